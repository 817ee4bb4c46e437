//! Output of data: tables for people, and JSON, CSV and YAML for programs.
//!
//! Data goes to standard output, and everything else to standard error. JSON has everything that the server sent, with all digits
//! of numbers.

mod csv;
#[cfg(feature = "jq")]
mod jq;
#[cfg(not(feature = "jq"))]
#[path = "output/no_jq.rs"]
mod jq;
mod row;
mod sink;
mod table;
mod yaml;

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::builder::EnumValueParser;
use clap::{Arg, ArgAction, ArgMatches, ValueEnum, value_parser};
use emqx_cloud::Answer;
use serde::Serialize;
use serde_json::value::RawValue;

use crate::exit::{Exit, Failure, Result};
use crate::near::did_you_mean;
use csv::Csv;
use jq::Jq;
use row::Row;
use sink::Sink;
use table::Table;

/// A format of data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A table that fits the terminal
    Table,
    /// JSON, as the server sent it
    Json,
    /// JSON, with a row on each line
    Jsonl,
    /// CSV, with a header
    Csv,
    /// YAML
    Yaml,
}

impl Format {
    /// Returns the format that the extension of a file names.
    fn of_file(file: &Path) -> Option<Self> {
        match file.extension()?.to_str()? {
            "yml" => Some(Self::Yaml),
            extension => Self::from_str(extension, true).ok(),
        }
    }
}

/// How data is written.
#[derive(Debug, Clone)]
pub struct Output {
    format: Format,
    /// Whether the command line has the format.
    is_chosen: bool,
    /// The columns that were asked for. Empty for the usual ones.
    columns: Vec<String>,
    envelope: bool,
    /// The filter of jq, which replaces the format.
    jq: Option<String>,
    /// The file for the data. `None` is standard output.
    file: Option<PathBuf>,
}

/// Returns the options of the output, which every command takes.
pub fn arguments() -> Vec<Arg> {
    let heading = "Output";
    vec![
        Arg::new("output")
            .long("output")
            .short('o')
            .value_name("FORMAT")
            .value_parser(EnumValueParser::<Format>::new())
            .help("The format of the data; by default that of the file's extension, or a table")
            .global(true)
            .help_heading(heading),
        Arg::new("columns")
            .long("columns")
            .value_name("NAMES")
            .value_delimiter(',')
            .help("Show only these fields, separated by commas")
            .global(true)
            .help_heading(heading),
        Arg::new("to")
            .long("to")
            .value_name("FILE")
            .value_parser(value_parser!(PathBuf))
            .help("Write the data to this file, which appears only when it is complete")
            .global(true)
            .help_heading(heading),
        Arg::new("jq")
            .long("jq")
            .value_name("FILTER")
            .conflicts_with_all(["output", "columns"])
            .help("Pass each row of a list, or any other result, through a filter of jq, such as `.clientid`")
            .global(true)
            .help_heading(heading),
        Arg::new("envelope")
            .long("envelope")
            .action(ArgAction::SetTrue)
            .conflicts_with("columns")
            .help("Show the whole response, with `meta`, for JSON and YAML")
            .hide_short_help(true)
            .global(true)
            .help_heading(heading),
    ]
}

/// How many fields an object can have in a table with one row.
const MANY: usize = 10;

/// A column of the data, as the document knows it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Columns<'a> {
    /// The documented fields, in order. Empty if the data is not documented.
    pub documented: &'a [&'a str],
    /// The fields that identify a row, which come first in a table.
    pub key: &'a [&'a str],
}

impl Output {
    /// Reads the options.
    pub fn of(matches: &ArgMatches) -> Result<Self> {
        let names = matches.get_many::<String>("columns").into_iter().flatten();
        let columns = names.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect();
        let file = matches.get_one::<PathBuf>("to").cloned();
        let format = matches.get_one("output").copied();
        let usual = file.as_deref().and_then(Format::of_file).unwrap_or(Format::Table);
        let (is_chosen, format) = (format.is_some(), format.unwrap_or(usual));
        let jq = matches.get_one::<String>("jq").cloned();
        if let Some(filter) = &jq {
            Jq::new(filter)?;
        }
        Ok(Self { format, is_chosen, columns, envelope: matches.get_flag("envelope"), jq, file })
    }

