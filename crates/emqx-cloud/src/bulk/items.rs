//! The items of a job: any iterator or stream.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use futures_util::StreamExt;
use futures_util::stream::iter;

/// The items of a job: an array, a `Vec`, any other iterator, or a [`stream`](fn@stream).
///
/// The items are read when they are needed, so an iterator must not block: read from files or networks with a stream.
pub trait IntoItems {
    /// The type of the items.
    type Item;

    /// Converts each item.
    fn into_input<T>(self, convert: impl FnMut(Self::Item) -> T + Send + 'static) -> Input<T>;
}

impl<I: IntoIterator> IntoItems for I
where
    I::IntoIter: Send + 'static,
{
    type Item = I::Item;

    fn into_input<T>(self, convert: impl FnMut(Self::Item) -> T + Send + 'static) -> Input<T> {
        Input(Box::pin(iter(self.into_iter().map(convert))))
    }
}

/// Reads the items of a job from a stream.
///
/// If the stream has no item for now, the items so far are sent, so a slow stream is not delayed, and a fast one is sent in
/// full batches.
///
/// Do not take the items from a list that the job shortens, such as the clients to kick from `list_clients`: servers read
/// lists by offset, so rows would be skipped. Collect them first.
///
/// ```no_run
/// # async fn example(emqx: &emqx_cloud::Client, names: impl futures_core::Stream<Item = String> + Send + 'static) {
/// use emqx_cloud::bulk;
///
/// let summary = emqx.kick_clients(bulk::stream(names)).summary().await;
/// println!("{summary}");
/// # }
/// ```
pub fn stream<S: Stream + Send + 'static>(stream: S) -> impl IntoItems<Item = S::Item> {
    Streamed(stream)
}

struct Streamed<S>(S);

impl<S: Stream + Send + 'static> IntoItems for Streamed<S> {
    type Item = S::Item;

    fn into_input<T>(self, convert: impl FnMut(Self::Item) -> T + Send + 'static) -> Input<T> {
        Input(Box::pin(self.0.map(convert)))
    }
}

/// The items of a job, converted. Jobs take it as [`IntoItems`].
pub struct Input<T>(Pin<Box<dyn Stream<Item = T> + Send>>);

impl<T: 'static> Input<T> {
    pub(crate) fn map<U>(self, convert: impl FnMut(T) -> U + Send + 'static) -> Input<U> {
        Input(Box::pin(self.0.map(convert)))
    }
}

impl<T> Input<T> {
    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<T>> {
        self.0.as_mut().poll_next(context)
    }
}

impl<T> Stream for Input<T> {
    type Item = T;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<T>> {
        self.poll(context)
    }
}

impl<T> fmt::Debug for Input<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Input")
    }
}
