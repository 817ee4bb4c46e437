//! Batches: one outcome for each item that was sent.

use std::fmt;

use emqx_cloud_api::{Category, Reason, ResultCode};
use percent_encoding::percent_decode_str;
use serde::de::{DeserializeOwned, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::answer::{plain, result_code};
use crate::error::Refusal;
use crate::redact::Redactor;

/// What became of one item of a batch.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemOutcome {
    index: usize,
    row: Option<Value>,
    refusal: Option<Refusal>,
}

impl ItemOutcome {
    /// The item's place in the request, from 0.
    pub fn index(&self) -> usize {
        self.index
    }

    /// Whether the item succeeded.
    pub fn is_ok(&self) -> bool {
        self.refusal.is_none()
    }

    /// What the server sent for the item, without secrets. `None` if it sent nothing.
    pub fn row(&self) -> Option<&Value> {
        self.row.as_ref()
    }

    /// The result code of an item that failed, if it has one.
    pub fn code(&self) -> Option<&ResultCode> {
        self.refusal.as_ref()?.code.as_ref()
    }

    /// The reason in words of an item that failed, if it has one.
    pub fn reason(&self) -> Option<&Reason> {
        self.refusal.as_ref()?.reason.as_ref()
    }

    /// The words of an item that failed, if it has some.
    pub fn message(&self) -> Option<&str> {
        self.refusal.as_ref()?.message.as_deref()
    }

    /// What the item would create is there already.
    pub fn is_already_exists(&self) -> bool {
        self.has_category(Category::AlreadyExists)
    }

    /// The client that the item names has no session.
    pub fn is_client_offline(&self) -> bool {
        self.has_category(Category::ClientOffline)
    }

    /// The item is wrong, and fails again.
    pub fn is_invalid_argument(&self) -> bool {
        self.has_category(Category::InvalidArgument)
    }

    /// Whether the item may have had its effect although it failed: the server did not say what became of it.
    pub fn may_have_been_applied(&self) -> bool {
        // A row that says nothing is no better than none.
        let says_nothing = |refusal: &Refusal| refusal.code.is_none() && refusal.message.is_none();
        self.refusal.as_ref().is_some_and(says_nothing) || self.has_category(Category::Server)
    }

    /// The outcome in the server's words.
    pub(crate) fn said(&self) -> String {
        match (&self.refusal, self.code(), self.message()) {
            (None, ..) => "ok".to_owned(),
            (_, Some(code), Some(message)) => format!("code {code}: {message}"),
            (_, Some(code), None) => format!("code {code}"),
            (_, None, Some(message)) => message.to_owned(),
            (_, None, None) => "the answer does not say what became of it".to_owned(),
        }
    }

    pub(crate) fn has_category(&self, category: Category) -> bool {
        self.code().is_some_and(|code| code.category() == category)
            || self.reason().is_some_and(|reason| reason.category() == category)
    }
}

impl fmt::Display for ItemOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said())?;
        let meaning = self.code().and_then(ResultCode::meaning).or_else(|| self.reason().and_then(Reason::meaning));
        match meaning {
            Some(meaning) => write!(f, " ({})", meaning.trim_end_matches('.')),
            None => Ok(()),
        }
    }
}

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
    /// Whether the rows stand in the reverse order of the request.
    pub reversed: bool,
    /// The field of an item whose value is the name of its row.
    pub key: Option<&'static str>,
}

/// The `data` of a batch answer.
pub(crate) enum Data {
    /// A row for each item.
    List(Vec<Value>),
    /// A name with an outcome, once for each name, in any order; a name can be there twice.
    Names(Vec<(String, Value)>),
}

impl<'de> Deserialize<'de> for Data {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct DataVisitor;

        impl<'de> Visitor<'de> for DataVisitor {
            type Value = Data;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list, or an object of names")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> Result<Data, A::Error> {
                let mut found = Vec::new();
                while let Some(row) = rows.next_element()? {
                    found.push(row);
                }
                Ok(Data::List(found))
            }

