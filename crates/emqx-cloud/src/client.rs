//! The client: where a deployment is, who asks, and how patiently.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use emqx_cloud_api::{Secret, basic_auth};
use emqx_cloud_core::{Api, InvalidArgument, check};
use reqwest::header::{AUTHORIZATION, HeaderValue};

use crate::clock::{Clock, SystemClock};
use crate::error::Failure;
use crate::http::Http;
use crate::redact::Redactor;
use crate::temporary_v4::API;
use crate::{Error, Result, Retry, RetryBudget, address};

/// How long one attempt may take, if nobody says: from the connection to the last byte of the answer.
const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(30);

/// How long a connection may take to be made, if nobody says.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// How long a connection may be idle. Servers close one after 60 seconds, and what is sent just then is lost.
const IDLE_TIMEOUT: Duration = Duration::from_secs(45);

/// How many bytes an answer may have, if nobody says: some 70,000 clients on one page.
const BODY_LIMIT: usize = 64 * 1024 * 1024;

/// The variables that [`Client::from_env`] reads.
const VARIABLES: [&str; 3] = ["EMQX_CLOUD_API", "EMQX_CLOUD_APP_ID", "EMQX_CLOUD_APP_SECRET"];

/// Changes the settings of an HTTP client.
type Configure = dyn Fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync;

/// A client of one deployment: **one method for each operation**, below, by group.
///
/// A clone is cheap, and shares connections and settings.
///
/// ```no_run
/// # async fn example() -> Result<(), emqx_cloud::Error> {
/// use emqx_cloud::types::Message;
///
/// let emqx = emqx_cloud::Client::from_env()?;
/// let page = emqx.list_clients().limit(100).send().await?;
/// println!("{} clients, more: {:?}", page.items.len(), page.has_next());
/// emqx.publish(Message::new("alerts/1", "on").qos(1)).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Client {
    inner: Arc<Inner>,
}

struct Inner {
    address: String,
    api: emqx_cloud_api::Client,
    http: Http,
    authorization: HeaderValue,
    redactor: Redactor,
    retry: Retry,
    budget: RetryBudget,
    attempt_timeout: Duration,
    body_limit: usize,
    clock: Arc<dyn Clock>,
}

impl Client {
    /// A client of the deployment at `address`, for an application of it.
    ///
    /// `address` is what the console shows on the page of the deployment, path included, with or without a slash at the
    /// end: `https://…:8443/api`. A server of one's own has it at `http://127.0.0.1:8081/api/v4`.
    ///
    /// ```
    /// let emqx = emqx_cloud::Client::new("https://deployment.example:8443/api", "app-id", "app-secret")?;
    /// # let _ = emqx;
    /// # Ok::<_, emqx_cloud::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The address has no scheme, another one than http or https, credentials, a query or a fragment; it is plain http
    /// to another machine; a credential is empty or cannot be sent; or TLS cannot be set up.
    pub fn new(address: &str, app_id: impl Into<String>, app_secret: impl Into<Secret>) -> Result<Self> {
        Self::builder(address, app_id, app_secret).build()
    }

    /// A client of the deployment that the environment names: `EMQX_CLOUD_API` is the address, `EMQX_CLOUD_APP_ID` and
    /// `EMQX_CLOUD_APP_SECRET` are the credentials.
    ///
    /// # Errors
    ///
    /// A variable is missing or empty; the error names every one that is. Or what [`new`](Self::new) fails with.
    pub fn from_env() -> Result<Self> {
        Self::from_variables(|name| std::env::var_os(name))
    }

    /// As [`from_env`](Self::from_env), with the variables from elsewhere.
    ///
    /// # Errors
    ///
    /// As [`from_env`](Self::from_env).
    pub fn from_variables(read: impl Fn(&str) -> Option<std::ffi::OsString>) -> Result<Self> {
        let values = VARIABLES.map(|name| match read(name) {
            None => Err(format!("{name} is not set")),
            Some(value) if value.is_empty() => Err(format!("{name} is empty")),
            Some(value) => value.into_string().map_err(|_| format!("{name} is invalid UTF-8")),
        });
        match values {
            [Ok(address), Ok(app_id), Ok(app_secret)] => Self::new(&address, app_id, app_secret),
            values => {
                let problems: Vec<_> = values.into_iter().filter_map(std::result::Result::err).collect();
                Err(configuration(Failure::configuration(problems.join(", ")), &Redactor::default()))
            }
        }
    }

    /// A client with settings of its own; see [`ClientBuilder`].
    pub fn builder(address: &str, app_id: impl Into<String>, app_secret: impl Into<Secret>) -> ClientBuilder {
        ClientBuilder {
            address: address.to_owned(),
            app_id: app_id.into(),
            app_secret: app_secret.into(),
            http: None,
            plain_http: false,
            retry: Retry::default(),
            attempt_timeout: ATTEMPT_TIMEOUT,
            connect_timeout: CONNECT_TIMEOUT,
            body_limit: BODY_LIMIT,
            clock: Arc::new(SystemClock),
        }
    }

    /// The address of the deployment, without a slash at the end.
    pub fn address(&self) -> &str {
        &self.inner.address
    }

