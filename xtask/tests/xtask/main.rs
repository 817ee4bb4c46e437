//! The generator and the reader of the pages. One executable, a module for each topic.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod docs_check;
mod docs_command;
mod docs_diff;
mod docs_extract;
mod generated;
mod problems;

/// Whether the long tests run in full; `tests/README.md` says how to ask for that.
fn full() -> bool {
    std::env::var_os("EMQX_CLOUD_TESTS").is_some_and(|form| form == "full")
}
