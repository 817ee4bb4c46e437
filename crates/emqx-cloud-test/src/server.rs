//! HTTP on loopback. What is sent is decided elsewhere.

mod connection;

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use http_body_util::BodyExt;
use hyper::body::{Body, Bytes, Frame, Incoming, SizeHint};
use hyper::header::{CONNECTION, HeaderValue};
use hyper::service::service_fn;
use hyper::{Request, Response, Version};
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc, oneshot};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, timeout, timeout_at};

use connection::{Connection, IDLE, Turn};

/// Of a body, so much is read, and for so long. The rest is ignored.
const MAX_BODY: usize = 8_000_000;
const BODY_TIME: Duration = Duration::from_secs(15);
/// A connection stays open after a body that was not read if the body is not larger than this.
const MAX_UNREAD: u64 = 1_000_000;
/// After this time without a response, a stalled connection is closed.
const STALL: Duration = Duration::from_secs(5);
/// How long to wait before connections are accepted again, if that failed.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);
/// How many connections the system keeps until they are accepted.
const BACKLOG: u32 = 1_024;

/// What is sent for a request.
pub(crate) enum Sent {
    /// A response.
    Whole(Response<Vec<u8>>),
    /// A response that does not depend on the body of the request.
    Early(Response<Vec<u8>>, Unread),
    /// A response that ends in the middle of its body, with the connection.
    Half(Response<Vec<u8>>),
    /// Nothing: the connection is closed.
    Nothing,
    /// Nothing, until the client closes the connection.
    Never,
}

/// The body of a request that was not needed.
pub(crate) enum Unread {
    /// It may still be on its way.
    Incoming(Incoming),
    /// So many bytes, which have been received anyway.
    Received(usize),
}

/// Decides what is sent for a request.
pub(crate) trait Respond: Send + Sync + 'static {
    /// `number` counts the requests of a connection, from 1.
    fn respond(&self, request: Request<Incoming>, number: u32) -> impl Future<Output = Sent> + Send;
}

/// How connections are treated.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Settings {
    /// How many are accepted at the same time. More wait until others end.
    pub connections: usize,
    /// Whether a connection stalls after a body that was not read.
    pub stalls: bool,
}

/// Ends all connections, and refuses others for a time.
pub(crate) struct Restart {
    pub downtime: Duration,
    /// Is called when no request is handled.
    pub meanwhile: Box<dyn FnOnce() + Send>,
    /// Is told when the server is down, or up again if it is not down for any time.
    pub done: oneshot::Sender<io::Result<()>>,
}

/// Accepts connections, until a restart fails.
pub(crate) async fn serve(
    mut listener: TcpListener,
    responder: Arc<impl Respond>,
    settings: Settings,
    mut restarts: mpsc::Receiver<Restart>,
) {
    let permits = Arc::new(Semaphore::new(settings.connections.clamp(1, Semaphore::MAX_PERMITS)));
    // Ends the connections when it is dropped.
    let mut tasks = JoinSet::new();
    loop {
        let accepted = tokio::select! {
            accepted = accept(&listener, &permits) => accepted,
            Some(Restart { downtime, meanwhile, done }) = restarts.recv() => {
                tasks.shutdown().await;
                meanwhile();
                match restart(listener, downtime, done).await {
                    Some(again) => listener = again,
                    None => return,
                }
                continue;
            }
        };
        let Ok((permit, stream)) = accepted else {
            sleep(ACCEPT_PAUSE).await;
            continue;
        };
        let responder = responder.clone();
        tasks.spawn(async move {
            let _permit = permit;
            converse(stream, responder, settings.stalls).await;
        });
        while tasks.try_join_next().is_some() {}
    }
}

async fn accept(listener: &TcpListener, permits: &Arc<Semaphore>) -> io::Result<(OwnedSemaphorePermit, TcpStream)> {
    let permit = permits.clone().acquire_owned().await.map_err(io::Error::other)?;
    let (stream, _) = listener.accept().await?;
    Ok((permit, stream))
}

/// Returns the listener that comes after a time.
async fn restart(
    listener: TcpListener,
    downtime: Duration,
    done: oneshot::Sender<io::Result<()>>,
) -> Option<TcpListener> {
    // A socket that does not listen keeps the port, and connections to it are refused.
    let closed = listener.local_addr().and_then(|address| {
        drop(listener);
        bind(address)
    });
    let up = |socket: TcpSocket| socket.listen(BACKLOG);
    // Those who do not wait for the restart need not know how it went.
    match closed {
        Ok(socket) if downtime > Duration::ZERO => {
            let _ = done.send(Ok(()));
            sleep(downtime).await;
            up(socket).ok()
        }
        closed => match closed.and_then(up) {
            Ok(listener) => {
                let _ = done.send(Ok(()));
                Some(listener)
            }
            Err(error) => {
                let _ = done.send(Err(error));
                None
            }
        },
    }
}

