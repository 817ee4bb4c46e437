//! What a server does, step by step.

use std::sync::Arc;

use super::answer::Answer;

/// What a server does, one after the other. When it has done all, it waits for the next request on the connection.
pub type Script = Arc<[Step]>;

/// What a server does with a request that it has read.
#[derive(Debug, Clone)]
pub enum Reply {
    /// Answers.
    Answer(Answer),
    /// Sends these bytes, and closes the connection.
    Bytes(Vec<u8>),
    /// Sends these bytes, and then nothing more, and keeps the connection open.
    Stall(Vec<u8>),
    /// Closes the connection without an answer.
    Close,
    /// Never answers, and keeps the connection open.
    Hang,
    /// Does this.
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
