//! Rows that differ from the document: an odd value costs neither the row nor the page, and nothing of it is lost.

use emqx_cloud::types::{ClientInfo, SubscriptionInfo, UsernameAuth};
use emqx_cloud::{Columns, ErrorKind, NumberOrText, Received};
use emqx_cloud_tests::calls::{Form, Meaning, call, calls};
use emqx_cloud_tests::server::{Answer, Server};
use emqx_cloud_tests::specification::Specification;
use serde_json::{Value, json};

use crate::common;

/// A client as a server lists it, with other values for some fields.
fn client_row(clientid: &str, other: Value) -> Value {
    let mut row = call("list_clients").success()["data"][0].clone();
    row["clientid"] = clientid.into();
    other.as_object().expect("an object").iter().for_each(|(name, value)| row[name] = value.clone());
    row
}

#[tokio::test]
async fn an_odd_value_of_an_optional_field_is_kept_and_reported() {
    // (the field, its value, whether it is a misfit)
    #[rustfmt::skip]
    let cases = [
        ("keepalive", json!("undefined"), false), // STOMP
        ("keepalive", json!("60"), true),
        ("keepalive", json!(null), false),
        ("keepalive", json!(60.5), true),
        ("keepalive", json!({"a": [1]}), true),
        ("username", json!(5), true),
        ("username", json!([]), true),
        ("is_bridge", json!("false"), true),
        ("recv_msg.qos0", json!("0"), true),
        ("ip_address", json!(["127.0.0.1"]), true),
        ("new_in_6", json!({"deep": [1, null]}), false),
    ];
    let server = Server::start();
    let emqx = common::client(&server.address());
    for (field, value, is_misfit) in cases {
        let place = format!("{field}: {value}");
        let rows = [client_row("a", json!({})), client_row("b", json!({field: value})), client_row("c", json!({}))];
        let meta = json!({"page": 1, "limit": 10, "count": 3, "hasnext": false});
        server.answer(Answer::json(&json!({"code": 0, "meta": meta, "data": rows})));
        let page = emqx.list_clients().await.unwrap_or_else(|error| panic!("{place}: {error}"));
        let ids: Vec<_> = page.items.iter().map(|row| &*row.clientid).collect();
        assert_eq!(ids, ["a", "b", "c"], "{place}");
        let misfits: Vec<_> = page.misfits().into_iter().map(|misfit| misfit.path).collect();
        assert_eq!(misfits, if is_misfit { vec![format!("[1].{field}")] } else { vec![] }, "{place}");
        assert_eq!(page.items[1].extra.get(field), Some(value), "{place}");
        assert!(page.items[0].extra.get(field).is_none(), "{place}");
        // Written again, it is what the server sent.
        assert_eq!(serde_json::to_value(&page.items).expect("rows are JSON"), json!(rows), "{place}");
        // The columns of a table stay those of the document.
        let record = serde_json::to_value(page.items[1].record()).expect("a record");
        assert_eq!(record.as_object().expect("an object").len(), ClientInfo::COLUMNS.len(), "{place}");
    }
}

/// The rule, for every field of every response: an odd value of a required one makes the response unreadable, and any other
/// is kept where it was.
#[tokio::test]
async fn the_rule_holds_for_every_field_of_every_response() {
    let server = Server::start();
    let emqx = common::client(&server.address());
    let specification = Specification::read();
    let examples = specification.answers();
    let (mut kept, mut refused) = (0, 0);
    let forms = [Form::Page, Form::List, Form::Lookup, Form::LookupRow, Form::Object, Form::MaybeObject, Form::Outcome];
    for call in calls().into_iter().filter(|call| forms.contains(&call.form)) {
        let own =
            examples.iter().filter(|example| example.operation == call.operation.id).map(|example| &example.value);
        let full = own.filter(|answer| call.belongs(answer) && call.meaning(answer) == Meaning::Success);
        let Some(success) = full.cloned().find(|answer| answer["data"] != json!([])) else { continue };
        let call = call.about(&success);
        let is_list = success["data"].is_array();
        let row = if is_list { specification.resolve(&call.data["items"]) } else { &call.data };
        let Some(properties) = row["properties"].as_object() else { continue };
        for (name, schema) in properties {
            let schema = specification.resolve(schema.pointer("/allOf/0").unwrap_or(schema));
            let mut answer = success.clone();
            let place = if is_list { &mut answer["data"][0] } else { &mut answer["data"] };
            if place.is_null() {
                *place = json!({});
            }
            place[name] = if schema["type"] == "array" { json!({"odd": [1, null]}) } else { json!([{"odd": null}]) };
            server.answer(Answer::json(&answer));
            let is_required =
                row["required"].as_array().is_some_and(|required| required.contains(&name.as_str().into()));
            let told = format!("{}, {name}", call.name);
            match ((call.send)(&emqx).await, is_required) {
                (Ok(got), false) => {
                    answer.as_object_mut().expect("an object").remove("code");
                    assert_eq!(got, answer, "{told}");
                    kept += 1;
                }
                (Err(error), true) => {
                    assert!(error.kind() == ErrorKind::UnexpectedResponse, "{told}: {error}");
                    refused += 1;
                }
                (result, _) => panic!("{told}: {result:?}"),
            }
        }
    }
    assert!(kept >= 100 && refused >= 20, "{kept} kept, {refused} refused");
}

