//! Interprets responses: tells a success from a failure, and decodes the data of a success.

use std::time::Duration;

use emqx_cloud_core::{Answers, Api, InvalidArgument, Members, Received, Scalar, Success as Rule};
use percent_encoding::percent_decode_str;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::batch::{self, Each, Fit, Matched, Outcome, Rows, Unmatched};
use crate::error::{About, Error, ErrorKind, Failure, Result};
use crate::filter::Filters;
use crate::item::ItemOutcome;
use crate::json::{self, Entries, Level};
use crate::page::{KeyedPage, Page, Place, Size};
use crate::paging::Keyer;
use crate::redact::Redactor;
use crate::refusal::Said;
use crate::request;
use crate::trace::Trace;
use crate::untyped::Answer;

/// A result whose error is not finished yet.
pub(crate) type Read<T> = std::result::Result<T, Failure>;

/// A success without data.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Ack {
    /// The other members of the response; usually none.
    #[serde(flatten)]
    pub extra: Members,
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
pub(crate) struct Response {
    pub status: u16,
    pub content_type: Option<String>,
    pub retry_after: Option<Duration>,
    pub body: Vec<u8>,
    /// The argument that the server rejected, if the status says that.
    pub invalid: Option<InvalidArgument>,
}

impl Response {
    fn quoted(&self, failure: Failure) -> Failure {
        failure.quoting(self.content_type.clone(), self.body.clone())
    }
}

/// The context of an exchange, for interpreting the response and for errors.
pub(crate) struct Context {
    pub api: &'static Api,
    pub about: About,
    pub redactor: Redactor,
    /// The filters of the request, if it is for a list.
    pub filters: Filters,
    /// The body of the request.
    pub sent: Option<reqwest::Body>,
}

impl Context {
    pub fn finish(&self, failure: Failure) -> Error {
        failure.finish(self.api, Some(&self.about), &self.redactor)
    }

    /// Returns the values in the path that the response repeats, with the fields that repeat them.
    fn repeated(&self) -> Vec<(&'static str, &'static str, String)> {
        let segments = self.about.operation.segments(&self.about.path);
        let repeated = segments.filter_map(|(parameter, segment)| {
            let value = percent_decode_str(segment).decode_utf8_lossy().into_owned();
            Some((parameter.repeated_in?, parameter.argument, value))
        });
        repeated.collect()
    }

    /// Returns what was sent, as JSON.
    fn sent(&self) -> Value {
        let bytes = self.sent.as_ref().and_then(reqwest::Body::as_bytes).unwrap_or_default();
        serde_json::from_slice(bytes).unwrap_or_default()
    }
}

/// The parts of a success, before they are decoded.
pub(crate) struct Success<'a> {
    context: &'a Context,
    status: u16,
    /// The size of the body in bytes.
    bytes: usize,
    /// The members of the body, if it is an object.
    members: Entries<'a>,
    /// The body, if there is one.
    body: Option<&'a RawValue>,
}

/// Tells a success from a failure, by the rule of the API.
pub(crate) fn judge<'a>(response: &'a Response, context: &'a Context) -> Read<Success<'a>> {
    let Answers { success, data, code, message } = context.api.answers;
    let status = response.status;
    let read = Level::read(&response.body);
    let object = match &read {
        Ok(Level::Object(members)) => Some(members),
        _ => None,
    };
    let value = |name: &str| object?.get(name);
    let said = Said::new(value(code), value(message));
    let is_success = match success {
        Rule::Code(_) => status == 200,
        Rule::Status if request::is_undocumented(context.about.operation) => (200..=299).contains(&status),
        Rule::Status => status == context.about.operation.success_status,
    };
    if !is_success {
        let failure = Failure::new(ErrorKind::Status).status(status);
        return Err(if said.is_nothing() { response.quoted(failure) } else { failure.said(said) });
    }
    let unexpected = |problem: String| {
        Err(response.quoted(Failure::new(ErrorKind::UnexpectedResponse).status(status).detail(problem)))
    };
    let refused = |said| Err(Failure::new(ErrorKind::Refused).status(status).said(said));
    if let Rule::Code(success) = success {
        let Some(object) = object else { return unexpected("not a JSON object".to_owned()) };
        let repeats = |name: &str| object.all(name).count() > 1;
        if repeats(code) || data.is_some_and(repeats) {
            return unexpected("duplicate key".to_owned());
        }
        match &said.code {
            Some(found) if found.number() == Some(success) => {}
            Some(_) => return refused(said),
            None if object.get(code).is_some() => {
                return unexpected(format!("`{code}` is neither an integer nor a word"));
            }
            None if said.message.is_some() => return refused(said),
            None => return unexpected(format!("`{code}` is missing")),
        }
    }
    let members = match read {
        Ok(Level::Object(members)) if members.repeat() => return unexpected("duplicate key".to_owned()),
        Ok(Level::Object(members)) => members,
        Ok(_) => Entries::default(),
        Err(_) if response.body.is_empty() => Entries::default(),
        Err(_) => return unexpected("not JSON".to_owned()),
    };
    // Where the data is a member, the whole body is not needed.
    let body = if data.is_none() { serde_json::from_slice(&response.body).ok() } else { None };
    Ok(Success { context, status, bytes: response.body.len(), members, body })
}

