//! The types that progenitor made, as the other emitters need to know them.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use serde_json::Value;
use syn::{Fields, GenericArgument, Ident, Item, PathArguments, Type};

use crate::lower::Uses;

/// The types of the generated client, by schema.
pub struct Types<'a> {
    found: BTreeMap<String, Found>,
    schemas: &'a Value,
    uses: Uses,
}

/// What became of a schema.
pub enum Found {
    /// A structure with named fields.
    Struct(Vec<Field>),
    /// A list, or a map, with a name.
    Newtype,
    /// A choice between types: the name of each variant, which is also the name of its type.
    Choice(Vec<Ident>),
}

/// A field of a structure.
pub struct Field {
    /// The name on the wire.
    pub property: String,
    /// The name in Rust.
    pub ident: Ident,
    /// The type, without the `Option` of an optional field.
    pub value: Type,
    /// Whether the field is optional.
    pub optional: bool,
}

impl<'a> Types<'a> {
    /// Reads the types of a generated client, and keeps the document that they were made from beside them.
    pub fn read(client: &syn::File, document: &'a Value) -> Self {
        let types = client.items.iter().find_map(|item| match item {
            Item::Mod(module) if module.ident == "types" => module.content.as_ref().map(|(_, items)| items),
            _ => None,
        });
        let mut found = BTreeMap::new();
        for item in types.into_iter().flatten() {
            match item {
                Item::Struct(item) => {
                    let kind = match &item.fields {
                        Fields::Named(fields) => Found::Struct(fields.named.iter().filter_map(field).collect()),
                        _ => Found::Newtype,
                    };
                    found.insert(item.ident.to_string(), kind);
                }
                Item::Enum(item) => {
                    let variants = item.variants.iter().map(|variant| variant.ident.clone()).collect();
                    found.insert(item.ident.to_string(), Found::Choice(variants));
                }
                _ => {}
            }
        }
        Self { found, schemas: &document["components"]["schemas"], uses: Uses::of(document) }
    }

    /// The published schema of that name.
    pub fn schema(&self, name: &str) -> &'a Value {
        &self.schemas[name]
    }

    /// What became of the schema of that name, if it became a type of the generated client.
    pub fn get(&self, name: &str) -> Option<&Found> {
        self.found.get(name)
    }

    /// The types that a caller makes, in order.
    pub fn sent(&self) -> impl Iterator<Item = (&String, &Found)> {
        self.found.iter().filter(|(name, _)| self.uses.is_sent(name))
    }

    /// The published schema of a property.
    pub fn schemas_property(&self, schema: &'a Value, property: &str) -> &'a Value {
        &schema["properties"][property]
    }

    /// The types that a caller gets, in order.
    pub fn received(&self) -> impl Iterator<Item = (&String, &Found)> {
        self.found.iter().filter(|(name, _)| self.uses.is_received(name))
    }

    /// A published schema, references to named ones followed.
    pub fn resolve(&self, schema: &'a Value) -> &'a Value {
        let schema = match schema["allOf"].as_array().map(Vec::as_slice) {
            Some([only]) => only,
            _ => schema,
        };
        match ref_name(schema) {
            Some(name) => self.schema(name),
            None => schema,
        }
    }
}

/// The name of the schema that a `$ref` leads to.
pub fn ref_name(schema: &Value) -> Option<&str> {
    let schema = match schema["allOf"].as_array().map(Vec::as_slice) {
        Some([only]) => only,
        _ => schema,
    };
    schema["$ref"].as_str()?.strip_prefix("#/components/schemas/")
}

fn field(field: &syn::Field) -> Option<Field> {
    let ident = field.ident.clone()?;
    let mut property = ident.to_string();
    for attribute in &field.attrs {
        if attribute.path().is_ident("serde") {
            let parsed = attribute.parse_nested_meta(|meta| {
                let value = meta.value().ok().map(|value| value.parse::<syn::LitStr>()).transpose()?;
                if let (true, Some(value)) = (meta.path.is_ident("rename"), value) {
                    property = value.value();
                }
                Ok(())
            });
            // progenitor writes no other form.
            debug_assert!(parsed.is_ok());
        }
    }
    let inner = option(&field.ty);
    Some(Field { property, ident, optional: inner.is_some(), value: inner.unwrap_or(&field.ty).clone() })
}

fn option(ty: &Type) -> Option<&Type> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last().filter(|segment| segment.ident == "Option")?;
    match &last.arguments {
        PathArguments::AngleBracketed(arguments) => match arguments.args.first() {
            Some(GenericArgument::Type(inner)) => Some(inner),
            _ => None,
        },
        _ => None,
    }
}

impl Field {
    /// How a method takes the value, and what turns the argument into it; `types` is the path of the types.
    pub fn argument(&self, root: &TokenStream) -> (TokenStream, TokenStream) {
        let ident = &self.ident;
        let value = &self.value;
        let text = value.to_token_stream().to_string().replace(' ', "");
        match text.as_str() {
            "bool" | "u8" | "u16" | "u32" | "u64" | "i32" | "i64" => (quote!(#value), quote!(#ident)),
            "::std::string::String" => (quote!(impl Into<String>), quote!(#ident.into())),
            _ => {
                let path = absolute(value, root);
                (quote!(impl Into<#path>), quote!(#ident.into()))
            }
        }
    }
}

/// A type of the generated client, as code outside its module names it; `root` is the path of the generated crate.
fn absolute(ty: &Type, root: &TokenStream) -> TokenStream {
    let text = ty.to_token_stream().to_string().replace(' ', "");
    match (text.strip_prefix("crate::"), text.starts_with("::")) {
        (Some(inside), _) => {
            let inside: TokenStream = inside.parse().unwrap_or_default();
            quote!(#root::#inside)
        }
        (None, true) => quote!(#ty),
        (None, false) => quote!(#root::types::#ty),
    }
}
