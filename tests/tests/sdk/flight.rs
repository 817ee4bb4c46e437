//! The limit of requests in flight: their number, the order of waiting calls, and time limits while waiting.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::Poll;
use std::time::{Duration, Instant, SystemTime};

use emqx_cloud::testing::{Clock, Timer};
use emqx_cloud::types::Message;
use emqx_cloud::{Ack, Client, ErrorKind, GaveUp, Retry, RetryBudget, bulk};
use emqx_cloud_tests::clock::FakeClock;
use emqx_cloud_tests::server::{Answer, Deployment, Door, Fault, Part, Reply, Request, Server, Step};
use futures_util::StreamExt;
use futures_util::future::join_all;
use serde_json::json;
use tokio::sync::{Notify, Semaphore};
use tokio::task::JoinHandle;

use crate::common;
use crate::common::table::row;

/// The default limit.
const DEFAULT: usize = 32;

/// Only a hanging test takes this long.
const HANGS: Duration = Duration::from_secs(60);

/// A deployment that responds only when it is told to.
struct Gated {
    gate: Arc<Semaphore>,
    arrived: Semaphore,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// The next responses; after them, every request succeeds.
    answers: VecDeque<Answer>,
    /// The bodies of the requests.
    seen: Vec<String>,
    released: usize,
    /// The maximum number of requests that had no response at the same time.
    most: usize,
}

impl Deployment for Gated {
    fn received(&self, request: &Request, _: Option<&Fault>) {
        let mut state = self.state.lock().unwrap();
        state.seen.push(String::from_utf8_lossy(&request.body).into_owned());
        state.most = state.most.max(state.seen.len() - state.released);
        self.arrived.add_permits(1);
    }

