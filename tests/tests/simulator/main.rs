//! The simulator beside the recordings: every recorded request is sent to it, and its response compared with the
//! recorded one.
//!
//! What may differ is in `compare.rs`: times, counters, and the order of what has none. What differs beyond that is in
//! `known.rs`, with a reason for each. The recording is not complete, and what was done in between is in `between.rs`.
//! `facts.rs` has what no single exchange shows, `connections.rs` what happens on connections, and `faults.rs` the faults
//! that can be asked for.
//!
//! ```console
//! $ cargo test -p emqx-cloud-tests --test simulator -- --nocapture run::
//! $ EMQX_CLOUD_EXCHANGES=recordings/ cargo test -p emqx-cloud-tests --test simulator -- --nocapture other_recordings
//! ```

#![allow(clippy::unwrap_used, reason = "a failed unwrap fails the test")]
#![allow(clippy::print_stdout, reason = "the report is the result")]

mod between;
mod compare;
mod connections;
mod facts;
mod faults;
mod flight;
mod known;
mod run;
mod send;
mod time;
