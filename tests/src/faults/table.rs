//! Every fault.

mod answers;
mod connections;
mod framing;
mod retry_after;

use std::sync::Arc;

use crate::server::{Answer, Body, Door, Fault, Meaning, Part, RetryAfter, Step};

/// What a client should allow an answer to have, for the faults to be over it or under it.
pub const BODY_LIMIT: usize = 64 * 1024;

/// Every fault, each once.
pub fn table() -> Vec<Fault> {
    [
        connections::doors(),
        connections::breaks(),
        framing::lengths(),
        framing::chunks(),
        framing::garbage(),
        framing::heads(),
        framing::endless(),
        framing::informational(),
        answers::statuses(),
        answers::codes(),
        retry_after::retry_after(),
        answers::bodies(),
        answers::compressed(),
        connections::reuse(),
    ]
    .concat()
}

impl Fault {
    fn new(name: impl Into<String>, meaning: Meaning, steps: Vec<Step>) -> Self {
        let (name, steps) = (name.into(), steps.into());
        Self { name, door: Door::Open, before: None, steps, meaning, retry_after: RetryAfter::Unsaid }
    }

    /// The whole request, and this answer.
    fn answer(name: impl Into<String>, meaning: Meaning, answer: Answer) -> Self {
        Self::new(name, meaning, vec![Step::ReadRequest, Step::Send(answer, Part::All)])
    }

    /// The whole request, and these bytes, after which the connection is closed.
    fn raw(name: impl Into<String>, meaning: Meaning, bytes: impl Into<Vec<u8>>) -> Self {
        Self::new(name, meaning, vec![Step::ReadRequest, Step::Raw(bytes.into()), Step::Close])
    }

    fn door(self, door: Door) -> Self {
        Self { door, ..self }
    }

    /// The same, when another request has met this.
    fn after(self, meaning: Meaning, steps: Vec<Step>) -> Self {
        let before = Self::new(format!("before: {}", self.name), meaning, steps);
        Self { before: Some(Arc::new(before)), ..self }
    }

    fn retry_after(self, retry_after: RetryAfter) -> Self {
        Self { retry_after, ..self }
    }
}

/// Ways for a connection to end, or not to, with what they are called.
pub(super) fn ends() -> [(&'static str, Step); 3] {
    [("close", Step::Close), ("reset", Step::Reset), ("stall", Step::Hold)]
}

/// The text of a real server's 500.
pub(super) fn error_text() -> Body {
    Body::Bytes(b"Internal Error".to_vec())
}

/// What a status means, whatever the body says.
pub(super) fn meaning_of(status: u16) -> Meaning {
    match status {
        100..=399 => Meaning::Nonsense,
        408 => Meaning::Unknown,
        429 => Meaning::Later,
        400..=499 => Meaning::Refusal,
        _ => Meaning::Unknown,
    }
}
