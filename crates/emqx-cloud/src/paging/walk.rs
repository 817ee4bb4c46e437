//! Reads a list page by page.

use std::collections::HashSet;
use std::fmt::Display;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use emqx_cloud_core::Received;
use futures_core::Stream;
use futures_util::future::BoxFuture;
use futures_util::stream::FuturesOrdered;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::keys::{Key, Keys};
use super::{Bookmark, List, Place, WalkReport};
use crate::error::{Error, ErrorKind, Failure, Result};
use crate::page::{KeyedPage, Page};
use crate::task::Task;

/// How often the same page may be received in succession.
const SAME: u32 = 3;

/// How many pages in succession may have no new row, in addition to a tenth of the number of pages that had one: a list whose
/// order changes can repeat many pages.
const IDLE: u64 = 100;

/// A page that has been requested.
type Requested<T> = BoxFuture<'static, (Place, Result<KeyedPage<T>>)>;

/// The state of a walk.
pub(super) struct Walk<T> {
    list: List,
    rows: u32,
    prefetch: usize,
    patience: Duration,
    /// The next page to request; `None` after the last, or while it is not known.
    next: Option<Place>,
    /// Requests a page; if the last argument is `true`, as a task, which continues while it is not polled.
    fetch: fn(List, Place, u32, Duration, bool) -> Requested<T>,
    requested: FuturesOrdered<Requested<T>>,
    /// The next page to return: the one that failed, after an error.
    position: Option<Place>,
    has_ended: bool,
    seen: Seen,
}

impl<T> Walk<T> {
    pub fn new(list: List) -> Self
    where
        T: DeserializeOwned + Received + Serialize + Send + 'static,
    {
        let first = list.first();
        Self {
            rows: list.rows.unwrap_or(list.sizes.default),
            prefetch: 0,
            patience: list.patience(),
            next: Some(first.clone()),
            fetch: |list, place, rows, patience, goes_on| {
                let request = async move {
                    let result = list.fetch(&place, rows, patience).await;
                    (place, result)
                };
                if goes_on { Box::pin(Task::start(request)) } else { Box::pin(request) }
            },
            requested: FuturesOrdered::new(),
            position: Some(first),
            has_ended: false,
            seen: Seen::default(),
            list,
        }
    }

    pub fn set_prefetch(&mut self, pages: usize) {
        // More could not be in flight.
        let most = self.list.call.connection().max_in_flight();
        self.prefetch = if self.list.has_numbers() { pages.min(most) } else { 0 };
    }

    pub fn set_patience(&mut self, patience: Duration) {
        self.patience = patience;
    }

    pub fn report(&self) -> WalkReport {
        self.seen.report
    }

    pub fn bookmark(&self) -> Option<Bookmark> {
        self.position.as_ref().map(|place| Bookmark::new(place, self.rows))
    }

    /// Returns the next page, without the rows of earlier ones.
    pub fn poll_page(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Page<T>>>> {
        if self.has_ended {
            return Poll::Ready(None);
        }
        while self.requested.len() <= self.prefetch
            && let Some(place) = self.next.take()
        {
            if let Place::Number(number) = place
                && self.prefetch > 0
            {
                self.next = number.checked_add(1).map(Place::Number);
            }
            let goes_on = self.prefetch > 0;
            self.requested.push_back((self.fetch)(self.list.clone(), place, self.rows, self.patience, goes_on));
        }
        let Some((place, result)) = ready!(Pin::new(&mut self.requested).poll_next(context)) else {
            self.end();
            return Poll::Ready(None);
        };
        let number = match place {
            Place::Number(number) => number,
            Place::Start | Place::Cursor(_) => u32::try_from(self.seen.report.pages + 1).unwrap_or(u32::MAX),
        };
        Poll::Ready(Some(self.take(&place, result).map_err(|error| error.on_page(number))))
    }

    /// Interprets a page.
    fn take(&mut self, place: &Place, result: Result<KeyedPage<T>>) -> Result<Page<T>> {
        let KeyedPage { mut page, keys } = result.inspect_err(|_| self.end())?;
        let next = place.after(&page);
        self.seen.take(&mut page, &keys, next.as_ref());
        match &next {
            None => {
                self.end();
                self.position = None;
            }
            Some(next) => {
                if let Some(problem) = self.seen.problem() {
                    self.end();
                    return Err(self.stuck(problem));
                }
                self.position = Some(next.clone());
                if self.prefetch == 0 {
                    self.next = Some(next.clone());
                }
            }
        }
        Ok(page)
    }

    /// Ends the walk, and drops the pages that were requested in advance.
    fn end(&mut self) {
        self.has_ended = true;
        self.next = None;
        self.requested = FuturesOrdered::new();
    }

    fn stuck(&self, problem: impl Display) -> Error {
        let problem = format!("the list does not advance: {problem}");
        self.list.fail(Failure::new(ErrorKind::UnexpectedResponse).detail(problem))
    }
}

/// What was seen of a list.
#[derive(Default)]
struct Seen {
    report: WalkReport,
    keys: Keys,
    /// The hashes of the cursors that were followed.
    cursors: HashSet<u64>,
    has_cursor_twice: bool,
    /// The hash of the last page that had rows.
    last: Option<u64>,
    /// How often that page was received in succession.
    same: u32,
    /// The pages with new rows, and those without since the last one with new rows.
    useful: u64,
    useless: u64,
}

impl Seen {
    /// Removes the rows of earlier pages from a page, and remembers the others.
    fn take<T>(&mut self, page: &mut Page<T>, keys: &[(Key, bool)], next: Option<&Place>) {
        let report = &mut self.report;
        report.pages += 1;
        report.left_out += page.left_out() as u64;
        let is_new = self.keys.add(keys.iter().map(|(key, _)| *key));
        let mut fitting = keys.iter().zip(&is_new).filter(|((_, fits), _)| *fits).map(|(_, is_new)| *is_new);
        let before = page.items.len();
        page.items.retain(|_| fitting.next().unwrap_or(true));
        report.rows += page.items.len() as u64;
        report.duplicates += (before - page.items.len()) as u64;
        if page.counts_all() {
            report.first_total = report.first_total.or(page.total());
            report.last_total = page.total().or(report.last_total);
        }
        if is_new.contains(&true) {
            self.useful += 1;
            self.useless = 0;
        } else {
            self.useless += 1;
        }
        let digest = (!keys.is_empty()).then(|| hash(&keys));
        if digest.is_some() {
            // A page with one row can be that of another row, which the server shows alike.
            self.same = if digest == self.last && keys.len() > 1 { self.same + 1 } else { 1 };
            self.last = digest;
        }
        report.moved |= is_new.contains(&false) || report.first_total != report.last_total;
        if let Some(Place::Cursor(cursor)) = next {
            self.has_cursor_twice |= !self.cursors.insert(hash(cursor));
        }
    }

    /// Returns why the walk would never end, if that is so.
    fn problem(&self) -> Option<String> {
        if self.has_cursor_twice {
            return Some("its next cursor was followed before".to_owned());
        }
        if self.same >= SAME {
            return Some(format!("the same page was received {} times in succession", self.same));
        }
        let is_stuck = self.useless > IDLE + self.useful / 10;
        is_stuck.then(|| format!("{} pages in succession have no new rows", self.useless))
    }
}

fn hash(value: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
