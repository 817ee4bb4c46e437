//! The one error type.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use emqx_cloud_api::{Category, InvalidArgument, Operation, Reason, ResultCode};

use crate::batch::ItemOutcome;
use crate::redact::Redactor;

/// The outcome of a call that can fail.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a call did not succeed: what was asked, what came back, and what to try.
///
/// Ask it questions ([`is_not_found`](Self::is_not_found), [`is_retryable`](Self::is_retryable), …) rather than match
/// on its [`kind`](Self::kind): the server says one thing in several ways, and the questions know them all.
///
/// ```
/// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
/// match emqx.create_username("meter-7", "s3cret").await {
///     Err(error) if error.is_already_exists() => println!("there already: {error}"),
///     other => drop(other?),
/// }
/// # Ok(())
/// # }
/// ```
///
/// # Troubleshooting
///
/// - [`is_unauthorized`](Self::is_unauthorized): the AppID or AppSecret is wrong, or belongs to another deployment.
/// - [`status`](Self::status) 404: the address lacks a part of its path, or the deployment has the feature (user
///   names, access rules, …) switched off. Servers do not answer 404 for a client, user or rule that is not there.
/// - [`may_have_been_applied`](Self::may_have_been_applied): look at the deployment before doing it again.
/// - [`gave_up`](Self::gave_up): why a call that could succeed later was not tried again, and so which setting of
///   [`Retry`](crate::Retry) to change.
///
/// No secret appears in an error: neither in `Display`, nor in `Debug`, nor in a [`source`](StdError::source). A server
/// that repeats what it was sent is searched for it, except for secrets of fewer than four characters, which are a
/// part of ordinary words.
pub struct Error(Box<Inner>);

#[derive(Default)]
struct Inner {
    kind: ErrorKind,
    operation: Option<&'static Operation>,
    call: &'static str,
    path: Option<String>,
    status: Option<u16>,
    code: Option<ResultCode>,
    reason: Option<Reason>,
    message: Option<String>,
    detail: Option<String>,
    items: Vec<ItemOutcome>,
    argument: Option<String>,
    attempts: u32,
    elapsed: Duration,
    gave_up: Option<GaveUp>,
    retry_after: Option<Duration>,
    timed_out: bool,
    /// An attempt before the last may have been applied.
    unknown_before: bool,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// What kind of thing went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The client cannot be built: an address or a credential is missing or wrong.
    #[default]
    Configuration,
    /// An argument breaks a rule, so nothing was sent.
    InvalidArgument,
    /// There was no connection, so nothing was sent.
    Connect,
    /// There was no answer in time.
    Timeout,
    /// The connection broke after the request may have been sent.
    Transport,
    /// The HTTP status was not 200.
    Status,
    /// HTTP 200, and the server says that it refuses.
    Refused,
    /// HTTP 200, and what the call asks for is not there.
    NotFound,
    /// HTTP 200, and some items of a batch failed.
    PartialFailure,
    /// HTTP 200, and the answer has not the form of a success or of a failure.
    UnexpectedAnswer,
}

