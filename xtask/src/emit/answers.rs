//! What a caller reads: fields in which a server says "none" with a word.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::types::{Found, Types};

/// Makes a method for every such field of an answer.
pub fn emit(types: &Types<'_>) -> TokenStream {
    let blocks = types.received().filter_map(|(name, found)| {
        let Found::Struct(fields) = found else { return None };
        let methods: Vec<_> = fields
            .iter()
            .filter_map(|field| {
                let word = types.schema(name)["properties"][&field.property]["x-absent"].as_str()?;
                let ident = &field.ident;
                let doc = format!(
                    "`{}`, and `None` where the server says `{word}`, which means that there is none.",
                    field.property
                );
                let value = if field.optional { quote!(self.#ident.as_deref()) } else { quote!(Some(&*self.#ident)) };
                Some(quote! {
                    #[doc = #doc]
                    pub fn #ident(&self) -> Option<&str> {
                        #value.filter(|value| *value != #word)
                    }
                })
            })
            .collect();
        let ident = format_ident!("{name}");
        (!methods.is_empty()).then(|| quote!(impl types::#ident { #(#methods)* }))
    });
    quote! {
        //! Methods of what is received.

        use crate::types;

        #(#blocks)*
    }
}
