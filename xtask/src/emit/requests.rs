//! What a caller makes: constructors and setters for the types that are sent, and their rules.

use anyhow::{Context, Result};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::Value;

use super::types::{Field, Found, Types, ref_name};
use crate::lower::rust_name;

/// Makes the methods of every type that is sent.
pub fn emit(types: &Types<'_>) -> Result<TokenStream> {
    let mut code = Vec::new();
    for (name, found) in types.sent() {
        if let Found::Struct(fields) = found {
            code.push(methods(types, name, fields)?);
        }
        code.push(rules(types, name, found));
    }
    Ok(quote! {
        //! Constructors, setters and rules of what is sent.

        use crate::arguments::{InvalidArgument, Validate, check};
        use crate::types;

        #(#code)*
    })
}

/// A constructor: its name, and the properties that it takes.
pub fn constructors(types: &Types<'_>, name: &str) -> Vec<(String, Vec<String>)> {
    let schema = types.schema(name);
    let names = |list: &Value| -> Vec<String> {
        list.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    };
    match schema["x-constructors"].as_object() {
        Some(listed) => listed.iter().map(|(name, fields)| (name.clone(), names(fields))).collect(),
        None => {
            let required = names(&schema["required"]);
            let properties = schema["properties"].as_object().into_iter().flat_map(|properties| properties.keys());
            vec![("new".to_owned(), properties.filter(|name| required.contains(name)).cloned().collect())]
        }
    }
}

