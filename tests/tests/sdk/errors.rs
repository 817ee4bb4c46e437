//! What an error shows to people, and what it tells a program.

use std::error::Error as _;
use std::iter::successors;

use emqx_cloud::types::{Message, UsernameCredentials};
use emqx_cloud::{Client, Error, ErrorKind, Retry};
use emqx_cloud_tests::server::{Answer, Server};
use serde_json::json;

use crate::common::{self, APP_ID};

/// The lines of a report that shows an error and all its sources.
fn report(error: &Error) -> Vec<String> {
    let sources = successors(error.source(), |error| (*error).source());
    std::iter::once(error.to_string()).chain(sources.map(ToString::to_string)).collect()
}

#[tokio::test]
async fn an_error_returned_from_main_prints_what_to_do() {
    let server = Server::replying(Answer::text(401, "UNAUTHORIZED"));
    let emqx = Client::new(&server.address(), APP_ID, "wrong").unwrap();
    // The first call of the README's first program. `main` prints `Debug`.
    let error = emqx.list_clients().limit(100).send().await.unwrap_err();
    assert_eq!(
        format!("{error:?}"),
        "list_clients (GET /api/v4/clients): HTTP 401: `UNAUTHORIZED` (text/plain) (check `app_id` and `app_secret`, and \
         that the address is that of their deployment)"
    );
    assert_eq!(format!("{error:?}"), error.to_string());
    let fields = format!("{error:#?}");
    for field in ["kind: Status", "operation: \"list_clients\"", "status: 401"] {
        assert!(fields.contains(field), "{field}: {fields}");
    }
}

#[tokio::test]
async fn a_report_states_the_problem_once() {
    let emqx = common::client("https://deployment.example/api");
    let errors = [
        (emqx.list_clients().limit(0).await.unwrap_err(), "`limit` must be at least 1"),
        (emqx.delete_username("..").await.unwrap_err(), "`username` must not be `..`"),
        (emqx.call("list_client").await.unwrap_err(), "did you mean `list_clients`?"),
        (emqx.call("publish").body(json!({"topic": 5})).await.unwrap_err(), "`body.topic` does not fit"),
        (Client::new("deployment.example", "a", "b").unwrap_err(), "must start with `https://`"),
        (Client::new("https://deployment.example", "", "b").unwrap_err(), "`app_id` must not be empty"),
    ];
    for (error, problem) in errors {
        let report = report(&error).join("\n");
        assert_eq!(report.matches(problem).count(), 1, "{report}");
    }
}

