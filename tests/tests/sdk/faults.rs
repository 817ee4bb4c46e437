//! Every call meets every fault, and no call is repeated that must not be.
//!
//! The fault table defines what each fault means; the document defines which operations are idempotent. Together they
//! determine how often a call is sent, its result, and its error. A cell is one call that meets one fault, either at
//! every attempt or only at the first; in [full](crate::common::full) runs, both.
//!
//! No time passes: the clock never waits, and the deadline of an attempt passes when the server reports that it will
//! not respond. Only a connect timeout takes real time, because it belongs to the HTTP library.

use std::collections::{HashMap, HashSet};
use std::fmt::{self, Write as _};
use std::future::Future;
use std::io::Write as _;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::common::{self, full};
use emqx_cloud::{Client, Error, ErrorKind, GaveUp, Retry, RetryBudget};
use emqx_cloud_tests::calls::{Sending, TypedCall, call, calls};
use emqx_cloud_tests::clock::FakeClock;
use emqx_cloud_tests::faults::{BODY_LIMIT, table};
use emqx_cloud_tests::server::{Deployment, Door, Fault, Meaning, Request, RetryAfter, Server, Step};
use serde_json::Value;
use tokio::sync::Notify;
use tokio::task::JoinSet;

/// The number of attempts of a call.
const ATTEMPTS: u32 = 3;

/// The longest wait that a server can ask for.
const CAP: Duration = Duration::from_secs(60);

/// The number of threads. Each has its own runtime, so that a call and its connection are on the same thread.
///
/// If they are on two threads and the connection ends just when the call hands over its request, the HTTP library can
/// lose the request: it is neither sent nor refused (<https://github.com/hyperium/hyper/issues/4122>). Such an attempt
/// ends only with its deadline, which never passes here because the server has not seen the request. With threads that
/// cells share, a cell with `accept, close` hung once in 180,000 runs.
const THREADS: usize = 2;

/// The number of concurrent cells per thread.
const CELLS: usize = 8;

/// How long a cell may take before it counts as hanging. A working cell never waits.
const HANGS: Duration = Duration::from_secs(60);

/// The number of problems shown.
const SHOWN: usize = 40;

/// A call before the actual one, not part of the table, and the length of its body.
const WARM_UP: (&str, &str) = ("warm-up", "a password of no other call");
const WARM_UPS: u32 = 2;
const WARM_UP_LENGTH: usize = r#"{"username":"","password":""}"#.len() + WARM_UP.0.len() + WARM_UP.1.len();

/// Which attempts of a call meet the fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    Every,
    First,
}

/// A call, and whether it may be repeated.
struct Row {
    name: String,
    call: TypedCall,
    idempotent: bool,
}

/// Every typed call, with its documented idempotency.
fn as_documented() -> Vec<Row> {
    let row = |call: TypedCall| Row { name: call.name.to_owned(), idempotent: call.operation.idempotent, call };
    calls().into_iter().map(row).collect()
}

/// Calls whose caller overrides their idempotency.
fn as_overridden() -> Vec<Row> {
    fn row<F>(name: &str, idempotent: bool, send: F) -> Row
    where
        F: Fn(&Client) -> Sending<'_> + Send + Sync + 'static,
    {
        let call = TypedCall { send: Box::new(send), ..call(name) };
        Row { name: format!("{name}, idempotent({idempotent})"), idempotent, call }
    }
    vec![
        row("kick_client", true, |client| {
            let call = client.kick_client("emqx_c_1").idempotent(true);
            Box::pin(async move { call.send().await.map(|_| Value::Null) })
        }),
        row("create_username", true, |client| {
            let call = client.create_username("user_test", "password").idempotent(true);
            Box::pin(async move { call.send().await.map(|_| Value::Null) })
        }),
        row("get_metrics", false, |client| {
            let call = client.get_metrics().idempotent(false);
            Box::pin(async move { call.send().await.map(|_| Value::Null) })
        }),
        row("delete_username", false, |client| {
            let call = client.delete_username("api_user1").idempotent(false);
            Box::pin(async move { call.send().await.map(|_| Value::Null) })
        }),
    ]
}

