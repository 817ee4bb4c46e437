//! The harness for the SDK's tests: exchanges recorded with a real server, and a loopback server.
//!
//! ```
//! use emqx_cloud_tests::exchanges;
//! use emqx_cloud_tests::server::{Answer, Server};
//!
//! let recorded = exchanges::named("auth_username.get.existing")?;
//! let server = Server::new()?;
//! server.answer(Answer::from(&recorded.response));
//! println!("a server at {}", server.address()); // http://127.0.0.1:PORT/api/v4
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
pub mod replay;
pub mod server;
pub mod specification;

/// Checks that the programs in the README compile.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
