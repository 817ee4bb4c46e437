//! A failure is never taken for a success, and is classified correctly.

use crate::common;
use emqx_cloud::types::UsernameCredentials;
use emqx_cloud::{API, Category, Client, Error, ErrorKind, ResultCode, codes};
use emqx_cloud_tests::calls::{Form, TypedCall, calls};
use emqx_cloud_tests::server::{Answer, BASE_PATH, Server};
use serde_json::json;

/// A status, the body that a server was seen to send with it, and the expected error.
struct Status {
    status: u16,
    recorded: &'static str,
    /// Whether the status alone means that nothing was applied.
    nothing_done: bool,
    retryable: bool,
}

const STATUSES: [Status; 14] = [
    Status { status: 204, recorded: "", nothing_done: false, retryable: false },
    Status { status: 302, recorded: "Found", nothing_done: false, retryable: false },
    Status { status: 400, recorded: "Bad Request", nothing_done: true, retryable: false },
    Status { status: 401, recorded: "UNAUTHORIZED", nothing_done: true, retryable: false },
    Status { status: 403, recorded: "Forbidden", nothing_done: true, retryable: false },
    Status { status: 404, recorded: "Not found.", nothing_done: true, retryable: false },
    Status { status: 408, recorded: "Request Timeout", nothing_done: false, retryable: true },
    Status { status: 414, recorded: "", nothing_done: true, retryable: false },
    Status { status: 421, recorded: "Misdirected Request", nothing_done: true, retryable: true },
    Status { status: 425, recorded: "Too Early", nothing_done: true, retryable: true },
    Status { status: 429, recorded: "Too Many Requests", nothing_done: true, retryable: true },
    Status { status: 500, recorded: "Internal Error", nothing_done: false, retryable: true },
    Status { status: 502, recorded: "Bad Gateway", nothing_done: false, retryable: true },
    Status { status: 503, recorded: "Service Unavailable", nothing_done: false, retryable: true },
];