/// The backend of one cell.
struct Trial {
    fault: Arc<Fault>,
    reach: Reach,
    success: Vec<u8>,
    /// Identifies the request of the call.
    expected: (String, String, Option<Value>),
    /// The number of requests that still precede the call. The first shows the client that the server reads bodies, without
    /// which it reuses no connection; the second meets what comes before the fault.
    warming: AtomicU32,
    /// The number of attempts seen, with or without the fault.
    met: AtomicU32,
    /// Connections acted on before a request arrived.
    greeted: AtomicU32,
    /// Requests of the call that began to arrive.
    begun: AtomicU32,
    /// Requests of the call that were received completely.
    received: AtomicU32,
    /// Requests that do not belong to the call.
    strange: AtomicU32,
    /// Whether the first attempt reused the connection of the previous request.
    reused: AtomicBool,
    stalled: Notify,
}

impl Trial {
    fn new(row: &Row, fault: &Arc<Fault>, reach: Reach) -> Self {
        let target = format!("/api/v4{}", row.call.path);
        Self {
            fault: fault.clone(),
            reach,
            success: row.call.success().to_string().into_bytes(),
            expected: (row.call.operation.method.to_owned(), target, row.call.body.clone()),
            warming: AtomicU32::new(if fault.before.is_some() { WARM_UPS } else { 0 }),
            met: AtomicU32::new(0),
            greeted: AtomicU32::new(0),
            begun: AtomicU32::new(0),
            received: AtomicU32::new(0),
            strange: AtomicU32::new(0),
            reused: AtomicBool::new(false),
            stalled: Notify::new(),
        }
    }

    /// The fault at this attempt.
    fn meets(&self) -> Option<Arc<Fault>> {
        let before = self.met.fetch_add(1, Ordering::SeqCst);
        (self.reach == Reach::Every || before == 0).then(|| self.fault.clone())
    }

    fn is_warm_up(request: &Request) -> bool {
        request.target.ends_with("/auth_username") && request.length == WARM_UP_LENGTH
    }

    fn count(counter: &AtomicU32) -> u32 {
        counter.load(Ordering::SeqCst)
    }
}

impl Deployment for Trial {
    fn greeting(&self) -> Option<Arc<Fault>> {
        if self.fault.door != Door::Greeting || (self.reach == Reach::First && Self::count(&self.met) > 0) {
            return None;
        }
        self.greeted.fetch_add(1, Ordering::SeqCst);
        self.meets()
    }

    fn fault(&self, reused: bool) -> Option<Arc<Fault>> {
        match self.warming.load(Ordering::SeqCst) {
            0 => {}
            left => {
                self.warming.store(left - 1, Ordering::SeqCst);
                return self.fault.before.clone().filter(|_| left == 1);
            }
        }
        if Self::count(&self.met) == 0 {
            self.reused.store(reused, Ordering::SeqCst);
        }
        if self.fault.door != Door::Open {
            // The fault concerns connecting, and this connection was accepted.
            return None;
        }
        let fault = self.meets()?;
        // An unread request is an attempt too.
        if !matches!(&fault.steps[..], [Step::ReadHead | Step::ReadRequest, ..]) {
            self.begun.fetch_add(1, Ordering::SeqCst);
        }
        Some(fault)
    }

