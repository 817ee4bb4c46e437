//! Compares the vendor's pages with the specification.
//!
//! The package `pages` reads the pages, and [`folder`](crate::folder) keeps their facts in a lock. [`check`] compares the lock with
//! the specification, and [`waivers`] lists intended differences. [`diff`] compares new pages with the lock, and
//! [`skeleton`] drafts new operations for the specification.

pub mod check;
pub mod command;
pub mod diff;
pub mod skeleton;
pub mod waivers;
