//! Harmless calls that show whether a deployment works: one row of a list.

use std::time::Duration;

use emqx_cloud::{Answer, Client, Error, Operation, Retry, operations};

/// The time limit of a call, and of a step that makes several.
pub const LIMIT: Duration = Duration::from_secs(10);

/// Returns the lists that need no argument.
pub fn lists() -> impl Iterator<Item = &'static Operation> {
    operations::ALL.iter().filter(|operation| {
        let is_free = operation.parameters.iter().all(|parameter| !parameter.required);
        operation.method == "GET" && operation.idempotent && operation.paging.is_some() && is_free
    })
}

/// Returns whether the server does not serve a list: its feature is off (HTTP 404), or the server does not know it (501).
pub fn is_not_served(error: &Error) -> bool {
    error.is_not_served() || error.status() == Some(501)
}

/// Gets at most one row of a list, in one attempt.
pub async fn one_row(client: &Client, list: &'static Operation) -> Result<Answer, Error> {
    let name = list.calls.first().copied().unwrap_or(list.id);
    let mut call = client.call(name).retry(Retry::none()).attempt_timeout(LIMIT);
    let limit = list.paging.map(|paging| paging.limit);
    if let Some(parameter) = list.parameters.iter().find(|parameter| Some(parameter.name) == limit) {
        call = call.arg(parameter.argument, 1);
    }
    call.await
}

/// Tries lists until the server serves one. Returns the operation with the last result; `None` if there is no list.
///
/// A list that is not served shows nothing: its feature can be off.
pub async fn any_row(client: &Client) -> Option<(&'static Operation, Result<Answer, Error>)> {
    let mut last = None;
    for list in lists() {
        let result = one_row(client, list).await;
        let is_served = !matches!(&result, Err(error) if is_not_served(error));
        last = Some((list, result));
        if is_served {
            break;
        }
    }
    last
}
