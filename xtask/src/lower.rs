//! Lowers the published document to the subset of OpenAPI that progenitor supports.
//!
//! The published document is for people and for all tools, and progenitor supports only a part of it. The changes, and
//! the reasons for them:
//!
//! - Only the success response stays, so that any other response reaches the caller with its status, its headers and an
//!   unread body. (With a failure schema or text responses, progenitor would panic, or lose the status of a body that is
//!   not JSON.)
//! - Result codes, reasons, string enumerations and secrets become our own types, which accept unlisted values and print no
//!   secrets.
//! - Objects in responses keep unknown fields (`extra`), and their values have no bounds. Objects in requests reject unknown
//!   fields; `Validate` checks their bounds, and can name the invalid argument.
//! - Path parameters become `PathSegment`, which rejects values that cannot be a segment of a URL.
//! - Named schemas of strings, numbers, arrays and maps are inlined, so that arguments are `String` and `Vec<Row>` instead of
//!   newtypes.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use openapiv3::OpenAPI;
use serde_json::{Map, Value, json};

use crate::model::{self, Answers};
use crate::read::{Cursor, Document, Problems};

/// Schemas that only the lowered document has: types of `emqx-cloud-core`.
pub const OURS: [&str; 3] = ["PathSegment", "Secret", "TwiceEncoded"];

/// A lowered document.
#[derive(Debug)]
pub struct Lowered {
    /// The input of progenitor.
    pub openapi: OpenAPI,
    /// Schemas for which the emitter writes the type: name, and path in the generated crate.
    pub replaced: BTreeMap<String, String>,
    /// The enumerations of strings: the name of each.
    pub enums: Vec<String>,
    /// Parameters and properties with `x-rust-name`, which progenitor knows by that name.
    pub renamed: Renamed,
    /// The schemas that are part of requests and of responses.
    pub uses: Uses,
}

impl Lowered {
    /// Returns the names of the schemas for which progenitor writes a type.
    pub fn own_types(&self) -> impl Iterator<Item = &str> {
        let schemas = self.openapi.components.iter().flat_map(|components| components.schemas.keys());
        schemas.map(String::as_str).filter(|name| !self.replaced.contains_key(*name))
    }
}

/// Parameters and properties whose name in Rust comes from the document.
#[derive(Debug, Default)]
pub struct Renamed {
    /// By `operationId` and name in Rust: the name on the wire of a parameter in the query or a header.
    pub parameters: BTreeMap<(String, String), String>,
    /// By schema and name in Rust: the name on the wire of a property.
    pub properties: BTreeMap<(String, String), String>,
}

/// The schemas that are part of requests and of responses.
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

    /// Returns whether the schema is part of a request.
    pub fn is_sent(&self, name: &str) -> bool {
        self.sent.contains(name)
    }

    /// Returns whether the schema is part of a response.
    pub fn is_received(&self, name: &str) -> bool {
        self.received.contains(name)
    }

    /// Returns whether the schema is part of responses, and not of requests.
    pub fn is_only_received(&self, name: &str) -> bool {
        self.is_received(name) && !self.is_sent(name)
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

/// Lowers a document that has no problems.
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
        "info": {"title": root["info"]["title"], "version": root["info"]["x-api"]["version"]},
        "tags": [],
        "paths": paths,
        "components": {"schemas": schemas},
    });
    Ok(Lowered {
        openapi: serde_json::from_value(lowered)
            .context("the lowered document is not valid OpenAPI: this is a bug in xtask")?,
        enums: lowering.enums,
        renamed,
        replaced: lowering.replaced,
        uses,
    })
}

/// Renames properties as `x-rust-name` says, and keeps their names on the wire.
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

/// Renames parameters as `x-rust-name` says, and keeps their names on the wire, which path parameters do not need.
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
        for parameter in
            parameters.filter(|parameter| parameter["name"] == name && parameter["in"] == published.value["in"])
        {
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
                (Some("number-or-text"), _) => Some("NumberOrText"),
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

    /// Returns whether a schema has no type of its own in Rust: only objects with fields and choices have one.
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
                    // Otherwise, an empty list or map would be treated as missing.
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
                // typify keeps unknown fields with `{}`, but not with `true`.
                None | Some(Value::Bool(true)) if !sent => json!({}),
                other => other.cloned().unwrap_or(Value::Bool(!sent)),
            };
            out.insert("additionalProperties".to_owned(), open);
        }
        for key in ["oneOf", "anyOf"] {
            let Some(parts) = schema[key].as_array() else { continue };
            // Alternatives that only list required fields are not types.
            let types: Vec<_> =
                parts.iter().filter(|part| part.get("$ref").is_some()).map(|part| self.schema(part, sent)).collect();
            if !types.is_empty() {
                out.insert("oneOf".to_owned(), types.into());
            }
        }
        Value::Object(out)
    }

    /// Lowers a property, which keeps its own description next to a reference.
    fn property(&self, schema: &Value, sent: bool) -> Value {
        // In OpenAPI 3.0, `allOf` of one reference adds a description to it.
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
        // The public client, which is emitted separately, has the documentation.
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

/// Returns whether a schema is a map: an object with any names, and values of one schema.
pub fn is_map(schema: &Value) -> bool {
    schema["type"] == "object" && schema["properties"].is_null() && schema["additionalProperties"].is_object()
}

/// The integers that a schema allows.
#[derive(Debug, Clone, Copy)]
pub struct Range {
    /// The smallest one, if there is a bound.
    pub min: Option<i128>,
    /// The largest one, if there is a bound.
    pub max: Option<i128>,
}

impl Range {
    /// Reads the bounds and the format.
    pub fn of(schema: &Value) -> Self {
        let bound = |key: &str, exclusive: &str, step: i128| {
            let bound = schema[key].as_i64().map(i128::from).or_else(|| schema[key].as_u64().map(i128::from))?;
            Some(if schema[exclusive] == true { bound + step } else { bound })
        };
        let min = bound("minimum", "exclusiveMinimum", 1);
        let max = bound("maximum", "exclusiveMaximum", -1);
        let within = |least: i128, most: i128| Self {
            min: Some(min.map_or(least, |min| min.max(least))),
            max: Some(max.map_or(most, |max| max.min(most))),
        };
        match schema["format"].as_str() {
            Some("int32") => within(i32::MIN.into(), i32::MAX.into()),
            Some("int64") => within(i64::MIN.into(), i64::MAX.into()),
            _ => Self { min, max },
        }
    }

    /// Returns the format of the narrowest Rust integer for all of them.
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

    /// Returns whether that Rust integer also has other values, so that the bounds must be checked.
    pub fn is_narrower(self) -> bool {
        let (least, most) = self.of_type();
        self.min.is_some_and(|min| min > least) || self.max.is_some_and(|max| max < most)
    }

    /// Returns the least and the greatest integer: the bounds, or those of that Rust integer.
    pub fn limits(self) -> (i128, i128) {
        let (least, most) = self.of_type();
        (self.min.map_or(least, |min| min.max(least)), self.max.map_or(most, |max| max.min(most)))
    }

    fn of_type(self) -> (i128, i128) {
        match self.format() {
            "uint8" => (0, i128::from(u8::MAX)),
            "uint16" => (0, i128::from(u16::MAX)),
            "uint32" => (0, i128::from(u32::MAX)),
            "uint64" => (0, i128::from(u64::MAX)),
            "int32" => (i128::from(i32::MIN), i128::from(i32::MAX)),
            _ => (i128::from(i64::MIN), i128::from(i64::MAX)),
        }
    }
}
