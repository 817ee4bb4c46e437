//! Answers and arguments that nobody would write, and what must hold of every one of them.
//!
//! A case is made of bytes, and the same bytes make the same case. So the bytes can come from anywhere: the tests take
//! them from proptest, always the same ones, and the targets in `tests/fuzz` from a fuzzer that looks for new paths
//! through the code.
//!
//! ```
//! use emqx_cloud_tests::fuzz::{Bench, Outcome};
//!
//! let bench = Bench::new()?;
//! let outcome = bench.answer(b"any bytes"); // panics if something does not hold
//! assert!(matches!(outcome, Outcome::Success | Outcome::Failure(_)));
//! # Ok::<_, Box<dyn std::error::Error>>(())
//! ```

mod answer;
mod arguments;
mod case;
mod node;
mod oracle;

use std::cell::Cell;
use std::future::Future;
use std::sync::{Arc, Mutex, Once};
use std::time::{Duration, Instant, SystemTime};

use emqx_cloud::testing::{Clock, Timer};
use emqx_cloud::{Client, ErrorKind, Retry};
use tokio::runtime::Runtime;

use crate::calls::{self, TypedCall};
use crate::server::{Deployment, Door, Reply, Request, Server, Step, lock};

/// How many bytes an answer may have here: few, so that many cases have more.
pub const BODY_LIMIT: usize = 32 * 1024;

/// How often a call is tried here.
const ATTEMPTS: u32 = 2;

/// How long a case may take. No case waits for anything, so this is only a question of whether it ends.
const WATCHDOG: Duration = Duration::from_secs(20);

/// What became of a case in which everything held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The call succeeded.
    Success,
    /// It failed, in this way.
    Failure(ErrorKind),
}

/// A server that answers anything, and clients that ask it.
pub struct Bench {
    runtime: Runtime,
    server: Server<Stage>,
    clock: Patience,
    /// Keeps its connections.
    kept: Client,
    /// Has a connection for each request.
    fresh: Client,
    calls: Vec<TypedCall>,
    seeds: case::Seeds,
}

/// What the server answers next, and what it was asked.
#[derive(Default)]
struct Stage(Mutex<State>);

#[derive(Default)]
struct State {
    answer: Vec<u8>,
    /// Whether the connection stays open after the answer.
    keep: bool,
    asked: Vec<Request>,
}

impl Deployment for Stage {
    fn reply(&self, request: &Request) -> Reply {
        let mut state = lock(&self.0);
        state.asked.push(request.clone());
        let answer = Step::Raw(state.answer.clone());
        Reply::Steps(if state.keep { [answer].into() } else { [answer, Step::Close].into() })
    }
}

impl Bench {
    /// Starts the server.
    ///
    /// # Errors
    ///
    /// No port is free, there can be no runtime, or the recordings cannot be read.
    pub fn new() -> Result<Self, Box<dyn std::error::Error>> {
        count_panics();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let server = Server::of(Arc::<Stage>::default(), Door::Open)?;
        let clock = Patience::default();
        let (kept, fresh) = (client(&server, &clock, true)?, client(&server, &clock, false)?);
        let calls = calls::calls();
        let seeds = case::Seeds::read(&calls)?;
        Ok(Self { runtime, server, clock, kept, fresh, calls, seeds })
    }

    /// Makes a call and an answer of the bytes, and panics unless the call ends in an error or in a value that is the
    /// answer.
    pub fn answer(&self, bytes: &[u8]) -> Outcome {
        self.answer_case(bytes)
    }

    /// Makes a call by name with arguments of the bytes, and panics unless it is refused or asks for exactly that.
    ///
    /// `true`: it asked.
    pub fn arguments(&self, bytes: &[u8]) -> bool {
        self.arguments_case(bytes)
    }

    /// What a future gives; panics if it does not end, or if anything panics in the runtime, which would hide it.
    fn run<T>(&self, what: &impl std::fmt::Debug, future: impl Future<Output = T>) -> T {
        let before = PANICS.get();
        let ended = self.runtime.block_on(async { tokio::time::timeout(WATCHDOG, future).await });
        assert_eq!(PANICS.get(), before, "a task panicked: {what:?}");
        ended.unwrap_or_else(|_| panic!("no end: {what:?}"))
    }

    fn set(&self, answer: Vec<u8>, keep: bool) {
        *lock(&self.server.deployment().0) = State { answer, keep, asked: Vec::new() };
    }

    fn asked(&self) -> Vec<Request> {
        std::mem::take(&mut lock(&self.server.deployment().0).asked)
    }
}

impl std::fmt::Debug for Bench {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Bench").finish_non_exhaustive()
    }
}

fn client(server: &Server<Stage>, clock: &Patience, keep: bool) -> emqx_cloud::Result<Client> {
    Client::builder(&server.address(), "fuzz-3d0e51aa", "fuzz-c4b07f92")
        .retry(Retry::default().attempts(ATTEMPTS))
        .body_limit(BODY_LIMIT)
        .clock(clock.clone())
        // Without the certificates of the system, which take time to read.
        .http(move |http| http.tls_certs_only([]).pool_max_idle_per_host(if keep { 1 } else { 0 }).no_proxy())
        .build()
}

thread_local! {
    static PANICS: Cell<usize> = const { Cell::new(0) };
}

/// Counts the panics of each thread from now on.
fn count_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            PANICS.set(PANICS.get() + 1);
            before(panic);
        }));
    });
}

/// Where bytes stand in others.
fn find(bytes: &[u8], searched: &[u8]) -> Option<usize> {
    bytes.windows(searched.len()).position(|window| window == searched)
}

/// A clock that waits for nothing and whose deadlines never pass: a call that needs one to end does not end.
#[derive(Debug, Clone)]
struct Patience {
    start: Instant,
    passed: Arc<Mutex<Duration>>,
}

impl Default for Patience {
    fn default() -> Self {
        Self { start: Instant::now(), passed: Arc::default() }
    }
}

impl Patience {
    fn passed(&self) -> Duration {
        *lock(&self.passed)
    }
}

impl Clock for Patience {
    fn now(&self) -> Instant {
        self.start + self.passed()
    }

    /// The start of 2026, and what has passed since.
    fn date(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_767_225_600) + self.passed()
    }

    fn sleep(&self, duration: Duration) -> Timer {
        *lock(&self.passed) += duration;
        Box::pin(std::future::ready(()))
    }

    fn deadline(&self, _: Duration) -> Timer {
        Box::pin(std::future::pending())
    }

    fn random(&self) -> f64 {
        0.5
    }
}
