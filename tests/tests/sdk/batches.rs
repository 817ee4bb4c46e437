//! A batch succeeds only if every item does, and every outcome stands where its item stood.

use crate::common;
use emqx_cloud::types::{
    AclRule, ClientidCredentials, Message, SubscribeRequest, UnsubscribeRequest, UsernameCredentials,
};
use emqx_cloud::{Client, Error, ErrorKind, Reason, codes};
use emqx_cloud_tests::calls::{Form, TypedCall, call, calls};
use emqx_cloud_tests::server::{Answer, Server};
use serde_json::{Value, json};

/// Every batch of the document.
fn batches() -> Vec<&'static str> {
    let names: Vec<_> = calls().into_iter().filter(|call| call.form.is_batch()).map(|call| call.name).collect();
    assert!(!names.is_empty());
    names
}

/// Four items that differ in every string that can be any: the first of the document's example, numbered.
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

/// Whether a row has what the item says.
fn repeats(row: &Value, item: &Value) -> bool {
    item.as_object().is_some_and(|fields| fields.iter().all(|(name, value)| row.get(name) == Some(value)))
}

/// Makes the item of this place fail in an answer.
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

/// Which items are a success.
fn good(error: &Error) -> Vec<bool> {
    error.items().iter().map(emqx_cloud::ItemOutcome::is_ok).collect()
}

