//! What a server does wrong, and what that means.

use std::sync::Arc;

use super::script::{Door, Script};

/// A way to fail.
#[derive(Debug, Clone)]
pub struct Fault {
    /// What it is, in a few words. No other fault has the same.
    pub name: String,
    /// What a client meets before it can send anything.
    pub door: Door,
    /// What another request meets before this one, if the fault needs a connection with a past.
    pub before: Option<Arc<Fault>>,
    /// What it does with a request.
    pub steps: Script,
    /// What that means.
    pub meaning: Meaning,
    /// How long the answer asks to wait.
    pub retry_after: RetryAfter,
}

/// What a fault means for the call that met it.
///
/// Whether the server has *received* a request is for it to count: whole is whole, whatever it answers. A request that it
/// did not read to its end is not received. It has *executed* what it has received and does not
/// [refuse](Meaning::refuses).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// It is a success, however odd.
    Success,
    /// The code is 0, and something else in the answer is so odd that a client may take it for a success, or not.
    Doubtful,
    /// Nothing can have been sent.
    Unreachable,
    /// The connection broke, or there is no answer, or the fault is the server's: nobody knows what became of the
    /// request, and another attempt could succeed.
    Unknown,
    /// There is an answer that means nothing: nobody knows what became of the request, and asking again gives the same.
    Nonsense,
    /// The server has done nothing, and will not.
    Refusal,
    /// The server has done nothing, and could later.
    Later,
    /// The client sees a success, or a broken connection, or none: it depends on which side is faster.
    Race,
}

impl Meaning {
    /// Whether the server has certainly done nothing of what it was asked.
    pub fn refuses(self) -> bool {
        matches!(self, Self::Unreachable | Self::Refusal | Self::Later)
    }

    /// Whether another attempt could succeed.
    pub fn is_retryable(self) -> bool {
        matches!(self, Self::Unreachable | Self::Unknown | Self::Later | Self::Race)
    }
}

/// How long an answer asks to wait before the next attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetryAfter {
    /// It does not say, or nothing that can be understood.
    Unsaid,
    /// That many seconds.
    Seconds(u64),
    /// Until so many seconds after the year 2026 has begun.
    In2026(u64),
}
