//! The generator and the reader of the pages. One executable, a module for each topic.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod docs_check;
mod docs_command;
mod docs_diff;
mod docs_extract;
mod generated;
mod problems;

/// The document that the tests change copies of.
const SPEC: &str = "spec/v4/openapi.yaml";

/// Its deviations.
const DEVIATIONS: &str = "spec/v4/deviations.yaml";

/// Whether the long tests run in full; `tests/README.md` says how to ask for that.
fn full() -> bool {
    std::env::var_os("EMQX_CLOUD_TESTS").is_some_and(|form| form == "full")
}

/// The text with one piece replaced: in the document below `/auth_username`, if it is there, so that operations that are
/// added above do not change which one is meant.
fn replaced(text: &str, old: &str, new: &str) -> String {
    let (above, below) = text.split_at(text.find("\n  /auth_username:\n").map_or(0, |at| at + 1));
    if below.contains(old) {
        return format!("{above}{}", below.replacen(old, new, 1));
    }
    assert!(above.contains(old), "there is no {old:?}");
    format!("{}{below}", above.replacen(old, new, 1))
}
