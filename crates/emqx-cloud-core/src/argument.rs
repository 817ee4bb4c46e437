//! Invalid arguments, by name.

use std::fmt;

/// How many invalid arguments `Display` shows before it only counts the rest.
const SHOWN: usize = 5;

/// An argument that breaks a rule of the API.
///
/// The message names the argument and the rule. It never contains a value that can be a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidArgument {
    argument: String,
    problem: String,
}

impl InvalidArgument {
    /// Creates an invalid argument with its name, as in the caller's code, and the rule that it breaks.
    pub fn new(argument: impl Into<String>, problem: impl Into<String>) -> Self {
        Self { argument: argument.into(), problem: problem.into() }
    }

    /// Returns the name of the argument, such as `clientid`, `message.qos` or `items[3].username`.
    pub fn argument(&self) -> &str {
        &self.argument
    }

    /// Returns the rule that it breaks.
    pub fn problem(&self) -> &str {
        &self.problem
    }
}

impl fmt::Display for InvalidArgument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` {}", self.argument, self.problem)
    }
}

impl std::error::Error for InvalidArgument {}

/// All invalid arguments of a call, in the order of the arguments.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InvalidArguments(Vec<InvalidArgument>);

impl InvalidArguments {
    /// Adds the error of a check, if it is one.
    pub fn add(&mut self, checked: Result<(), InvalidArgument>) {
        if let Err(invalid) = checked {
            self.0.push(invalid);
        }
    }

    /// Runs checks on a part of a value, and puts `outer` before the names that they add: `qos` becomes `outer.qos`,
    /// `[3].qos` becomes `outer[3].qos`, and an empty name becomes `outer`.
    pub fn within(&mut self, outer: fmt::Arguments<'_>, checks: impl FnOnce(&mut Self)) {
        let start = self.0.len();
        checks(self);
        for invalid in &mut self.0[start..] {
            let dot = if invalid.argument.is_empty() || invalid.argument.starts_with('[') { "" } else { "." };
            invalid.argument = format!("{outer}{dot}{}", invalid.argument);
        }
    }

    /// Returns the invalid arguments.
    pub fn as_slice(&self) -> &[InvalidArgument] {
        &self.0
    }

    /// Returns whether all arguments are valid.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Replaces the first part of every name by `to` if it is `from`, and removes it if `to` is empty.
    ///
    /// The body of a request is an argument with another name in a call, or has its fields as arguments.
    pub fn rename(&mut self, from: &str, to: &str) {
        for invalid in &mut self.0 {
            let rest =
                invalid.argument.strip_prefix(from).filter(|rest| rest.is_empty() || rest.starts_with(['.', '[']));
            if let Some(rest) = rest {
                let rest = if to.is_empty() { rest.trim_start_matches('.') } else { rest };
                invalid.argument = format!("{to}{rest}");
            }
        }
    }
}

impl fmt::Display for InvalidArguments {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, invalid) in self.0.iter().take(SHOWN).enumerate() {
            write!(f, "{}{invalid}", if index == 0 { "" } else { ", " })?;
        }
        match self.0.len().checked_sub(SHOWN) {
            None | Some(0) => Ok(()),
            Some(more) => write!(f, ", and {more} more"),
        }
    }
}

impl std::error::Error for InvalidArguments {}

impl FromIterator<InvalidArgument> for InvalidArguments {
    fn from_iter<I: IntoIterator<Item = InvalidArgument>>(invalid: I) -> Self {
        Self(invalid.into_iter().collect())
    }
}

impl From<InvalidArgument> for InvalidArguments {
    fn from(invalid: InvalidArgument) -> Self {
        Self(vec![invalid])
    }
}

/// A value that can be checked against the rules of the API before it is sent.
pub trait Validate {
    /// Checks the value, and adds every part of it that breaks a rule to `invalid`.
    fn check(&self, invalid: &mut InvalidArguments);

    /// Checks the value. Calls do this before they send anything.
    ///
    /// # Errors
    ///
    /// Returns every part of the value that breaks a rule, by name.
    fn validate(&self) -> Result<(), InvalidArguments> {
        let mut invalid = InvalidArguments::default();
        self.check(&mut invalid);
        if invalid.is_empty() { Ok(()) } else { Err(invalid) }
    }
}
