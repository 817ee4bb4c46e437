//! `Display` and `Debug` of errors: one line, or every field.

use std::borrow::Cow;
use std::fmt;

use emqx_cloud_core::Credentials;

use super::{Error, ErrorKind, GaveUp};
use crate::item::ItemOutcome;

/// The maximum number of characters of one of a server's messages or codes that `Display` shows.
const SHOWN: usize = 1000;

/// The maximum number of items that `Debug` shows.
const ITEMS: usize = 20;

/// The items of a batch: those that failed first, up to a number that can be read.
struct Items<'e>(&'e [ItemOutcome]);

impl fmt::Debug for Items<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (done, failed): (Vec<_>, Vec<_>) = self.0.iter().partition(|item| item.is_ok());
        let mut list = f.debug_list();
        list.entries(failed.iter().chain(&done).take(ITEMS));
        match self.0.len().checked_sub(ITEMS) {
            None | Some(0) => list.finish(),
            Some(more) => list.entry(&format_args!("and {more} more")).finish(),
        }
    }
}

/// Returns the beginning of a text, which must not fill the screen.
fn cut(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]).into(),
        None => text.into(),
    }
}

impl Error {
    fn what(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &self.0;
        match inner.kind {
            ErrorKind::Configuration => f.write_str("cannot build the client")?,
            ErrorKind::InvalidArgument => f.write_str("not sent")?,
            ErrorKind::Queue if inner.unknown_before => f.write_str("not sent again")?,
            ErrorKind::Queue => f.write_str("not sent")?,
            ErrorKind::Connect if inner.unknown_before => f.write_str("can no longer connect")?,
            ErrorKind::Connect => f.write_str("cannot connect, nothing was sent")?,
            ErrorKind::Timeout => f.write_str("timed out")?,
            ErrorKind::Transport if inner.unprocessed => f.write_str("refused before it was processed")?,
            ErrorKind::Transport => f.write_str("connection lost")?,
            ErrorKind::Status => write!(f, "HTTP {}", inner.status.unwrap_or_default())?,
            ErrorKind::Refused => f.write_str("refused by the server")?,
            ErrorKind::NotFound => f.write_str("not found")?,
            ErrorKind::PartialFailure => {
                let failed = inner.items.iter().filter(|item| !item.is_ok()).count();
                write!(f, "{failed} of {} items failed", inner.items.len())?;
            }
            ErrorKind::UnexpectedResponse => f.write_str("unexpected response")?,
            ErrorKind::ListChanged => f.write_str("the list changed while it was read")?,
        }
        if let Some(code) = self.named_code() {
            write!(f, ": code {}", cut(&code))?;
        }
        if let Some(message) = self.message() {
            write!(f, ": {}", cut(message))?;
        }
        if let Some(detail) = &inner.detail {
            write!(f, ": {detail}")?;
        }
        if !inner.invalid.is_empty() {
            write!(f, ": {}", inner.invalid)?;
        }
        if let Some(item) = inner.items.iter().find(|item| !item.is_ok()) {
            write!(f, "; first: item {}: {}", item.index(), cut(&item.said()))?;
        }
        Ok(())
    }

    /// Returns what to do, unless the rest of the message makes that clear.
    fn advice(&self) -> Option<Cow<'static, str>> {
        if self.is_unauthorized() && !self.is_other_api() && self.meaning().is_none() {
            let credentials = match self.0.api.credentials {
                Credentials::Basic { name, secret } => format!("`{}` and `{}`", name.argument, secret.argument),
                Credentials::Bearer { token } => format!("`{}`", token.argument),
            };
            return Some(format!("check {credentials}, and that the address is that of their deployment").into());
        }
        let advice = match () {
            _ if self.follows_unknown_attempt() && (self.is_already_exists() || self.is_not_found()) => {
                Some("an attempt before may have done that itself")
            }
            _ if self.is_other_api() => self.0.foreign.map(|foreign| foreign.advice),
            _ if self.meaning().is_some() => self.meaning(),
            _ if self.is_not_served() => {
                Some("check the path of the address, and that the deployment has this feature enabled")
            }
            _ if self.is_partial_failure() => Some("`items()` of this error has the outcome of each"),
            _ if self.may_have_been_applied() => Some("it may have been applied: check before repeating the call"),
            _ => None,
        };
        advice.map(Cow::Borrowed)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &self.0;
        if let Some(operation) = inner.operation {
            write!(f, "{} ({}", inner.call, operation.method)?;
            // An undocumented operation whose path is invalid has none.
            if let Some(path) = self.path().or(Some(operation.path)).filter(|path| !path.is_empty()) {
                write!(f, " {path}")?;
            }
            match inner.page {
                Some(page) => write!(f, ", page {page}): ")?,
                None => f.write_str("): ")?,
            }
        }
        self.what(f)?;
        if let Some(advice) = self.advice() {
            write!(f, " ({})", advice.trim_end_matches('.'))?;
        }
        let (attempts, elapsed) = (inner.attempts, inner.elapsed);
        let why = match inner.gave_up {
            Some(GaveUp::Patience) => "; the server was down for longer than the patience",
            Some(GaveUp::TimeLimit) => "; the time limit leaves no time for another",
            Some(GaveUp::Budget) => "; the retry budget is used up",
            _ => "",
        };
        match attempts {
            // The rest of the message says why there was no attempt.
            0 => Ok(()),
            1 if why.is_empty() => Ok(()),
            1 => write!(f, " [after 1 attempt in {elapsed:.1?}{why}]"),
            _ => write!(f, " [after {attempts} attempts in {elapsed:.1?}{why}]"),
        }
    }
}

/// `{:?}` shows the same as `Display`, because that is what a program prints when its `main` returns the error. `{:#?}`
/// shows every field.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !f.alternate() {
            return fmt::Display::fmt(self, f);
        }
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
        field("path", self.path().as_ref().map(|value| value as _));
        field("page", inner.page.as_ref().map(|value| value as _));
        field("status", inner.status.as_ref().map(|value| value as _));
        field("code", self.code().as_ref().map(|value| value as _));
        field("reason", self.reason().as_ref().map(|value| value as _));
        field("message", self.message().as_ref().map(|value| value as _));
        field("detail", inner.detail.as_deref().as_ref().map(|value| value as _));
        field("invalid_arguments", (!inner.invalid.is_empty()).then_some(&inner.invalid as _));
        field("items", (!inner.items.is_empty()).then_some(&Items(&inner.items) as _));
        field("attempts", (inner.attempts > 1).then_some(&inner.attempts as _));
        field("elapsed", (inner.attempts > 0 || inner.kind == ErrorKind::Queue).then_some(&inner.elapsed as _));
        field("gave_up", inner.gave_up.as_ref().map(|value| value as _));
        field("retry_after", inner.retry_after.as_ref().map(|value| value as _));
        field("source", inner.source.as_ref().map(|value| value as _));
        out.finish()
    }
}
