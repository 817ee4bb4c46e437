//! Requests that a server accepts silently but misinterprets are impossible or refused.

use crate::common;
use emqx_cloud::types::{Message, MessageProperties, SubscribeRequest};
use emqx_cloud::{Error, ErrorKind};
use emqx_cloud_tests::calls::call;
use emqx_cloud_tests::server::{Answer, Server};
use serde_json::{Value, json};

/// Asserts that an error names the argument, and that nothing was sent.
fn assert_refused(error: &Error, argument: &str, said: &str, server: &Server) {
    assert_eq!((error.kind(), error.argument()), (ErrorKind::InvalidArgument, Some(argument)), "{error}");
    assert!(error.to_string().contains(said), "{error}");
    assert_eq!(server.seen(), []);
}

#[tokio::test]
async fn a_message_to_an_unintended_topic_is_refused() {
    let server = Server::start();
    let emqx = common::client(&server.address());
    let long = "x".repeat(65_536);
    let properties = |properties: MessageProperties| Message::new("a", "x").properties(properties);
    // Over a megabyte, a server delivers a message without retaining it.
    let large = |bytes: usize| Message::new("a", vec![b'x'; bytes]);
    let binary = |bytes: usize| Message::new("a", vec![0xff; bytes]);
    #[rustfmt::skip]
    let cases = [
        (Message::new("a,b", "x"), "message.topic", "must not contain `,`"),
        (Message::new("", "x"), "message.topic", "must not be empty"),
        (Message::new("a/+", "x"), "message.topic", "not contain a wildcard"),
        (Message::new("a/#", "x"), "message.topic", "not contain a wildcard"),
        (Message::new("a\0b", "x"), "message.topic", "must not contain"),
        (Message::new(&*long, "x"), "message.topic", "at most 65535 bytes"),
        (Message::to_topics("a,,b", "x"), "message.topics", "must not be empty"),
        (Message::to_topics("a,b/#", "x"), "message.topics", "not contain a wildcard"),
        (Message::new("a", "x").qos(3), "message.qos", "at most 2"),
        (Message::new("a", "x").user_properties([("", ""); 0]), "message.user_properties", "must not be empty"),
        (Message::new("a", "x").properties(MessageProperties::new()), "message.properties", "must not be empty"),
        (properties(MessageProperties::new().content_type(&*long)), "message.properties.content_type", "at most 65535 bytes"),
        (properties(MessageProperties::new().response_topic("a/+")), "message.properties.response_topic", "a wildcard"),
        (properties(MessageProperties::new().response_topic("")), "message.properties.response_topic", "not be empty"),
        (properties(MessageProperties::new().correlation_data(&*long)), "message.properties.correlation_data", "65535 bytes"),
        (large(1_048_577).retain(true), "message.payload", "at most 1048576 bytes with `retain`, got 1048577"),
        (binary(1_048_577).retain(true), "message.payload", "at most 1048576 bytes with `retain`, got 1048577"),
    ];
    for (message, argument, said) in cases {
        let error = emqx.publish(message.clone()).await.expect_err(argument);
        assert_refused(&error, argument, said, &server);
        let in_batch = argument.replace("message.", "items[1].");
        let error = emqx.publish_batch([Message::new("a", "x"), message]).await.expect_err(argument);
        assert_refused(&error, &in_batch, said, &server);
    }
}

#[tokio::test]
async fn a_subscription_that_the_server_would_drop_or_split_is_refused() {
    let server = Server::start();
    let emqx = common::client(&server.address());
    let one = |topic: &str| SubscribeRequest::new("c", topic);
    let many = |topics: &str| SubscribeRequest::to_topics("c", topics);
    let (topic, topics) = ("subscribe_request.topic", "subscribe_request.topics");
    let cases = [
        (one("a,b"), topic, "must not contain `,`"),
        (one("a/#/b"), topic, "`#` only as its last level"),
        (one("a#"), topic, "only as a whole level"),
        (one("a/b+"), topic, "only as a whole level"),
        (one("$share/onlygroup"), topic, "a group and a filter"),
        (one("$share/$queue/a"), topic, "must be `$queue/a`"),
        (one("$share/g+/x"), topic, "a group and a filter"),
        (one("$share/g/a/#/b"), topic, "`#` only as its last level"),
        (many("ok,a/#/b"), topics, "`#` only as its last level"),
        (many("ok,"), topics, "must not be empty"),
    ];
    for (request, argument, said) in cases {
        let error = emqx.subscribe(request).await.expect_err(said);
        assert_refused(&error, argument, said, &server);
    }
    // What a server lists for `$queue/t`; unsubscribing from it has no effect.
    let error = emqx.unsubscribe("c", "$share/$queue/t").await.expect_err("a trap");
    assert_refused(&error, "topic", "must be `$queue/t`", &server);
}

#[tokio::test]
async fn valid_topics_and_filters_are_sent() {
    let server = Server::start();
    let emqx = common::client(&server.address());
    server.answer(Answer::json(&json!({"code": 0})));
    for filter in ["+", "#", "a/+/b/#", "/", "/k", "a b", "$SYS/#", "$share/g/a/#", "$share/g//x", "主题/温度"] {
        emqx.subscribe(SubscribeRequest::new("c", filter)).await.unwrap_or_else(|error| panic!("{filter}: {error}"));
        assert_eq!(server.only().json().map(|body| body["topic"].clone()), Some(Value::from(filter)));
    }
    for topic in ["a", "/k", "$share/g/k", "a b", "主题"] {
        emqx.publish(Message::new(topic, "x")).await.unwrap_or_else(|error| panic!("{topic}: {error}"));
        assert_eq!(server.only().json(), Some(json!({"topic": topic, "payload": "x"})));
    }
}

#[tokio::test]
async fn a_payload_is_sent_as_text_or_base64() {
    let server = Server::start();
    let emqx = common::client(&server.address());
    server.answer(Answer::json(&json!({"code": 0})));
    let bytes = vec![0x00, 0xff, 0xfe, 0x01];
    let cases = [
        (Message::new("t", "on"), json!({"topic": "t", "payload": "on"})),
        (Message::new("t", "温度 😀"), json!({"topic": "t", "payload": "温度 😀"})),
        (Message::new("t", [] as [u8; 0]), json!({"topic": "t", "payload": ""})),
        (Message::new("t", &bytes), json!({"topic": "t", "payload": "AP/+AQ==", "encoding": "base64"})),
        (Message::to_topics("t,u", &bytes[..3]), json!({"topics": "t,u", "payload": "AP/+", "encoding": "base64"})),
        // A text payload clears the encoding of earlier bytes.
        (Message::new("t", &bytes).payload("on"), json!({"topic": "t", "payload": "on"})),
    ];
    for (message, sent) in cases {
        emqx.publish(message).await.expect("a success");
        assert_eq!(server.only().json(), Some(sent));
    }
}

#[tokio::test]
async fn a_client_without_a_username_has_none() {
    let server = Server::start();
    let mut answer = call("get_client").success();
    for (said, username) in [(json!("undefined"), None), (json!("alice"), Some("alice")), (Value::Null, None)] {
        answer["data"][0]["username"] = said.clone();
        server.answer(Answer::json(&answer));
        let client = common::client(&server.address()).get_client("emqx_c_1").await.expect("a success");
        assert_eq!(client.username(), username, "{said}");
        // The server's value is kept.
        assert_eq!(client.username.as_deref(), said.as_str());
    }
}
