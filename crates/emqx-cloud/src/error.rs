//! The error type. An error starts as a [`Failure`], and is finished once, which removes the secrets from it.

mod words;

use std::borrow::Cow;
use std::error::Error as StdError;
use std::time::Duration;

use bytes::Bytes;
use emqx_cloud_core::{
    Api, Category, ForeignCodes, InvalidArgument, InvalidArguments, Operation, Reason, ResultCode, Success,
};

use crate::item::{Item, ItemOutcome};
use crate::redact::{Cause, Redactor, Shown};
use crate::refusal::{Refusal, Said};

/// The result of a call.
pub type Result<T> = std::result::Result<T, Error>;

/// The error of a call: the request, the response, and what to do about it.
///
/// Use its predicates ([`is_not_found`](Self::is_not_found), [`is_retryable`](Self::is_retryable), …) instead of
/// matching on its [`kind`](Self::kind): servers report the same failure in several ways, and the predicates know all
/// of them.
///
/// ```
/// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
/// match emqx.create_username("meter-7", "s3cret").await {
///     Err(error) if error.is_already_exists() => println!("already exists: {error}"),
///     other => drop(other?),
/// }
/// # Ok(())
/// # }
/// ```
///
/// # Troubleshooting
///
/// - [`is_unauthorized`](Self::is_unauthorized): the AppID or AppSecret is wrong, or belongs to another deployment.
/// - [`is_not_served`](Self::is_not_served), an HTTP 404: a part of the address's path is missing, or the feature (user
///   names, access rules, …) is switched off in the deployment. Servers do not send 404 for a client, user or rule that does
///   not exist; that is [`is_not_found`](Self::is_not_found).
/// - [`is_other_api`](Self::is_other_api): the address is that of a server with another API, such as EMQX 5.
/// - [`may_have_been_applied`](Self::may_have_been_applied): check the state of the deployment before repeating the call.
/// - [`gave_up`](Self::gave_up): why a call that could succeed later was not retried, which also shows which setting of
///   [`Retry`](crate::Retry) to change.
///
/// `Display` is one line with the call, what happened, and what to do. `{:?}` shows the same, because that is what a
/// program prints when its `main` returns the error. `{:#?}` shows every field.
///
/// # What a server sent
///
/// No secret appears in an error: not in `Display` or `Debug`, not in what its methods return, and not in a
/// [`source`](StdError::source), which has the messages of the HTTP library's errors, and not these errors themselves.
/// The credentials and the secrets of the request are replaced by `***`. A string that has one in another form is replaced
/// as a whole: percent-encoded, with escapes (`\u0068`, `\x68`) or entities (`&#104;`), in base64, in hex, in UTF-16, as a
/// list of numbers (`[104,117]`) or characters (`$h,$u`), or in up to three of these forms inside each other. An array or
/// object whose values are such a list is replaced as well. Secrets of fewer than four characters are not replaced,
/// because they are parts of ordinary words.
///
/// Whatever a server sent is on one line: control characters, line separators, and characters that are invisible or
/// change the direction of a text are written as `\n` or `\u{202e}`. Strings are cut after 16 KiB, and an error has 12 MiB
/// of them at most; `…` stands for the rest.
pub struct Error(Box<Inner>);

struct Inner {
    api: &'static Api,
    kind: ErrorKind,
    operation: Option<&'static Operation>,
    call: &'static str,
    path: Option<Shown>,
    page: Option<u32>,
    status: Option<u16>,
    refusal: Option<Refusal>,
    foreign: Option<&'static ForeignCodes>,
    detail: Option<Shown>,
    items: Vec<ItemOutcome>,
    invalid: InvalidArguments,
    attempts: u32,
    elapsed: Duration,
    gave_up: Option<GaveUp>,
    retry_after: Option<Duration>,
    timed_out: bool,
    /// Whether the server accepts no connections.
    down: bool,
    /// Whether the body of the response is larger than the limit.
    too_large: bool,
    /// Whether the server refused the HTTP/2 stream before it processed the request.
    unprocessed: bool,
    /// Whether an attempt before the last one may have been applied.
    unknown_before: bool,
    source: Option<Cause>,
}

