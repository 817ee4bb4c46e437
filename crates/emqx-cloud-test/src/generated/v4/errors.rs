// Generated from spec/v4/openapi.yaml by `cargo xtask generate`.
// Do not edit: change the document, and run the command.

//! Errors, for tests without a server.
#![allow(deprecated, unused_imports, reason = "not every document needs all of them")]
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
    pub fn already_exists(self) -> Error {
        error_of(
            client().create_username("user_test", "password"),
            |then| then.already_exists(),
        )
    }

    /// Makes an error of `create_acl`: the access is unknown.
    pub fn bad_access(self) -> Error {
        error_of(
            client()
                .create_acl(
                    emqx_cloud::types::ClientidAclRule::new(
                        "client1",
                        "a/b",
                        emqx_cloud::types::AclAction::Pub,
                        emqx_cloud::types::AclAccess::Allow,
                    ),
                ),
            |then| then.bad_access(),
        )
    }

    /// Makes an error of `create_acl`: the action is unknown.
    pub fn bad_action(self) -> Error {
        error_of(
            client()
                .create_acl(
                    emqx_cloud::types::ClientidAclRule::new(
                        "client1",
                        "a/b",
                        emqx_cloud::types::AclAction::Pub,
                        emqx_cloud::types::AclAccess::Allow,
                    ),
                ),
            |then| then.bad_action(),
        )
    }

    /// Makes an error of `create_username`: the name is missing, empty or not a string; the response has no code.
    pub fn bad_name(self) -> Error {
        error_of(
            client().create_username("user_test", "password"),
            |then| then.bad_name(),
        )
    }

    /// Makes an error of `list_clients`: an IPv6 address as `ip_address`.
    pub fn bad_parameter(self) -> Error {
        error_of(client().list_clients(), |then| then.bad_parameter())
    }

    /// Makes an error of `list_clients`: a `zone` that is not UTF-8.
    pub fn bad_parameter_atom(self) -> Error {
        error_of(client().list_clients(), |then| then.bad_parameter_atom())
    }

    /// Makes an error of `publish`: the client identifier is not a string.
    pub fn bad_parameter_clientid(self) -> Error {
        error_of(
            client().publish(emqx_cloud::types::Message::new("topic/a", "Hello EMQX")),
            |then| then.bad_parameter_clientid(),
        )
    }

    /// Makes an error of `list_clients`: a word as `proto_ver`.
    pub fn bad_parameter_integer(self) -> Error {
        error_of(client().list_clients(), |then| then.bad_parameter_integer())
    }

    /// Makes an error of `list_clients`: a word as `_gte_created_at`.
    pub fn bad_parameter_timestamp(self) -> Error {
        error_of(client().list_clients(), |then| then.bad_parameter_timestamp())
    }

    /// Makes an error of `create_username`: the password is missing, empty or not a string; the response has no code.
    pub fn bad_password(self) -> Error {
        error_of(
            client().create_username("user_test", "password"),
            |then| then.bad_password(),
        )
    }

    /// Makes an error of `subscribe`: the quality of service is not 0, 1 or 2, on servers from 4.3.13 and 4.4.2.
    pub fn bad_qos(self) -> Error {
        error_of(
            client()
                .subscribe(emqx_cloud::types::SubscribeRequest::new("emqx_c_1", "d")),
            |then| then.bad_qos(),
        )
    }

    /// Makes an error of `create_acl`: the rule has no field at all, and the topic is checked first.
    pub fn bad_topic(self) -> Error {
        error_of(
            client()
                .create_acl(
                    emqx_cloud::types::ClientidAclRule::new(
                        "client1",
                        "a/b",
                        emqx_cloud::types::AclAction::Pub,
                        emqx_cloud::types::AclAccess::Allow,
                    ),
                ),
            |then| then.bad_topic(),
        )
    }

    /// Makes an error of `kick_client`: no such client, on servers before 4.3.9.
    pub fn client_offline(self) -> Error {
        error_of(client().kick_client("emqx_c_1"), |then| then.client_offline())
    }

    /// Makes an error of `get_username`: there is no such object.
    pub fn not_found(self) -> Error {
        error_of(client().get_username("emqx_u_1"), |then| then.not_found())
    }

    /// Makes an error with an HTTP status.
    ///
    /// # Panics
    ///
    /// It is the status of a success, or not from 200 to 599.
    #[track_caller]
    pub fn status(self, status: u16) -> Error {
        error_of(
            client().create_username("user_test", "password"),
            |then| then.status(status),
        )
    }

    /// Makes an error with a result code or a reason.
    ///
    /// # Panics
    ///
    /// The result code is that of a success.
    #[track_caller]
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

    /// Makes the error of a path that the server does not serve: HTTP 404.
    pub fn not_served(self) -> Error {
        self.status(404)
    }

    /// Makes the error of a response with the status of a success that is neither a success nor a failure.
    pub fn unexpected_response(self) -> Error {
        error_of(
            client().create_username("user_test", "password"),
            |then| then.body("text/html", "<html>"),
        )
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
