//! The order of items, and the items of a batch.

use std::collections::HashMap;

use emqx_cloud::bulk::{NotSent, Outcome};
use emqx_cloud::types::Message;
use emqx_cloud_test::Simulator;
use emqx_cloud_tests::server::{Reply, Request, Server};

use super::{Form, all, reply};
use crate::common;

/// A request that is retried would come after others.
#[tokio::test(flavor = "multi_thread")]
async fn messages_of_a_topic_keep_their_order() {
    let simulator = Simulator::builder().faults(11, 0.3).keep_published(100_000).start().await.unwrap();
    let count = 3_000;
    let message = |n: usize| {
        let payload = format!("{n:06}");
        match n % 5 {
            // Two topics of others.
            0 => Message::to_topics(format!("t/{},t/{}", n % 7, (n + 1) % 7), payload),
            _ => Message::new(format!("t/{}", n % 40), payload),
        }
    };
    let job = simulator.client().publish_all((0..count).map(message)).chunk_items(1).max_in_flight(8).idempotent(true);
    let done = all(job).await.iter().filter(|result| result.is_done()).count();
    assert!(done > count / 2);
    let mut last: HashMap<String, String> = HashMap::new();
    for message in simulator.published() {
        let payload = String::from_utf8(message.payload).unwrap();
        let before = last.insert(message.topic.clone(), payload.clone()).unwrap_or_default();
        assert!(before <= payload, "{}: {payload} after {before}", message.topic);
    }
}

/// The sizes of the batches, in bytes and in items.
fn sizes(requests: &[Request]) -> Vec<(usize, usize)> {
    requests.iter().map(|request| (request.body.len(), request.json().unwrap().as_array().unwrap().len())).collect()
}

#[tokio::test]
async fn a_chunk_has_a_number_of_items_and_a_size() {
    let server = Server::replying_with(|request| reply(Form::Codes, request));
    let client = common::client(&server.address());
    let message = |n: usize, size: usize| Message::new(format!("t/{n}"), "x".repeat(size));
    let one = serde_json::to_vec(&message(0, 100)).unwrap().len();

    let results = all(client.publish_all((0..10).map(move |n| message(n, 100))).chunk_items(4).max_in_flight(1)).await;
    assert!(results.iter().all(|result| result.is_done()));
    assert_eq!(sizes(&server.seen()).iter().map(|(_, items)| *items).collect::<Vec<_>>(), [4, 4, 2]);

    // Three items and what is around them.
    let most = 3 * (one + 1) + 2;
    all(client.publish_all((0..10).map(move |n| message(n, 100))).chunk_bytes(most).max_in_flight(1)).await;
    let seen = sizes(&server.seen());
    assert_eq!(seen.iter().map(|(_, items)| *items).collect::<Vec<_>>(), [3, 3, 3, 1]);
    assert!(seen.iter().all(|(bytes, _)| *bytes <= most), "{seen:?}");

    // One that is larger is sent alone.
    let results = all(client.publish_all([1, 5_000, 1].map(|size| message(size, size))).chunk_bytes(most)).await;
    assert!(results.iter().all(|result| result.is_done()));
    assert_eq!(sizes(&server.seen()).iter().map(|(_, items)| *items).collect::<Vec<_>>(), [1, 1, 1]);
}

#[tokio::test]
async fn no_setting_makes_a_batch_larger_than_the_server_takes() {
    let server = Server::replying_with(|request| reply(Form::Codes, request));
    let client = common::client(&server.address());
    let most = emqx_cloud::API.max_body_bytes.unwrap();
    let message = |n: usize| Message::new(format!("t/{n}"), "x".repeat(most / 3));
    let too_large = Message::new("t/x", "x".repeat(most));
    let items = vec![message(0), message(1), too_large, message(2), message(3)];
    let results = all(client.publish_all(items).chunk_bytes(usize::MAX)).await;
    let Outcome::NotSent(NotSent::TooLarge { bytes, most: told }) = results[2].outcome else {
        panic!("{}", results[2])
    };
    assert!(bytes > most && told == most);
    assert_eq!(results.iter().filter(|result| result.is_done()).count(), 4);
    let sizes = sizes(&server.seen());
    assert!(sizes.iter().all(|(bytes, _)| *bytes <= most), "{sizes:?}");
    assert_eq!(sizes.iter().map(|(_, items)| *items).sum::<usize>(), 4);
}

#[tokio::test]
async fn settings_of_zero_are_one() {
    let server = Server::replying_with(|request| -> Reply { reply(Form::Codes, request) });
    let client = common::client(&server.address());
    let messages = (0..3).map(|n| Message::new(format!("t/{n}"), "x"));
    let results = all(client.publish_all(messages).chunk_items(0).chunk_bytes(0).max_in_flight(0)).await;
    assert_eq!((results.len(), server.requests().len()), (3, 3));
    assert!(all(client.publish_all(Vec::<Message>::new())).await.is_empty());
}