#[allow(dead_code, reason = "not every document needs all forms of a success")]
impl<'a> Success<'a> {
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
    fn part(&self, member: Option<&'static str>) -> Option<(&'static str, &'a RawValue)> {
        match member {
            Some(name) => self.members.get(name).map(|raw| (name, raw)),
            None => self.body.map(|raw| ("", raw)),
        }
    }

    fn required(&self, member: Option<&'static str>) -> Read<(&'static str, &'a RawValue)> {
        self.part(member).ok_or_else(|| self.unexpected(missing(member)))
    }

    /// Returns an object, which must be about what was asked for.
    fn data<T: DeserializeOwned + Received>(&self) -> Read<T> {
        let (name, raw) = self.required(self.answers().data)?;
        let decoded: T = json::decode(name, raw).map_err(|problem| self.unexpected(problem))?;
        self.is_about_it([&decoded])?;
        Ok(self.traced(decoded))
    }

    /// Returns a list, all of whose rows must be about what was asked for.
    fn listed<T: DeserializeOwned + Received>(&self, member: Option<&'static str>) -> Read<Vec<T>> {
        let (name, raw) = self.required(member)?;
        let decoded: Vec<T> = json::rows(name, raw).map_err(|problem| self.unexpected(problem))?;
        self.is_about_it(&decoded)?;
        Ok(self.traced(decoded))
    }

    /// Compares what was asked for with what the response is about, wherever it says that.
    fn is_about_it<'r, T: Received + 'r>(&self, rows: impl IntoIterator<Item = &'r T>) -> Read<()> {
        let repeated = self.context.repeated();
        if repeated.is_empty() {
            return Ok(());
        }
        for row in rows {
            for (field, argument, asked) in &repeated {
                let found = match row.field(field).map(|found| found.scalar()) {
                    Some(Some(Scalar::Text(text))) => text.to_owned(),
                    Some(Some(Scalar::Integer(number))) => number.to_string(),
                    Some(_) => continue,
                    // A value of another type.
                    None => match row.misfit(field) {
                        Some(raw) => raw.get().to_owned(),
                        None => continue,
                    },
                };
                if found != *asked {
                    let problem = format!("it is about another `{argument}`: `{field}` is `{found}`");
                    return Err(self.unexpected(problem));
                }
            }
        }
        Ok(())
    }

    /// Records the fields that have an undocumented type.
    fn traced<T: Received>(&self, decoded: T) -> T {
        Trace::misfits(self.context.about.operation, &decoded);
        decoded
    }

    /// Returns the members that are not among `placed`.
    fn extra(&self, placed: &[&str]) -> Read<Members> {
        let code = match self.answers().success {
            Rule::Code(_) => Some(self.answers().code),
            Rule::Status => None,
        };
        let extra = self.members.iter().filter(|(name, _)| !placed.contains(name) && code != Some(*name));
        json::members(extra).map_err(|problem| self.unexpected(problem))
    }

    pub fn ack(self) -> Read<Ack> {
        match self.body {
            Some(body) if !body.get().trim_start().starts_with('{') => {
                Err(self.unexpected("expected an object or an empty body".to_owned()))
            }
            _ => Ok(Ack { extra: self.extra(&[])? }),
        }
    }

