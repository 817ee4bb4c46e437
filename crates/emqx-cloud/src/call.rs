//! Sends calls: attempts, credentials, size limits, and reading the response.

use std::future::Future;
use std::pin::pin;
use std::time::Duration;

use emqx_cloud_core::{InvalidArgument, InvalidArguments, Operation, Parameter, Place, Validate};
use futures_util::future::{Either, select};
use tracing::Instrument;

use crate::answer::{self, Context, Read, Received, Success};
use crate::clock::Timer;
use crate::connection::Connection;
use crate::error::{About, Error, ErrorKind, Failure, GaveUp, Result};
use crate::retry::{Attempts, Retry};
use crate::retry_after;
use crate::trace::Trace;

/// The maximum length of a URL that the HTTP library can send.
const MAX_URL_BYTES: usize = 65_534;

/// A request, or why the typed client cannot build it.
pub(crate) type BuiltRequest = std::result::Result<reqwest::Request, progenitor_client::Error<()>>;

/// The settings of one call, in place of those of the client.
#[derive(Debug, Clone, Default)]
pub struct Options {
    pub retry: Option<Retry>,
    pub attempt_timeout: Option<Duration>,
    pub idempotent: Option<bool>,
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

    /// Returns an error of this call that is not about a request.
    pub fn fail(&self, failure: Failure) -> Error {
        let about = About { operation: self.operation, call: self.name, path: String::new() };
        failure.finish(self.connection.api(), Some(&about), self.connection.redactor())
    }

    fn refuse(&self, argument: &str, problem: String) -> Error {
        self.fail(Failure::invalid_argument(InvalidArgument::new(argument, problem)))
    }

    /// Checks and builds a request, and adds the credentials.
    pub fn prepare<R: Validate>(
        &self,
        request: &R,
        build: impl FnOnce(&R) -> BuiltRequest,
    ) -> Result<reqwest::Request> {
        let mut invalid = InvalidArguments::default();
        request.check(&mut invalid);
        if !invalid.is_empty() {
            invalid.rename("body", self.body_name);
            return Err(self.fail(Failure::invalid_argument(invalid)));
        }
        let mut request = build(request).map_err(|error| self.not_built(error))?;
        self.measure(&request)?;
        self.connection.authorize(&mut request);
        Ok(request)
    }

