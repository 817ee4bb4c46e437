//! The results file: one line of JSON for each item of the input, in order.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::sync::Arc;

use emqx_cloud::bulk::{NotSent, Outcome, Refused};
use emqx_cloud::{Error, InvalidArguments, Reason, ResultCode};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::earlier::private;
use super::hash::Hash;
use crate::exit::{Exit, Failure, Result};

/// The outcome of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The server accepted it.
    Done,
    /// The server refused it, and it had no effect.
    Refused,
    /// It may have had its effect.
    Unknown,
    /// It was not sent, so it had no effect.
    NotSent,
}

/// Why an item was not sent, or why its outcome is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// Not sent: the line of the input cannot be read.
    Unreadable,
    /// Not sent: it breaks a rule.
    Invalid,
    /// Not sent: an earlier item has the same key.
    Duplicate,
    /// Not sent: it is larger than a request can be.
    TooLarge,
    /// Not sent: there was no connection.
    NoConnection,
    /// Not sent: the server has refused it for now, such as with HTTP 429.
    Busy,
    /// Not sent: the job stopped after an error.
    Stopped,
    /// Unknown: the response was lost or has no valid outcome for it.
    NoResponse,
    /// Unknown: the run was killed before its result was known.
    Interrupted,
}

/// A line of the results file.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    /// The index of the item, from 0.
    pub item: usize,
    /// The number of its line in the input, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    /// What it names, such as the user name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// The hash of the item.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hash: Option<Hash>,
    /// What became of it.
    #[serde(flatten)]
    pub report: Report,
}

/// What became of an item.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// The outcome.
    pub outcome: Kind,
    /// What the server returned for an item that was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<Value>,
    /// The result code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<ResultCode>,
    /// The reason that the server gave as a word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The failure in words, without secrets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// Why it was not sent, or why its outcome is unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Why>,
}

impl Report {
    /// Creates a report of an item that the SDK did not send.
    pub fn own(outcome: Kind, why: Why, message: impl Into<String>) -> Self {
        Self { outcome, result: None, code: None, reason: None, message: Some(message.into()), why: Some(why) }
    }

    /// Returns what became of an item. `result` converts what the server returned.
    pub fn of<T>(outcome: &Outcome<T>, result: impl FnOnce(&T) -> Value) -> Self {
        let said = |outcome, code: Option<&ResultCode>, reason: Option<&Reason>, text: String, why| Self {
            outcome,
            result: None,
            code: code.cloned(),
            reason: reason.map(|reason| reason.word().to_owned()),
            message: Some(text),
            why,
        };
        match outcome {
            Outcome::Done(done) => {
                let result = Some(result(done)).filter(|result| !is_empty(result));
                Self { outcome: Kind::Done, result, code: None, reason: None, message: None, why: None }
            }
            Outcome::Refused(why) if is_busy(why) => {
                said(Kind::NotSent, why.code(), why.reason(), why.to_string(), Some(Why::Busy))
            }
            Outcome::Refused(why) => said(Kind::Refused, why.code(), why.reason(), why.to_string(), None),
            Outcome::Unknown(why) => {
                said(Kind::Unknown, why.code(), why.reason(), why.to_string(), Some(Why::NoResponse))
            }
            Outcome::NotSent(not_sent) => {
                let why = match not_sent {
                    NotSent::Invalid(_) => Why::Invalid,
                    NotSent::Duplicate { .. } => Why::Duplicate,
                    NotSent::TooLarge { .. } => Why::TooLarge,
                    NotSent::NoConnection(_) => Why::NoConnection,
                    _ => Why::Stopped,
                };
                // Without the name of the call, which is the same for all items.
                let text = match not_sent.invalid_arguments() {
                    [] => not_sent.to_string(),
                    invalid => InvalidArguments::from_iter(invalid.iter().cloned()).to_string(),
                };
                said(Kind::NotSent, None, None, text, Some(why))
            }
            _ => Self::own(Kind::Unknown, Why::NoResponse, "an outcome that this program does not know"),
        }
    }
}

/// Returns the error after which a job is better resumed than continued, if it left the item without any effect.
pub fn stopping<T>(outcome: &Outcome<T>) -> Option<&Error> {
    match outcome {
        Outcome::NotSent(why @ (NotSent::Stopped(_) | NotSent::NoConnection(_))) => why.error(),
        Outcome::Refused(why) => why.error().filter(|error| {
            is_busy(why)
                || error.is_unauthorized()
                || error.is_not_served()
                || error.is_other_api()
                || error.status() == Some(403)
        }),
        _ => None,
    }
}

/// Returns whether the server did not execute the request of an item, and could do so later.
fn is_busy(why: &Refused) -> bool {
    why.error().is_some_and(|error| error.is_retryable() && !error.may_have_been_applied())
}

fn is_empty(result: &Value) -> bool {
    result.is_null() || result.as_object().is_some_and(serde_json::Map::is_empty)
}

/// The counts of outcomes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counts {
    /// How many items were done.
    pub done: usize,
    /// How many items the server refused.
    pub refused: usize,
    /// How many items have an unknown outcome.
    pub unknown: usize,
    /// How many items were not sent.
    pub not_sent: usize,
    /// How many have each of the results of an import.
    results: [usize; IMPORTED.len()],
}

/// What an import returns for an item that was done.
const IMPORTED: [&str; 4] = ["created", "left", "password_changed", "created_or_changed"];

