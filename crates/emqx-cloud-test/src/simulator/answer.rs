//! What the server sends back.

use serde::Serialize;

use super::json::Text;

/// A response, before it is HTTP.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    pub content_type: Option<&'static str>,
    pub body: Vec<u8>,
    /// Whether it ends the connection.
    pub closes: bool,
}

/// The position of a page, as the server repeats it.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Meta {
    pub page: i64,
    pub limit: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hasnext: Option<bool>,
    pub count: i64,
}

#[derive(Serialize)]
struct Body<'b, T: Serialize> {
    #[serde(skip_serializing_if = "Option::is_none")]
    meta: Option<Meta>,
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<&'b T>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text<'b>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<u16>,
}

impl Answer {
    /// `{"code":0}`.
    pub fn ok() -> Self {
        Self::json(&Body::<()> { meta: None, data: None, message: None, code: Some(0) })
    }

    /// `{"data":…,"code":0}`.
    pub fn data<T: Serialize>(data: &T) -> Self {
        Self::json(&Body { meta: None, data: Some(data), message: None, code: Some(0) })
    }

    /// A page; without `meta` if the server sends none.
    pub fn page<T: Serialize>(meta: Option<Meta>, rows: &[T]) -> Self {
        Self::json(&Body { meta, data: Some(&rows), message: None, code: Some(0) })
    }

    /// A failure without a code: `{"message":…}`.
    pub fn message(message: &[u8]) -> Self {
        Self::json(&Body::<()> { meta: None, data: None, message: Some(Text(message)), code: None })
    }

    /// A failure with a code.
    pub fn failure(Failure { code, message }: &Failure) -> Self {
        Self::json(&Body::<()> { meta: None, data: None, message: Some(Text(message)), code: Some(*code) })
    }

    /// Text.
    pub fn text(status: u16, text: impl Into<Vec<u8>>) -> Self {
        Self { content_type: Some("text/plain"), body: text.into(), ..Self::empty(status) }
    }

    /// No body, and no content type.
    pub fn empty(status: u16) -> Self {
        Self { status, content_type: None, body: Vec::new(), closes: false }
    }

    /// No body, no content type, and the end of the connection.
    pub fn closing(status: u16) -> Self {
        Self { closes: true, ..Self::empty(status) }
    }

    /// Wrong credentials.
    pub fn unauthorized() -> Self {
        Self { body: b"UNAUTHORIZED".to_vec(), ..Self::empty(401) }
    }

    fn json<T: Serialize>(body: &T) -> Self {
        match serde_json::to_vec(body) {
            Ok(body) => Self { content_type: Some("application/json"), body, ..Self::empty(200) },
            // As the real server does with a value that it cannot encode.
            Err(_) => Self::empty(204),
        }
    }
}

/// A failure with a result code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    pub code: u16,
    pub message: Vec<u8>,
}

impl Failure {
    pub fn new(code: u16, message: impl Into<Vec<u8>>) -> Self {
        Self { code, message: message.into() }
    }
}