#[tokio::test]
async fn the_version_of_a_protocol_is_a_number_or_text() {
    let server = Server::start();
    let emqx = common::client(&server.address());
    let cases = [
        (json!(4), Some(NumberOrText::Number(4))),
        (json!("1.0"), Some("1.0".into())), // LwM2M
        (json!("1.2"), Some("1.2".into())), // STOMP
        (json!(1.5), None),
        (json!([]), None),
    ];
    for (sent, version) in cases {
        server.answer(Answer::json(&json!({"code": 0, "data": [client_row("a", json!({"proto_ver": sent}))]})));
        let row = emqx.get_client("a").await.unwrap_or_else(|error| panic!("{sent}: {error}"));
        assert_eq!((row.proto_ver.clone(), row.misfits().len()), (version.clone(), usize::from(version.is_none())));
        assert_eq!(serde_json::to_value(&row).expect("a row is JSON")["proto_ver"], sent);
    }
}

#[tokio::test]
async fn a_subscription_without_a_client_is_a_row() {
    let server = Server::start();
    let row = |clientid: Value| json!({"node": "n", "clientid": clientid, "topic": "t", "qos": 0});
    let meta = json!({"page": 1, "limit": 10, "count": 2, "hasnext": false});
    server.answer(Answer::json(&json!({"code": 0, "meta": meta, "data": [row(json!([])), row(json!("c"))]})));
    let page = common::client(&server.address()).list_subscriptions().await.expect("a page");
    let clients: Vec<_> = page.items.iter().map(|row| row.clientid.as_deref()).collect();
    assert_eq!(clients, [None, Some("c")]);
    assert_eq!(page.items[0].extra.raw("clientid").map(|raw| raw.get()), Some("[]"));
}

#[tokio::test]
async fn a_required_field_of_another_type_makes_the_response_unreadable() {
    let server = Server::start();
    let emqx = common::client(&server.address());
    for (other, said) in [
        (json!({"clientid": 5}), "`data[1].clientid`: expected a string"),
        (json!({"clientid": null}), "`data[1].clientid`: expected a string"),
        (json!({"connected": "true"}), "`data[1].connected`: expected a boolean"),
    ] {
        let mut row = client_row("b", json!({}));
        other.as_object().expect("an object").iter().for_each(|(name, value)| row[name] = value.clone());
        server.answer(Answer::json(&json!({"code": 0, "data": [client_row("a", json!({})), row]})));
        let error = emqx.list_clients().await.expect_err("the row says nothing");
        assert_eq!(error.kind(), ErrorKind::UnexpectedResponse);
        assert!(error.to_string().contains(said), "{error}");
    }
}

