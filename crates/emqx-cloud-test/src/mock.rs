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

/// So many requests are kept for [`Mock::requests`] and [`Server::unexpected`], the last ones, if they are not larger.
const KEPT: usize = 1_000;
const KEPT_BYTES: usize = 16_000_000;

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
    api: &'static Api,
    routes: Routes,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    rules: Vec<Arc<Rule>>,
    /// Requests that no rule fits, and why.
    unexpected: Kept<(Request, Vec<String>)>,
}

struct Rule {
    call: &'static str,
    operation: &'static Operation,
    conditions: Vec<Condition>,
    reply: Box<dyn Fn(&Request) -> Reply + Send + Sync>,
    place: &'static Location<'static>,
    uses: Mutex<Uses>,
}

/// How a rule was used.
#[derive(Default)]
struct Uses {
    /// How often it still replies.
    left: Option<u64>,
    calls: u64,
    requests: Kept<Request>,
    /// How often a rule before this one replied to a request that fits this one, too.
    before: u64,
}

impl Rule {
    /// Names it, with the line that added it.
    fn name(&self) -> String {
        format!("`{}` ({}:{})", self.call, self.place.file(), self.place.line())
    }

    /// Returns why it does not fit a request.
    fn problem(&self, request: &Request, api: &Api) -> Option<String> {
        self.conditions.iter().find_map(|condition| condition.problem(self.operation, request, api))
    }

    fn uses(&self) -> MutexGuard<'_, Uses> {
        self.uses.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The last requests, up to a number and a size.
struct Kept<T> {
    items: VecDeque<(T, usize)>,
    bytes: usize,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self { items: VecDeque::new(), bytes: 0 }
    }
}

impl<T> Kept<T> {
    fn push(&mut self, item: T, bytes: usize) {
        self.items.push_back((item, bytes));
        self.bytes += bytes;
        while self.items.len() > KEPT || (self.bytes > KEPT_BYTES && self.items.len() > 1) {
            self.bytes -= self.items.pop_front().map_or(0, |(_, bytes)| bytes);
        }
    }

    fn iter(&self) -> impl Iterator<Item = &T> {
        self.items.iter().map(|(item, _)| item)
    }
}

impl Rules {
    pub fn new(api: &'static Api, base_path: &str) -> Self {
        Self { api, routes: Routes::new(api, base_path), state: Mutex::default() }
    }

    /// Returns whether there are none.
    pub fn is_empty(&self) -> bool {
        self.state().rules.is_empty()
    }

    /// Returns the reply of the first rule that fits, or the description of why none does.
    pub fn reply(&self, head: &Parts, body: &[u8]) -> Result<Reply, String> {
        let uri = &head.uri;
        let secrets = self.api.secret_fields;
        let request = Request::new(head.method.as_str(), uri.path(), uri.query(), &head.headers, body, secrets);
        let operation = self.operation(&request);
        let rules: Vec<_> =
            self.state().rules.iter().filter(|rule| Some(rule.operation) == operation).cloned().collect();
        // Without a lock, because a condition can look at other rules; and once, because it can count.
        let problems: Vec<_> = rules.iter().map(|rule| rule.problem(&request, self.api)).collect();
        let mut chosen: Option<&Rule> = None;
        for (rule, _) in rules.iter().zip(&problems).filter(|(_, problem)| problem.is_none()) {
            let mut uses = rule.uses();
            match chosen {
                Some(_) => uses.before += 1,
                None if uses.left == Some(0) => {}
                None => {
                    uses.left = uses.left.map(|left| left - 1);
                    uses.calls += 1;
                    uses.requests.push(request.clone(), body.len());
                    chosen = Some(rule);
                }
            }
        }
        if let Some(rule) = chosen {
            return Ok((rule.reply)(&request));
        }
        let mut why: Vec<_> = match operation {
            None => vec!["the document has no such operation".to_owned()],
            Some(operation) if rules.is_empty() => vec![format!("there is none for `{}`", operation.id)],
            Some(_) => Vec::new(),
        };
        why.extend(rules.iter().zip(problems).map(|(rule, problem)| {
            let problem = problem.unwrap_or_else(|| format!("it has replied {}", times(rule.uses().calls)));
            format!("{}: {problem}", rule.name())
        }));
        let said = described(&request, &why, "; ");
        self.state().unexpected.push((request, why), body.len());
        Err(said)
    }

