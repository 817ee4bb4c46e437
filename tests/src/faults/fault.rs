//! What a server does wrong, and what that means.

use std::sync::Arc;

use super::answer::Answer;

/// What a server does, one after the other. When it has done all, it waits for the next request on the connection.
pub type Script = Arc<[Step]>;

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

/// What a client meets that wants a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// It is taken; the server acts when something comes.
    Open,
    /// It is taken, and the server acts before anything comes.
    Greeting,
    /// Nothing listens.
    Refusing,
    /// Something listens that has no place for one more connection, so the attempt to connect does not end. Only Linux can be
    /// made to do so.
    Full,
}

/// One thing that a server does.
#[derive(Debug, Clone)]
pub enum Step {
    /// Reads the head of the request. If there is no body, the request has then been received whole.
    ReadHead,
    /// Reads what is left of the request. It has then been received whole.
    ReadRequest,
    /// Sends an answer, or a part of it.
    Send(Answer, Part),
    /// Sends these bytes.
    Raw(Vec<u8>),
    /// Sends these bytes one by one.
    Drip(Vec<u8>),
    /// Sends these bytes again and again, until the client has enough.
    Endless(Vec<u8>),
    /// Sends these bytes again and again, which gets the client nowhere: it has to give up.
    EndlessStall(Vec<u8>),
    /// Does nothing more until the client has closed the connection: it has to give up.
    Hold,
    /// The same, but it is only when something more comes that the client has to give up.
    HoldNext,
    /// Closes the connection.
    Close,
    /// Breaks the connection off: the other side sees a reset.
    Reset,
}

/// How much of an answer is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    All,
    /// Half of the head.
    HalfHead,
    /// The head.
    Head,
    /// The head and half of the body.
    HalfBody,
    /// All but the last byte.
    AllButOne,
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
