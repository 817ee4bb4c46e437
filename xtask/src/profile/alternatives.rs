//! Choices between objects.

use serde_json::{Map, Value};

use super::{Draft, Step, add_paragraph, resolved, text};

pub const OBJECTS: Step = Step {
    title: "A choice between objects becomes one object",
    reason: "Java clients do not compile with it or choose the wrong object, Python clients wrap it in \
             `actual_instance`, and Rust clients decode none. The object has the members of all; those that not all \
             of them require are optional.",
    apply: objects,
};

/// Replaces each `oneOf` or `anyOf` of objects by one object.
fn objects(draft: &mut Draft<'_>) {
    let uses = draft.uses();
    let document = draft.value.clone();
    let schemas = draft.value.pointer_mut("/components/schemas").and_then(Value::as_object_mut);
    for (name, schema) in schemas.into_iter().flatten() {
        let Some(parts) = parts(&document, schema) else { continue };
        let mut object = Map::new();
        let forms = parts.iter().map(|part| {
            let names = part["properties"].as_object().into_iter().flatten().map(|(name, _)| format!("`{name}`"));
            format!("- {}", names.collect::<Vec<_>>().join(", "))
        });
        let forms = forms.collect::<Vec<_>>().join("\n");
        let said = if uses.is_sent(name) {
            "Set the members of one of these forms"
        } else {
            "It has the members of one of these forms"
        };
        object.insert("description".to_owned(), schema["description"].clone());
        add_paragraph(&mut object, &format!("{said}:\n\n{forms}"));
        object.insert("type".to_owned(), "object".into());
        if parts.iter().all(|part| part.get("additionalProperties") == Some(&Value::Bool(false))) {
            object.insert("additionalProperties".to_owned(), false.into());
        }
        let required =
            |part: &Value, name: &Value| part["required"].as_array().is_some_and(|names| names.contains(name));
        let first = parts.first().and_then(|part| part["required"].as_array()).into_iter().flatten();
        let in_all: Vec<_> = first.filter(|name| parts.iter().all(|part| required(part, name))).cloned().collect();
        if !in_all.is_empty() {
            object.insert("required".to_owned(), in_all.into());
        }
        object.insert("properties".to_owned(), members(&parts).into());
        *schema = object.into();
        draft.changed.push(format!("`{name}`"));
    }
}

/// Returns the objects of a choice, with those of the choices in it; `None` if anything else is among them.
fn parts<'v>(document: &'v Value, schema: &Value) -> Option<Vec<&'v Value>> {
    let listed = ["oneOf", "anyOf"].into_iter().find_map(|key| schema.get(key)?.as_array())?;
    let mut found = Vec::new();
    for part in listed {
        let part = resolved(document, document.pointer(part["$ref"].as_str()?.strip_prefix('#')?)?);
        match part["properties"].is_object() {
            true => found.push(part),
            false => found.extend(parts(document, part)?),
        }
    }
    Some(found)
}

/// Returns the properties of all parts. One that differs between them can be anything.
fn members(parts: &[&Value]) -> Map<String, Value> {
    let mut found: Map<String, Value> = Map::new();
    for (name, property) in parts.iter().filter_map(|part| part["properties"].as_object()).flatten() {
        match found.get_mut(name) {
            None => {
                found.insert(name.clone(), property.clone());
            }
            Some(known) if without_words(known) != without_words(property) => {
                let description = known.as_object().map(|known| text(known, "description")).unwrap_or_default();
                *known = serde_json::json!({"description": description});
            }
            Some(_) => {}
        }
    }
    found
}

/// Returns a schema without what has no effect.
fn without_words(schema: &Value) -> Value {
    let mut schema = schema.clone();
    if let Some(schema) = schema.as_object_mut() {
        schema.retain(|key, _| !matches!(key.as_str(), "description" | "example"));
    }
    schema
}
