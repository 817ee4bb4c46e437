//! What is sent, byte by byte, and what is refused before anything is sent.

use crate::common;
use std::future::Future;
use std::pin::Pin;

use crate::common::client;
use emqx_cloud::types::{
    AclAccess, AclAction, AllAclRule, ClientidAclRule, ClientidCredentials, Message, MessageProperties,
    SubscribeRequest, UnsubscribeRequest, UsernameAclRule, UsernameCredentials,
};
use emqx_cloud::{Client, ErrorKind, Result};
use emqx_cloud_tests::server::{Answer, BASE_PATH, Server};
use serde_json::json;

const ACK: &str = r#"{"code":0}"#;

/// A string and its encoding as a path segment.
const SEGMENTS: [(&str, &str); 29] = [
    ("plain-Name_1.2~3", "plain-Name_1.2~3"),
    ("a/b", "a%2Fb"),
    ("/", "%2F"),
    ("//", "%2F%2F"),
    ("100%", "100%25"),
    ("p%2Fq", "p%252Fq"),
    ("a#b", "a%23b"),
    ("a?b=c&d", "a%3Fb%3Dc%26d"),
    ("a b", "a%20b"),
    (" ", "%20"),
    ("主题", "%E4%B8%BB%E9%A2%98"),
    ("ü", "%C3%BC"),
    ("😀", "%F0%9F%98%80"),
    ("a+b", "a%2Bb"),
    ("a\\b", "a%5Cb"),
    ("a;b", "a%3Bb"),
    ("a\"b", "a%22b"),
    ("a'b", "a%27b"),
    ("<a>", "%3Ca%3E"),
    ("{a}|^`", "%7Ba%7D%7C%5E%60"),
    ("a:b,c!(d)*", "a%3Ab%2Cc%21%28d%29%2A"),
    ("$all", "$all"),
    ("$share/g/t", "$share%2Fg%2Ft"),
    ("emqx@127.0.0.1", "emqx@127.0.0.1"),
    ("...", "..."),
    (".a", ".a"),
    ("../x", "..%2Fx"),
    ("%2e%2e", "%252e%252e"),
    ("a\tb\r\nc", "a%09b%0D%0Ac"),
];

#[tokio::test]
async fn any_name_is_one_path_segment() {
    let server = Server::replying(Answer::ok(ACK));
    let client = client(&server.address());
    for (text, segment) in SEGMENTS {
        client.delete_username(text).await.unwrap_or_else(|error| panic!("{text:?}: {error}"));
        assert_eq!(server.last().line(), format!("DELETE {BASE_PATH}/auth_username/{segment} HTTP/1.1"), "{text:?}");
    }
}

#[tokio::test]
async fn every_path_argument_is_encoded() {
    let server = Server::replying(Answer::ok(ACK));
    let emqx = client(&server.address());
    let (name, topic) = ("a/#?%", "+/ü \\");
    let (n, t) = ("a%2F%23%3F%25", "%2B%2F%C3%BC%20%5C");
    let check = |line: String| assert_eq!(server.last().line(), format!("{line} HTTP/1.1"));
    // Only the requests matter; the response does not fit every call.
    drop(emqx.get_username(name).await);
    check(format!("GET {BASE_PATH}/auth_username/{n}"));
    drop(emqx.update_username(name, "password").await);
    check(format!("PUT {BASE_PATH}/auth_username/{n}"));
    drop(emqx.delete_username(name).await);
    check(format!("DELETE {BASE_PATH}/auth_username/{n}"));
    drop(emqx.get_clientid(name).await);
    check(format!("GET {BASE_PATH}/auth_clientid/{n}"));
    drop(emqx.update_clientid(name, "password").await);
    check(format!("PUT {BASE_PATH}/auth_clientid/{n}"));
    drop(emqx.delete_clientid(name).await);
    check(format!("DELETE {BASE_PATH}/auth_clientid/{n}"));
    drop(emqx.get_acl_by_clientid(name).await);
    check(format!("GET {BASE_PATH}/acl/clientid/{n}"));
    drop(emqx.get_acl_by_username(name).await);
    check(format!("GET {BASE_PATH}/acl/username/{n}"));
    drop(emqx.delete_acl_by_clientid(name, topic).await);
    check(format!("DELETE {BASE_PATH}/acl/clientid/{n}/topic/{t}"));
    drop(emqx.delete_acl_by_username(name, topic).await);
    check(format!("DELETE {BASE_PATH}/acl/username/{n}/topic/{t}"));
    drop(emqx.delete_acl_for_all(topic).await);
    check(format!("DELETE {BASE_PATH}/acl/$all/topic/{t}"));
    drop(emqx.get_client(name).await);
    check(format!("GET {BASE_PATH}/clients/{n}"));
    drop(emqx.kick_client(name).await);
    check(format!("DELETE {BASE_PATH}/clients/{n}"));
    drop(emqx.get_client_subscriptions(name).await);
    check(format!("GET {BASE_PATH}/subscriptions/{n}"));
    assert_eq!(server.requests().len(), 14);
}

