//! A bulk job by name is the typed one.

use emqx_cloud::bulk::{Bulk, BulkResult, NotSent, Outcome, stream};
use emqx_cloud::types::UsernameCredentials;
use emqx_cloud::{Client, ErrorKind};
use emqx_cloud_tests::calls::{TypedCall, calls};
use emqx_cloud_tests::server::{Answer, Reply, Request, Server};
use emqx_cloud_tests::specification::Specification;
use serde_json::{Map, Value, json};

use crate::common;

async fn all<T: Send + 'static>(mut job: Bulk<T>) -> Vec<BulkResult<T>> {
    let mut results = Vec::new();
    while let Some(result) = job.next().await {
        results.push(result);
    }
    results
}

/// Every bulk method of the document, with the call that it makes.
fn methods() -> Vec<(String, TypedCall)> {
    let method = |call: TypedCall| {
        let place = Specification::read().operation(call.operation);
        let listed = place["x-calls"].as_array().into_iter().flatten().find(|listed| listed["name"] == call.name);
        let bulk = listed.map_or(&place["x-bulk"], |listed| &listed["bulk"]);
        let name =
            bulk["name"].as_str().or_else(|| place["x-bulk"]["name"].as_str().filter(|_| call.form.is_batch()))?;
        Some((name.to_owned(), call))
    };
    calls().into_iter().filter_map(method).collect()
}

/// The items with which a method makes a call.
fn items(call: &TypedCall) -> Vec<Value> {
    if call.form.is_batch() {
        return call.items().to_vec();
    }
    let is_required =
        |name: &str| call.operation.parameters.iter().any(|known| known.required && known.argument == name);
    let arguments = call.arguments.iter().filter(|argument| is_required(argument.name));
    let mut item: Map<_, _> = arguments.map(|argument| (argument.name.to_owned(), argument.value.clone())).collect();
    item.extend(
        call.body.iter().filter_map(Value::as_object).flatten().map(|(name, value)| (name.clone(), value.clone())),
    );
    vec![item.into()]
}

#[tokio::test]
async fn every_bulk_method_sends_and_returns_the_same_as_its_call() {
    let server = Server::start();
    let client = common::client(&server.address());
    let mut names = Vec::new();
    for (name, call) in methods() {
        server.answer(Answer::json(&call.success()));
        let answer = call.named(&client, call.name).await.unwrap_or_else(|error| panic!("{name}: {error}"));
        let sent = server.only();
        let results = all(client.bulk(&name, items(&call)).expect("it is documented")).await;
        let job = server.only();
        assert_eq!((job.method, job.target, job.body), (sent.method, sent.target, sent.body), "{name}");
        let rows: Vec<_> = results
            .into_iter()
            .map(|result| result.into_result().unwrap_or_else(|failed| panic!("{name}: {failed}")))
            .collect();
        let expected = match answer.data() {
            Some(Value::Array(rows)) => rows,
            Some(row) => vec![row],
            None => vec![answer.extra.to_map().into()],
        };
        assert_eq!(rows, expected, "{name}");
        names.push(name);
    }
    let known: Vec<_> = Client::BULK_NAMES.to_vec();
    assert_eq!(names, known);
}

/// A server that has taken some names, and that loses the response about others.
fn answer(request: &Request) -> Reply {
    let body = request.json().expect("a body");
    let names = body.as_array().expect("a batch").iter().map(|item| item["username"].as_str().expect("a name"));
    if names.clone().any(|name| name.starts_with("lose")) {
        return Reply::Close;
    }
    let outcome = |name: &str| if name.starts_with("taken") { "{error,existed}" } else { "ok" };
    let data: Map<_, _> = names.map(|name| (name.to_owned(), Value::from(outcome(name)))).collect();
    Answer::json(&json!({"data": data, "code": 0})).into()
}

#[tokio::test]
async fn outcomes_settings_and_order_are_those_of_the_typed_job() {
    let server = Server::start();
    server.answer_with(answer);
    let client = common::client(&server.address());
    let names = ["a", "taken-1", "a", "b", "lose-1", "c", "taken-2", "c", "d"];
    let typed = || client.create_usernames(names.map(|name| UsernameCredentials::new(name, "s3cret-7")));
    let named = || {
        let items = names.map(|name| json!({"username": name, "password": "s3cret-7"}));
        client.bulk("create_usernames", stream(futures_util::stream::iter(items))).expect("it is documented")
    };
    let told = |results: Vec<BulkResult<Value>>| results.iter().map(ToString::to_string).collect::<Vec<_>>();
    let results = all(typed().chunk_items(2).max_in_flight(1)).await;
    let expected: Vec<_> = results.iter().map(ToString::to_string).collect();
    let bodies = |server: &Server| server.seen().into_iter().map(|request| request.body).collect::<Vec<_>>();
    let sent = bodies(&server);
    assert_eq!(told(all(named().chunk_items(2).max_in_flight(1)).await), expected);
    assert_eq!(bodies(&server), sent);
    // Resumed, stopped and counted.
    assert_eq!(told(all(named().chunk_items(2).max_in_flight(1).start_at(6)).await), expected[6..]);
    let mut job = named().chunk_items(2).max_in_flight(1);
    assert!(job.next().await.expect("a result").is_done());
    job.stop();
    while job.next().await.is_some() {}
    assert_eq!(job.next_index(), 2);
    let (typed, named) = (typed().summary().await, named().summary().await);
    assert_eq!(named.to_string(), typed.to_string());
}

