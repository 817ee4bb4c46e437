//! Examples of calls, as code that compiles.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use serde_json::Value;

use super::types::{Found, Types, ref_name};
use super::values::constructors;
use crate::lower::is_map;
use crate::model::{Operation, Parameter};
use crate::naming;

/// Makes the examples for one crate.
pub struct Examples<'a> {
    /// The types of the typed client.
    pub types: &'a Types<'a>,
    /// The path of the module that has `types`.
    pub root: TokenStream,
    /// The module with the enumerations, in `root`.
    pub enums: &'static str,
}

impl Examples<'_> {
    /// Makes a value of a parameter.
    pub fn parameter(&self, parameter: &Parameter) -> TokenStream {
        self.value(parameter.example.as_ref(), &parameter.schema, parameter.schema_name.as_deref(), &parameter.name)
    }

    /// Makes a value of a schema in a request.
    pub fn schema(&self, name: &str) -> TokenStream {
        let Self { types, root, .. } = self;
        match types.get(name) {
            Some(Found::Choice(variants)) => {
                let first = variants.iter().find_map(|(_, ty)| {
                    let text = quote!(#ty).to_string();
                    types.sent().find(|(name, _)| naming::type_name(name) == text).map(|(name, _)| name.as_str())
                });
                first.map(|first| self.schema(first)).unwrap_or_default()
            }
            Some(Found::Struct(fields)) => {
                let ty = naming::type_ident(name);
                let Some((constructor, properties)) = constructors(types, name).into_iter().next() else {
                    return TokenStream::new();
                };
                let method = naming::field_ident(&constructor);
                let values = properties.iter().map(|property| self.property(name, property));
                let least = types.schema(name)["minProperties"].as_u64().unwrap_or_default() as usize;
                let more = fields.iter().filter(|field| field.optional && !properties.contains(&field.property));
                let setters = more.take(least.saturating_sub(properties.len())).map(|field| {
                    let (setter, value) = (&field.ident, self.property(name, &field.property));
                    quote!(.#setter(#value))
                });
                quote!(#root::types::#ty::#method(#(#values),*) #(#setters)*)
            }
            None => {
                let published = types.schema(name);
                self.value(published.get("example"), published, Some(name), name)
            }
        }
    }

    /// Makes a value of a property of a schema in a request.
    pub fn property(&self, schema: &str, property: &str) -> TokenStream {
        self.part(&self.types.schema(schema)["properties"][property], property)
    }

    /// Makes a value of a schema that is a part of another one.
    fn part(&self, published: &Value, name: &str) -> TokenStream {
        match ref_name(published) {
            Some(named) if self.types.get(named).is_some() => self.schema(named),
            named => {
                let resolved = self.types.resolve(published);
                self.value(published.get("example").or_else(|| resolved.get("example")), resolved, named, name)
            }
        }
    }

    fn value(&self, example: Option<&Value>, schema: &Value, named: Option<&str>, name: &str) -> TokenStream {
        match schema["type"].as_str() {
            Some("string") if schema["enum"].is_array() && named.is_some() => {
                let listed: Vec<_> = schema["enum"].as_array().into_iter().flatten().collect();
                let chosen = example.and_then(|example| listed.iter().position(|value| *value == example)).unwrap_or(0);
                let text = schema["x-enum-varnames"][chosen].as_str().or_else(|| listed.get(chosen)?.as_str());
                let (ty, variant) =
                    (naming::type_ident(named.unwrap_or_default()), naming::value(text.unwrap_or_default()));
                let (root, enums) = (&self.root, format_ident!("{}", self.enums));
                quote!(#root::#enums::#ty::#variant)
            }
            Some("string") => {
                let text = example.or(schema["enum"].get(0)).and_then(Value::as_str).unwrap_or(name);
                let missing = schema["minLength"].as_u64().map_or(0, |least| least.saturating_sub(text.len() as u64));
                let text = format!("{text}{}", "x".repeat(usize::try_from(missing).unwrap_or_default()));
                quote!(#text)
            }
            Some("integer") => {
                let least =
                    schema["minimum"].as_i64().map(|least| least + i64::from(schema["exclusiveMinimum"] == true));
                let number = example.and_then(Value::as_i64).or(least).unwrap_or(1);
                let number = Literal::i64_unsuffixed(number);
                quote!(#number)
            }
            Some("number") => {
                let number = Literal::f64_unsuffixed(example.and_then(Value::as_f64).unwrap_or(1.0));
                quote!(#number)
            }
            Some("boolean") => {
                let boolean = example.and_then(Value::as_bool).unwrap_or(true);
                quote!(#boolean)
            }
            Some("array") => {
                let item = self.part(&schema["items"], name);
                quote!([#item])
            }
            Some("object") if is_map(schema) => {
                let value = self.part(&schema["additionalProperties"], name);
                quote!([("name", #value)])
            }
            _ => quote!(Default::default()),
        }
    }

    /// Makes the request of an operation, as the typed client takes it.
    pub fn request(&self, operation: &Operation) -> String {
        let (root, ty) = (&self.root, naming::type_ident(&operation.id));
        let required = operation.required().map(|required| self.parameter(required));
        let arguments = required.chain(operation.body.as_ref().map(|body| self.schema(body)));
        let limit = operation.paging.as_ref().and_then(|paging| {
            let limit = operation.parameters.iter().find(|parameter| parameter.name == paging.limit)?;
            Some(format_ident!("{}", limit.rust))
        });
        let limit = limit.map(|limit| quote!(.#limit(10)));
        tidy(&quote!(#root::requests::#ty::new(#(#arguments),*) #limit).to_string())
    }
}

/// Formats code as a person would write it: printed tokens have spaces everywhere.
pub fn tidy(code: &str) -> String {
    let file: Result<syn::File, _> = syn::parse_str(&format!("fn f() {{ {code}; }}"));
    let Ok(file) = file else { return code.to_owned() };
    let text = prettyplease::unparse(&file);
    let lines: Vec<_> = text.lines().collect();
    let body = lines.get(1..lines.len().saturating_sub(1)).unwrap_or_default();
    let body: Vec<_> = body.iter().map(|line| line.strip_prefix("    ").unwrap_or(line)).collect();
    body.join("\n").trim_end_matches(';').to_owned()
}
