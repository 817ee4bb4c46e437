//! Requests that continue while they are not polled.

use std::future::Future;
use std::panic;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::task::JoinHandle;
use tracing::Instrument;
use tracing::instrument::WithSubscriber;

/// A future that runs as a task of the runtime, and that is cancelled when dropped.
///
/// A request holds a place among the client's requests in flight. If requests were only polled with the stream that holds them, a
/// program that makes another call before it polls the stream again could deadlock.
pub(crate) struct Task<T>(JoinHandle<T>);

impl<T: Send + 'static> Task<T> {
    /// Starts a task. Its events belong to the current span.
    pub fn start(future: impl Future<Output = T> + Send + 'static) -> Self {
        Self(tokio::spawn(future.in_current_span().with_current_subscriber()))
    }
}

impl<T> Future for Task<T> {
    type Output = T;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T> {
        match ready!(Pin::new(&mut self.0).poll(context)) {
            Ok(output) => Poll::Ready(output),
            Err(ended) if ended.is_panic() => panic::resume_unwind(ended.into_panic()),
            // The runtime is shutting down, and will drop this future too.
            Err(_) => Poll::Pending,
        }
    }
}

impl<T> Drop for Task<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}
