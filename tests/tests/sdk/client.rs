//! The client: addresses, credentials, the environment, and no secrets in any output.

use std::error::Error as _;
use std::ffi::OsString;

use crate::common::{self, APP_ID, APP_SECRET, builder, client, everything};
use emqx_cloud::types::{ClientidCredentials, UsernameCredentials};
use emqx_cloud::{Client, ClientBuilder, Error, ErrorKind, Secret};
use emqx_cloud_tests::calls::{call, calls};
use emqx_cloud_tests::server::{Answer, BASE_PATH, Reply, Request, Server};
use serde_json::{Value, json};

#[test]
fn valid_addresses_are_accepted_without_trailing_slash() {
    for (address, shown) in [
        ("https://deployment.example:8443/api", "https://deployment.example:8443/api"),
        ("https://deployment.example:8443/api/", "https://deployment.example:8443/api"),
        ("https://deployment.example:8443/api//", "https://deployment.example:8443/api"),
        ("https://deployment.example", "https://deployment.example"),
        ("HTTPS://Deployment.Example/api", "https://deployment.example/api"),
        ("https://deployment.example:443/api", "https://deployment.example/api"),
        ("https://[2001:db8::1]:8443/api", "https://[2001:db8::1]:8443/api"),
        ("https://deployment.example/a/b%20c/api", "https://deployment.example/a/b%20c/api"),
        ("http://127.0.0.1:8081/api/v4", "http://127.0.0.1:8081/api/v4"),
        ("http://127.9.9.9/api", "http://127.9.9.9/api"),
        ("http://localhost:8081/api/v4/", "http://localhost:8081/api/v4"),
        ("http://LocalHost/api", "http://localhost/api"),
        ("http://[::1]:8081/api/v4", "http://[::1]:8081/api/v4"),
    ] {
        let client = Client::new(address, "id", "secret").unwrap_or_else(|error| panic!("{address}: {error}"));
        assert_eq!(client.address(), shown);
    }
}

#[test]
fn invalid_addresses_are_refused_with_the_reason() {
    for (address, problem) in [
        ("", "must start with `https://`"),
        ("deployment.example:8443/api", "must start with `https://`"),
        ("//deployment.example/api", "must start with `https://`"),
        ("ftp://deployment.example", "must start with `https://` (or `http://`)"),
        ("mqtts://deployment.example:8883", "must start with `https://` (or `http://`)"),
        ("file:///etc/hosts", "must start with `https://` (or `http://`)"),
        ("https://", "must be a URL"),
        ("https://deployment.example:port/api", "must be a URL, such as `https://deployment.example:8443/api`"),
        ("https://deployment.example:99999", "must be a URL"),
        ("https://exa mple/api", "must be a URL"),
        ("https://deployment.example/api?x=1", "must not have a query: `https://deployment.example/api?…`"),
        ("https://deployment.example/api?", "must not have a query"),
        ("https://deployment.example/api#x", "must not have a fragment: `https://deployment.example/api#…`"),
        ("https://user@deployment.example/api", "must not contain credentials"),
        ("https://user:word@deployment.example/api", "must not contain credentials, which are separate arguments"),
        ("http://deployment.example:8081/api", "would send the credentials unencrypted"),
        ("http://192.168.1.1/api", "would send the credentials unencrypted"),
        ("http://[2001:db8::1]/api", "would send the credentials unencrypted"),
        ("http://localhost.example/api", "would send the credentials unencrypted"),
        ("http://127.0.0.1.example/api", "would send the credentials unencrypted"),
    ] {
        let error = Client::new(address, "id", "secret").expect_err(address);
        assert_eq!(error.kind(), ErrorKind::Configuration, "{address}");
        assert!(error.to_string().contains(problem), "{address}: {error}");
        assert!(error.to_string().contains("cannot build the client"), "{address}: {error}");
        assert!(error.operation().is_none() && error.status().is_none() && error.attempts() == 0, "{address}");
        assert!(!error.is_retryable() && !error.may_have_been_applied(), "{address}");
    }
}

