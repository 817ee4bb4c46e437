//! Interprets responses: tells a success from a failure, and decodes the data of a success.
//!
//! There are two ways, with the same result. Nearly every response is a success of the documented form, which [`quick`] reads
//! in one pass. For all others, [`success`] finds out what is different, and says so.

mod quick;
mod success;

use std::borrow::Cow;
use std::iter;
use std::sync::OnceLock;
use std::time::Duration;

use bytes::Bytes;
use emqx_cloud_core::{Api, Members, Operation, Received, Scalar, Success as Rule, to_value};
use percent_encoding::percent_decode_str;
use reqwest::header::HeaderValue;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::batch::Rows;
use crate::connection::Connection;
use crate::error::{About, Error, ErrorKind, Failure, Result};
use crate::filter::Filters;
use crate::item::ItemOutcome;
use crate::json::{Entries, Level};
use crate::page::{KeyedPage, Page, Place, Size};
use crate::paging::Keyer;
use crate::redact::Redactor;
use crate::request;
#[cfg(feature = "test-util")]
use crate::testing::Decoding;
use crate::trace::Trace;
use crate::untyped::Answer;
use success::{Success, judge};

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

/// Returns `None` in place of an error that `is_not_found`.
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
    pub content_type: Option<HeaderValue>,
    pub retry_after: Option<Duration>,
    pub body: Bytes,
}

impl Response {
    fn quoted(&self, failure: Failure) -> Failure {
        let content_type = self.content_type.as_ref().and_then(|value| value.to_str().ok());
        failure.quoting(content_type.map(str::to_owned), self.body.clone())
    }
}

/// The context of an exchange, for interpreting the response and for errors.
pub(crate) struct Context {
    connection: Connection,
    operation: &'static Operation,
    call: &'static str,
    request: reqwest::Request,
    /// The secrets in the query.
    secrets: Vec<String>,
    /// Made for the first error.
    redactor: OnceLock<Redactor>,
}

impl Context {
    pub fn new(
        connection: Connection,
        operation: &'static Operation,
        call: &'static str,
        request: reqwest::Request,
        secrets: Vec<String>,
    ) -> Self {
        Self { connection, operation, call, request, secrets, redactor: OnceLock::new() }
    }

    pub fn request(&self) -> &reqwest::Request {
        &self.request
    }

    pub fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// Returns the body of the request.
    pub fn sent(&self) -> &[u8] {
        self.request.body().and_then(reqwest::Body::as_bytes).unwrap_or_default()
    }

    /// Returns what was sent, as JSON: an object or a list of objects. A member that cannot be parsed, because a name in it is one
    /// that `serde_json` reserves, is a string.
    fn sent_json(&self) -> Value {
        let object =
            |members: Entries<'_>| members.iter().map(|(name, raw)| (name.to_owned(), to_value(raw))).collect();
        let item = |raw: &&RawValue| match Level::read(raw.get().as_bytes()) {
            Ok(Level::Object(members)) => object(members),
            _ => Value::Null,
        };
        match Level::read(self.sent()) {
            Ok(Level::Array(items)) => items.iter().map(item).collect(),
            Ok(Level::Object(members)) => object(members),
            _ => Value::Null,
        }
    }

    pub fn finish(&self, failure: Failure) -> Error {
        let about = About { operation: self.operation, call: self.call, path: self.request.url().path().to_owned() };
        failure.finish(self.api(), Some(&about), self.redactor())
    }

    pub fn redactor(&self) -> &Redactor {
        self.redactor.get_or_init(|| self.connection.redactor().with_request(self.sent(), &self.secrets))
    }

