//! Properties of every backoff, budget, policy and `Retry-After`.
//!
//! The seed is fixed.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant, SystemTime};

use crate::common;
use crate::common::properties::check;
use emqx_cloud::testing::{Clock, Timer, backoff_wait};
use emqx_cloud::{Backoff, Client, ErrorKind, GaveUp, Retry, RetryBudget};
use emqx_cloud_tests::calls::{TypedCall, call, calls};
use emqx_cloud_tests::clock::FakeClock;
use emqx_cloud_tests::server::{Answer, Reply, Server};
use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::sample::select;
use serde_json::json;
use tokio::runtime::Runtime;

fn runtime() -> Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime")
}

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

fn millis(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

// ---- Backoff ----

fn durations() -> impl Strategy<Value = Duration> {
    prop_oneof![
        2 => select(vec![Duration::ZERO, Duration::from_nanos(1), Duration::MAX, Duration::MAX - Duration::from_nanos(1)]),
        3 => (0..100_000_u64).prop_map(Duration::from_millis),
        2 => (any::<u64>(), 0..1_000_000_000_u32).prop_map(|(seconds, nanos)| Duration::new(seconds, nanos)),
    ]
}

fn randoms() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => 0.0..1.0_f64,
        1 => select(vec![0.0, -0.0, 1.0, -1.0, 7.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MIN_POSITIVE,
            f64::MAX, 1.0 - f64::EPSILON]),
        1 => any::<f64>(),
    ]
}

#[test]
fn a_wait_is_within_its_bounds_for_every_backoff() {
    let attempts = prop_oneof![0..70_u32, any::<u32>(), Just(u32::MAX)];
    let values = (durations(), durations(), attempts, randoms(), randoms());
    check(20_000, &values, |(base, cap, attempts, one, other)| {
        let backoff = Backoff::new(base, cap);
        let (longest, next) = (backoff.longest(attempts), backoff.longest(attempts.saturating_add(1)));
        assert!(longest <= cap && longest <= next, "{longest:?}, {next:?}");
        // The exact bound, in nanoseconds; beyond 128 bits only the cap applies.
        let doublings = attempts.saturating_sub(1);
        let bound = 1_u128.checked_shl(doublings).and_then(|factor| factor.checked_mul(base.as_nanos()));
        let bound = bound.unwrap_or(u128::MAX).min(cap.as_nanos());
        assert!(longest.as_nanos() <= bound, "{longest:?}");
        if doublings < 32 {
            assert_eq!(longest.as_nanos(), bound.min(Duration::MAX.as_nanos()));
        }
        for random in [one, other] {
            assert!(backoff_wait(&backoff, attempts, random) <= longest, "{random}");
        }
        if one <= other {
            assert!(backoff_wait(&backoff, attempts, one) <= backoff_wait(&backoff, attempts, other), "{one}, {other}");
        }
        assert_eq!(backoff_wait(&backoff, attempts, 0.0), Duration::ZERO);
        assert_eq!(backoff_wait(&backoff, attempts, f64::NEG_INFINITY), Duration::ZERO);
    });
}

/// Pseudorandom numbers from 0 to 1, from a fixed seed.
fn uniform() -> impl Iterator<Item = f64> {
    let mut state = 0x0e09_c10d_u64;
    std::iter::repeat_with(move || {
        // SplitMix64.
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    })
}

#[test]
fn waits_are_uniform_from_zero_to_the_longest() {
    const SAMPLE: usize = 20_000;
    let backoff = Backoff::new(millis(250), seconds(30));
    for attempts in [1, 2, 5, 8, 40] {
        let longest = backoff.longest(attempts).as_secs_f64();
        let mut parts = [0_usize; 10];
        let mut sum = 0.0;
        let (mut least, mut most) = (f64::MAX, 0.0_f64);
        for random in uniform().take(SAMPLE) {
            let wait = backoff_wait(&backoff, attempts, random).as_secs_f64() / longest;
            parts[((wait * 10.0) as usize).min(9)] += 1;
            (least, most, sum) = (least.min(wait), most.max(wait), sum + wait);
        }
        let mean = sum / SAMPLE as f64;
        assert!((mean - 0.5).abs() < 0.01, "{attempts}: mean {mean}");
        assert!(least < 0.001 && most > 0.999, "{attempts}: from {least} to {most}");
        assert!(parts.iter().all(|part| (1_800..2_200).contains(part)), "{attempts}: {parts:?}");
    }
}

