//! The underlying HTTP client and its connection pool.

use std::sync::{Arc, Mutex, PoisonError};

use reqwest::{ClientBuilder, StatusCode, Version};
use tokio::sync::OnceCell;

/// Creates HTTP clients with the same settings.
type Make = dyn Fn() -> reqwest::Result<reqwest::Client> + Send + Sync;

/// An HTTP client whose connection pool can be replaced.
pub(crate) struct Http {
    make: Arc<Make>,
    pool: Mutex<Arc<OnceCell<reqwest::Client>>>,
    /// The statuses that a server sends without reading the request body.
    unread_after: &'static [u16],
}

/// The current pool.
pub(crate) struct Pool {
    cell: Arc<OnceCell<reqwest::Client>>,
    pub client: reqwest::Client,
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
        let pool = Mutex::new(Arc::new(OnceCell::new_with(Some(first.clone()))));
        Ok((Self { make, pool, unread_after }, first))
    }

    pub async fn pool(&self) -> reqwest::Result<Pool> {
        let cell = self.current().clone();
        let client = cell.get_or_try_init(|| async {
            let make = self.make.clone();
            // Creating a client reads the system's certificates, which blocks.
            match tokio::task::spawn_blocking(move || make()).await {
                Ok(made) => made,
                // The runtime is shutting down, so blocking does not matter.
                Err(_) => (self.make)(),
            }
        });
        let client = client.await?.clone();
        Ok(Pool { cell, client })
    }

    /// Replaces the pool if the connection of this response must not be reused.
    ///
    /// A server that rejects a request without reading its body keeps the connection open, but sometimes no longer
    /// responds on it, and closes it after 5 seconds (measured on EMQX 4.4.19). A pool cannot drop a single connection,
    /// so the whole pool is replaced. Requests in flight are not affected.
    pub fn after(&self, pool: &Pool, had_body: bool, status: StatusCode, version: Version) {
        let unread = self.unread_after.contains(&status.as_u16());
        if had_body && unread && version < Version::HTTP_2 {
            let mut current = self.current();
            if Arc::ptr_eq(&current, &pool.cell) {
                *current = Arc::default();
            }
        }
    }

    fn current(&self) -> std::sync::MutexGuard<'_, Arc<OnceCell<reqwest::Client>>> {
        // Nothing panics while holding the lock.
        self.pool.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