/// The kind of an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The client cannot be built, because the address or a credential is missing or invalid.
    #[default]
    Configuration,
    /// An argument breaks a rule, and nothing was sent.
    InvalidArgument,
    /// No place among the requests in flight became free within the time limit, and the attempt was not sent. See
    /// [`ClientBuilder::max_in_flight`](crate::ClientBuilder::max_in_flight).
    Queue,
    /// The connection failed, and nothing was sent.
    Connect,
    /// There was no complete response within the time limit.
    Timeout,
    /// The connection, or the HTTP/2 stream of the request, was lost after the request may have been sent.
    Transport,
    /// The HTTP status is not that of a success.
    Status,
    /// The HTTP status is that of a success, but the response is a failure.
    Refused,
    /// The HTTP status is that of a success, but the requested object does not exist.
    NotFound,
    /// The HTTP status is that of a success, but items of a batch failed.
    PartialFailure,
    /// The HTTP status is that of a success, but the response has the form of neither a success nor a failure.
    UnexpectedResponse,
    /// A list changed so much while it was read that rows could be missing. See [`Complete`](crate::Complete).
    ListChanged,
}

/// Why a call that could have succeeded later was not retried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum GaveUp {
    /// The operation is not idempotent, and the request may have been executed.
    NotIdempotent,
    /// The number of attempts reached [`Retry::attempts`](crate::Retry::attempts).
    Attempts,
    /// [`Retry::time_limit`](crate::Retry::time_limit) leaves no time for another attempt.
    TimeLimit,
    /// The [`RetryBudget`](crate::RetryBudget) is used up, because most calls fail.
    Budget,
    /// The server accepted no connection for longer than [`Retry::patience`](crate::Retry::patience), and then for the
    /// rest of the attempts.
    Patience,
}

/// The call that an error is about.
#[derive(Clone)]
pub(crate) struct About {
    pub operation: &'static Operation,
    pub call: &'static str,
    /// The path of the request; empty if there is no request yet.
    pub path: String,
}

/// A failure that may still contain secrets, so it is never shown. Only [`finish`](Self::finish) makes an [`Error`] of
/// it.
pub(crate) struct Failure(Box<Raw>);

struct Raw {
    kind: ErrorKind,
    status: Option<u16>,
    said: Option<Said>,
    detail: Option<Cow<'static, str>>,
    quoted: Option<(Option<String>, Bytes)>,
    items: Vec<Item>,
    invalid: InvalidArguments,
    retry_after: Option<Duration>,
    timed_out: bool,
    down: bool,
    too_large: bool,
    unprocessed: bool,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

impl Failure {
    pub fn new(kind: ErrorKind) -> Self {
        Self(Box::new(Raw {
            kind,
            status: None,
            said: None,
            detail: None,
            quoted: None,
            items: Vec::new(),
            invalid: InvalidArguments::default(),
            retry_after: None,
            timed_out: false,
            down: false,
            too_large: false,
            unprocessed: false,
            source: None,
        }))
    }

    pub fn configuration(detail: impl Into<Cow<'static, str>>) -> Self {
        Self::new(ErrorKind::Configuration).detail(detail)
    }

    pub fn bad_setting(invalid: InvalidArgument) -> Self {
        Self::new(ErrorKind::Configuration).invalid(invalid)
    }

    pub fn invalid_argument(invalid: impl Into<InvalidArguments>) -> Self {
        Self::new(ErrorKind::InvalidArgument).invalid(invalid)
    }

    pub fn invalid(mut self, invalid: impl Into<InvalidArguments>) -> Self {
        self.0.invalid = invalid.into();
        self
    }

    /// Sets the detail. If it is not a literal, secrets are removed from it.
    pub fn detail(mut self, detail: impl Into<Cow<'static, str>>) -> Self {
        self.0.detail = Some(detail.into());
        self
    }

    /// Quotes the beginning of a body after the detail.
    pub fn quoting(mut self, content_type: Option<String>, body: Bytes) -> Self {
        self.0.quoted = Some((content_type, body));
        self
    }

    pub fn status(mut self, status: u16) -> Self {
        self.0.status = Some(status);
        self
    }

    pub fn said(mut self, said: Said) -> Self {
        self.0.said = Some(said);
        self
    }

    pub fn items(mut self, items: Vec<Item>) -> Self {
        self.0.items = items;
        self
    }

    pub fn retry_after(mut self, retry_after: Option<Duration>) -> Self {
        self.0.retry_after = retry_after;
        self
    }

    pub fn timed_out(mut self, timed_out: bool) -> Self {
        self.0.timed_out = timed_out;
        self
    }

    pub fn down(mut self, down: bool) -> Self {
        self.0.down = down;
        self
    }

    pub fn too_large(mut self) -> Self {
        self.0.too_large = true;
        self
    }

