//! The time limit of a call, the retry budget of all calls, and connections that must not be reused.

use std::collections::HashMap;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::common::{self, APP_ID, APP_SECRET};
use emqx_cloud::types::{AclAccess, AclAction, ClientidAclRule, Message, SubscribeRequest};
use emqx_cloud::{Backoff, Client, ClientBuilder, ErrorKind, GaveUp, Retry, RetryBudget};
use emqx_cloud_tests::calls::{Sending, calls};
use emqx_cloud_tests::clock::FakeClock;
use emqx_cloud_tests::server::{Answer, Part, Reply, Request, Server, Step};

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

/// A client that counts how often its HTTP client is built.
fn counting(server: &Server) -> (Client, Arc<AtomicUsize>) {
    let builds = Arc::new(AtomicUsize::new(0));
    let count = builds.clone();
    let builder = common::builder(&server.address()).http(move |http| {
        count.fetch_add(1, Ordering::SeqCst);
        http.tls_certs_only([])
    });
    (builder.build().expect("good settings"), builds)
}

/// Returns the requests that came on a connection on which a body was left unread. `rejected` says of which requests the
/// server does not read the body.
fn on_bad_connections(server: &Server, rejected: impl Fn(&Request) -> bool) -> usize {
    let mut bad = HashMap::new();
    let mut found = 0;
    for request in server.requests() {
        let bad = bad.entry(request.connection).or_insert(false);
        found += usize::from(*bad);
        *bad |= request.length > 0 && rejected(&request);
    }
    found
}

/// Servers keep a connection open after refusing a request without reading it, and then no longer respond on it.
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
        let (client, builds) = counting(&server);
        // The server shows that it reads bodies, on a connection that ends with that.
        client.create_username("u", "p").await.expect("a success");
        server.script([Answer::status(status)]);
        let refused = if body { client.create_username("u", "p").await } else { client.delete_username("u").await };
        refused.expect_err("no success");
        client.delete_username("u").await.expect("a success");
        client.create_username("u", "p").await.expect("a success");
        let connections: Vec<_> = server.requests().iter().map(|request| request.connection).collect();
        let again = if same { 1 } else { 2 };
        assert_eq!(connections, [0, 1, again, again], "{status}, with a body: {body}");
        assert_eq!(builds.load(Ordering::SeqCst), again, "{status}, with a body: {body}");
    }
}

/// Until a server has shown that it reads the bodies of an operation, their connections end with them.
#[tokio::test]
async fn the_bodies_of_an_operation_are_not_trusted_before_one_was_read() {
    let server = Server::replying_with(|request| match &*request.path {
        "/acl" => Answer::status(404),
        _ => Answer::ok(ACK),
    });
    let (client, builds) = counting(&server);
    let rule = || ClientidAclRule::new("c", "t", AclAction::Pub, AclAccess::Allow);
    for _ in 0..10 {
        client.create_username("u", "p").await.expect("a success");
        client.create_acl(rule()).await.expect_err("a 404");
        client.delete_username("u").await.expect("a success");
    }
    let requests = server.requests();
    let closes = |request: &Request| request.header("connection") == Some("close");
    let closing = |path: &str| requests.iter().filter(|request| request.path == path && closes(request)).count();
    // The feature is off, so it is never trusted; the others are, after their first request.
    assert_eq!((closing("/acl"), closing("/auth_username"), closing("/auth_username/u")), (10, 1, 0));
    assert_eq!(on_bad_connections(&server, |request| request.path == "/acl"), 0);
    assert_eq!(builds.load(Ordering::SeqCst), 1);
    let connections = requests.iter().map(|request| request.connection).max();
    assert_eq!(connections, Some(11), "a connection ends with each 404, and with the first body");
}