/// A clock that returns these random numbers one after the other.
#[derive(Debug)]
struct Sequence {
    time: FakeClock,
    randoms: Mutex<VecDeque<f64>>,
}

impl Clock for Sequence {
    fn now(&self) -> Instant {
        self.time.now()
    }

    fn date(&self) -> SystemTime {
        self.time.date()
    }

    fn sleep(&self, duration: Duration) -> Timer {
        self.time.sleep(duration)
    }

    fn deadline(&self, duration: Duration) -> Timer {
        self.time.deadline(duration)
    }

    fn random(&self) -> f64 {
        self.randoms.lock().expect("the lock is not poisoned").pop_front().expect("one random number per wait")
    }
}

/// Otherwise, clients that start together would retry together.
#[test]
fn every_wait_has_its_own_random_number() {
    const WAITS: usize = 300;
    let server = Server::replying(Answer::status(503));
    let (time, backoff) = (FakeClock::new(0.0), Backoff::new(millis(100), seconds(3)));
    let randoms = Mutex::new(uniform().take(WAITS).collect());
    let retry = Retry::default().attempts(WAITS as u32 + 1).time_limit(seconds(10_000)).backoff(backoff);
    let client = common::settings(&server.address()).clock(Sequence { time: time.clone(), randoms });
    let client = client.retry(retry.budget(&RetryBudget::unlimited())).build().expect("good settings");
    let error = runtime().block_on(client.get_metrics().send()).expect_err("a 503");
    let expected: Vec<_> =
        (1..).zip(uniform().take(WAITS)).map(|(failed, random)| backoff_wait(&backoff, failed, random)).collect();
    assert_eq!((error.attempts() as usize, time.waits()), (WAITS + 1, expected));
}

// ---- A server that follows a script ----

/// How the server handles a request.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Step {
    Success,
    /// A status, with the seconds in `Retry-After`.
    Status(u16, Option<u64>),
    /// A result code.
    Code(i64),
    /// Closes the connection.
    Close,
    /// Closes it in the middle of the response.
    Half,
    /// Never responds.
    Hang,
}

impl Step {
    /// Whether the same call could succeed later.
    fn is_retryable(self) -> bool {
        match self {
            Self::Success => false,
            Self::Status(status, _) => status == 408 || status >= 500 || self.is_unexecuted(),
            Self::Code(code) => [101, 102].contains(&code),
            Self::Close | Self::Half | Self::Hang => true,
        }
    }

    /// Whether the server says that it has not executed the call, and could later.
    fn is_unexecuted(self) -> bool {
        matches!(self, Self::Status(421 | 425 | 429, _))
    }

    /// Whether the outcome of a write is unknown.
    fn is_unknown(self) -> bool {
        match self {
            Self::Success => false,
            Self::Status(status, _) => status >= 500 || [204, 404, 408].contains(&status),
            Self::Code(code) => [101, 102].contains(&code),
            Self::Close | Self::Half | Self::Hang => true,
        }
    }

    fn asks_for(self) -> Duration {
        match self {
            Self::Status(_, Some(asked)) => seconds(asked),
            _ => Duration::ZERO,
        }
    }
}

fn steps() -> impl Strategy<Value = Step> {
    let wait = prop_oneof![2 => Just(None), 1 => (0..200_u64).prop_map(Some), 1 => Just(Some(u64::MAX))];
    prop_oneof![
        2 => Just(Step::Success),
        6 => (select(vec![421, 425, 429, 429, 500, 502, 503, 504, 408]), wait.clone()).prop_map(|(status, wait)| Step::Status(status, wait)),
        1 => (select(vec![204, 302, 400, 401, 403, 409]), wait).prop_map(|(status, wait)| Step::Status(status, wait)),
        2 => select(vec![101, 102, 108, 112]).prop_map(Step::Code),
        1 => Just(Step::Close),
        1 => Just(Step::Half),
        1 => Just(Step::Hang),
    ]
}

/// A server and the clock that it advances.
struct Stage {
    server: Server,
    script: Arc<Mutex<Script>>,
}

#[derive(Default)]
struct Script {
    /// The steps, and how long each takes.
    steps: VecDeque<(Step, Duration)>,
    success: Option<Answer>,
    clock: Option<FakeClock>,
    seen: usize,
}

