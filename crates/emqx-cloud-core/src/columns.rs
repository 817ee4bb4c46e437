//! Rows as tables: the same columns for every row.

use serde::ser::{Error, SerializeStruct};
use serde::{Serialize, Serializer};
use serde_json::Value;

/// A received object, with its documented fields in order.
pub trait Columns: Serialize + Sized {
    /// The documented fields, in the order of the document.
    const COLUMNS: &'static [&'static str];

    /// Returns the object as a record of exactly the documented fields, for CSV and other tables: a field that is
    /// absent is empty, one that is an object or an array is JSON, and what is not documented is left out.
    fn record(&self) -> Record<'_, Self> {
        Record(self)
    }
}

/// A row with the same columns as every other; see [`Columns::record`].
#[derive(Debug)]
pub struct Record<'a, T>(&'a T);

impl<T: Columns> Serialize for Record<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let row = serde_json::to_value(self.0).map_err(S::Error::custom)?;
        let mut record = serializer.serialize_struct("Record", T::COLUMNS.len())?;
        for column in T::COLUMNS {
            match row.get(column) {
                Some(value @ (Value::Object(_) | Value::Array(_))) => {
                    record.serialize_field(column, &value.to_string())?
                }
                value => record.serialize_field(column, &value)?,
            }
        }
        record.end()
    }
}
