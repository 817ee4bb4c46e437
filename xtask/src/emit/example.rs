//! Examples of calls, as code that compiles.

use anyhow::Result;
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use serde_json::Value;

use crate::emit::types::{Found, Types, ref_name};
use crate::emit::values::constructors;
use crate::model::{Operation, Parameter};
use crate::naming;

/// Makes a value of a parameter.
pub fn parameter(parameter: &Parameter, root: &TokenStream) -> TokenStream {
    value(parameter.example.as_ref(), &parameter.schema, parameter.schema_name.as_deref(), &parameter.name, root)
}

/// Makes a value of a schema in a request; `root` is the path of the module that has `types`.
pub fn schema(types: &Types<'_>, name: &str, root: &TokenStream) -> TokenStream {
    match types.get(name) {
        Some(Found::Choice(variants)) => {
            let first = variants.iter().find_map(|(_, ty)| {
                let text = quote!(#ty).to_string();
                types.sent().find(|(name, _)| naming::type_name(name) == text).map(|(name, _)| name.as_str())
            });
            first.map(|first| schema(types, first, root)).unwrap_or_default()
        }
        Some(Found::Struct(_)) => {
            let ty = naming::type_ident(name);
            let Some((constructor, properties)) = constructors(types, name).into_iter().next() else {
                return TokenStream::new();
            };
            let method = naming::field_ident(&constructor);
            let values = properties.iter().map(|name_of| property(types, name, name_of, root));
            quote!(#root::types::#ty::#method(#(#values),*))
        }
        None => {
            let published = types.schema(name);
            match published["type"].as_str() {
                Some("array") => {
                    let item = ref_name(&published["items"]).map(|item| schema(types, item, root));
                    quote!([#item])
                }
                _ => value(published.get("example"), published, Some(name), name, root),
            }
        }
    }
}

/// Makes a value of a property of a schema in a request.
pub fn property(types: &Types<'_>, schema: &str, property: &str, root: &TokenStream) -> TokenStream {
    let published = &types.schema(schema)["properties"][property];
    let resolved = types.resolve(published);
    let example = published.get("example").or_else(|| resolved.get("example"));
    match (resolved["type"].as_str(), ref_name(published)) {
        (Some("object") | None, Some(name)) if types.get(name).is_some() => self::schema(types, name, root),
        _ => value(example, resolved, ref_name(published), property, root),
    }
}

fn value(example: Option<&Value>, schema: &Value, named: Option<&str>, name: &str, root: &TokenStream) -> TokenStream {
    match (schema["type"].as_str(), example) {
        (Some("string"), example) if schema["enum"].is_array() && named.is_some() => {
            let listed: Vec<_> = schema["enum"].as_array().into_iter().flatten().collect();
            let chosen = example.and_then(|example| listed.iter().position(|value| *value == example)).unwrap_or(0);
            let ty = naming::type_ident(named.unwrap_or("String"));
            let text = schema["x-enum-varnames"][chosen].as_str().or_else(|| listed.get(chosen)?.as_str());
            let variant = naming::value(text.unwrap_or_default());
            quote!(#root::types::#ty::#variant)
        }
        (Some("string"), example) => {
            let text = example.or(schema["enum"].get(0)).and_then(Value::as_str).unwrap_or(name);
            quote!(#text)
        }
        (Some("integer"), example) => {
            let number =
                Literal::i64_unsuffixed(example.and_then(Value::as_i64).or(schema["minimum"].as_i64()).unwrap_or(1));
            quote!(#number)
        }
        (Some("number"), example) => {
            let number = Literal::f64_unsuffixed(example.and_then(Value::as_f64).unwrap_or(1.0));
            quote!(#number)
        }
        (Some("boolean"), example) => {
            let boolean = example.and_then(Value::as_bool).unwrap_or(true);
            quote!(#boolean)
        }
        (Some("array"), _) => quote!(Vec::<String>::new()),
        _ => quote!(Default::default()),
    }
}

/// Makes the request of an operation, as the typed client of the crate `krate` takes it.
pub fn request(operation: &Operation, types: &Types<'_>, krate: &str) -> Result<String> {
    let root: TokenStream = krate.parse().map_err(|error| anyhow::anyhow!("{krate}: {error}"))?;
    let ty = naming::type_ident(&operation.id);
    // In that crate, enumerations are not in `types`.
    let mut arguments: Vec<_> = operation.required().map(|required| parameter(required, &root)).collect();
    if let Some(body) = &operation.body {
        arguments.push(schema(types, body, &root));
    }
    let limit = operation.paging.as_ref().and_then(|paging| {
        let limit = operation.parameters.iter().find(|parameter| parameter.name == paging.limit)?;
        Some(format_ident!("{}", limit.rust))
    });
    let limit = limit.map(|limit| quote!(.#limit(10)));
    Ok(tidy(&quote!(#root::requests::#ty::new(#(#arguments),*) #limit).to_string()))
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
