//! Reads the items of a job from a file, from standard input, or from the command line, in bounded memory.
//!
//! | format | an item is |
//! | --- | --- |
//! | `csv` | a row; the header has the names of the fields. An empty cell is an empty string if the field is required, and otherwise no value |
//! | `json` | an object in an array. The file can have 16 MiB |
//! | `jsonl` | a JSON object on a line |
//! | `lines` | a line, for items with one required field |
//!
//! Blank lines are no items. An item that cannot be read is reported with its line, and the others are not affected.

mod starts;
#[cfg(test)]
mod tests;

use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use serde::Deserializer as _;
use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Number, Value};

use crate::exit::{Exit, Failure, Result};
use crate::table::{Argument, Kind};
use starts::LineStarts;

/// The maximum size of an item in the input, and of a file in JSON, in bytes.
const ITEM_BYTES: u64 = 16 * 1024 * 1024;

/// The maximum length of a key, in characters.
const KEY: usize = 200;

/// The byte order mark of UTF-8.
const BOM: &[u8] = b"\xEF\xBB\xBF";

/// Where items come from.
#[derive(Debug, Clone)]
pub enum Source {
    /// A file.
    File(PathBuf),
    /// Standard input.
    Stdin,
    /// Values of the only field, such as names from the command line.
    Names(Vec<String>),
}

/// The form of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Rows with a header.
    Csv,
    /// A JSON array.
    Json,
    /// A JSON object on each line.
    Jsonl,
    /// A name on each line.
    Lines,
}

/// The items of a job.
#[derive(Debug, Clone)]
pub struct Input {
    /// Where they come from.
    pub source: Source,
    /// The form of the file.
    pub format: Format,
    /// The fields of an item.
    pub fields: &'static [Argument],
    /// Whether an item has exactly these fields, as strings. Otherwise, the SDK checks them.
    pub is_exact: bool,
    /// What the items are, if their file is only a copy.
    pub origin: Option<String>,
    /// The file, once it is open. It is only opened once, because a pipe loses its data when it is closed.
    pub opened: Option<Arc<File>>,
}

/// An item, as it was read.
#[derive(Debug)]
pub struct Record {
    /// The number of its line, from 1.
    pub line: Option<u64>,
    /// What it names, such as a user name. It is not a secret.
    pub key: Option<String>,
    /// The item, or why it cannot be read.
    pub value: Result<Value, String>,
}

/// What takes records.
pub trait Sink {
    /// Takes a record. The next one is only read after `Ok`.
    fn take(&mut self, record: Record) -> Result<(), Stop>;
    /// The next record may take a while.
    fn idle(&mut self) -> Result<(), Stop>;
}

/// Why reading ends before the end of the input.
#[derive(Debug)]
pub enum Stop {
    /// Nobody needs more records.
    Enough,
    /// The job cannot go on.
    Failed(Failure),
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

impl Source {
    /// Returns the source that a command line names: a file, or `-`.
    pub fn of(name: &str) -> Self {
        if name == "-" { Self::Stdin } else { Self::File(name.into()) }
    }

    /// Returns a name by which the same input is known again.
    fn identity(&self) -> String {
        match self {
            Self::File(path) => std::path::absolute(path).unwrap_or_else(|_| path.clone()).display().to_string(),
            Self::Stdin => "standard input".to_owned(),
            Self::Names(names) => {
                let first = names.iter().take(3).map(String::as_str).collect::<Vec<_>>().join(", ");
                format!("{} names: {first}", names.len())
            }
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => write!(f, "`{}`", path.display()),
            Self::Stdin => f.write_str("standard input"),
            Self::Names(_) => f.write_str("the command line"),
        }
    }
}

impl Format {
    /// The names that `--format` takes.
    pub const NAMES: [&'static str; 4] = ["csv", "json", "jsonl", "lines"];

    /// Returns the format with this name.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "csv" => Some(Self::Csv),
            "json" => Some(Self::Json),
            "jsonl" => Some(Self::Jsonl),
            "lines" => Some(Self::Lines),
            _ => None,
        }
    }

