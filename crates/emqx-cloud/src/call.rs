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

use emqx_cloud_core::{InvalidArgument, InvalidArguments, Operation, Parameter, Place};
use futures_util::future::{Either, select};
use serde_json::Value;
use tracing::Instrument;

use crate::answer::{self, Ack, Context, Read, Received, Success, optional};
use crate::batch::{NamedOutcome, Outcome, Rows};
use crate::clock::Timer;
use crate::error::{About, Failure};
use crate::named::{Answer, Given};
use crate::page::Page;
use crate::paging::{Items, Pages};
use crate::retry::Attempts;
use crate::temporary_v4::{self, One};
use crate::trace::Trace;
use crate::{Client, Error, ErrorKind, GaveUp, Result, Retry, retry_after};

/// The longest URL that the HTTP library can send.
const MAX_URL_BYTES: usize = 65_534;

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
    invalid: InvalidArguments,
    /// The caller says `body` for what a typed call has another name for.
    by_name: bool,
    pub page: Option<u32>,
    pub limit: Option<u32>,
}

impl<'a> Call<'a> {
    fn new(client: &'a Client, operation: &emqx_cloud_api::Operation, name: &'static str) -> Self {
        let operation = temporary_v4::operation(operation);
        let (options, invalid) = (Options::default(), InvalidArguments::default());
        Self { client, operation, name, options, invalid, by_name: false, page: None, limit: None }
    }

    /// Remembers an argument that breaks a rule; sending the call reports all of them.
    fn check(&mut self, rule: std::result::Result<(), emqx_cloud_api::InvalidArgument>) {
        self.invalid.add(rule.map_err(|found| InvalidArgument::new(found.argument(), found.problem())));
    }

    /// Says `body` in place of the name that the typed call gives what it sends.
    fn refused_in_body(&mut self, typed: &str) {
        self.by_name = true;
        self.invalid.rename(typed, "body");
    }

    /// An error about this call, without a request.
    pub(crate) fn fail(&self, failure: Failure) -> Error {
        let about = About { operation: self.operation, call: self.name, path: String::new() };
        failure.finish(self.client.description(), Some(&about), self.client.redactor())
    }

    fn refuse(&self, argument: &str, problem: String) -> Error {
        self.fail(Failure::invalid_argument(InvalidArgument::new(argument, problem)))
    }

