//! Lowers the published document into the dialect that progenitor takes.
//!
//! The published document is written for people and for every tool; progenitor takes less. What changes on the way
//! down, and why:
//!
//! - Only the success response stays, so every other status reaches the caller with its status, headers and body
//!   unread. (Beside it, a failure schema and text responses would make progenitor panic, or lose the status of a body
//!   that is not JSON.)
//! - Result codes, reasons, enumerations of strings and secrets become types that are open to values that are not
//!   listed, and silent in `Debug`.
//! - Objects that are received keep unknown fields (`extra`), and their values are taken without ranges. Objects that
//!   are sent refuse unknown fields; their ranges are checked by `Validate`, which can say which argument is wrong.
//! - Path parameters become `PathSegment`, which refuses what a URL cannot carry in a segment.
//! - Names of plain strings, numbers, arrays and maps are written out where they are used, so that arguments are
//!   `String` and `Vec<Row>` and not a type each.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use openapiv3::OpenAPI;
use serde_json::{Map, Value, json};

use crate::model::{self, Answers};
use crate::read::{Cursor, Document, Problems};

/// Schemas that the lowered document has beside those of the published one: types of `emqx-cloud-core`.
pub const OURS: [&str; 3] = ["PathSegment", "Secret", "TwiceEncoded"];

/// A lowered document.
#[derive(Debug)]
pub struct Lowered {
    /// What progenitor gets.
    pub openapi: OpenAPI,
    /// Schemas for which the emitter writes the type: name, and path in the generated crate.
    pub replaced: BTreeMap<String, String>,
    /// The enumerations of strings: the name of each.
    pub enums: Vec<String>,
    /// Parameters and properties that `x-rust-name` names: progenitor knows them by that.
    pub renamed: Renamed,
    /// Which schemas are sent, and which are received.
    pub uses: Uses,
}

/// Parameters and properties that have another name in Rust than progenitor would give them.
#[derive(Debug, Default)]
pub struct Renamed {
    /// By `operationId` and name in Rust: the name on the wire of a parameter in the query or a header.
    pub parameters: BTreeMap<(String, String), String>,
    /// By schema and name in Rust: the name on the wire of a property.
    pub properties: BTreeMap<(String, String), String>,
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

/// Lowers a document that has passed the checks.
pub fn lower(document: &Document, answers: &Answers) -> Result<Lowered> {
    let root = &document.value;
    let uses = Uses::of(root);
    let lowering = Lowering::new(root, answers);
    let mut schemas = Map::new();
    let mut renamed = Renamed::default();
    for (name, schema) in lowering.schemas {
        if lowering.replaced.contains_key(name) {
            schemas.insert(name.clone(), json!({"type": "string"}));
        } else if !lowering.is_inlined(schema) {
            let mut lowered = lowering.schema(schema, uses.is_sent(name));
            rename_properties(name, schema, &mut lowered, &mut renamed);
            schemas.insert(name.clone(), lowered);
        }
    }
    for name in OURS {
        schemas.insert(name.to_owned(), json!({"type": "string"}));
    }
    let problems = Problems::default();
    let mut paths: Map<String, Value> = Map::new();
    for (method, path, place) in model::operations(&Cursor::root(document, &problems)) {
        let (path, operation) = rename_parameters(path, lowering.operation(&place), &place, &mut renamed);
        paths.entry(path).or_insert_with(|| json!({}))[method.to_lowercase()] = operation;
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
        renamed,
        replaced: lowering.replaced,
        uses,
    })
}

/// Gives properties the names of `x-rust-name`, and remembers those on the wire.
fn rename_properties(name: &str, published: &Value, lowered: &mut Value, renamed: &mut Renamed) {
    for (property, schema) in published["properties"].as_object().into_iter().flatten() {
        let Some(rust) = schema["x-rust-name"].as_str() else { continue };
        let found = lowered["properties"].as_object_mut().and_then(|properties| properties.remove(property));
        if let Some(found) = found {
            lowered["properties"][rust] = found;
        }
        for required in lowered["required"].as_array_mut().into_iter().flatten() {
            if required == property.as_str() {
                *required = rust.into();
            }
        }
        renamed.properties.insert((name.to_owned(), rust.to_owned()), property.clone());
    }
}

