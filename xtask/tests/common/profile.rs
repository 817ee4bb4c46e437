//! The rules that a client profile follows, whatever the contract.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

/// Returns every rule that a profile breaks.
pub fn problems(profile: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let mut targets = BTreeSet::new();
    everything(profile, &mut |value| {
        if let Some(target) = value["$ref"].as_str() {
            targets.insert(target.to_owned());
        }
    });
    for target in &targets {
        if profile.pointer(target.trim_start_matches('#')).is_none() {
            found.push(format!("{target} does not exist"));
        }
    }
    for (part, named) in
        profile["components"].as_object().unwrap().iter().filter(|(part, _)| *part != "securitySchemes")
    {
        for name in named.as_object().unwrap().keys() {
            if !targets.contains(&format!("#/components/{part}/{name}")) {
                found.push(format!("{part}/{name} is unused"));
            }
        }
    }
    let mut ids = BTreeSet::new();
    for operation in profile["paths"].as_object().unwrap().values().flat_map(|item| item.as_object().unwrap().values())
    {
        let id = operation["operationId"].as_str().unwrap().to_owned();
        let responses = operation["responses"].as_object().unwrap();
        if responses.len() != 1 || !responses.keys().all(|status| status.starts_with('2')) {
            found.push(format!("{id} has the responses {:?}", responses.keys()));
        }
        if !ids.insert(id.clone()) {
            found.push(format!("{id} appears twice"));
        }
    }
    let mut names = BTreeSet::new();
    for (name, schema) in profile["components"]["schemas"].as_object().unwrap() {
        for name in schema["x-enum-varnames"].as_array().into_iter().flatten() {
            if !names.insert(name.as_str().unwrap().to_owned()) {
                found.push(format!("the name {name} of a value appears twice"));
            }
        }
        let closed = schema["additionalProperties"] == false;
        everything(schema, &mut |value| {
            for key in ["default", "x-type", "x-reason"] {
                if value.get(key).is_some() && value.get("properties").is_none() && value.get("description").is_some() {
                    found.push(format!("{name} has `{key}`"));
                }
            }
            let parts = ["anyOf", "oneOf"].into_iter().filter_map(|key| value.get(key)?.as_array()).flatten();
            let is_object = |part: &Value| {
                let part = part["$ref"].as_str().and_then(|target| profile.pointer(&target[1..])).unwrap_or(part);
                part["type"] == "object" || part.as_object().is_some_and(|part| part.keys().eq(["required"]))
            };
            let parts: Vec<_> = parts.collect();
            if !parts.is_empty() && parts.iter().all(|part| is_object(part)) {
                found.push(format!("{name} is a choice between objects"));
            }
            let enumeration = value["$ref"].as_str().and_then(|target| profile.pointer(&target[1..]));
            if schema["type"] == "object"
                && !closed
                && enumeration.is_some_and(|it| it["enum"].is_array() && it["type"] == "string")
            {
                found.push(format!("{name}, which is received, has an enumeration"));
            }
        });
    }
    found
}

/// Calls `visit` with every mapping, without the data of examples.
fn everything(value: &Value, visit: &mut impl FnMut(&Value)) {
    if value.is_object() {
        visit(value);
    }
    match value {
        Value::Object(entries) => {
            let data = |key: &String| matches!(key.as_str(), "example" | "value");
            below(entries, data).for_each(|value| everything(value, visit));
        }
        Value::Array(items) => items.iter().for_each(|item| everything(item, visit)),
        _ => {}
    }
}

fn below<'v>(entries: &'v Map<String, Value>, skip: impl Fn(&String) -> bool + 'v) -> impl Iterator<Item = &'v Value> {
    entries.iter().filter(move |(key, _)| !skip(key)).map(|(_, value)| value)
}
