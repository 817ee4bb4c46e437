//! Batches: matches the outcomes in a response with the items of the request.

use std::collections::{HashMap, HashSet};

use emqx_cloud_core::{Answers, ResultCode, Success};
use percent_encoding::percent_decode_str;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::item::Item;
use crate::json::{Level, Members, plain};
use crate::refusal::Said;

/// The outcome of a batch item that the server reports by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct NamedOutcome {
    /// The name of the item, as the server read it.
    pub name: String,
    /// The outcome, which is `ok`.
    pub outcome: String,
}

/// Where an entry of the response has the outcome of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// In `code`, which is 0 for a success.
    Code,
    /// In `result`, which is `ok` for a success.
    Result,
    /// Under the name of the item, where it is `ok` for a success.
    Name,
}

/// The form of a batch response, from the document.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rows {
    /// Where an entry has the outcome of an item.
    pub outcome: Outcome,
    /// Whether the entries are in reverse order of the request.
    pub reversed: bool,
    /// The field of an item that has its name, if outcomes are reported by name.
    pub key: Option<&'static str>,
}

/// Returns the decoded outcomes if every item succeeded, or else the outcome of every item.
pub(crate) fn outcomes<R: DeserializeOwned>(
    rows: Rows,
    data: Level<Value>,
    sent: &[Value],
    answers: &Answers,
) -> Result<Vec<R>, Unmatched> {
    let matched = match (data, rows.key) {
        (Level::Array(mut found), None) => {
            if found.len() > sent.len() {
                return Err(Unmatched::Form(format!("{} outcomes for {} items", found.len(), sent.len())));
            }
            // Entries repeat fields of their items, which shows whether a server really reversed the order.
            if rows.reversed && (echoes(found.iter().rev(), sent) || !echoes(found.iter(), sent)) {
                found.reverse();
            }
            let whole = found.len() == sent.len();
            let mut found = found.into_iter();
            // If entries are missing, one that repeats other fields belongs to another item.
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

/// Why the response to a batch is not a success.
pub(crate) enum Unmatched {
    /// Items failed.
    Failed(Vec<Item>),
    /// The response does not fit the request.
    Form(String),
}

/// Returns the server's code and message for an item that failed; `None` if it succeeded.
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

/// Returns whether a result code is that of a success, which is 0 if the API does not define it.
fn is_success(code: Option<i64>, answers: &Answers) -> bool {
    match answers.success {
        Success::Code(success) => code == Some(success),
        Success::Status => code == Some(0),
    }
}

/// Returns the outcome of each item by its name.
///
/// If the request has a duplicate name, the response has only the outcome of its first item, and the outcomes of the
/// others are unknown. If the response has a duplicate name, the item failed if any of the entries is a failure.
fn by_name(found: &Members<Value>, key: &str, sent: &[Value]) -> Vec<Option<Value>> {
    // Of a duplicate key, the first outcome that is a failure counts.
    let mut outcomes: HashMap<&str, &Value> = HashMap::new();
    for (name, outcome) in found.iter() {
        let known = outcomes.entry(name).or_insert(outcome);
        if **known == "ok" {
            *known = outcome;
        }
    }
    let mut seen = HashSet::new();
    sent.iter()
        .map(|item| {
            let name = item[key].as_str()?;
            if !seen.insert(name) {
                return None;
            }
            // Servers up to 4.3.8 percent-decode the names in bodies, and report the decoded names.
            let is_said = |name: &str| outcomes.contains_key(name);
            let decoded = percent_decode_str(name).decode_utf8().ok();
            let name = decoded.as_deref().filter(|decoded| !is_said(name) && is_said(decoded)).unwrap_or(name);
            let outcome = outcomes.get(name)?;
            Some(json!({"name": name, "outcome": outcome}))
        })
        .collect()
}

/// Returns whether every entry repeats fields of the item at its index.
fn echoes<'v>(rows: impl ExactSizeIterator<Item = &'v Value>, sent: &[Value]) -> bool {
    rows.len() == sent.len() && rows.zip(sent).all(|(row, item)| repeats(row, item))
}

fn repeats(row: &Value, item: &Value) -> bool {
    let fields = item.as_object().into_iter().flatten();
    fields.filter_map(|(name, value)| Some((row.get(name)?, value))).all(|(echo, value)| echo == value)
}
