//! A call by name is equivalent to the typed call.

mod dry_run;
mod jobs;
mod lists;

use crate::common;
use emqx_cloud::types::{
    AclAccess, AclAction, AclRule, AllAclRule, ClientidAclRule, UsernameAclRule, UsernameCredentials,
};
use emqx_cloud::{Client, ErrorKind, NamedOutcome};
use emqx_cloud_tests::calls::{Sending, call, calls};
use emqx_cloud_tests::server::{Answer, Server};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// Typed calls as in a program, one per response form, with the values of the document's examples.
fn typed(client: &Client) -> Vec<(&'static str, Sending<'_>)> {
    fn data(data: impl Serialize) -> Value {
        json!({"data": data})
    }

    let page = client.list_usernames().page(1).limit(10).username("api_user1").like_username("api");
    let rule = AllAclRule::new("a/b", AclAction::Pub, AclAccess::Allow);
    let rules: [AclRule; 3] = [
        ClientidAclRule::new("emqx_c_1", "topic/A", AclAction::Pub, AclAccess::Allow).into(),
        UsernameAclRule::new("emqx_u_1", "topic/A", AclAction::Sub, AclAccess::Allow).into(),
        AllAclRule::new("topic/+", AclAction::Pubsub, AclAccess::Deny).into(),
    ];
    let users = ["api_user1", "api_user2"].map(|name| UsernameCredentials::new(name, "password"));
    let names = |rows: Vec<NamedOutcome>| -> Map<_, _> {
        rows.into_iter().map(|row| (row.name, Value::from(row.outcome))).collect()
    };
    vec![
        ("list_usernames", Box::pin(async { page.await.map(|page| json!({"data": page.items, "meta": page.meta})) })),
        (
            "update_username",
            Box::pin(async { client.update_username("api_user1", "password").await.map(|_| json!({})) }),
        ),
        ("create_acl", Box::pin(async { client.create_acl(rule).await.map(data) })),
        ("create_acl_batch", Box::pin(async { client.create_acl_batch(rules).await.map(data) })),
        (
            "create_username_batch",
            Box::pin(async move { client.create_username_batch(users).await.map(|rows| data(names(rows))) }),
        ),
        ("get_client", Box::pin(async { client.get_client("emqx_c_1").send_rows().await.map(data) })),
        ("get_metrics", Box::pin(async { client.get_metrics().await.map(data) })),
    ]
}

#[tokio::test]
async fn a_call_by_name_sends_and_returns_the_same_as_the_typed_call() {
    let server = Server::start();
    let client = common::client(&server.address());
    for (name, sending) in typed(&client) {
        let call = call(name);
        server.answer(Answer::json(&call.success()));
        let answer = sending.await.unwrap_or_else(|error| panic!("{name}: {error}"));
        let typed = server.only();
        let named = (call.send)(&client).await.unwrap_or_else(|error| panic!("{name}: {error}"));
        let seen = server.only();
        assert_eq!((&seen.method, &seen.path, seen.json()), (&typed.method, &typed.path, typed.json()), "{name}");
        assert_eq!(sorted(seen.query), sorted(typed.query), "{name}");
        assert_eq!(named, answer, "{name}");
    }
}

/// An operation that takes one item or many can also be called by its own name.
#[tokio::test]
async fn every_call_can_be_made_by_operation_id() {
    let server = Server::start();
    let client = common::client(&server.address());
    for call in calls() {
        server.answer(Answer::json(&call.success()));
        let by_call =
            call.named(&client, call.name).send().await.unwrap_or_else(|error| panic!("{}: {error}", call.name));
        let first = server.only();
        let id = call.operation.id;
        let by_operation = call.named(&client, id).send().await.unwrap_or_else(|error| panic!("{id}: {error}"));
        let second = server.only();
        assert_eq!(by_call, by_operation, "{}", call.name);
        assert_eq!((&first.method, &first.path, first.json()), (&second.method, &second.path, second.json()), "{id}");
        assert_eq!(sorted(first.query), sorted(second.query), "{id}");
    }
}

fn sorted(mut query: Vec<(String, String)>) -> Vec<(String, String)> {
    query.sort();
    query
}

