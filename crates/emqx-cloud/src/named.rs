//! Calls by name, with arguments and body as JSON, for scripts, command lines and tests.

mod bulk;
mod rows;

use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::time::Duration;

use emqx_cloud_core::{Api, InvalidArgument, Operation, Parameter};
use futures_util::future::BoxFuture;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_path_to_error::Segment;

use crate::bulk::{Bulk, Input};
use crate::call::Options;
use crate::client::ApiClient;
use crate::dry_run::{DryRun, PreparedRequest};
use crate::error::{About, Error, Failure, Result};
use crate::json::plain;
use crate::nearest::nearest;
use crate::redact::Redactor;
use crate::retry::Retry;
use crate::untyped::{Answer, unserializable};
pub(crate) use bulk::{each_to_json, to_json};
pub use rows::{NamedRow, NamedRows};

/// A generated client whose calls can be made by name. Only generated clients implement it.
pub trait ByName: ApiClient {
    /// Makes the typed call with this name.
    fn make(&self, name: &str, given: Given) -> Result<Made>;

    /// Makes the bulk job with this name.
    fn make_bulk(&self, name: &str, items: Input<Value>) -> Result<Bulk<Value>>;
}

/// A typed call that was made by name.
pub struct Made {
    /// Sends the call.
    send: BoxFuture<'static, Result<Answer>>,
    /// The whole list, if the call returns a page of one.
    rows: Option<NamedRows>,
}

impl Made {
    pub fn call(send: impl Future<Output = Result<Answer>> + Send + 'static) -> Self {
        Self { send: Box::pin(send), rows: None }
    }

    pub fn list(send: impl Future<Output = Result<Answer>> + Send + 'static, rows: NamedRows) -> Self {
        Self { send: Box::pin(send), rows: Some(rows) }
    }
}

/// A call of [`Client::call`](crate::Client::call) that has not been sent yet.
#[derive(Debug, Clone)]
#[must_use = "a call does nothing until it is sent"]
pub struct NamedCall<C = crate::Client> {
    client: C,
    name: String,
    given: Given,
}

impl<C: ByName> NamedCall<C> {
    pub(crate) fn new(client: C, name: impl Into<String>, redactor: &Redactor) -> Self {
        Self { client, name: name.into(), given: Given::new(C::API, redactor.clone()) }
    }

    /// Sets an argument. A number or a boolean can also be a string, such as `"10"` or `"true"`.
    ///
    /// Sending the call fails if it has no such argument, if the value has the wrong type, or if the argument is set
    /// twice.
    pub fn arg(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.given.arguments.push((name.into(), value.into()));
        self
    }

    /// Sets the body, as JSON in the server's form.
    ///
    /// Sending the call fails if the body does not match its schema. That includes undocumented fields, which servers
    /// silently ignore.
    pub fn body(mut self, body: impl Into<Value>) -> Self {
        self.given.body = Some(body.into());
        self
    }

