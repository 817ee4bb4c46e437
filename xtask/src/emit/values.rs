//! Methods of the generated types: constructors, setters and validation for requests, accessors for responses.

use anyhow::{Context, Result};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use serde_json::Value;

use super::rules::{Checked, Held, Rules, count};
use super::types::{Argument, Field, Found, Types, is_plain};
use super::{docs, readings};
use crate::check::TIME;
use crate::model::Api;
use crate::naming;

/// The field with the members that have no field.
const EXTRA: &str = "extra";

/// Makes the methods of every type.
pub fn emit(rules: &Rules<'_>, api: &Api) -> Result<TokenStream> {
    let types = rules.types;
    let mut code = Vec::new();
    for (name, found) in types.sent() {
        if let Found::Struct(fields) = found {
            code.push(methods(types, name, fields)?);
        }
        code.push(validate(rules, name, found));
    }
    code.extend(types.only_received().map(|(name, found)| received(types, name, found)));
    code.extend(types.bare().map(|name| {
        let ident = naming::type_ident(name);
        quote!(impl emqx_cloud_core::Received for types::#ident {})
    }));
    code.extend(types.received().filter_map(|(name, found)| absent(types, name, found)));
    code.extend(types.received().filter_map(|(name, found)| times(types, name, found)));
    code.extend(api.readings.iter().map(|reading| readings::methods(types, reading)));
    code.extend(
        types.received().filter(|(name, _)| api.is_row(name)).filter_map(|(name, found)| columns(types, name, found)),
    );
    let excluded = rules.excludes.then(|| {
        quote!(
            use crate::EXCLUDED;
        )
    });
    Ok(quote! {
        //! Constructors, setters and validation of the types in requests, and accessors of the types in responses.

        #![allow(unused_imports, reason = "not every document needs all of them")]

        use emqx_cloud_core::{Columns, IntoOption, InvalidArgument, InvalidArguments, Validate, check};

        #excluded
        use crate::types;

        #(#code)*
    })
}

/// Makes the constructors and setters of the types of responses, which only tests need.
pub fn for_tests(types: &Types<'_>, api: &Api) -> Result<TokenStream> {
    let rows = types.with_parts(api.calls().filter_map(|(_, call)| call.answer.row()));
    let code =
        types.only_received().filter(|(name, _)| rows.contains(name.as_str())).map(|(name, found)| match found {
            Found::Struct(fields) => received_methods(types, name, fields),
            Found::Choice(_) => Ok(TokenStream::new()),
        });
    let code = code.collect::<Result<Vec<_>>>()?;
    Ok(quote! {
        //! Constructors and setters of the types in responses, for tests.

        #![allow(unused_imports, reason = "not every document needs all of them")]

        use emqx_cloud_core::IntoOption;

        use crate::types;

        #(#code)*
    })
}

/// Returns the constructors of a type: the name of each, and the properties that it takes.
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
    let ident = naming::type_ident(name);
    let root = quote!(crate);
    let constructors = each_constructor(types, name, fields, &constructors(types, name))?;
    // The setter of the encoded string also sets the name of its encoding, so that name has no setter.
    let settable = |field: &&Field| field.optional && !says_encoding(types, name, &field.property);
    let setters = fields.iter().filter(settable).map(|field| {
        let Argument { ty, value } = field.optional_argument(&root);
        let ident = &field.ident;
        let doc = match description(types, name, field) {
            Some(description) => docs::setter(&ident.to_string(), &description),
            None => format!("Sets `{ident}`."),
        };
        if let Some(word) = encoding(types, name, field) {
            let word = fields.iter().find(|other| other.property == word).map(|other| &other.ident);
            let doc = format!("{doc}\n\nAccepts a string or bytes. Bytes that are not valid UTF-8 are sent as base64.");
            return quote! {
                #[doc = #doc]
                #[must_use]
                pub fn #ident(mut self, #ident: impl AsRef<[u8]>) -> Self {
                    let (text, word) = emqx_cloud_core::encode_payload(#ident.as_ref());
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
                self.#ident = #value;
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

fn each_constructor(
    types: &Types<'_>,
    name: &str,
    fields: &[Field],
    listed: &[(String, Vec<String>)],
) -> Result<Vec<TokenStream>> {
    listed.iter().map(|(method, taken)| constructor(types, name, fields, method, taken)).collect()
}

fn constructor(
    types: &Types<'_>,
    name: &str,
    fields: &[Field],
    constructor: &str,
    taken: &[String],
) -> Result<TokenStream> {
    let method = naming::field_ident(constructor);
    let root = quote!(crate);
    let taken = taken
        .iter()
        .map(|property| {
            let found = fields.iter().find(|field| field.property == *property);
            found.with_context(|| format!("`{name}` has no field for `{property}`"))
        })
        .collect::<Result<Vec<_>>>()?;
    let arguments = taken.iter().map(|field| {
        let ident = &field.ident;
        match encoding(types, name, field) {
            Some(_) => quote!(#ident: impl AsRef<[u8]>),
            None => {
                let ty = field.argument(&root).ty;
                quote!(#ident: #ty)
            }
        }
    });
    let values = fields.iter().map(|field| {
        let ident = &field.ident;
        let value = field.argument(&root).value;
        let given = taken.iter().any(|taken| taken.property == field.property);
        if let (false, false, Some(example)) = (given, field.optional, example(types, name, field)) {
            return quote!(#ident: #example);
        }
        match (given && encoding(types, name, field).is_none(), field.optional) {
            (true, true) => quote!(#ident: Some(#value)),
            (true, false) if is_plain(&field.value) => quote!(#ident),
            (true, false) => quote!(#ident: #value),
            (false, _) => quote!(#ident: Default::default()),
        }
    });
    let encoded = taken.iter().filter(|field| encoding(types, name, field).is_some()).map(|field| &field.ident);
    let listed: Vec<_> = taken.iter().map(|field| format!("`{}`", field.property)).collect();
    let rest: Vec<_> = fields
        .iter()
        .filter(|field| !field.optional && !taken.iter().any(|taken| taken.property == field.property))
        .filter_map(|field| Some((&field.property, example(types, name, field)?.to_string())))
        .map(|(property, example)| format!("`{property}` is `{}`", example.replace(" . into ()", "")))
        .collect();
    let rest = if rest.is_empty() { String::new() } else { format!(" Its {}.", rest.join(" and its ")) };
    let article = docs::article(name);
    let ty = naming::type_name(name);
    let doc = match listed.as_slice() {
        [] => format!("Creates {article} `{ty}` without optional values."),
        [only] => format!("Creates {article} `{ty}` with {only}."),
        [others @ .., last] => format!("Creates {article} `{ty}` with {} and {last}.", others.join(", ")),
    };
    let doc = doc + &rest;
    Ok(quote! {
        #[doc = #doc]
        pub fn #method(#(#arguments),*) -> Self {
            Self { #(#values),* } #(.#encoded(#encoded))*
        }
    })
}

/// Returns the example of a required field, as the value of one that a constructor does not take.
fn example(types: &Types<'_>, name: &str, field: &Field) -> Option<TokenStream> {
    let example = &types.schema(name)["properties"][&field.property]["example"];
    match example {
        Value::String(text) => Some(quote!(#text.into())),
        Value::Bool(flag) => Some(quote!(#flag)),
        Value::Number(number) => {
            let literal: Literal = number.to_string().parse().ok()?;
            Some(quote!(#literal))
        }
        _ => None,
    }
}

fn description(types: &Types<'_>, name: &str, field: &Field) -> Option<String> {
    let property = &types.schema(name)["properties"][&field.property];
    let own = property["description"].as_str();
    own.or_else(|| types.resolve(property)["description"].as_str()).map(str::to_owned)
}

/// Returns the property with the name of this one's encoding, if this one may be bytes.
fn encoding<'s>(types: &Types<'s>, name: &str, field: &Field) -> Option<&'s str> {
    types.schema(name)["properties"][&field.property]["x-encoded-by"].as_str()
}

/// Returns whether this property has the name of another one's encoding.
fn says_encoding(types: &Types<'_>, name: &str, property: &str) -> bool {
    let properties = types.schema(name)["properties"].as_object();
    properties.into_iter().flat_map(|listed| listed.values()).any(|other| other["x-encoded-by"] == property)
}

fn validate(rules: &Rules<'_>, name: &str, found: &Found) -> TokenStream {
    let ident = naming::type_ident(name);
    let schema = rules.types.schema(name);
    let checks = match found {
        Found::Choice(variants) => {
            let arms = variants.iter().map(|(variant, ty)| {
                let item = naming::inner(ty, "Vec");
                let checks = match item {
                    // The limits of the array are in its own schema.
                    Some(_) => list(rules, schema),
                    None => quote!(value.check(invalid);),
                };
                quote!(Self::#variant(value) => { #checks })
            });
            quote!(match self { #(#arms)* })
        }
        Found::Struct(fields) => {
            let checks = fields.iter().map(|field| {
                let checked = Checked {
                    argument: &field.property,
                    schema: &schema["properties"][&field.property],
                    encoded: encoding(rules.types, name, field).is_some(),
                    // Servers treat an unknown encoding as none at all.
                    closed: says_encoding(rules.types, name, &field.property),
                };
                let ident = &field.ident;
                if field.optional {
                    let inside = rules.of(&checked, &Held::Borrowed(quote!(value)));
                    if inside.is_empty() { inside } else { quote!(if let Some(value) = &self.#ident { #inside }) }
                } else {
                    rules.of(&checked, &Held::Owned(quote!(self.#ident)))
                }
            });
            let groups = together(schema, fields);
            let set = fields.iter().map(|Field { ident, optional, .. }| match optional {
                true => quote!(self.#ident.is_some()),
                false => quote!(true),
            });
            let least = count("", &quote!([#(#set),*].into_iter().filter(|set| *set).count()), schema, "Properties");
            let limits = fields.iter().map(|field| limits(rules.types, name, fields, field));
            quote!(#least #groups #(#checks)* #(#limits)*)
        }
    };
    let invalid = if checks.is_empty() { quote!(_) } else { quote!(invalid) };
    quote! {
        impl Validate for types::#ident {
            fn check(&self, #invalid: &mut InvalidArguments) {
                #checks
            }
        }
    }
}

/// Checks the number of bytes of a string, after decoding, if another property is true.
fn limits(types: &Types<'_>, name: &str, fields: &[Field], field: &Field) -> TokenStream {
    let listed = types.schema(name)["properties"][&field.property]["x-max-bytes-with"].as_object();
    let word = encoding(types, name, field).and_then(|word| fields.iter().find(|other| other.property == word));
    let decoded = match word.map(|word| &word.ident) {
        Some(word) => quote!(check::decoded_bytes(value, self.#word.as_ref().map(|word| word.as_str()))),
        None => quote!(value.len()),
    };
    let checks = listed.into_iter().flatten().filter_map(|(with, most)| {
        let flag = fields.iter().find(|other| other.property == *with)?;
        let (argument, value, most) = (&field.property, &field.ident, most.as_u64()?);
        let most = Literal::u64_unsuffixed(most);
        let flag = match (&flag.ident, flag.optional) {
            (flag, true) => quote!(self.#flag == Some(true)),
            (flag, false) => quote!(self.#flag),
        };
        Some(quote! {
            if let (true, Some(value)) = (#flag, &self.#value) {
                invalid.add(check::bytes_with(#argument, #decoded, #most, #with));
            }
        })
    });
    quote!(#(#checks)*)
}

/// Makes the checks of the array that is one alternative of a choice.
fn list(rules: &Rules<'_>, choice: &Value) -> TokenStream {
    let parts = choice["oneOf"].as_array().into_iter().flatten();
    let list = parts.map(|part| rules.types.resolve(part)).find(|schema| schema["type"] == "array");
    list.map(|schema| {
        rules.of(&Checked { argument: "", schema, encoded: false, closed: false }, &Held::Borrowed(quote!(value)))
    })
    .unwrap_or_default()
}

/// Checks an `anyOf` of `required` lists: at least one of the fields must be set.
fn together(schema: &Value, fields: &[Field]) -> Option<TokenStream> {
    let groups: Vec<_> = schema["anyOf"].as_array()?.iter().filter_map(|part| part["required"][0].as_str()).collect();
    let idents: Vec<_> =
        fields.iter().filter(|field| groups.contains(&field.property.as_str())).map(|field| &field.ident).collect();
    let first = groups.first()?;
    let problem = format!("is missing: set at least one of {}", groups.join(", "));
    Some(quote! {
        if #(self.#idents.is_none())&&* {
            invalid.add(Err(InvalidArgument::new(#first, #problem)));
        }
    })
}

fn received_methods(types: &Types<'_>, name: &str, fields: &[Field]) -> Result<TokenStream> {
    let ident = naming::type_ident(name);
    let root = quote!(crate);
    let listed = constructors(types, name);
    let constructors = each_constructor(types, name, fields, &listed)?;
    let is_taken = |field: &Field| listed.iter().all(|(_, taken)| taken.contains(&field.property));
    let is_left_out = |field: &&Field| field.property != EXTRA && (field.optional || !is_taken(field));
    let setters = fields.iter().filter(is_left_out).map(|field| {
        let Argument { ty, value } =
            if field.optional { field.optional_argument(&root) } else { field.argument(&root) };
        let field = &field.ident;
        // Without the prefix, it could be the name of an accessor.
        let setter = format_ident!("with_{}", field.to_string().trim_end_matches('_'));
        let doc = format!("Sets `{field}`.");
        quote! {
            #[doc = #doc]
            #[must_use]
            pub fn #setter(mut self, #field: #ty) -> Self {
                self.#field = #value;
                self
            }
        }
    });
    let default = listed.iter().any(|(name, taken)| name == "new" && taken.is_empty()).then(|| {
        quote! {
            impl Default for types::#ident {
                fn default() -> Self {
                    Self::new()
                }
            }
        }
    });
    Ok(quote! {
        impl types::#ident {
            #(#constructors)*
            #(#setters)*
        }

        #default
    })
}

/// Implements decoding of a type in responses.
fn received(types: &Types<'_>, name: &str, found: &Found) -> TokenStream {
    let ident = naming::type_ident(name);
    match found {
        Found::Struct(fields) => {
            let listed = fields.iter().filter(|field| field.property != EXTRA).map(|field| {
                let (rust, wire) = (&field.ident, &field.property);
                let kind = if field.optional { quote!(optional) } else { quote!(required) };
                let word = types.schema(name)["properties"][wire]["x-absent"].as_str();
                let absent = word.filter(|_| field.optional).map(|word| quote!(absent #word));
                quote!(#rust #wire #kind #absent)
            });
            quote!(emqx_cloud_core::received! { types::#ident { #(#listed,)* } })
        }
        Found::Choice(variants) => {
            let variants = variants.iter().map(|(variant, _)| variant);
            quote!(emqx_cloud_core::received_choice! { types::#ident { #(#variants,)* } })
        }
    }
}

/// Makes an accessor for every field of a response in which a server sends a word for a missing value.
fn absent(types: &Types<'_>, name: &str, found: &Found) -> Option<TokenStream> {
    let Found::Struct(fields) = found else { return None };
    let methods: Vec<_> = fields
        .iter()
        .filter_map(|field| {
            let property = &types.schema(name)["properties"][&field.property];
            let word = property["x-absent"].as_str().filter(|_| property["type"] == "string")?;
            let ident = &field.ident;
            let doc = format!(
                "Returns `{}`, or `None` if it is `{word}`, which servers send when there is no value.",
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
    let ident = naming::type_ident(name);
    (!methods.is_empty()).then(|| quote!(impl types::#ident { #(#methods)* }))
}

/// Makes an accessor for every field of a response that is a time.
fn times(types: &Types<'_>, name: &str, found: &Found) -> Option<TokenStream> {
    let Found::Struct(fields) = found else { return None };
    let methods: Vec<_> = fields
        .iter()
        .filter_map(|field| {
            let wire = &field.property;
            let form = types.schema(name)["properties"][wire]["x-time"].as_str()?;
            let ident = &field.ident;
            let method = format_ident!("{}{TIME}", ident.to_string().trim_end_matches('_'));
            let (ty, read, missing) = match form {
                "server-local" => (
                    quote!(emqx_cloud_core::LocalTime),
                    quote!(emqx_cloud_core::LocalTime::parse),
                    "is not a time of the form `YYYY-MM-DD HH:mm:ss`",
                ),
                "unix-s" => {
                    (quote!(std::time::SystemTime), quote!(emqx_cloud_core::private::unix_s), "cannot be represented")
                }
                _ => {
                    (quote!(std::time::SystemTime), quote!(emqx_cloud_core::private::unix_ms), "cannot be represented")
                }
            };
            let zone = match form {
                "server-local" => ", in the server's local time",
                _ => "",
            };
            let doc = format!("Returns `{wire}` as a time{zone}.\n\n`None` if it is missing, or {missing}.");
            let value = match (form, field.optional) {
                ("server-local", true) => quote!(self.#ident.as_deref().and_then(#read)),
                ("server-local", false) => quote!(#read(&self.#ident)),
                (_, true) => quote!(self.#ident.and_then(#read)),
                (_, false) => quote!(#read(self.#ident)),
            };
            Some(quote! {
                #[doc = #doc]
                pub fn #method(&self) -> Option<#ty> {
                    #value
                }
            })
        })
        .collect();
    let ident = naming::type_ident(name);
    (!methods.is_empty()).then(|| quote!(impl types::#ident { #(#methods)* }))
}

/// Implements `Columns` for every row of a response.
fn columns(types: &Types<'_>, name: &str, found: &Found) -> Option<TokenStream> {
    let Found::Struct(_) = found else { return None };
    let names = types.schema(name)["properties"].as_object()?.keys();
    let ident = naming::type_ident(name);
    Some(quote! {
        impl Columns for types::#ident {
            const COLUMNS: &'static [&'static str] = &[#(#names),*];
        }
    })
}
