//! Changes that a client's types do not show.

use serde_json::{Map, Value};

use crate::{Change, Impact};

/// Limits of values: whether a greater number leaves fewer values.
const LIMITS: &[(&str, bool)] = &[
    ("minLength", true),
    ("minimum", true),
    ("minItems", true),
    ("minProperties", true),
    ("maxLength", false),
    ("maximum", false),
    ("maxItems", false),
    ("maxProperties", false),
    ("x-max-body-bytes", false),
    ("x-max-request-line-bytes", false),
];

/// Keys whose change makes other values valid or calls behave differently.
const FIXED: &[&str] =
    &["pattern", "format", "scheme", "x-idempotent", "x-not-found", "x-encoded-by", "x-max-bytes-with"];

/// Returns the changes that leave fewer valid requests, or that other code than a generated client relies on.
pub fn changes(old: &Value, new: &Value) -> Vec<Change> {
    let mut found = Vec::new();
    walk(old, new, &mut Vec::new(), &mut found);
    found
}

fn walk(old: &Value, new: &Value, path: &mut Vec<String>, found: &mut Vec<Change>) {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => {
            if !path.last().is_some_and(|last| last == "properties" || last == "example" || last == "value") {
                compare(old, new, path, found);
            }
            for (key, value) in old {
                if let Some(other) = new.get(key) {
                    path.push(key.clone());
                    walk(value, other, path, found);
                    path.pop();
                }
            }
        }
        (Value::Array(old), Value::Array(new)) => {
            for (index, (value, other)) in old.iter().zip(new).enumerate() {
                path.push(index.to_string());
                walk(value, other, path, found);
                path.pop();
            }
        }
        _ => {}
    }
}

/// Compares two states of a mapping.
fn compare(old: &Map<String, Value>, new: &Map<String, Value>, path: &[String], found: &mut Vec<Change>) {
    let place = || path.join("/");
    let mut breaking = |text: String| found.push(Change { impact: Impact::Breaking, place: place(), text });
    for (key, is_least) in LIMITS {
        let number = |map: &Map<String, Value>| map.get(*key).and_then(Value::as_f64);
        match (number(old), number(new)) {
            (Some(before), Some(after)) if (after > before) == *is_least && after != before => {
                breaking(format!("`{key}` was {before}, and is {after}"));
            }
            (None, Some(after)) if old.contains_key("type") || path.last().is_some_and(|last| last == "info") => {
                breaking(format!("`{key}` is new: {after}"));
            }
            _ => {}
        }
    }
    for key in FIXED {
        let (before, after) = (old.get(*key), new.get(*key));
        let is_place = old.contains_key("type") || *key == "x-idempotent" || *key == "x-not-found";
        if before != after && is_place && (before.is_some() || after.is_some()) {
            let shown = |value: Option<&Value>| value.map_or("missing".to_owned(), Value::to_string);
            breaking(format!("`{key}` was {}, and is {}", shown(before), shown(after)));
        }
    }
    if path.last().is_some_and(|last| last == "responses") {
        let successes = |map: &Map<String, Value>| -> Vec<String> {
            map.keys()
                .filter(|status| status.starts_with('2') && map[*status].get("content").is_some())
                .cloned()
                .collect()
        };
        let (before, after) = (successes(old), successes(new));
        if before != after {
            breaking(format!("the status of a success was {}, and is {}", before.join(", "), after.join(", ")));
        }
    }
}
