//! Support for tests of code that uses this crate: a test can control time and randomness, so that it never waits.
//!
//! ```
//! use std::time::{Duration, Instant, SystemTime};
//!
//! use emqx_cloud::testing::{Clock, Timer};
//!
//! /// A clock that never advances: waits take no time, and no time limit expires.
//! #[derive(Debug)]
//! struct Frozen(Instant);
//!
//! impl Clock for Frozen {
//!     fn now(&self) -> Instant {
//!         self.0
//!     }
//!
//!     fn date(&self) -> SystemTime {
//!         SystemTime::UNIX_EPOCH
//!     }
//!
//!     fn sleep(&self, _: Duration) -> Timer {
//!         Box::pin(std::future::ready(()))
//!     }
//!
//!     fn deadline(&self, _: Duration) -> Timer {
//!         Box::pin(std::future::pending())
//!     }
//!
//!     fn random(&self) -> f64 {
//!         0.5
//!     }
//! }
//!
//! let emqx = emqx_cloud::Client::builder("http://127.0.0.1:8081/api/v4", "app-id", "app-secret")
//!     .clock(Frozen(Instant::now()))
//!     .build()?;
//! # let _ = emqx;
//! # Ok::<_, emqx_cloud::Error>(())
//! ```

use std::time::Duration;

use crate::Backoff;
pub use crate::clock::{Clock, Timer};

/// Returns the wait after this number of failed attempts, if [`Clock::random`] returns `random`.
///
/// `random` is clamped to 0.0..=1.0.
///
/// ```
/// use emqx_cloud::{Backoff, testing};
/// use std::time::Duration;
///
/// let backoff = Backoff::new(Duration::from_millis(100), Duration::from_secs(1));
/// assert_eq!(testing::backoff_wait(&backoff, 3, 0.5), Duration::from_millis(200));
/// ```
pub fn backoff_wait(backoff: &Backoff, attempts: u32, random: f64) -> Duration {
    backoff.wait(attempts, random)
}
