//! Codes, reasons and enumerations: types with names for what is listed, and room for what is not.

use anyhow::{Context, Result};
use heck::ToPascalCase;
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use crate::lower::Lowered;
use crate::model::{Api, CATEGORIES, Named};
use crate::read::Document;

fn variant(name: &str) -> syn::Ident {
    format_ident!("{}", name.to_pascal_case())
}

struct Columns {
    variants: Vec<syn::Ident>,
    names: Vec<String>,
    docs: Vec<String>,
    categories: Vec<syn::Ident>,
}

impl Columns {
    fn of<T>(values: &[Named<T>]) -> Self {
        Self {
            variants: values.iter().map(|value| variant(&value.name)).collect(),
            names: values.iter().map(|value| value.name.clone()).collect(),
            docs: values.iter().map(|value| value.description.clone()).collect(),
            categories: values.iter().map(|value| variant(&value.category)).collect(),
        }
    }
}

/// Result codes, and the words in which a server gives a reason.
pub fn codes(api: &Api) -> TokenStream {
    let categories: Vec<_> = CATEGORIES.iter().map(|name| variant(name)).collect();
    let category_docs = CATEGORIES.iter().map(|name| match *name {
        "success" => "The call succeeded.",
        "server" => "The server could not do it; the same call can succeed later.",
        "invalid_argument" => "The server refuses what was sent; the same call fails again.",
        "not_found" => "What the call names is not there.",
        "already_exists" => "What the call would create is there already.",
        "client_offline" => "The client has no session.",
        _ => "Anything else.",
    });
    let result_code = result_code(api);
    let reason = reason(api);
    quote! {
        //! Result codes and reasons.

        use std::fmt;

        /// What kind of outcome a result code or a reason stands for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Category {
            #(#[doc = #category_docs] #categories,)*
        }

        #result_code
        #reason
    }
}

fn result_code(api: &Api) -> TokenStream {
    let Columns { variants, names, docs, categories } = Columns::of(&api.codes);
    let numbers: Vec<_> = api.codes.iter().map(|code| Literal::i64_unsuffixed(code.value)).collect();
    let docs_with_number = api.codes.iter().map(|code| format!("`{}`: {}", code.value, code.description));
    quote! {
        /// The `code` of an answer.
        ///
        /// The documented codes have names. Any other number, and the texts that some operations of a server use, are
        /// carried as they are.
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum ResultCode {
            #(#[doc = #docs_with_number] #variants,)*
            /// A number without a name.
            Other(i64),
            /// A code that is a text, as `NOT_FOUND`.
            Text(String),
        }

        impl ResultCode {
            /// The codes that have names, in order.
            pub const KNOWN: &[Self] = &[#(Self::#variants),*];

            /// The number, if it is one.
            pub fn number(&self) -> Option<i64> {
                match self {
                    #(Self::#variants => Some(#numbers),)*
                    Self::Other(number) => Some(*number),
                    Self::Text(_) => None,
                }
            }

            /// The name, `UPPER_SNAKE`, if it has one.
            pub fn name(&self) -> Option<&'static str> {
                match self {
                    #(Self::#variants => Some(#names),)*
                    Self::Other(_) | Self::Text(_) => None,
                }
            }

            /// What it means, if that is known.
            pub fn meaning(&self) -> Option<&'static str> {
                match self {
                    #(Self::#variants => Some(#docs),)*
                    Self::Other(_) | Self::Text(_) => None,
                }
            }

            /// What kind of outcome it stands for.
            pub fn category(&self) -> Category {
                match self {
                    #(Self::#variants => Category::#categories,)*
                    Self::Other(_) | Self::Text(_) => Category::Other,
                }
            }

            /// Whether this is the code of a success, 0.
            pub fn is_success(&self) -> bool {
                self.number() == Some(0)
            }
        }

        impl From<i64> for ResultCode {
            fn from(number: i64) -> Self {
                match number {
                    #(#numbers => Self::#variants,)*
                    other => Self::Other(other),
                }
            }
        }

        impl From<&str> for ResultCode {
            fn from(text: &str) -> Self {
                Self::Text(text.to_owned())
            }
        }

        impl fmt::Display for ResultCode {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match (self, self.number(), self.name()) {
                    (_, Some(number), Some(name)) => write!(f, "{number} {name}"),
                    (_, Some(number), None) => write!(f, "{number}"),
                    (Self::Text(text), ..) => f.write_str(text),
                    _ => Ok(()),
                }
            }
        }

        impl std::str::FromStr for ResultCode {
            type Err = std::convert::Infallible;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Ok(text.parse::<i64>().map_or_else(|_| Self::from(text), Self::from))
            }
        }

        impl serde::Serialize for ResultCode {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match (self, self.number()) {
                    (Self::Text(text), _) => serializer.serialize_str(text),
                    (_, Some(number)) => serializer.serialize_i64(number),
                    (_, None) => serializer.serialize_none(),
                }
            }
        }

        impl<'de> serde::Deserialize<'de> for ResultCode {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Visitor;

                impl serde::de::Visitor<'_> for Visitor {
                    type Value = ResultCode;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str("a result code: an integer or a text")
                    }

                    fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<ResultCode, E> {
                        Ok(number.into())
                    }

                    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<ResultCode, E> {
                        i64::try_from(number)
                            .map(ResultCode::from)
                            .map_err(|_| E::invalid_value(serde::de::Unexpected::Unsigned(number), &self))
                    }

                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<ResultCode, E> {
                        Ok(text.into())
                    }
                }

                deserializer.deserialize_any(Visitor)
            }
        }
    }
}

