//! Which entry of a batch response belongs to which item of the request.

use emqx_cloud::ErrorKind;
use emqx_cloud::types::{Message, UsernameCredentials};
use emqx_cloud_tests::calls::call;
use emqx_cloud_tests::server::{Answer, Server};
use serde_json::{Value, json};

use crate::common;

/// A batch, its response, and the outcome of each item: `o` (done), `x` (refused) or `?` (unknown).
pub struct Row {
    pub what: &'static str,
    pub call: &'static str,
    pub items: Value,
    pub data: Value,
    outcomes: &'static str,
    /// A part of the error that says more.
    says: &'static str,
}

fn users(names: &[&str]) -> Value {
    names.iter().map(|name| json!({"username": name, "password": "hunter2-secret"})).collect()
}

fn messages(topics: &[&str]) -> Value {
    topics.iter().map(|topic| json!({"topic": topic, "payload": "on", "clientid": "c"})).collect()
}

fn rule(clientid: &str, access: &str) -> Value {
    json!({"clientid": clientid, "topic": "t", "action": "pub", "access": access})
}

fn stored(clientid: &str, access: &str) -> Value {
    json!({"clientid": clientid, "topic": "t", "action": "pub", "access": access, "result": "ok"})
}

#[rustfmt::skip]
pub fn rows() -> Vec<Row> {
    let row = |what, call, items, data, outcomes, says| Row { what, call, items, data, outcomes, says };
    vec![
        // Entries with the names of items.
        row("all there", "create_username_batch", users(&["a", "b"]), json!({"a": "ok", "b": "ok"}), "oo", ""),
        row("ok, escaped", "create_username_batch", users(&["a"]), serde_json::from_str(r#"{"a":"\u006fk"}"#).expect("JSON"), "o", ""),
        row("one refused", "create_username_batch", users(&["a", "b"]), json!({"a": "{error,existed}", "b": "ok"}), "xo", "existed"),
        row("one missing", "create_username_batch", users(&["a", "b"]), json!({"b": "ok"}), "?o", "does not contain its outcome"),
        row("a duplicate item", "create_username_batch", users(&["a", "a"]), json!({"a": "ok"}), "o?", ""),
        row("a decoded name", "create_username_batch", users(&["a%20b"]), json!({"a b": "ok"}), "o", ""),
        row("one entry for two items", "create_username_batch", users(&["a%20b", "a b"]), json!({"a b": "ok"}), "o?", ""),
        row("one entry for two items, in the other order", "create_username_batch", users(&["a b", "a%20b"]), json!({"a b": "ok"}), "o?", ""),
        row("one decoded entry for two items", "create_username_batch", users(&["a%20b", "a%20b"]), json!({"a b": "ok"}), "o?", ""),
        row("an exact and a decoded name", "create_username_batch", users(&["a%20b"]), json!({"a b": "ok", "a%20b": "ok"}), "o", "an outcome for `a b`, which was not sent"),
        // A server that decodes names reports `a b` for `a%20b`, and `a%20b` for `a%2520b`.
        row("decoded names that look like others", "create_username_batch", users(&["a%20b", "a%2520b"]), json!({"a b": "{error,existed}", "a%20b": "ok"}), "xo", "existed"),
        row("decoded names in the other order", "create_username_batch", users(&["a%2520b", "a%20b"]), json!({"a b": "ok", "a%20b": "{error,existed}"}), "xo", "existed"),
        row("names of both readings", "create_username_batch", users(&["a%20b", "a%2520b", "c"]), json!({"a%20b": "ok", "a%2520b": "ok", "a b": "ok", "c": "{error,existed}"}), "oox", "an outcome for `a b`"),
        row("names of no reading", "create_username_batch", users(&["a%20b", "c%20d", "e"]), json!({"a%20b": "ok", "c d": "ok", "e": "ok"}), "??o", "`a%20b` and 1 other"),
        row("a name that was not sent", "create_username_batch", users(&["a"]), json!({"a": "ok", "other": "{error,login}"}), "o", "an outcome for `other`, which was not sent"),
        row("two names that were not sent", "create_username_batch", users(&["a"]), json!({"a": "{error,existed}", "y": "ok", "z": "ok"}), "x", "`y` and 1 other, which were not sent"),
        row("only a name that was not sent", "create_username_batch", users(&["a"]), json!({"b": "ok"}), "?", "an outcome for `b`, which was not sent"),
        // Entries in the order of the request.
        row("in order", "publish_batch", messages(&["a", "b"]), json!([{"topic": "a", "code": 0}, {"topic": "b", "code": 0}]), "oo", ""),
        row("nothing repeated", "publish_batch", messages(&["a", "b"]), json!([{"code": 0}, {"code": 112}]), "ox", ""),
        row("another topic", "publish_batch", messages(&["a", "b"]), json!([{"topic": "a", "code": 0}, {"topic": "z", "code": 0}]), "o?", "about something else"),
        row("the same row twice", "publish_batch", messages(&["a", "b"]), json!([{"topic": "a", "code": 0}, {"topic": "a", "code": 0}]), "o?", "about something else"),
        row("swapped", "publish_batch", messages(&["a", "b"]), json!([{"topic": "b", "code": 0}, {"topic": "a", "code": 0}]), "??", "about something else"),
        row("another client that is offline", "subscribe_batch", json!([{"clientid": "c", "topic": "t", "qos": 0}]), json!([{"clientid": "d", "topic": "t", "code": 112}]), "?", "about something else"),
        row("the same topic twice", "publish_batch", messages(&["a", "a"]), json!([{"topic": "a", "code": 0}, {"topic": "a", "code": 0}]), "oo", ""),
        row("fewer, and unique", "publish_batch", messages(&["a", "b", "c"]), json!([{"topic": "b", "code": 0}]), "?o?", ""),
        row("fewer, and not unique", "publish_batch", messages(&["a", "a", "c"]), json!([{"topic": "a", "code": 0}, {"topic": "c", "code": 0}]), "??o", ""),
        row("fewer, a row twice", "publish_batch", messages(&["a", "b", "c"]), json!([{"topic": "a", "code": 0}, {"topic": "a", "code": 0}]), "???", ""),
        row("fewer, nothing repeated", "publish_batch", messages(&["a", "b"]), json!([{"code": 0}]), "??", ""),
        row("fewer, decoded", "publish_batch", messages(&["a%20b", "a%2520b", "d"]), json!([{"topic": "a b", "code": 0}, {"topic": "a%20b", "code": 112}]), "???", ""),
        row("fewer, another client", "publish_batch", messages(&["a", "b", "d"]), json!([{"topic": "a", "code": 0}, {"topic": "b", "clientid": "z", "code": 112}]), "o??", "about something else"),
        row("topics", "publish_batch", json!([{"topics": "a,b", "payload": "p"}, {"topics": "c,d", "payload": "p"}]), json!([{"topic": "a,b", "code": 0}, {"topic": "c,d", "code": 112}]), "ox", ""),
        row("other topics", "publish_batch", json!([{"topics": "a,b", "payload": "p"}]), json!([{"topic": "z", "code": 0}]), "?", "about something else"),
        row("topics, swapped", "subscribe_batch", json!([{"clientid": "c", "topics": "a,b"}, {"clientid": "c", "topics": "c,d"}]), json!([{"topic": "c,d", "code": 0}, {"topic": "a,b", "code": 112}]), "??", ""),
        row("a topic beside topics", "publish_batch", json!([{"topic": "a", "topics": "b,c", "payload": "p"}]), json!([{"topic": "a", "code": 0}]), "o", ""),
        row("no objects", "publish_batch", messages(&["a", "b"]), json!([0, "ok"]), "??", ""),
        // Entries in reverse order of the request, which repeat more.
        row("reversed", "create_acl_batch", json!([rule("a", "allow"), rule("b", "deny")]), json!([stored("b", "deny"), stored("a", "allow")]), "oo", ""),
        row("not reversed", "create_acl_batch", json!([rule("a", "allow"), rule("b", "deny")]), json!([stored("a", "allow"), stored("b", "deny")]), "oo", ""),
        row("deny for allow", "create_acl_batch", json!([rule("a", "allow")]), json!([stored("a", "deny")]), "?", "about something else"),
        row("deny for one allow", "create_acl_batch", json!([rule("a", "allow"), rule("b", "allow")]), json!([stored("b", "allow"), stored("a", "deny")]), "?o", "about something else"),
        row("a user for a client", "create_acl_batch", json!([rule("a", "allow")]), json!([{"username": "a", "topic": "t", "action": "pub", "access": "allow", "result": "ok"}]), "?", "about something else"),
        row("in neither order", "create_acl_batch", json!([rule("a", "allow"), rule("b", "allow"), rule("c", "allow")]), json!([stored("a", "allow"), stored("z", "allow"), {"result": "{error,action}"}]), "o??", ""),
        row("nothing repeated, reversed", "create_acl_batch", json!([rule("a", "allow"), rule("b", "allow")]), json!([{"result": "ok"}, {"result": "{error,action}"}]), "xo", "action"),
        row("another client", "create_acl_batch", json!([rule("a", "allow"), rule("b", "allow")]), json!([stored("b", "allow"), stored("z", "allow")]), "?o", "about something else"),
        row("a decoded client", "create_acl_batch", json!([rule("a%20b", "allow"), rule("c", "allow")]), json!([stored("c", "allow"), stored("a b", "allow")]), "oo", ""),
    ]
}

#[tokio::test]
async fn an_entry_belongs_to_one_item_and_a_contradiction_is_an_unknown_outcome() {
    let server = Server::start();
    let emqx = common::client(&server.address());
    for Row { what, call: name, items, data, outcomes, says } in rows() {
        let place = format!("{name}, {what}");
        server.answer(Answer::json(&json!({"code": 0, "data": data})));
        let error = match (call(name).with(items).send)(&emqx).await {
            Ok(_) => {
                assert!(outcomes.bytes().all(|outcome| outcome == b'o') && says.is_empty(), "{place}: a success");
                continue;
            }
            Err(error) => error,
        };
        let outcome = |item: &emqx_cloud::ItemOutcome| match (item.is_ok(), item.may_have_been_applied()) {
            (true, _) => 'o',
            (false, true) => '?',
            (false, false) => 'x',
        };
        assert_eq!(error.items().iter().map(outcome).collect::<String>(), outcomes, "{place}: {error:#?}");
        assert!(
            format!("{error} {:?}", error.items()).contains(says) || error.to_string().contains(says),
            "{place}: {error}"
        );
        let all_ok = outcomes.bytes().all(|outcome| outcome == b'o');
        let kind = if all_ok { ErrorKind::UnexpectedResponse } else { ErrorKind::PartialFailure };
        assert_eq!(error.kind(), kind, "{place}");
        assert_eq!(error.may_have_been_applied(), outcomes.contains(['o', '?']), "{place}");
    }
}

/// Names are matched in linear time: quadratic, this would take many minutes.
#[tokio::test]
async fn eighty_thousand_users_are_matched() {
    let server = Server::start();
    let emqx = common::client(&server.address());
    let users = || (0..80_000).map(|at| UsernameCredentials::new(format!("meter-{at}"), "hunter2-secret"));
    let outcomes = |outcome: &str| -> Value {
        let names = (0..80_000).map(|at| (format!("meter-{at}"), Value::from(outcome)));
        Value::Object(names.collect())
    };
    server.answer(Answer::json(&json!({"code": 0, "data": outcomes("ok")})));
    assert_eq!(emqx.create_username_batch(users()).await.expect("all are there").len(), 80_000);
    server.answer(Answer::json(&json!({"code": 0, "data": outcomes("{error,existed}")})));
    let error = emqx.create_username_batch(users()).await.expect_err("all existed");
    assert!(error.is_already_exists() && error.items().len() == 80_000);
    // Every name is percent-encoded, and no entry has exactly that name.
    let decoded = (0..80_000).map(|at| (format!("meter {at}"), Value::from("ok")));
    server.answer(Answer::json(&json!({"code": 0, "data": Value::Object(decoded.collect())})));
    let encoded = (0..80_000).map(|at| UsernameCredentials::new(format!("meter%20{at}"), "hunter2-secret"));
    assert_eq!(emqx.create_username_batch(encoded).await.expect("all are there").len(), 80_000);
    // Fewer entries than items.
    let sent = 20_000;
    let rows: Vec<_> = (1..sent).map(|at| json!({"topic": format!("t/{at}"), "code": 0})).collect();
    server.answer(Answer::json(&json!({"code": 0, "data": rows})));
    let messages = (0..sent).map(|at| Message::new(format!("t/{at}"), "p"));
    let error = emqx.publish_batch(messages).await.expect_err("one is missing");
    assert_eq!(error.items().iter().filter(|item| !item.is_ok()).count(), 1);
}
