//! Codes and words, of which servers can send others than the known ones.

use serde_json::{Map, Value, json};

use super::{Draft, Step, add_paragraph, meanings};
use crate::read::Document;

pub const REASONS: Step = Step {
    title: "Known words are listed in the description of the string",
    reason: "Other tools do not follow `x-reason` to them.",
    apply: reasons,
};

fn reasons(draft: &mut Draft<'_>) {
    let reasons = known(draft.contract, "reason").map(meanings);
    draft.schemas(|_, schema| {
        let found = schema.shift_remove("x-reason").is_some();
        if let Some(reasons) = reasons.as_ref().filter(|_| found) {
            add_paragraph(schema, &format!("The known words:\n\n{reasons}"));
        }
        found
    });
}

/// Returns the schema with the known values of an `x-type`.
pub fn known<'c>(contract: &'c Document, kind: &str) -> Option<&'c Value> {
    let mut schemas = contract.value["components"]["schemas"].as_object()?.values();
    schemas.find(|schema| schema["x-type"] == kind && schema.get("x-enum-categories").is_some())
}

pub const WORDS: Step = Step {
    title: "An open set of codes or words becomes a plain integer or string",
    reason: "`anyOf` of the known values and a type becomes a wrapper in some clients, others fail to decode it, and \
             Go clients do not compile if two sets have the same name for a value. The description lists the known \
             values and their meanings.",
    apply: words,
};

/// Replaces the schemas with `x-type` by their plain type. The code of a success stays an enumeration of one value, because a
/// client that checks it does not decode anything else; it gets the name of that value.
fn words(draft: &mut Draft<'_>) {
    let listed = known(draft.contract, "result-code");
    let (codes, reasons) = (listed.map(meanings), known(draft.contract, "reason").map(meanings));
    draft.schemas(|_, schema| {
        let (plain, list) = match schema.get("x-type").and_then(Value::as_str) {
            Some("result-code") if is_closed(schema) => {
                let values = schema.get("enum").and_then(Value::as_array).into_iter().flatten();
                let names: Option<Vec<_>> = values.map(|value| name(listed?, value)).collect();
                schema.extend(names.map(|names| ("x-enum-varnames".to_owned(), names.into())));
                return false;
            }
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

/// Returns the name of a known value.
fn name<'s>(known: &'s Value, value: &Value) -> Option<&'s str> {
    let place = known["enum"].as_array()?.iter().position(|known| known == value)?;
    known["x-enum-varnames"][place].as_str()
}

/// Whether these are all values: an enumeration that is not the list of the known ones.
fn is_closed(schema: &Map<String, Value>) -> bool {
    schema.contains_key("enum") && !schema.contains_key("x-enum-categories")
}
