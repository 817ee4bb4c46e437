//! Keys that begin with `x-`.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Draft, Step};

pub const EXTENSIONS: Step = Step {
    title: "Extensions that other tools do not read are left out",
    reason: "They are for this project's own generator. Most generators read the names and descriptions of values.",
    apply: extensions,
};

/// The extensions that stay.
const READ: [&str; 2] = ["x-enum-varnames", "x-enum-descriptions"];

/// Keys of mappings whose own keys are names.
const NAMED: [&str; 9] =
    ["properties", "paths", "responses", "headers", "content", "examples", "parameters", "schemas", "securitySchemes"];

/// Keys of data.
const DATA: [&str; 4] = ["default", "enum", "example", "value"];

fn extensions(draft: &mut Draft<'_>) {
    let mut removed = BTreeMap::new();
    strip(&mut draft.value, &READ, &mut removed);
    draft.changed.extend(removed.into_iter().map(|(key, count)| format!("`{key}` ({count})")));
}

/// Removes the extensions of a document that are not in `kept`, and counts them.
pub fn strip(document: &mut Value, kept: &[&str], removed: &mut BTreeMap<String, usize>) {
    below(document, false, kept, removed);
}

fn below(value: &mut Value, named: bool, kept: &[&str], removed: &mut BTreeMap<String, usize>) {
    match value {
        Value::Object(entries) => {
            if !named {
                entries.retain(|key, _| {
                    let stays = !key.starts_with("x-") || kept.contains(&key.as_str());
                    if !stays {
                        *removed.entry(key.clone()).or_default() += 1;
                    }
                    stays
                });
            }
            for (key, value) in entries.iter_mut() {
                if named || !DATA.contains(&key.as_str()) {
                    below(value, !named && NAMED.contains(&key.as_str()), kept, removed);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| below(item, false, kept, removed)),
        _ => {}
    }
}
