//! What Scalar shows beside names.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::operations;
use crate::model::Api;
use crate::profile::strip;
use crate::read::Document;

/// Removes the keys that are only for the generator.
pub fn extensions(value: &mut Value, _: &Document, _: &Api) {
    const READ: [&str; 3] = ["x-displayName", "x-enum-varnames", "x-enum-descriptions"];
    strip(value, &READ, &mut BTreeMap::new());
}

/// Gives tags without an own name for readers their name with a capital.
pub fn tags(value: &mut Value, _: &Document, _: &Api) {
    for tag in value.get_mut("tags").and_then(Value::as_array_mut).into_iter().flatten() {
        if tag.get("x-displayName").is_none() {
            let mut name = tag["name"].as_str().unwrap_or_default().chars();
            let shown: String = name.next().into_iter().flat_map(char::to_uppercase).chain(name).collect();
            tag["x-displayName"] = shown.into();
        }
    }
}

/// Marks operations that can be repeated.
pub fn badges(value: &mut Value, _: &Document, api: &Api) {
    operations(value, api, |place, operation| {
        if operation.idempotent {
            place.insert("x-badges".to_owned(), json!([{"name": "idempotent", "position": "before"}]));
        }
    });
}
