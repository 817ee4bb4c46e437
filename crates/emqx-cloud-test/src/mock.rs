//! The typed mock: rules for requests, and what a server replies to them.
//!
//! The methods with the names of calls are generated. What is here knows no API.

mod batch;
mod reply;
mod request;
mod then;
mod when;

use std::collections::VecDeque;
use std::fmt::{self, Write as _};
use std::io;
use std::net::Ipv4Addr;
use std::panic::Location;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use emqx_cloud::testing::Exchange;
use emqx_cloud_core::{Api, Operation};
use hyper::body::Incoming;
use hyper::header::{CONTENT_TYPE, HeaderValue};
use hyper::http::request::Parts;
use hyper::{Response, StatusCode};
use tokio::net::TcpListener;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

pub(crate) use batch::{Batch, Outcomes, Place};
pub use batch::{ItemReply, missing, ok, refused};
pub(crate) use reply::Reply;
pub use request::Request;
pub use then::{Said, Then};
pub use when::When;

use crate::route::{Routes, Target};
use crate::server::{self, Respond, Sent};
use when::Condition;

/// So many requests are kept for [`Mock::requests`] and [`Server::unexpected`], the last ones.
const KEPT: usize = 1_000;

/// How many connections a mock server accepts at the same time.
const CONNECTIONS: usize = 512;

/// An API, and what its document shows of it.
#[derive(Debug)]
pub struct Documented {
    /// The API.
    pub api: &'static Api,
    /// The bodies that the document shows for HTTP statuses.
    pub statuses: &'static [Status],
}

/// The body that the document shows for an HTTP status.
#[derive(Debug)]
pub struct Status {
    /// The status.
    pub status: u16,
    /// The content type; empty if there is none.
    pub content_type: &'static str,
    /// The body.
    pub body: &'static str,
}

/// A call that can be mocked: every call of `emqx_cloud`.
pub trait Mocked: Exchange + 'static {
    /// The API of the call.
    const API: &'static Documented;
    /// Whether the body is an array, if the operation has other calls for which that is not so.
    const IS_ARRAY: Option<bool>;
    /// The form of the outcomes in the response.
    const BATCH: Option<Batch>;
}

/// The rules of a server.
pub(crate) struct Rules {
    routes: Routes,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    rules: Vec<Rule>,
    /// Requests that no rule fits.
    unexpected: VecDeque<Request>,
}

struct Rule {
    call: &'static str,
    operation: &'static Operation,
    conditions: Vec<Condition>,
    reply: Box<dyn Fn(&Request) -> Reply + Send + Sync>,
    /// How often it still replies.
    left: Option<u64>,
    calls: u64,
    requests: VecDeque<Request>,
    /// How often a rule before this one replied to a request that fits this one, too.
    before: u64,
    place: &'static Location<'static>,
}

impl Rule {
    /// Names it, with the line that added it.
    fn name(&self) -> String {
        format!("`{}` ({}:{})", self.call, self.place.file(), self.place.line())
    }

    /// Returns why it does not fit a request.
    fn problem(&self, request: &Request) -> Option<String> {
        self.conditions.iter().find_map(|condition| condition.problem(self.operation, request))
    }
}

impl Rules {
    pub fn new(api: &'static Api, base_path: &str) -> Self {
        Self { routes: Routes::new(api, base_path), state: Mutex::default() }
    }

    /// Returns whether there are none.
    pub fn is_empty(&self) -> bool {
        self.state().rules.is_empty()
    }

    /// Returns the reply of the first rule that fits.
    pub fn reply(&self, head: &Parts, body: &[u8]) -> Option<Reply> {
        let request = Request::new(head.method.as_str(), head.uri.path(), head.uri.query(), &head.headers, body);
        let operation = self.operation(&request);
        let mut state = self.state();
        let rules = state.rules.iter_mut().filter(|rule| Some(rule.operation) == operation && rule.left != Some(0));
        let mut rules = rules.filter(|rule| rule.problem(&request).is_none());
        let Some(rule) = rules.next() else {
            keep(&mut state.unexpected, request);
            return None;
        };
        rules.for_each(|rule| rule.before += 1);
        let reply = (rule.reply)(&request);
        rule.left = rule.left.map(|left| left - 1);
        rule.calls += 1;
        keep(&mut rule.requests, request);
        Some(reply)
    }

