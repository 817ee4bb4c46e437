//! Reads a complete list, or fails.

use std::collections::VecDeque;
use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use emqx_cloud_core::Received as Row;
use futures_core::Stream;
use futures_util::future::BoxFuture;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::keys::{Key, Keys};
use super::pass::{Pass, Received, Step, Window};
use super::{CompleteReport, List, Place};
use crate::error::{Error, ErrorKind, Failure, Result};
use crate::page::KeyedPage;

/// The number of rows of the first request. For clients, that is about 9 MB.
const FIRST: u32 = 10_000;

/// The largest number of rows in one response that was measured: EMQX 4.4.19 reads them in one go.
const MOST: u32 = 100_000;

/// The default maximum number of passes.
const PASSES: u32 = 10;

/// A request for all rows of a list, which fails if a row that existed all the time could be missing.
///
/// Awaiting it returns a `Vec` of the rows; [`rows`](Self::rows) returns a stream, which takes less memory.
///
/// # How it reads
///
/// The server reads the rows of one response in one go, so a single response misses no row that exists all the time. The first
/// request is for 10,000 rows. If the list has more rows, up to 100,000, and they fit in 80% of the
/// [body limit](crate::ClientBuilder::body_limit), the second request is for all of them.
///
/// A longer list is read in passes, in which each request overlaps the one before by 10%. If every response begins with rows of
/// the response before, in the same order and with fewer other rows between them, the pass has skipped no row that stayed in
/// its place. The list is complete after two such passes in succession, or after one such pass that has no new rows and is not
/// the first. One pass is not enough, because rows can move during it: a server can reorganize its table, and clients connect
/// to another node when theirs leaves the cluster. After 10 passes without success, the error is [`ErrorKind::ListChanged`].
///
/// The end of a list is what the server says: `hasnext`, or without it the number of rows. Without both, as for access rules
/// with a filter, it is an empty page. A list with cursors is complete after one pass without duplicates.
///
/// Rows that appear, disappear or move in every pass may or may not be returned. The nodes of a cluster are read in turn, so a
/// client that moves to another node in the meantime is such a row. Rows that do not fit the filters are left out, as in
/// [`Pages`](crate::Pages).
///
/// If responses of 10,000 rows are too large, set `limit` of the call. A list with more rows than about the square of that limit
/// is read with larger responses.
///
/// # Errors
///
/// Awaiting it returns an error if `page` of the call is set, if a request fails, if the list changed too much
/// ([`ErrorKind::ListChanged`]), or if it does not advance ([`ErrorKind::UnexpectedResponse`]).
///
/// ```no_run
/// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
/// for sensor in emqx.list_clients().like_clientid("sensor-").complete().await? {
///     println!("{}", sensor.clientid);
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "it does nothing until it is awaited"]
pub struct Complete<T> {
    rows: CompleteRows<T>,
}

impl<T> Complete<T> {
    pub(crate) fn new(list: List) -> Self
    where
        T: DeserializeOwned + Row + Serialize + Send + 'static,
    {
        let patience = list.patience();
        let state = State {
            phase: Phase::One(list.rows.unwrap_or(FIRST).min(list.sizes.most)),
            passes: PASSES,
            patience,
            keys: Keys::default(),
            new_in_pass: 0,
            was_unbroken: false,
            report: CompleteReport::default(),
            list,
        };
        let report = CompleteReport::default();
        let rows = CompleteRows {
            work: Work::Idle(Box::new(state)),
            read: |state| Box::pin(state.read()),
            report,
            ready: VecDeque::new(),
        };
        Self { rows }
    }

    /// Sets the maximum number of passes; 0 means 1. The default is 10. A list with page numbers that does not fit in
    /// one response needs at least 2.
    pub fn passes(mut self, passes: u32) -> Self {
        if let Work::Idle(state) = &mut self.rows.work {
            state.passes = passes.max(1);
        }
        self
    }

    /// Sets how long a page is requested again after an error that is retryable; see
    /// [`Pages::patience`](crate::Pages::patience).
    pub fn patience(mut self, patience: Duration) -> Self {
        if let Work::Idle(state) = &mut self.rows.work {
            state.patience = patience;
        }
        self
    }

