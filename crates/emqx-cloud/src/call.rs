//! The typed calls: one type for each, made by the method of the same name on [`Client`].
//!
//! A call is built, and then sent: `.send().await`, or `.await` for short. Until then nothing happens. What is optional
//! has a method: filters and pages, and on every call [`retry`](ListClients::retry) and
//! [`timeout`](ListClients::timeout).
//!
//! The types are generated; everything that they do is in this module and the ones below it.

#![allow(clippy::result_large_err, reason = "the error of the generated client is as large as it is")]

use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::time::Duration;

use emqx_cloud_api::{InvalidArgument, Operation};
use serde_json::Value;

use crate::answer::{self, Ack, Context, One, Page, Received, Success, optional};
use crate::batch::{NamedOutcome, Outcome, Rows};
use crate::named::{Answer, Given};
use crate::paging::{Items, Pages};
use crate::{Client, Error, ErrorKind, Result, Retry};

emqx_cloud_api::emqx_cloud_calls!();

/// The call of that name, made of JSON.
pub(crate) async fn by_name(client: &Client, name: &str, given: Given) -> Result<Answer> {
    dispatch(client, meant(name, given.is_many()), given).await
}

/// A request, or why it cannot be built.
pub(crate) type BuiltRequest = std::result::Result<reqwest::Request, emqx_cloud_api::Error<()>>;

/// What a caller set for one call, in place of what the client does.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Options {
    pub retry: Option<Retry>,
    pub timeout: Option<Duration>,
}

/// What every call has in common.
#[derive(Debug, Clone)]
pub(crate) struct Call<'a> {
    client: &'a Client,
    operation: &'static Operation,
    name: &'static str,
    options: Options,
    refused: Option<InvalidArgument>,
    pub page: Option<u32>,
    pub limit: Option<u32>,
}

impl<'a> Call<'a> {
    fn new(client: &'a Client, operation: &'static Operation, name: &'static str) -> Self {
        Self { client, operation, name, options: Options::default(), refused: None, page: None, limit: None }
    }

    /// Remembers the first argument that breaks a rule; sending the call reports it.
    fn check(&mut self, rule: std::result::Result<(), InvalidArgument>) {
        if let (None, Err(invalid)) = (&self.refused, rule) {
            self.refused = Some(invalid);
        }
    }

    /// Says `body` in place of the name that the typed call gives what it sends.
    fn refused_in_body(&mut self, typed: &str) {
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

    /// Sends a request until it succeeds, fails for good, or has been tried often enough.
    pub(crate) async fn exchange(&self, request: BuiltRequest) -> Result<Success> {
        if let Some(invalid) = &self.refused {
            return Err(Error::invalid_argument(invalid.clone()).asked(self.operation, self.name, ""));
        }
        let mut request = request.map_err(|error| self.not_built(error))?;
        self.client.authorize(&mut request);
        *request.timeout_mut() = Some(self.options.timeout.unwrap_or(self.client.timeout()));
        let mut context = self.context(&request);
        let retry = self.options.retry.unwrap_or(self.client.retry());
        let mut unknown_before = false;
        loop {
            context.attempts += 1;
            let Some(attempt) = request.try_clone() else {
                // Bodies are bytes, which can be cloned; a stream could not be sent again.
                return Err(context.error(ErrorKind::InvalidArgument).detail("the body cannot be sent twice"));
            };
            let error = match self.attempt(attempt, &context).await {
                Ok(envelope) => return Ok(Success::new(context, envelope)),
                Err(error) => error,
            };
            match retry.wait(self.operation, context.attempts, &error) {
                Some(longest) => self.client.pause(longest).await,
                None => return Err(error.with_unknown_before(unknown_before)),
            }
            unknown_before |= error.may_have_been_applied();
        }
    }

    /// One request, and one answer read whole.
    async fn attempt(&self, request: reqwest::Request, context: &Context) -> Result<answer::Envelope> {
        let mut response = self.client.http().execute(request).await.map_err(|error| broken(context, error))?;
        let content_type = response.headers().get(reqwest::header::CONTENT_TYPE);
        let content_type = content_type.and_then(|value| value.to_str().ok()).map(|text| context.redactor.text(text));
        let status = response.status().as_u16();
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| broken(context, error).with_status(status))? {
            if body.len() + chunk.len() > self.client.body_limit() {
                let limit = format!("the body is longer than {} bytes", self.client.body_limit());
                return Err(context.error(ErrorKind::UnexpectedAnswer).with_status(status).detail(limit));
            }
            body.extend_from_slice(&chunk);
        }
        answer::judge(&Received { status, content_type, body }, context)
    }

    fn context(&self, request: &reqwest::Request) -> Context {
        let body = request.body().and_then(reqwest::Body::as_bytes).unwrap_or_default();
        let mut redactor = self.client.redactor().clone();
        redactor.learn_body(body);
        let sent = match serde_json::from_slice(body) {
            Ok(Value::Array(items)) => items,
            _ => Vec::new(),
        };
        let path = redactor.text(request.url().path());
        Context { operation: self.operation, call: self.name, path, redactor, sent, attempts: 0 }
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
    context.error(kind).detail(cause).with_source(error)
}

/// The last of a chain of errors, which says what happened; those before it say to whom.
fn root_cause(error: &(dyn std::error::Error + 'static)) -> String {
    std::iter::successors(Some(error), |error| error.source()).last().map(ToString::to_string).unwrap_or_default()
}
