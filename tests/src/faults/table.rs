//! Every fault.

mod answers;
mod connections;
mod framing;
mod retry_after;

use std::sync::Arc;

use crate::server::{Answer, Body, Door, Fault, Meaning, Part, RetryAfter, Step};

/// The body limit that a client should have, for faults above and below it.
pub const BODY_LIMIT: usize = 64 * 1024;

/// Returns every fault once.
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

    /// Reads the whole request and sends this response.
    fn answer(name: impl Into<String>, meaning: Meaning, answer: Answer) -> Self {
        Self::new(name, meaning, vec![Step::ReadRequest, Step::Send(answer, Part::All)])
    }

    /// Reads the whole request, sends these bytes, and closes the connection.
    fn raw(name: impl Into<String>, meaning: Meaning, bytes: impl Into<Vec<u8>>) -> Self {
        Self::new(name, meaning, vec![Step::ReadRequest, Step::Raw(bytes.into()), Step::Close])
    }

    fn door(self, door: Door) -> Self {
        Self { door, ..self }
    }

    /// The same fault, after another request on the connection has met this.
    fn after(self, meaning: Meaning, steps: Vec<Step>) -> Self {
        let before = Self::new(format!("before: {}", self.name), meaning, steps);
        Self { before: Some(Arc::new(before)), ..self }
    }

    fn retry_after(self, retry_after: RetryAfter) -> Self {
        Self { retry_after, ..self }
    }
}

/// Ways for a connection to end or hang, with their names.
pub(super) fn ends() -> [(&'static str, Step); 3] {
    [("close", Step::Close), ("reset", Step::Reset), ("stall", Step::Hold)]
}

/// The text of a real server's 500.
pub(super) fn error_text() -> Body {
    Body::Bytes(b"Internal Error".to_vec())
}

/// The meaning of a status, whatever the body.
pub(super) fn meaning_of(status: u16) -> Meaning {
    match status {
        100..=399 => Meaning::Nonsense,
        408 => Meaning::Unknown,
        421 | 425 | 429 => Meaning::Later,
        400..=499 => Meaning::Refusal,
        _ => Meaning::Unknown,
    }
}