    /// Returns the output for a file, or for standard output as CSV unless another format was chosen.
    pub fn to_file(&self, file: Option<&PathBuf>) -> Result<Self> {
        let usual = file.and_then(|file| Format::of_file(file));
        let format = match (self.is_chosen, usual, file) {
            (true, _, _) => self.format,
            (false, Some(format), _) => format,
            (false, None, None) => Format::Csv,
            (false, None, Some(file)) => {
                let failure = Failure::usage(format!("{} has no extension that names a format", file.display()));
                return Err(failure.hint("csv, jsonl, json or yaml, or `--output FORMAT`"));
            }
        };
        Ok(Self { format, file: file.cloned(), ..self.clone() })
    }

    /// Returns whether the output is for people.
    pub fn is_table(&self) -> bool {
        self.format == Format::Table && self.jq.is_none()
    }

    /// Writes the result of a call.
    pub fn answer(&self, answer: &Answer, columns: Columns<'_>) -> Result<()> {
        let has_envelopes = matches!(self.format, Format::Json | Format::Jsonl | Format::Yaml) || self.jq.is_some();
        if self.envelope && has_envelopes {
            return self.value(&serde_json::value::to_raw_value(answer).map_err(unreadable)?, columns);
        }
        match answer.raw_data() {
            // Many fields are easier to read below each other.
            Some(data) if self.is_table() && self.columns.is_empty() && columns.documented.len() > MANY => {
                match serde_json::from_str::<Vec<&RawValue>>(data).ok().as_deref() {
                    Some([only]) => self.value(only, columns),
                    _ => self.value(&RawValue::from_string(data.to_owned()).map_err(unreadable)?, columns),
                }
            }
            Some(data) => self.value(&RawValue::from_string(data.to_owned()).map_err(unreadable)?, columns),
            // A table without cells shows nothing.
            None if self.is_table() && answer.extra.is_empty() => Ok(()),
            None => self.value(&RawValue::from_string(answer.extra.as_json().to_owned()).map_err(unreadable)?, columns),
        }
    }

    /// Writes rows of this program.
    pub fn records<T: Serialize>(&self, rows: &[T], columns: &[&str]) -> Result<()> {
        let columns = Columns { documented: columns, key: &[] };
        self.value(&serde_json::value::to_raw_value(rows).map_err(unreadable)?, columns)
    }

    /// Writes a value: the elements of an array are rows.
    pub fn value(&self, value: &RawValue, columns: Columns<'_>) -> Result<()> {
        let text = value.get();
        if text.starts_with('[') {
            let rows: Vec<&RawValue> = serde_json::from_str(text).map_err(unreadable)?;
            let mut writer = self.rows(columns)?;
            if let Writer::Csv(csv) = &mut writer.writer {
                csv.widen(&rows);
            }
            rows.into_iter().try_for_each(|row| writer.write(row))?;
            return writer.finish().map(drop);
        }
        let mut out = self.open()?;
        if let Some(filter) = &self.jq {
            Jq::new(filter)?.write(&mut out, value)?;
            return out.finish();
        }
        let row = Row::read(value)?;
        self.check(&row, columns.documented.iter().copied())?;
        match self.format {
            Format::Json | Format::Jsonl => out.text(&format!("{}\n", one_line(&self.chosen(value)?)))?,
            Format::Yaml => out.text(&yaml::value(&self.chosen(value)?)?)?,
            Format::Csv => {
                let mut csv = Csv::new(&self.columns, columns);
                csv.widen(&[value]);
                csv.write(&mut out, value)?;
            }
            Format::Table => table::object(&mut out, &row, &self.names(&row, columns))?,
        }
        out.finish()
    }

