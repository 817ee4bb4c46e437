//! Batches: matches the outcomes in a response with the items of the request.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use emqx_cloud_core::{Answers, Received, ResultCode, Success};
use percent_encoding::percent_decode_str;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::item::Item;
use crate::json::{self, Entries, Level};
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

impl Received for NamedOutcome {}

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
    /// Fields of an item that an entry repeats under another name, unless the item has that field too.
    pub repeated: &'static [(&'static str, &'static str)],
    /// Fields that only some kinds of items have. An entry with one of them is not that of an item without it.
    pub kinds: &'static [&'static str],
}

/// Whether an entry belongs to an item, by the fields of the item that it repeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fit {
    /// It repeats fields, and no field has another value.
    Repeats,
    /// It repeats nothing.
    Silent,
    /// A field has another value.
    Contradicts,
}

impl Rows {
    /// Returns the field of an entry that repeats a field of an item.
    fn repeats<'n>(&self, name: &'n str, item: &Value) -> &'n str {
        let other = self.repeated.iter().find(|(field, other)| *field == name && item.get(other).is_none());
        other.map_or(name, |(_, other)| other)
    }

    /// Compares an entry with an item.
    pub fn fit(&self, row: &Entries<'_>, item: &Value) -> Fit {
        let mut fit = Fit::Silent;
        for (name, value) in item.as_object().into_iter().flatten() {
            match row.get(self.repeats(name, item)) {
                Some(repeated) if !is_same(repeated, value) => return Fit::Contradicts,
                Some(_) => fit = Fit::Repeats,
                None => {}
            }
        }
        let of_another_kind = |name: &&str| item.get(name).is_none() && row.get(name).is_some_and(json::is_text);
        if self.kinds.iter().any(of_another_kind) { Fit::Contradicts } else { fit }
    }
}

/// The entry of the response that belongs to an item.
enum Entry<'a> {
    /// There is one.
    Found(Cow<'a, RawValue>),
    /// There is none.
    Missing,
    /// The entry that should belong to the item is about something else.
    Foreign(&'a RawValue),
}

/// Why the response to a batch is not a success.
pub(crate) enum Unmatched {
    /// Items failed.
    Failed(Vec<Item>),
    /// The response does not fit the request.
    Form(String),
    /// Entries of the response belong to no item.
    Foreign(String, Vec<Item>),
}

/// The entries of a response, in the order of the items.
pub(crate) struct Matched<'a> {
    name: &'a str,
    entries: Vec<(Entry<'a>, Option<Said>)>,
    /// The names that belong to no item.
    foreign: Vec<String>,
}

/// The outcome of an item.
pub(crate) enum Each<R> {
    /// It succeeded.
    Done(R),
    /// It failed, or its outcome is unknown.
    Failed(Item),
    /// It succeeded, but its entry has another form than expected.
    Form(String),
}

/// Matches the entries of a response with the items, or returns why the response does not match the request.
pub(crate) fn matched<'a>(
    rows: Rows,
    name: &'a str,
    data: &'a RawValue,
    sent: &[Value],
    answers: &Answers,
) -> Result<Matched<'a>, String> {
    let form = |problem: String| format!("`{name}`: {problem}");
    let level = Level::read(data.get().as_bytes()).map_err(|error| form(json::plain(&error)))?;
    let (entries, foreign) = match (level, rows.key) {
        (Level::Array(found), None) if found.len() > sent.len() => {
            return Err(form(format!("{} outcomes for {} items", found.len(), sent.len())));
        }
        (Level::Array(found), None) => (by_position(rows, found, sent).map_err(form)?, Vec::new()),
        (Level::Object(found), Some(key)) => by_name(&found, key, sent),
        (_, Some(_)) => return Err(form("expected an object".to_owned())),
        (_, None) => return Err(form("expected an array".to_owned())),
    };
    let said = |entry: &Entry<'_>| match entry {
        Entry::Found(raw) => failure(rows.outcome, raw, answers),
        Entry::Missing | Entry::Foreign(_) => Some(Said::default()),
    };
    let entries = entries.into_iter().map(|entry| {
        let said = said(&entry);
        (entry, said)
    });
    Ok(Matched { name, entries: entries.collect(), foreign })
}

