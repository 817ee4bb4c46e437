//! The one error type: built raw as a [`Failure`], and finished once, without the secrets in it.

mod words;

use std::borrow::Cow;
use std::error::Error as StdError;
use std::time::Duration;

use emqx_cloud_core::{
    Api, Category, ForeignCodes, InvalidArgument, InvalidArguments, Operation, Reason, ResultCode, Success,
};

use crate::item::{Item, ItemOutcome};
use crate::redact::{Redactor, Shown, ShownCause};
use crate::refusal::{Refusal, Said};

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
/// - [`is_not_served`](Self::is_not_served), an HTTP 404: the address lacks a part of its path, or the deployment has the
///   feature (user names, access rules, …) switched off. Servers do not send 404 for a client, user or rule that does not
///   exist; that is [`is_not_found`](Self::is_not_found).
/// - [`is_other_api`](Self::is_other_api): the address is that of another kind of server, such as EMQX 5.
/// - [`may_have_been_applied`](Self::may_have_been_applied): look at the deployment before doing it again.
/// - [`gave_up`](Self::gave_up): why a call that could succeed later was not retried, and so which setting of
///   [`Retry`](crate::Retry) to change.
///
/// `Display` is one line with the call, what happened, and what to try; `{:?}` shows the same, so that it is what a program
/// prints whose `main` returns the error; `{:#?}` shows every field.
///
/// No secret appears in an error: neither in `Display`, nor in `Debug`, nor in a [`source`](StdError::source). What a
/// server sends is searched for the secrets that it was sent, except for secrets of fewer than four characters, which are a
/// part of ordinary words.
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
    /// An attempt before the last may have been applied.
    unknown_before: bool,
    source: Option<ShownCause>,
}

/// What kind of thing went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The client cannot be built: an address or a credential is missing or invalid.
    #[default]
    Configuration,
    /// An argument breaks a rule, so nothing was sent.
    InvalidArgument,
    /// There was no connection, so nothing was sent.
    Connect,
    /// There was no complete response in time.
    Timeout,
    /// The connection was lost after the request may have been sent.
    Transport,
    /// The HTTP status is not that of a success.
    Status,
    /// The HTTP status is that of a success, and the response says that the server refuses.
    Refused,
    /// The HTTP status is that of a success, and what the call asks for does not exist.
    NotFound,
    /// The HTTP status is that of a success, and items of a batch failed.
    PartialFailure,
    /// The HTTP status is that of a success, and the response has the form of neither a success nor a failure.
    UnexpectedResponse,
}

/// Why a call that could have succeeded later was not retried.
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

/// Which call an error is about.
#[derive(Clone)]
pub(crate) struct About {
    pub operation: &'static Operation,
    pub call: &'static str,
    /// The path of the request. Empty if there is none yet.
    pub path: String,
}

/// A failure as it happened. There may be secrets in it, so nobody gets to see it: [`finish`](Self::finish) makes an
/// [`Error`] of it, and nothing else makes one.
pub(crate) struct Failure(Box<Raw>);

struct Raw {
    kind: ErrorKind,
    status: Option<u16>,
    said: Option<Said>,
    detail: Option<Cow<'static, str>>,
    quoted: Option<(Option<String>, Vec<u8>)>,
    items: Vec<Item>,
    invalid: InvalidArguments,
    retry_after: Option<Duration>,
    timed_out: bool,
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

    fn invalid(mut self, invalid: impl Into<InvalidArguments>) -> Self {
        self.0.invalid = invalid.into();
        self
    }

    /// Says more. What is not a literal is searched for secrets.
    pub fn detail(mut self, detail: impl Into<Cow<'static, str>>) -> Self {
        self.0.detail = Some(detail.into());
        self
    }

