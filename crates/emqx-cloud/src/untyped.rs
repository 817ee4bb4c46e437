//! The results of calls by name and of requests to any path, as JSON.

use emqx_cloud_core::{Api, Members, to_value};
use serde::Serialize;
use serde_json::Value;
use serde_json::value::RawValue;
#[cfg(feature = "by-name")]
use serde_json::value::to_raw_value;

#[cfg(feature = "by-name")]
use crate::answer::Ack;
#[cfg(feature = "by-name")]
use crate::error::{Error, ErrorKind, Failure, Result};
#[cfg(feature = "by-name")]
use crate::json::plain;
#[cfg(feature = "by-name")]
use crate::page::Page;
use crate::redact::Redactor;

/// The result of a call by name, or of a [request](crate::RequestCall) to any path, as JSON.
///
/// It has everything that the server sent in `data` and `meta`, including each `null` and all digits of numbers. There is one
/// exception: a call by name leaves out the rows of a list that do not fit its filters.
///
/// For a call by name, the order of fields can differ from that of the server. The outcomes of a batch are in the order of the
/// request, and an outcome that the server reports by name is an object with `name` and `outcome`.
///
/// `Serialize` writes it in the form of the server's response. `Debug` hides secrets.
#[derive(Clone, Serialize)]
#[non_exhaustive]
pub struct Answer {
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<Box<RawValue>>,
    /// The position of a page in its list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meta: Option<Members>,
    /// The other members of a page, or of a response without data; usually none.
    #[serde(flatten)]
    pub extra: Members,
    #[serde(skip)]
    left_out: usize,
    #[serde(skip)]
    secret_fields: &'static [&'static str],
}

// The result can contain a password. Typed results do not show it either.
impl std::fmt::Debug for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let redactor = Redactor::new(self.secret_fields, []);
        let redaction = redactor.begin();
        let data = self.data().map(|data| redaction.json(&data));
        let mut answer = f.debug_struct("Answer");
        answer.field("data", &data.as_deref()).field("meta", &self.meta).field("extra", &self.extra).finish()
    }
}

impl PartialEq for Answer {
    fn eq(&self, other: &Self) -> bool {
        (self.raw_data(), &self.meta, &self.extra) == (other.raw_data(), &other.meta, &other.extra)
    }
}

impl Answer {
    /// Returns the data of the response; `None` if the response has none.
    ///
    /// A number with more digits than a `Value` can hold is rounded; see [`raw_data`](Self::raw_data).
    pub fn data(&self) -> Option<Value> {
        self.data.as_deref().map(to_value)
    }

    /// Returns the data of the response as a JSON string; `None` if the response has none.
    pub fn raw_data(&self) -> Option<&str> {
        self.data.as_ref().map(|data| data.get())
    }

    /// Returns the number of rows of a page that were left out because they do not fit the filters of the call; see
    /// [`Page::left_out`](crate::Page::left_out). It is 0 for a [request](crate::RequestCall) to any path, which leaves out no rows.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    fn new(api: &'static Api) -> Self {
        Self { left_out: 0, data: None, meta: None, extra: Members::default(), secret_fields: api.secret_fields }
    }

    pub(crate) fn of_parts(api: &'static Api, data: Option<&RawValue>, meta: Option<Members>, extra: Members) -> Self {
        Self { data: data.map(RawValue::to_owned), meta, extra, ..Self::new(api) }
    }

    #[cfg(feature = "by-name")]
    pub(crate) fn of_ack(api: &'static Api, ack: Ack) -> Result<Self> {
        Ok(Self { extra: ack.extra, ..Self::new(api) })
    }

    #[cfg(feature = "by-name")]
    pub(crate) fn of_page<T: Serialize>(api: &'static Api, page: Page<T>) -> Result<Self> {
        let (data, left_out) = (Some(raw(api, &page.items)?), page.left_out());
        Ok(Self { data, left_out, meta: page.meta, extra: page.extra, ..Self::new(api) })
    }

    #[cfg(feature = "by-name")]
    pub(crate) fn of_data<T: Serialize>(api: &'static Api, data: T) -> Result<Self> {
        Ok(Self { data: Some(raw(api, &data)?), ..Self::new(api) })
    }
}

#[cfg(feature = "by-name")]
pub(crate) fn raw(api: &'static Api, value: &impl Serialize) -> Result<Box<RawValue>> {
    to_raw_value(value).map_err(|error| unserializable(api, &error))
}

#[cfg(feature = "by-name")]
pub(crate) fn unserializable(api: &'static Api, error: &serde_json::Error) -> Error {
    Failure::new(ErrorKind::UnexpectedResponse).detail(plain(error)).finish(api, None, &Redactor::default())
}