impl Stage {
    fn start() -> Self {
        let script = Arc::<Mutex<Script>>::default();
        let shared = script.clone();
        let server = Server::replying_with(move |_| {
            let mut script = shared.lock().expect("the lock is not poisoned");
            script.seen += 1;
            let (step, took) = script.steps.pop_front().unwrap_or((Step::Success, Duration::ZERO));
            let clock = script.clock.as_ref().expect("there is a clock");
            let success = script.success.as_ref().expect("there is a success");
            clock.pass(took);
            match step {
                Step::Success => Reply::Answer(success.clone()),
                Step::Status(status, wait) => {
                    let answer = Answer::status(status);
                    Reply::Answer(match wait {
                        Some(wait) => answer.header("retry-after", wait.to_string()),
                        None => answer,
                    })
                }
                Step::Code(code) => Reply::Answer(Answer::json(&json!({"code": code, "message": "m"}))),
                Step::Close => Reply::Close,
                Step::Half => {
                    let whole = success.wire();
                    Reply::Bytes(whole[..whole.len() - 1].to_vec())
                }
                Step::Hang => {
                    clock.expire();
                    Reply::Hang
                }
            }
        });
        Self { server, script }
    }

    fn set(&self, call: &TypedCall, steps: &[(Step, Duration)], clock: &FakeClock) {
        let success = Some(Answer::json(&call.success()));
        let (steps, clock) = (steps.iter().copied().collect(), Some(clock.clone()));
        *self.script.lock().expect("the lock is not poisoned") = Script { steps, success, clock, seen: 0 };
    }

    fn seen(&self) -> usize {
        self.script.lock().expect("the lock is not poisoned").seen
    }

    fn client(&self, clock: &FakeClock, retry: Retry, timeout: Duration) -> Client {
        let client = common::settings(&self.server.address()).clock(clock.clone()).retry(retry);
        let client = client.attempt_timeout(timeout);
        client.build().expect("good settings")
    }
}

// ---- Attempts ----

#[derive(Debug, Clone)]
struct Policy {
    attempts: u32,
    time_limit: Duration,
    cap: Duration,
    backoff: Backoff,
    budget: (u32, u32),
    timeout: Duration,
    random: f64,
}

impl Policy {
    fn retry(&self, budget: &RetryBudget) -> Retry {
        let retry = Retry::default().attempts(self.attempts).time_limit(self.time_limit).backoff(self.backoff);
        retry.retry_after_cap(self.cap).budget(budget)
    }
}

fn policies() -> impl Strategy<Value = Policy> {
    let short =
        || prop_oneof![Just(Duration::ZERO), (0..5_000_u64).prop_map(millis), (0..86_400_u64).prop_map(seconds)];
    let limit = prop_oneof![
        1 => Just(Duration::ZERO),
        2 => (0..5_000_u64).prop_map(millis),
        3 => (0..600_u64).prop_map(seconds),
        2 => Just(Duration::MAX),
    ];
    let budget = prop_oneof![2 => (0..4_u32, 0..4_u32), 1 => Just((100, 10))];
    let timeout = prop_oneof![1 => Just(millis(1)), 3 => Just(seconds(30))];
    let numbers = (0..7_u32, limit, short(), short(), short(), budget, timeout, randoms());
    numbers.prop_map(|(attempts, time_limit, cap, base, longest, budget, timeout, random)| {
        let backoff = Backoff::new(base, longest);
        Policy { attempts, time_limit, cap, backoff, budget, timeout, random }
    })
}

