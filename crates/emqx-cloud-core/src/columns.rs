//! Rows as records with the same columns, for CSV and other tables.

use serde::ser::{Error, SerializeStruct};
use serde::{Serialize, Serializer};
use serde_json::Value;

/// A row of a response, whose documented fields are the columns of a table.
pub trait Columns: Serialize + Sized {
    /// The documented fields, in the order of the document.
    const COLUMNS: &'static [&'static str];

    /// Returns the row as a record with exactly the documented fields, for CSV and other tables.
    ///
    /// A missing field is empty, an object or an array is JSON, and undocumented fields are left out.
    fn record(&self) -> Record<'_, Self> {
        Record(self)
    }
}

/// A row with the same columns as all others; see [`Columns::record`].
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
