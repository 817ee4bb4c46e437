//! One page of a list, and its position in the list.

use emqx_cloud_core::{Members, Misfit, Paging, Position, Received};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::paging::Key;

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Page<T> {
    /// The rows.
    pub items: Vec<T>,
    /// The server's metadata of the page. `None` if it sent none, as 4.3 does for
    /// `list_subscriptions().topic(…)`.
    pub meta: Option<Members>,
    /// The other members of the response; usually none.
    #[serde(flatten)]
    pub extra: Members,
    #[serde(skip)]
    place: Place,
    #[serde(skip)]
    size: Size,
}

/// The size of a page when it was received.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Size {
    /// The number of rows, including those that are left out.
    pub received: usize,
    /// The number of rows that do not fit the filters.
    pub left_out: usize,
    /// The size of the response body.
    pub bytes: usize,
    /// Whether the request has filters.
    pub is_filtered: bool,
}

/// A page with the keys of all rows that were received, and whether they fit the filters.
pub(crate) struct KeyedPage<T> {
    pub page: Page<T>,
    pub keys: Vec<(Key, bool)>,
}

// Pages with the same rows are equal, however they were sent.
impl PartialEq for Size {
    fn eq(&self, other: &Self) -> bool {
        self.left_out == other.left_out
    }
}

/// The position of a page in its list.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Place {
    more: Option<bool>,
    total: Option<i64>,
    next: Option<String>,
    by_cursor: bool,
}

impl<T> Page<T> {
    pub(crate) fn new(items: Vec<T>, meta: Option<Members>, extra: Members, place: Place, size: Size) -> Self {
        Self { items, meta, extra, place, size }
    }

    pub(crate) fn size(&self) -> Size {
        self.size
    }

    /// Returns the number of rows that were left out because they do not fit the filters of the call.
    ///
    /// Servers ignore filters that they do not know, and send every row: EMQX before 4.3.15 and 4.4.4 ignores the filters of
    /// credentials and access rules. With `share` and `topic`, EMQX 4.4.19 also sends subscriptions of other groups whose names
    /// begin with `share`. Only rows that certainly do not fit are left out: a row does not show whether it fits some filters.
    pub fn left_out(&self) -> usize {
        self.size.left_out
    }

    /// Returns whether there is another page. `None` if the server did not send that, so that only a request can tell.
    pub fn has_next(&self) -> Option<bool> {
        match self.place.by_cursor {
            true => Some(self.place.next.is_some() && self.place.more != Some(false)),
            false => self.place.more,
        }
    }

    /// Returns the number of rows on all pages, if the server sent it.
    ///
    /// With a filter, EMQX 4 does not know the number, which is `None` here, or, for access rules, sends a wrong one.
    pub fn total(&self) -> Option<u64> {
        u64::try_from(self.place.total?).ok()
    }

    /// Returns whether the total number of rows is reliable. With a filter, servers send a wrong one.
    pub(crate) fn counts_all(&self) -> bool {
        !self.size.is_filtered
    }

    /// Returns the cursor of the next page, if there is one.
    #[allow(dead_code, reason = "not every document has lists with cursors")]
    pub(crate) fn next_cursor(&self) -> Option<&str> {
        self.place.next.as_deref()
    }

    /// Returns whether to request another page.
    pub(crate) fn is_followed(&self) -> bool {
        match self.has_next() {
            Some(more) => more,
            // Without `meta`, the server has sent all rows.
            None => self.meta.is_some() && self.size.received > 0,
        }
    }
}

impl<T: Received> Page<T> {
    /// Returns the fields of rows that have an undocumented type, such as `[3].keepalive`. They are `None`, and their
    /// values are in the `extra` of their rows.
    pub fn misfits(&self) -> Vec<Misfit> {
        self.items.misfits()
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
    /// Reads the position of a page. The error names the field that cannot be read.
    pub fn read(paging: &Paging, meta: Option<&Members>) -> Result<Self, String> {
        let place = |name: &str| match paging.meta {
            Some(meta) => format!("`{meta}.{name}`"),
            None => format!("`{name}`"),
        };
        let (by_cursor, next) = match paging.position {
            Position::Number { .. } => (false, None),
            Position::Cursor { next, .. } => (true, Some(next)),
        };
        let more = field(meta, paging.more).map_err(|name| format!("{}: expected a boolean", place(name)))?;
        // A count of another form is none, and the page is readable without it.
        let total = field(meta, paging.total).unwrap_or_default();
        let next: Option<String> = field(meta, next).map_err(|name| format!("{}: expected a string", place(name)))?;
        Ok(Self { more, total, next: next.filter(|next| !next.is_empty()), by_cursor })
    }

    /// Returns the fields that the position is read from.
    pub fn fields(paging: &Paging) -> impl Iterator<Item = &'static str> {
        let next = match paging.position {
            Position::Number { .. } => None,
            Position::Cursor { next, .. } => Some(next),
        };
        [paging.more, paging.total, next].into_iter().flatten()
    }
}

/// Reads a field, which may be missing or `null`. The error is its name.
fn field<T: DeserializeOwned>(meta: Option<&Members>, name: Option<&'static str>) -> Result<Option<T>, &'static str> {
    let Some((name, raw)) = name.and_then(|name| Some((name, meta?.raw(name)?))) else { return Ok(None) };
    serde_json::from_str(raw.get()).map_err(|_| name)
}
