//! Lists, page by page and row by row.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use futures_util::stream;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::call::{BuiltRequest, Call};
use crate::error::Failure;
use crate::page::Page;
use crate::{ErrorKind, Result};

/// How many rows a page of [`Pages`] and [`Items`] has, if the caller does not say. About 1 MB of clients.
pub const PAGE_SIZE: u32 = 1_000;

/// How many empty pages in a row a server may announce another page after.
const EMPTY_PAGES: u32 = 100;

/// Builds the request for a page.
pub(crate) type PageRequest<'a> = Box<dyn Fn(Option<u32>, Option<u32>) -> BuiltRequest + Send + 'a>;

/// The pages of a list, one after the other; a [`Stream`].
///
/// The next page is asked for when it is read. The end is where the server says so (`hasnext`), or, where it does not
/// say, the first page with no rows. After an error there are no more pages.
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
pub struct Pages<'a, T> {
    stream: Pin<Box<dyn Stream<Item = Result<Page<T>>> + Send + 'a>>,
}

impl<'a, T: DeserializeOwned + Serialize + PartialEq + Clone + Send + 'a> Pages<'a, T> {
    pub(crate) fn new(call: Call<'a>, request: PageRequest<'a>) -> Self {
        let page = call.page.unwrap_or(1);
        let limit = Some(call.limit.unwrap_or(PAGE_SIZE));
        let walk = Walk { call, request, page: Some(page), limit, empty: 0, last: Vec::new() };
        Self { stream: Box::pin(stream::try_unfold(walk, Walk::step)) }
    }
}

impl<T> Pages<'_, T> {
    /// The next page; `None` after the last.
    ///
    /// Cancel-safe: a page that was not waited for to its end goes on arriving with the next call.
    pub async fn next(&mut self) -> Option<Result<Page<T>>> {
        std::future::poll_fn(|context| self.stream.as_mut().poll_next(context)).await
    }
}

impl<T> Stream for Pages<'_, T> {
    type Item = Result<Page<T>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.stream.as_mut().poll_next(context)
    }
}

/// Where a walk over a list stands.
struct Walk<'a, T> {
    call: Call<'a>,
    request: PageRequest<'a>,
    /// The page to ask for; `None` after the last.
    page: Option<u32>,
    limit: Option<u32>,
    empty: u32,
    last: Vec<T>,
}

impl<T: DeserializeOwned + PartialEq + Clone> Walk<'_, T> {
    async fn step(mut self) -> Result<Option<(Page<T>, Self)>> {
        let Some(number) = self.page else { return Ok(None) };
        let request = (self.request)(Some(number), self.limit);
        let page: Page<T> =
            self.call.exchange(request, |success| success.page()).await.map_err(|error| error.on_page(number))?;
        let more = page.is_followed();
        self.empty = if page.items.is_empty() { self.empty + 1 } else { 0 };
        let stuck = !page.items.is_empty() && page.items == self.last;
        if more && (stuck || self.empty > EMPTY_PAGES) {
            let failure = Failure::new(ErrorKind::UnexpectedResponse)
                .detail("the list does not move on: this page is the same as the one before");
            return Err(self.call.fail(failure).on_page(number));
        }
        self.page = number.checked_add(1).filter(|_| more);
        self.last.clone_from(&page.items);
        Ok(Some((page, self)))
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
pub struct Items<'a, T> {
    pages: Pages<'a, T>,
    ready: VecDeque<T>,
}

impl<'a, T> Items<'a, T> {
    pub(crate) fn new(pages: Pages<'a, T>) -> Self {
        Self { pages, ready: VecDeque::new() }
    }
}

impl<T: Unpin> Items<'_, T> {
    /// The next row; `None` after the last.
    ///
    /// Cancel-safe: no row is lost.
    pub async fn next(&mut self) -> Option<Result<T>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// Every row that is left, in memory at once.
    ///
    /// # Errors
    ///
    /// The first error of any page.
    pub async fn collect(mut self) -> Result<Vec<T>> {
        let mut rows = Vec::new();
        while let Some(row) = self.next().await {
            rows.push(row?);
        }
        Ok(rows)
    }
}

impl<T: Unpin> Stream for Items<'_, T> {
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

impl<T> std::fmt::Debug for Pages<'_, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pages").finish_non_exhaustive()
    }
}

impl<T> std::fmt::Debug for Items<'_, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Items").field("ready", &self.ready.len()).finish_non_exhaustive()
    }
}