    /// Returns the format of a file by its extension.
    fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "csv" => Some(Self::Csv),
            "json" => Some(Self::Json),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            "txt" | "lst" => Some(Self::Lines),
            _ => None,
        }
    }
}

impl Input {
    /// Creates the input that a command line describes.
    pub fn new(source: Source, format: Option<Format>, fields: &'static [Argument]) -> Result<Self> {
        let known = match &source {
            Source::File(path) => Format::of(path),
            // Names on lines are all that there can be.
            Source::Stdin => matches!(fields, [only] if !only.secret).then_some(Format::Lines),
            Source::Names(_) => Some(Format::Lines),
        };
        let Some(format) = format.or(known) else {
            return Err(Failure::usage(format!("the format of {source} is not known"))
                .hint("add `--format`: `csv`, `json`, `jsonl` or `lines`"));
        };
        let input = Self { source, format, fields, is_exact: false, origin: None, opened: None };
        if format == Format::Lines {
            input.only_field()?;
        }
        Ok(input)
    }

    /// Returns a name by which the same input is known again.
    pub fn identity(&self) -> String {
        self.origin.clone().unwrap_or_else(|| self.source.identity())
    }

    /// Opens the file, before anything is written. This blocks.
    pub fn open(self) -> Result<Self> {
        match &self.source {
            Source::File(path) => Ok(Self { opened: Some(Arc::new(open(path)?)), ..self }),
            Source::Stdin | Source::Names(_) => Ok(self),
        }
    }

    /// Returns the size of the file in bytes, if it is known.
    pub fn bytes(&self) -> Option<u64> {
        self.opened.as_ref()?.metadata().ok().filter(std::fs::Metadata::is_file).map(|data| data.len())
    }

