//! Faults of a server, and what they mean.

use std::sync::Arc;

use super::script::{Door, Script};

/// A way to fail.
#[derive(Debug, Clone)]
pub struct Fault {
    /// A short, unique name.
    pub name: String,
    /// What a client meets when it connects.
    pub door: Door,
    /// What an earlier request on the same connection meets, if the fault needs one.
    pub before: Option<Arc<Fault>>,
    /// What happens to a request.
    pub steps: Script,
    /// What the fault means.
    pub meaning: Meaning,
    /// How long the response asks to wait.
    pub retry_after: RetryAfter,
}

/// What a fault means for the call that met it.
///
/// The server has *received* a request if it read all of it, whatever the response. It has *executed* a received
/// request unless it [refuses](Meaning::refuses) it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// A success, however odd.
    Success,
    /// The code is 0, but something else is so odd that a client may or may not take it for a success.
    Doubtful,
    /// Nothing was sent.
    Unreachable,
    /// The connection was lost, there is no response, or the server failed: the outcome is unknown, and another attempt
    /// could succeed.
    Unknown,
    /// An unexpected response: the outcome is unknown, and another attempt would give the same response.
    Nonsense,
    /// The server has done nothing and never will.
    Refusal,
    /// The server has done nothing but could later.
    Later,
    /// The client sees a success, a lost connection or no connection, depending on which side is faster.
    Race,
}

impl Meaning {
    /// Whether the server has certainly not applied the request.
    pub fn refuses(self) -> bool {
        matches!(self, Self::Unreachable | Self::Refusal | Self::Later)
    }

    /// Whether another attempt could succeed.
    pub fn is_retryable(self) -> bool {
        matches!(self, Self::Unreachable | Self::Unknown | Self::Later | Self::Race)
    }
}

/// How long a response asks to wait before the next attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetryAfter {
    /// Missing or invalid.
    Unsaid,
    /// This many seconds.
    Seconds(u64),
    /// Until this many seconds after the start of 2026.
    In2026(u64),
}
