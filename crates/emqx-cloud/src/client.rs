//! How a client is made, whatever its API.

use std::ffi::OsString;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use emqx_cloud_core::{Api, Credential, InvalidArgument, Secret, auth, check};
use reqwest::header::HeaderValue;

use crate::address;
use crate::clock::{Clock, SystemClock};
use crate::connection::{Connection, Inner};
use crate::error::{Failure, Result};
use crate::http::Http;
use crate::redact::Redactor;
use crate::retry::Retry;

/// How long one attempt may take by default: from the connection to the last byte of the response.
const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(30);

/// How long a connection may take to be made by default.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// How long a connection may be idle. Servers close one after 60 seconds, and what is sent just then is lost.
const IDLE_TIMEOUT: Duration = Duration::from_secs(45);

/// How many bytes a response may have by default: some 70,000 clients on one page.
const BODY_LIMIT: usize = 64 * 1024 * 1024;

/// What a generated client is to the code that is the same for all APIs. Only generated clients implement it.
pub trait ApiClient: Clone + Send + Sync + 'static {
    /// What the document says of the API.
    const API: &'static Api;

    /// Makes a client of what all its calls share.
    fn from_connection(connection: Connection) -> Self;
}

/// The credentials that every request carries.
#[derive(Debug)]
pub(crate) enum Credentials {
    /// HTTP Basic.
    Basic { name: String, secret: Secret },
    /// A bearer token.
    #[allow(dead_code, reason = "an API has one kind of credentials")]
    Bearer { token: Secret },
}

/// Changes the settings of an HTTP client.
type Configure = dyn Fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync;

/// Settings of a [`Client`](crate::Client), or of the client of another API.
///
/// ```
/// use emqx_cloud::{Client, Retry};
/// use std::time::Duration;
///
/// let emqx = Client::builder("https://deployment.example:8443/api", "app-id", "app-secret")
///     .attempt_timeout(Duration::from_secs(5))
///     .retry(Retry::none())
///     .build()?;
/// # let _ = emqx;
/// # Ok::<_, emqx_cloud::Error>(())
/// ```
///
/// With address and credentials from the environment:
///
/// ```no_run
/// use std::time::Duration;
///
/// let emqx = emqx_cloud::Client::builder_from_env()?.attempt_timeout(Duration::from_secs(5)).build()?;
/// # let _ = emqx;
/// # Ok::<_, emqx_cloud::Error>(())
/// ```
#[must_use = "settings do nothing until `build`"]
pub struct ClientBuilder<C = crate::Client> {
    address: String,
    credentials: Credentials,
    http: Option<Arc<Configure>>,
    plain_http: bool,
    retry: Retry,
    attempt_timeout: Duration,
    connect_timeout: Duration,
    body_limit: usize,
    clock: Arc<dyn Clock>,
    client: PhantomData<fn() -> C>,
}

impl<C: ApiClient> ClientBuilder<C> {
    pub(crate) fn new(address: &str, credentials: Credentials) -> Self {
        Self {
            address: address.to_owned(),
            credentials,
            http: None,
            plain_http: false,
            retry: Retry::default(),
            attempt_timeout: ATTEMPT_TIMEOUT,
            connect_timeout: CONNECT_TIMEOUT,
            body_limit: BODY_LIMIT,
            clock: Arc::new(SystemClock),
            client: PhantomData,
        }
    }

    /// Takes address and credentials from variables that `read` gives, by the names that they have in the environment.
    ///
    /// ```
    /// use emqx_cloud::ClientBuilder;
    ///
    /// let read = |name: &str| match name {
    ///     "EMQX_CLOUD_API" => Some("https://deployment.example:8443/api".into()),
    ///     "EMQX_CLOUD_APP_ID" | "EMQX_CLOUD_APP_SECRET" => Some("from a vault".into()),
    ///     _ => None,
    /// };
    /// let emqx = <ClientBuilder>::from_variables(read)?.build()?;
    /// # let _ = emqx;
    /// # Ok::<_, emqx_cloud::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A variable is missing, empty or not UTF-8; the error names every one that is.
    pub fn from_variables(read: impl Fn(&str) -> Option<OsString>) -> Result<Self> {
        let mut problems = Vec::new();
        let mut take = |name: &str| {
            let problem = match read(name).map(OsString::into_string) {
                None => "is not set",
                Some(Ok(value)) if value.is_empty() => "is empty",
                Some(Ok(value)) => return value,
                Some(Err(_)) => "is invalid UTF-8",
            };
            problems.push(format!("{name} {problem}"));
            String::new()
        };
        let address = take(C::API.address_variable);
        let credentials = match C::API.credentials {
            emqx_cloud_core::Credentials::Basic { name, secret } => {
                Credentials::Basic { name: take(name.variable), secret: take(secret.variable).into() }
            }
            emqx_cloud_core::Credentials::Bearer { token } => {
                Credentials::Bearer { token: take(token.variable).into() }
            }
        };
        if problems.is_empty() {
            return Ok(Self::new(&address, credentials));
        }
        // The names and problems are ours; no value is among them.
        Err(Failure::configuration(problems.join(", ")).finish(C::API, None, &Redactor::default()))
    }