    pub fn page<T: DeserializeOwned + Received>(self) -> Read<Page<T>> {
        let mut items: Vec<T> = self.listed(self.rows_member())?;
        let received = items.len();
        items.retain(|row| self.context.filters.fit(row));
        self.page_of(items, received)
    }

    /// Like [`page`](Self::page), with the keys of all rows.
    pub fn keyed_page<T: DeserializeOwned + Received + Serialize>(self, keyer: &Keyer) -> Read<KeyedPage<T>> {
        let mut items: Vec<T> = self.listed(self.rows_member())?;
        let filters = &self.context.filters;
        let keys: Vec<_> = items.iter().map(|row| (keyer.key(row), filters.fit(row))).collect();
        let mut fits = keys.iter().map(|(_, fits)| *fits);
        items.retain(|_| fits.next().unwrap_or(true));
        Ok(KeyedPage { page: self.page_of(items, keys.len())?, keys })
    }

    /// Returns the member with the rows of a list.
    fn rows_member(&self) -> Option<&'static str> {
        self.context.about.operation.paging.and_then(|paging| paging.rows).or(self.answers().data)
    }

    fn page_of<T>(&self, items: Vec<T>, received: usize) -> Read<Page<T>> {
        let (paging, rows) = (self.context.about.operation.paging, self.rows_member());
        let is_filtered = self.context.filters.any();
        let size = Size { received, left_out: received - items.len(), bytes: self.bytes, is_filtered };
        let mut placed: Vec<_> = rows.into_iter().collect();
        let Some(paging) = paging else {
            return Ok(Page::new(items, None, self.extra(&placed)?, Place::default(), size));
        };
        let meta: Option<Members> = match paging.meta {
            Some(name) => {
                placed.push(name);
                let meta = self.members.get(name).map(|raw| json::decode(name, raw));
                meta.transpose().map_err(|problem| self.unexpected(problem))?
            }
            None => {
                let fields: Vec<_> = Place::fields(&paging).filter(|name| self.members.get(name).is_some()).collect();
                placed.extend(&fields);
                let found = fields.iter().filter_map(|name| Some((*name, self.members.get(name)?)));
                Some(json::members(found).map_err(|problem| self.unexpected(problem))?)
            }
        };
        let place =
            Place::read(&paging, &meta.clone().unwrap_or_default()).map_err(|problem| self.unexpected(problem))?;
        Ok(Page::new(items, meta, self.extra(&placed)?, place, size))
    }

    /// Returns the whole response as JSON. If the data of an undocumented operation is an array, an entry whose result code is not
    /// that of a success is an item that failed.
    pub fn untyped(self) -> Read<Answer> {
        let Context { api, about, .. } = self.context;
        let name = self.answers().data;
        let data = self.part(name).map(|(_, raw)| raw);
        if request::is_undocumented(about.operation)
            && let Some(items) = data.and_then(|raw| batch::failed_entries(raw, self.answers()))
        {
            return Err(self.failure(ErrorKind::PartialFailure).items(items));
        }
        // The documented lists say which member has the position of a page.
        let metas = api.operations.iter().filter_map(|operation| operation.paging?.meta);
        let found = name.and_then(|_| metas.into_iter().find_map(|meta| Some((meta, self.members.get(meta)?))));
        let meta = found.map(|(meta, raw)| json::decode(meta, raw));
        // If the member is not an object, it is not a position.
        let meta: Option<Members> = meta.and_then(std::result::Result::ok);
        let placed: Vec<_> = name.into_iter().chain(found.filter(|_| meta.is_some()).map(|(meta, _)| meta)).collect();
        let extra = if name.is_some() { self.extra(&placed)? } else { Members::default() };
        Ok(Answer::of_parts(api, data, meta, extra))
    }

    pub fn list<T: DeserializeOwned + Received>(self) -> Read<Vec<T>> {
        self.listed(self.answers().data)
    }

    /// Returns an object.
    pub fn object<T: DeserializeOwned + Received>(self) -> Read<T> {
        self.data()
    }

    /// Returns an object whose `result` is `ok`, and that repeats what was sent. Servers report failures in another way, but
    /// any other `result` is one.
    pub fn outcome<T: DeserializeOwned + Received>(self, rows: Rows) -> Read<T> {
        let decoded = self.data()?;
        let (_, raw) = self.required(self.answers().data)?;
        if let Ok(Level::Object(row)) = Level::read(raw.get().as_bytes())
            && rows.fit(&row, &self.context.sent()) == Fit::Contradicts
        {
            return Err(self.unexpected("it is about something else than what was sent".to_owned()));
        }
        match batch::failure(Outcome::Result, raw, self.answers()) {
            None => Ok(decoded),
            Some(said) => Err(self.failure(ErrorKind::Refused).said(said)),
        }
    }

    /// Returns an object that the server leaves out if it is empty.
    pub fn optional_object<T: DeserializeOwned + Received>(self) -> Read<T> {
        match self.part(self.answers().data) {
            Some(_) => self.data(),
            None => serde_json::from_str("{}").map_err(|error| self.unexpected(json::plain(&error))),
        }
    }

    /// Returns an object; an empty one means that it does not exist.
    pub fn one_object<T: DeserializeOwned + Received>(self) -> Read<T> {
        match self.part(self.answers().data) {
            Some((_, raw)) if json::is_empty_object(raw) => Err(self.failure(ErrorKind::NotFound)),
            _ => self.data(),
        }
    }

    /// Returns all rows of an array; an empty one means that the object does not exist.
    pub fn rows<T: DeserializeOwned + Received>(self) -> Read<Vec<T>> {
        let rows: Vec<T> = self.listed(self.answers().data)?;
        if rows.is_empty() { Err(self.failure(ErrorKind::NotFound)) } else { Ok(rows) }
    }

    /// Returns the first row of such an array. There are others only while the nodes of a deployment disagree.
    pub fn row<T: DeserializeOwned + Received>(self) -> Read<T> {
        let missing = self.failure(ErrorKind::NotFound);
        self.rows()?.into_iter().next().ok_or(missing)
    }

    /// Returns the outcomes of a batch in which every item succeeded.
    pub fn batch<T: DeserializeOwned + Received>(self, rows: Rows) -> Read<Vec<T>> {
        let sent = self.context.sent();
        let matched = self.matched(rows, &sent).map_err(|problem| self.unexpected(problem))?;
        matched.all().map_err(|unmatched| match unmatched {
            Unmatched::Failed(items) => self.failure(ErrorKind::PartialFailure).items(items),
            Unmatched::Form(problem) => self.unexpected(problem),
            Unmatched::Foreign(problem, items) => {
                let failed = items.iter().any(|item| item.said.is_some());
                let kind = if failed { ErrorKind::PartialFailure } else { ErrorKind::UnexpectedResponse };
                self.failure(kind).detail(problem).items(items)
            }
        })
    }

    /// Returns the outcome of each item of a batch.
    pub fn each<T: DeserializeOwned + Received>(self, rows: Rows) -> Read<Vec<EachItem<T>>> {
        let sent = self.context.sent();
        let matched = self.matched(rows, &sent).map_err(|problem| self.unexpected(problem))?;
        let redaction = self.context.redactor.begin();
        let each = matched.each().enumerate().map(|(index, each)| match each {
            Each::Done(row) => EachItem::Done(row),
            Each::Failed(item) => EachItem::Failed(item.finish(index, self.context.api, &redaction)),
            Each::Form(problem) => EachItem::Unexpected(self.context.finish(self.unexpected(problem))),
        });
        Ok(each.collect())
    }

    fn matched(&self, rows: Rows, sent: &Value) -> std::result::Result<Matched<'a>, String> {
        let name = self.answers().data;
        let Some((name, raw)) = self.part(name) else {
            return Err(missing(name));
        };
        batch::matched(rows, name, raw, sent.as_array().map(Vec::as_slice).unwrap_or_default(), self.answers())
    }
}

fn missing(member: Option<&str>) -> String {
    member.map_or("the body is empty".to_owned(), |name| format!("`{name}` is missing"))
}

/// The outcome of an item of a batch, without secrets.
pub(crate) enum EachItem<T> {
    Done(T),
    Failed(ItemOutcome),
    /// The server says that the item succeeded, but its entry has another form than expected.
    Unexpected(Error),
}
