//! A server that fails in every way that there is, and knows what it was asked to do.
//!
//! A [`Fault`] is data: what the server does with a connection, [step](Step) by step, and what that
//! [means](Meaning) for who asked. [`table`] has all of them. A [`FaultServer`] speaks HTTP/1.1 on bare
//! sockets, so that it can misbehave at any byte, and asks a [`Deployment`] what to do next; that is also told of every
//! request that was received whole.
//!
//! Nothing here waits for time to pass. A server that is to answer nothing holds the connection until the client has
//! closed it, and [says so](Deployment::stalled), so that a test can let the client's deadline pass just then.
//!
//! ```
//! use std::sync::Arc;
//!
//! use emqx_cloud_tests::faults::{Deployment, Door, Fault, FaultServer, Request, table};
//!
//! /// Does the same with every request.
//! struct Always(Arc<Fault>);
//!
//! impl Deployment for Always {
//!     fn fault(&self, _reused: bool) -> Option<Arc<Fault>> {
//!         Some(self.0.clone())
//!     }
//!
//!     fn success(&self, _request: &Request) -> Vec<u8> {
//!         br#"{"code":0}"#.to_vec()
//!     }
//! }
//!
//! let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
//! runtime.block_on(async {
//!     let fault = table().into_iter().find(|fault| fault.name == "request, close").expect("it is in the table");
//!     let server = FaultServer::start(Arc::new(Always(fault.into())), Door::Open)?;
//!     let emqx = emqx_cloud::Client::new(&server.address(), "app-id", "app-secret")?;
//!     let error = emqx.kick_client("meter-7").await.expect_err("there was no answer");
//!     assert!(error.may_have_been_applied());
//!     Ok::<_, Box<dyn std::error::Error>>(())
//! })?;
//! # Ok::<_, Box<dyn std::error::Error>>(())
//! ```

mod answer;
mod fault;
mod gzip;
mod server;
mod table;
mod wire;

pub use answer::{Answer, Body, Framing};
pub use fault::{Door, Fault, Meaning, Part, RetryAfter, Script, Step};
pub use server::{Deployment, FaultServer};
pub use table::{BODY_LIMIT, table};
pub use wire::Request;
