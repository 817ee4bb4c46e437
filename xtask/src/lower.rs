//! Lowers the published document into the dialect that progenitor takes.
//!
//! The published document is written for people and for every tool; progenitor takes less. What changes on the way
//! down, and why:
//!
//! - Only the success answer stays, so every other status reaches the caller with its status, headers and body unread.
//!   (Beside it, `Failure` and the text answers would make progenitor panic, or lose the status of a body that is not
//!   JSON.)
//! - Result codes, reasons, enumerations of text and secrets become types that the emitter writes itself: open to
//!   values that are not listed, and silent in `Debug`.
//! - Objects that are received keep unknown fields (`extra`), and their values are taken without ranges. Objects that
//!   are sent refuse unknown fields; their ranges are checked by `Validate`, which can say which argument is wrong.
//! - Path parameters become `PathSegment`, which refuses what a URL cannot carry in a segment.
//! - Names of plain text and numbers are written out where they are used, so arguments are `String`, not a type each.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use heck::ToSnakeCase;
use openapiv3::OpenAPI;
use serde_json::{Map, Value, json};

use crate::model;
use crate::read::{Cursor, Document, Problems};

/// A lowered document.
#[derive(Debug)]
pub struct Lowered {
    /// What progenitor gets.
    pub openapi: OpenAPI,
    /// Schemas for which the emitter writes the type: name, and path in the generated crate.
    pub replaced: BTreeMap<String, String>,
    /// The enumerations of text: the name of each.
    pub enums: Vec<String>,
    /// Which schemas are sent, and which are received.
    pub uses: Uses,
}

/// Which schemas are sent, and which are received.
#[derive(Debug, Default)]
pub struct Uses {
    sent: BTreeSet<String>,
    received: BTreeSet<String>,
}

impl Uses {
    /// Follows the references of a document from its operations.
    pub fn of(root: &Value) -> Self {
        let mut uses = Self::default();
        let paths = root["paths"].as_object().into_iter().flat_map(Map::values);
        for operation in paths.filter_map(Value::as_object).flat_map(Map::values) {
            follow(root, &operation["parameters"], &mut uses.sent);
            follow(root, &operation["requestBody"], &mut uses.sent);
            follow(root, &operation["responses"], &mut uses.received);
            for call in operation["x-calls"].as_array().into_iter().flatten() {
                for (key, seen) in [("body", &mut uses.sent), ("answer", &mut uses.received)] {
                    if let Some(name) = call[key].as_str() {
                        follow(root, &json!({"$ref": format!("#/components/schemas/{name}")}), seen);
                    }
                }
            }
        }
        // The words in a failure's prose have no place of their own in an answer.
        follow(root, &json!({"$ref": "#/components/schemas/FailureReason"}), &mut uses.received);
        uses
    }

    /// Whether a request can hold the schema.
    pub fn is_sent(&self, name: &str) -> bool {
        self.sent.contains(name)
    }

    /// Whether an answer can hold the schema.
    pub fn is_received(&self, name: &str) -> bool {
        self.received.contains(name)
    }
}

fn follow(root: &Value, place: &Value, seen: &mut BTreeSet<String>) {
    match place {
        Value::Object(entries) => {
            if let Some(target) = entries.get("$ref").and_then(Value::as_str) {
                let new = match target.strip_prefix("#/components/schemas/") {
                    Some(name) => seen.insert(name.to_owned()),
                    None => true,
                };
                if new && let Some(found) = root.pointer(target.trim_start_matches('#')) {
                    follow(root, found, seen);
                }
            }
            entries.values().for_each(|value| follow(root, value, seen));
        }
        Value::Array(items) => items.iter().for_each(|item| follow(root, item, seen)),
        _ => {}
    }
}

/// The name that a field or parameter has in Rust; progenitor makes the same.
pub fn rust_name(name: &str) -> String {
    let name = name.replace(|c: char| !c.is_ascii_alphanumeric(), "_").to_snake_case();
    // A keyword does not parse as an identifier.
    if syn::parse_str::<syn::Ident>(&name).is_ok() { name } else { format!("{name}_") }
}

