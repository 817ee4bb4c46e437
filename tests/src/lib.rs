//! The harness for the SDK's tests: exchanges recorded with a real server, and a loopback server that replays them.
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
//! The server does not depend on the SDK, so the two can only agree through HTTP. [`replay`] does: it sends what was
//! recorded through the SDK, and compares the results.

pub mod calls;
pub mod clock;
pub mod exchanges;
pub mod faults;
pub mod fuzz;
mod recorded;
pub mod replay;
pub mod server;
pub mod specification;

/// Checks that the programs in the README compile.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
