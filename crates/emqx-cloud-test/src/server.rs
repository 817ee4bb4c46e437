//! HTTP on loopback. What is sent is decided elsewhere.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use http_body_util::BodyExt;
use hyper::body::{Body, Bytes, Frame, Incoming, SizeHint};
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout_at};

/// An idle connection is closed after this time.
const IDLE: Duration = Duration::from_secs(60);
/// Of a body, so much is read, and for so long. The rest is ignored.
const MAX_BODY: usize = 8_000_000;
const BODY_TIME: Duration = Duration::from_secs(15);
/// How long to wait before connections are accepted again, if that failed.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// What is sent for a request.
pub(crate) enum Sent {
    /// A response.
    Whole(Response<Vec<u8>>),
    /// A response that ends in the middle of its body, with the connection.
    Half(Response<Vec<u8>>),
    /// Nothing: the connection is closed.
    Nothing,
}

/// Decides what is sent for a request.
pub(crate) trait Respond: Send + Sync + 'static {
    /// `number` counts the requests of a connection, from 1.
    fn respond(&self, request: Request<Incoming>, number: u32) -> impl Future<Output = Sent> + Send;
}

/// Accepts connections. More than `connections` wait until others end.
pub(crate) async fn serve(listener: TcpListener, responder: Arc<impl Respond>, connections: usize) {
    let permits = Arc::new(Semaphore::new(connections.clamp(1, Semaphore::MAX_PERMITS)));
    // Ends the connections when it is dropped.
    let mut tasks = JoinSet::new();
    while let Ok(permit) = permits.clone().acquire_owned().await {
        let Ok((stream, _)) = listener.accept().await else {
            tokio::time::sleep(ACCEPT_PAUSE).await;
            continue;
        };
        let responder = responder.clone();
        tasks.spawn(async move {
            let _permit = permit;
            // Small answers must not wait for others.
            let _ = stream.set_nodelay(true);
            let requests = AtomicU32::new(0);
            let service = service_fn(|request| {
                let number = requests.fetch_add(1, Ordering::Relaxed) + 1;
                let responder = responder.clone();
                async move {
                    match responder.respond(request, number).await {
                        Sent::Whole(response) => Ok(response.map(|body| Content::Whole(body.into()))),
                        Sent::Half(response) => Ok(response.map(|body| Content::Half(body.into()))),
                        // With an error, the connection is closed without a response.
                        Sent::Nothing => Err(closed()),
                    }
                }
            });
            let mut server = auto::Builder::new(TokioExecutor::new());
            server.http1().timer(TokioTimer::new()).header_read_timeout(IDLE);
            // The client may be gone.
            let _ = server.serve_connection(TokioIo::new(stream), service).await;
        });
        while tasks.try_join_next().is_some() {}
    }
}

/// Reads a body up to the limits of the real server, which treats a truncated body as complete.
pub(crate) async fn read(mut body: Incoming) -> Vec<u8> {
    let end = Instant::now() + BODY_TIME;
    let mut read = Vec::new();
    while let Ok(Some(Ok(frame))) = timeout_at(end, body.frame()).await {
        // What is above the limit is received and dropped, so that the client gets to read the response.
        if let Ok(data) = frame.into_data() {
            let room = MAX_BODY - read.len();
            read.extend_from_slice(&data[..data.len().min(room)]);
        }
    }
    read
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
            Self::Whole(body) | Self::Half(body) => SizeHint::with_exact(body.len() as u64),
            Self::Flush | Self::End => SizeHint::default(),
            Self::Nothing => SizeHint::with_exact(0),
        }
    }
}
