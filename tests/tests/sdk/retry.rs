//! What is retried, how often and after which wait, and what is never sent twice.

use std::sync::Arc;
use std::time::Duration;

use crate::common;
use emqx_cloud::{Backoff, Client, ClientBuilder, Error, ErrorKind, GaveUp, Retry, RetryBudget, operations};
use emqx_cloud_test::Version;
use emqx_cloud_tests::calls::{call, calls};
use emqx_cloud_tests::clock::{FakeClock, JointClock};
use emqx_cloud_tests::server::{Answer, Reply, Request, Server};
use serde_json::json;

fn builder(address: &str, clock: &FakeClock) -> ClientBuilder {
    common::settings(address).clock(clock.clone())
}

/// That many attempts, however many calls fail, and whatever the failure is.
fn retry(attempts: u32) -> Retry {
    Retry::default().attempts(attempts).patience(Duration::ZERO).budget(&RetryBudget::unlimited())
}

fn patient(address: &str, clock: &FakeClock) -> Client {
    builder(address, clock).retry(retry(4)).build().expect("good settings")
}

/// The number of calls that are documented as idempotent, or as not idempotent.
fn count(idempotent: bool) -> usize {
    let operations = operations::ALL.iter().filter(|operation| operation.idempotent == idempotent);
    let count = operations.map(|operation| operation.calls.len()).sum();
    assert!(count > 0);
    count
}

#[test]
fn idempotency_follows_from_method_and_effect() {
    for operation in operations::ALL {
        assert!(operation.idempotent || operation.method != "GET", "{} only reads", operation.id);
    }
    // A second kick ends the session of a client that has reconnected.
    let effects = [
        ("update_username", true),
        ("delete_username", true),
        ("delete_acl_by_clientid", true),
        ("kick_client", false),
        ("create_username", false),
        ("create_acl", false),
        ("subscribe", false),
        ("publish", false),
    ];
    for (id, repeatable) in effects {
        assert_eq!(call(id).operation.idempotent, repeatable, "{id}");
    }
}

/// Whether two requests are the same, apart from their connection, which can end with the first one.
fn same(one: &Request, other: &Request) -> bool {
    let rest = |request: &Request| {
        let headers = request.headers.iter().filter(|(name, _)| name != "connection").cloned();
        (request.line().to_owned(), headers.collect::<Vec<_>>(), request.body.clone())
    };
    rest(one) == rest(other)
}

#[tokio::test]
async fn an_idempotent_call_is_retried_exactly_as_often_as_the_policy_allows() {
    let server = Server::start();
    let clock = FakeClock::new(0.5);
    let client = patient(&server.address(), &clock);
    let mut tried = 0;
    for call in calls().into_iter().filter(|call| call.operation.idempotent) {
        for status in [408, 421, 425, 429, 500, 502, 503, 504] {
            server.answer(Answer::status(status));
            let error = (call.send)(&client).await.expect_err("it never succeeds");
            assert_eq!((error.status(), error.attempts()), (Some(status), 4), "{}", call.name);
            assert!(error.to_string().contains("after 4 attempts"), "{error}");
            let seen = server.seen();
            assert_eq!(seen.len(), 4, "{}", call.name);
            assert!(seen.iter().all(|request| same(request, &seen[0])), "{}: not the same request", call.name);
            assert_eq!(clock.waits().len(), 3, "{}", call.name);
        }
        for code in [101, 102] {
            server.answer(Answer::json(&json!({"code": code, "message": "nodedown"})));
            let error = (call.send)(&client).await.expect_err("it never succeeds");
            assert_eq!((error.attempts(), server.seen().len()), (4, 4), "{}, {code}", call.name);
            assert_eq!(clock.waits().len(), 3, "{}, {code}", call.name);
        }
        tried += 1;
    }
    assert_eq!(tried, count(true));
}