/// Lowers a document that has passed the checks.
pub fn lower(document: &Document) -> Result<Lowered> {
    let root = &document.value;
    let uses = Uses::of(root);
    let lowering = Lowering::new(root);
    let mut schemas = Map::new();
    for (name, schema) in lowering.schemas {
        if lowering.replaced.contains_key(name) {
            schemas.insert(name.clone(), json!({"type": "string"}));
        } else if !lowering.is_scalar(schema) {
            schemas.insert(name.clone(), lowering.schema(schema, uses.is_sent(name)));
        }
    }
    for name in ["PathSegment", "TwiceEncoded"] {
        schemas.insert(name.to_owned(), json!({"type": "string"}));
    }
    let problems = Problems::default();
    let mut paths: Map<String, Value> = Map::new();
    for (method, path, place) in model::operations(&Cursor::root(document, &problems)) {
        let item = paths.entry(path).or_insert_with(|| json!({}));
        item[method.to_lowercase()] = lowering.operation(&place);
    }
    let lowered = json!({
        "openapi": root["openapi"],
        "info": {"title": root["info"]["title"], "version": root["info"]["version"]},
        "tags": [],
        "paths": paths,
        "components": {"schemas": schemas},
    });
    Ok(Lowered {
        openapi: serde_json::from_value(lowered)
            .context("the lowered document is no OpenAPI; this is a fault of xtask")?,
        enums: lowering.enums,
        replaced: lowering.replaced,
        uses,
    })
}

struct Lowering<'a> {
    schemas: &'a Map<String, Value>,
    replaced: BTreeMap<String, String>,
    enums: Vec<String>,
}

impl<'a> Lowering<'a> {
    fn new(root: &'a Value) -> Self {
        static NONE: std::sync::LazyLock<Map<String, Value>> = std::sync::LazyLock::new(Map::new);
        let schemas = root["components"]["schemas"].as_object().unwrap_or(&NONE);
        let mut replaced: BTreeMap<String, String> = [
            ("PathSegment", "crate::PathSegment"),
            ("TwiceEncoded", "crate::TwiceEncoded"),
            ("ResultCode", "crate::ResultCode"),
            ("KnownResultCode", "crate::ResultCode"),
            ("SuccessCode", "crate::ResultCode"),
            ("FailureReason", "crate::Reason"),
            ("KnownFailureReason", "crate::Reason"),
        ]
        .map(|(name, path)| (name.to_owned(), path.to_owned()))
        .into();
        let mut enums = Vec::new();
        for (name, schema) in schemas {
            if schema["format"] == "password" {
                replaced.insert(name.clone(), "crate::Secret".to_owned());
            } else if schema["type"] == "string" && schema["enum"].is_array() && !replaced.contains_key(name) {
                replaced.insert(name.clone(), format!("crate::enums::{name}"));
                enums.push(name.clone());
            }
        }
        Self { schemas, replaced, enums }
    }

    fn is_scalar(&self, schema: &Value) -> bool {
        matches!(schema["type"].as_str(), Some("string" | "integer" | "number" | "boolean"))
    }

