// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! The commands as data.
use crate::table::{Argument, Body, Bulk, Command, Group, Kind};
/// The groups of commands.
pub static GROUPS: &[Group] = &[];
/// Every command, in the order of the document.
pub static COMMANDS: &[Command] = &[];
