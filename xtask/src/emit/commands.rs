//! The commands of the command line, as data.

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};
use serde_json::Value;

use super::rules::option;
use super::types::{Types, ref_name};
use super::values::constructors;
use crate::lower::Range;
use crate::model::{Api, Body, Call, Operation, Parameter, Place, Shape};
use crate::naming;

/// Makes the table.
pub fn emit(api: &Api, types: &Types<'_>) -> Result<TokenStream> {
    let mut table = Table { types, fields: BTreeMap::new() };
    let commands = api.operations.iter().map(|operation| table.command(operation)).collect::<Result<Vec<_>>>()?;
    let groups = groups(api)?;
    let fields = table.fields.values();
    Ok(quote! {
        //! The commands as data.

        #![allow(unused_imports, reason = "not every document needs all of them")]

        use emqx_cloud::{Columns, types};

        use crate::table::{Argument, Body, Bulk, Command, Group, Kind};

        /// The groups of commands.
        pub static GROUPS: &[Group] = &[#(#groups),*];

        /// Every command, in the order of the document.
        pub static COMMANDS: &[Command] = &[#(#commands),*];

        #(#fields)*
    })
}

/// Makes the groups, in the order of their first command.
fn groups(api: &Api) -> Result<Vec<TokenStream>> {
    let mut names: Vec<&str> = Vec::new();
    for operation in &api.operations {
        if !names.contains(&operation.group.as_str()) {
            names.push(&operation.group);
        }
    }
    let one = |name: &str| {
        let tag = api.tags.iter().find(|tag| naming::kebab(&tag.name) == name);
        let listed = api.info.command_groups.iter().find(|(group, _)| group == name);
        let summary = match (tag, listed) {
            (Some(tag), _) => first_sentence(&tag.description),
            (None, Some((_, summary))) => summary.clone(),
            (None, None) => bail!("the group `{name}` has no summary"),
        };
        Ok(quote!(Group { name: #name, summary: #summary }))
    };
    names.into_iter().map(one).collect()
}

/// Returns the first sentence of a description, in one line and without its full stop.
fn first_sentence(description: &str) -> String {
    let line = description.split_whitespace().collect::<Vec<_>>().join(" ");
    let sentence = line.split_once(". ").map_or(line.as_str(), |(first, _)| first);
    sentence.trim_end_matches('.').to_owned()
}

struct Table<'a> {
    types: &'a Types<'a>,
    /// The constants with the fields of each body, by schema.
    fields: BTreeMap<String, TokenStream>,
}

impl<'a> Table<'a> {
    fn command(&mut self, operation: &Operation) -> Result<TokenStream> {
        let is_list = |call: &Call| matches!(call.body, Some(Body { shape: Shape::List(_), .. }));
        let call = operation.calls.iter().find(|call| !is_list(call)).or(operation.calls.first());
        let Some(call) = call else { bail!("`{}` has no call", operation.id) };
        let (group, command, name, summary, description) =
            (&operation.group, &operation.command, &call.name, &operation.summary, &operation.description);
        let position = operation.paging.as_ref().map(|paging| paging.position.parameter());
        let parameters = operation.parameters.iter().filter(|parameter| Some(parameter.name.as_str()) != position);
        let parameters: Vec<_> = parameters.map(|parameter| self.parameter(parameter)).collect();
        let takes_many = operation.calls.iter().any(is_list);
        let body = option(call.body.as_ref().map(|body| self.body(operation, body, takes_many)));
        let has_columns = |row: &&str| self.types.schema(row)["properties"].is_object();
        let columns = call.answer.row().filter(has_columns).map(|row| {
            let row = naming::type_ident(row);
            quote!(<types::#row as Columns>::COLUMNS)
        });
        let columns = columns.unwrap_or_else(|| quote!(&[]));
        let bulk = option(operation.calls.iter().find_map(|call| self.bulk(operation, call)));
        Ok(quote! {
            Command {
                group: #group,
                name: #command,
                operation: #name,
                summary: #summary,
                description: #description,
                parameters: &[#(#parameters),*],
                body: #body,
                columns: #columns,
                bulk: #bulk,
            }
        })
    }

    fn parameter(&self, parameter: &Parameter) -> TokenStream {
        let argument = Argument {
            name: &parameter.rust,
            description: Some(&parameter.description),
            schema: &parameter.schema,
            required: parameter.required,
            positional: parameter.place == Place::Path,
            secret: false,
            example: parameter.example.as_ref(),
        };
        argument.tokens()
    }

    fn body(&mut self, operation: &Operation, body: &Body, takes_many: bool) -> TokenStream {
        let forms = Forms::of(self.types, &body.schema);
        let is_only_list = forms.objects.is_empty() && forms.lists;
        let fields = self.fields(&body.schema, &forms);
        let takes_many = takes_many || forms.lists;
        let example = operation.body_examples.iter().find(|example| example.is_array() == is_only_list);
        let example = example.map(Value::to_string).unwrap_or_default();
        // `anyOf` with a required property each.
        let alternatives =
            forms.objects.iter().flat_map(|form| self.types.schema(form)["anyOf"].as_array().into_iter().flatten());
        let alternatives =
            alternatives.filter_map(|alternative| match alternative["required"].as_array()?.as_slice() {
                [only] => only.as_str(),
                _ => None,
            });
        quote! {
            Body { fields: #fields, takes_many: #takes_many, alternatives: &[#(#alternatives),*], example: #example }
        }
    }

    fn bulk(&mut self, operation: &Operation, call: &Call) -> Option<TokenStream> {
        let bulk = call.bulk.as_ref()?;
        let (method, summary) = (naming::field(&bulk.name), &bulk.summary);
        let fields = match call.body.as_ref().map(|body| (&body.shape, &body.schema)) {
            Some((Shape::List(item), _)) => self.fields(item, &Forms::of(self.types, item)),
            body => {
                let parameters = operation.required().map(|parameter| self.parameter(parameter));
                let fields = body.map(|(_, schema)| self.arguments(&Forms::of(self.types, schema))).unwrap_or_default();
                let arguments = parameters.chain(fields);
                quote!(&[#(#arguments),*])
            }
        };
        Some(quote!(Bulk { method: #method, summary: #summary, fields: #fields }))
    }

    /// Returns an expression for the fields of a schema: the name of a constant, which the table gets.
    fn fields(&mut self, schema: &str, forms: &Forms<'_>) -> TokenStream {
        if forms.objects.is_empty() {
            return quote!(&[]);
        }
        let constant: Ident = format_ident!("{}_FIELDS", naming::constant(schema));
        if !self.fields.contains_key(schema) {
            let arguments = self.arguments(forms);
            let made = quote!(const #constant: &[Argument] = &[#(#arguments),*];);
            self.fields.insert(schema.to_owned(), made);
        }
        quote!(#constant)
    }

    /// Makes the fields of all forms, in order of first appearance.
    fn arguments(&self, forms: &Forms<'_>) -> Vec<TokenStream> {
        let types = self.types;
        let mut made: Vec<(&str, TokenStream)> = Vec::new();
        let required = |name: &str, form: &str| {
            types.schema(form)["required"].as_array().is_some_and(|listed| listed.iter().any(|field| field == name))
        };
        let taken = |name: &str, form: &str| {
            let listed = constructors(types, form).into_iter().find(|(constructor, _)| constructor == "new");
            listed.is_some_and(|(_, fields)| fields.iter().any(|field| field == name))
        };
        for form in &forms.objects {
            for (name, property) in types.schema(form)["properties"].as_object().into_iter().flatten() {
                if made.iter().any(|(known, _)| known == name) {
                    continue;
                }
                let (resolved, secret) = (types.resolve(property), has_secret(types, property));
                let each = || forms.objects.iter();
                let argument = Argument {
                    name,
                    description: property["description"].as_str().or(resolved["description"].as_str()),
                    schema: resolved,
                    required: each().all(|form| required(name, form)),
                    positional: !secret && each().all(|form| required(name, form) || taken(name, form)),
                    secret,
                    example: property.get("example").or(resolved.get("example")),
                };
                made.push((name, argument.tokens()));
            }
        }
        made.into_iter().map(|(_, argument)| argument).collect()
    }
}

/// The forms of a body.
struct Forms<'a> {
    /// The schemas of objects.
    objects: Vec<&'a str>,
    /// Whether an array is a body, too.
    lists: bool,
}

impl<'a> Forms<'a> {
    fn of(types: &'a Types<'_>, schema: &'a str) -> Self {
        let mut forms = Self { objects: Vec::new(), lists: false };
        forms.add(types, schema);
        forms
    }

    fn add(&mut self, types: &'a Types<'_>, name: &'a str) {
        let schema = types.schema(name);
        for part in schema["oneOf"].as_array().into_iter().flatten().filter_map(ref_name) {
            self.add(types, part);
        }
        if schema["properties"].is_object() {
            self.objects.push(name);
        }
        self.lists |= schema["type"] == "array";
    }
}

/// Returns whether a schema is a secret, or contains one.
fn has_secret(types: &Types<'_>, schema: &Value) -> bool {
    let inside = |listed: &Value| match listed {
        Value::Array(parts) => parts.iter().any(|part| has_secret(types, part)),
        Value::Object(_) => has_secret(types, listed),
        _ => false,
    };
    let schema = types.resolve(schema);
    let properties = schema["properties"].as_object().into_iter().flat_map(|listed| listed.values());
    schema["format"] == "password"
        || properties.into_iter().any(|property| has_secret(types, property))
        || ["items", "additionalProperties", "oneOf"].iter().any(|key| inside(&schema[*key]))
}

/// A parameter, or a field of a body.
struct Argument<'a> {
    name: &'a str,
    description: Option<&'a str>,
    /// The schema, with references resolved.
    schema: &'a Value,
    required: bool,
    positional: bool,
    secret: bool,
    example: Option<&'a Value>,
}

impl Argument<'_> {
    fn tokens(&self) -> TokenStream {
        let Self { name, schema, required, positional, secret, .. } = self;
        let description = self.description.unwrap_or_default();
        let listed: Vec<_> = schema["enum"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let kind = match schema["type"].as_str() {
            Some("string") if !listed.is_empty() => quote!(Kind::OneOf(&[#(#listed),*])),
            Some("string") => quote!(Kind::String),
            Some("integer") => {
                let (least, most) = Range::of(schema).limits();
                let (least, most) = (integer(least), integer(most));
                quote!(Kind::Integer { least: #least, most: #most })
            }
            Some("number") => quote!(Kind::Number),
            Some("boolean") => quote!(Kind::Boolean),
            _ => quote!(Kind::Json),
        };
        let example = match self.example {
            Some(Value::String(text)) => text.clone(),
            Some(value) => value.to_string(),
            None => String::new(),
        };
        quote! {
            Argument {
                name: #name,
                description: #description,
                kind: #kind,
                required: #required,
                positional: #positional,
                secret: #secret,
                example: #example,
            }
        }
    }
}

/// Makes an integer that the table can have: larger ones are cut to the range of `i64`.
fn integer(value: i128) -> TokenStream {
    match i64::try_from(value) {
        Ok(i64::MIN) => quote!(i64::MIN),
        Ok(value) if value < i64::MAX => {
            let literal = Literal::i64_unsuffixed(value);
            quote!(#literal)
        }
        _ => quote!(i64::MAX),
    }
}
