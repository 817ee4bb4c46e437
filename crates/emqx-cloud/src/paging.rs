//! Lists, page by page and row by row.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use futures_util::stream;
use serde::de::DeserializeOwned;

use crate::call::Call;
use crate::error::{ErrorKind, Failure, Result};
use crate::page::Page;

/// How many rows a page of [`Pages`] and [`Items`] has by default. About 1 MB of clients.
pub const PAGE_SIZE: u32 = 1_000;

/// How many empty pages in a row a server may announce another page after.
const EMPTY_PAGES: u32 = 100;

/// Which page to ask for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Place {
    /// The first.
    #[allow(dead_code, reason = "lists with page numbers start at one")]
    Start,
    /// That of this number, from 1.
    Number(u32),
    /// That of this cursor.
    #[allow(dead_code, reason = "an API has lists of one kind")]
    Cursor(String),
}

/// Builds the request for a page.
type PageRequest = Box<dyn Fn(&Call, Place) -> Result<reqwest::Request> + Send>;

/// The pages of a list, one after the other; a [`Stream`].
///
/// The next page is asked for when it is read. The end is where the server says so, or, where it does not say, the first
/// page with no rows. After an error there are no more pages.
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

impl<T: DeserializeOwned + PartialEq + Clone + Send + 'static> Pages<T> {
    pub(crate) fn new(
        call: Call,
        start: Place,
        request: impl Fn(&Call, Place) -> Result<reqwest::Request> + Send + 'static,
    ) -> Self {
        let walk = Walk { call, request: Box::new(request), place: Some(start), read: 0, empty: 0, last: Vec::new() };
        Self { stream: Box::pin(stream::try_unfold(walk, Walk::step)) }
    }
}

impl<T> Pages<T> {
    /// Returns the next page; `None` after the last.
    ///
    /// Cancel-safe: a page that was not waited for to its end goes on arriving with the next call.
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

/// Where a walk over a list is.
struct Walk<T> {
    call: Call,
    request: PageRequest,
    /// The page to ask for; `None` after the last.
    place: Option<Place>,
    /// How many pages were read.
    read: u32,
    empty: u32,
    last: Vec<T>,
}

impl<T: DeserializeOwned + PartialEq + Clone> Walk<T> {
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
        let stuck = next.as_ref() == Some(&place) || (!page.items.is_empty() && page.items == self.last);
        if next.is_some() && (stuck || self.empty > EMPTY_PAGES) {
            let failure = Failure::new(ErrorKind::UnexpectedResponse)
                .detail("the list does not move on: this page is the same as the one before");
            return Err(self.call.fail(failure).on_page(number));
        }
        self.place = next;
        self.last.clone_from(&page.items);
        Ok(Some((page, self)))
    }
}

/// The place after a page; `None` if there is none.
fn next<T>(place: &Place, page: &Page<T>) -> Option<Place> {
    match place {
        Place::Number(number) => number.checked_add(1).map(Place::Number),
        Place::Start | Place::Cursor(_) => page.next_cursor().map(|cursor| Place::Cursor(cursor.to_owned())),
    }
}

/// The rows of a list, one after the other, over all pages; a [`Stream`].
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
    /// Returns the next row; `None` after the last.
    ///
    /// Cancel-safe: no row is lost.
    pub async fn next(&mut self) -> Option<Result<T>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// Returns every row that is left, in memory at once.
    ///
    /// # Errors
    ///
    /// The first error of any page.
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
