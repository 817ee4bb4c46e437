//! Enumerations of strings.

use std::collections::BTreeMap;

use heck::ToShoutySnakeCase;
use serde_json::{Value, json};

use super::{Draft, Step, add_paragraph, meanings};

pub const STRINGS: Step = Step {
    title: "An enumeration in a response becomes a string",
    reason: "Most clients fail to decode a whole page if one row has a value that is not listed. The description \
             lists the known values.",
    apply: strings,
};

/// Replaces references to enumerations in objects that are only received.
fn strings(draft: &mut Draft<'_>) {
    let uses = draft.uses();
    let document = draft.value.clone();
    draft.schemas(|name, schema| {
        if !uses.is_only_received(name) {
            return false;
        }
        let target = schema.get("$ref").or_else(|| schema.get("allOf")?.get(0)?.get("$ref")).and_then(Value::as_str);
        let Some(target) = target.and_then(|target| document.pointer(target.strip_prefix('#')?)) else { return false };
        if target["type"] != "string" || target.get("enum").is_none() {
            return false;
        }
        schema.shift_remove("$ref");
        schema.shift_remove("allOf");
        for key in ["description", "example"] {
            if let Some(value) = target.get(key) {
                schema.entry(key).or_insert_with(|| value.clone());
            }
        }
        add_paragraph(schema, &format!("The known values:\n\n{}", meanings(target)));
        schema.insert("type".to_owned(), json!("string"));
        true
    });
}

pub const NAMES: Step = Step {
    title: "Names of values are distinct across enumerations",
    reason: "Go clients have one scope for all of them, and do not compile if a name appears twice. The name of the \
             schema is put in front of such names.",
    apply: names,
};

/// Adds the name of the schema to names in `x-enum-varnames` that several schemas have.
fn names(draft: &mut Draft<'_>) {
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    draft.schemas(|_, schema| {
        for name in schema.get("x-enum-varnames").and_then(Value::as_array).into_iter().flatten() {
            *count.entry(name.to_string()).or_default() += 1;
        }
        false
    });
    draft.schemas(|schema_name, schema| {
        let mut changed = false;
        for name in schema.get_mut("x-enum-varnames").and_then(Value::as_array_mut).into_iter().flatten() {
            if count.get(&name.to_string()).is_some_and(|count| *count > 1) {
                let own = name.as_str().unwrap_or_default();
                *name = format!("{}_{own}", schema_name.to_shouty_snake_case()).into();
                changed = true;
            }
        }
        changed
    });
}
