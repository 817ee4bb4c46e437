//! Results of calls without a server.

use emqx_cloud::{Error, Result};

use crate::mock::{Mocked, Request, Then};

/// Returns what a call returns if the server replies as `rule` says: the last attempt of the call, without a socket, through the
/// code that reads the responses of servers.
///
/// ```
/// use emqx_cloud::types::ClientInfo;
/// use emqx_cloud_test::{client, result_of};
///
/// let page = result_of(client().list_clients(), |then| then.page([ClientInfo::new("meter-7")]))?;
/// assert_eq!(page.items[0].clientid, "meter-7");
/// # Ok::<_, emqx_cloud::Error>(())
/// ```
///
/// # Errors
///
/// Returns the error of the call: of an invalid argument, or of the reply.
///
/// # Panics
///
/// `rule` does not say what to reply.
#[track_caller]
pub fn result_of<C: Mocked, R>(call: C, rule: impl FnOnce(Then<C>) -> R) -> Result<C::Output> {
    let (_, plan) = Then::<C>::collect(rule);
    assert!(plan.is_complete(false), "the rule for `{}` does not say what to reply: call a method of `then`", C::NAME);
    let request = call.request()?;
    let body = request.body().and_then(|body| body.as_bytes()).unwrap_or_default();
    let url = request.url();
    let secrets = C::API.api.secret_fields;
    let seen = Request::new(request.method().as_str(), url.path(), url.query(), request.headers(), body, secrets);
    let reply = plan.reply::<C>(&seen);
    call.receive(reply.offline())
}

/// Returns the error that a call returns if the server replies as `rule` says; see [`result_of`].
///
/// ```
/// use emqx_cloud_test::{client, error_of};
///
/// let error = error_of(client().get_metrics(), |then| then.body("text/html", "<html>"));
/// assert_eq!(error.kind(), emqx_cloud::ErrorKind::UnexpectedResponse);
///
/// // Arguments are checked first.
/// assert!(error_of(client().kick_client(""), |then| then.ok()).is_invalid_argument());
/// ```
///
/// # Panics
///
/// The call succeeds.
#[track_caller]
pub fn error_of<C: Mocked, R>(call: C, rule: impl FnOnce(Then<C>) -> R) -> Error {
    match result_of(call, rule) {
        Err(error) => error,
        Ok(_) => panic!("`{}` succeeds with this reply", C::NAME),
    }
}

/// Returns the error of a call for which there is no server.
pub(crate) fn refused_connection<C: Mocked>(call: C) -> Error {
    match call.receive(emqx_cloud::testing::Reply::ConnectionRefused) {
        Err(error) => error,
        Ok(_) => unreachable!("nothing was received"),
    }
}
