//! The outcome of a batch item.

use std::fmt;

use emqx_cloud_core::{Api, Category, Reason, ResultCode};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::json;
use crate::redact::{Redaction, ShownJson};
use crate::refusal::{Refusal, Said};

/// The outcome of an item as it was received, which may contain secrets.
pub(crate) struct Item {
    pub row: Option<Box<RawValue>>,
    /// The server's code and message if the item failed.
    pub said: Option<Said>,
    /// Whether the row is about something else than the item.
    pub is_foreign: bool,
}

impl Item {
    /// Removes the secrets.
    pub fn finish(self, index: usize, api: &Api, redaction: &Redaction<'_>) -> ItemOutcome {
        let row = self.row.and_then(|row| json::parsed(&row)).map(|row| redaction.json(&row));
        let refusal = self.said.map(|said| said.finish(api, redaction));
        ItemOutcome { index, row, refusal, is_foreign: self.is_foreign }
    }
}

/// The outcome of a batch item.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemOutcome {
    index: usize,
    row: Option<ShownJson>,
    refusal: Option<Refusal>,
    is_foreign: bool,
}

impl ItemOutcome {
    /// Returns the index of the item in the request, from 0.
    pub fn index(&self) -> usize {
        self.index
    }

    /// Returns whether the item succeeded.
    pub fn is_ok(&self) -> bool {
        self.refusal.is_none()
    }

    /// Returns the JSON that the server sent for the item. `None` if it sent none, or more than 64 KiB.
    ///
    /// If it contradicts the item, for example with another name, the outcome of the item is unknown. Its names and strings are
    /// [without secrets](crate::Error#what-a-server-sent), escaped, and truncated to 16 KiB.
    pub fn row(&self) -> Option<&Value> {
        self.row.as_deref()
    }

    /// Returns the result code, if the item failed with one.
    pub fn code(&self) -> Option<&ResultCode> {
        self.refusal.as_ref()?.code()
    }

    /// Returns the name of the result code, such as `CLIENT_OFFLINE`, if it is documented.
    pub fn code_name(&self) -> Option<&'static str> {
        self.refusal.as_ref()?.code_name()
    }

    /// Returns the reason, if the item failed with one.
    pub fn reason(&self) -> Option<&Reason> {
        self.refusal.as_ref()?.reason()
    }

    /// Returns the server's message [without secrets](crate::Error#what-a-server-sent), if the item failed with one.
    pub fn message(&self) -> Option<&str> {
        self.refusal.as_ref()?.message()
    }

    /// Returns the meaning of the result code or the reason, if it is documented.
    pub fn meaning(&self) -> Option<&'static str> {
        self.refusal.as_ref()?.meaning()
    }

    /// Returns whether the object that the item names does not exist.
    pub fn is_not_found(&self) -> bool {
        self.has_category(Category::NotFound)
    }

    /// Returns whether the object to create already exists.
    pub fn is_already_exists(&self) -> bool {
        self.has_category(Category::AlreadyExists)
    }

    /// Returns whether the client that the item names has no session.
    pub fn is_client_offline(&self) -> bool {
        self.has_category(Category::ClientOffline)
    }

    /// Returns whether the item is invalid, so that it fails again.
    pub fn is_invalid_argument(&self) -> bool {
        self.has_category(Category::InvalidArgument)
    }

    /// Returns whether the item may have had its effect although it failed, because its outcome is unknown.
    pub fn may_have_been_applied(&self) -> bool {
        // An entry without a code and a message is as good as none.
        self.refusal.as_ref().is_some_and(Refusal::is_nothing) || self.has_category(Category::Server)
    }

    /// Returns the outcome in the server's words.
    pub(crate) fn said(&self) -> String {
        let Some(refusal) = &self.refusal else { return "ok".to_owned() };
        match (refusal.named_code(), refusal.message()) {
            (Some(code), Some(message)) => format!("code {code}: {message}"),
            (Some(code), None) => format!("code {code}"),
            (None, Some(message)) => message.to_owned(),
            (None, None) if self.is_foreign => "the response is about something else".to_owned(),
            (None, None) => "the response does not contain its outcome".to_owned(),
        }
    }

    pub(crate) fn has_category(&self, category: Category) -> bool {
        self.refusal.as_ref().is_some_and(|refusal| refusal.has_category(category))
    }
}

impl fmt::Display for ItemOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said())?;
        match self.meaning() {
            Some(meaning) => write!(f, " ({})", meaning.trim_end_matches('.')),
            None => Ok(()),
        }
    }
}
