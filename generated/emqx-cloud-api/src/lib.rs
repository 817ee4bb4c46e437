// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! The REST API of EMQX Cloud deployments (4.x) as typed Rust, generated from an OpenAPI document.
//!
//! A call is **one exchange**, and its answer is **not interpreted**. `Ok` means: HTTP 200 with a body of the documented form. It does not mean that the call succeeded: look at `code`, which must be 0, and in a batch at every row. A 200 that hides a failure in another form (`{"message":"existed"}`) is `Error::InvalidResponsePayload`; any other status is `Error::UnexpectedResponse`, with its body unread. Nothing is tried again.
//!
//! Whoever wants calls that tell success from failure, retries and pages takes the crate `emqx-cloud`, which stands on this one.
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let api = emqx_cloud_api::Client::new("https://deployment.example:8443/api", "app-id", &"app-secret".into())?;
//! let answer = api.list_clients().limit(10u32).send().await?.into_inner();
//! if answer.code.is_success() {
//!     println!("{} clients on this page", answer.data.len());
//! }
//! # Ok(())
//! # }
//! ```
#![forbid(unsafe_code)]
mod answers;
mod arguments;
mod client;
mod codes;
mod connect;
pub mod enums;
#[macro_use]
mod facade;
pub mod operations;
mod payload;
mod requests;
mod secret;
pub use arguments::{InvalidArgument, PathSegment, TwiceEncoded, Validate, check};
pub use client::{ByteStream, Client, ClientInfo, Error, ResponseValue, builder, types};
pub use codes::{Category, Reason, ResultCode};
pub use connect::basic_auth;
pub use operations::{Operation, Paging, Parameter};
pub use secret::Secret;
/// The version of the API that the document describes.
pub const API_VERSION: &str = "4.4";
/// The names of the fields that hold a secret, in what is sent and in answers.
pub const SECRET_FIELDS: &[&str] = &["password"];
