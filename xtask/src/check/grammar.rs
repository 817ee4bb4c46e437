//! Checks that every key is supported, and that its value has the right form.

use serde_json::Value;

use super::keywords::{Form, Place, REFERENCES, REFUSED, keys};
use crate::read::Cursor;

/// Checks the whole document.
pub fn check(root: &Cursor<'_>) {
    if root.value.get("swagger").is_some() {
        root.problem("is Swagger 2: convert the document to OpenAPI 3.0");
        return;
    }
    if let Some(version) = root.value.get("openapi").and_then(Value::as_str)
        && !version.starts_with("3.0.")
        && let Some(place) = root.get("openapi")
    {
        place.problem(format_args!("must be 3.0.x, got {version}: only OpenAPI 3.0 is supported"));
        return;
    }
    mapping(root, Place::Root);
}

fn mapping(place: &Cursor<'_>, kind: Place) {
    let Some(entries) = place.value.as_object() else {
        return place.problem(format_args!("must be a mapping, got {}", form_of(place.value)));
    };
    if entries.contains_key("$ref") {
        return reference(place, kind);
    }
    let known = keys(kind);
    for (key, child) in place.entries() {
        match known.iter().find(|(name, ..)| *name == key) {
            Some((_, form, _)) => value(&child, *form),
            None => child.problem(unknown(key, &known)),
        }
    }
    for (name, ..) in known.iter().filter(|(name, _, required)| *required && !entries.contains_key(*name)) {
        place.problem(format_args!("`{name}` is missing"));
    }
    if kind == Place::SchemaReference {
        place.problem("must be a `$ref` to a schema");
    }
}

/// Returns what to do about a key that is not supported.
fn unknown(key: &str, known: &[(&str, Form, bool)]) -> String {
    if let Some((_, advice)) = REFUSED.iter().find(|(refused, _)| *refused == key) {
        return format!("`{key}` is not supported here: {advice}");
    }
    let near =
        known.iter().map(|(name, ..)| (strsim::damerau_levenshtein(&key.to_lowercase(), &name.to_lowercase()), name));
    match near.min_by_key(|(distance, _)| *distance) {
        Some((distance, name)) if distance <= 2 && distance * 2 < key.len() => {
            format!("`{key}` is not supported here: did you mean `{name}`?")
        }
        _ => {
            let known: Vec<_> = known.iter().map(|(name, ..)| *name).collect();
            format!("`{key}` is not supported here: remove it; supported are {}", known.join(", "))
        }
    }
}

fn reference(place: &Cursor<'_>, kind: Place) {
    let Some((_, prefix)) = REFERENCES.iter().find(|(known, _)| *known == kind) else {
        return place.problem("a `$ref` is not supported here: write out what it leads to");
    };
    let extra = place.entries().into_iter().find(|(key, _)| *key != "$ref");
    if let Some((key, child)) = extra {
        let advice = match kind {
            Place::Schema => "put the `$ref` into `allOf`, or remove the key",
            _ => "remove it",
        };
        child.problem(format_args!("`{key}` has no effect next to a `$ref`: {advice}"));
    }
    let Some(target) = place.get("$ref") else { return };
    let text = target.value.as_str().unwrap_or_default();
    let name = text.strip_prefix(prefix).filter(|name| !name.is_empty() && !name.contains('/'));
    match name.and_then(|_| place.seek(text)) {
        None if name.is_some() => target.problem(format_args!("`{text}` does not exist in this document")),
        None => target.problem(format_args!("must lead to {prefix}NAME in this document, got `{text}`")),
        Some(found) if found.value.get("$ref").is_some() => {
            target.problem(format_args!("`{text}` is itself a `$ref`: refer to what that leads to"));
        }
        Some(_) => {}
    }
}

fn value(place: &Cursor<'_>, form: Form) {
    let must = |what: &str| place.problem(format_args!("must be {what}, got {}", form_of(place.value)));
    match form {
        Form::Text => match place.value {
            Value::String(text) if text.trim_matches([' ', '\n', '\t']).is_empty() => {
                must("a string that is not empty")
            }
            Value::String(_) => {}
            Value::Number(number) => place.problem(format_args!("must be a string, got a number: write \"{number}\"")),
            _ => must("a string"),
        },
        Form::AnyText if !place.value.is_string() => must("a string"),
        Form::Flag if !place.value.is_boolean() => must("`true` or `false`"),
        Form::Count if place.value.as_u64().is_none() => must("an integer from 0"),
        Form::Number if !place.value.is_number() => must("a number"),
        Form::Value if place.value.is_null() => place.problem("is empty: write a value, or remove the key"),
        Form::AnyText | Form::Flag | Form::Count | Form::Number | Form::Value => {}
        Form::Texts | Form::Strings => list(place, matches!(form, Form::Texts), |item| value(item, Form::Text)),
        Form::Values => list(place, true, |item| value(item, Form::Value)),
        Form::Statuses => list(place, true, |item| {
            if !item.value.as_u64().is_some_and(|status| (100..600).contains(&status)) {
                item.problem("must be an HTTP status, from 100 to 599");
            }
        }),
        Form::Many(kind) => list(place, true, |item| mapping(item, kind)),
        Form::One(kind) => mapping(place, kind),
        Form::Named(kind) => named(place, |child| mapping(child, kind)),
        Form::NamedTexts => named(place, |child| value(child, Form::Texts)),
        Form::NamedText => named(place, |child| value(child, Form::Text)),
        Form::NamedCounts => named(place, |child| value(child, Form::Count)),
        Form::Either(_, kind) if place.value.is_object() => mapping(place, kind),
        Form::Either(other, _) => value(place, *other),
    }
}

fn named(place: &Cursor<'_>, check: impl Fn(&Cursor<'_>)) {
    if !place.value.is_object() {
        return place.problem(format_args!("must be a mapping, got {}", form_of(place.value)));
    }
    for (name, child) in place.entries() {
        // At the root of a document, only `paths` has such keys.
        if name.starts_with("x-") && child.value.is_string() {
            child.problem(format_args!("`{name}` is not supported here: remove it"));
        } else {
            check(&child);
        }
    }
}

fn list(place: &Cursor<'_>, different: bool, check: impl Fn(&Cursor<'_>)) {
    let Some(values) = place.value.as_array() else {
        return place.problem(format_args!("must be a list, got {}", form_of(place.value)));
    };
    for (index, item) in place.items().iter().enumerate() {
        if different && let Some(first) = values[..index].iter().position(|value| value == item.value) {
            item.problem(format_args!("appears twice, first as item {first}: remove one of the two"));
        }
        check(item);
    }
}

/// What messages call a value.
fn form_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "nothing",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(text) if text.trim().is_empty() => "an empty string",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "a mapping",
    }
}
