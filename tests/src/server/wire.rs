//! One side of a connection, byte by byte.

use std::io;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use percent_encoding::percent_decode_str;
use serde_json::Value;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

use super::BASE_PATH;

/// How long a request may take to come, or a client to close a connection on which it gets no answer. No test waits that
/// long, unless it hangs.
const PATIENCE: Duration = Duration::from_secs(60);

/// A request, as far as it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// The number of the connection that it came on, from 0.
    pub connection: usize,
    /// The first line and the headers, as they stood on the wire.
    pub head: String,
    /// `GET`, …
    pub method: String,
    /// Path and query, percent-encoded as they were sent.
    pub target: String,
    /// The path without the base path, as it was sent.
    pub path: String,
    /// The query, decoded.
    pub query: Vec<(String, String)>,
    /// The headers; names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body; empty if there is none, or if it was not read.
    pub body: Vec<u8>,
    /// How long the body is.
    pub length: usize,
}

impl Request {
    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    /// The value of a query parameter.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    /// The first line, as it stood on the wire.
    pub fn line(&self) -> &str {
        self.head.lines().next().unwrap_or_default()
    }

    /// The body as JSON; `None` if there is none.
    ///
    /// # Panics
    ///
    /// The body is not JSON.
    pub fn json(&self) -> Option<Value> {
        (!self.body.is_empty()).then(|| serde_json::from_slice(&self.body).expect("a body is JSON"))
    }

    /// The whole path, as it was sent.
    pub fn full_path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }

    /// The query, as it was sent.
    pub fn raw_query(&self) -> Option<&str> {
        self.target.split_once('?').map(|(_, query)| query)
    }

    /// Whether the connection ends with the answer.
    pub(super) fn is_last(&self) -> bool {
        self.header("connection").is_some_and(|value| value.eq_ignore_ascii_case("close"))
    }

    fn parse(head: String, connection: usize) -> io::Result<Self> {
        let mut lines = head.lines();
        let first = lines.next().unwrap_or_default();
        if !first.contains(" HTTP/1.") {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "no request of HTTP/1"));
        }
        let mut words = first.split(' ');
        let method = words.next().unwrap_or_default().to_owned();
        let target = words.next().unwrap_or_default().to_owned();
        let headers: Vec<_> = lines
            .filter_map(|line| line.split_once(':'))
            .map(|(name, value)| (name.to_lowercase(), value.trim().to_owned()))
            .collect();
        let mut request = Self { connection, method, headers, ..Self::default() };
        if request.header("transfer-encoding").is_some() {
            return Err(io::Error::new(io::ErrorKind::Unsupported, "the body of a request has a length"));
        }
        if let Some(length) = request.header("content-length") {
            request.length = length.parse().map_err(io::Error::other)?;
        }
        let (path, query) = target.split_once('?').unwrap_or((&target, ""));
        request.path = path.strip_prefix(BASE_PATH).unwrap_or(path).to_owned();
        request.query = query.split('&').filter(|pair| !pair.is_empty()).map(pair).collect();
        Ok(Self { head, target, ..request })
    }
}

/// A pair of the query, decoded.
pub(crate) fn pair(pair: &str) -> (String, String) {
    let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
    let text = |part: &str| percent_decode_str(&part.replace('+', " ")).decode_utf8_lossy().into_owned();
    (text(name), text(value))
}

/// A connection that was accepted.
pub(super) struct Wire<'s> {
    stream: BufReader<TcpStream>,
    number: usize,
    sent: &'s AtomicU64,
}

impl<'s> Wire<'s> {
    /// The connection of this number; what is sent is counted.
    pub fn new(stream: TcpStream, number: usize, sent: &'s AtomicU64) -> io::Result<Self> {
        // What is sent byte by byte is to arrive byte by byte.
        stream.set_nodelay(true)?;
        Ok(Self { stream: BufReader::new(stream), number, sent })
    }

    /// Waits until something comes, and says whether anything did. Who has sent nothing waits for nothing, so this can take
    /// any time.
    pub async fn has_more(&mut self) -> io::Result<bool> {
        Ok(!self.stream.fill_buf().await?.is_empty())
    }

    /// Reads the head of a request.
    pub async fn head(&mut self) -> io::Result<Request> {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            let line = head.len();
            if self.patiently(async |stream| stream.read_until(b'\n', &mut head).await).await? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            // What is no HTTP may have no end either.
            if line == 0 && !head.ends_with(b"\r\n") {
                return Err(io::Error::new(io::ErrorKind::InvalidData, "no HTTP"));
            }
        }
        Request::parse(String::from_utf8_lossy(&head).into_owned(), self.number)
    }

    /// Reads the body of a request.
    pub async fn body(&mut self, request: &mut Request) -> io::Result<()> {
        request.body = vec![0; request.length];
        self.patiently(async |stream| stream.read_exact(&mut request.body).await.map(drop)).await
    }

    pub async fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.stream.get_mut().write_all(bytes).await?;
        self.sent.fetch_add(bytes.len() as u64, Ordering::Relaxed);
        Ok(())
    }

    /// Reads until the other side has closed the connection.
    pub async fn drain(&mut self) -> io::Result<()> {
        self.patiently(async |stream| tokio::io::copy_buf(stream, &mut tokio::io::sink()).await.map(drop)).await
    }

    /// Reads; panics if that takes so long that the client must have been forgotten.
    async fn patiently<T>(
        &mut self,
        read: impl AsyncFnOnce(&mut BufReader<TcpStream>) -> io::Result<T>,
    ) -> io::Result<T> {
        match tokio::time::timeout(PATIENCE, read(&mut self.stream)).await {
            Ok(read) => read,
            Err(_) => panic!("nothing has come for {PATIENCE:?}, and the connection was not closed: the client hangs"),
        }
    }

    /// Breaks the connection off.
    pub fn reset(self) -> io::Result<()> {
        self.stream.get_ref().set_zero_linger()
    }
}
