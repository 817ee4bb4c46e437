//! Lists: as streams of pages, as streams of rows, and complete.

mod complete;
mod keys;
mod pass;
mod report;
mod walk;

use std::collections::VecDeque;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use emqx_cloud_core::{InvalidArgument, Received};
use futures_core::Stream;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::backoff::Backoff;
use crate::call::Call;
use crate::error::{Error, Failure, Result};
use crate::page::{KeyedPage, Page};
pub use complete::{Complete, CompleteRows};
pub(crate) use keys::{Key, Keyer};
pub use report::{CompleteReport, WalkReport};
use walk::Walk;

/// The default number of rows on a page of [`Pages`] and [`Items`], if the API allows as many.
///
/// Larger pages take more memory, and a walk [misses](Pages#what-a-walk-can-miss) fewer rows. Measured: a page of 5,000
/// clients is 4.5 MB, and a walk over a million clients takes 47 MiB, of which 39 MiB are hashes of client identifiers.
pub const PAGE_SIZE: u32 = 5_000;

/// The cap on the wait that a server requests with `Retry-After` during a walk.
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// The page to request.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Place {
    /// The first one.
    #[allow(dead_code, reason = "lists with page numbers start at page 1")]
    Start,
    /// The one with this number, from 1.
    Number(u32),
    /// The one with this cursor.
    #[allow(dead_code, reason = "not every document has lists with cursors")]
    Cursor(String),
}

impl Place {
    /// Returns the page after this one; `None` if it was the last.
    fn after<T>(&self, page: &Page<T>) -> Option<Self> {
        if !page.is_followed() {
            return None;
        }
        match self {
            Self::Number(number) => number.checked_add(1).map(Self::Number),
            Self::Start | Self::Cursor(_) => page.next_cursor().map(|cursor| Self::Cursor(cursor.to_owned())),
        }
    }
}

/// Builds the request for a page with a number of rows.
type PageRequest = dyn Fn(&Call, &Place, u32) -> Result<reqwest::Request> + Send + Sync;

/// A list that can be read page by page.
#[derive(Clone)]
pub(crate) struct List {
    call: Call,
    /// The first page to request, if the caller has set it.
    start: Option<Place>,
    /// The number of rows on a page, if the caller has set it.
    rows: Option<u32>,
    sizes: Sizes,
    request: Arc<PageRequest>,
    keyer: Keyer,
}

/// The numbers of rows that pages of a list can have.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sizes {
    /// The default.
    pub default: u32,
    /// The maximum.
    pub most: u32,
}

impl List {
    pub fn new(
        call: Call,
        start: Option<Place>,
        rows: Option<u32>,
        sizes: Sizes,
        request: impl Fn(&Call, &Place, u32) -> Result<reqwest::Request> + Send + Sync + 'static,
    ) -> Self {
        let keyer = Keyer::new(call.row_key());
        Self { call, start, rows, sizes, request: Arc::new(request), keyer }
    }

    /// Returns whether pages have numbers.
    fn has_numbers(&self) -> bool {
        self.call.has_page_numbers()
    }

    fn first(&self) -> Place {
        self.start.clone().unwrap_or(if self.has_numbers() { Place::Number(1) } else { Place::Start })
    }

    fn fail(&self, failure: Failure) -> Error {
        self.call.fail(failure)
    }

    fn refuse(&self, argument: &str, problem: &str) -> Error {
        self.fail(Failure::invalid_argument(InvalidArgument::new(argument, problem.to_owned())))
    }

    /// Returns how long a failed page is requested again: zero if the call has no patience.
    fn patience(&self) -> Duration {
        self.call.retry().job_patience()
    }