impl Matched<'_> {
    /// Returns the decoded outcomes if every item succeeded, or else the outcome of every item.
    pub fn all<R: DeserializeOwned + Received>(self) -> Result<Vec<R>, Unmatched> {
        if self.entries.iter().all(|(_, said)| said.is_none()) && self.foreign.is_empty() {
            let rows = self.each().map(|each| match each {
                Each::Done(row) => Ok(row),
                Each::Form(problem) => Err(Unmatched::Form(problem)),
                Each::Failed(item) => Err(Unmatched::Failed(vec![item])),
            });
            return rows.collect();
        }
        let items = self.entries.into_iter().map(|(entry, said)| item(entry, said)).collect();
        match self.foreign.as_slice() {
            [] => Err(Unmatched::Failed(items)),
            [first, others @ ..] => {
                let name = self.name;
                let problem = match others.len() {
                    0 => format!("`{name}` has an outcome for `{first}`, which was not sent"),
                    1 => format!("`{name}` has outcomes for `{first}` and 1 other, which were not sent"),
                    more => format!("`{name}` has outcomes for `{first}` and {more} others, which were not sent"),
                };
                Err(Unmatched::Foreign(problem, items))
            }
        }
    }

    /// Returns the outcome of each item, decoded if it succeeded.
    pub fn each<R: DeserializeOwned + Received>(self) -> impl Iterator<Item = Each<R>> {
        let name = self.name;
        self.entries.into_iter().enumerate().map(move |(index, (entry, said))| match (entry, said) {
            (Entry::Found(raw), None) => match json::decode(&format!("{name}[{index}]"), &raw) {
                Ok(row) => Each::Done(row),
                Err(problem) => Each::Form(problem),
            },
            (entry, said) => Each::Failed(item(entry, said)),
        })
    }
}

fn item(entry: Entry<'_>, said: Option<Said>) -> Item {
    match entry {
        Entry::Found(raw) => Item { row: Some(raw.into_owned()), said, is_foreign: false },
        Entry::Missing => Item { row: None, said, is_foreign: false },
        Entry::Foreign(raw) => Item { row: Some(raw.to_owned()), said, is_foreign: true },
    }
}

/// Returns the server's code and message for an item that failed; `None` if it succeeded.
pub(crate) fn failure(outcome: Outcome, row: &RawValue, answers: &Answers) -> Option<Said> {
    let Ok(Level::Object(row)) = Level::read(row.get().as_bytes()) else { return Some(Said::default()) };
    match outcome {
        Outcome::Code => {
            let said = Said::new(row.get(answers.code), row.get(answers.message));
            (!is_success(said.code.as_ref().and_then(ResultCode::number), answers)).then_some(said)
        }
        Outcome::Result | Outcome::Name => {
            let said = row.get(if outcome == Outcome::Result { "result" } else { "outcome" });
            (!said.is_some_and(is_ok)).then(|| Said::new(None, said))
        }
    }
}

/// Returns the outcome of every entry of an array, if the result code of an entry is not that of a success.
pub(crate) fn failed_entries(data: &RawValue, answers: &Answers) -> Option<Vec<Item>> {
    let Ok(Level::Array(entries)) = Level::read(data.get().as_bytes()) else { return None };
    let failure = |raw: &RawValue| match Level::read(raw.get().as_bytes()) {
        Ok(Level::Object(row)) if row.get(answers.code).is_some() => failure(Outcome::Code, raw, answers),
        _ => None,
    };
    let said: Vec<_> = entries.iter().map(|raw| failure(raw)).collect();
    if said.iter().all(Option::is_none) {
        return None;
    }
    let items = entries.into_iter().zip(said);
    Some(items.map(|(raw, said)| Item { row: Some(raw.to_owned()), said, is_foreign: false }).collect())
}

fn is_ok(outcome: &RawValue) -> bool {
    serde_json::from_str::<String>(outcome.get()).is_ok_and(|outcome| outcome == "ok")
}

