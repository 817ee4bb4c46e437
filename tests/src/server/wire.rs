//! One side of a connection, byte by byte.

use std::io;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use percent_encoding::percent_decode_str;
use serde_json::Value;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

use super::BASE_PATH;

/// How long a request may take to arrive, or a client to close a connection without a response. Only a hanging test
/// waits that long.
const PATIENCE: Duration = Duration::from_secs(60);

/// A request, as far as it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// The number of its connection, from 0.
    pub connection: usize,
    /// The first line and the headers, as sent on the wire.
    pub head: String,
    /// `GET`, …
    pub method: String,
    /// Path and query, percent-encoded as sent.
    pub target: String,
    /// The path without the base path, as sent.
    pub path: String,
    /// The query, decoded.
    pub query: Vec<(String, String)>,
    /// The headers; names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body; empty if there is none or if it was not read.
    pub body: Vec<u8>,
    /// The length of the body.
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

    /// The first line, as sent on the wire.
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

    /// The whole path, as sent.
    pub fn full_path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }

    /// The query, as sent.
    pub fn raw_query(&self) -> Option<&str> {
        self.target.split_once('?').map(|(_, query)| query)
    }

    /// Whether the connection ends with the response.
    pub(super) fn is_last(&self) -> bool {
        self.header("connection").is_some_and(|value| value.eq_ignore_ascii_case("close"))
    }

    fn parse(head: String, connection: usize) -> io::Result<Self> {
        let mut lines = head.lines();
        let first = lines.next().unwrap_or_default();
        if !first.contains(" HTTP/1.") {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "not an HTTP/1 request"));
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
            return Err(io::Error::new(io::ErrorKind::Unsupported, "the body of a request needs a length"));
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

/// Decodes a pair of the query.
fn pair(pair: &str) -> (String, String) {
    let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
    let text = |part: &str| percent_decode_str(&part.replace('+', " ")).decode_utf8_lossy().into_owned();
    (text(name), text(value))
}

/// An accepted connection.
pub(super) struct Wire<'s> {
    stream: BufReader<TcpStream>,
    number: usize,
    sent: &'s AtomicU64,
}

impl<'s> Wire<'s> {
    /// Creates the connection with this number, which counts the bytes sent.
    pub fn new(stream: TcpStream, number: usize, sent: &'s AtomicU64) -> io::Result<Self> {
        // Bytes sent one by one should arrive one by one.
        stream.set_nodelay(true)?;
        Ok(Self { stream: BufReader::new(stream), number, sent })
    }

    /// Waits until something arrives, and returns whether it did. An idle client expects no response, so this may take
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
            // Other protocols may never end the head.
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

    /// Reads, and panics if that takes so long that the client must be hanging.
    async fn patiently<T>(
        &mut self,
        read: impl AsyncFnOnce(&mut BufReader<TcpStream>) -> io::Result<T>,
    ) -> io::Result<T> {
        match tokio::time::timeout(PATIENCE, read(&mut self.stream)).await {
            Ok(read) => read,
            Err(_) => panic!("nothing arrived for {PATIENCE:?} and the connection was not closed: the client hangs"),
        }
    }

    /// Resets the connection.
    pub fn reset(self) -> io::Result<()> {
        self.stream.get_ref().set_zero_linger()
    }
}