    fn api(&self) -> &'static Api {
        self.connection.api()
    }

    /// Returns whether a status can be that of a success.
    fn is_success(&self, status: u16) -> bool {
        match self.api().answers.success {
            Rule::Code(_) => status == 200,
            Rule::Status if request::is_undocumented(self.operation) => (200..=299).contains(&status),
            Rule::Status => status == self.operation.success_status,
        }
    }

    /// Compares what was asked for with what the response is about, wherever it says that. The error is the problem.
    fn is_about_it<'r, T: Received + 'r>(
        &self,
        rows: impl IntoIterator<Item = &'r T>,
    ) -> std::result::Result<(), String> {
        let segments = self.operation.segments(self.request.url().path());
        // The values in the path that the response repeats, with the fields that repeat them. There is rarely more than one.
        let repeated = segments.filter_map(|(parameter, segment)| {
            Some((parameter.repeated_in?, parameter.argument, percent_decode_str(segment).decode_utf8_lossy()))
        });
        let count = self.operation.parameters.iter().filter(|parameter| parameter.repeated_in.is_some()).count();
        let mut repeated = repeated.take(count);
        let Some(first) = repeated.next() else { return Ok(()) };
        let others: Vec<_> = repeated.collect();
        for row in rows {
            for (field, argument, asked) in iter::once(&first).chain(&others) {
                let found = match row.field(field).map(|found| found.scalar()) {
                    Some(Some(Scalar::Text(text))) => Cow::Borrowed(text),
                    Some(Some(Scalar::Integer(number))) => number.to_string().into(),
                    Some(_) => continue,
                    // A value of another type.
                    None => match row.misfit(field) {
                        Some(raw) => raw.get().into(),
                        None => continue,
                    },
                };
                if found != *asked {
                    return Err(format!("it is about another `{argument}`: `{field}` is `{found}`"));
                }
            }
        }
        Ok(())
    }

    /// Returns the filters of the request, if it is for a list.
    fn filters(&self) -> Filters {
        Filters::of(self.operation, self.request.url())
    }

    /// Returns the member with the rows of a list.
    fn rows_member(&self) -> Option<&'static str> {
        self.operation.paging.and_then(|paging| paging.rows).or(self.api().answers.data)
    }
}

/// A list with the other members of the response.
struct Listed<T> {
    items: Vec<T>,
    meta: Option<Members>,
    extra: Members,
}

/// A response that is not interpreted yet.
pub(crate) struct Incoming<'a> {
    response: &'a Response,
    context: &'a Context,
}

#[allow(dead_code, reason = "not every document needs all forms of a success")]
impl<'a> Incoming<'a> {
    pub fn new(response: &'a Response, context: &'a Context) -> Self {
        Self { response, context }
    }

    fn not_found(&self) -> Failure {
        Failure::new(ErrorKind::NotFound).status(self.response.status)
    }

    /// Interprets the response in the quick way.
    fn quick<T>(&self, read: impl FnOnce(&'a Response, &'a Context) -> Option<T>) -> Option<T> {
        #[cfg(feature = "test-util")]
        if self.context.connection.decoding() == Decoding::Thorough {
            return None;
        }
        read(self.response, self.context)
    }