/// Returns whether a result code is that of a success, which is 0 if the API does not define it.
pub(crate) fn is_success(code: Option<i64>, answers: &Answers) -> bool {
    match answers.success {
        Success::Code(success) => code == Some(success),
        Success::Status => code == Some(0),
    }
}

/// Returns the entry of each item by its place.
///
/// Entries repeat fields of their items, which shows whether an entry belongs to its item, and whether a server really
/// reversed the order.
fn by_position<'a>(rows: Rows, mut found: Vec<&'a RawValue>, sent: &[Value]) -> Result<Vec<Entry<'a>>, String> {
    let read = found.iter().map(|raw| entries(raw)).collect::<Result<Vec<_>, _>>()?;
    if read.len() < sent.len() {
        return Ok(by_fields(rows, &found, &read, sent));
    }
    let mut fits: Vec<_> = read.iter().zip(sent).map(|(row, item)| rows.fit(row, item)).collect();
    if rows.reversed {
        let reversed: Vec<_> = read.iter().rev().zip(sent).map(|(row, item)| rows.fit(row, item)).collect();
        let contradictions = |fits: &[Fit]| fits.iter().filter(|fit| **fit == Fit::Contradicts).count();
        if contradictions(&reversed) <= contradictions(&fits) {
            found.reverse();
            fits = reversed;
        }
    }
    // If an entry is not where it should be, the place of one that repeats nothing means nothing.
    let is_in_order = !fits.contains(&Fit::Contradicts);
    let entry = |(raw, fit): (&'a RawValue, Fit)| match fit {
        Fit::Repeats => Entry::Found(Cow::Borrowed(raw)),
        Fit::Silent if is_in_order => Entry::Found(Cow::Borrowed(raw)),
        Fit::Silent => Entry::Missing,
        Fit::Contradicts => Entry::Foreign(raw),
    };
    Ok(found.into_iter().zip(fits).map(entry).collect())
}

/// Reads an entry of an array, which has no duplicate keys.
fn entries(raw: &RawValue) -> Result<Entries<'_>, String> {
    match Level::read(raw.get().as_bytes()) {
        Ok(Level::Object(row)) if row.repeat() => Err("duplicate key".to_owned()),
        Ok(Level::Object(row)) => Ok(row),
        _ => Ok(Entries::default()),
    }
}

/// Returns the entry of each item if entries are missing, so that their places mean nothing: an entry belongs to an item if
/// it repeats fields of that item, and of no other.
fn by_fields<'a>(rows: Rows, found: &[&'a RawValue], read: &[Entries<'_>], sent: &[Value]) -> Vec<Entry<'a>> {
    // The fields that the first entry repeats identify an item in all of them.
    let names: Vec<&str> = match (read.first(), sent.first().and_then(Value::as_object)) {
        (Some(row), Some(item)) => item.keys().map(String::as_str).filter(|name| row.get(name).is_some()).collect(),
        _ => Vec::new(),
    };
    let item_key = |item: &Value| {
        let value = |name: &&str| item.get(name).filter(|value| !is_decoded_by_some(value)).cloned();
        names.iter().map(value).collect::<Option<Vec<_>>>()
    };
    let row_key = |row: &Entries<'_>| names.iter().map(|name| json::parsed(row.get(name)?)).collect::<Option<Vec<_>>>();
    let text = |key: Vec<Value>| Value::from(key).to_string();
    // The place of each key, or `None` if several have it.
    let mut places: HashMap<String, Option<usize>> = HashMap::new();
    for (index, row) in read.iter().enumerate() {
        if let Some(key) = row_key(row).map(text) {
            places.entry(key).and_modify(|place| *place = None).or_insert(Some(index));
        }
    }
    let keys: Vec<_> = sent.iter().map(|item| item_key(item).map(text)).collect();
    let mut counts: HashMap<&String, usize> = HashMap::new();
    for key in keys.iter().flatten() {
        *counts.entry(key).or_default() += 1;
    }
    let place = |key: &Option<String>| -> Option<usize> {
        let key = key.as_ref().filter(|key| !names.is_empty() && counts.get(key) == Some(&1))?;
        *places.get(key)?
    };
    let entry = |(key, item): (&Option<String>, &Value)| match place(key) {
        Some(index) if rows.fit(&read[index], item) == Fit::Contradicts => Entry::Foreign(found[index]),
        Some(index) => Entry::Found(Cow::Borrowed(found[index])),
        None => Entry::Missing,
    };
    keys.iter().zip(sent).map(entry).collect()
}

/// Returns whether an entry repeats a value as it was sent, or decoded.
fn is_same(repeated: &RawValue, sent: &Value) -> bool {
    match sent {
        Value::String(sent) => {
            serde_json::from_str::<String>(repeated.get()).is_ok_and(|text| text == *sent || text == decoded(sent))
        }
        sent => json::parsed(repeated).is_some_and(|repeated| repeated == *sent),
    }
}

/// Returns whether servers differ in what they take a string in a request for: those up to 4.3.8 percent-decode it.
fn is_decoded_by_some(value: &Value) -> bool {
    value.as_str().is_some_and(|text| decoded(text) != text)
}

fn decoded(text: &str) -> Cow<'_, str> {
    percent_decode_str(text).decode_utf8().unwrap_or(Cow::Borrowed(text))
}