#[tokio::test]
async fn invalid_arguments_are_named_and_not_sent() {
    let server = Server::start();
    let emqx = common::client(&server.address());
    let secret = json!({"username": "a", "password": "tell-nobody", "is_superuser": true});
    let both = json!({"username": "a", "clientid": "b", "topic": "t", "action": "pub", "access": "allow"});
    let good = json!({"clientid": "b", "topic": "t", "action": "pub", "access": "allow"});
    let mut bad = good.clone();
    bad["zork"] = 1.into();
    let rules = json!([good, bad]);
    #[rustfmt::skip]
    let cases = [
        (emqx.call("list_client"), "name", "did you mean `list_clients`?"),
        (emqx.call("List-Cleints"), "name", "did you mean `list_clients`?"),
        (emqx.call("acl_by_username"), "name", "did you mean `get_acl_by_username`?"),
        (emqx.call("zork"), "name", "must be the name of a call, got \"zork\""),
        (emqx.call("list_clients").arg("foo", 1), "foo", "which takes page, limit, clientid"),
        (emqx.call("list_clients").arg("_limit", 1), "_limit", "must be an argument of this call"),
        (emqx.call("list_clients").arg("limit", "x"), "limit", "an integer"),
        (emqx.call("list_clients").arg("limit", -1), "limit", "an integer"),
        (emqx.call("list_clients").arg("limit", 1.5), "limit", "an integer"),
        (emqx.call("list_clients").arg("limit", 0), "limit", "at least 1"),
        (emqx.call("list_clients").arg("limit", 1).arg("limit", 2), "limit", "set only once"),
        (emqx.call("list_clients").arg("clean_start", "yes"), "clean_start", "`true` or `false`"),
        (emqx.call("list_clients").arg("clientid", 5), "clientid", "a string"),
        (emqx.call("list_clients").arg("like_clientid", ""), "like_clientid", "must not be empty"),
        (emqx.call("list_clients").body(json!({})), "body", "has no body"),
        (emqx.call("get_client"), "clientid", "must be set"),
        (emqx.call("get_client").arg("clientid", ""), "clientid", "must not be empty"),
        (emqx.call("get_client").arg("clientid", Value::Null), "clientid", "a string"),
        (emqx.call("publish"), "body", "must be set"),
        (emqx.call("publish").body(json!({"topic": 5})), "body.topic", "expected a string"),
        (emqx.call("publish").body(json!({"payload": "x"})), "body.topic", "at least one of topic, topics"),
        (emqx.call("publish").body(json!({"topic": "a", "qos": 3})), "body.qos", "at most 2"),
        (emqx.call("publish").body(json!([{"topic": "a"}])), "body[0]", "does not fit"),
        (emqx.call("update_username").arg("username", "a").body(json!(["p"])), "body", "a different value"),
        (emqx.call("publish").body(json!({"topic": "a", "qos": null})), "body.qos", "a different value"),
        (emqx.call("publish").body(json!({"topic": "a", "properties": []})), "body.properties", "does not fit"),
        (emqx.call("publish_batch").body(json!([{"topic": "a"}, {"topic": "b", "qos": 1.0}])), "body[1].qos", "does not fit"),
        (emqx.call("publish_batch").body(json!([{"topic": "a"}, {"topic": "b", "qos": 7}])), "body[1].qos", "at most 2"),
        (emqx.call("create_username").body(secret), "body.is_superuser", "unknown field"),
        (emqx.call("create_acl").body(both), "body.username", "unknown field `username` alongside the others"),
        (emqx.call("create_acl").body(rules), "body[1].zork", "unknown field `zork`"),
        (emqx.call("create_acl").body(json!({"clientid": "c", "topic": "t"})), "body", "matches none of the documented forms"),
        (emqx.call("update_username").arg("username", "a").body(json!({})), "body.password", "missing field"),
        (emqx.call("create_acl").body(json!([])), "body", "must not be empty"),
    ];
    for (call, argument, said) in cases {
        let place = format!("{call:?}");
        let dry = call.clone().dry_run().await.expect_err(&place);
        let error = call.send().await.expect_err(&place);
        assert_eq!(dry.to_string(), error.to_string());
        assert_eq!((error.kind(), error.argument()), (ErrorKind::InvalidArgument, Some(argument)), "{place}: {error}");
        assert!(error.to_string().contains(said), "{place}: {error}");
        let shown = format!("{error} {error:?} {place}");
        assert!(!shown.contains("tell-nobody"), "{shown}");
    }
    assert_eq!(server.seen(), []);
}
