//! The recorded exchanges of operations of this API.

use std::borrow::Cow;
use std::ops::Deref;

use emqx_cloud::{Operation, operations};
use emqx_cloud_tests::exchanges;
use emqx_cloud_tests::server::Answer;
use serde_json::Value;

/// A recorded exchange.
#[derive(Debug, Clone)]
pub struct Exchange(Cow<'static, exchanges::Exchange>);

impl Deref for Exchange {
    type Target = exchanges::Exchange;

    fn deref(&self) -> &exchanges::Exchange {
        &self.0
    }
}

impl Exchange {
    /// The same exchange with another response body.
    pub fn with_body(mut self, body: &Value) -> Self {
        self.0.to_mut().response.body = body.to_string().into_bytes();
        self
    }

    /// The operation of the request, if it is one of this API.
    pub fn known_operation(&self) -> Option<&'static Operation> {
        let recorded = self.operation.as_deref()?;
        let named = |recorded: &str| operations::ALL.iter().find(|operation| template(operation) == recorded);
        // A server ignores a trailing slash, so a path with an empty name is that of the list.
        let shorter = recorded.strip_suffix("/{}").filter(|_| self.request.path.ends_with('/'));
        shorter.and_then(named).or_else(|| named(recorded))
    }

    /// The request body, if it is JSON.
    pub fn sent(&self) -> Option<Value> {
        serde_json::from_slice(self.request.body.as_deref()?).ok()
    }

    /// The response body, if it is JSON. Of duplicate keys, only one is kept.
    pub fn received(&self) -> Option<Value> {
        serde_json::from_slice(&self.response.body).ok()
    }

    /// The response body as text.
    pub fn received_text(&self) -> String {
        String::from_utf8_lossy(&self.response.body).into_owned()
    }

    /// The response, in a form that a server can send.
    pub fn answer(&self) -> Answer {
        let own = ["content-length", "connection", "date", "transfer-encoding"];
        let mut answer = Answer::from(&self.response);
        answer.headers.retain(|(name, _)| !own.contains(&name.as_str()));
        answer
    }
}

/// Every recorded exchange.
pub fn all() -> Vec<Exchange> {
    exchanges::all()
        .expect("every line is an exchange")
        .iter()
        .map(|exchange| Exchange(Cow::Borrowed(exchange)))
        .collect()
}

fn template(operation: &Operation) -> String {
    let segments = operation.path.split('/').map(|segment| if segment.starts_with('{') { "{}" } else { segment });
    format!("{} {}", operation.method, segments.collect::<Vec<_>>().join("/"))
}