/// Gives parameters the names of `x-rust-name`, and remembers those on the wire; a path needs none.
fn rename_parameters(path: String, mut lowered: Value, place: &Cursor<'_>, renamed: &mut Renamed) -> (String, Value) {
    let id = place.value["operationId"].as_str().unwrap_or_default();
    let mut path = path;
    let listed = place.get("parameters").map(|parameters| parameters.items()).unwrap_or_default();
    for published in listed.iter().filter_map(Cursor::resolve) {
        let (Some(name), Some(rust)) = (published.value["name"].as_str(), published.value["x-rust-name"].as_str())
        else {
            continue;
        };
        let parameters = lowered["parameters"].as_array_mut().into_iter().flatten();
        for parameter in parameters.filter(|parameter| parameter["name"] == name) {
            parameter["name"] = rust.into();
        }
        if published.value["in"] == "path" {
            path = path.replace(&format!("{{{name}}}"), &format!("{{{rust}}}"));
        } else {
            renamed.parameters.insert((id.to_owned(), rust.to_owned()), name.to_owned());
        }
    }
    (path, lowered)
}

struct Lowering<'a> {
    answers: &'a Answers,
    schemas: &'a Map<String, Value>,
    replaced: BTreeMap<String, String>,
    enums: Vec<String>,
}

impl<'a> Lowering<'a> {
    fn new(root: &'a Value, answers: &'a Answers) -> Self {
        static NONE: std::sync::LazyLock<Map<String, Value>> = std::sync::LazyLock::new(Map::new);
        let schemas = root["components"]["schemas"].as_object().unwrap_or(&NONE);
        let mut replaced: BTreeMap<String, String> =
            OURS.map(|name| (name.to_owned(), format!("::emqx_cloud_core::{name}"))).into();
        let mut enums = Vec::new();
        for (name, schema) in schemas {
            let core = match (schema["x-type"].as_str(), schema["format"].as_str()) {
                (Some("result-code"), _) => Some("ResultCode"),
                (Some("reason"), _) => Some("Reason"),
                (_, Some("password")) => Some("Secret"),
                _ => None,
            };
            if let Some(core) = core {
                replaced.insert(name.clone(), format!("::emqx_cloud_core::{core}"));
            } else if schema["type"] == "string" && schema["enum"].is_array() && !replaced.contains_key(name) {
                replaced.insert(name.clone(), format!("crate::enums::{name}"));
                enums.push(name.clone());
            }
        }
        Self { answers, schemas, replaced, enums }
    }

    /// Whether a schema has no type of its own in Rust: everything but objects with fields, and choices.
    fn is_inlined(&self, schema: &Value) -> bool {
        match schema["type"].as_str() {
            Some("string" | "integer" | "number" | "boolean" | "array") => true,
            Some("object") => is_map(schema),
            _ => false,
        }
    }

