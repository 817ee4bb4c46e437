//! Jobs for any number of items: import, kick, publish, and access rules from files.
//!
//! # Results
//!
//! With `--results FILE`, each item of the input has one line of JSON, in the order of the input:
//!
//! | member | value |
//! | --- | --- |
//! | `item` | the index of the item, from 0 |
//! | `line` | the number of its line in the input, from 1 |
//! | `key` | what it names, such as the user name: the first field that it has. Never a secret |
//! | `hash` | a short salted hash of the item, if it can be read |
//! | `outcome` | `done`, `refused`, `unknown` or `not_sent` |
//! | `result` | if it was done, what the server returned. An import returns `created`, `left`, `password_changed` or `created_or_changed` |
//! | `code`, `reason` | the result code, and the server's reason as a word |
//! | `message` | the failure in words |
//! | `why` | if it was not sent: `unreadable`, `invalid`, `duplicate`, `too_large`, `no_connection`, `busy` or `stopped`; if its outcome is unknown: `no_response` or `interrupted` |
//!
//! Absent values are left out. An item that cannot be read does not end a job: it has the outcome `not_sent`.
//!
//! # Resume
//!
//! A job with a results file can be killed at any moment, and continues with `--resume`: see [`journal`]. The journal stays when the
//! job is complete. A resumed job is compared with what the journal says, and reads its whole input again: see [`earlier`]. Items
//! that were not sent are sent, so they can be corrected before.
//!
//! After an error that every item would get, the items at the end that had no effect have no line, so that they are sent when the
//! job is resumed. A results file belongs to one run at a time.

pub mod acl;
mod arguments;
mod ask;
pub mod bulk;
mod check;
mod driver;
mod earlier;
mod feed;
mod hash;
pub mod import;
mod input;
mod interrupt;
mod journal;
pub mod kick;
mod results;
mod yaml;
