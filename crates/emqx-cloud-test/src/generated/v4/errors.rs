// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! Errors, for tests without a server.
#![allow(unused_imports, reason = "not every document needs all of them")]
use emqx_cloud::Error;
use emqx_cloud::v4::types;
use super::client;
use crate::offline::{error_of, refused_connection};
/// Makes errors, for tests of code that handles them. They are those of calls, made from responses by the code of the SDK.
///
/// An error that the document shows for a call is one of the first call that has it; any other is one of `create_username`. For the error of a certain call, use [`error_of`](crate::error_of).
#[derive(Debug, Clone, Copy)]
pub struct Errors(());
/// Returns what makes errors.
///
/// ```
/// use emqx_cloud_test::error;
///
/// assert!(error().unauthorized().is_unauthorized());
/// assert!(error().timeout().may_have_been_applied());
/// ```
pub fn error() -> Errors {
    Errors(())
}

impl Errors {
    /// Makes an error of `create_username`: it already exists; the response has no code.
    pub fn failure(self) -> Error {
        error_of(
            client().create_username("user_test", "password"),
            |then| then.failure(),
        )
    }

    /// Makes an error of `get_username`: there is no such object.
    pub fn not_found(self) -> Error {
        error_of(client().get_username("emqx_u_1"), |then| then.not_found())
    }

    /// Makes an error with an HTTP status.
    pub fn status(self, status: u16) -> Error {
        error_of(
            client().create_username("user_test", "password"),
            |then| then.status(status),
        )
    }

    /// Makes an error with a result code or a reason.
    pub fn refused(self, said: impl Into<crate::Said>) -> Error {
        error_of(
            client().create_username("user_test", "password"),
            |then| then.refused(said),
        )
    }

    /// Makes the error of wrong credentials.
    pub fn unauthorized(self) -> Error {
        self.status(401)
    }

    /// Makes the error of a call that had no response within the time limit.
    pub fn timeout(self) -> Error {
        error_of(
            client().create_username("user_test", "password"),
            |then| then.no_answer(),
        )
    }

    /// Makes the error of a call whose connection was lost when the request had been sent.
    pub fn connection_lost(self) -> Error {
        error_of(client().create_username("user_test", "password"), |then| then.cut())
    }

    /// Makes the error of a call to a server that accepts no connections.
    pub fn connection_refused(self) -> Error {
        refused_connection(client().create_username("user_test", "password"))
    }
}
