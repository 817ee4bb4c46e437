// Generated from spec/ by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! The clients of the APIs, one module for each API.
pub mod v4;
pub use v4::{API, Client, calls, codes, metrics, operations, reasons, types};