#[tokio::test]
async fn a_batch_whose_items_all_succeed_is_a_success_in_the_order_of_the_request() {
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
async fn names_are_given_in_the_order_of_the_request() {
    let server = Server::start();
    server.answer(Answer::ok(r#"{"data":{"a":"ok","z":"ok","m":"ok"},"code":0}"#));
    let sent = ["z", "a", "m"];
    let items = sent.map(|name| UsernameCredentials::new(name, "password"));
    let rows = common::client(&server.address()).create_username_batch(items).await.expect("a success");
    assert_eq!(rows.iter().map(|row| (&*row.name, &*row.outcome)).collect::<Vec<_>>(), sent.map(|name| (name, "ok")));
}

#[tokio::test]
async fn one_failed_item_fails_the_batch_and_stands_in_its_place() {
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
            assert!(!item.may_have_been_applied(), "{name}: the server says that it refuses");
            let row = item.row().expect("the server said something");
            let sent = &batch.items[place];
            match batch.call.form {
                Form::Names => assert_eq!(row["name"], batch.call.name_of(sent), "{name}"),
                _ => assert!(repeats(row, sent), "{name}: {row} is not of {sent}"),
            }
        }
    }
}

#[tokio::test]
async fn a_server_that_keeps_the_order_of_rules_is_understood_too() {
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

/// Rules that cannot be told apart are taken in the order that is documented.
#[tokio::test]
async fn rules_that_are_all_alike_are_reversed_as_documented() {
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
async fn a_repeated_name_has_one_outcome_and_the_later_one_is_not_known() {
    for (name, field) in [("create_username_batch", "username"), ("create_clientid_batch", "clientid")] {
        let server = Server::start();
        let item = |name: &str, password: &str| json!({field: name, "password": password});
        let sent = vec![item("a", "first"), item("b", "second"), item("a", "third")];
        server.answer(Answer::ok(r#"{"data":{"a":"ok","b":"ok"},"code":0}"#));
        let send = call(name).with(sent).send;
        let error = send(&common::client(&server.address())).await.expect_err("one outcome is not known");
        assert_eq!(error.kind(), ErrorKind::PartialFailure, "{name}");
        assert_eq!(good(&error), [true, true, false], "{name}");
        let later = &error.items()[2];
        assert_eq!((later.row(), later.code(), later.reason(), later.message()), (None, None, None, None), "{name}");
        assert!(later.may_have_been_applied() && error.may_have_been_applied(), "{name}");
        assert!(error.to_string().contains("item 2"), "{name}: {error}");
    }
}

#[tokio::test]
async fn a_name_that_the_answer_has_twice_failed_if_either_says_so() {
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
async fn an_outcome_that_is_missing_is_a_failure_and_may_have_been_applied() {
    for name in batches() {
        let batch = Batch::new(name).await;
        let mut data = batch.all_ok();
        // The rows that are missing are those of the last items.
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
async fn an_answer_without_any_row_is_no_success() {
    for name in batches() {
        let batch = Batch::new(name).await;
        let data = if batch.call.form == Form::Names { json!({}) } else { json!([]) };
        let error = batch.error(&data).await;
        assert_eq!(good(&error), [false; 4], "{name}");
        assert!(error.may_have_been_applied(), "{name}");
    }
}

#[tokio::test]
async fn rows_that_belong_to_no_item_are_no_success_of_a_list() {
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
async fn names_that_nobody_sent_do_not_count() {
    let server = Server::start();
    server.answer(Answer::ok(r#"{"data":{"other":"{error,login}","a":"ok"},"code":0}"#));
    let rows =
        common::client(&server.address()).create_username_batch([UsernameCredentials::new("a", "password")]).await;
    assert_eq!(rows.expect("the only item succeeded").len(), 1);
}

#[tokio::test]
async fn a_batch_whose_items_all_fail_is_a_failure_although_the_code_is_0() {
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
async fn a_batch_is_of_a_kind_only_if_every_failed_item_is() {
    let server = Server::start();
    let client = common::client(&server.address());
    // The outcomes of three items, and: already exists, invalid argument.
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
async fn an_item_without_a_good_outcome_is_a_failure_whatever_stands_there() {
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
        // A row that is no object says nothing.
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
async fn an_item_that_the_server_could_not_do_may_have_been_applied() {
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
async fn an_empty_batch_is_refused_where_the_server_would_fail() {
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
async fn an_empty_batch_is_sent_where_the_server_takes_it() {
    let server = Server::start();
    let client = common::client(&server.address());
    server.answer(Answer::ok(r#"{"data":[],"code":0}"#));
    assert_eq!(client.subscribe_batch(Vec::<SubscribeRequest>::new()).await.expect("a success"), []);
    assert_eq!(client.unsubscribe_batch(Vec::<UnsubscribeRequest>::new()).await.expect("a success"), []);
    assert_eq!(client.publish_batch(Vec::<Message>::new()).await.expect("a success"), []);
    assert!(server.seen().iter().all(|seen| seen.json() == Some(json!([]))));
}

#[tokio::test]
async fn a_batch_that_is_refused_as_a_whole_has_no_items() {
    for name in batches() {
        let batch = Batch::new(name).await;
        for (status, body) in [(200, r#"{"message":"login"}"#), (500, "Internal Error"), (204, "")] {
            batch.server.answer(Answer::status(status).typed("application/json", body));
            let error = (batch.call.send)(&batch.client).await.expect_err("no success");
            assert!(error.items().is_empty() && !error.is_partial_failure(), "{name}, {status}");
            // The server answers 500 and 204 after it has done a part.
            assert_eq!(error.may_have_been_applied(), status != 200, "{name}, {status}");
        }
    }
}

/// No measured server says so of a single rule; it would be a failure all the same.
#[tokio::test]
async fn a_single_rule_whose_result_is_an_error_is_refused() {
    let server = Server::start();
    let create = call("create_acl");
    let mut answer = create.success();
    answer["data"]["result"] = "{error,access}".into();
    server.answer(Answer::json(&answer));
    let error = (create.send)(&common::client(&server.address())).await.expect_err("the result says so");
    assert_eq!((error.kind(), error.reason()), (ErrorKind::Refused, Some(&Reason::known("access"))), "{error}");
    assert!(error.is_invalid_argument() && !error.may_have_been_applied(), "{error:?}");
}

#[tokio::test]
async fn a_row_that_plainly_belongs_to_another_item_is_not_given_to_this_one() {
    let batch = Batch::new("publish_batch").await;
    let error = batch.error(&json!([{"topic": "2a/b", "code": 0}])).await;
    assert!(error.items().iter().all(|item| !item.is_ok() && item.row().is_none()), "{error:?}");
    assert!(error.may_have_been_applied());
}

/// Servers up to 4.3.8 decode the names in bodies, and answer with what they made of them.
#[tokio::test]
async fn a_name_that_the_server_decoded_has_the_outcome_of_what_it_became() {
    let server = Server::start();
    let emqx = common::client(&server.address());
    let items = || ["a%2Fb", "c"].map(|name| UsernameCredentials::new(name, "password"));
    server.answer(Answer::json(&json!({"code": 0, "data": {"a/b": "ok", "c": "ok"}})));
    let rows = emqx.create_username_batch(items()).await.expect("both are there");
    assert_eq!(rows.iter().map(|row| &*row.name).collect::<Vec<_>>(), ["a/b", "c"]);
    server.answer(Answer::json(&json!({"code": 0, "data": {"a/b": "{error,existed}", "a%2Fb": "ok", "c": "ok"}})));
    emqx.create_username_batch(items()).await.expect("the name itself counts, if it is there");
    server.answer(Answer::json(&json!({"code": 0, "data": {"a/b": "{error,existed}", "c": "ok"}})));
    let error = emqx.create_username_batch(items()).await.expect_err("one was there already");
    assert!(error.is_already_exists() && error.items()[1].is_ok(), "{error:?}");
}
