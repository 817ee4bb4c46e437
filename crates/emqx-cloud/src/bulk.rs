//! Bulk jobs: publish, subscribe, create or delete any number of items, from an iterator or a stream.
//!
//! A [`Bulk`] reads its items as needed, checks each, sends them in batches if the operation takes batches and otherwise one by
//! one, keeps several requests in flight, and yields **one result for each item, in the order of the items**.
//!
//! ```no_run
//! # async fn example(emqx: &emqx_cloud::Client) {
//! use emqx_cloud::bulk::Outcome;
//! use emqx_cloud::types::UsernameCredentials;
//!
//! let users = (0..50_000).map(|n| UsernameCredentials::new(format!("meter-{n}"), format!("s3cret-{n}")));
//! let mut results = emqx.create_usernames(users);
//! while let Some(result) = results.next().await {
//!     match result.outcome {
//!         Outcome::Done(_) => {}
//!         Outcome::Refused(why) if why.is_already_exists() => {}
//!         Outcome::Refused(why) => println!("item {}: the server refused it: {why}", result.index),
//!         Outcome::Unknown(why) => println!("item {}: check it: {why}", result.index),
//!         Outcome::NotSent(why) => println!("item {}: not sent: {why}", result.index),
//!         _ => {}
//!     }
//! }
//! # }
//! ```
//!
//! # What can go wrong
//!
//! - If a response is lost, the outcome of its items is unknown. Unless the operation is idempotent, they are not sent again.
//!   Handle [`Outcome::Unknown`]: check the state of the deployment, or send the item again. With [`Bulk::idempotent`], a job
//!   retries such requests by itself.
//! - After an error that every other item would get too (the credentials are rejected, HTTP 403, the path is not served, the
//!   server has another API, no connection), no more requests are sent. The remaining items are still read, and each has the
//!   result [`NotSent::Stopped`] with that error.
//! - A restart of the server does not end a job: it waits up to 60 seconds for a connection, unless [`Bulk::retry`] sets another
//!   policy. Only items whose requests were in flight have an unknown outcome.
//!
//! # Memory
//!
//! The items of at most [`max_in_flight`](Bulk::max_in_flight) requests, and of the next request, are in memory, with their results. A
//! method that does not send duplicates also keeps 16 bytes for each item: 20 to 40 MB for a million items, including free space
//! in the hash table.

mod engine;
mod items;
mod keys;
mod outcome;
mod send;
mod stop;
mod summary;

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use emqx_cloud_core::Validate;
use futures_core::Stream;
use serde::Serialize;

use crate::batch::Rows;
use crate::call::{BuiltRequest, Call};
use crate::error::{ErrorKind, Failure, Result};
use crate::retry::Retry;

use engine::Engine;
pub use items::{Input, IntoItems, stream};
pub(crate) use keys::{Field, Keys};
pub(crate) use outcome::of_error;
pub use outcome::{BulkResult, Failed, NotSent, Outcome, Refused, Unknown};
use send::{Load, Sender};
pub(crate) use send::{ReadBatch, ReadOne};
pub use stop::Stopper;
pub use summary::Summary;

/// The default maximum number of items in a chunk. A chunk is the items of one request, and those between them that are not sent.
const CHUNK_ITEMS: usize = 1_000;

/// The default size of a chunk in bytes.
const CHUNK_BYTES: usize = 1024 * 1024;

/// The default number of batches in flight.
const CHUNKS: usize = 8;

/// The default number of calls in flight, for a method that makes a call for each item.
const CALLS: usize = 16;

/// The settings of a job.
#[derive(Debug, Clone, Copy)]
struct Settings {
    chunk_items: usize,
    chunk_bytes: usize,
    in_flight: usize,
    start_at: usize,
}

/// A bulk job: a [`Stream`] of one [`BulkResult`] for each item, in the order of the items.
///
/// Nothing is read or sent until the stream is polled. Between two polls, requests in flight continue as tasks of the runtime, but
/// no other request is started. See the [module](self) for an example.
///
/// # Cancellation
///
/// If a job is dropped, its requests in flight are cancelled. They may have been executed, so the outcome of their items is
/// unknown. To end a job with a result for each of these items, use [`stop`](Self::stop).
#[must_use = "a job does nothing until its results are read"]
pub struct Bulk<T> {
    engine: Box<Engine<T>>,
}

