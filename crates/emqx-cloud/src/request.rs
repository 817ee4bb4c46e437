//! Requests to any path, for undocumented operations.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::time::Duration;

use emqx_cloud_core::{Api, InvalidArgument, InvalidArguments, Operation, Validate};
use percent_encoding::percent_decode_str;
pub use reqwest::Method;
use reqwest::Url;
use reqwest::header::{ACCEPT, HeaderValue};
use serde_json::Value;

use crate::call::{BuiltRequest, Call, Options};
use crate::connection::Connection;
use crate::dry_run::{DryRun, PreparedRequest};
use crate::error::{Failure, Result};
use crate::query::Query;
use crate::retry::Retry;
use crate::untyped::Answer;

/// The identifier of every undocumented operation.
pub(crate) const ID: &str = "request";

/// An undocumented operation for each method. The path is empty, because it differs for each request.
static UNDOCUMENTED: [Operation; 5] = [
    undocumented("GET", true),
    undocumented("POST", false),
    undocumented("PUT", false),
    undocumented("PATCH", false),
    undocumented("DELETE", false),
];

const fn undocumented(method: &'static str, idempotent: bool) -> Operation {
    Operation {
        id: ID,
        method,
        path: "",
        tag: "",
        summary: "Sends a request to any path",
        idempotent,
        success_status: 200,
        failures_in_data: false,
        paging: None,
        parameters: &[],
        calls: &[ID],
    }
}

/// Returns whether an operation is not in the document.
pub(crate) fn is_undocumented(operation: &Operation) -> bool {
    operation.path.is_empty()
}

/// A request of [`Client::request`](crate::Client::request) that has not been sent yet.
///
/// As with typed calls, there are [retries](Retry) with a budget, time limits, a limit of requests in flight, errors without
/// secrets, and traces. `GET` is idempotent and other methods are not, unless [`idempotent`](Self::idempotent) overrides it.
///
/// Success is defined as for typed calls: for EMQX Cloud, HTTP 200 and JSON with `code` 0. If `data` is an array and the result
/// code in one of its entries is not that of a success, the error is a [`PartialFailure`](crate::ErrorKind::PartialFailure).
/// Nothing else in `data` is interpreted.
///
/// If the OpenAPI document has an operation with this method and path, its name, path template and idempotency apply. If a
/// successful response of the operation can contain a failure that only the typed call detects (the outcomes of a batch, an object
/// that does not exist, or one with another name), the request is not sent, and the error names the typed call.
///
/// ```no_run
/// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
/// use emqx_cloud::{Method, encode_path};
/// use serde_json::json;
///
/// let banned = emqx.request(Method::GET, "/banned").query("_limit", "100").await?;
/// println!("{:?}", banned.data());
///
/// let ban = json!({"as": "clientid", "who": "meter-7", "until": 1_900_000_000});
/// emqx.request(Method::POST, "/banned").body(ban).await?;
///
/// // The path is sent unchanged, so encode values in it. Deleting twice is harmless, so the call can be idempotent.
/// let path = format!("/banned/clientid/{}", encode_path("meter/7"));
/// emqx.request(Method::DELETE, path).idempotent(true).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "a request does nothing until it is sent"]
pub struct RequestCall {
    connection: Connection,
    method: Method,
    path: String,
    body: Option<Value>,
    options: Options,
}

// The body can contain a secret.
impl fmt::Debug for RequestCall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestCall")
            .field("method", &self.method)
            .field("path", &self.path)
            .field("body", &self.body.is_some())
            .field("options", &self.options)
            .finish()
    }
}

impl RequestCall {
    pub(crate) fn new(connection: &Connection, method: Method, path: impl Into<String>) -> Self {
        let options = Options { query: Query::of_any_names(), ..Options::default() };
        Self { connection: connection.clone(), method, path: path.into(), body: None, options }
    }

    /// Adds a query parameter. Its name and value are percent-encoded. It can be repeated.
    ///
    /// The value is redacted in errors only if the parameter has the name of a field with a secret, such as `password`.
    pub fn query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.options.query.push(name, value);
        self
    }

    /// Sets the body, which is sent as JSON. Values of fields with a secret, such as `password`, are redacted in errors.
    pub fn body(mut self, body: impl Into<Value>) -> Self {
        self.body = Some(body.into());
        self
    }

    /// Sets how this request is retried, in place of the client's setting.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.options.retry = Some(retry);
        self
    }

    /// Sets the time limit of each attempt of this request, in place of the client's setting.
    pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
        self.options.attempt_timeout = Some(attempt_timeout);
        self
    }

    /// Overrides whether this request is treated as idempotent.
    ///
    /// An idempotent request is retried even if an attempt may have been applied.
    pub fn idempotent(mut self, idempotent: bool) -> Self {
        self.options.idempotent = Some(idempotent);
        self
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error, and sends nothing, if the method is not `GET`, `POST`, `PUT`, `PATCH` or `DELETE`, if the path cannot be
    /// sent unchanged, if a `GET` has a body, or if only a typed call can detect a failure of the operation. Otherwise, returns an
    /// error unless the operation succeeded.
    pub async fn send(self) -> Result<Answer> {
        let Self { connection, method, path, body, options } = self;
        let api = connection.api();
        let Some(mut operation) = UNDOCUMENTED.iter().find(|known| known.method == method.as_str()) else {
            let problem = "must be GET, POST, PUT, PATCH or DELETE";
            let failure = Failure::invalid_argument(InvalidArgument::new("method", problem));
            return Err(failure.finish(api, None, connection.redactor()));
        };
        let mut problem = check_path(connection.address(), &path);
        if problem.is_ok()
            && let Some(documented) = find(api, &method, &path)
        {
            operation = documented;
            problem = check_documented(documented);
        }
        let request = Request { connection: &connection, method, path, body, problem };
        let call = Call::new(&connection, operation, operation.id, "body").with(options);
        call.exchange(&request, Request::build, |response| response.untyped()).await
    }

    /// Checks the request as [`send`](Self::send) does, and returns what would be sent. Nothing is sent.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// use emqx_cloud::Method;
    ///
    /// let request = emqx.request(Method::GET, "/banned").query("_limit", "100").dry_run().await?;
    /// println!("{request}"); // GET https://deployment.example:8443/api/banned?_limit=100
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Returns the errors that [`send`](Self::send) returns before it sends anything.
    pub async fn dry_run(mut self) -> Result<PreparedRequest> {
        let (dry_run, api) = (DryRun::default(), self.connection.api());
        self.options.dry_run = Some(dry_run.clone());
        dry_run.end(api, self.send().await)
    }
}

