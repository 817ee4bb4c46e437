//! The SDK, seen through its public face. One executable, a module for each topic.
//!
//! `traces` is not here but beside: it listens to every thread of its process.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod batches;
mod client;
mod common;
mod errors;
mod examples;
mod exchanges;
mod face;
mod failures;
mod faults;
mod fuzz;
mod limits;
mod named;
mod paging;
mod properties;
mod proxies;
mod recorded;
mod replay;
mod requests;
mod retry;
mod retry_table;
mod secrets;
mod success;
mod tour;
mod traps;
