//! Time and chance.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::{Duration, Instant, SystemTime};

/// Time and chance, as far as calls need them.
pub trait Clock: fmt::Debug + Send + Sync {
    /// Returns a time that only goes forward, for how long a call has taken.
    fn now(&self) -> Instant;

    /// Returns the date, for a `Retry-After` that is one.
    fn date(&self) -> SystemTime;

    /// Waits before the next attempt.
    fn sleep(&self, duration: Duration) -> Timer;

    /// Resolves when the time limit of an attempt expires.
    fn deadline(&self, duration: Duration) -> Timer;

    /// Returns a uniformly distributed number from 0, included, to 1, excluded.
    fn random(&self) -> f64;
}

/// A future that resolves when its time has come.
pub type Timer = Pin<Box<dyn Future<Output = ()> + Send>>;

/// The clock of the tokio runtime, and a random generator for each thread.
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
