//! Successful calls: the request on the wire, and every value of the response.

use crate::common;
use crate::common::client;
use emqx_cloud::types::{AclAccess, AclAction};
use emqx_cloud::{ErrorKind, operations};
use emqx_cloud_tests::calls::{Form, Meaning, TypedCall, call as typed, calls};
use emqx_cloud_tests::server::{Answer, Server};
use emqx_cloud_tests::specification::{Parameter, Specification};
use serde_json::{Value, json};

/// The example as a caller receives it: without the code, and in request order.
fn expected(call: &TypedCall, answer: &Value) -> Value {
    let mut expected = answer.as_object().expect("an answer is an object").clone();
    expected.remove("code");
    match (call.form, expected.get_mut("data")) {
        (Form::Results, Some(Value::Array(rows))) => rows.reverse(),
        (Form::MaybeObject, None) => drop(expected.insert("data".to_owned(), json!({}))),
        _ => {}
    }
    Value::Object(expected)
}

#[test]
fn the_client_has_every_operation_and_call_of_the_document() {
    let mut documented = Specification::read().calls();
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let mut known: Vec<_> =
        operations::ALL.iter().map(|operation| (operation.id.to_owned(), owned(operation.calls))).collect();
    documented.sort();
    known.sort();
    assert_eq!(documented, known);
    assert!(!known.is_empty());
}

/// The tests make every call with these examples.
#[test]
fn every_parameter_and_body_of_the_document_has_an_example() {
    let specification = Specification::read();
    for call in calls() {
        let without = |parameter: &Parameter| parameter.example.is_none();
        let parameters = specification.parameters(call.operation);
        let missing: Vec<_> = parameters.into_iter().filter(without).map(|parameter| parameter.name).collect();
        assert_eq!(missing, [""; 0], "{}: give these an `example` in the document", call.name);
        let (takes, has) = (specification.takes_body(call.operation), call.body.is_some());
        assert_eq!(takes, has, "{}: give its body `examples` in the document", call.name);
    }
}

#[tokio::test]
async fn every_call_sends_exactly_what_is_documented() {
    let server = Server::start();
    let client = common::client(&server.address());
    for call in calls() {
        server.answer(Answer::json(&call.success()));
        (call.send)(&client).await.unwrap_or_else(|error| panic!("{}: {error}", call.name));
        let seen = server.only();
        assert_eq!((&*seen.method, &*seen.path), (call.operation.method, &*call.path), "{}", call.name);
        let (mut query, mut documented) = (seen.query.clone(), call.query.clone());
        query.sort();
        documented.sort();
        assert_eq!(query, documented, "{}", call.name);
        assert_eq!(seen.json(), call.body, "{}", call.name);
        assert_eq!(seen.header("authorization"), Some(crate::common::AUTHORIZATION), "{}", call.name);
        let content_type = call.body.is_some().then_some("application/json");
        assert_eq!(seen.header("content-type"), content_type, "{}", call.name);
        assert_eq!(seen.header("accept"), Some("application/json"), "{}", call.name);
        assert_eq!(seen.header("api-version"), None, "{}", call.name);
    }
}

#[tokio::test]
async fn a_list_without_filters_has_no_query() {
    let server = Server::start();
    let client = common::client(&server.address());
    let mut tried = 0;
    for call in calls().into_iter().filter(|call| call.form == Form::Page) {
        server.answer(Answer::json(&call.success()));
        let required = call.operation.parameters.iter().filter(|parameter| parameter.required);
        let values = required.filter_map(|it| call.arguments.iter().find(|argument| argument.name == it.argument));
        let named = values.fold(client.call(call.name), |named, it| named.arg(it.name, it.value.clone()));
        named.send().await.unwrap_or_else(|error| panic!("{}: {error}", call.name));
        let documented = Specification::read().parameters(call.operation);
        let optional = |name: &str| call.operation.parameters.iter().any(|it| it.name == name && !it.required);
        let seen = server.only();
        let sent: Vec<_> =
            documented.iter().filter(|it| optional(&it.name) && seen.parameter(&it.name).is_some()).collect();
        assert!(sent.is_empty(), "{}: {seen:?}", call.name);
        tried += 1;
    }
    assert!(tried >= 7, "{tried}");
}