            // Not through a map: that would lose a name that is there twice.
            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Data, A::Error> {
                let mut found = Vec::new();
                while let Some(entry) = entries.next_entry()? {
                    found.push(entry);
                }
                Ok(Data::Names(found))
            }
        }

        deserializer.deserialize_any(DataVisitor)
    }
}

/// The rows of a batch that succeeded, or the outcome of every item of one that did not.
pub(crate) fn outcomes<R: DeserializeOwned>(
    rows: Rows,
    data: Data,
    sent: &[Value],
    redactor: &Redactor,
) -> Result<Vec<R>, Unmatched> {
    let matched = match (data, rows.key) {
        (Data::List(mut found), None) => {
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
        (Data::Names(found), Some(key)) => by_name(found, key, sent),
        (Data::List(_), Some(_)) => return Err(Unmatched::Form("`data` is a list and no object".to_owned())),
        (Data::Names(_), None) => return Err(Unmatched::Form("`data` is an object and no list".to_owned())),
    };
    let matched: Vec<Option<Value>> = matched;
    let refusals: Vec<_> = matched.iter().map(|row| refusal(rows.outcome, row.as_ref(), redactor)).collect();
    if refusals.iter().all(Option::is_none) {
        return matched
            .into_iter()
            .flatten()
            .map(|row| serde_json::from_value(row).map_err(|error| Unmatched::Form(plain(&error))))
            .collect();
    }
    let items = matched.iter().zip(refusals).enumerate().map(|(index, (row, refusal))| ItemOutcome {
        index,
        row: row.as_ref().map(|row| redactor.json(row)),
        refusal: refusal
            .map(|refusal| Refusal { message: refusal.message.map(|message| redactor.text(&message)), ..refusal }),
    });
    Err(Unmatched::Failed(items.collect()))
}

/// Why a batch answer is no success.
pub(crate) enum Unmatched {
    /// Items failed.
    Failed(Vec<ItemOutcome>),
    /// The answer does not fit the request.
    Form(String),
}

/// Why the item of this row failed; `None` if it did not.
pub(crate) fn refusal(outcome: Outcome, row: Option<&Value>, redactor: &Redactor) -> Option<Refusal> {
    let Some(row) = row else { return Some(Refusal::default()) };
    let text = |value: &Value| match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(redactor.json(other).to_string()),
    };
    match outcome {
        Outcome::Code => {
            let code = result_code(&row["code"], redactor);
            let failed = !code.as_ref().is_some_and(ResultCode::is_success);
            failed.then(|| Refusal { code, ..Refusal::of_text(text(&row["message"]), redactor) })
        }
        Outcome::Result | Outcome::Name => {
            let said = &row[if outcome == Outcome::Result { "result" } else { "outcome" }];
            (said != "ok").then(|| Refusal::of_text(text(said), redactor))
        }
    }
}

/// Gives each item the outcome under its name.
///
/// A name that was sent twice has one entry, the outcome of the first; of the others nothing is known. A name that the
/// answer has twice failed if either entry says so.
fn by_name(found: Vec<(String, Value)>, key: &str, sent: &[Value]) -> Vec<Option<Value>> {
    let mut seen = std::collections::HashSet::new();
    sent.iter()
        .map(|item| {
            let name = item[key].as_str()?;
            if !seen.insert(name) {
                return None;
            }
            // Servers up to 4.3.8 decode the names in bodies, and answer with what they made of them.
            let is_said = |name: &str| found.iter().any(|(found, _)| found == name);
            let decoded = percent_decode_str(name).decode_utf8().ok();
            let name = decoded.as_deref().filter(|decoded| !is_said(name) && is_said(decoded)).unwrap_or(name);
            let entries = || found.iter().filter(|(found, _)| found == name).map(|(_, outcome)| outcome);
            let outcome = entries().find(|outcome| **outcome != "ok").or_else(|| entries().next())?;
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
