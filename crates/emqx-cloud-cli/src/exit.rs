//! Why a command ends, as an exit code and as an error for people.

use std::fmt;
use std::io;
use std::process::ExitCode;

use emqx_cloud::{Error, ErrorKind};

/// The exit codes, which are the same for every command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Everything that was asked for was done.
    Success,
    /// Any other failure, such as a file that cannot be read, or a response that cannot be.
    Other,
    /// The command line, a file of input or the settings are invalid. Nothing was sent.
    Usage,
    /// AppID or AppSecret is wrong.
    Authentication,
    /// The user, client or rule that the command names does not exist.
    NotFound,
    /// The server refused it, or does not serve it.
    Refused,
    /// Some items were done, and others failed.
    Partial,
    /// It may have been done: a response was lost, or the server failed.
    Unknown,
    /// No valid response: no connection, a time limit, or a failure of the server. Nothing was changed.
    Network,
    /// Ctrl-C, or the answer no to a question.
    Interrupted,
}

impl Exit {
    /// Every exit code with its meaning, for the documentation.
    pub const ALL: [(Self, &str); 10] = [
        (Self::Success, "everything that was asked for was done"),
        (Self::Other, "any other failure, such as a file or a response that cannot be read"),
        (Self::Usage, "the command line, the input or the settings are invalid; nothing was sent"),
        (Self::Authentication, "AppID or AppSecret is wrong"),
        (Self::NotFound, "the user, client or rule does not exist"),
        (Self::Refused, "the server refused it, or does not serve it"),
        (Self::Partial, "some items were done, and others were not"),
        (Self::Unknown, "it may have been done: check before you repeat it"),
        (Self::Network, "no connection, a time limit, or a failure of the server; nothing was changed"),
        (Self::Interrupted, "stopped by ctrl-c, or by the answer no to a question"),
    ];

    /// Returns the number.
    pub fn number(self) -> u8 {
        match self {
            Self::Success => 0,
            Self::Other => 1,
            Self::Usage => 2,
            Self::Authentication => 3,
            Self::NotFound => 4,
            Self::Refused => 5,
            Self::Partial => 6,
            Self::Unknown => 7,
            Self::Network => 8,
            Self::Interrupted => 130,
        }
    }

    /// Returns the exit code of a failed call.
    ///
    /// A call that may have changed something is never reported as one that did not.
    fn of(error: &Error) -> Self {
        match error.kind() {
            _ if error.is_partial_failure() => Self::of_items(error),
            _ if error.may_have_been_applied() => Self::Unknown,
            _ if error.is_unauthorized() && !error.is_other_api() => Self::Authentication,
            _ if error.is_not_found() => Self::NotFound,
            ErrorKind::Configuration | ErrorKind::InvalidArgument => Self::Usage,
            ErrorKind::ListChanged => Self::Other,
            _ if error.is_retryable() || error.is_timeout() => Self::Network,
            ErrorKind::Status | ErrorKind::Refused => Self::Refused,
            _ => Self::Other,
        }
    }

    fn of_items(error: &Error) -> Self {
        let items = error.items();
        if error.follows_unknown_attempt() || items.iter().any(|item| item.may_have_been_applied()) {
            return Self::Unknown;
        }
        if items.iter().all(|item| !item.is_ok()) { Self::Refused } else { Self::Partial }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        exit.number().into()
    }
}

/// The result of a command.
pub type Result<T, E = Failure> = std::result::Result<T, E>;

/// Advice of the SDK that is not for people: what it names follows the message.
const FOR_PROGRAMS: &str = " (`items()` of this error has the outcome of each)";

/// Why a command failed. It contains no secret.
#[derive(Debug)]
pub struct Failure {
    exit: Exit,
    /// What was asked, and what came back. Empty if it has been said already.
    text: String,
    /// What to try.
    hints: Vec<String>,
    /// Whether the address can be wrong.
    concerns_address: bool,
}

impl Failure {
    /// Creates a failure. `text` says what was asked and what came back, in lower case and without a full stop.
    pub fn new(exit: Exit, text: impl Into<String>) -> Self {
        Self { exit, text: text.into(), hints: Vec::new(), concerns_address: false }
    }

    /// Creates a failure of the command line, of input or of settings.
    pub fn usage(text: impl Into<String>) -> Self {
        Self::new(Exit::Usage, text)
    }

    /// Creates a failure that has been reported already.
    pub fn reported(exit: Exit) -> Self {
        Self::new(exit, "")
    }

    /// Creates the failure of a failed call.
    pub fn of(error: &Error) -> Self {
        let mut failure = Self::new(Exit::of(error), error.to_string().replace(FOR_PROGRAMS, ""));
        failure.concerns_address =
            error.is_not_served() || error.is_other_api() || error.kind() == ErrorKind::UnexpectedResponse;
        for item in error.items().iter().filter(|item| !item.is_ok()).take(10) {
            failure.text.push_str(&format!("\n  item {}: {item}", item.index()));
        }
        failure
    }

    /// Adds what to try, in lower case and without a full stop.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// Returns the failure of the output of a call that has changed something, which must not be repeated because of it.
    pub fn after_success(self) -> Self {
        match self.exit {
            Exit::Success => self,
            _ => Self {
                exit: Exit::Unknown,
                text: format!("the call succeeded, but its result cannot be shown: {}", self.text),
                ..self
            },
        }
    }

    /// Returns the exit code.
    pub fn exit(&self) -> Exit {
        self.exit
    }

    /// Returns whether the address can be wrong: the path is not served, or what responded is not this API.
    pub fn concerns_address(&self) -> bool {
        self.concerns_address
    }

    /// Returns what was asked, and what came back.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns what to try.
    pub fn hints(&self) -> &[String] {
        &self.hints
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)?;
        self.hints.iter().try_for_each(|hint| write!(f, "\n  try: {hint}"))
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::of(&error)
    }
}

/// An error of standard output. If nobody reads it any longer, there is nothing to say.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::reported(Exit::Success),
            _ => Self::new(Exit::Other, format!("cannot write the output: {error}")),
        }
    }
}
