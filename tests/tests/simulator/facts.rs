//! What no single recorded exchange shows, through the SDK where it can.

use std::collections::BTreeSet;
use std::time::Duration;

use emqx_cloud::Client;
use emqx_cloud::types::{Message, SubscribeRequest};
use emqx_cloud_test::{MqttClient, Simulator, Version};
use serde_json::{Value, json};

use crate::send::AUTHORIZATION;
use crate::time::Time;

fn client(simulator: &Simulator) -> Client {
    Client::builder(simulator.address(), simulator.app_id(), simulator.app_secret()).build().unwrap()
}

/// Sends a request as it is; returns the status and the body.
async fn raw(simulator: &Simulator, method: &str, path: &str, body: &Value) -> (u16, Value) {
    let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
    // Loading the system's certificates is slow.
    let http = reqwest::Client::builder().tls_certs_only([]).build().unwrap();
    let request = http.request(method, format!("{}{path}", simulator.address()));
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

/// Clients that never move are missed or seen twice, because others come and go.
#[tokio::test]
async fn walking_while_others_come_and_go_is_not_exact() {
    let simulator = Simulator::builder().clients(300).start().await.unwrap();
    let emqx = client(&simulator);
    let (mut visitors, mut seen) = (0, Vec::new());
    for page in 1.. {
        let rows = emqx.list_clients().page(page).limit(30).send().await.unwrap();
        seen.extend(
            rows.items.iter().filter(|row| row.clientid.starts_with("device-")).map(|row| row.clientid.clone()),
        );
        if rows.has_next() == Some(false) {
            break;
        }
        for _ in 0..30 {
            visitors += 1;
            simulator.add_client(MqttClient::new(format!("visitor-{visitors}")));
            if visitors > 60 {
                simulator.remove_client(format!("visitor-{}", visitors - 60));
            }
        }
    }
    let different: BTreeSet<_> = seen.iter().collect();
    assert!(different.len() < 300 && different.len() < seen.len(), "{} of {}", different.len(), seen.len());
    // One page has every row once.
    let all = emqx.list_clients().limit(10_000).send().await.unwrap();
    let devices = all.items.iter().filter(|row| row.clientid.starts_with("device-")).map(|row| &row.clientid);
    assert_eq!(devices.collect::<BTreeSet<_>>().len(), 300);
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
    simulator.restart(Duration::ZERO).await.unwrap();
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

/// A property of the wrong type is code 0, and ends the connections of the receivers with MQTT 5.
#[tokio::test]
async fn a_message_can_end_connections() {
    for (version, properties, ends) in [
        (Version::V4_4_19, json!({"message_expiry_interval": "soon"}), true),
        (Version::V4_4_19, json!({"payload_format_indicator": 1.5}), true),
        (Version::V4_4_19, json!({"content_type": 5}), true),
        (Version::V4_4_19, json!({"subscription_identifier": 1}), true),
        (Version::V4_4_19, json!({"message_expiry_interval": 60, "content_type": "x"}), false),
        (Version::V4_4_0, json!({"message_expiry_interval": "soon"}), false),
    ] {
        let simulator = Simulator::builder().version(version).start().await.unwrap();
        for (id, protocol) in [("old", 4), ("new", 5), ("elsewhere", 5)] {
            let topic = if id == "elsewhere" { "u" } else { "t" };
            simulator.add_client(MqttClient::new(id).protocol(protocol).persistent(60).subscription(topic, 1));
        }
        let body = json!({"topic": "t", "payload": "x", "properties": properties});
        assert_eq!(raw(&simulator, "POST", "/mqtt/publish", &body).await, (200, json!({"code": 0})), "{body}");
        let connected = ["old", "new", "elsewhere"].map(|id| simulator.is_connected(id));
        assert_eq!(connected, [Some(true), Some(!ends), Some(true)], "{version}: {body}");
    }
}

/// What a real 4.4.19 answers, beside what the recordings have: a request, and status and body of its answer. Each starts
/// with the clients `a` and `b+c`, where `a` is subscribed to `t/1` and `50%`.
#[tokio::test]
async fn the_newest_version() {
    let ok = || json!({"code": 0});
    let failure = |code: u16, message: &str| json!({"message": message, "code": code});
    let message = |text: &str| json!({"message": text});
    let crash = || json!("Internal Error");
    let not_found = || json!("Not found.");
    let empty = || json!("");
    let none = || json!({"data": [], "code": 0});
    let bad_clientid = || failure(108, "bad clientid: must be string");
    let post = |path: &'static str, body: Value, answer: Value| {
        let status = if answer == json!("Internal Error") { 500 } else { 200 };
        ("POST", path, body, status, answer)
    };
    let get = |path: &'static str, status: u16, answer: Value| ("GET", path, json!([]), status, answer);
    let filtered = |meta: Value| json!({"meta": meta, "data": [], "code": 0});
    let no_client = || filtered(json!({"page": 1, "limit": 10_000, "hasnext": false, "count": -1}));
    let publish = |more: Value| {
        let mut body = json!({"topic": "x", "payload": "p"});
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body
    };
    let cases = vec![
        // Paths.
        get("//auth_username///gone/", 200, json!({"data": {}, "code": 0})),
        get("/auth_username/a/b", 404, not_found()),
        get("/acl/%24all", 404, not_found()),
        get("/clients/x%", 400, empty()),
        get("/nothing", 404, not_found()),
        ("PATCH", "/clients/a", json!([]), 404, not_found()),
        ("DELETE", "/acl/%24all/topic/t", json!([]), 404, not_found()),
        ("DELETE", "/clients/gone", json!([]), 200, ok()),
        // Filters and pages.
        get("/clients?ip_address=999.1.1.1", 200, no_client()),
        get("/clients?ip_address=fe80::1", 200, failure(108, "Can't convert <<\"fe80::1\">> to ip type")),
        get("/clients?proto_ver=x", 200, failure(108, "Can't convert <<\"x\">> to integer type")),
        get("/clients?_gte_mqueue_len=x", 200, failure(108, "Can't convert <<\"x\">> to integer type")),
        get("/clients?zone=nowhere", 200, no_client()),
        get("/clients?_gte_created_at=9999999999999", 200, no_client()),
        get("/clients?_page=abc", 500, crash()),
        get("/clients?_like_username=", 500, crash()),
        get("/auth_clientid?_limit=-2", 500, crash()),
        get("/acl/clientid?_limit=0", 500, crash()),
        get("/acl/clientid?_like_clientid=", 200, filtered(json!({"page": 1, "limit": 50, "count": 0}))),
        get("/subscriptions?topic=t%2F1&_page=0", 500, crash()),
        get("/subscriptions?topic=t%2F1&_limit=-1", 500, crash()),
        get("/subscriptions?topic=t%2F1&qos=x", 500, crash()),
        get("/subscriptions/gone", 200, none()),
        // Credentials.
        post("/auth_username", json!({"username": "u", "password": 5}), message("password")),
        post("/auth_username", json!([[]]), json!({"data": {"undefined": "{error,login}"}, "code": 0})),
        post("/auth_username", Value::Null, crash()),
        ("PUT", "/auth_username/u", json!({"password": ""}), 200, message("password")),
        ("PUT", "/auth_username/u", json!({"password": "p"}), 200, message("noexisted")),
        // Rules.
        post(
            "/acl",
            json!({"topic": "t", "action": "subpub", "access": "allow"}),
            message(
                "{add,#{access => <<\"allow\">>,action => <<\"subpub\">>,all => '$all',result => \
                 <<\"{error,action}\">>,topic => <<\"t\">>}}",
            ),
        ),
        post("/acl", json!({"clientid": null, "username": "u"}), crash()),
        // Subscribing.
        post("/mqtt/subscribe", json!({"clientid": "gone", "topic": "t"}), failure(112, "channel_not_found")),
        post("/mqtt/subscribe", json!({"clientid": "b+c", "topic": "t"}), ok()),
        post("/mqtt/subscribe", json!({"clientid": 5, "topic": "a/#/b", "qos": 3}), bad_clientid()),
        post("/mqtt/subscribe", json!({"clientid": "gone", "topic": "a/#/b", "qos": 3}), failure(115, "bad_topic")),
        post("/mqtt/subscribe", json!({"clientid": "gone", "topic": "t", "qos": "1"}), failure(116, "bad_qos")),
        post("/mqtt/subscribe", json!({"clientid": "a", "topic": 5}), crash()),
        post("/mqtt/subscribe", json!({"clientid": "a", "topic": "$share/onlygroup"}), crash()),
        post("/mqtt/unsubscribe", json!({"clientid": "a", "topics": "t/1"}), failure(115, "bad_topic")),
        post("/mqtt/subscribe_batch", json!([]), none()),
        post(
            "/mqtt/subscribe_batch",
            json!([{"clientid": 5, "topics": "t,u"}]),
            json!({"data": [{"clientid": 5, "topic": "t,u", "code": 108}], "code": 0}),
        ),
        // Publishing.
        post("/mqtt/publish", publish(json!({"topic": "a/+"})), failure(115, "bad_topic")),
        post("/mqtt/publish", publish(json!({"topic": null})), failure(108, "bad_params")),
        post("/mqtt/publish", publish(json!({"qos": "1"})), crash()),
        post("/mqtt/publish", publish(json!({"qos": -1})), crash()),
        post("/mqtt/publish", publish(json!({"clientid": null})), bad_clientid()),
        post("/mqtt/publish", publish(json!({"encoding": "base64", "payload": "YQ"})), failure(108, "bad_params")),
        post("/mqtt/publish", publish(json!({"encoding": "BASE64", "payload": "YQ"})), ok()),
        post("/mqtt/publish", publish(json!({"properties": {"message_expiry_interval": "soon"}})), ok()),
        post("/mqtt/publish", publish(json!({"properties": {"zork": 1}})), failure(108, "bad_params")),
        post(
            "/mqtt/publish_batch",
            json!({"topic": "t", "payload": "x"}),
            json!({"data": [failure(108, "bad_params"), failure(108, "bad_params")], "code": 0}),
        ),
    ];
    for (method, path, body, status, answer) in cases {
        let simulator = Simulator::start().await.unwrap();
        simulator.add_client(MqttClient::new("a").username("u").subscription("t/1", 1).subscription("50%", 0));
        simulator.add_client(MqttClient::new("b+c"));
        assert_eq!(raw(&simulator, method, path, &body).await, (status, answer), "{method} {path} {body}");
    }
}

/// What is published, and whether it is retained.
#[tokio::test]
async fn payloads() {
    let cases = [
        (json!({"payload": {"a": [1, null]}}), r#"{"a":[1,null]}"#, false),
        (json!({"payload": "AP/+", "encoding": "base64"}), "\0\u{fffd}\u{fffd}", false),
        (json!({"payload": 5, "retain": 1}), "5", false),
        (json!({"payload": "x", "retain": "true"}), "x", false),
        (json!({"payload": "x", "retain": true}), "x", true),
        (json!({}), "", false),
    ];
    for (mut body, payload, retained) in cases {
        let simulator = Simulator::start().await.unwrap();
        body["topic"] = "m/1,a/+,m/2".into();
        assert_eq!(raw(&simulator, "POST", "/mqtt/publish", &body).await.0, 200);
        let published = simulator.published();
        // The invalid topic of the list is dropped without a word.
        let topics: Vec<_> = published.iter().map(|message| message.topic.as_str()).collect();
        assert_eq!(topics, ["m/1", "m/2"]);
        assert_eq!(String::from_utf8_lossy(&published[0].payload), payload, "{body}");
        assert_eq!(simulator.retained("m/1").is_some(), retained, "{body}");
    }
    let simulator = Simulator::start().await.unwrap();
    let body = json!({"topic": "big", "retain": true, "payload": "x".repeat(1_048_577)});
    assert_eq!(raw(&simulator, "POST", "/mqtt/publish", &body).await.0, 200);
    assert_eq!((simulator.published().len(), simulator.retained("big")), (1, None));
}

/// `FACTS.md`, section 5: a request, and its answer on 4.3.5, 4.4.0 and 4.4.19.
#[tokio::test]
async fn versions_differ() {
    let ok = || (200, json!({"code": 0}));
    let crash = || (500, json!("Internal Error"));
    let bad_params = || (200, json!({"message": "bad_params", "code": 108}));
    let message = |text: &str| (200, json!({"message": text}));
    let no_topic = "{add,#{access => <<\"allow\">>,action => <<\"pub\">>,clientid => <<\"c\">>,result => \
                    <<\"{error,topic}\">>,topic => undefined}}";
    let mut cases = vec![
        ("POST", "/auth_username", json!({"username": "u"}), [crash(), message("password"), message("password")]),
        ("DELETE", "/clients/gone", json!([]), [(200, json!({"message": "not_found", "code": 112})), ok(), ok()]),
        (
            "POST",
            "/mqtt/subscribe",
            json!({"clientid": "a", "topic": "t", "qos": 3}),
            [ok(), ok(), (200, json!({"message": "bad_qos", "code": 116}))],
        ),
        (
            "POST",
            "/mqtt/subscribe",
            json!({"clientid": 5, "topic": "t"}),
            [
                (200, json!({"message": "channel_not_found", "code": 112})),
                (200, json!({"message": "bad clientid: must be string", "code": 108})),
                (200, json!({"message": "bad clientid: must be string", "code": 108})),
            ],
        ),
        (
            "POST",
            "/acl",
            json!({"clientid": "c", "action": "pub", "access": "allow"}),
            [crash(), message(no_topic), message(no_topic)],
        ),
        ("POST", "/mqtt/publish", json!({"topics": ["t"]}), [crash(), crash(), bad_params()]),
        ("POST", "/mqtt/publish", json!(5), [crash(), crash(), bad_params()]),
        (
            "POST",
            "/mqtt/publish",
            json!({"topic": "t", "payload": "YQ", "encoding": "base64"}),
            [crash(), crash(), bad_params()],
        ),
        (
            "POST",
            "/mqtt/publish_batch",
            json!([{"topics": ["t"]}]),
            [crash(), crash(), (200, json!({"data": [{"message": "bad_params", "code": 108}], "code": 0}))],
        ),
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
    let body = json!({"topic": "%/+", "action": "pub", "access": "allow"});
    cases.push(("POST", "/acl", body, [crash(), rule("%/+"), rule("%/+")]));
    for (method, path, body, expected) in cases {
        for (version, expected) in Version::ALL.into_iter().zip(expected) {
            let simulator = Simulator::builder().version(version).start().await.unwrap();
            simulator.add_client(MqttClient::new("a"));
            assert_eq!(raw(&simulator, method, path, &body).await, expected, "{version}: {method} {path} {body}");
        }
    }
}

/// A filtered list: its default limit, its rows, and whether it has `hasnext`, on 4.3.5, 4.4.0 and 4.4.19. `None` if there is
/// no `meta`.
#[tokio::test]
async fn old_versions_ignore_filters() {
    let with = |limit, rows, hasnext| (Some(limit), rows, Some(hasnext));
    for (path, expected) in [
        ("/auth_username?username=one", [with(10, 2, false), with(10, 2, false), with(10_000, 1, true)]),
        ("/auth_clientid?_like_clientid=on", [with(10, 2, false), with(10, 2, false), with(10_000, 1, true)]),
        ("/acl/clientid?clientid=one", [with(10, 2, false), with(10, 2, false), with(50, 1, false)]),
        ("/clients?clientid=one", [with(10_000, 1, true); 3]),
        ("/subscriptions?topic=t", [(None, 2, None), with(10_000, 2, true), with(10_000, 2, true)]),
        ("/subscriptions?topic=t&qos=1", [(None, 2, None), with(10_000, 2, true), with(10_000, 1, true)]),
    ] {
        for (version, expected) in Version::ALL.into_iter().zip(expected) {
            let simulator = Simulator::builder().version(version).start().await.unwrap();
            for (name, qos) in [("one", 1), ("two", 2)] {
                simulator.add_username(name, "p");
                simulator.add_clientid(name, "p");
                simulator.add_client(MqttClient::new(name).subscription("t", qos));
                let rule = json!({"clientid": name, "topic": "t", "action": "pub", "access": "allow"});
                assert_eq!(raw(&simulator, "POST", "/acl", &rule).await.0, 200);
            }
            let (_, page) = raw(&simulator, "GET", path, &json!([])).await;
            let meta = page.get("meta");
            let found = (
                meta.and_then(|meta| meta["limit"].as_i64()),
                page["data"].as_array().map_or(0, Vec::len),
                meta.map(|meta| meta.get("hasnext").is_some()),
            );
            assert_eq!(found, expected, "{version}: {path}");
            if path.starts_with("/auth") {
                let has_time = page["data"][0].get("created_at").is_some();
                assert_eq!(has_time, version == Version::V4_4_19, "{version}: {path}");
            }
        }
    }
}

#[tokio::test]
async fn options() {
    let simulator = Simulator::builder().base_path("api").credentials("me", "x:y").clients(3).start().await.unwrap();
    assert!(simulator.address().ends_with("/api"));
    let emqx = client(&simulator);
    assert_eq!(emqx.list_clients().send().await.unwrap().items.len(), 3);
    assert_eq!(simulator.subscriptions("device-000002"), [("devices/device-000002/commands".to_owned(), 1)]);
    let stranger = Client::builder(simulator.address(), "me", "x").build().unwrap();
    assert!(stranger.list_clients().send().await.unwrap_err().is_unauthorized());

    let simulator = Simulator::builder().keep_published(2).start().await.unwrap();
    for payload in ["1", "2", "3"] {
        client(&simulator).publish(Message::new("t", payload)).await.unwrap();
    }
    let payloads: Vec<_> = simulator.published().into_iter().map(|message| message.payload).collect();
    assert_eq!(payloads, [b"2", b"3"]);
}

#[tokio::test(start_paused = true)]
async fn clients_come_and_go() {
    let time = Time::stop();
    let simulator = Simulator::builder().clients(5).churn(10).start().await.unwrap();
    for (second, visitors) in [(0, 1), (1, 10), (2, 10), (3, 10)] {
        time.pass(if second == 0 { 0.0 } else { 1.0 }).await;
        assert_eq!(simulator.client_count(), 5 + visitors, "after {second} s");
        let newest = format!("visitor-{}", second * 10);
        assert_eq!(simulator.is_connected(&newest), Some(true), "after {second} s");
    }
    assert_eq!(simulator.is_connected("visitor-20"), None);
}