    /// Requests a page, and again while the error is retryable and the patience is not over.
    async fn fetch<T>(&self, place: &Place, rows: u32, patience: Duration) -> Result<KeyedPage<T>>
    where
        T: DeserializeOwned + Received + Serialize + Send + 'static,
    {
        let clock = self.call.clock();
        let since = clock.now();
        // The clock of a test may not advance.
        let (mut failures, mut waited) = (0_u32, Duration::ZERO);
        loop {
            let request = (self.request)(&self.call, place, rows);
            let keyer = self.keyer.clone();
            let error = match self.call.run(request, move |response| response.keyed_page(&keyer)).await {
                Ok(page) => return Ok(page),
                Err(error) => error,
            };
            let left = patience.saturating_sub(clock.now().saturating_duration_since(since).max(waited));
            if !error.is_retryable() || left.is_zero() {
                return Err(error);
            }
            failures = failures.saturating_add(1);
            let asked = error.retry_after().unwrap_or_default().min(LONGEST_WAIT);
            let wait = Backoff::default().half_jittered(failures, clock.random()).max(asked).min(left);
            clock.sleep(wait).await;
            waited = waited.saturating_add(wait);
        }
    }
}

/// The position in a list from which a walk can be resumed: see [`Items::bookmark`].
///
/// It can be stored, for example as JSON: `{"page":17,"limit":1000}`. It is only valid for a call with the same filters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bookmark {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) page: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) cursor: Option<String>,
    pub(crate) limit: u32,
}

impl Bookmark {
    fn new(place: &Place, limit: u32) -> Self {
        let (page, cursor) = match place {
            Place::Start => (None, None),
            Place::Number(number) => (Some(*number), None),
            Place::Cursor(cursor) => (None, Some(cursor.clone())),
        };
        Self { page, cursor, limit }
    }
}

/// A [`Stream`] of the pages of a list.
///
/// A page is requested when the stream is polled for it. The stream ends when the server says that there are no more
/// pages, or, if the server does not say so, at the first page without rows. It also ends after an error.
///
/// Duplicates (rows that an earlier page had) are left out, and so are rows that do not fit the filters of the call;
/// [`report`](Self::report) counts both.
///
/// # What a walk can miss
///
/// The server reads pages by offset from a table that can change between two requests. If rows disappear from earlier
/// pages, later rows move up, and some are never returned. Do not delete the rows of a walk before it has ended: deleting
/// 3,000 users in pages of 1,000 leaves 1,000 of them (measured on EMQX 4.4.19). While other clients came and went, 10 walks
/// over 3,000 clients missed 424 of 30,000 rows with 100 rows per page, 75 with 1,000 rows per page, and none with a single
/// page. The default is [`PAGE_SIZE`] rows per page. To get all rows or an error, use `complete()` of the call.
///
/// ```no_run
/// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
/// let mut pages = emqx.list_clients().limit(500).pages();
/// while let Some(page) = pages.next().await {
///     println!("{} clients", page?.items.len());
/// }
/// if pages.report().moved {
///     println!("the list changed during the walk");
/// }
/// # Ok(())
/// # }
/// ```
pub struct Pages<T> {
    walk: Walk<T>,
}

impl<T> Pages<T> {
    pub(crate) fn new(list: List) -> Self
    where
        T: DeserializeOwned + Received + Serialize + Send + 'static,
    {
        Self { walk: Walk::new(list) }
    }

    /// Returns the next page, or `None` after the last.
    ///
    /// # Cancel safety
    ///
    /// This method is cancel safe: the next call continues to wait for the same page.
    pub async fn next(&mut self) -> Option<Result<Page<T>>> {
        std::future::poll_fn(|context| self.walk.poll_page(context)).await
    }

    /// Sets how many pages are requested in advance, at most as many as there can be
    /// [requests in flight](crate::ClientBuilder::max_in_flight). The default is 0. It has no effect on lists with cursors.
    ///
    /// This hides the latency of requests, and takes the memory of as many pages. It is off by default, because more rows
    /// can be missed: the list of a cluster is the concatenation of the lists of its nodes, and concurrent requests see
    /// different states of it.
    pub fn prefetch(mut self, pages: usize) -> Self {
        self.walk.set_prefetch(pages);
        self
    }

    /// Sets how long a page is requested again after an error that is [retryable](Error::is_retryable), such as during a
    /// restart of the server.
    ///
    /// The default is one minute, or the [patience](crate::Retry::patience) of the call if that is longer. It is zero if the
    /// patience of the call is zero, as with [`Retry::none`](crate::Retry::none). It applies in addition to the retries of
    /// each call, so that an outage does not end a long walk.
    pub fn patience(mut self, patience: Duration) -> Self {
        self.walk.set_patience(patience);
        self
    }