    /// Sets how this call is retried, in place of the client's setting.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.given.options.retry = Some(retry);
        self
    }

    /// Sets the time limit of each attempt of this call, in place of the client's setting.
    pub fn attempt_timeout(mut self, attempt_timeout: Duration) -> Self {
        self.given.options.attempt_timeout = Some(attempt_timeout);
        self
    }

    /// Overrides whether this call is treated as idempotent.
    pub fn idempotent(mut self, idempotent: bool) -> Self {
        self.given.options.idempotent = Some(idempotent);
        self
    }

    /// Adds a query parameter in addition to the arguments of the call. It can be repeated.
    ///
    /// Sending the call fails if the call has a parameter with this name. Servers may ignore parameters that they do not know.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// let page = emqx.call("list_clients").arg("limit", 100).query("_gte_inflight", "10").await?;
    /// # let _ = page;
    /// # Ok(())
    /// # }
    /// ```
    pub fn query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.given.options.query.push(name, value);
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no call with this name, if an argument or the body is invalid, or if the typed call
    /// fails.
    pub async fn send(self) -> Result<Answer> {
        let Self { client, name, given } = self;
        client.make(&name, given)?.send.await
    }

    /// Checks the call as [`send`](Self::send) does, and returns the request that would be sent. Nothing is sent.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// let user = serde_json::json!({"username": "meter-7", "password": "s3cret"});
    /// let request = emqx.call("create_username").body(user).dry_run().await?;
    /// assert_eq!(request.body(), Some(r#"{"password":"***","username":"meter-7"}"#));
    /// println!("{request}"); // POST https://deployment.example:8443/api/auth_username, and the body
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Returns the errors that [`send`](Self::send) returns before it sends anything.
    pub async fn dry_run(mut self) -> Result<PreparedRequest> {
        let dry_run = DryRun::default();
        self.given.options.dry_run = Some(dry_run.clone());
        dry_run.end(C::API, self.send().await)
    }

    /// Returns all rows of the list as a stream, which ends with an error if a row could be missing: see
    /// [`Complete`](crate::Complete).
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// let mut sensors = emqx.call("list_clients").arg("like_clientid", "sensor-").complete()?;
    /// while let Some(sensor) = sensors.next().await {
    ///     println!("{}", sensor?.get());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error if there is no call with this name, if it is not a list with pages, or if an argument is invalid. An
    /// argument that breaks a rule of the document is an error of the stream.
    pub fn complete(self) -> Result<NamedRows> {
        let Self { client, name, given } = self;
        if let Some(operation) = given.named(&name).filter(|operation| operation.paging.is_none()) {
            return Err(given.no_list(&name, Some(operation)));
        }
        let refused = given.clone();
        client.make(&name, given)?.rows.ok_or_else(|| refused.no_list(&name, refused.named(&name)))
    }
}

impl<C: ByName> IntoFuture for NamedCall<C> {
    type Output = Result<Answer>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

fn json(api: &'static Api, value: impl Serialize) -> Result<Value> {
    serde_json::to_value(value).map_err(|error| unserializable(api, &error))
}

/// The arguments and the body of a call by name that the typed call has not taken yet.
#[derive(Clone)]
pub struct Given {
    arguments: Vec<(String, Value)>,
    body: Option<Value>,
    pub options: Options,
    /// Whether this is an item of a bulk job, whose fields are the arguments and the fields of the body.
    is_item: bool,
    about: Option<About>,
    api: &'static Api,
    redactor: Redactor,
}

// The body can contain a secret.
impl std::fmt::Debug for Given {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names: Vec<_> = self.arguments.iter().map(|(name, _)| name).collect();
        f.debug_struct("Given").field("arguments", &names).field("body", &self.body.is_some()).finish()
    }
}

impl Given {
    /// Returns whether the body is an array.
    pub fn is_many(&self) -> bool {
        self.body.as_ref().is_some_and(Value::is_array)
    }

    pub(crate) fn new(api: &'static Api, redactor: Redactor) -> Self {
        let (arguments, options) = (Vec::new(), Options::default());
        Self { arguments, body: None, options, is_item: false, about: None, api, redactor }
    }

    /// Sets the call, for errors.
    pub fn about(mut self, operation: &'static Operation, call: &'static str) -> Self {
        self.about = Some(About { operation, call, path: String::new() });
        self
    }

