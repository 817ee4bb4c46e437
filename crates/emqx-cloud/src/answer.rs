//! What an answer means: a success, or exactly which failure.

use std::collections::HashSet;
use std::fmt;
use std::ops::Deref;

use emqx_cloud_api::types::PageMeta;
use emqx_cloud_api::{Operation, ResultCode};
use serde::de::{DeserializeOwned, Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::batch::{self, Outcome, Rows, Unmatched};
use crate::distinct::Distinct;
use crate::error::Refusal;
use crate::redact::Redactor;
use crate::{Error, ErrorKind, Result};

/// A success that says nothing else.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Ack {
    /// Whatever the server sent beside the result code; usually nothing.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Page<T> {
    /// The rows.
    pub items: Vec<T>,
    /// Where the page stands. `None` if the server does not say, as 4.3 does for `list_subscriptions().topic(…)`.
    pub meta: Option<PageMeta>,
    /// Whatever the server sent beside the rows and `meta`; usually nothing.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl<T> Page<T> {
    /// Whether the server says that there is another page. `None`: it does not say, and only asking tells.
    pub fn has_next(&self) -> Option<bool> {
        self.meta.as_ref()?.hasnext
    }

    /// How many rows there are on all pages, as far as the server knows: it says -1 when a filter is set, which is
    /// `None` here. On the lists of access rules the number is not to be relied on when a filter is set.
    pub fn total(&self) -> Option<u64> {
        u64::try_from(self.meta.as_ref()?.count).ok()
    }
}

impl<T> IntoIterator for Page<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}

/// One thing that was asked for, and the others that the server sent with it.
///
/// It reads as the thing itself. There are others only when the nodes of a deployment do not agree, for example while a
/// client moves from one to another.
#[derive(Debug, Clone, PartialEq)]
pub struct One<T> {
    first: T,
    others: Vec<T>,
}

impl<T> One<T> {
    /// The thing itself.
    pub fn into_inner(self) -> T {
        self.first
    }

    /// The other ones, usually none.
    pub fn others(&self) -> &[T] {
        &self.others
    }
}

impl<T> Deref for One<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.first
    }
}

/// As the server sent it: the thing, and the others after it.
impl<T: Serialize> Serialize for One<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_seq(std::iter::once(&self.first).chain(&self.others))
    }
}

/// `None` in place of the error that says that a thing is not there.
pub(crate) fn optional<T>(result: Result<T>) -> Result<Option<T>> {
    match result {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// A result code from JSON: an integer or a word. Anything else is none: nobody knows what a number written as text means.
pub(crate) fn result_code(value: &Value, redactor: &Redactor) -> Option<ResultCode> {
    match value {
        Value::Number(number) => number.as_i64().map(ResultCode::from),
        Value::String(text) if !text.trim().is_empty() && text.trim().parse::<f64>().is_err() => {
            Some(ResultCode::from(redactor.text(text).as_str()))
        }
        _ => None,
    }
}

/// What a decoder says, without the values that it quotes.
pub(crate) fn plain(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let said = ["missing field", "unknown field"].iter().any(|start| text.starts_with(start));
    match text.split_once(", expected ") {
        _ if said || error.is_syntax() || error.is_eof() => text,
        Some((_, expected)) => format!("expected {expected}"),
        None if text.starts_with("data did not match any variant") => "fits none of the documented forms".to_owned(),
        None => "a value has another type than documented".to_owned(),
    }
}

/// An HTTP answer, read whole.
pub(crate) struct Received {
    pub status: u16,
    pub content_type: Option<String>,
    pub body: Vec<u8>,
}

/// What an exchange was about, for the errors that come of it.
pub(crate) struct Context {
    pub operation: &'static Operation,
    pub call: &'static str,
    pub path: String,
    pub redactor: Redactor,
    /// The items of a batch, as they were sent.
    pub sent: Vec<Value>,
}

impl Context {
    pub fn error(&self, kind: ErrorKind) -> Error {
        Error::new(kind).asked(self.operation, self.call, self.path.clone())
    }
}

/// An answer whose code is 0.
pub(crate) struct Success<'a> {
    context: &'a Context,
    envelope: Envelope,
}

/// The members of a JSON object, unread. A name can be there twice.
pub(crate) struct Envelope(Vec<(String, Box<RawValue>)>);

impl Envelope {
    fn get(&self, name: &str) -> Option<&RawValue> {
        self.0.iter().find(|(found, _)| found == name).map(|(_, value)| &**value)
    }

    fn value(&self, name: &str) -> Option<Value> {
        serde_json::from_str(self.get(name)?.get()).ok()
    }

    fn repeats(&self, name: &str) -> bool {
        self.0.iter().filter(|(found, _)| found == name).count() > 1
    }

    fn repeats_any(&self) -> bool {
        let mut names = HashSet::new();
        !self.0.iter().all(|(name, _)| names.insert(name))
    }
}

impl<'de> Deserialize<'de> for Envelope {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        struct EnvelopeVisitor;

        impl<'de> Visitor<'de> for EnvelopeVisitor {
            type Value = Envelope;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a JSON object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> std::result::Result<Envelope, A::Error> {
                let mut found = Vec::new();
                while let Some(entry) = entries.next_entry()? {
                    found.push(entry);
                }
                Ok(Envelope(found))
            }
        }

        deserializer.deserialize_map(EnvelopeVisitor)
    }
}

