//! Compares what the vendor's pages say with the specification.
//!
//! The package `pages` reads the pages, and [`folder`] keeps what they said in a lock. [`check`] compares the lock with the
//! specification, and [`waivers`] settle what is meant to differ. [`diff`] compares new pages with the lock, and
//! [`skeleton`] makes what the specification needs for a new operation.

pub mod check;
pub mod command;
pub mod diff;
pub mod folder;
pub mod skeleton;
pub mod waivers;
