//! Interprets responses: tells a success from a failure, and decodes the data of a success.

use emqx_cloud_core::{Answers, Api, Success as Rule};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::batch::{self, Outcome, Rows, Unmatched};
use crate::error::{About, Error, ErrorKind, Failure, Result};
use crate::json::{self, Level, Members};
use crate::page::{Page, Place};
use crate::redact::Redactor;
use crate::refusal::Said;

/// A result whose error is not finished yet.
pub(crate) type Read<T> = std::result::Result<T, Failure>;

/// A success without data.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Ack {
    /// The other members of the response; usually none.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// Returns `None` in place of an error that is `is_not_found`.
pub(crate) fn optional<T>(result: Result<T>) -> Result<Option<T>> {
    match result {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.is_not_found() => Ok(None),
        Err(error) => Err(error),
    }
}

/// An HTTP response with its whole body.
pub(crate) struct Received {
    pub status: u16,
    pub content_type: Option<String>,
    pub body: Vec<u8>,
}

impl Received {
    fn quoted(self, failure: Failure) -> Failure {
        failure.quoting(self.content_type, self.body)
    }
}

/// The context of an exchange, for interpreting the response and for errors.
pub(crate) struct Context {
    pub api: &'static Api,
    pub about: About,
    pub redactor: Redactor,
    /// The items of a batch, as they were sent.
    pub sent: Vec<Value>,
}

impl Context {
    pub fn finish(&self, failure: Failure) -> Error {
        failure.finish(self.api, Some(&self.about), &self.redactor)
    }
}

/// The parts of a success, before they are decoded.
pub(crate) struct Success<'a> {
    context: &'a Context,
    status: u16,
    /// The members of the body, if it is an object.
    members: Members<Box<RawValue>>,
    /// The body, if there is one.
    body: Option<Box<RawValue>>,
}

/// Tells a success from a failure, by the rule of the API.
pub(crate) fn judge(received: Received, context: &Context) -> Read<Success<'_>> {
    let Answers { success, data, code, message } = context.api.answers;
    let status = received.status;
    let read = serde_json::from_slice::<Level<Box<RawValue>>>(&received.body);
    let object = match &read {
        Ok(Level::Object(members)) => Some(members),
        _ => None,
    };
    let value = |name: &str| serde_json::from_str::<Value>(object?.get(name)?.get()).ok();
    let said = Said::new(value(code).as_ref(), value(message).as_ref());
    let is_success = match success {
        Rule::Code(_) => status == 200,
        Rule::Status => status == context.about.operation.success_status,
    };
    if !is_success {
        let failure = Failure::new(ErrorKind::Status).status(status);
        return Err(if said.is_nothing() { received.quoted(failure) } else { failure.said(said) });
    }
    let unexpected = |received: Received, problem: String| {
        Err(received.quoted(Failure::new(ErrorKind::UnexpectedResponse).status(status).detail(problem)))
    };
    let refused = |said| Err(Failure::new(ErrorKind::Refused).status(status).said(said));
    if let Rule::Code(success) = success {
        let Some(object) = object else { return unexpected(received, "not a JSON object".to_owned()) };
        let repeats = |name: &str| object.all(name).count() > 1;
        if repeats(code) || data.is_some_and(repeats) {
            return unexpected(received, "duplicate key".to_owned());
        }
        match &said.code {
            Some(found) if found.number() == Some(success) => {}
            Some(_) => return refused(said),
            None if object.get(code).is_some() => {
                return unexpected(received, format!("`{code}` is neither an integer nor a word"));
            }
            None if said.message.is_some() => return refused(said),
            None => return unexpected(received, format!("`{code}` is missing")),
        }
    }
    let members = match read {
        Ok(Level::Object(members)) if members.repeat() => return unexpected(received, "duplicate key".to_owned()),
        Ok(Level::Object(members)) => members,
        Ok(_) => Members::default(),
        Err(_) if received.body.is_empty() => Members::default(),
        Err(_) => return unexpected(received, "not JSON".to_owned()),
    };
    // Where the data is a member, the whole body is not needed.
    let body = if data.is_none() { serde_json::from_slice(&received.body).ok() } else { None };
    Ok(Success { context, status, members, body })
}

