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

#[cfg(feature = "test-util")]
use emqx_cloud_core::Operation;
#[cfg(feature = "test-util")]
use reqwest::header::HeaderMap;

use crate::Backoff;
pub use crate::clock::{Clock, Timer};
#[cfg(feature = "test-util")]
use crate::error::Result;

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

/// How responses are decoded, for tests of this crate. All ways have the same result.
#[cfg(feature = "test-util")]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Decoding {
    /// In one pass, and in the thorough way if that pass meets anything that is not documented.
    #[default]
    Usual,
    /// Only in one pass: what that pass does not read is an error.
    Quick,
    /// Only in the thorough way.
    Thorough,
}

/// How an attempt ends, for [`Exchange::receive`].
#[cfg(feature = "test-util")]
#[derive(Debug, Clone)]
pub enum Reply {
    /// The server responds.
    Response {
        /// The HTTP status.
        status: u16,
        /// The headers.
        headers: HeaderMap,
        /// The body.
        body: Vec<u8>,
    },
    /// The server accepts no connection, so nothing is sent.
    ConnectionRefused,
    /// The connection is lost after the request has been sent.
    ConnectionLost,
    /// The connection is lost in the middle of the body of the response.
    Incomplete {
        /// The HTTP status.
        status: u16,
    },
    /// There is no complete response within the time limit.
    Timeout,
    /// The reply comes after a time; it is too late if that is the time limit of an attempt or more.
    After(Duration, Box<Reply>),
}

/// A call that can be answered without a server. Every call implements it.
///
/// The crate `emqx-cloud-test` makes the replies: see its `result_of`.
#[cfg(feature = "test-util")]
pub trait Exchange: Clone {
    /// What the call returns.
    type Output;

    /// The operation that the call sends.
    const OPERATION: &'static Operation;

    /// The name of the call.
    const NAME: &'static str;

    /// Returns the request that the call sends, with the credentials.
    ///
    /// # Errors
    ///
    /// An argument is invalid.
    fn request(&self) -> Result<reqwest::Request>;

    /// Returns what the call returns if its last attempt ends with `reply`. The result is made by the code that reads the
    /// responses of servers.
    ///
    /// # Errors
    ///
    /// An argument is invalid, or the reply is not that of a success.
    fn receive(self, reply: Reply) -> Result<Self::Output>;
}
