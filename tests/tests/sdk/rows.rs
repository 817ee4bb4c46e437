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
        let mut full = own.filter(|answer| call.belongs(answer) && call.meaning(answer) == Meaning::Success);
        let Some(success) = full.find(|answer| answer["data"] != json!([])).cloned() else { continue };
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
            let mut parameters = call.operation.parameters.iter();
            let is_repeated = parameters.any(|parameter| parameter.repeated_in == Some(name));
            let is_required = is_repeated
                || row["required"].as_array().is_some_and(|required| required.contains(&name.as_str().into()));
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
        let error = emqx.list_clients().await.expect_err("a required field is unreadable");
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
        let error = emqx.get_username("u").await.expect_err("the meaning is unknown");
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

/// What `serde_json` cannot read costs neither the row nor the page.
#[tokio::test]
async fn values_that_cannot_be_parsed_are_kept() {
    let server = Server::start();
    let emqx = common::client(&server.address());
    let (deep, digits) = (format!("{}{}", "[".repeat(130), "]".repeat(130)), "9".repeat(400));
    for (field, value) in [
        ("new", "1e400"),
        ("new", &*digits),
        ("new", r#""\ud800""#),
        ("new", &*deep),
        ("created_at", &*digits),
        ("created_at", "1e400"),
    ] {
        let rows = format!(r#"[{{"username":"u","{field}":{value}}},{{"username":"v"}}]"#);
        let meta = r#"{"page":1,"limit":2,"count":2,"hasnext":false}"#;
        server.answer(Answer::ok(format!(r#"{{"code":0,"data":{rows},"meta":{meta}}}"#)));
        let page = emqx.list_usernames().await.unwrap_or_else(|error| panic!("{field}, {value}: {error}"));
        assert_eq!(page.items.len(), 2, "{value}");
        assert_eq!(page.items[0].extra.raw(field).map(|raw| raw.get()), Some(value));
        assert_eq!(serde_json::to_string(&page.items).expect("JSON"), rows);
    }
    let endless = "[".repeat(20_000) + &"]".repeat(20_000);
    server.answer(Answer::ok(format!(r#"{{"code":0,"data":{{"username":"u","new":{endless}}}}}"#)));
    let error = emqx.get_username("u").await.expect_err("too deep");
    assert!(error.to_string().contains("too many levels"), "{error}");
}

/// The count is not needed to read a page.
#[tokio::test]
async fn an_odd_count_is_none() {
    let server = Server::start();
    let emqx = common::client(&server.address());
    for count in [r#""undefined""#, "1.5", "18446744073709551616", "null", "[]", "-1"] {
        let body = format!(r#"{{"code":0,"data":[],"meta":{{"page":1,"limit":1,"count":{count},"hasnext":false}}}}"#);
        server.answer(Answer::ok(body));
        let page = emqx.list_usernames().await.unwrap_or_else(|error| panic!("{count}: {error}"));
        assert_eq!((page.total(), page.has_next()), (None, Some(false)), "{count}");
        assert_eq!(page.meta.as_ref().and_then(|meta| meta.raw("count")).map(|raw| raw.get()), Some(count));
    }
}

/// The same members in another order are the same: a list that repeats its last page is noticed.
#[tokio::test]
async fn rows_are_equal_whatever_the_order_of_their_members() {
    let server = Server::start();
    let emqx = common::client(&server.address());
    let pages = std::sync::atomic::AtomicUsize::new(0);
    server.answer_with(move |_| {
        let rows = [r#"{"username":"u","x":[1, "a b"],"y":2}"#, r#"{"y":2,"username":"u","x":[1,"a b"]}"#];
        let row = rows[pages.fetch_add(1, std::sync::atomic::Ordering::SeqCst) % 2];
        Answer::ok(format!(
            r#"{{"code":0,"data":[{row},{{"username":"v"}}],"meta":{{"page":1,"limit":2,"count":9,"hasnext":true}}}}"#
        ))
    });
    let error = emqx.list_usernames().items().into_vec().await.expect_err("it would never end");
    assert!(error.to_string().contains("does not advance") && error.page() == Some(3), "{error}");
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
        ("get_username", "username", json!({"username": 7}), Some("7")),
        ("get_username", "username", json!({"username": ["my-device"]}), Some(r#"["my-device"]"#)),
        ("get_username", "username", json!({"username": null, "created_at": 1}), None),
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

/// What a call sent is repeated in its outcome.
#[tokio::test]
async fn an_outcome_of_something_else_is_no_success() {
    let server = Server::start();
    let create = call("create_acl");
    let emqx = common::client(&server.address());
    for (field, value) in [("clientid", "other"), ("topic", "other"), ("access", "deny"), ("username", "u")] {
        let mut answer = create.success();
        let sent = json!({"clientid": "c", "topic": "t", "action": "pub", "access": "allow"});
        answer["data"] = sent.clone();
        answer["data"]["result"] = "ok".into();
        server.answer(Answer::json(&answer));
        (call("create_acl").with(sent.clone()).send)(&emqx).await.expect("it repeats what was sent");
        answer["data"][field] = value.into();
        server.answer(Answer::json(&answer));
        let error = (call("create_acl").with(sent).send)(&emqx).await.expect_err(field);
        assert_eq!(error.kind(), ErrorKind::UnexpectedResponse, "{field}: {error}");
        assert!(error.may_have_been_applied(), "{field}: {error}");
    }
}

/// Rows are parts of callers' own types, in JSON and in other formats.
#[test]
fn rows_can_be_read_inside_of_other_types() {
    #[derive(serde::Deserialize)]
    struct Stored {
        at: u32,
        #[serde(flatten)]
        row: UsernameAuth,
    }
    #[derive(serde::Deserialize)]
    #[serde(untagged)]
    enum Either {
        Row(UsernameAuth),
    }
    let text = r#"{"at":7,"username":"u","created_at":"odd","new":[1,null]}"#;
    let stored: Stored = serde_json::from_str(text).expect("a row with a time");
    assert_eq!((stored.at, stored.row.username.as_deref()), (7, Some("u")));
    assert_eq!(stored.row.extra.get("new"), Some(json!([1, null])));
    let Either::Row(row) = serde_json::from_str(r#"{"username":"u","new":1}"#).expect("a row");
    assert_eq!(row.extra.get("new"), Some(json!(1)));
    let yaml: UsernameAuth = serde_yaml::from_str("username: u\ncreated_at: odd\nnew: [1, null]\n").expect("a row");
    assert_eq!((yaml.misfits().len(), yaml.extra.get("new")), (1, Some(json!([1, null]))));
    let ack: emqx_cloud::Ack = serde_json::from_str(r#"{"new":1}"#).expect("an acknowledgement");
    assert_eq!(ack.extra.get("new"), Some(json!(1)));
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