#[test]
fn a_password_in_an_address_is_never_shown() {
    for address in [
        // Another setting in its place.
        "MARK",
        "MARK/with+characters==",
        "app-id:MARK",
        "https:MARK",
        "//MARK",
        "MARK://rest",
        "a://MARK",
        "ftp://MARK",
        "https://app-id:MARK",
        "https://app-id:MARK/api",
        "https://[MARK]/api",
        "https://MARK MARK/api",
        "https://user/MARK@deployment.example?x",
        "https://deployment.example?x@MARK",
        "https://user:MARK-1@deployment.example/api",
        "https://user:MARK@1@deployment.example/api",
        "https://user:MARK/1@deployment.example/api",
        "https://user:1?MARK@deployment.example/api",
        "https://user:1#MARK@deployment.example/api",
        "https://:MARK@deployment.example/api",
        "https://MARK@deployment.example/api",
        "http://user:MARK@deployment.example/api",
        "ftp://user:MARK@deployment.example/api",
        "user:MARK@deployment.example/api",
        "https:user:MARK@deployment.example/api",
        "https:/user:MARK@deployment.example/api",
        "https://user:MARK@deployment.example:port/api",
        "https://user:MARK@exa mple/api",
        "https://deployment.example/api?password=MARK",
        "https://deployment.example/api?user=a@b.example&password=MARK",
        "https://deployment.example/api#password=MARK",
        "https://deployment.example/api#a@b&password=MARK",
    ] {
        let builder = Client::builder(address, "id", "secret");
        assert!(!format!("{builder:?} {builder:#?}").contains("MARK"), "{address}");
        let error = builder.build().expect_err(address);
        assert_silent(&error, &["MARK"], address);
    }
}

#[test]
fn plain_http_to_another_host_must_be_allowed() {
    let address = "http://deployment.example:8081/api";
    Client::builder(address, "id", "secret").build().expect_err("not allowed");
    let client = Client::builder(address, "id", "secret").allow_plain_http().build().expect("allowed");
    assert_eq!(client.address(), address);
}

#[test]
fn credentials_that_cannot_be_sent_are_refused() {
    for (id, secret, problem) in [
        ("", "secret", "`app_id` must not be empty"),
        ("id", "", "`app_secret` must not be empty"),
        ("a:b", "secret", "`app_id` must not contain a colon"),
        ("a\nb", "secret", "`app_id` must not contain a control character"),
        ("id\n", "secret", "`app_id` must not end in a newline"),
        ("id", "MARK\n", "`app_secret` must not end in a newline"),
        ("id", "MARK\r\n", "`app_secret` must not end in a newline"),
        ("id", "\n", "`app_secret` must not end in a newline"),
        ("id", "MARK\u{85}", "`app_secret` must not contain a control character"),
        ("id", "MARK\nMARK", "`app_secret` must not contain a control character"),
        ("id", "MARK\tMARK", "`app_secret` must not contain a control character"),
        ("id", "MARK\u{7f}", "`app_secret` must not contain a control character"),
        ("id", "MARK\0", "`app_secret` must not contain a control character"),
        ("id", "\u{1b}[31mMARK", "`app_secret` must not contain a control character"),
    ] {
        let error = Client::new("https://deployment.example", id, secret).expect_err(problem);
        assert!(error.to_string().contains(problem), "{error}");
        assert_eq!(error.kind(), ErrorKind::Configuration);
        assert_silent(&error, &["MARK"], problem);
    }
}