    /// Sends a request until `read` finds a success in the answer, the call fails for good, or has been tried enough.
    pub(crate) async fn exchange<T>(&self, request: BuiltRequest, read: impl Fn(Success<'_>) -> Read<T>) -> Result<T> {
        let trace = Trace::begin(self.operation, self.name, request.as_ref().ok().map(reqwest::Request::url));
        let retry = self.options.retry.as_ref().unwrap_or(self.client.retry());
        let idempotent = self.options.idempotent.unwrap_or(self.operation.idempotent);
        let mut attempts = Attempts::new(retry, self.client, idempotent);
        let result = self.attempts(request, &mut attempts, read).instrument(trace.span().clone()).await;
        let ended = result.as_ref().map(|(status, _)| *status);
        trace.end(self.client.description(), ended, attempts.made(), attempts.elapsed());
        result.map(|(_, found)| found)
    }

    async fn attempts<T>(
        &self,
        request: BuiltRequest,
        attempts: &mut Attempts<'_>,
        read: impl Fn(Success<'_>) -> Read<T>,
    ) -> Result<(u16, T)> {
        let request = self.checked(request)?;
        let context = self.context(&request);
        let timeout = self.options.attempt_timeout.unwrap_or(self.client.attempt_timeout());
        loop {
            let limit = attempts.begin(timeout);
            let Some(again) = request.try_clone() else {
                // Bodies are bytes, which can be cloned; a stream could not be sent again.
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

    /// The request with credentials, if it may be sent.
    fn checked(&self, request: BuiltRequest) -> Result<reqwest::Request> {
        if !self.invalid.is_empty() {
            return Err(self.fail(Failure::invalid_argument(self.invalid.clone())));
        }
        let mut request = request.map_err(|error| self.not_built(error))?;
        let size = body(&request).len();
        if let Some(most) = self.client.description().max_body_bytes.filter(|most| size > *most) {
            let name = if body(&request).starts_with(b"[") && !self.by_name { "items" } else { "body" };
            return Err(
                self.refuse(name, format!("must have at most {most} bytes as JSON, and has {size}: send it in parts"))
            );
        }
        let length = request.url().as_str().len();
        if length > MAX_URL_BYTES {
            let problem = format!("must be shorter: the URL can have at most {MAX_URL_BYTES} bytes, got {length}");
            return Err(self.refuse(self.longest_argument(request.url()), problem));
        }
        self.client.authorize(&mut request);
        Ok(request)
    }

    /// The argument that most of a URL is.
    fn longest_argument(&self, url: &reqwest::Url) -> &'static str {
        let length = |parameter: &&Parameter| match parameter.place {
            Place::Path => {
                // A base path can stand before it.
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

    /// One request, and one answer read whole, within the time.
    async fn attempt<'c>(&self, request: reqwest::Request, context: &'c Context, limit: Duration) -> Read<Success<'c>> {
        let mut deadline = self.client.clock().deadline(limit);
        let late = || Failure::new(ErrorKind::Timeout).detail(format!("no complete response within {limit:?}"));
        let had_body = request.body().is_some();
        let pool = before(&mut deadline, self.client.http().pool()).await.ok_or_else(late)?;
        let pool = pool.map_err(|error| Failure::new(ErrorKind::Connect).source(error))?;
        let response = before(&mut deadline, pool.client.execute(request)).await.ok_or_else(late)?;
        let mut response = response.map_err(broken)?;
        self.client.http().after(&pool, had_body, response.status(), response.version());
        let content_type = response.headers().get(reqwest::header::CONTENT_TYPE);
        let content_type = content_type.and_then(|value| value.to_str().ok()).map(str::to_owned);
        let retry_after = retry_after::parse(response.headers(), || self.client.clock().date());
        let status = response.status().as_u16();
        let about = |failure: Failure| failure.status(status).retry_after(retry_after);
        let mut body = Vec::new();
        loop {
            let chunk = before(&mut deadline, response.chunk()).await.ok_or_else(|| about(late()))?;
            let Some(chunk) = chunk.map_err(|error| about(broken(error)))? else { break };
            if body.len() + chunk.len() > self.client.body_limit() {
                let limit = format!("the body is longer than {} bytes", self.client.body_limit());
                return Err(about(Failure::new(ErrorKind::UnexpectedResponse).detail(limit)));
            }
            body.extend_from_slice(&chunk);
        }
        answer::judge(Received { status, content_type, body }, context)
            .map_err(|failure| failure.retry_after(retry_after))
    }

    fn context(&self, request: &reqwest::Request) -> Context {
        let body = body(request);
        let mut redactor = self.client.redactor().clone();
        redactor.learn_body(body);
        let sent = match serde_json::from_slice(body) {
            Ok(Value::Array(items)) => items,
            _ => Vec::new(),
        };
        let about = About { operation: self.operation, call: self.name, path: request.url().path().to_owned() };
        Context { api: self.client.description(), about, redactor, sent }
    }

    fn not_built(&self, error: emqx_cloud_api::Error<()>) -> Error {
        let invalid = Failure::new(ErrorKind::InvalidArgument);
        self.fail(match error {
            emqx_cloud_api::Error::InvalidRequest(problem) => invalid.detail(problem),
            emqx_cloud_api::Error::CommunicationError(error) => invalid.source(error.without_url()),
            _ => invalid.detail("no request could be built from the arguments"),
        })
    }
}

/// What broke, and whether anything was sent before.
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
    // The URL has the query, which can say more than an error should.
    let error = error.without_url();
    Failure::new(kind).detail(root_cause(&error)).timed_out(error.is_timeout()).source(error)
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
