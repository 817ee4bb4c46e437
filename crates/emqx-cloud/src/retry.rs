//! When a call is tried again, and how long it waits before.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use emqx_cloud_api::Operation;

use crate::Error;

/// How often a call is tried, and how long it waits in between.
///
/// A call is tried again only if that could help ([`Error::is_retryable`]) and cannot do harm: the operation is
/// [idempotent](Operation::idempotent), or there was no connection, so that nothing was sent.
///
/// The wait before attempt *n* + 1 is a random time between zero and `base` · 2ⁿ⁻¹, but no more than `cap` (“full
/// jitter”, so that clients that failed together do not come back together).
///
/// ```
/// use emqx_cloud::Retry;
/// use std::time::Duration;
///
/// let patient = Retry::default().attempts(5).cap(Duration::from_secs(30));
/// assert_ne!(patient, Retry::none());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retry {
    attempts: u32,
    base: Duration,
    cap: Duration,
}

impl Default for Retry {
    /// 3 attempts; waits up to 200 ms and 400 ms.
    fn default() -> Self {
        Self { attempts: 3, base: Duration::from_millis(200), cap: Duration::from_secs(5) }
    }
}

impl Retry {
    /// One attempt, whatever happens.
    pub fn none() -> Self {
        Self::default().attempts(1)
    }

    /// At most that many attempts, the first included; 0 means 1.
    #[must_use]
    pub fn attempts(self, attempts: u32) -> Self {
        Self { attempts: attempts.max(1), ..self }
    }

    /// The longest wait before the second attempt.
    #[must_use]
    pub fn base(self, base: Duration) -> Self {
        Self { base, ..self }
    }

    /// The longest wait before any attempt.
    #[must_use]
    pub fn cap(self, cap: Duration) -> Self {
        Self { cap, ..self }
    }

    /// The longest wait after that many attempts failed, the last with `error`; `None` if that was the last attempt.
    pub(crate) fn wait(&self, operation: &Operation, attempts: u32, error: &Error) -> Option<Duration> {
        let harmless = operation.idempotent || error.is_connect();
        if attempts >= self.attempts || !harmless || !error.is_retryable() {
            return None;
        }
        let factor = 2_u32.checked_pow(attempts.saturating_sub(1)).unwrap_or(u32::MAX);
        Some(self.base.saturating_mul(factor).min(self.cap))
    }
}

/// Time and chance, as far as retries need them. Tests put their own in place.
pub trait Clock: fmt::Debug + Send + Sync {
    /// Waits that long.
    fn sleep(&self, duration: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>>;

    /// A number from 0, included, to 1, excluded, each as likely as the other.
    fn random(&self) -> f64;
}

/// The clock of the tokio runtime, and a random generator for each thread.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct SystemClock;

impl Clock for SystemClock {
    fn sleep(&self, duration: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        Box::pin(tokio::time::sleep(duration))
    }

    fn random(&self) -> f64 {
        fastrand::f64()
    }
}
