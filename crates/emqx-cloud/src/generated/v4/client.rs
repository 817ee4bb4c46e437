// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! The client, and how it is made.
use std::fmt;
use std::sync::Arc;
use emqx_cloud_core::Secret;
use crate::budget::RetryBudget;
use crate::client::{ApiClient, ClientBuilder, Credentials};
use crate::connection::Connection;
use crate::error::Result;
use crate::retry::Retry;
/// A client of the EMQX Cloud REST API, with **one method for each operation**, by group.
///
/// A clone is cheap, and shares connections and settings.
#[derive(Clone)]
pub struct Client {
    connection: Connection,
    api: Arc<emqx_cloud_api::Client>,
}

/// # Making a client
impl Client {
    /// Creates a client of the deployment at `address`.
    ///
    /// `address` is what the console shows on the page of the deployment, path included, with or without a slash at the end.
    ///
    /// ```
    /// let emqx = emqx_cloud::Client::new("https://deployment.example:8443/api", "app-id", "app-secret")?;
    /// # let _ = emqx;
    /// # Ok::<_, emqx_cloud::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The address has no scheme, another one than http or https, credentials, a query or a fragment; it is plain http to another machine; a credential is empty or cannot be sent; or TLS cannot be set up.
    pub fn new(
        address: &str,
        app_id: impl Into<String>,
        app_secret: impl Into<Secret>,
    ) -> Result<Self> {
        Self::builder(address, app_id, app_secret).build()
    }

    /// Creates a client of the deployment that the environment names: `EMQX_CLOUD_API` is the address, `EMQX_CLOUD_APP_ID` and `EMQX_CLOUD_APP_SECRET` are the credentials.
    ///
    /// # Errors
    ///
    /// A variable is missing or empty; the error names every one that is. Or what [`new`](Self::new) fails with.
    pub fn from_env() -> Result<Self> {
        Self::builder_from_env()?.build()
    }

    /// Returns the settings of a client, to change and [`build`](ClientBuilder::build).
    pub fn builder(
        address: &str,
        app_id: impl Into<String>,
        app_secret: impl Into<Secret>,
    ) -> ClientBuilder<Self> {
        ClientBuilder::new(
            address,
            Credentials::Basic {
                name: app_id.into(),
                secret: app_secret.into(),
            },
        )
    }

    /// Returns the settings of the client that the environment names, to change and
    /// [`build`](ClientBuilder::build); see [`from_env`](Self::from_env).
    ///
    /// # Errors
    ///
    /// A variable is missing or empty; the error names every one that is.
    pub fn builder_from_env() -> Result<ClientBuilder<Self>> {
        ClientBuilder::from_variables(|name| std::env::var_os(name))
    }

    /// Returns the address, without a slash at the end.
    pub fn address(&self) -> &str {
        self.connection.address()
    }

    /// Returns how calls are retried; a call that needs a little more can start from it.
    pub fn retry(&self) -> &Retry {
        self.connection.retry()
    }

    /// Returns what is left for retries of all calls of this client and its clones.
    pub fn budget(&self) -> &RetryBudget {
        self.connection.budget()
    }

    pub(super) fn parts(&self) -> (&Connection, &Arc<emqx_cloud_api::Client>) {
        (&self.connection, &self.api)
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("address", &self.address())
            .finish_non_exhaustive()
    }
}

impl ApiClient for Client {
    const API: &'static emqx_cloud_core::Api = &emqx_cloud_api::API;
    fn from_connection(connection: Connection) -> Self {
        let api = emqx_cloud_api::Client::with_http_client(
            connection.address(),
            connection.request_client().clone(),
        );
        Self {
            connection,
            api: Arc::new(api),
        }
    }
}
