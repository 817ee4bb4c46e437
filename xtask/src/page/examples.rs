//! Examples of responses.

use serde_json::{Map, Value};

use super::json::indented;
use super::operations;
use super::success::is_success;
use crate::model::Api;
use crate::profile::{JSON, add_paragraph, resolved};
use crate::read::Document;

/// Writes out shared examples: Scalar shows the key of a `$ref`, and the summary of any other example.
pub fn written_out(value: &mut Value, contract: &Document, api: &Api) {
    let written_out = |media: &mut Value| {
        for example in media.get_mut("examples").and_then(Value::as_object_mut).into_iter().flat_map(Map::values_mut) {
            *example = resolved(&contract.value, example).clone();
        }
    };
    operations(value, api, |place, _| {
        place.get_mut("requestBody").and_then(|body| body.pointer_mut(JSON)).map(written_out);
        for response in place.get_mut("responses").and_then(Value::as_object_mut).into_iter().flat_map(Map::values_mut)
        {
            response.pointer_mut(JSON).map(written_out);
        }
    });
}

/// Lists the examples that are not a success, although their status is that of one, in the description of the operation: Scalar
/// shows one example at a time, and readers would only see the first one.
pub fn failures(value: &mut Value, contract: &Document, api: &Api) {
    operations(value, api, |place, operation| {
        let response = place["responses"].get(operation.status.to_string());
        let examples = response.and_then(|response| resolved(&contract.value, response).pointer(JSON)?.get("examples"));
        let listed = examples.and_then(Value::as_object).into_iter().flat_map(Map::values);
        let failures = listed.filter(|example| !is_success(&api.answers, operation, &example["value"]));
        let failures: Vec<_> = failures.map(failure).collect();
        if !failures.is_empty() {
            let heading = format!("**Status {}, but not a success**", operation.status);
            add_paragraph(place, &format!("{heading}\n\n{}", failures.join("\n")));
        }
    });
}

/// Makes an item of a list.
fn failure(example: &Value) -> String {
    let (summary, value) = (example["summary"].as_str().unwrap_or_default(), indented(&example["value"], "  "));
    if value.contains('\n') {
        format!("- {summary}:\n\n  ```json\n  {value}\n  ```")
    } else {
        format!("- {summary}: `{value}`")
    }
}
