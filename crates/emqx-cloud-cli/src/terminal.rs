//! Lines for people.

use std::fmt;
use std::io::Write;

use crate::exit::Result;

/// Writes a line to standard error. If that is closed or full, there is nobody to tell.
pub fn say(text: impl fmt::Display) {
    let _ = writeln!(anstream::stderr(), "{text}");
}

/// Writes a question to standard error, without a line break.
pub fn ask(text: impl fmt::Display) {
    let mut err = anstream::stderr();
    let _ = write!(err, "{text}").and_then(|()| err.flush());
}

/// Writes a line to standard output.
pub fn print(text: impl fmt::Display) -> Result<()> {
    Ok(writeln!(anstream::stdout(), "{text}")?)
}