    /// Sends a request until `read` succeeds, or until the call must not or need not be retried.
    pub async fn exchange<R: Validate, T>(
        &self,
        request: &R,
        build: impl FnOnce(&R) -> BuiltRequest,
        read: impl Fn(Success<'_>) -> Read<T>,
    ) -> Result<T> {
        self.run(self.prepare(request, build), read).await
    }

    /// Like [`exchange`](Self::exchange), with the result of [`prepare`](Self::prepare).
    pub async fn run<T>(&self, request: Result<reqwest::Request>, read: impl Fn(Success<'_>) -> Read<T>) -> Result<T> {
        let trace = Trace::begin(self.operation, self.name, request.as_ref().ok().map(reqwest::Request::url));
        let retry = self.options.retry.as_ref().unwrap_or(self.connection.retry());
        let idempotent = self.options.idempotent.unwrap_or(self.operation.idempotent);
        let mut attempts = Attempts::new(retry, self.connection.budget(), self.connection.clock(), idempotent);
        let result = self.attempts(request, &mut attempts, read).instrument(trace.span().clone()).await;
        let ended = result.as_ref().map(|(status, _)| *status);
        trace.end(self.connection.api(), ended, attempts.made(), attempts.elapsed());
        result.map(|(_, found)| found)
    }

    async fn attempts<T>(
        &self,
        request: Result<reqwest::Request>,
        attempts: &mut Attempts<'_>,
        read: impl Fn(Success<'_>) -> Read<T>,
    ) -> Result<(u16, T)> {
        let request = request?;
        let context = self.context(&request);
        let timeout = self.options.attempt_timeout.unwrap_or(self.connection.attempt_timeout());
        loop {
            let limit = attempts.begin(timeout);
            let Some(again) = request.try_clone() else {
                // Bodies are bytes, which can be cloned; a stream could not be sent twice.
                let failure = Failure::new(ErrorKind::InvalidArgument).detail("the body cannot be sent twice");
                return Err(context.finish(failure));
            };
            let success = self.attempt(again, &context, limit).await;
            let read = success.and_then(|success| Ok((success.status(), read(success)?)));
            let error = match read {
                Ok((status, found)) => {
                    Trace::attempt(attempts.made(), Ok(status), None);
                    attempts.succeeded();
                    return Ok((status, found));
                }
                Err(failure) => context.finish(failure),
            };
            let next = attempts.after(&error);
            Trace::attempt(attempts.made(), Err(&error), next.ok());
            match next {
                Err(why) => return Err(attempts.give_up(error, why)),
                Ok(wait) if !attempts.wait(wait).await => return Err(attempts.give_up(error, Some(GaveUp::TimeLimit))),
                Ok(_) => {}
            }
        }
    }

    /// Checks that a request is not too large for the server or the HTTP library.
    fn measure(&self, request: &reqwest::Request) -> Result<()> {
        let size = body(request).len();
        if let Some(most) = self.connection.api().max_body_bytes.filter(|most| size > *most) {
            let name = if self.body_name == "items" { "items" } else { "body" };
            return Err(self.refuse(name, format!("must have at most {most} bytes as JSON, got {size}: split it")));
        }
        let length = request.url().as_str().len();
        if length > MAX_URL_BYTES {
            let problem = format!("must be shorter: a URL can have at most {MAX_URL_BYTES} bytes, got {length}");
            return Err(self.refuse(self.longest_argument(request.url()), problem));
        }
        Ok(())
    }

    /// Returns the argument that takes up the largest part of a URL.
    fn longest_argument(&self, url: &reqwest::Url) -> &'static str {
        let length = |parameter: &&Parameter| match parameter.place {
            Place::Path => {
                // From the end, because the base address can have a path.
                let segments = url.path().rsplit('/').zip(self.operation.path.rsplit('/'));
                let is_it = |template: &str| template.trim_matches(['{', '}']) == parameter.name;
                segments.filter(|(_, template)| is_it(template)).map(|(segment, _)| segment.len()).sum::<usize>()
            }
            Place::Query => {
                let pairs = url.query().unwrap_or_default().split('&').filter_map(|pair| pair.split_once('='));
                pairs.filter(|(name, _)| *name == parameter.name).map(|(_, value)| value.len()).sum()
            }
            Place::Header => 0,
        };
        self.operation.parameters.iter().max_by_key(length).map_or("url", |parameter| parameter.argument)
    }

    /// Sends a request once, and reads the whole response within the time limit.
    async fn attempt<'c>(&self, request: reqwest::Request, context: &'c Context, limit: Duration) -> Read<Success<'c>> {
        let mut deadline = self.connection.clock().deadline(limit);
        let late = || Failure::new(ErrorKind::Timeout).detail(format!("no complete response within {limit:?}"));
        let had_body = request.body().is_some();
        let pool = before(&mut deadline, self.connection.http().pool()).await.ok_or_else(late)?;
        let pool = pool.map_err(|error| Failure::new(ErrorKind::Connect).source(error))?;
        // A request whose connection ends just now can be lost, and then nothing but the deadline ends the attempt:
        // https://github.com/hyperium/hyper/issues/4122
        let response = before(&mut deadline, pool.client.execute(request)).await.ok_or_else(late)?;
        let mut response = response.map_err(broken)?;
        self.connection.http().after(&pool, had_body, response.status(), response.version());
        let content_type = response.headers().get(reqwest::header::CONTENT_TYPE);
        let content_type = content_type.and_then(|value| value.to_str().ok()).map(str::to_owned);
        let retry_after = retry_after::parse(response.headers(), || self.connection.clock().date());
        let status = response.status().as_u16();
        let about = |failure: Failure| failure.status(status).retry_after(retry_after);
        let mut body = Vec::new();
        loop {
            let chunk = before(&mut deadline, response.chunk()).await.ok_or_else(|| about(late()))?;
            let Some(chunk) = chunk.map_err(|error| about(broken(error)))? else { break };
            if body.len() + chunk.len() > self.connection.body_limit() {
                let limit = format!("the body is longer than {} bytes", self.connection.body_limit());
                return Err(about(Failure::new(ErrorKind::UnexpectedResponse).detail(limit)));
            }
            body.extend_from_slice(&chunk);
        }
        answer::judge(Received { status, content_type, body }, context)
            .map_err(|failure| failure.retry_after(retry_after))
    }

    fn context(&self, request: &reqwest::Request) -> Context {
        let body = body(request);
        // A clone of a request shares its body.
        let shared = request.try_clone().and_then(|mut request| request.body_mut().take());
        let redactor = match shared {
            Some(body) => self.connection.redactor().with_body(body),
            None => self.connection.redactor().clone(),
        };
        let sent = match body.first() {
            Some(b'[') => serde_json::from_slice(body).unwrap_or_default(),
            _ => Vec::new(),
        };
        let about = About { operation: self.operation, call: self.name, path: request.url().path().to_owned() };
        Context { api: self.connection.api(), about, redactor, sent }
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

/// Converts an error of the HTTP library, which shows whether the request may have been sent.
fn broken(error: reqwest::Error) -> Failure {
    let kind = if error.is_builder() {
        ErrorKind::InvalidArgument
    } else if error.is_connect() {
        ErrorKind::Connect
    } else if error.is_timeout() {
        ErrorKind::Timeout
    } else {
        ErrorKind::Transport
    };
    // The URL has the query, which does not belong in an error.
    let error = error.without_url();
    Failure::new(kind).detail(root_cause(&error)).timed_out(error.is_timeout()).source(error)
}

/// Returns the output of a future, or `None` if the deadline comes first.
async fn before<T>(deadline: &mut Timer, future: impl Future<Output = T>) -> Option<T> {
    match select(pin!(future), deadline).await {
        Either::Left((found, _)) => Some(found),
        Either::Right(_) => None,
    }
}

/// Returns the bytes of a request's body.
fn body(request: &reqwest::Request) -> &[u8] {
    request.body().and_then(reqwest::Body::as_bytes).unwrap_or_default()
}

/// Returns the last error of a chain, which has the cause; the others have the context.
fn root_cause(error: &(dyn std::error::Error + 'static)) -> String {
    std::iter::successors(Some(error), |error| error.source()).last().map(ToString::to_string).unwrap_or_default()
}
