//! The HTTP server: what happens before and after an operation.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use emqx_cloud_api::API;
use hyper::body::Incoming;
use hyper::header::{AUTHORIZATION, CONNECTION, CONTENT_TYPE, HeaderValue, SERVER, WWW_AUTHENTICATE};
use hyper::http::request::Parts;
use hyper::{Request, Response, StatusCode};

use super::answer::Answer;
use super::params;
use super::state::State;
use super::{Call, Crash, Version, behaviour, lock};
use crate::mock::Rules;
use crate::route::{Routes, Target};
use crate::server::{Respond, Sent, read};

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
    pub credentials: (String, String),
    pub latency: Duration,
    pub version: Version,
}

/// A body, which the server does not always read.
enum Body {
    Unread(Incoming),
    Read(Vec<u8>),
}

impl Respond for Service {
    async fn respond(&self, request: Request<Incoming>, number: u32) -> Sent {
        let (head, body) = request.into_parts();
        if self.rules.is_empty() {
            return Sent::Whole(self.handle(head, Body::Unread(body), number).await);
        }
        let body = read(body).await;
        let Some(reply) = self.rules.reply(&head, &body) else {
            return Sent::Whole(self.handle(head, Body::Read(body), number).await);
        };
        if !reply.is_handled() {
            return reply.send().await;
        }
        let response = self.handle(head, Body::Read(body), number).await;
        reply.with(response).send().await
    }
}

impl Service {
    async fn handle(&self, head: Parts, body: Body, number: u32) -> Response<Vec<u8>> {
        let answer = self.answer(head, body).await;
        if !self.latency.is_zero() {
            tokio::time::sleep(self.latency).await;
        }
        let unauthorized = answer.status == 401;
        let mut response = Response::new(answer.body);
        *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let headers = response.headers_mut();
        headers.insert(SERVER, HeaderValue::from_static("Cowboy"));
        if let Some(content_type) = answer.content_type {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
        }
        if unauthorized {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Basic Realm=\"minirest-server\""));
        }
        if number >= MAX_REQUESTS || answer.status == 414 || answer.status == 431 {
            headers.insert(CONNECTION, HeaderValue::from_static("close"));
        }
        response
    }

    async fn answer(&self, head: Parts, body: Body) -> Answer {
        let path_and_query = head.uri.path_and_query().map_or("/", |both| both.as_str());
        // Method, path with query, and version, with a space between them.
        let line = head.method.as_str().len() + path_and_query.len() + " HTTP/1.1".len() + 1;
        if line > API.max_request_line_bytes.unwrap_or(usize::MAX) {
            return Answer::empty(414);
        }
        if head.headers.values().any(|value| value.len() > MAX_HEADER) {
            return Answer::empty(431);
        }
        let (path, query) = path_and_query.split_once('?').unwrap_or((path_and_query, ""));
        let target = self.routes.target(head.method.as_str(), path);
        match target {
            // Even without credentials.
            Target::BadPath => return Answer::empty(400),
            Target::Outside if path == "/status" => {
                let node = lock(&self.state).node.clone();
                return Answer::text(200, format!("Node {node} is started\nemqx is running"));
            }
            Target::Outside => return Answer::empty(404),
            _ => {}
        }
        match self.authorize(head.headers.get(AUTHORIZATION)) {
            Authorization::Right => {}
            Authorization::Malformed if self.version < Version::V4_4_19 => return Answer::text(500, "Internal Error"),
            Authorization::Malformed | Authorization::Wrong => {
                return Answer { status: 401, content_type: None, body: b"UNAUTHORIZED".to_vec() };
            }
        }
        let (operation, segments) = match target {
            Target::Operation(operation, _) if lock(&self.state).inactive.contains(operation.tag) => {
                return Answer::text(404, "Not found.");
            }
            Target::Operation(operation, segments) => (operation, segments),
            Target::Base if head.method != "GET" => return Answer::text(400, "Bad Request"),
            _ => return Answer::text(404, "Not found."),
        };
        let Some(behaviour) = behaviour(operation.id) else {
            return Answer::text(501, "the simulator does not know this operation");
        };
        let body = match body {
            Body::Unread(body) => read(body).await,
            Body::Read(body) => body,
        };
        let Some(params) = params::join(query, &body) else { return Answer::text(400, "Bad Request") };
        let call = Call { segments, params };
        let answer = behaviour(&mut lock(&self.state), &call);
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
