//! Readings: rows with named integers.

use proc_macro2::TokenStream;
use quote::quote;

use super::types::Types;
use crate::model::Reading;
use crate::naming;

/// Makes the module with the names of the documented integers.
pub fn names(types: &Types<'_>, reading: &Reading) -> TokenStream {
    let schema = types.schema(&reading.schema);
    let title = format!("The names of the documented `{}`.", reading.values);
    let about = format!(
        "{}\n\nFor [`{ty}::get`](crate::types::{ty}::get).",
        schema["description"].as_str().unwrap_or_default(),
        ty = naming::type_name(&reading.schema),
    );
    let title = format!("{title}\n\n{about}");
    let properties: Vec<_> = schema["properties"].as_object().into_iter().flatten().collect();
    let constants: Vec<_> = properties.iter().map(|(name, _)| naming::constant(name)).collect();
    let wire: Vec<_> = properties.iter().map(|(name, _)| name.as_str()).collect();
    let docs = properties.iter().map(|(name, property)| {
        let description = types.resolve(property)["description"].as_str().unwrap_or_default();
        format!("`{name}`: {description}")
    });
    quote! {
        #![doc = #title]

        #(#[doc = #docs] pub const #constants: &str = #wire;)*

        /// Every documented name.
        pub static KNOWN: &[&str] = &[#(#constants),*];
    }
}

/// Makes the methods of the integers, and what makes the row a reading.
pub fn methods(types: &Types<'_>, reading: &Reading) -> TokenStream {
    let row = naming::type_ident(&reading.row);
    let values = naming::type_ident(&reading.schema);
    let property = |name: &str| naming::given(name, &types.schema(&reading.row)["properties"][name]);
    let field = |name: &str| quote::format_ident!("{}", property(name));
    let (source, held) = (field(&reading.source), field(&reading.values));
    let module = naming::field(&reading.values);
    let get = format!(
        "Returns a value by its name, which is one of those in [`{module}`](crate::{module}), or an undocumented one.\n\n\
         `None` if the server did not send it, or did not send an integer.",
    );
    quote! {
        impl types::#values {
            #[doc = #get]
            pub fn get(&self, name: &str) -> Option<i64> {
                emqx_cloud_core::private::integer(self, &self.extra, name)
            }

            /// Returns all integers that the server sent, with their names. Undocumented ones come last.
            pub fn iter(&self) -> impl Iterator<Item = (std::borrow::Cow<'_, str>, i64)> {
                emqx_cloud_core::private::integers(self, Self::WIRE, &self.extra)
            }
        }

        impl emqx_cloud_core::Reading for types::#row {
            fn source(&self) -> &str {
                &self.#source
            }

            fn values(&self) -> impl Iterator<Item = (std::borrow::Cow<'_, str>, i64)> {
                self.#held.iter()
            }
        }
    }
}
