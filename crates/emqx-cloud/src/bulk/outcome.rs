//! The results of a bulk job.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

use emqx_cloud_core::{InvalidArgument, Reason, ResultCode};
use serde_json::Value;

use crate::error::{Error, ErrorKind};
use crate::item::ItemOutcome;

/// The result of an item of a bulk job.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct BulkResult<T> {
    /// The index of the item in the input, from 0.
    pub index: usize,
    /// The outcome of the item.
    pub outcome: Outcome<T>,
}

/// The outcome of an item of a bulk job.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Outcome<T> {
    /// The server accepted it, with this result.
    Done(T),
    /// The server refused it, and it had no effect.
    Refused(Refused),
    /// It was sent, but the response was lost or has no valid outcome for it. It may have had its effect.
    Unknown(Unknown),
    /// It was not sent, so it had no effect.
    NotSent(NotSent),
}

impl<T> BulkResult<T> {
    /// Returns whether the server accepted the item.
    pub fn is_done(&self) -> bool {
        self.outcome.is_done()
    }

    /// Returns the result of the item, or why it has none.
    ///
    /// # Errors
    ///
    /// Returns every outcome except [`Outcome::Done`].
    pub fn into_result(self) -> Result<T, Failed> {
        self.outcome.into_result()
    }
}

impl<T> Outcome<T> {
    /// Returns whether the server accepted the item.
    pub fn is_done(&self) -> bool {
        matches!(self, Self::Done(_))
    }

    /// Returns whether the server refused the item.
    pub fn is_refused(&self) -> bool {
        matches!(self, Self::Refused(_))
    }

    /// Returns whether the item may have had its effect.
    pub fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown(_))
    }

    /// Returns whether the item was not sent.
    pub fn is_not_sent(&self) -> bool {
        matches!(self, Self::NotSent(_))
    }

    /// Returns the result of the item, or why it has none.
    ///
    /// # Errors
    ///
    /// Returns every outcome except [`Outcome::Done`].
    pub fn into_result(self) -> Result<T, Failed> {
        match self {
            Self::Done(row) => Ok(row),
            Self::Refused(why) => Err(Failed::Refused(why)),
            Self::Unknown(why) => Err(Failed::Unknown(why)),
            Self::NotSent(why) => Err(Failed::NotSent(why)),
        }
    }
}

impl<T> fmt::Display for BulkResult<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "item {}: {}", self.index, self.outcome)
    }
}

impl<T> fmt::Display for Outcome<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Done(_) => f.write_str("done"),
            Self::Refused(why) => write!(f, "refused: {why}"),
            Self::Unknown(why) => write!(f, "unknown: {why}"),
            Self::NotSent(why) => write!(f, "not sent: {why}"),
        }
    }
}

/// Why an item of a bulk job did not succeed.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Failed {
    /// The server refused it, and it had no effect.
    Refused(Refused),
    /// It was sent, and may have had its effect.
    Unknown(Unknown),
    /// It was not sent.
    NotSent(NotSent),
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(why) => write!(f, "refused: {why}"),
            Self::Unknown(why) => write!(f, "unknown: {why}"),
            Self::NotSent(why) => write!(f, "not sent: {why}"),
        }
    }
}

impl StdError for Failed {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        let error = match self {
            Self::Refused(why) => why.error(),
            Self::Unknown(why) => why.error(),
            Self::NotSent(why) => why.error(),
        };
        error?.source()
    }
}

/// What a server said about an item: the item's entry in the response, or the error of the whole request.
#[derive(Debug, Clone)]
pub(super) enum Said {
    Item(Box<ItemOutcome>),
    Request(Arc<Error>),
}

