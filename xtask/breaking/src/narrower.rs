//! Changes that a client's types do not show.

use std::collections::BTreeMap;

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

/// Keys that make fewer values valid: they break clients if they are new or changed.
const RULES: &[&str] = &["pattern", "format", "x-max-bytes-with"];

/// Keys that code relies on: they break clients if they are changed or gone.
const PROMISES: &[&str] = &[
    "default",
    "scheme",
    "servers",
    "tags",
    "x-absent",
    "x-answers",
    "x-api",
    "x-batch",
    "x-bulk",
    "x-constructors",
    "x-decoded-twice",
    "x-encoded-by",
    "x-enum-categories",
    "x-not-found",
    "x-paging",
    "batch",
    "bulk",
    "outcome",
];

/// Keys below which there are names or values, and no keywords.
const NAMES: &[&str] = &["properties", "example", "examples", "value", "schemas", "parameters", "paths"];

/// Returns the changes that leave fewer valid requests, or that other code than a generated client relies on.
pub fn changes(old: &Value, new: &Value) -> Vec<Change> {
    let mut found = Vec::new();
    walk(old, new, &mut Vec::new(), &mut found);
    found
}

fn walk(old: &Value, new: &Value, path: &mut Vec<String>, found: &mut Vec<Change>) {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => {
            if !path.last().is_some_and(|last| NAMES.contains(&last.as_str())) {
                compare(old, new, path, found);
            }
            for (key, value) in old.iter().filter(|(key, _)| !PROMISES.contains(&key.as_str())) {
                if let Some(other) = new.get(key) {
                    path.push(key.clone());
                    walk(value, other, path, found);
                    path.pop();
                }
            }
        }
        (Value::Array(old), Value::Array(new)) => {
            for (index, value) in old.iter().enumerate() {
                let name = identity(value);
                let (name, other) = match name.is_empty() {
                    true => (index.to_string(), new.get(index)),
                    false => (name.clone(), new.iter().find(|other| identity(other) == name)),
                };
                if let Some(other) = other {
                    path.push(name);
                    walk(value, other, path, found);
                    path.pop();
                }
            }
        }
        _ => {}
    }
}

/// Returns what an item of a list is called, so that its place does not matter; empty if it has no name.
fn identity(item: &Value) -> String {
    let part = |key: &str| item[key].as_str().unwrap_or_default();
    [part("$ref"), part("in"), part("name")].join(" ").trim().to_owned()
}

/// Compares two states of a mapping.
fn compare(old: &Map<String, Value>, new: &Map<String, Value>, path: &[String], found: &mut Vec<Change>) {
    let place = path.join("/");
    let mut breaking = |text: String| found.push(Change { impact: Impact::Breaking, place: place.clone(), text });
    let shown = |value: Option<&Value>| value.map_or("missing".to_owned(), Value::to_string);
    for (key, is_least) in LIMITS {
        let number = |map: &Map<String, Value>| map.get(*key).and_then(Value::as_f64);
        match (number(old), number(new)) {
            (Some(before), Some(after)) if (after > before) == *is_least && after != before => {
                breaking(format!("`{key}` was {before}, and is {after}"));
            }
            (None, Some(after)) => breaking(format!("`{key}` is new: {after}")),
            _ => {}
        }
    }
    for (keys, is_rule) in [(RULES, true), (PROMISES, false)] {
        for key in keys {
            let (before, after) = (old.get(*key).map(bare), new.get(*key).map(bare));
            let counts = if is_rule { after.is_some() } else { before.is_some() };
            // The tags of the document only describe those of operations.
            let is_list = |value: &Value| value.as_array().is_some_and(|tags| tags.iter().any(Value::is_object));
            let describes = *key == "tags" && before.as_ref().is_some_and(is_list);
            if before != after && counts && !describes {
                breaking(format!("`{key}` was {}, and is {}", shown(before.as_ref()), shown(after.as_ref())));
            }
        }
    }
    if old.get("x-idempotent") == Some(&true.into()) && new.get("x-idempotent") != Some(&true.into()) {
        breaking("it can no longer be repeated: `x-idempotent` was true".to_owned());
    }
    let characters =
        |map: &Map<String, Value>| map.get("x-excluded-characters").and_then(Value::as_str).map(str::to_owned);
    if let Some(after) = characters(new) {
        let before = characters(old).unwrap_or_default();
        if after.chars().any(|character| !before.contains(character)) {
            breaking(format!("`x-excluded-characters` was {before:?}, and is {after:?}"));
        }
    }
    let (before, after) = (names(old), names(new));
    for (value, name) in &before {
        if after.get(value).is_some_and(|other| other != name) {
            breaking(format!("the name of {value} was {name}, and is {}", after[value]));
        }
    }
    if path.last().is_some_and(|last| last == "responses") {
        let (before, after) = (successes(old), successes(new));
        if before != after {
            breaking(format!("the status of a success was {}, and is {}", before.join(", "), after.join(", ")));
        }
    }
}

/// Returns a value without what is only for readers.
fn bare(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let kept = members.iter().filter(|(key, _)| !matches!(key.as_str(), "description" | "summary" | "advice"));
            Value::Object(kept.map(|(key, value)| (key.clone(), bare(value))).collect())
        }
        Value::Array(items) => items.iter().map(bare).collect(),
        other => other.clone(),
    }
}

/// Returns the names of the values of an enumeration.
fn names(map: &Map<String, Value>) -> BTreeMap<String, String> {
    let listed = |key: &str| map.get(key).and_then(Value::as_array).into_iter().flatten().map(Value::to_string);
    listed("enum").zip(listed("x-enum-varnames")).collect()
}

/// Returns the statuses of successes.
fn successes(responses: &Map<String, Value>) -> Vec<String> {
    let is_success =
        |(status, response): &(&String, &Value)| status.starts_with('2') && response.get("content").is_some();
    responses.iter().filter(is_success).map(|(status, _)| status.clone()).collect()
}
