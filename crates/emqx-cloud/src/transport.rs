//! Classifies errors of the HTTP library: whether the request may have been sent, and whether the server is down.

use std::error::Error as StdError;
use std::io;
use std::iter::successors;

use crate::error::{ErrorKind, Failure};

/// Converts an error of the HTTP library. The kind shows whether the request may have been sent.
pub(crate) fn broken(error: reqwest::Error) -> Failure {
    let kind = if error.is_builder() {
        ErrorKind::InvalidArgument
    } else if error.is_connect() {
        ErrorKind::Connect
    } else if error.is_timeout() {
        ErrorKind::Timeout
    } else {
        ErrorKind::Transport
    };
    let down = kind == ErrorKind::Connect && is_down(&error);
    // The URL has the query, which does not belong in an error.
    let error = error.without_url();
    Failure::new(kind).detail(root_cause(&error)).timed_out(error.is_timeout()).down(down).source(error)
}

/// Returns whether the server refused a request in HTTP/2 before it processed it (RFC 9113, section 8.7).
///
/// The crate of that error is not a dependency, so its message is compared, which has no text from the server. If the message
/// changes, the outcome is treated as unknown.
pub(crate) fn is_refused_stream(error: &reqwest::Error) -> bool {
    let says = "stream error received: refused stream before processing any application logic";
    causes(error).any(|cause| cause.to_string() == says)
}

/// Returns whether a connection failed as during a restart of the server: refused, closed, reset or unreachable.
fn is_down(error: &reqwest::Error) -> bool {
    use io::ErrorKind::{
        BrokenPipe, ConnectionAborted, ConnectionRefused, ConnectionReset, HostUnreachable, NetworkDown,
        NetworkUnreachable, UnexpectedEof,
    };
    // A connection error of the DNS resolver is not about the server.
    let resolving = causes(error).any(|cause| cause.to_string() == "dns error");
    let errors = causes(error).filter_map(|cause| cause.downcast_ref());
    let down = errors.flat_map(|error| successors(Some(error), inside)).map(io::Error::kind).any(|kind| {
        matches!(
            kind,
            BrokenPipe
                | ConnectionAborted
                | ConnectionRefused
                | ConnectionReset
                | HostUnreachable
                | NetworkDown
                | NetworkUnreachable
                // The connection was closed during the TLS handshake. A reset can look like this, too.
                | UnexpectedEof
        )
    });
    down && !resolving
}

/// Returns the error inside an I/O error, which is not its source.
fn inside<'e>(error: &&'e io::Error) -> Option<&'e io::Error> {
    error.get_ref()?.downcast_ref()
}

/// Returns an error and its sources.
fn causes<'e>(error: &'e (dyn StdError + 'static)) -> impl Iterator<Item = &'e (dyn StdError + 'static)> {
    successors(Some(error), |&error| error.source())
}

/// Returns the message of the last error of a chain, which has the cause.
pub(crate) fn root_cause(error: &(dyn StdError + 'static)) -> String {
    causes(error).last().map(ToString::to_string).unwrap_or_default()
}
