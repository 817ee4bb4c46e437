//! The types that progenitor generated, for the other modules that emit code.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use serde_json::Value;
use syn::{Fields, Ident, Item, Type};

use crate::lower::{Uses, is_map};
use crate::naming;

/// The types of the typed client, by schema.
pub struct Types<'a> {
    found: BTreeMap<String, Found>,
    /// The objects without properties.
    bare: BTreeSet<String>,
    schemas: &'a Value,
    uses: Uses,
}

/// The type that was generated for a schema.
pub enum Found {
    /// A struct with named fields.
    Struct(Vec<Field>),
    /// A choice between types: the name of each variant, and its type.
    Choice(Vec<(Ident, Type)>),
}

/// A field of a struct.
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
    /// Reads the types of a typed client that was generated from `document`.
    pub fn read(raw: &syn::File, document: &'a Value) -> Self {
        let types = raw.items.iter().find_map(|item| match item {
            Item::Mod(module) if module.ident == "types" => module.content.as_ref().map(|(_, items)| items),
            _ => None,
        });
        let (mut made, mut bare) = (BTreeMap::new(), BTreeSet::new());
        for item in types.into_iter().flatten() {
            match item {
                Item::Struct(item) => {
                    if let Fields::Named(fields) = &item.fields {
                        made.insert(
                            item.ident.to_string(),
                            Found::Struct(fields.named.iter().filter_map(field).collect()),
                        );
                    } else {
                        bare.insert(item.ident.to_string());
                    }
                }
                Item::Enum(item) => {
                    let variant = |variant: &syn::Variant| {
                        Some((variant.ident.clone(), variant.fields.iter().next()?.ty.clone()))
                    };
                    made.insert(
                        item.ident.to_string(),
                        Found::Choice(item.variants.iter().filter_map(variant).collect()),
                    );
                }
                _ => {}
            }
        }
        let schemas = &document["components"]["schemas"];
        let names = schemas.as_object().into_iter().flat_map(|schemas| schemas.keys());
        let bare = names.clone().filter(|name| bare.contains(&naming::type_name(name))).cloned().collect();
        let found = names.filter_map(|name| Some((name.clone(), made.remove(&naming::type_name(name))?))).collect();
        Self { found, bare, schemas, uses: Uses::of(document) }
    }

    /// Returns the published schema with this name.
    pub fn schema(&self, name: &str) -> &'a Value {
        &self.schemas[name]
    }

    /// Returns the type of the schema with this name, if it has one in the typed client.
    pub fn get(&self, name: &str) -> Option<&Found> {
        self.found.get(name)
    }

    /// Returns the types that are part of requests, in order.
    pub fn sent(&self) -> impl Iterator<Item = (&String, &Found)> {
        self.found.iter().filter(|(name, _)| self.uses.is_sent(name))
    }

    /// Returns the types that are part of responses, in order.
    pub fn received(&self) -> impl Iterator<Item = (&String, &Found)> {
        self.found.iter().filter(|(name, _)| self.uses.is_received(name))
    }

    /// Returns the types that are part of responses, and not of requests, in order.
    pub fn only_received(&self) -> impl Iterator<Item = (&String, &Found)> {
        self.found.iter().filter(|(name, _)| self.uses.is_only_received(name))
    }

    /// Returns the objects without properties that are part of responses, in order.
    pub fn bare(&self) -> impl Iterator<Item = &String> {
        self.bare.iter().filter(|name| self.uses.is_received(name))
    }

    /// Returns a published schema, with a reference resolved.
    pub fn resolve(&self, schema: &'a Value) -> &'a Value {
        match ref_name(schema) {
            Some(name) => self.schema(name),
            None => schema,
        }
    }

    /// Returns the named schemas that this one refers to. Each has a type or an enumeration.
    pub fn parts(&self, name: &str) -> Vec<&'a str> {
        fn refs<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
            match value {
                Value::Object(entries) => {
                    for (key, value) in entries.iter().filter(|(key, _)| !key.starts_with("x-") && *key != "example") {
                        match (key.as_str(), value.as_str().and_then(|to| to.strip_prefix("#/components/schemas/"))) {
                            ("$ref", Some(name)) => found.push(name),
                            _ => refs(value, found),
                        }
                    }
                }
                Value::Array(items) => items.iter().for_each(|item| refs(item, found)),
                _ => {}
            }
        }
        let mut found = Vec::new();
        refs(self.schema(name), &mut found);
        found
    }

    /// Returns named schemas and all that they refer to.
    pub fn with_parts<'n>(&'n self, names: impl IntoIterator<Item = &'n str>) -> BTreeSet<&'n str> {
        let mut found: BTreeSet<_> = names.into_iter().collect();
        let mut waiting: Vec<_> = found.iter().copied().collect();
        while let Some(name) = waiting.pop() {
            waiting.extend(self.parts(name).into_iter().filter(|part| found.insert(part)));
        }
        found
    }

    /// Returns the type of the values of a map in a response.
    fn received_value(&self, schema: &Value, root: &TokenStream) -> TokenStream {
        let value = match (ref_name(schema), schema["type"].as_str()) {
            (Some(name), _) => self.of_schema(name, root),
            (None, Some("integer")) => quote!(i64),
            (None, Some("array")) => {
                let item = self.received_value(&schema["items"], root);
                quote!(Vec<#item>)
            }
            (None, _) => scalar(schema, None, root).unwrap_or_else(|| quote!(serde_json::Value)),
        };
        if schema["nullable"] == true { quote!(Option<#value>) } else { value }
    }

    /// Returns the type of a schema; `root` is the path of the generated crate.
    pub fn of_schema(&self, name: &str, root: &TokenStream) -> TokenStream {
        let schema = self.schema(name);
        match (self.get(name), schema["type"].as_str()) {
            (None, Some("array")) => {
                let item = ref_name(&schema["items"]).map(|item| self.of_schema(item, root));
                quote!(Vec<#item>)
            }
            (None, Some("object")) if is_map(schema) => {
                let value = self.received_value(&schema["additionalProperties"], root);
                quote!(std::collections::BTreeMap<String, #value>)
            }
            (None, Some("string")) if schema["enum"].is_array() => {
                let ident = naming::type_ident(name);
                quote!(#root::enums::#ident)
            }
            _ => {
                let ident = naming::type_ident(name);
                quote!(#root::types::#ident)
            }
        }
    }
}

/// Returns the name of the schema that a `$ref` refers to, also inside an `allOf` with one entry.
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
            // progenitor writes no other form of the attribute.
            debug_assert!(parsed.is_ok());
        }
    }
    let inside = naming::inner(&field.ty, "Option");
    Some(Field { property, ident, optional: inside.is_some(), value: inside.unwrap_or(&field.ty).clone() })
}

/// How a method takes the value of a field.
pub struct Argument {
    /// The type of the argument.
    pub ty: TokenStream,
    /// The expression that converts the argument to the type of the field.
    pub value: TokenStream,
}

impl Field {
    /// Returns how a constructor takes the value; `root` is the path of the generated crate.
    pub fn argument(&self, root: &TokenStream) -> Argument {
        let ident = &self.ident;
        let path = absolute(&self.value, root);
        if is_plain(&self.value) {
            return Argument { ty: path, value: quote!(#ident) };
        }
        if naming::inner(&self.value, "Vec").is_some() {
            let item = naming::inner(&self.value, "Vec").map(|item| absolute(item, root));
            return Argument {
                ty: quote!(impl IntoIterator<Item = impl Into<#item>>),
                value: quote!(#ident.into_iter().map(Into::into).collect()),
            };
        }
        if let Some(value) = naming::inner(&self.value, "BTreeMap") {
            let value = absolute(value, root);
            return Argument {
                ty: quote!(impl IntoIterator<Item = (impl Into<String>, impl Into<#value>)>),
                value: quote!(#ident.into_iter().map(|(name, value)| (name.into(), value.into())).collect()),
            };
        }
        let path = if is_string(&self.value) { quote!(String) } else { path };
        Argument { ty: quote!(impl Into<#path>), value: quote!(#ident.into()) }
    }

    /// Returns how a setter of an optional field takes the value; it accepts `None` where that is possible.
    pub fn optional_argument(&self, root: &TokenStream) -> Argument {
        let ident = &self.ident;
        if naming::inner(&self.value, "Vec").is_some() || naming::inner(&self.value, "BTreeMap").is_some() {
            let Argument { ty, value } = self.argument(root);
            return Argument { ty, value: quote!(Some(#value)) };
        }
        let path = if is_string(&self.value) { quote!(String) } else { absolute(&self.value, root) };
        Argument { ty: quote!(impl IntoOption<#path>), value: quote!(#ident.into_option()) }
    }
}

/// Returns whether a type is a number or a boolean.
pub fn is_plain(ty: &Type) -> bool {
    matches!(
        ty.to_token_stream().to_string().as_str(),
        "bool" | "u8" | "u16" | "u32" | "u64" | "i8" | "i16" | "i32" | "i64" | "f32" | "f64"
    )
}

fn is_string(ty: &Type) -> bool {
    ty.to_token_stream().to_string().replace(' ', "") == "::std::string::String"
}

/// Returns the full path of a type of the typed client; `root` is the path of the generated crate.
pub fn absolute(ty: &Type, root: &TokenStream) -> TokenStream {
    if let Some(item) = naming::inner(ty, "Vec") {
        let item = absolute(item, root);
        return quote!(Vec<#item>);
    }
    let text = ty.to_token_stream().to_string().replace(' ', "");
    match (text.strip_prefix("crate::"), text.starts_with("::")) {
        (Some(inside), _) => {
            let inside: TokenStream = inside.parse().unwrap_or_default();
            quote!(#root::#inside)
        }
        (None, true) => quote!(#ty),
        (None, false) if is_plain(ty) => quote!(#ty),
        (None, false) => quote!(#root::types::#ty),
    }
}

/// Returns the Rust type of a parameter or property that is not an object; `None` if it has none.
pub fn scalar(schema: &Value, name: Option<&str>, root: &TokenStream) -> Option<TokenStream> {
    Some(match schema["type"].as_str()? {
        "string" if schema["format"] == "password" => quote!(::emqx_cloud_core::Secret),
        "string" if schema["enum"].is_array() && name.is_some() => {
            let ident = naming::type_ident(name?);
            quote!(#root::enums::#ident)
        }
        "string" => quote!(String),
        "integer" => {
            let ident = format_ident!(
                "{}",
                match crate::lower::Range::of(schema).format() {
                    "uint8" => "u8",
                    "uint16" => "u16",
                    "uint32" => "u32",
                    "uint64" => "u64",
                    "int32" => "i32",
                    _ => "i64",
                }
            );
            quote!(#ident)
        }
        "number" => quote!(f64),
        "boolean" => quote!(bool),
        "object" if is_map(schema) => return None,
        _ => return None,
    })
}
