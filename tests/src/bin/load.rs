//! A load test: many tasks publish to a server that fails in every known way.
//!
//! ```console
//! $ cargo run --release -p emqx-cloud-tests --bin load -- [--calls N] [--tasks N] [--seed N] [--faults PERCENT] [--reads PERCENT]
//! ```
//!
//! Every message has a unique payload, so the server counts how often each call was received and executed. At the end,
//! the test checks that no call was received twice, that every success was executed once and every known failure not at
//! all, and that memory has not grown since the first tenth of the calls. The exit code is 1 if a check fails, and 2 if
//! the arguments are invalid.
//!
//! The seed determines which request meets which fault. Which call makes that request depends on scheduling.

use std::error::Error;
use std::fmt;
use std::io::Write;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use emqx_cloud::types::Message;
use emqx_cloud::{Backoff, Client, Retry};
use emqx_cloud_tests::faults::{BODY_LIMIT, table};
use emqx_cloud_tests::server::{Deployment, Door, Fault, Request, Server};
use tokio::task::JoinSet;

/// How long an attempt may take. Attempts without a response end with it, so it determines the duration of the test.
const ATTEMPT_TIMEOUT: Duration = Duration::from_millis(100);

/// How much memory may grow between the first tenth of the calls and the end, in KiB.
const GROWTH: u64 = 32 * 1024;

#[tokio::main]
async fn main() -> ExitCode {
    let settings = match Settings::parse(std::env::args().skip(1)) {
        Ok(settings) => settings,
        Err(problem) => {
            let _ = writeln!(std::io::stderr(), "{problem}");
            return ExitCode::from(2);
        }
    };
    match run(settings).await {
        Ok(report) => {
            // The pipe may be closed.
            let _ = write!(std::io::stdout(), "{report}");
            ExitCode::from(u8::from(!report.broken().is_empty()))
        }
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "{error}");
            ExitCode::from(2)
        }
    }
}

/// The settings of the command line.
#[derive(Debug, Clone, Copy)]
struct Settings {
    calls: u64,
    tasks: u64,
    seed: u64,
    /// The percentage of requests that meet a fault.
    faults: u64,
    /// The percentage of calls that read, and are retried.
    reads: u64,
}

impl Settings {
    fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut settings = Self { calls: 1_000_000, tasks: 64, seed: 1, faults: 30, reads: 0 };
        while let Some(name) = arguments.next() {
            let setting = match name.as_str() {
                "--calls" => &mut settings.calls,
                "--tasks" => &mut settings.tasks,
                "--seed" => &mut settings.seed,
                "--faults" => &mut settings.faults,
                "--reads" => &mut settings.reads,
                _ => return Err(format!("{name}: expected --calls, --tasks, --seed, --faults or --reads")),
            };
            let value = arguments.next().and_then(|value| value.replace('_', "").parse().ok());
            *setting = value.ok_or_else(|| format!("{name} needs a number"))?;
        }
        Ok(settings)
    }
}

/// The backend: the state of each call, in two preallocated bytes.
struct Ledger {
    settings: Settings,
    faults: Vec<Arc<Fault>>,
    greetings: Vec<Arc<Fault>>,
    connections: AtomicU64,
    requests: AtomicU64,
    met: AtomicU64,
    received: Vec<AtomicU8>,
    executed: Vec<AtomicU8>,
    /// Requests that belong to no call.
    strange: AtomicU64,
}

impl Ledger {
    fn new(settings: Settings, calls: usize) -> Self {
        // The server is always reachable, so connect faults are omitted. Faults of earlier requests are faults of their
        // own.
        let (greetings, mut faults): (Vec<_>, Vec<_>) = table()
            .into_iter()
            .map(Arc::new)
            .filter(|fault| matches!(fault.door, Door::Open | Door::Greeting))
            .partition(|fault| fault.door == Door::Greeting);
        faults.extend(faults.clone().iter().filter_map(|fault| fault.before.clone()));
        let none = || (0..calls).map(|_| AtomicU8::new(0)).collect();
        Self {
            settings,
            faults,
            greetings,
            connections: AtomicU64::new(0),
            requests: AtomicU64::new(0),
            met: AtomicU64::new(0),
            received: none(),
            executed: none(),
            strange: AtomicU64::new(0),
        }
    }

    /// Draws the fault that the next one meets, if any, with this percentage.
    fn draw(&self, counter: &AtomicU64, salt: u64, percent: u64, faults: &[Arc<Fault>]) -> Option<Arc<Fault>> {
        let number = counter.fetch_add(1, Ordering::Relaxed);
        let random = scatter(scatter(self.settings.seed ^ salt) ^ number);
        if random % 100 >= percent {
            return None;
        }
        self.met.fetch_add(1, Ordering::Relaxed);
        let which = usize::try_from(random >> 32).unwrap_or_default();
        faults.get(which % faults.len()).cloned()
    }
}

