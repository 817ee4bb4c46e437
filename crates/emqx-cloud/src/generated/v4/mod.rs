// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! The EMQX Cloud REST API, version 4.4.
mod client;
pub mod calls;
pub mod types;
#[cfg(feature = "by-name")]
mod by_name;
pub use client::Client;
pub use emqx_cloud_api::{API, codes, metrics, operations, reasons};