#[allow(dead_code, reason = "not every document needs all forms of a success")]
impl Success<'_> {
    pub fn status(&self) -> u16 {
        self.status
    }

    fn answers(&self) -> &'static Answers {
        &self.context.api.answers
    }

    fn failure(&self, kind: ErrorKind) -> Failure {
        Failure::new(kind).status(self.status)
    }

    fn unexpected(&self, problem: String) -> Failure {
        self.failure(ErrorKind::UnexpectedResponse).detail(problem)
    }

    /// Returns a member or the whole body, with its name.
    fn part(&self, member: Option<&'static str>) -> Option<(&'static str, &RawValue)> {
        match member {
            Some(name) => self.members.get(name).map(|raw| (name, &**raw)),
            None => self.body.as_deref().map(|raw| ("", raw)),
        }
    }

    fn required<T: DeserializeOwned>(&self, member: Option<&'static str>) -> Read<T> {
        match (self.part(member), member) {
            (Some((name, raw)), _) => json::decode(name, raw.get()).map_err(|problem| self.unexpected(problem)),
            (None, Some(name)) => Err(self.unexpected(format!("`{name}` is missing"))),
            (None, None) => Err(self.unexpected("the body is empty".to_owned())),
        }
    }

    fn data<T: DeserializeOwned>(&self) -> Read<T> {
        self.required(self.answers().data)
    }

    /// Returns the members that are not among `placed`.
    fn extra(&self, placed: &[&str]) -> Read<Map<String, Value>> {
        let code = match self.answers().success {
            Rule::Code(_) => Some(self.answers().code),
            Rule::Status => None,
        };
        let extra = self.members.iter().filter(|(name, _)| !placed.contains(name) && code != Some(*name));
        let decoded = extra.map(|(name, raw)| Ok((name.to_owned(), json::decode(name, raw.get())?)));
        decoded.collect::<std::result::Result<_, String>>().map_err(|problem| self.unexpected(problem))
    }

    pub fn ack(self) -> Read<Ack> {
        match &self.body {
            Some(body) if !body.get().starts_with('{') => {
                Err(self.unexpected("expected an object or an empty body".to_owned()))
            }
            _ => Ok(Ack { extra: self.extra(&[])? }),
        }
    }

    pub fn page<T: DeserializeOwned>(self) -> Read<Page<T>> {
        let paging = self.context.about.operation.paging;
        let rows = paging.and_then(|paging| paging.rows).or(self.answers().data);
        let items = self.required(rows)?;
        let mut placed: Vec<_> = rows.into_iter().collect();
        let Some(paging) = paging else {
            return Ok(Page::new(items, None, self.extra(&placed)?, Place::default()));
        };
        let meta: Option<Map<String, Value>> = match paging.meta {
            Some(name) => {
                placed.push(name);
                self.members.get(name).map(|_| self.required(Some(name))).transpose()?
            }
            None => {
                let fields: Vec<_> = Place::fields(&paging).filter(|name| self.members.get(name).is_some()).collect();
                placed.extend(&fields);
                Some(
                    fields
                        .into_iter()
                        .map(|name| Ok((name.to_owned(), self.required(Some(name))?)))
                        .collect::<Read<_>>()?,
                )
            }
        };
        let empty = Map::new();
        let place =
            Place::read(&paging, meta.as_ref().unwrap_or(&empty)).map_err(|problem| self.unexpected(problem))?;
        Ok(Page::new(items, meta, self.extra(&placed)?, place))
    }

    pub fn list<T: DeserializeOwned>(self) -> Read<Vec<T>> {
        self.data()
    }

    /// Returns an object.
    pub fn object<T: DeserializeOwned>(self) -> Read<T> {
        self.data()
    }

    /// Returns an object whose `result` is `ok`. Servers report failures in another way, but any other `result` is one.
    pub fn outcome<T: DeserializeOwned>(self) -> Read<T> {
        let decoded = self.data()?;
        let row: Value = self.data()?;
        match batch::failure(Outcome::Result, Some(&row), self.answers()) {
            None => Ok(decoded),
            Some(said) => Err(self.failure(ErrorKind::Refused).said(said)),
        }
    }

    /// Returns an object that the server leaves out if it is empty.
    pub fn optional_object<T: DeserializeOwned>(self) -> Read<T> {
        match self.part(self.answers().data) {
            Some(_) => self.data(),
            None => json::decode("", "{}").map_err(|problem| self.unexpected(problem)),
        }
    }

    /// Returns an object; an empty one means that it does not exist.
    pub fn one_object<T: DeserializeOwned>(self) -> Read<T> {
        let is_empty =
            |raw: &RawValue| serde_json::from_str::<Map<String, Value>>(raw.get()).is_ok_and(|map| map.is_empty());
        match self.part(self.answers().data) {
            Some((_, raw)) if is_empty(raw) => Err(self.failure(ErrorKind::NotFound)),
            _ => self.data(),
        }
    }

    /// Returns all rows of an array; an empty one means that the object does not exist.
    pub fn rows<T: DeserializeOwned>(self) -> Read<Vec<T>> {
        let rows: Vec<T> = self.data()?;
        if rows.is_empty() { Err(self.failure(ErrorKind::NotFound)) } else { Ok(rows) }
    }

    /// Returns the first row of such an array. There are others only while the nodes of a deployment disagree.
    pub fn row<T: DeserializeOwned>(self) -> Read<T> {
        let missing = self.failure(ErrorKind::NotFound);
        self.rows()?.into_iter().next().ok_or(missing)
    }

    pub fn batch<T: DeserializeOwned>(self, rows: Rows) -> Read<Vec<T>> {
        let data: Level<Value> = match (rows.key, self.part(self.answers().data)) {
            (Some(_), Some((name, raw))) => {
                json::decode_ambiguous(name, raw.get()).map_err(|problem| self.unexpected(problem))?
            }
            _ => self.data()?,
        };
        batch::outcomes(rows, data, &self.context.sent, self.answers()).map_err(|unmatched| match unmatched {
            Unmatched::Failed(items) => self.failure(ErrorKind::PartialFailure).items(items),
            Unmatched::Form(problem) => match self.answers().data {
                Some(data) => self.unexpected(format!("`{data}`: {problem}")),
                None => self.unexpected(problem),
            },
        })
    }
}