#[test]
fn no_call_exceeds_its_policy() {
    let (runtime, stage, calls) = (runtime(), Stage::start(), calls());
    let took = prop_oneof![3 => Just(Duration::ZERO), 1 => (0..20_000_u64).prop_map(millis)];
    let values = (0..calls.len(), policies(), vec((steps(), took), 0..8));
    let counts = Mutex::new([0_u32; 6]);
    check(1_500, &values, |(call, policy, steps)| {
        let call = &calls[call];
        let clock = FakeClock::new(policy.random).with_manual_deadlines();
        let budget = RetryBudget::of_retries(policy.budget.0).responses_per_retry(policy.budget.1);
        let client = stage.client(&clock, policy.retry(&budget), policy.timeout);
        stage.set(call, &steps, &clock);
        let begun = clock.now();
        let result = runtime.block_on((call.send)(&client));
        let (seen, waits, elapsed) = (stage.seen(), clock.waits(), clock.now() - begun);

        let allowed = policy.attempts.max(1) as usize;
        assert!((1..=allowed).contains(&seen), "{}: {seen} requests", call.name);
        assert_eq!(waits.len(), seen - 1, "one wait between attempts");
        assert!(waits.len() <= policy.budget.0 as usize, "{} retries", waits.len());
        let all: Duration = waits.iter().sum();
        assert!(waits.is_empty() || all < policy.time_limit, "{all:?} of waits");
        let done: Vec<_> =
            steps.iter().copied().chain(std::iter::repeat((Step::Success, Duration::ZERO))).take(seen).collect();
        for (failed, (wait, (step, _))) in (1..).zip(waits.iter().zip(&done)) {
            let harmless = call.operation.idempotent || step.is_unexecuted();
            assert!(step.is_retryable() && harmless, "{}: retried after {step:?}", call.name);
            let asked = step.asks_for().min(policy.cap);
            let longest = policy.backoff.longest(failed);
            assert!(*wait >= asked && *wait <= asked.max(longest), "{wait:?} after {step:?}");
        }
        // Hanging attempts end at the limit; only a slow response can take longer.
        if done.iter().all(|(_, took)| took.is_zero()) {
            assert!(elapsed <= policy.time_limit, "{elapsed:?}");
        }
        let (last, _) = done[seen - 1];
        let index = match result {
            Ok(_) => {
                assert_eq!(last, Step::Success);
                0
            }
            Err(error) => {
                assert_ne!(last, Step::Success);
                assert_eq!((error.attempts() as usize, error.elapsed()), (seen, elapsed), "{error:?}");
                assert_eq!(error.is_retryable(), last.is_retryable(), "{error:?}");
                let unknown = done.iter().any(|(step, _)| step.is_unknown());
                assert!(error.may_have_been_applied() || call.reads() || !unknown, "{done:?}: {error:?}");
                assert!(!(error.may_have_been_applied() && call.reads()), "{error:?}");
                match error.gave_up() {
                    None => assert!(!last.is_retryable(), "{error:?}"),
                    Some(GaveUp::NotIdempotent) => {
                        assert!(!call.operation.idempotent && !last.is_unexecuted(), "{error:?}");
                    }
                    Some(GaveUp::Attempts) => assert_eq!(seen, allowed, "{error:?}"),
                    Some(GaveUp::Budget) => {
                        assert_eq!((budget.available(), waits.len()), (0, policy.budget.0 as usize), "{error:?}");
                    }
                    Some(GaveUp::TimeLimit) => {
                        let wait = policy.backoff.longest(seen as u32).max(last.asks_for().min(policy.cap));
                        assert!(elapsed.saturating_add(wait) >= policy.time_limit, "{error:?}");
                    }
                    other => panic!("{other:?}"),
                }
                error.gave_up().map_or(1, |why| 2 + why as usize)
            }
        };
        counts.lock().expect("the lock is not poisoned")[index] += 1;
    });
    // Success, permanent failure, and every reason to give up have occurred.
    let counts = counts.into_inner().expect("the lock is not poisoned");
    assert!(counts.iter().sum::<u32>() < 1_000 || counts.iter().all(|count| *count > 20), "{counts:?}");
}

// ---- Budget ----

/// A call that uses a budget.
#[derive(Debug, Clone, Copy)]
struct Drain {
    /// The clone that makes the call.
    clone: usize,
    /// The number of attempts allowed.
    attempts: u32,
    /// How many times the server fails before its final response.
    failures: u32,
    /// Whether the final response is a success or a refusal.
    success: bool,
}