    fn schema(&self, schema: &Value, sent: bool) -> Value {
        if schema["type"] == "string" && schema["format"] == "password" {
            return json!({"$ref": "#/components/schemas/Secret"});
        }
        if let Some(name) = schema["$ref"].as_str().and_then(|target| target.strip_prefix("#/components/schemas/")) {
            return match self.schemas.get(name) {
                Some(named) if !self.replaced.contains_key(name) && self.is_inlined(named) => self.schema(named, sent),
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
            out.insert("format".to_owned(), json!(if sent { Range::of(schema).format() } else { "int64" }));
        }
        if let Some(items) = schema.get("items") {
            out.insert("items".to_owned(), self.schema(items, sent));
        }
        if let Some(properties) = schema["properties"].as_object() {
            let required: Vec<_> = schema["required"].as_array().into_iter().flatten().collect();
            let lowered: Map<_, _> = properties
                .iter()
                .map(|(name, schema)| {
                    let mut property = self.property(schema, sent);
                    // Else an empty list or map would be the same as none.
                    let is_optional = !required.contains(&&Value::from(name.as_str()));
                    if is_optional && (property["type"] == "array" || is_map(&property)) {
                        property["nullable"] = true.into();
                    }
                    (name.clone(), property)
                })
                .collect();
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
                if schema["nullable"] == true && lowered.get("$ref").is_some() {
                    return json!({"nullable": true, "allOf": [lowered]});
                }
                if schema["nullable"] == true {
                    lowered["nullable"] = true.into();
                }
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
        // Its documentation is that of the public client, which is emitted beside it.
        let mut out = json!({"operationId": place.value["operationId"]});
        let parameters: Vec<_> = place
            .get("parameters")
            .map(|parameters| parameters.items())
            .unwrap_or_default()
            .iter()
            .filter_map(|parameter| self.parameter(&parameter.resolve()?))
            .collect();
        out["parameters"] = parameters.into();
        if let Some(body) = place.get("requestBody").and_then(|body| body.resolve()) {
            let schema = self.schema(&body.value["content"]["application/json"]["schema"], true);
            out["requestBody"] = json!({"required": true, "content": {"application/json": {"schema": schema}}});
        }
        out["responses"] = match model::success(place, self.answers) {
            Some((status, Some(schema))) => {
                let schema = self.schema(schema.value, false);
                json!({status.to_string(): {"description": "Success.", "content": {"application/json": {"schema": schema}}}})
            }
            Some((status, None)) => json!({status.to_string(): {"description": "Success."}}),
            None => json!({}),
        };
        out
    }

    fn parameter(&self, place: &Cursor<'_>) -> Option<Value> {
        let published = place.require("schema")?.resolve()?;
        let schema = match (place.value["in"].as_str(), place.flag("x-decoded-twice")) {
            (Some("path"), _) if published.value["type"] == "string" => {
                json!({"$ref": "#/components/schemas/PathSegment"})
            }
            (_, Some(true)) => json!({"$ref": "#/components/schemas/TwiceEncoded"}),
            _ => self.schema(place.require("schema")?.value, true),
        };
        let mut out = place.value.as_object()?.clone();
        out.retain(|key, _| matches!(key.as_str(), "name" | "in" | "required"));
        out.insert("schema".to_owned(), schema);
        Some(out.into())
    }
}

/// Whether a schema is an object from any name to values of one schema.
pub fn is_map(schema: &Value) -> bool {
    schema["type"] == "object" && schema["properties"].is_null() && schema["additionalProperties"].is_object()
}

/// The integers that a schema allows.
#[derive(Debug, Clone, Copy)]
pub struct Range {
    /// The smallest, if there is one.
    pub min: Option<i128>,
    /// The largest, if there is one.
    pub max: Option<i128>,
}

impl Range {
    /// Reads bounds and format.
    pub fn of(schema: &Value) -> Self {
        let bound = |key: &str, exclusive: &str, step: i128| {
            let bound = schema[key].as_i64().map(i128::from).or_else(|| schema[key].as_u64().map(i128::from))?;
            Some(if schema[exclusive] == true { bound + step } else { bound })
        };
        let min = bound("minimum", "exclusiveMinimum", 1);
        let max = bound("maximum", "exclusiveMaximum", -1);
        match schema["format"].as_str() {
            Some("int32") => {
                let (least, most) = (i128::from(i32::MIN), i128::from(i32::MAX));
                Self {
                    min: Some(min.map_or(least, |min| min.max(least))),
                    max: Some(max.map_or(most, |max| max.min(most))),
                }
            }
            _ => Self { min, max },
        }
    }

    /// The format of the narrowest Rust integer that holds them all.
    pub fn format(self) -> &'static str {
        match (self.min, self.max) {
            (Some(0..), Some(..=0xff)) => "uint8",
            (Some(0..), Some(..=0xffff)) => "uint16",
            (Some(0..), Some(..=0xffff_ffff)) => "uint32",
            (Some(0..), _) => "uint64",
            (Some(-0x8000_0000..), Some(..=0x7fff_ffff)) => "int32",
            _ => "int64",
        }
    }

    /// Whether the narrowest Rust integer holds others too.
    pub fn is_narrower(self) -> bool {
        let (least, most) = match self.format() {
            "uint8" => (0, i128::from(u8::MAX)),
            "uint16" => (0, i128::from(u16::MAX)),
            "uint32" => (0, i128::from(u32::MAX)),
            "uint64" => (0, i128::from(u64::MAX)),
            "int32" => (i128::from(i32::MIN), i128::from(i32::MAX)),
            _ => (i128::from(i64::MIN), i128::from(i64::MAX)),
        };
        self.min.is_some_and(|min| min > least) || self.max.is_some_and(|max| max < most)
    }
}
