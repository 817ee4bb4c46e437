//! Tests of the program as a user runs it.

#![allow(clippy::unwrap_used, reason = "a failed unwrap fails the test")]

mod harness;
mod jobs;
mod settings;