    fn reply(&self, _: &Request) -> Reply {
        let answer = self.state.lock().unwrap().answers.pop_front();
        let answer = answer.unwrap_or_else(|| Answer::ok(r#"{"code":0}"#));
        Reply::Steps([Step::Gate(self.gate.clone()), Step::Send(answer, Part::All)].into())
    }
}

impl Gated {
    fn start() -> Server<Self> {
        let gated = Self { gate: Arc::new(Semaphore::new(0)), arrived: Semaphore::new(0), state: Mutex::default() };
        Server::of(Arc::new(gated), Door::Open).unwrap()
    }

    /// Lets the server respond to one more request.
    fn release(&self) {
        self.state.lock().unwrap().released += 1;
        self.gate.add_permits(1);
    }

    /// Waits until so many more requests are at the server.
    async fn arrived(&self, requests: u32) {
        let arrived = tokio::time::timeout(HANGS, self.arrived.acquire_many(requests)).await;
        arrived.expect("the requests arrive").unwrap().forget();
    }

    fn seen(&self) -> Vec<String> {
        self.state.lock().unwrap().seen.clone()
    }
}

/// A clock whose waits end when the test says so. The time limit of a call is longer than that of an attempt, so the test can
/// tell the deadlines apart.
#[derive(Debug, Clone)]
struct TestClock {
    fake: FakeClock,
    deadlines: Arc<Mutex<Vec<Duration>>>,
    /// Ends the wait for a place.
    too_late: Arc<Notify>,
    /// Is told when a call waits for a retry, and ends that wait.
    sleeps: Arc<Notify>,
    wake: Arc<Notify>,
}

/// The time limit of calls in these tests.
const TIME_LIMIT: Duration = Duration::from_secs(77);

impl TestClock {
    fn new() -> Self {
        Self {
            fake: FakeClock::new(0.5),
            deadlines: Arc::default(),
            too_late: Arc::default(),
            sleeps: Arc::default(),
            wake: Arc::default(),
        }
    }

    fn client(&self, server: &Server<Gated>, limit: usize) -> Client {
        let retry = Retry::default().time_limit(TIME_LIMIT).budget(&RetryBudget::unlimited());
        common::settings(&server.address()).max_in_flight(limit).clock(self.clone()).retry(retry).build().unwrap()
    }

    fn deadlines(&self) -> Vec<Duration> {
        std::mem::take(&mut self.deadlines.lock().unwrap())
    }
}

impl Clock for TestClock {
    fn now(&self) -> Instant {
        self.fake.now()
    }

    fn date(&self) -> SystemTime {
        self.fake.date()
    }

    fn sleep(&self, _: Duration) -> Timer {
        let clock = self.clone();
        Box::pin(async move {
            clock.sleeps.notify_one();
            clock.wake.notified().await;
        })
    }

    fn deadline(&self, duration: Duration) -> Timer {
        self.deadlines.lock().unwrap().push(duration);
        if duration <= Duration::from_secs(30) {
            return self.fake.deadline(duration);
        }
        let clock = self.clone();
        Box::pin(async move {
            let told = tokio::time::timeout(HANGS, clock.too_late.notified()).await;
            told.expect("the wait for a place ends");
            clock.fake.pass(duration);
        })
    }

    fn random(&self) -> f64 {
        0.5
    }
}

/// Starts a call in a task of its own. Tasks are polled in the order in which they were started.
fn publish(emqx: &Client, payload: &str) -> JoinHandle<emqx_cloud::Result<Ack>> {
    let call = emqx.publish(Message::new("t", payload));
    tokio::spawn(async move { call.await.map(|_| Ack::default()) })
}

/// Polls a future once.
async fn is_pending(mut future: Pin<&mut impl Future>) -> bool {
    poll_fn(|context| Poll::Ready(future.as_mut().poll(context).is_pending())).await
}

/// Lets every task run until it is pending.
async fn settle() {
    for _ in 0..100 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn there_are_never_more_requests_in_flight_than_the_limit() {
    for (setting, limit) in [(None, DEFAULT), (Some(0), 1), (Some(1), 1), (Some(5), 5), (Some(usize::MAX), 100)] {
        let server = Gated::start();
        let builder = common::settings(&server.address());
        let emqx = match setting {
            Some(setting) => builder.max_in_flight(setting),
            None => builder,
        };
        let emqx = emqx.build().unwrap();
        // Clones share the limit.
        let calls: Vec<_> = (0..100).map(|number| publish(&emqx.clone(), &number.to_string())).collect();
        let gated = server.deployment();
        gated.arrived(limit.try_into().unwrap()).await;
        settle().await;
        for number in 0..100 {
            gated.release();
            if number + limit < 100 {
                gated.arrived(1).await;
            }
        }
        assert!(join_all(calls).await.into_iter().all(|result| result.unwrap().is_ok()));
        assert_eq!(gated.state.lock().unwrap().most, limit, "{setting:?}");
    }
}

#[tokio::test]
async fn the_first_call_is_the_first_at_the_server() {
    let server = Gated::start();
    let gated = server.deployment();
    let emqx = TestClock::new().client(&server, 1);
    let mut calls = Vec::new();
    for number in 0..10 {
        calls.push(publish(&emqx, &format!("call {number}")));
        settle().await;
    }
    gated.arrived(1).await;
    for number in 10..20 {
        // A call that starts when a place has just become free does not overtake those that wait.
        gated.release();
        calls.push(publish(&emqx, &format!("call {number}")));
        gated.arrived(1).await;
    }
    for _ in 0..9 {
        gated.release();
        gated.arrived(1).await;
    }
    gated.release();
    assert!(join_all(calls).await.into_iter().all(|result| result.unwrap().is_ok()));
    let seen = gated.seen();
    assert_eq!(seen.len(), 20);
    for (number, body) in seen.iter().enumerate() {
        assert!(body.contains(&format!("\"call {number}\"")), "{number}: {body}");
    }
}

#[tokio::test]
async fn a_call_whose_time_limit_expires_in_the_line_has_sent_nothing() {
    let server = Gated::start();
    let gated = server.deployment();
    let clock = TestClock::new();
    let emqx = clock.client(&server, 1);
    let first = publish(&emqx, "first");
    gated.arrived(1).await;
    for idempotent in [true, false] {
        clock.too_late.notify_one();
        let error = emqx.publish(Message::new("t", "late")).idempotent(idempotent).await.unwrap_err();
        assert_eq!((error.kind(), error.gave_up()), (ErrorKind::Queue, Some(GaveUp::TimeLimit)));
        assert_eq!((error.attempts(), error.elapsed(), error.status()), (0, TIME_LIMIT, None));
        assert!(error.is_timeout() && error.is_retryable() && !error.is_connect());
        assert!(!error.may_have_been_applied() && !error.follows_unknown_attempt());
        assert_eq!(
            error.to_string(),
            "publish (POST /api/v4/mqtt/publish): not sent: no place among the 1 requests in flight became free within 77s"
        );
        assert!(format!("{error:#?}").contains("elapsed: 77s"));
    }
    gated.release();
    first.await.unwrap().unwrap();
    // The calls that gave up no longer wait.
    let last = publish(&emqx, "last");
    gated.arrived(1).await;
    gated.release();
    last.await.unwrap().unwrap();
    assert_eq!(gated.seen().len(), 2);
}

#[tokio::test]
async fn a_retry_has_to_wait_for_a_place_again() {
    for expires in [true, false] {
        let server = Gated::start();
        let gated = server.deployment();
        gated.state.lock().unwrap().answers.push_back(Answer::status(503));
        let clock = TestClock::new();
        let emqx = clock.client(&server, 1);
        let call = emqx.update_username("u", "new password");
        let retried = tokio::spawn(async move { call.await });
        gated.arrived(1).await;
        gated.release();
        clock.sleeps.notified().await;
        // While it waits for the retry, its place is free.
        let other = publish(&emqx, "other");
        gated.arrived(1).await;
        assert_eq!(clock.deadlines(), [Duration::from_secs(30); 2]);
        clock.wake.notify_one();
        settle().await;
        assert_eq!(clock.deadlines(), [TIME_LIMIT]);
        if expires {
            clock.too_late.notify_one();
            let error = retried.await.unwrap().unwrap_err();
            assert_eq!((error.kind(), error.attempts()), (ErrorKind::Queue, 1));
            assert_eq!(error.gave_up(), Some(GaveUp::TimeLimit));
            // Nothing is known about the attempt before.
            assert!(error.may_have_been_applied() && error.follows_unknown_attempt());
            assert!(error.to_string().contains(": not sent again: no place among"), "{error}");
            gated.release();
        } else {
            // What is left for the attempt is shorter than its own limit.
            clock.fake.pass(TIME_LIMIT - Duration::from_secs(20));
            gated.release();
            gated.arrived(1).await;
            assert_eq!(clock.deadlines(), [Duration::from_secs(20)]);
            gated.release();
            retried.await.unwrap().unwrap();
        }
        other.await.unwrap().unwrap();
    }
}

#[tokio::test]
async fn a_dropped_call_gives_up_its_place_or_its_turn() {
    let server = Gated::start();
    let gated = server.deployment();
    let clock = TestClock::new();
    let emqx = clock.client(&server, 2);
    for round in 0..5 {
        let mut flying = Vec::new();
        for _ in 0..2 {
            flying.push(publish(&emqx, "flies"));
        }
        gated.arrived(2).await;
        // Waits for a place, and is dropped. It never runs again.
        let gone = publish(&emqx, "gone");
        settle().await;
        let mut unpolled = Box::pin(emqx.publish(Message::new("t", "gone, too")).send());
        assert!(is_pending(unpolled.as_mut()).await);
        let waits = publish(&emqx, "waits");
        settle().await;
        gone.abort();
        assert!(gone.await.unwrap_err().is_cancelled());
        // An attempt that is dropped has no place, although the server has not responded.
        flying.remove(0).abort();
        drop(unpolled);
        gated.arrived(1).await;
        flying.remove(0).abort();
        waits.abort();
        assert_eq!(gated.seen().len(), 3 * (round + 1));
        assert!(gated.seen().iter().all(|body| !body.contains("gone")));
    }
}

#[tokio::test]
async fn a_failed_attempt_gives_up_its_place() {
    let server = Server::refusing();
    let emqx = common::settings(&server.address()).max_in_flight(1).retry(Retry::none()).build().unwrap();
    for _ in 0..3 {
        let error = emqx.publish(Message::new("t", "p")).await.unwrap_err();
        assert!(error.is_connect(), "{error:?}");
    }
    server.open().unwrap();
    let replies =
        [Reply::Close, Answer::status(500).into(), Answer::ok("{").into(), Answer::ok(r#"{"code":0}"#).into()];
    server.script::<Reply>(replies);
    for _ in 0..3 {
        emqx.publish(Message::new("t", "p")).await.unwrap_err();
    }
    emqx.publish(Message::new("t", "p")).await.unwrap();
}

/// A call that gets its place when nothing polls it, and is polled again after its time limit, has sent nothing either.
#[tokio::test]
async fn a_call_that_is_polled_too_late_has_sent_nothing() {
    let server = Gated::start();
    let gated = server.deployment();
    let clock = TestClock::new();
    let emqx = clock.client(&server, 1);
    let first = publish(&emqx, "first");
    gated.arrived(1).await;
    let mut late = Box::pin(emqx.publish(Message::new("t", "late")).send());
    assert!(is_pending(late.as_mut()).await);
    gated.release();
    first.await.unwrap().unwrap();
    clock.fake.pass(TIME_LIMIT);
    let error = late.await.unwrap_err();
    assert_eq!(
        (error.kind(), error.attempts(), error.may_have_been_applied()),
        (ErrorKind::Queue, 0, false),
        "{error}"
    );
    let last = publish(&emqx, "last");
    gated.arrived(1).await;
    gated.release();
    last.await.unwrap().unwrap();
    assert_eq!(gated.seen().len(), 2);
}

/// Returns pages of five rows of `GET /clients`, without an end, and a success to everything else.
fn endless(request: &Request) -> Answer {
    let Some(page) = request.parameter("_page").and_then(|page| page.parse::<usize>().ok()) else {
        return Answer::ok(r#"{"code":0}"#);
    };
    let rows: Vec<_> = (0..5).map(|n| row(&format!("c{}", page * 5 + n))).collect();
    Answer::json(&json!({"data": rows, "meta": {"page": page, "limit": 5, "count": -1, "hasnext": true}, "code": 0}))
}

/// Requests that nothing polls leave a place for the calls between two results.
#[tokio::test]
async fn calls_can_be_made_between_the_results_of_walks_and_jobs() {
    for limit in [1, 2, 3, 16, 32] {
        let server = Server::start();
        server.answer_with(endless);
        let settings = common::settings(&server.address()).max_in_flight(limit);
        let emqx = settings.retry(Retry::none().time_limit(Duration::from_secs(20))).build().unwrap();
        for ahead in [1, 31, usize::MAX] {
            let mut walk = emqx.list_clients().limit(5).items().prefetch(ahead);
            for _ in 0..20 {
                walk.next().await.unwrap().unwrap();
                emqx.publish(Message::new("t", "p")).await.unwrap_or_else(|error| panic!("{limit}, {ahead}: {error}"));
            }
            drop(walk);
            let pages = server.seen().iter().filter(|request| request.parameter("_page").is_some()).count();
            assert!(pages <= 4 + limit, "{limit}, {ahead}: {pages} pages");

            let mut job = emqx.kick_clients((0..100).map(|n| format!("c{n}"))).max_in_flight(ahead);
            while let Some(result) = job.next().await {
                assert!(result.is_done(), "{limit}, {ahead}: {result}");
                emqx.publish(Message::new("t", "p")).await.unwrap_or_else(|error| panic!("{limit}, {ahead}: {error}"));
            }
            drop(job);
            // The items of a job can come from a walk.
            let walk = emqx.list_clients().limit(5).items().prefetch(ahead).take(60);
            let job = emqx.kick_clients(bulk::stream(walk.map(|row| row.unwrap().clientid))).max_in_flight(ahead);
            let summary = job.summary().await;
            assert_eq!(summary.done, 60, "{limit}, {ahead}: {summary}");
            server.seen();
        }
    }
}
