//! When items are read and sent: memory, stopping, resuming, dropping.

use std::collections::BTreeSet;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use emqx_cloud::Client;
use emqx_cloud::bulk::{self, Bulk};
use emqx_cloud::jobs::IfExists;
use emqx_cloud::types::{Message, UsernameCredentials};
use emqx_cloud_test::{MqttClient, Simulator, Version};
use emqx_cloud_tests::server::{Answer, Reply, Server};
use futures_util::future::BoxFuture;
use futures_util::{FutureExt, StreamExt};
use tokio::sync::mpsc;
use tokio::time::timeout;

use super::{Form, all, reply};
use crate::common;

/// How long a job may take that would otherwise hang.
const HANGS: Duration = Duration::from_secs(60);

fn message(n: usize) -> Message {
    Message::new(format!("t/{n}"), n.to_string())
}

/// Messages, and how many of them were read.
fn counted(count: usize) -> (impl Iterator<Item = Message> + Send + 'static, Arc<AtomicUsize>) {
    let pulls = Arc::new(AtomicUsize::new(0));
    let counter = pulls.clone();
    let messages = (0..count).map(move |n| {
        counter.fetch_add(1, Ordering::SeqCst);
        message(n)
    });
    (messages, pulls)
}

/// The payloads of messages, each of which must have been published once.
fn published(simulator: &Simulator) -> BTreeSet<usize> {
    let payloads: Vec<usize> = simulator
        .published()
        .iter()
        .map(|message| String::from_utf8_lossy(&message.payload).parse().unwrap())
        .collect();
    let unique: BTreeSet<_> = payloads.iter().copied().collect();
    assert_eq!(unique.len(), payloads.len(), "a message was published twice");
    unique
}

#[tokio::test]
async fn nothing_happens_before_the_first_poll() {
    let server = Server::replying_with(|request| reply(Form::Codes, request));
    let (messages, pulls) = counted(10);
    let job = common::client(&server.address()).publish_all(messages);
    drop(job);
    assert_eq!((pulls.load(Ordering::SeqCst), server.requests().len()), (0, 0));
}

#[tokio::test]
async fn only_what_is_in_flight_and_one_more_chunk_is_read() {
    let server = Server::replying_with(|request| reply(Form::Codes, request));
    let client = common::client(&server.address());
    for (items, in_flight) in [(1, 1), (10, 1), (10, 4), (300, 2)] {
        let (messages, pulls) = counted(5_000);
        let mut job = client.publish_all(messages).chunk_items(items).max_in_flight(in_flight);
        let mut results = 0;
        while let Some(result) = job.next().await {
            assert!(result.is_done());
            results += 1;
            let ahead = pulls.load(Ordering::SeqCst) - results;
            assert!(ahead <= items * (in_flight + 1), "{ahead} items ahead with {in_flight} of {items}");
        }
        assert_eq!(results, 5_000);
    }
}

/// With the number of items, requests and reads grow as much, and nothing is read twice.
#[tokio::test]
async fn the_cost_of_an_item_does_not_grow() {
    let server = Server::replying_with(|request| reply(Form::Codes, request));
    let client = common::client(&server.address());
    let most = if common::full() { 100_000 } else { 10_000 };
    for count in [1_000, 10_000, 100_000].into_iter().filter(|count| *count <= most) {
        let (messages, pulls) = counted(count);
        let summary = client.publish_all(messages).summary().await;
        assert_eq!((summary.done, summary.next_index, pulls.load(Ordering::SeqCst)), (count, count, count));
        assert!(summary.is_all_done() && summary.to_string().starts_with(&format!("{count} done")));
        assert_eq!(server.seen().len(), count / 1_000);
    }
}

/// A failed job yields to other tasks while it reads the remaining items.
#[tokio::test]
async fn an_endless_input_does_not_block_other_tasks() {
    let server = Server::replying(Answer::status(401));
    let client = common::client(&server.address());
    let job = tokio::spawn(client.kick_clients((0..).map(|n: u64| n.to_string())).summary());
    for _ in 0..20 {
        tokio::task::yield_now().await;
    }
    job.abort();
    assert!(job.await.unwrap_err().is_cancelled());
    // Also while items are skipped.
    let skipping = client.kick_clients((0..).map(|n: u64| n.to_string())).start_at(usize::MAX);
    let job = tokio::spawn(skipping.summary());
    for _ in 0..20 {
        tokio::task::yield_now().await;
    }
    job.abort();
    assert!(job.await.unwrap_err().is_cancelled());
}

