//! Tests of the SDK's public API. One executable, with a module for each topic.
//!
//! `traces` is a separate executable, because it captures events from every thread of its process.
#![allow(clippy::unwrap_used, reason = "a failed unwrap fails the test")]

mod batches;
mod bulk;
mod client;
mod common;
mod complete;
mod decoding;
mod errors;
mod examples;
mod exchanges;
mod face;
mod failures;
mod faults;
mod flight;
mod fuzz;
mod jobs;
mod limits;
mod lists;
mod matching;
mod named;
mod paging;
mod proof;
mod properties;
mod proxies;
mod readings;
mod recorded;
mod replay;
mod request;
mod requests;
mod retry;
mod retry_table;
mod rows;
mod sabotages;
mod secrets;
mod success;
mod times;
mod tour;
mod traps;