    fn success(&self, request: &Request) -> Vec<u8> {
        if Self::is_warm_up(request) { br#"{"code":0}"#.to_vec() } else { self.success.clone() }
    }

    fn begun(&self, request: &Request, _: Option<&Fault>) {
        if Self::is_warm_up(request) {
            return;
        }
        self.begun.fetch_add(1, Ordering::SeqCst);
        let (method, path, _) = &self.expected;
        let target = request.target.split('?').next().unwrap_or_default();
        if (method.as_str(), path.as_str()) != (&request.method, target) {
            self.strange.fetch_add(1, Ordering::SeqCst);
        }
    }

    fn received(&self, request: &Request, _: Option<&Fault>) {
        if Self::is_warm_up(request) {
            return;
        }
        self.received.fetch_add(1, Ordering::SeqCst);
        let body: Option<Value> = serde_json::from_slice(&request.body).ok();
        if body != self.expected.2 {
            self.strange.fetch_add(1, Ordering::SeqCst);
        }
    }

    fn stalled(&self) {
        self.stalled.notify_one();
    }
}

/// The counts of a cell.
#[derive(Default)]
struct Figures {
    requests: u32,
    executed_twice: u32,
    hung: u32,
    panics: u32,
    reusable: u32,
    reused: u32,
    problems: Vec<String>,
}

/// The expected result of a call.
#[derive(Debug, PartialEq)]
enum Expected {
    Success,
    Failure,
    /// Either.
    Any,
}

/// One call meets one fault.
async fn cell(row: &Row, fault: &Arc<Fault>, reach: Reach) -> Figures {
    let mut figures = Figures::default();
    let trial = Arc::new(Trial::new(row, fault, reach));
    let server = Arc::new(Server::of(trial.clone(), fault.door).expect("loopback has a free port"));
    let clock = FakeClock::new(0.5).with_manual_deadlines();
    let clock = match reach {
        Reach::Every => clock,
        Reach::First => {
            let server = server.clone();
            clock.when_waiting(move || server.open().expect("the port is still there"))
        }
    };
    let client = client(&server, &clock, fault.door, reach);
    for _ in 0..if fault.before.is_some() { WARM_UPS } else { 0 } {
        let warm_up = client.create_username(WARM_UP.0, WARM_UP.1);
        // The result of this call does not matter.
        match drive(&trial, &clock, async move { warm_up.send().await.map(drop) }).await {
            Some(_) => settle().await,
            None => figures.hung += 1,
        }
        clock.waits();
    }
    let result = drive(&trial, &clock, (row.call.send)(&client)).await;
    let waits = clock.waits();
    // The client owns the clock, which may own the server.
    drop((client, clock));
    let server = Arc::into_inner(server).expect("no other references to the server");
    match tokio::time::timeout(HANGS, server.finish()).await {
        Ok(finished) => figures.panics += finished.panics,
        Err(_) => figures.hung += 1,
    }
    match result {
        Some(result) => judge(row, &trial, result.map(drop), &waits, &mut figures),
        None => figures.hung += 1,
    }
    figures
}

fn client(server: &Server<Trial>, clock: &FakeClock, door: Door, reach: Reach) -> Client {
    let retry = Retry::default()
        .attempts(ATTEMPTS)
        .time_limit(Duration::from_secs(24 * 3600))
        .retry_after_cap(CAP)
        // Every fault is met as often as there are attempts, and a server that is down is another matter.
        .patience(Duration::ZERO)
        .budget(&RetryBudget::unlimited());
    // Real time: short if no connection can be made, long enough if one can.
    let connect = match (door, reach) {
        (Door::Full, Reach::Every) => Duration::from_millis(30),
        (Door::Full, Reach::First) => Duration::from_secs(2),
        _ => HANGS,
    };
    let client = common::settings(&server.address())
        .clock(clock.clone())
        .retry(retry)
        .connect_timeout(connect)
        .body_limit(BODY_LIMIT);
    client.build().expect("good settings")
}

/// Drives a call, and lets the deadline of an attempt pass whenever the server reports that it will not respond.
/// Returns `None` if the call hangs.
async fn drive<T>(trial: &Trial, clock: &FakeClock, call: impl Future<Output = T>) -> Option<T> {
    let mut call = std::pin::pin!(call);
    let mut hangs = std::pin::pin!(tokio::time::sleep(HANGS));
    loop {
        tokio::select! {
            result = &mut call => return Some(result),
            () = trial.stalled.notified() => clock.expire(),
            () = &mut hangs => return None,
        }
    }
}

/// Lets the HTTP library return a connection to its pool, which it does in a separate task.
async fn settle() {
    for _ in 0..50 {
        tokio::task::yield_now().await;
    }
}

/// Compares what happened with the expectations.
fn judge(row: &Row, trial: &Trial, result: Result<(), Error>, waits: &[Duration], figures: &mut Figures) {
    let (fault, reach, reads) = (&trial.fault, trial.reach, row.call.reads());
    let meaning = fault.meaning;
    let (begun, received) = (Trial::count(&trial.begun), Trial::count(&trial.received));
    let seen = begun + Trial::count(&trial.greeted);
    figures.requests = received;
    let mut problems = Vec::new();
    let mut check = |holds: bool, problem: fmt::Arguments<'_>| {
        if !holds {
            problems.push(problem.to_string());
        }
    };