    fn operation(&self) -> Option<&'static Operation> {
        self.about.as_ref().map(|about| about.operation)
    }

    fn refuse(&self, argument: &str, problem: impl Into<String>) -> Error {
        let failure = Failure::invalid_argument(InvalidArgument::new(argument, problem));
        let redactor = match &self.body {
            // A name in the body can be a secret that has another place there.
            Some(body) => &self.redactor.with_request(body.to_string().as_bytes(), &[]),
            None => &self.redactor,
        };
        failure.finish(self.api, self.about.as_ref(), redactor)
    }

    /// Returns the operation of the call with this name.
    fn named(&self, name: &str) -> Option<&'static Operation> {
        self.api.operations.iter().find(|operation| operation.calls.contains(&name))
    }

    pub fn no_such_call(&self, name: &str) -> Error {
        self.no_such("call", name, self.api.operations.iter().flat_map(|operation| operation.calls).copied())
    }

    fn no_such<'n>(&self, what: &str, name: &str, known: impl Iterator<Item = &'n str>) -> Error {
        let near: Vec<_> = nearest(name, known).into_iter().map(|near| format!("`{near}`")).collect();
        let hint = if near.is_empty() { String::new() } else { format!("; did you mean {}?", near.join(" or ")) };
        self.refuse("name", format!("must be the name of a {what}, got {name:?}{hint}"))
    }

    fn no_list(&self, name: &str, operation: Option<&Operation>) -> Error {
        let what = operation.map(|operation| format!(", which is `{} {}`", operation.method, operation.path));
        self.refuse("name", format!("must be the name of a list with pages, got {name:?}{}", what.unwrap_or_default()))
    }

    pub fn optional<T: FromJson>(&mut self, name: &str) -> Result<Option<T>> {
        let Some(index) = self.arguments.iter().position(|(given, _)| given == name) else { return Ok(None) };
        let (_, value) = self.arguments.remove(index);
        if self.arguments.iter().any(|(given, _)| given == name) {
            return Err(self.refuse(name, "must be set only once"));
        }
        T::from_json(&value).map(Some).ok_or_else(|| self.refuse(name, format!("must be {}", T::FORM)))
    }

    pub fn required<T: FromJson>(&mut self, name: &str) -> Result<T> {
        self.optional(name)?.ok_or_else(|| self.refuse(name, "must be set"))
    }

    /// Takes the body for the typed call; `forms` are the fields of each form that the body or an item can have.
    pub fn body<T: DeserializeOwned + Serialize>(&mut self, forms: &[&[&str]]) -> Result<T> {
        let given = self.body.as_ref().ok_or_else(|| self.refuse("body", "must be set"))?;
        let body: T = serde_path_to_error::deserialize(given).map_err(|error| {
            let path = match error.path().to_string() {
                path if path == "." => String::new(),
                path if path.starts_with('[') => path,
                path => format!(".{path}"),
            };
            let index = error.path().iter().find_map(|step| match step {
                Segment::Seq { index } => Some(*index),
                _ => None,
            });
            let item = index.and_then(|index| given.get(index)).unwrap_or(given);
            let problem = plain(error.inner());
            let missing = problem.strip_prefix("missing field `").and_then(|rest| rest.strip_suffix('`'));
            match (unfit(item, forms), missing) {
                (Some(field), _) => self.refuse(
                    &self.place(&format!("{path}.{field}")),
                    format!("does not fit: unknown field `{field}` alongside the others"),
                ),
                (None, Some(field)) => {
                    self.refuse(&self.place(&format!("{path}.{field}")), format!("does not fit: {problem}"))
                }
                (None, None) => self.refuse(&self.place(&path), format!("does not fit: {problem}")),
            }
        })?;
        // A decoder accepts an array for an object, and null for a missing field, so the request would differ from the
        // body.
        match difference(given, &json(self.api, &body)?) {
            Some(path) => Err(self.refuse(&self.place(&path), "does not fit: it would be sent as a different value")),
            None => {
                self.body = None;
                Ok(body)
            }
        }
    }

    /// Returns the name of a place in the body, for errors. An item has no name before those of its fields.
    fn place(&self, path: &str) -> String {
        match path.strip_prefix('.').unwrap_or(path) {
            _ if !self.is_item => format!("body{path}"),
            "" => "item".to_owned(),
            field => field.to_owned(),
        }
    }

    /// Returns the options, or an error if the typed call has not taken everything.
    pub fn finish(self) -> Result<Options> {
        if let Some((name, _)) = self.arguments.first() {
            let known = self.known(|_| true);
            return Err(self.refuse(name, format!("must be an argument of this call, which takes {known}")));
        }
        let left = self.body.as_ref().filter(|_| self.is_item).and_then(Value::as_object);
        match (left.map(|fields| fields.keys().next()), &self.body) {
            (Some(Some(name)), _) => {
                let known = self.known(|parameter| parameter.required);
                Err(self.refuse(name, format!("must be a field of an item, which has {known}")))
            }
            (None, Some(_)) => Err(self.refuse("body", "must not be set: this call has no body")),
            (Some(None), _) | (None, None) => Ok(self.options),
        }
    }

    /// Returns the names of arguments, for errors.
    fn known(&self, is_meant: impl Fn(&Parameter) -> bool) -> String {
        let known = self.operation().map(|operation| operation.parameters).unwrap_or_default();
        let known: Vec<_> = known.iter().filter(|known| is_meant(known)).map(|known| known.argument).collect();
        if known.is_empty() { "none".to_owned() } else { known.join(", ") }
    }
}

