//! Answers, as they stand on the wire.

use serde_json::{Map, Value};

use super::gzip;
use super::script::Part;
use crate::exchanges::Answered;

/// An answer, right or wrong.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// Names and values of headers. Unless one of them is `content-length`, the framing says what is added.
    pub headers: Vec<(String, Vec<u8>)>,
    /// The body.
    pub body: Body,
    version: &'static str,
    framing: Framing,
}

/// How an answer says where it ends.
#[derive(Debug, Clone, PartialEq)]
pub enum Framing {
    /// With its length.
    Length,
    /// With a length that is wrong by so many bytes.
    LengthOff(i64),
    /// With these header lines, true or not.
    Lines(Vec<&'static str>),
    /// With chunks.
    Chunked,
    /// With chunks of which the last one is missing.
    ChunkedUnfinished,
    /// Not at all: it ends with the connection.
    UntilClose,
}

/// What an answer holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// What the call wants to hear.
    Success,
    /// That, with one more member.
    SuccessAnd(String),
    /// That, with another `code`, or with none.
    SuccessButCode(Option<String>),
    /// That, with this as `data`.
    SuccessButData(String),
    /// That, compressed.
    GzippedSuccess,
    /// These bytes.
    Bytes(Vec<u8>),
}

impl Answer {
    /// An answer with a status, and nothing else.
    pub fn status(status: u16) -> Self {
        let body = Body::Bytes(Vec::new());
        Self { status, headers: Vec::new(), body, version: "HTTP/1.1", framing: Framing::Length }
    }

    /// An answer with a status and a body of that type.
    pub fn new(status: u16, content_type: &str, body: Body) -> Self {
        Self::status(status).header("content-type", content_type).body(body)
    }

    /// HTTP 200 with what the call wants to hear.
    pub fn success() -> Self {
        Self::new(200, "application/json", Body::Success)
    }

    /// HTTP 200 with JSON.
    pub fn json(body: &Value) -> Self {
        Self::ok(body.to_string())
    }

    /// HTTP 200 with a body that says of itself that it is JSON.
    pub fn ok(body: impl Into<Vec<u8>>) -> Self {
        Self::status(200).typed("application/json", body)
    }

    /// A status with text, as real servers label it.
    pub fn text(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self::status(status).typed("text/plain", body)
    }

    /// With a body of this type.
    #[must_use]
    pub fn typed(self, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        self.header("content-type", content_type).body(Body::Bytes(body.into()))
    }

    /// With this body.
    #[must_use]
    pub fn body(self, body: Body) -> Self {
        Self { body, ..self }
    }

    /// With this framing.
    #[must_use]
    pub fn framing(self, framing: Framing) -> Self {
        Self { framing, ..self }
    }

    /// With one more header.
    #[must_use]
    pub fn header(mut self, name: &str, value: impl Into<Vec<u8>>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }

    /// Of another version of HTTP.
    #[must_use]
    pub fn version(self, version: &'static str) -> Self {
        Self { version, ..self }
    }

    /// The bytes of the body; of one that depends on the call, none.
    pub fn bytes(&self) -> &[u8] {
        match &self.body {
            Body::Bytes(bytes) => bytes,
            _ => &[],
        }
    }

    /// The answer as it stands on the wire; of a body that depends on the call, nothing.
    pub fn wire(&self) -> Vec<u8> {
        self.render(&[], Part::All)
    }

    /// The part of the answer that is sent, if `success` is what the call wants to hear.
    pub(super) fn render(&self, success: &[u8], part: Part) -> Vec<u8> {
        let body = self.body.render(success);
        let mut head = format!("{} {} X\r\n", self.version, self.status).into_bytes();
        for (name, value) in &self.headers {
            head.extend([name.as_bytes(), b": ", value, b"\r\n"].concat());
        }
        let has_length = self.headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("content-length"));
        let framing = match &self.framing {
            Framing::Length if has_length => String::new(),
            Framing::Length => format!("content-length: {}\r\n", body.len()),
            Framing::LengthOff(off) => {
                format!("content-length: {}\r\n", body.len().saturating_add_signed(isize::try_from(*off).unwrap_or(0)))
            }
            Framing::Lines(lines) => lines.iter().map(|line| format!("{line}\r\n")).collect(),
            Framing::Chunked | Framing::ChunkedUnfinished => "transfer-encoding: chunked\r\n".to_owned(),
            Framing::UntilClose => "connection: close\r\n".to_owned(),
        };
        head.extend(format!("{framing}\r\n").into_bytes());
        let body = match self.framing {
            Framing::Chunked => [chunks(&body).as_slice(), b"0\r\n\r\n"].concat(),
            Framing::ChunkedUnfinished => chunks(&body),
            _ => body,
        };
        match part {
            Part::HalfHead => head[..head.len() / 2].to_vec(),
            Part::Head => head,
            Part::HalfBody => [&head, &body[..body.len() / 2]].concat(),
            Part::AllButOne => {
                let mut all = [head, body].concat();
                all.pop();
                all
            }
            Part::All => [head, body].concat(),
        }
    }
}

impl From<&Answered> for Answer {
    /// The recorded answer, for a connection of another kind.
    fn from(recorded: &Answered) -> Self {
        let headers = recorded.headers.iter().filter(|(name, _)| *name != "connection");
        let headers = headers.map(|(name, value)| (name.clone(), value.clone().into()));
        Self { headers: headers.collect(), ..Self::status(recorded.status).body(Body::Bytes(recorded.body.clone())) }
    }
}

impl Body {
    fn render(&self, success: &[u8]) -> Vec<u8> {
        match self {
            Self::Success => success.to_vec(),
            Self::SuccessAnd(member) => changed(success, "", Some(member.clone())),
            Self::SuccessButCode(code) => {
                changed(success, "code", code.as_ref().map(|code| format!("\"code\":{code}")))
            }
            Self::SuccessButData(data) => changed(success, "data", Some(format!("\"data\":{data}"))),
            Self::GzippedSuccess => gzip::stored(success),
            Self::Bytes(bytes) => bytes.clone(),
        }
    }
}

/// An object without one member, and with another one, which does not have to be JSON.
fn changed(object: &[u8], without: &str, with: Option<String>) -> Vec<u8> {
    let members: Map<String, Value> = serde_json::from_slice(object).unwrap_or_default();
    let members = members.into_iter().filter(|(name, _)| name != without);
    let texts: Vec<_> = members.map(|(name, value)| format!("{}:{value}", Value::from(name))).chain(with).collect();
    format!("{{{}}}", texts.join(",")).into_bytes()
}

/// In chunks of a few bytes, without the last one, which is empty.
fn chunks(body: &[u8]) -> Vec<u8> {
    body.chunks(7).flat_map(|chunk| [format!("{:x}\r\n", chunk.len()).as_bytes(), chunk, b"\r\n"].concat()).collect()
}
