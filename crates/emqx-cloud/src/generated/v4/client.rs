// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! The client and its constructors.
use std::fmt;
use std::sync::Arc;
use emqx_cloud_core::Secret;
use crate::budget::RetryBudget;
use crate::client::{ApiClient, ClientBuilder, Credentials};
use crate::connection::Connection;
use crate::error::Result;
use crate::request::{Method, RequestCall};
use crate::retry::Retry;
/// A client for the EMQX Cloud REST API, with **a method for every operation**, in groups.
///
/// Cloning is cheap: clones share connections, settings and the retry budget.
#[derive(Clone)]
pub struct Client {
    connection: Connection,
    api: Arc<emqx_cloud_api::Client>,
}

/// # Constructors
impl Client {
    /// Creates a client for the deployment at `address`.
    ///
    /// `address` is the address that the console shows on the deployment's page, including the path, with or without a trailing slash.
    ///
    /// ```
    /// let emqx = emqx_cloud::Client::new("https://deployment.example:8443/api", "app-id", "app-secret")?;
    /// # let _ = emqx;
    /// # Ok::<_, emqx_cloud::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error if the address has no scheme or one other than http and https, if it contains credentials, a query or a fragment, if it is plain http to another machine, if a credential is empty or cannot be sent in a header, or if TLS cannot be set up.
    pub fn new(
        address: &str,
        app_id: impl Into<String>,
        app_secret: impl Into<Secret>,
    ) -> Result<Self> {
        Self::builder(address, app_id, app_secret).build()
    }

    /// Creates a client from environment variables: the address from `EMQX_CLOUD_API`, the credentials from `EMQX_CLOUD_APP_ID` and `EMQX_CLOUD_APP_SECRET`.
    ///
    /// # Errors
    ///
    /// Returns an error that names every variable that is missing or empty, or an error of [`new`](Self::new).
    pub fn from_env() -> Result<Self> {
        Self::builder_from_env()?.build()
    }

    /// Returns a builder of a client for the deployment at `address`, to change its settings.
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

    /// Returns a builder with the address and the credentials from environment variables; see
    /// [`from_env`](Self::from_env).
    ///
    /// # Errors
    ///
    /// Returns an error that names every variable that is missing or empty.
    pub fn builder_from_env() -> Result<ClientBuilder<Self>> {
        ClientBuilder::from_variables(|name| std::env::var_os(name))
    }

    /// Returns the address, without a trailing slash.
    pub fn address(&self) -> &str {
        self.connection.address()
    }

    /// Returns how calls are retried, also as the start for the setting of one call.
    pub fn retry(&self) -> &Retry {
        self.connection.retry()
    }

    /// Returns the retry budget, which all clones of this client share.
    pub fn budget(&self) -> &RetryBudget {
        self.connection.budget()
    }

    /// Returns a request to any path, for undocumented operations.
    ///
    /// It has the same retries, limits, errors and traces as typed calls; see [`RequestCall`](crate::RequestCall). `path` is relative to the address, starts with `/`, and is sent unchanged: encode values with [`encode_path`](crate::encode_path).
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// let answer = emqx.request(emqx_cloud::Method::GET, "/undocumented/path").query("limit", "10").await?;
    /// println!("{:?}", answer.data());
    /// # Ok(())
    /// # }
    /// ```
    pub fn request(&self, method: Method, path: impl Into<String>) -> RequestCall {
        RequestCall::new(&self.connection, method, path)
    }

    pub(crate) fn parts(&self) -> (&Connection, &Arc<emqx_cloud_api::Client>) {
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
