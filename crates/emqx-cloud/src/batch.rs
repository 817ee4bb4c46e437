//! Batches: one outcome for each item that was sent.

use std::collections::HashSet;

use emqx_cloud_core::{Answers, ResultCode, Success};
use percent_encoding::percent_decode_str;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::item::Item;
use crate::json::{Level, Members, plain};
use crate::refusal::Said;

/// The outcome of an item that a server reports by its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct NamedOutcome {
    /// The name, as the server understood it.
    pub name: String,
    /// `ok`.
    pub outcome: String,
}

/// Which part of a row is its outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// `code`, 0 for a success.
    Code,
    /// `result`, `ok` for a success.
    Result,
    /// The row has a name, and is `ok` for a success.
    Name,
}

/// Where a batch answer keeps its outcomes; from the document.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rows {
    /// Which part of a row is its outcome.
    pub outcome: Outcome,
    /// Whether the rows are in the reverse order of the request.
    pub reversed: bool,
    /// The field of an item whose value is the name of its row.
    pub key: Option<&'static str>,
}

/// The rows of a batch that succeeded, or the outcome of every item of one that did not.
pub(crate) fn outcomes<R: DeserializeOwned>(
    rows: Rows,
    data: Level<Value>,
    sent: &[Value],
    answers: &Answers,
) -> Result<Vec<R>, Unmatched> {
    let matched = match (data, rows.key) {
        (Level::Array(mut found), None) => {
            if found.len() > sent.len() {
                return Err(Unmatched::Form(format!("{} rows for {} items", found.len(), sent.len())));
            }
            // A server that does not reverse, against what is documented, shows it by what the rows repeat.
            if rows.reversed && (echoes(found.iter().rev(), sent) || !echoes(found.iter(), sent)) {
                found.reverse();
            }
            let whole = found.len() == sent.len();
            let mut found = found.into_iter();
            // Where rows are missing, a row that repeats something else belongs to another item.
            sent.iter().map(|item| found.next().filter(|row| whole || repeats(row, item))).collect()
        }
        (Level::Object(found), Some(key)) => by_name(&found, key, sent),
        (_, Some(_)) => return Err(Unmatched::Form("expected an object".to_owned())),
        (_, None) => return Err(Unmatched::Form("expected an array".to_owned())),
    };
    let matched: Vec<Option<Value>> = matched;
    let failed: Vec<_> = matched.iter().map(|row| failure(rows.outcome, row.as_ref(), answers)).collect();
    if failed.iter().all(Option::is_none) {
        return matched
            .into_iter()
            .flatten()
            .map(|row| serde_json::from_value(row).map_err(|error| Unmatched::Form(plain(&error))))
            .collect();
    }
    let items = matched.into_iter().zip(failed).map(|(row, said)| Item { row, said });
    Err(Unmatched::Failed(items.collect()))
}

/// Why a batch answer is no success.
pub(crate) enum Unmatched {
    /// Items failed.
    Failed(Vec<Item>),
    /// The answer does not fit the request.
    Form(String),
}

/// What the server said about the item of this row if it failed; `None` if it did not.
pub(crate) fn failure(outcome: Outcome, row: Option<&Value>, answers: &Answers) -> Option<Said> {
    let Some(row) = row else { return Some(Said::default()) };
    match outcome {
        Outcome::Code => {
            let said = Said::new(row.get(answers.code), row.get(answers.message));
            (!is_success(said.code.as_ref().and_then(ResultCode::number), answers)).then_some(said)
        }
        Outcome::Result | Outcome::Name => {
            let said = row.get(if outcome == Outcome::Result { "result" } else { "outcome" });
            (said.and_then(Value::as_str) != Some("ok")).then(|| Said::new(None, said))
        }
    }
}

/// Whether a result code is that of a success; 0 if the API does not say.
fn is_success(code: Option<i64>, answers: &Answers) -> bool {
    match answers.success {
        Success::Code(success) => code == Some(success),
        Success::Status => code == Some(0),
    }
}

/// Returns for each item the outcome under its name.
///
/// A name that was sent twice has one entry, the outcome of the first; of the others nothing is known. A name that the
/// answer has twice failed if either entry says so.
fn by_name(found: &Members<Value>, key: &str, sent: &[Value]) -> Vec<Option<Value>> {
    let mut seen = HashSet::new();
    sent.iter()
        .map(|item| {
            let name = item[key].as_str()?;
            if !seen.insert(name) {
                return None;
            }
            // Servers up to 4.3.8 decode the names in bodies, and answer with what they made of them.
            let is_said = |name: &str| found.get(name).is_some();
            let decoded = percent_decode_str(name).decode_utf8().ok();
            let name = decoded.as_deref().filter(|decoded| !is_said(name) && is_said(decoded)).unwrap_or(name);
            let outcome = found.all(name).find(|outcome| **outcome != "ok").or_else(|| found.get(name))?;
            Some(json!({"name": name, "outcome": outcome}))
        })
        .collect()
}

/// Whether every row repeats what the item in its place says.
fn echoes<'v>(rows: impl ExactSizeIterator<Item = &'v Value>, sent: &[Value]) -> bool {
    rows.len() == sent.len() && rows.zip(sent).all(|(row, item)| repeats(row, item))
}

fn repeats(row: &Value, item: &Value) -> bool {
    let fields = item.as_object().into_iter().flatten();
    fields.filter_map(|(name, value)| Some((row.get(name)?, value))).all(|(echo, value)| echo == value)
}