    /// Returns what the walk has seen so far. The report is final when the walk has ended.
    pub fn report(&self) -> WalkReport {
        self.walk.report()
    }

    /// Returns the position of the next page, or of the page that failed. `None` after the last page.
    ///
    /// `resume` of the call starts a new walk there. It does not know which rows this walk has returned, so it can return
    /// some of them again.
    pub fn bookmark(&self) -> Option<Bookmark> {
        self.walk.bookmark()
    }
}

impl<T> Stream for Pages<T> {
    type Item = Result<Page<T>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.walk.poll_page(context)
    }
}

/// A [`Stream`] of the rows of a list, over all pages.
///
/// Rows can be missing if the list changes while it is read: see [`Pages`](Pages#what-a-walk-can-miss).
///
/// ```no_run
/// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
/// let mut sensors = emqx.list_clients().like_clientid("sensor-").items();
/// while let Some(client) = sensors.next().await {
///     println!("{}", client?.clientid);
/// }
/// # Ok(())
/// # }
/// ```
///
/// A walk that was stopped can be resumed:
///
/// ```no_run
/// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), Box<dyn std::error::Error>> {
/// let mut clients = emqx.list_clients().items();
/// clients.next().await;
/// let stored = serde_json::to_string(&clients.bookmark())?;
///
/// if let Some(bookmark) = serde_json::from_str(&stored)? {
///     let mut rest = emqx.list_clients().resume(&bookmark).items(); // starts at the unfinished page
///     rest.next().await;
/// }
/// # Ok(())
/// # }
/// ```
pub struct Items<T> {
    pages: Pages<T>,
    /// The page that is being returned.
    current: Option<Bookmark>,
    ready: VecDeque<T>,
}

impl<T> Items<T> {
    pub(crate) fn new(pages: Pages<T>) -> Self {
        Self { pages, current: None, ready: VecDeque::new() }
    }

    /// Like [`Pages::prefetch`].
    pub fn prefetch(mut self, pages: usize) -> Self {
        self.pages = self.pages.prefetch(pages);
        self
    }

    /// Like [`Pages::patience`].
    pub fn patience(mut self, patience: Duration) -> Self {
        self.pages = self.pages.patience(patience);
        self
    }

    /// Returns what the walk has seen so far. The report is final when the walk has ended.
    pub fn report(&self) -> WalkReport {
        let report = self.pages.report();
        WalkReport { rows: report.rows - self.ready.len() as u64, ..report }
    }

    /// Returns the position of the page with the next row, or of the page that failed. `None` after the last row.
    ///
    /// `resume` of the call starts a new walk at the beginning of that page, so rows of the page that this walk has already
    /// returned are returned again. It does not know the rows of earlier pages either, so it can repeat some of them.
    pub fn bookmark(&self) -> Option<Bookmark> {
        if self.ready.is_empty() { self.pages.bookmark() } else { self.current.clone() }
    }
}

impl<T: Unpin> Items<T> {
    /// Returns the next row, or `None` after the last.
    ///
    /// # Cancel safety
    ///
    /// This method is cancel safe: no row is lost.
    pub async fn next(&mut self) -> Option<Result<T>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// Collects all remaining rows into memory.
    ///
    /// # Errors
    ///
    /// Returns the first error of a page.
    pub async fn into_vec(mut self) -> Result<Vec<T>> {
        let mut rows = Vec::new();
        while let Some(row) = self.next().await {
            rows.push(row?);
        }
        Ok(rows)
    }
}

impl<T: Unpin> Stream for Items<T> {
    type Item = Result<T>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(row) = self.ready.pop_front() {
                return Poll::Ready(Some(Ok(row)));
            }
            // An empty queue still holds the memory of a page.
            self.ready = VecDeque::new();
            self.current = self.pages.bookmark();
            match ready!(self.pages.walk.poll_page(context)) {
                Some(Ok(page)) => self.ready = page.items.into(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<T> fmt::Debug for Pages<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("report", &self.report()).finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for Items<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("ready", &self.ready.len()).finish_non_exhaustive()
    }
}
