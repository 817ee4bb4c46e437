//! Builds clients, for any API.

use std::ffi::OsString;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use emqx_cloud_core::{Api, Credential, InvalidArgument, Secret, auth, check};
use reqwest::header::HeaderValue;
use tokio::sync::Semaphore;

use crate::address::{self, Proxies};
use crate::clock::{Clock, SystemClock};
use crate::connection::{Connection, Inner};
use crate::error::{Failure, Result};
use crate::http::Http;
use crate::redact::Redactor;
use crate::retry::Retry;

/// The default time limit of an attempt, from connecting to the last byte of the response.
const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(30);

/// The default time limit for connecting.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// How long a connection may be idle. Servers close it after 60 seconds, and a request that is sent at that time is
/// lost.
const IDLE_TIMEOUT: Duration = Duration::from_secs(45);

/// The default maximum number of requests in flight. A server serves 512 connections from all programs together, idle ones
/// included, and does not respond on others.
const MAX_IN_FLIGHT: usize = 32;

/// The default maximum size of a response body: about 70,000 clients on one page.
const BODY_LIMIT: usize = 64 * 1024 * 1024;

/// A generated client, for code that is generic over APIs. Only generated clients implement it.
pub trait ApiClient: Clone + Send + Sync + 'static {
    /// The API as data.
    const API: &'static Api;

    /// Creates a client from the part that all its calls share.
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

/// Changes the settings of the HTTP client.
type Configure = dyn Fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync;

/// A builder of a [`Client`](crate::Client) or of the client of another API.
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
/// With the address and the credentials from the environment:
///
/// ```no_run
/// use std::time::Duration;
///
/// let emqx = emqx_cloud::Client::builder_from_env()?.attempt_timeout(Duration::from_secs(5)).build()?;
/// # let _ = emqx;
/// # Ok::<_, emqx_cloud::Error>(())
/// ```
#[must_use = "a builder does nothing until `build`"]
pub struct ClientBuilder<C = crate::Client> {
    address: String,
    credentials: Credentials,
    http: Option<Arc<Configure>>,
    plain_http: bool,
    proxies: Proxies,
    retry: Retry,
    attempt_timeout: Duration,
    connect_timeout: Duration,
    body_limit: usize,
    max_in_flight: usize,
    clock: Arc<dyn Clock>,
    #[cfg(feature = "test-util")]
    decoding: crate::testing::Decoding,
    client: PhantomData<fn() -> C>,
}

impl<C: ApiClient> ClientBuilder<C> {
    pub(crate) fn new(address: &str, credentials: Credentials) -> Self {
        Self {
            address: address.to_owned(),
            credentials,
            http: None,
            plain_http: false,
            proxies: Proxies::Tunnels,
            retry: Retry::default(),
            attempt_timeout: ATTEMPT_TIMEOUT,
            connect_timeout: CONNECT_TIMEOUT,
            body_limit: BODY_LIMIT,
            max_in_flight: MAX_IN_FLIGHT,
            clock: Arc::new(SystemClock),
            #[cfg(feature = "test-util")]
            decoding: crate::testing::Decoding::default(),
            client: PhantomData,
        }
    }

    /// Creates a builder with the address and the credentials from variables, by the same names as in the environment.
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
    /// Returns an error that names every variable that is missing, empty or not valid UTF-8.
    pub fn from_variables(read: impl Fn(&str) -> Option<OsString>) -> Result<Self> {
        let mut problems = Vec::new();
        let mut take = |name: &str| {
            let problem = match read(name).map(OsString::into_string) {
                None => "is not set",
                Some(Ok(value)) if value.is_empty() => "is empty",
                Some(Ok(value)) => return value,
                Some(Err(_)) => "is not valid UTF-8",
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
        // This contains names of variables, and no values.
        Err(Failure::configuration(problems.join(", ")).finish(C::API, None, &Redactor::default()))
    }

    /// Sets the time limit of an attempt, from connecting to the last byte of the response. The default is 30 seconds.
    ///
    /// [`Retry::time_limit`] is the limit for all attempts together, which can shorten the last attempt.
    ///
    /// The limit is kept by the runtime's timer, so it expires late if a task blocks the runtime. The HTTP library can do
    /// so if a hostile server floods it over plain http with 1xx responses, or with zeros in the size of a chunk: it
    /// yields only after 128 reads of up to 408 KiB. Measured with one thread and a server on the same machine, a limit
    /// of 2 seconds expired up to 0.4 seconds late in a release build, and 1 to 30 seconds late in a debug build; over
    /// https, it was on time. The flood ends with the attempt.
    pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
        self.attempt_timeout = attempt_timeout;
        self
    }

    /// Sets the time limit for connecting. The default is 10 seconds, and it is never longer than that of an attempt.
    ///
    /// When it expires, nothing has been sent, so every call can be retried.
    pub fn connect_timeout(mut self, connect_timeout: Duration) -> Self {
        self.connect_timeout = connect_timeout;
        self
    }

    /// Sets how calls are retried. See [`Retry`] for the default, and for which failures are retried.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = retry;
        self
    }

