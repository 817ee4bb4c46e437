//! Components that nothing refers to.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::{Draft, Step};

pub const UNUSED: Step =
    Step { title: "Unused components are left out", reason: "Generators make a type of every schema.", apply: unused };

/// Removes components until none is unused.
pub fn unused(draft: &mut Draft<'_>) {
    const PARTS: [&str; 4] = ["parameters", "examples", "responses", "schemas"];
    loop {
        let mut used = BTreeSet::new();
        targets(&draft.value, &mut used);
        let Some(components) = draft.value.get_mut("components").and_then(Value::as_object_mut) else { return };
        let before = draft.changed.len();
        for part in PARTS {
            let Some(named) = components.get_mut(part).and_then(Value::as_object_mut) else { continue };
            named.retain(|name, _| {
                let is_used = used.contains(&format!("#/components/{part}/{name}"));
                if !is_used {
                    draft.changed.push(format!("`{part}/{name}`"));
                }
                is_used
            });
        }
        components.retain(|_, part| !part.as_object().is_some_and(Map::is_empty));
        if draft.changed.len() == before {
            return;
        }
    }
}

fn targets(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(entries) => {
            found.extend(entries.get("$ref").and_then(Value::as_str).map(str::to_owned));
            entries.values().for_each(|value| targets(value, found));
        }
        Value::Array(items) => items.iter().for_each(|item| targets(item, found)),
        _ => {}
    }
}
