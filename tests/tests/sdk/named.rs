//! A call by name is the typed call of that name.

use crate::common;
use emqx_cloud::{Client, ErrorKind, NamedCall};
use emqx_cloud_tests::calls::{TypedCall, calls};
use emqx_cloud_tests::server::{Answer, Server};
use percent_encoding::percent_decode_str;
use serde_json::{Value, json};

/// The call with the arguments and the body of the canonical one, all as JSON.
fn by_name(client: &Client, call: &TypedCall, name: &str) -> NamedCall {
    let template = call.operation.path.split('/');
    let in_path = template.zip(call.path.split('/')).filter_map(|(template, segment)| {
        let name = template.strip_prefix('{')?.strip_suffix('}')?;
        Some((name, percent_decode_str(segment).decode_utf8().expect("a segment is text").into_owned()))
    });
    let in_query = call.query.iter().map(|(name, value)| (*name, (*value).to_owned()));
    let mut named = client.call(name);
    for (wire, value) in in_path.chain(in_query) {
        let parameter = call.operation.parameters.iter().find(|parameter| parameter.name == wire);
        named = named.arg(parameter.expect("the operation has the parameter").argument, value);
    }
    match &call.body {
        Some(body) => named.body(body.clone()),
        None => named,
    }
}

#[tokio::test]
async fn every_call_sends_and_says_the_same_by_name() {
    let server = Server::start();
    let client = common::client(&server.address());
    let mut names = 0;
    for call in calls() {
        server.answer(Answer::json(&call.success()));
        let answer = (call.send)(&client).await.expect("a success");
        let typed = server.only();
        // An operation that takes one or many goes by its own name, too.
        for name in [call.name, call.operation.id] {
            let named = by_name(&client, &call, name).send().await.unwrap_or_else(|error| panic!("{name}: {error}"));
            let seen = server.only();
            assert_eq!((&seen.method, &seen.path, seen.json()), (&typed.method, &typed.path, typed.json()), "{name}");
            let sorted = |mut query: Vec<(String, String)>| {
                query.sort();
                query
            };
            assert_eq!(sorted(seen.query), sorted(typed.query.clone()), "{name}");
            let data = named.data.unwrap_or_default();
            match &answer["data"] {
                Value::Object(outcomes) if call.name.ends_with("id_batch") || call.name.ends_with("name_batch") => {
                    let rows: Vec<_> =
                        outcomes.iter().map(|(name, said)| json!({"name": name, "outcome": said})).collect();
                    assert_eq!(data.as_array().map(Vec::len), Some(rows.len()), "{name}");
                    assert!(rows.iter().all(|row| data.as_array().is_some_and(|data| data.contains(row))), "{name}");
                }
                expected => assert_eq!(&data, expected, "{name}"),
            }
            assert_eq!(named.meta.unwrap_or_default(), answer["meta"], "{name}");
            names += 1;
        }
    }
    assert!(names >= 68, "{names}");
}

#[tokio::test]
async fn what_does_not_fit_is_refused_by_its_name_and_not_sent() {
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
        (emqx.call("publish").body(json!({"topic": "a", "properties": [5]})), "body.properties", "a different value"),
        (emqx.call("publish_batch").body(json!([{"topic": "a"}, {"topic": "b", "qos": 1.0}])), "body[1].qos", "does not fit"),
        (emqx.call("publish_batch").body(json!([{"topic": "a"}, {"topic": "b", "qos": 7}])), "body[1].qos", "at most 2"),
        (emqx.call("create_username").body(secret), "body.is_superuser", "unknown field"),
        (emqx.call("create_acl").body(both), "body.username", "unknown field `username` alongside the others"),
        (emqx.call("create_acl").body(rules), "body[1].zork", "unknown field `zork`"),
        (emqx.call("create_acl").body(json!({"clientid": "c", "topic": "t"})), "body", "matches none of the documented forms"),
        (emqx.call("create_acl").body(json!([])), "body", "must not be empty"),
    ];
    for (call, argument, said) in cases {
        let place = format!("{call:?}");
        let error = call.send().await.expect_err(&place);
        assert_eq!((error.kind(), error.argument()), (ErrorKind::InvalidArgument, Some(argument)), "{place}: {error}");
        assert!(error.to_string().contains(said), "{place}: {error}");
        let shown = format!("{error} {error:?} {place}");
        assert!(!shown.contains("tell-nobody"), "{shown}");
    }
    assert_eq!(server.seen(), []);
}
