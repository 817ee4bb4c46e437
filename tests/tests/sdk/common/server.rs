//! A server on loopback that answers as it is told, and remembers what it was asked.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard};

use emqx_cloud::Client;
use httpmock::{HttpMockRequest, HttpMockResponse, MockServer};
use serde_json::Value;

/// The path that every address of the tests ends with.
pub const BASE: &str = "/api/v4";

/// An answer.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    /// One with a status and nothing else.
    pub fn status(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: Vec::new() }
    }

    /// HTTP 200 with JSON.
    pub fn json(body: &Value) -> Self {
        Self::ok(body.to_string())
    }

    /// HTTP 200 with a body that says of itself that it is JSON.
    pub fn ok(body: impl Into<Vec<u8>>) -> Self {
        Self::status(200).typed("application/json", body)
    }

    /// With a body of this type.
    pub fn typed(self, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self { body: body.into(), ..self.header("content-type", content_type) }
    }

    /// With one more header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }
}

/// A request, as the server read it.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    /// The method.
    pub method: String,
    /// The path without the base path, as it was sent.
    pub path: String,
    /// The query, decoded.
    pub query: Vec<(String, String)>,
    /// The headers; names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Seen {
    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// The value of a query parameter.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    /// The body as JSON; `None` if there is none.
    pub fn json(&self) -> Option<Value> {
        (!self.body.is_empty()).then(|| serde_json::from_slice(&self.body).expect("a body is JSON"))
    }
}

type Responder = Box<dyn Fn(&Seen) -> Answer + Send>;

#[derive(Default)]
struct State {
    script: VecDeque<Answer>,
    responder: Option<Responder>,
    seen: Vec<Seen>,
}

/// The server.
pub struct Server {
    mock: MockServer,
    state: Arc<Mutex<State>>,
}

impl Server {
    /// One that has no answer yet.
    pub async fn start() -> Self {
        let mock = MockServer::start_async().await;
        let state = Arc::<Mutex<State>>::default();
        let shared = state.clone();
        mock.mock_async(|when, then| {
            when.any_request();
            then.respond_with(move |request| respond(&shared, request));
        })
        .await;
        Self { mock, state }
    }

    /// Answers every request from now on like this.
    pub fn answer(&self, answer: Answer) {
        self.answer_with(move |_| answer.clone());
    }

    /// Answers every request from now on as the function says.
    pub fn answer_with(&self, responder: impl Fn(&Seen) -> Answer + Send + 'static) {
        let mut state = self.state();
        state.script.clear();
        state.responder = Some(Box::new(responder));
    }

    /// Answers the next requests with these, one after the other, and then as before.
    pub fn script(&self, answers: impl IntoIterator<Item = Answer>) {
        self.state().script.extend(answers);
    }

    /// The requests since the last time.
    pub fn seen(&self) -> Vec<Seen> {
        std::mem::take(&mut self.state().seen)
    }

    /// The only request since the last time.
    pub fn only(&self) -> Seen {
        let mut seen = self.seen();
        assert_eq!(seen.len(), 1, "requests: {seen:?}");
        seen.remove(0)
    }

    /// The address for a client.
    pub fn address(&self) -> String {
        self.mock.url(BASE)
    }

    /// A client that tries everything once.
    pub fn client(&self) -> Client {
        super::client(&self.address())
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("no test panics with the lock")
    }
}

fn respond(state: &Mutex<State>, request: &HttpMockRequest) -> HttpMockResponse {
    let uri = request.uri();
    let path = uri.path();
    let seen = Seen {
        method: request.method_str().to_owned(),
        path: path.strip_prefix(BASE).unwrap_or(path).to_owned(),
        query: request.query_params(),
        headers: request.headers_vec().iter().map(|(name, value)| (name.to_lowercase(), value.clone())).collect(),
        body: request.body_vec(),
    };
    let mut state = state.lock().expect("no test panics with the lock");
    let answer = match (state.script.pop_front(), &state.responder) {
        (Some(answer), _) => answer,
        (None, Some(responder)) => responder(&seen),
        (None, None) => Answer::status(501),
    };
    state.seen.push(seen);
    HttpMockResponse::builder().status(answer.status).headers(answer.headers).body(answer.body).build()
}
