//! Which requests a rule fits.

use emqx_cloud::types::{AclAccess, AclAction, Message, UsernameAclRule};
use emqx_cloud::{Client, Error};
use emqx_cloud_test::{Mock, MockServer};
use serde_json::json;

use super::client;

/// Adds a rule.
type Rule = fn(&MockServer) -> Mock;

/// Sends a call, and returns its error, if there is one.
type Call = for<'c> fn(&'c Client) -> std::pin::Pin<Box<dyn Future<Output = Option<Error>> + 'c>>;

macro_rules! call {
    ($emqx:ident => $call:expr) => {
        |$emqx| Box::pin(async move { $call.await.err() })
    };
}

fn rule() -> UsernameAclRule {
    UsernameAclRule::new("u", "t", AclAction::Pub, AclAccess::Allow)
}

#[tokio::test]
async fn a_rule_fits_the_requests_that_fulfil_its_conditions() {
    let any: Rule = |server| server.list_clients(|_, then| then.page([]));
    let like: Rule = |server| server.list_clients(|when, then| (when.like_clientid("a%2F").limit(2), then.page([])));
    let path: Rule = |server| server.get_client(|when, then| (when.clientid("a/b %"), then.ok(client("a/b %"))));
    let fields: Rule = |server| server.create_username(|when, then| (when.username("a").password("secret"), then.ok()));
    let message: Rule = |server| server.publish(|when, then| (when.message(Message::new("a", "b").qos(1)), then.ok()));
    let part: Rule = |server| server.publish(|when, then| (when.body_with(json!({"topic": "a"})), then.ok()));
    let parts: Rule =
        |server| server.publish_batch(|when, then| (when.body_with(json!([{"topic": "a"}, {"qos": 1}])), then.ok()));
    let custom: Rule =
        |server| server.publish(|when, then| (when.matches(|request| request.json()["payload"] == "b"), then.ok()));
    let one: Rule = |server| server.create_acl(|_, then| then.ok());
    let many: Rule = |server| server.create_acl_batch(|_, then| then.ok());
    let fit: &[(&str, Rule, Call)] = &[
        ("no condition", any, call!(emqx => emqx.list_clients().like_clientid("b"))),
        ("query", like, call!(emqx => emqx.list_clients().like_clientid("a%2F").limit(2))),
        ("more in the query", like, call!(emqx => emqx.list_clients().limit(2).like_clientid("a%2F").page(3))),
        ("path", path, call!(emqx => emqx.get_client("a/b %"))),
        ("fields of the body", fields, call!(emqx => emqx.create_username("a", "secret"))),
        ("body", message, call!(emqx => emqx.publish(Message::new("a", "b").qos(1)))),
        ("part of the body", part, call!(emqx => emqx.publish(Message::new("a", "c").qos(1)))),
        (
            "parts of items",
            parts,
            call!(emqx => emqx.publish_batch([Message::new("a", "c"), Message::new("b", "").qos(1)])),
        ),
        ("custom", custom, call!(emqx => emqx.publish(Message::new("x", "b")))),
        ("one", one, call!(emqx => emqx.create_acl(rule()))),
        ("many", many, call!(emqx => emqx.create_acl_batch([rule()]))),
    ];
    for (name, rule, call) in fit {
        let server = MockServer::start().await.unwrap();
        let mock = rule(&server);
        let error = call(&server.client()).await;
        assert!(error.is_none(), "{name}: {error:?}");
        mock.assert_calls(1);
        assert!(server.unexpected().is_empty(), "{name}");
    }
    let others: &[(&str, Rule, Call, &str)] = &[
        ("query", like, call!(emqx => emqx.list_clients().limit(2)), "`like_clientid` must be"),
        (
            "value",
            like,
            call!(emqx => emqx.list_clients().limit(3).like_clientid("a%2F")),
            "`limit` must be \"2\", got \"3\"",
        ),
        ("decoded", like, call!(emqx => emqx.list_clients().limit(2).like_clientid("a/")), "got \"a/\""),
        ("path", path, call!(emqx => emqx.get_client("a")), "`clientid` must be \"a/b %\", got \"a\""),
        ("field", fields, call!(emqx => emqx.create_username("b", "secret")), "`username` must be \"a\", got \"b\""),
        ("body", message, call!(emqx => emqx.publish(Message::new("a", "b"))), "the body must be"),
        ("part", part, call!(emqx => emqx.publish(Message::new("b", "b"))), "the body must contain"),
        (
            "number of items",
            parts,
            call!(emqx => emqx.publish_batch([Message::new("a", "c")])),
            "the body must contain",
        ),
        ("custom", custom, call!(emqx => emqx.publish(Message::new("a", "c"))), "`matches` is false"),
        ("one", many, call!(emqx => emqx.create_acl(rule())), "must be an array"),
        ("many", one, call!(emqx => emqx.create_acl_batch([rule()])), "must not be an array"),
        ("operation", any, call!(emqx => emqx.get_metrics()), "there is none for `get_metrics`"),
    ];
    for (name, rule, call, why) in others {
        let server = MockServer::start().await.unwrap();
        let mock = rule(&server);
        let error = call(&server.client()).await.expect(name);
        assert_eq!(error.status(), Some(406), "{name}: {error}");
        let text = error.to_string().replace(r#"\""#, "\"");
        assert!(text.contains(why), "{name}: {text}");
        mock.assert_calls(0);
        assert_eq!(server.unexpected().len(), 1, "{name}");
    }
}

#[tokio::test]
async fn the_first_rule_that_fits_replies_until_it_is_used_up() {
    let server = MockServer::start().await.unwrap();
    let first = server.list_clients(|when, then| (when.page(1), then.page([client("a")]).has_next().total(2)));
    let once = server.list_clients(|_, then| then.status(503).times(1));
    let rest = server.list_clients(|_, then| then.page([client("b")]));
    let mut clients = server.client().list_clients().items();
    let mut ids = Vec::new();
    while let Some(client) = clients.next().await {
        ids.push(client.unwrap().clientid);
    }
    assert_eq!(ids, ["a", "b"]);
    for mock in [&first, &once, &rest] {
        mock.assert_calls(1);
    }
    assert_eq!(rest.requests()[0].query("_page"), Some("2"));
}

/// Returns the message of a panic, without the lines of the rules.
fn panics(check: impl FnOnce()) -> String {
    let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(check)).expect_err("a panic");
    let message = caught.downcast_ref::<String>().cloned().unwrap_or_default();
    let parts = message.split(" (tests/tests/mock/when.rs:");
    let parts = parts.map(|part| part.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(')'));
    parts.collect()
}

