//! What no single recorded exchange shows, through the SDK where it can.

use std::time::Duration;

use emqx_cloud::Client;
use emqx_cloud::types::{Message, SubscribeRequest};
use emqx_cloud_test::{MqttClient, Simulator, Version};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// `app-id:app-secret`.
const AUTHORIZATION: &str = "Basic YXBwLWlkOmFwcC1zZWNyZXQ=";

fn client(simulator: &Simulator) -> Client {
    Client::builder(&simulator.address(), simulator.app_id(), simulator.app_secret()).build().unwrap()
}

/// Sends a request as it is; returns the status and the body.
async fn raw(simulator: &Simulator, method: &str, path: &str, body: &Value) -> (u16, Value) {
    let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
    let request = reqwest::Client::new().request(method, simulator.address() + path);
    let response = request.header("authorization", AUTHORIZATION).json(body).send().await.unwrap();
    let status = response.status().as_u16();
    let text = response.text().await.unwrap();
    (status, serde_json::from_str(&text).unwrap_or(Value::String(text)))
}

#[tokio::test]
async fn state_hangs_together() {
    let simulator = Simulator::start().await.unwrap();
    let emqx = client(&simulator);
    simulator.add_client(MqttClient::new("a").subscription("t/#", 1));
    simulator.add_client(MqttClient::new("b").persistent(60));
    assert!(simulator.disconnect("b"));
    assert_eq!(simulator.is_connected("b"), Some(false));

    emqx.subscribe(SubscribeRequest::new("b", "t/1").qos(2)).await.unwrap();
    let page = emqx.list_subscriptions().topic("t/1").send().await.unwrap();
    assert_eq!(page.items.len(), 1);

    emqx.publish(Message::new("t/1", "on").qos(2).retain(true)).await.unwrap();
    let published = simulator.published();
    assert_eq!((published.len(), published[0].deliveries, published[0].qos), (1, 2, 2));
    assert_eq!(simulator.retained("t/1"), Some(b"on".to_vec()));
    let (_, metrics) = raw(&simulator, "GET", "/metrics", &json!([])).await;
    let metrics = &metrics["data"][0]["metrics"];
    for (name, count) in
        [("messages.received", 1), ("messages.qos2.received", 1), ("messages.delivered", 2), ("messages.qos1.sent", 1)]
    {
        assert_eq!(metrics[name], count, "{name}");
    }

    emqx.kick_client("b").await.unwrap();
    assert_eq!(simulator.client_count(), 1);
    assert!(emqx.get_client_subscriptions("b").await.unwrap().is_empty());
    let error = emqx.subscribe(SubscribeRequest::new("b", "t/1")).await.unwrap_err();
    assert!(error.is_client_offline());
}

#[tokio::test]
async fn a_shared_group_gets_a_message_once() {
    let simulator = Simulator::start().await.unwrap();
    for id in ["a", "b"] {
        simulator.add_client(MqttClient::new(id).subscription("$share/g/t", 0).subscription("t", 0));
    }
    client(&simulator).publish(Message::new("t", "x")).await.unwrap();
    assert_eq!(simulator.published()[0].deliveries, 3);
}

#[tokio::test]
async fn deleting_while_walking_skips_rows() {
    let simulator = Simulator::start().await.unwrap();
    for number in 0..300 {
        simulator.add_username(format!("u{number}"), "p");
    }
    let mut deleted = 0;
    for page in 1.. {
        let (_, body) = raw(&simulator, "GET", &format!("/auth_username?_limit=100&_page={page}"), &json!([])).await;
        for row in body["data"].as_array().unwrap() {
            let name = row["username"].as_str().unwrap();
            raw(&simulator, "DELETE", &format!("/auth_username/{name}"), &json!([])).await;
            deleted += 1;
        }
        if body["meta"]["hasnext"] == false {
            break;
        }
    }
    assert_eq!(deleted, 200);
}

