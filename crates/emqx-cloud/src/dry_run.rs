//! Dry runs: what a call would send.

use std::fmt;
use std::sync::{Arc, OnceLock};

use emqx_cloud_core::Api;
use reqwest::Method;
use serde_json::Value;

use crate::answer::Context;
use crate::error::{ErrorKind, Failure, Result};
use crate::redact::{Redactor, Shown};

/// A request that a call would send, without secrets. [`NamedCall::dry_run`](crate::NamedCall::dry_run) and
/// [`RequestCall::dry_run`](crate::RequestCall::dry_run) return it.
///
/// Secrets are replaced by `***`: the credentials, and the values of fields such as `password`. The header with the credentials is
/// not a part of it. A string of more than 16 KiB is cut.
///
/// `Display` writes the method and the URL, and on a second line the body, if there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreparedRequest {
    method: Method,
    url: Shown,
    body: Option<Shown>,
}

impl PreparedRequest {
    /// Returns the method.
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// Returns the URL, without secrets.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Returns the body as JSON on one line, without secrets; `None` if there is none. Its fields are in alphabetical order.
    pub fn body(&self) -> Option<&str> {
        self.body.as_deref()
    }

    pub(crate) fn of(context: &Context) -> Self {
        let (request, redaction) = (context.request(), context.redactor().begin());
        let url = request.url();
        let mut parts = vec![redaction.text(&url.origin().ascii_serialization()), redaction.path(url.path())];
        if let Some(query) = url.query() {
            parts.extend([Shown::known("?"), redaction.query(query)]);
        }
        let body = (!context.sent().is_empty()).then(|| match serde_json::from_slice(context.sent()) {
            Ok(body) => redaction.json_line(&body),
            // JSON with a name that `serde_json` reserves.
            Err(_) => redaction.json_line(&Value::from(&*redaction.quote(context.sent()))),
        });
        Self { method: request.method().clone(), url: Shown::joined(parts), body }
    }
}

impl fmt::Display for PreparedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.url)?;
        match &self.body {
            Some(body) => write!(f, "\n{body}"),
            None => Ok(()),
        }
    }
}

/// Where a call puts its request in place of sending it.
#[derive(Debug, Clone, Default)]
pub struct DryRun(Arc<OnceLock<PreparedRequest>>);

impl DryRun {
    pub(crate) fn put(&self, request: Option<PreparedRequest>) {
        // A call has one request.
        request.map(|request| self.0.set(request));
    }

    /// Returns the request, or the error of a call that has none.
    pub(crate) fn end<T>(&self, api: &'static Api, ended: Result<T>) -> Result<PreparedRequest> {
        match (self.0.get(), ended) {
            (Some(request), _) => Ok(request.clone()),
            (None, Err(error)) => Err(error),
            (None, Ok(_)) => {
                let failure = Failure::new(ErrorKind::Configuration).detail("the call has no request");
                Err(failure.finish(api, None, &Redactor::default()))
            }
        }
    }
}
