//! One page of a list, and where it is in the list.

use emqx_cloud_core::{Paging, Position};
use serde::Serialize;
use serde_json::{Map, Value};

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Page<T> {
    /// The rows.
    pub items: Vec<T>,
    /// What the server says about the page, as JSON. `None` if it says nothing, as 4.3 does for
    /// `list_subscriptions().topic(…)`.
    pub meta: Option<Map<String, Value>>,
    /// Whatever the server sent beside the rows and `meta`; usually nothing.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
    #[serde(skip)]
    place: Place,
}

/// Where a page is in its list.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Place {
    more: Option<bool>,
    total: Option<i64>,
    next: Option<String>,
    by_cursor: bool,
}

impl<T> Page<T> {
    pub(crate) fn new(
        items: Vec<T>,
        meta: Option<Map<String, Value>>,
        extra: Map<String, Value>,
        place: Place,
    ) -> Self {
        Self { items, meta, extra, place }
    }

    /// Whether the server says that there is another page. `None`: it does not say, and only asking tells.
    pub fn has_next(&self) -> Option<bool> {
        match self.place.by_cursor {
            true => Some(self.place.next.is_some() && self.place.more != Some(false)),
            false => self.place.more,
        }
    }

    /// Returns how many rows there are on all pages, as far as the server knows.
    ///
    /// EMQX 4 does not know when a filter is set, which is `None` here. On the lists of access rules its number is wrong
    /// then.
    pub fn total(&self) -> Option<u64> {
        u64::try_from(self.place.total?).ok()
    }

    /// The cursor of the next page, if pages have one.
    #[allow(dead_code, reason = "which way of paging there is is for the document to say")]
    pub(crate) fn next_cursor(&self) -> Option<&str> {
        self.place.next.as_deref()
    }

    /// Whether to ask for another page.
    pub(crate) fn is_followed(&self) -> bool {
        match self.has_next() {
            Some(more) => more,
            // Without `meta`, the server has sent everything there is.
            None => self.meta.is_some() && !self.items.is_empty(),
        }
    }
}

impl<T> IntoIterator for Page<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}

impl Place {
    /// Reads where a page is; or says which field cannot be read.
    pub fn read(paging: &Paging, meta: &Map<String, Value>) -> Result<Self, String> {
        let place = |name: &str| match paging.meta {
            Some(meta) => format!("`{meta}.{name}`"),
            None => format!("`{name}`"),
        };
        let field = |name: Option<&'static str>| {
            let name = name?;
            meta.get(name).filter(|value| !value.is_null()).map(|value| (name, value))
        };
        let more = match field(paging.more) {
            Some((name, more)) => Some(more.as_bool().ok_or_else(|| format!("{}: expected a boolean", place(name)))?),
            None => None,
        };
        let total = match field(paging.total) {
            Some((name, total)) => Some(total.as_i64().ok_or_else(|| format!("{}: expected i64", place(name)))?),
            None => None,
        };
        let (by_cursor, next) = match paging.position {
            Position::Number { .. } => (false, None),
            Position::Cursor { next, .. } => (true, field(Some(next))),
        };
        let next = match next {
            Some((name, next)) => Some(next.as_str().ok_or_else(|| format!("{}: expected a string", place(name)))?),
            None => None,
        };
        Ok(Self { more, total, next: next.filter(|next| !next.is_empty()).map(str::to_owned), by_cursor })
    }

    /// The fields that a page is read from.
    pub fn fields(paging: &Paging) -> impl Iterator<Item = &'static str> {
        let next = match paging.position {
            Position::Number { .. } => None,
            Position::Cursor { next, .. } => Some(next),
        };
        [paging.more, paging.total, next].into_iter().flatten()
    }
}