    fn operation(&self, request: &Request) -> Option<&'static Operation> {
        match self.routes.target(request.method(), request.path()) {
            Target::Operation(operation, _) => Some(operation),
            _ => None,
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Describes a request that no rule fits, and why; `separator` is put between the parts.
fn described(request: &Request, why: &[String], separator: &str) -> String {
    std::iter::once(format!("no rule fits {request}")).chain(why.iter().cloned()).collect::<Vec<_>>().join(separator)
}

fn times(number: u64) -> String {
    if number == 1 { "once".to_owned() } else { format!("{number} times") }
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
        let uses = Uses { left: plan.times, ..Uses::default() };
        let rule = Arc::new(Rule {
            call,
            operation: C::OPERATION,
            conditions,
            reply: Box::new(move |request| plan.reply::<C>(request)),
            place: Location::caller(),
            uses: Mutex::new(uses),
        });
        self.rules.state().rules.push(rule.clone());
        Mock { rules: self.rules.clone(), rule }
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
        let rules = self.rules.state().rules.clone();
        let unused = rules.iter().filter(|rule| rule.uses().calls == 0);
        let mut problems: Vec<_> = unused.map(|rule| format!("{} did not reply", rule.name())).collect();
        if self.task.is_some() {
            let state = self.rules.state();
            problems.extend(state.unexpected.iter().map(|(request, why)| described(request, why, "\n  ")));
        }
        assert!(problems.is_empty(), "{}", problems.join("\n"));
    }

    /// Returns the last requests that no rule fits, the oldest one first. In front of a simulator, these are the requests that
    /// the simulator responded to since there are rules.
    pub fn unexpected(&self) -> Vec<Request> {
        self.rules.state().unexpected.iter().map(|(request, _)| request.clone()).collect()
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
        let said = match self.0.reply(&head, &body) {
            Ok(reply) => return reply.send().await,
            Err(said) => said,
        };
        let mut response = Response::new(said.into_bytes());
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
    rule: Arc<Rule>,
}

impl Mock {
    /// Returns how often the rule replied.
    pub fn calls(&self) -> u64 {
        self.rule.uses().calls
    }

    /// Returns the last requests that the rule replied to, the oldest one first: up to 1,000, and up to 16 MB.
    pub fn requests(&self) -> Vec<Request> {
        self.rule.uses().requests.iter().cloned().collect()
    }

    /// Checks how often the rule replied.
    ///
    /// # Panics
    ///
    /// It replied more or less often. The message has the requests that it replied to, those that no rule fits, and why.
    #[track_caller]
    pub fn assert_calls(&self, calls: u64) {
        let mut problem = {
            let uses = self.rule.uses();
            if uses.calls == calls {
                return;
            }
            let mut problem = format!("{} replied {}, expected {}", self.rule.name(), times(uses.calls), times(calls));
            if uses.before > 0 {
                let _ = write!(problem, "\na rule before it replied {} to what it fits, too", times(uses.before));
            }
            for request in uses.requests.iter() {
                let _ = write!(problem, "\nit replied to {request}");
            }
            problem
        };
        for (request, why) in self.rules.state().unexpected.iter() {
            let _ = write!(problem, "\n{}", described(request, why, "\n  "));
        }
        panic!("{problem}");
    }
}

impl fmt::Debug for Mock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mock").field("call", &self.rule.call).field("calls", &self.calls()).finish_non_exhaustive()
    }
}
