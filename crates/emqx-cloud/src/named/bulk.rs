//! Bulk jobs by name, with items and results as JSON.

use emqx_cloud_core::{Operation, Received, to_value};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::value::to_raw_value;

use super::Given;
use crate::answer::{EachItem, Incoming, Read};
use crate::batch::Rows;
use crate::connection::Connection;
use crate::error::{Error, ErrorKind, Failure, Result};
use crate::json::plain;

impl Given {
    /// Creates what the items of a job are taken from; see [`item`](Self::item).
    pub fn of_job(connection: &Connection, operation: &'static Operation, job: &'static str) -> Self {
        let given = Self::new(connection.api(), connection.redactor().clone()).about(operation, job);
        Self { is_item: true, ..given }
    }

    /// Returns an item: its fields are the required arguments, and those of the body.
    pub fn item(&self, item: Value) -> Result<Self> {
        let mut given = self.clone();
        let Value::Object(mut fields) = item else { return Err(given.refuse("item", "must be an object")) };
        let parameters = self.operation().map(|operation| operation.parameters).unwrap_or_default();
        let required = parameters.iter().filter(|parameter| parameter.required);
        given.arguments.extend(required.filter_map(|parameter| fields.remove_entry(parameter.argument)));
        given.body = Some(fields.into());
        Ok(given)
    }

    pub fn no_such_bulk(&self, name: &str, known: &[&str]) -> Error {
        self.no_such("bulk method", name, known.iter().copied())
    }
}

/// Converts the result of an item to JSON.
pub(crate) fn to_json<T: Serialize>(row: T) -> Read<Value> {
    let raw = to_raw_value(&row);
    raw.map(|raw| to_value(&raw)).map_err(|error| Failure::new(ErrorKind::UnexpectedResponse).detail(plain(&error)))
}

/// Reads the outcome of each item of a batch, with the results of successes as JSON.
pub(crate) fn each_to_json<T>(response: Incoming<'_>, rows: Rows) -> Read<Vec<EachItem<Value>>>
where
    T: DeserializeOwned + Received + Serialize,
{
    let each = response.each::<T>(rows)?.into_iter();
    each.map(|each| match each {
        EachItem::Done(row) => to_json(row).map(EachItem::Done),
        EachItem::Failed(item) => Ok(EachItem::Failed(item)),
        EachItem::Unexpected(error) => Ok(EachItem::Unexpected(error)),
    })
    .collect()
}