    /// Fails if a column was asked for that is neither documented nor in the first row.
    fn check<'n>(&self, first: &Row, documented: impl Iterator<Item = &'n str> + Clone) -> Result<()> {
        let is_known = |name: &str| documented.clone().any(|known| known == name) || first.cell(name).is_some();
        match self.columns.iter().find(|name| !is_known(name)) {
            Some(name) if !first.names().is_empty() => {
                let near = did_you_mean(name, documented);
                let failure = Failure::new(Exit::Other, format!("the data has no field `{name}`{near}"));
                Err(failure.hint("`-o json`, which shows all fields"))
            }
            _ => Ok(()),
        }
    }

    /// Returns the fields of an object to show, the documented ones first.
    fn names(&self, row: &Row, columns: Columns<'_>) -> Vec<String> {
        if !self.columns.is_empty() {
            return self.columns.clone();
        }
        let others = row.names().into_iter().filter(|name| !columns.documented.contains(&name.as_str()));
        columns.documented.iter().map(|&name| name.to_owned()).chain(others).collect()
    }

    fn open(&self) -> Result<Sink> {
        Sink::open(self.file.as_deref())
    }

    /// Returns a writer of rows, which writes each as it comes.
    pub fn rows(&self, columns: Columns<'_>) -> Result<Rows> {
        let jq = self.jq.as_ref().map(|filter| Jq::new(filter)).transpose()?;
        let writer = match (jq, self.format) {
            (Some(jq), _) => Writer::Jq(jq),
            (None, Format::Json) => Writer::Json,
            (None, Format::Jsonl) => Writer::Jsonl,
            (None, Format::Yaml) => Writer::Yaml,
            (None, Format::Csv) => Writer::Csv(Csv::new(&self.columns, columns)),
            (None, Format::Table) => Writer::Table(Table::new(&self.columns, columns)),
        };
        let documented = columns.documented.iter().map(|&name| name.to_owned()).collect();
        Ok(Rows { writer, out: self.open()?, count: 0, output: self.clone(), documented })
    }

    /// Returns a value with only the columns that were asked for.
    fn chosen(&self, value: &RawValue) -> Result<Box<RawValue>> {
        if self.columns.is_empty() || !value.get().starts_with('{') {
            return Ok(value.to_owned());
        }
        Row::read(value)?.only(&self.columns)
    }
}

/// A writer of rows.
pub struct Rows {
    writer: Writer,
    out: Sink,
    count: u64,
    output: Output,
    documented: Vec<String>,
}

enum Writer {
    Jq(Jq),
    Json,
    Jsonl,
    Csv(Csv),
    Yaml,
    Table(Table),
}

impl Rows {
    /// Writes a row of JSON.
    pub fn write_text(&mut self, row: &str) -> Result<()> {
        self.write(serde_json::from_str(row).map_err(unreadable)?)
    }

    /// Writes a row.
    pub fn write(&mut self, row: &RawValue) -> Result<()> {
        let Self { writer, out, count, output, documented } = self;
        let is_first = *count == 0;
        if is_first && !output.columns.is_empty() {
            output.check(&Row::read(row)?, documented.iter().map(String::as_str))?;
        }
        *count += 1;
        match writer {
            Writer::Jq(jq) => jq.write(out, row)?,
            Writer::Json => {
                let row = output.chosen(row)?;
                out.text(&format!("{}{}", if is_first { "[\n  " } else { ",\n  " }, one_line(&row)))?;
            }
            Writer::Jsonl => out.text(&format!("{}\n", one_line(&output.chosen(row)?)))?,
            Writer::Yaml => out.text(&yaml::element(&output.chosen(row)?)?)?,
            Writer::Csv(csv) => csv.write(out, row)?,
            Writer::Table(table) => table.write(out, Row::read(row)?)?,
        }
        Ok(())
    }

    /// Writes what is buffered, for output that somebody watches.
    pub fn flush(&mut self) -> Result<()> {
        if let Writer::Table(table) = &mut self.writer {
            table.flush(&mut self.out)?;
        }
        Ok(self.out.flush()?)
    }

    /// Ends the output, and returns the number of rows.
    pub fn finish(mut self) -> Result<u64> {
        match &mut self.writer {
            Writer::Json if self.count == 0 => writeln!(self.out, "[]")?,
            Writer::Json => writeln!(self.out, "\n]")?,
            Writer::Yaml if self.count == 0 => writeln!(self.out, "[]")?,
            Writer::Jq(_) | Writer::Jsonl | Writer::Yaml => {}
            Writer::Csv(csv) => csv.finish(&mut self.out)?,
            Writer::Table(table) => table.finish(&mut self.out)?,
        }
        self.out.finish()?;
        Ok(self.count)
    }
}

/// Returns a string for a terminal: without characters that could control it.
pub fn shown(text: &str) -> String {
    row::harmless(text)
}

/// Returns JSON on one line. In valid JSON, a line break is never inside a string.
fn one_line(value: &RawValue) -> String {
    value.get().replace(['\n', '\r'], " ")
}

fn unreadable(error: serde_json::Error) -> Failure {
    Failure::new(Exit::Other, format!("the response is not the JSON that was expected: {error}"))
}

/// Returns the width of the terminal, if standard output is one.
fn terminal_width() -> Option<usize> {
    if !io::stdout().is_terminal() {
        return None;
    }
    terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)).filter(|width| *width > 0)
}