    fn operation(&self, request: &Request) -> Option<&'static Operation> {
        match self.routes.target(request.method(), request.path()) {
            Target::Operation(operation, _) => Some(operation),
            _ => None,
        }
    }

    /// Describes a request that no rule fits, and why; `separator` is put between the parts.
    fn describe(&self, request: &Request, separator: &str) -> String {
        let mut text = format!("no rule fits {request}");
        let Some(operation) = self.operation(request) else {
            let _ = write!(text, "{separator}the document has no such operation");
            return text;
        };
        let state = self.state();
        let mut rules = state.rules.iter().filter(|rule| rule.operation == operation).peekable();
        if rules.peek().is_none() {
            let _ = write!(text, "{separator}there is none for `{}`", operation.id);
        }
        for rule in rules {
            let problem = match rule.left {
                Some(0) => format!("it has replied {}", times(rule.calls)),
                _ => rule.problem(request).unwrap_or_else(|| "it fits now".to_owned()),
            };
            let _ = write!(text, "{separator}{}: {problem}", rule.name());
        }
        text
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn times(number: u64) -> String {
    if number == 1 { "once".to_owned() } else { format!("{number} times") }
}

fn keep(requests: &mut VecDeque<Request>, request: Request) {
    if requests.len() == KEPT {
        requests.pop_front();
    }
    requests.push_back(request);
}

/// The part of a mock server that is the same for all APIs: address, and requests that no rule fits.
pub struct Server {
    address: String,
    rules: Arc<Rules>,
    task: Option<JoinHandle<()>>,
}

impl Server {
    /// Starts a server that responds by rules only.
    pub(crate) async fn start(documented: &'static Documented) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = format!("http://{}", listener.local_addr()?);
        let rules = Arc::new(Rules::new(documented.api, ""));
        let settings = server::Settings { connections: CONNECTIONS, stalls: false };
        // It is never restarted.
        let (_, restarts) = mpsc::channel(1);
        let task = tokio::spawn(server::serve(listener, Arc::new(ByRules(rules.clone())), settings, restarts));
        Ok(Self { address, rules, task: Some(task) })
    }

    /// Makes the rules in front of another server.
    pub(crate) fn in_front(address: String, rules: Arc<Rules>) -> Self {
        Self { address, rules, task: None }
    }

    /// Adds a rule.
    #[track_caller]
    pub(crate) fn add<C: Mocked, R>(&self, rule: impl FnOnce(When<C>, Then<C>) -> R) -> Mock {
        let (((_, plan), conditions), call) =
            (When::<C>::collect(|when| Then::<C>::collect(|then| rule(when, then))), C::NAME);
        assert!(
            plan.is_complete(self.task.is_none()),
            "the rule for `{call}` does not say what to reply: call a method of `then`"
        );
        let mut state = self.rules.state();
        state.rules.push(Rule {
            call,
            operation: C::OPERATION,
            conditions,
            left: plan.times,
            reply: Box::new(move |request| plan.reply::<C>(request)),
            calls: 0,
            requests: VecDeque::new(),
            before: 0,
            place: Location::caller(),
        });
        Mock { rules: self.rules.clone(), index: state.rules.len() - 1 }
    }

    /// Returns the address of the API.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Checks that every rule replied, and that there was no request that no rule fits. In front of a simulator, other requests
    /// are fine.
    ///
    /// # Panics
    ///
    /// Otherwise.
    #[track_caller]
    pub fn verify(&self) {
        let unused: Vec<_> = {
            let state = self.rules.state();
            state.rules.iter().filter(|rule| rule.calls == 0).map(Rule::name).collect()
        };
        let unexpected = if self.task.is_some() { self.unexpected() } else { Vec::new() };
        let problems = unused.into_iter().map(|name| format!("{name} did not reply"));
        let problems = problems.chain(unexpected.iter().map(|request| self.rules.describe(request, "\n  ")));
        let problems: Vec<_> = problems.collect();
        assert!(problems.is_empty(), "{}", problems.join("\n"));
    }

    /// Returns the last requests that no rule fits, the oldest one first. In front of a simulator, these are the requests that
    /// the simulator responded to since there are rules.
    pub fn unexpected(&self) -> Vec<Request> {
        self.rules.state().unexpected.iter().cloned().collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(task) = &self.task {
            task.abort();
        }
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").field("address", &self.address).finish_non_exhaustive()
    }
}

/// Responds to what a rule fits, and tells of everything else what does not fit.
struct ByRules(Arc<Rules>);

impl Respond for ByRules {
    async fn respond(&self, request: hyper::Request<Incoming>, _: u32) -> Sent {
        let (head, body) = request.into_parts();
        let Some(body) = server::read(body).await else { return Sent::Nothing };
        if let Some(reply) = self.0.reply(&head, &body) {
            return reply.send().await;
        }
        let request = Request::new(head.method.as_str(), head.uri.path(), head.uri.query(), &head.headers, &body);
        let mut response = Response::new(self.0.describe(&request, "; ").into_bytes());
        // A client does not repeat the call.
        *response.status_mut() = StatusCode::NOT_ACCEPTABLE;
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
        Sent::Whole(response)
    }
}

/// A rule that was added to a mock server, to see how it was used. The rule stays when this is dropped.
#[derive(Clone)]
pub struct Mock {
    rules: Arc<Rules>,
    index: usize,
}

impl Mock {
    /// Returns how often the rule replied.
    pub fn calls(&self) -> u64 {
        self.rules.state().rules[self.index].calls
    }

    /// Returns the last 1,000 requests that the rule replied to, the oldest one first.
    pub fn requests(&self) -> Vec<Request> {
        self.rules.state().rules[self.index].requests.iter().cloned().collect()
    }

    /// Checks how often the rule replied.
    ///
    /// # Panics
    ///
    /// It replied more or less often. The message has the requests that it replied to, those that no rule fits, and why.
    #[track_caller]
    pub fn assert_calls(&self, calls: u64) {
        let (mut problem, unexpected) = {
            let state = self.rules.state();
            let rule = &state.rules[self.index];
            if rule.calls == calls {
                return;
            }
            let mut problem = format!("{} replied {}, expected {}", rule.name(), times(rule.calls), times(calls));
            if rule.before > 0 {
                let _ = write!(problem, "\na rule before it replied {} to what it fits, too", times(rule.before));
            }
            for request in &rule.requests {
                let _ = write!(problem, "\nit replied to {request}");
            }
            (problem, state.unexpected.iter().cloned().collect::<Vec<_>>())
        };
        for request in &unexpected {
            let _ = write!(problem, "\n{}", self.rules.describe(request, "\n  "));
        }
        panic!("{problem}");
    }
}

impl fmt::Debug for Mock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.rules.state();
        let rule = &state.rules[self.index];
        f.debug_struct("Mock").field("call", &rule.call).field("calls", &rule.calls).finish_non_exhaustive()
    }
}
