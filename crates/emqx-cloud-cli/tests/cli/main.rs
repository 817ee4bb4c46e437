//! Tests of the program as a user runs it.

#![allow(clippy::unwrap_used, reason = "a failed unwrap fails the test")]

mod exits;
mod harness;
mod jobs;
mod readme;
mod sessions;
mod settings;
mod truth;
