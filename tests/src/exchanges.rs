//! Recorded exchanges: requests to a real server, and its responses.
//!
//! The files are in `data/exchanges`, with one JSON object per line, and are compiled in.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;
use std::{fmt, fs, io};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;

/// The recorded files: name and content.
const FILES: [(&str, &str); 10] = [
    ("acl.jsonl", include_str!("../data/exchanges/acl.jsonl")),
    ("auth_clientid.jsonl", include_str!("../data/exchanges/auth_clientid.jsonl")),
    ("auth_username.jsonl", include_str!("../data/exchanges/auth_username.jsonl")),
    ("clients.jsonl", include_str!("../data/exchanges/clients.jsonl")),
    ("extra.jsonl", include_str!("../data/exchanges/extra.jsonl")),
    ("metrics.jsonl", include_str!("../data/exchanges/metrics.jsonl")),
    ("mqtt.jsonl", include_str!("../data/exchanges/mqtt.jsonl")),
    ("sequences.jsonl", include_str!("../data/exchanges/sequences.jsonl")),
    ("subscriptions.jsonl", include_str!("../data/exchanges/subscriptions.jsonl")),
    ("transport.jsonl", include_str!("../data/exchanges/transport.jsonl")),
];

/// U+FEFF in UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// A request and its response.
#[derive(Debug, Clone, PartialEq)]
pub struct Exchange {
    /// What the exchange tests: `auth_username.create.single`.
    pub name: String,
    /// Its position in the recording. Responses can depend on earlier writes.
    pub seq: u64,
    /// Method and path template, as in `GET /clients/{}`, whatever the recording calls the parameters; `None` outside the
    /// documented operations.
    pub operation: Option<String>,
    /// Whether the request carried valid credentials. A few exchanges that test wrong credentials say `true` too.
    pub authorized: bool,
    /// The request.
    pub request: Asked,
    /// The response.
    pub response: Answered,
}

/// The request of an exchange.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// `GET`, …
    pub method: String,
    /// The path with the base path, which is `/api/v4` in the compiled-in recordings, percent-encoded as it was sent.
    pub path: String,
    /// The query, percent-encoded as it was sent.
    pub query: Option<String>,
    /// The body; `None` if there was none, or if it was too long to keep.
    pub body: Option<Vec<u8>>,
}

/// The response of an exchange.
#[derive(Debug, Clone, PartialEq)]
pub struct Answered {
    /// The HTTP status.
    pub status: u16,
    /// The relevant headers, by lower-case name.
    pub headers: BTreeMap<String, String>,
    /// The body, byte for byte.
    pub body: Vec<u8>,
}

/// Why an exchange cannot be read or found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    /// A line is not a valid exchange.
    Line {
        /// The file.
        file: String,
        /// The line number, from 1.
        line: usize,
        /// What is wrong with it.
        problem: String,
    },
    /// A file or folder cannot be read.
    File {
        /// The file or folder.
        file: String,
        /// What is wrong with it.
        problem: String,
    },
    /// No exchange has this name.
    Name(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line { file, line, problem } => write!(f, "{file}:{line}: {problem}"),
            Self::File { file, problem } => write!(f, "{file}: {problem}"),
            Self::Name(name) => write!(f, "no recorded exchange has the name `{name}`"),
        }
    }
}

impl std::error::Error for Error {}

/// Returns every compiled-in exchange, in the order of the recording.
///
/// # Errors
///
/// A line is not a valid exchange. The error is about the first such line.
pub fn all() -> Result<&'static [Exchange], Error> {
    static ALL: OnceLock<Result<Vec<Exchange>, Error>> = OnceLock::new();
    let read = || collect(FILES.iter().map(|(file, text)| parse(file, text.as_bytes())));
    ALL.get_or_init(read).as_deref().map_err(Clone::clone)
}

/// Returns the exchange with this name.
///
/// # Errors
///
/// No exchange has this name, or as for [`all`].
pub fn named(name: &str) -> Result<&'static Exchange, Error> {
    all()?.iter().find(|exchange| exchange.name == name).ok_or_else(|| Error::Name(name.to_owned()))
}

/// Returns the exchanges of an operation, written as in the recording: `GET /clients`, `GET /clients/{}`.
///
/// # Errors
///
/// As for [`all`].
pub fn of_operation(operation: &str) -> Result<Vec<&'static Exchange>, Error> {
    Ok(all()?.iter().filter(|exchange| exchange.operation.as_deref() == Some(operation)).collect())
}

