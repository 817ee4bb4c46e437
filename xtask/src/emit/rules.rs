//! Validation of requests: code that adds to `invalid` every argument that breaks a rule.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Value;

use super::types::{Types, ref_name};
use crate::lower::{Range, is_map};

/// The rules of one document.
pub struct Rules<'a> {
    pub types: &'a Types<'a>,
    /// Whether the API has characters that no string may contain.
    pub excludes: bool,
}

/// A value to check.
pub struct Checked<'a> {
    /// The name of the argument; empty for an item of an array, which is reported by its index.
    pub argument: &'a str,
    /// The schema, with references not resolved.
    pub schema: &'a Value,
    /// Whether the string may have any content, because it is encoded.
    pub encoded: bool,
    /// Whether only listed values of an enumeration are allowed.
    pub closed: bool,
}

/// How code refers to the value.
#[derive(Clone)]
pub enum Held {
    /// By a place expression, such as `self.qos`.
    Owned(TokenStream),
    /// By the name of a reference, such as `value`.
    Borrowed(TokenStream),
}

impl Held {
    /// An expression for a reference to it.
    fn reference(&self) -> TokenStream {
        match self {
            Self::Owned(place) => quote!(&#place),
            Self::Borrowed(name) => name.clone(),
        }
    }

    /// An expression for a copy of it.
    fn copy(&self) -> TokenStream {
        match self {
            Self::Owned(place) => place.clone(),
            Self::Borrowed(name) => quote!(*#name),
        }
    }

    /// An expression that can be followed by a method call.
    fn place(&self) -> &TokenStream {
        match self {
            Self::Owned(name) | Self::Borrowed(name) => name,
        }
    }
}

impl Rules<'_> {
    /// Makes the checks of a value.
    pub fn of(&self, checked: &Checked<'_>, value: &Held) -> TokenStream {
        let Checked { argument, schema, encoded, closed } = checked;
        let published = ref_name(schema).map_or(*schema, |name| self.types.schema(name));
        let (place, reference) = (value.place(), value.reference());
        match published["type"].as_str() {
            // Most enumerations are open: the server decides which values it knows.
            Some("string") if published["enum"].is_array() && ref_name(schema).is_none() && !closed => {
                let listed: Vec<_> =
                    published["enum"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
                quote!(invalid.add(check::one_of(#argument, #reference, &[#(#listed),*]));)
            }
            Some("string") if published["enum"].is_array() && !closed => quote!(),
            Some("string") if published["enum"].is_array() => {
                quote!(invalid.add(check::known(#argument, #place.is_known()));)
            }
            Some("string") if *encoded => quote!(),
            Some("string") => self.text(argument, value, published),
            Some("integer") => integer(argument, value, published),
            Some("number") => number(argument, value, published),
            Some("array") => {
                let count = count(argument, &quote!(#place.len()), published, "Items");
                let inside = self.of(
                    &Checked { argument: "", schema: &published["items"], encoded: false, closed: false },
                    &Held::Borrowed(quote!(item)),
                );
                let each = (!inside.is_empty()).then(|| {
                    quote! {
                        for (index, item) in #place.iter().enumerate() {
                            invalid.within(format_args!("{}[{index}]", #argument), |invalid| { #inside });
                        }
                    }
                });
                quote!(#count #each)
            }
            Some("object") if is_map(published) => {
                let count = count(argument, &quote!(#place.len()), published, "Properties");
                let names = self.text("", &Held::Borrowed(quote!(name)), &Value::Null);
                let inside = self.of(
                    &Checked {
                        argument: "",
                        schema: &published["additionalProperties"],
                        encoded: false,
                        closed: false,
                    },
                    &Held::Borrowed(quote!(value)),
                );
                let names = (!names.is_empty())
                    .then(|| quote!(invalid.within(format_args!("{}.{name}", #argument), |invalid| { #names });));
                let inside = (!inside.is_empty())
                    .then(|| quote!(invalid.within(format_args!("{}.{name}", #argument), |invalid| { #inside });));
                let value_name = if inside.is_some() { quote!(value) } else { quote!(_) };
                let each = (names.is_some() || inside.is_some())
                    .then(|| quote!(for (name, #value_name) in #reference { #names #inside }));
                quote!(#count #each)
            }
            _ if ref_name(schema).is_some_and(|name| self.types.get(name).is_some()) => {
                if argument.is_empty() {
                    quote!(#place.check(invalid);)
                } else {
                    quote!(invalid.within(format_args!(#argument), |invalid| #place.check(invalid));)
                }
            }
            _ => quote!(),
        }
    }

    fn text(&self, argument: &str, value: &Held, schema: &Value) -> TokenStream {
        let place = value.place();
        let text = match schema["format"].as_str() {
            Some("password") => quote!(#place.expose()),
            _ => value.reference(),
        };
        let (min, max) = (schema["minLength"].as_u64().unwrap_or(0), schema["maxLength"].as_u64());
        let length = ((min, max) != (0, None)).then(|| {
            let (min, max) = (Literal::u64_unsuffixed(min), option(max.map(Literal::u64_unsuffixed)));
            quote!(invalid.add(check::text(#argument, #text, #min, #max));)
        });
        let everywhere = match schema["x-excluded-characters"].as_str() {
            Some("") => None,
            Some(own) => {
                let own = own.chars();
                Some(quote!(invalid.add(check::without(#argument, #text, &[#(#own),*]));))
            }
            None => self.excludes.then(|| quote!(invalid.add(check::without(#argument, #text, EXCLUDED));)),
        };
        let characters = schema["pattern"].as_str().and_then(excluded).unwrap_or_default();
        let without = (!characters.is_empty())
            .then(|| quote!(invalid.add(check::without(#argument, #text, &[#(#characters),*]));));
        let format = match schema["format"].as_str() {
            Some("mqtt-topic-name") => quote!(invalid.add(check::topic_name(#argument, #text));),
            Some("mqtt-topic-names") => quote!(invalid.add(check::each(#argument, #text, check::topic_name));),
            Some("mqtt-string") => quote!(invalid.add(check::mqtt_string(#argument, #text));),
            Some("mqtt-unshared-topic-filter") => {
                quote!(invalid.add(check::unshared_topic_filter(#argument, #text));)
            }
            Some("mqtt-topic-filter") => quote!(invalid.add(check::topic_filter(#argument, #text));),
            Some("mqtt-topic-filters") => quote!(invalid.add(check::each(#argument, #text, check::topic_filter));),
            _ => quote!(),
        };
        // The checks of MQTT formats report an empty string themselves.
        let length = if format.is_empty() || schema["format"] == "mqtt-string" || min > 1 || max.is_some() {
            length
        } else {
            None
        };
        quote!(#length #everywhere #without #format)
    }
}

fn integer(argument: &str, value: &Held, schema: &Value) -> TokenStream {
    let range = Range::of(schema);
    if !range.is_narrower() {
        return quote!();
    }
    let bound = |bound: Option<i128>| option(bound.map(Literal::i128_unsuffixed));
    let (min, max, copy) = (bound(range.min), bound(range.max), value.copy());
    quote!(invalid.add(check::number(#argument, #copy, #min, #max));)
}

fn number(argument: &str, value: &Held, schema: &Value) -> TokenStream {
    let bound = |key: &str| schema[key].as_f64();
    let (min, max) = (bound("minimum"), bound("maximum"));
    let (min, max) = (option(min.map(Literal::f64_unsuffixed)), option(max.map(Literal::f64_unsuffixed)));
    let copy = value.copy();
    quote!(invalid.add(check::float(#argument, #copy, #min, #max));)
}

/// Checks `minItems` and `maxItems`, or `minProperties` and `maxProperties`.
pub fn count(argument: &str, length: &TokenStream, schema: &Value, what: &str) -> TokenStream {
    let bound = |key: &str| schema[format!("{key}{what}")].as_u64();
    let (min, max) = (bound("min").unwrap_or(0), bound("max"));
    if (min, max) == (0, None) {
        return quote!();
    }
    let (min, max) = (Literal::u64_unsuffixed(min), option(max.map(Literal::u64_unsuffixed)));
    quote!(invalid.add(check::count(#argument, #length, #min, #max));)
}

/// Returns the characters that a pattern excludes; the only supported form is `^[^…]+$`.
pub fn excluded(pattern: &str) -> Option<Vec<char>> {
    let characters = pattern.strip_prefix("^[^")?.strip_suffix("]+$")?;
    let plain = !characters.is_empty() && !characters.contains(['\\', '[', ']', '-', '^']);
    plain.then(|| characters.chars().collect())
}

/// Returns an `Option` as code.
pub fn option(value: Option<impl quote::ToTokens>) -> TokenStream {
    match value {
        Some(value) => quote!(Some(#value)),
        None => quote!(None),
    }
}
