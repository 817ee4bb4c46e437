//! SDK for the REST API of EMQX Cloud deployments (4.x).
//!
//! ```no_run
//! # async fn example() -> Result<(), emqx_cloud::Error> {
//! use emqx_cloud::types::Message;
//!
//! let emqx = emqx_cloud::Client::from_env()?;
//!
//! let page = emqx.list_clients().limit(100).send().await?; // the data itself, not an envelope
//! println!("{} clients on the first page", page.items.len());
//!
//! let sensors = emqx.list_clients().like_clientid("sensor-").complete().await?; // all of them, or an error
//! for sensor in sensors {
//!     println!("{}", sensor.clientid);
//! }
//!
//! emqx.publish(Message::new("alerts/1", "on").qos(1)).await?;
//!
//! match emqx.create_username("meter-7", "s3cret").await {
//!     Err(error) if error.is_already_exists() => println!("already exists"), // 200 {"message":"existed"}
//!     other => drop(other?),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # What `Ok` means
//!
//! **A success is HTTP 200 and JSON with `code` 0; a batch succeeds only if every item does.** Everything else is an
//! [`Error`], even if the HTTP status is 200. Its methods tell the cases apart, such as
//! [`is_not_found`](Error::is_not_found) and [`is_already_exists`](Error::is_already_exists).
//!
//! # Retries
//!
//! An idempotent operation is retried whenever that could help; any other only if the request was certainly not
//! executed. See [`Retry`].
//!
//! # Requests in flight
//!
//! A client, with all its clones, has at most 32 requests in flight, and further calls wait: a server serves only 512 connections
//! from all programs together. See [`ClientBuilder::max_in_flight`].
//!
//! # Undocumented operations and parameters
//!
//! Every call takes additional query parameters, and [`Client::request`] sends a request to any path, with the same retries,
//! limits, errors and traces; see [`RequestCall`].
//!
//! ```no_run
//! # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
//! use emqx_cloud::Method;
//!
//! // A filter of another server version. Servers ignore filters that they do not know, and send all rows.
//! let page = emqx.list_clients().limit(100).query("_gte_inflight", "10").await?;
//! println!("{} clients", page.items.len());
//!
//! let banned = emqx.request(Method::GET, "/banned").query("_limit", "100").await?;
//! println!("{:?}", banned.data());
//! # Ok(())
//! # }
//! ```
//!
//! # Modules
//!
//! - [`Client`] has a method for every operation, [`Client::call`] for operations by name, and [`Client::request`] for others.
//! - [`calls`] has the types that these methods return, [`types`] the types of requests and responses.
//! - [`codes`] has the documented result codes, [`operations`] the operations as data.
//! - [`bulk`] has bulk jobs, which process any number of items, such as [`Client::publish_all`]; [`Client::bulk`] makes them by
//!   name.
//! - [`jobs`] has jobs that reach a desired state, such as [`Client::apply_acl_by_clientid`].
//! - [`testing`] has the traits for tests without waiting.
//!
//! # Features
//!
//! - `by-name` (default): calls and bulk jobs by name.
//! - `http2` (default): HTTP/2, where the server supports it.
//! - `rustls` (default): TLS by rustls, with its default cryptography provider.
//! - `rustls-no-provider`: TLS by rustls, with the cryptography provider that the program installs.
//! - `test-util`: types of responses can be made, and calls answered without a server. Do not enable it yourself: a
//!   dev-dependency on the crate `emqx-cloud-test` does.
//!
//! The crate `emqx-cloud-api` is the layer below: a typed client that is generated from the OpenAPI document, performs
//! one HTTP exchange per call, and does not interpret the result.

mod address;
mod answer;
mod backoff;
mod batch;
mod budget;
pub mod bulk;
mod call;
mod client;
mod clock;
mod connection;
mod digest;
mod dry_run;
mod error;
mod filter;
mod http;
mod item;
pub mod jobs;
mod json;
#[cfg(feature = "by-name")]
mod named;
#[cfg(feature = "by-name")]
mod nearest;
mod page;
mod paging;
mod query;
mod rates;
mod redact;
mod refusal;
mod request;
mod retry;
mod retry_after;
mod task;
pub mod testing;
mod trace;
mod transport;
mod untyped;

// The generator formats it.
#[rustfmt::skip]
mod generated;

pub use answer::Ack;
pub use backoff::Backoff;
pub use batch::NamedOutcome;
pub use budget::RetryBudget;
pub use bulk::{Bulk, BulkResult};
pub use client::ClientBuilder;
pub use dry_run::PreparedRequest;
pub use emqx_cloud_core::{
    Api, Category, Columns, Credential, Credentials, Filter, IntoOption, InvalidArgument, InvalidArguments, LocalTime,
    Members, Misfit, NumberOrText, Operation, Parameter, Reading, Reason, Received, Relation, ResultCode, Scalar,
    Secret, Validate, encode_path,
};
pub use error::{Error, ErrorKind, GaveUp, Result};
pub use generated::*;
pub use item::ItemOutcome;
#[cfg(feature = "by-name")]
pub use named::{NamedCall, NamedRow, NamedRows};
pub use page::Page;
pub use paging::{Bookmark, Complete, CompleteReport, CompleteRows, Items, PAGE_SIZE, Pages, WalkReport};
pub use rates::{NodeRates, Rate, Rates};
pub use request::RequestCall;
pub use reqwest;
pub use reqwest::Method;
pub use retry::Retry;
pub use untyped::Answer;