    // Invariants.
    if !row.idempotent && meaning != Meaning::Later {
        figures.executed_twice += u32::from(received > 1 || begun > 1);
        check(received <= 1 && begun <= 1, format_args!("received {received} times, begun {begun} times"));
    }
    check(seen <= ATTEMPTS, format_args!("{seen} attempts"));
    check(Trial::count(&trial.strange) == 0, format_args!("a request that does not belong to the call"));
    match &result {
        Ok(()) => check(received >= 1, format_args!("a success that the server has not seen")),
        Err(error) if received > 0 && !reads && !meaning.refuses() => {
            check(
                error.may_have_been_applied(),
                format_args!("executed {received} times, but reported as not applied"),
            );
        }
        Err(_) => {}
    }

    // Expectations from the tables.
    let harmless = matches!(meaning, Meaning::Unreachable | Meaning::Later);
    let repeats = meaning.is_retryable() && (row.idempotent || harmless);
    let (expected, attempts) = match (meaning, reach) {
        (Meaning::Success, _) => (Expected::Success, 1),
        (Meaning::Doubtful, _) => (Expected::Any, 1),
        (Meaning::Race, _) => (Expected::Any, seen),
        (_, Reach::First) if repeats => (Expected::Success, 2),
        (_, Reach::Every) if repeats => (Expected::Failure, ATTEMPTS),
        _ => (Expected::Failure, 1),
    };
    let found = if result.is_ok() { Expected::Success } else { Expected::Failure };
    check(expected == Expected::Any || expected == found, format_args!("{expected:?} expected: {result:?}"));
    // The server does not see refused connections.
    let unseen = match (fault.door, reach) {
        (Door::Refusing | Door::Full, Reach::Every) => ATTEMPTS,
        (Door::Refusing | Door::Full, Reach::First) => 1,
        _ => 0,
    };
    check(seen + unseen == attempts, format_args!("{attempts} attempts expected, {seen} seen"));
    if let Err(error) = &result {
        judge_error(row, trial, error, attempts, &mut check);
    }
    judge_waits(trial, (meaning != Meaning::Race).then_some(attempts), waits, &mut check);
    // The connection is good, so the call should reuse it.
    if fault.before.is_some() && meaning == Meaning::Unknown {
        figures.reusable = 1;
        figures.reused = trial.reused.load(Ordering::SeqCst).into();
    }
    figures.problems.extend(problems);
}

