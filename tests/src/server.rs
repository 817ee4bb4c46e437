//! A server on this machine, for as long as a test or an example needs one.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::{fmt, io, thread};

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::sync::oneshot;

use crate::exchanges::Answered;

pub use crate::recorded::Recorded;

/// The path that every path of the API begins with.
pub const BASE_PATH: &str = "/api/v4";

/// An HTTP/1.1 server on 127.0.0.1, on a port that was free. It stops when it is dropped.
///
/// It runs in a thread with a runtime of its own, so it also serves tests that have no runtime or that pause time.
///
/// ```
/// use emqx_cloud_tests::server::{Loopback, Response};
///
/// let server = Loopback::start(|request| match request.path.as_str() {
///     "/api/v4/metrics" => Response::json(r#"{"data":[],"code":0}"#),
///     _ => Response::text(404, "Not found."),
/// })?;
/// assert!(server.address().starts_with("http://127.0.0.1:"));
/// assert!(server.requests().is_empty());
/// # Ok::<_, std::io::Error>(())
/// ```
pub struct Loopback {
    address: SocketAddr,
    requests: Requests,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

type Handler = dyn Fn(&Request) -> Response + Send + Sync;

/// The requests that a server received.
type Requests = Arc<Mutex<Vec<Request>>>;

impl Loopback {
    /// Starts a server that answers what the handler says.
    ///
    /// A handler that panics breaks the connection, and nothing else.
    ///
    /// # Errors
    ///
    /// No port is free, or there can be no further thread.
    pub fn start(handler: impl Fn(&Request) -> Response + Send + Sync + 'static) -> io::Result<Self> {
        // Bound here and not in the thread, so that the port takes connections from the moment that it is known.
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let requests = Requests::default();
        let log = requests.clone();
        let (stop, stopped) = oneshot::channel();
        let thread = thread::Builder::new().name("loopback".to_owned()).spawn(move || {
            runtime.block_on(async {
                tokio::select! {
                    () = accept(listener, Arc::new(handler), log) => {}
                    _ = stopped => {}
                }
            });
        })?;
        Ok(Self { address, requests, stop: Some(stop), thread: Some(thread) })
    }

    /// Where the API is: `http://127.0.0.1:PORT/api/v4`.
    pub fn address(&self) -> String {
        format!("http://{}{BASE_PATH}", self.address)
    }

    /// Where the server is: for connections that speak no HTTP, or other HTTP than a client would.
    pub fn socket_address(&self) -> SocketAddr {
        self.address
    }

    /// Every request that was received whole so far, in that order.
    pub fn requests(&self) -> Vec<Request> {
        lock(&self.requests).clone()
    }
}

impl Drop for Loopback {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // An error says that the server has stopped already.
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl fmt::Debug for Loopback {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Loopback").field("address", &self.address()).finish_non_exhaustive()
    }
}

/// A request as it was received.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// `GET`, …
    pub method: String,
    /// The path, percent-encoded as it was sent.
    pub path: String,
    /// The query, percent-encoded as it was sent.
    pub query: Option<String>,
    /// The headers.
    pub headers: hyper::HeaderMap,
    /// The body; empty if there is none.
    pub body: Vec<u8>,
}

impl Request {
    /// The value of a header, if it is there and text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The body as JSON, if it is.
    pub fn json(&self) -> Option<Value> {
        serde_json::from_slice(&self.body).ok()
    }
}

/// What a handler answers. The server adds `content-length`.
#[derive(Debug, Clone, PartialEq)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// Names and values of headers.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Response {
    /// An answer with no headers and no body.
    pub fn new(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: Vec::new() }
    }

    /// 200 with JSON, as real servers label it.
    pub fn json(body: impl Into<Vec<u8>>) -> Self {
        Self { body: body.into(), ..Self::new(200).header("content-type", "application/json") }
    }

    /// A status with text, as real servers label it.
    pub fn text(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self { body: body.into(), ..Self::new(status).header("content-type", "text/plain") }
    }

    /// The answer with one more header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    fn into_hyper(self) -> hyper::Response<Full<Bytes>> {
        let mut response = hyper::Response::builder().status(self.status);
        for (name, value) in &self.headers {
            response = response.header(name, value);
        }
        response.body(Full::from(self.body)).unwrap_or_else(|error| {
            let mut refused = hyper::Response::new(Full::from(format!("the handler's answer cannot be sent: {error}")));
            *refused.status_mut() = hyper::StatusCode::INTERNAL_SERVER_ERROR;
            refused
        })
    }
}

impl From<&Answered> for Response {
    fn from(recorded: &Answered) -> Self {
        let headers = recorded.headers.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
        Self { status: recorded.status, headers, body: recorded.body.clone() }
    }
}

/// What a mutex guards, also after a handler has panicked.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Takes connections, for ever.
async fn accept(listener: std::net::TcpListener, handler: Arc<Handler>, requests: Requests) {
    // Fails only outside a runtime; then there is no server, and every connection is refused.
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // A connection that broke before it was taken is no reason to stop, but others have to have their turn.
            tokio::task::yield_now().await;
            continue;
        };
        let (handler, requests) = (handler.clone(), requests.clone());
        let service = service_fn(move |request| {
            let (handler, requests) = (handler.clone(), requests.clone());
            async move { answer(request, &*handler, &requests).await }
        });
        tokio::spawn(async move {
            // The side that broke the connection knows; there is nobody here to tell.
            let _ = http1::Builder::new().auto_date_header(false).serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

async fn answer(
    request: hyper::Request<Incoming>,
    handler: &Handler,
    requests: &Mutex<Vec<Request>>,
) -> Result<hyper::Response<Full<Bytes>>, hyper::Error> {
    let (head, body) = request.into_parts();
    let body = body.collect().await?.to_bytes().to_vec();
    let request = Request {
        method: head.method.to_string(),
        path: head.uri.path().to_owned(),
        query: head.uri.query().map(str::to_owned),
        headers: head.headers,
        body,
    };
    lock(requests).push(request.clone());
    Ok(handler(&request).into_hyper())
}
