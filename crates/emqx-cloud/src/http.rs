//! The underlying HTTP client and its connection pool.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use reqwest::header::{CONNECTION, HeaderValue};
use reqwest::{ClientBuilder, Request, Response, StatusCode, Version};
use tokio::sync::OnceCell;

use crate::request;

/// Creates HTTP clients with the same settings.
type Make = dyn Fn() -> reqwest::Result<reqwest::Client> + Send + Sync;

/// An HTTP client that does not reuse a connection on which a request body was left unread.
///
/// A server that rejects a request without reading its body keeps the connection open, but sometimes no longer responds
/// on it, and closes it after 5 seconds (measured on EMQX 4.4.19). When the response arrives, it is too late: the pool
/// may have given the connection to the next request already. So a request with a body closes its connection
/// (`Connection: close`) until the server has shown that it reads the bodies of that operation. The HTTP library does not
/// reuse such a connection, even if the server leaves it open (<https://github.com/hyperium/hyper/pull/4110>).
///
/// The pool is also replaced after HTTP 421, which says that a connection leads to the wrong server.
///
/// If a server stops reading the bodies of an operation, the pool may have such a connection; because it cannot drop a
/// single one, the whole pool is replaced. Only requests that are waiting for a connection at that moment may get it.
pub(crate) struct Http {
    make: Arc<Make>,
    state: Mutex<State>,
    /// The statuses that a server sends without reading the request body.
    unread_after: &'static [u16],
}

/// Creates an HTTP client when it is needed for the first time.
type Pool = Arc<OnceCell<reqwest::Client>>;

#[derive(Default)]
struct State {
    pool: Pool,
    /// By operation.
    bodies: HashMap<&'static str, Bodies>,
}

/// Whether a server reads the bodies of an operation.
struct Bodies {
    /// The number of bodies that were read since the last one that was not.
    read: u32,
    /// How many there must be before connections are reused. It doubles whenever that was wrong, so that a server that
    /// changes its mind all the time does not have the pool replaced all the time, which reads certificates.
    enough: u32,
}

impl Bodies {
    fn are_read(&self) -> bool {
        self.read >= self.enough
    }
}

/// A request that is being sent.
pub(crate) struct Sending {
    operation: &'static str,
    pool: Pool,
    /// Whether it has a body that could be left unread.
    has_body: bool,
    /// Whether its connection ends with it.
    closes: bool,
}

impl Http {
    /// Creates an HTTP client that follows no redirects, does not retry by itself, does not log what it sends, and uses
    /// no proxy unless it `is_proxied`, whatever `configure` sets.
    ///
    /// Also returns the first client, to build requests with.
    pub fn new(
        unread_after: &'static [u16],
        is_proxied: bool,
        configure: impl Fn() -> ClientBuilder + Send + Sync + 'static,
    ) -> reqwest::Result<(Self, reqwest::Client)> {
        let make: Arc<Make> = Arc::new(move || {
            let builder = configure();
            let builder = builder.redirect(reqwest::redirect::Policy::none()).retry(reqwest::retry::never());
            let builder = if is_proxied { builder } else { builder.no_proxy() };
            // Verbose logs would contain the credentials.
            builder.connection_verbose(false).build()
        });
        let first = make()?;
        let pool = Arc::new(OnceCell::new_with(Some(first.clone())));
        let state = Mutex::new(State { pool, ..State::default() });
        Ok((Self { make, state, unread_after }, first))
    }

    /// Prepares a request of an operation, and returns the client to send it with.
    pub async fn prepare(
        &self,
        operation: &'static str,
        request: &mut Request,
    ) -> reqwest::Result<(Sending, reqwest::Client)> {
        let has_body = request.body().is_some() && !self.unread_after.is_empty();
        // Requests to any path share an operation, so it is unknown whether the server reads their bodies.
        let is_unknown = operation == request::ID;
        let (pool, closes) = {
            let mut state = self.state();
            let closes = has_body && (is_unknown || !state.bodies(operation).are_read());
            (state.pool.clone(), closes)
        };
        if closes {
            request.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
        }
        let client = pool.get_or_try_init(|| async {
            let make = self.make.clone();
            // Creating a client reads the system's certificates, which blocks.
            match tokio::task::spawn_blocking(move || make()).await {
                Ok(made) => made,
                // The runtime is shutting down, so blocking does not matter.
                Err(_) => (self.make)(),
            }
        });
        let client = client.await?.clone();
        Ok((Sending { operation, pool, has_body, closes }, client))
    }

    /// Notes whether the server has read the body of a request, and replaces the pool if a connection leads to the wrong server.
    pub fn after(&self, sending: &Sending, response: &Response) {
        if response.status() == StatusCode::MISDIRECTED_REQUEST {
            // A retry may only use another connection (RFC 9110, section 15.5.20).
            self.state().replace(&sending.pool);
            return;
        }
        if !sending.has_body {
            return;
        }
        let mut state = self.state();
        let bodies = state.bodies(sending.operation);
        // In HTTP/2, requests do not get into each other's way.
        if response.version() >= Version::HTTP_2 || !self.unread_after.contains(&response.status().as_u16()) {
            bodies.read = bodies.read.saturating_add(1);
            return;
        }
        if bodies.are_read() {
            bodies.enough = bodies.enough.saturating_mul(2);
        }
        bodies.read = 0;
        if !sending.closes {
            state.replace(&sending.pool);
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing panics while holding the lock.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Replaces this pool, unless it was replaced already. Requests in flight are not affected.
    fn replace(&mut self, pool: &Pool) {
        if Arc::ptr_eq(&self.pool, pool) {
            self.pool = Pool::default();
        }
    }

    fn bodies(&mut self, operation: &'static str) -> &mut Bodies {
        self.bodies.entry(operation).or_insert(Bodies { read: 0, enough: 1 })
    }
}
