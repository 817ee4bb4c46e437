//! A complete list by name has the rows of the typed one.

use emqx_cloud::{ErrorKind, NamedRows};
use emqx_cloud_tests::calls::calls;
use emqx_cloud_tests::server::{Answer, Server};
use futures_util::FutureExt;
use serde_json::{Value, json};

use crate::common;
use crate::common::table::{Table, answering, row};

async fn all(mut rows: NamedRows) -> Vec<Value> {
    let mut found = Vec::new();
    loop {
        // A row that nobody waits for is not lost.
        if let Some(Some(row)) = rows.next().now_or_never() {
            found.push(row.expect("every page is good").to_value());
        }
        let Some(row) = rows.next().await else { break };
        found.push(row.expect("every page is good").to_value());
    }
    assert_eq!(rows.report().rows, found.len() as u64);
    found
}

#[tokio::test]
async fn every_list_can_be_read_by_name_and_nothing_else() {
    let server = Server::start();
    let client = common::client(&server.address());
    let mut lists = 0;
    for call in calls() {
        let (name, made) = (call.name, call.unfiltered());
        // The position is that of the walk.
        let is_position = |argument: &str| argument == "page";
        let mut success = made.success();
        let arguments = made.arguments.iter().filter(|argument| !is_position(argument.name));
        let complete =
            arguments.fold(client.call(name), |call, argument| call.arg(argument.name, argument.value.clone()));
        let complete = made.body.iter().fold(complete, |call, body| call.body(body.clone()));
        if made.operation.paging.is_none() {
            for call in [complete, client.call(name)] {
                let error = call.complete().expect_err(name);
                let what = format!("which is `{} {}`", made.operation.method, made.operation.path);
                assert_eq!((error.kind(), error.argument()), (ErrorKind::InvalidArgument, Some("name")), "{error}");
                assert!(error.to_string().contains(&what), "{error}");
            }
            assert_eq!(server.seen(), []);
            continue;
        }
        lists += 1;
        success["meta"] =
            json!({"page": 1, "limit": 10_000, "count": success["data"].as_array().map(Vec::len), "hasnext": false});
        server.answer(Answer::json(&success));
        let rows = all(complete.complete().expect(name)).await;
        assert!(!rows.is_empty(), "{name}");
        let pages = client.call(name).await.unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(Some(Value::from(rows)), pages.data(), "{name}");
        server.seen();
    }
    assert!(lists > 1);
}

#[tokio::test]
async fn a_list_by_name_is_the_typed_one() {
    // It changes, so it takes several passes.
    let start = || {
        let server = Server::start();
        server.answer_with(answering(Table::new(1_500, 3), |table, _| table.churn(2)));
        server
    };
    let (typed, named) = (start(), start());
    let mut rows = common::client(&typed.address()).list_clients().limit(100).complete().rows();
    let mut expected = Vec::new();
    while let Some(row) = rows.next().await {
        expected.push(serde_json::to_value(row.expect("every page is good")).expect("a row is JSON"));
    }
    let complete = common::client(&named.address()).call("list_clients").arg("limit", 100).complete().expect("a list");
    assert_eq!(all(complete).await, expected);
    let targets = |server: Server| server.seen().into_iter().map(|request| request.target).collect::<Vec<_>>();
    let (typed, named) = (targets(typed), targets(named));
    assert!(named.len() > 30, "{}", named.len());
    assert_eq!(named, typed);
}

#[tokio::test]
async fn a_row_has_everything_that_fits_and_all_digits() {
    let server = Server::start();
    let client = common::client(&server.address());
    let (mut first, other) = (row("sensor-1"), row("meter-1"));
    first["zone"] = Value::Null;
    first["password"] = "tell-nobody".into();
    let digits = first.to_string().replace('}', r#","other":123456789012345678901234567890.10}"#);
    let body = format!(r#"{{"data":[{digits},{other}],"meta":{{"hasnext":false}},"code":0}}"#);
    server.answer(Answer::ok(body));
    let mut rows = client.call("list_clients").arg("like_clientid", "sensor").complete().expect("a list");
    let found = rows.next().await.expect("a row").expect("the page is good");
    assert!(found.get().contains("123456789012345678901234567890.10"), "{}", found.get());
    assert!(found.get().contains(r#""zone":null"#), "{}", found.get());
    assert_eq!(serde_json::to_string(&found).expect("a row is JSON"), found.get());
    assert!(!format!("{found:?} {rows:?}").contains("tell-nobody"), "{found:?}");
    assert!(rows.next().await.is_none());
    assert_eq!((rows.report().rows, rows.report().left_out), (1, 1));
}

/// Never a part of a list: an error is the last thing.
#[tokio::test]
async fn arguments_are_checked_and_errors_end_the_stream() {
    let server = Server::start();
    let client = common::client(&server.address());
    server.answer(Answer::ok(r#"{"code":0}"#));
    for (call, argument) in [
        (client.call("list_client"), "name"),
        (client.call("list_clients").arg("foo", 1), "foo"),
        (client.call("list_clients").arg("limit", "x"), "limit"),
        (client.call("list_clients").body(json!({})), "body"),
        (client.call("list_clients").arg("limit", 0), "limit"),
        (client.call("list_clients").arg("page", 2), "page"),
        (client.call("list_clients").query("_limit", "1"), "_limit"),
    ] {
        let error = match call.complete() {
            Err(error) => error,
            Ok(mut rows) => {
                let error = rows.next().await.expect("a result").expect_err(argument);
                assert!(rows.next().await.is_none());
                error
            }
        };
        assert_eq!((error.kind(), error.argument()), (ErrorKind::InvalidArgument, Some(argument)), "{error}");
    }
    assert_eq!(server.seen(), []);
}