fn bind(address: SocketAddr) -> io::Result<TcpSocket> {
    let socket = TcpSocket::new_v4()?;
    // Connections that have just ended do not block the port. On Windows, they do not anyway.
    #[cfg(not(windows))]
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    Ok(socket)
}

/// Handles the requests of a connection.
async fn converse(stream: TcpStream, responder: Arc<impl Respond>, stalls: bool) {
    // Small answers must not wait for others.
    let _ = stream.set_nodelay(true);
    let (connection, socket) = Connection::new(stream);
    let service = service_fn(|request: Request<Incoming>| {
        let (connection, responder) = (connection.clone(), responder.clone());
        async move { exchange(request, &connection, &*responder, stalls).await }
    });
    let mut server = auto::Builder::new(TokioExecutor::new());
    // A request is handled even if its client does not wait for the response.
    server.http1().half_close(true);
    // The client may be gone.
    let _ = server.serve_connection(TokioIo::new(socket), service).await;
}

/// Handles a request. With an error, the connection is closed without a response.
async fn exchange(
    request: Request<Incoming>,
    connection: &Arc<Connection>,
    responder: &impl Respond,
    stalls: bool,
) -> io::Result<Response<Content>> {
    let is_shared = request.version() == Version::HTTP_2;
    let turn = connection.begin(is_shared);
    if turn.is_stalled {
        sleep(STALL).await;
        return Err(closed());
    }
    let whole = |body: Vec<u8>| Content::Whole(body.into());
    match responder.respond(request, turn.number).await {
        Sent::Whole(response) => Ok(response.map(whole)),
        Sent::Half(response) => Ok(response.map(|body| Content::Half(body.into()))),
        Sent::Nothing => Err(closed()),
        Sent::Never if is_shared => std::future::pending().await,
        Sent::Never => {
            connection.closed().await;
            Err(closed())
        }
        Sent::Early(mut response, unread) => {
            let size = match &unread {
                Unread::Incoming(body) => body.size_hint().exact(),
                Unread::Received(size) => u64::try_from(*size).ok(),
            };
            let is_large = size.is_some_and(|size| size > MAX_UNREAD);
            match unread {
                _ if is_shared || size == Some(0) => {}
                // The connection is closed when the body is dropped.
                Unread::Incoming(_) if is_large => {}
                Unread::Received(_) if is_large => {
                    response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
                }
                unread => {
                    if stalls {
                        connection.stall();
                    }
                    if let Unread::Incoming(body) = unread {
                        // The response does not wait for it.
                        tokio::spawn(skip(body, turn));
                    }
                }
            }
            Ok(response.map(whole))
        }
    }
}

/// Receives a body that is not needed. The connection is closed if the body is too large.
async fn skip(mut body: Incoming, _turn: Turn) {
    let mut size = 0;
    while size <= MAX_UNREAD && !body.is_end_stream() {
        let Ok(Some(Ok(frame))) = timeout(IDLE, body.frame()).await else { return };
        size += frame.data_ref().map_or(0, |data| data.len() as u64);
    }
}

/// Reads a body up to the limits of the real server, which treats a truncated body as complete.
///
/// `None` if the client has gone before the end of the body.
pub(crate) async fn read(mut body: Incoming) -> Option<Vec<u8>> {
    let end = Instant::now() + BODY_TIME;
    let mut read = Vec::new();
    while let Ok(Some(frame)) = timeout_at(end, body.frame()).await {
        // What is above the limit is received and dropped, so that the client gets to read the response.
        if let Ok(data) = frame.ok()?.into_data() {
            let room = MAX_BODY - read.len();
            read.extend_from_slice(&data[..data.len().min(room)]);
        }
    }
    Some(read)
}

fn closed() -> io::Error {
    io::ErrorKind::ConnectionAborted.into()
}

/// What is left to send of a body.
enum Content {
    Whole(Bytes),
    /// The first half, and then the connection ends.
    Half(Bytes),
    /// The end of the connection, when what was before has been sent.
    Flush,
    End,
    Nothing,
}

impl Body for Content {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        let (next, frame) = match &*self {
            Self::Whole(body) if !body.is_empty() => (Self::Nothing, Some(Ok(Frame::data(body.clone())))),
            Self::Whole(_) | Self::Nothing => (Self::Nothing, None),
            Self::Half(body) => (Self::Flush, Some(Ok(Frame::data(body.slice(..body.len() / 2))))),
            Self::Flush => {
                context.waker().wake_by_ref();
                self.set(Self::End);
                return Poll::Pending;
            }
            Self::End => (Self::Nothing, Some(Err(closed()))),
        };
        self.set(next);
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        match self {
            Self::Whole(body) => body.is_empty(),
            Self::Nothing => true,
            Self::Half(_) | Self::Flush | Self::End => false,
        }
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Self::Whole(body) => SizeHint::with_exact(body.len() as u64),
            // Of an empty body, something is missing, too.
            Self::Half(body) => SizeHint::with_exact(body.len().max(1) as u64),
            Self::Flush | Self::End => SizeHint::default(),
            Self::Nothing => SizeHint::with_exact(0),
        }
    }
}
