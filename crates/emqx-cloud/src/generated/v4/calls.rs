// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! The typed calls: one type for each, returned by the method with the same name on [`Client`](super::Client).
//!
//! A call does nothing until it is sent, with `.send().await` or just `.await`. Optional parameters have
//! setters, and every call has `retry`, `attempt_timeout`, `idempotent` and `query`. A call owns its data, so it
//! can be moved to another task.
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
