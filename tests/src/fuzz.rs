//! Malformed responses and odd arguments, and the invariants that hold for all of them.
//!
//! A case is built from bytes, and the same bytes always build the same case. The tests take the bytes from proptest
//! with a fixed seed; the targets in `tests/fuzz` take them from a coverage-guided fuzzer.
//!
//! ```
//! use emqx_cloud_tests::fuzz::{Bench, Outcome};
//!
//! let bench = Bench::new()?;
//! let outcome = bench.answer(b"any bytes"); // panics if an invariant is violated
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

use emqx_cloud::testing::{Clock, Decoding, Timer};
use emqx_cloud::{Client, ErrorKind, Retry};
use tokio::runtime::Runtime;

use crate::calls::{self, TypedCall};
use crate::server::{Deployment, Door, Reply, Request, Server, Step, lock};

/// The clients' body limit: small, so that many cases exceed it.
pub const BODY_LIMIT: usize = 32 * 1024;

/// The number of attempts per call.
const ATTEMPTS: u32 = 2;

/// The time limit of a case. No case waits for anything, so this only detects hangs.
const WATCHDOG: Duration = Duration::from_secs(20);

/// The result of a case in which every invariant held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The call succeeded.
    Success,
    /// The call failed with this kind of error.
    Failure(ErrorKind),
}

/// A server that sends arbitrary bytes, and clients that call it.
pub struct Bench {
    runtime: Runtime,
    server: Server<Stage>,
    clock: Patience,
    /// Reuses its connections.
    kept: Client,
    /// Opens a connection for each request.
    fresh: Client,
    /// Like `kept`, but decodes only in the thorough way.
    thorough: Client,
    calls: Vec<TypedCall>,
    seeds: case::Seeds,
}

/// What the server sends next, and the requests that it received.
#[derive(Default)]
struct Stage(Mutex<State>);

#[derive(Default)]
struct State {
    answer: Vec<u8>,
    /// Whether the connection stays open after the response.
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
    /// No port is free, the runtime cannot be built, or the recordings cannot be read.
    pub fn new() -> Result<Self, Box<dyn std::error::Error>> {
        count_panics();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let server = Server::of(Arc::<Stage>::default(), Door::Open)?;
        let clock = Patience::default();
        let client = |keep, decoding| client(&server, &clock, keep, decoding);
        let (kept, fresh) = (client(true, Decoding::Usual)?, client(false, Decoding::Usual)?);
        let thorough = client(true, Decoding::Thorough)?;
        let calls: Vec<_> = calls::calls().into_iter().map(TypedCall::unfiltered).collect();
        let seeds = case::Seeds::read(&calls)?;
        Ok(Self { runtime, server, clock, kept, fresh, thorough, calls, seeds })
    }

    /// Builds a call and a response from the bytes, and panics unless the call ends in an error or in a value that
    /// matches the response.
    pub fn answer(&self, bytes: &[u8]) -> Outcome {
        self.answer_case(bytes)
    }

    /// Builds a call by name with arguments from the bytes, and panics unless it is refused or sends exactly those.
    /// Returns whether a request was sent.
    pub fn arguments(&self, bytes: &[u8]) -> bool {
        self.arguments_case(bytes)
    }

    /// Returns the output of a future. Panics if it does not end, or if a task of the runtime panicked, which would
    /// otherwise go unnoticed.
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

fn client(server: &Server<Stage>, clock: &Patience, keep: bool, decoding: Decoding) -> emqx_cloud::Result<Client> {
    Client::builder(&server.address(), "fuzz-3d0e51aa", "fuzz-c4b07f92")
        .retry(Retry::default().attempts(ATTEMPTS))
        .body_limit(BODY_LIMIT)
        .clock(clock.clone())
        .decoding(decoding)
        // Without the system's certificates, which are slow to load.
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

/// Returns the position of `searched` in `bytes`.
fn find(bytes: &[u8], searched: &[u8]) -> Option<usize> {
    bytes.windows(searched.len()).position(|window| window == searched)
}

/// A clock that never waits and whose deadlines never pass, so a call that depends on a deadline hangs.
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

    /// The start of 2026 plus the time that has passed.
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
