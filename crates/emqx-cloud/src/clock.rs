//! Time and chance.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::{Duration, Instant, SystemTime};

/// Time and chance, as far as calls need them. Tests put their own in place, and wait for nothing.
pub trait Clock: fmt::Debug + Send + Sync {
    /// A time that only goes forward, for how long a call has taken.
    fn now(&self) -> Instant;

    /// The date, for a `Retry-After` that is one.
    fn date(&self) -> SystemTime;

    /// Waits that long before the next attempt.
    fn sleep(&self, duration: Duration) -> Timer;

    /// Ends when an attempt that may take that long has taken it.
    fn deadline(&self, duration: Duration) -> Timer;

    /// A number from 0, included, to 1, excluded, each as likely as the other.
    fn random(&self) -> f64;
}

/// A future that ends when its time has come.
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
