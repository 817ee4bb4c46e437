// Generated from spec/ by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! The faces of the APIs, one module for each.
pub mod v4;
pub use v4::{API, Client, calls, codes, operations, reasons, types};
