//! Complete lists by name, with rows as JSON.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use emqx_cloud_core::{Api, to_value};
use futures_core::Stream;
use serde::Serialize;
use serde_json::Value;
use serde_json::value::RawValue;

use crate::error::Result;
use crate::paging::{Complete, CompleteReport, CompleteRows};
use crate::redact::Redactor;
use crate::untyped::raw;

/// A [`Stream`] of all rows of a list, as JSON, which ends with an error if a row could be missing.
///
/// [`NamedCall::complete`](crate::NamedCall::complete) returns it. It reads as [`CompleteRows`](crate::CompleteRows) does, with the
/// same use of memory.
#[must_use = "it does nothing until rows are read"]
pub struct NamedRows {
    api: &'static Api,
    rows: Box<dyn Rows>,
}

/// The rows of a list whose type is not known.
trait Rows: Send {
    fn poll(&mut self, api: &'static Api, context: &mut Context<'_>) -> Poll<Option<Result<Box<RawValue>>>>;

    fn report(&self) -> CompleteReport;
}

impl<T: Serialize + Send + Unpin> Rows for CompleteRows<T> {
    fn poll(&mut self, api: &'static Api, context: &mut Context<'_>) -> Poll<Option<Result<Box<RawValue>>>> {
        let row = ready!(Pin::new(self).poll_next(context));
        Poll::Ready(row.map(|row| raw(api, &row?)))
    }

    fn report(&self) -> CompleteReport {
        self.report()
    }
}

impl NamedRows {
    pub(crate) fn new<T: Serialize + Send + Unpin + 'static>(api: &'static Api, list: Complete<T>) -> Self {
        Self { api, rows: Box::new(list.rows()) }
    }

    /// Returns the next row, or `None` after the last: then no row is missing.
    ///
    /// # Errors
    ///
    /// Returns an error if an argument is invalid, if a request fails, or if the list changed too much
    /// ([`ErrorKind::ListChanged`](crate::ErrorKind::ListChanged)); see [`Complete`](crate::Complete). The stream ends after an
    /// error.
    ///
    /// # Cancel safety
    ///
    /// This method is cancel safe: no row is lost.
    pub async fn next(&mut self) -> Option<Result<NamedRow>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// Returns what was received so far. The report is final when the stream has ended.
    pub fn report(&self) -> CompleteReport {
        self.rows.report()
    }
}

impl Stream for NamedRows {
    type Item = Result<NamedRow>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let api = self.api;
        let row = ready!(self.rows.poll(api, context));
        Poll::Ready(row.map(|row| Ok(NamedRow { json: row?, secret_fields: api.secret_fields })))
    }
}

impl fmt::Debug for NamedRows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NamedRows").field("report", &self.report()).finish_non_exhaustive()
    }
}

/// A row of a list, as JSON.
///
/// It has everything that the server sent, including each `null` and all digits of numbers. The order of fields can differ from
/// that of the server. `Debug` hides secrets.
#[derive(Clone, Serialize)]
#[serde(transparent)]
pub struct NamedRow {
    json: Box<RawValue>,
    #[serde(skip)]
    secret_fields: &'static [&'static str],
}

impl NamedRow {
    /// Returns the row as a JSON string.
    pub fn get(&self) -> &str {
        self.json.get()
    }

    /// Returns the row as a JSON value. A number with more digits than a `Value` can hold is rounded; see [`get`](Self::get).
    pub fn to_value(&self) -> Value {
        to_value(&self.json)
    }
}

impl PartialEq for NamedRow {
    fn eq(&self, other: &Self) -> bool {
        self.get() == other.get()
    }
}

// A row can contain a password.
impl fmt::Debug for NamedRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let redactor = Redactor::new(self.secret_fields, []);
        f.debug_tuple("NamedRow").field(&*redactor.begin().json(&self.to_value())).finish()
    }
}
