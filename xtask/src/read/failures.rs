//! The failures among the responses with the status of a success, and their names.

use emqx_cloud_core::Reason;
use heck::ToSnakeCase;
use serde_json::Value;

use super::Cursor;
use crate::model::is_success;

/// What tells a failure from a success in an API with `success: {code: …}`, and the known codes and reasons.
pub struct Failures {
    success: Value,
    statuses: Vec<u16>,
    code: String,
    message: String,
    codes: Vec<(Value, String)>,
    reasons: Vec<(Value, String)>,
}

impl Failures {
    /// Reads a document; `None` with `success: status`, where every failure has another status.
    pub fn read(root: &Cursor<'_>) -> Option<Self> {
        let answers = root.get("info")?.get("x-answers")?;
        let member = |key: &str| answers.value[key].as_str().unwrap_or_default().to_owned();
        Some(Self {
            success: answers.value["success"].get("code")?.clone(),
            statuses: answers
                .list("statuses")
                .iter()
                .filter_map(|status| status.value.as_u64()?.try_into().ok())
                .collect(),
            code: member("code"),
            message: member("message"),
            codes: known(root, "result-code"),
            reasons: known(root, "reason"),
        })
    }

    /// Returns whether a response with this status can be a success.
    pub fn is_success_status(&self, status: &str) -> bool {
        status.parse().is_ok_and(|status| is_success(status, true, &self.statuses))
    }

    /// Returns whether the body of a response is a failure.
    pub fn is_failure(&self, body: &Value) -> bool {
        body.get(&self.code) != Some(&self.success)
    }

    /// Returns the name of a failure: that of its code or, without one, of its reason, if that is known.
    pub fn name(&self, failure: &Value) -> Option<&str> {
        if let Some(code) = failure.get(&self.code) {
            return named(&self.codes, code);
        }
        let text = failure.get(&self.message)?.as_str()?;
        let reason = Reason::from_text(text, &[]);
        named(&self.reasons, &reason.as_ref().map_or(text, Reason::word).into())
    }
}

fn named<'n>(known: &'n [(Value, String)], value: &Value) -> Option<&'n str> {
    known.iter().find(|(known, _)| known == value).map(|(_, name)| name.as_str())
}

/// Returns the known values of an `x-type`, with their names in snake case.
fn known(root: &Cursor<'_>, kind: &str) -> Vec<(Value, String)> {
    let listed = root.seek("/components/schemas").map(|schemas| schemas.entries()).unwrap_or_default();
    let mut schemas = listed.into_iter().map(|(_, schema)| schema);
    let is_known = |schema: &Cursor<'_>| schema.value["x-type"] == kind && schema.get("x-enum-categories").is_some();
    let Some(schema) = schemas.find(is_known) else { return Vec::new() };
    let names = schema.list("x-enum-varnames");
    let names = names.iter().map(|name| name.value.as_str().unwrap_or_default().to_snake_case());
    schema.list("enum").iter().map(|value| value.value.clone()).zip(names).collect()
}
