//! A loopback HTTP/1.1 server for tests and examples.
//!
//! It works on bare sockets, so it can misbehave at any byte. How it handles a request is a [`Reply`]: an [`Answer`],
//! raw bytes, or [steps](Step) of any kind. The backend is a [`Deployment`]: [`Scripted`] replies as told and records
//! the requests; another injects [faults](Fault), even before the request is read.
//!
//! Nothing here waits for time to pass. A server that never responds holds the connection until the client closes it,
//! and [reports that](Deployment::stalled), so that a test can expire the client's deadline at that moment.
//!
//! ```
//! use emqx_cloud_tests::server::{Answer, Reply, Server};
//!
//! let server = Server::new()?;
//! server.answer_with(|request| match request.path.as_str() {
//!     "/metrics" => Reply::Answer(Answer::ok(r#"{"data":[],"code":0}"#)),
//!     "/brokers" => Reply::Close,
//!     _ => Reply::Answer(Answer::text(404, "Not found.")),
//! });
//! assert!(server.address().starts_with("http://127.0.0.1:"));
//! assert!(server.requests().is_empty());
//! # Ok::<_, std::io::Error>(())
//! ```

mod answer;
mod fault;
pub(crate) mod gzip;
mod host;
mod script;
mod scripted;
mod wire;

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use host::Host;

pub use answer::{Answer, Body, Framing};
pub use fault::{Fault, Meaning, RetryAfter};
pub use host::{Deployment, Finished};
pub use script::{Door, Part, Reply, Script, Step};
pub use scripted::Scripted;
pub use wire::Request;

/// The base path of the API.
pub const BASE_PATH: &str = "/api/v4";

/// An HTTP/1.1 server on 127.0.0.1, on a free port. It stops when dropped.
///
/// It runs in its own thread and runtime, so it also serves tests without a runtime or with paused time. A panic in the
/// deployment only breaks the connection.
pub struct Server<D = Scripted> {
    host: Host,
    deployment: Arc<D>,
}

impl<D: Deployment> Server<D> {
    /// Starts a server for a deployment.
    ///
    /// # Errors
    ///
    /// No port is free, the port cannot be blocked as `door` requires, or no thread can be started.
    pub fn of(deployment: Arc<D>, door: Door) -> io::Result<Self> {
        Ok(Self { host: Host::start(deployment.clone(), door)?, deployment })
    }

    /// Returns the deployment.
    pub fn deployment(&self) -> &D {
        &self.deployment
    }

    /// Returns the API's address: `http://127.0.0.1:PORT/api/v4`.
    pub fn address(&self) -> String {
        format!("http://{}{BASE_PATH}", self.host.address)
    }

    /// Returns the socket address, for connections that do not speak HTTP as a client would.
    pub fn socket_address(&self) -> SocketAddr {
        self.host.address
    }

    /// Starts accepting connections, if the server refused them so far.
    ///
    /// # Errors
    ///
    /// The port cannot be listened on.
    pub fn open(&self) -> io::Result<()> {
        self.host.open()
    }

    /// Stops accepting connections, waits until the clients have closed the open ones, and reports how they ended.
    pub async fn finish(self) -> Finished {
        self.host.finish().await
    }
}

impl<D: Deployment> fmt::Debug for Server<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").field("address", &self.address()).finish_non_exhaustive()
    }
}

/// Locks a mutex, even if it is poisoned.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
