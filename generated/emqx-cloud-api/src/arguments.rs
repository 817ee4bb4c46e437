// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! What a caller may send: checked before anything goes out, with the name of the argument that is wrong.
use std::fmt;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
/// An argument that would be refused, misread, or sent to another path.
///
/// The message names the argument and the rule. It never shows the value, which can be a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidArgument {
    argument: String,
    problem: String,
}

impl InvalidArgument {
    /// An argument, as the caller writes it, and what is wrong with it.
    pub fn new(argument: impl Into<String>, problem: impl Into<String>) -> Self {
        Self {
            argument: argument.into(),
            problem: problem.into(),
        }
    }

    /// The argument: `clientid`, `message.qos`, `items[3].username`.
    pub fn argument(&self) -> &str {
        &self.argument
    }

    /// The rule that it breaks.
    pub fn problem(&self) -> &str {
        &self.problem
    }

    /// The same problem, seen from the value that holds this one.
    #[must_use]
    pub fn within(self, outer: &str) -> Self {
        Self {
            argument: format!("{outer}.{}", self.argument),
            ..self
        }
    }
}

impl fmt::Display for InvalidArgument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` {}", self.argument, self.problem)
    }
}

impl std::error::Error for InvalidArgument {}
/// A value whose ranges can be checked before it is sent.
pub trait Validate {
    /// Says which part of the value breaks a rule of the API, if one does.
    ///
    /// # Errors
    ///
    /// The first argument that is wrong.
    fn validate(&self) -> Result<(), InvalidArgument>;
}

/// Single rules; each names the argument that breaks it.
pub mod check {
    use super::InvalidArgument;
    /// The length of a text, in characters. MQTT has no text with a NUL in it.
    ///
    /// # Errors
    ///
    /// The text is shorter than `min`, or longer than `max`, or holds a NUL.
    pub fn text(
        argument: &str,
        value: &str,
        min: u64,
        max: Option<u64>,
    ) -> Result<(), InvalidArgument> {
        let length = value.chars().count() as u64;
        if length < min {
            let problem = match min {
                1 => "must not be empty".to_owned(),
                _ => format!("must have at least {min} characters, and has {length}"),
            };
            return Err(InvalidArgument::new(argument, problem));
        }

        match max {
            Some(max) if length > max => {
                Err(
                    InvalidArgument::new(
                        argument,
                        format!("must have at most {max} characters, and has {length}"),
                    ),
                )
            }
            _ => without(argument, value, &['\0']),
        }
    }

    /// The range of a number.
    ///
    /// # Errors
    ///
    /// The number is below `min`, or above `max`.
    pub fn number(
        argument: &str,
        value: impl Into<i128>,
        min: Option<i128>,
        max: Option<i128>,
    ) -> Result<(), InvalidArgument> {
        let value = value.into();
        match (min, max) {
            (Some(min), _) if value < min => {
                Err(
                    InvalidArgument::new(
                        argument,
                        format!("must be at least {min}, and is {value}"),
                    ),
                )
            }
            (_, Some(max)) if value > max => {
                Err(
                    InvalidArgument::new(
                        argument,
                        format!("must be at most {max}, and is {value}"),
                    ),
                )
            }
            _ => Ok(()),
        }
    }

    /// The number of items in a list.
    ///
    /// # Errors
    ///
    /// There are fewer than `min`, or more than `max`.
    pub fn count(
        argument: &str,
        count: usize,
        min: usize,
        max: Option<usize>,
    ) -> Result<(), InvalidArgument> {
        if count < min {
            let problem = match min {
                1 => "must not be empty".to_owned(),
                _ => format!("must have at least {min} items, and has {count}"),
            };
            return Err(InvalidArgument::new(argument, problem));
        }

        match max {
            Some(max) if count > max => {
                Err(
                    InvalidArgument::new(
                        argument,
                        format!("must have at most {max} items, and has {count}"),
                    ),
                )
            }
            _ => Ok(()),
        }
    }

    /// A value of an enumeration that must be one of those that are listed.
    ///
    /// # Errors
    ///
    /// It is not.
    pub fn known(argument: &str, known: bool) -> Result<(), InvalidArgument> {
        if known {
            Ok(())
        } else {
            Err(InvalidArgument::new(argument, "must be one of the documented values"))
        }
    }

    /// Signs that a text must not hold.
    ///
    /// # Errors
    ///
    /// The text holds one of them.
    pub fn without(
        argument: &str,
        value: &str,
        signs: &[char],
    ) -> Result<(), InvalidArgument> {
        match value.chars().find(|sign| signs.contains(sign)) {
            Some('\0') => Err(InvalidArgument::new(argument, "must not hold a NUL")),
            Some(sign) => {
                Err(InvalidArgument::new(argument, format!("must not hold `{sign}`")))
            }
            None => Ok(()),
        }
    }

    /// The name of an MQTT topic, to publish to: at most 65,535 bytes, and no wildcard.
    ///
    /// # Errors
    ///
    /// It is no such name.
    pub fn topic_name(argument: &str, value: &str) -> Result<(), InvalidArgument> {
        topic(argument, value)?;
        match value.contains(['+', '#']) {
            true => {
                Err(
                    InvalidArgument::new(
                        argument,
                        "must have no wildcard (`+`, `#`): it is published to",
                    ),
                )
            }
            false => Ok(()),
        }
    }

    /// An MQTT topic filter, to subscribe with: at most 65,535 bytes, `+` and `#` alone in their level, `#` the last;
    /// after `$share/`, the name of a group and a filter.
    ///
    /// # Errors
    ///
    /// It is no such filter.
    pub fn topic_filter(argument: &str, value: &str) -> Result<(), InvalidArgument> {
        topic(argument, value)?;
        let refuse = |problem: &str| Err(InvalidArgument::new(argument, problem));
        let filter = match value
            .strip_prefix("$share/")
            .map(|shared| shared.split_once('/'))
        {
            None => value,
            Some(
                Some((group, filter)),
            ) if !group.is_empty() && !group.contains(['+', '#'])
                && !filter.is_empty() => filter,
            Some(_) => return refuse("must have a group and a filter after `$share/`"),
        };
        let mut levels = filter.split('/').peekable();
        while let Some(level) = levels.next() {
            if level != "+" && level != "#" && level.contains(['+', '#']) {
                return refuse("must have a wildcard (`+`, `#`) only as a whole level");
            }
            if level == "#" && levels.peek().is_some() {
                return refuse("must have `#` only as its last level");
            }
        }

        Ok(())
    }

    fn topic(argument: &str, value: &str) -> Result<(), InvalidArgument> {
        text(argument, value, 1, None)?;
        match value.len() {
            ..=65_535 => Ok(()),
            length => {
                Err(
                    InvalidArgument::new(
                        argument,
                        format!("must have at most 65535 bytes, and has {length}"),
                    ),
                )
            }
        }
    }

    /// A list in one text, separated by commas.
    ///
    /// # Errors
    ///
    /// One of its parts breaks the rule.
    pub fn each(
        argument: &str,
        value: &str,
        rule: impl Fn(&str, &str) -> Result<(), InvalidArgument>,
    ) -> Result<(), InvalidArgument> {
        value.split(',').try_for_each(|part| rule(argument, part))
    }

    /// A text that is to stand in a path as one segment.
    ///
    /// # Errors
    ///
    /// The text is empty, `.` or `..`, or holds a NUL. An empty segment would ask for another resource; the other two are taken out of
    /// a URL by every library that follows the URL standard, even when they are percent-encoded.
    pub fn segment(argument: &str, value: &str) -> Result<(), InvalidArgument> {
        match value {
            "" => Err(InvalidArgument::new(argument, "must not be empty")),
            "." | ".." => {
                Err(
                    InvalidArgument::new(
                        argument,
                        format!(
                            "must not be `{value}`, which cannot stand in a URL's path"
                        ),
                    ),
                )
            }
            _ => without(argument, value, &['\0']),
        }
    }
}

/// A text that stands in a path as one segment: not empty, not `.`, not `..`.
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

impl std::str::FromStr for PathSegment {
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

/// A query value whose percent-encoding the server decodes twice, so it is encoded once more on the way.
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

impl std::str::FromStr for TwiceEncoded {
    type Err = std::convert::Infallible;
    fn from_str(value: &str) -> Result<Self, Self::Err> {
        Ok(Self(value.to_owned()))
    }
}

impl fmt::Display for TwiceEncoded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl serde::Serialize for TwiceEncoded {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.replace('%', "%25"))
    }
}

/// What stays as it is in a path segment. `$` and `@` are safe there, and the server matches some of them undecoded.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'$')
    .remove(b'@');
/// Percent-encodes a path segment.
///
/// It encodes more than the URL standard asks for: `\`, which URL libraries read as `/`, and everything else that a
/// proxy could read in its own way.
pub(crate) fn encode_path(segment: &str) -> String {
    utf8_percent_encode(segment, SEGMENT).to_string()
}