#[test]
fn a_budget_is_exact_after_every_call_of_every_clone() {
    let (runtime, stage) = (runtime(), Stage::start());
    let call = call("get_username");
    let drains = (0..3_usize, 1..5_u32, 0..5_u32, any::<bool>())
        .prop_map(|(clone, attempts, failures, success)| Drain { clone, attempts, failures, success });
    check(150, &(0..5_u32, 0..5_u32, vec(drains, 1..25)), |(size, answers, drains)| {
        let clock = FakeClock::new(0.5);
        let budget = RetryBudget::of_retries(size).responses_per_retry(answers);
        let first = stage.client(&clock, Retry::default().budget(&budget), seconds(30));
        let clones = [first.clone(), first.clone(), first];
        // Fractions of tokens.
        let (parts, mut left) = (answers.max(1), size * answers.max(1));
        for drain in &drains {
            let end = if drain.success { Step::Success } else { Step::Status(400, None) };
            let mut steps = vec![(Step::Status(503, None), Duration::ZERO); drain.failures as usize];
            steps.push((end, Duration::ZERO));
            stage.set(&call, &steps, &clock);
            let client = &clones[drain.clone];
            let retry = Retry::default().attempts(drain.attempts).budget(&budget);
            let result = runtime.block_on(client.get_username("user1").retry(retry).send());
            let affordable = drain.failures.min(drain.attempts - 1).min(left / parts);
            left -= affordable * parts;
            let answered = affordable == drain.failures;
            if answered {
                left = (left + 1).min(size * parts);
            }
            assert_eq!(stage.seen() as u32, affordable + 1, "{drain:?}");
            assert_eq!(budget.available(), left / parts, "{drain:?}");
            let why = result.err().map(|error| (error.gave_up(), error.status()));
            let expected = match (answered, drain.success) {
                (true, true) => None,
                (true, false) => Some((None, Some(400))),
                (false, _) if affordable == drain.attempts - 1 => Some((Some(GaveUp::Attempts), Some(503))),
                (false, _) => Some((Some(GaveUp::Budget), Some(503))),
            };
            assert_eq!(why, expected, "{drain:?}");
        }
    });
}