fn judge_error(
    row: &Row,
    trial: &Trial,
    error: &Error,
    attempts: u32,
    check: &mut impl FnMut(bool, fmt::Arguments<'_>),
) {
    let meaning = trial.fault.meaning;
    if meaning != Meaning::Race {
        check(error.attempts() == attempts, format_args!("{attempts} attempts expected: {error:?}"));
        let unknown = !row.call.reads() && !meaning.refuses();
        check(
            error.may_have_been_applied() == unknown,
            format_args!("may_have_been_applied is not {unknown}: {error:?}"),
        );
    }
    check(error.is_retryable() == meaning.is_retryable(), format_args!("is_retryable is wrong: {error:?}"));
    let gave_up = match meaning {
        _ if error.is_connect() => Some(GaveUp::Attempts),
        _ if !meaning.is_retryable() => None,
        _ if row.idempotent || meaning == Meaning::Later => Some(GaveUp::Attempts),
        _ => Some(GaveUp::NotIdempotent),
    };
    check(error.gave_up() == gave_up, format_args!("{gave_up:?} expected: {error:?}"));
    let kinds: &[ErrorKind] = match meaning {
        Meaning::Unreachable => &[ErrorKind::Connect],
        Meaning::Unknown => &[ErrorKind::Transport, ErrorKind::Timeout, ErrorKind::Status, ErrorKind::Refused],
        Meaning::Race => &[ErrorKind::Connect, ErrorKind::Transport, ErrorKind::Status],
        Meaning::Doubtful => &[ErrorKind::UnexpectedResponse, ErrorKind::NotFound, ErrorKind::PartialFailure],
        Meaning::Nonsense => &[ErrorKind::UnexpectedResponse, ErrorKind::Status],
        Meaning::Refusal => &[ErrorKind::Refused, ErrorKind::Status],
        Meaning::Later => &[ErrorKind::Status],
        Meaning::Success => &[],
    };
    check(kinds.contains(&error.kind()), format_args!("one of {kinds:?} expected: {error:?}"));
}

/// Each wait is the longer of the backoff and what the server asked for.
fn judge_waits(
    trial: &Trial,
    attempts: Option<u32>,
    waits: &[Duration],
    check: &mut impl FnMut(bool, fmt::Arguments<'_>),
) {
    let backoff = [100, 200].map(Duration::from_millis);
    let mut passed = Duration::ZERO;
    for (at, &wait) in waits.iter().enumerate() {
        let asked = match trial.fault.retry_after {
            RetryAfter::Unsaid => Duration::ZERO,
            RetryAfter::Seconds(seconds) => Duration::from_secs(seconds),
            RetryAfter::In2026(seconds) => Duration::from_secs(seconds).saturating_sub(passed),
        };
        let expected = backoff.get(at).copied().unwrap_or_default().max(asked.min(CAP));
        check(wait == expected, format_args!("wait {at}: {expected:?} expected, {wait:?} waited"));
        passed += wait;
    }
    check(
        attempts.is_none_or(|attempts| attempts == waits.len() as u32 + 1),
        format_args!("{attempts:?} and {waits:?}"),
    );
}

/// The cells to run, as set by the environment variables in `tests/README.md`.
struct Selection {
    /// A part of the names of the cells.
    cells: String,
    times: usize,
    /// Whether a call and its connection may be on two threads.
    shares_threads: bool,
}

impl Selection {
    fn from_environment() -> Self {
        let read = |name| std::env::var(name).ok();
        Self {
            cells: read("EMQX_CLOUD_CELLS").unwrap_or_default(),
            times: read("EMQX_CLOUD_TIMES").map_or(1, |times| times.parse().expect("EMQX_CLOUD_TIMES is a number")),
            shares_threads: match read("EMQX_CLOUD_THREADS").as_deref() {
                Some("shared") => true,
                None => false,
                other => panic!("EMQX_CLOUD_THREADS is {other:?}; must be `shared` or not set"),
            },
        }
    }
}

/// Runs every selected cell of a matrix.
fn matrix(rows: Vec<Row>) {
    let (rows, faults) = (Arc::new(rows), Arc::new(table().into_iter().map(Arc::new).collect::<Vec<_>>()));
    let mut cells = Vec::new();
    // This order keeps slow cells apart.
    for row in 0..rows.len() {
        for fault in 0..faults.len() {
            // Alternating, so that half of the calls meet a fault at every attempt, and each call meets half of the
            // faults that way.
            let reaches: &[Reach] = match (row + fault) % 2 {
                _ if full() => &[Reach::Every, Reach::First],
                0 => &[Reach::Every],
                _ => &[Reach::First],
            };
            cells.extend(reaches.iter().map(|reach| (row, fault, *reach)));
        }
    }
    let name = |&(row, fault, reach): &(usize, usize, Reach)| {
        format!("{} meets `{}` at {reach:?} attempt", rows[row].name, faults[fault].name)
    };
    let selection = Selection::from_environment();
    cells.retain(|cell| name(cell).contains(&selection.cells));
    let cells = cells.repeat(selection.times);
    let (left, total) = (Mutex::new(cells.iter()), Mutex::new(Figures::default()));
    let next = || left.lock().expect("the lock is not poisoned").next();
    let work = async || {
        let mut running = JoinSet::new();
        let mut names = HashMap::new();
        loop {
            while running.len() < CELLS
                && let Some(next @ &(row, fault, reach)) = next()
            {
                let (rows, faults) = (rows.clone(), faults.clone());
                let task = running.spawn(async move { cell(&rows[row], &faults[fault], reach).await });
                names.insert(task.id(), name(next));
            }
            let Some(ended) = running.join_next_with_id().await else { break };
            let (id, figures) = match ended {
                Ok(ended) => ended,
                Err(error) => (error.id(), Figures { panics: 1, ..Figures::default() }),
            };
            let name = names.remove(&id).unwrap_or_default();
            total.lock().expect("the lock is not poisoned").add(&name, figures);
        }
    };
    if selection.shares_threads {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(THREADS).enable_all().build();
        runtime.expect("a runtime").block_on(work());
    } else {
        std::thread::scope(|scope| {
            for _ in 0..THREADS {
                scope.spawn(|| {
                    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
                    runtime.expect("a runtime").block_on(work());
                });
            }
        });
    }
    let total = total.into_inner().expect("the lock is not poisoned");
    let report = format!(
        "{} calls ({} operations) x {} faults, at every attempt {} at the first one = {} cells, {} requests: executed twice \
         {}, panics {}, hung {}, otherwise wrong {}; connections reused: {} of {}",
        rows.len(),
        rows.iter().map(|row| row.call.operation.id).collect::<HashSet<_>>().len(),
        faults.len(),
        if full() { "and" } else { "or" },
        cells.len(),
        total.requests,
        total.executed_twice,
        total.panics,
        total.hung,
        total.problems.len(),
        total.reused,
        total.reusable,
    );
    // Bypasses the harness, which shows output of failed tests only.
    let _ = writeln!(std::io::stdout(), "{report}");
    assert!(total.is_good(), "{report}{}", total.first_problems());
}

impl Figures {
    fn add(&mut self, cell: &str, other: Self) {
        self.requests += other.requests;
        self.executed_twice += other.executed_twice;
        self.hung += other.hung;
        self.panics += other.panics;
        self.reusable += other.reusable;
        self.reused += other.reused;
        self.problems.extend(other.problems.into_iter().map(|problem| format!("{cell}: {problem}")));
        for (count, what) in [(other.panics, "panics"), (other.hung, "hangs")] {
            self.problems.extend((count > 0).then(|| format!("{cell}: {what}")));
        }
    }

    fn is_good(&self) -> bool {
        // The pool may open a new connection before the old one is back; in most cases it should reuse it.
        self.problems.is_empty() && self.executed_twice == 0 && self.reused * 2 >= self.reusable
    }

    fn first_problems(&self) -> String {
        let mut text = String::new();
        for problem in self.problems.iter().take(SHOWN) {
            write!(text, "\n  {problem}").expect("writing to a string");
        }
        text
    }
}

#[test]
fn no_call_is_executed_more_often_than_allowed() {
    matrix(as_documented());
}

#[test]
fn overridden_idempotency_is_respected() {
    matrix(as_overridden());
}

#[test]
fn fault_names_are_unique() {
    let mut names: Vec<_> = table().into_iter().map(|fault| fault.name).collect();
    names.sort();
    let count = names.len();
    names.dedup();
    assert_eq!(names.len(), count);
}

#[test]
fn requests_of_calls_are_unique() {
    let request = |call: TypedCall| (call.operation.method, call.path, call.body.map(|body| body.to_string()));
    let mut requests: Vec<_> = calls().into_iter().map(request).collect();
    requests.sort();
    let count = requests.len();
    requests.dedup();
    assert_eq!((requests.len(), count), (count, calls().len()));
}
