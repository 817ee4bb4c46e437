//! What was done between the recorded exchanges: a part of the recording is not published, and MQTT clients came and
//! went beside it. Each step follows from what later exchanges read.

use std::collections::BTreeMap;
use std::time::Duration;

use emqx_cloud_test::{MqttClient, Simulator};
use emqx_cloud_tests::exchanges::{self, Answered, Asked, Exchange};
use serde_json::{Value, json};

use crate::send::send;

/// What was done.
pub enum Step {
    /// A request that was not published.
    Send(&'static str, &'static str, Option<Value>),
    /// A client connected.
    Connect(MqttClient),
    /// The plugin with these groups of operations was switched off or on.
    Active(bool, &'static [&'static str]),
}

/// The steps before the exchange with this number. The test fails if no exchange has one of the numbers.
pub fn steps() -> BTreeMap<u64, Vec<Step>> {
    let post = |path, body: Value| Step::Send("POST", path, Some(body));
    let delete = |path| Step::Send("DELETE", path, None);
    let username = |name: &str| post("/auth_username", json!({"username": name, "password": "p"}));
    let clientid = |name: &str| post("/auth_clientid", json!({"clientid": name, "password": "p"}));
    let rule = |client: &str, topic: &str, access: &str| {
        post("/acl", json!({"clientid": client, "topic": topic, "action": "pub", "access": access}))
    };
    let connect = |client: MqttClient| Step::Connect(client);
    BTreeMap::from([
        // The lists of names after them show these, by the time at which they were created.
        (27, vec![username("bd"), username("b5")]),
        (31, vec![username("extra")]),
        (36, vec![username("用户/一 %"), username("nul\0x😀")]),
        (108, vec![clientid("b1"), clientid("b2")]),
        (110, vec![clientid("bd")]),
        (117, vec![clientid("qwins")]),
        (122, vec![clientid("formct")]),
        // Likewise for rules. The last ones were deleted again.
        (180, vec![rule("c1", "Topic/A", "deny")]),
        (198, vec![rule("c1", "a/#/b", "allow")]),
        (202, vec![post("/acl", failed_batch())]),
        (207, vec![rule("c1", "extra", "allow")]),
        (234, vec![delete("/acl/clientid/dev%2Fslash/topic/x%2Fy%20z%2F%25%2F%2B")]),
        (
            248,
            vec![
                delete("/acl/clientid/c1/topic/a%2F%23"),
                delete("/acl/clientid/c1/topic/a%2F%23%2Fb"),
                delete("/acl/clientid/c1/topic/extra"),
                delete("/acl/clientid/c2/topic/Topic%2FA"),
                delete("/acl/clientid/c3/topic/Topic%2FA"),
                delete("/acl/clientid/ok-before/topic/Topic%2FA"),
            ],
        ),
        // The clients of the recording, with the subscriptions that they had.
        (249, recorded_clients().into_iter().map(Step::Connect).collect()),
        // A client whose session had been deleted was there again.
        (
            356,
            vec![connect(
                MqttClient::new("off-1")
                    .username("alice")
                    .persistent(7200)
                    .offline(Duration::ZERO)
                    .subscription("off/#", 1),
            )],
        ),
        (3022, vec![Step::Active(false, &["auth", "acl"])]),
        (3025, vec![Step::Active(true, &["auth", "acl"])]),
        (3032, vec![connect(MqttClient::new("v5k").protocol(5))]),
        (3034, vec![connect(MqttClient::new("d1"))]),
        (
            10_001,
            vec![
                connect(MqttClient::new("rec-a").subscription("$share/g/s/1", 1)),
                connect(MqttClient::new("rec-b").subscription("$share/g2/s/1", 1)),
                connect(
                    MqttClient::new("rec-c")
                        .subscription("$share/g/a//b", 0)
                        .subscription("$share/g//abs", 1)
                        .subscription("$share/g/tr/", 2)
                        .subscription("$queue/q/1", 1),
                ),
                connect(
                    MqttClient::new("watcher")
                        .persistent(7200)
                        .offline(Duration::from_secs(1800))
                        .keepalive(0)
                        .subscription("w/#", 1),
                ),
                connect(MqttClient::new("nul\0id")),
                connect(MqttClient::new(*b"raw\xff\xfeid")),
            ],
        ),
        (10_018, vec![delete("/clients/nul%00id")]),
        (10_023, (0..6).map(|number| username(&format!("w0{number}"))).collect()),
        (10_037, (0..7).map(|number| rule(&format!("rec{number}"), "t", "allow")).collect()),
    ])
}