    /// Sets the maximum size of a response body. The default is 64 MiB.
    ///
    /// This also bounds the memory of a call: interpreting a response takes at most about 20 times its size, and a list at most
    /// 128 MiB more, even if the server is hostile. Lists of real servers take about twice their size.
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = bytes;
        self
    }

    /// Sets the maximum number of requests in flight, of the client and all its clones together. The default is 32; 0 means 1.
    ///
    /// Further calls wait for a place among the requests in flight, in the order of arrival. Each attempt holds a place, from
    /// connecting to the last byte of the response; the wait before a retry does not. Waiting for a place counts in
    /// [`Retry::time_limit`], but not in [`attempt_timeout`](Self::attempt_timeout). If the time limit expires while a call waits,
    /// the error kind is [`ErrorKind::Queue`](crate::ErrorKind::Queue), and that attempt was not sent.
    ///
    /// A server serves 512 connections from all programs together, idle ones included, and does not respond on others (measured on
    /// EMQX 4.4.19). Of 600 concurrent calls, 91 timed out after 30 seconds, and of 1,000 calls, 488; some of them were executed
    /// later. While one program held 512 idle connections, no other program got a response. So the pool keeps at most as many idle
    /// connections as there can be requests in flight, for 45 seconds, unless [`http`](Self::http) changes that. Programs that use
    /// the same deployment share its connections, so leave enough for the others.
    ///
    /// An attempt holds its place even while its future is not polled. For example, a loop over `buffer_unordered(n)` whose body
    /// makes other calls can deadlock until the time limit expires, unless this limit is more than `n`, or the buffered calls run
    /// as tasks. The requests of [`bulk`](crate::bulk) and of [`Pages::prefetch`](crate::Pages::prefetch) are such tasks. An attempt
    /// that was dropped or timed out holds no place, although the server may still be executing it.
    ///
    /// ```
    /// // Other programs use the same deployment, so this one takes few of its connections.
    /// let emqx = emqx_cloud::Client::builder("https://deployment.example:8443/api", "app-id", "app-secret")
    ///     .max_in_flight(8)
    ///     .build()?;
    /// # let _ = emqx;
    /// # Ok::<_, emqx_cloud::Error>(())
    /// ```
    pub fn max_in_flight(mut self, requests: usize) -> Self {
        self.max_in_flight = requests.clamp(1, Semaphore::MAX_PERMITS);
        self
    }

    /// Allows an `http://` address on another machine, to which credentials are sent unencrypted.
    pub fn allow_plain_http(mut self) -> Self {
        self.plain_http = true;
        self
    }

    /// Allows the credentials to be sent unencrypted to a proxy, for an `http://` address on another machine.
    ///
    /// Otherwise, a proxy is only used for `https://`, of which it sees nothing but the host: [`build`](Self::build)
    /// fails if `HTTP_PROXY` or `ALL_PROXY` has a proxy for an `http://` address, and a proxy that [`http`](Self::http)
    /// sets is not used for one. No setting makes a client use a proxy for an address on the same machine.
    pub fn allow_plain_http_proxy(mut self) -> Self {
        self.proxies = Proxies::All;
        self
    }

    /// Uses no proxy, not even one that the environment or [`http`](Self::http) sets.
    pub fn no_proxy(mut self) -> Self {
        self.proxies = Proxies::Never;
        self
    }

    /// Changes the settings of the underlying HTTP client: proxies, certificates, pools.
    ///
    /// The pool keeps at most as many idle connections as there can be [requests in flight](Self::max_in_flight), for 45 seconds:
    /// servers close idle connections after 60 seconds, and a request that is sent at that moment is lost.
    ///
    /// The function is called by [`build`](Self::build), and again whenever the connections of the HTTP client have to
    /// be replaced. Whatever it sets, the HTTP client follows no redirects, which could send the credentials elsewhere,
    /// does not retry by itself, does not log what it sends, and uses a proxy for a plain `http://` address only with
    /// [`allow_plain_http_proxy`](Self::allow_plain_http_proxy).
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

    /// Sets the clock, for tests; see [`testing`](crate::testing).
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// Sets how responses are decoded, for tests of this crate.
    #[cfg(feature = "test-util")]
    pub fn decoding(mut self, decoding: crate::testing::Decoding) -> Self {
        self.decoding = decoding;
        self
    }

    /// Checks the settings and creates the client. Nothing is sent.
    ///
    /// # Errors
    ///
    /// Returns an error if the address has no scheme or one other than http and https, if it contains credentials, a
    /// query or a fragment, if it is plain http to another machine or to a proxy, if a credential is empty, contains a
    /// control character (such as the newline at the end of a file) or cannot be sent in a header, or if TLS cannot be set
    /// up. The error shows neither a credential nor an address that could be one.
    pub fn build(self) -> Result<C> {
        let redactor = Redactor::new(C::API.secret_fields, self.secrets());
        self.connect(redactor.clone())
            .map(C::from_connection)
            .map_err(|failure| failure.finish(C::API, None, &redactor))
    }

    /// Returns the secrets, as they are and as they are encoded in headers.
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
        let text = |part: Credential, value: &str| {
            check::text(part.argument, value, 1, None)?;
            let problem = match value.chars().next_back() {
                Some('\n' | '\r') => "must not end in a newline: remove it",
                _ if value.contains(char::is_control) => "must not contain a control character",
                _ => return Ok(()),
            };
            Err(InvalidArgument::new(part.argument, problem))
        };
        match (&self.credentials, C::API.credentials) {
            (
                Credentials::Basic { name, secret },
                emqx_cloud_core::Credentials::Basic { name: first, secret: second },
            ) => {
                text(first, name)?;
                text(second, secret.expose())?;
                if name.contains(':') {
                    return Err(InvalidArgument::new(first.argument, "must not contain a colon"));
                }
                Ok(auth::basic(name, secret))
            }
            (Credentials::Bearer { token }, emqx_cloud_core::Credentials::Bearer { token: part }) => {
                text(part, token.expose())?;
                auth::bearer(token)
                    .map_err(|_| InvalidArgument::new(part.argument, "must contain only visible ASCII characters"))
            }
            _ => Err(InvalidArgument::new("credentials", "must be of the kind that the API uses")),
        }
    }

    fn connect(self, redactor: Redactor) -> std::result::Result<Connection, Failure> {
        let (address, is_proxied) =
            address::parse(&self.address, self.plain_http, self.proxies).map_err(Failure::bad_setting)?;
        let authorization = self.authorization().map_err(Failure::bad_setting)?;
        let (custom, connect_timeout) = (self.http, self.connect_timeout.min(self.attempt_timeout));
        let max_in_flight = self.max_in_flight;
        let http = Http::new(C::API.body_unread_after, is_proxied, move || {
            let builder = reqwest::Client::builder()
                .connect_timeout(connect_timeout)
                .pool_idle_timeout(IDLE_TIMEOUT)
                .pool_max_idle_per_host(max_in_flight)
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
            places: Semaphore::new(max_in_flight),
            max_in_flight,
            authorization,
            redactor,
            budget: self.retry.own_budget().cloned().unwrap_or_default(),
            retry: self.retry,
            attempt_timeout: self.attempt_timeout,
            body_limit: self.body_limit,
            clock: self.clock,
            #[cfg(feature = "test-util")]
            decoding: self.decoding,
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
            .field("max_in_flight", &self.max_in_flight)
            .finish_non_exhaustive()
    }
}