    /// Quotes the beginning of a body, after the detail.
    pub fn quoting(mut self, content_type: Option<String>, body: Vec<u8>) -> Self {
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

    pub fn source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    /// Takes the secrets out of every text in it. **This is the only way to an [`Error`].**
    pub fn finish(self, api: &'static Api, about: Option<&About>, redactor: &Redactor) -> Error {
        let raw = *self.0;
        let detail = raw.detail.map(|detail| match detail {
            Cow::Borrowed(ours) => Shown::known(ours),
            Cow::Owned(text) => redactor.text(&text),
        });
        let quoted = raw.quoted.map(|(content_type, body)| {
            let body = redactor.quote(&body);
            match content_type {
                Some(found) => Shown::joined([body, Shown::known(" ("), redactor.text(&found), Shown::known(")")]),
                None => body,
            }
        });
        let detail = match (detail, quoted) {
            (Some(detail), Some(quoted)) => Some(Shown::joined([detail, Shown::known(": "), quoted])),
            (detail, quoted) => detail.or(quoted),
        };
        let refusal = raw.said.map(|said| said.finish(api, redactor));
        let word = refusal.as_ref().and_then(|refusal| refusal.code()?.word());
        let foreign = word.filter(|_| raw.kind == ErrorKind::Status).and_then(|word| api.foreign_code(word));
        let items = raw.items.into_iter().enumerate().map(|(index, item)| item.finish(index, api, redactor)).collect();
        Error(Box::new(Inner {
            api,
            kind: raw.kind,
            operation: about.map(|about| about.operation),
            call: about.map_or("", |about| about.call),
            path: about.filter(|about| !about.path.is_empty()).map(|about| redactor.text(&about.path)),
            page: None,
            status: raw.status,
            refusal,
            foreign,
            detail,
            items,
            invalid: redactor.arguments(&raw.invalid),
            attempts: u32::from(raw.kind.is_sent()),
            elapsed: Duration::ZERO,
            gave_up: None,
            retry_after: raw.retry_after,
            timed_out: raw.timed_out,
            unknown_before: false,
            source: raw.source.map(|source| redactor.cause(source)),
        }))
    }
}

impl Error {
    /// Says what there is to say about all attempts.
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

    /// Says on which page of a walk over a list it happened, counted from 1.
    pub(crate) fn on_page(mut self, page: u32) -> Self {
        self.0.page = Some(page);
        self
    }

    /// Returns what kind of thing went wrong.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Returns the operation that was asked for. `None` if the client could not be built.
    pub fn operation(&self) -> Option<&'static Operation> {
        self.0.operation
    }

    /// Returns the path of the request, without the query. `None` if no request could be built.
    pub fn path(&self) -> Option<&str> {
        self.0.path.as_deref()
    }

    /// Returns the page of a walk over a list (`pages()`, `items()`) on which it happened. `None` for everything else.
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