impl Deployment for Ledger {
    fn greeting(&self) -> Option<Arc<Fault>> {
        // There are few greeting faults, so they are drawn less often.
        self.draw(&self.connections, 1, self.settings.faults / 10, &self.greetings)
    }

    fn fault(&self, _: bool) -> Option<Arc<Fault>> {
        self.draw(&self.requests, 2, self.settings.faults, &self.faults)
    }

    fn success(&self, request: &Request) -> Vec<u8> {
        let data: &[u8] = if request.method == "GET" { br#"{"data":[],"code":0}"# } else { br#"{"code":0}"# };
        data.to_vec()
    }

    fn received(&self, request: &Request, fault: Option<&Fault>) {
        if request.method == "GET" {
            return;
        }
        let message: Option<Message> = serde_json::from_slice(&request.body).ok();
        let call: Option<usize> = message.and_then(|message| message.payload?.parse().ok());
        let Some((call, received)) = call.and_then(|call| Some((call, self.received.get(call)?))) else {
            self.strange.fetch_add(1, Ordering::Relaxed);
            return;
        };
        received.fetch_add(1, Ordering::Relaxed);
        if !fault.is_some_and(|fault| fault.meaning.refuses()) {
            self.executed[call].fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// Hashes a number (splitmix64).
fn scatter(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// How a call ended, from the caller's view.
const RUNNING: u8 = 0;
const SUCCESS: u8 = 1;
const KNOWN_FAILURE: u8 = 2;
const UNKNOWN: u8 = 3;

/// The final report.
#[derive(Default)]
struct Report {
    calls: u64,
    publishes: u64,
    seconds: f64,
    requests: u64,
    connections: u64,
    met: u64,
    success: u64,
    known_failure: u64,
    unknown: u64,
    reads: u64,
    reads_failed: u64,
    received: u64,
    executed: u64,
    received_twice: u64,
    lost_successes: u64,
    denied: u64,
    never_ended: u64,
    panics: u64,
    strange: u64,
    /// The memory at the start, after a tenth of the calls, and at the end, in KiB.
    memory: [Option<u64>; 3],
}

impl Report {
    /// The failed checks.
    fn broken(&self) -> Vec<&'static str> {
        let grown = match self.memory {
            [_, Some(tenth), Some(end)] => end.saturating_sub(tenth),
            _ => 0,
        };
        let broken = [
            (self.received_twice > 0, "a call was received twice"),
            (self.executed > self.publishes, "more was executed than requested"),
            (self.lost_successes > 0, "a success was not executed once"),
            (self.denied > 0, "a known failure was executed"),
            (self.never_ended > 0, "a call did not end"),
            (self.panics > 0, "a task panicked"),
            (self.strange > 0, "a request belongs to no call"),
            (grown > GROWTH, "memory grows"),
        ];
        broken.into_iter().filter(|(is, _)| *is).map(|(_, what)| what).collect()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let per_second = self.calls as f64 / self.seconds.max(f64::MIN_POSITIVE);
        writeln!(f, "calls           {} in {:.1} s, {per_second:.0} a second", self.calls, self.seconds)?;
        writeln!(f, "requests        {} on {} connections, {} met a fault", self.requests, self.connections, self.met)?;
        writeln!(f, "publishes       {}", self.publishes)?;
        writeln!(f, "  successes       {}", self.success)?;
        writeln!(f, "  known failures  {}", self.known_failure)?;
        writeln!(f, "  unknown         {}", self.unknown)?;
        writeln!(f, "  received        {}, of which twice {}", self.received, self.received_twice)?;
        writeln!(f, "  executed        {}", self.executed)?;
        writeln!(f, "  successes not executed once  {}", self.lost_successes)?;
        writeln!(f, "  known failures executed      {}", self.denied)?;
        if self.reads > 0 {
            writeln!(f, "reads           {}, of which failed {}", self.reads, self.reads_failed)?;
        }
        let memory = self.memory.map(|memory| memory.map_or("unknown".to_owned(), |kib| format!("{} MiB", kib / 1024)));
        writeln!(
            f,
            "memory          {} at the start, {} after a tenth, {} at the end",
            memory[0], memory[1], memory[2]
        )?;
        writeln!(f, "panics          {}", self.panics)?;
        match self.broken().as_slice() {
            [] => writeln!(f, "all checks passed"),
            broken => writeln!(f, "FAILED: {}", broken.join("; ")),
        }
    }
}

async fn run(settings: Settings) -> Result<Report, Box<dyn Error>> {
    let calls = usize::try_from(settings.calls)?;
    let ledger = Arc::new(Ledger::new(settings, calls));
    let outcomes: Arc<Vec<AtomicU8>> = Arc::new((0..calls).map(|_| AtomicU8::new(RUNNING)).collect());
    let reads_failed = Arc::new(AtomicU64::new(0));
    let server = Server::of(ledger.clone(), Door::Open)?;
    let client = client(&server.address())?;
    let next = Arc::new(AtomicU64::new(0));
    let started = Instant::now();
    let mut report = Report { calls: settings.calls, memory: [memory(), None, None], ..Report::default() };
    let tenth = Arc::new(AtomicU64::new(0));
    let mut tasks = JoinSet::new();
    for _ in 0..settings.tasks {
        let (client, next, outcomes, reads_failed, tenth) =
            (client.clone(), next.clone(), outcomes.clone(), reads_failed.clone(), tenth.clone());
        tasks.spawn(async move {
            loop {
                let call = next.fetch_add(1, Ordering::Relaxed);
                if call >= settings.calls {
                    return;
                }
                if call == settings.calls / 10 {
                    tenth.store(memory().unwrap_or_default(), Ordering::Relaxed);
                }
                let outcome = if is_read(&settings, call) {
                    let failed = client.get_metrics().await.is_err();
                    reads_failed.fetch_add(failed.into(), Ordering::Relaxed);
                    SUCCESS
                } else {
                    match client.publish(Message::new("load/test", call.to_string())).await {
                        Ok(_) => SUCCESS,
                        Err(error) if error.may_have_been_applied() => UNKNOWN,
                        Err(_) => KNOWN_FAILURE,
                    }
                };
                outcomes[call as usize].store(outcome, Ordering::Relaxed);
            }
        });
    }
    while let Some(ended) = tasks.join_next().await {
        report.panics += u64::from(ended.is_err());
    }
    report.seconds = started.elapsed().as_secs_f64();
    drop(client);
    // Everything sent has arrived or never will.
    report.panics += u64::from(server.finish().await.panics);
    report.memory[1] = Some(tenth.load(Ordering::Relaxed)).filter(|kib| *kib > 0);
    report.memory[2] = memory();
    report.reads_failed = reads_failed.load(Ordering::Relaxed);
    report.count(&settings, &ledger, &outcomes);
    Ok(report)
}

fn is_read(settings: &Settings, call: u64) -> bool {
    scatter(settings.seed ^ scatter(call)) % 100 < settings.reads
}

impl Report {
    fn count(&mut self, settings: &Settings, ledger: &Ledger, outcomes: &[AtomicU8]) {
        self.requests = ledger.requests.load(Ordering::Relaxed);
        self.connections = ledger.connections.load(Ordering::Relaxed);
        self.met = ledger.met.load(Ordering::Relaxed);
        self.strange = ledger.strange.load(Ordering::Relaxed);
        for (call, outcome) in (0..).zip(outcomes) {
            if is_read(settings, call) {
                self.reads += 1;
                continue;
            }
            self.publishes += 1;
            let at = call as usize;
            let received = ledger.received[at].load(Ordering::Relaxed);
            let executed = ledger.executed[at].load(Ordering::Relaxed);
            self.received += u64::from(received);
            self.executed += u64::from(executed);
            self.received_twice += u64::from(received > 1);
            match outcome.load(Ordering::Relaxed) {
                SUCCESS => {
                    self.success += 1;
                    self.lost_successes += u64::from(executed != 1);
                }
                KNOWN_FAILURE => {
                    self.known_failure += 1;
                    self.denied += u64::from(executed != 0);
                }
                UNKNOWN => self.unknown += 1,
                _ => self.never_ended += 1,
            }
        }
    }
}

fn client(address: &str) -> Result<Client, emqx_cloud::Error> {
    let short = Duration::from_millis(5);
    let retry = Retry::default().backoff(Backoff::new(Duration::from_millis(1), short)).retry_after_cap(short);
    Client::builder(address, "app-id", "app-secret")
        .retry(retry)
        .attempt_timeout(ATTEMPT_TIMEOUT)
        .body_limit(BODY_LIMIT)
        // TLS is not used here, and loading the system's certificates is slow.
        .http(|http| http.tls_certs_only([]))
        .build()
}

/// The memory of the process in KiB, if the system reports it.
fn memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}
