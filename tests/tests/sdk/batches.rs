//! A batch succeeds only if every item does, and outcomes are in the order of the items.

use std::collections::BTreeSet;

use crate::common;
use emqx_cloud::types::{
    AclRule, ClientidCredentials, Message, SubscribeRequest, UnsubscribeRequest, UsernameCredentials,
};
use emqx_cloud::{Client, Error, ErrorKind, Reason, codes};
use emqx_cloud_test::Version;
use emqx_cloud_tests::calls::{Form, TypedCall, call, calls};
use emqx_cloud_tests::server::{Answer, Server};
use serde_json::{Value, json};

/// Every batch of the document.
fn batches() -> Vec<&'static str> {
    let names: Vec<_> = calls().into_iter().filter(|call| call.form.is_batch()).map(|call| call.name).collect();
    assert!(!names.is_empty());
    names
}

/// Four items: copies of the first item in the document's example, numbered in every free string.
fn items(call: &TypedCall) -> Vec<Value> {
    let numbered = |n: usize| {
        let mut item = call.items()[0].clone();
        for (name, value) in item.as_object_mut().expect("an item is an object") {
            if let Some(text) = value.as_str().filter(|_| call.is_free(name)) {
                *value = format!("{n}{text}").into();
            }
        }
        item
    };
    (0..4).map(numbered).collect()
}

/// Whether a row has all fields of the item.
fn repeats(row: &Value, item: &Value) -> bool {
    item.as_object().is_some_and(|fields| fields.iter().all(|(name, value)| row.get(name) == Some(value)))
}

/// Makes the item at this index fail in a response.
fn fail(form: Form, data: &mut Value, place: usize) {
    match (form, data) {
        (Form::Names, Value::Object(rows)) => {
            *rows.values_mut().nth(place).expect("a row") = "{error,existed}".into();
        }
        (Form::Results, Value::Array(rows)) => {
            let last = rows.len() - 1;
            rows[last - place]["result"] = "{error,action}".into();
        }
        (_, Value::Array(rows)) => rows[place]["code"] = 112.into(),
        (form, data) => panic!("{form:?} has no {data}"),
    }
}

struct Batch {
    call: TypedCall,
    items: Vec<Value>,
    server: Server,
    client: Client,
}

impl Batch {
    async fn new(name: &'static str) -> Self {
        let call = call(name);
        let items = items(&call);
        let call = call.with(items.clone());
        let server = Server::start();
        let client = common::client(&server.address());
        Self { call, items, server, client }
    }

    fn all_ok(&self) -> Value {
        self.call.outcomes()
    }

    async fn send(&self, data: &Value) -> emqx_cloud::Result<Value> {
        self.server.answer(Answer::json(&json!({"data": data, "code": 0})));
        (self.call.send)(&self.client).await
    }

    async fn error(&self, data: &Value) -> Error {
        self.send(data).await.expect_err("an item failed")
    }
}

/// Whether each item is a success.
fn good(error: &Error) -> Vec<bool> {
    error.items().iter().map(emqx_cloud::ItemOutcome::is_ok).collect()
}

#[tokio::test]
async fn a_batch_succeeds_in_request_order_if_all_items_succeed() {
    for name in batches() {
        let batch = Batch::new(name).await;
        let got = batch.send(&batch.all_ok()).await.unwrap_or_else(|error| panic!("{name}: {error}"));
        let rows = got["data"].clone();
        match batch.call.form {
            Form::Names => assert_eq!(rows, batch.all_ok(), "{name}"),
            _ => {
                let rows = rows.as_array().expect("rows");
                let repeat = rows.iter().zip(&batch.items).all(|(row, item)| repeats(row, item));
                assert!(repeat && rows.len() == batch.items.len(), "{name}: {rows:?}");
            }
        }
        assert_eq!(batch.server.only().json(), Some(Value::Array(batch.items.clone())), "{name}");
    }
}