#[tokio::test]
async fn not_found_not_served_and_another_api_are_distinguished() {
    #[rustfmt::skip]
    let cases = [
        // The resource does not exist; the server reports this in several ways.
        (200, "application/json", r#"{"code":0,"data":{}}"#, [true, false, false], "not found"),
        (200, "application/json", r#"{"code":105,"message":"m"}"#, [true, false, false], "code 105 USER_NOT_FOUND"),
        (200, "application/json", r#"{"message":"noexisted"}"#, [true, false, false], "noexisted"),
        // The path is not served: the address is wrong, or a feature is off.
        (404, "text/plain", "Not found.", [false, true, false], "check the path of the address"),
        (404, "text/plain", "", [false, true, false], "check the path of the address"),
        (404, "text/html", "<h1>404</h1>", [false, true, false], "check the path of the address"),
        // Other servers of the 4.x API also use a status if the resource does not exist.
        (404, "application/json", r#"{"code":105,"message":"m"}"#, [true, false, false], "code 105 USER_NOT_FOUND"),
        // EMQX 5.0; later versions; an API key of EMQX 4.
        (404, "application/json", r#"{"code":"API_NOT_EXIST","message":"Request Path Not Found"}"#, [false, true, true], "EMQX 5"),
        (404, "application/json", r#"{"code":"NOT_FOUND","message":"Request Path Not Found"}"#, [false, true, true], "EMQX 5"),
        (401, "application/json", r#"{"code":"BAD_API_KEY_OR_SECRET","message":"Check api_key/api_secret"}"#, [false, false, true], "EMQX 5"),
        // The same word from EMQX 4.
        (200, "application/json", r#"{"code":"NOT_FOUND","message":"t NOT FOUND"}"#, [false, false, false], "t NOT FOUND"),
        (404, "application/json", r#"{"code":"SOMETHING","message":"m"}"#, [false, true, false], "check the path of the address"),
        (401, "text/plain", "UNAUTHORIZED", [false, false, false], "check `app_id` and `app_secret`"),
    ];
    let server = Server::start();
    let emqx = common::client(&server.address());
    for (status, content_type, body, expected, words) in cases {
        server.answer(Answer::status(status).typed(content_type, body));
        let error = emqx.get_username("u").await.unwrap_err();
        let answers = [error.is_not_found(), error.is_not_served(), error.is_other_api()];
        assert_eq!(answers, expected, "{status} {body}: {error}");
        assert!(error.to_string().contains(words), "{status} {body}: {error}");
        let optional = emqx.get_username("u").send_optional().await;
        assert_eq!(matches!(optional, Ok(None)), error.is_not_found(), "{status} {body}: {optional:?}");
    }
}

#[tokio::test]
async fn every_argument_that_breaks_a_rule_is_named() {
    let server = Server::start();
    let emqx = common::client(&server.address());
    let messages =
        [Message::new("a", "x"), Message::new("b/#", "x"), Message::new("c", "x").qos(1), Message::new("", "x")];
    let users = ["", "b", ""].map(|name| UsernameCredentials::new(name, "password"));
    let errors = [
        (emqx.publish_batch(messages).await.unwrap_err(), vec!["items[1].topic", "items[3].topic"]),
        (emqx.create_username_batch(users).await.unwrap_err(), vec!["items[0].username", "items[2].username"]),
        (emqx.list_clients().page(0).limit(0).clientid("").await.unwrap_err(), vec!["page", "limit", "clientid"]),
        (emqx.delete_acl_by_username("", "").await.unwrap_err(), vec!["username", "topic"]),
    ];
    for (error, arguments) in errors {
        let found: Vec<_> = error.invalid_arguments().iter().map(|invalid| invalid.argument()).collect();
        assert_eq!(found, arguments, "{error}");
        assert_eq!(error.argument(), Some(arguments[0]), "{error}");
        for invalid in error.invalid_arguments() {
            assert!(error.to_string().contains(&invalid.to_string()), "{invalid}: {error}");
        }
        assert_eq!(error.kind(), ErrorKind::InvalidArgument);
    }
    assert_eq!(server.requests().len(), 0);
}

#[tokio::test]
async fn an_error_while_paging_names_the_page() {
    let page = |rows: serde_json::Value| {
        Answer::json(&json!({"data": rows, "meta": {"page": 1, "limit": 1, "count": 9, "hasnext": true}, "code": 0}))
    };
    let row = |clientid: &str| json!([{"node": "n", "clientid": clientid, "connected": true}]);
    let bad = json!([{"node": "n", "clientid": 5, "connected": true}]);
    let same = json!([row("a")[0], row("b")[0]]);
    let cases = [
        (vec![page(row("a")), page(row("b")), page(bad)], 3, "`data[0].clientid`"),
        (vec![page(row("a")), Answer::text(500, "Internal Error")], 2, "HTTP 500"),
        (vec![page(same.clone()), page(same.clone()), page(same)], 3, "does not advance"),
    ];
    let server = Server::start();
    let emqx = Client::builder(&server.address(), APP_ID, "secret").retry(Retry::none()).build().unwrap();
    for (answers, number, words) in cases {
        server.answer(Answer::status(500));
        server.script(answers);
        let error = emqx.list_clients().items().into_vec().await.unwrap_err();
        assert_eq!(error.page(), Some(number), "{error}");
        let shown = error.to_string();
        assert!(shown.contains(&format!("page {number}): ")) && shown.contains(words), "{shown}");
    }
    let error = emqx.list_clients().await.unwrap_err();
    assert_eq!(error.page(), None, "{error}");
}
