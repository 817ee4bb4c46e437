//! Operations that have several forms.

use serde_json::{Map, Value};

use super::answers::{JSON, success};
use super::{Draft, Step, reference, resolved, text};
use crate::model::Answers;
use crate::read::Document;
use crate::read::openapi::Node;

pub const CALLS: Step = Step {
    title: "An operation that takes one or many becomes two operations",
    reason: "If the body is an object or an array, and the response depends on it, Java clients do not compile, \
             TypeScript clients take any value, and others leave it to the caller to tell the responses apart. The \
             second operation is at the same path with a fragment, such as `/acl#batch`, which makes it another key \
             of the document and is not sent.",
    apply: calls,
};

/// Makes an operation of every call in `x-calls`, the first one in the place of the operation.
fn calls(draft: &mut Draft<'_>) {
    let Some(paths) = draft.value.get_mut("paths").and_then(Value::as_object_mut) else { return };
    let mut found: Map<String, Value> = Map::new();
    for (path, item) in std::mem::take(paths) {
        let mut kept = Map::new();
        let mut added: Map<String, Value> = Map::new();
        let Value::Object(operations) = item else { continue };
        for (method, operation) in operations {
            let listed = operation["x-calls"].as_array().cloned().unwrap_or_default();
            let id = operation["operationId"].as_str().unwrap_or_default().to_owned();
            if listed.is_empty() {
                kept.insert(method, operation);
                continue;
            }
            for (index, call) in listed.iter().enumerate() {
                let mut operation = operation.as_object().cloned().unwrap_or_default();
                one(draft.contract, draft.answers, &mut operation, call);
                let name = text(&operation, "operationId");
                draft.changed.push(format!("`{name}`"));
                if index == 0 {
                    kept.insert(method.clone(), operation.into());
                    continue;
                }
                let suffix = name.strip_prefix(&format!("{id}_")).unwrap_or(&name);
                let item = added.entry(format!("{path}#{suffix}")).or_insert_with(|| Map::new().into());
                item[method.as_str()] = operation.into();
            }
        }
        found.insert(path, kept.into());
        found.extend(added);
    }
    draft.value["paths"] = found.into();
}

/// Makes an operation one of its calls.
fn one(contract: &Document, answers: &Answers, operation: &mut Map<String, Value>, call: &Value) {
    operation.shift_remove("x-calls");
    operation.insert("operationId".to_owned(), call["name"].clone());
    for key in ["summary", "description"] {
        operation.insert(key.to_owned(), call[key].clone());
    }
    if let Some(body) = operation.get_mut("requestBody") {
        narrow(contract, body, &call["body"]);
    }
    if let Some(response) = success(contract, answers, operation) {
        narrow(contract, response, &call["answer"]);
    }
}

/// Gives a request body or a response another schema, and keeps the examples that have all their members in it.
fn narrow(contract: &Document, place: &mut Value, schema: &Value) {
    let name = schema.as_str().unwrap_or_default();
    let described = contract.value["components"]["schemas"][name]["description"].clone();
    let Some(media) = place.pointer_mut(JSON) else { return };
    media["schema"] = reference(name);
    let node = Node::at(contract, &format!("/components/schemas/{name}"));
    let fits = |example: &Value| {
        let example = resolved(&contract.value, example);
        node.as_ref().is_some_and(|node| node.misfits(&example["value"]).is_empty())
    };
    if let Some(examples) = media.get_mut("examples").and_then(Value::as_object_mut) {
        examples.retain(|_, example| fits(example));
        if examples.is_empty()
            && let Some(media) = media.as_object_mut()
        {
            media.shift_remove("examples");
        }
    }
    place["description"] = described;
}
