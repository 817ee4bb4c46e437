//! Harmless calls that show whether a deployment works: one row of a list.

use std::time::Duration;

use crate::commands::COMMANDS;
use crate::exit::Failure;
use emqx_cloud::{Answer, Client, Error, Operation, Retry, operations};

/// The time limit of a call, and of a step that makes several.
pub const LIMIT: Duration = Duration::from_secs(10);

/// What to try if the path of the address can be wrong.
pub const PATH: &str = "checking the path of the address: the console shows it on the deployment's page, such as \
                        `https://HOST:8443/api`";

/// Returns the command of a list, such as `users list`, in backticks.
pub fn command(list: &Operation) -> String {
    match COMMANDS.iter().find(|command| command.operation == list.id) {
        Some(command) => format!("`{} {}`", command.group, command.name),
        None => format!("`{}`", list.id),
    }
}

/// Returns the failure of a list, in the words of the command line.
pub fn failure(list: &Operation, error: Error) -> Failure {
    let failure = Failure::from(error);
    match failure.text().strip_prefix(call(list)) {
        Some(rest) => Failure::new(failure.exit(), format!("{}{rest}", command(list))),
        None => failure,
    }
}

/// Returns what an error of a list says, without the call and its path.
pub fn said<'t>(list: &Operation, text: &'t str) -> &'t str {
    let after = text.strip_prefix(call(list)).and_then(|rest| rest.split_once("): "));
    after.map_or(text, |(_, said)| said)
}

fn call(list: &Operation) -> &'static str {
    list.calls.first().copied().unwrap_or(list.id)
}

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
    let mut call = client.call(call(list)).retry(Retry::none()).attempt_timeout(LIMIT);
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
