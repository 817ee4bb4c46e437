//! Waits between attempts.

use std::time::Duration;

/// Exponential backoff with full jitter.
///
/// After *n* failed attempts, the wait is a random time between zero and `base` · 2ⁿ⁻¹, but at most `cap`, so that
/// clients that failed at the same time do not retry at the same time.
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
    /// Returns a backoff with a `base` of 200 ms and a `cap` of 5 seconds.
    fn default() -> Self {
        Self::new(Duration::from_millis(200), Duration::from_secs(5))
    }
}

impl Backoff {
    /// The waits for a server that does not accept connections.
    pub(crate) const PATIENT: Self = Self { base: Duration::from_millis(200), cap: Duration::from_secs(1) };

    /// Creates a backoff. `base` is the longest wait after the first failed attempt, `cap` the longest wait of all.
    pub fn new(base: Duration, cap: Duration) -> Self {
        Self { base, cap }
    }

    /// Returns the longest wait after this number of failed attempts.
    pub fn longest(&self, attempts: u32) -> Duration {
        let factor = 2_u32.checked_pow(attempts.saturating_sub(1)).unwrap_or(u32::MAX);
        self.base.saturating_mul(factor).min(self.cap)
    }

    /// Returns the wait after this number of failed attempts; `random` is clamped to 0.0..=1.0.
    pub(crate) fn wait(&self, attempts: u32, random: f64) -> Duration {
        let longest = self.longest(attempts);
        let part = longest.as_secs_f64() * random.clamp(0.0, 1.0);
        // The longest durations have no exact floating-point representation, and the result can be too large.
        Duration::try_from_secs_f64(part).map_or(longest, |wait| wait.min(longest))
    }

    /// Like [`wait`](Self::wait), but at least half of the longest wait, where the number of attempts has no limit.
    pub(crate) fn half_jittered(&self, attempts: u32, random: f64) -> Duration {
        self.longest(attempts).saturating_add(self.wait(attempts, random)) / 2
    }
}