    /// Interprets the response in the thorough way.
    fn judge(&self) -> Read<Success<'a>> {
        #[cfg(feature = "test-util")]
        if self.context.connection.decoding() == Decoding::Quick {
            return Err(Failure::new(ErrorKind::UnexpectedResponse).detail("not of the documented form"));
        }
        judge(self.response, self.context)
    }

    /// Records the fields that have an undocumented type.
    fn traced<T: Received>(&self, decoded: T) -> T {
        Trace::misfits(self.context.operation, &decoded);
        decoded
    }

    pub fn ack(self) -> Read<Ack> {
        if let Some(extra) = self.quick(quick::ack) {
            return Ok(Ack { extra });
        }
        self.judge()?.ack()
    }

    pub fn page<T: DeserializeOwned + Received>(self) -> Read<Page<T>> {
        let mut listed = self.listed()?;
        let (received, filters) = (listed.items.len(), self.context.filters());
        listed.items.retain(|row| filters.fit(row));
        self.page_of(listed, received, &filters)
    }

    /// Like [`page`](Self::page), with the keys of all rows.
    pub fn keyed_page<T: DeserializeOwned + Received + Serialize>(self, keyer: &Keyer) -> Read<KeyedPage<T>> {
        let mut listed: Listed<T> = self.listed()?;
        let filters = self.context.filters();
        let keys: Vec<_> = listed.items.iter().map(|row| (keyer.key(row), filters.fit(row))).collect();
        let mut fits = keys.iter().map(|(_, fits)| *fits);
        listed.items.retain(|_| fits.next().unwrap_or(true));
        Ok(KeyedPage { page: self.page_of(listed, keys.len(), &filters)?, keys })
    }

    fn listed<T: DeserializeOwned + Received>(&self) -> Read<Listed<T>> {
        let listed = match self.quick(quick::listed) {
            Some(listed) => listed,
            None => self.judge()?.listed()?,
        };
        Trace::misfits(self.context.operation, &listed.items);
        Ok(listed)
    }

    fn page_of<T>(&self, listed: Listed<T>, received: usize, filters: &Filters) -> Read<Page<T>> {
        let Listed { items, meta, extra } = listed;
        let (left_out, bytes) = (received - items.len(), self.response.body.len());
        let size = Size { received, left_out, bytes, is_filtered: filters.any() };
        let place = match &self.context.operation.paging {
            Some(paging) => {
                let failure =
                    |problem| Failure::new(ErrorKind::UnexpectedResponse).status(self.response.status).detail(problem);
                Place::read(paging, meta.as_ref()).map_err(failure)?
            }
            None => Place::default(),
        };
        Ok(Page::new(items, meta, extra, place, size))
    }

    /// Returns the whole response as JSON.
    pub fn untyped(self) -> Read<Answer> {
        self.judge()?.untyped()
    }

    pub fn list<T: DeserializeOwned + Received>(self) -> Read<Vec<T>> {
        let rows = match self.quick(quick::list) {
            Some(rows) => rows,
            None => self.judge()?.list()?,
        };
        Ok(self.traced(rows))
    }

    /// Returns an object.
    pub fn object<T: DeserializeOwned + Received>(self) -> Read<T> {
        let found = match self.quick(quick::object) {
            Some(found) => found,
            None => self.judge()?.object()?,
        };
        Ok(self.traced(found))
    }

    /// Returns an object whose `result` is `ok`, and that repeats what was sent. Servers report failures in another way, but
    /// any other `result` is one.
    pub fn outcome<T: DeserializeOwned + Received>(self, rows: Rows) -> Read<T> {
        let found = match self.quick(|response, context| quick::outcome(response, context, rows)) {
            Some(found) => found,
            None => self.judge()?.outcome(rows)?,
        };
        Ok(self.traced(found))
    }

    /// Returns an object that the server leaves out if it is empty.
    pub fn optional_object<T: DeserializeOwned + Received>(self) -> Read<T> {
        let found = match self.quick(quick::optional_object) {
            Some(found) => found,
            None => self.judge()?.optional_object()?,
        };
        Ok(self.traced(found))
    }

    /// Returns an object; an empty one means that it does not exist.
    pub fn one_object<T: DeserializeOwned + Received>(self) -> Read<T> {
        let found = match self.quick(quick::object) {
            Some(found) => found,
            None => self.judge()?.one_object()?,
        };
        Ok(self.traced(found))
    }

    /// Returns all rows of an array; an empty one means that the object does not exist.
    pub fn rows<T: DeserializeOwned + Received>(self) -> Read<Vec<T>> {
        let missing = self.not_found();
        let rows: Vec<T> = self.list()?;
        if rows.is_empty() { Err(missing) } else { Ok(rows) }
    }

    /// Returns the first row of such an array. There are others only while the nodes of a deployment disagree.
    pub fn row<T: DeserializeOwned + Received>(self) -> Read<T> {
        let missing = self.not_found();
        self.rows()?.into_iter().next().ok_or(missing)
    }

    /// Returns the outcomes of a batch in which every item succeeded.
    pub fn batch<T: DeserializeOwned + Received>(self, rows: Rows) -> Read<Vec<T>> {
        match self.quick(|response, context| quick::batch(response, context, rows)) {
            Some(outcomes) => Ok(outcomes),
            None => self.judge()?.batch(rows),
        }
    }

    /// Returns the outcome of each item of a batch.
    pub fn each<T: DeserializeOwned + Received>(self, rows: Rows) -> Read<Vec<EachItem<T>>> {
        match self.quick(|response, context| quick::batch(response, context, rows)) {
            Some(outcomes) => Ok(outcomes.into_iter().map(EachItem::Done).collect()),
            None => self.judge()?.each(rows),
        }
    }
}

/// The outcome of an item of a batch, without secrets.
pub(crate) enum EachItem<T> {
    Done(T),
    Failed(ItemOutcome),
    /// The server says that the item succeeded, but its entry has another form than expected.
    Unexpected(Error),
}
