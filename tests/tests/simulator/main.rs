//! The simulator beside the recordings: every recorded request is sent to it, and its response compared with the
//! recorded one.
//!
//! What may differ is in [`rules`]: times, counters, and the order of what has none. What differs beyond that is in
//! [`known`], with a reason for each. The recording is not complete, and what was done in between is in [`between`].
//!
//! ```console
//! $ cargo test -p emqx-cloud-tests --test simulator -- --nocapture
//! ```

mod between;
mod compare;
mod facts;
mod known;
mod run;
mod send;
