//! Tests of the generator and of the reader of the pages. One executable, with a module for each topic.
#![allow(clippy::unwrap_used, reason = "a failed unwrap fails the test")]

mod commands;
mod docs_check;
mod docs_command;
mod docs_diff;
mod docs_extract;
mod generated;
mod page;
mod problems;
mod profile;
mod recordings;

/// The document, of which the tests change copies.
const SPEC: &str = "spec/v4/openapi.yaml";

/// Its deviations.
const DEVIATIONS: &str = "spec/v4/deviations.yaml";

/// Whether the long tests run in full; see `tests/README.md`.
fn full() -> bool {
    std::env::var_os("EMQX_CLOUD_TESTS").is_some_and(|form| form == "full")
}

/// Replaces the first match in a text: in the document after `/auth_username` if possible, so that operations added
/// above do not matter.
fn replaced(text: &str, old: &str, new: &str) -> String {
    let (above, below) = text.split_at(text.find("\n  /auth_username:\n").map_or(0, |at| at + 1));
    if below.contains(old) {
        return format!("{above}{}", below.replacen(old, new, 1));
    }
    assert!(above.contains(old), "{old:?} is missing");
    format!("{}{below}", above.replacen(old, new, 1))
}
