//! The time limit of a call, the retry budget of all calls, and connections that must not be reused.

use std::time::Duration;

use crate::common::{self, APP_ID, APP_SECRET};
use emqx_cloud::types::{Message, SubscribeRequest};
use emqx_cloud::{Backoff, Client, ClientBuilder, ErrorKind, GaveUp, Retry, RetryBudget};
use emqx_cloud_tests::calls::calls;
use emqx_cloud_tests::clock::FakeClock;
use emqx_cloud_tests::server::{Answer, Reply, Server};

const ACK: &str = r#"{"code":0}"#;

fn builder(address: &str, clock: &FakeClock) -> ClientBuilder {
    common::settings(address).clock(clock.clone())
}

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

#[tokio::test]
async fn the_time_limit_ends_a_call_before_a_wait_that_exceeds_it() {
    let server = Server::start();
    server.answer(Answer::status(503));
    let backoff = Backoff::new(seconds(4), seconds(4));
    for (limit, waits) in [(4, 0), (5, 1), (8, 1), (9, 2), (12, 2), (13, 3)] {
        let clock = FakeClock::new(1.0);
        let retry = Retry::default().attempts(10).time_limit(seconds(limit)).backoff(backoff);
        let client = builder(&server.address(), &clock).retry(retry).build().expect("good settings");
        server.seen();
        let error = client.get_metrics().await.expect_err("a 503");
        assert_eq!(clock.waits(), vec![seconds(4); waits], "{limit} s");
        assert_eq!(error.gave_up(), Some(GaveUp::TimeLimit), "{limit} s: {error:?}");
        assert_eq!((error.attempts() as usize, server.seen().len()), (waits + 1, waits + 1), "{limit} s");
        assert_eq!((error.elapsed(), error.status()), (seconds(4 * waits as u64), Some(503)), "{limit} s");
        assert!(error.to_string().contains("the time limit leaves no time for another"), "{error}");
    }
}

/// The server does not respond, so that there is no race with its response.
#[tokio::test]
async fn with_no_time_left_the_first_attempt_times_out() {
    let server = Server::replying(Reply::Hang);
    let retry = Retry::default().attempts(10).time_limit(Duration::ZERO);
    let client = builder(&server.address(), &FakeClock::new(1.0)).retry(retry).build().expect("good settings");
    let error = client.get_metrics().await.expect_err("no time");
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, 1), "{error:?}");
}

/// An attempt has the remaining time if that is less than the attempt timeout.
#[tokio::test]
async fn the_time_limit_ends_a_running_attempt() {
    let server = Server::replying(Reply::Hang);
    for (attempt, limit, given) in [(30, 20, "20s"), (20, 30, "20s"), (20, 20, "20s")] {
        let clock = FakeClock::new(0.0).with_manual_deadlines();
        let retry = Retry::default().attempts(1).time_limit(seconds(limit));
        let client = builder(&server.address(), &clock).retry(retry).attempt_timeout(seconds(attempt)).build();
        clock.expire();
        let error = client.expect("good settings").publish(Message::new("t", "p")).await.expect_err("no response");
        assert!(error.is_timeout() && error.may_have_been_applied(), "{error:?}");
        assert_eq!(error.elapsed(), seconds(20));
        assert!(error.to_string().contains(given), "{error}");
    }
}

#[tokio::test]
async fn a_wait_that_overruns_the_time_limit_is_the_last() {
    let server = Server::start();
    server.answer(Answer::status(503));
    /// A clock on which every wait takes an hour.
    #[derive(Debug)]
    struct Slow(FakeClock);
    impl emqx_cloud::testing::Clock for Slow {
        fn now(&self) -> std::time::Instant {
            self.0.now()
        }
        fn date(&self) -> std::time::SystemTime {
            self.0.date()
        }
        fn sleep(&self, _: Duration) -> emqx_cloud::testing::Timer {
            self.0.sleep(seconds(3600))
        }
        fn deadline(&self, duration: Duration) -> emqx_cloud::testing::Timer {
            self.0.deadline(duration)
        }
        fn random(&self) -> f64 {
            self.0.random()
        }
    }
    let client = common::settings(&server.address()).clock(Slow(FakeClock::new(0.5))).build();
    let error = client.expect("good settings").get_metrics().await.expect_err("a 503");
    assert_eq!((error.attempts(), error.gave_up(), server.seen().len()), (1, Some(GaveUp::TimeLimit), 1));
    assert_eq!((error.status(), error.elapsed()), (Some(503), seconds(3600)));
}