impl IntoFuture for RequestCall {
    type Output = Result<Answer>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// The parts of a request.
struct Request<'c> {
    connection: &'c Connection,
    method: Method,
    path: String,
    body: Option<Value>,
    /// The problem of the path, if it has one.
    problem: std::result::Result<(), InvalidArgument>,
}

impl Validate for Request<'_> {
    fn check(&self, invalid: &mut InvalidArguments) {
        invalid.add(self.problem.clone());
        if self.body.is_some() && self.method == Method::GET {
            invalid.add(Err(InvalidArgument::new("body", "must not be set: a GET has no body")));
        }
    }
}

impl Request<'_> {
    #[allow(clippy::result_large_err, reason = "progenitor's error type is large")]
    fn build(&self) -> BuiltRequest {
        let url = format!("{}{}", self.connection.address(), self.path);
        let request = self.connection.request_client().request(self.method.clone(), url);
        let request = request.header(ACCEPT, HeaderValue::from_static("application/json"));
        let request = match &self.body {
            Some(body) => request.json(body),
            None => request,
        };
        Ok(request.build()?)
    }
}

/// Checks that a path can be sent unchanged, and that no library, server or proxy interprets it as another one.
fn check_path(address: &str, path: &str) -> std::result::Result<(), InvalidArgument> {
    let refuse = |problem: &str| Err(InvalidArgument::new("path", problem));
    let Some(relative) = path.strip_prefix('/') else {
        return refuse("must start with `/`: it is relative to the address of the client");
    };
    if path.contains('?') {
        return refuse("must not contain a `?`: set parameters with `query`");
    }
    if path.contains('#') {
        return refuse("must not contain a `#`");
    }
    if !path.bytes().all(|byte| byte.is_ascii_graphic()) {
        return refuse("must contain only visible ASCII characters: encode values with `encode_path`");
    }
    let is_digit = |digit: Option<&u8>| digit.is_some_and(u8::is_ascii_hexdigit);
    let bytes = path.as_bytes();
    let is_encoded = |at: usize| is_digit(bytes.get(at + 1)) && is_digit(bytes.get(at + 2));
    if !bytes.iter().enumerate().all(|(at, byte)| *byte != b'%' || is_encoded(at)) {
        return refuse("must have two hexadecimal digits after every `%`");
    }
    // The path `/` has no segments.
    for segment in relative.split('/').filter(|_| !relative.is_empty()) {
        match &*percent_decode_str(segment).collect::<Vec<_>>() {
            b"" => return refuse("must not have an empty segment"),
            b"." | b".." => return refuse("must not have `.` or `..` as a segment, which libraries remove"),
            _ => {}
        }
    }
    // The HTTP library must not change the path in any other way.
    let base = Url::parse(address).map(|url| url.path().trim_end_matches('/').to_owned());
    let sent = Url::parse(&format!("{address}{path}"));
    match (base, sent) {
        (Ok(base), Ok(sent)) if sent.path().strip_prefix(&*base) == Some(path) => Ok(()),
        _ => refuse("has a character that must be percent-encoded: encode values with `encode_path`"),
    }
}

/// Returns the documented operation of a method and a path.
fn find(api: &'static Api, method: &Method, path: &str) -> Option<&'static Operation> {
    let segments: Vec<_> = path.split('/').map(|segment| percent_decode_str(segment).collect::<Vec<_>>()).collect();
    let is_parameter = |template: &str| template.starts_with('{');
    let fits = |operation: &&Operation| {
        let templates: Vec<_> = operation.path.split('/').collect();
        let mut pairs = templates.iter().zip(&segments);
        operation.method == method.as_str()
            && templates.len() == segments.len()
            && pairs.all(|(template, segment)| is_parameter(template) || template.as_bytes() == segment)
    };
    let words = |operation: &&Operation| operation.path.split('/').filter(|template| !is_parameter(template)).count();
    api.operations.iter().filter(fits).max_by_key(words)
}

/// Checks that a failure of a documented operation can be detected without its typed call.
fn check_documented(operation: &Operation) -> std::result::Result<(), InvalidArgument> {
    let repeats = operation.parameters.iter().any(|parameter| parameter.repeated_in.is_some());
    if !operation.failures_in_data && !repeats {
        return Ok(());
    }
    let calls: Vec<_> = operation.calls.iter().map(|call| format!("`{call}`")).collect();
    let problem =
        format!("is documented, and only its typed call tells a failure from a success: use {}", calls.join(" or "));
    Err(InvalidArgument::new("path", problem))
}
