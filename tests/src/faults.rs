//! The known ways to fail, and what each of them means.
//!
//! A [`Fault`](crate::server::Fault) is data: what a [server](crate::server::Server) does with a connection, step by
//! step, and what that [means](crate::server::Meaning) to the caller.
//!
//! ```
//! use std::sync::Arc;
//!
//! use emqx_cloud_tests::faults::table;
//! use emqx_cloud_tests::server::{Deployment, Door, Fault, Server};
//!
//! /// Injects the same fault into every request.
//! struct Always(Arc<Fault>);
//!
//! impl Deployment for Always {
//!     fn fault(&self, _reused: bool) -> Option<Arc<Fault>> {
//!         Some(self.0.clone())
//!     }
//! }
//!
//! let fault = table().into_iter().find(|fault| fault.name == "request, close").expect("it is in the table");
//! let server = Server::of(Arc::new(Always(fault.into())), Door::Open)?;
//! let emqx = emqx_cloud::Client::new(&server.address(), "app-id", "app-secret")?;
//! let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
//! let error = runtime.block_on(emqx.kick_client("meter-7").send()).expect_err("no response");
//! assert!(error.may_have_been_applied());
//! # Ok::<_, Box<dyn std::error::Error>>(())
//! ```

mod table;

pub use table::{BODY_LIMIT, table};