    /// Reads all records. This blocks. `progress` has the number of bytes so far.
    pub fn read<S: Sink + 'static>(&self, sink: &Rc<RefCell<S>>, progress: Arc<AtomicU64>) -> Result<(), Stop> {
        let reader: Box<dyn Read> = match &self.source {
            Source::Names(names) => return self.names(names, sink),
            Source::Stdin => Box::new(io::stdin().lock()),
            Source::File(path) => match &self.opened {
                Some(file) => Box::new(file.clone()),
                None => Box::new(open(path)?),
            },
        };
        let stopped = Rc::new(RefCell::new(None));
        let in_record = Rc::new(Cell::new(0));
        let (told, is_slow) = (stopped.clone(), self.bytes().is_none());
        let idle = sink.clone();
        let starts = Rc::new(RefCell::new(LineStarts::default()));
        let watched = Watched {
            reader,
            lines: (self.format == Format::Csv).then(|| starts.clone()),
            progress,
            in_record: in_record.clone(),
            before: move || match is_slow.then(|| idle.borrow_mut().idle()) {
                Some(Err(stop)) => {
                    *told.borrow_mut() = Some(stop);
                    Err(io::Error::other("stopped"))
                }
                _ => Ok(()),
            },
        };
        let take = |record| {
            in_record.set(0);
            sink.borrow_mut().take(record)
        };
        let ended = match self.format {
            Format::Csv => self.csv(watched, &starts, take),
            Format::Json => self.array(watched, take),
            Format::Jsonl => lines(watched, |number, line| take(self.object(number, line))),
            Format::Lines => {
                let field = self.only_field()?;
                lines(watched, |number, line| take(plain(field, Some(number), line)))
            }
        };
        ended.map_err(|ended| match (ended, stopped.take()) {
            (_, Some(stop)) | (Ended::Stop(stop), None) => stop,
            (Ended::Io(error), None) => {
                Stop::Failed(Failure::new(Exit::Other, format!("cannot read {}: {error}", self.source)))
            }
        })
    }

    fn names<S: Sink>(&self, names: &[String], sink: &Rc<RefCell<S>>) -> Result<(), Stop> {
        let field = self.only_field()?;
        names.iter().try_for_each(|name| sink.borrow_mut().take(plain(field, None, name.as_bytes())))
    }

    /// Returns the field that a line has.
    fn only_field(&self) -> Result<&'static Argument> {
        let required: Vec<_> = self.fields.iter().filter(|field| field.required).collect();
        let only = match (required.as_slice(), self.fields) {
            ([field], _) => Some(*field),
            ([], [field]) => Some(field),
            _ => None,
        };
        only.filter(|field| !field.secret).ok_or_else(|| {
            Failure::usage("an item has several fields, so a line cannot be one")
                .hint("use `--format csv`, `--format json` or `--format jsonl`")
        })
    }

    /// Returns what an item names.
    fn key(&self, item: &Map<String, Value>) -> Option<String> {
        let shown = |field: &&Argument| !field.secret && item.get(field.name).is_some_and(|value| !value.is_null());
        let field = self.fields.iter().find(shown)?;
        let text = match item.get(field.name)? {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        Some(text.chars().take(KEY).collect())
    }

    fn object(&self, number: u64, line: &[u8]) -> Record {
        // The messages of the JSON reader can have values of the input.
        let value = match members(line) {
            Ok(Some(members)) => self.exact(members),
            Ok(None) => Err("it is not a JSON object".to_owned()),
            Err(error) => Err(format!("it is not valid JSON: see column {}", error.column())),
        };
        let key = value.as_ref().ok().and_then(|item| self.key(item));
        Record { line: Some(number), key, value: value.map(Value::Object) }
    }

    /// Returns whether an item can have a secret. Then the name of an unknown field can be one, too, such as if there is no header.
    fn has_secrets(&self) -> bool {
        self.fields.iter().any(|field| field.secret)
    }

    /// Returns an item, after a check that it has exactly the fields, as strings, if it must.
    fn exact(&self, members: Vec<(String, Value)>) -> Result<Map<String, Value>, String> {
        let mut names = HashSet::new();
        if let Some(place) = members.iter().position(|(name, _)| !names.insert(name)) {
            return Err(format!("member {} has the name of an earlier one", place + 1));
        }
        let is_unknown = |(name, _): &(String, Value)| self.fields.iter().all(|field| field.name != name);
        match members.iter().position(is_unknown) {
            Some(place) if self.has_secrets() => return Err(format!("member {} is not a field", place + 1)),
            Some(place) if self.is_exact => {
                return Err(format!("`{}` is not a field", members[place].0.escape_debug()));
            }
            _ => {}
        }
        let item = Map::from_iter(members);
        if !self.is_exact {
            return Ok(item);
        }
        match self.fields.iter().find(|field| !item.get(field.name).is_some_and(Value::is_string)) {
            Some(field) => Err(format!("`{}` must be a string", field.name)),
            None => Ok(item),
        }
    }

    fn array(&self, reader: impl Read, mut take: impl FnMut(Record) -> Result<(), Stop>) -> Result<(), Ended> {
        let mut text = Vec::new();
        reader.take(ITEM_BYTES + 1).read_to_end(&mut text).map_err(Ended::Io)?;
        if text.len() as u64 > ITEM_BYTES {
            let failure = Failure::usage(format!("{} has more than {ITEM_BYTES} bytes of JSON", self.source));
            return Err(failure.hint("use JSONL, with an object on each line, which can have any size").into());
        }
        let text = text.strip_prefix(BOM).unwrap_or(&text);
        // The messages of the JSON reader can have values of the input.
        let items: Vec<&RawValue> = serde_json::from_slice(text).map_err(|error| {
            let (line, column) = (error.line(), error.column());
            Failure::usage(format!("{} is not a JSON array: see line {line}, column {column}", self.source))
                .hint("use `--format jsonl` if each line has an object")
        })?;
        let (mut line, mut seen) = (1, 0);
        for item in items {
            let item = item.get().as_bytes();
            let start = item.as_ptr() as usize - text.as_ptr() as usize;
            line += text[seen..start].iter().filter(|byte| **byte == b'\n').count() as u64;
            seen = start;
            take(self.object(line, item)).map_err(Ended::Stop)?;
        }
        Ok(())
    }

    fn csv(
        &self,
        reader: impl Read,
        lines: &RefCell<LineStarts>,
        mut take: impl FnMut(Record) -> Result<(), Stop>,
    ) -> Result<(), Ended> {
        let mut csv = csv::Reader::from_reader(reader);
        let header = csv.headers().map_err(of_header)?;
        if let Some(problem) = lines.borrow().unclosed() {
            return Err(Failure::usage(problem).into());
        }
        let columns = self.columns(header)?;
        let mut row = csv::StringRecord::new();
        loop {
            let (position, value) = match csv.read_record(&mut row) {
                Ok(false) => return Ok(()),
                Ok(true) => (row.position().cloned(), self.row(&columns, &row)),
                Err(error) => (error.position().cloned(), Err(of_row(error)?)),
            };
            // Only the last row can have such a quote.
            let value = lines.borrow().unclosed().map_or(value, Err);
            let line = position.map(|position| lines.borrow_mut().line(position.byte()));
            let key = value.as_ref().ok().and_then(|item| self.key(item));
            take(Record { line, key, value: value.map(Value::Object) }).map_err(Ended::Stop)?;
        }
    }

    /// Returns the field of each column.
    fn columns(&self, header: &csv::StringRecord) -> Result<Vec<&'static Argument>> {
        let mut columns: Vec<&Argument> = Vec::new();
        for (place, name) in header.iter().enumerate() {
            let name = name.trim();
            let Some(field) = self.fields.iter().find(|field| field.name == name) else {
                let names: Vec<_> = self.fields.iter().map(|field| format!("`{}`", field.name)).collect();
                let column = match self.has_secrets() {
                    true => format!("unknown column {}", place + 1),
                    false => format!("unknown column `{}`", name.escape_debug()),
                };
                let text = format!("{column}: the columns are {}", names.join(", "));
                return Err(Failure::usage(text).hint("name the columns in the first line"));
            };
            if columns.iter().any(|known| known.name == field.name) {
                return Err(Failure::usage(format!("there are two columns `{name}`")));
            }
            columns.push(field);
        }
        let missing =
            self.fields.iter().find(|field| field.required && columns.iter().all(|known| known.name != field.name));
        match missing {
            Some(field) if !columns.is_empty() => Err(Failure::usage(format!("there is no column `{}`", field.name))),
            _ => Ok(columns),
        }
    }

    fn row(&self, columns: &[&Argument], row: &csv::StringRecord) -> Result<Map<String, Value>, String> {
        let cells = columns.iter().zip(row).filter(|(field, cell)| field.required || !cell.is_empty());
        cells.map(|(field, cell)| Ok((field.name.to_owned(), typed(field, cell)?))).collect()
    }
}