#[tokio::test]
async fn names_are_returned_in_request_order() {
    let server = Server::start();
    server.answer(Answer::ok(r#"{"data":{"a":"ok","z":"ok","m":"ok"},"code":0}"#));
    let sent = ["z", "a", "m"];
    let items = sent.map(|name| UsernameCredentials::new(name, "password"));
    let rows = common::client(&server.address()).create_username_batch(items).await.expect("a success");
    assert_eq!(rows.iter().map(|row| (&*row.name, &*row.outcome)).collect::<Vec<_>>(), sent.map(|name| (name, "ok")));
}

#[tokio::test]
async fn one_failed_item_fails_the_batch_at_its_index() {
    for name in batches() {
        let batch = Batch::new(name).await;
        for place in 0..4 {
            let mut data = batch.all_ok();
            fail(batch.call.form, &mut data, place);
            let error = batch.error(&data).await;
            let facts = (error.kind(), error.status(), error.code(), error.message());
            assert_eq!(facts, (ErrorKind::PartialFailure, Some(200), None, None), "{name}");
            assert!(error.is_partial_failure() && error.may_have_been_applied() && !error.is_retryable(), "{name}");
            let expected: Vec<_> = (0..4).map(|index| index != place).collect();
            assert_eq!(good(&error), expected, "{name}");
            let shown = error.to_string();
            assert!(shown.contains("1 of 4 items failed") && shown.contains(&format!("item {place}: ")), "{shown}");
            let item = &error.items()[place];
            let (code, reason) = match batch.call.form {
                Form::Names => (None, Some(Reason::known("existed"))),
                Form::Results => (None, Some(Reason::known("action"))),
                _ => (Some(codes::CLIENT_OFFLINE), None),
            };
            assert_eq!((item.code(), item.reason()), (code.as_ref(), reason.as_ref()), "{name}");
            assert_eq!(item.is_already_exists(), batch.call.form == Form::Names, "{name}");
            assert_eq!(item.is_invalid_argument(), batch.call.form == Form::Results, "{name}");
            assert_eq!(item.is_client_offline(), batch.call.form == Form::Codes, "{name}");
            assert!(!item.may_have_been_applied(), "{name}: the server refused it");
            let row = item.row().expect("the item has a row");
            let sent = &batch.items[place];
            match batch.call.form {
                Form::Names => assert_eq!(row["name"], batch.call.name_of(sent), "{name}"),
                _ => assert!(repeats(row, sent), "{name}: {row} does not belong to {sent}"),
            }
        }
    }
}

#[tokio::test]
async fn rules_in_request_order_are_accepted_too() {
    let batch = Batch::new("create_acl_batch").await;
    let Value::Array(mut rows) = batch.all_ok() else { panic!("rules have rows") };
    rows.reverse();
    rows[1]["result"] = "{error,topic}".into();
    let error = batch.error(&Value::Array(rows.clone())).await;
    assert_eq!(good(&error), [true, false, true, true]);
    assert_eq!(error.items()[1].row(), Some(&rows[1]));
    rows[1]["result"] = "ok".into();
    let got = batch.send(&Value::Array(rows.clone())).await.expect("a success");
    assert_eq!(got["data"], Value::Array(rows));
}

/// Identical rules are matched in the documented order.
#[tokio::test]
async fn identical_rules_are_reversed_as_documented() {
    let rule = json!({"clientid": "c", "topic": "t", "action": "pub", "access": "allow"});
    let row =
        |result: &str| json!({"clientid": "c", "topic": "t", "action": "pub", "access": "allow", "result": result});
    let server = Server::start();
    let data = [row("{error,topic}"), row("ok"), row("ok")];
    server.answer(Answer::json(&json!({"data": data, "code": 0})));
    let send = call("create_acl_batch").with(vec![rule; 3]).send;
    let error = send(&common::client(&server.address())).await.expect_err("an item failed");
    assert_eq!(good(&error), [true, true, false]);
}

#[tokio::test]
async fn the_second_outcome_of_a_repeated_name_is_unknown() {
    for (name, field) in [("create_username_batch", "username"), ("create_clientid_batch", "clientid")] {
        let simulator = common::simulator(Version::default()).await;
        let item = |name: &str, password: &str| json!({field: name, "password": password});
        let sent = vec![item("a", "first"), item("b", "second"), item("a", "third")];
        let send = call(name).with(sent).send;
        let error = send(&common::client(simulator.address())).await.expect_err("one outcome is unknown");
        assert_eq!(error.kind(), ErrorKind::PartialFailure, "{name}");
        assert_eq!(good(&error), [true, true, false], "{name}");
        let later = &error.items()[2];
        assert_eq!((later.row(), later.code(), later.reason(), later.message()), (None, None, None, None), "{name}");
        assert!(later.may_have_been_applied() && error.may_have_been_applied(), "{name}");
        assert!(error.to_string().contains("item 2"), "{name}: {error}");
    }
}

#[tokio::test]
async fn a_name_that_appears_twice_failed_if_either_outcome_is_a_failure() {
    for data in
        [r#"{"undefined":"ok","undefined":"{error,login}"}"#, r#"{"undefined":"{error,login}","undefined":"ok"}"#]
    {
        let server = Server::start();
        server.answer(Answer::ok(format!(r#"{{"data":{data},"code":0}}"#)));
        let one = [UsernameCredentials::new("undefined", "password")];
        let error = common::client(&server.address())
            .create_username_batch(one)
            .await
            .expect_err("one of two outcomes is a failure");
        assert_eq!(good(&error), [false], "{data}");
        assert_eq!(error.items()[0].reason(), Some(&Reason::known("login")), "{data}");
    }
}

#[tokio::test]
async fn a_missing_outcome_is_a_failure_and_may_have_been_applied() {
    for name in batches() {
        let batch = Batch::new(name).await;
        let mut data = batch.all_ok();
        // The missing rows are those of the last items.
        let missing: &[usize] = match (&mut data, batch.call.form) {
            (Value::Object(rows), _) => {
                let last = rows.keys().next_back().expect("a row").clone();
                rows.remove(&last);
                &[3]
            }
            (Value::Array(rows), Form::Results) => {
                rows.drain(..2);
                &[2, 3]
            }
            (Value::Array(rows), _) => {
                rows.truncate(2);
                &[2, 3]
            }
            (data, _) => panic!("no rows: {data}"),
        };
        let error = batch.error(&data).await;
        assert_eq!(error.kind(), ErrorKind::PartialFailure, "{name}");
        assert_eq!(error.items().len(), 4, "{name}");
        for item in error.items() {
            let is_missing = missing.contains(&item.index());
            assert_eq!((item.is_ok(), item.row().is_none()), (!is_missing, is_missing), "{name}: {item:?}");
            assert_eq!(item.may_have_been_applied(), is_missing, "{name}: {item:?}");
        }
        assert!(error.may_have_been_applied(), "{name}");
    }
}

#[tokio::test]
async fn a_response_without_rows_is_not_a_success() {
    for name in batches() {
        let batch = Batch::new(name).await;
        let data = if batch.call.form == Form::Names { json!({}) } else { json!([]) };
        let error = batch.error(&data).await;
        assert_eq!(good(&error), [false; 4], "{name}");
        assert!(error.may_have_been_applied(), "{name}");
    }
}

#[tokio::test]
async fn a_list_with_surplus_rows_is_not_a_success() {
    for name in batches() {
        let batch = Batch::new(name).await;
        let Value::Array(mut rows) = batch.all_ok() else { continue };
        rows.push(rows[0].clone());
        let error = batch.error(&Value::Array(rows)).await;
        assert_eq!(error.kind(), ErrorKind::UnexpectedResponse, "{name}");
        assert!(error.to_string().contains("5 outcomes for 4 items"), "{name}: {error}");
        assert!(error.may_have_been_applied(), "{name}");
    }
}

#[tokio::test]
async fn a_batch_whose_items_all_fail_is_a_failure_despite_code_0() {
    for name in batches() {
        let batch = Batch::new(name).await;
        let mut data = batch.all_ok();
        (0..4).for_each(|place| fail(batch.call.form, &mut data, place));
        let error = batch.error(&data).await;
        assert_eq!(good(&error), [false; 4], "{name}");
        assert!(error.to_string().contains("4 of 4 items failed"), "{name}: {error}");
        assert!(!error.may_have_been_applied(), "{name}: every item was refused");
        let kinds = [error.is_already_exists(), error.is_invalid_argument(), error.is_client_offline()];
        let form = batch.call.form;
        assert_eq!(kinds, [form == Form::Names, form == Form::Results, form == Form::Codes], "{name}");
    }
}

#[tokio::test]
async fn a_batch_has_a_category_only_if_every_failed_item_has_it() {
    let server = Server::start();
    let client = common::client(&server.address());
    // The outcomes of three items, then whether the error is: already exists, invalid argument.
    let cases = [
        (["ok", "{error,existed}", "{error,existed}"], [true, false]),
        (["ok", "{error,existed}", "ok"], [true, false]),
        (["{error,existed}", "{error,existed}", "{error,existed}"], [true, false]),
        (["{error,existed}", "{error,password}", "ok"], [false, false]),
        (["{error,login}", "{error,password}", "ok"], [false, true]),
        (["{error,existed}", "{error,new_word}", "ok"], [false, false]),
    ];
    for (said, kinds) in cases {
        let data = json!({"a": said[0], "b": said[1], "c": said[2]});
        server.answer(Answer::json(&json!({"data": data, "code": 0})));
        let items = ["a", "b", "c"].map(|name| ClientidCredentials::new(name, "a secret"));
        let error = client.create_clientid_batch(items).await.expect_err("an item failed");
        assert_eq!([error.is_already_exists(), error.is_invalid_argument()], kinds, "{said:?}");
        assert!(!error.is_not_found() && !error.is_client_offline() && !error.is_unauthorized(), "{said:?}");
    }
}

#[tokio::test]
async fn an_item_with_any_other_outcome_is_a_failure() {
    for (name, field, values) in [
        ("publish_batch", "code", [json!(null), json!("0"), json!(0.0), json!(false), json!([0]), json!("ok")]),
        ("create_acl_batch", "result", [json!(null), json!("OK"), json!(0), json!(true), json!(["ok"]), json!("")]),
        (
            "create_username_batch",
            "1api_user1",
            [json!(null), json!("OK"), json!(0), json!(true), json!(["ok"]), json!("")],
        ),
    ] {
        let batch = Batch::new(name).await;
        for value in values {
            let mut data = batch.all_ok();
            match &mut data {
                Value::Array(rows) => rows[1][field] = value.clone(),
                data => data[field] = value.clone(),
            }
            let error = batch.error(&data).await;
            let place = if name == "create_acl_batch" { 2 } else { 1 };
            let expected: Vec<_> = (0..4).map(|index| index != place).collect();
            assert_eq!(good(&error), expected, "{name}, {value}");
        }
        if name != "create_username_batch" {
            let mut data = batch.all_ok();
            data[1].as_object_mut().expect("a row").remove(field);
            assert_eq!(good(&batch.error(&data).await).iter().filter(|is_ok| !**is_ok).count(), 1, "{name}");
        }
        // A row that is not an object has no outcome.
        if let Value::Array(mut rows) = batch.all_ok() {
            rows[0] = json!("ok");
            assert_eq!(
                good(&batch.error(&Value::Array(rows)).await).iter().filter(|is_ok| !**is_ok).count(),
                1,
                "{name}"
            );
        }
    }
}

#[tokio::test]
async fn the_message_of_an_item_is_kept() {
    let server = Server::start();
    let rows = json!([{"topic": "a", "code": 0}, {"message": "bad_params", "code": 108}]);
    server.answer(Answer::json(&json!({"data": rows, "code": 0})));
    let messages = [Message::new("a", "x"), Message::new("b", "y")];
    let error = common::client(&server.address()).publish_batch(messages).await.expect_err("an item failed");
    let item = &error.items()[1];
    assert_eq!((item.code(), item.message()), (Some(&codes::BAD_PARAMETER), Some("bad_params")));
    assert!(item.is_invalid_argument() && error.is_invalid_argument());
    assert!(error.to_string().contains("108") && error.to_string().contains("bad_params"), "{error}");
}

#[tokio::test]
async fn an_item_that_failed_on_the_server_may_have_been_applied() {
    let server = Server::start();
    for (code, unknown) in [(101, true), (102, true), (108, false), (112, false)] {
        server.answer(Answer::json(&json!({"data": [{"topic": "a", "code": code}], "code": 0})));
        let error = common::client(&server.address())
            .publish_batch([Message::new("a", "x")])
            .await
            .expect_err("an item failed");
        assert_eq!(error.may_have_been_applied(), unknown, "{code}");
        assert_eq!(error.items()[0].may_have_been_applied(), unknown, "{code}");
        assert_eq!((error.is_server_error(), error.is_retryable()), (unknown, unknown), "{code}");
    }
}

#[tokio::test]
async fn an_empty_batch_is_refused_if_the_server_would_fail() {
    let server = Server::start();
    let client = common::client(&server.address());
    let errors = [
        client.create_username_batch(Vec::<UsernameCredentials>::new()).await.expect_err("nothing to do"),
        client.create_clientid_batch(Vec::<ClientidCredentials>::new()).await.expect_err("nothing to do"),
        client.create_acl_batch(Vec::<AclRule>::new()).await.expect_err("nothing to do"),
    ];
    for error in errors {
        assert_eq!((error.kind(), error.argument()), (ErrorKind::InvalidArgument, Some("items")), "{error}");
        assert_eq!((error.attempts(), error.may_have_been_applied()), (0, false), "{error}");
    }
    assert!(server.seen().is_empty());
}

#[tokio::test]
async fn an_empty_batch_is_sent_if_the_server_accepts_it() {
    let server = Server::start();
    let client = common::client(&server.address());
    server.answer(Answer::ok(r#"{"data":[],"code":0}"#));
    assert_eq!(client.subscribe_batch(Vec::<SubscribeRequest>::new()).await.expect("a success"), []);
    assert_eq!(client.unsubscribe_batch(Vec::<UnsubscribeRequest>::new()).await.expect("a success"), []);
    assert_eq!(client.publish_batch(Vec::<Message>::new()).await.expect("a success"), []);
    assert!(server.seen().iter().all(|seen| seen.json() == Some(json!([]))));
}

#[tokio::test]
async fn a_batch_refused_as_a_whole_has_no_items() {
    for name in batches() {
        let batch = Batch::new(name).await;
        for (status, body) in [(200, r#"{"message":"login"}"#), (500, "Internal Error"), (204, "")] {
            batch.server.answer(Answer::status(status).typed("application/json", body));
            let error = (batch.call.send)(&batch.client).await.expect_err("no success");
            assert!(error.items().is_empty() && !error.is_partial_failure(), "{name}, {status}");
            // The server may respond with 500 or 204 after it has processed a part.
            assert_eq!(error.may_have_been_applied(), status != 200, "{name}, {status}");
        }
    }
}

/// No measured server does this for a single rule, but it would be a failure all the same.
#[tokio::test]
async fn a_single_rule_whose_result_is_an_error_is_refused() {
    let server = Server::start();
    let create = call("create_acl");
    let mut answer = create.success();
    answer["data"]["result"] = "{error,access}".into();
    server.answer(Answer::json(&answer));
    let error = (create.send)(&common::client(&server.address())).await.expect_err("the result is an error");
    assert_eq!((error.kind(), error.reason()), (ErrorKind::Refused, Some(&Reason::known("access"))), "{error}");
    assert!(error.is_invalid_argument() && !error.may_have_been_applied(), "{error:?}");
}

/// Servers up to 4.3.8 percent-decode the names in bodies and respond with the decoded names.
#[tokio::test]
async fn a_name_that_the_server_decoded_still_has_its_outcome() {
    let simulator = common::simulator(Version::V4_3_5).await;
    let emqx = common::client(simulator.address());
    let items = |names: [&str; 2]| names.map(|name| UsernameCredentials::new(name, "password"));
    let rows = emqx.create_username_batch(items(["a%2Fb", "c"])).await.expect("both have an outcome");
    assert_eq!(rows.iter().map(|row| &*row.name).collect::<BTreeSet<_>>(), BTreeSet::from(["a/b", "c"]));
    assert!(simulator.password_of_username("a/b").is_some());
    let error = emqx.create_username_batch(items(["a%2Fb", "d"])).await.expect_err("one existed already");
    assert!(error.is_already_exists() && error.items()[1].is_ok(), "{error:?}");
}