/// Reads a file of exchanges, or the `.jsonl` files of a folder, for recordings that are not compiled in.
///
/// # Errors
///
/// The folder or a file cannot be read, or a line is not a valid exchange.
pub fn read(path: &Path) -> Result<Vec<Exchange>, Error> {
    let unreadable =
        |path: &Path, error: io::Error| Error::File { file: path.display().to_string(), problem: error.to_string() };
    let file = |path: &Path| {
        let content = fs::read(path).map_err(|error| unreadable(path, error))?;
        parse(&path.display().to_string(), &content)
    };
    if !path.is_dir() {
        return file(path);
    }
    let entries = fs::read_dir(path).map_err(|error| unreadable(path, error))?;
    let paths = entries.map(|entry| entry.map(|entry| entry.path()).map_err(|error| unreadable(path, error)));
    let mut paths = paths.collect::<Result<Vec<_>, _>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "jsonl"));
    // So that the first bad line is the same on every machine.
    paths.sort();
    collect(paths.iter().map(|path| file(path)))
}

/// Parses one JSON object per line; empty lines are skipped. `file` is the name used in errors.
///
/// A byte order mark at the start of the file is skipped, because some editors and shells write one.
///
/// # Errors
///
/// A line is not a valid exchange. The error is about the first such line.
pub fn parse(file: &str, content: &[u8]) -> Result<Vec<Exchange>, Error> {
    let content = content.strip_prefix(BYTE_ORDER_MARK).unwrap_or(content);
    let lines = content.split(|byte| *byte == b'\n').enumerate();
    let lines = lines.filter(|(_, line)| !line.trim_ascii().is_empty());
    let exchange = |(index, line)| {
        let bad = |problem| Error::Line { file: file.to_owned(), line: index + 1, problem };
        Line::parse(line).and_then(Line::exchange).map_err(bad)
    };
    lines.map(exchange).collect()
}

fn collect(files: impl Iterator<Item = Result<Vec<Exchange>, Error>>) -> Result<Vec<Exchange>, Error> {
    let mut exchanges: Vec<_> = files.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect();
    exchanges.sort_by_key(|exchange| exchange.seq);
    Ok(exchanges)
}

/// A line as written in the file.
#[derive(Deserialize)]
struct Line {
    name: String,
    seq: u64,
    operation: Option<String>,
    authorized: bool,
    request: RequestPart,
    response: ResponsePart,
}

#[derive(Deserialize)]
struct RequestPart {
    method: String,
    path: String,
    query: Option<String>,
    #[serde(flatten)]
    body: BodyPart,
}

#[derive(Deserialize)]
struct ResponsePart {
    status: u16,
    headers: BTreeMap<String, String>,
    #[serde(flatten)]
    body: BodyPart,
}

/// A body is written as a string, or in base64 if it is not UTF-8.
#[derive(Deserialize)]
struct BodyPart {
    body: Option<String>,
    body_base64: Option<String>,
}

impl Line {
    fn parse(line: &[u8]) -> Result<Self, String> {
        if line.starts_with(BYTE_ORDER_MARK) {
            return Err("a byte order mark, which is only skipped at the start of a file".to_owned());
        }
        let text =
            str::from_utf8(line).map_err(|error| format!("invalid UTF-8 at column {}", error.valid_up_to() + 1))?;
        serde_json::from_str(text).map_err(|error| {
            // The parser only sees this line, and calls it line 1.
            let (line, column) = (error.line(), error.column());
            let problem = error.to_string().replace(&format!(" at line {line} column {column}"), "");
            format!("{problem}, at column {column}")
        })
    }

    fn exchange(self) -> Result<Exchange, String> {
        let Self { name, seq, operation, authorized, request, response } = self;
        let sent = request.body.bytes().map_err(|problem| format!("request: {problem}"))?;
        let received = response.body.bytes().map_err(|problem| format!("response: {problem}"))?;
        if !(100..=999).contains(&response.status) {
            return Err(format!("response: {} is not an HTTP status", response.status));
        }
        let headers = response.headers.into_iter().map(|(name, value)| (name.to_ascii_lowercase(), value)).collect();
        let operation = operation.map(|operation| {
            let segments = operation.split('/').map(|segment| if segment.starts_with('{') { "{}" } else { segment });
            segments.collect::<Vec<_>>().join("/")
        });
        Ok(Exchange {
            name,
            seq,
            operation,
            authorized,
            request: Asked { method: request.method, path: request.path, query: request.query, body: sent },
            response: Answered { status: response.status, headers, body: received.unwrap_or_default() },
        })
    }
}

impl BodyPart {
    fn bytes(self) -> Result<Option<Vec<u8>>, String> {
        match (self.body, self.body_base64) {
            (Some(_), Some(_)) => Err("has both `body` and `body_base64`".to_owned()),
            (Some(text), None) => Ok(Some(text.into_bytes())),
            (None, Some(text)) => {
                STANDARD.decode(text).map(Some).map_err(|error| format!("`body_base64` is not valid base64: {error}"))
            }
            (None, None) => Ok(None),
        }
    }
}