#[tokio::test]
async fn an_idempotent_call_succeeds_when_the_server_recovers() {
    let server = Server::start();
    let clock = FakeClock::new(0.5);
    let client = patient(&server.address(), &clock);
    for call in calls().into_iter().filter(|call| call.operation.idempotent) {
        server.answer(Answer::json(&call.success()));
        server.script([Answer::status(500), Answer::status(503)]);
        (call.send)(&client).await.unwrap_or_else(|error| panic!("{}: {error}", call.name));
        assert_eq!((server.seen().len(), clock.waits().len()), (3, 2), "{}", call.name);
    }
}

#[tokio::test]
async fn permanent_failures_are_not_retried() {
    let server = Server::start();
    let clock = FakeClock::new(0.5);
    let client = patient(&server.address(), &clock);
    let answers = [
        Answer::status(204),
        Answer::status(302),
        Answer::status(400),
        Answer::status(401),
        Answer::status(403),
        Answer::status(404),
        Answer::status(414),
        Answer::ok(""),
        Answer::ok("<html>"),
        Answer::ok(r#"{"data":[]}"#),
        Answer::ok(r#"{"message":"noexisted"}"#),
        Answer::ok(r#"{"message":"bad","code":108}"#),
        Answer::ok(r#"{"message":"bad","code":112}"#),
        Answer::ok(r#"{"data":"x","code":0}"#),
    ];
    for call in calls().into_iter().filter(|call| call.reads()) {
        for answer in &answers {
            server.answer(answer.clone());
            let error = (call.send)(&client).await.expect_err("no success");
            assert_eq!((error.attempts(), server.seen().len()), (1, 1), "{}: {answer:?}", call.name);
            assert!(!error.to_string().contains("attempts"), "{error}");
        }
    }
    assert!(clock.waits().is_empty());
}

#[tokio::test]
async fn a_call_that_is_not_idempotent_is_sent_once() {
    let server = Server::start();
    let clock = FakeClock::new(0.5);
    let client = patient(&server.address(), &clock);
    let answers = [204, 302, 400, 401, 404, 408, 500, 502, 503, 504].map(Answer::status);
    let refusals = [101, 102, 108, 112].map(|code| Answer::json(&json!({"code": code, "message": "m"})));
    let mut tried = 0;
    for call in calls().into_iter().filter(|call| !call.operation.idempotent) {
        for answer in answers.iter().chain(&refusals).chain(&[Answer::ok(""), Answer::ok("{}")]) {
            server.answer(answer.clone());
            let error = (call.send)(&client).await.expect_err("no success");
            assert_eq!((error.attempts(), server.seen().len()), (1, 1), "{}: {answer:?}", call.name);
        }
        tried += 1;
    }
    assert_eq!(tried, count(false));
    assert!(clock.waits().is_empty());
}

/// A request that the server refuses before it executes it is retried.
#[tokio::test]
async fn a_call_that_was_not_executed_is_retried_even_if_it_is_not_idempotent() {
    let server = Server::start();
    let clock = FakeClock::new(0.5);
    let client = patient(&server.address(), &clock);
    for call in calls() {
        for status in [421, 425, 429] {
            let refusal = || Answer::status(status).header("retry-after", "7");
            server.answer(Answer::json(&call.success()));
            server.script([refusal(), refusal()]);
            (call.send)(&client).await.unwrap_or_else(|error| panic!("{}: {error}", call.name));
            assert_eq!(server.seen().len(), 3, "{}", call.name);
            // The server says when.
            assert_eq!(clock.waits(), [Duration::from_secs(7); 2], "{}", call.name);

            server.answer(refusal());
            let error = (call.send)(&client).await.expect_err("it never succeeds");
            assert_eq!((error.attempts(), error.gave_up()), (4, Some(GaveUp::Attempts)), "{}", call.name);
            assert!(!error.may_have_been_applied() && !error.follows_unknown_attempt(), "{}: {error}", call.name);
            assert!(error.is_retryable() && error.retry_after().is_some(), "{}", call.name);
            server.seen();
            clock.waits();
        }
    }
    // The budget applies.
    let budget = RetryBudget::of_retries(1);
    let client = builder(&server.address(), &clock).retry(retry(4).budget(&budget)).build().expect("good settings");
    let error = client.create_username("u", "p").await.expect_err("it never succeeds");
    assert_eq!((error.attempts(), error.gave_up()), (2, Some(GaveUp::Budget)), "{error}");
    // An unknown outcome stays unknown, and ends the call.
    server.script([Answer::status(429), Answer::status(503)]);
    let client = patient(&server.address(), &clock);
    let error = client.create_username("u", "p").await.expect_err("the second attempt is unknown");
    assert_eq!((error.attempts(), error.gave_up()), (2, Some(GaveUp::NotIdempotent)), "{error}");
    assert!(error.may_have_been_applied());
}

/// The connections of a misdirected request lead to the wrong server.
#[tokio::test]
async fn a_misdirected_request_is_retried_on_another_connection() {
    let server = Server::replying(Answer::ok(r#"{"code":0,"data":[]}"#));
    let clock = FakeClock::new(0.5);
    let client = patient(&server.address(), &clock);
    for (status, same) in [(429, true), (421, false), (421, false)] {
        server.script([Answer::status(status)]);
        client.get_metrics().await.expect("a success");
        let connections: Vec<_> = server.seen().iter().map(|request| request.connection).collect();
        assert_eq!(connections[0] == connections[1], same, "{status}: {connections:?}");
    }
}

#[tokio::test]
async fn a_connection_lost_after_sending_is_retried_only_if_idempotent() {
    let answer = Answer::ok(r#"{"data":[],"meta":{"page":1,"limit":1,"count":0},"code":0}"#);
    let whole = answer.wire();
    let cut = whole[..whole.len() - 5].to_vec();
    for reply in [Reply::Close, Reply::Bytes(cut), Reply::Bytes(b"no HTTP at all\r\n\r\n".to_vec())] {
        let server = Server::replying(reply.clone());
        let clock = FakeClock::new(0.5);
        let client = patient(&server.address(), &clock);
        let mut before = 0;
        for call in calls() {
            let error = (call.send)(&client).await.expect_err("the connection was lost");
            assert_eq!(error.kind(), ErrorKind::Transport, "{}: {error:?}", call.name);
            let sent = if call.operation.idempotent { 4 } else { 1 };
            assert_eq!(
                (server.requests().len() - before, error.attempts()),
                (sent, sent as u32),
                "{}: {reply:?}",
                call.name
            );
            before += sent;
            assert_eq!(clock.waits().len(), sent - 1, "{}", call.name);
            assert!(error.is_retryable() && !error.is_timeout() && !error.is_connect(), "{}", call.name);
            assert_eq!(error.may_have_been_applied(), !call.reads(), "{}", call.name);
        }
    }
}

/// An HTTP library could take a reused connection for one that the server closed because it was idle.
#[tokio::test]
async fn a_connection_lost_at_its_second_request_does_not_repeat_it() {
    for call in calls().into_iter().filter(|call| !call.operation.idempotent) {
        let success = Answer::json(&call.success());
        let server = Server::replying(Reply::Close);
        server.script([success]);
        let clock = FakeClock::new(0.5);
        let client = patient(&server.address(), &clock);
        (call.send)(&client).await.unwrap_or_else(|error| panic!("{}: {error}", call.name));
        let error = (call.send)(&client).await.expect_err("the connection was lost");
        assert_eq!(server.requests().len(), 2, "{}", call.name);
        assert!(error.may_have_been_applied(), "{}", call.name);
    }
}

#[tokio::test]
async fn every_call_is_retried_if_connecting_fails() {
    let (clock, server) = (FakeClock::new(0.5), Server::refusing());
    let client = patient(&server.address(), &clock);
    for call in calls() {
        let error = (call.send)(&client).await.expect_err("nothing listens");
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Connect, 4), "{}: {error:?}", call.name);
        assert!(error.is_connect() && error.is_retryable() && !error.may_have_been_applied(), "{}", call.name);
        assert_eq!((error.status(), clock.waits().len()), (None, 3), "{}", call.name);
        assert!(error.to_string().contains("nothing was sent"), "{error}");
    }
}

/// A refused connection, then a server: even a call that is not idempotent is sent.
#[tokio::test]
async fn a_call_is_sent_once_the_server_is_reachable() {
    let server = Arc::new(Server::refusing());
    server.answer(Answer::ok(r#"{"code":0}"#));
    let opening = server.clone();
    let clock = FakeClock::new(0.0).when_waiting(move || opening.open().expect("the port is still there"));
    let client = common::settings(&server.address()).clock(clock).build().expect("good settings");
    client.publish(emqx_cloud::types::Message::new("t", "p")).await.expect("the second attempt succeeds");
    assert_eq!(server.requests().len(), 1);
}

/// A server that never responds; an attempt's deadline passes when its request has arrived.
fn silent(clock: &FakeClock) -> Server {
    let clock = clock.clone();
    Server::replying_with(move |_| {
        clock.expire();
        Reply::Hang
    })
}

#[tokio::test]
async fn no_response_in_time_is_a_timeout() {
    let clock = FakeClock::new(0.0).with_manual_deadlines();
    let server = silent(&clock);
    let given = Duration::from_secs(7);
    let client = builder(&server.address(), &clock).retry(retry(2).time_limit(Duration::MAX)).attempt_timeout(given);
    let client = client.build().expect("good settings");
    for call in calls() {
        let error = (call.send)(&client).await.expect_err("no response");
        let attempts = if call.operation.idempotent { 2 } else { 1 };
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, attempts), "{}: {error:?}", call.name);
        assert_eq!((error.elapsed(), server.seen().len() as u32), (given * attempts, attempts), "{}", call.name);
        assert!(error.is_timeout() && error.is_retryable() && !error.is_connect(), "{}", call.name);
        assert_eq!((error.may_have_been_applied(), error.status()), (!call.reads(), None), "{}", call.name);
        let advice = error.to_string().contains("may have been applied");
        assert_eq!(advice, !call.reads(), "{error}");
    }
}

#[tokio::test]
async fn a_timeout_of_a_call_applies_to_that_call() {
    let clock = FakeClock::new(0.0).with_manual_deadlines();
    let server = silent(&clock);
    let client = patient(&server.address(), &clock);
    let given = Duration::from_secs(3);
    let error = client.create_username("u", "password").attempt_timeout(given).await.expect_err("no response");
    assert!(error.is_timeout() && error.may_have_been_applied(), "{error:?}");
    assert_eq!((error.attempts(), error.elapsed()), (1, given));
    let error = client.get_metrics().attempt_timeout(given).retry(retry(3)).await.expect_err("no response");
    assert!(error.is_timeout() && !error.may_have_been_applied(), "{error:?}");
    assert_eq!((error.attempts(), error.elapsed(), server.requests().len()), (3, 3 * given, 4));
}

#[tokio::test]
async fn a_call_may_have_more_time_than_its_client() {
    let server = Server::replying(Reply::Hang);
    let clock = FakeClock::new(0.5);
    let hasty = builder(&server.address(), &clock).retry(Retry::none()).attempt_timeout(Duration::ZERO).build();
    let hasty = hasty.expect("good settings");
    assert!(hasty.delete_username("u").await.expect_err("no time at all").is_timeout());
    server.answer(Answer::ok(r#"{"code":0}"#));
    hasty.delete_username("u").attempt_timeout(Duration::from_secs(20)).await.expect("enough time");
}

/// A response that starts and never ends.
#[tokio::test]
async fn an_incomplete_body_is_a_timeout() {
    let server = Server::replying_with(|_| {
        let mut answer = Answer::ok(r#"{"code":0"#);
        answer = answer.header("connection", "keep-alive");
        // The declared length is longer than the body.
        let head = String::from_utf8(answer.wire()).expect("text").replace("content-length: 9", "content-length: 100");
        Reply::Stall(head.into_bytes())
    });
    let clock = FakeClock::new(0.5);
    let client = patient(&server.address(), &clock);
    let error =
        client.create_username("u", "password").attempt_timeout(Duration::from_millis(200)).await.expect_err("no end");
    assert!(error.is_timeout() && error.may_have_been_applied(), "{error:?}");
    assert_eq!(error.attempts(), 1);
}

#[tokio::test]
async fn no_retries_means_one_attempt_for_a_client_and_for_a_call() {
    let server = Server::start();
    server.answer(Answer::status(503));
    let clock = FakeClock::new(0.5);
    let none = builder(&server.address(), &clock).retry(Retry::none()).build().expect("good settings");
    let some = patient(&server.address(), &clock);
    let errors = [
        none.get_metrics().await.expect_err("a 503"),
        some.get_metrics().retry(Retry::none()).await.expect_err("a 503"),
        some.list_clients().retry(Retry::none()).await.expect_err("a 503"),
        some.delete_username("u").retry(Retry::default().attempts(0)).await.expect_err("a 503"),
    ];
    assert_eq!(errors.map(|error| error.attempts()), [1; 4]);
    assert_eq!(server.seen().len(), 4);
    assert!(clock.waits().is_empty());
}

#[tokio::test]
async fn the_policy_of_a_call_overrides_that_of_the_client() {
    let server = Server::start();
    server.answer(Answer::status(503));
    let clock = FakeClock::new(0.5);
    let none = builder(&server.address(), &clock).retry(Retry::none()).build().expect("good settings");
    let error = none.get_metrics().retry(Retry::default().attempts(6)).await.expect_err("a 503");
    assert_eq!((error.attempts(), server.seen().len()), (6, 6));
    // It does not make a call idempotent.
    let error = none.create_username("u", "p").retry(Retry::default().attempts(6)).await.expect_err("a 503");
    assert_eq!((error.attempts(), server.seen().len()), (1, 1));
    // It applies to that call only.
    none.get_metrics().await.expect_err("a 503");
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn the_default_is_three_attempts() {
    let server = Server::start();
    server.answer(Answer::status(500));
    let clock = FakeClock::new(1.0);
    let client = builder(&server.address(), &clock).build().expect("good settings");
    assert_eq!(client.get_metrics().await.expect_err("a 500").attempts(), 3);
    assert_eq!(clock.waits(), [200, 400].map(Duration::from_millis));
}

#[tokio::test]
async fn waits_grow_randomly_within_their_bounds() {
    let server = Server::start();
    server.answer(Answer::status(503));
    let millis = Duration::from_millis;
    let retry = Retry::default().attempts(7).backoff(Backoff::new(millis(100), millis(1000)));
    for (random, waits) in [
        (0.0, [0, 0, 0, 0, 0, 0]),
        (0.5, [50, 100, 200, 400, 500, 500]),
        (1.0, [100, 200, 400, 800, 1000, 1000]),
        // An invalid random number makes no wait longer or negative.
        (7.0, [100, 200, 400, 800, 1000, 1000]),
        (-1.0, [0, 0, 0, 0, 0, 0]),
    ] {
        let clock = FakeClock::new(random);
        let client = builder(&server.address(), &clock).retry(retry.clone()).build().expect("good settings");
        client.get_metrics().await.expect_err("a 503");
        assert_eq!(clock.waits(), waits.map(millis), "{random}");
    }
}

#[tokio::test]
async fn many_attempts_do_not_overflow_the_wait() {
    let server = Server::start();
    server.answer(Answer::status(503));
    let clock = FakeClock::new(1.0);
    let retry =
        retry(80).time_limit(Duration::MAX).backoff(Backoff::new(Duration::from_secs(1), Duration::from_secs(20)));
    let client = builder(&server.address(), &clock).retry(retry).build().expect("good settings");
    client.get_metrics().await.expect_err("a 503");
    let waits = clock.waits();
    assert_eq!((waits.len(), waits[78]), (79, Duration::from_secs(20)));
    let endless = Retry::default().attempts(3).backoff(Backoff::new(Duration::MAX, Duration::from_secs(9)));
    client.get_metrics().retry(endless).await.expect_err("a 503");
    assert_eq!(clock.waits(), [Duration::from_secs(9); 2]);
}

#[tokio::test]
async fn the_last_error_is_returned() {
    let server = Server::start();
    let clock = FakeClock::new(0.5);
    let client = patient(&server.address(), &clock);
    server.answer(Answer::status(401));
    server.script([Answer::status(503), Answer::status(500)]);
    let error = client.get_metrics().await.expect_err("a 401 in the end");
    assert!(error.is_unauthorized() && error.attempts() == 3, "{error:?}");
    assert_eq!(server.seen().len(), 3);
}

/// What a call did itself must not be taken for the work of others.
#[tokio::test]
async fn a_retry_that_meets_its_own_effect_says_so() {
    // (what the attempts before meet, statuses or a lost response; whether the user exists; whether one of the attempts leaves
    // open whether it was applied)
    let cases: [(&[Option<u16>], bool, bool); 5] = [
        (&[], true, false),
        (&[None], false, true),
        (&[Some(503)], true, true),
        (&[Some(500), Some(503)], true, true),
        (&[Some(429)], true, false),
    ];
    for (before, exists, unknown) in cases {
        let what = format!("{before:?}");
        let simulator = common::simulator(Version::default()).await;
        if exists {
            simulator.add_username("u", "other");
        }
        for status in before {
            simulator.mock().create_username(|_, then| match *status {
                Some(status) => then.status(status).times(1),
                None => then.lost().times(1),
            });
        }
        let emqx = patient(simulator.address(), &FakeClock::new(0.5));
        let error = emqx.create_username("u", "p").idempotent(true).await.expect_err("it exists");
        let found = (error.is_already_exists(), error.follows_unknown_attempt(), error.may_have_been_applied());
        assert_eq!(found, (true, unknown, unknown), "{what}: {error}");
        assert_eq!(error.to_string().contains("may have done that itself"), unknown, "{what}: {error}");
        let password: &[u8] = if exists { b"other" } else { b"p" };
        assert_eq!(simulator.password_of_username("u").as_deref(), Some(password), "{what}");
    }
}

/// A last attempt that had no effect says nothing about earlier attempts.
#[tokio::test]
async fn an_unknown_outcome_of_an_earlier_attempt_is_kept() {
    let server = Server::start();
    let clock = FakeClock::new(0.5);
    let client = patient(&server.address(), &clock);
    let refuse = || Answer::status(400).typed("text/plain", "Bad Request");
    let mut writes = 0;
    for call in calls().into_iter().filter(|call| call.operation.idempotent) {
        server.script([refuse()]);
        let error = (call.send)(&client).await.expect_err("a refusal");
        assert!(error.attempts() == 1 && !error.may_have_been_applied(), "{}: {error}", call.name);
        server.script([Answer::status(500), refuse()]);
        let error = (call.send)(&client).await.expect_err("a refusal");
        assert_eq!((error.attempts(), error.may_have_been_applied()), (2, !call.reads()), "{}: {error}", call.name);
        writes += usize::from(!call.reads());
    }
    let idempotent = operations::ALL.iter().filter(|operation| operation.idempotent && operation.method != "GET");
    assert_eq!(writes, idempotent.map(|operation| operation.calls.len()).sum::<usize>());
    assert!(writes > 0);
}

/// Starts calls while the server is down, and brings it back after a time.
async fn restart(down: Duration, count: usize, retry: Retry, clock: &JointClock) -> (Vec<Error>, usize, Client) {
    let server = Arc::new(Server::refusing());
    server.answer(Answer::ok(r#"{"code":0}"#));
    let opening = server.clone();
    clock.at(down, move || opening.open().expect("the port is still there"));
    let client = common::settings(&server.address()).clock(clock.clone()).retry(retry).build().expect("good settings");
    // None of them may be sent twice.
    let call = |_| clock.call(client.publish(emqx_cloud::types::Message::new("t", "p")).send());
    let calls: Vec<_> = (0..count).map(call).collect();
    let tasks: Vec<_> = calls.into_iter().map(tokio::spawn).collect();
    let mut errors = Vec::new();
    for task in tasks {
        errors.extend(task.await.expect("no call panics").err());
    }
    (errors, server.requests().len(), client)
}

#[tokio::test]
async fn calls_survive_a_restart_of_the_server() {
    let millis = Duration::from_millis;
    // How long the server is down, how long the patience is, whether the calls survive, and how many there are at once.
    let rows: [(u64, Option<u64>, bool, &[usize]); 9] = [
        (500, None, true, &[1, 300]),
        (6_000, None, true, &[1, 300]),
        (9_000, None, true, &[1, 300]),
        (9_999, None, true, &[1]),
        (11_000, None, false, &[1, 300]),
        (6_000, Some(5_000), false, &[1]),
        (11_000, Some(12_000), true, &[1]),
        (59_000, Some(60_000), true, &[1]),
        (700, Some(0), false, &[1, 300]),
    ];
    for (down, patience, survives, counts) in rows {
        for &count in counts {
            let given = millis(patience.unwrap_or(10_000));
            let retry = patience.map_or(Retry::default(), |_| Retry::default().patience(given));
            let clock = JointClock::default();
            let (errors, received, client) = restart(millis(down), count, retry, &clock).await;
            let failed = if survives { 0 } else { count };
            assert_eq!((errors.len(), received), (failed, count - failed), "{down} ms, {patience:?}: {errors:?}");
            let spent = 100 - client.budget().available();
            if survives {
                assert_eq!(spent, 0, "{down} ms, {patience:?}: patience takes no tokens");
                assert!(clock.passed() >= millis(down) && clock.passed() <= given, "{down} ms: {:?}", clock.passed());
            }
            for error in &errors {
                // What comes after the patience are the usual attempts: two more at most, after 0.2 and 0.4 seconds.
                assert!(error.elapsed() >= given && error.elapsed() <= given + millis(600), "{error:?}");
                let expected = if given.is_zero() { GaveUp::Attempts } else { GaveUp::Patience };
                let found = error.gave_up().expect("a retry could help");
                assert!(found == expected || (found == GaveUp::Budget && spent == 100), "{error:?}");
                assert!(error.is_connect() && !error.may_have_been_applied(), "{error:?}");
                // The waits are half a second at least, except for the first ones.
                let most = 6 + 2 * u32::try_from(given.as_secs()).unwrap();
                assert!((1..=most).contains(&error.attempts()), "{error:?}");
                if found == GaveUp::Patience {
                    assert!(error.to_string().contains("the server was down for longer than the patience"), "{error}");
                }
            }
        }
    }
}

/// Whatever the call is, and whatever the dice show, also on a clock that stands still.
#[tokio::test]
async fn every_call_is_patient_with_a_server_that_is_down() {
    for dice in [0.0, 0.5, 1.0] {
        let (clock, server) = (FakeClock::new(dice), Server::refusing());
        let client = builder(&server.address(), &clock).retry(Retry::default().budget(&RetryBudget::unlimited()));
        let client = client.build().expect("good settings");
        for call in calls() {
            let error = (call.send)(&client).await.expect_err("nothing listens");
            assert_eq!((error.kind(), error.gave_up()), (ErrorKind::Connect, Some(GaveUp::Patience)), "{}", call.name);
            let waits = clock.waits();
            assert_eq!(waits.len() as u32 + 1, error.attempts(), "{}", call.name);
            let (patient, usual) = waits.split_at(waits.len() - 2);
            assert_eq!(patient.iter().sum::<Duration>(), Duration::from_secs(10), "{}: {waits:?}", call.name);
            assert!(patient.iter().all(|wait| *wait <= Duration::from_secs(1)), "{waits:?}");
            assert_eq!(usual, [200, 400].map(|most| Duration::from_millis(most).mul_f64(dice)), "{}", call.name);
        }
    }
    /// A clock that stands still.
    #[derive(Debug)]
    struct Still(FakeClock, std::time::Instant);
    impl emqx_cloud::testing::Clock for Still {
        fn now(&self) -> std::time::Instant {
            self.1
        }
        fn date(&self) -> std::time::SystemTime {
            self.0.date()
        }
        fn sleep(&self, duration: Duration) -> emqx_cloud::testing::Timer {
            self.0.sleep(duration)
        }
        fn deadline(&self, duration: Duration) -> emqx_cloud::testing::Timer {
            self.0.deadline(duration)
        }
        fn random(&self) -> f64 {
            0.0
        }
    }
    let server = Server::refusing();
    let clock = Still(FakeClock::new(0.0), std::time::Instant::now());
    let client = common::settings(&server.address()).clock(clock).build().expect("good settings");
    let error = client.get_metrics().await.expect_err("nothing listens");
    assert_eq!((error.gave_up(), error.attempts()), (Some(GaveUp::Patience), 25));
}

#[tokio::test]
async fn patience_keeps_to_the_time_limit() {
    let (clock, server) = (FakeClock::new(1.0), Server::refusing());
    let limit = Duration::from_secs(3);
    let client = builder(&server.address(), &clock).retry(Retry::default().time_limit(limit)).build();
    let error = client.expect("good settings").get_metrics().await.expect_err("nothing listens");
    assert_eq!(error.gave_up(), Some(GaveUp::TimeLimit), "{error:?}");
    assert_eq!(error.elapsed(), clock.waits().iter().sum::<Duration>());
    assert!(error.elapsed() < limit, "{error:?}");
    let none = builder(&server.address(), &clock).retry(Retry::none()).build().expect("good settings");
    let error = none.get_metrics().await.expect_err("nothing listens");
    assert_eq!((error.attempts(), error.gave_up()), (1, Some(GaveUp::Attempts)));
}

/// A server that is there again and not yet well: what it answers counts as always.
#[tokio::test]
async fn attempts_after_a_restart_are_counted_anew() {
    for (bad, ok) in [(0, true), (2, true), (3, false)] {
        let server = Arc::new(Server::refusing());
        server.answer(Answer::ok(r#"{"code":0}"#));
        server.script((0..bad).map(|_| Answer::status(503)));
        let (opening, clock) = (server.clone(), FakeClock::new(0.5));
        let (time, start) = (clock.clone(), emqx_cloud::testing::Clock::now(&clock));
        let clock = clock.when_waiting(move || {
            if emqx_cloud::testing::Clock::now(&time) - start >= Duration::from_secs(6) {
                opening.open().expect("the port is still there");
            }
        });
        let client = builder(&server.address(), &clock).build().expect("good settings");
        let result = client.delete_username("u").await;
        assert_eq!((result.is_ok(), server.seen().len()), (ok, bad + usize::from(ok)), "{bad}: {result:?}");
        if let Err(error) = result {
            assert_eq!((error.status(), error.gave_up()), (Some(503), Some(GaveUp::Attempts)), "{error:?}");
            assert!(error.attempts() > 6 && error.may_have_been_applied(), "{error:?}");
        }
        // The hook has the server, and the server's end needs its last owner.
        drop(client);
    }
}
