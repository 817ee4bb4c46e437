//! Jobs for EMQX 4 that reach a desired state with several calls.
//!
//! A job changes only what differs from the desired state, and returns what it did. A job can be repeated: running it again
//! after an error continues where it stopped. Its plan is a dry run, which only reads.
//!
//! - [`Client::ensure_username`](crate::Client::ensure_username) and
//!   [`ensure_clientid`](crate::Client::ensure_clientid): the credentials exist.
//! - [`Client::apply_acl_by_clientid`](crate::Client::apply_acl_by_clientid) and
//!   [`apply_acl_by_username`](crate::Client::apply_acl_by_username): exactly these access rules exist.
//! - [`Client::import_usernames`](crate::Client::import_usernames) and
//!   [`import_clientids`](crate::Client::import_clientids): the credentials in any number of records exist.
//! - [`Client::kick_all`](crate::Client::kick_all): all clients of a list are kicked.
//!
//! Jobs make calls of the [`Client`](crate::Client), with its settings for retries and time limits. If the future of a job is
//! dropped, no more calls are made. The call that was in flight may have been applied, and completed calls are not undone.

mod ensure;
mod import;
mod kick;
mod rules;

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

pub use ensure::{Ensure, EnsurePlan, Ensured, IfExists};
pub use import::{Import, ImportPlan};
pub use kick::{KickAll, KickPlan};
pub use rules::{AclChange, AclPlan, AclStep, AclUpdate, Applied, ApplyAcl, ApplyError, ApplyErrorKind, Rule};

/// Returns whether some servers change a string in a request body: those up to 4.3.8 percent-decode it.
fn is_decoded_by_some(text: &str) -> bool {
    percent_decode_str(text).decode_utf8().unwrap_or(Cow::Borrowed("")) != text
}

/// Displays a name or a topic without control characters.
fn shown(text: &str) -> String {
    text.escape_debug().to_string()
}