impl<T: Send + 'static> Bulk<T> {
    /// Creates a job whose chunks are batches. `empty` is the request without items.
    #[allow(dead_code, reason = "not every document has batches in bulk")]
    pub(crate) fn batches<I: Serialize + Validate + 'static>(
        call: Call,
        empty: BuiltRequest,
        keys: Keys,
        rows: Rows,
        items: Input<Result<I>>,
        read: ReadBatch<T>,
    ) -> Self {
        let checks = call.clone();
        let loads = items.map(move |item| {
            let item = item.map_err(NotSent::invalid)?;
            checks.check(&item).map_err(NotSent::invalid)?;
            serde_json::to_string(&item).map(Load::Item).map_err(|_| {
                let failure = Failure::new(ErrorKind::InvalidArgument).detail("the item cannot be written as JSON");
                NotSent::invalid(checks.fail(failure))
            })
        });
        let settings = Settings { chunk_items: CHUNK_ITEMS, chunk_bytes: CHUNK_BYTES, in_flight: CHUNKS, start_at: 0 };
        let template = call.authorized(empty);
        Self { engine: Box::new(Engine::new(call, keys, settings, loads, Sender::batch(template, rows, read))) }
    }

    /// Creates a job with a call for each item.
    #[allow(dead_code, reason = "not every document has calls in bulk")]
    pub(crate) fn calls<R: Validate + 'static>(
        call: Call,
        keys: Keys,
        items: Input<Result<R>>,
        build: impl Fn(&R) -> BuiltRequest + Send + 'static,
        read: ReadOne<T>,
    ) -> Self {
        let checks = call.clone();
        let loads = items.map(move |item| {
            let request = item.and_then(|item| checks.prepare(&item, &build));
            request.map(Load::request).map_err(NotSent::invalid)
        });
        let settings = Settings { chunk_items: 1, chunk_bytes: usize::MAX, in_flight: CALLS, start_at: 0 };
        Self { engine: Box::new(Engine::new(call, keys, settings, loads, Sender::calls(read))) }
    }

    /// Sets the maximum number of items in a batch. The default is 1,000; 0 means 1.
    ///
    /// It has no effect on methods that make a call for each item.
    pub fn chunk_items(mut self, items: usize) -> Self {
        if self.engine.sends_batches() {
            self.engine.settings.chunk_items = items.max(1);
        }
        self
    }

    /// Sets the maximum size of a batch in bytes of JSON. The default is 1 MiB, and a batch is never larger than the server
    /// takes.
    ///
    /// A larger item is sent alone. This has no effect on methods that make a call for each item.
    pub fn chunk_bytes(mut self, bytes: usize) -> Self {
        self.engine.settings.chunk_bytes = bytes;
        self
    }

    /// Sets the maximum number of requests in flight. The default is 8 for batches, and 16 for methods that make a call for
    /// each item; 0 means 1.
    ///
    /// A request counts until its results have been read. With 1, nothing is sent before all earlier results have been read.
    /// The requests also count in [`ClientBuilder::max_in_flight`](crate::ClientBuilder::max_in_flight).
    pub fn max_in_flight(mut self, requests: usize) -> Self {
        self.engine.settings.in_flight = requests.max(1);
        self
    }

    /// Starts at the item with this index, from 0, to resume a job; see [`next_index`](Self::next_index).
    ///
    /// The items before it are read from the input and compared with later ones to find duplicates, but they are not sent and
    /// have no result. This has no effect once items have been read.
    pub fn start_at(mut self, index: usize) -> Self {
        self.engine.start_at(index);
        self
    }

    /// Sets how requests are retried.
    ///
    /// The default is the client's setting, with a [patience](Retry::patience) of at least 60 seconds, so that a restart of the
    /// server does not end a job. If the client's patience is zero, it is zero here too.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.engine.call.options.retry = Some(retry);
        self
    }

    /// Sets the time limit of each attempt of a request, in place of the client's setting.
    pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
        self.engine.call.options.attempt_timeout = Some(attempt_timeout);
        self
    }

    /// Overrides whether requests are treated as idempotent.
    ///
    /// An idempotent request is retried even if an attempt may have been applied, so fewer outcomes are unknown. The outcome of
    /// an item that fails after such an attempt is [`Unknown`], because the earlier attempt can be the cause:
    /// [`is_already_exists`](Unknown::is_already_exists), for example. With `true`, a message can be published twice.
    pub fn idempotent(mut self, idempotent: bool) -> Self {
        self.engine.call.options.idempotent = Some(idempotent);
        self
    }

    /// Returns the next result, or `None` after the last.
    ///
    /// # Cancel safety
    ///
    /// This method is cancel safe: no result is lost, and requests in flight continue.
    pub async fn next(&mut self) -> Option<BulkResult<T>> {
        std::future::poll_fn(|context| self.engine.poll(context)).await
    }

    /// Stops the job: no more requests are sent. The results of those in flight follow, and then the stream ends.
    ///
    /// Continue to call [`next`](Self::next) until it returns `None`; then [`next_index`](Self::next_index) is where to
    /// [resume](Self::start_at).
    pub fn stop(&self) {
        self.stopper().stop();
    }

    /// Returns a handle that [stops](Self::stop) the job from another task.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client, shutdown: impl Future<Output = ()> + Send + 'static) {
    /// let mut results = emqx.kick_clients(["a", "b", "c"]);
    /// let stopper = results.stopper();
    /// tokio::spawn(async move {
    ///     shutdown.await;
    ///     stopper.stop();
    /// });
    /// while let Some(result) = results.next().await {
    ///     println!("{result}");
    /// }
    /// println!("to resume: start_at({})", results.next_index());
    /// # }
    /// ```
    pub fn stopper(&self) -> Stopper {
        self.engine.stopper.clone()
    }

    /// Returns the index of the next result, which is that of the first item without a result.
    pub fn next_index(&self) -> usize {
        self.engine.next
    }

    /// Reads all remaining results, and counts them.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) {
    /// # use emqx_cloud::types::Message;
    /// let messages = (0..100_000).map(|n| Message::new(format!("meters/{n}/price"), "0.31"));
    /// let summary = emqx.publish_all(messages).summary().await;
    /// println!("{summary}");
    /// # }
    /// ```
    pub async fn summary(mut self) -> Summary {
        let mut summary = Summary::new(self.next_index());
        while let Some(result) = self.next().await {
            summary.add(result);
        }
        summary
    }
}

impl<T: Send + 'static> Stream for Bulk<T> {
    type Item = BulkResult<T>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.engine.poll(context)
    }
}

impl<T> fmt::Debug for Bulk<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bulk")
            .field("settings", &self.engine.settings)
            .field("next_index", &self.engine.next)
            .finish_non_exhaustive()
    }
}
