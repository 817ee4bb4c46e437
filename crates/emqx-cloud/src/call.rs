//! The typed calls: one type for each, made by the method of the same name on [`Client`].
//!
//! A call is built, and then sent: `.send().await`, or `.await` for short. Until then nothing happens. What is optional
//! has a method: filters and pages, and on every call [`retry`](ListClients::retry),
//! [`attempt_timeout`](ListClients::attempt_timeout) and [`idempotent`](ListClients::idempotent).
//!
//! The types are generated; everything that they do is in this module and the ones below it.

#![allow(clippy::result_large_err, reason = "the error of the generated client is as large as it is")]

use std::future::{Future, IntoFuture};
use std::pin::{Pin, pin};
use std::time::Duration;

use emqx_cloud_api::operations::MAX_BODY_BYTES;
use emqx_cloud_api::{InvalidArgument, Operation};
use futures_util::future::{Either, select};
use serde_json::Value;
use tracing::Instrument;

use crate::answer::{self, Ack, Context, One, Page, Received, Success, optional};
use crate::batch::{NamedOutcome, Outcome, Rows};
use crate::clock::Timer;
use crate::named::{Answer, Given};
use crate::paging::{Items, Pages};
use crate::retry::Attempts;
use crate::trace::Trace;
use crate::{Client, Error, ErrorKind, GaveUp, Result, Retry, retry_after};

emqx_cloud_api::emqx_cloud_calls!();

/// The call of that name, made of JSON.
pub(crate) async fn by_name(client: &Client, name: &str, given: Given) -> Result<Answer> {
    dispatch(client, meant(name, given.is_many()), given).await
}

/// A request, or why it cannot be built.
pub(crate) type BuiltRequest = std::result::Result<reqwest::Request, emqx_cloud_api::Error<()>>;

/// What a caller set for one call, in place of what the client does.
#[derive(Debug, Clone, Default)]
pub(crate) struct Options {
    pub retry: Option<Retry>,
    pub attempt_timeout: Option<Duration>,
    pub idempotent: Option<bool>,
}

/// What every call has in common.
#[derive(Debug, Clone)]
pub(crate) struct Call<'a> {
    client: &'a Client,
    operation: &'static Operation,
    name: &'static str,
    options: Options,
    refused: Option<InvalidArgument>,
    /// The caller says `body` for what a typed call has another name for.
    by_name: bool,
    pub page: Option<u32>,
    pub limit: Option<u32>,
}

impl<'a> Call<'a> {
    fn new(client: &'a Client, operation: &'static Operation, name: &'static str) -> Self {
        let options = Options::default();
        Self { client, operation, name, options, refused: None, by_name: false, page: None, limit: None }
    }

    /// Remembers the first argument that breaks a rule; sending the call reports it.
    fn check(&mut self, rule: std::result::Result<(), InvalidArgument>) {
        if let (None, Err(invalid)) = (&self.refused, rule) {
            self.refused = Some(invalid);
        }
    }

    /// Says `body` in place of the name that the typed call gives what it sends.
    fn refused_in_body(&mut self, typed: &str) {
        self.by_name = true;
        if let Some(invalid) = &self.refused
            && let Some(rest) = invalid.argument().strip_prefix(typed)
        {
            self.refused = Some(InvalidArgument::new(format!("body{rest}"), invalid.problem()));
        }
    }

    /// An error about this call, before there is a request.
    pub(crate) fn error(&self, kind: ErrorKind) -> Error {
        Error::new(kind).asked(self.operation, self.name, "")
    }

    fn error_of(&self, invalid: InvalidArgument) -> Error {
        Error::invalid_argument(invalid).asked(self.operation, self.name, "")
    }

