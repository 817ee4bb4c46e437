//! Result codes and reasons.

use std::borrow::Cow;
use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use serde::de::{Deserializer, Error, Unexpected, Visitor};
use serde::{Deserialize, Serialize, Serializer};

/// The kind of outcome that a result code or a reason stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Category {
    /// The call succeeded.
    Success,
    /// The server failed; the same call may succeed later.
    Server,
    /// The request is invalid; the same call fails again.
    InvalidArgument,
    /// The requested object does not exist.
    NotFound,
    /// The object to create already exists.
    AlreadyExists,
    /// The client has no session.
    ClientOffline,
    /// Anything else.
    Other,
}

/// The result code of a response: an integer or a word.
///
/// The set is open, because servers send undocumented codes. The documented codes of an API are constants in its
/// module, such as `emqx_cloud::codes::CLIENT_OFFLINE`.
///
/// ```
/// use emqx_cloud_core::ResultCode;
///
/// assert_eq!(ResultCode::from(112).number(), Some(112));
/// assert_eq!(ResultCode::from("NOT_FOUND").to_string(), "NOT_FOUND");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ResultCode {
    /// An integer, such as 112.
    Number(i64),
    /// A word, such as `NOT_FOUND`.
    Word(Cow<'static, str>),
}

impl ResultCode {
    /// Returns the number, if it is one.
    pub fn number(&self) -> Option<i64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Word(_) => None,
        }
    }

    /// Returns the word, if it is one.
    pub fn word(&self) -> Option<&str> {
        match self {
            Self::Number(_) => None,
            Self::Word(word) => Some(word),
        }
    }
}

impl From<i64> for ResultCode {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<&str> for ResultCode {
    fn from(word: &str) -> Self {
        Self::Word(Cow::Owned(word.to_owned()))
    }
}

impl FromStr for ResultCode {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(text.parse::<i64>().map_or_else(|_| Self::from(text), Self::from))
    }
}

impl fmt::Display for ResultCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Word(word) => f.write_str(word),
        }
    }
}

impl Serialize for ResultCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Number(number) => serializer.serialize_i64(*number),
            Self::Word(word) => serializer.serialize_str(word),
        }
    }
}

impl<'de> Deserialize<'de> for ResultCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct CodeVisitor;

        impl Visitor<'_> for CodeVisitor {
            type Value = ResultCode;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a result code: an integer or a string")
            }

            fn visit_i64<E: Error>(self, number: i64) -> Result<ResultCode, E> {
                Ok(number.into())
            }

            fn visit_u64<E: Error>(self, number: u64) -> Result<ResultCode, E> {
                let out_of_range = || E::invalid_value(Unexpected::Unsigned(number), &self);
                i64::try_from(number).map(ResultCode::from).map_err(|_| out_of_range())
            }

            fn visit_str<E: Error>(self, word: &str) -> Result<ResultCode, E> {
                Ok(word.into())
            }
        }

        deserializer.deserialize_any(CodeVisitor)
    }
}

/// A documented result code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownCode {
    /// The code.
    pub code: ResultCode,
    /// Its name, in upper snake case.
    pub name: &'static str,
    /// Its meaning.
    pub meaning: &'static str,
    /// The kind of outcome.
    pub category: Category,
}

/// The reason of a failure as a word, such as `existed`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reason(Cow<'static, str>);

impl Reason {
    /// Creates a reason from a word that is known at compile time.
    pub const fn known(word: &'static str) -> Self {
        Self(Cow::Borrowed(word))
    }

    /// Returns the reason in a server's message, if it has one.
    ///
    /// A message has a reason if it is one of the `known` words, if it is `{error,WORD}` with any word, or if it is an
    /// Erlang term with a `result` of that form.
    pub fn from_text(text: &str, known: &[KnownReason]) -> Option<Self> {
        fn error_word(text: &str) -> Option<&str> {
            text.strip_prefix("{error,")?.split_once('}').map(|(word, _)| word)
        }
        if let Some(known) = known.iter().find(|known| known.reason.word() == text) {
            return Some(known.reason.clone());
        }
        // Inside a term, the server escapes a quote from the caller as `\"`, so a caller cannot forge this.
        let inner = text.split_once("result => <<\"").map(|(_, rest)| rest);
        error_word(text).or_else(|| inner.and_then(error_word)).map(|word| Self(Cow::Owned(word.to_owned())))
    }

    /// Returns the word.
    pub fn word(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A documented or measured reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownReason {
    /// The reason.
    pub reason: Reason,
    /// Its meaning.
    pub meaning: &'static str,
    /// The kind of outcome.
    pub category: Category,
}