/// Why a call that could have succeeded later was not tried again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum GaveUp {
    /// The operation is not idempotent, and the request may have reached the server.
    NotIdempotent,
    /// There were as many attempts as [`Retry::attempts`](crate::Retry::attempts) allows.
    Attempts,
    /// [`Retry::time_limit`](crate::Retry::time_limit) leaves no time for another attempt.
    TimeLimit,
    /// The [`RetryBudget`](crate::RetryBudget) is used up: most calls fail.
    Budget,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind) -> Self {
        Self(Box::new(Inner { kind, attempts: u32::from(kind.is_sent()), ..Inner::default() }))
    }

    pub(crate) fn configuration(detail: impl Into<String>) -> Self {
        Self::new(ErrorKind::Configuration).detail(detail)
    }

    pub(crate) fn bad_setting(invalid: InvalidArgument) -> Self {
        Self::configuration(invalid.to_string())
    }

    pub(crate) fn invalid_argument(invalid: InvalidArgument) -> Self {
        let mut error = Self::new(ErrorKind::InvalidArgument);
        error.0.argument = Some(invalid.argument().to_owned());
        error.with_source(invalid)
    }

    pub(crate) fn asked(mut self, operation: &'static Operation, call: &'static str, path: impl Into<String>) -> Self {
        self.0.operation = Some(operation);
        self.0.call = call;
        self.0.path = Some(path.into());
        self
    }

    pub(crate) fn detail(mut self, detail: impl Into<String>) -> Self {
        self.0.detail = Some(detail.into());
        self
    }

    pub(crate) fn with_status(mut self, status: u16) -> Self {
        self.0.status = Some(status);
        self
    }

    pub(crate) fn with_refusal(mut self, refusal: Refusal) -> Self {
        self.0.code = refusal.code;
        self.0.reason = refusal.reason;
        self.0.message = refusal.message;
        self
    }

    pub(crate) fn with_items(mut self, items: Vec<ItemOutcome>) -> Self {
        self.0.items = items;
        self
    }

    pub(crate) fn with_retry_after(mut self, retry_after: Option<Duration>) -> Self {
        self.0.retry_after = retry_after;
        self
    }

    pub(crate) fn with_timed_out(mut self, timed_out: bool) -> Self {
        self.0.timed_out = timed_out;
        self
    }

    pub(crate) fn after_attempts(mut self, attempts: u32, elapsed: Duration, gave_up: Option<GaveUp>) -> Self {
        self.0.attempts = attempts;
        self.0.elapsed = elapsed;
        self.0.gave_up = gave_up;
        self
    }

    pub(crate) fn with_unknown_before(mut self, unknown: bool) -> Self {
        self.0.unknown_before = unknown;
        self
    }

    pub(crate) fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    /// What kind of thing went wrong.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The operation that was asked for. `None` if the client could not be built.
    pub fn operation(&self) -> Option<&'static Operation> {
        self.0.operation
    }

    /// The path of the request, without the query. `None` if no request could be built.
    pub fn path(&self) -> Option<&str> {
        self.0.path.as_deref().filter(|path| !path.is_empty())
    }

    /// The HTTP status of the answer, if there was one.
    pub fn status(&self) -> Option<u16> {
        self.0.status
    }

    /// The result code of the answer, if there was one. Many failures have none.
    pub fn code(&self) -> Option<&ResultCode> {
        self.0.code.as_ref()
    }

    /// The reason that the server gave in words, if it is one of those it is known to give.
    pub fn reason(&self) -> Option<&Reason> {
        self.0.reason.as_ref()
    }

    /// The server's message, as it sent it, except that secrets are taken out.
    pub fn message(&self) -> Option<&str> {
        self.0.message.as_deref()
    }

    /// The argument that breaks a rule, for [`ErrorKind::InvalidArgument`].
    pub fn argument(&self) -> Option<&str> {
        self.0.argument.as_deref()
    }

    /// The outcome of every item of a batch, in the order of the request; empty for everything else.
    pub fn items(&self) -> &[ItemOutcome] {
        &self.0.items
    }

    /// How often the request was sent, or tried to be sent.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// How long all attempts took, with the waits between them.
    pub fn elapsed(&self) -> Duration {
        self.0.elapsed
    }

    /// Why the call was not tried again. `None` if trying again would not have helped.
    pub fn gave_up(&self) -> Option<GaveUp> {
        self.0.gave_up
    }

    /// How long the server asked to wait before asking again (`Retry-After`), as it said it in its last answer.
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    fn has_category(&self, category: Category) -> bool {
        let inner = &self.0;
        inner.code.as_ref().is_some_and(|code| code.category() == category)
            || inner.reason.as_ref().is_some_and(|reason| reason.category() == category)
            || self.every_failed_item(|item| item.has_category(category))
    }

    /// Whether items failed, and all that did fulfil a condition.
    fn every_failed_item(&self, is: impl Fn(&ItemOutcome) -> bool) -> bool {
        let mut failed = self.0.items.iter().filter(|item| !item.is_ok()).peekable();
        failed.peek().is_some() && failed.all(is)
    }

    /// What the call names is not there.
    ///
    /// This includes HTTP 404, whose documented meaning it is, although the measured servers use it only for paths that
    /// they do not serve; `send_optional` of a call does not take a 404 for an absence.
    pub fn is_not_found(&self) -> bool {
        self.0.kind == ErrorKind::NotFound || self.0.status == Some(404) || self.has_category(Category::NotFound)
    }

    /// What the call would create is there already. Of a batch: every item that failed is there already.
    pub fn is_already_exists(&self) -> bool {
        self.has_category(Category::AlreadyExists)
    }

    /// The credentials were refused.
    pub fn is_unauthorized(&self) -> bool {
        self.0.status == Some(401)
    }

    /// What was sent is wrong, and fails again. Of a batch: every item that failed is wrong.
    pub fn is_invalid_argument(&self) -> bool {
        self.0.kind == ErrorKind::InvalidArgument
            || self.0.status == Some(400)
            || self.has_category(Category::InvalidArgument)
    }

    /// The client that the call names has no session. Of a batch: every item that failed names such a client.
    pub fn is_client_offline(&self) -> bool {
        self.has_category(Category::ClientOffline)
    }

    /// There was no answer in time, or no connection in time.
    pub fn is_timeout(&self) -> bool {
        self.0.kind == ErrorKind::Timeout
            || self.0.timed_out
            || self.0.status == Some(408)
            || self.0.status == Some(504)
    }

    /// There was no connection for the last attempt, so that one sent nothing.
    pub fn is_connect(&self) -> bool {
        self.0.kind == ErrorKind::Connect
    }

    /// Some items of a batch failed; [`items`](Self::items) has the outcome of each.
    pub fn is_partial_failure(&self) -> bool {
        self.0.kind == ErrorKind::PartialFailure
    }

    /// The fault is the server's, or that of something between it and here.
    pub fn is_server_error(&self) -> bool {
        self.0.status.is_some_and(|status| status >= 500) || self.has_category(Category::Server)
    }

    /// Whether the same call could succeed later.
    ///
    /// Whether it *may* be sent again is another question: see [`may_have_been_applied`](Self::may_have_been_applied).
    pub fn is_retryable(&self) -> bool {
        matches!(self.0.kind, ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Transport)
            || matches!(self.0.status, Some(408 | 429))
            || self.is_server_error()
    }

    /// Whether the call may have had its effect, or a part of it, although it failed.
    ///
    /// `false` is certain: nothing was sent, the call only reads, or the server says that it refuses. `true` means that
    /// it is not known, of any attempt, or that some items of a batch were applied.
    pub fn may_have_been_applied(&self) -> bool {
        if self.0.operation.is_some_and(|operation| operation.method == "GET") {
            return false;
        }
        if self.0.unknown_before {
            return true;
        }
        match self.0.kind {
            ErrorKind::Configuration | ErrorKind::InvalidArgument | ErrorKind::Connect | ErrorKind::NotFound => false,
            ErrorKind::Timeout | ErrorKind::Transport | ErrorKind::UnexpectedAnswer => true,
            // 101 and 102: something between the nodes of the deployment broke, and nobody knows when.
            ErrorKind::Refused => self.has_category(Category::Server),
            ErrorKind::PartialFailure => self.0.items.iter().any(|item| item.is_ok() || item.may_have_been_applied()),
            // The server answers 500 in the middle of a batch, and 204 after it has written.
            ErrorKind::Status => !matches!(self.0.status, Some(400..=407 | 409..=499)),
        }
    }

    fn what(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &self.0;
        match inner.kind {
            ErrorKind::Configuration => f.write_str("the client cannot be built")?,
            ErrorKind::InvalidArgument => f.write_str("not sent")?,
            ErrorKind::Connect if inner.unknown_before => f.write_str("no connection any more")?,
            ErrorKind::Connect => f.write_str("no connection, nothing was sent")?,
            ErrorKind::Timeout => f.write_str("no answer in time")?,
            ErrorKind::Transport => f.write_str("the connection broke")?,
            ErrorKind::Status => write!(f, "HTTP {}", inner.status.unwrap_or_default())?,
            ErrorKind::Refused => f.write_str("the server refuses")?,
            ErrorKind::NotFound => f.write_str("not there")?,
            ErrorKind::PartialFailure => {
                let failed = inner.items.iter().filter(|item| !item.is_ok()).count();
                write!(f, "{failed} of {} items failed", inner.items.len())?;
            }
            ErrorKind::UnexpectedAnswer => f.write_str("the answer is not understood")?,
        }
        if let Some(code) = &inner.code {
            write!(f, ": code {code}")?;
        }
        if let Some(message) = &inner.message {
            write!(f, ": {message}")?;
        }
        if let Some(detail) = &inner.detail {
            write!(f, ": {detail}")?;
        }
        if inner.kind == ErrorKind::InvalidArgument
            && let Some(source) = &inner.source
        {
            write!(f, ": {source}")?;
        }
        if let Some(item) = inner.items.iter().find(|item| !item.is_ok()) {
            write!(f, "; first: item {}: {}", item.index(), item.said())?;
        }
        Ok(())
    }

    /// What to try, where that is not plain from the rest.
    fn advice(&self) -> Option<&str> {
        // A code 0 under another status than 200 means nothing.
        let meaning = self.0.code.as_ref().filter(|code| !code.is_success()).and_then(ResultCode::meaning);
        let meaning = meaning.or_else(|| self.0.reason.as_ref().and_then(Reason::meaning));
        match (self.0.kind, self.0.status) {
            _ if meaning.is_some() => meaning,
            (_, Some(401)) => Some("check the AppID and the AppSecret, and that they belong to this deployment"),
            (_, Some(404)) => {
                Some("check the path of the address, and that the deployment has this feature switched on")
            }
            _ if self.is_partial_failure() => Some("`items()` of this error has the outcome of each"),
            _ if self.may_have_been_applied() => Some("it may have been applied: look before doing it again"),
            _ => None,
        }
    }
}