/// Rules of which the second one crashes the server, after the first was written.
fn failed_batch() -> Value {
    let row = json!({"topic": "Topic/A", "action": "pub", "access": "allow", "clientid": "ok-before"});
    let mut both = row.clone();
    both["username"] = "u".into();
    json!([row, both])
}

/// The clients in the recorded lists of clients and subscriptions.
pub fn recorded_clients() -> Vec<MqttClient> {
    let rows = |name: &str| {
        let body: Value = serde_json::from_slice(&exchanges::named(name).unwrap().response.body).unwrap();
        body["data"].as_array().unwrap().clone()
    };
    let subscriptions = rows("subscriptions.list.all");
    let client = |row: &Value| {
        let text = |name: &str| row[name].as_str().unwrap().to_owned();
        let number = |name: &str| row[name].as_u64().unwrap();
        let mut client = MqttClient::new(text("clientid"))
            .zone(text("zone"))
            .protocol(u8::try_from(number("proto_ver")).unwrap())
            .keepalive(u16::try_from(number("keepalive")).unwrap());
        if text("username") != "undefined" {
            client = client.username(text("username"));
        }
        if row["clean_start"] == false {
            client = client.persistent(u32::try_from(number("expiry_interval")).unwrap());
        }
        if row["connected"] == false {
            client = client.offline(Duration::ZERO);
        }
        for subscription in subscriptions.iter().filter(|other| other["clientid"] == row["clientid"]) {
            let qos = u8::try_from(subscription["qos"].as_u64().unwrap()).unwrap();
            client = client.subscription(subscription["topic"].as_str().unwrap(), qos);
        }
        client
    };
    rows("clients.list.all").iter().map(client).collect()
}

/// Does a step.
pub async fn take(step: Step, simulator: &Simulator) {
    match step {
        Step::Connect(client) => simulator.add_client(client),
        Step::Active(active, groups) => groups.iter().for_each(|group| simulator.set_active(group, active)),
        Step::Send(method, path, body) => {
            let request = Asked {
                method: method.to_owned(),
                path: format!("/api/v4{path}"),
                query: None,
                body: body.map(|body| serde_json::to_vec(&body).unwrap()),
            };
            let response = Answered { status: 200, headers: BTreeMap::new(), body: Vec::new() };
            let exchange =
                Exchange { name: "between".to_owned(), seq: 0, operation: None, authorized: true, request, response };
            send(&exchange, simulator.socket_address()).await.unwrap();
        }
    }
}

/// The steps before an exchange with a server of some version.
pub fn versions(name: &str) -> Vec<Step> {
    let post = |path, body: Value| Step::Send("POST", path, Some(body));
    let username = |name: &str| post("/auth_username", json!({"username": name, "password": "p"}));
    let rule =
        |kind: &str, name: &str| post("/acl", json!({kind: name, "topic": "t", "action": "pub", "access": "allow"}));
    match name {
        "4.3.5.auth_username.get.password" | "4.4.0.auth_username.get" => vec![username("u1")],
        "4.3.5.auth_username.list.filter_ignored" => vec![username("u1"), username("u2")],
        "4.3.5.acl.list.limit_10" => vec![rule("clientid", "c")],
        "4.4.19.acl.list.username_by_clientid" => vec![rule("username", "u")],
        "4.4.19.auth_username.batch_existed" => vec![username("b1")],
        "4.3.5.subscribe.qos_3" | "4.4.19.unsubscribe.topics_beside_topic" | "4.4.19.subscribe_batch.one_offline" => {
            vec![Step::Connect(MqttClient::new("dev-1"))]
        }
        "4.3.5.subscriptions.topic_without_meta" => {
            vec![Step::Connect(MqttClient::new("dev-1").subscription("a/b", 1))]
        }
        _ => Vec::new(),
    }
}
