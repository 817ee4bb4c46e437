//! Cases: small changes to the document, each with the generator's expected result.

#![allow(clippy::unwrap_used)]

pub mod plan;
pub mod profile;

use std::path::Path;

use serde_json::{Map, Value, json};
use xtask::Workspace;
use xtask::read::Document;

/// The document that the cases are added to.
pub const SPEC: &str = "spec/v4/openapi.yaml";

/// Returns the published document.
pub fn published() -> Document {
    Document::read(&Workspace::here().unwrap().path(SPEC), SPEC).unwrap()
}

/// One construct.
pub struct Case {
    pub name: String,
    /// If it is refused: a part of the pointer and a part of the message.
    pub refused: Option<(String, String)>,
    row: Value,
}

/// Every case of `cases/`.
pub fn all() -> Vec<Case> {
    let mut cases = Vec::new();
    for file in ["operations", "parameters", "schemas"] {
        let Value::Array(rows) = read(file) else { panic!("{file} is not a list") };
        for row in rows {
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            let refused = row.get("refused").map(|refused| (text(&refused[0]), text(&refused[1])));
            cases.push(Case { name: text(&row["name"]), refused, row });
        }
    }
    cases
}

fn read(file: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/cases/{file}.yaml"));
    Document::read(&path, file).unwrap().value
}

/// Applies a JSON merge patch; `nulls` keeps null members.
fn merge(target: &mut Value, patch: &Value, nulls: bool) {
    let Value::Object(patch) = patch else {
        *target = patch.clone();
        return;
    };
    if !target.is_object() {
        *target = json!({});
    }
    let Value::Object(target) = target else { return };
    for (key, value) in patch {
        if value.is_null() && !nulls {
            target.shift_remove(key);
        } else {
            merge(target.entry(key.clone()).or_insert(Value::Null), value, nulls);
        }
    }
}

/// What a case adds to the document.
pub struct Added {
    pub path: String,
    pub method: String,
    pub operation: Value,
    pub schemas: Map<String, Value>,
}

impl Case {
    /// Returns what it adds.
    pub fn added(&self) -> Added {
        let mut base = read("base");
        let row = &self.row;
        let sends = row.get("post").is_some() || row.get("sent").is_some();
        let form = if sends { "post" } else { "get" };
        let mut operation = base[form].take();
        let nulls = row["keep-null"] == true;
        merge(&mut operation, row.get(form).unwrap_or(&json!({})), nulls);
        if let Some(schema) = row.get("query") {
            let mut parameter = json!({"name": "q", "in": "query", "description": "A parameter.", "schema": schema});
            merge(&mut parameter, row.get("of").unwrap_or(&json!({})), nulls);
            operation["parameters"] = json!([parameter]);
        }
        let mut schemas = base["schemas"].take();
        if !sends && let Value::Object(schemas) = &mut schemas {
            schemas.shift_remove("NewWidget");
        }
        merge(&mut schemas, row.get("schemas").unwrap_or(&json!({})), false);
        for (key, name) in [("sent", "NewWidget"), ("received", "Widget")] {
            if let Some(properties) = row.get(key) {
                merge(&mut schemas[name]["properties"], properties, false);
            }
        }
        for (key, name) in [("required", "NewWidget"), ("received-required", "Widget")] {
            if let Some(required) = row.get(key) {
                schemas[name]["required"] = required.clone();
            }
        }
        let Value::Object(schemas) = schemas else { panic!("{}: schemas must be a mapping", self.name) };
        let path = row["path"].as_str().or(base["path"].as_str()).unwrap().to_owned();
        Added { path, method: row["method"].as_str().unwrap_or(form).to_owned(), operation, schemas }
    }
}

impl Added {
    /// Adds it to a document.
    pub fn into(self, document: &mut Value) {
        document["paths"][&self.path][&self.method] = self.operation;
        let schemas = document["components"]["schemas"].as_object_mut().unwrap();
        schemas.extend(self.schemas);
    }
}