impl ErrorKind {
    fn is_sent(self) -> bool {
        !matches!(self, Self::Configuration | Self::InvalidArgument)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(operation) = self.0.operation {
            write!(f, "{} ({} {}): ", self.0.call, operation.method, self.path().unwrap_or(operation.path))?;
        }
        self.what(f)?;
        if let Some(advice) = self.advice() {
            write!(f, " ({})", advice.trim_end_matches('.'))?;
        }
        let (attempts, elapsed) = (self.0.attempts, self.0.elapsed);
        let why = match self.0.gave_up {
            Some(GaveUp::TimeLimit) => ", and the time limit leaves no time for another",
            Some(GaveUp::Budget) => ", and the retry budget is used up",
            _ => "",
        };
        match attempts {
            0 | 1 if why.is_empty() => Ok(()),
            1 => write!(f, " [after 1 attempt in {elapsed:.1?}{why}]"),
            _ => write!(f, " [after {attempts} attempts in {elapsed:.1?}{why}]"),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &self.0;
        let mut out = f.debug_struct("Error");
        out.field("kind", &inner.kind);
        if let Some(operation) = inner.operation {
            out.field("call", &inner.call).field("operation", &operation.id).field("method", &operation.method);
        }
        let mut field = |name: &str, value: Option<&dyn fmt::Debug>| {
            if let Some(value) = value {
                out.field(name, value);
            }
        };
        field("path", inner.path.as_ref().map(|value| value as _));
        field("status", inner.status.as_ref().map(|value| value as _));
        field("code", inner.code.as_ref().map(|value| value as _));
        field("reason", inner.reason.as_ref().map(|value| value as _));
        field("message", inner.message.as_ref().map(|value| value as _));
        field("detail", inner.detail.as_ref().map(|value| value as _));
        field("items", (!inner.items.is_empty()).then_some(&inner.items as _));
        field("attempts", (inner.attempts > 1).then_some(&inner.attempts as _));
        field("elapsed", (inner.attempts > 0).then_some(&inner.elapsed as _));
        field("gave_up", inner.gave_up.as_ref().map(|value| value as _));
        field("retry_after", inner.retry_after.as_ref().map(|value| value as _));
        field("source", inner.source.as_ref().map(|value| value as _));
        out.finish()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_ref().map(|source| &**source as _)
    }
}

/// What a server says when it refuses: any of a code, words, and a reason in the words.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Refusal {
    pub code: Option<ResultCode>,
    pub reason: Option<Reason>,
    pub message: Option<String>,
}

impl Refusal {
    /// A refusal in words, and the reason in them.
    pub fn of_text(text: Option<String>, redactor: &Redactor) -> Self {
        let Some(text) = text else { return Self::default() };
        match Reason::from_text(&text) {
            // A word that is known is no secret, even if a password is spelt like it.
            Some(reason) if !matches!(reason, Reason::Other(_)) => {
                let message = if text == reason.word() { text } else { redactor.text(&text) };
                Self { code: None, reason: Some(reason), message: Some(message) }
            }
            _ => {
                let message = redactor.text(&text);
                Self { code: None, reason: Reason::from_text(&message), message: Some(message) }
            }
        }
    }
}
