//! Jobs for EMQX 4: a wanted state, reached with several calls.
//!
//! A job reads what there is, changes only what differs, and says what it did. It can be repeated: after an error,
//! running it again continues. Its plan is a dry run, which only reads.
//!
//! - [`Client::ensure_username`](crate::Client::ensure_username) and
//!   [`ensure_clientid`](crate::Client::ensure_clientid): credentials exist, with a password.
//! - [`Client::apply_acl_by_clientid`](crate::Client::apply_acl_by_clientid) and
//!   [`apply_acl_by_username`](crate::Client::apply_acl_by_username): exactly these access rules exist.
//! - [`Client::import_usernames`](crate::Client::import_usernames) and
//!   [`import_clientids`](crate::Client::import_clientids): credentials of any number of records exist.
//! - [`Client::kick_all`](crate::Client::kick_all): all clients of a list are kicked.
//!
//! Jobs make the calls of the [`Client`](crate::Client), with its settings for retries and time limits. If a
//! future is dropped, no more calls are made; the current one may have been applied, and what was done stays done.

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

/// Returns whether servers differ in what they take a string in a body for: those up to 4.3.8 percent-decode it.
fn is_decoded_by_some(text: &str) -> bool {
    percent_decode_str(text).decode_utf8().unwrap_or(Cow::Borrowed("")) != text
}

/// Displays a name or a topic without control characters.
fn shown(text: &str) -> String {
    text.escape_debug().to_string()
}