#[tokio::test]
async fn credentials_are_sent_as_utf_8() {
    let server = Server::start();
    server.answer(Answer::ok(r#"{"code":0}"#));
    for (id, secret, header) in [
        (APP_ID, APP_SECRET, crate::common::AUTHORIZATION),
        ("i", "s:t", "Basic aTpzOnQ="),
        ("ü", "主", "Basic w7w65Li7"),
    ] {
        let client = Client::new(&server.address(), id, secret).expect("good credentials");
        client.delete_username("u").await.expect("a success");
        assert_eq!(server.only().header("authorization"), Some(header));
    }
}

fn environment(values: [Option<&str>; 3]) -> emqx_cloud::Result<Client> {
    let names = ["EMQX_CLOUD_API", "EMQX_CLOUD_APP_ID", "EMQX_CLOUD_APP_SECRET"];
    let read = |name: &str| {
        let place = names.iter().position(|known| *known == name).expect("only documented variables are read");
        values[place].map(OsString::from)
    };
    <ClientBuilder>::from_variables(read)?.build()
}

#[test]
fn the_environment_names_the_deployment() {
    let client =
        environment([Some("https://deployment.example/api/"), Some("id"), Some("secret")]).expect("all are set");
    assert_eq!(client.address(), "https://deployment.example/api");
}

#[test]
fn all_missing_or_empty_variables_are_named_at_once() {
    const API: &str = "https://deployment.example/api";
    let (api, id, secret) = ("EMQX_CLOUD_API", "EMQX_CLOUD_APP_ID", "EMQX_CLOUD_APP_SECRET");
    let cases: [([Option<&str>; 3], &[String]); 6] = [
        ([None, Some("i"), Some("s")], &[format!("{api} is not set")]),
        ([Some(API), None, Some("s")], &[format!("{id} is not set")]),
        ([Some(API), Some("i"), None], &[format!("{secret} is not set")]),
        ([Some(""), Some("i"), Some("s")], &[format!("{api} is empty")]),
        (
            [None, Some(""), None],
            &[format!("{api} is not set"), format!("{id} is empty"), format!("{secret} is not set")],
        ),
        ([None, None, None], &[api, id, secret].map(|name| format!("{name} is not set"))),
    ];
    for (values, problems) in cases {
        let error = environment(values).expect_err("a variable is missing");
        let shown = error.to_string();
        assert_eq!(error.kind(), ErrorKind::Configuration);
        assert!(problems.iter().all(|problem| shown.contains(problem)), "{shown}");
        let named = [" is not set", " is empty"].iter().map(|words| shown.matches(words).count()).sum::<usize>();
        assert_eq!(named, problems.len(), "{shown}");
    }
    let error = environment([Some("deployment.example"), Some("i"), Some("s")]).expect_err("no scheme");
    assert!(error.to_string().contains("must start with `https://`"), "{error}");
}

#[cfg(unix)]
#[test]
fn a_variable_with_invalid_utf_8_is_named_but_not_shown() {
    use std::os::unix::ffi::OsStringExt;
    let error = <ClientBuilder>::from_variables(|name| match name {
        "EMQX_CLOUD_APP_SECRET" => Some(OsString::from_vec(b"MARK\xff".to_vec())),
        _ => Some("https://deployment.example".into()),
    });
    let error = error.expect_err("no UTF-8");
    assert!(error.to_string().contains("EMQX_CLOUD_APP_SECRET is not valid UTF-8"), "{error}");
    assert_silent(&error, &["MARK"], "no UTF-8");
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let server = Server::start();
    let client = common::client(&server.address());
    for status in [301, 302, 303, 307, 308] {
        for place in [format!("{}/elsewhere", server.address()), format!("{BASE_PATH}/elsewhere")] {
            server.answer_with(move |seen| match &*seen.path {
                "/elsewhere" => Answer::ok(r#"{"code":0}"#),
                _ => Answer::status(status).header("location", &*place),
            });
            for error in [
                client.create_username("u", "password").await.expect_err("a redirect"),
                client.delete_username("u").await.expect_err("a redirect"),
            ] {
                assert_eq!((error.kind(), error.status()), (ErrorKind::Status, Some(status)), "{error}");
            }
            assert!(server.seen().iter().all(|seen| seen.path != "/elsewhere"));
        }
    }
}

#[tokio::test]
async fn http_client_settings_are_used() {
    let server = Server::start();
    server.answer(Answer::ok(r#"{"code":0}"#));
    let client = builder(&server.address()).http(|http| http.user_agent("mine/1")).build().expect("good settings");
    client.delete_username("u").await.expect("a success");
    let seen = server.only();
    assert_eq!(seen.header("user-agent"), Some("mine/1"));
    assert_eq!(seen.header("authorization"), Some(crate::common::AUTHORIZATION));
}

#[tokio::test]
async fn clones_and_calls_of_one_client_run_concurrently() {
    let server = Server::start();
    server.answer(Answer::ok(r#"{"code":0}"#));
    let client = common::client(&server.address());
    let other = client.clone();
    let call = client.delete_username("u");
    let again = call.clone();
    let (one, two) = tokio::join!(call.send(), again.send());
    assert!(one.is_ok() && two.is_ok() && other.delete_username("u").await.is_ok());
    assert_eq!(server.seen().len(), 3);
}

#[tokio::test]
async fn nothing_is_sent_until_a_call_is_awaited() {
    let server = Server::start();
    let client = common::client(&server.address());
    drop(client.create_username("u", "password"));
    drop(client.list_clients().limit(5).items());
    assert_eq!(server.seen(), []);
}

#[tokio::test]
async fn a_response_over_the_limit_is_an_error_and_not_read_to_its_end() {
    let server = Server::start();
    let body = format!(r#"{{"code":0,"padding":"{}"}}"#, "x".repeat(1000));
    server.answer(Answer::ok(body.clone()));
    let limited = |bytes| builder(&server.address()).body_limit(bytes).build().expect("good settings");
    limited(body.len()).delete_username("u").await.expect("just short enough");
    let error = limited(body.len() - 1).delete_username("u").await.expect_err("one byte too long");
    assert_eq!((error.kind(), error.status()), (ErrorKind::UnexpectedResponse, Some(200)));
    assert!(error.to_string().contains("longer than") && error.may_have_been_applied(), "{error}");
}

// ---- Secrets ----

/// Secrets that are easy to find, with characters that JSON, HTML and `Debug` escape.
const APP: &str = "MARK1app\"<&>\\ü'end-1MARK";
const SENT: &str = "MARK2sent\"<&>\\ü'end-2MARK";
const GIVEN: &str = "MARK3given-end-3MARK";

/// The parts of the secrets that no escaping changes, and the credentials as sent.
fn marks() -> Vec<String> {
    let credentials = emqx_cloud_core::auth::basic("the-app", &Secret::from(APP));
    let encoded = credentials.to_str().expect("a header").trim_start_matches("Basic ").to_owned();
    let parts = ["MARK1", "1MARK", "MARK2", "2MARK", "MARK3", "3MARK"];
    parts.into_iter().map(str::to_owned).chain([encoded]).collect()
}

/// A string that an error shows and that contains one of the marks.
fn leak<T: AsRef<str>>(error: &Error, marks: &[T]) -> Option<String> {
    everything(error).into_iter().find(|text| marks.iter().any(|mark| text.contains(mark.as_ref())))
}

/// Asserts that nothing that an error shows contains one of the marks.
fn assert_silent<T: AsRef<str>>(error: &Error, marks: &[T], place: &str) {
    assert_eq!(leak(error, marks), None, "{place}");
}

fn marked(address: &str) -> Client {
    // TLS is not used here, and loading the system's certificates is slow.
    let builder = Client::builder(address, "the-app", APP).http(|http| http.tls_certs_only([]));
    builder.retry(emqx_cloud::Retry::none()).build().expect("good credentials")
}

/// The errors of every call; each sends the credentials, and some a secret in the body.
async fn errors(client: &Client) -> Vec<Option<Error>> {
    let mut errors = Vec::new();
    for call in calls() {
        errors.push((call.send)(client).await.err());
    }
    let usernames = vec![json!({"username": "a", "password": SENT}), json!({"username": "b", "password": SENT})];
    let clientids = vec![json!({"clientid": "a", "password": SENT}), json!({"clientid": "b", "password": SENT})];
    errors.push((call("create_username_batch").with(usernames).send)(client).await.err());
    errors.push((call("create_clientid_batch").with(clientids).send)(client).await.err());
    errors.push(client.create_username("u", SENT).await.err());
    errors.push(client.create_clientid("c", SENT).await.err());
    errors.push(client.update_username("u", SENT).await.err());
    errors.push(client.update_clientid("c", SENT).await.err());
    errors
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;").replace('\'', "&#39;")
}

fn request_text(seen: &Request) -> String {
    let mut text = format!("{} {} HTTP/1.1\n", seen.method, seen.path);
    seen.headers.iter().for_each(|(name, value)| text.push_str(&format!("{name}: {value}\n")));
    format!("{text}\n{}", String::from_utf8_lossy(&seen.body))
}

/// Responses that echo a request or secrets that the server knows: name, content type, body.
fn echoes(seen: &Request) -> Vec<(&'static str, &'static str, String)> {
    let text = request_text(seen);
    let body = String::from_utf8_lossy(&seen.body).into_owned();
    // A password that was not sent cannot be recognized.
    let sent = if body.contains("MARK2") { SENT } else { "plain" };
    let parsed: Value = serde_json::from_slice(&seen.body).unwrap_or(Value::Null);
    let headers: Value = seen.headers.iter().map(|(name, value)| json!({name.as_str(): value})).collect();
    let rows = json!([{"result": format!("{{error,{APP}}}"), "topic": APP, "action": sent, "access": APP, "code": 108,
        "message": format!("no {APP} {sent}"), "clientid": APP, "password": GIVEN}]);
    vec![
        ("text", "text/plain", text.clone()),
        ("text of the body", "text/plain", body.clone()),
        ("text of the credentials", "text/plain", format!("the-app:{APP} is wrong")),
        ("page", "text/html", format!("<pre>{text}</pre>")),
        ("page, escaped", "text/html", format!("<pre>{}</pre>", escaped(&text))),
        ("page of the body, escaped", "text/html", format!("<pre>{}</pre>", escaped(&body))),
        ("page of the credentials, escaped", "text/html", format!("<pre>the-app:{}</pre>", escaped(APP))),
        ("JSON of the body as text", "application/json", json!({"error": body}).to_string()),
        (
            "JSON of JSON of the body",
            "application/json",
            json!({"error": json!({"body": body}).to_string()}).to_string(),
        ),
        ("JSON with text", "application/json", json!({"error": text}).to_string()),
        ("JSON with JSON", "application/json", json!({"error": {"headers": headers, "body": parsed}}).to_string()),
        ("JSON, refused", "application/json", json!({"code": 108, "message": text}).to_string()),
        ("JSON, refused for a body", "application/json", json!({"code": 108, "message": body}).to_string()),
        ("JSON, refused with objects", "application/json", json!({"code": 1, "message": parsed}).to_string()),
        ("JSON, a word with it", "application/json", json!({"message": format!("{{error,{sent}}}")}).to_string()),
        (
            "JSON, a term with it",
            "application/json",
            json!({"message":
            format!("{{add,#{{result => <<\"{{error,{APP}}}\">>}}}}")})
            .to_string(),
        ),
        (
            "JSON, a code with it",
            "application/json",
            json!({"code": format!("{APP}{sent}"), "message": "m"}).to_string(),
        ),
        ("JSON, data", "application/json", json!({"code": 0, "data": body}).to_string()),
        ("JSON, rows", "application/json", json!({"code": 0, "data": rows}).to_string()),
        (
            "JSON, names",
            "application/json",
            json!({"code": 0, "data": {"a": format!("{{error,{sent}}}"), APP: sent}}).to_string(),
        ),
        ("JSON of JSON", "application/json", json!(text).to_string()),
        ("JSON, cut", "application/json", json!({"x": text}).to_string().trim_end_matches('}').to_owned()),
        (
            "password of the answer",
            "application/json",
            json!({"data": {"username": "u", "password": GIVEN}}).to_string(),
        ),
        (
            "passwords of the answer",
            "application/json",
            json!({"data": [{"username": 5, "password": GIVEN}], "meta": 7, "code": 0}).to_string(),
        ),
        (
            "password of no code",
            "application/json",
            json!({"data": {"username": "u", "password": {"salt": GIVEN}}}).to_string(),
        ),
        (
            "password of the answer, cut",
            "application/json",
            format!(r#"{{"data":{{"password":"{GIVEN}","username":"u"#),
        ),
        ("password of the answer, cut inside", "application/json", format!(r#"{{"data":{{"password" : "{GIVEN}"#)),
        (
            "password of the answer, and more",
            "application/json",
            format!(r#"{{"data":{{"password":"{GIVEN}"}},"code":0}} trailing"#),
        ),
    ]
}

#[tokio::test]
async fn an_echoed_request_shows_no_secret() {
    let marks = marks();
    let server = Server::start();
    let client = marked(&server.address());
    let count = echoes(&Request::default()).len();
    let mut leaks = Vec::new();
    for number in 0..count {
        for status in [200, 400, 401, 500, 502] {
            server.answer_with(move |seen| {
                let (_, content_type, body) = echoes(seen).remove(number);
                Answer::status(status).typed(content_type, body)
            });
            let errors = errors(&client).await;
            assert!(status == 200 || errors.iter().all(Option::is_some), "{number}, {status}");
            let name = echoes(&server.seen()[0])[number].0;
            leaks.extend(errors.iter().flatten().filter_map(|error| leak(error, &marks)).map(|leak| (name, leak)));
        }
    }
    // One leak per name is enough.
    leaks.dedup_by_key(|(name, _)| *name);
    let leaks: Vec<_> = leaks.into_iter().map(|(name, leak)| format!("{name}: {leak}")).collect();
    assert_eq!(leaks, [""; 0], "secrets are shown");
}

/// The caller mixed up the arguments.
#[tokio::test]
async fn a_secret_in_a_path_or_a_query_is_not_shown() {
    let server = Server::start();
    let client = marked(&server.address());
    for answer in [Answer::status(404), Answer::status(500).typed("text/plain", "broken"), Answer::ok("[]")] {
        server.answer(answer);
        let place = "an argument";
        assert_silent(&client.list_clients().clientid(APP).await.expect_err("no success"), &marks(), place);
        assert_silent(&client.get_client(APP).await.expect_err("no success"), &marks(), place);
    }
}

/// Escaped characters, with nothing between them that is long enough to be found by itself.
#[tokio::test]
async fn a_password_of_escaped_characters_is_not_shown_in_any_form() {
    let password = "k\"q<z&\"x\\j>'w";
    let json_form = Value::from(password).to_string();
    let json_form = json_form[1..json_form.len() - 1].to_owned();
    let marks = [password.to_owned(), json_form.clone(), escaped(password), escaped(&json_form)];
    let server = Server::start();
    let client = common::client(&server.address());
    for number in 0..5 {
        server.answer_with(move |seen| {
            let body = String::from_utf8_lossy(&seen.body).into_owned();
            match number {
                0 => Answer::json(&json!({"code": 108, "message": format!("no {body}")})),
                1 => Answer::json(&json!({"message": body})),
                2 => Answer::status(400).typed("text/plain", format!("bad value {body}")),
                3 => Answer::status(502).typed("text/html", format!("<p>{}</p>", escaped(&body))),
                _ => Answer::json(&json!({"code": 108, "message": escaped(&body)})),
            }
        });
        for error in [
            client.create_username("u", password).await.expect_err("no success"),
            client.update_clientid("c", password).await.expect_err("no success"),
        ] {
            assert_silent(&error, &marks, &number.to_string());
        }
    }
}

#[tokio::test]
async fn a_password_that_contains_a_common_word_does_not_hide_the_message() {
    let server = Server::start();
    server.answer(Answer::status(400).typed("text/plain", "Bad Request for this user"));
    let error = common::client(&server.address()).update_username("u", "user!2024").await.expect_err("a 400");
    assert_eq!(error.path(), Some("/api/v4/auth_username/u"));
    assert!(error.to_string().contains("Bad Request for this user"), "{error}");
}

#[tokio::test]
async fn a_secret_echoed_in_a_header_is_not_shown() {
    let server = Server::replying_with(|_| {
        Reply::Answer(
            Answer::status(401)
                .typed("text/MARK2sent-plain-2MARK", "no")
                .header("x-echo", "MARK2sent-plain-2MARK")
                .header("location", "https://MARK2sent-plain-2MARK@example/"),
        )
    });
    let error = marked(&server.address()).create_username("u", "MARK2sent-plain-2MARK").await.expect_err("a 401");
    assert_eq!(error.status(), Some(401));
    assert_silent(&error, &marks(), "a header");
}

#[tokio::test]
async fn a_lost_connection_shows_no_secret() {
    let half = Answer::ok(format!(r#"{{"data":{{"password":"{GIVEN}"}},"code":0}}"#)).wire();
    let half = half[..half.len() - 3].to_vec();
    let nonsense = format!("{APP} {SENT} {GIVEN}\r\n\r\n").into_bytes();
    let servers = [
        Server::replying(Reply::Close),
        Server::replying(Reply::Bytes(half)),
        Server::replying(Reply::Bytes(nonsense)),
        Server::refusing(),
    ];
    for server in servers {
        let client = marked(&server.address());
        for error in [
            client.create_username("u", SENT).await.expect_err("no response"),
            client.get_username("u").await.expect_err("no response"),
            client.list_clients().clientid(APP).await.expect_err("no response"),
        ] {
            assert!(error.source().is_some(), "{error:?}");
            assert_silent(&error, &marks(), &server.address());
        }
    }
}

#[tokio::test]
async fn a_refused_argument_is_not_shown() {
    let client = marked("https://deployment.example/api");
    let errors = [
        client.update_username("", SENT).await.expect_err("no name"),
        client.create_username("", SENT).await.expect_err("no name"),
        client.create_clientid_batch([ClientidCredentials::new("", SENT)]).await.expect_err("no name"),
        client.create_username_batch([UsernameCredentials::new("", SENT)]).await.expect_err("no name"),
    ];
    for error in errors {
        assert_eq!(error.kind(), ErrorKind::InvalidArgument);
        assert_silent(&error, &marks(), "an argument");
    }
    let error = Client::new("https://deployment.example", "a:MARK1", APP).expect_err("a colon");
    assert_silent(&error, &marks(), "a setting");
}

#[tokio::test]
async fn debug_shows_no_secret() {
    let marks = marks();
    let address = "https://deployment.example/api";
    let builder = Client::builder(address, "the-app", APP);
    let mut shown = vec![format!("{builder:?} {builder:#?}")];
    let client = marked(address);
    shown.push(format!("{client:?} {client:#?}"));
    shown.push(format!("{:?}", client.create_username("u", SENT)));
    shown.push(format!("{:#?}", client.create_clientid("c", SENT)));
    shown.push(format!("{:?}", client.update_username("u", SENT)));
    shown.push(format!("{:?}", client.update_clientid("c", SENT)));
    shown.push(format!("{:#?}", client.create_username_batch([UsernameCredentials::new("u", SENT)])));
    shown.push(format!("{:?}", client.create_clientid_batch([ClientidCredentials::new("c", SENT)])));
    shown.push(format!("{:?} {:#?}", UsernameCredentials::new("u", SENT), Secret::from(SENT)));
    shown.push(format!("{:?}", client.list_clients()));
    shown.push(format!("{:?} {:?}", client.list_clients().pages(), client.list_clients().items()));
    let server = Server::start();
    server.answer(Answer::json(&json!({"data": {"username": "u", "password": GIVEN}, "code": 0})));
    let found = common::client(&server.address()).get_username("u").await.expect("a success");
    assert_eq!(found.password.as_ref().map(Secret::expose), Some(GIVEN));
    shown.push(format!("{found:?} {found:#?}"));
    for text in shown {
        assert!(marks.iter().all(|mark| !text.contains(&**mark)), "{text}");
    }
    assert!(format!("{:?}", crate::common::client(address)).contains("deployment.example"));
}

#[tokio::test]
async fn a_failed_item_shows_its_reason_but_no_password() {
    let server = Server::start();
    let rows = json!({"u": "{error,existed}"});
    server.answer(Answer::json(&json!({"data": rows, "code": 0})));
    let client = client(&server.address());
    let error = client.create_username_batch([UsernameCredentials::new("u", "existed")]).await.expect_err("existed");
    assert!(error.is_already_exists());
    server.answer(Answer::json(&json!({"message": "password"})));
    let error = client.create_username("u", "password").await.expect_err("a refusal");
    assert_eq!(error.message(), Some("password"), "a documented word is not a secret, even if it equals the password");
}