#[tokio::test]
async fn rules_for_all_are_requested_with_a_literal_dollar_sign() {
    let server = Server::replying(Answer::ok(ACK));
    let emqx = client(&server.address());
    drop(emqx.list_acl_for_all().await);
    assert_eq!(server.last().target, format!("{BASE_PATH}/acl/$all"));
    drop(emqx.delete_acl_for_all("$all").await);
    assert_eq!(server.last().target, format!("{BASE_PATH}/acl/$all/topic/$all"));
}

#[tokio::test]
async fn the_path_of_the_address_is_kept_with_or_without_trailing_slash() {
    for (path, prefix) in [
        ("", ""),
        ("/", ""),
        ("/api", "/api"),
        ("/api/", "/api"),
        ("/api//", "/api"),
        ("/proxy/to/it/api/v4", "/proxy/to/it/api/v4"),
        ("/a%2Fb/api", "/a%2Fb/api"),
    ] {
        let server = Server::replying(Answer::ok(ACK));
        let address = server.address().replace(BASE_PATH, path);
        client(&address).delete_username("u").await.unwrap_or_else(|error| panic!("{path}: {error}"));
        assert_eq!(server.last().target, format!("{prefix}/auth_username/u"), "{path}");
    }
}

#[tokio::test]
async fn query_values_arrive_unchanged() {
    let server = Server::start();
    server.answer(Answer::ok(r#"{"data":[],"meta":{"page":1,"limit":1,"count":0},"code":0}"#));
    let client = common::client(&server.address());
    for text in
        ["a/b", "100%", "p%2Fq", "a#b", "a?b=c&d", "a b", "主题", "a+b", "a\\b", "a;b", "a\"b", "$all", "@", " "]
    {
        client.list_clients().clientid(text).like_username(text).await.expect("a success");
        let seen = server.only();
        assert_eq!((seen.parameter("clientid"), seen.parameter("_like_username")), (Some(text), Some(text)));
        assert_eq!(seen.query.len(), 2);
        client.list_acl_for_all().topic(text).await.expect("a success");
        assert_eq!(server.only().parameter("topic"), Some(text), "only one list decodes a topic twice");
        // This server decodes once; the real one decodes again.
        client.list_subscriptions().topic(text).match_topic(text).await.expect("a success");
        let seen = server.only();
        assert_eq!(seen.parameter("topic"), Some(&*text.replace('%', "%25")));
        assert_eq!(seen.parameter("_match_topic"), Some(text));
    }
}

#[tokio::test]
async fn the_topic_of_subscriptions_is_encoded_twice() {
    let server = Server::replying(Answer::ok(ACK));
    let emqx = client(&server.address());
    for (topic, query) in [("p%2Fq", "topic=p%25252Fq"), ("100%", "topic=100%2525"), ("a/b", "topic=a%2Fb")] {
        drop(emqx.list_subscriptions().topic(topic).await);
        assert_eq!(server.last().target, format!("{BASE_PATH}/subscriptions?{query}"), "{topic}");
    }
}

#[tokio::test]
async fn headers_have_the_credentials_and_the_sdk_name_but_no_api_version() {
    let server = Server::replying(Answer::ok(ACK));
    let emqx = client(&server.address());
    emqx.create_username("u", "password").await.expect("a success");
    emqx.delete_username("u").await.expect("a success");
    for request in server.requests() {
        let of = |name: &str| {
            let prefix = format!("{name}: ");
            let found = request.head.lines().filter(|line| line.to_lowercase().starts_with(&prefix));
            found.map(|line| line[prefix.len()..].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(of("authorization"), [crate::common::AUTHORIZATION]);
        assert_eq!(of("accept"), ["application/json"]);
        assert!(of("user-agent")[0].starts_with("emqx-cloud/"), "{:?}", of("user-agent"));
        assert_eq!(of("api-version"), [""; 0]);
        let post = request.line().starts_with("POST");
        assert_eq!(of("content-type"), if post { vec!["application/json"] } else { vec![] });
        assert_eq!(of("transfer-encoding"), [""; 0]);
        let sent = post.then(|| serde_json::json!({"username": "u", "password": "password"}));
        assert_eq!(serde_json::from_slice(&request.body).ok(), sent);
    }
}

#[tokio::test]
async fn unset_fields_are_not_sent() {
    let server = Server::start();
    server.answer(Answer::ok(ACK));
    let client = common::client(&server.address());
    client.publish(Message::new("t", "p")).await.expect("a success");
    assert_eq!(server.only().json(), Some(serde_json::json!({"topic": "t", "payload": "p"})));
    client.publish(Message::to_topics("a,b", "p").qos(2).retain(true)).await.expect("a success");
    let sent = serde_json::json!({"topics": "a,b", "payload": "p", "qos": 2, "retain": true});
    assert_eq!(server.only().json(), Some(sent));
    let expiring = Message::new("t", "").properties(MessageProperties::new().message_expiry_interval(4_294_967_295));
    client.publish(expiring).await.expect("a success");
    let sent =
        serde_json::json!({"topic": "t", "payload": "", "properties": {"message_expiry_interval": 4_294_967_295_u32}});
    assert_eq!(server.only().json(), Some(sent));
    client.subscribe(SubscribeRequest::to_topics("c", "a,b")).await.expect("a success");
    assert_eq!(server.only().json(), Some(serde_json::json!({"clientid": "c", "topics": "a,b"})));
}

type Call = fn(&Client) -> Pin<Box<dyn Future<Output = Result<()>> + Send + '_>>;

macro_rules! call {
    (|$client:ident| $call:expr) => {
        |$client| {
            let call = $call;
            Box::pin(async move { call.send().await.map(drop) })
        }
    };
}

/// Asserts that nothing is sent, and that the error names the argument.
async fn are_refused(cases: Vec<(&str, Call)>) {
    let server = Server::start();
    server.answer(Answer::ok(ACK));
    let client = common::client(&server.address());
    for (argument, call) in cases {
        let error = call(&client).await.expect_err(argument);
        assert_eq!((error.kind(), error.argument()), (ErrorKind::InvalidArgument, Some(argument)), "{error}");
        assert!(error.is_invalid_argument() && !error.is_retryable() && !error.may_have_been_applied(), "{error}");
        assert_eq!((error.status(), error.attempts(), error.path()), (None, 0, None), "{error}");
        let shown = error.to_string();
        assert!(shown.contains(&format!("`{argument}`")) && shown.contains("not sent"), "{shown}");
        let operation = error.operation().expect("an operation");
        let asked = format!(" ({} {}): ", operation.method, operation.path);
        let (name, _) = shown.split_once(&asked).unwrap_or_else(|| panic!("{shown}"));
        assert!(operation.calls.contains(&name), "{shown}");
    }
    assert_eq!(server.seen(), [], "something was sent");
}

#[tokio::test]
async fn names_that_are_invalid_in_a_path_are_refused() {
    are_refused(vec![
        ("username", call!(|client| client.get_username(""))),
        ("username", call!(|client| client.get_username("."))),
        ("username", call!(|client| client.get_username(".."))),
        ("username", call!(|client| client.update_username("", "password"))),
        ("username", call!(|client| client.update_username("..", "password"))),
        ("username", call!(|client| client.delete_username(""))),
        ("username", call!(|client| client.delete_username(".."))),
        ("clientid", call!(|client| client.get_clientid(""))),
        ("clientid", call!(|client| client.get_clientid(".."))),
        ("clientid", call!(|client| client.update_clientid("", "password"))),
        ("clientid", call!(|client| client.update_clientid(".", "password"))),
        ("clientid", call!(|client| client.delete_clientid(""))),
        ("clientid", call!(|client| client.delete_clientid(".."))),
        ("clientid", call!(|client| client.get_acl_by_clientid(""))),
        ("clientid", call!(|client| client.get_acl_by_clientid(".."))),
        ("username", call!(|client| client.get_acl_by_username(""))),
        ("username", call!(|client| client.get_acl_by_username(".."))),
        ("clientid", call!(|client| client.delete_acl_by_clientid("", "t"))),
        ("clientid", call!(|client| client.delete_acl_by_clientid("..", "t"))),
        ("topic", call!(|client| client.delete_acl_by_clientid("c", ""))),
        ("topic", call!(|client| client.delete_acl_by_clientid("c", ".."))),
        ("username", call!(|client| client.delete_acl_by_username("", "t"))),
        ("username", call!(|client| client.delete_acl_by_username(".", "t"))),
        ("topic", call!(|client| client.delete_acl_by_username("u", ""))),
        ("topic", call!(|client| client.delete_acl_by_username("u", "."))),
        ("topic", call!(|client| client.delete_acl_for_all(""))),
        ("topic", call!(|client| client.delete_acl_for_all("."))),
        ("topic", call!(|client| client.delete_acl_for_all(".."))),
        ("clientid", call!(|client| client.get_client(""))),
        ("clientid", call!(|client| client.get_client(".."))),
        ("clientid", call!(|client| client.kick_client(""))),
        ("clientid", call!(|client| client.kick_client("."))),
        ("clientid", call!(|client| client.get_client_subscriptions(""))),
        ("clientid", call!(|client| client.get_client_subscriptions(".."))),
    ])
    .await;
}

#[tokio::test]
async fn a_page_or_limit_of_0_is_refused() {
    are_refused(vec![
        ("page", call!(|client| client.list_usernames().page(0))),
        ("limit", call!(|client| client.list_usernames().limit(0))),
        ("page", call!(|client| client.list_clientids().page(0))),
        ("limit", call!(|client| client.list_clientids().limit(0))),
        ("page", call!(|client| client.list_acl_by_clientid().page(0))),
        ("limit", call!(|client| client.list_acl_by_clientid().limit(0))),
        ("page", call!(|client| client.list_acl_by_username().page(0))),
        ("limit", call!(|client| client.list_acl_by_username().limit(0))),
        ("page", call!(|client| client.list_acl_for_all().page(0))),
        ("limit", call!(|client| client.list_acl_for_all().limit(0))),
        ("page", call!(|client| client.list_clients().page(0))),
        ("limit", call!(|client| client.list_clients().limit(0))),
        ("page", call!(|client| client.list_subscriptions().page(0))),
        ("limit", call!(|client| client.list_subscriptions().limit(0))),
        // All invalid arguments are named, in the order of the document.
        ("page", call!(|client| client.list_clients().limit(0).page(0))),
        // A valid argument does not hide an earlier invalid one.
        ("limit", call!(|client| client.list_clients().limit(0).like_clientid("c"))),
    ])
    .await;
}

#[tokio::test]
async fn filters_that_make_a_server_fail_are_refused() {
    are_refused(vec![
        ("username", call!(|client| client.list_usernames().username(""))),
        ("like_username", call!(|client| client.list_usernames().like_username(""))),
        ("clientid", call!(|client| client.list_clientids().clientid(""))),
        ("like_clientid", call!(|client| client.list_clientids().like_clientid(""))),
        ("like_clientid", call!(|client| client.list_clients().like_clientid(""))),
        ("like_username", call!(|client| client.list_clients().like_username(""))),
        ("topic", call!(|client| client.list_subscriptions().topic(""))),
        ("topic", call!(|client| client.list_subscriptions().topic("$share/g/t"))),
        ("topic", call!(|client| client.list_subscriptions().topic("$queue/t"))),
        ("qos", call!(|client| client.list_subscriptions().qos(3))),
        ("qos", call!(|client| client.list_subscriptions().qos(255))),
    ])
    .await;
}

/// Clients can connect with a NUL in their name, and with bytes that a server shows as U+FFFD.
#[tokio::test]
async fn a_name_with_a_nul_can_be_looked_up_and_one_with_replacement_characters_cannot() {
    let server = Server::replying(Answer::ok(ACK));
    let emqx = client(&server.address());
    emqx.kick_client("nul\0id").await.expect("a success");
    emqx.delete_username("\0").await.expect("a success");
    emqx.subscribe(SubscribeRequest::new("nul\0id", "t")).await.expect("a success");
    drop(emqx.list_clients().clientid("nul\0id").await);
    let seen: Vec<_> = server.requests().iter().map(|request| request.target.clone()).collect();
    let paths = ["/clients/nul%00id", "/auth_username/%00", "/mqtt/subscribe", "/clients?clientid=nul%00id"];
    assert_eq!(seen, paths.map(|path| format!("{BASE_PATH}{path}")));
    are_refused(vec![
        ("clientid", call!(|client| client.kick_client("raw\u{fffd}\u{fffd}id"))),
        ("clientid", call!(|client| client.get_client("\u{fffd}"))),
        ("clientid", call!(|client| client.get_client_subscriptions("\u{fffd}"))),
        ("username", call!(|client| client.delete_username("a\u{fffd}"))),
    ])
    .await;
    let error = emqx.kick_client("raw\u{fffd}id").await.expect_err("it cannot be addressed");
    assert!(error.to_string().contains("cannot be addressed"), "{error}");
}

/// MQTT strings cannot contain NUL; only a payload can.
#[tokio::test]
async fn a_nul_is_refused_except_in_a_payload() {
    are_refused(vec![
        ("topic", call!(|client| client.delete_acl_for_all("a\0b"))),
        ("like_clientid", call!(|client| client.list_clientids().like_clientid("a\0"))),
        ("username", call!(|client| client.create_username("a\0", "password"))),
        ("password", call!(|client| client.create_username("u", "pass\0word"))),
        (
            "items[1].password",
            call!(|client| client.create_username_batch(
                [("a", "p"), ("b", "\0")]
                    .map(|(name, password)| { emqx_cloud::types::UsernameCredentials::new(name, password) })
            )),
        ),
        ("message.topic", call!(|client| client.publish(Message::new("a\0", "p")))),
        ("message.clientid", call!(|client| client.publish(Message::new("a", "p").clientid("c\0")))),
        (
            "message.user_properties.room",
            call!(|client| client.publish(
                Message::new("a", "p")
                    .user_properties(std::collections::BTreeMap::from([("room".to_owned(), "\0".to_owned())]))
            )),
        ),
    ])
    .await;
    let server = Server::start();
    server.answer(Answer::ok(ACK));
    common::client(&server.address()).publish(Message::new("t", "a\0b")).await.expect("a success");
    assert_eq!(server.only().json(), Some(serde_json::json!({"topic": "t", "payload": "a\0b"})));
}

/// A server truncates longer bodies, which makes them invalid JSON.
#[tokio::test]
async fn a_body_that_the_server_would_truncate_is_refused() {
    let server = Server::start();
    server.answer(Answer::ok(r#"{"code":0,"data":[{"topic":"t","code":0}]}"#));
    let client = common::client(&server.address());
    let limit = emqx_cloud::API.max_body_bytes.expect("there is a limit");
    assert_eq!(limit, 8_000_000);
    let around = r#"[{"topic":"t","payload":""}]"#.len();
    let with = |bytes: usize| client.publish_batch([Message::new("t", "x".repeat(bytes - around))]);
    with(limit).await.expect("as long as a server reads");
    assert_eq!(server.only().body.len(), limit);
    let error = with(limit + 1).await.expect_err("one byte too long");
    assert_eq!((error.kind(), error.argument()), (ErrorKind::InvalidArgument, Some("items")), "{error}");
    assert!(error.to_string().contains("must have at most 8000000 bytes as JSON, got 8000001"), "{error}");
    let body = serde_json::json!([{"topic": "t", "payload": "x".repeat(limit)}]);
    let error = client.call("publish_batch").body(body).send().await.expect_err("too long by name");
    assert_eq!(error.argument(), Some("body"), "{error}");
    let error = client.publish(Message::new("t", vec![0xff; 7_000_000])).await.expect_err("too long as base64");
    assert_eq!((error.argument(), error.attempts()), (Some("body"), 0), "{error}");
    assert_eq!(server.seen(), []);
}

#[tokio::test]
async fn bodies_that_make_a_server_fail_are_refused_with_the_field() {
    are_refused(vec![
        ("username", call!(|client| client.create_username("", "password"))),
        ("password", call!(|client| client.create_username("u", ""))),
        ("clientid", call!(|client| client.create_clientid("", "password"))),
        ("password", call!(|client| client.create_clientid("c", ""))),
        ("password", call!(|client| client.update_username("u", ""))),
        ("password", call!(|client| client.update_clientid("c", ""))),
        ("message.qos", call!(|client| client.publish(Message::new("t", "p").qos(3)))),
        ("message.topic", call!(|client| client.publish(Message::new("", "p")))),
        ("message.topics", call!(|client| client.publish(Message::to_topics("", "p")))),
        // The typed API cannot express a number above 32 bits, but a call by name can.
        (
            "body.properties.message_expiry_interval",
            call!(|client| client.call("publish").body(
                json!({"topic": "t", "payload": "p", "properties": {"message_expiry_interval": 4_294_967_296_u64}})
            )),
        ),
        ("clientid", call!(|client| client.unsubscribe("", "t"))),
        ("topic", call!(|client| client.unsubscribe("c", ""))),
        ("items[1].qos", call!(|client| client.publish_batch([Message::new("t", "p"), Message::new("t", "p").qos(3)]))),
        (
            "items[1].qos",
            call!(|client| client
                .subscribe_batch([SubscribeRequest::new("c", "t").qos(2), SubscribeRequest::new("c", "t").qos(3)])),
        ),
        (
            "items[2].topic",
            call!(|client| client.unsubscribe_batch(["a", "b", ""].map(|topic| UnsubscribeRequest::new("c", topic)))),
        ),
        (
            "items[1].username",
            call!(|client| client.create_username_batch(["a", ""].map(|name| UsernameCredentials::new(name, "p")))),
        ),
        ("items[0].password", call!(|client| client.create_clientid_batch([ClientidCredentials::new("c", "")]))),
        (
            "items[1].topic",
            call!(|client| client.create_acl_batch(["t", ""].map(|topic| UsernameAclRule::new(
                "u",
                topic,
                AclAction::Pub,
                AclAccess::Deny
            )))),
        ),
    ])
    .await;
}

/// The generator chooses the argument name of a body, so only the field is checked.
#[tokio::test]
async fn invalid_rules_and_subscriptions_are_refused_with_the_field() {
    let server = Server::start();
    let client = common::client(&server.address());
    let rule = |clientid: &str, topic: &str| ClientidAclRule::new(clientid, topic, AclAction::Sub, AclAccess::Allow);
    let all = AllAclRule::new("", AclAction::Sub, AclAccess::Allow);
    let errors = [
        (".clientid", client.create_acl(rule("", "t")).await.expect_err("empty")),
        (".topic", client.create_acl(rule("c", "")).await.expect_err("empty")),
        (".topic", client.create_acl(all).await.expect_err("empty")),
        (".qos", client.subscribe(SubscribeRequest::new("c", "t").qos(3)).await.expect_err("3")),
        (".clientid", client.subscribe(SubscribeRequest::new("", "t")).await.expect_err("empty")),
        (".topic", client.subscribe(SubscribeRequest::new("c", "")).await.expect_err("empty")),
        // A real server refuses an empty object with code 108.
        (
            ".user_properties",
            client.publish(Message::new("t", "p").user_properties([("", ""); 0])).await.expect_err("empty"),
        ),
        (
            ".properties",
            client.publish(Message::new("t", "p").properties(MessageProperties::new())).await.expect_err("empty"),
        ),
    ];
    for (field, error) in errors {
        assert_eq!(error.kind(), ErrorKind::InvalidArgument);
        assert!(
            error.argument().is_some_and(|argument| argument.trim_end_matches(".fields").ends_with(field)),
            "{field}: {error}"
        );
    }
    assert_eq!(server.seen(), []);
}

#[tokio::test]
async fn limits_are_inclusive() {
    let server = Server::start();
    server.answer(Answer::ok(ACK));
    let client = common::client(&server.address());
    for qos in [0, 1, 2] {
        client.publish(Message::new("t", "p").qos(qos)).await.expect("a success");
        assert_eq!(server.only().json().expect("a body")["qos"], qos);
    }
    server.answer(Answer::ok(r#"{"data":[],"meta":{"page":1,"limit":1,"count":0},"code":0}"#));
    client.list_clients().page(u32::MAX).limit(u32::MAX).await.expect("a success");
    let seen = server.only();
    assert_eq!((seen.parameter("_page"), seen.parameter("_limit")), (Some("4294967295"), Some("4294967295")));
}
