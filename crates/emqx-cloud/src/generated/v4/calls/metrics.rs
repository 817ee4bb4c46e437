// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! # metrics
//!
//! The counters of every node of the cluster.
#![allow(clippy::result_large_err, reason = "progenitor's error type is large")]
#![allow(unused_imports, reason = "not every document needs all of them")]
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;
use emqx_cloud_core::{IntoOption, Secret};
use emqx_cloud_api::{enums, operations, requests, types};
use super::super::Client;
use crate::answer::{Ack, optional};
use crate::batch::{NamedOutcome, Outcome, Rows};
use crate::bulk::{Bulk, Field, Input, IntoItems, Keys, ReadBatch, ReadOne};
use crate::call::Call;
use crate::error::Result;
use crate::page::Page;
use crate::paging::{Bookmark, Complete, Items, List, Pages, Place, Sizes};
use crate::retry::Retry;
/// # metrics
///
/// The counters of every node of the cluster.
impl Client {
    /// Reads the counters of every node.
    ///
    /// One row per node. The counters are not summed over the cluster, and depend on the server's version and edition.
    /// The English page says `POST`; the method is `GET`.
    ///
    /// Returns all rows, as a `Vec` of [`NodeMetrics`](super::super::types::NodeMetrics).
    ///
    /// `GET /metrics`. Idempotent: the call is retried even if an attempt may have been applied.
    ///
    /// # Errors
    ///
    /// Sending the call returns an [`Error`](crate::Error) unless the operation succeeded.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// let rows = emqx.get_metrics().send().await?;
    /// # let _ = rows;
    /// # Ok(())
    /// # }
    /// ```
    pub fn get_metrics(&self) -> GetMetrics {
        let (connection, api) = self.parts();
        GetMetrics {
            call: Call::new(connection, &operations::GET_METRICS, "get_metrics", ""),
            api: Arc::clone(api),
            request: requests::GetMetrics::new(),
        }
    }
}

/// A call of [`Client::get_metrics`] that has not been sent yet.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct GetMetrics {
    pub(in super::super) call: Call,
    pub(in super::super) api: Arc<emqx_cloud_api::Client>,
    pub(in super::super) request: requests::GetMetrics,
}

impl GetMetrics {
    /// Sets how this call is retried, in place of the client's setting.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.call.options.retry = Some(retry);
        self
    }

    /// Sets the time limit of each attempt of this call, in place of the client's setting.
    pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
        self.call.options.attempt_timeout = Some(attempt_timeout);
        self
    }

    /// Overrides whether this call is treated as idempotent.
    ///
    /// An idempotent call is retried even if an attempt may have been applied.
    pub fn idempotent(mut self, idempotent: bool) -> Self {
        self.call.options.idempotent = Some(idempotent);
        self
    }

    /// Adds an undocumented query parameter, such as one of a newer server. It can be repeated, and is sent after
    /// the others.
    ///
    /// Sending the call fails if the call has a parameter with this name. Servers may ignore parameters that
    /// they do not know, such as a filter, and then send all rows. The value is redacted in errors only if the
    /// parameter has the name of a field with a secret, such as `password`.
    pub fn query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.call.options.query.push(name, value);
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    ///
    /// Returns an [`Error`](crate::Error) unless the operation succeeded.
    pub async fn send(self) -> Result<Vec<types::NodeMetrics>> {
        let Self { call, api, request } = self;
        call.exchange(
                &request,
                |request| api.get_metrics_request(request),
                |response| response.list(),
            )
            .await
    }
}

#[cfg(feature = "test-util")]
impl crate::testing::Exchange for GetMetrics {
    type Output = Vec<types::NodeMetrics>;
    const OPERATION: &'static emqx_cloud_core::Operation = &operations::GET_METRICS;
    const NAME: &'static str = "get_metrics";
    fn request(&self) -> Result<reqwest::Request> {
        self.call.prepare(&self.request, |request| self.api.get_metrics_request(request))
    }

    fn receive(self, reply: crate::testing::Reply) -> Result<Vec<types::NodeMetrics>> {
        let Self { call, api, request } = self;
        call.receive(
            &request,
            |request| api.get_metrics_request(request),
            |response| response.list(),
            reply,
        )
    }
}

impl IntoFuture for GetMetrics {
    type Output = Result<Vec<types::NodeMetrics>>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
