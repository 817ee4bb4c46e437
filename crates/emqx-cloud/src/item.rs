//! What became of one item of a batch.

use std::fmt;

use emqx_cloud_core::{Api, Category, Reason, ResultCode};
use serde_json::Value;

use crate::redact::{Redactor, ShownJson};
use crate::refusal::{Refusal, Said};

/// The outcome of an item as it was received. There may be secrets in it.
pub(crate) struct Item {
    pub row: Option<Value>,
    /// What the server said if the item failed.
    pub said: Option<Said>,
}

impl Item {
    /// What of it may be shown.
    pub fn finish(self, index: usize, api: &Api, redactor: &Redactor) -> ItemOutcome {
        let row = self.row.map(|row| redactor.json(&row));
        ItemOutcome { index, row, refusal: self.said.map(|said| said.finish(api, redactor)) }
    }
}

/// What became of one item of a batch.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemOutcome {
    index: usize,
    row: Option<ShownJson>,
    refusal: Option<Refusal>,
}

impl ItemOutcome {
    /// Returns the item's place in the request, from 0.
    pub fn index(&self) -> usize {
        self.index
    }

    /// Whether the item succeeded.
    pub fn is_ok(&self) -> bool {
        self.refusal.is_none()
    }

    /// Returns the row that the server sent for the item, without secrets. `None` if it sent none.
    pub fn row(&self) -> Option<&Value> {
        self.row.as_deref()
    }

    /// Returns the result code of an item that failed, if it has one.
    pub fn code(&self) -> Option<&ResultCode> {
        self.refusal.as_ref()?.code()
    }

    /// Returns the name of the result code, if it is a documented one: `CLIENT_OFFLINE`.
    pub fn code_name(&self) -> Option<&'static str> {
        self.refusal.as_ref()?.code_name()
    }

    /// Returns the reason in words of an item that failed, if it has one.
    pub fn reason(&self) -> Option<&Reason> {
        self.refusal.as_ref()?.reason()
    }

    /// Returns the server's message for an item that failed, if it has one.
    pub fn message(&self) -> Option<&str> {
        self.refusal.as_ref()?.message()
    }

    /// Returns what the code or the reason means, if it is a documented one.
    pub fn meaning(&self) -> Option<&'static str> {
        self.refusal.as_ref()?.meaning()
    }

    /// Whether what the item names does not exist.
    pub fn is_not_found(&self) -> bool {
        self.has_category(Category::NotFound)
    }

    /// Whether what the item would create exists already.
    pub fn is_already_exists(&self) -> bool {
        self.has_category(Category::AlreadyExists)
    }

    /// Whether the client that the item names has no session.
    pub fn is_client_offline(&self) -> bool {
        self.has_category(Category::ClientOffline)
    }

    /// Whether the item is invalid, and fails again.
    pub fn is_invalid_argument(&self) -> bool {
        self.has_category(Category::InvalidArgument)
    }

    /// Whether the item may have had its effect although it failed: the server did not say what became of it.
    pub fn may_have_been_applied(&self) -> bool {
        // A row that says nothing is no better than none.
        self.refusal.as_ref().is_some_and(Refusal::is_nothing) || self.has_category(Category::Server)
    }

    /// The outcome in the server's words.
    pub(crate) fn said(&self) -> String {
        let Some(refusal) = &self.refusal else { return "ok".to_owned() };
        match (refusal.named_code(), refusal.message()) {
            (Some(code), Some(message)) => format!("code {code}: {message}"),
            (Some(code), None) => format!("code {code}"),
            (None, Some(message)) => message.to_owned(),
            (None, None) => "the response does not say what became of it".to_owned(),
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