/// Even if the server ignores `Connection: close`. This one keeps the connection open and no longer responds on it.
#[tokio::test]
async fn a_connection_that_should_have_ended_is_not_used_again() {
    let mute = [Step::Send(Answer::status(401), Part::All), Step::HoldNext];
    let server = Server::replying_with(move |request| match &*request.method {
        "POST" => Reply::Steps(mute.clone().into()),
        _ => Answer::ok(ACK).into(),
    });
    let (client, builds) = counting(&server);
    for _ in 0..3 {
        client.create_username("u", "p").await.expect_err("a 401");
        client.delete_username("u").await.expect("a success");
    }
    let connections: Vec<_> = server.requests().iter().map(|request| request.connection).collect();
    assert_eq!(connections, [0, 1, 1, 2, 2, 3]);
    assert_eq!(builds.load(Ordering::SeqCst), 1);
}

/// A replaced pool needs a new HTTP client, which reads certificates.
#[tokio::test]
async fn rejected_bodies_hardly_ever_cost_a_new_http_client() {
    // What the server answers to the n-th request, and how many clients are built.
    type Status = fn(usize) -> u16;
    let rows: [(&str, Status, usize); 5] = [
        ("always 401", |_| 401, 1),
        ("401 and 404, alternating", |at| if at % 2 == 0 { 401 } else { 404 }, 1),
        ("401 at every other request", |at| if at % 2 == 0 { 401 } else { 200 }, 2),
        ("150 successes, then 401", |at| if at < 150 { 200 } else { 401 }, 2),
        ("401 at every tenth request", |at| if at % 10 == 9 { 401 } else { 200 }, 5),
    ];
    for (name, status, expected) in rows {
        let server = Server::start();
        let seen = AtomicUsize::new(0);
        server.answer_with(move |_| match status(seen.fetch_add(1, Ordering::SeqCst)) {
            200 => Answer::ok(ACK),
            status => Answer::status(status),
        });
        let (client, builds) = counting(&server);
        for at in 0..300 {
            let found = client.publish(Message::new("t", "p")).await.err().and_then(|error| error.status());
            assert_eq!(found.unwrap_or(200), status(at), "{name}: {at}");
        }
        assert_eq!(builds.load(Ordering::SeqCst), expected, "{name}");
        let at = std::cell::Cell::new(0);
        let rejected = |_: &Request| status(at.replace(at.get() + 1)) != 200;
        assert_eq!(on_bad_connections(&server, rejected), 0, "{name}");
    }
}

/// Calls at once, of which the server rejects none, some or all.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_calls_at_once_never_meet_a_connection_with_an_unread_body() {
    for (name, rejects) in [
        ("all", &["/auth_username", "/auth_clientid", "/mqtt/publish"][..]),
        ("some", &["/auth_username", "/auth_clientid"]),
        ("none", &[]),
    ] {
        let server = Server::start();
        let rejected = move |request: &Request| rejects.contains(&&*request.path);
        server.answer_with(move |request| if rejected(request) { Answer::status(401) } else { Answer::ok(ACK) });
        let (client, builds) = counting(&server);
        let tasks: Vec<_> = (0..300)
            .map(|number| {
                let client = client.clone();
                tokio::spawn(async move {
                    match number % 4 {
                        0 => drop(client.create_username("u", "p").await),
                        1 => drop(client.create_clientid("c", "p").await),
                        2 => drop(client.delete_username("u").await.expect("a success")),
                        _ => drop(client.publish(Message::new("t", "p")).await),
                    }
                })
            })
            .collect();
        for task in tasks {
            task.await.expect("no call panics");
        }
        assert_eq!(server.seen().len(), 300, "{name}");
        assert_eq!(on_bad_connections(&server, rejected), 0, "{name}");
        assert_eq!(builds.load(Ordering::SeqCst), 1, "{name}");
    }
}

