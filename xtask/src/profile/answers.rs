//! The responses: what is left is what a call can return.

use serde_json::{Map, Value};

use super::{Draft, Step, add_paragraph, resolved, values};
use crate::model::Answers;
use crate::read::{Cursor, Document, Failures, Problems};

/// The place of JSON in a request body or a response.
pub const JSON: &str = "/content/application~1json";

pub const SUCCESSES: Step = Step {
    title: "A 200 has only the schema of a success",
    reason: "Given a choice between a success and a failure, most clients return a failure as if it were a result, \
             and Java and Rust clients decode one as the other. With only the success, clients that check required \
             members fail to decode a failure.",
    apply: successes,
};

/// Replaces `anyOf: [success, failure]` by the success, and says in the description of the document what a failure is.
fn successes(draft: &mut Draft<'_>) {
    let Some(failure) = draft.answers.failure.clone().filter(|_| draft.answers.success_code.is_some()) else { return };
    let problems = Problems::default();
    let Some(rule) = Failures::read(&Cursor::root(draft.contract, &problems)) else { return };
    draft.operations(|contract, answers, operation| {
        let Some(media) = success(contract, answers, operation).and_then(|response| response.pointer_mut(JSON)) else {
            return false;
        };
        let Some(only) = media.pointer("/schema/anyOf/0").cloned() else { return false };
        media["schema"] = only;
        if let Some(examples) = media.get_mut("examples").and_then(Value::as_object_mut) {
            examples.retain(|_, example| !rule.is_failure(&resolved(&contract.value, example)["value"]));
        }
        true
    });
    let schemas = &draft.contract.value["components"]["schemas"];
    let paragraphs = explained(&failure, schemas);
    if let Some(info) = draft.value.get_mut("info").and_then(Value::as_object_mut) {
        paragraphs.iter().for_each(|paragraph| add_paragraph(info, paragraph));
    }
}

/// Describes the schema of a failure, and lists the known codes and reasons without their meanings: some generators repeat the
/// description of the document in every file.
fn explained(failure: &str, schemas: &Value) -> Vec<String> {
    let schema = &schemas[failure];
    let described = |schema: &Value| schema["description"].as_str().unwrap_or_default().to_owned();
    let member = |(name, member): (&String, &Value)| {
        let target = member["$ref"].as_str().and_then(|target| target.rsplit('/').next());
        format!("- `{name}`: {}", described(target.map_or(member, |name| &schemas[name])).replace('\n', " "))
    };
    let members: Vec<_> = schema["properties"].as_object().into_iter().flatten().map(member).collect();
    let mut found = vec![format!("**`{failure}`.** {}\n\n{}", described(schema), members.join("\n"))];
    for (name, schema) in schemas.as_object().into_iter().flatten() {
        if schema.get("x-type").is_some() && schema.get("x-enum-categories").is_some() {
            let values: Vec<_> = values(schema).into_iter().map(|(value, _)| value).collect();
            found.push(format!("**`{name}`.** {}\n\n{}", described(schema), values.join(", ")));
        }
    }
    found
}

pub const STATUSES: Step = Step {
    title: "Other statuses are left out",
    reason: "Python clients return the body of a documented status, even `None` for an empty 204 or 401, as if it \
             were a result, and raise an error for any other one.",
    apply: statuses,
};

/// A paragraph in the description of the document.
const ABOUT: &str = "**Client profile.** This document is for tools that generate clients. It lists only successes: any other \
                     status is a failure, and so is a response that does not have the documented schema.";

/// Removes the responses that are not a success, and describes the success as its schema does.
fn statuses(draft: &mut Draft<'_>) {
    if let Some(info) = draft.value.get_mut("info").and_then(Value::as_object_mut) {
        add_paragraph(info, ABOUT);
    }
    draft.operations(|contract, answers, operation| {
        let described = success(contract, answers, operation).and_then(|response| {
            let schema = response.pointer(JSON)?.get("schema")?;
            resolved(&contract.value, schema)["description"].as_str().map(str::to_owned)
        });
        let Some(responses) = operation.get_mut("responses").and_then(Value::as_object_mut) else { return false };
        let before = responses.len();
        responses.retain(|status, _| status.parse().is_ok_and(|status| answers.is_success(status)));
        if let (Some(description), Some(response)) = (described, responses.values_mut().next()) {
            response["description"] = description.into();
        }
        responses.len() < before
    });
}

/// Returns the response of a success, written out if the operation shares it.
pub fn success<'v>(
    contract: &Document,
    answers: &Answers,
    operation: &'v mut Map<String, Value>,
) -> Option<&'v mut Value> {
    let responses = operation.get_mut("responses")?.as_object_mut()?;
    let is_success = |status: &str| status.parse().is_ok_and(|status| answers.is_success(status));
    let (_, response) = responses.iter_mut().find(|(status, _)| is_success(status))?;
    *response = resolved(&contract.value, response).clone();
    Some(response)
}
