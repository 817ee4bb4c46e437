//! Work beside the current task: requests that continue while they are not polled, and computations that would block.

use std::any::Any;
use std::future::Future;
use std::panic;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::task::{JoinError, JoinHandle};
use tracing::Instrument;
use tracing::instrument::WithSubscriber;

use crate::trace::Trace;

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
        match joined(ready!(Pin::new(&mut self.0).poll(context))) {
            Some(output) => Poll::Ready(output),
            // The runtime will drop this future too.
            None => Poll::Pending,
        }
    }
}

impl<T> Drop for Task<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Runs a computation on a thread for blocking work. Its events belong to the current span. `None` if the runtime is shutting
/// down.
pub(crate) async fn off_runtime<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    /// One type for all computations: the runtime's code for a type takes longer to compile than the computation itself.
    type Output = Box<dyn Any + Send>;
    async fn boxed(work: Box<dyn FnOnce() -> Output + Send>) -> Option<Output> {
        joined(tokio::task::spawn_blocking(Trace::carried(work)).await)
    }
    let output = boxed(Box::new(|| Box::new(work()))).await?;
    output.downcast().ok().map(|output| *output)
}

/// Returns the output of a task, or resumes its panic. `None` if the runtime is shutting down.
fn joined<T>(ended: Result<T, JoinError>) -> Option<T> {
    match ended {
        Ok(output) => Some(output),
        Err(ended) if ended.is_panic() => panic::resume_unwind(ended.into_panic()),
        Err(_) => None,
    }
}