#[tokio::test]
async fn a_restart_changes_the_order() {
    let simulator = Simulator::start().await.unwrap();
    for number in 0..100 {
        simulator.add_clientid(format!("c{number}"), "p");
    }
    let page = async || raw(&simulator, "GET", "/auth_clientid?_limit=50", &json!([])).await.1["data"].clone();
    let before = page().await;
    assert_eq!(page().await, before);
    simulator.restart();
    assert_ne!(page().await, before);
}

#[tokio::test]
async fn what_was_written_before_a_crash_stays() {
    let simulator = Simulator::start().await.unwrap();
    simulator.add_client(MqttClient::new("a"));
    let cases = [
        ("/mqtt/publish_batch", json!([{"topic": "t", "payload": "1"}, {"topic": "t", "qos": 3}])),
        ("/mqtt/subscribe_batch", json!([{"clientid": "a", "topic": "t"}, {"clientid": "a", "topics": ["t"]}])),
        ("/auth_username", json!([{"username": "u", "password": "p"}, 5])),
    ];
    for (path, body) in cases {
        assert_eq!(raw(&simulator, "POST", path, &body).await, (500, json!("Internal Error")), "{path}");
    }
    assert_eq!(simulator.published().len(), 1);
    assert_eq!(simulator.subscriptions("a").len(), 1);
    assert!(simulator.password_of_username("u").is_some());
    // This one is not even a failure.
    let body = json!([{"username": 5, "password": "p"}, {"username": "v", "password": "p"}]);
    assert_eq!(raw(&simulator, "POST", "/auth_username", &body).await, (204, json!("")));
    assert!(simulator.password_of_username("v").is_some());
}

/// `FACTS.md`, section 5: a request, and its answer on 4.3.5, 4.4.0 and 4.4.19.
#[tokio::test]
async fn versions_differ() {
    let ok = || (200, json!({"code": 0}));
    let crash = || (500, json!("Internal Error"));
    let bad_params = || (200, json!({"message": "bad_params", "code": 108}));
    let message = |text: &str| (200, json!({"message": text}));
    let mut cases = vec![
        ("POST", "/auth_username", json!({"username": "u"}), [crash(), message("password"), message("password")]),
        ("DELETE", "/clients/gone", json!([]), [(200, json!({"message": "not_found", "code": 112})), ok(), ok()]),
        (
            "POST",
            "/mqtt/subscribe",
            json!({"clientid": "a", "topic": "t", "qos": 3}),
            [ok(), ok(), (200, json!({"message": "bad_qos", "code": 116}))],
        ),
        ("POST", "/mqtt/publish", json!({"topics": ["t"]}), [crash(), crash(), bad_params()]),
        ("POST", "/mqtt/publish", json!({"topic": "t", "user_properties": {}}), [ok(), ok(), bad_params()]),
        ("POST", "/mqtt/publish", json!({"topic": "t", "properties": {"x": 1}}), [ok(), ok(), bad_params()]),
        (
            "GET",
            "/subscriptions?qos=x",
            json!([]),
            [crash(), crash(), (400, json!("{bad_value_type,{<<\"qos\">>,integer,<<\"x\">>}}"))],
        ),
    ];
    let rule = |topic: &str| {
        let rule = json!({"topic": topic, "action": "pub", "access": "allow", "all": "$all", "result": "ok"});
        (200, json!({"data": rule, "code": 0}))
    };
    let body = json!({"topic": "a%2Fb", "action": "pub", "access": "allow"});
    cases.push(("POST", "/acl", body, [rule("a/b"), rule("a%2Fb"), rule("a%2Fb")]));
    let body = json!({"topic": "50%", "action": "pub", "access": "allow"});
    cases.push(("POST", "/acl", body, [crash(), rule("50%"), rule("50%")]));
    for (method, path, body, expected) in cases {
        for (version, expected) in Version::ALL.into_iter().zip(expected) {
            let simulator = Simulator::builder().version(version).start().await.unwrap();
            simulator.add_client(MqttClient::new("a"));
            assert_eq!(raw(&simulator, method, path, &body).await, expected, "{version}: {method} {path} {body}");
        }
    }
}

