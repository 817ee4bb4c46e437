//! Examples and defaults fit their schema.

use jsonschema::Draft;
use serde_json::{Map, Value, json};

use super::uses::{Site, entries};
use crate::read::Cursor;

/// A value, and the schema that it has to fit.
struct Pair<'a> {
    schema: Cursor<'a>,
    value: Cursor<'a>,
    what: &'static str,
}

pub fn check(root: &Cursor<'_>, sites: &[Site<'_>]) {
    let pairs = pairs(root, sites);
    let schemas: Map<_, _> = entries(root, &["components", "schemas"])
        .iter()
        .map(|(name, place)| ((*name).to_owned(), translated(place.value)))
        .collect();
    // One comparison of everything is far faster than one for each.
    let whole = json!({
        "components": {"schemas": schemas},
        "items": pairs.iter().map(|pair| translated(pair.schema.value)).collect::<Vec<_>>(),
    });
    let values = Value::Array(pairs.iter().map(|pair| pair.value.value.clone()).collect());
    let validator = jsonschema::options().with_draft(Draft::Draft4).should_validate_formats(false).build(&whole);
    let validator = match validator {
        Ok(validator) => validator,
        Err(error) => return root.problem(format_args!("the examples cannot be compared with the schemas: {error}")),
    };
    for error in validator.iter_errors(&values) {
        let path = error.instance_path().to_string();
        let (index, at) = path.trim_start_matches('/').split_once('/').unwrap_or((path.trim_start_matches('/'), ""));
        let Some(Pair { schema, value, what }) = index.parse::<usize>().ok().and_then(|index| pairs.get(index)) else {
            continue;
        };
        let at = if at.is_empty() { String::new() } else { format!(" at /{at}") };
        // Not the value: it can be long.
        let message = error.masked_with("it");
        value.problem(format_args!("the {what} does not fit its schema #{}{at}: {message}", schema.pointer));
    }
}

fn pairs<'a>(root: &Cursor<'a>, sites: &[Site<'a>]) -> Vec<Pair<'a>> {
    let mut pairs = Vec::new();
    for site in sites {
        for what in ["example", "default"] {
            if let Some(value) = site.place.get(what) {
                pairs.push(Pair { schema: site.place.clone(), value, what });
            }
        }
    }
    for (_, _, operation) in super::operations::all(root) {
        let responses = entries(&operation, &["responses"]).into_iter().map(|(_, place)| place);
        let contents = operation.get("requestBody").into_iter().chain(responses);
        let media = contents.filter_map(|place| place.resolve()?.get("content")).flat_map(|content| content.entries());
        let parameters = operation.list("parameters");
        for place in parameters.iter().filter_map(Cursor::resolve).chain(media.map(|(_, place)| place)) {
            let Some(schema) = place.get("schema") else { continue };
            let named = entries(&place, &["examples"]);
            let named = named.iter().filter_map(|(_, example)| example.resolve()?.get("value"));
            for value in place.get("example").into_iter().chain(named) {
                pairs.push(Pair { schema: schema.clone(), value, what: "example" });
            }
        }
    }
    pairs
}

/// A schema of OpenAPI 3.0 as one of JSON Schema, draft 4, which it comes from.
fn translated(schema: &Value) -> Value {
    const KEPT: &[&str] = &[
        "type",
        "enum",
        "required",
        "minLength",
        "maxLength",
        "pattern",
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "minItems",
        "maxItems",
        "minProperties",
    ];
    let mut out = Map::new();
    for (key, value) in schema.as_object().into_iter().flatten() {
        let value = match key.as_str() {
            "$ref" => value.clone(),
            "items" => translated(value),
            "additionalProperties" if value.is_object() => translated(value),
            "additionalProperties" => value.clone(),
            "properties" => value
                .as_object()
                .into_iter()
                .flatten()
                .map(|(name, value)| (name.clone(), translated(value)))
                .collect::<Map<_, _>>()
                .into(),
            "allOf" | "anyOf" | "oneOf" => {
                value.as_array().into_iter().flatten().map(translated).collect::<Vec<_>>().into()
            }
            kept if KEPT.contains(&kept) => value.clone(),
            _ => continue,
        };
        out.insert(key.clone(), value);
    }
    match schema.get("nullable") {
        Some(Value::Bool(true)) => json!({"anyOf": [{"type": "null"}, out]}),
        _ => out.into(),
    }
}