/// Returns the entry of each item by its name, and the names that belong to no item.
///
/// An entry belongs to one item. If the request has a duplicate name, the response has only the outcome of its first item,
/// and the outcomes of the others are unknown. If the response has a duplicate name, the item failed if any of the entries
/// is a failure.
///
/// Servers up to 4.3.8 percent-decode the names in bodies, and report the decoded names. Which names the entries have shows
/// what a server does; if it does not, the outcome of a name that decoding changes is unknown.
fn by_name<'a>(found: &Entries<'a>, key: &str, sent: &[Value]) -> (Vec<Entry<'a>>, Vec<String>) {
    // Of a duplicate key, the first outcome that is a failure counts.
    let mut outcomes: HashMap<&str, &RawValue> = HashMap::new();
    for (name, outcome) in found.iter() {
        let known = outcomes.entry(name).or_insert(outcome);
        if is_ok(known) {
            *known = outcome;
        }
    }
    let texts: Vec<_> = sent.iter().map(|item| item.get(key).and_then(Value::as_str)).collect();
    let exact: Vec<_> = texts.iter().map(|name| name.map(Cow::Borrowed)).collect();
    let plain: Vec<_> = texts.iter().map(|name| name.map(decoded)).collect();
    let covers = |names: &[Option<Cow<'_, str>>]| names.iter().flatten().all(|name| outcomes.contains_key(&**name));
    let explains = |names: &[Option<Cow<'_, str>>]| {
        let names: HashSet<_> = names.iter().flatten().map(|name| &**name).collect();
        outcomes.keys().all(|name| names.contains(name))
    };
    let names: Vec<_> = if covers(&exact) {
        exact
    } else if explains(&plain) && (covers(&plain) || !explains(&exact)) {
        plain
    } else if explains(&exact) {
        exact
    } else {
        exact.into_iter().zip(plain).map(|(exact, plain)| exact.filter(|exact| Some(exact) == plain.as_ref())).collect()
    };
    let mut taken = HashSet::new();
    let mut entry = |name: &Option<Cow<'_, str>>| {
        let (name, outcome) = outcomes.get_key_value(&**name.as_ref()?).filter(|(name, _)| taken.insert(**name))?;
        let row = format!(r#"{{"name":{},"outcome":{}}}"#, Value::from(*name), outcome.get());
        RawValue::from_string(row).ok()
    };
    let entries: Vec<_> =
        names.iter().map(|name| entry(name).map_or(Entry::Missing, |row| Entry::Found(Cow::Owned(row)))).collect();
    let strange = outcomes.keys().filter(|name| !taken.contains(**name));
    let mut strange: Vec<_> = strange.map(|name| (*name).to_owned()).collect();
    strange.sort_unstable();
    (entries, strange)
}
