//! How long to wait before the next attempt.

use std::time::Duration;

/// Exponential backoff with full jitter.
///
/// After *n* attempts have failed, the wait is a random time between zero and `base` · 2ⁿ⁻¹, but no more than `cap`:
/// clients that failed together do not retry together.
///
/// ```
/// use emqx_cloud::Backoff;
/// use std::time::Duration;
///
/// let backoff = Backoff::new(Duration::from_millis(100), Duration::from_secs(1));
/// assert_eq!(backoff.longest(3), Duration::from_millis(400));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Backoff {
    base: Duration,
    cap: Duration,
}

impl Default for Backoff {
    /// From 200 ms to 5 seconds.
    fn default() -> Self {
        Self::new(Duration::from_millis(200), Duration::from_secs(5))
    }
}

impl Backoff {
    /// Creates a backoff: `base` is the longest wait after the first failure, `cap` the longest after any.
    pub fn new(base: Duration, cap: Duration) -> Self {
        Self { base, cap }
    }

    /// Returns the longest wait after that many attempts have failed.
    pub fn longest(&self, attempts: u32) -> Duration {
        let factor = 2_u32.checked_pow(attempts.saturating_sub(1)).unwrap_or(u32::MAX);
        self.base.saturating_mul(factor).min(self.cap)
    }

    /// The wait after that many attempts have failed; `random` is clamped to 0.0..=1.0.
    pub(crate) fn wait(&self, attempts: u32, random: f64) -> Duration {
        let longest = self.longest(attempts);
        let part = longest.as_secs_f64() * random.clamp(0.0, 1.0);
        // The longest durations have no exact floating point number, and the next one can be too large.
        Duration::try_from_secs_f64(part).map_or(longest, |wait| wait.min(longest))
    }
}
