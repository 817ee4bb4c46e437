//! The recorded exchanges, as far as they are about operations of this API.

use std::ops::Deref;

use emqx_cloud::{Operation, operations};
use emqx_cloud_tests::exchanges;
use emqx_cloud_tests::server::Answer;
use serde_json::Value;

/// A recorded exchange.
#[derive(Debug, Clone, Copy)]
pub struct Exchange(&'static exchanges::Exchange);

impl Deref for Exchange {
    type Target = exchanges::Exchange;

    fn deref(&self) -> &exchanges::Exchange {
        self.0
    }
}

impl Exchange {
    /// The operation of this API that was asked for.
    pub fn known_operation(&self) -> Option<&'static Operation> {
        let recorded = self.operation.as_deref()?;
        let named = |recorded: &str| operations::ALL.iter().find(|operation| template(operation) == recorded);
        // A server ignores a slash at the end, so an empty name is none.
        let shorter = recorded.strip_suffix("/{}").filter(|_| self.request.path.ends_with('/'));
        shorter.and_then(named).or_else(|| named(recorded))
    }

    /// The body of the request as JSON, if it is.
    pub fn sent(&self) -> Option<Value> {
        serde_json::from_slice(self.request.body.as_deref()?).ok()
    }

    /// The body of the answer as JSON, if it is. Of a name that is there twice, only one is here.
    pub fn received(&self) -> Option<Value> {
        serde_json::from_slice(&self.response.body).ok()
    }

    /// The body of the answer as text.
    pub fn received_text(&self) -> String {
        String::from_utf8_lossy(&self.response.body).into_owned()
    }

    /// The answer, as a server can give it again.
    pub fn answer(&self) -> Answer {
        let own = ["content-length", "connection", "date", "transfer-encoding"];
        let mut answer = Answer::from(&self.response);
        answer.headers.retain(|(name, _)| !own.contains(&name.as_str()));
        answer
    }
}

/// Every recorded exchange.
pub fn all() -> Vec<Exchange> {
    exchanges::all().expect("every line is an exchange").iter().map(Exchange).collect()
}

fn template(operation: &Operation) -> String {
    let segments = operation.path.split('/').map(|segment| if segment.starts_with('{') { "{}" } else { segment });
    format!("{} {}", operation.method, segments.collect::<Vec<_>>().join("/"))
}
