//! What a success is, as a filter of `jq` and as a function, so that the page's samples and its lists of failures agree.

use serde_json::Value;

use crate::model::{Answer, Answers, Call, Operation, Outcome};

/// Returns the filter that is true for a success of this call; `None` if the HTTP status decides.
pub fn filter(answers: &Answers, call: &Call) -> Option<String> {
    let success = format!(".{} == {}", answers.code, answers.success_code?);
    let data = match &answers.data {
        Some(data) => format!(".{data}"),
        None => ".".to_owned(),
    };
    let more = match &call.answer {
        Answer::OneObject(_) => format!("{data} != {{}}"),
        Answer::OneRow(_) => format!("{data} != []"),
        Answer::Outcome(_) => format!("{}.result == \"ok\"", data.trim_end_matches('.')),
        Answer::Batch(batch) => {
            let entry = match &batch.outcome {
                Outcome::Code => success.clone(),
                Outcome::Result => ".result == \"ok\"".to_owned(),
                Outcome::Name(_) => ". == \"ok\"".to_owned(),
            };
            format!("all({data}[]; {entry})")
        }
        _ => return Some(success),
    };
    Some(format!("{success} and {more}"))
}

/// Returns whether the body of a response with the status of a success is one. An operation with several calls has a form of data
/// for each, and the conditions of the others do not apply.
pub fn is_success(answers: &Answers, operation: &Operation, body: &Value) -> bool {
    let Some(success) = answers.success_code else { return true };
    let has_code = |body: &Value| body[answers.code.as_str()] == success;
    let data = answers.data.as_ref().map_or(body, |data| &body[data.as_str()]);
    has_code(body)
        && operation.calls.iter().all(|call| match (&call.answer, data) {
            (Answer::OneObject(_), Value::Object(found)) => !found.is_empty(),
            (Answer::OneRow(_), Value::Array(found)) => !found.is_empty(),
            (Answer::Outcome(_), Value::Object(found)) => found.get("result").is_some_and(|result| result == "ok"),
            (Answer::Batch(batch), data) => match (&batch.outcome, data) {
                (Outcome::Code, Value::Array(found)) => found.iter().all(has_code),
                (Outcome::Result, Value::Array(found)) => found.iter().all(|entry| entry["result"] == "ok"),
                (Outcome::Name(_), Value::Object(found)) => found.values().all(|entry| entry == "ok"),
                _ => true,
            },
            _ => true,
        })
}