fn methods(types: &Types<'_>, name: &str, fields: &[Field]) -> Result<TokenStream> {
    let ident = format_ident!("{name}");
    let root = quote!(crate);
    let constructors = constructors(types, name)
        .iter()
        .map(|(constructor, taken)| {
            let method = format_ident!("{constructor}");
            let taken = taken
                .iter()
                .map(|property| {
                    fields
                        .iter()
                        .find(|field| field.property == *property)
                        .with_context(|| format!("`{name}` has no field for `{property}`"))
                })
                .collect::<Result<Vec<_>>>()?;
            let arguments = taken.iter().map(|field| {
                let (ty, _) = field.argument(&root);
                let ident = &field.ident;
                match encoding(types, name, field) {
                    Some(_) => quote!(#ident: impl AsRef<[u8]>),
                    None => quote!(#ident: #ty),
                }
            });
            let values = fields.iter().map(|field| {
                let ident = &field.ident;
                let (_, value) = field.argument(&root);
                let given = taken.iter().any(|taken| taken.property == field.property);
                match (given && encoding(types, name, field).is_none(), field.optional) {
                    (true, true) => quote!(#ident: Some(#value)),
                    (true, false) => quote!(#ident: #value),
                    (false, _) => quote!(#ident: Default::default()),
                }
            });
            let encoded = taken.iter().filter(|field| encoding(types, name, field).is_some()).map(|field| &field.ident);
            let listed: Vec<_> = taken.iter().map(|field| format!("`{}`", field.property)).collect();
            let doc = match listed.as_slice() {
                [] => "One with nothing set.".to_owned(),
                _ => format!("One with {}.", listed.join(", ")),
            };
            Ok(quote! {
                #[doc = #doc]
                pub fn #method(#(#arguments),*) -> Self {
                    Self { #(#values),* } #(.#encoded(#encoded))*
                }
            })
        })
        .collect::<Result<Vec<_>>>()?;
    // How a text is encoded is for whoever encodes it to say.
    let setters = fields.iter().filter(|field| field.optional && !says_encoding(types, name, field)).map(|field| {
        let (ty, value) = field.argument(&root);
        let ident = &field.ident;
        let doc = types.schema(name)["properties"][&field.property]["description"]
            .as_str()
            .map_or_else(|| format!("Sets `{}`.", field.property), str::to_owned);
        if let Some(word) = encoding(types, name, field) {
            let word = format_ident!("{}", rust_name(word));
            let doc = format!("{doc}\n\nTakes text or bytes: what is no text is sent as base64.");
            return quote! {
                #[doc = #doc]
                #[must_use]
                pub fn #ident(mut self, #ident: impl AsRef<[u8]>) -> Self {
                    let (text, word) = crate::payload::encode(#ident.as_ref());
                    self.#ident = Some(text);
                    self.#word = word.map(Into::into);
                    self
                }
            };
        }
        quote! {
            #[doc = #doc]
            #[must_use]
            pub fn #ident(mut self, #ident: #ty) -> Self {
                self.#ident = Some(#value);
                self
            }
        }
    });
    Ok(quote! {
        impl types::#ident {
            #(#constructors)*
            #(#setters)*
        }
    })
}

/// The property that says how the text of this one is encoded, if it can be bytes.
fn encoding<'s>(types: &Types<'s>, name: &str, field: &Field) -> Option<&'s str> {
    types.schema(name)["properties"][&field.property]["x-encoded-by"].as_str()
}

/// Whether this property says how another one is encoded.
fn says_encoding(types: &Types<'_>, name: &str, field: &Field) -> bool {
    let properties =
        types.schema(name)["properties"].as_object().into_iter().flat_map(|properties| properties.values());
    properties.into_iter().any(|property| property["x-encoded-by"] == field.property.as_str())
}

fn rules(types: &Types<'_>, name: &str, found: &Found) -> TokenStream {
    let ident = format_ident!("{name}");
    let schema = types.schema(name);
    let checks = match found {
        Found::Choice(variants) => {
            quote!(match self { #(Self::#variants(value) => value.validate(),)* })
        }
        Found::Newtype if schema["type"] == "array" => {
            let count = count("items", &quote!(self.0.len()), schema);
            quote! {
                #count
                for (index, item) in self.0.iter().enumerate() {
                    item.validate().map_err(|error| error.within(&format!("items[{index}]")))?;
                }
                Ok(())
            }
        }
        Found::Newtype => {
            let fields = fields_count(&quote!(self.0.len()), schema);
            let texts = (schema["additionalProperties"]["type"] == "string").then(|| {
                quote! {
                    for (name, value) in &self.0 {
                        check::text("name", name, 0, None)?;
                        check::text(name, value, 0, None)?;
                    }
                }
            });
            quote!(#fields #texts Ok(()))
        }
        Found::Struct(fields) => {
            let checks = fields.iter().filter_map(|field| field_rule(types, name, field));
            let groups = together(schema, fields);
            let set = fields.iter().map(|Field { ident, optional, .. }| match optional {
                true => quote!(self.#ident.is_some()),
                false => quote!(true),
            });
            let least = fields_count(&quote!([#(#set),*].into_iter().filter(|set| *set).count()), schema);
            quote! {
                #least
                #groups
                #(#checks)*
                Ok(())
            }
        }
    };
    quote! {
        impl Validate for types::#ident {
            fn validate(&self) -> Result<(), InvalidArgument> {
                #checks
            }
        }
    }
}

/// `anyOf` of `required` lists: at least one of the fields must be there.
fn together(schema: &Value, fields: &[Field]) -> Option<TokenStream> {
    let groups: Vec<_> = schema["anyOf"].as_array()?.iter().filter_map(|part| part["required"][0].as_str()).collect();
    let idents: Vec<_> =
        fields.iter().filter(|field| groups.contains(&field.property.as_str())).map(|field| &field.ident).collect();
    let first = groups.first()?;
    let problem = format!("is missing: at least one of {} must be set", groups.join(", "));
    Some(quote! {
        if #(self.#idents.is_none())&&* {
            return Err(InvalidArgument::new(#first, #problem));
        }
    })
}

fn field_rule(types: &Types<'_>, name: &str, field: &Field) -> Option<TokenStream> {
    let schema = types.schema(name);
    let published = types.schemas_property(schema, &field.property);
    let resolved = types.resolve(published);
    let ident = &field.ident;
    let argument = &field.property;
    let rule = match resolved["type"].as_str() {
        // Servers take an encoding that they do not know for none.
        Some("string") if resolved["enum"].is_array() && says_encoding(types, name, field) => {
            quote!(check::known(#argument, value.is_known())?;)
        }
        // Of other enumerations, any value may be sent: the server is the judge of what it knows.
        Some("string") if resolved["enum"].is_array() => return None,
        // A payload can be anything.
        Some("string") if encoding(types, name, field).is_some() => return None,
        Some("string") => text_rules(argument, resolved),
        Some("integer") => {
            let (min, max) = (resolved["minimum"].as_i64(), resolved["maximum"].as_i64());
            if (min, max) == (None, None) {
                return None;
            }
            let (min, max) = (option_tokens(min.map(i128::from)), option_tokens(max.map(i128::from)));
            quote!(check::number(#argument, *value, #min, #max)?;)
        }
        Some("array") if ref_name(published).is_none() => {
            let items = ref_name(&resolved["items"]).and_then(|name| types.get(name)).map(|_| {
                quote! {
                    for (index, item) in value.iter().enumerate() {
                        item.validate().map_err(|error| error.within(&format!("{}[{index}]", #argument)))?;
                    }
                }
            });
            let count = count(argument, &quote!(value.len()), resolved);
            quote!(#count #items)
        }
        _ if ref_name(published).is_some_and(|name| types.get(name).is_some()) => {
            quote!(value.validate().map_err(|error| error.within(#argument))?;)
        }
        _ => return None,
    };
    Some(if field.optional {
        quote!(if let Some(value) = &self.#ident { #rule })
    } else {
        quote!({ let value = &self.#ident; #rule })
    })
}

fn count(argument: &str, length: &TokenStream, schema: &Value) -> Option<TokenStream> {
    let (min, max) = (schema["minItems"].as_u64().unwrap_or(0), schema["maxItems"].as_u64());
    if (min, max) == (0, None) {
        return None;
    }
    let min = usize::try_from(min).ok()?;
    let max = option_tokens(max.and_then(|max| usize::try_from(max).ok()));
    Some(quote!(check::count(#argument, #length, #min, #max)?;))
}

/// The rules of a text, which is called `value`.
fn text_rules(argument: &str, schema: &Value) -> TokenStream {
    let text = match schema["format"].as_str() {
        Some("password") => quote!(value.expose()),
        _ => quote!(value),
    };
    let (min, max) = (schema["minLength"].as_u64().unwrap_or(0), option_tokens(schema["maxLength"].as_u64()));
    let signs: Vec<_> = schema["pattern"].as_str().and_then(excluded).into_iter().flatten().collect();
    let without = (!signs.is_empty()).then(|| quote!(check::without(#argument, #text, &[#(#signs),*])?;));
    let format = match schema["format"].as_str() {
        Some("mqtt-topic-name") => Some(quote!(check::topic_name(#argument, #text)?;)),
        Some("mqtt-topic-names") => Some(quote!(check::each(#argument, #text, check::topic_name)?;)),
        Some("mqtt-topic-filter") => Some(quote!(check::topic_filter(#argument, #text)?;)),
        Some("mqtt-topic-filters") => Some(quote!(check::each(#argument, #text, check::topic_filter)?;)),
        _ => None,
    };
    quote!(check::text(#argument, #text, #min, #max)?; #without #format)
}

/// The signs that a pattern of the one form that is understood, `^[^…]+$`, excludes.
pub fn excluded(pattern: &str) -> Option<Vec<char>> {
    let signs = pattern.strip_prefix("^[^")?.strip_suffix("]+$")?;
    let plain = !signs.is_empty() && !signs.contains(['\\', '[', ']', '-', '^']);
    plain.then(|| signs.chars().collect())
}

/// The least number of fields that an object must have.
fn fields_count(number: &TokenStream, schema: &Value) -> Option<TokenStream> {
    let min = usize::try_from(schema["minProperties"].as_u64()?).ok()?;
    Some(quote!(check::count("fields", #number, #min, None)?;))
}

/// An `Option` as code.
pub fn option_tokens(value: Option<impl quote::ToTokens>) -> TokenStream {
    match value {
        Some(value) => quote!(Some(#value)),
        None => quote!(None),
    }
}