impl Counts {
    /// Counts an outcome, with the result of an item that was done.
    pub fn add(&mut self, outcome: Kind, result: Option<&Value>) {
        let result = result.and_then(Value::as_str);
        if let Some(place) = IMPORTED.iter().position(|name| result == Some(name)) {
            self.results[place] += 1;
        }
        *match outcome {
            Kind::Done => &mut self.done,
            Kind::Refused => &mut self.refused,
            Kind::Unknown => &mut self.unknown,
            Kind::NotSent => &mut self.not_sent,
        } += 1;
    }

    /// Returns the exit code of a job in which every item has a result.
    pub fn exit(&self) -> Exit {
        let Self { done, refused, unknown, not_sent, .. } = *self;
        match () {
            () if unknown > 0 => Exit::Unknown,
            () if refused + not_sent == 0 => Exit::Success,
            () if done > 0 => Exit::Partial,
            () if refused > 0 => Exit::Refused,
            () => Exit::Usage,
        }
    }
}

impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { done, refused, unknown, not_sent, results } = self;
        let results = IMPORTED.iter().zip(results).filter(|(_, count)| **count > 0);
        let results: Vec<_> = results.map(|(name, count)| format!("{count} {}", name.replace('_', " "))).collect();
        let results = if results.is_empty() { String::new() } else { format!(" ({})", results.join(", ")) };
        write!(f, "{done} done{results}, {refused} refused, {unknown} unknown, {not_sent} not sent")
    }
}

/// What a line of an earlier run says.
#[derive(Debug, Deserialize)]
pub struct Earlier {
    /// The index of the item.
    pub item: usize,
    /// What it names.
    pub key: Option<String>,
    /// The hash of the item.
    pub hash: Option<Hash>,
    /// Its outcome.
    pub outcome: Kind,
    /// Why it was not sent, or why its outcome is unknown.
    pub why: Option<Why>,
    /// What the server returned.
    pub result: Option<Value>,
    /// The line itself.
    #[serde(skip)]
    pub raw: String,
}

impl Earlier {
    /// Returns whether a resumed job keeps the result. The key is the one that the item has now.
    pub fn is_final(&self, resend_unknown: bool, key: Option<&str>) -> bool {
        match self.outcome {
            Kind::Done | Kind::Refused => true,
            Kind::Unknown => !resend_unknown,
            // Only a corrected one is no duplicate any longer.
            Kind::NotSent => self.why == Some(Why::Duplicate) && self.key.as_deref() == key,
        }
    }
}

/// Reads the complete lines of a results file. The part of a line that a killed run left at the end is not one.
#[derive(Debug)]
pub struct Lines {
    file: BufReader<File>,
    name: String,
    next: usize,
    /// How many bytes the complete lines have so far.
    pub bytes: u64,
}

impl Lines {
    /// Opens a results file. `None` if it does not exist.
    pub fn open(path: &Path) -> Result<Option<Self>> {
        let name = path.display().to_string();
        match File::open(path) {
            Ok(file) => Ok(Some(Self { file: BufReader::new(file), name, next: 0, bytes: 0 })),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Failure::new(Exit::Other, format!("cannot open `{name}`: {error}"))),
        }
    }

    /// Returns the next complete line.
    pub fn next(&mut self) -> Result<Option<Earlier>> {
        let mut line = Vec::new();
        self.file
            .read_until(b'\n', &mut line)
            .map_err(|error| Failure::new(Exit::Other, format!("cannot read `{}`: {error}", self.name)))?;
        if line.pop() != Some(b'\n') {
            return Ok(None);
        }
        let earlier = String::from_utf8(line).ok().and_then(|raw| {
            let earlier: Earlier = serde_json::from_str(&raw).ok()?;
            Some(Earlier { raw, ..earlier })
        });
        let Some(earlier) = earlier.filter(|earlier| earlier.item == self.next) else {
            let text = format!("line {} of `{}` is not the result of item {}", self.next + 1, self.name, self.next);
            return Err(Failure::usage(text).hint("choose another results file"));
        };
        self.next += 1;
        self.bytes += earlier.raw.len() as u64 + 1;
        Ok(Some(earlier))
    }
}

/// Writes a results file, a block at a time.
#[derive(Debug)]
pub struct Writer {
    file: Arc<File>,
    name: String,
    buffer: Vec<u8>,
}

/// The size of a block.
const BLOCK: usize = 64 * 1024;

impl Writer {
    /// Opens a results file to add lines after its first bytes. If it is new, only the user can read it.
    pub fn open(path: &Path, bytes: u64) -> Result<Self> {
        let name = path.display().to_string();
        let open = || {
            let file = private().append(true).create(true).open(path)?;
            file.set_len(bytes).map(|()| file)
        };
        let file = open().map_err(|error| Failure::new(Exit::Other, format!("cannot write `{name}`: {error}")))?;
        Ok(Self { file: Arc::new(file), name, buffer: Vec::new() })
    }

    /// Adds a line, which is written when the block is full.
    pub async fn add(&mut self, line: &str) -> Result<()> {
        self.buffer.extend_from_slice(line.as_bytes());
        self.buffer.push(b'\n');
        if self.buffer.len() < BLOCK { Ok(()) } else { self.flush().await }
    }

    /// Writes all lines.
    pub async fn flush(&mut self) -> Result<()> {
        if self.buffer.is_empty() {
            return Ok(());
        }
        let (file, block) = (self.file.clone(), std::mem::take(&mut self.buffer));
        let written = tokio::task::spawn_blocking(move || (&*file).write_all(&block)).await;
        written
            .unwrap_or_else(|_| Err(io::Error::other("the program ends")))
            .map_err(|error| Failure::new(Exit::Other, format!("cannot write `{}`: {error}", self.name)))
    }
}