    /// Sets how long one attempt may take, from the connection to the last byte of the response. 30 seconds by default.
    ///
    /// All attempts together may take as long as [`Retry::time_limit`] says, and the last of them only what is left
    /// of it.
    pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
        self.attempt_timeout = attempt_timeout;
        self
    }

    /// Sets how long a connection may take to be made. 10 seconds by default; never longer than an attempt.
    ///
    /// If it takes longer, nothing was sent, so every call can be retried.
    pub fn connect_timeout(mut self, connect_timeout: Duration) -> Self {
        self.connect_timeout = connect_timeout;
        self
    }

    /// Sets how calls are retried. See [`Retry`] for what is retried, and for the default.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = retry;
        self
    }

    /// Sets how many bytes a response may have. 64 MiB by default.
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = bytes;
        self
    }

    /// Allows an `http://` address of another machine, which sends the credentials unencrypted.
    pub fn allow_plain_http(mut self) -> Self {
        self.plain_http = true;
        self
    }

    /// Changes the settings of the HTTP client below: proxies, certificates, pools.
    ///
    /// They are applied whenever such a client is made, which is now, and each time after that when its connections
    /// must not be used again. Redirects are never followed, for they can lead the credentials elsewhere, and it
    /// never retries by itself, nor logs what it sends, whatever the settings say.
    ///
    /// ```
    /// # fn example(certificate: emqx_cloud::reqwest::Certificate) -> Result<(), emqx_cloud::Error> {
    /// let emqx = emqx_cloud::Client::builder("https://10.0.0.7:8443/api", "app-id", "app-secret")
    ///     .http(move |http| http.tls_certs_merge([certificate.clone()]))
    ///     .build()?;
    /// # drop(emqx);
    /// # Ok(())
    /// # }
    /// ```
    pub fn http(
        mut self,
        configure: impl Fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync + 'static,
    ) -> Self {
        self.http = Some(Arc::new(configure));
        self
    }

    /// Sets the clock, for tests: see [`testing`](crate::testing).
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// Checks the settings, and makes the client. Nothing is sent.
    ///
    /// # Errors
    ///
    /// The address has no scheme, another one than http or https, credentials, a query or a fragment; it is plain http
    /// to another machine; a credential is empty or cannot be sent; or TLS cannot be set up.
    pub fn build(self) -> Result<C> {
        let redactor = Redactor::new(C::API.secret_fields, self.secrets());
        self.connect(redactor.clone())
            .map(C::from_connection)
            .map_err(|failure| failure.finish(C::API, None, &redactor))
    }

    /// The secrets, as they are, and as they are sent.
    fn secrets(&self) -> Vec<String> {
        match &self.credentials {
            Credentials::Basic { name, secret } => {
                let header = auth::basic(name, secret);
                let encoded = header.to_str().unwrap_or_default().trim_start_matches("Basic ").to_owned();
                vec![secret.expose().to_owned(), encoded]
            }
            Credentials::Bearer { token } => vec![token.expose().to_owned()],
        }
    }

    fn authorization(&self) -> std::result::Result<HeaderValue, InvalidArgument> {
        let text = |part: Credential, value: &str| check::text(part.argument, value, 1, None);
        match (&self.credentials, C::API.credentials) {
            (
                Credentials::Basic { name, secret },
                emqx_cloud_core::Credentials::Basic { name: first, secret: second },
            ) => {
                text(first, name)?;
                text(second, secret.expose())?;
                if name.contains(':') || name.contains(char::is_control) {
                    let problem = "must not contain a colon or a control character";
                    return Err(InvalidArgument::new(first.argument, problem));
                }
                check::without(second.argument, secret.expose(), &['\0'])?;
                Ok(auth::basic(name, secret))
            }
            (Credentials::Bearer { token }, emqx_cloud_core::Credentials::Bearer { token: part }) => {
                text(part, token.expose())?;
                auth::bearer(token)
                    .map_err(|_| InvalidArgument::new(part.argument, "must have only visible ASCII characters"))
            }
            _ => Err(InvalidArgument::new("credentials", "must be of the kind that the API takes")),
        }
    }

    fn connect(self, redactor: Redactor) -> std::result::Result<Connection, Failure> {
        let address = address::parse(&self.address, self.plain_http).map_err(Failure::bad_setting)?;
        let authorization = self.authorization().map_err(Failure::bad_setting)?;
        let (custom, connect_timeout) = (self.http, self.connect_timeout.min(self.attempt_timeout));
        let http = Http::new(C::API.body_unread_after, move || {
            let builder = reqwest::Client::builder()
                .connect_timeout(connect_timeout)
                .pool_idle_timeout(IDLE_TIMEOUT)
                .user_agent(concat!("emqx-cloud/", env!("CARGO_PKG_VERSION")));
            match &custom {
                Some(configure) => configure(builder),
                None => builder,
            }
        });
        let (http, request_client) =
            http.map_err(|error| Failure::configuration("TLS cannot be set up").source(error))?;
        Ok(Connection::new(Inner {
            api: C::API,
            address,
            http,
            request_client,
            authorization,
            redactor,
            budget: self.retry.own_budget().cloned().unwrap_or_default(),
            retry: self.retry,
            attempt_timeout: self.attempt_timeout,
            body_limit: self.body_limit,
            clock: self.clock,
        }))
    }
}

impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("address", &address::shown(&self.address))
            .field("credentials", &self.credentials)
            .field("retry", &self.retry)
            .field("attempt_timeout", &self.attempt_timeout)
            .field("connect_timeout", &self.connect_timeout)
            .field("body_limit", &self.body_limit)
            .finish_non_exhaustive()
    }
}