/// Tells success from failure: **success is HTTP 200, JSON, and `code` present and 0**.
pub(crate) fn judge(received: &Received, context: &Context) -> Result<Envelope> {
    let envelope: Option<Envelope> = serde_json::from_slice(&received.body).ok();
    let refusal = envelope.as_ref().map(|envelope| refusal(envelope, &context.redactor)).unwrap_or_default();
    let quote = || {
        let form = received.content_type.as_deref().map(|found| format!(" ({found})")).unwrap_or_default();
        format!("{}{form}", context.redactor.quote(&received.body))
    };
    let said_something = refusal.code.is_some() || refusal.message.is_some();
    if received.status != 200 {
        let error = context.error(ErrorKind::Status).with_status(received.status).with_refusal(refusal);
        return Err(if said_something { error } else { error.detail(quote()) });
    }
    let Some(envelope) = envelope else {
        let error = context.error(ErrorKind::UnexpectedAnswer).with_status(200);
        return Err(error.detail(format!("no JSON object: {}", quote())));
    };
    let unexpected = |problem: &str| {
        let error = context.error(ErrorKind::UnexpectedAnswer).with_status(200);
        error.detail(format!("{problem}: {}", quote()))
    };
    match &refusal {
        _ if envelope.repeats("code") || envelope.repeats("data") => Err(unexpected("a field is there twice")),
        Refusal { code: Some(code), .. } if code.is_success() => match envelope.repeats_any() {
            true => Err(unexpected("a field is there twice")),
            false => Ok(envelope),
        },
        Refusal { code: Some(_), .. } => Err(context.error(ErrorKind::Refused).with_status(200).with_refusal(refusal)),
        Refusal { code: None, message: Some(_), .. } if envelope.get("code").is_none() => {
            Err(context.error(ErrorKind::Refused).with_status(200).with_refusal(refusal))
        }
        _ if envelope.get("code").is_none() => Err(unexpected("`code` is missing")),
        _ => Err(unexpected("`code` is neither an integer nor a word")),
    }
}

fn refusal(envelope: &Envelope, redactor: &Redactor) -> Refusal {
    let message = match envelope.value("message") {
        Some(Value::String(text)) => Some(text),
        Some(Value::Null) | None => None,
        Some(other) => Some(redactor.json(&other).to_string()),
    };
    let mut refusal = Refusal::of_text(message, redactor);
    refusal.code = envelope.value("code").as_ref().and_then(|code| result_code(code, redactor));
    refusal
}

#[allow(dead_code, reason = "which forms of an answer there are is for the document to say")]
impl<'a> Success<'a> {
    pub fn new(context: &'a Context, envelope: Envelope) -> Self {
        Self { context, envelope }
    }

    fn unexpected(&self, problem: impl Into<String>) -> Error {
        self.context.error(ErrorKind::UnexpectedAnswer).with_status(200).detail(problem)
    }