    fn schema(&self, schema: &Value, sent: bool) -> Value {
        if let Some(name) = schema["$ref"].as_str().and_then(|target| target.strip_prefix("#/components/schemas/")) {
            return match self.schemas.get(name) {
                Some(named) if !self.replaced.contains_key(name) && self.is_scalar(named) => self.schema(named, sent),
                _ => schema.clone(),
            };
        }
        let mut out = Map::new();
        for key in ["type", "description", "nullable", "required"] {
            if let Some(value) = schema.get(key) {
                out.insert(key.to_owned(), value.clone());
            }
        }
        if schema["type"] == "integer" {
            out.insert("format".to_owned(), json!(if sent { integer_format(schema) } else { "int64" }));
        }
        if let Some(items) = schema.get("items") {
            out.insert("items".to_owned(), self.schema(items, sent));
        }
        if let Some(properties) = schema["properties"].as_object() {
            let lowered: Map<_, _> =
                properties.iter().map(|(name, schema)| (name.clone(), self.property(schema, sent))).collect();
            out.insert("properties".to_owned(), lowered.into());
        }
        if schema["type"] == "object" {
            let open = match schema.get("additionalProperties") {
                Some(Value::Object(values)) => self.schema(&Value::Object(values.clone()), sent),
                // `{}`, not `true`: only then does typify keep the unknown fields.
                None | Some(Value::Bool(true)) if !sent => json!({}),
                other => other.cloned().unwrap_or(Value::Bool(!sent)),
            };
            out.insert("additionalProperties".to_owned(), open);
        }
        for key in ["oneOf", "anyOf"] {
            let Some(parts) = schema[key].as_array() else { continue };
            // Alternatives that only say which fields go together are not types.
            let types: Vec<_> =
                parts.iter().filter(|part| part.get("$ref").is_some()).map(|part| self.schema(part, sent)).collect();
            if !types.is_empty() {
                out.insert("oneOf".to_owned(), types.into());
            }
        }
        Value::Object(out)
    }

    /// A property, which keeps its own description beside a reference.
    fn property(&self, schema: &Value, sent: bool) -> Value {
        // `allOf` of one reference is how OpenAPI 3.0 says something beside a `$ref`.
        match (schema["allOf"].as_array().map(Vec::as_slice), schema.get("description")) {
            (Some([only]), description) => {
                let mut lowered = self.schema(only, sent);
                if lowered.get("$ref").is_none()
                    && let (Some(object), Some(description)) = (lowered.as_object_mut(), description)
                {
                    object.insert("description".to_owned(), description.clone());
                }
                lowered
            }
            _ => self.schema(schema, sent),
        }
    }

    fn operation(&self, place: &Cursor<'_>) -> Value {
        let mut out = json!({"operationId": place.value["operationId"], "summary": place.value["summary"], "description": place.value["description"]});
        let parameters: Vec<_> = place
            .get("parameters")
            .map(|parameters| parameters.items())
            .unwrap_or_default()
            .iter()
            .filter_map(|parameter| self.parameter(&parameter.resolve()?))
            .collect();
        out["parameters"] = parameters.into();
        if let Some(body) = place.get("requestBody").and_then(|body| body.resolve()) {
            let schema = &body.value["content"]["application/json"]["schema"];
            out["requestBody"] = json!({"required": true, "content": {"application/json": {"schema": schema}}});
        }
        let success = place
            .get("responses")
            .and_then(|responses| responses.get("200")?.resolve())
            .map(|answer| answer.value["content"]["application/json"]["schema"]["anyOf"][0].clone());
        out["responses"] =
            json!({"200": {"description": "Success.", "content": {"application/json": {"schema": success}}}});
        out
    }

    fn parameter(&self, place: &Cursor<'_>) -> Option<Value> {
        let schema = match (place.value["in"].as_str(), place.flag("x-decoded-twice")) {
            (Some("path"), _) => json!({"$ref": "#/components/schemas/PathSegment"}),
            (_, Some(true)) => json!({"$ref": "#/components/schemas/TwiceEncoded"}),
            _ => self.schema(place.require("schema")?.value, true),
        };
        let mut out = place.value.as_object()?.clone();
        out.retain(|key, _| matches!(key.as_str(), "name" | "in" | "required" | "description"));
        out.insert("schema".to_owned(), schema);
        Some(out.into())
    }
}

/// The narrowest Rust integer that holds every value in the range of a schema.
pub fn integer_format(schema: &Value) -> &'static str {
    let minimum = schema["minimum"].as_i64();
    let maximum = schema["maximum"].as_i64();
    match (minimum, maximum, schema["format"].as_str()) {
        (Some(0..), Some(..=255), _) => "uint8",
        (Some(0..), Some(..=65535), _) => "uint16",
        (Some(0..), _, Some("int64")) => "uint64",
        (Some(0..), _, _) => "uint32",
        (_, _, Some("int32")) => "int32",
        _ => "int64",
    }
}