    /// Reads all rows, and then calls a function for each row in turn.
    ///
    /// The function can delete the object of the row, because the whole list has been read by then. For many deletions, the
    /// [bulk methods](crate::bulk) are faster, and return a result for each item.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// let old = emqx.list_clientids().like_clientid("old-").complete();
    /// old.for_each(async |row| {
    ///     if let Some(clientid) = row.clientid {
    ///         emqx.delete_clientid(clientid).await?;
    ///     }
    ///     Ok(())
    /// })
    /// .await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Returns the error of the list, before the function is called, or the first error of the function, which is then not
    /// called again.
    pub async fn for_each(self, mut function: impl AsyncFnMut(T) -> Result<()>) -> Result<()>
    where
        T: Unpin,
    {
        let mut rows = self.rows;
        let mut all = Vec::new();
        while let Some(row) = rows.next().await {
            all.push(row?);
        }
        for row in all {
            function(row).await?;
        }
        Ok(())
    }

    /// Returns the rows as a stream.
    ///
    /// The rows are complete only if the stream ends without an error.
    pub fn rows(self) -> CompleteRows<T> {
        self.rows
    }
}

impl<T: Send + Unpin + 'static> IntoFuture for Complete<T> {
    type Output = Result<Vec<T>>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        let mut rows = self.rows;
        Box::pin(async move {
            let mut all = Vec::new();
            while let Some(row) = rows.next().await {
                all.push(row?);
            }
            Ok(all)
        })
    }
}

/// A [`Stream`] of all rows of a list, which ends with an error if a row could be missing: see [`Complete`].
///
/// It holds the rows of one response, and a hash of every row: 26 MiB for a million rows, and briefly 39 MiB while the table
/// of hashes grows. A response has up to 80% of the [body limit](crate::ClientBuilder::body_limit); set `limit` of the call for
/// smaller ones. With the default body limit of 64 MiB, 60,000 clients in one response take 130 MiB, and a million clients in
/// responses of 10,000 take about 65 MiB.
///
/// Do not delete the objects of the rows before the stream has ended: collect their names first. A list from which most rows
/// disappear while it is read takes many passes.
///
/// ```no_run
/// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
/// let mut clients = emqx.list_clients().complete().rows();
/// while let Some(client) = clients.next().await {
///     println!("{}", client?.clientid);
/// }
/// println!("{} clients in {} passes", clients.report().rows, clients.report().passes);
/// # Ok(())
/// # }
/// ```
pub struct CompleteRows<T> {
    work: Work<T>,
    /// Reads until there are rows.
    read: fn(Box<State>) -> Reading<T>,
    report: CompleteReport,
    ready: VecDeque<T>,
}

/// Reads rows; `None` at the end of the list.
type Reading<T> = BoxFuture<'static, (Box<State>, Result<Option<Vec<T>>>)>;

enum Work<T> {
    Idle(Box<State>),
    Reading(Reading<T>),
    Ended,
}

impl<T> CompleteRows<T> {
    /// Returns what was received so far. The report is final when the stream has ended.
    pub fn report(&self) -> CompleteReport {
        CompleteReport { rows: self.report.rows - self.ready.len() as u64, ..self.report }
    }
}

impl<T: Unpin> CompleteRows<T> {
    /// Returns the next row, or `None` after the last: then no row is missing.
    ///
    /// # Errors
    ///
    /// Returns an error if a request fails, or if the list changed too much ([`ErrorKind::ListChanged`]); see [`Complete`].
    /// The stream ends after an error.
    ///
    /// # Cancel safety
    ///
    /// This method is cancel safe: no row is lost.
    pub async fn next(&mut self) -> Option<Result<T>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }
}

impl<T: Unpin> Stream for CompleteRows<T> {
    type Item = Result<T>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(row) = self.ready.pop_front() {
                return Poll::Ready(Some(Ok(row)));
            }
            match std::mem::replace(&mut self.work, Work::Ended) {
                Work::Ended => return Poll::Ready(None),
                Work::Idle(state) => {
                    // An empty queue still holds the memory of a page.
                    self.ready = VecDeque::new();
                    self.work = Work::Reading((self.read)(state));
                }
                Work::Reading(mut reading) => {
                    let Poll::Ready((state, result)) = reading.as_mut().poll(context) else {
                        self.work = Work::Reading(reading);
                        return Poll::Pending;
                    };
                    self.report = state.report;
                    match result {
                        Ok(Some(rows)) => {
                            self.ready = rows.into();
                            self.work = Work::Idle(state);
                        }
                        Ok(None) => {}
                        Err(error) => return Poll::Ready(Some(Err(error))),
                    }
                }
            }
        }
    }
}

