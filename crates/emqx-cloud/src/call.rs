//! Sends calls: attempts, credentials, size limits, and reading the response.

use std::future::Future;
#[cfg(feature = "test-util")]
use std::io;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use emqx_cloud_core::{self as core, InvalidArgument, InvalidArguments, Operation, Parameter, Position, Validate};
use futures_util::future::{BoxFuture, Either, select};
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use tokio::sync::SemaphorePermit;
use tracing::Instrument;

use crate::answer::{Context, Incoming, Read, Response};
use crate::clock::{Clock, Timer};
use crate::connection::Connection;
use crate::dry_run::{DryRun, PreparedRequest};
use crate::error::{About, Error, ErrorKind, Failure, GaveUp, Result};
use crate::query::Query;
use crate::request;
use crate::retry::{Attempts, Retry};
use crate::retry_after;
use crate::task;
#[cfg(feature = "test-util")]
use crate::testing::Reply;
use crate::trace::Trace;
#[cfg(feature = "test-util")]
use crate::transport::root_cause;
use crate::transport::{broken, is_refused_stream};

/// The maximum size of request and response together that are interpreted at once, in bytes. Larger ones take so long that
/// this is done on a thread for blocking work, within the time limit.
const QUICK: usize = 256 * 1024;

/// The maximum length of a URL that the HTTP library can send.
const MAX_URL_BYTES: usize = 65_534;

/// A request, or why the typed client cannot build it.
pub(crate) type BuiltRequest = std::result::Result<reqwest::Request, progenitor_client::Error<()>>;

/// The settings of one call, which override those of the client, and its additional query parameters.
#[derive(Debug, Clone, Default)]
pub struct Options {
    pub retry: Option<Retry>,
    pub attempt_timeout: Option<Duration>,
    pub idempotent: Option<bool>,
    /// Query parameters in addition to those of the request.
    pub query: Query,
    /// If it is set, the request is put here, and not sent.
    pub dry_run: Option<DryRun>,
}

/// A place among the requests in flight.
struct Place<'c> {
    permit: Option<SemaphorePermit<'c>>,
    /// How long the call waited for its place; `None` if it did not wait.
    queued: Option<Duration>,
}

/// The part that all calls have in common. It owns its data.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    connection: Connection,
    operation: &'static Operation,
    name: &'static str,
    /// The name of the argument that is the body; empty if its fields are arguments.
    body_name: &'static str,
    pub options: Options,
}

impl Call {
    pub fn new(
        connection: &Connection,
        operation: &'static Operation,
        name: &'static str,
        body_name: &'static str,
    ) -> Self {
        Self { connection: connection.clone(), operation, name, body_name, options: Options::default() }
    }

    /// Sets the options.
    pub fn with(self, options: Options) -> Self {
        Self { options, ..self }
    }

    pub fn retry(&self) -> &Retry {
        self.options.retry.as_ref().unwrap_or(self.connection.retry())
    }

    pub fn clock(&self) -> &dyn Clock {
        self.connection.clock()
    }

    pub fn body_limit(&self) -> usize {
        self.connection.body_limit()
    }

