//! Readings: named integers from one source, such as the counters of a node.

use std::borrow::Cow;

/// A row with named integers from one source, such as the counters of a node.
///
/// Rows of `get_metrics` are readings. Implement this trait for other counters to use them with `emqx_cloud::Rates`.
///
/// ```
/// use std::borrow::Cow;
///
/// use emqx_cloud_core::Reading;
///
/// struct Queue {
///     name: String,
///     messages: i64,
/// }
///
/// impl Reading for Queue {
///     fn source(&self) -> &str {
///         &self.name
///     }
///
///     fn values(&self) -> impl Iterator<Item = (Cow<'_, str>, i64)> {
///         [("messages".into(), self.messages)].into_iter()
///     }
/// }
///
/// let queue = Queue { name: "q1".into(), messages: 5 };
/// assert_eq!(queue.values().collect::<Vec<_>>(), [("messages".into(), 5)]);
/// ```
pub trait Reading {
    /// Returns the name of the source, such as that of the node.
    fn source(&self) -> &str;

    /// Returns all values with their names, including undocumented ones.
    fn values(&self) -> impl Iterator<Item = (Cow<'_, str>, i64)>;
}

impl<T: Reading> Reading for &T {
    fn source(&self) -> &str {
        (**self).source()
    }

    fn values(&self) -> impl Iterator<Item = (Cow<'_, str>, i64)> {
        (**self).values()
    }
}

/// Functions for generated code.
#[doc(hidden)]
pub mod private {
    use std::borrow::Cow;

    use crate::members::Members;
    use crate::received::{Received, Scalar};

    /// Returns an integer by its name on the wire: a field, or an undocumented member.
    pub fn integer(row: &impl Received, extra: &Members, name: &str) -> Option<i64> {
        match row.field(name).and_then(Received::scalar) {
            Some(Scalar::Integer(value)) => i64::try_from(value).ok(),
            _ => extra.raw(name).and_then(|raw| serde_json::from_str(raw.get()).ok()),
        }
    }

    /// Returns the integers of these fields, and all undocumented ones.
    pub fn integers<'r>(
        row: &'r impl Received,
        fields: &'static [(&'static str, Option<&'static str>)],
        extra: &'r Members,
    ) -> impl Iterator<Item = (Cow<'r, str>, i64)> {
        let documented = fields.iter().filter_map(|(name, _)| match row.field(name)?.scalar()? {
            Scalar::Integer(value) => Some((Cow::Borrowed(*name), i64::try_from(value).ok()?)),
            _ => None,
        });
        let others = extra.iter().filter_map(|(name, raw)| Some((name, serde_json::from_str(raw.get()).ok()?)));
        documented.chain(others)
    }
}