    /// Sends a request until `read` finds a success in the answer, the call fails for good, or has been tried enough.
    pub(crate) async fn exchange<T>(
        &self,
        request: BuiltRequest,
        read: impl Fn(Success<'_>) -> Result<T>,
    ) -> Result<T> {
        let trace = Trace::begin(self.operation, self.name, request.as_ref().ok().map(reqwest::Request::url));
        let retry = self.options.retry.as_ref().unwrap_or(self.client.retry());
        let idempotent = self.options.idempotent.unwrap_or(self.operation.idempotent);
        let mut attempts = Attempts::new(retry, self.client, idempotent);
        let result = self.attempts(request, &mut attempts, read).instrument(trace.span().clone()).await;
        trace.end(result.as_ref().err(), attempts.made(), attempts.elapsed());
        result
    }

    async fn attempts<T>(
        &self,
        request: BuiltRequest,
        attempts: &mut Attempts<'_>,
        read: impl Fn(Success<'_>) -> Result<T>,
    ) -> Result<T> {
        let request = self.checked(request)?;
        let context = self.context(&request);
        let timeout = self.options.attempt_timeout.unwrap_or(self.client.attempt_timeout());
        loop {
            let limit = attempts.begin(timeout);
            let Some(again) = request.try_clone() else {
                // Bodies are bytes, which can be cloned; a stream could not be sent again.
                return Err(context.error(ErrorKind::InvalidArgument).detail("the body cannot be sent twice"));
            };
            let answer = self.attempt(again, &context, limit).await;
            let error = match answer.and_then(|envelope| read(Success::new(&context, envelope))) {
                Ok(found) => {
                    Trace::attempt(attempts.made(), None, None);
                    attempts.succeeded();
                    return Ok(found);
                }
                Err(error) => error,
            };
            let next = attempts.after(&error);
            Trace::attempt(attempts.made(), Some(&error), next.ok());
            match next {
                Err(why) => return Err(attempts.give_up(error, why)),
                Ok(wait) if !attempts.wait(wait).await => return Err(attempts.give_up(error, Some(GaveUp::TimeLimit))),
                Ok(_) => {}
            }
        }
    }

    /// The request with credentials, if it may be sent.
    fn checked(&self, request: BuiltRequest) -> Result<reqwest::Request> {
        if let Some(invalid) = &self.refused {
            return Err(self.error_of(invalid.clone()));
        }
        let mut request = request.map_err(|error| self.not_built(error))?;
        let size = body(&request).len();
        if size > MAX_BODY_BYTES {
            let name = if body(&request).starts_with(b"[") && !self.by_name { "items" } else { "body" };
            let problem = format!("must have at most {MAX_BODY_BYTES} bytes as JSON, and has {size}: send it in parts");
            return Err(self.error_of(InvalidArgument::new(name, problem)));
        }
        self.client.authorize(&mut request);
        Ok(request)
    }

    /// One request, and one answer read whole, within the time.
    async fn attempt(&self, request: reqwest::Request, context: &Context, limit: Duration) -> Result<answer::Envelope> {
        let mut deadline = self.client.clock().deadline(limit);
        let late = || context.error(ErrorKind::Timeout).detail(format!("the attempt was given {limit:?}"));
        let had_body = request.body().is_some();
        let pool = before(&mut deadline, self.client.http().pool()).await.ok_or_else(late)?;
        let pool = pool.map_err(|error| context.error(ErrorKind::Connect).with_source(error))?;
        let response = before(&mut deadline, pool.client.execute(request)).await.ok_or_else(late)?;
        let mut response = response.map_err(|error| broken(context, error))?;
        self.client.http().after(&pool, had_body, response.status(), response.version());
        let content_type = response.headers().get(reqwest::header::CONTENT_TYPE);
        let content_type = content_type.and_then(|value| value.to_str().ok()).map(|text| context.redactor.text(text));
        let retry_after = retry_after::parse(response.headers(), || self.client.clock().date());
        let status = response.status().as_u16();
        let about = |error: Error| error.with_status(status).with_retry_after(retry_after);
        let mut body = Vec::new();
        loop {
            let chunk = before(&mut deadline, response.chunk()).await.ok_or_else(|| about(late()))?;
            let Some(chunk) = chunk.map_err(|error| about(broken(context, error)))? else { break };
            if body.len() + chunk.len() > self.client.body_limit() {
                let limit = format!("the body is longer than {} bytes", self.client.body_limit());
                return Err(about(context.error(ErrorKind::UnexpectedAnswer).detail(limit)));
            }
            body.extend_from_slice(&chunk);
        }
        answer::judge(&Received { status, content_type, body }, context)
            .map_err(|error| error.with_retry_after(retry_after))
    }

    fn context(&self, request: &reqwest::Request) -> Context {
        let body = body(request);
        let mut redactor = self.client.redactor().clone();
        redactor.learn_body(body);
        let sent = match serde_json::from_slice(body) {
            Ok(Value::Array(items)) => items,
            _ => Vec::new(),
        };
        let path = redactor.text(request.url().path());
        Context { operation: self.operation, call: self.name, path, redactor, sent }
    }

    fn not_built(&self, error: emqx_cloud_api::Error<()>) -> Error {
        let invalid = self.error(ErrorKind::InvalidArgument);
        match error {
            emqx_cloud_api::Error::InvalidRequest(problem) => invalid.detail(problem),
            emqx_cloud_api::Error::CommunicationError(error) => invalid.with_source(error.without_url()),
            _ => invalid.detail("no request could be built from the arguments"),
        }
    }
}

/// What broke, and whether anything was sent before.
fn broken(context: &Context, error: reqwest::Error) -> Error {
    let kind = if error.is_builder() {
        ErrorKind::InvalidArgument
    } else if error.is_connect() {
        ErrorKind::Connect
    } else if error.is_timeout() {
        ErrorKind::Timeout
    } else {
        ErrorKind::Transport
    };
    // The URL has the query, which can say more than an error should.
    let error = error.without_url();
    let cause = context.redactor.text(&root_cause(&error));
    context.error(kind).detail(cause).with_timed_out(error.is_timeout()).with_source(error)
}

/// What a future gives, if it does before the deadline.
async fn before<T>(deadline: &mut Timer, future: impl Future<Output = T>) -> Option<T> {
    match select(pin!(future), deadline).await {
        Either::Left((found, _)) => Some(found),
        Either::Right(_) => None,
    }
}

/// The bytes of a request's body.
fn body(request: &reqwest::Request) -> &[u8] {
    request.body().and_then(reqwest::Body::as_bytes).unwrap_or_default()
}

/// The last of a chain of errors, which says what happened; those before it say to whom.
fn root_cause(error: &(dyn std::error::Error + 'static)) -> String {
    std::iter::successors(Some(error), |error| error.source()).last().map(ToString::to_string).unwrap_or_default()
}