#[tokio::test]
async fn an_item_of_another_form_is_not_sent_and_the_job_goes_on() {
    let server = Server::start();
    let client = common::client(&server.address());
    server.answer_with(|request: &Request| match request.json() {
        Some(Value::Array(items)) if request.path.contains("auth") => {
            let name = |item: &Value| (item["username"].as_str().expect("a name").to_owned(), Value::from("ok"));
            Answer::json(&json!({"data": items.iter().map(name).collect::<Map<_, _>>(), "code": 0}))
        }
        Some(Value::Array(items)) => {
            let row = |mut item: Value| {
                item["code"] = 0.into();
                item["result"] = "ok".into();
                item
            };
            let mut rows: Vec<_> = items.into_iter().map(row).collect();
            if request.path.contains("acl") {
                rows.reverse();
            }
            Answer::json(&json!({"data": rows, "code": 0}))
        }
        _ => Answer::ok(r#"{"code":0}"#),
    });
    let secret = "tell-nobody";
    let user = json!({"username": "u1", "password": secret});
    let change = json!({"username": "u1", "password": secret});
    let rule = json!({"clientid": "b", "topic": "t", "action": "pub", "access": "allow"});
    let kicked = json!({"clientid": "c1"});
    let with = |item: &Value, name: &str, value: Value| {
        let mut item = item.clone();
        item[name] = value;
        item
    };
    let without = |item: &Value, name: &str| {
        let mut item = item.clone();
        item.as_object_mut().expect("an object").remove(name);
        item
    };
    #[rustfmt::skip]
    let cases = [
        ("create_usernames", &user, json!(secret), "item", "must be an object"),
        ("create_usernames", &user, json!(["u2", secret]), "item", "must be an object"),
        ("create_usernames", &user, with(&user, "is_superuser", true.into()), "is_superuser", "unknown field"),
        ("create_usernames", &user, with(&user, "username", 5.into()), "username", "expected a string"),
        ("create_usernames", &user, with(&user, "username", "".into()), "username", "must not be empty"),
        ("create_usernames", &user, without(&user, "password"), "password", "missing field"),
        ("create_acls", &rule, with(&rule, "username", "u".into()), "username", "alongside the others"),
        ("create_acls", &rule, without(&rule, "access"), "item", "matches none of the documented forms"),
        ("publish_all", &json!({"topic": "a"}), json!({"topic": "a", "qos": 1.0}), "qos", "does not fit"),
        ("publish_all", &json!({"topic": "a"}), json!({"topic": "a", "qos": null}), "qos", "a different value"),
        ("publish_all", &json!({"topic": "a"}), json!({"topic": "a", "qos": 7}), "qos", "at most 2"),
        ("publish_all", &json!({"topic": "a"}), json!({"topic": "a", "properties": []}), "properties", "does not fit"),
        ("update_usernames", &change, without(&change, "username"), "username", "must be set"),
        ("update_usernames", &change, with(&change, "username", Value::Null), "username", "must be a string"),
        ("update_usernames", &change, without(&change, "password"), "password", "missing field"),
        ("update_usernames", &change, with(&change, "zork", 1.into()), "zork", "unknown field"),
        ("kick_clients", &kicked, json!("c2"), "item", "must be an object"),
        ("kick_clients", &kicked, json!({}), "clientid", "must be set"),
        ("kick_clients", &kicked, json!({"clientid": "c2", "zork": secret}), "zork", "which has clientid"),
        ("kick_clients", &kicked, json!({"clientid": ""}), "clientid", "must not be empty"),
    ];
    for (name, good, bad, argument, said) in cases {
        let what = format!("{name} {argument} {said}");
        // The second good item has another key.
        let mut last = good.clone();
        let key = ["clientid", "username", "topic"].into_iter().find(|key| last.get(key).is_some()).expect("a key");
        last[key] = "z".into();
        let job = client.bulk(name, [good.clone(), bad, last]).expect("it is documented");
        let results = all(job).await;
        let indexes: Vec<_> = results.iter().map(|result| (result.index, result.is_done())).collect();
        assert_eq!(indexes, [(0, true), (1, false), (2, true)], "{what}: {results:?}");
        let Outcome::NotSent(why @ NotSent::Invalid(error)) = &results[1].outcome else {
            panic!("{what}: {results:?}")
        };
        assert_eq!((error.kind(), error.argument()), (ErrorKind::InvalidArgument, Some(argument)), "{what}: {error}");
        assert_eq!(why.invalid_arguments(), error.invalid_arguments());
        assert!(error.to_string().contains(said), "{what}: {error}");
        assert!(!format!("{results:?} {error}").contains(secret), "{what}: {results:?}");
    }
}

#[tokio::test]
async fn an_unknown_name_is_an_error_with_near_ones() {
    let server = Server::start();
    let client = common::client(&server.address());
    for (name, said) in [
        ("create_username", "did you mean `create_usernames`?"),
        ("Kick-Cleints", "did you mean `kick_clients`?"),
        ("zork", "must be the name of a bulk method, got \"zork\""),
    ] {
        let error = client.bulk(name, [json!({})]).expect_err(name);
        assert_eq!((error.kind(), error.argument()), (ErrorKind::InvalidArgument, Some("name")), "{error}");
        assert!(error.to_string().contains(said), "{error}");
    }
    assert_eq!(server.seen(), []);
}