#[tokio::test]
async fn duplicate_keys_are_refused_wherever_they_are() {
    let server = Server::start();
    let emqx = common::client(&server.address());
    for row in [
        r#"{"username":"u","username":"v"}"#,
        r#"{"username":"u","created_at":1,"created_at":2}"#,
        r#"{"username":"u","new":1,"new":2}"#,
        r#"{"username":"u","new":{"a":1,"a":2}}"#,
        r#"{"username":"u","new":[[{"a":{"b":1,"\u0062":2}}]]}"#,
        r#"{"username":"u","created_at":{"a":1,"a":2}}"#,
    ] {
        server.answer(Answer::ok(format!(r#"{{"code":0,"data":{row}}}"#)));
        let error = emqx.get_username("u").await.expect_err("nobody knows what it means");
        assert_eq!(error.kind(), ErrorKind::UnexpectedResponse, "{row}: {error}");
        assert!(error.to_string().contains("duplicate key"), "{row}: {error}");
    }
}

/// Numbers with all digits, and `null`.
#[tokio::test]
async fn what_is_kept_is_kept_exactly() {
    let server = Server::start();
    let emqx = common::client(&server.address());
    let row = r#"{"username":"u","created_at":null,"big":18446744073709551616,"long":0.1234567890123456789012345,"nested":{"n":[1e3,null]}}"#;
    let body = format!(r#"{{"code":0,"data":{row},"beside":[123456789012345678901234567890]}}"#);
    server.answer(Answer::ok(body));
    let typed: UsernameAuth = emqx.get_username("u").await.expect("a success");
    assert_eq!(typed.extra.raw("big").map(|raw| raw.get()), Some("18446744073709551616"));
    assert_eq!(typed.extra.raw("long").map(|raw| raw.get()), Some("0.1234567890123456789012345"));
    assert_eq!(typed.extra.raw("nested").map(|raw| raw.get()), Some(r#"{"n":[1e3,null]}"#));
    let names: Vec<_> = typed.extra.iter().map(|(name, _)| name.into_owned()).collect();
    assert_eq!(names, ["created_at", "big", "long", "nested"]);
    assert_eq!(serde_json::to_string(&typed).expect("a row is JSON"), row);

    let named = emqx.call("get_username").arg("username", "u").send().await.expect("a success");
    assert_eq!(named.raw_data(), Some(row));
    assert_eq!(named.data().expect("data")["created_at"], Value::Null);
    assert!(named.data().expect("data").as_object().expect("an object").contains_key("created_at"));
}

#[tokio::test]
async fn a_page_and_its_meta_keep_what_they_cannot_name() {
    let server = Server::start();
    let emqx = common::client(&server.address());
    let body = r#"{"code":0,"meta":{"page":1,"limit":10,"count":1,"hasnext":false,"big":18446744073709551616,"x":null},"data":[],"beside":1.10}"#;
    server.answer(Answer::ok(body));
    let page = emqx.list_usernames().await.expect("a page");
    let meta = page.meta.as_ref().expect("there is meta");
    assert_eq!(meta.raw("big").map(|raw| raw.get()), Some("18446744073709551616"));
    assert_eq!(meta.raw("x").map(|raw| raw.get()), Some("null"));
    assert_eq!(page.extra.raw("beside").map(|raw| raw.get()), Some("1.10"));
    let named = emqx.call("list_usernames").send().await.expect("a page");
    let written = serde_json::to_string(&named).expect("JSON");
    assert!(
        written.contains(r#""big":18446744073709551616,"x":null"#) && written.contains(r#""beside":1.10"#),
        "{written}"
    );
}

#[tokio::test]
async fn a_response_about_something_else_is_no_success() {
    let server = Server::start();
    let emqx = common::client(&server.address());
    let entry = |clientid: &str| json!({"clientid": clientid, "topic": "t", "action": "pub", "access": "allow"});
    let subscription = |clientid: &str| json!({"node": "n", "clientid": clientid, "topic": "t", "qos": 0});
    // (the call, what it asks for, the data, the name that is not what was asked for)
    #[rustfmt::skip]
    let cases = [
        ("get_clientid", "clientid", json!({"clientid": "my-device"}), None),
        ("get_clientid", "clientid", json!({"clientid": "other"}), Some("other")),
        ("get_clientid", "clientid", json!({"clientid": "My-Device"}), Some("My-Device")),
        ("get_clientid", "clientid", json!({"password": "p"}), None), // it names nothing
        ("get_username", "username", json!({"username": "other"}), Some("other")),
        ("get_client", "clientid", json!([client_row("my-device", json!({}))]), None),
        ("get_client", "clientid", json!([client_row("other", json!({}))]), Some("other")),
        ("get_client", "clientid", json!([client_row("my-device", json!({})), client_row("other", json!({}))]), Some("other")),
        ("get_acl_by_clientid", "clientid", json!([entry("my-device"), entry("my-device")]), None),
        ("get_acl_by_clientid", "clientid", json!([entry("my-device"), entry("other")]), Some("other")),
        ("get_client_subscriptions", "clientid", json!([subscription("my-device")]), None),
        ("get_client_subscriptions", "clientid", json!([subscription("other")]), Some("other")),
    ];
    for (name, argument, data, other) in cases {
        server.answer(Answer::json(&json!({"code": 0, "data": data})));
        let result = emqx.call(name).arg(argument, "my-device").send().await;
        match (other, result) {
            (None, result) => assert!(result.is_ok(), "{name}, {data}: {result:?}"),
            (Some(other), Err(error)) => {
                assert_eq!(error.kind(), ErrorKind::UnexpectedResponse, "{name}, {data}");
                let said = format!("it is about another `{argument}`: `{argument}` is `{other}`");
                assert!(error.to_string().contains(&said), "{name}: {error}");
            }
            (Some(_), Ok(_)) => panic!("{name}, {data}: a success"),
        }
    }
}

/// Rows decode and encode on their own, as callers store them.
#[test]
fn a_row_reads_what_it_has_written() {
    let row: SubscriptionInfo =
        serde_json::from_value(json!({"node": "n", "clientid": [], "topic": "t", "qos": 0, "new": 1})).expect("a row");
    let written = serde_json::to_string(&row).expect("JSON");
    assert_eq!(serde_json::from_str::<SubscriptionInfo>(&written).expect("a row"), row);
    assert!(
        serde_json::from_value::<SubscriptionInfo>(json!(["n", "c", "t", 0])).is_err(),
        "an array is not an object"
    );
    // An undocumented field can be a secret, so only its name is shown.
    let shown = format!("{:?}", row.extra);
    assert_eq!(shown, r#"{"clientid", "new"}"#);
}