#[tokio::test]
async fn a_client_and_its_clones_share_one_retry_budget() {
    let server = Server::start();
    server.answer(Answer::status(503));
    let clock = FakeClock::new(0.0);
    let client = builder(&server.address(), &clock).retry(Retry::default().attempts(5)).build().expect("good settings");
    assert_eq!(client.budget().available(), 100);
    let mut sent = 0;
    for round in 0..50 {
        let clone = if round % 2 == 0 { client.clone() } else { client.clone().clone() };
        let error = clone.get_metrics().await.expect_err("a 503");
        sent += error.attempts();
        if round < 25 {
            assert_eq!((error.attempts(), error.gave_up()), (5, Some(GaveUp::Attempts)), "{round}");
        } else {
            assert_eq!((error.attempts(), error.gave_up()), (1, Some(GaveUp::Budget)), "{round}");
            assert!(error.to_string().contains("the retry budget is used up"), "{error}");
        }
    }
    // 50 calls in an outage send 150 requests, not 250.
    assert_eq!((sent, server.seen().len()), (150, 150));
    assert_eq!(client.budget().available(), 0);
    // Another client, or a call with its own budget, is not affected.
    let other = builder(&server.address(), &clock).build().expect("good settings");
    assert_eq!(other.get_metrics().await.expect_err("a 503").attempts(), 3);
    let own = Retry::default().budget(&RetryBudget::of_retries(1));
    let error = client.get_metrics().retry(own).await.expect_err("a 503");
    assert_eq!((error.attempts(), error.gave_up()), (2, Some(GaveUp::Budget)));
    // A client keeps the budget it was given, even for calls with another policy.
    let given = RetryBudget::of_retries(3);
    let retry = Retry::default().budget(&given);
    let client_with = builder(&server.address(), &clock).retry(retry).build().expect("good settings");
    assert_eq!(client_with.get_metrics().retry(Retry::default().attempts(2)).await.expect_err("a 503").attempts(), 2);
    assert_eq!((given.available(), client_with.budget().available()), (2, 2));
    // Ten responses that need no retry return one token; refusals count too, because the server works.
    for number in 0..10 {
        assert_eq!(client.budget().available(), 0);
        match number % 2 {
            0 => server.script([Answer::ok(ACK)]),
            _ => server.script([Answer::ok(r#"{"message":"existed"}"#)]),
        }
        assert_eq!(client.create_username("u", "password").await.is_ok(), number % 2 == 0);
    }
    assert_eq!(client.budget().available(), 1);
    let error = client.get_metrics().await.expect_err("a 503");
    assert_eq!((error.attempts(), error.gave_up()), (2, Some(GaveUp::Budget)));
}

#[tokio::test]
async fn a_call_marked_idempotent_is_retried() {
    let server = Server::start();
    let clock = FakeClock::new(0.5);
    let client = builder(&server.address(), &clock).build().expect("good settings");
    server.answer(Answer::ok(ACK));
    server.script([Answer::status(500), Answer::status(503)]);
    client.publish(Message::new("t", "p")).idempotent(true).await.expect("the third attempt succeeds");
    assert_eq!(server.seen().len(), 3);
    server.script([Answer::status(500)]);
    client.subscribe(SubscribeRequest::new("c", "t")).idempotent(true).await.expect("the second attempt succeeds");
    assert_eq!(server.seen().len(), 2);
    let body = serde_json::json!({"username": "u", "password": "password"});
    server.script([Answer::status(500)]);
    client.call("create_username").body(body).idempotent(true).send().await.expect("the second attempt succeeds");
    assert_eq!(server.seen().len(), 2);
    // The first attempt's effect makes the second fail, and the error reports both.
    server.script([Answer::status(500), Answer::ok(r#"{"message":"existed"}"#)]);
    let error = client.create_username("u", "password").idempotent(true).await.expect_err("it exists");
    assert!(error.is_already_exists() && error.may_have_been_applied() && error.attempts() == 2, "{error:?}");
    server.seen();
    // A call marked as not idempotent is not retried.
    server.script([Answer::status(500)]);
    let error = client.delete_username("u").idempotent(false).await.expect_err("a 500");
    assert_eq!((error.attempts(), error.gave_up()), (1, Some(GaveUp::NotIdempotent)));
}

/// A name resolver that never resolves.
struct Nowhere;

impl reqwest::dns::Resolve for Nowhere {
    fn resolve(&self, _: reqwest::dns::Name) -> reqwest::dns::Resolving {
        Box::pin(std::future::pending())
    }
}

#[tokio::test]
async fn a_connect_timeout_means_nothing_was_sent() {
    let clock = FakeClock::new(0.0).with_manual_deadlines();
    for by_attempt in [false, true] {
        let builder = Client::builder("https://deployment.example:8443/api", APP_ID, APP_SECRET)
            .clock(clock.clone())
            .http(|http| http.dns_resolver(Nowhere))
            .retry(Retry::default().attempts(2));
        let millisecond = Duration::from_millis(1);
        // Connecting is also bounded by the attempt timeout.
        let builder =
            if by_attempt { builder.attempt_timeout(millisecond) } else { builder.connect_timeout(millisecond) };
        let client = builder.build().expect("good settings");
        let error = client.publish(Message::new("t", "p")).await.expect_err("no connection");
        assert!(error.is_connect() && error.is_timeout() && !error.may_have_been_applied(), "{error:?}");
        assert_eq!((error.attempts(), clock.waits().len()), (2, 1));
    }
}

/// Servers keep a connection open after refusing a request without reading it, and never respond on it again.
#[tokio::test]
async fn a_connection_is_not_reused_after_a_refused_request_with_a_body() {
    for (status, body, same) in [
        (401, true, false),
        (404, true, false),
        // Without a body nothing is left unread, and any other response comes after the body was read.
        (401, false, true),
        (404, false, true),
        (400, true, true),
        (500, true, true),
    ] {
        let server = Server::replying(Answer::ok(ACK));
        server.script([Answer::status(status)]);
        let client =
            builder(&server.address(), &FakeClock::new(0.5)).retry(Retry::none()).build().expect("good settings");
        let refused = if body { client.create_username("u", "p").await } else { client.delete_username("u").await };
        refused.expect_err("no success");
        client.delete_username("u").await.expect("a success");
        client.create_username("u", "p").await.expect("a success");
        let connections: Vec<_> = server.requests().iter().map(|request| request.connection).collect();
        let again = if same { 0 } else { 1 };
        assert_eq!(connections, [0, again, again], "{status}, with a body: {body}");
    }
}

/// Running calls finish when the pool is replaced.
#[tokio::test]
async fn concurrent_calls_survive_a_replaced_pool() {
    let server = Server::start();
    server.answer_with(|seen| match &*seen.path {
        "/auth_username" => Answer::status(401),
        _ => Answer::ok(ACK),
    });
    let client = builder(&server.address(), &FakeClock::new(0.5)).retry(Retry::none()).build().expect("good settings");
    let tasks: Vec<_> = (0..60)
        .map(|number| {
            let client = client.clone();
            tokio::spawn(async move {
                match number % 3 {
                    0 => assert!(client.create_username("u", "p").await.expect_err("a 401").is_unauthorized()),
                    _ => drop(client.publish(Message::new("t", "p")).await.expect("a success")),
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.expect("no call panics");
    }
    assert_eq!(server.seen().len(), 60);
}

/// Dropping a call while it waits sends nothing further.
#[tokio::test]
async fn a_dropped_call_stops() {
    let server = Server::start();
    server.answer(Answer::status(503));
    /// A clock whose waits never end.
    #[derive(Debug)]
    struct Endless(tokio::sync::mpsc::UnboundedSender<()>);
    impl emqx_cloud::testing::Clock for Endless {
        fn now(&self) -> std::time::Instant {
            std::time::Instant::now()
        }
        fn date(&self) -> std::time::SystemTime {
            std::time::SystemTime::now()
        }
        fn sleep(&self, _: Duration) -> emqx_cloud::testing::Timer {
            self.0.send(()).expect("the test listens");
            Box::pin(std::future::pending())
        }
        fn deadline(&self, duration: Duration) -> emqx_cloud::testing::Timer {
            Box::pin(tokio::time::sleep(duration))
        }
        fn random(&self) -> f64 {
            0.0
        }
    }
    for call in calls().into_iter().filter(|call| call.operation.idempotent) {
        let (sender, mut waits) = tokio::sync::mpsc::unbounded_channel();
        let client = common::settings(&server.address()).clock(Endless(sender)).build();
        let client = client.expect("good settings");
        tokio::select! {
            _ = (call.send)(&client) => panic!("{}: the wait ended", call.name),
            _ = waits.recv() => {}
        }
        drop(client);
        assert_eq!(waits.recv().await, None, "{}: the call is still running", call.name);
        assert_eq!(server.seen().len(), 1, "{}", call.name);
    }
}