/// Returns the members of a JSON object in their order. `None` if it is another value.
fn members(line: &[u8]) -> Result<Option<Vec<(String, Value)>>, serde_json::Error> {
    struct Members;

    impl<'de> Visitor<'de> for Members {
        type Value = Vec<(String, Value)>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a JSON object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut members = Vec::new();
            while let Some(member) = map.next_entry()? {
                members.push(member);
            }
            Ok(members)
        }
    }

    if !line.trim_ascii_start().starts_with(b"{") {
        return serde_json::from_slice(line).map(|IgnoredAny| None);
    }
    let mut json = serde_json::Deserializer::from_slice(line);
    let members = json.deserialize_map(Members)?;
    json.end().map(|()| Some(members))
}

fn open(path: &Path) -> Result<File> {
    File::open(path).map_err(|error| Failure::usage(format!("cannot open `{}`: {error}", path.display())))
}

/// Converts a cell. The message does not have the value, which can be a secret.
fn typed(field: &Argument, cell: &str) -> Result<Value, String> {
    let value = match field.kind {
        Kind::String | Kind::OneOf(_) => Some(cell.into()),
        Kind::Integer { .. } => cell.trim().parse::<i64>().ok().map(Value::from),
        Kind::Number => cell.trim().parse().ok().and_then(Number::from_f64).map(Value::from),
        Kind::Boolean => cell.trim().to_ascii_lowercase().parse::<bool>().ok().map(Value::from),
        Kind::Json => serde_json::from_str(cell).ok(),
    };
    value.ok_or_else(|| {
        let kind = match field.kind {
            Kind::Integer { .. } => "an integer",
            Kind::Number => "a number",
            Kind::Boolean => "`true` or `false`",
            _ => "JSON",
        };
        format!("the column `{}` must be {kind}", field.name)
    })
}

