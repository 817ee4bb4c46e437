//! Responses, as sent on the wire.

use serde_json::{Map, Value};

use super::gzip;
use super::script::Part;
use crate::exchanges::Answered;

/// A response, valid or not.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// Names and values of headers. The framing adds its own, unless `content-length` is among them.
    pub headers: Vec<(String, Vec<u8>)>,
    /// The body.
    pub body: Body,
    version: &'static str,
    framing: Framing,
}

/// How a response marks its end.
#[derive(Debug, Clone, PartialEq)]
pub enum Framing {
    /// With the length.
    Length,
    /// With a length that is off by this many bytes.
    LengthOff(i64),
    /// With these header lines, correct or not.
    Lines(Vec<&'static str>),
    /// With chunks.
    Chunked,
    /// With chunks, but without the last one.
    ChunkedUnfinished,
    /// Not at all: the connection is closed.
    UntilClose,
}

/// The body of a response.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// The success of the call.
    Success,
    /// The success with one more member.
    SuccessAnd(String),
    /// The success with another `code`, or none.
    SuccessButCode(Option<String>),
    /// The success with this `data`.
    SuccessButData(String),
    /// The success, compressed.
    GzippedSuccess,
    /// These bytes.
    Bytes(Vec<u8>),
}

impl Answer {
    /// Creates a response with a status only.
    pub fn status(status: u16) -> Self {
        let body = Body::Bytes(Vec::new());
        Self { status, headers: Vec::new(), body, version: "HTTP/1.1", framing: Framing::Length }
    }

    /// Creates a response with a status and a body of this type.
    pub fn new(status: u16, content_type: &str, body: Body) -> Self {
        Self::status(status).header("content-type", content_type).body(body)
    }

    /// Creates an HTTP 200 with the success of the call.
    pub fn success() -> Self {
        Self::new(200, "application/json", Body::Success)
    }

    /// Creates an HTTP 200 with JSON.
    pub fn json(body: &Value) -> Self {
        Self::ok(body.to_string())
    }

    /// Creates an HTTP 200 with a body labelled as JSON.
    pub fn ok(body: impl Into<Vec<u8>>) -> Self {
        Self::status(200).typed("application/json", body)
    }

    /// Creates a response with text, labelled as by real servers.
    pub fn text(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self::status(status).typed("text/plain", body)
    }

    /// Sets the content type and the body.
    #[must_use]
    pub fn typed(self, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        self.header("content-type", content_type).body(Body::Bytes(body.into()))
    }

    /// Sets the body.
    #[must_use]
    pub fn body(self, body: Body) -> Self {
        Self { body, ..self }
    }

    /// Sets the framing.
    #[must_use]
    pub fn framing(self, framing: Framing) -> Self {
        Self { framing, ..self }
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: impl Into<Vec<u8>>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }

    /// Sets the HTTP version.
    #[must_use]
    pub fn version(self, version: &'static str) -> Self {
        Self { version, ..self }
    }

    /// The bytes of the body; empty if it depends on the call.
    pub fn bytes(&self) -> &[u8] {
        match &self.body {
            Body::Bytes(bytes) => bytes,
            _ => &[],
        }
    }

    /// The response as sent on the wire; a body that depends on the call is empty.
    pub fn wire(&self) -> Vec<u8> {
        self.render(&[], Part::All)
    }

    /// The part of the response to send; `success` is the success of the call.
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
    /// The recorded response.
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

/// An object without one member and with another, which may be invalid JSON.
fn changed(object: &[u8], without: &str, with: Option<String>) -> Vec<u8> {
    let members: Map<String, Value> = serde_json::from_slice(object).unwrap_or_default();
    let members = members.into_iter().filter(|(name, _)| name != without);
    let texts: Vec<_> = members.map(|(name, value)| format!("{}:{value}", Value::from(name))).chain(with).collect();
    format!("{{{}}}", texts.join(",")).into_bytes()
}

/// Splits a body into small chunks, without the empty last one.
fn chunks(body: &[u8]) -> Vec<u8> {
    body.chunks(7).flat_map(|chunk| [format!("{:x}\r\n", chunk.len()).as_bytes(), chunk, b"\r\n"].concat()).collect()
}
