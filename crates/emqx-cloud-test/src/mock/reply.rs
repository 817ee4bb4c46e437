//! From a plan to what is sent.

use std::time::Duration;

use emqx_cloud::testing::Reply as Offline;
use hyper::{HeaderMap, Response, StatusCode};
use serde_json::Value;

use super::batch::Outcomes;
use super::then::envelope;
use super::{Mocked, Request};
use crate::server::Sent;

/// What a rule replies, before there is a request.
#[derive(Debug, Clone, Default)]
pub(crate) struct Plan {
    /// `None` if there is no response.
    pub content: Option<Content>,
    pub headers: HeaderMap,
    pub delay: Duration,
    /// How often it replies.
    pub times: Option<u64>,
    pub ending: Option<Ending>,
}

/// The content of a response.
#[derive(Debug, Clone)]
pub(crate) enum Content {
    Bytes { status: u16, body: Vec<u8> },
    Json { status: u16, value: Value },
    Items { status: u16, outcomes: Outcomes },
}

/// How an exchange ends, if not with a whole response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    Half,
    Cut,
    Lost,
    Never,
}

/// What is sent for a request.
pub(crate) struct Reply {
    response: Response<Vec<u8>>,
    /// Whether the response is that of the rule.
    is_own: bool,
    delay: Duration,
    ending: Option<Ending>,
}

impl Plan {
    /// Returns whether it says what to reply, `in_front` of a simulator or not.
    pub fn is_complete(&self, in_front: bool) -> bool {
        self.content.is_some() || self.ending.is_some() || (in_front && !self.delay.is_zero())
    }

    /// Returns the HTTP status.
    pub fn status(&self) -> u16 {
        match self.content {
            Some(Content::Bytes { status, .. } | Content::Json { status, .. } | Content::Items { status, .. }) => {
                status
            }
            None => 200,
        }
    }

    /// Returns what is sent for a request of a call of type `C`.
    pub fn reply<C: Mocked>(&self, request: &Request) -> Reply {
        let json = |value: &Value| if value.is_null() { Vec::new() } else { value.to_string().into_bytes() };
        let body = match &self.content {
            // Of which a half can be sent.
            None => b"{}".to_vec(),
            Some(Content::Bytes { body, .. }) => body.clone(),
            Some(Content::Json { value, .. }) => json(value),
            Some(Content::Items { outcomes, .. }) => {
                let answers = &C::API.api.answers;
                let data = C::BATCH.map(|batch| batch.data(outcomes, &request.json(), answers));
                json(&envelope(answers, data))
            }
        };
        // These have no body, whatever a rule says.
        let body = if matches!(self.status(), 204 | 304) { Vec::new() } else { body };
        let mut response = Response::new(body);
        *response.status_mut() = StatusCode::from_u16(self.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        *response.headers_mut() = self.headers.clone();
        Reply { response, is_own: self.content.is_some(), delay: self.delay, ending: self.ending }
    }
}

impl Reply {
    /// Returns whether the server behind the rules handles the request.
    pub fn is_handled(&self) -> bool {
        match self.ending {
            None | Some(Ending::Half) => !self.is_own,
            Some(Ending::Lost) => true,
            Some(Ending::Cut | Ending::Never) => false,
        }
    }

    /// Returns this reply with the response of the server behind the rules.
    pub fn with(self, response: Response<Vec<u8>>) -> Self {
        Self { response, ..self }
    }

    /// Returns what a server sends, when it is time.
    pub async fn send(self) -> Sent {
        if !self.delay.is_zero() {
            tokio::time::sleep(self.delay).await;
        }
        match self.ending {
            None => Sent::Whole(self.response),
            Some(Ending::Half) => Sent::Half(self.response),
            Some(Ending::Cut | Ending::Lost) => Sent::Nothing,
            Some(Ending::Never) => Sent::Never,
        }
    }

    /// Returns how an attempt of a client ends.
    pub fn offline(self) -> Offline {
        let (head, body) = self.response.into_parts();
        let status = head.status.as_u16();
        let reply = match self.ending {
            None => Offline::Response { status, headers: head.headers, body },
            Some(Ending::Half) => Offline::Incomplete { status },
            Some(Ending::Cut | Ending::Lost) => Offline::ConnectionLost,
            Some(Ending::Never) => Offline::Timeout,
        };
        if self.delay.is_zero() { reply } else { Offline::After(self.delay, Box::new(reply)) }
    }
}
