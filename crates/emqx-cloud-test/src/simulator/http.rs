//! HTTP as the real server speaks it.

use std::convert::Infallible;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use emqx_cloud_api::API;
use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{AUTHORIZATION, CONNECTION, CONTENT_TYPE, HeaderValue, SERVER, WWW_AUTHENTICATE};
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout_at};

use super::answer::Answer;
use super::params;
use super::route::{Routes, Target};
use super::state::State;
use super::{Call, Crash, Version, lock};

/// After so many requests, a connection is closed.
const MAX_REQUESTS: u32 = 1_000;
/// An idle connection is closed after this time.
const IDLE: Duration = Duration::from_secs(60);
/// Of a body, so much is read, and for so long. The rest is ignored.
const MAX_BODY: usize = 8_000_000;
const BODY_TIME: Duration = Duration::from_secs(15);
/// The longest value of a header.
const MAX_HEADER: usize = 4_096;
/// How long to wait before connections are accepted again, if that failed.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// What all connections share.
pub struct Service {
    pub state: Arc<Mutex<State>>,
    pub routes: Routes,
    pub credentials: (String, String),
    pub latency: Duration,
    pub version: Version,
}

/// Accepts connections. More than `connections` wait until others end.
pub async fn serve(listener: TcpListener, service: Arc<Service>, connections: usize) {
    let permits = Arc::new(Semaphore::new(connections.clamp(1, Semaphore::MAX_PERMITS)));
    // Ends the connections when it is dropped.
    let mut tasks = JoinSet::new();
    while let Ok(permit) = permits.clone().acquire_owned().await {
        let Ok((stream, _)) = listener.accept().await else {
            tokio::time::sleep(ACCEPT_PAUSE).await;
            continue;
        };
        let service = service.clone();
        tasks.spawn(async move {
            let _permit = permit;
            // Small answers must not wait for others.
            let _ = stream.set_nodelay(true);
            let requests = AtomicU32::new(0);
            let answer = service_fn(|request| {
                let number = requests.fetch_add(1, Ordering::Relaxed) + 1;
                let service = service.clone();
                async move { service.respond(request, number).await }
            });
            let mut server = auto::Builder::new(TokioExecutor::new());
            server.http1().timer(TokioTimer::new()).header_read_timeout(IDLE);
            // The client may be gone.
            let _ = server.serve_connection(TokioIo::new(stream), answer).await;
        });
        while tasks.try_join_next().is_some() {}
    }
}

impl Service {
    async fn respond(&self, request: Request<Incoming>, number: u32) -> Result<Response<Full<Bytes>>, Infallible> {
        let answer = self.answer(request).await;
        if !self.latency.is_zero() {
            tokio::time::sleep(self.latency).await;
        }
        let unauthorized = answer.status == 401;
        let mut response = Response::new(Full::from(answer.body));
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
        Ok(response)
    }

    async fn answer(&self, request: Request<Incoming>) -> Answer {
        let (head, body) = request.into_parts();
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
        let (behaviour, segments) = match target {
            Target::Operation(operation, ..) if lock(&self.state).inactive.contains(operation.tag) => {
                return Answer::text(404, "Not found.");
            }
            Target::Operation(_, Some(behaviour), segments) => (behaviour, segments),
            Target::Operation(_, None, _) => return Answer::text(501, "the simulator does not know this operation"),
            Target::Base if head.method != "GET" => return Answer::text(400, "Bad Request"),
            _ => return Answer::text(404, "Not found."),
        };
        let body = read(body).await;
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

/// Reads a body up to the limits of the real server, which treats a truncated body as complete.
async fn read(mut body: Incoming) -> Vec<u8> {
    let end = Instant::now() + BODY_TIME;
    let mut read = Vec::new();
    while let Ok(Some(Ok(frame))) = timeout_at(end, body.frame()).await {
        // What is above the limit is received and dropped, so that the client gets to read the response.
        if let Ok(data) = frame.into_data() {
            let room = MAX_BODY - read.len();
            read.extend_from_slice(&data[..data.len().min(room)]);
        }
    }
    read
}
