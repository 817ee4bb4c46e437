//! Kicking all clients of a list.

use emqx_cloud::ErrorKind;
use emqx_cloud_test::{MqttClient, Simulator, Version};

use super::{keep_requests, methods, requests};
use crate::common;

async fn deployment(version: Version, clients: usize) -> Simulator {
    let simulator = common::simulator(version).await;
    for number in 0..clients {
        simulator.add_client(MqttClient::new(format!("sensor-{number}")));
        simulator.add_client(MqttClient::new(format!("meter-{number}")));
    }
    simulator
}

#[tokio::test]
async fn all_that_match_are_kicked_and_no_others() {
    for version in Version::ALL {
        let simulator = deployment(version, 120).await;
        keep_requests(&simulator);
        let emqx = common::client(simulator.address());
        let list = || emqx.list_clients().like_clientid("sensor-1").limit(50);
        let plan = emqx.kick_all(list()).plan().await.expect("it only reads");
        // 1, 10 to 19 and 100 to 119.
        assert_eq!(plan.clientids().len(), 31, "{version}");
        assert!(methods(&requests(&simulator)).iter().all(|method| *method == "GET"));
        let shown = plan.to_string();
        assert!(shown.starts_with("kick 31 clients: ") && shown.ends_with(", …"), "{shown}");
        assert_eq!(simulator.client_count(), 240);
        let kicked = plan.clientids().to_vec();
        let summary = plan.apply().summary().await;
        assert!(summary.is_all_done() && summary.done == 31, "{version}: {summary}");
        assert!(kicked.iter().all(|clientid| simulator.is_connected(clientid).is_none()));
        assert_eq!(simulator.client_count(), 240 - 31, "{version}");
        // Nothing is left to do.
        let summary = emqx.kick_all(list()).await.expect("an empty list");
        assert_eq!((summary.done, summary.next_index), (0, 0));
    }
}

/// The walk would leave a third; the job leaves none.
#[tokio::test]
async fn a_list_is_read_before_the_first_client_is_kicked() {
    let simulator = deployment(Version::V4_4_19, 150).await;
    let emqx = common::client(simulator.address());
    let mut pages = emqx.list_clients().limit(100).pages();
    while let Some(page) = pages.next().await {
        for client in page.expect("a page") {
            emqx.kick_client(client.clientid).await.expect("it is there");
        }
    }
    assert_eq!(simulator.client_count(), 100, "a walk skips what moves up");
    let summary = emqx.kick_all(emqx.list_clients().limit(20)).await.expect("all pages are good");
    assert_eq!((summary.done, simulator.client_count()), (100, 0));
}

#[tokio::test]
async fn nothing_is_kicked_if_the_list_cannot_be_read() {
    let simulator = deployment(Version::V4_4_19, 5).await;
    let emqx = common::client(simulator.address());
    simulator.mock().list_clients(|_, then| then.status(500));
    assert_eq!(emqx.kick_all(emqx.list_clients()).await.expect_err("a 500").kind(), ErrorKind::Status);
    let error = emqx.kick_all(emqx.list_clients().page(2)).await.expect_err("a part of the list");
    assert_eq!(error.argument(), Some("page"), "{error}");
    assert_eq!(simulator.client_count(), 10);
}
