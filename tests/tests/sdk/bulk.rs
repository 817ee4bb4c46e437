//! Bulk jobs: one correct result for each item, in order.

mod accounts;
mod flow;
mod matching;
mod order;
mod outcomes;
mod shown;

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;

use emqx_cloud::bulk::{Bulk, BulkResult, Outcome};
use emqx_cloud::types::{
    AclAccess, AclAction, ClientidAclRule, ClientidCredentials, Message, SubscribeRequest, UnsubscribeRequest,
    UsernameCredentials,
};
use emqx_cloud::{Client, operations};
use emqx_cloud_tests::server::{Answer, Reply, Request};
use serde_json::{Map, Value, json};

/// How a method reports outcomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// By the name that the item has in this field.
    Names(&'static str),
    /// In `result`, in reverse order.
    Results,
    /// In `code`.
    Codes,
    /// A call for each item.
    Calls,
}

/// What became of an item: the index, `done`, `refused`, `unknown` or `not sent`, and the reason.
type Told = (usize, &'static str, String);

type Job<'a> = Pin<Box<dyn Future<Output = Vec<Told>> + 'a>>;

/// A bulk method, whose items are created from names.
struct Method {
    name: &'static str,
    form: Form,
    idempotent: bool,
    run: for<'a> fn(&'a Client, &'a [&'static str]) -> Job<'a>,
}

fn told<T>(result: BulkResult<T>) -> Told {
    let word = match &result.outcome {
        Outcome::Done(_) => "done",
        Outcome::Refused(_) => "refused",
        Outcome::Unknown(_) => "unknown",
        Outcome::NotSent(_) => "not sent",
        other => panic!("{other}"),
    };
    (result.index, word, result.outcome.to_string())
}

async fn all<T: Send + 'static>(mut job: Bulk<T>) -> Vec<BulkResult<T>> {
    let mut results = Vec::new();
    while let Some(result) = job.next().await {
        results.push(result);
    }
    assert_eq!(job.next_index(), results.last().map_or(0, |last| last.index + 1));
    results
}

macro_rules! method {
    ($name:ident, $form:expr, $operation:ident, $item:expr) => {
        Method {
            name: stringify!($name),
            form: $form,
            idempotent: operations::$operation.idempotent,
            run: |client, names| {
                let names = names.to_vec();
                Box::pin(async move {
                    all(client.$name(names.into_iter().map($item))).await.into_iter().map(told).collect()
                })
            },
        }
    };
}

fn methods() -> Vec<Method> {
    vec![
        method!(publish_all, Form::Codes, PUBLISH_BATCH, |name| Message::new(name, "payload")),
        method!(subscribe_all, Form::Codes, SUBSCRIBE_BATCH, |name| SubscribeRequest::new(name, "t/1")),
        method!(unsubscribe_all, Form::Codes, UNSUBSCRIBE_BATCH, |name| UnsubscribeRequest::new(name, "t/1")),
        method!(create_usernames, Form::Names("username"), CREATE_USERNAME, |name| UsernameCredentials::new(
            name, "s3cret-7"
        )),
        method!(create_clientids, Form::Names("clientid"), CREATE_CLIENTID, |name| ClientidCredentials::new(
            name, "s3cret-7"
        )),
        method!(create_acls, Form::Results, CREATE_ACL, |name| ClientidAclRule::new(
            name,
            "t/1",
            AclAction::Pub,
            AclAccess::Allow
        )),
        method!(update_usernames, Form::Calls, UPDATE_USERNAME, |name| (name, "s3cret-7")),
        method!(update_clientids, Form::Calls, UPDATE_CLIENTID, |name| (name, "s3cret-7")),
        method!(delete_usernames, Form::Calls, DELETE_USERNAME, |name| name),
        method!(delete_clientids, Form::Calls, DELETE_CLIENTID, |name| name),
        method!(delete_acls_by_clientid, Form::Calls, DELETE_ACL_BY_CLIENTID, |name| (name, "t/1")),
        method!(delete_acls_by_username, Form::Calls, DELETE_ACL_BY_USERNAME, |name| (name, "t/1")),
        method!(delete_acls_for_all, Form::Calls, DELETE_ACL_FOR_ALL, |name| name),
        method!(kick_clients, Form::Calls, KICK_CLIENT, |name| name),
    ]
}

/// Replies as told by the names of the items: `refuse-…` is refused, `lose-…` has no outcome, all others succeed.
fn reply(form: Form, request: &Request) -> Reply {
    let Form::Calls = form else {
        let items = request.json().expect("a body");
        return Answer::json(&json!({"data": outcomes(form, items.as_array().expect("a batch")), "code": 0})).into();
    };
    if request.path.contains("lose-") {
        return Reply::Close;
    }
    let refused = request.path.contains("refuse-");
    Answer::ok(if refused { r#"{"code":112,"message":"no"}"# } else { r#"{"code":0}"# }).into()
}

fn outcomes(form: Form, items: &[Value]) -> Value {
    let name = |item: &Value| {
        let text = item.get("clientid").or(item.get("username")).or(item.get("topic")).and_then(Value::as_str);
        text.expect("a name").to_owned()
    };
    let told = items.iter().filter(|item| !name(item).starts_with("lose-"));
    let refused = |item: &Value| name(item).starts_with("refuse-");
    match form {
        Form::Names(_) => {
            let entry = |item: &Value| {
                let outcome = if refused(item) { "{error,existed}" } else { "ok" };
                (name(item), Value::from(outcome))
            };
            Value::Object(told.map(entry).collect::<Map<_, _>>())
        }
        _ => {
            let row = |item: &Value| {
                let mut row = item.clone();
                let (member, value) = match form {
                    Form::Results => ("result", json!(if refused(item) { "{error,action}" } else { "ok" })),
                    _ => ("code", json!(if refused(item) { 112 } else { 0 })),
                };
                row[member] = value;
                row
            };
            let mut rows: Vec<_> = told.map(row).collect();
            if form == Form::Results {
                rows.reverse();
            }
            rows.into()
        }
    }
}

/// Counts results by their word.
fn counts(told: &[Told]) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for (_, word, _) in told {
        *counts.entry(*word).or_default() += 1;
    }
    counts
}