#[tokio::test]
async fn a_job_that_was_stopped_resumes_without_a_gap() {
    let simulator = Simulator::start().await.unwrap();
    let client = simulator.client();
    let (messages, pulls) = counted(1_000);
    let mut job = client.publish_all(messages).chunk_items(10).max_in_flight(4);
    let mut next = 0;
    while next < 137 {
        assert_eq!(job.next().await.unwrap().index, next);
        next += 1;
    }
    job = job.start_at(500);
    assert_eq!(job.next_index(), 137, "it has started");
    job.stop();
    while let Some(result) = job.next().await {
        assert!(result.is_done());
        assert_eq!(result.index, next);
        next += 1;
    }
    assert!(job.next().await.is_none(), "the end is the end");
    assert_eq!(job.next_index(), next);
    assert!((140..=180).contains(&next), "{next}: what was in flight is reported, and no more");
    assert!(pulls.load(Ordering::SeqCst) <= next + 11);
    assert_eq!(published(&simulator), (0..next).collect());

    let (messages, pulls) = counted(1_000);
    let results = all(client.publish_all(messages).start_at(next)).await;
    assert_eq!(results.iter().map(|result| result.index).collect::<Vec<_>>(), (next..1_000).collect::<Vec<_>>());
    assert_eq!(pulls.load(Ordering::SeqCst), 1_000);
    assert_eq!(published(&simulator), (0..1_000).collect());
}

