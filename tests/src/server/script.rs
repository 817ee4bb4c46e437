//! The steps of a server.

use std::sync::Arc;

use tokio::sync::Semaphore;

use super::answer::Answer;

/// A sequence of steps. After the last, the server waits for the next request on the connection.
pub type Script = Arc<[Step]>;

/// How a server handles a request that it has read.
#[derive(Debug, Clone)]
pub enum Reply {
    /// Sends a response.
    Answer(Answer),
    /// Sends these bytes and closes the connection.
    Bytes(Vec<u8>),
    /// Sends these bytes, then nothing, and keeps the connection open.
    Stall(Vec<u8>),
    /// Closes the connection without a response.
    Close,
    /// Never responds, and keeps the connection open.
    Hang,
    /// Performs these steps.
    Steps(Script),
}

impl From<Answer> for Reply {
    fn from(answer: Answer) -> Self {
        Self::Answer(answer)
    }
}

impl From<Reply> for Script {
    fn from(reply: Reply) -> Self {
        match reply {
            Reply::Answer(answer) => [Step::Send(answer, Part::All)].into(),
            Reply::Bytes(bytes) => [Step::Raw(bytes), Step::Close].into(),
            Reply::Stall(bytes) => [Step::Raw(bytes), Step::Hold].into(),
            Reply::Close => [Step::Close].into(),
            Reply::Hang => [Step::Hold].into(),
            Reply::Steps(steps) => steps,
        }
    }
}

/// What a client meets when it connects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// The connection is accepted; the server acts when something arrives.
    Open,
    /// The connection is accepted, and the server acts before anything arrives.
    Greeting,
    /// Nothing listens.
    Refusing,
    /// The queue is full, so connecting never ends. This works on Linux only.
    Full,
}

/// A step of a server.
#[derive(Debug, Clone)]
pub enum Step {
    /// Reads the head of the request. Without a body, the request has then been received.
    ReadHead,
    /// Reads the rest of the request, which has then been received.
    ReadRequest,
    /// Sends a response or a part of it.
    Send(Answer, Part),
    /// Sends these bytes.
    Raw(Vec<u8>),
    /// Sends these bytes one by one.
    Drip(Vec<u8>),
    /// Sends these bytes repeatedly until the client stops reading.
    Endless(Vec<u8>),
    /// Sends these bytes repeatedly without progress: the client must give up.
    EndlessStall(Vec<u8>),
    /// Does nothing until the client closes the connection: the client must give up.
    Hold,
    /// Like `Stall`, but only once something more arrives.
    HoldNext,
    /// Waits until this gate lets one more through.
    Gate(Arc<Semaphore>),
    /// Closes the connection.
    Close,
    /// Resets the connection.
    Reset,
}

/// How much of a response is sent.
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