    /// The API as data.
    pub(crate) fn description(&self) -> &'static Api {
        &API
    }

    pub(crate) fn api(&self) -> &emqx_cloud_api::Client {
        &self.inner.api
    }

    pub(crate) fn http(&self) -> &Http {
        &self.inner.http
    }

    pub(crate) fn authorize(&self, request: &mut reqwest::Request) {
        request.headers_mut().insert(AUTHORIZATION, self.inner.authorization.clone());
    }

    pub(crate) fn redactor(&self) -> &Redactor {
        &self.inner.redactor
    }

    /// How often its calls are tried; a call that needs a little more can start from it.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// let metrics = emqx.get_metrics().retry(emqx.retry().clone().attempts(10)).await?;
    /// # let _ = metrics;
    /// # Ok(())
    /// # }
    /// ```
    pub fn retry(&self) -> &Retry {
        &self.inner.retry
    }

    /// What is left for retries of all calls of this client and its clones.
    pub fn budget(&self) -> &RetryBudget {
        &self.inner.budget
    }

    pub(crate) fn clock(&self) -> &dyn Clock {
        &*self.inner.clock
    }

    pub(crate) fn attempt_timeout(&self) -> Duration {
        self.inner.attempt_timeout
    }

    pub(crate) fn body_limit(&self) -> usize {
        self.inner.body_limit
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("address", &self.inner.address).finish_non_exhaustive()
    }
}

/// Settings of a [`Client`].
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
#[must_use = "settings do nothing until `build`"]
pub struct ClientBuilder {
    address: String,
    app_id: String,
    app_secret: Secret,
    http: Option<Arc<Configure>>,
    plain_http: bool,
    retry: Retry,
    attempt_timeout: Duration,
    connect_timeout: Duration,
    body_limit: usize,
    clock: Arc<dyn Clock>,
}

impl ClientBuilder {
    /// How long one attempt may take, from the connection to the last byte of the answer. 30 seconds if not set.
    ///
    /// All attempts together may take as long as [`Retry::time_limit`] says, and the last of them only what is left
    /// of it.
    pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
        self.attempt_timeout = attempt_timeout;
        self
    }

    /// How long a connection may take to be made. 10 seconds if not set; never longer than an attempt.
    ///
    /// If it takes longer, nothing was sent, so every call can be tried again.
    pub fn connect_timeout(mut self, connect_timeout: Duration) -> Self {
        self.connect_timeout = connect_timeout;
        self
    }

    /// How often a call is tried. See [`Retry`] for what is tried again, and for the default.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = retry;
        self
    }

    /// How many bytes an answer may have. 64 MiB if not set.
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = bytes;
        self
    }

    /// Allows an `http://` address of another machine, which sends the credentials unencrypted.
    pub fn allow_plain_http(mut self) -> Self {
        self.plain_http = true;
        self
    }

    /// Settings of the HTTP client below: proxies, certificates, pools.
    ///
    /// They are set whenever such a client is made, which is now, and each time after that when its connections are
    /// not to be used any more. Redirects are never followed, for they can lead the credentials elsewhere, and it
    /// never tries anything again by itself, nor logs what it sends, whatever the settings say.
    ///
    /// ```
    /// # fn example(certificate: reqwest::Certificate) -> Result<(), emqx_cloud::Error> {
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
    /// As [`Client::new`].
    pub fn build(self) -> Result<Client> {
        let authorization = basic_auth(&self.app_id, &self.app_secret);
        let encoded = authorization.to_str().unwrap_or_default().trim_start_matches("Basic ").to_owned();
        let redactor = Redactor::new(API.secret_fields, [self.app_secret.expose().to_owned(), encoded]);
        self.build_with(redactor.clone(), authorization).map_err(|failure| configuration(failure, &redactor))
    }

    fn build_with(self, redactor: Redactor, authorization: HeaderValue) -> std::result::Result<Client, Failure> {
        let address = address::parse(&self.address, self.plain_http).map_err(Failure::bad_setting)?;
        check::text("app_id", &self.app_id, 1, None).map_err(Failure::bad_setting)?;
        check::text("app_secret", self.app_secret.expose(), 1, None).map_err(Failure::bad_setting)?;
        if self.app_id.contains(':') || self.app_id.contains(char::is_control) {
            let problem = "must not contain a colon or a control character";
            return Err(Failure::bad_setting(InvalidArgument::new("app_id", problem)));
        }
        let (custom, connect_timeout) = (self.http, self.connect_timeout.min(self.attempt_timeout));
        let http = Http::new(API.body_unread_after, move || {
            let builder = reqwest::Client::builder()
                .connect_timeout(connect_timeout)
                .pool_idle_timeout(IDLE_TIMEOUT)
                .user_agent(concat!("emqx-cloud/", env!("CARGO_PKG_VERSION")));
            match &custom {
                Some(configure) => configure(builder),
                None => builder,
            }
        });
        let (http, first) = http.map_err(|error| Failure::configuration("TLS cannot be set up").source(error))?;
        Ok(Client {
            inner: Arc::new(Inner {
                // It only builds requests; they are sent through `http`.
                api: emqx_cloud_api::Client::new_with_client(&address, first),
                http,
                address,
                redactor,
                authorization,
                budget: self.retry.own_budget().cloned().unwrap_or_default(),
                retry: self.retry,
                attempt_timeout: self.attempt_timeout,
                body_limit: self.body_limit,
                clock: self.clock,
            }),
        })
    }
}

/// The error of a client that cannot be built.
fn configuration(failure: Failure, redactor: &Redactor) -> Error {
    failure.finish(&API, None, redactor)
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("app_id", &self.app_id)
            .field("app_secret", &self.app_secret)
            .field("retry", &self.retry)
            .field("attempt_timeout", &self.attempt_timeout)
            .field("connect_timeout", &self.connect_timeout)
            .field("body_limit", &self.body_limit)
            .finish_non_exhaustive()
    }
}