#[tokio::test]
async fn items_before_the_start_count_as_duplicates() {
    let server = Server::replying_with(|request| reply(Form::Names("username"), request));
    let client = common::client(&server.address());
    let users = ["a", "b", "a", "c"].map(|name| emqx_cloud::types::UsernameCredentials::new(name, "pw"));
    let results = all(client.create_usernames(users).start_at(1)).await;
    let told: Vec<_> = results.into_iter().map(super::told).map(|(index, word, _)| (index, word)).collect();
    assert_eq!(told, [(1, "done"), (2, "not sent"), (3, "done")]);
    assert_eq!(server.only().json().unwrap().as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn dropping_a_job_sends_nothing_more() {
    let simulator = Simulator::start().await.unwrap();
    let (messages, _) = counted(1_000);
    let mut job = simulator.client().publish_all(messages).chunk_items(10).max_in_flight(3);
    for _ in 0..25 {
        assert!(job.next().await.unwrap().is_done());
    }
    let next = job.next_index();
    drop(job);
    // A later request comes after what the job had sent.
    simulator.client().publish(message(5_000)).await.unwrap();
    let published = published(&simulator);
    assert!((0..next).all(|n| published.contains(&n)), "what was reported is there");
    let last = published.iter().copied().filter(|n| *n < 1_000).max().unwrap();
    assert!(last < next + 30, "{last}: at most three chunks were in flight");
}

/// A poll that is cancelled loses nothing.
#[tokio::test]
async fn next_is_cancel_safe() {
    let simulator = Simulator::start().await.unwrap();
    let (messages, _) = counted(200);
    let mut job = simulator.client().publish_all(messages).chunk_items(10).max_in_flight(3);
    let mut indices = Vec::new();
    loop {
        // Polls once, and cancels.
        match job.next().now_or_never() {
            Some(Some(result)) => indices.push(result.index),
            Some(None) => break,
            None => tokio::task::yield_now().await,
        }
    }
    assert_eq!(indices, (0..200).collect::<Vec<_>>());
    assert_eq!(published(&simulator), (0..200).collect());
}

#[tokio::test]
async fn a_slow_stream_is_not_delayed() {
    let simulator = Simulator::start().await.unwrap();
    let (sender, receiver) = mpsc::unbounded_channel();
    let items = futures_util::stream::unfold(receiver, async |mut receiver| Some((receiver.recv().await?, receiver)));
    let mut job = simulator.client().publish_all(bulk::stream(items));
    for round in 0..3 {
        for n in 0..5 {
            sender.send(message(round * 5 + n)).unwrap();
        }
        for n in 0..5 {
            // The stream has not ended.
            let next = timeout(HANGS, job.next()).await.expect("a result is not waited for in vain");
            assert_eq!(next.unwrap().index, round * 5 + n);
        }
    }
    // Waiting for an item does not keep a job from being stopped.
    let stopper = job.stopper();
    let mut waiting = pin!(job.next());
    assert!(waiting.as_mut().now_or_never().is_none());
    let task = tokio::spawn(async move { stopper.stop() });
    assert!(timeout(HANGS, waiting).await.expect("the job ends").is_none());
    task.await.unwrap();
    drop(sender);
}

/// The stream is a `Stream`, `Send`, and takes arrays, vectors, iterators and streams.
#[tokio::test]
async fn any_input_will_do() {
    fn sent<T: Send + Unpin>(value: T) -> T {
        value
    }
    let server = Server::replying_with(|request| reply(Form::Calls, request));
    let client = common::client(&server.address());
    let names = || vec!["a".to_owned(), "b".to_owned()];
    assert_eq!(all(sent(client.kick_clients(["a", "b"]))).await.len(), 2);
    assert_eq!(all(client.kick_clients(names())).await.len(), 2);
    assert_eq!(all(client.kick_clients(names().into_iter().filter(|name| name == "a"))).await.len(), 1);
    let stream = bulk::stream(futures_util::stream::iter(names()));
    assert_eq!(client.kick_clients(stream).collect::<Vec<_>>().await.len(), 2);
}

/// As the server sees it: no response comes, so requests are only sent as long as more may be in flight.
#[tokio::test]
async fn as_many_requests_are_in_flight_as_allowed() {
    type Run = fn(Client, Option<usize>) -> BoxFuture<'static, ()>;
    fn run<T: Send + 'static>(mut job: Bulk<T>, most: Option<usize>) -> BoxFuture<'static, ()> {
        if let Some(most) = most {
            job = job.max_in_flight(most);
        }
        async move { drop(job.next().await) }.boxed()
    }
    let calls: Run = |emqx, most| run(emqx.kick_clients((0..100).map(|n| n.to_string())), most);
    let batches: Run = |emqx, most| run(emqx.publish_all((0..100).map(message)).chunk_items(2), most);
    let walk: Run = |emqx, most| {
        let rows = emqx.list_clients().limit(5).items();
        let mut rows = if let Some(most) = most { rows.prefetch(most - 1) } else { rows };
        async move { drop(rows.next().await) }.boxed()
    };
    for (kind, run, default) in [("calls", calls, 16), ("batches", batches, 8), ("walk", walk, 1)] {
        for most in [None, Some(1), Some(3), Some(5), Some(20)] {
            let server = Server::replying(Reply::Hang);
            let mut running = run(common::client(&server.address()), most);
            let expected = most.unwrap_or(default);
            while server.requests().len() < expected {
                assert!((&mut running).now_or_never().is_none());
                tokio::task::yield_now().await;
            }
            for _ in 0..50 {
                assert!((&mut running).now_or_never().is_none());
                tokio::task::yield_now().await;
            }
            assert_eq!(server.requests().len(), expected, "{kind}, {most:?}");
        }
    }
}

/// A program can make other calls between two results, even if the requests in flight take all places of the client.
#[tokio::test]
async fn other_calls_get_their_turn_between_two_results() {
    let simulator = common::simulator(Version::V4_4_19).await;
    for number in 0..50 {
        simulator.add_client(MqttClient::new(format!("c{number}")));
    }
    for places in [1, 2, 3] {
        let emqx = common::builder(simulator.address()).max_in_flight(places).build().unwrap();
        let mut results = emqx.publish_all((0..50).map(message)).chunk_items(3).max_in_flight(8);
        while let Some(result) = results.next().await {
            assert!(result.is_done(), "{places}: {result}");
            emqx.get_client("c1").await.unwrap();
        }
        let mut rows = emqx.list_clients().limit(5).items().prefetch(8);
        while let Some(row) = rows.next().await {
            emqx.get_client(row.unwrap().clientid).await.unwrap();
        }
        let users = (0..50).map(|n| UsernameCredentials::new(format!("u{n}"), "p"));
        let mut results = emqx.import_usernames(users, IfExists::ChangePassword);
        while let Some(result) = results.next().await {
            assert!(result.is_done(), "{places}: {result}");
            emqx.get_client("c1").await.unwrap();
        }
    }
}