/// Content types and bodies of failures, with the code in the body.
fn bodies(recorded: &'static str) -> [(&'static str, &'static str, Option<i64>); 6] {
    [
        ("text/plain", "", None),
        ("text/plain", recorded, None),
        ("text/html", "<html><body><h1>It broke</h1></body></html>", None),
        ("application/json", r#"{"code":110,"message":"words of the server"}"#, Some(110)),
        ("application/json", r#"{"code":0,"data":[]}"#, Some(0)),
        ("application/json", r#"{"message":"words of the server"}"#, None),
    ]
}

/// The predicates of an error, in this order: unauthorized, invalid argument, not found, already exists, client
/// offline, timeout, no connection, partial failure, server error.
fn questions(error: &Error) -> [bool; 9] {
    [
        error.is_unauthorized(),
        error.is_invalid_argument(),
        error.is_not_found(),
        error.is_already_exists(),
        error.is_client_offline(),
        error.is_timeout(),
        error.is_connect(),
        error.is_partial_failure(),
        error.is_server_error(),
    ]
}

/// Asserts what every error of a call shows.
fn assert_shows_the_call(error: &Error, call: &TypedCall, place: &str) {
    let shown = error.to_string();
    let named = format!("{} ({} {BASE_PATH}{}): ", call.name, call.operation.method, call.path);
    assert!(shown.starts_with(&named), "{place}: {shown}");
    assert!(!shown.contains('?') && !shown.contains("_page"), "{place}: {shown}");
    assert!(!shown.contains("succeeded"), "{place}: {shown}");
    assert!(!shown.contains('\n'), "{place}: {shown}");
    assert_eq!(error.operation().map(|operation| operation.id), Some(call.operation.id), "{place}");
    assert_eq!(error.path(), Some(&*format!("{BASE_PATH}{}", call.path)), "{place}");
    assert_eq!(error.attempts(), 1, "{place}");
}

async fn fails(call: &TypedCall, client: &Client, place: &str) -> Error {
    match (call.send)(client).await {
        Ok(value) => panic!("{place}: a success: {value}"),
        Err(error) => error,
    }
}

async fn every_call_fails_on(statuses: &[u16]) {
    let server = Server::start();
    let client = common::client(&server.address());
    let mut tried = 0;
    for call in calls() {
        for expected in STATUSES.iter().filter(|expected| statuses.contains(&expected.status)) {
            let status = expected.status;
            for (content_type, body, code) in bodies(expected.recorded) {
                let place = format!("{}, {status}, {body}", call.name);
                let answer = Answer::status(status).header("location", format!("{}/elsewhere", server.address()));
                server.answer(answer.typed(content_type, body));
                let error = fails(&call, &client, &place).await;
                assert_eq!(error.kind(), ErrorKind::Status, "{place}");
                assert_eq!(error.status(), Some(status), "{place}");
                // A 204 has no body.
                let code = code.filter(|_| status != 204);
                assert_eq!(error.code().and_then(ResultCode::number), code, "{place}");
                let answers = [
                    status == 401,
                    matches!(status, 400 | 414),
                    false,
                    false,
                    false,
                    status == 408,
                    false,
                    false,
                    status >= 500,
                ];
                assert_eq!(questions(&error), answers, "{place}");
                assert_eq!((error.is_not_served(), error.is_other_api()), (status == 404, false), "{place}");
                assert_eq!(error.is_retryable(), expected.retryable, "{place}");
                assert_eq!(error.may_have_been_applied(), !call.reads() && !expected.nothing_done, "{place}");
                assert!(error.items().is_empty(), "{place}");
                assert_eq!(error.argument().is_some(), status == 414, "{place}");
                assert_shows_the_call(&error, &call, &place);
                assert!(error.to_string().contains(&format!("HTTP {status}")), "{place}: {error}");
                if body.contains("words of the server") && status != 204 {
                    assert_eq!(error.message(), Some("words of the server"), "{place}");
                    assert!(error.to_string().contains("words of the server"), "{place}: {error}");
                }
                assert_eq!(server.seen().len(), 1, "{place}");
                tried += 1;
            }
        }
    }
    assert_eq!(tried, calls().len() * statuses.len() * 6);
}

#[tokio::test]
async fn every_call_fails_on_the_documented_statuses() {
    every_call_fails_on(&[400, 401, 404, 500]).await;
}

#[tokio::test]
async fn every_call_fails_on_undocumented_statuses() {
    every_call_fails_on(&[204, 302, 403, 408]).await;
}

#[tokio::test]
async fn every_call_fails_on_statuses_of_proxies() {
    every_call_fails_on(&[414, 429, 502, 503]).await;
}

/// Bodies with HTTP 200 that are not a success.
const NO_SUCCESS: [(&str, ErrorKind); 21] = [
    ("", ErrorKind::UnexpectedResponse),
    ("Node emqx@127.0.0.1 is started", ErrorKind::UnexpectedResponse),
    ("<html><body>Sign in</body></html>", ErrorKind::UnexpectedResponse),
    ("null", ErrorKind::UnexpectedResponse),
    ("0", ErrorKind::UnexpectedResponse),
    ("[]", ErrorKind::UnexpectedResponse),
    (r#"[{"code":0}]"#, ErrorKind::UnexpectedResponse),
    (r#""x""#, ErrorKind::UnexpectedResponse),
    ("{}", ErrorKind::UnexpectedResponse),
    (r#"{"data":[]}"#, ErrorKind::UnexpectedResponse),
    (r#"{"code":null,"data":[]}"#, ErrorKind::UnexpectedResponse),
    (r#"{"code":null,"message":"words"}"#, ErrorKind::UnexpectedResponse),
    (r#"{"code":"0","data":[]}"#, ErrorKind::UnexpectedResponse),
    (r#"{"code":0.0,"data":[]}"#, ErrorKind::UnexpectedResponse),
    (r#"{"code":true,"data":[]}"#, ErrorKind::UnexpectedResponse),
    (r#"{"code":[0],"data":[]}"#, ErrorKind::UnexpectedResponse),
    (r#"{"code":0,"data":[]"#, ErrorKind::UnexpectedResponse),
    (r#"{"code":0,"data":[]}{"code":0}"#, ErrorKind::UnexpectedResponse),
    (r#"{"code":0,"data":[],"code":101}"#, ErrorKind::UnexpectedResponse),
    (r#"{"code":101,"data":[],"code":0}"#, ErrorKind::UnexpectedResponse),
    (r#"{"message":"existed"}"#, ErrorKind::Refused),
];

#[tokio::test]
async fn a_200_without_code_0_is_never_a_success() {
    let server = Server::start();
    let client = common::client(&server.address());
    for call in calls() {
        for (body, kind) in NO_SUCCESS {
            let place = format!("{}, {body}", call.name);
            server.answer(Answer::ok(body));
            let error = fails(&call, &client, &place).await;
            assert_eq!((error.kind(), error.status()), (kind, Some(200)), "{place}");
            // After an unexpected response, a write may have been applied.
            let unknown = kind == ErrorKind::UnexpectedResponse && !call.reads();
            assert_eq!(error.may_have_been_applied(), unknown, "{place}");
            assert!(!error.is_retryable() && !error.is_unauthorized() && !error.is_server_error(), "{place}");
            assert_eq!(error.is_already_exists(), body.contains("existed"), "{place}");
            assert_shows_the_call(&error, &call, &place);
        }
    }
}

#[tokio::test]
async fn data_of_another_form_is_never_a_success() {
    let server = Server::start();
    let client = common::client(&server.address());
    let wrong = [
        None,
        Some(json!(null)),
        Some(json!("x")),
        Some(json!(1)),
        Some(json!(true)),
        Some(json!([])),
        Some(json!({})),
    ];
    let mut tried = 0;
    for call in calls().into_iter().filter(|call| call.form != Form::Ack) {
        for data in &wrong {
            // An object without a required field has another form, too.
            let lacks = matches!(call.form, Form::Object | Form::Outcome) && call.data["required"].is_array();
            if call.form.takes(data.as_ref()) && !lacks {
                continue;
            }
            let mut answer = json!({"code": 0});
            if let Some(data) = data {
                answer["data"] = data.clone();
            }
            let place = format!("{}, {answer}", call.name);
            server.answer(Answer::json(&answer));
            let error = fails(&call, &client, &place).await;
            assert_eq!(error.kind(), ErrorKind::UnexpectedResponse, "{place}: {error:?}");
            assert!(error.to_string().contains("`data`"), "{place}: {error}");
            assert_eq!(error.may_have_been_applied(), !call.reads(), "{place}");
            assert_shows_the_call(&error, &call, &place);
            tried += 1;
        }
    }
    assert!(tried >= 100, "{tried}");
}

#[tokio::test]
async fn a_field_of_another_type_is_named_with_its_path() {
    let server = Server::start();
    let client = common::client(&server.address());
    let meta = json!({"page": 1, "limit": 10, "count": 1});
    let cases = [
        (json!({"data": [{"node": "n", "clientid": "c"}], "meta": meta, "code": 0}), "`data[0]`"),
        (json!({"data": [{"node": "n", "clientid": 5, "connected": true}], "meta": meta, "code": 0}), "clientid"),
        (json!({"data": [], "meta": {"page": 1, "limit": 10, "count": 1, "hasnext": 1}, "code": 0}), "`meta.hasnext`"),
        (json!({"data": [], "meta": [], "code": 0}), "`meta"),
    ];
    for (answer, place) in cases {
        server.answer(Answer::json(&answer));
        let error = client.list_clients().await.expect_err("a field is wrong");
        assert_eq!(error.kind(), ErrorKind::UnexpectedResponse);
        assert!(error.to_string().contains(place), "{answer}: {error}");
    }
    // A failure with the same data is a refusal, not a decoding error.
    server.answer(Answer::json(&json!({"data": "x", "code": 108, "message": "m"})));
    assert_eq!(client.list_clients().await.expect_err("a refusal").code(), Some(&codes::BAD_PARAMETER));
}

#[tokio::test]
async fn duplicate_data_is_not_a_success() {
    let server = Server::start();
    let client = common::client(&server.address());
    server.answer(Answer::ok(r#"{"data":{"username":"a"},"data":{"username":"b"},"code":0}"#));
    let error = client.get_username("a").await.expect_err("`data` appears twice");
    assert_eq!(error.kind(), ErrorKind::UnexpectedResponse);
}

#[tokio::test]
async fn every_result_code_is_a_failure_of_its_category() {
    let server = Server::start();
    let client = common::client(&server.address());
    let others = [117.into(), (-1).into(), ResultCode::from("NOT_FOUND")];
    let known = API.codes.iter().map(|known| &known.code).filter(|code| **code != codes::SUCCESS);
    let codes: Vec<_> = known.chain(&others).collect();
    assert_eq!(codes.len(), 19);
    for call in calls() {
        for code in &codes {
            for message in [Some("words"), None] {
                let mut answer = json!({"code": code, "data": []});
                if let Some(message) = message {
                    answer["message"] = message.into();
                }
                let place = format!("{}, {answer}", call.name);
                server.answer(Answer::json(&answer));
                let error = fails(&call, &client, &place).await;
                assert_eq!((error.kind(), error.status()), (ErrorKind::Refused, Some(200)), "{place}");
                assert_eq!((error.code(), error.message(), error.reason()), (Some(*code), message, None), "{place}");
                let is = |category| self::category(code) == category;
                let answers = [
                    false,
                    is(Category::InvalidArgument),
                    is(Category::NotFound),
                    is(Category::AlreadyExists),
                    is(Category::ClientOffline),
                    false,
                    false,
                    false,
                    is(Category::Server),
                ];
                assert_eq!(questions(&error), answers, "{place}");
                assert_eq!(error.is_retryable(), is(Category::Server), "{place}");
                assert_eq!(error.may_have_been_applied(), is(Category::Server) && !call.reads(), "{place}");
                assert_shows_the_call(&error, &call, &place);
                let known = API.known_code(code);
                assert_eq!(
                    (error.code_name(), error.meaning()),
                    known.map(|it| (it.name, it.meaning)).unzip(),
                    "{place}"
                );
                let name = known.map(|known| format!(" {}", known.name)).unwrap_or_default();
                assert!(error.to_string().contains(&format!("code {code}{name}")), "{place}: {error}");
            }
        }
    }
}

/// The documented category of a code.
fn category(code: &ResultCode) -> Category {
    API.known_code(code).map_or(Category::Other, |known| known.category)
}

#[test]
fn result_codes_have_the_measured_categories() {
    let kinds = [
        (101, Category::Server),
        (102, Category::Server),
        (105, Category::NotFound),
        (107, Category::InvalidArgument),
        (108, Category::InvalidArgument),
        (109, Category::InvalidArgument),
        (112, Category::ClientOffline),
        (113, Category::AlreadyExists),
        (115, Category::InvalidArgument),
        (116, Category::InvalidArgument),
        (117, Category::Other),
    ];
    for (code, kind) in kinds {
        assert_eq!(category(&ResultCode::from(code)), kind, "{code}");
    }
}

#[tokio::test]
async fn a_message_without_a_code_is_a_failure_of_its_category() {
    let server = Server::start();
    let client = common::client(&server.address());
    let term = |word: &str| {
        format!(r#"{{add,#{{access => <<"allow">>,result => <<"{{error,{word}}}">>,topic => <<"{{error,login}}">>}}}}"#)
    };
    // The message, then whether the error is: invalid argument, not found, already exists.
    let words = [
        ("existed", [false, false, true]),
        ("noexisted", [false, true, false]),
        ("login", [true, false, false]),
        ("password", [true, false, false]),
        ("topic", [true, false, false]),
        ("action", [true, false, false]),
        ("access", [true, false, false]),
    ];
    for call in calls() {
        for (word, answers) in &words {
            for message in [(*word).to_owned(), format!("{{error,{word}}}"), term(word)] {
                server.answer(Answer::json(&json!({"message": message})));
                let place = format!("{}, {message}", call.name);
                let error = fails(&call, &client, &place).await;
                assert_eq!(error.kind(), ErrorKind::Refused, "{place}");
                // Some calls send the password `password`. On its own it is taken for the documented word, which is not
                // a secret.
                let sent = call.body.as_ref().is_some_and(|body| body.to_string().contains(r#":"password""#));
                let shown = if sent { message.replace("{error,password}", "{error,***}") } else { message };
                assert_eq!((error.code(), error.message()), (None, Some(&*shown)), "{place}");
                assert_eq!(error.reason().map(|reason| reason.word().to_owned()), Some((*word).to_owned()), "{place}");
                let asked = [error.is_invalid_argument(), error.is_not_found(), error.is_already_exists()];
                assert_eq!(asked, *answers, "{place}");
                assert!(!error.may_have_been_applied() && !error.is_retryable(), "{place}");
            }
        }
    }
    server.answer(Answer::json(&json!({"message": "a word that nobody knows"})));
    let error = client.create_username("u", "p").await.expect_err("a refusal");
    assert_eq!((error.kind(), error.reason()), (ErrorKind::Refused, None));
    assert_eq!(error.message(), Some("a word that nobody knows"));
}

/// A long server message fills neither the screen nor the memory.
#[tokio::test]
async fn a_long_message_is_cut_and_shown_on_one_line() {
    let server = Server::start();
    let client = common::client(&server.address());
    let long = format!("{}\n\u{1b}[31m{}", "x".repeat(100), "y".repeat(1 << 20));
    server.answer(Answer::json(&json!({"code": 108, "message": long})));
    let error = client.get_metrics().await.expect_err("a refusal");
    let message = error.message().expect("there is a message");
    assert!(message.len() < 17 << 10 && message.ends_with('…'), "{}", message.len());
    let line = format!("{}\\n\\u{{1b}}[31m{}", "x".repeat(100), "y".repeat(1000));
    assert!(message.starts_with(&line), "{}", &message[..200]);
    let shown = error.to_string();
    assert!(shown.len() < 1300 && shown.contains("x\\n\\u{1b}[31my"), "{shown}");
    assert!(!shown.contains(char::is_control), "{shown}");
    // A cut never leaves a part of a secret.
    let secret = "s3cret".repeat(20);
    for before in (16 << 10) - 130..(16 << 10) + 10 {
        let message = format!("{}{secret}", ".".repeat(before));
        server.answer(Answer::json(&json!({"message": message})));
        let error = client.create_username("u", &*secret).await.expect_err("a refusal");
        assert!(!format!("{error:?}").contains("s3cret"), "{before}");
    }
}

/// Redacting many secrets in a long response takes no longer than reading it.
#[tokio::test]
async fn long_responses_to_long_batches_are_redacted_quickly() {
    let server = Server::start();
    let client = common::client(&server.address());
    let items = (0..2000).map(|number| UsernameCredentials::new(format!("u{number}"), "p".repeat(number + 4)));
    let items: Vec<_> = items.collect();
    let text = "p".repeat(4 << 20) + "q";
    for answer in [
        Answer::status(500).typed("text/plain", text.clone()),
        Answer::ok(text.clone()),
        Answer::json(&json!({"message": text})),
    ] {
        server.answer(answer);
        let error = client.create_username_batch(items.clone()).await.expect_err("no success");
        assert!(!format!("{error:?} {error}").contains("pppp"), "{error}");
    }
}
