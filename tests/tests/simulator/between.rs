//! What was done between the recorded exchanges: a part of the recording is not published, and MQTT clients came and
//! went beside it. Each step follows from what later exchanges read.

use emqx_cloud_test::{MqttClient, Simulator};
use emqx_cloud_tests::exchanges::{self, Answered, Asked, Exchange};
use serde_json::{Value, json};

use crate::send::send;

/// What was done.
pub enum Step {
    /// A request that was not published: method, path and body.
    Send(&'static str, &'static str, Value),
    /// A client connected.
    Connect(MqttClient),
}

/// The steps before the exchange with this number.
pub fn steps(before: u64) -> Vec<Step> {
    let post = |path, body| Step::Send("POST", path, body);
    match before {
        // The clients of the recording, with the subscriptions that they had.
        249 => recorded_clients().into_iter().map(Step::Connect).collect(),
        _ => Vec::new(),
    }
}

/// The clients in the recorded lists of clients and subscriptions.
fn recorded_clients() -> Vec<MqttClient> {
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
            client = client.offline();
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
        Step::Send(method, path, body) => {
            let request = Asked {
                method: method.to_owned(),
                path: format!("/api/v4{path}"),
                query: None,
                body: Some(serde_json::to_vec(&body).unwrap()),
            };
            let response = Answered { status: 200, headers: Default::default(), body: Vec::new() };
            let exchange =
                Exchange { name: "between".to_owned(), seq: 0, operation: None, authorized: true, request, response };
            send(&exchange, simulator.socket_address()).await.unwrap();
        }
    }
}
