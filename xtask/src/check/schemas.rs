//! Rules for schemas.

use std::collections::{BTreeMap, BTreeSet};

use crate::lower::Uses;
use crate::read::Cursor;

pub fn check(root: &Cursor<'_>) {
    let uses = Uses::of(root.value);
    let schemas = root.require("components").and_then(|components| components.require("schemas"));
    for (name, place) in schemas.map(|schemas| schemas.entries()).unwrap_or_default() {
        place.require_text("description");
        named(&place);
        let (sent, received) = (uses.is_sent(name), uses.is_received(name));
        if !sent && !received {
            place.problem("is used by nothing");
        }
        if is_object(&place) {
            let closed = place.value["additionalProperties"] == false;
            match (sent, received) {
                (true, true) => place.problem("is sent and received; an object must be one or the other"),
                (true, false) if !closed && place.get("additionalProperties").is_none() => {
                    place.problem("is sent, so it must say `additionalProperties: false`");
                }
                (false, true) if closed => place.problem("is received, so it must be open to unknown fields"),
                _ => {}
            }
        }
    }
    root.walk(&mut |place| {
        if place.pointer.ends_with("/schema") && is_object(place) {
            place.problem("an object must be a named schema in components, and a `$ref` here");
        }
    });
}

fn is_object(place: &Cursor<'_>) -> bool {
    place.value["type"] == "object" || place.value.get("properties").is_some_and(serde_json::Value::is_object)
}

fn named(place: &Cursor<'_>) {
    let properties = place.get("properties").map(|properties| properties.entries()).unwrap_or_default();
    let mut rust_names = BTreeMap::new();
    for (name, property) in &properties {
        if is_object(property) || property.get("items").is_some_and(|items| is_object(&items)) {
            property.problem("an object must be a named schema in components, and a `$ref` here");
        }
        if property.get("$ref").is_none() {
            property.require_text("description");
        }
        if let Some(pattern) = property.get("pattern")
            && crate::emit::rules::excluded(pattern.text()).is_none()
        {
            pattern.problem("only patterns of the form `^[^…]+$` are understood, with plain signs");
        }
        if let Some(word) = property.get("x-encoded-by")
            && !properties.iter().any(|(name, _)| *name == word.text())
        {
            word.problem(format_args!("`{}` is no property", word.text()));
        }
        if let Some(other) = rust_names.insert(crate::emit::naming::field(name), *name) {
            property.problem(format_args!("`{other}` and `{name}` would have one name in Rust"));
        }
    }
    for combination in ["anyOf", "oneOf", "allOf"] {
        for part in place.get(combination).map(|parts| parts.items()).unwrap_or_default() {
            if is_object(&part) {
                part.problem("an object must be a named schema in components, and a `$ref` here");
            }
        }
    }
    let names: BTreeSet<_> = properties.iter().map(|(name, _)| *name).collect();
    for required in place.get("required").map(|required| required.items()).unwrap_or_default() {
        if !names.contains(required.text()) {
            required.problem(format_args!("`{}` is required and no property", required.text()));
        }
    }
    constructors(place, &names);
}

fn constructors(place: &Cursor<'_>, names: &BTreeSet<&str>) {
    let required = place.get("required").map(|required| required.texts()).unwrap_or_default();
    for (constructor, fields) in place.get("x-constructors").map(|place| place.entries()).unwrap_or_default() {
        let listed = fields.texts();
        for field in &listed {
            if !names.contains(field) {
                fields.problem(format_args!("`{constructor}` takes `{field}`, which is no property"));
            }
        }
        for field in &required {
            if !listed.contains(field) {
                fields.problem(format_args!("`{constructor}` must take `{field}`, which is required"));
            }
        }
    }
}
