//! Encodings of values in paths, queries and bodies.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Serialize, Serializer};

use crate::{InvalidArgument, check};

/// A string that is a valid segment of a path: not empty, not `.` and not `..`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathSegment(String);

impl TryFrom<String> for PathSegment {
    type Error = InvalidArgument;

    fn try_from(value: String) -> Result<Self, Self::Error> {
        check::segment("path segment", &value)?;
        Ok(Self(value))
    }
}

impl TryFrom<&str> for PathSegment {
    type Error = InvalidArgument;

    fn try_from(value: &str) -> Result<Self, Self::Error> {
        Self::try_from(value.to_owned())
    }
}

impl FromStr for PathSegment {
    type Err = InvalidArgument;

    fn from_str(value: &str) -> Result<Self, Self::Err> {
        Self::try_from(value)
    }
}

impl fmt::Display for PathSegment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A query value that the server percent-decodes twice, so it is encoded twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TwiceEncoded(String);

impl From<String> for TwiceEncoded {
    fn from(value: String) -> Self {
        Self(value)
    }
}

impl From<&str> for TwiceEncoded {
    fn from(value: &str) -> Self {
        Self(value.to_owned())
    }
}

impl FromStr for TwiceEncoded {
    type Err = Infallible;

    fn from_str(value: &str) -> Result<Self, Self::Err> {
        Ok(Self(value.to_owned()))
    }
}

impl fmt::Display for TwiceEncoded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for TwiceEncoded {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.replace('%', "%25"))
    }
}

/// The characters to encode in a path segment. `$` and `@` are safe there, and EMQX does not decode all of them.
const SEGMENT: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'$').remove(b'@');

/// Percent-encodes a path segment.
///
/// It encodes more characters than the URL standard requires: `\`, which URL libraries read as `/`, and all others that
/// a proxy could interpret.
pub fn encode_path(segment: &str) -> String {
    utf8_percent_encode(segment, SEGMENT).to_string()
}

/// Encodes bytes as a JSON string, and returns the name of the encoding: `None` for valid UTF-8, which is unchanged,
/// and `base64` for everything else.
pub fn encode_payload(bytes: &[u8]) -> (String, Option<&'static str>) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), None),
        Err(_) => (STANDARD.encode(bytes), Some("base64")),
    }
}