fn reason(api: &Api) -> TokenStream {
    let Columns { variants, docs, categories, .. } = Columns::of(&api.reasons);
    let words: Vec<_> = api.reasons.iter().map(|reason| reason.value.as_str()).collect();
    let docs_with_word = api.reasons.iter().map(|reason| format!("`{}`: {}", reason.value, reason.description));
    quote! {
        /// Why a server refused something, where it says so only in words.
        ///
        /// The words are alone (`existed`), in an item's outcome (`{error,existed}`), or inside the Erlang term of a
        /// refused rule (`result => <<"{error,access}">>`).
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Reason {
            #(#[doc = #docs_with_word] #variants,)*
            /// Any other word.
            Other(String),
        }

        impl Reason {
            /// The reasons that have names, in order.
            pub const KNOWN: &[Self] = &[#(Self::#variants),*];

            /// The reason that a server's text gives, if there is one in it.
            ///
            /// A text that is only a known word, `{error,WORD}` with any word, or an Erlang term that holds a `result`
            /// of that form.
            pub fn from_text(text: &str) -> Option<Self> {
                fn error_word(text: &str) -> Option<&str> {
                    text.strip_prefix("{error,")?.split_once('}').map(|(word, _)| word)
                }
                if let Some(known) = Self::KNOWN.iter().find(|known| known.word() == text) {
                    return Some(known.clone());
                }
                // Inside a term, the server writes a quote that the caller sent as `\"`, so this cannot be forged.
                let inner = text.split_once("result => <<\"").map(|(_, rest)| rest);
                error_word(text).or_else(|| inner.and_then(error_word)).map(Self::from)
            }

            /// The word.
            pub fn word(&self) -> &str {
                match self {
                    #(Self::#variants => #words,)*
                    Self::Other(word) => word,
                }
            }

            /// What it means, if that is known.
            pub fn meaning(&self) -> Option<&'static str> {
                match self {
                    #(Self::#variants => Some(#docs),)*
                    Self::Other(_) => None,
                }
            }

            /// What kind of outcome it stands for.
            pub fn category(&self) -> Category {
                match self {
                    #(Self::#variants => Category::#categories,)*
                    Self::Other(_) => Category::Other,
                }
            }
        }

        impl From<&str> for Reason {
            fn from(word: &str) -> Self {
                match word {
                    #(#words => Self::#variants,)*
                    other => Self::Other(other.to_owned()),
                }
            }
        }

        impl fmt::Display for Reason {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.word())
            }
        }
    }
}

/// The enumerations of text.
pub fn enums(document: &Document, lowered: &Lowered) -> Result<TokenStream> {
    let types = lowered
        .enums
        .iter()
        .map(|name| {
            let schema = &document.value["components"]["schemas"][name];
            let values: Vec<_> = schema["enum"].as_array().into_iter().flatten().filter_map(|v| v.as_str()).collect();
            let description = schema["description"].as_str().with_context(|| format!("{name} has no description"))?;
            Ok(open_enum(name, description, &values))
        })
        .collect::<Result<Vec<_>>>()?;
    Ok(quote! {
        //! Enumerations of text. A value that is not listed is carried as it is.

        use std::fmt;

        #(#types)*
    })
}

fn open_enum(name: &str, description: &str, values: &[&str]) -> TokenStream {
    let ident = format_ident!("{name}");
    let variants: Vec<_> = values.iter().map(|value| variant(value)).collect();
    let docs = values.iter().map(|value| format!("`{value}`"));
    quote! {
        #[doc = #description]
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #ident {
            #(#[doc = #docs] #variants,)*
            /// A value that is not listed.
            Other(String),
        }

        impl #ident {
            /// The values that are listed, in order.
            pub const KNOWN: &[Self] = &[#(Self::#variants),*];

            /// Whether the value is listed.
            pub fn is_known(&self) -> bool {
                !matches!(self, Self::Other(_))
            }

            /// The value on the wire.
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

        impl std::str::FromStr for #ident {
            type Err = std::convert::Infallible;

            fn from_str(value: &str) -> Result<Self, Self::Err> {
                Ok(value.into())
            }
        }

        impl fmt::Display for #ident {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl serde::Serialize for #ident {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for #ident {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                <String as serde::Deserialize>::deserialize(deserializer).map(|value| Self::from(value.as_str()))
            }
        }
    }
}