/// What was read, and what comes next.
struct State {
    list: List,
    phase: Phase,
    passes: u32,
    patience: Duration,
    /// The keys of all rows that were returned.
    keys: Keys,
    /// The number of rows of this pass that no earlier one had.
    new_in_pass: u64,
    /// Whether all windows of the pass before overlapped.
    was_unbroken: bool,
    report: CompleteReport,
}

enum Phase {
    /// All rows in one response, if there are at most this many.
    One(u32),
    /// The rows after this number of rows, for a list that says neither whether there are more nor how many there are.
    Probe(u32),
    /// Window by window.
    Windows(Pass),
    /// Page by page, for a list with cursors, whose windows cannot overlap.
    Cursor(Place),
    Ended,
}

impl State {
    /// Reads until there are rows to return; `None` at the end of the list.
    async fn read<T>(mut self: Box<Self>) -> (Box<Self>, Result<Option<Vec<T>>>)
    where
        T: DeserializeOwned + Row + Serialize + Send + 'static,
    {
        loop {
            // Each of these sets the phase that follows, unless the list has ended.
            let result = match std::mem::replace(&mut self.phase, Phase::Ended) {
                Phase::Ended => return (self, Ok(None)),
                _ if self.list.start.is_some() => Err(self.list.refuse("page", "must not be set: all pages are read")),
                Phase::One(_) if !self.list.has_numbers() => self.read_page(Place::Start).await,
                Phase::One(rows) => self.read_at_once(rows).await,
                Phase::Probe(rows) => self.read_after(rows).await,
                Phase::Windows(pass) => self.read_window(pass).await,
                Phase::Cursor(place) => self.read_page(place).await,
            };
            match result {
                Ok(rows) if rows.is_empty() => {}
                Ok(rows) => return (self, Ok(Some(rows))),
                Err(error) => return (self, Err(error)),
            }
        }
    }

    /// Requests all rows.
    async fn read_at_once<T>(&mut self, rows: u32) -> Result<Vec<T>>
    where
        T: DeserializeOwned + Row + Serialize + Send + 'static,
    {
        self.report.passes = 1;
        let keyed: KeyedPage<T> = match self.list.fetch(&Place::Number(1), rows, self.patience).await {
            Ok(page) => page,
            // Fewer rows fit in a body, or arrive in time.
            Err(error) if rows > 1 && (error.is_too_large() || (error.is_timeout() && rows > FIRST)) => {
                self.phase = Phase::Windows(self.pass((rows / 8).max(1)));
                return Ok(Vec::new());
            }
            Err(error) => return Err(error.on_page(1)),
        };
        let page = &keyed.page;
        let received = page.size().received as u64;
        let total = page.total().filter(|_| page.counts_all());
        let sent = u32::try_from(received).unwrap_or(rows);
        let is_short = sent < rows;
        match (page.has_next(), total) {
            // Without a position, the server has sent all rows.
            _ if page.meta.is_none() => {}
            (Some(false), _) => {}
            (None, Some(total)) if is_short && total <= received => {}
            (None, None) if is_short && sent > 0 => self.phase = Phase::Probe(sent),
            (None, None) if is_short => {}
            // The server caps the limit, so no response has more rows.
            _ if is_short => self.phase = Phase::Windows(self.pass(sent.max(1))),
            _ => {
                let row_bytes = (page.size().bytes as u64 / received.max(1)).max(1);
                let fit = (self.list.call.body_limit() as u64 / 10 * 8 / row_bytes).min(MOST.into());
                let fit = u32::try_from(fit).unwrap_or(MOST).min(self.list.sizes.most);
                let is_enough = total.is_none_or(|total| total < fit.into());
                if self.list.rows.is_some() || fit <= rows || !is_enough {
                    return self.take_window(self.pass(rows), keyed);
                }
                self.phase = Phase::One(fit);
            }
        }
        Ok(self.new_rows(keyed))
    }

    /// Requests the rows after those of the first response, which had fewer rows than requested.
    async fn read_after<T>(&mut self, rows: u32) -> Result<Vec<T>>
    where
        T: DeserializeOwned + Row + Serialize + Send + 'static,
    {
        let keyed: KeyedPage<T> =
            self.list.fetch(&Place::Number(2), rows, self.patience).await.map_err(|error| error.on_page(2))?;
        if !keyed.keys.is_empty() {
            self.phase = Phase::Windows(self.pass(rows));
        }
        Ok(self.new_rows(keyed))
    }

    fn pass(&self, rows: u32) -> Pass {
        Pass::new(rows, self.list.sizes.most)
    }