    pub fn unprocessed(mut self, unprocessed: bool) -> Self {
        self.0.unprocessed = unprocessed;
        self
    }

    pub fn source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    /// Removes the secrets from every string, and escapes it. **This is the only way to create an [`Error`].**
    pub fn finish(self, api: &'static Api, about: Option<&About>, redactor: &Redactor) -> Error {
        let raw = *self.0;
        let redaction = redactor.begin();
        let detail = raw.detail.map(|detail| match detail {
            Cow::Borrowed(ours) => Shown::known(ours),
            Cow::Owned(text) => redaction.text(&text),
        });
        let quoted = raw.quoted.map(|(content_type, body)| {
            let body = redaction.quote(&body);
            match content_type {
                Some(found) => Shown::joined([body, Shown::known(" ("), redaction.text(&found), Shown::known(")")]),
                None => body,
            }
        });
        let detail = match (detail, quoted) {
            (Some(detail), Some(quoted)) => Some(Shown::joined([detail, Shown::known(": "), quoted])),
            (detail, quoted) => detail.or(quoted),
        };
        let refusal = raw.said.map(|said| said.finish(api, &redaction));
        let word = refusal.as_ref().and_then(|refusal| refusal.code()?.word());
        let foreign = word.filter(|_| raw.kind == ErrorKind::Status).and_then(|word| api.foreign_code(word));
        let items =
            raw.items.into_iter().enumerate().map(|(index, item)| item.finish(index, api, &redaction)).collect();
        Error(Box::new(Inner {
            api,
            kind: raw.kind,
            operation: about.map(|about| about.operation),
            call: about.map_or("", |about| about.call),
            path: about.filter(|about| !about.path.is_empty()).map(|about| redaction.path(&about.path)),
            page: None,
            status: raw.status,
            refusal,
            foreign,
            detail,
            items,
            invalid: redaction.arguments(&raw.invalid),
            attempts: u32::from(raw.kind.is_sent()),
            elapsed: Duration::ZERO,
            gave_up: None,
            retry_after: raw.retry_after,
            timed_out: raw.timed_out,
            down: raw.down,
            too_large: raw.too_large,
            unprocessed: raw.unprocessed,
            unknown_before: false,
            source: raw.source.map(|source| redaction.cause(&*source)),
        }))
    }
}

impl Error {
    /// Adds what is known after all attempts.
    pub(crate) fn after_attempts(
        mut self,
        attempts: u32,
        elapsed: Duration,
        gave_up: Option<GaveUp>,
        unknown_before: bool,
    ) -> Self {
        self.0.attempts = attempts;
        self.0.elapsed = elapsed;
        self.0.gave_up = gave_up;
        self.0.unknown_before = unknown_before;
        self
    }

    /// Adds the page of the list on which it happened, counted from 1.
    pub(crate) fn on_page(mut self, page: u32) -> Self {
        self.0.page = Some(page);
        self
    }

    /// Returns the kind of the error.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Returns the operation of the call. `None` if the client could not be built.
    pub fn operation(&self) -> Option<&'static Operation> {
        self.0.operation
    }

    /// Returns the path of the request, without the query. `None` if no request could be built.
    pub fn path(&self) -> Option<&str> {
        self.0.path.as_deref()
    }

    /// Returns the page of a list at which `pages()` or `items()` failed. `None` for all other errors.
    pub fn page(&self) -> Option<u32> {
        self.0.page
    }

    /// Returns the HTTP status of the response, if there was one.
    pub fn status(&self) -> Option<u16> {
        self.0.status
    }

    /// Returns the result code of the response, if there was one. Many failures have none.
    pub fn code(&self) -> Option<&ResultCode> {
        self.0.refusal.as_ref()?.code()
    }

