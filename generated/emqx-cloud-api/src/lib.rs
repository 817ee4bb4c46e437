// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! A typed Rust client for the EMQX Cloud REST API, generated from an OpenAPI document.
//!
//! Each call performs **one HTTP exchange** and **does not interpret the result**. `Ok` means that the response has the documented status and a body that matches its schema. It does not mean that the operation succeeded: check that `code` is 0 and, in a batch, the outcome of every item. A failure that the server sends as a 200 with another body (`{"message": …}`) is `Error::InvalidResponsePayload`; any other status is `Error::UnexpectedResponse`, with its body unread. Nothing is retried.
//!
//! For checked results, retries and paging, use the crate `emqx-cloud`, which is built on this one.
//!
//! ```no_run
//! # async fn example() -> Result<(), emqx_cloud_api::Error> {
//! let api = emqx_cloud_api::Client::new("https://deployment.example:8443/api", "app-id", &"app-secret".into())?;
//! let response = api.list_usernames(&emqx_cloud_api::requests::ListUsernames::new().limit(10)).await?.into_inner();
//! if response.code != emqx_cloud_api::codes::SUCCESS {
//!    // The operation failed, although the status is 200.
//! }
//! # Ok(())
//! # }
//! ```
#![forbid(unsafe_code)]
mod api;
mod client;
pub mod codes;
pub mod enums;
pub mod metrics;
pub mod operations;
mod raw;
pub mod reasons;
pub mod requests;
#[cfg(feature = "test-util")]
mod testing;
mod values;
pub use api::API;
pub use client::Client;
pub use raw::types;
pub use progenitor_client::{ByteStream, ResponseValue};
/// The error of an exchange.
pub type Error = progenitor_client::Error<()>;
/// The version of the API that the document describes.
pub const API_VERSION: &str = "4.4";
/// The characters that no string in a request may contain.
pub(crate) const EXCLUDED: &[char] = &['\0'];
