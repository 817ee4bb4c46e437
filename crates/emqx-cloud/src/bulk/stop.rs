//! Stops a job from another task.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::Waker;

use futures_util::task::AtomicWaker;

/// Stops a job; see [`Bulk::stopper`](super::Bulk::stopper).
#[derive(Debug, Clone, Default)]
pub struct Stopper(Arc<State>);

#[derive(Debug, Default)]
struct State {
    is_stopped: AtomicBool,
    waker: AtomicWaker,
}

impl Stopper {
    /// Stops the job: no more requests are sent. The results of those in flight follow, and then the stream ends.
    pub fn stop(&self) {
        self.0.is_stopped.store(true, Ordering::Release);
        self.0.waker.wake();
    }

    /// Returns whether the job was stopped. Otherwise, the waker is woken when it is.
    pub(super) fn poll(&self, waker: &Waker) -> bool {
        self.0.waker.register(waker);
        self.0.is_stopped.load(Ordering::Acquire)
    }
}
