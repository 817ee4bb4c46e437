// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! Bytes as text.
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
/// Bytes as a text in JSON, and the word for what was done: none if they are text, and base64 if not.
pub(crate) fn encode(bytes: &[u8]) -> (String, Option<&'static str>) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), None),
        Err(_) => (STANDARD.encode(bytes), Some("base64")),
    }
}
