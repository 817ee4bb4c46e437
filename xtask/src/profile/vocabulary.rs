//! Codes and words, of which servers can send others than the known ones.

use serde_json::{Map, Value, json};

use super::{Draft, Step, add_paragraph, meanings};
use crate::read::Document;

pub const REASONS: Step = Step {
    title: "The words that a string can contain are in its description",
    reason: "Other tools do not follow `x-reason` to them.",
    apply: reasons,
};

fn reasons(draft: &mut Draft<'_>) {
    let reasons = known(draft.contract, "reason");
    draft.schemas(|_, schema| {
        let found = schema.shift_remove("x-reason").is_some();
        if let Some(reasons) = reasons.as_ref().filter(|_| found) {
            add_paragraph(schema, &format!("The known words:\n\n{reasons}"));
        }
        found
    });
}

/// Returns the known values of an `x-type` and their meanings.
fn known(contract: &Document, kind: &str) -> Option<String> {
    let mut schemas = contract.value["components"]["schemas"].as_object()?.values();
    schemas.find(|schema| schema["x-type"] == kind && schema.get("x-enum-categories").is_some()).map(meanings)
}

pub const WORDS: Step = Step {
    title: "An open set of codes or words is a plain integer or string",
    reason: "`anyOf` of the known values and a type is a wrapper in some clients and a failure to decode in others, and in \
             Go, two sets with one name for a value do not compile. The values and their meanings are in the description.",
    apply: words,
};

/// Replaces the schemas with `x-type` by their plain type. The code of a success stays an enumeration of one value, because a
/// client that checks it does not decode anything else.
fn words(draft: &mut Draft<'_>) {
    let (codes, reasons) = (known(draft.contract, "result-code"), known(draft.contract, "reason"));
    draft.schemas(|_, schema| {
        let (plain, list) = match schema.get("x-type").and_then(Value::as_str) {
            Some("result-code") if is_closed(schema) => return false,
            Some("result-code") => (json!({"type": "integer", "format": "int32"}), codes.as_ref()),
            Some("reason") => (json!({"type": "string"}), reasons.as_ref()),
            // A number or a string.
            Some(_) => (json!({}), None),
            None => return false,
        };
        let Value::Object(mut plain) = plain else { return false };
        for key in ["description", "example"] {
            plain.extend(schema.shift_remove_entry(key));
        }
        if let Some(list) = list {
            add_paragraph(&mut plain, &format!("The known values:\n\n{list}"));
        }
        *schema = plain;
        true
    });
}

/// Whether these are all values: an enumeration that is not the list of the known ones.
fn is_closed(schema: &Map<String, Value>) -> bool {
    schema.contains_key("enum") && !schema.contains_key("x-enum-categories")
}
