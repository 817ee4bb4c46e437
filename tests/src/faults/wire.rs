//! One side of a connection, byte by byte.

use std::io;

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

/// A request, as far as it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// `GET`, …
    pub method: String,
    /// Path and query, percent-encoded as they were sent.
    pub target: String,
    /// The body; empty if there is none, or if it was not read.
    pub body: Vec<u8>,
    /// How long the body is.
    pub length: usize,
}

/// A connection that was accepted.
pub(super) struct Wire(BufReader<TcpStream>);

impl Wire {
    pub fn new(stream: TcpStream) -> io::Result<Self> {
        // What is sent byte by byte is to arrive byte by byte.
        stream.set_nodelay(true)?;
        Ok(Self(BufReader::new(stream)))
    }

    /// Waits until something comes, and says whether anything did.
    pub async fn has_more(&mut self) -> io::Result<bool> {
        Ok(!self.0.fill_buf().await?.is_empty())
    }

    /// Reads the head of a request.
    pub async fn head(&mut self) -> io::Result<Request> {
        let mut request = Request::default();
        let first = self.line().await?;
        let mut words = first.split(' ');
        request.method = words.next().unwrap_or_default().to_owned();
        request.target = words.next().unwrap_or_default().to_owned();
        loop {
            let line = self.line().await?;
            let Some((name, value)) = line.split_once(':') else { break };
            if name.eq_ignore_ascii_case("transfer-encoding") {
                return Err(io::Error::new(io::ErrorKind::Unsupported, "the body of a request has a length"));
            }
            if name.eq_ignore_ascii_case("content-length") {
                request.length = value.trim().parse().map_err(io::Error::other)?;
            }
        }
        Ok(request)
    }

    async fn line(&mut self) -> io::Result<String> {
        let mut line = String::new();
        match self.0.read_line(&mut line).await? {
            0 => Err(io::ErrorKind::UnexpectedEof.into()),
            _ => Ok(line.trim_end().to_owned()),
        }
    }

    /// Reads the body of a request.
    pub async fn body(&mut self, request: &mut Request) -> io::Result<()> {
        request.body = vec![0; request.length];
        self.0.read_exact(&mut request.body).await.map(drop)
    }

    pub async fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.get_mut().write_all(bytes).await
    }

    /// Reads until the other side has closed the connection.
    pub async fn drain(&mut self) -> io::Result<()> {
        tokio::io::copy_buf(&mut self.0, &mut tokio::io::sink()).await.map(drop)
    }

    /// Breaks the connection off.
    pub fn reset(self) -> io::Result<()> {
        self.0.get_ref().set_zero_linger()
    }
}