    /// Returns the fields that identify a row of the list.
    pub fn row_key(&self) -> &'static [&'static str] {
        self.operation.paging.map_or(&[], |paging| paging.key)
    }

    /// Returns whether the pages of the list have numbers.
    pub fn has_page_numbers(&self) -> bool {
        self.operation.paging.is_some_and(|paging| matches!(paging.position, Position::Number { .. }))
    }

    /// Returns an error of this call that is not about a request.
    pub fn fail(&self, failure: Failure) -> Error {
        let about = About { operation: self.operation, call: self.name, path: String::new() };
        failure.finish(self.connection.api(), Some(&about), self.connection.redactor())
    }

    fn refuse(&self, argument: &str, problem: String) -> Error {
        self.fail(Failure::invalid_argument(InvalidArgument::new(argument, problem)))
    }

    /// Checks an item of a request.
    pub fn check(&self, item: &impl Validate) -> Result<()> {
        let mut invalid = InvalidArguments::default();
        item.check(&mut invalid);
        self.refuse_if(invalid)
    }

    fn refuse_if(&self, mut invalid: InvalidArguments) -> Result<()> {
        if invalid.is_empty() {
            return Ok(());
        }
        invalid.rename("body", self.body_name);
        Err(self.fail(Failure::invalid_argument(invalid)))
    }

    /// Checks and builds a request, and adds the credentials.
    pub fn prepare<R: Validate>(
        &self,
        request: &R,
        build: impl FnOnce(&R) -> BuiltRequest,
    ) -> Result<reqwest::Request> {
        let mut invalid = InvalidArguments::default();
        request.check(&mut invalid);
        self.options.query.check(self.connection.api(), self.operation, &mut invalid);
        self.refuse_if(invalid)?;
        let mut request = build(request).map_err(|error| self.not_built(error))?;
        self.options.query.append_to(request.url_mut());
        self.measure(&request)?;
        self.connection.authorize(&mut request);
        Ok(request)
    }

    /// Adds the credentials to a request that is not checked yet.
    pub fn authorized(&self, built: BuiltRequest) -> Result<reqwest::Request> {
        let mut request = built.map_err(|error| self.not_built(error))?;
        self.connection.authorize(&mut request);
        Ok(request)
    }

    pub fn connection(&self) -> &Connection {
        &self.connection
    }

    pub fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// Sends a request until `read` succeeds, or until the call must not or need not be retried.
    pub async fn exchange<R: Validate, T: Send + 'static>(
        &self,
        request: &R,
        build: impl FnOnce(&R) -> BuiltRequest,
        read: impl Fn(Incoming<'_>) -> Read<T> + Clone + Send + 'static,
    ) -> Result<T> {
        self.run(self.prepare(request, build), read).await
    }

    /// Like [`exchange`](Self::exchange), with the result of [`prepare`](Self::prepare).
    pub async fn run<T: Send + 'static>(
        &self,
        request: Result<reqwest::Request>,
        read: impl Fn(Incoming<'_>) -> Read<T> + Clone + Send + 'static,
    ) -> Result<T> {
        self.tracked(request, read).await.map(|(found, _)| found)
    }

    /// Like [`run`](Self::run), and also returns whether an attempt before the last one may have been applied.
    pub async fn tracked<T: Send + 'static>(
        &self,
        request: Result<reqwest::Request>,
        read: impl Fn(Incoming<'_>) -> Read<T> + Clone + Send + 'static,
    ) -> Result<(T, bool)> {
        if let Some(dry_run) = &self.options.dry_run {
            return Err(Box::pin(self.show(request?, dry_run)).await);
        }
        let trace = Trace::begin(self.operation, self.name, request.as_ref().ok().map(reqwest::Request::url));
        let retry = self.retry();
        let idempotent = self.options.idempotent.unwrap_or(self.operation.idempotent);
        let mut attempts = Attempts::new(retry, self.connection.budget(), self.connection.clock(), idempotent);
        let mut reader = Reader { read, found: None };
        let ended = match trace.span() {
            Some(span) => self.attempts(request, &mut attempts, &mut reader).instrument(span.clone()).await,
            None => self.attempts(request, &mut attempts, &mut reader).await,
        };
        trace.end(self.connection.api(), ended.as_ref().copied(), &attempts);
        ended?;
        match reader.found {
            Some(found) => Ok((found, attempts.unknown_before())),
            None => Err(self.fail(Failure::new(ErrorKind::UnexpectedResponse).detail("the response was not read"))),
        }
    }

    /// Puts the request where a dry run finds it. The error ends the call.
    async fn show(&self, request: reqwest::Request, dry_run: &DryRun) -> Error {
        let context = self.context(request);
        let shown = match context.sent().len() {
            0..=QUICK => Some(PreparedRequest::of(&context)),
            _ => task::off_runtime(move || PreparedRequest::of(&context)).await,
        };
        dry_run.put(shown);
        self.fail(Failure::new(ErrorKind::Configuration).detail("a dry run sends nothing"))
    }

    /// Makes the attempts, and returns the status of the success. It is compiled once for all calls.
    async fn attempts(
        &self,
        request: Result<reqwest::Request>,
        attempts: &mut Attempts<'_>,
        reader: &mut dyn Interpret,
    ) -> Result<u16> {
        let context = Arc::new(self.context(request?));
        let timeout = self.options.attempt_timeout.unwrap_or(self.connection.attempt_timeout());
        loop {
            let Place { permit, queued } = match self.place(attempts.left()).await {
                Ok(place) => place,
                Err(failure) => return Err(attempts.give_up(context.finish(failure), Some(GaveUp::TimeLimit))),
            };
            let limit = attempts.begin(timeout);
            let Some(request) = context.request().try_clone() else {
                // Bodies are bytes, which can be cloned; a stream could not be sent twice.
                let failure = Failure::new(ErrorKind::InvalidArgument).detail("the body cannot be sent twice");
                return Err(context.finish(failure));
            };
            let mut deadline = self.connection.clock().deadline(limit);
            let late = || context.finish(Failure::new(ErrorKind::Timeout).detail(no_response(limit)));
            let response = self.attempt(request, &mut deadline, limit).await;
            // The request is no longer in flight.
            drop(permit);
            let result = match response {
                Err(failure) if context.sent().len() <= QUICK => Err(context.finish(failure)),
                Err(failure) => {
                    // Collecting the secrets of a large request must not block the runtime either. It takes no longer than
                    // sending the request.
                    let finished = context.clone();
                    Err(task::off_runtime(move || finished.finish(failure)).await.unwrap_or_else(late))
                }
                Ok(response) => {
                    let status = response.status;
                    let interpreted = if response.body.len() + context.sent().len() <= QUICK {
                        reader.interpret(&response, &context)
                    } else {
                        let work = reader.interpret_off_runtime(response, context.clone());
                        before(&mut deadline, work).await.flatten().unwrap_or_else(|| Err(late()))
                    };
                    interpreted.map(|()| status)
                }
            };
            let error = match result {
                Ok(status) => {
                    Trace::attempt(attempts.made(), queued, Ok(status), None);
                    attempts.succeeded();
                    return Ok(status);
                }
                Err(error) => error,
            };
            let next = attempts.after(&error);
            Trace::attempt(attempts.made(), queued, Err(&error), next.as_ref().ok().map(|next| next.wait));
            match next {
                Err(why) => return Err(attempts.give_up(error, why)),
                Ok(next) => {
                    if !attempts.wait(next).await {
                        return Err(attempts.give_up(error, Some(GaveUp::TimeLimit)));
                    }
                }
            }
        }
    }

    /// Returns what the only attempt of the call ends with, given the reply of a server.
    #[cfg(feature = "test-util")]
    pub fn receive<R: Validate, T>(
        &self,
        request: &R,
        build: impl FnOnce(&R) -> BuiltRequest,
        read: impl Fn(Incoming<'_>) -> Read<T>,
        reply: Reply,
    ) -> Result<T> {
        let context = self.context(self.prepare(request, build)?);
        let retry = Retry::none();
        let idempotent = self.options.idempotent.unwrap_or(self.operation.idempotent);
        let mut attempts = Attempts::new(&retry, self.connection.budget(), self.connection.clock(), idempotent);
        let limit = attempts.begin(self.options.attempt_timeout.unwrap_or(self.connection.attempt_timeout()));
        let result = match self.replied(reply, limit) {
            Ok(response) => interpret(&response, &context, read),
            Err(failure) => Err(context.finish(failure)),
        };
        result.map_err(|error| {
            let why = attempts.after(&error).err().flatten();
            attempts.give_up(error, why)
        })
    }

    #[cfg(feature = "test-util")]
    fn replied(&self, reply: Reply, limit: Duration) -> Read<Response> {
        let lost = |kind: io::ErrorKind| {
            let error = io::Error::from(kind);
            Failure::new(ErrorKind::Transport).detail(root_cause(&error)).source(error)
        };
        match reply {
            Reply::After(delay, _) if delay >= limit => self.replied(Reply::Timeout, limit),
            Reply::After(_, reply) => self.replied(*reply, limit),
            Reply::Response { status, headers, body } => {
                self.check_size(body.len()).map_err(|failure| failure.status(status))?;
                let (content_type, retry_after) = self.read_headers(&headers);
                Ok(Response { status, content_type, retry_after, body: body.into() })
            }
            Reply::ConnectionRefused => {
                let error = io::Error::from(io::ErrorKind::ConnectionRefused);
                Err(Failure::new(ErrorKind::Connect).detail(root_cause(&error)).down(true).source(error))
            }
            Reply::ConnectionLost => Err(lost(io::ErrorKind::ConnectionReset)),
            Reply::Incomplete { status } => Err(lost(io::ErrorKind::UnexpectedEof).status(status)),
            Reply::Timeout => Err(Failure::new(ErrorKind::Timeout).detail(no_response(limit))),
        }
    }

    /// Checks that a request is not too large for the server or the HTTP library.
    fn measure(&self, request: &reqwest::Request) -> Result<()> {
        let size = body(request).len();
        if let Some(most) = self.connection.api().max_body_bytes.filter(|most| size > *most) {
            let name = if self.body_name == "items" { "items" } else { "body" };
            return Err(self.refuse(name, format!("must have at most {most} bytes as JSON, got {size}: split it")));
        }
        let url = request.url();
        let (line, length) = (request_line_bytes(request), url.as_str().len());
        let problem = match self.connection.api().max_request_line_bytes {
            Some(most) if line > most => {
                format!("must be shorter: the server takes a request line of at most {most} bytes, got {line}")
            }
            _ if length > MAX_URL_BYTES => {
                format!("must be shorter: a URL can have at most {MAX_URL_BYTES} bytes, got {length}")
            }
            _ => return Ok(()),
        };
        Err(self.refuse(longest_argument(self.operation, url), problem))
    }

    /// Waits for a place among the requests in flight. If this future is dropped, the place goes to the next waiting call.
    async fn place(&self, limit: Duration) -> Read<Place<'_>> {
        let (places, clock) = (self.connection.places(), self.connection.clock());
        if let Ok(permit) = places.try_acquire() {
            return Ok(Place { permit: Some(permit), queued: None });
        }
        let (started, mut deadline) = (clock.now(), clock.deadline(limit));
        let permit = before(&mut deadline, places.acquire()).await;
        let queued = clock.now().saturating_duration_since(started);
        match permit {
            // There is an error only if the semaphore is closed, which it never is.
            Some(permit) if queued < limit => Ok(Place { permit: permit.ok(), queued: Some(queued) }),
            // The call was not polled in time. There was a place, but an attempt would time out immediately.
            _ => {
                let most = self.connection.max_in_flight();
                let detail = format!("no place among the {most} requests in flight became free within {limit:?}");
                Err(Failure::new(ErrorKind::Queue).detail(detail))
            }
        }
    }

    /// Sends a request once, and reads the whole response within the time limit.
    async fn attempt(&self, mut request: reqwest::Request, deadline: &mut Timer, limit: Duration) -> Read<Response> {
        let late = || Failure::new(ErrorKind::Timeout).detail(no_response(limit));
        let http = self.connection.http();
        let prepared = before(deadline, http.prepare(self.operation.id, &mut request)).await.ok_or_else(late)?;
        let (sending, client) = prepared.map_err(|error| Failure::new(ErrorKind::Connect).source(error))?;
        // A request whose connection is closed at this moment can be lost. Then only the deadline ends the attempt:
        // https://github.com/hyperium/hyper/issues/4122
        let response = before(deadline, client.execute(request)).await.ok_or_else(late)?;
        let mut response = response.map_err(|error| {
            let unprocessed = is_refused_stream(&error);
            broken(error).unprocessed(unprocessed)
        })?;
        http.after(&sending, &response);
        let (content_type, retry_after) = self.read_headers(response.headers());
        let status = response.status().as_u16();
        let about = |failure: Failure| failure.status(status).retry_after(retry_after);
        // Most bodies are one chunk, which is not copied.
        let (mut first, mut body) = (Bytes::new(), Vec::new());
        loop {
            let chunk = before(deadline, response.chunk()).await.ok_or_else(|| about(late()))?;
            let Some(chunk) = chunk.map_err(|error| about(broken(error)))? else { break };
            self.check_size(first.len() + body.len() + chunk.len()).map_err(about)?;
            if first.is_empty() && body.is_empty() {
                first = chunk;
            } else {
                body.extend_from_slice(&std::mem::take(&mut first));
                body.extend_from_slice(&chunk);
            }
        }
        let body = if body.is_empty() { first } else { body.into() };
        Ok(Response { status, content_type, retry_after, body })
    }

    /// Checks that the body of a response is not too large.
    fn check_size(&self, bytes: usize) -> Read<()> {
        let most = self.connection.body_limit();
        if bytes <= most {
            return Ok(());
        }
        let problem = format!("the body is longer than {most} bytes");
        Err(Failure::new(ErrorKind::UnexpectedResponse).detail(problem).too_large())
    }

    /// Returns the content type of a response, and the time after which the call may be repeated.
    fn read_headers(&self, headers: &HeaderMap) -> (Option<HeaderValue>, Option<Duration>) {
        (headers.get(CONTENT_TYPE).cloned(), retry_after::parse(headers, || self.connection.clock().date()))
    }

    fn context(&self, request: reqwest::Request) -> Context {
        let secrets = self.options.query.secrets(self.connection.api().secret_fields).map(str::to_owned).collect();
        Context::new(self.connection.clone(), self.operation, self.name, request, secrets)
    }

    fn not_built(&self, error: progenitor_client::Error<()>) -> Error {
        let invalid = Failure::new(ErrorKind::InvalidArgument);
        self.fail(match error {
            progenitor_client::Error::InvalidRequest(problem) => invalid.detail(problem),
            progenitor_client::Error::CommunicationError(error) => invalid.source(error.without_url()),
            _ => invalid.detail("no request could be built from the arguments"),
        })
    }
}

