//! Undocumented query parameters, and requests to any path.

use std::time::Duration;

use emqx_cloud::{Client, Error, ErrorKind, GaveUp, Method, RequestCall, Retry, RetryBudget, encode_path, operations};
use emqx_cloud_tests::calls::calls;
use emqx_cloud_tests::clock::FakeClock;
use emqx_cloud_tests::server::{Answer, BASE_PATH, Request, Server};
use serde_json::{Value, json};

use crate::common::{self, AUTHORIZATION, everything};

fn ok() -> Answer {
    Answer::ok(r#"{"code":0}"#)
}

/// A client that makes up to four attempts, and does not wait between them.
fn patient(server: &Server) -> Client {
    let retry = Retry::default().attempts(4).budget(&RetryBudget::unlimited());
    common::settings(&server.address()).clock(FakeClock::new(0.5)).retry(retry).build().unwrap()
}

fn assert_refused(error: &Error, argument: &str, problem: &str) {
    assert_eq!((error.kind(), error.argument()), (ErrorKind::InvalidArgument, Some(argument)), "{error}");
    assert!(error.to_string().contains(problem), "{problem}: {error}");
    assert_eq!((error.attempts(), error.may_have_been_applied()), (0, false));
}

// ---- Parameters ----

#[tokio::test]
async fn other_parameters_are_encoded_and_come_after_those_of_the_call() {
    let server = Server::replying(Answer::ok(r#"{"code":0,"data":[]}"#));
    let emqx = common::client(&server.address());
    let long = "v".repeat(3_000);
    let cases: [(&[(&str, &str)], &str); 6] = [
        (&[], "_page=2"),
        (&[("_gte_inflight", "10")], "_page=2&_gte_inflight=10"),
        (&[("a", "1"), ("b", ""), ("a", "2")], "_page=2&a=1&b=&a=2"),
        (&[("a b", "x y&z=+%/?#")], "_page=2&a%20b=x%20y%26z%3D%2B%25%2F%3F%23"),
        (&[("名", "~'\u{10ffff}")], "_page=2&%E5%90%8D=~%27%F4%8F%BF%BF"),
        (&[("long", &long)], &format!("_page=2&long={long}")),
    ];
    for (given, expected) in cases {
        let call = given.iter().fold(emqx.list_clients().page(2), |call, (name, value)| call.query(*name, *value));
        call.await.unwrap();
        assert_eq!(server.only().raw_query(), Some(expected));
        // A call by name sends the same.
        let call = emqx.call("list_clients").arg("page", 2);
        given.iter().fold(call, |call, (name, value)| call.query(*name, *value)).await.unwrap();
        assert_eq!(server.only().raw_query(), Some(expected));
    }
    emqx.get_metrics().query("node", "a@b").await.unwrap();
    assert_eq!(server.only().raw_query(), Some("node=a%40b"));
}

#[tokio::test]
async fn other_parameters_are_sent_with_every_call_and_every_attempt() {
    let server = Server::start();
    let emqx = patient(&server);
    for call in calls() {
        server.answer(Answer::json(&call.success()));
        server.script([Answer::status(429)]);
        call.named(&emqx, call.name).query("x-y", "a b").await.unwrap_or_else(|error| panic!("{}: {error}", call.name));
        let queries: Vec<_> = server.seen().iter().map(|request| request.raw_query().map(str::to_owned)).collect();
        let ends = |query: &Option<String>| query.as_ref().is_some_and(|query| query.ends_with("x-y=a%20b"));
        assert!(queries.len() == 2 && queries.iter().all(ends), "{}: {queries:?}", call.name);
    }
}

#[tokio::test]
async fn other_parameters_are_sent_with_every_page() {
    let server = Server::replying_with(|request: &Request| {
        let page: u32 = request.parameter("_page").unwrap().parse().unwrap();
        let row = json!({"username": format!("u{page}")});
        Answer::json(&json!({"code": 0, "data": [row], "meta": {"page": page, "limit": 1, "hasnext": page < 3}}))
    });
    let emqx = common::client(&server.address());
    let rows = emqx.list_usernames().limit(1).query("_gte_inflight", "10").items().into_vec().await.unwrap();
    assert_eq!(rows.len(), 3);
    let seen = server.seen();
    let queries: Vec<_> = seen.iter().filter_map(Request::raw_query).collect();
    let expected = [1, 2, 3].map(|page| format!("_page={page}&_limit=1&_gte_inflight=10"));
    assert_eq!(queries.len(), 3);
    for (query, expected) in queries.iter().zip(&expected) {
        let sorted = |query: &str| {
            let mut parts: Vec<_> = query.split('&').map(str::to_owned).collect();
            parts.sort_unstable();
            parts
        };
        assert_eq!(sorted(query), sorted(expected));
        assert!(query.ends_with("&_gte_inflight=10"), "{query}");
    }
}

#[tokio::test]
async fn parameters_of_the_call_and_invalid_names_are_refused() {
    let server = Server::replying(ok());
    let emqx = common::client(&server.address());
    let long = "v".repeat(8_000);
    for (name, value, argument, problem) in [
        ("_limit", "1", "_limit", "`_limit` is a parameter of this call: use its setter `limit`"),
        ("limit", "1", "limit", "`limit` is a parameter of this call: use its setter `limit`"),
        ("", "1", "query", "`query` must have a name for every value"),
        ("a\0", "1", "a\\u{0}", "must not contain a NUL"),
        ("a", "1\0", "a", "`a` must not contain a NUL"),
        ("a", &long, "query", "must be shorter"),
    ] {
        let error = emqx.list_clients().query("fine", "x").query(name, value).await.unwrap_err();
        assert_refused(&error, argument, problem);
        let error = emqx.list_clients().query(name, value).items().next().await.unwrap().unwrap_err();
        assert_refused(&error, argument, problem);
        let error = emqx.call("list_clients").query(name, value).await.unwrap_err();
        assert_refused(&error, argument, problem);
    }
    // A parameter of the path.
    let error = emqx.kick_client("c").query("clientid", "d").await.unwrap_err();
    assert_refused(&error, "clientid", "is a parameter of this call: use its argument `clientid`");
    // Every one of them, after those of the call.
    let error = emqx.kick_client("").query("clientid", "d").query("", "x").await.unwrap_err();
    let invalid: Vec<_> = error.invalid_arguments().iter().map(|invalid| invalid.argument()).collect();
    assert_eq!(invalid, ["clientid", "clientid", "query"]);
    assert!(server.requests().is_empty());
}

/// A server that sends back what it has received.
fn echo() -> Server {
    Server::replying_with(|request: &Request| {
        let received = format!("{} {}", request.line(), String::from_utf8_lossy(&request.body));
        Answer::json(&json!({"code": 1, "message": received}))
    })
}

#[tokio::test]
async fn values_are_not_shown() {
    let server = echo();
    let emqx = common::client(&server.address());
    let call = emqx.list_clients().query("password", "MARK-1 2").query("token", "MARK");
    let named = emqx.call("list_clients").query("password", "MARK-1 2").query("token", "MARK");
    let request = emqx.request(Method::POST, "/x").query("password", "MARK-1 2").body(json!({"password": "MARK-3 4"}));
    for shown in [format!("{call:?} {call:#?}"), format!("{named:?} {named:#?}"), format!("{request:?} {request:#?}")] {
        assert!(!shown.contains("MARK"), "{shown}");
    }
    let errors = [
        emqx.list_clients().query("password", "MARK-1 2").await.unwrap_err(),
        emqx.call("list_clients").query("password", "MARK-1 2").await.unwrap_err(),
        request.await.unwrap_err(),
        // Even if nothing was sent.
        emqx.list_clients().query("password", "MARK-1 2\0").await.unwrap_err(),
        emqx.list_clients().query("password", format!("MARK-{}", "x".repeat(9_000))).await.unwrap_err(),
        emqx.request(Method::GET, "/x").query("password", "MARK-1 2\0").await.unwrap_err(),
        emqx.request(Method::GET, "/x").body(json!({"password": "MARK-3 4"})).await.unwrap_err(),
    ];
    for error in errors {
        let shown = everything(&error);
        assert!(shown.iter().all(|shown| !shown.contains("MARK")), "{shown:?}");
    }
    // Others are no secrets.
    let error = emqx.list_clients().query("shown", "value").await.unwrap_err();
    assert!(error.message().unwrap().contains("shown=value"), "{error}");
}

// ---- Requests ----

#[tokio::test]
async fn a_request_is_sent_as_it_is() {
    let server = Server::replying(ok());
    let emqx = common::client(&server.address());
    let body = json!({"who": "meter-7", "password": "p", "list": [1, null]});
    for (request, method, target, sent) in [
        (emqx.request(Method::GET, "/banned"), "GET", "/banned", None),
        (emqx.request(Method::GET, "/"), "GET", "/", None),
        (
            emqx.request(Method::GET, "/a").query("_page", "1").query("b c", "d&e"),
            "GET",
            "/a?_page=1&b%20c=d%26e",
            None,
        ),
        (emqx.request(Method::POST, "/banned").body(body.clone()), "POST", "/banned", Some(body.clone())),
        (emqx.request(Method::PUT, "/a/b-c_d~e.f").body(Value::Null), "PUT", "/a/b-c_d~e.f", Some(Value::Null)),
        (emqx.request(Method::PATCH, "/a").query("x", "y").body("z"), "PATCH", "/a?x=y", Some(json!("z"))),
        (
            emqx.request(Method::DELETE, "/a/%2F%5c%25/$all@:!(),;=+*'|"),
            "DELETE",
            "/a/%2F%5c%25/$all@:!(),;=+*'|",
            None,
        ),
        (emqx.request(Method::DELETE, format!("/a/{}", encode_path("ü/?"))), "DELETE", "/a/%C3%BC%2F%3F", None),
    ] {
        let answer = request.await.unwrap();
        assert_eq!((answer.data(), answer.meta, answer.extra.len()), (None, None, 0));
        let seen = server.only();
        assert_eq!((&*seen.method, &*seen.target), (method, &*format!("{BASE_PATH}{target}")));
        assert_eq!(seen.json(), sent);
        assert_eq!(seen.header("authorization"), Some(AUTHORIZATION));
        assert_eq!(seen.header("accept"), Some("application/json"));
        assert_eq!(seen.header("content-type"), sent.map(|_| "application/json"));
    }
}

#[tokio::test]
async fn everything_in_a_success_is_returned() {
    let server = Server::start();
    let emqx = common::client(&server.address());
    let success = json!({
        "code": 0,
        "data": [{"who": "x", "code": 0}, {"who": "y"}, 3, null],
        "meta": {"page": 1, "hasnext": false},
        "more": {"a": [1]},
        "none": null,
    });
    server.answer(Answer::json(&success));
    let answer = emqx.request(Method::GET, "/banned").await.unwrap();
    assert_eq!(answer.data().as_ref(), Some(&success["data"]));
    assert_eq!(answer.meta.as_ref().unwrap().get("page"), Some(json!(1)));
    let mut sent = success.clone();
    sent.as_object_mut().unwrap().remove("code");
    assert_eq!(serde_json::to_value(&answer).unwrap(), sent);

    server.answer(Answer::ok(r#"{"code":0,"data":1.00000000000000000001,"meta":3}"#));
    let answer = emqx.request(Method::GET, "/banned").await.unwrap();
    assert_eq!(answer.raw_data(), Some("1.00000000000000000001"));
    // Not the position of a page.
    assert_eq!((answer.meta.clone(), answer.extra.get("meta")), (None, Some(json!(3))));

    server.answer(Answer::ok(r#"{"code":0,"data":{"password":"MARK"}}"#));
    let answer = emqx.request(Method::GET, "/banned").await.unwrap();
    assert!(!format!("{answer:?}").contains("MARK"));
}

#[tokio::test]
async fn failures_are_errors() {
    let server = Server::start();
    let emqx = common::client(&server.address());
    let data = |data: &str| Answer::ok(format!(r#"{{"code":0,"data":{data}}}"#));
    let coded = |code: i64| Answer::json(&json!({"code": code, "message": "m"}));
    let cases = [
        (Answer::status(500), ErrorKind::Status, true),
        (Answer::text(404, "Not found."), ErrorKind::Status, false),
        (Answer::status(201), ErrorKind::Status, true),
        (Answer::status(204), ErrorKind::Status, true),
        (coded(108), ErrorKind::Refused, false),
        (coded(101), ErrorKind::Refused, true),
        (Answer::ok(r#"{"message":"existed"}"#), ErrorKind::Refused, false),
        (Answer::ok("[]"), ErrorKind::UnexpectedResponse, true),
        (Answer::ok(r#"{"data":[]}"#), ErrorKind::UnexpectedResponse, true),
        (Answer::ok(r#"{"code":0,"data":1,"data":2}"#), ErrorKind::UnexpectedResponse, true),
        (Answer::ok(r#"{"code":0,"a":1,"a":2}"#), ErrorKind::UnexpectedResponse, true),
        (data(r#"[{"code":0},{"code":112,"message":"gone"}]"#), ErrorKind::PartialFailure, true),
        (data(r#"[{"code":112},{"code":112}]"#), ErrorKind::PartialFailure, false),
        (data(r#"[{"code":112},1]"#), ErrorKind::PartialFailure, true),
        (data(r#"[{"code":101}]"#), ErrorKind::PartialFailure, true),
        (data(r#"[{"code":"WORD"}]"#), ErrorKind::PartialFailure, false),
        (data(r#"[{"code":null}]"#), ErrorKind::PartialFailure, true),
    ];
    for (answer, kind, unknown) in cases {
        server.answer(answer.clone());
        let error = emqx.request(Method::POST, "/banned/a").body(json!({})).await.unwrap_err();
        assert_eq!((error.kind(), error.may_have_been_applied()), (kind, unknown), "{answer:?}: {error}");
        assert_eq!(error.path(), Some("/api/v4/banned/a"));
        assert!(error.to_string().starts_with("request (POST /api/v4/banned/a): "), "{error}");
        let operation = error.operation().unwrap();
        assert_eq!((operation.id, operation.method, operation.path), ("request", "POST", ""));
    }
    server.answer(data(r#"[{"code":0},{"code":112,"message":"gone"},{"topic":"t"}]"#));
    let error = emqx.request(Method::POST, "/banned").await.unwrap_err();
    let items: Vec<_> = error.items().iter().map(|item| (item.is_ok(), item.code_name(), item.message())).collect();
    assert_eq!(items, [(true, None, None), (false, Some("CLIENT_OFFLINE"), Some("gone")), (true, None, None)]);
}

#[tokio::test]
async fn what_cannot_be_sent_as_it_is_is_refused() {
    let server = Server::replying(ok());
    let emqx = common::client(&server.address());
    for (path, problem) in [
        ("", "`path` must start with `/`"),
        ("banned", "must start with `/`"),
        ("https://deployment.example/banned", "must start with `/`"),
        ("@deployment.example/", "must start with `/`"),
        ("//deployment.example/banned", "must not have an empty segment"),
        ("/banned//x", "must not have an empty segment"),
        ("/banned/", "must not have an empty segment"),
        ("//", "must not have an empty segment"),
        ("/banned?_page=1", "must not contain a `?`: set parameters with `query`"),
        ("/banned#x", "must not contain a `#`"),
        ("/banned/.", "must not have `.` or `..` as a segment"),
        ("/../admin", "must not have `.` or `..` as a segment"),
        ("/a/%2e%2E/b", "must not have `.` or `..` as a segment"),
        ("/a/.%2e", "must not have `.` or `..` as a segment"),
        ("/a b", "must contain only visible ASCII characters"),
        ("/a\tb", "must contain only visible ASCII characters"),
        ("/a\r\nx: y", "must contain only visible ASCII characters"),
        ("/a\0", "must contain only visible ASCII characters"),
        ("/ü", "must contain only visible ASCII characters: encode values with `encode_path`"),
        ("/a%", "must have two hexadecimal digits after every `%`"),
        ("/a%2", "must have two hexadecimal digits after every `%`"),
        ("/a%2x", "must have two hexadecimal digits after every `%`"),
        ("/a%%2f", "must have two hexadecimal digits after every `%`"),
        ("/a\\b", "has a character that must be percent-encoded"),
        ("/{a}", "has a character that must be percent-encoded"),
        ("/\"<>`", "has a character that must be percent-encoded"),
    ] {
        let error = emqx.request(Method::DELETE, path).await.unwrap_err();
        assert_refused(&error, "path", problem);
        assert_eq!(error.path(), None);
        assert!(error.to_string().starts_with("request (DELETE): not sent: "), "{error}");
    }
    let error = emqx.request(Method::GET, format!("/{}", "a".repeat(8_000))).await.unwrap_err();
    assert_refused(&error, "path", "must be shorter");
    let error = emqx.request(Method::GET, "/a").body(json!({})).await.unwrap_err();
    assert_refused(&error, "body", "must not be set: a GET has no body");
    let error = emqx.request(Method::GET, "/a").query("", "x").await.unwrap_err();
    assert_refused(&error, "query", "must have a name");
    let error = emqx.request(Method::POST, "/a").body("x".repeat(8_000_001)).await.unwrap_err();
    assert_refused(&error, "body", "must have at most");
    for method in [Method::HEAD, Method::OPTIONS, Method::CONNECT, Method::TRACE, Method::from_bytes(b"get").unwrap()] {
        let error = emqx.request(method, "/a").await.unwrap_err();
        assert_refused(&error, "method", "must be GET, POST, PUT, PATCH or DELETE");
    }
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn only_a_get_is_idempotent_unless_the_request_says_something_else() {
    let server = Server::start();
    let emqx = patient(&server);
    let methods = [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE];
    for method in &methods {
        for idempotent in [None, Some(true), Some(false)] {
            let again = idempotent.unwrap_or(method == Method::GET);
            let request = || {
                let request = emqx.request(method.clone(), "/banned");
                idempotent.into_iter().fold(request, RequestCall::idempotent)
            };
            let place = format!("{method}, {idempotent:?}");
            for (status, attempts) in [(503, if again { 4 } else { 1 }), (429, 4), (400, 1)] {
                server.answer(Answer::status(status));
                let error = request().await.unwrap_err();
                assert_eq!((error.attempts(), server.seen().len()), (attempts, attempts as usize), "{place}: {error}");
                let unknown = status == 503 && method != Method::GET;
                assert_eq!(error.may_have_been_applied(), unknown, "{place}: {error}");
            }
            server.answer(ok());
            server.script([Answer::status(429), Answer::status(429)]);
            request().await.unwrap();
            assert_eq!(server.seen().len(), 3, "{place}");
        }
    }
    server.answer(Answer::status(503));
    let error = emqx.request(Method::GET, "/banned").retry(Retry::none()).await.unwrap_err();
    assert_eq!((error.attempts(), error.gave_up()), (1, Some(GaveUp::Attempts)));
    server.answer(emqx_cloud_tests::server::Reply::Hang);
    let short = emqx.request(Method::POST, "/banned").attempt_timeout(Duration::from_millis(1));
    assert_eq!(short.await.unwrap_err().kind(), ErrorKind::Timeout);
}

/// The path of an operation, with a value for each parameter.
fn filled(path: &str) -> String {
    let segments = path.split('/').map(|segment| if segment.starts_with('{') { "v%2F1" } else { segment });
    segments.collect::<Vec<_>>().join("/")
}

#[tokio::test]
async fn a_documented_operation_keeps_its_name_and_idempotency_or_is_refused() {
    let server = Server::start();
    let emqx = patient(&server);
    let mut refused = Vec::new();
    for operation in operations::ALL {
        let path = filled(operation.path);
        let method = Method::from_bytes(operation.method.as_bytes()).unwrap();
        // The first character in another form, which servers decode.
        let encoded = format!("/%{:02X}{}", path.as_bytes()[1], &path[2..]);
        for path in [path, encoded] {
            server.answer(Answer::status(503));
            let error = emqx.request(method.clone(), &path).await.unwrap_err();
            assert_eq!(error.operation().unwrap(), operation, "{path}");
            if error.kind() == ErrorKind::InvalidArgument {
                let calls: Vec<_> = operation.calls.iter().map(|call| format!("`{call}`")).collect();
                let problem = "is documented, and only its typed call tells a failure from a success: use";
                assert_refused(&error, "path", &format!("{problem} {}", calls.join(" or ")));
                assert!(server.seen().is_empty());
                refused.push(operation.id);
                continue;
            }
            assert_eq!(error.attempts(), if operation.idempotent { 4 } else { 1 }, "{path}");
            let start = format!("{} ({} {BASE_PATH}{path}): ", operation.id, operation.method);
            assert!(error.to_string().starts_with(&start), "{error}");
            assert!(!operation.failures_in_data);
            server.seen();
        }
    }
    refused.dedup();
    // Of these, a success can be a failure.
    for call in calls() {
        use emqx_cloud_tests::calls::Form::{Lookup, LookupRow, Outcome};
        if call.form.is_batch() || matches!(call.form, Lookup | LookupRow | Outcome) {
            assert!(refused.contains(&call.operation.id), "{}", call.name);
        }
    }
    assert!(refused.contains(&"get_client_subscriptions"), "it could be about another client");
    assert!(refused.len() < operations::ALL.len() / 2, "{refused:?}");

    // Its parameters can be set, and an item with a code is a row.
    server.answer(Answer::ok(r#"{"code":0,"data":[{"code":1}],"meta":{"page":1}}"#));
    let answer = emqx.request(Method::GET, "/clients").query("_limit", "1").await.unwrap();
    assert_eq!(answer.data(), Some(json!([{"code": 1}])));
    assert_eq!(server.only().raw_query(), Some("_limit=1"));
    // Another method is another operation.
    let error = emqx.request(Method::PATCH, "/clients").retry(Retry::none()).await.unwrap_err();
    assert_eq!((error.operation().unwrap().id, error.kind()), ("request", ErrorKind::PartialFailure));
}

/// A body may be left unread by an operation of which nothing is known.
#[tokio::test]
async fn a_request_with_a_body_ends_its_connection() {
    let server = Server::replying(ok());
    let emqx = common::client(&server.address());
    for _ in 0..3 {
        emqx.request(Method::POST, "/banned").body(json!({})).await.unwrap();
        assert_eq!(server.only().header("connection"), Some("close"));
        emqx.request(Method::DELETE, "/banned/x").await.unwrap();
        assert_eq!(server.only().header("connection"), None);
    }
}