    fn decode<T: DeserializeOwned>(&self, name: &str, raw: &RawValue) -> Result<T> {
        match serde_json::from_str::<Distinct>(raw.get()) {
            Err(error) if error.is_data() => Err(self.unexpected(format!("`{name}`: a field is there twice"))),
            _ => self.decode_any(name, raw),
        }
    }

    /// As [`decode`](Self::decode), for a type that knows what to do with a name that is there twice.
    fn decode_any<T: DeserializeOwned>(&self, name: &str, raw: &RawValue) -> Result<T> {
        let mut deserializer = serde_json::Deserializer::from_str(raw.get());
        serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
            let path = error.path().to_string();
            let path = if path == "." { name.to_owned() } else { format!("{name}.{path}").replace(".[", "[") };
            self.unexpected(format!("`{path}`: {}", plain(error.inner())))
        })
    }

    fn data<T: DeserializeOwned>(&self) -> Result<T> {
        match self.envelope.get("data") {
            Some(raw) => self.decode("data", raw),
            None => Err(self.unexpected("`data` is missing")),
        }
    }

    /// The members that have no place of their own.
    fn extra(&self, placed: &[&str]) -> Result<Map<String, Value>> {
        let members = self.envelope.0.iter().filter(|(name, _)| !placed.contains(&name.as_str()));
        members.map(|(name, raw)| Ok((name.clone(), self.decode(name, raw)?))).collect()
    }

    pub fn ack(self) -> Result<Ack> {
        Ok(Ack { extra: self.extra(&["code"])? })
    }

    pub fn page<T: DeserializeOwned>(self) -> Result<Page<T>> {
        let meta = self.envelope.get("meta").map(|raw| self.decode("meta", raw)).transpose()?;
        Ok(Page { items: self.data()?, meta, extra: self.extra(&["code", "data", "meta"])? })
    }

    pub fn list<T: DeserializeOwned>(self) -> Result<Vec<T>> {
        self.data()
    }

    /// An object.
    pub fn object<T: DeserializeOwned>(self) -> Result<T> {
        self.data()
    }

    /// An object whose `result` is `ok`. Servers refuse in another way, but what it says counts.
    pub fn outcome<T: DeserializeOwned>(self) -> Result<T> {
        let decoded = self.data()?;
        let row: Value = self.data()?;
        match batch::refusal(Outcome::Result, Some(&row), &self.context.redactor) {
            None => Ok(decoded),
            Some(refusal) => Err(self.context.error(ErrorKind::Refused).with_status(200).with_refusal(refusal)),
        }
    }

    /// An object that the server leaves out when there is nothing in it.
    pub fn optional_object<T: DeserializeOwned>(self) -> Result<T> {
        match self.envelope.get("data") {
            Some(raw) => self.decode("data", raw),
            None => serde_json::from_str("{}").map_err(|error| self.unexpected(plain(&error))),
        }
    }

    pub fn one_object<T: DeserializeOwned>(self) -> Result<T> {
        if self.envelope.value("data").is_some_and(|data| data.as_object().is_some_and(Map::is_empty)) {
            return Err(self.context.error(ErrorKind::NotFound).with_status(200));
        }
        self.data()
    }

    pub fn one_row<T: DeserializeOwned>(self) -> Result<One<T>> {
        let mut rows = self.data::<Vec<T>>()?.into_iter();
        match rows.next() {
            Some(first) => Ok(One { first, others: rows.collect() }),
            None => Err(self.context.error(ErrorKind::NotFound).with_status(200)),
        }
    }

    pub fn batch<T: DeserializeOwned>(self, rows: Rows) -> Result<Vec<T>> {
        let Context { sent, redactor, .. } = self.context;
        let data = match (rows.key, self.envelope.get("data")) {
            (Some(_), Some(raw)) => self.decode_any("data", raw)?,
            _ => self.data()?,
        };
        batch::outcomes(rows, data, sent, redactor).map_err(|unmatched| match unmatched {
            Unmatched::Failed(items) => {
                self.context.error(ErrorKind::PartialFailure).with_status(200).with_items(items)
            }
            Unmatched::Form(problem) => self.unexpected(format!("`data`: {problem}")),
        })
    }
}
