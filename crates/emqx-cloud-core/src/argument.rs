//! Arguments that break a rule, by name.

use std::fmt;

/// How many broken rules `Display` shows before it counts the rest.
const SHOWN: usize = 5;

/// An argument that would be refused, misread, or sent to another path.
///
/// The message names the argument and the rule. It never shows the value, which can be a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidArgument {
    argument: String,
    problem: String,
}

impl InvalidArgument {
    /// Names an argument, as the caller writes it, and the rule that it breaks.
    pub fn new(argument: impl Into<String>, problem: impl Into<String>) -> Self {
        Self { argument: argument.into(), problem: problem.into() }
    }

    /// The argument: `clientid`, `message.qos`, `items[3].username`.
    pub fn argument(&self) -> &str {
        &self.argument
    }

    /// The rule that it breaks.
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

/// Every argument of a call that breaks a rule, in the order in which they were given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InvalidArguments(Vec<InvalidArgument>);

impl InvalidArguments {
    /// Adds what a rule found.
    pub fn add(&mut self, checked: Result<(), InvalidArgument>) {
        if let Err(invalid) = checked {
            self.0.push(invalid);
        }
    }

    /// Runs checks on a part of a value, and names what they find from the whole: `outer` with `qos` is `outer.qos`,
    /// with `[3].qos` it is `outer[3].qos`, and with nothing it is `outer`.
    pub fn within(&mut self, outer: fmt::Arguments<'_>, checks: impl FnOnce(&mut Self)) {
        let start = self.0.len();
        checks(self);
        for invalid in &mut self.0[start..] {
            let dot = if invalid.argument.is_empty() || invalid.argument.starts_with('[') { "" } else { "." };
            invalid.argument = format!("{outer}{dot}{}", invalid.argument);
        }
    }

    /// The broken rules, one for each.
    pub fn as_slice(&self) -> &[InvalidArgument] {
        &self.0
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Replaces the first part of every name whose first part is `from`: what a request calls `body`, a call can have
    /// another name for, or, with an empty `to`, none.
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

/// A value whose rules can be checked before it is sent.
pub trait Validate {
    /// Adds every rule of the API that a part of the value breaks.
    fn check(&self, invalid: &mut InvalidArguments);

    /// Checks the value. Calls do this by themselves before anything is sent.
    ///
    /// # Errors
    ///
    /// Every part that breaks a rule, by name.
    fn validate(&self) -> Result<(), InvalidArguments> {
        let mut invalid = InvalidArguments::default();
        self.check(&mut invalid);
        if invalid.is_empty() { Ok(()) } else { Err(invalid) }
    }
}
