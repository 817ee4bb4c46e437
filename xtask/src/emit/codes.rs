//! Result codes, reasons and enumerations: constants for what is listed.

use anyhow::{Context, Result};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};
use serde_json::Value;

use crate::lower::Lowered;
use crate::model::{Api, Named};
use crate::naming;
use crate::read::Document;

/// Makes the module of result codes.
pub fn codes(api: &Api) -> TokenStream {
    let idents: Vec<_> = api.codes.iter().map(|code| naming::constant(&code.name)).collect();
    let values: Vec<_> = api
        .codes
        .iter()
        .map(|code| match &code.value {
            Value::String(word) => quote!(ResultCode::Word(std::borrow::Cow::Borrowed(#word))),
            value => {
                let number = Literal::i64_unsuffixed(value.as_i64().unwrap_or_default());
                quote!(ResultCode::Number(#number))
            }
        })
        .collect();
    let docs = api.codes.iter().map(|code| format!("`{}`: {}", plain(&code.value), code.description));
    let (names, meanings, categories) = columns(&api.codes);
    quote! {
        //! The documented result codes.

        #![allow(unused_imports, reason = "not every document needs all of them")]

        use emqx_cloud_core::{Category, KnownCode, ResultCode};

        #(#[doc = #docs] pub const #idents: ResultCode = #values;)*

        /// Every documented result code, with its name, meaning and category.
        pub static KNOWN: &[KnownCode] = &[
            #(KnownCode { code: #idents, name: #names, meaning: #meanings, category: Category::#categories },)*
        ];
    }
}

/// Makes the module of reasons.
pub fn reasons(api: &Api) -> TokenStream {
    let idents: Vec<_> = api.reasons.iter().map(|reason| naming::constant(&reason.name)).collect();
    let words = api.reasons.iter().map(|reason| reason.value.as_str().unwrap_or_default());
    let docs = api.reasons.iter().map(|reason| format!("`{}`: {}", plain(&reason.value), reason.description));
    let (_, meanings, categories) = columns(&api.reasons);
    quote! {
        //! The words that servers are known to send as the reason of a failure.

        #![allow(unused_imports, reason = "not every document needs all of them")]

        use emqx_cloud_core::{Category, KnownReason, Reason};

        #(#[doc = #docs] pub const #idents: Reason = Reason::known(#words);)*

        /// Every known reason, with its meaning and category.
        pub static KNOWN: &[KnownReason] = &[
            #(KnownReason { reason: #idents, meaning: #meanings, category: Category::#categories },)*
        ];
    }
}

fn columns(values: &[Named]) -> (Vec<&str>, Vec<&str>, Vec<Ident>) {
    (
        values.iter().map(|value| value.name.as_str()).collect(),
        values.iter().map(|value| value.description.as_str()).collect(),
        values.iter().map(|value| naming::value(&value.category)).collect(),
    )
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Makes the module of string enumerations.
pub fn enums(document: &Document, lowered: &Lowered) -> Result<TokenStream> {
    let types = lowered
        .enums
        .iter()
        .map(|name| {
            let schema = &document.value["components"]["schemas"][name];
            let description = schema["description"].as_str().with_context(|| format!("{name} has no description"))?;
            Ok(open_enum(name, description, schema))
        })
        .collect::<Result<Vec<_>>>()?;
    Ok(quote! {
        //! String enumerations. A value that the document does not list is kept as `Other`.

        #(#types)*
    })
}

fn open_enum(name: &str, description: &str, schema: &Value) -> TokenStream {
    let texts =
        |key: &str| -> Vec<&str> { schema[key].as_array().into_iter().flatten().filter_map(Value::as_str).collect() };
    let ident = naming::type_ident(name);
    let (values, names, meanings) = (texts("enum"), texts("x-enum-varnames"), texts("x-enum-descriptions"));
    let variants: Vec<_> = values
        .iter()
        .enumerate()
        .map(|(index, value)| format_ident!("{}", naming::value(names.get(index).unwrap_or(value))))
        .collect();
    let docs = values.iter().enumerate().map(|(index, value)| match meanings.get(index) {
        Some(meaning) => format!("`{value}`: {meaning}"),
        None => format!("`{value}`"),
    });
    quote! {
        #[doc = #description]
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #ident {
            #(#[doc = #docs] #variants,)*
            /// A value that the document does not list.
            Other(String),
        }

        impl #ident {
            /// The listed values, in the order of the document.
            pub const KNOWN: &[Self] = &[#(Self::#variants),*];

            /// Returns whether the document lists the value.
            pub fn is_known(&self) -> bool {
                !matches!(self, Self::Other(_))
            }

            /// Returns the value as it is sent and received.
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#variants => #values,)*
                    Self::Other(value) => value,
                }
            }
        }

        impl From<&str> for #ident {
            fn from(value: &str) -> Self {
                match value {
                    #(#values => Self::#variants,)*
                    other => Self::Other(other.to_owned()),
                }
            }
        }

        emqx_cloud_core::text_enum!(#ident);
    }
}
