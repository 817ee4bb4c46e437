//! A backend that replies as told and records the requests.

use std::collections::VecDeque;
use std::io;
use std::sync::{Arc, Mutex};

use super::fault::Fault;
use super::host::Deployment;
use super::script::{Door, Reply};
use super::wire::Request;
use super::{Answer, Server, lock};

type Responder = Arc<dyn Fn(&Request) -> Reply + Send + Sync>;

/// The backend of a [`Server`] whose replies are set by a test.
#[derive(Default)]
pub struct Scripted(Mutex<State>);

#[derive(Default)]
struct State {
    script: VecDeque<Reply>,
    responder: Option<Responder>,
    requests: Vec<Request>,
    /// The number of requests already returned by `seen`.
    taken: usize,
}

impl Deployment for Scripted {
    fn received(&self, request: &Request, _: Option<&Fault>) {
        lock(&self.0).requests.push(request.clone());
    }

    fn reply(&self, request: &Request) -> Reply {
        let responder = {
            let mut state = lock(&self.0);
            match (state.script.pop_front(), &state.responder) {
                (Some(reply), _) => return reply,
                (None, Some(responder)) => responder.clone(),
                (None, None) => return Answer::status(501).into(),
            }
        };
        responder(request)
    }
}

impl Server {
    /// Starts a server that has no reply yet.
    ///
    /// # Errors
    ///
    /// No port is free, or no thread can be started.
    pub fn new() -> io::Result<Self> {
        Self::of(Arc::default(), Door::Open)
    }

    /// Starts a server for a test.
    ///
    /// # Panics
    ///
    /// The server cannot be started.
    pub fn start() -> Self {
        Self::new().expect("loopback has a free port")
    }

    /// Starts a server that refuses connections until it is [opened](Self::open). Its port stays reserved.
    ///
    /// # Panics
    ///
    /// The server cannot be started.
    pub fn refusing() -> Self {
        Self::of(Arc::default(), Door::Refusing).expect("loopback has a free port")
    }

    /// Starts a server with this reply to every request.
    ///
    /// # Panics
    ///
    /// The server cannot be started.
    pub fn replying(reply: impl Into<Reply>) -> Self {
        let server = Self::start();
        server.answer(reply);
        server
    }

    /// Starts a server whose replies come from this function.
    ///
    /// # Panics
    ///
    /// The server cannot be started.
    pub fn replying_with<R: Into<Reply>>(responder: impl Fn(&Request) -> R + Send + Sync + 'static) -> Self {
        let server = Self::start();
        server.answer_with(responder);
        server
    }

    /// Sets the reply to every further request.
    pub fn answer(&self, reply: impl Into<Reply>) {
        let reply = reply.into();
        self.answer_with(move |_| reply.clone());
    }

    /// Sets the function that replies to every further request.
    pub fn answer_with<R: Into<Reply>>(&self, responder: impl Fn(&Request) -> R + Send + Sync + 'static) {
        let mut state = lock(&self.deployment().0);
        state.script.clear();
        state.responder = Some(Arc::new(move |request| responder(request).into()));
    }

    /// Sends these replies to the next requests, then replies as before.
    pub fn script<R: Into<Reply>>(&self, replies: impl IntoIterator<Item = R>) {
        lock(&self.deployment().0).script.extend(replies.into_iter().map(Into::into));
    }

    /// Returns every request received so far, in order.
    pub fn requests(&self) -> Vec<Request> {
        lock(&self.deployment().0).requests.clone()
    }

    /// Returns the requests since the last call.
    pub fn seen(&self) -> Vec<Request> {
        let mut state = lock(&self.deployment().0);
        let seen = state.requests[state.taken..].to_vec();
        state.taken = state.requests.len();
        seen
    }

    /// Returns the only request since the last call of [`seen`](Self::seen) or `only`.
    ///
    /// # Panics
    ///
    /// There was not exactly one.
    pub fn only(&self) -> Request {
        let mut seen = self.seen();
        assert_eq!(seen.len(), 1, "requests: {seen:?}");
        seen.remove(0)
    }

    /// Returns the last request.
    ///
    /// # Panics
    ///
    /// There was no request.
    pub fn last(&self) -> Request {
        lock(&self.deployment().0).requests.last().cloned().expect("there was a request")
    }
}
