//! A dry run shows what would be sent, without secrets, and sends nothing.

use emqx_cloud::{API, Method, PreparedRequest};
use emqx_cloud_tests::calls::{TypedCall, calls};
use emqx_cloud_tests::server::{Answer, Request, Server};
use emqx_cloud_tests::specification::Specification;
use serde_json::{Value, json};

use crate::common;

/// A value without those of fields that contain secrets.
fn masked(value: Value) -> Value {
    match value {
        Value::Array(items) => items.into_iter().map(masked).collect(),
        Value::Object(fields) => {
            let mask = |(name, value): (String, Value)| {
                let value = if API.secret_fields.contains(&&*name) { "***".into() } else { masked(value) };
                (name, value)
            };
            Value::Object(fields.into_iter().map(mask).collect())
        }
        other => other,
    }
}

/// Compares what was shown with what was sent.
fn assert_same(shown: &PreparedRequest, sent: &Request, server: &Server, what: &str) {
    let origin = server.address().replace("/api/v4", "");
    assert_eq!(shown.method().as_str(), sent.method, "{what}");
    assert_eq!(shown.url(), format!("{origin}{}", sent.target), "{what}");
    let body = shown.body().map(|body| serde_json::from_str(body).expect("the body is JSON"));
    assert_eq!(body, sent.json().map(masked), "{what}");
    let lines: Vec<_> =
        [format!("{} {}", shown.method(), shown.url())].into_iter().chain(shown.body().map(str::to_owned)).collect();
    assert_eq!(shown.to_string().lines().collect::<Vec<_>>(), lines, "{what}");
}

/// The call with each of the bodies in the document that it takes.
fn with_each_body(call: TypedCall) -> Vec<TypedCall> {
    let bodies = Specification::read().bodies().into_iter().filter(|body| body.operation == call.operation.id);
    let is_alone = call.operation.calls.len() == 1;
    let bodies: Vec<_> = bodies.filter(|body| is_alone || body.value.is_array() == call.form.is_batch()).collect();
    let name = call.name;
    let again = |body: Value| emqx_cloud_tests::calls::call(name).with(body);
    if bodies.is_empty() { vec![call] } else { bodies.into_iter().map(|body| again(body.value)).collect() }
}

#[tokio::test]
async fn every_documented_call_is_shown_as_it_is_sent() {
    let server = Server::start();
    let client = common::client(&server.address());
    server.answer(Answer::ok(r#"{"code":0}"#));
    let mut count = 0;
    for call in calls().into_iter().flat_map(with_each_body) {
        let made = call.named(&client, call.name).query("x other", "a/b ä");
        let shown = made.clone().dry_run().await.unwrap_or_else(|error| panic!("{}: {error}", call.name));
        assert_eq!(server.seen(), [], "{}", call.name);
        // Most calls need another response.
        let _ = made.send().await;
        assert_same(&shown, &server.only(), &server, call.name);
        count += 1;
    }
    assert!(count >= emqx_cloud::operations::ALL.len());

    let request =
        || client.request(Method::POST, "/banned/a%2Fb").query("_limit", "1 0").body(json!({"who": [1.5, null]}));
    let shown = request().dry_run().await.expect("it is valid");
    assert_eq!(server.seen(), []);
    request().await.expect("it is answered");
    assert_same(&shown, &server.only(), &server, "request");
    for (method, path, argument) in
        [(Method::GET, "/a?b", "path"), (Method::HEAD, "/a", "method"), (Method::GET, "/a", "body")]
    {
        let error = client.request(method, path).body(json!({})).dry_run().await.expect_err(argument);
        assert_eq!(error.argument(), Some(argument));
    }
    assert_eq!(server.seen(), []);
}

#[tokio::test]
async fn no_secret_is_shown() {
    let server = Server::start();
    let client = common::client(&server.address());
    let secret = "tell-nobody/7";
    let user = json!({"username": "meter-7", "password": secret});
    let many: Value =
        (0..4_000).map(|n| json!({"username": format!("{n}{}", " ".repeat(60)), "password": secret})).collect();
    let other = json!({"a": {"b": [{"password": secret}]}, "c": [secret, common::APP_SECRET], "d": common::AUTHORIZATION, "e\u{202e}": "\n\u{202e}"});
    let shown = [
        client.call("create_username").body(user.clone()).query("x", secret).dry_run().await,
        client.call("create_username").body(many).dry_run().await,
        client.call("update_username").arg("username", secret).body(json!({"password": secret})).dry_run().await,
        client.call("get_client").arg("clientid", common::APP_SECRET).query("password", "p7").dry_run().await,
        client
            .request(Method::POST, "/a")
            .query("password", secret)
            .query("x", "tell-nobody/7 too")
            .body(other)
            .dry_run()
            .await,
    ];
    for shown in shown {
        let shown = shown.expect("it is valid");
        let all = [
            shown.to_string(),
            format!("{shown:?} {shown:#?}"),
            shown.url().to_owned(),
            shown.body().unwrap_or_default().to_owned(),
        ];
        for text in all {
            for hidden in
                [secret, "tell-nobody", "p7", common::APP_SECRET, common::AUTHORIZATION, "uthorization", "\u{202e}"]
            {
                assert!(!text.contains(hidden), "{hidden}: {}", &text[..text.len().min(500)]);
            }
        }
        assert!(shown.to_string().contains("***"), "{shown}");
        assert!(shown.body().is_none_or(|body| serde_json::from_str::<Value>(body).is_ok()), "{shown}");
    }
    // A password that is also the name of its field.
    let call = client.call("create_username").body(json!({"username": "meter-7", "password": "password"}));
    let shown = call.dry_run().await.expect("it is valid");
    assert_eq!(shown.body(), Some(r#"{"password":"***","username":"meter-7"}"#));
    assert_eq!(server.seen(), []);
}
