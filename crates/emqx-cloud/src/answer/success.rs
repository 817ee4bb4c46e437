//! The thorough way to interpret a response: it finds out what is unusual, and where.

use emqx_cloud_core::{Answers, Members, Received, Success as Rule};
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::value::RawValue;

use super::{Ack, Context, EachItem, Listed, Read, Response};
use crate::batch::{self, Each, Fit, Matched, Outcome, Rows, Unmatched};
use crate::error::{ErrorKind, Failure};
use crate::json::{self, Entries, Level};
use crate::page::Place;
use crate::refusal::Said;
use crate::request;
use crate::untyped::Answer;

/// The parts of a success, before they are decoded.
pub(super) struct Success<'a> {
    context: &'a Context,
    status: u16,
    /// The members of the body, if it is an object.
    members: Entries<'a>,
    /// The body, if there is one.
    body: Option<&'a RawValue>,
}

/// Tells a success from a failure, by the rule of the API.
pub(super) fn judge<'a>(response: &'a Response, context: &'a Context) -> Read<Success<'a>> {
    let Answers { success, data, code, message } = context.api().answers;
    let status = response.status;
    let read = Level::read(&response.body);
    let object = match &read {
        Ok(Level::Object(members)) => Some(members),
        _ => None,
    };
    let value = |name: &str| object?.get(name);
    let said = Said::new(value(code), value(message));
    if !context.is_success(status) {
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
    Ok(Success { context, status, members, body })
}

#[allow(dead_code, reason = "not every document needs all forms of a success")]
impl<'a> Success<'a> {
    fn answers(&self) -> &'static Answers {
        &self.context.api().answers
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
        Ok(decoded)
    }

    /// Returns the rows in a member, all of which must be about what was asked for.
    fn rows<T: DeserializeOwned + Received>(&self, member: Option<&'static str>) -> Read<Vec<T>> {
        let (name, raw) = self.required(member)?;
        let decoded: Vec<T> = json::rows(name, raw).map_err(|problem| self.unexpected(problem))?;
        self.is_about_it(&decoded)?;
        Ok(decoded)
    }

    fn is_about_it<'r, T: Received + 'r>(&self, rows: impl IntoIterator<Item = &'r T>) -> Read<()> {
        self.context.is_about_it(rows).map_err(|problem| self.unexpected(problem))
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

    /// Returns the rows of a list, with the other members of the response.
    pub fn listed<T: DeserializeOwned + Received>(self) -> Read<Listed<T>> {
        let (paging, member) = (self.context.operation.paging, self.context.rows_member());
        let items = self.rows(member)?;
        let mut placed: Vec<_> = member.into_iter().collect();
        let meta: Option<Members> = match paging.map(|paging| (paging, paging.meta)) {
            None => None,
            Some((_, Some(name))) => {
                placed.push(name);
                let meta = self.members.get(name).map(|raw| json::decode(name, raw));
                meta.transpose().map_err(|problem| self.unexpected(problem))?
            }
            Some((paging, None)) => {
                let fields: Vec<_> = Place::fields(&paging).filter(|name| self.members.get(name).is_some()).collect();
                placed.extend(&fields);
                let found = fields.iter().filter_map(|name| Some((*name, self.members.get(name)?)));
                Some(json::members(found).map_err(|problem| self.unexpected(problem))?)
            }
        };
        let extra = self.extra(&placed)?;
        Ok(Listed { items, meta, extra })
    }

    /// Returns the whole response as JSON. If the data of an undocumented operation is an array, an entry whose result code is not
    /// that of a success is an item that failed.
    pub fn untyped(self) -> Read<Answer> {
        let (api, operation) = (self.context.api(), self.context.operation);
        let name = self.answers().data;
        let data = self.part(name).map(|(_, raw)| raw);
        if request::is_undocumented(operation)
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
        self.rows(self.answers().data)
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
            && rows.fit(&row, &self.context.sent_json()) == Fit::Contradicts
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

    /// Returns the outcomes of a batch in which every item succeeded.
    pub fn batch<T: DeserializeOwned + Received>(self, rows: Rows) -> Read<Vec<T>> {
        let sent = self.context.sent_json();
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
        let sent = self.context.sent_json();
        let matched = self.matched(rows, &sent).map_err(|problem| self.unexpected(problem))?;
        let redaction = self.context.redactor().begin();
        let each = matched.each().enumerate().map(|(index, each)| match each {
            Each::Done(row) => EachItem::Done(row),
            Each::Failed(item) => EachItem::Failed(item.finish(index, self.context.api(), &redaction)),
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