/// A token is for a retry that begins.
#[tokio::test]
async fn calls_that_are_dropped_while_they_wait_take_no_tokens() {
    let server = Server::start();
    server.answer(Answer::status(503));
    let (sender, mut waits) = tokio::sync::mpsc::unbounded_channel();
    let client = common::settings(&server.address()).clock(Endless(sender)).build().expect("good settings");
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..40 {
        let client = client.clone();
        tasks.spawn(async move { drop(client.get_metrics().await) });
    }
    for _ in 0..40 {
        waits.recv().await.expect("the call waits");
    }
    // They are reserved, so that no more calls wait than there are tokens.
    assert_eq!(client.budget().available(), 60);
    tasks.shutdown().await;
    assert_eq!((client.budget().available(), server.seen().len()), (100, 40));
    // A retry that has begun has taken its token, also if it is dropped then.
    let server = Server::replying(Reply::Hang);
    server.script([Answer::status(503)]);
    let client = builder(&server.address(), &FakeClock::new(0.0)).build().expect("good settings");
    let call = client.get_metrics().send();
    let arrived = async {
        while server.requests().len() < 2 {
            tokio::task::yield_now().await;
        }
    };
    tokio::select! {
        _ = call => panic!("no response"),
        () = arrived => {}
    }
    assert_eq!(client.budget().available(), 99);
}

/// A clock on which no wait ends.
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

/// Dropping a call while it waits sends nothing further.
#[tokio::test]
async fn a_dropped_call_stops() {
    let server = Server::start();
    server.answer(Answer::status(503));
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

// ---- The length of a URL ----

/// Calls with an argument in the path, with the name of that argument.
type Named = (&'static str, for<'c> fn(&'c Client, &str) -> Sending<'c>);

fn named() -> Vec<Named> {
    macro_rules! call {
        ($argument:literal, |$client:ident, $name:ident| $call:expr) => {{
            fn send<'c>($client: &'c Client, $name: &str) -> Sending<'c> {
                let call = $call;
                Box::pin(async move { call.send().await.map(|_| serde_json::Value::Null) })
            }
            ($argument, send)
        }};
    }
    vec![
        call!("username", |client, name| client.get_username(name)),
        call!("username", |client, name| client.update_username(name, "password")),
        call!("username", |client, name| client.delete_username(name)),
        call!("clientid", |client, name| client.get_clientid(name)),
        call!("clientid", |client, name| client.update_clientid(name, "password")),
        call!("clientid", |client, name| client.delete_clientid(name)),
        call!("clientid", |client, name| client.get_client(name)),
        call!("clientid", |client, name| client.kick_client(name)),
        call!("clientid", |client, name| client.get_client_subscriptions(name)),
        call!("clientid", |client, name| client.get_acl_by_clientid(name)),
        call!("topic", |client, name| client.delete_acl_by_username("u", name)),
        call!("topic", |client, name| client.delete_acl_for_all(name)),
        call!("like_clientid", |client, name| client.list_clients().username("u").like_clientid(name)),
        call!("topic", |client, name| client.list_subscriptions().topic(name)),
    ]
}

#[tokio::test]
async fn a_name_that_makes_the_request_line_too_long_is_refused_with_the_argument() {
    let most = emqx_cloud::v4::API.max_request_line_bytes.expect("the limit is documented");
    assert_eq!(most, 8_000);
    let server = Server::start();
    let client = common::client(&server.address());
    for (argument, send) in named() {
        // Every character is one byte on the wire, and three or six if it is encoded once or twice.
        for (long, name) in [("x", 9_000), ("/", 3_000), ("é", 1_500)].map(|(part, count)| (part, part.repeat(count)))
        {
            let error = send(&client, &name).await.expect_err("too long");
            assert_eq!(
                (error.kind(), error.argument()),
                (ErrorKind::InvalidArgument, Some(argument)),
                "{long}: {error}"
            );
            let problem = error.invalid_arguments()[0].problem();
            assert!(problem.starts_with("must be shorter") && problem.contains("8000 bytes"), "{problem}");
            assert!(error.is_invalid_argument() && !error.may_have_been_applied(), "{error}");
        }
        assert!(server.seen().is_empty(), "{argument}");
        // To the byte.
        send(&client, "x").await.expect_err("no response");
        let length = server.only().line().len();
        let longest = "x".repeat(most - length + 1);
        send(&client, &longest).await.expect_err("no response");
        assert_eq!(server.only().line().len(), most, "{argument}");
        let error = send(&client, &format!("{longest}x")).await.expect_err("too long");
        assert_eq!(error.argument(), Some(argument), "{error}");
        assert!(error.to_string().contains("8001"), "{error}");
    }
    assert!(server.seen().is_empty());
}

