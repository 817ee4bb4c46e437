//! CSV with a header.

use serde_json::value::RawValue;

use super::Columns;
use super::row::{Row, plain};
use super::sink::Sink;
use crate::exit::{Exit, Failure, Result};

/// Writes rows as CSV. All rows have the same columns.
pub struct Csv {
    columns: Vec<String>,
    is_documented: bool,
    has_header: bool,
}

impl Csv {
    pub fn new(chosen: &[String], columns: Columns<'_>) -> Self {
        let is_documented = !chosen.is_empty() || !columns.documented.is_empty();
        let columns = match chosen {
            [] => columns.documented.iter().map(|&name| name.to_owned()).collect(),
            chosen => chosen.to_vec(),
        };
        Self { columns, is_documented, has_header: false }
    }

    /// Adds the columns of rows that are not documented.
    pub fn widen(&mut self, rows: &[&RawValue]) {
        if self.is_documented {
            return;
        }
        for name in rows.iter().filter_map(|row| Row::read(row).ok()).flat_map(|row| row.names()) {
            if !self.columns.contains(&name) {
                self.columns.push(name);
            }
        }
    }

    pub fn write(&mut self, out: &mut Sink, row: &RawValue) -> Result<()> {
        self.header(out, row)?;
        let row = Row::read(row)?;
        if !self.is_documented
            && let Some(other) = row.names().into_iter().find(|name| !self.columns.contains(name))
        {
            let failure =
                Failure::new(Exit::Other, format!("a row has the field `{other}`, which rows before it do not have"));
            return Err(failure.hint("choose the fields with `--columns`, or use `-o jsonl`"));
        }
        let cells: Vec<_> = self.columns.iter().map(|name| row.cell(name)).collect();
        record(out, cells.iter().map(|cell| cell.as_deref().map(plain).unwrap_or_default()))
    }

    pub fn finish(&mut self, out: &mut Sink) -> Result<()> {
        if !self.has_header && !self.columns.is_empty() {
            record(out, self.columns.iter().map(String::as_str))?;
        }
        Ok(())
    }

    fn header(&mut self, out: &mut Sink, first: &RawValue) -> Result<()> {
        if self.has_header {
            return Ok(());
        }
        if self.columns.is_empty() {
            self.widen(&[first]);
        }
        self.has_header = true;
        record(out, self.columns.iter().map(String::as_str))
    }
}

fn record(out: &mut Sink, cells: impl Iterator<Item = impl AsRef<str>>) -> Result<()> {
    let mut writer = ::csv::WriterBuilder::new().buffer_capacity(512).from_writer(Vec::new());
    let cells = cells.map(|cell| cell.as_ref().as_bytes().to_vec());
    let line = writer.write_record(cells).ok().and_then(|()| writer.into_inner().ok());
    let line = line.and_then(|line| String::from_utf8(line).ok());
    let line = line.ok_or_else(|| Failure::new(Exit::Other, "cannot write the output as CSV"))?;
    Ok(out.text(&line)?)
}