macro_rules! said {
    ($($(#[$doc:meta])* $name:ident -> $type:ty;)*) => {
        $(
            $(#[$doc])*
            pub fn $name(&self) -> $type {
                match &self.0 {
                    Said::Item(item) => item.$name(),
                    Said::Request(error) => error.$name(),
                }
            }
        )*

        /// Returns the JSON that the server sent for the item, as [`ItemOutcome::row`] does.
        pub fn row(&self) -> Option<&Value> {
            match &self.0 {
                Said::Item(item) => item.row(),
                Said::Request(_) => None,
            }
        }

        /// Returns the error of the request. `None` if the response has an entry for the item.
        pub fn error(&self) -> Option<&Error> {
            match &self.0 {
                Said::Item(_) => None,
                Said::Request(error) => Some(error),
            }
        }
    };
}

macro_rules! words {
    ($type:ty) => {
        impl $type {
            said! {
                /// Returns the result code, if there is one.
                code -> Option<&ResultCode>;
                /// Returns the name of the result code, such as `CLIENT_OFFLINE`, if it is documented.
                code_name -> Option<&'static str>;
                /// Returns the reason that the server gave as a word, such as `existed`.
                reason -> Option<&Reason>;
                /// Returns the server's message [without secrets](crate::Error#what-a-server-sent).
                message -> Option<&str>;
                /// Returns the meaning of the result code or the reason, if it is documented.
                meaning -> Option<&'static str>;
                /// Returns whether the object that the item names does not exist.
                is_not_found -> bool;
                /// Returns whether the object to create already exists.
                is_already_exists -> bool;
                /// Returns whether the client that the item names has no session.
                is_client_offline -> bool;
                /// Returns whether the item is invalid, so that sending it again fails too.
                is_invalid_argument -> bool;
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match &self.0 {
                    Said::Item(item) => item.fmt(f),
                    Said::Request(error) => error.fmt(f),
                }
            }
        }
    };
}

/// Why a server refused an item, which had no effect.
///
/// This is the outcome of the item in the response, or the [error](Self::error) of a request that was certainly not applied.
#[derive(Debug, Clone)]
pub struct Refused(pub(super) Said);

words!(Refused);

/// What is known about an item that was sent, and that may have had its effect.
///
/// Check the state of the deployment, or send the item again if it is idempotent.
#[derive(Debug, Clone)]
pub struct Unknown(pub(super) Said);

words!(Unknown);

/// Why an item was not sent.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum NotSent {
    /// It breaks a rule. The error has [every invalid argument](Error::invalid_arguments), by the names of the item's fields.
    Invalid(Arc<Error>),
    /// An earlier item has the same key, such as the same user name. The documentation of the method names the fields.
    Duplicate {
        /// The index of the earlier item.
        of: usize,
    },
    /// It is larger than the maximum size of a request body.
    TooLarge {
        /// The size of the item in bytes of JSON.
        bytes: usize,
        /// The maximum size.
        most: usize,
    },
    /// There was no connection, or no place among the requests in flight became free in time.
    NoConnection(Arc<Error>),
    /// The job stopped after this error, which every other item would get too.
    Stopped(Arc<Error>),
}

impl NotSent {
    pub(super) fn invalid(error: Error) -> Self {
        Self::Invalid(Arc::new(error))
    }

    /// Returns the error, if there is one.
    pub fn error(&self) -> Option<&Error> {
        match self {
            Self::Invalid(error) | Self::NoConnection(error) | Self::Stopped(error) => Some(error),
            Self::Duplicate { .. } | Self::TooLarge { .. } => None,
        }
    }

    /// Returns every invalid argument, by the names of the item's fields.
    pub fn invalid_arguments(&self) -> &[InvalidArgument] {
        match self {
            Self::Invalid(error) => error.invalid_arguments(),
            _ => &[],
        }
    }
}

impl fmt::Display for NotSent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(error) | Self::NoConnection(error) => error.fmt(f),
            Self::Duplicate { of } => write!(f, "it is a duplicate of item {of}"),
            Self::TooLarge { bytes, most } => {
                write!(f, "it has {bytes} bytes as JSON, and a request can have at most {most}")
            }
            Self::Stopped(error) => write!(f, "the job stopped after an error that every item would get: {error}"),
        }
    }
}

/// Returns the outcome of an item whose request failed.
pub(crate) fn of_error<T>(error: Arc<Error>) -> Outcome<T> {
    match error.kind() {
        _ if error.may_have_been_applied() => Outcome::Unknown(Unknown(Said::Request(error))),
        ErrorKind::Connect | ErrorKind::Queue => Outcome::NotSent(NotSent::NoConnection(error)),
        ErrorKind::InvalidArgument | ErrorKind::Configuration => Outcome::NotSent(NotSent::Invalid(error)),
        _ => Outcome::Refused(Refused(Said::Request(error))),
    }
}
