//! A request, as a mock sees it.

use std::fmt;

use emqx_cloud_core::{Operation, Parameter, Place};
use hyper::HeaderMap;
use hyper::header::AUTHORIZATION;
use serde_json::Value;

use crate::percent::{decoded, form_decoded};

/// A request that a mock server received.
#[derive(Clone)]
pub struct Request {
    method: String,
    path: String,
    query: Vec<(String, String)>,
    headers: HeaderMap,
    body: Vec<u8>,
    /// The names of members that have secrets.
    secrets: &'static [&'static str],
}

impl Request {
    pub(crate) fn new(
        method: &str,
        path: &str,
        query: Option<&str>,
        headers: &HeaderMap,
        body: &[u8],
        secrets: &'static [&'static str],
    ) -> Self {
        let text = |part: &str| match form_decoded(part.as_bytes()) {
            Some(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            None => part.to_owned(),
        };
        let pairs = query.unwrap_or_default().split('&').filter(|pair| !pair.is_empty());
        let query = pairs.map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (text(name), text(value))
        });
        let mut headers = headers.clone();
        // It has the secret.
        headers.remove(AUTHORIZATION);
        Self {
            method: method.to_owned(),
            path: path.to_owned(),
            query: query.collect(),
            headers,
            body: body.to_owned(),
            secrets,
        }
    }

    /// Returns the method, in upper case.
    pub fn method(&self) -> &str {
        &self.method
    }

    /// Returns the path as it was sent, with the path of the server's address.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns a value of the query, decoded.
    pub fn query(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    /// Returns a header, if it is text. `Authorization` is not kept.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// Returns the body.
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// Returns the body as JSON; `null` if it is not JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// Returns the value of a parameter, decoded once.
    pub(crate) fn parameter(&self, operation: &'static Operation, parameter: &Parameter) -> Option<String> {
        match parameter.place {
            Place::Path => {
                let mut segments = operation.segments(&self.path);
                let (_, segment) = segments.find(|(found, _)| found.name == parameter.name)?;
                Some(String::from_utf8_lossy(&decoded(segment.as_bytes())?).into_owned())
            }
            Place::Query => self.query(parameter.name).map(str::to_owned),
            Place::Header => self.header(parameter.name).map(str::to_owned),
        }
    }
}

/// Writes method, path and query. `Debug` has the body, too, without secrets.
impl fmt::Display for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)?;
        for (index, (name, value)) in self.query.iter().enumerate() {
            write!(f, "{}{name}={value}", if index == 0 { '?' } else { '&' })?;
        }
        Ok(())
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Request({self}")?;
        match serde_json::from_slice(&self.body) {
            Ok(body) => write!(f, " {}", masked(&body, self.secrets))?,
            Err(_) if self.body.is_empty() => {}
            Err(_) => write!(f, " {} bytes that are not JSON", self.body.len())?,
        }
        f.write_str(")")
    }
}

/// Returns JSON without the values of secret members.
pub(super) fn masked(value: &Value, secrets: &[&str]) -> Value {
    match value {
        Value::Object(members) => {
            let shown = members.iter().map(|(name, value)| {
                let value = if secrets.contains(&&**name) { "***".into() } else { masked(value, secrets) };
                (name.clone(), value)
            });
            Value::Object(shown.collect())
        }
        Value::Array(items) => items.iter().map(|item| masked(item, secrets)).collect(),
        other => other.clone(),
    }
}
