//! The typed API as a program uses it: what must compile, and how it behaves.

use emqx_cloud::types::{ClientInfo, ConnState, Message, UsernameCredentials};
use emqx_cloud::{Client, ClientBuilder, Columns, Error, ErrorKind, Secret, Validate, codes};
use emqx_cloud_tests::server::{Answer, Server};
use futures_util::{StreamExt, TryStreamExt};
use serde_json::{Value, json};

use crate::common;

fn rows(names: &[&str]) -> Value {
    let rows: Vec<_> =
        names.iter().map(|name| json!({"node": "n", "clientid": name, "connected": true, "new_in_5": [1]})).collect();
    json!({"code": 0, "data": rows, "meta": {"page": 1, "limit": 10, "count": names.len(), "hasnext": false}})
}

fn server(names: &[&str]) -> Server {
    let server = Server::start();
    server.answer(Answer::json(&rows(names)));
    server
}

/// A call owns its data: it outlives the client and can move to another task.
#[tokio::test]
async fn a_call_can_be_spawned_and_a_stream_can_be_a_body() {
    let server = server(&["a", "b"]);
    let emqx = common::client(&server.address());
    let kicked = tokio::spawn(emqx.kick_client("x").send());
    let listed = tokio::spawn(emqx.list_clients().into_future());
    let walk = emqx.list_clients().items();
    drop(emqx);
    kicked.await.expect("no panic").expect("a success");
    assert_eq!(listed.await.expect("no panic").expect("a success").items.len(), 2);

    let lines = walk.map_ok(|client| format!("{}\n", client.clientid));
    let body = reqwest::Body::wrap_stream(lines);
    let body = http_body_util::BodyExt::collect(body).await.expect("every page is good").to_bytes();
    assert_eq!(body, "a\nb\n");
}

/// No method hides a stream adapter of the same name.
#[tokio::test]
async fn streams_work_with_stream_adapters() {
    let server = server(&["a", "b"]);
    let emqx = common::client(&server.address());
    let each: Vec<Result<ClientInfo, Error>> = emqx.list_clients().items().collect().await;
    assert_eq!(each.len(), 2);
    let all: Vec<ClientInfo> = emqx.list_clients().items().try_collect().await.expect("a success");
    assert_eq!(all.len(), 2);
    assert_eq!(emqx.list_clients().items().into_vec().await.expect("a success").len(), 2);
    assert_eq!(emqx.list_clients().pages().count().await, 1);
}

#[tokio::test]
async fn setters_accept_a_value_or_an_option() {
    let server = server(&[]);
    let emqx = common::client(&server.address());
    let (name, none): (Option<String>, Option<u32>) = (Some("sensor-".to_owned()), None);
    emqx.list_clients()
        .like_clientid(name)
        .limit(none)
        .page(7)
        .conn_state(Some(ConnState::Idle))
        .zone("external")
        .username(None::<&str>)
        .await
        .expect("a success");
    let seen = server.only();
    assert_eq!(seen.parameter("_like_clientid"), Some("sensor-"));
    assert_eq!(seen.parameter("conn_state"), Some("idle"));
    assert_eq!((seen.parameter("_limit"), seen.parameter("_page")), (None, Some("7")));
    assert_eq!((seen.parameter("zone"), seen.parameter("username")), (Some("external"), None));
}

/// A message can be validated before it is sent, and every fault of a batch is named.
#[tokio::test]
async fn values_can_be_validated_before_sending() {
    let message = Message::new("a/+", "x").qos(3).user_properties([("room", "kitchen")]);
    let invalid = message.validate().expect_err("two faults");
    let names: Vec<_> = invalid.as_slice().iter().map(|invalid| invalid.argument()).collect();
    assert_eq!(names, ["qos", "topic"]);

    let server = server(&[]);
    let users = (0..1000).map(|index| UsernameCredentials::new(if index % 2 == 0 { "" } else { "u" }, "password"));
    let error = common::client(&server.address()).create_username_batch(users).await.expect_err("500 faults");
    assert_eq!((error.kind(), error.argument()), (ErrorKind::InvalidArgument, Some("items[0].username")));
    let names: Vec<_> = error.invalid_arguments().iter().map(|invalid| invalid.argument()).collect();
    assert_eq!(names.len(), 500);
    assert_eq!(names[1], "items[2].username");
    assert!(error.to_string().len() < 1000, "{error}");
    assert_eq!(server.seen(), []);
}

/// The environment can be combined with settings.
#[test]
fn a_builder_from_the_environment_takes_settings() {
    let read = |name: &str| Some(if name.ends_with("API") { "http://127.0.0.1:1/api".into() } else { "value".into() });
    let emqx: Client = <ClientBuilder>::from_variables(read)
        .expect("all are set")
        .retry(emqx_cloud::Retry::none())
        .build()
        .expect("good settings");
    assert_eq!(emqx.address(), "http://127.0.0.1:1/api");
    let owned = "s3cret".to_owned();
    assert_eq!(Secret::from(&owned), Secret::from("s3cret"));
}

/// A record has the documented columns only, whatever further fields a server sends.
#[tokio::test]
async fn rows_can_be_written_as_csv() {
    let server = server(&["a", "b,c"]);
    let clients = common::client(&server.address()).list_clients().items().into_vec().await.expect("a success");
    let mut writer = csv::Writer::from_writer(Vec::new());
    for client in &clients {
        writer.serialize(client.record()).expect("a record");
    }
    let text = String::from_utf8(writer.into_inner().expect("all is written")).expect("UTF-8");
    let mut lines = text.lines();
    let columns: Vec<_> = lines.next().expect("a header").split(',').collect();
    assert_eq!(columns, ClientInfo::COLUMNS);
    let place = columns.iter().position(|column| *column == "clientid").expect("a column");
    let second = csv::Reader::from_reader(text.as_bytes()).into_records().nth(1).expect("two rows").expect("CSV");
    assert_eq!(&second[place], "b,c");
    assert!(!text.contains("new_in_5"));
    assert_eq!(clients[0].extra["new_in_5"], json!([1]), "nothing is lost in the row itself");
}

/// Result codes are constants that a `match` can name.
#[tokio::test]
async fn result_codes_are_patterns() {
    let server = Server::start();
    server.answer(Answer::json(&json!({"code": 112, "message": "channel_not_found"})));
    let error = common::client(&server.address()).subscribe(subscription()).await.expect_err("offline");
    let offline = match error.code() {
        Some(&codes::CLIENT_OFFLINE) => true,
        Some(_) | None => false,
    };
    assert!(offline && error.is_client_offline(), "{error}");
}

fn subscription() -> emqx_cloud::types::SubscribeRequest {
    emqx_cloud::types::SubscribeRequest::new("meter-7", "commands/#")
}
