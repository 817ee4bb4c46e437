// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! The typed calls: one type for each, made by the method of the same name on [`Client`](super::Client).
//!
//! A call is built, and then sent: `.send().await`, or `.await` for short. Until then nothing happens. What is
//! optional has a method: filters and pages, and on every call `retry`, `attempt_timeout` and `idempotent`. A call
//! owns what it needs, so it can be moved to another task.
mod auth;
mod acl;
mod clients;
mod subscriptions;
mod mqtt;
mod metrics;
pub use auth::*;
pub use acl::*;
pub use clients::*;
pub use subscriptions::*;
pub use mqtt::*;
pub use metrics::*;