    /// Requests the next window of a pass.
    async fn read_window<T>(&mut self, pass: Pass) -> Result<Vec<T>>
    where
        T: DeserializeOwned + Row + Serialize + Send + 'static,
    {
        let Window { page, rows } = pass.window();
        let keyed = self.list.fetch(&Place::Number(page), rows, self.patience).await;
        self.take_window(pass, keyed.map_err(|error| error.on_page(page))?)
    }

    fn take_window<T>(&mut self, mut pass: Pass, keyed: KeyedPage<T>) -> Result<Vec<T>> {
        let keys: Vec<Key> = keyed.keys.iter().map(|(key, _)| *key).collect();
        // Without a position, the server has sent all rows.
        let more = if keyed.page.meta.is_none() { Some(false) } else { keyed.page.has_next() };
        let total = keyed.page.total().filter(|_| keyed.page.counts_all());
        let rows = self.new_rows(keyed);
        let step = pass.step(&Received { keys: &keys, more, total, known: self.keys.len() as u64 });
        self.phase = match step {
            Step::Next(_) => Phase::Windows(pass),
            Step::End { is_unbroken } => match self.ends_pass(is_unbroken)? {
                true => Phase::Ended,
                false => Phase::Windows(self.pass(pass.rows())),
            },
            Step::Stuck => return Err(self.stuck()),
        };
        Ok(rows)
    }

    /// Requests the next page of a list with cursors.
    async fn read_page<T>(&mut self, place: Place) -> Result<Vec<T>>
    where
        T: DeserializeOwned + Row + Serialize + Send + 'static,
    {
        self.report.passes = self.report.passes.max(1);
        let rows = self.list.rows.unwrap_or(FIRST).min(self.list.sizes.most);
        let keyed: KeyedPage<T> = self.list.fetch(&place, rows, self.patience).await?;
        let next = place.after(&keyed.page);
        let rows = self.new_rows(keyed);
        let pages = self.report.pages;
        self.phase = match next {
            // More pages than rows: the cursors lead nowhere.
            Some(_) if pages > 1_000 + 2 * self.report.rows => return Err(self.stuck()),
            Some(next) => Phase::Cursor(next),
            None if self.report.duplicates == 0 || self.ends_pass(false)? => Phase::Ended,
            None => Phase::Cursor(Place::Start),
        };
        Ok(rows)
    }

    /// Returns whether the list is complete at the end of a pass.
    fn ends_pass(&mut self, is_unbroken: bool) -> Result<bool> {
        let is_second = self.report.passes > 1;
        let brought_nothing = is_second && self.new_in_pass == 0;
        let windows_overlap = self.list.has_numbers();
        let is_complete = match windows_overlap {
            true => is_unbroken && (self.was_unbroken || brought_nothing),
            false => brought_nothing,
        };
        if is_complete {
            return Ok(true);
        }
        if self.report.passes >= self.passes {
            let passes = self.report.passes;
            let problem =
                format!("after {passes} passes, rows could still be missing: read the list when fewer rows change");
            return Err(self.list.fail(Failure::new(ErrorKind::ListChanged).detail(problem)));
        }
        self.was_unbroken = is_unbroken;
        self.new_in_pass = 0;
        self.report.passes += 1;
        Ok(false)
    }

    /// Returns the rows that were not returned before.
    fn new_rows<T>(&mut self, keyed: KeyedPage<T>) -> Vec<T> {
        let KeyedPage { page, keys } = keyed;
        self.report.pages += 1;
        self.report.left_out += page.left_out() as u64;
        let new = self.keys.add(keys.iter().map(|(key, _)| *key));
        let is_new: Vec<_> = keys.iter().zip(new).filter(|((_, fits), _)| *fits).map(|(_, is_new)| is_new).collect();
        let received = page.items.len() as u64;
        let rows: Vec<_> =
            page.items.into_iter().zip(is_new).filter(|(_, is_new)| *is_new).map(|(row, _)| row).collect();
        self.report.rows += rows.len() as u64;
        self.report.duplicates += received - rows.len() as u64;
        self.new_in_pass += rows.len() as u64;
        rows
    }

    fn stuck(&self) -> Error {
        self.list.fail(Failure::new(ErrorKind::UnexpectedResponse).detail("the list does not advance"))
    }
}

impl<T> fmt::Debug for Complete<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Complete").finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for CompleteRows<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CompleteRows").field("report", &self.report()).finish_non_exhaustive()
    }
}
