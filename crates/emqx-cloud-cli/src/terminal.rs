//! What is said to people, on standard error.

use std::fmt;
use std::io::Write;

/// Writes a line to standard error. If that is closed or full, there is nobody to tell.
pub fn say(text: impl fmt::Display) {
    let _ = writeln!(anstream::stderr(), "{text}");
}

/// Writes a question to standard error, without a line break.
pub fn ask(text: impl fmt::Display) {
    let mut err = anstream::stderr();
    let _ = write!(err, "{text}").and_then(|()| err.flush());
}
