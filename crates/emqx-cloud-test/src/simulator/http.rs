//! The HTTP server: what happens before and after an operation.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use emqx_cloud_api::API;
use hyper::body::Incoming;
use hyper::header::{AUTHORIZATION, CONNECTION, CONTENT_TYPE, HOST, HeaderValue, SERVER, WWW_AUTHENTICATE};
use hyper::http::request::Parts;
use hyper::{Request, Response, StatusCode, Version as HttpVersion};

use super::answer::Answer;
use super::faults::{Fault, Faults};
use super::params;
use super::state::State;
use super::{Behaviour, Call, Crash, Segments, Version, behaviour, lock};
use crate::mock::Rules;
use crate::route::{Routes, Target};
use crate::server::{Respond, Sent, Unread, read};

/// After so many requests, a connection is closed.
const MAX_REQUESTS: u32 = 1_000;
/// The longest value of a header.
const MAX_HEADER: usize = 4_096;

/// What all connections share.
pub struct Service {
    pub state: Arc<Mutex<State>>,
    pub routes: Routes,
    /// The rules of the test, which come first.
    pub rules: Arc<Rules>,
    /// The faults of the requests that no rule fits.
    pub faults: Faults,
    pub credentials: (String, String),
    pub latency: Duration,
    pub version: Version,
}

/// A body, which the server does not always read.
enum Body {
    Incoming(Incoming),
    /// A rule could have been about it.
    Received(Vec<u8>),
}

impl Body {
    /// Reads it; `None` if the client has gone.
    async fn read(self) -> Option<Vec<u8>> {
        match self {
            Self::Incoming(body) => read(body).await,
            Self::Received(body) => Some(body),
        }
    }
}

impl Respond for Service {
    async fn respond(&self, request: Request<Incoming>, number: u32) -> Sent {
        let (head, body) = request.into_parts();
        let mut body = Body::Incoming(body);
        if !self.rules.is_empty() {
            let Some(received) = body.read().await else { return Sent::Nothing };
            let reply = self.rules.reply(&head, &received);
            body = Body::Received(received);
            if let Ok(reply) = reply {
                if !reply.is_handled() {
                    return reply.send().await;
                }
                return match self.handle(head, body, number).await {
                    Sent::Whole(response) | Sent::Early(response, _) => reply.with(response).send().await,
                    other => other,
                };
            }
        }
        match self.faults.draw() {
            None => self.handle(head, body, number).await,
            Some(Fault::Lost) => {
                self.handle(head, body, number).await;
                Sent::Nothing
            }
            Some(fault) => match (body.read().await, fault) {
                (Some(_), Fault::Status(status)) => Sent::Whole(self.response(Answer::empty(status), number)),
                _ => Sent::Nothing,
            },
        }
    }
}

impl Service {
    async fn handle(&self, head: Parts, body: Body, number: u32) -> Sent {
        let (answer, unread) = match self.accept(&head) {
            Ok((behaviour, segments)) => {
                let Some(body) = body.read().await else { return Sent::Nothing };
                (self.execute(behaviour, segments, head.uri.query().unwrap_or_default(), &body), None)
            }
            Err(answer) => (answer, Some(body)),
        };
        if !self.latency.is_zero() {
            tokio::time::sleep(self.latency).await;
        }
        let response = self.response(answer, number);
        match unread {
            None => Sent::Whole(response),
            Some(Body::Incoming(body)) => Sent::Early(response, Unread::Incoming(body)),
            Some(Body::Received(body)) => Sent::Early(response, Unread::Received(body.len())),
        }
    }

    fn response(&self, answer: Answer, number: u32) -> Response<Vec<u8>> {
        let mut response = Response::new(answer.body);
        *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let headers = response.headers_mut();
        headers.insert(SERVER, HeaderValue::from_static("Cowboy"));
        if let Some(content_type) = answer.content_type {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
        }
        if answer.status == 401 {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Basic Realm=\"minirest-server\""));
        }
        if number >= MAX_REQUESTS || answer.closes {
            headers.insert(CONNECTION, HeaderValue::from_static("close"));
        }
        response
    }

    /// Finds the operation of a request; `Err` if the response does not depend on the body.
    fn accept(&self, head: &Parts) -> Result<(Behaviour, Segments), Answer> {
        let path_and_query = head.uri.path_and_query().map_or("/", |both| both.as_str());
        // Method, path with query, and version, with a space between them.
        let line = head.method.as_str().len() + path_and_query.len() + " HTTP/1.1".len() + 1;
        if line > API.max_request_line_bytes.unwrap_or(usize::MAX) {
            return Err(Answer::closing(414));
        }
        if head.headers.values().any(|value| value.len() > MAX_HEADER) {
            return Err(Answer::closing(431));
        }
        if head.version == HttpVersion::HTTP_11 && !head.headers.contains_key(HOST) {
            return Err(Answer::closing(400));
        }
        let (path, _) = path_and_query.split_once('?').unwrap_or((path_and_query, ""));
        let target = self.routes.target(head.method.as_str(), path);
        match target {
            // Even without credentials.
            Target::BadPath => return Err(Answer::empty(400)),
            Target::Outside if path == "/status" => {
                let node = lock(&self.state).node.clone();
                return Err(Answer::text(200, format!("Node {node} is started\nemqx is running")));
            }
            Target::Outside => return Err(Answer::empty(404)),
            _ => {}
        }
        match self.authorize(head.headers.get(AUTHORIZATION)) {
            Authorization::Right => {}
            Authorization::Malformed if self.version < Version::V4_4_19 => {
                return Err(Answer::text(500, "Internal Error"));
            }
            Authorization::Malformed | Authorization::Wrong => return Err(Answer::unauthorized()),
        }
        let (operation, segments) = match target {
            Target::Operation(operation, segments) => (operation, segments),
            Target::Base if head.method != "GET" => return Err(Answer::text(400, "Bad Request")),
            _ => return Err(Answer::text(404, "Not found.")),
        };
        if lock(&self.state).inactive.contains(operation.tag) {
            return Err(Answer::text(404, "Not found."));
        }
        let behaviour = behaviour(operation.id);
        Ok((behaviour.ok_or_else(|| Answer::text(501, "the simulator does not know this operation"))?, segments))
    }

    fn execute(&self, behaviour: Behaviour, segments: Segments, query: &str, body: &[u8]) -> Answer {
        let Some(params) = params::join(query, body) else { return Answer::text(400, "Bad Request") };
        let answer = behaviour(&mut lock(&self.state), &Call { segments, params });
        answer.unwrap_or_else(|Crash| Answer::text(500, "Internal Error"))
    }

    fn authorize(&self, header: Option<&HeaderValue>) -> Authorization {
        let Some((scheme, value)) = header.and_then(|value| value.to_str().ok()?.split_once(' ')) else {
            return Authorization::Wrong;
        };
        if !scheme.eq_ignore_ascii_case("basic") {
            return Authorization::Wrong;
        }
        let Ok(decoded) = STANDARD.decode(value.trim()) else { return Authorization::Malformed };
        let Some(colon) = decoded.iter().position(|byte| *byte == b':') else { return Authorization::Malformed };
        let (id, secret) = &self.credentials;
        if decoded[..colon] == *id.as_bytes() && decoded[colon + 1..] == *secret.as_bytes() {
            Authorization::Right
        } else {
            Authorization::Wrong
        }
    }
}

enum Authorization {
    Right,
    Wrong,
    Malformed,
}