#[tokio::test]
async fn failed_assertions_tell_why() {
    let server = MockServer::start().await.unwrap();
    let emqx = server.client();
    let other = server.get_client(|when, then| (when.clientid("a"), then.not_found()));
    drop(emqx.get_client("b").await);
    let no = "no rule fits GET /clients/b\n  `get_client`: `clientid` must be \"a\", got \"b\"";
    assert_eq!(panics(|| other.assert_calls(1)), format!("`get_client` replied 0 times, expected once\n{no}"));
    assert_eq!(panics(|| server.verify()), format!("`get_client` did not reply\n{no}"));

    let server = MockServer::start().await.unwrap();
    let first = server.list_clients(|_, then| then.page([]));
    let second = server.list_clients(|_, then| then.status(503).times(1));
    server.client().list_clients().page(2).await.unwrap();
    let before = "`list_clients` replied 0 times, expected once\na rule before it replied once to what it fits, too";
    assert_eq!(panics(|| second.assert_calls(1)), before);
    let twice = "`list_clients` replied once, expected 2 times\nit replied to GET /clients?_page=2";
    assert_eq!(panics(|| first.assert_calls(2)), twice);
    first.assert_calls(1);
}

#[tokio::test]
#[should_panic(expected = "the rule for `get_client` does not say what to reply")]
async fn a_rule_without_a_reply_is_a_mistake() {
    let server = MockServer::start().await.unwrap();
    server.get_client(|when, _| when.clientid("a"));
}

#[tokio::test]
async fn a_condition_can_look_at_other_rules() {
    let server = MockServer::start().await.unwrap();
    let first = server.publish(|_, then| then.ok().times(1));
    let seen = first.clone();
    server.publish(|when, then| (when.matches(move |_| seen.calls() > 0), then.bad_topic()));
    server.get_metrics(|when, then| (when.matches(|_| panic!("on purpose")), then.status(500)));
    let emqx = server.client();
    emqx.publish(Message::new("a", "b")).await.unwrap();
    assert!(emqx.publish(Message::new("a", "b")).await.unwrap_err().is_invalid_argument());
    let error = emqx.get_metrics().await.unwrap_err();
    assert!(error.to_string().contains("the condition of `matches` panicked"), "{error}");
}

#[tokio::test]
async fn passwords_are_not_shown() {
    let server = MockServer::start().await.unwrap();
    server.create_username(|when, then| (when.username("a").password("expected-secret"), then.ok()));
    let error = server.client().create_username("a", "sent-secret").await.unwrap_err();
    let shown = format!("{error} {:?} {}", server.unexpected(), panics(|| server.verify()));
    assert!(shown.contains("`password` has another value"), "{shown}");
    assert!(!shown.contains("expected-secret") && !shown.contains("sent-secret"), "{shown}");
}

#[tokio::test]
async fn the_credentials_are_not_kept() {
    let server = MockServer::start().await.unwrap();
    let mock = server.get_metrics(|_, then| then.status(500).times(1));
    drop(server.client().get_metrics().idempotent(false).await);
    let request = &mock.requests()[0];
    assert_eq!(request.header("authorization"), None);
    assert!(request.header("user-agent").is_some());
    assert_eq!(format!("{request:?}"), "Request(GET /metrics)");
}