    /// Returns the name of the result code, if it is a documented one: `CLIENT_OFFLINE`.
    pub fn code_name(&self) -> Option<&'static str> {
        self.0.refusal.as_ref()?.code_name()
    }

    /// The result code with its name.
    pub(crate) fn named_code(&self) -> Option<String> {
        self.0.refusal.as_ref()?.named_code()
    }

    /// Returns what the result code or the reason means, if it is a documented one.
    pub fn meaning(&self) -> Option<&'static str> {
        self.0.refusal.as_ref()?.meaning()
    }

    /// Returns the reason that the server gave in a word: `existed`.
    pub fn reason(&self) -> Option<&Reason> {
        self.0.refusal.as_ref()?.reason()
    }

    /// Returns the server's message, as it sent it, except that secrets are taken out, and that it ends after 16 KiB.
    pub fn message(&self) -> Option<&str> {
        self.0.refusal.as_ref()?.message()
    }

    /// Returns the name of the first argument that breaks a rule, for [`ErrorKind::InvalidArgument`]: `limit`,
    /// `items[3].username`.
    pub fn argument(&self) -> Option<&str> {
        self.invalid_arguments().first().map(InvalidArgument::argument)
    }

    /// Returns every argument that breaks a rule, with the rule; of a batch, of all items.
    pub fn invalid_arguments(&self) -> &[InvalidArgument] {
        self.0.invalid.as_slice()
    }

    /// Returns the outcome of every item of a batch, in the order of the request; empty for everything else.
    pub fn items(&self) -> &[ItemOutcome] {
        &self.0.items
    }

    /// Returns how often the request was sent, or tried to be sent.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// Returns how long all attempts took, with the waits between them.
    pub fn elapsed(&self) -> Duration {
        self.0.elapsed
    }

    /// Returns why the call was not retried. `None` if a retry would not have helped.
    pub fn gave_up(&self) -> Option<GaveUp> {
        self.0.gave_up
    }

    /// Returns how long the server asked to wait before the next request (`Retry-After`), as its last response says.
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    fn has_category(&self, category: Category) -> bool {
        self.0.refusal.as_ref().is_some_and(|refusal| refusal.has_category(category))
            || self.every_failed_item(|item| item.has_category(category))
    }

    /// Whether items failed, and all that did fulfil a condition.
    fn every_failed_item(&self, is: impl Fn(&ItemOutcome) -> bool) -> bool {
        let mut failed = self.0.items.iter().filter(|item| !item.is_ok()).peekable();
        failed.peek().is_some() && failed.all(is)
    }

    /// Whether what the call names does not exist. Of a batch: every item that failed names such a thing.
    ///
    /// The server serves the call, and says that there is no such user, client or rule; so `send_optional` of a call gives
    /// `None` for it. A path that the server does not serve is [another question](Self::is_not_served).
    pub fn is_not_found(&self) -> bool {
        self.0.kind == ErrorKind::NotFound || self.has_category(Category::NotFound)
    }

    /// Whether the server does not serve the path (HTTP 404): the address lacks a part of its path, or the deployment has
    /// the feature (user names, access rules, …) switched off.
    ///
    /// It says nothing about whether what the call names exists; that is [`is_not_found`](Self::is_not_found).
    pub fn is_not_served(&self) -> bool {
        self.0.status == Some(404) && !self.is_not_found()
    }

    /// Whether the response looks like one of another API: an error status, and a result code that this API does not have.
    ///
    /// EMQX 5 sends such responses. Its API has other paths, parameters and answers, so that no call succeeds.
    pub fn is_other_api(&self) -> bool {
        self.0.foreign.is_some()
    }

    /// Whether what the call would create exists already. Of a batch: every item that failed exists already.
    pub fn is_already_exists(&self) -> bool {
        self.has_category(Category::AlreadyExists)
    }

    /// Whether the credentials were refused.
    pub fn is_unauthorized(&self) -> bool {
        self.0.status == Some(401)
    }

    /// Whether what would be sent or was sent is invalid, and fails again. Of a batch: every item that failed is invalid.
    pub fn is_invalid_argument(&self) -> bool {
        self.0.kind == ErrorKind::InvalidArgument
            || self.0.status == Some(400)
            || self.has_category(Category::InvalidArgument)
    }

    /// Whether the client that the call names has no session. Of a batch: every item that failed names such a client.
    pub fn is_client_offline(&self) -> bool {
        self.has_category(Category::ClientOffline)
    }

    /// Whether there was no response in time, or no connection in time.
    pub fn is_timeout(&self) -> bool {
        self.0.kind == ErrorKind::Timeout
            || self.0.timed_out
            || self.0.status == Some(408)
            || self.0.status == Some(504)
    }

    /// Whether there was no connection for the last attempt, so that it sent nothing.
    pub fn is_connect(&self) -> bool {
        self.0.kind == ErrorKind::Connect
    }

    /// Whether items of a batch failed; [`items`](Self::items) has the outcome of each.
    pub fn is_partial_failure(&self) -> bool {
        self.0.kind == ErrorKind::PartialFailure
    }

    /// Whether the fault is the server's, or that of something between it and here.
    pub fn is_server_error(&self) -> bool {
        self.says_server_error() || self.0.status.is_some_and(|status| status >= 500)
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
            ErrorKind::Timeout | ErrorKind::Transport | ErrorKind::UnexpectedResponse => true,
            // Something broke inside the deployment, and nobody knows when.
            ErrorKind::Refused => self.says_server_error(),
            ErrorKind::PartialFailure => self.0.items.iter().any(|item| item.is_ok() || item.may_have_been_applied()),
            // The server answers 500 in the middle of a batch, and 204 after it has written.
            ErrorKind::Status => self.says_server_error() || !matches!(self.0.status, Some(400..=407 | 409..=499)),
        }
    }

    /// Whether a result code or a reason says that the fault is the server's.
    fn says_server_error(&self) -> bool {
        // Where success is a code, another status has no code of its own, and what comes with it counts for nothing.
        let counts = self.0.kind != ErrorKind::Status || self.0.api.answers.success == Success::Status;
        counts && self.has_category(Category::Server)
    }
}

impl ErrorKind {
    fn is_sent(self) -> bool {
        !matches!(self, Self::Configuration | Self::InvalidArgument)
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_ref().map(ShownCause::as_error)
    }
}
