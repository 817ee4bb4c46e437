//! A connection, and how long the server waits for its client.

use std::future::poll_fn;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::time::{Instant, Sleep};

/// A connection without a request is closed after this time.
pub(super) const IDLE: Duration = Duration::from_secs(60);
/// The head of a request must be complete this long after its first byte.
const HEAD: Duration = Duration::from_secs(5);
/// After the last response, what the client still sends is received for this long. Otherwise, the system would reset the
/// connection, and the client might not read the response.
const LINGER: Duration = Duration::from_secs(1);

/// What is known about a connection.
pub(super) struct Connection(Mutex<State>);

struct State {
    reader: OwnedReadHalf,
    /// The number of requests so far.
    requests: u32,
    /// How many of them are being handled.
    handled: usize,
    /// When the connection is closed, while no request is handled.
    deadline: Instant,
    /// Whether a request has begun to arrive.
    has_begun: bool,
    /// Whether the connection carries several requests at once. What arrives is then not always a request.
    is_shared: bool,
    is_stalled: bool,
}

impl Connection {
    /// Returns a connection, and its socket.
    pub fn new(stream: TcpStream) -> (Arc<Self>, Socket) {
        let (reader, writer) = stream.into_split();
        let deadline = Instant::now() + IDLE;
        let connection = Arc::new(Self(Mutex::new(State {
            reader,
            requests: 0,
            handled: 0,
            deadline,
            has_begun: false,
            is_shared: false,
            is_stalled: false,
        })));
        let timer = Box::pin(tokio::time::sleep_until(deadline));
        (connection.clone(), Socket { connection, writer, timer, lingers_until: None })
    }

    /// Begins to handle a request.
    pub fn begin(self: &Arc<Self>, is_shared: bool) -> Turn {
        let mut state = self.state();
        state.requests += 1;
        state.handled += 1;
        state.has_begun = false;
        state.is_shared |= is_shared;
        Turn { connection: self.clone(), number: state.requests, is_stalled: state.is_stalled }
    }

    /// Lets the next request be without a response.
    pub fn stall(&self) {
        self.state().is_stalled = true;
    }

    /// Waits until the client has closed the connection.
    pub async fn closed(&self) {
        let mut byte = [0];
        let peeked = poll_fn(|context| {
            let mut buffer = ReadBuf::new(&mut byte);
            self.state().reader.poll_peek(context, &mut buffer)
        });
        // A client that sends more is not waited for, but it is still there.
        if peeked.await.is_ok_and(|length| length > 0) {
            std::future::pending().await
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A request that is being handled, for which the connection stays open.
pub(super) struct Turn {
    connection: Arc<Connection>,
    /// Counts the requests of a connection, from 1.
    pub number: u32,
    /// Whether there must be no response.
    pub is_stalled: bool,
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut state = self.connection.state();
        state.handled -= 1;
        state.deadline = Instant::now() + IDLE;
    }
}

/// The socket of a connection. It ends when the client takes too long.
pub(super) struct Socket {
    connection: Arc<Connection>,
    writer: OwnedWriteHalf,
    timer: Pin<Box<Sleep>>,
    /// When the socket is closed whatever the client does.
    lingers_until: Option<Instant>,
}

impl Socket {
    /// Receives something, or nothing if it is too late.
    fn receive(&mut self, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let mut state = self.connection.state();
        if let Poll::Ready(result) = Pin::new(&mut state.reader).poll_read(context, into) {
            if state.handled == 0 && !state.has_begun {
                state.has_begun = !state.is_shared;
                state.deadline = Instant::now() + if state.is_shared { IDLE } else { HEAD };
            }
            return Poll::Ready(result);
        }
        if state.handled > 0 {
            return Poll::Pending;
        }
        let deadline = state.deadline;
        drop(state);
        self.passes(deadline, context).map(Ok)
    }

    /// Waits for a time.
    fn passes(&mut self, time: Instant, context: &mut Context<'_>) -> Poll<()> {
        if self.timer.deadline() != time {
            self.timer.as_mut().reset(time);
        }
        self.timer.as_mut().poll(context)
    }
}

impl AsyncRead for Socket {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        self.receive(context, into)
    }
}

impl AsyncWrite for Socket {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, data: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.writer).poll_write(context, data)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        data: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.writer).poll_write_vectored(context, data)
    }

    fn is_write_vectored(&self) -> bool {
        self.writer.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.writer).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let end = match self.lingers_until {
            Some(end) => end,
            None => {
                ready!(Pin::new(&mut self.writer).poll_shutdown(context))?;
                *self.lingers_until.insert(Instant::now() + LINGER)
            }
        };
        let mut dropped = [0; 16 * 1024];
        loop {
            let mut into = ReadBuf::new(&mut dropped);
            let received = Pin::new(&mut self.connection.state().reader).poll_read(context, &mut into);
            match received {
                Poll::Ready(Ok(())) if !into.filled().is_empty() => {}
                Poll::Ready(_) => return Poll::Ready(Ok(())),
                Poll::Pending => return self.passes(end, context).map(Ok),
            }
        }
    }
}
