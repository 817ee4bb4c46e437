//! Lists as streams of pages and of rows.

use std::collections::{HashSet, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use emqx_cloud_core::Received;
use futures_core::Stream;
use futures_util::stream;
use serde::de::DeserializeOwned;

use crate::call::Call;
use crate::error::{ErrorKind, Failure, Result};
use crate::page::Page;

/// The default number of rows on a page of [`Pages`] and [`Items`]. For clients, that is about 1 MB.
pub const PAGE_SIZE: u32 = 1_000;

/// How many empty pages in a row are followed by a request for another page.
const EMPTY_PAGES: u32 = 100;

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

/// Builds the request for a page.
type PageRequest = Box<dyn Fn(&Call, Place) -> Result<reqwest::Request> + Send>;

/// A [`Stream`] of the pages of a list.
///
/// A page is requested when the stream is polled for it. The stream ends when the server says that there are no more
/// pages, or, if it does not say, at the first page without rows. It also ends after an error.
///
/// ```no_run
/// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
/// let mut pages = emqx.list_clients().limit(500).pages();
/// while let Some(page) = pages.next().await {
///     println!("{} clients", page?.items.len());
/// }
/// # Ok(())
/// # }
/// ```
pub struct Pages<T> {
    stream: Pin<Box<dyn Stream<Item = Result<Page<T>>> + Send>>,
}

impl<T: DeserializeOwned + Received + PartialEq + Clone + Send + 'static> Pages<T> {
    pub(crate) fn new(
        call: Call,
        start: Place,
        request: impl Fn(&Call, Place) -> Result<reqwest::Request> + Send + 'static,
    ) -> Self {
        let walk = Walk {
            call,
            request: Box::new(request),
            place: Some(start),
            read: 0,
            followed: HashSet::new(),
            empty: 0,
            last: Vec::new(),
        };
        Self { stream: Box::pin(stream::try_unfold(walk, Walk::step)) }
    }
}

impl<T> Pages<T> {
    /// Returns the next page, or `None` after the last.
    ///
    /// # Cancel safety
    ///
    /// This method is cancel safe: the next call continues to wait for the same page.
    pub async fn next(&mut self) -> Option<Result<Page<T>>> {
        std::future::poll_fn(|context| self.stream.as_mut().poll_next(context)).await
    }
}

impl<T> Stream for Pages<T> {
    type Item = Result<Page<T>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.stream.as_mut().poll_next(context)
    }
}

/// The state of a stream of pages.
struct Walk<T> {
    call: Call,
    request: PageRequest,
    /// The next page to request; `None` after the last.
    place: Option<Place>,
    /// The number of pages that were read.
    read: u32,
    /// The hashes of the cursors that were followed.
    followed: HashSet<u64>,
    empty: u32,
    last: Vec<T>,
}

impl<T: DeserializeOwned + Received + PartialEq + Clone + Send + 'static> Walk<T> {
    async fn step(mut self) -> Result<Option<(Page<T>, Self)>> {
        let Some(place) = self.place.take() else { return Ok(None) };
        self.read = self.read.saturating_add(1);
        let number = match place {
            Place::Number(number) => number,
            Place::Start | Place::Cursor(_) => self.read,
        };
        let request = (self.request)(&self.call, place.clone());
        let page: Page<T> =
            self.call.run(request, |success| success.page()).await.map_err(|error| error.on_page(number))?;
        self.empty = if page.items.is_empty() { self.empty + 1 } else { 0 };
        let next = page.is_followed().then(|| next(&place, &page)).flatten();
        let problem = match &next {
            None => None,
            Some(Place::Cursor(cursor)) if !self.followed.insert(hash(cursor)) => {
                Some("the list does not advance: its next cursor was followed before".to_owned())
            }
            Some(_) if self.empty > EMPTY_PAGES => {
                Some(format!("the list does not advance: {} pages in a row have no rows", self.empty))
            }
            Some(_) if !page.items.is_empty() && page.items == self.last => {
                Some("the list does not advance: this page is the same as the previous one".to_owned())
            }
            Some(_) => None,
        };
        if let Some(problem) = problem {
            let failure = Failure::new(ErrorKind::UnexpectedResponse).detail(problem);
            return Err(self.call.fail(failure).on_page(number));
        }
        self.place = next;
        self.last.clone_from(&page.items);
        Ok(Some((page, self)))
    }
}

fn hash(cursor: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    cursor.hash(&mut hasher);
    hasher.finish()
}

/// Returns the page after this one; `None` if it was the last.
fn next<T>(place: &Place, page: &Page<T>) -> Option<Place> {
    match place {
        Place::Number(number) => number.checked_add(1).map(Place::Number),
        Place::Start | Place::Cursor(_) => page.next_cursor().map(|cursor| Place::Cursor(cursor.to_owned())),
    }
}

/// A [`Stream`] of the rows of a list, over all pages.
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
pub struct Items<T> {
    pages: Pages<T>,
    ready: VecDeque<T>,
}

impl<T> Items<T> {
    pub(crate) fn new(pages: Pages<T>) -> Self {
        Self { pages, ready: VecDeque::new() }
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
            match ready!(self.pages.stream.as_mut().poll_next(context)) {
                Some(Ok(page)) => self.ready = page.items.into(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<T> std::fmt::Debug for Pages<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pages").finish_non_exhaustive()
    }
}

impl<T> std::fmt::Debug for Items<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Items").field("ready", &self.ready.len()).finish_non_exhaustive()
    }
}
