//! A server on this machine, for as long as a test or an example needs one.
//!
//! There is one, which speaks HTTP/1.1 on bare sockets, so that it can misbehave at any byte. What it does with a
//! request is a [`Reply`]: an [`Answer`], other bytes, or [steps](Step) of any kind. What there is behind it is a
//! [`Deployment`]: [`Scripted`], which replies as it was told and remembers what it was asked; one that answers from
//! [recordings](Recorded); or one that meets requests with [faults](Fault), before they are read if need be.
//!
//! Nothing here waits for time to pass. A server that is to answer nothing holds the connection until the client has
//! closed it, and [says so](Deployment::stalled), so that a test can let the client's deadline pass just then.
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

pub use crate::recorded::Recorded;
pub use answer::{Answer, Body, Framing};
pub use fault::{Fault, Meaning, RetryAfter};
pub use host::{Deployment, Finished};
pub use script::{Door, Part, Reply, Script, Step};
pub use scripted::Scripted;
pub use wire::Request;
pub(crate) use wire::pair;

/// The path that every path of the API begins with.
pub const BASE_PATH: &str = "/api/v4";

/// An HTTP/1.1 server on 127.0.0.1, on a port that was free. It stops when it is dropped.
///
/// It runs in a thread with a runtime of its own, so it also serves tests that have no runtime or that pause time. What
/// panics behind it breaks the connection, and nothing else.
pub struct Server<D = Scripted> {
    host: Host,
    deployment: Arc<D>,
}

impl<D: Deployment> Server<D> {
    /// Starts a server that does what its deployment says.
    ///
    /// # Errors
    ///
    /// No port is free, nobody can be kept out of it, or there can be no further thread.
    pub fn of(deployment: Arc<D>, door: Door) -> io::Result<Self> {
        Ok(Self { host: Host::start(deployment.clone(), door)?, deployment })
    }

    /// What is behind the server.
    pub fn deployment(&self) -> &D {
        &self.deployment
    }

    /// Where the API is: `http://127.0.0.1:PORT/api/v4`.
    pub fn address(&self) -> String {
        format!("http://{}{BASE_PATH}", self.host.address)
    }

    /// Where the server is: for connections that speak no HTTP, or other HTTP than a client would.
    pub fn socket_address(&self) -> SocketAddr {
        self.host.address
    }

    /// Lets clients in, if the server kept them out until now.
    ///
    /// # Errors
    ///
    /// The port cannot be listened on.
    pub fn open(&self) -> io::Result<()> {
        self.host.open()
    }

    /// Takes no more connections, waits until the clients have closed those that there are, and says what became of them.
    pub async fn finish(self) -> Finished {
        self.host.finish().await
    }
}

impl<D: Deployment> fmt::Debug for Server<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").field("address", &self.address()).finish_non_exhaustive()
    }
}

/// What a mutex guards, also after something has panicked.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
