//! What the tests of the SDK stand on: exchanges that were recorded with a real server, and a server on this machine
//! that answers from them.
//!
//! ```
//! use emqx_cloud_tests::server::{Recorded, Server};
//!
//! let recorded = Recorded::new("app-id", "app-secret")?;
//! let server = Server::new()?;
//! server.answer_with(move |request| recorded.answer(request));
//! println!("a deployment at {}", server.address()); // http://127.0.0.1:PORT/api/v4
//! # Ok::<_, Box<dyn std::error::Error>>(())
//! ```
//!
//! The server does not know the SDK, so that the two can only agree by way of HTTP. [`replay`] does: it sends what was
//! recorded through the SDK, and compares.

pub mod calls;
pub mod clock;
pub mod exchanges;
pub mod faults;
pub mod fuzz;
mod recorded;
pub mod replay;
pub mod server;
pub mod specification;

/// The programs in the README compile.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