#[tokio::test]
async fn every_documented_response_is_understood_and_loses_nothing() {
    let server = Server::start();
    let client = common::client(&server.address());
    let examples = Specification::read().answers();
    let (mut successes, mut others) = (0, 0);
    let mut used = std::collections::BTreeSet::new();
    for call in calls() {
        let mut own = 0;
        for example in examples.iter().filter(|example| example.operation == call.operation.id) {
            let answer = &example.value;
            if !call.belongs(answer) {
                continue;
            }
            used.insert((&example.operation, &example.name));
            server.answer(Answer::json(answer));
            let result = (typed(call.name).about(answer).send)(&client).await;
            let place = format!("{}, {}", call.name, example.name);
            match (call.meaning(answer), result) {
                (Meaning::Success, Ok(got)) => {
                    assert_eq!(got, expected(&call, answer), "{place}");
                    own += 1;
                }
                (Meaning::Absent, Err(error)) => {
                    assert!(error.is_not_found() && error.kind() == ErrorKind::NotFound, "{place}: {error:?}");
                    others += 1;
                }
                (Meaning::Partial, Err(error)) => {
                    assert!(error.is_partial_failure(), "{place}: {error:?}");
                    others += 1;
                }
                (Meaning::Refusal, Err(error)) => {
                    assert_eq!(error.kind(), ErrorKind::Refused, "{place}: {error:?}");
                    assert_eq!(error.message(), answer["message"].as_str(), "{place}");
                    assert_eq!(error.code().and_then(|code| code.number()), answer["code"].as_i64(), "{place}");
                    others += 1;
                }
                (meaning, result) => panic!("{place}: {meaning:?}, but {result:?}"),
            }
        }
        assert!(own > 0, "{} has no documented success", call.name);
        successes += own;
    }
    assert_eq!(used.len(), examples.len(), "an example belongs to no call");
    assert!(successes >= 46 && others >= 48, "examples are missing: {successes} successes, {others} others");
}

#[tokio::test]
async fn unknown_fields_are_kept_at_every_level() {
    fn add(value: &mut Value, level: usize) {
        match value {
            Value::Object(fields) => {
                fields.values_mut().for_each(|value| add(value, level + 1));
                fields.insert(format!("new_{level}"), json!({"deep": [1, null, "x"]}));
            }
            Value::Array(rows) => rows.iter_mut().for_each(|row| add(row, level)),
            _ => {}
        }
    }

    let server = Server::start();
    let client = common::client(&server.address());
    let examples = Specification::read().answers();
    let mut tried = 0;
    for call in calls().into_iter().filter(|call| call.form != Form::Names) {
        for example in examples.iter().filter(|example| example.operation == call.operation.id) {
            let mut answer = example.value.clone();
            if !call.belongs(&answer) || call.meaning(&answer) != Meaning::Success {
                continue;
            }
            let fields = answer.as_object_mut().expect("an answer is an object");
            fields
                .iter_mut()
                .filter(|(name, _)| *name == "data" || *name == "meta")
                .for_each(|(_, value)| add(value, 0));
            if call.form == Form::Ack {
                fields.insert("new".to_owned(), json!({"deep": [1, null, "x"]}));
            }
            server.answer(Answer::json(&answer));
            let sent = (typed(call.name).about(&answer).send)(&client).await;
            let got = sent.unwrap_or_else(|error| panic!("{}: {error}", call.name));
            assert_eq!(got, expected(&call, &answer), "{}, {}", call.name, example.name);
            tried += 1;
        }
    }
    assert!(tried >= 44, "examples are missing: {tried}");
}

#[tokio::test]
async fn unknown_values_are_kept() {
    let server = Server::start();
    let client = common::client(&server.address());
    let rule = json!({"clientid": "c", "topic": "t", "action": "observe", "access": "maybe"});
    server.answer(Answer::json(&json!({"data": [rule], "code": 0})));
    let rows = client.get_acl_by_clientid("c").await.expect("a success");
    assert_eq!(rows[0].action, AclAction::Other("observe".to_owned()));
    assert_eq!(rows[0].access, AclAccess::Other("maybe".to_owned()));
    assert_eq!(serde_json::to_value(&rows[0]).expect("a row is JSON"), rule);

    server.seen();
    client.list_acl_by_clientid().action("observe").access("maybe").await.expect("a success");
    let seen = server.only();
    assert_eq!((seen.parameter("action"), seen.parameter("access")), (Some("observe"), Some("maybe")));
}

#[tokio::test]
async fn a_count_of_minus_one_means_no_count() {
    let server = Server::start();
    let client = common::client(&server.address());
    let cases = [(json!(-1), None), (json!(0), Some(0)), (json!(7), Some(7))];
    for (count, total) in cases {
        let meta = json!({"page": 1, "limit": 10, "count": count, "hasnext": false});
        server.answer(Answer::json(&json!({"data": [], "meta": meta, "code": 0})));
        let page = client.list_usernames().username("u").await.expect("a success");
        assert_eq!(page.total(), total);
        assert_eq!(page.meta.expect("there is meta").get("count"), Some(count));
    }
}