    /// Returns the name of the result code, such as `CLIENT_OFFLINE`, if it is documented.
    pub fn code_name(&self) -> Option<&'static str> {
        self.0.refusal.as_ref()?.code_name()
    }

    /// Returns the result code with its name.
    pub(crate) fn named_code(&self) -> Option<String> {
        self.0.refusal.as_ref()?.named_code()
    }

    /// Returns the meaning of the result code or the reason, if it is documented.
    pub fn meaning(&self) -> Option<&'static str> {
        self.0.refusal.as_ref()?.meaning()
    }

    /// Returns the reason that the server gave as a word, such as `existed`.
    pub fn reason(&self) -> Option<&Reason> {
        self.0.refusal.as_ref()?.reason()
    }

    /// Returns the server's message [without secrets](Self#what-a-server-sent), on one line and truncated to 16 KiB.
    pub fn message(&self) -> Option<&str> {
        self.0.refusal.as_ref()?.message()
    }

    /// Returns the name of the first invalid argument, such as `limit` or `items[3].username`, for
    /// [`ErrorKind::InvalidArgument`] and HTTP 414.
    pub fn argument(&self) -> Option<&str> {
        self.invalid_arguments().first().map(InvalidArgument::argument)
    }

    /// Returns every invalid argument with the rule that it breaks, for all items of a batch.
    pub fn invalid_arguments(&self) -> &[InvalidArgument] {
        self.0.invalid.as_slice()
    }

    /// Returns the outcome of every item of a batch, in the order of the request. Empty for all other errors.
    pub fn items(&self) -> &[ItemOutcome] {
        &self.0.items
    }

    /// Returns the number of attempts. 0 if the call failed before its first attempt, for example because an argument is invalid
    /// or no place among the requests in flight became free.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// Returns how long all attempts took, including the waits between them.
    pub fn elapsed(&self) -> Duration {
        self.0.elapsed
    }

    /// Returns why the call was not retried. `None` if a retry would not have helped.
    pub fn gave_up(&self) -> Option<GaveUp> {
        self.0.gave_up
    }

    /// Returns how long to wait before the next request, if the last response has a `Retry-After`.
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    fn has_category(&self, category: Category) -> bool {
        self.0.refusal.as_ref().is_some_and(|refusal| refusal.has_category(category))
            || self.every_failed_item(|item| item.has_category(category))
    }

    /// Returns whether items failed and all of them fulfil a condition.
    fn every_failed_item(&self, is: impl Fn(&ItemOutcome) -> bool) -> bool {
        let mut failed = self.0.items.iter().filter(|item| !item.is_ok()).peekable();
        failed.peek().is_some() && failed.all(is)
    }

    /// Returns whether the user, client or rule that the call names does not exist. For a batch: whether that is so for
    /// every item that failed.
    ///
    /// The `send_optional` of a call returns `None` in place of this error. An HTTP 404 is a
    /// [different error](Self::is_not_served).
    pub fn is_not_found(&self) -> bool {
        self.0.kind == ErrorKind::NotFound || self.has_category(Category::NotFound)
    }

    /// Returns whether the server does not serve the path (HTTP 404): a part of the address's path is missing, or the
    /// feature (user names, access rules, …) is switched off in the deployment.
    ///
    /// For a user, client or rule that does not exist, see [`is_not_found`](Self::is_not_found).
    pub fn is_not_served(&self) -> bool {
        self.0.status == Some(404) && !self.is_not_found()
    }

    /// Returns whether the response looks like that of another API: an error status, and a result code that this API
    /// does not have.
    ///
    /// EMQX 5 sends such responses. Its API has other paths, parameters and responses, so no call succeeds.
    pub fn is_other_api(&self) -> bool {
        self.0.foreign.is_some()
    }

    /// Returns whether the object to create already exists. For a batch: whether that is so for every item that failed.
    ///
    /// If the call was retried after an attempt whose response was lost, the object may be its own; see
    /// [`follows_unknown_attempt`](Self::follows_unknown_attempt).
    pub fn is_already_exists(&self) -> bool {
        self.has_category(Category::AlreadyExists)
    }

    /// Returns whether the credentials were rejected (HTTP 401).
    pub fn is_unauthorized(&self) -> bool {
        self.0.status == Some(401)
    }

    /// Returns whether the request is invalid, so that the same call fails again. For a batch: whether that is so for
    /// every item that failed.
    ///
    /// HTTP 414 is one of these: an argument is too long for a URL.
    pub fn is_invalid_argument(&self) -> bool {
        self.0.kind == ErrorKind::InvalidArgument
            || matches!(self.0.status, Some(400 | 414))
            || self.has_category(Category::InvalidArgument)
    }

    /// Returns whether the client that the call names has no session. For a batch: whether that is so for every item
    /// that failed.
    pub fn is_client_offline(&self) -> bool {
        self.has_category(Category::ClientOffline)
    }

    /// Returns whether a time limit expired: for connecting, for the response, or for a place among the requests in flight. Also
    /// `true` for HTTP 408 and 504.
    pub fn is_timeout(&self) -> bool {
        matches!(self.0.kind, ErrorKind::Timeout | ErrorKind::Queue)
            || self.0.timed_out
            || self.0.status == Some(408)
            || self.0.status == Some(504)
    }

    /// Returns whether the last attempt could not connect, so that it sent nothing.
    pub fn is_connect(&self) -> bool {
        self.0.kind == ErrorKind::Connect
    }

    /// Returns whether the last attempt was certainly not executed, but a later one could be: nothing was sent, or the server
    /// refused the request before it processed it.
    ///
    /// HTTP 421, 425 and 429 say so. HTTP 408 and 503 do not: intermediaries also send them after they have forwarded a request.
    pub(crate) fn was_not_executed(&self) -> bool {
        let says_so = self.0.kind == ErrorKind::Status && matches!(self.0.status, Some(421 | 425 | 429));
        says_so || self.0.unprocessed || matches!(self.0.kind, ErrorKind::Connect | ErrorKind::Queue)
    }

    /// Returns whether the server accepts no connections, as during a restart.
    pub(crate) fn is_down(&self) -> bool {
        self.0.down
    }

    /// Returns whether the body of the response is larger than the body limit of the client.
    pub(crate) fn is_too_large(&self) -> bool {
        self.0.too_large
    }

    /// Returns whether items of a batch failed; [`items`](Self::items) has the outcome of each.
    pub fn is_partial_failure(&self) -> bool {
        self.0.kind == ErrorKind::PartialFailure
    }

    /// Returns whether the server, or a proxy in front of it, failed.
    pub fn is_server_error(&self) -> bool {
        self.says_server_error() || self.0.status.is_some_and(|status| status >= 500)
    }

    /// Returns whether the same call could succeed later.
    ///
    /// Before you repeat it, see [`may_have_been_applied`](Self::may_have_been_applied).
    pub fn is_retryable(&self) -> bool {
        use ErrorKind::{Connect, ListChanged, Queue, Timeout, Transport};
        matches!(self.0.kind, Connect | ListChanged | Queue | Timeout | Transport)
            || matches!(self.0.status, Some(408 | 421 | 425 | 429))
            || self.is_server_error()
    }

    /// Returns whether an attempt before the last one may have been applied.
    ///
    /// If so, the error of the last attempt can be the effect of an earlier one: [`is_already_exists`](Self::is_already_exists) if
    /// this call created the object itself, and [`is_not_found`](Self::is_not_found) if it deleted the object itself. Calls that are
    /// not idempotent are not retried after such an attempt, unless `idempotent(true)` overrides that.
    pub fn follows_unknown_attempt(&self) -> bool {
        self.0.unknown_before
    }

    /// Returns whether the call may have had its effect, or a part of it, although it failed.
    ///
    /// `false` means that it certainly had none: nothing was sent, the call only reads, or the server refused it. `true` means
    /// that the outcome of an attempt is unknown, or that some items of a batch were applied.
    pub fn may_have_been_applied(&self) -> bool {
        if self.0.operation.is_some_and(|operation| operation.method == "GET") {
            return false;
        }
        if self.0.unknown_before {
            return true;
        }
        if self.was_not_executed() {
            return false;
        }
        match self.0.kind {
            ErrorKind::Configuration
            | ErrorKind::InvalidArgument
            | ErrorKind::Queue
            | ErrorKind::Connect
            | ErrorKind::NotFound
            | ErrorKind::ListChanged => false,
            ErrorKind::Timeout | ErrorKind::Transport | ErrorKind::UnexpectedResponse => true,
            // Something failed inside the deployment, perhaps after the call had its effect.
            ErrorKind::Refused => self.says_server_error(),
            ErrorKind::PartialFailure => self.0.items.iter().any(|item| item.is_ok() || item.may_have_been_applied()),
            // Servers send 500 in the middle of a batch, and 204 after creating items.
            ErrorKind::Status => self.says_server_error() || !matches!(self.0.status, Some(400..=407 | 409..=499)),
        }
    }

    /// Returns whether a result code or a reason says that the server failed.
    fn says_server_error(&self) -> bool {
        // If success is a result code, the code in a response with an error status has no documented meaning.
        let counts = self.0.kind != ErrorKind::Status || self.0.api.answers.success == Success::Status;
        counts && self.has_category(Category::Server)
    }
}

impl ErrorKind {
    fn is_sent(self) -> bool {
        !matches!(self, Self::Configuration | Self::InvalidArgument | Self::Queue)
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_ref().map(|source| source as _)
    }
}