/// Concurrent calls in several threads, on clones, and on clients that share only the budget.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn concurrent_calls_never_overdraw_or_overfill_a_budget() {
    const CALLS: usize = 240;
    const SIZE: u32 = 25;
    const ANSWERS: u32 = 3;

    async fn side_by_side(server: &Server, budget: &RetryBudget) -> Vec<Option<GaveUp>> {
        let client = || {
            let retry = Retry::default().attempts(4).budget(budget);
            let client = common::settings(&server.address()).clock(FakeClock::new(0.5)).retry(retry);
            client.build().expect("good settings")
        };
        let clients = [client(), client()];
        let tasks: Vec<_> = (0..8)
            .map(|task| {
                let (client, budget) = (clients[task % 2].clone(), budget.clone());
                tokio::spawn(async move {
                    let mut ended = Vec::new();
                    for _ in 0..CALLS / 8 {
                        let result = client.get_metrics().send().await;
                        assert!(budget.available() <= SIZE, "more than its size");
                        ended.extend(result.err().map(|error| error.gave_up()));
                    }
                    ended
                })
            })
            .collect();
        let mut ended = Vec::new();
        for task in tasks {
            ended.extend(task.await.expect("no call panics"));
        }
        ended
    }

    let seen = Arc::new(AtomicUsize::new(0));
    let count = seen.clone();
    let broken = Server::replying_with(move |_| {
        count.fetch_add(1, Ordering::Relaxed);
        Reply::Answer(Answer::status(503))
    });
    let budget = RetryBudget::of_retries(SIZE).responses_per_retry(ANSWERS);
    let ended = side_by_side(&broken, &budget).await;
    // An outage costs exactly the budget.
    assert_eq!(seen.swap(0, Ordering::Relaxed), CALLS + SIZE as usize);
    assert_eq!((budget.available(), ended.len()), (0, CALLS));
    assert!(ended.iter().filter(|why| **why == Some(GaveUp::Budget)).count() >= CALLS - SIZE as usize);

    let refusing = Server::replying_with(|_| Reply::Answer(Answer::status(400)));
    side_by_side(&refusing, &budget).await;
    // 240 responses fill the budget, but do not overfill it.
    assert_eq!(budget.available(), SIZE);

    let count = seen.clone();
    let shaky = Server::replying_with(move |_| {
        let number = count.fetch_add(1, Ordering::Relaxed);
        let works = number.is_multiple_of(3);
        Reply::Answer(if works { Answer::ok(r#"{"code":0,"data":[]}"#) } else { Answer::status(503) })
    });
    let ended = side_by_side(&shaky, &budget).await;
    let (retries, given_back) = (seen.load(Ordering::Relaxed) - CALLS, CALLS - ended.len());
    let most = SIZE as usize + given_back / ANSWERS as usize;
    assert!(retries <= most && budget.available() as usize <= most - retries, "{retries} retries of {most}");
}

#[test]
fn an_unlimited_budget_has_no_limit() {
    let (runtime, stage) = (runtime(), Stage::start());
    let call = call("get_username");
    let (clock, budget) = (FakeClock::new(0.5), RetryBudget::unlimited());
    let retry = Retry::default().attempts(500).time_limit(Duration::MAX).budget(&budget);
    let client = stage.client(&clock, retry, seconds(30));
    stage.set(&call, &[(Step::Status(503, None), Duration::ZERO); 499], &clock);
    runtime.block_on(client.get_username("user1").send()).expect("the 500th attempt");
    assert_eq!((stage.seen(), budget.available()), (500, u32::MAX));
}

// ---- Retry-After ----

const DAY: u64 = 86_400;

/// The headers of a response.
type Headers = &'static [(&'static str, &'static [u8])];

/// Headers of a 503, and the seconds that they mean at the start of 2026.
fn retry_after_table() -> Vec<(Headers, Option<u64>)> {
    macro_rules! headers {
        ($($name:literal: $value:expr),*) => {
            const { &[$(($name, $value.as_bytes())),*] as &[(&str, &[u8])] }
        };
    }
    let far = 253_402_300_799 - 1_767_225_600;
    vec![
        (headers!(), None),
        // Seconds.
        (headers!("retry-after": "0"), Some(0)),
        (headers!("retry-after": "1"), Some(1)),
        (headers!("retry-after": "59"), Some(59)),
        (headers!("retry-after": "60"), Some(60)),
        (headers!("retry-after": "61"), Some(61)),
        (headers!("Retry-After": "007"), Some(7)),
        (headers!("retry-after": "86400"), Some(DAY)),
        (headers!("retry-after": "18446744073709551615"), Some(u64::MAX)),
        (headers!("retry-after": "18446744073709551616"), Some(u64::MAX)),
        (headers!("retry-after": "99999999999999999999999999999999999999999999"), Some(u64::MAX)),
        (headers!("retry-after": "  20\t "), Some(20)),
        // Invalid seconds.
        (headers!("retry-after": ""), None),
        (headers!("retry-after": "   "), None),
        (headers!("retry-after": "-1"), None),
        (headers!("retry-after": "-0"), None),
        (headers!("retry-after": "+5"), None),
        (headers!("retry-after": "1.5"), None),
        (headers!("retry-after": "1e3"), None),
        (headers!("retry-after": "0x10"), None),
        (headers!("retry-after": "5s"), None),
        (headers!("retry-after": "5 6"), None),
        (headers!("retry-after": "5, 6"), None),
        (headers!("retry-after": "1_000"), None),
        (headers!("retry-after": "inf"), None),
        (headers!("retry-after": "NaN"), None),
        (headers!("retry-after": "\u{665}"), None),
        (&[("retry-after", b"\xff5")], None),
        // Dates, in the three forms of HTTP.
        (headers!("retry-after": "Thu, 01 Jan 2026 00:00:30 GMT"), Some(30)),
        (headers!("retry-after": "Thursday, 01-Jan-26 00:00:30 GMT"), Some(30)),
        (headers!("retry-after": "Thu Jan  1 00:00:30 2026"), Some(30)),
        (headers!("retry-after": "Fri, 02 Jan 2026 00:00:00 GMT"), Some(DAY)),
        (headers!("retry-after": "Fri, 31 Dec 9999 23:59:59 GMT"), Some(far)),
        (headers!("retry-after": "Thu, 01 Jan 2026 00:00:00 GMT"), Some(0)),
        (headers!("retry-after": "Wed, 31 Dec 2025 23:59:59 GMT"), Some(0)),
        (headers!("retry-after": "Thu, 01 Jan 1970 00:00:00 GMT"), Some(0)),
        // Invalid dates.
        (headers!("retry-after": "Thu, 01 Jan 2026 00:00:30"), None),
        (headers!("retry-after": "Thu, 01 Jan 2026 00:00:30 +0100"), None),
        (headers!("retry-after": "Thu, 32 Jan 2026 00:00:30 GMT"), None),
        (headers!("retry-after": "Thu, 01 Jan 2026 24:00:30 GMT"), None),
        (headers!("retry-after": "Thu, 01 Jan 0000 00:00:30 GMT"), None),
        (headers!("retry-after": "2026-01-01T00:00:30Z"), None),
        (headers!("retry-after": "tomorrow"), None),
        // The `date` of the response is the server's clock: here, years behind or ahead.
        (headers!("retry-after": "Thu, 01 Jan 2015 00:00:20 GMT", "date": "Thu, 01 Jan 2015 00:00:00 GMT"), Some(20)),
        (headers!("date": "Thu, 01 Jan 2037 00:00:00 GMT", "retry-after": "Thu, 01 Jan 2037 00:00:20 GMT"), Some(20)),
        (headers!("retry-after": "Thu, 01 Jan 2026 00:00:30 GMT", "date": "Thu, 01 Jan 2026 00:01:00 GMT"), Some(0)),
        (
            headers!("retry-after": "Thu, 01 Jan 2026 00:00:30 GMT", "date": "Thursday, 01-Jan-26 00:00:10 GMT"),
            Some(20),
        ),
        (headers!("retry-after": "Thu, 01 Jan 2026 00:00:30 GMT", "date": "now"), Some(30)),
        (headers!("retry-after": "20", "date": "Thu, 01 Jan 2015 00:00:00 GMT"), Some(20)),
        // Duplicate headers: the first counts.
        (headers!("retry-after": "5", "retry-after": "10"), Some(5)),
        (headers!("retry-after": "10", "retry-after": "5"), Some(10)),
        (headers!("retry-after": "soon", "retry-after": "5"), None),
    ]
}

#[test]
fn retry_after_follows_http_and_is_capped() {
    let runtime = runtime();
    let table = retry_after_table();
    let next = Arc::new(AtomicUsize::new(0));
    let (shared, rows) = (next.clone(), table.clone());
    let server = Server::replying_with(move |_| {
        let mut bytes = b"HTTP/1.1 503 X\r\ncontent-length: 0\r\nconnection: close\r\n".to_vec();
        for (name, value) in rows[shared.load(Ordering::Relaxed)].0 {
            bytes.extend([name.as_bytes(), b":", value, b"\r\n"].concat());
        }
        bytes.extend_from_slice(b"\r\n");
        Reply::Bytes(bytes)
    });
    let none = Backoff::new(Duration::ZERO, Duration::ZERO);
    let retry = Retry::default().attempts(2).backoff(none).budget(&RetryBudget::unlimited());
    for (row, (headers, expected)) in table.into_iter().enumerate() {
        next.store(row, Ordering::Relaxed);
        let place: Vec<_> = headers.iter().map(|(name, value)| format!("{name}: {}", value.escape_ascii())).collect();
        let clock = FakeClock::new(0.5);
        let client = common::settings(&server.address()).clock(clock.clone()).retry(retry.clone());
        let client = client.build().expect("good settings");
        let error = runtime.block_on(client.get_metrics().send()).expect_err("a 503");
        let waited = expected.unwrap_or(0).min(60);
        assert_eq!(clock.waits(), [seconds(waited)], "{place:?}");
        // A fresh clock: the first one has advanced, which changes the meaning of a date.
        let client = crate::common::builder(&server.address()).clock(FakeClock::new(0.5));
        let client = client.build().expect("good settings");
        let first = runtime.block_on(client.get_metrics().send()).expect_err("a 503");
        assert_eq!(first.retry_after(), expected.map(seconds), "{place:?}");
        assert_eq!((error.attempts(), error.kind()), (2, ErrorKind::Status), "{place:?}");
    }
}

/// A cap replaces any longer wait, even one beyond the range of a clock.
#[test]
fn every_retry_after_is_capped() {
    let (runtime, stage) = (runtime(), Stage::start());
    let call = call("get_username");
    let asked = prop_oneof![0..300_u64, any::<u64>(), Just(u64::MAX)];
    check(300, &(asked, 0..200_u64, 0..5_000_u64, randoms()), |(asked, cap, base, random)| {
        let clock = FakeClock::new(random);
        let backoff = Backoff::new(millis(base), seconds(5));
        let retry = Retry::default().retry_after_cap(seconds(cap)).time_limit(seconds(1_000)).backoff(backoff);
        let client = stage.client(&clock, retry, seconds(30));
        stage.set(&call, &[(Step::Status(429, Some(asked)), Duration::ZERO)], &clock);
        runtime.block_on(client.get_username("user1").send()).expect("the second attempt");
        // The backoff is still the minimum.
        assert_eq!(clock.waits(), [backoff_wait(&backoff, 1, random).max(seconds(asked.min(cap)))]);
    });
}