#[tokio::test]
async fn has_next_is_known_only_if_the_server_sends_it() {
    let server = Server::start();
    let client = common::client(&server.address());
    let meta = |more: Option<bool>| {
        let mut meta = json!({"page": 1, "limit": 10, "count": 3});
        if let Some(more) = more {
            meta["hasnext"] = more.into();
        }
        meta
    };
    for more in [None, Some(true), Some(false)] {
        server.answer(Answer::json(&json!({"data": [], "meta": meta(more), "code": 0})));
        assert_eq!(client.list_clients().await.expect("a success").has_next(), more);
        assert_eq!(client.list_acl_for_all().await.expect("a success").has_next(), more);
    }
}

#[tokio::test]
async fn subscriptions_by_topic_may_come_without_meta() {
    let server = Server::start();
    let row = json!({"topic": "t", "qos": 1, "node": "n", "clientid": "c"});
    server.answer(Answer::json(&json!({"data": [row], "code": 0})));
    let page = common::client(&server.address()).list_subscriptions().topic("t").await.expect("a success");
    assert_eq!((page.items.len(), &page.meta, page.has_next(), page.total()), (1, &None, None, None));
}

#[tokio::test]
async fn a_missing_resource_is_not_found_or_none() {
    let server = Server::start();
    let client = common::client(&server.address());
    for data in [json!({}), json!([])] {
        server.answer(Answer::json(&json!({"data": data, "code": 0})));
        let (lookups, expected) = (data.is_object(), (true, Some(200)));
        let facts = |error: emqx_cloud::Error| (error.is_not_found(), error.status());
        if lookups {
            assert_eq!(facts(client.get_username("u").await.expect_err("it does not exist")), expected);
            assert_eq!(facts(client.get_clientid("c").await.expect_err("it does not exist")), expected);
            assert_eq!(client.get_username("u").send_optional().await.expect("a success"), None);
            assert_eq!(client.get_clientid("c").send_optional().await.expect("a success"), None);
        } else {
            assert_eq!(facts(client.get_client("c").await.expect_err("it does not exist")), expected);
            assert_eq!(client.get_client("c").send_optional().await.expect("a success"), None);
            // A list may be empty, which is not an error.
            assert_eq!(client.get_acl_by_clientid("c").await.expect("a success"), []);
            assert_eq!(client.get_acl_by_username("u").await.expect("a success"), []);
            assert_eq!(client.get_client_subscriptions("c").await.expect("a success"), []);
        }
    }
}

#[tokio::test]
async fn an_optional_lookup_returns_the_resource_and_can_still_fail() {
    let server = Server::start();
    let client = common::client(&server.address());
    server.answer(Answer::json(&json!({"data": {"username": "u"}, "code": 0})));
    let found = client.get_username("u").send_optional().await.expect("a success").expect("it exists");
    assert_eq!(found.username.as_deref(), Some("u"));
    server.answer(Answer::json(&json!({"data": [{"node": "n", "clientid": "c", "connected": true}], "code": 0})));
    let found = client.get_client("c").send_optional().await.expect("a success").expect("it exists");
    assert_eq!(found.clientid, "c");
    // A 404 concerns the path, not the resource.
    for status in [401, 404, 500] {
        server.answer(Answer::status(status));
        let error = client.get_username("u").send_optional().await.expect_err("not a response that means absence");
        assert_eq!(error.status(), Some(status));
        let error = client.get_client("c").send_optional().await.expect_err("not a response that means absence");
        assert_eq!(error.status(), Some(status));
    }
}

#[tokio::test]
async fn a_client_on_two_nodes_has_two_rows() {
    let server = Server::start();
    let row = |node: &str| json!({"node": node, "clientid": "c", "connected": true});
    server.answer(Answer::json(&json!({"data": [row("n1"), row("n2")], "code": 0})));
    let call = common::client(&server.address()).get_client("c");
    let first = call.clone().await.expect("a success");
    assert_eq!(first.node, "n1");
    let rows = call.send_rows().await.expect("a success");
    assert_eq!(rows.iter().map(|row| &*row.node).collect::<Vec<_>>(), ["n1", "n2"]);
}

#[tokio::test]
async fn the_content_type_of_a_response_does_not_matter() {
    let server = Server::start();
    let client = client(&server.address());
    for content_type in ["application/json", "application/json; charset=utf-8", "text/plain", ""] {
        server.answer(Answer::status(200).typed(content_type, r#" {"code" : 0} "#));
        client.delete_username("u").await.unwrap_or_else(|error| panic!("{content_type}: {error}"));
    }
}
