//! Traces: a span for each call, and an event for each attempt.
//!
//! Field names follow OpenTelemetry's conventions for HTTP clients. Fields contain only numbers and constants, and no
//! body, query, path with its values or server message.

use std::borrow::Cow;
use std::time::Duration;

use emqx_cloud_core::{Api, Operation, Received, Success};
use reqwest::Url;
use tracing::field::Empty;
use tracing::{Level, Span, dispatcher, enabled, event, span};

use crate::error::{Error, ErrorKind};
use crate::request;
use crate::retry::Attempts;

/// The span of one call.
pub(crate) struct Trace {
    span: Span,
}

impl Trace {
    pub fn begin(operation: &Operation, call: &str, url: Option<&Url>) -> Self {
        if !enabled!(target: "emqx_cloud", Level::INFO) {
            return Self { span: Span::none() };
        }
        // The path of an undocumented operation can contain values of parameters, so it is not a template.
        let template = (!request::is_undocumented(operation)).then_some(operation.path);
        let span = span!(
            target: "emqx_cloud",
            Level::INFO,
            "call",
            otel.name = template.map_or_else(|| operation.method.to_owned(), |path| format!("{} {path}", operation.method)),
            otel.kind = "client",
            otel.status_code = Empty,
            emqx_cloud.operation = operation.id,
            emqx_cloud.call = call,
            emqx_cloud.attempts = Empty,
            emqx_cloud.result_code = Empty,
            http.request.method = operation.method,
            http.request.resend_count = Empty,
            http.response.status_code = Empty,
            http.client.request.duration = Empty,
            url.template = template,
            server.address = url.and_then(Url::host_str),
            server.port = url.and_then(Url::port_or_known_default),
            "error.type" = Empty,
        );
        Self { span }
    }

    /// Returns the span, if anybody is interested in it.
    pub fn span(&self) -> Option<&Span> {
        Some(&self.span).filter(|span| !span.is_disabled())
    }

    /// Returns work for another thread, whose events belong to the current span.
    pub fn carried<T>(work: impl FnOnce() -> T) -> impl FnOnce() -> T {
        let (span, subscriber) = (Span::current(), dispatcher::get_default(Clone::clone));
        move || dispatcher::with_default(&subscriber, || span.in_scope(work))
    }

    /// Records the end of an attempt, how long it waited for its place among the requests in flight, and the wait before the next
    /// attempt.
    pub fn attempt(number: u32, queued: Option<Duration>, ended: Result<u16, &Error>, wait: Option<Duration>) {
        let resends = number.saturating_sub(1);
        let (status, error) = (status(ended), ended.err());
        let kind = error.map(error_type);
        let kind = kind.as_deref();
        let queued = queued.map(|queued| queued.as_secs_f64());
        let wait = wait.map(|wait| wait.as_secs_f64());
        match wait {
            Some(_) => event!(
                target: "emqx_cloud",
                Level::WARN,
                http.request.resend_count = resends,
                http.response.status_code = status,
                "error.type" = kind,
                emqx_cloud.queued = queued,
                emqx_cloud.wait = wait,
                "attempt failed, and the call will be retried"
            ),
            None => event!(
                target: "emqx_cloud",
                Level::DEBUG,
                http.request.resend_count = resends,
                http.response.status_code = status,
                "error.type" = kind,
                emqx_cloud.queued = queued,
                "attempt ended"
            ),
        }
    }

    /// Records the fields of a response that have an undocumented type. Their names are documented.
    pub fn misfits(operation: &Operation, found: &impl Received) {
        if !enabled!(target: "emqx_cloud", Level::WARN) {
            return;
        }
        let misfits = found.misfits();
        if let Some(first) = misfits.first() {
            event!(
                target: "emqx_cloud",
                Level::WARN,
                emqx_cloud.operation = operation.id,
                emqx_cloud.misfits = misfits.len(),
                emqx_cloud.first_misfit = first.field,
                "fields have an undocumented type"
            );
        }
    }

    /// Records the end of the call: its attempts, and the status of the success or the error.
    pub fn end(&self, api: &Api, ended: Result<u16, &Error>, attempts: &Attempts<'_>) {
        let Some(span) = self.span() else { return };
        span.record("emqx_cloud.attempts", attempts.made());
        span.record("http.request.resend_count", attempts.made().saturating_sub(1));
        span.record("http.client.request.duration", attempts.elapsed().as_secs_f64());
        if let Some(status) = status(ended) {
            span.record("http.response.status_code", status);
        }
        match ended {
            Ok(_) => {
                if let Success::Code(code) = api.answers.success {
                    span.record("emqx_cloud.result_code", code);
                }
            }
            Err(error) => {
                span.record("otel.status_code", "ERROR");
                span.record("error.type", &*error_type(error));
                // An undocumented code can be any word.
                if let Some(code) = error.named_code().filter(|_| error.code_name().is_some()) {
                    span.record("emqx_cloud.result_code", code);
                }
            }
        }
    }
}

/// Returns the status of the response, if there was one.
fn status(ended: Result<u16, &Error>) -> Option<u16> {
    ended.map_or_else(Error::status, Some)
}

/// Returns the type of an error: the status, if that is the failure, or else one of a few words.
fn error_type(error: &Error) -> Cow<'static, str> {
    Cow::Borrowed(match error.kind() {
        ErrorKind::Configuration => "configuration",
        ErrorKind::InvalidArgument => "invalid_argument",
        ErrorKind::Queue => "queue",
        ErrorKind::Connect => "connect",
        ErrorKind::Timeout => "timeout",
        ErrorKind::Transport => "transport",
        ErrorKind::Status => return error.status().unwrap_or_default().to_string().into(),
        ErrorKind::Refused => "refused",
        ErrorKind::NotFound => "not_found",
        ErrorKind::PartialFailure => "partial_failure",
        ErrorKind::UnexpectedResponse => "unexpected_response",
        ErrorKind::ListChanged => "list_changed",
    })
}
