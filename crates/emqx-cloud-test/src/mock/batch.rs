//! Responses that repeat what was sent: outcomes of batches.

use emqx_cloud_core::Answers;
use serde_json::{Map, Value};

use super::then::Said;

/// The form of the response to a batch, or to one item of one.
#[derive(Debug, Clone, Copy)]
pub struct Batch {
    /// Where an outcome is.
    pub place: Place,
    /// Whether the entries are in reverse order.
    pub reversed: bool,
    /// The fields of an item that its entry repeats: the name in the item, and that in the entry.
    pub repeated: &'static [(&'static str, &'static str)],
}

/// Where the outcome of an item is.
#[derive(Debug, Clone, Copy)]
pub enum Place {
    /// In the result code of its entry.
    Code,
    /// In the `result` of its entry.
    Result,
    /// Under the name of the item, which is the value of this field.
    Name(&'static str),
}

/// The outcome of an item in the response to a batch: see [`ok`], [`refused`] and [`missing`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemReply(Outcome);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Outcome {
    Ok,
    Refused(Said),
    Missing,
}

/// Returns the outcome of an item that succeeded, for `partial`.
pub fn ok() -> ItemReply {
    ItemReply(Outcome::Ok)
}

/// Returns the outcome of an item that is refused with a result code or a reason, for `partial`.
///
/// ```
/// use emqx_cloud::types::{Message, SubscribeRequest};
/// use emqx_cloud_test::{client, ok, refused, result_of};
///
/// let items = [SubscribeRequest::new("meter-7", "commands"), SubscribeRequest::new("meter-8", "commands")];
/// let error = result_of(client().subscribe_batch(items), |then| then.partial([ok(), refused(112)])).unwrap_err();
/// assert!(error.items()[0].is_ok());
/// assert!(error.items()[1].is_client_offline());
/// ```
pub fn refused(said: impl Into<Said>) -> ItemReply {
    ItemReply(Outcome::Refused(said.into()))
}

/// Returns the outcome of an item that is missing in the response, so that it is unknown, for `partial`.
pub fn missing() -> ItemReply {
    ItemReply(Outcome::Missing)
}

/// The outcomes of the items of a request.
#[derive(Debug, Clone)]
pub(crate) enum Outcomes {
    /// Every item succeeded.
    Ok,
    /// As listed; an item without an entry in the list is missing in the response.
    Listed(Vec<ItemReply>),
    /// The request is one item, and succeeded.
    One,
}

impl Batch {
    /// Returns the data of a response.
    pub(super) fn data(&self, outcomes: &Outcomes, sent: &Value, answers: &Answers) -> Value {
        if matches!(outcomes, Outcomes::One) {
            return self.entry(sent, &Outcome::Ok, answers);
        }
        let outcome = |index: usize| match outcomes {
            Outcomes::Ok | Outcomes::One => Outcome::Ok,
            Outcomes::Listed(listed) => {
                listed.get(index).map_or(Outcome::Missing, |ItemReply(outcome)| outcome.clone())
            }
        };
        let items = sent.as_array().map(Vec::as_slice).unwrap_or_default();
        let entries = items.iter().enumerate().map(|(index, item)| (item, outcome(index)));
        let entries = entries.filter(|(_, outcome)| *outcome != Outcome::Missing);
        if let Place::Name(key) = self.place {
            let mut named = Map::new();
            for (item, outcome) in entries {
                let name = item[key].as_str().unwrap_or("undefined");
                // The second item with a name has no outcome of its own.
                named.entry(name).or_insert_with(|| worded(&outcome));
            }
            return named.into();
        }
        let mut rows: Vec<_> = entries.map(|(item, outcome)| self.entry(item, &outcome, answers)).collect();
        if self.reversed {
            rows.reverse();
        }
        rows.into()
    }

    fn entry(&self, item: &Value, outcome: &Outcome, answers: &Answers) -> Value {
        let mut entry = Map::new();
        for (name, other) in self.repeated {
            if let Some(value) = item.get(name) {
                entry.entry(*other).or_insert_with(|| value.clone());
            }
        }
        match (self.place, outcome) {
            (Place::Code, Outcome::Refused(said)) => {
                entry.insert(answers.code.to_owned(), serde_json::to_value(said).unwrap_or_default());
            }
            (Place::Code, _) => {
                let code = match answers.success {
                    emqx_cloud_core::Success::Code(code) => code,
                    emqx_cloud_core::Success::Status => 0,
                };
                entry.insert(answers.code.to_owned(), code.into());
            }
            (Place::Result | Place::Name(_), outcome) => {
                entry.insert("result".to_owned(), worded(outcome));
            }
        }
        entry.into()
    }
}

/// Returns an outcome as a word.
fn worded(outcome: &Outcome) -> Value {
    match outcome {
        Outcome::Refused(Said::Code(code)) => format!("{{error,{code}}}").into(),
        Outcome::Refused(Said::Reason(reason)) => format!("{{error,{}}}", reason.word()).into(),
        Outcome::Refused(Said::Word(word)) => format!("{{error,{word}}}").into(),
        Outcome::Ok | Outcome::Missing => "ok".into(),
    }
}