/// Interprets the response of a call.
trait Interpret: Send {
    fn interpret(&mut self, response: &Response, context: &Context) -> Result<()>;

    /// The same on a thread for blocking work. `None` if the runtime is shutting down.
    fn interpret_off_runtime(&mut self, response: Response, context: Arc<Context>)
    -> BoxFuture<'_, Option<Result<()>>>;
}

/// Interprets a response as the data of a success, which it keeps.
struct Reader<T, F> {
    read: F,
    found: Option<T>,
}

impl<T, F> Interpret for Reader<T, F>
where
    T: Send + 'static,
    F: Fn(Incoming<'_>) -> Read<T> + Clone + Send + 'static,
{
    fn interpret(&mut self, response: &Response, context: &Context) -> Result<()> {
        self.found = Some(interpret(response, context, &self.read)?);
        Ok(())
    }

    fn interpret_off_runtime(
        &mut self,
        response: Response,
        context: Arc<Context>,
    ) -> BoxFuture<'_, Option<Result<()>>> {
        let read = self.read.clone();
        let work = task::off_runtime(move || interpret(&response, &context, read));
        Box::pin(async {
            let result = work.await?;
            Some(result.map(|found| self.found = Some(found)))
        })
    }
}

/// Tells a success from a failure, and returns the data of a success.
fn interpret<T>(response: &Response, context: &Context, read: impl Fn(Incoming<'_>) -> Read<T>) -> Result<T> {
    read(Incoming::new(response, context)).map_err(|failure| {
        let failure = failure.retry_after(response.retry_after);
        context.finish(match response.status {
            414 => failure.invalid(too_long(context)),
            _ => failure,
        })
    })
}

/// Returns the problem of a request whose first line is too long for the server.
fn too_long(context: &Context) -> InvalidArgument {
    let line = request_line_bytes(context.request());
    let problem = format!("must be shorter: the server does not take a request line of {line} bytes");
    InvalidArgument::new(longest_argument(context.operation(), context.request().url()), problem)
}

/// Returns the argument that takes up the largest part of a URL: the address, if there are no others.
fn longest_argument(operation: &'static Operation, url: &reqwest::Url) -> &'static str {
    let known = operation.parameters;
    let pairs = || url.query().unwrap_or_default().split('&').filter_map(|pair| pair.split_once('='));
    let length = |parameter: &Parameter| match parameter.place {
        core::Place::Path => {
            let segments = operation.segments(url.path());
            let segments = segments.filter(|(found, _)| found.name == parameter.name);
            segments.map(|(_, segment)| segment.len()).sum()
        }
        core::Place::Query => pairs().filter(|(name, _)| *name == parameter.name).map(|(_, value)| value.len()).sum(),
        core::Place::Header => 0_usize,
    };
    let documented = known.iter().map(|parameter| (parameter.argument, length(parameter)));
    let others = pairs().filter(|(name, _)| known.iter().all(|parameter| parameter.name != *name));
    let others = others.map(|(name, value)| ("query", name.len() + value.len()));
    let path = request::is_undocumented(operation).then(|| ("path", url.path().len()));
    let sent = others.chain(path).chain(documented).filter(|(_, length)| *length > 0);
    sent.max_by_key(|(_, length)| *length).map_or("address", |(argument, _)| argument)
}

fn no_response(limit: Duration) -> String {
    format!("no complete response within {limit:?}")
}

/// Returns the output of a future, or `None` if the deadline comes first.
async fn before<T>(deadline: &mut Timer, future: impl Future<Output = T>) -> Option<T> {
    match select(pin!(future), deadline).await {
        Either::Left((found, _)) => Some(found),
        Either::Right(_) => None,
    }
}

/// Returns the length of the first line of a request in HTTP/1, without the end of the line.
fn request_line_bytes(request: &reqwest::Request) -> usize {
    let url = request.url();
    let query = url.query().map_or(0, |query| "?".len() + query.len());
    request.method().as_str().len() + " ".len() + url.path().len() + query + " HTTP/1.1".len()
}

/// Returns the bytes of a request's body.
fn body(request: &reqwest::Request) -> &[u8] {
    request.body().and_then(reqwest::Body::as_bytes).unwrap_or_default()
}