/// By name, whatever the operation.
#[tokio::test]
async fn no_text_in_a_url_can_be_too_long() {
    let server = Server::start();
    let client = common::client(&server.address());
    let mut tried = 0;
    for call in calls() {
        for long in call.operation.parameters.iter().filter(|long| long.place != emqx_cloud_core::Place::Header) {
            let mut sent = client.call(call.name).arg(long.argument, "x".repeat(9_000));
            for other in call.arguments.iter().filter(|other| other.name != long.argument) {
                sent = sent.arg(other.name, other.value.clone());
            }
            let sent = call.body.iter().fold(sent, |sent, body| sent.body(body.clone()));
            let error = sent.send().await.expect_err("too long, or not a string");
            assert_eq!(error.argument(), Some(long.argument), "{}: {error}", call.name);
            tried += usize::from(error.to_string().contains("8000 bytes"));
        }
    }
    assert!(server.seen().is_empty());
    assert!(tried > 40, "{tried}");
}

/// Where the limit of a server is not known, or a proxy has another one.
#[tokio::test]
async fn a_414_names_the_argument() {
    let server = Server::replying(Answer::status(414));
    let client = common::client(&server.address());
    for (argument, send) in named() {
        let error = send(&client, &"x".repeat(500)).await.expect_err("a 414");
        let length = server.only().line().len();
        assert_eq!((error.status(), error.argument()), (Some(414), Some(argument)), "{error:?}");
        assert!(error.is_invalid_argument() && !error.is_retryable() && !error.may_have_been_applied(), "{error:?}");
        let advice = format!("`{argument}` must be shorter: the server does not take a request line of {length} bytes");
        assert!(error.to_string().contains("HTTP 414") && error.to_string().contains(&advice), "{error}");
    }
    let error = client.get_metrics().await.expect_err("a 414");
    assert_eq!(error.argument(), Some("address"), "{error}");
}

// ---- Floods ----

/// The HTTP library yields after 128 reads of up to 408 KiB, so that is how much a flood can have it read in vain: once
/// before the deadline is seen, and once before the connection is dropped. The rest is in buffers of the system.
#[tokio::test]
async fn a_flood_ends_with_the_attempt() {
    const READS: usize = 128 * (8_192 + 4_096 * 100);
    const BUFFERS: usize = 32 * 1024 * 1024;
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n";
    for (name, head, flood) in [("1xx", "", "HTTP/1.1 102 Processing\r\n\r\n"), ("zeros of a chunk size", head, "0")] {
        let clock = FakeClock::new(0.0).with_manual_deadlines();
        let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
        let address = format!("http://{}/api/v4", listener.local_addr().expect("a listener has an address"));
        let expire = clock.clone();
        // Returns how much was sent after the deadline.
        let server = std::thread::spawn(move || -> std::io::Result<usize> {
            let (mut stream, _) = listener.accept()?;
            let read = stream.read(&mut [0; 4_096])?;
            assert!(read > 0, "a request");
            stream.write_all(head.as_bytes())?;
            let block = flood.repeat(1_000);
            // More than the system buffers, so the client is in the middle of it.
            for _ in 0..BUFFERS / block.len() {
                stream.write_all(block.as_bytes())?;
            }
            expire.expire();
            let mut sent = 0;
            while stream.write_all(block.as_bytes()).is_ok() {
                sent += block.len();
            }
            Ok(sent)
        });
        let client = builder(&address, &clock).retry(Retry::none()).build().expect("good settings");
        let error = client.get_metrics().await.expect_err("no answer");
        assert!(error.is_timeout(), "{name}: {error:?}");
        drop(client);
        let sent = tokio::task::spawn_blocking(move || server.join().expect("no panic")).await.expect("no panic");
        let sent = sent.expect("the client is there");
        assert!(sent < 2 * READS + BUFFERS, "{name}: {sent} bytes");
    }
}
