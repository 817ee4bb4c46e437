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
//! let mut sensors = emqx.list_clients().like_clientid("sensor-").items(); // every page, lazily
//! while let Some(sensor) = sensors.next().await {
//!     println!("{}", sensor?.clientid);
//! }
//!
//! emqx.publish(Message::new("alerts/1", "on").qos(1)).await?;
//!
//! match emqx.create_username("meter-7", "s3cret").await {
//!     Err(error) if error.is_already_exists() => println!("there already"), // 200 {"message":"existed"}
//!     other => drop(other?),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # What `Ok` means
//!
//! **Success is HTTP 200, JSON, and `code` present and 0; of a batch, every item succeeded.** Everything else is an
//! [`Error`], also where the server says 200: see there for the questions that an error answers.
//!
//! # What is sent again
//!
//! An operation that is idempotent, when trying again could help; any other only if it certainly was not sent. See
//! [`Retry`].
//!
//! # Where things are
//!
//! [`Client`] has a method for every operation, and [`Client::call`] for an operation whose name comes from
//! elsewhere. [`calls`] has the types of the calls, [`types`] what is sent and received. The layer below is the crate
//! `emqx-cloud-api`, generated from the OpenAPI document, which performs one exchange a call and interprets nothing.

// Each uses only those before it.
mod address;
mod answer;
mod backoff;
mod batch;
mod budget;
mod call;
mod client;
mod clock;
mod connection;
mod error;
mod http;
mod item;
mod json;
#[cfg(feature = "by-name")]
mod named;
#[cfg(feature = "by-name")]
mod nearest;
mod page;
mod paging;
mod redact;
mod refusal;
mod retry;
mod retry_after;
pub mod testing;
mod trace;

// It is formatted by what generates it.
#[rustfmt::skip]
mod generated;

pub use answer::Ack;
pub use backoff::Backoff;
pub use batch::NamedOutcome;
pub use budget::RetryBudget;
pub use client::ClientBuilder;
pub use emqx_cloud_core::{
    Category, Columns, IntoOption, InvalidArgument, InvalidArguments, Operation, Reason, ResultCode, Secret, Validate,
};
pub use error::{Error, ErrorKind, GaveUp, Result};
pub use generated::*;
pub use item::ItemOutcome;
#[cfg(feature = "by-name")]
pub use named::{Answer, NamedCall};
pub use page::Page;
pub use paging::{Items, PAGE_SIZE, Pages};
pub use reqwest;
pub use retry::Retry;
