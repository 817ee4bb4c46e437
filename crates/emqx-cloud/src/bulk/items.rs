//! The items of a bulk job, from any iterator or stream.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use futures_util::StreamExt;
use futures_util::stream::iter;

/// The items of a bulk job: an array, a `Vec`, any other iterator, or a [`stream`](fn@stream).
///
/// Items are read as needed, in async code, so an iterator must not block: to read from a file or the network, use a stream.
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

/// Reads the items of a bulk job from a stream.
///
/// When the stream is pending, the items so far are sent. So the items of a slow stream are sent without delay, and those of a
/// fast stream in full batches.
///
/// Do not pass the rows of a list from which the job removes rows, such as those of `list_clients` to `kick_clients`: servers read
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

/// The converted items of a bulk job. This is the return type of [`IntoItems::into_input`].
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