fn plain(field: &Argument, line: Option<u64>, name: &[u8]) -> Record {
    match str::from_utf8(name) {
        Ok(name) => {
            let item = Map::from_iter([(field.name.to_owned(), name.into())]);
            Record { line, key: Some(name.chars().take(KEY).collect()), value: Ok(item.into()) }
        }
        Err(_) => Record { line, key: None, value: Err("it is invalid UTF-8".to_owned()) },
    }
}

/// Why a format ends before the end of the input.
enum Ended {
    Io(io::Error),
    Stop(Stop),
}

impl From<Failure> for Ended {
    fn from(failure: Failure) -> Self {
        Self::Stop(Stop::Failed(failure))
    }
}

/// Reads lines, without their ends.
fn lines(reader: impl Read, mut take: impl FnMut(u64, &[u8]) -> Result<(), Stop>) -> Result<(), Ended> {
    let (mut reader, mut line, mut number) = (BufReader::new(reader), Vec::new(), 0);
    loop {
        line.clear();
        if reader.read_until(b'\n', &mut line).map_err(Ended::Io)? == 0 {
            return Ok(());
        }
        number += 1;
        let text = if number == 1 { line.strip_prefix(BOM).unwrap_or(&line) } else { &line };
        let text = text.strip_suffix(b"\n").unwrap_or(text);
        let text = text.strip_suffix(b"\r").unwrap_or(text);
        if !text.trim_ascii().is_empty() {
            take(number, text).map_err(Ended::Stop)?;
        }
    }
}

fn of_header(error: csv::Error) -> Ended {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => Ended::Io(error),
        _ => Failure::usage("the first line, which has the names of the fields, is invalid UTF-8").into(),
    }
}

/// Returns why a row cannot be read, or why no further one can.
fn of_row(error: csv::Error) -> Result<String, Ended> {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => Err(Ended::Io(error)),
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            let plural = if len == 1 { "" } else { "s" };
            Ok(format!("it has {len} field{plural}, but the header has {expected_len}"))
        }
        _ => Ok("it is invalid UTF-8".to_owned()),
    }
}

/// A reader that limits the size of an item, and that says when it may wait.
struct Watched<R, F> {
    reader: R,
    /// Where lines begin, if somebody asks.
    lines: Option<Rc<RefCell<LineStarts>>>,
    progress: Arc<AtomicU64>,
    /// How many bytes were read since the last record.
    in_record: Rc<Cell<u64>>,
    before: F,
}

impl<R: Read, F: FnMut() -> io::Result<()>> Read for Watched<R, F> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        (self.before)()?;
        if self.in_record.get() > ITEM_BYTES {
            return Err(io::Error::other(format!("an item has more than {ITEM_BYTES} bytes")));
        }
        let read = self.reader.read(buffer)?;
        if let Some(lines) = &self.lines {
            lines.borrow_mut().note(&buffer[..read]);
        }
        self.in_record.set(self.in_record.get() + read as u64);
        self.progress.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}