/// Returns the first field of an object that is not in the nearest of several forms.
fn unfit<'v>(item: &'v Value, forms: &[&[&str]]) -> Option<&'v str> {
    let given = item.as_object()?;
    let known = |form: &&&[&str]| given.keys().filter(|name| form.contains(&name.as_str())).count();
    // The first of equally near forms.
    let nearest = forms.iter().rev().max_by_key(known)?;
    given.keys().map(String::as_str).find(|name| !nearest.contains(name))
}

/// Returns the path of the first difference between two values.
fn difference(given: &Value, sent: &Value) -> Option<String> {
    match (given, sent) {
        (Value::Object(given), Value::Object(sent)) => given
            .iter()
            .find_map(|(name, value)| {
                Some(format!(".{name}{}", difference(value, sent.get(name).unwrap_or(&Value::Null))?))
            })
            .or_else(|| sent.keys().find(|name| !given.contains_key(*name)).map(|name| format!(".{name}"))),
        (Value::Array(given), Value::Array(sent)) if given.len() == sent.len() => given
            .iter()
            .zip(sent)
            .enumerate()
            .find_map(|(index, (given, sent))| Some(format!("[{index}]{}", difference(given, sent)?))),
        // A null is not sent.
        (Value::Null, Value::Null) => Some(String::new()),
        // A whole number is sent as it is where any number is taken.
        (Value::Number(given), Value::Number(sent)) if sent.is_f64() && given.as_f64() == sent.as_f64() => None,
        _ => (given != sent).then(String::new),
    }
}

/// An argument that is read from JSON.
pub trait FromJson: Sized {
    /// A description of valid JSON.
    const FORM: &'static str;

    fn from_json(value: &Value) -> Option<Self>;
}

impl FromJson for String {
    const FORM: &'static str = "a string";

    fn from_json(value: &Value) -> Option<Self> {
        value.as_str().map(str::to_owned)
    }
}

impl FromJson for f64 {
    const FORM: &'static str = "a number";

    fn from_json(value: &Value) -> Option<Self> {
        value.as_f64().or_else(|| value.as_str()?.parse().ok())
    }
}

impl FromJson for bool {
    const FORM: &'static str = "`true` or `false`";

    fn from_json(value: &Value) -> Option<Self> {
        value.as_bool().or_else(|| value.as_str()?.parse().ok())
    }
}

macro_rules! integers {
    ($($integer:ty),*) => {$(
        impl FromJson for $integer {
            const FORM: &'static str = concat!("an integer (", stringify!($integer), ")");

            fn from_json(value: &Value) -> Option<Self> {
                match value {
                    Value::Number(number) => number.as_i128().and_then(|number| number.try_into().ok()),
                    Value::String(text) => text.parse().ok(),
                    _ => None,
                }
            }
        }
    )*};
}

integers!(u8, u16, u32, u64, i32, i64);
