//! What the OpenAPI document says of an operation and the typed client keeps to itself.

use std::sync::OnceLock;

use emqx_cloud::Operation;
use serde_json::Value;

/// The document, as it was when this was compiled.
const TEXT: &str = include_str!("../../../spec/v4/openapi.yaml");

/// How a success says that what was looked up is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Absence {
    /// `data` is `{}`.
    EmptyObject,
    /// `data` is `[]`.
    EmptyArray,
}

/// Whether the operation sends a body.
pub(super) fn takes_body(operation: &Operation) -> bool {
    member(operation, "requestBody").is_some()
}

/// How the answer says that there is no such thing, if the operation looks one up.
pub(super) fn absence(operation: &Operation) -> Option<Absence> {
    match member(operation, "x-not-found")?.as_str()? {
        "empty-object" => Some(Absence::EmptyObject),
        "empty-array" => Some(Absence::EmptyArray),
        _ => None,
    }
}

/// Whether the server decodes the query parameter of that name twice.
pub(super) fn is_decoded_twice(operation: &Operation, name: &str) -> bool {
    let parameters = member(operation, "parameters").and_then(Value::as_array).into_iter().flatten();
    let mut parameters = parameters.map(resolve);
    parameters.any(|parameter| parameter["name"] == name && parameter["x-decoded-twice"] == true)
}

fn member(operation: &Operation, name: &str) -> Option<&'static Value> {
    document()["paths"].get(operation.path)?.get(operation.method.to_ascii_lowercase())?.get(name)
}

fn resolve(value: &'static Value) -> &'static Value {
    let found = value["$ref"].as_str().and_then(|reference| document().pointer(reference.strip_prefix('#')?));
    found.unwrap_or(value)
}

/// The document as JSON. It was read by the generator before, so it can be read; if not, it says nothing.
fn document() -> &'static Value {
    static DOCUMENT: OnceLock<Value> = OnceLock::new();
    DOCUMENT.get_or_init(|| serde_yaml::from_str(TEXT).unwrap_or_default())
}
