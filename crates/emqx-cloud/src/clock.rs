//! Time and randomness.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::{Duration, Instant, SystemTime};

/// The source of time and randomness for calls.
pub trait Clock: fmt::Debug + Send + Sync {
    /// Returns a monotonic time, to measure how long a call has taken.
    fn now(&self) -> Instant;

    /// Returns the wall-clock time, for a `Retry-After` with a date.
    fn date(&self) -> SystemTime;

    /// Returns a future that resolves after the wait before the next attempt.
    fn sleep(&self, duration: Duration) -> Timer;

    /// Returns a future that resolves when the time limit of an attempt expires.
    fn deadline(&self, duration: Duration) -> Timer;

    /// Returns a uniformly distributed number in 0.0..1.0.
    fn random(&self) -> f64;
}

/// A future that resolves at a point in time.
pub type Timer = Pin<Box<dyn Future<Output = ()> + Send>>;

/// The clock of the tokio runtime, with a random number generator for each thread.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Instant {
        Instant::now()
    }

    fn date(&self) -> SystemTime {
        SystemTime::now()
    }

    fn sleep(&self, duration: Duration) -> Timer {
        Box::pin(tokio::time::sleep(duration))
    }

    fn deadline(&self, duration: Duration) -> Timer {
        Box::pin(tokio::time::sleep(duration))
    }

    fn random(&self) -> f64 {
        fastrand::f64()
    }
}