#[tokio::test]
async fn old_versions_ignore_filters() {
    for (version, limit, rows) in [(Version::V4_3_5, 10, 2), (Version::V4_4_0, 10, 2), (Version::V4_4_19, 10_000, 1)] {
        let simulator = Simulator::builder().version(version).start().await.unwrap();
        simulator.add_username("one", "p");
        simulator.add_username("two", "p");
        let (_, page) = raw(&simulator, "GET", "/auth_username?username=one", &json!([])).await;
        assert_eq!(
            (page["meta"]["limit"].as_i64(), page["data"].as_array().map(Vec::len)),
            (Some(limit), Some(rows)),
            "{version}"
        );
        let newest = version == Version::V4_4_19;
        assert_eq!(page["meta"].get("hasnext").is_some(), newest, "{version}");
        assert_eq!(page["data"][0].get("created_at").is_some(), newest, "{version}");
    }
}

#[tokio::test]
async fn options() {
    let simulator = Simulator::builder().base_path("api").credentials("me", "x:y").clients(3).start().await.unwrap();
    assert!(simulator.address().ends_with("/api"));
    let emqx = client(&simulator);
    assert_eq!(emqx.list_clients().send().await.unwrap().items.len(), 3);
    assert_eq!(simulator.subscriptions("device-000002"), [("devices/device-000002/commands".to_owned(), 1)]);
    let stranger = Client::builder(&simulator.address(), "me", "x").build().unwrap();
    assert!(stranger.list_clients().send().await.unwrap_err().is_unauthorized());

    let simulator = Simulator::builder().keep_published(2).start().await.unwrap();
    for payload in ["1", "2", "3"] {
        client(&simulator).publish(Message::new("t", payload)).await.unwrap();
    }
    let payloads: Vec<_> = simulator.published().into_iter().map(|message| message.payload).collect();
    assert_eq!(payloads, [b"2", b"3"]);
}

/// Sends a request on a connection that stays open; returns the head of the response.
async fn ask(stream: &mut TcpStream) -> String {
    let request = format!("GET /api/v4/auth_username HTTP/1.1\r\nhost: x\r\nauthorization: {AUTHORIZATION}\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut received = Vec::new();
    while !received.ends_with(b"\"code\":0}") {
        assert!(stream.read_buf(&mut received).await.unwrap() > 0, "the connection was closed");
    }
    String::from_utf8(received).unwrap()
}

#[tokio::test]
async fn a_connection_is_closed_after_1000_requests() {
    let simulator = Simulator::start().await.unwrap();
    let mut stream = TcpStream::connect(simulator.socket_address()).await.unwrap();
    for number in 1..=1000 {
        assert_eq!(ask(&mut stream).await.contains("connection: close"), number == 1000, "{number}");
    }
    assert_eq!(stream.read(&mut [0]).await.unwrap(), 0);
}

#[tokio::test]
async fn more_connections_wait_for_others_to_end() {
    let simulator = Simulator::builder().connections(2).start().await.unwrap();
    let mut streams = Vec::new();
    for _ in 0..2 {
        let mut stream = TcpStream::connect(simulator.socket_address()).await.unwrap();
        ask(&mut stream).await;
        streams.push(stream);
    }
    let mut third = TcpStream::connect(simulator.socket_address()).await.unwrap();
    let mut asked = std::pin::pin!(ask(&mut third));
    let turns = async {
        for _ in 0..1000 {
            tokio::task::yield_now().await;
        }
    };
    tokio::select! {
        biased;
        _ = &mut asked => panic!("a connection too many was accepted"),
        () = turns => {}
    }
    drop(streams);
    asked.await;
}

#[tokio::test]
async fn latency() {
    let simulator = Simulator::builder().latency(Duration::from_millis(50)).start().await.unwrap();
    let start = std::time::Instant::now();
    client(&simulator).list_usernames().send().await.unwrap();
    assert!(start.elapsed() >= Duration::from_millis(50));
}
