//! The part of a client that all its calls share: address, credentials, HTTP client and settings.

use std::sync::Arc;
use std::time::Duration;

use emqx_cloud_core::Api;
use reqwest::header::{AUTHORIZATION, HeaderValue};
use tokio::sync::Semaphore;

use crate::budget::RetryBudget;
use crate::clock::Clock;
use crate::http::Http;
use crate::redact::Redactor;
use crate::retry::Retry;
#[cfg(feature = "test-util")]
use crate::testing::Decoding;

/// The part of a client that is the same for all APIs. Cloning is cheap, and clones share everything.
#[derive(Clone)]
pub struct Connection {
    inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub api: &'static Api,
    pub address: String,
    pub http: Http,
    /// Builds requests, which are sent through `http`.
    pub request_client: reqwest::Client,
    /// A permit is a place among the requests in flight. The semaphore is never closed.
    pub places: Semaphore,
    /// The maximum number of requests in flight.
    pub max_in_flight: usize,
    pub authorization: HeaderValue,
    pub redactor: Redactor,
    pub retry: Retry,
    pub budget: RetryBudget,
    pub attempt_timeout: Duration,
    pub body_limit: usize,
    pub clock: Arc<dyn Clock>,
    #[cfg(feature = "test-util")]
    pub decoding: Decoding,
}

impl Connection {
    pub(crate) fn new(inner: Inner) -> Self {
        Self { inner: Arc::new(inner) }
    }

    pub(crate) fn api(&self) -> &'static Api {
        self.inner.api
    }

    pub(crate) fn address(&self) -> &str {
        &self.inner.address
    }

    pub(crate) fn http(&self) -> &Http {
        &self.inner.http
    }

    pub(crate) fn request_client(&self) -> &reqwest::Client {
        &self.inner.request_client
    }

    pub(crate) fn places(&self) -> &Semaphore {
        &self.inner.places
    }

    pub(crate) fn max_in_flight(&self) -> usize {
        self.inner.max_in_flight
    }

    pub(crate) fn authorize(&self, request: &mut reqwest::Request) {
        request.headers_mut().insert(AUTHORIZATION, self.inner.authorization.clone());
    }

    pub(crate) fn redactor(&self) -> &Redactor {
        &self.inner.redactor
    }

    pub(crate) fn retry(&self) -> &Retry {
        &self.inner.retry
    }

    pub(crate) fn budget(&self) -> &RetryBudget {
        &self.inner.budget
    }

    pub(crate) fn clock(&self) -> &dyn Clock {
        &*self.inner.clock
    }

    pub(crate) fn attempt_timeout(&self) -> Duration {
        self.inner.attempt_timeout
    }

    #[cfg(feature = "test-util")]
    pub(crate) fn decoding(&self) -> Decoding {
        self.inner.decoding
    }

    pub(crate) fn body_limit(&self) -> usize {
        self.inner.body_limit
    }
}

impl std::fmt::Debug for Connection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Connection").field("address", &self.inner.address).finish_non_exhaustive()
    }
}
