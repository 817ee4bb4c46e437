//! What replies as it was told, and remembers what it was asked.

use std::collections::VecDeque;
use std::io;
use std::sync::{Arc, Mutex};

use super::fault::Fault;
use super::host::Deployment;
use super::script::{Door, Reply};
use super::wire::Request;
use super::{Answer, Server, lock};

type Responder = Arc<dyn Fn(&Request) -> Reply + Send + Sync>;

/// What is behind a [`Server`] that a test tells what to reply.
#[derive(Default)]
pub struct Scripted(Mutex<State>);

#[derive(Default)]
struct State {
    script: VecDeque<Reply>,
    responder: Option<Responder>,
    requests: Vec<Request>,
    /// How many of the requests were taken.
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
    /// No port is free, or there can be no further thread.
    pub fn new() -> io::Result<Self> {
        Self::of(Arc::default(), Door::Open)
    }

    /// The same, for tests.
    ///
    /// # Panics
    ///
    /// There can be no server.
    pub fn start() -> Self {
        Self::new().expect("loopback has a free port")
    }

    /// The same, at whose port nothing listens until it is [opened](Self::open). The port is not free either, so that
    /// nobody else gets it.
    ///
    /// # Panics
    ///
    /// There can be no server.
    pub fn refusing() -> Self {
        Self::of(Arc::default(), Door::Refusing).expect("loopback has a free port")
    }

    /// Starts a server that replies this to every request.
    ///
    /// # Panics
    ///
    /// There can be no server.
    pub fn replying(reply: impl Into<Reply>) -> Self {
        let server = Self::start();
        server.answer(reply);
        server
    }

    /// Starts a server that replies to every request what the function says.
    ///
    /// # Panics
    ///
    /// There can be no server.
    pub fn replying_with<R: Into<Reply>>(responder: impl Fn(&Request) -> R + Send + Sync + 'static) -> Self {
        let server = Self::start();
        server.answer_with(responder);
        server
    }

    /// Replies this to every request from now on.
    pub fn answer(&self, reply: impl Into<Reply>) {
        let reply = reply.into();
        self.answer_with(move |_| reply.clone());
    }

    /// Replies to every request from now on what the function says.
    pub fn answer_with<R: Into<Reply>>(&self, responder: impl Fn(&Request) -> R + Send + Sync + 'static) {
        let mut state = lock(&self.deployment().0);
        state.script.clear();
        state.responder = Some(Arc::new(move |request| responder(request).into()));
    }

    /// Replies these to the next requests, one after the other, and then as before.
    pub fn script<R: Into<Reply>>(&self, replies: impl IntoIterator<Item = R>) {
        lock(&self.deployment().0).script.extend(replies.into_iter().map(Into::into));
    }

    /// Every request that was received whole so far, in that order.
    pub fn requests(&self) -> Vec<Request> {
        lock(&self.deployment().0).requests.clone()
    }

    /// Those since the last time that this was asked.
    pub fn seen(&self) -> Vec<Request> {
        let mut state = lock(&self.deployment().0);
        let seen = state.requests[state.taken..].to_vec();
        state.taken = state.requests.len();
        seen
    }

    /// The only one since the last time.
    ///
    /// # Panics
    ///
    /// There was another number of them.
    pub fn only(&self) -> Request {
        let mut seen = self.seen();
        assert_eq!(seen.len(), 1, "requests: {seen:?}");
        seen.remove(0)
    }

    /// The last one.
    ///
    /// # Panics
    ///
    /// There was none.
    pub fn last(&self) -> Request {
        lock(&self.deployment().0).requests.last().cloned().expect("there was a request")
    }
}
