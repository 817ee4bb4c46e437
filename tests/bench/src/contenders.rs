//! Who is measured: a table of contenders. One in Rust implements [`Client`]; any other is a program.

mod all_fields;
mod by_name;
mod floor;
mod generated;
mod programs;
mod raw_hyper;
mod sdk;

use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use futures_util::future::try_join_all;
use tokio::runtime::Runtime;

use crate::work::{AT_ONCE, BATCH, BULK, IN_FLIGHT, Seen, USER, WALK, Work, messages};

/// The credentials, as in the environment of the SDK.
pub struct Credentials {
    pub id: String,
    pub secret: String,
}

impl Credentials {
    pub fn from_env() -> Self {
        let variable = |name, default: &str| std::env::var(name).unwrap_or_else(|_| default.to_owned());
        Self { id: variable("EMQX_CLOUD_APP_ID", "app-id"), secret: variable("EMQX_CLOUD_APP_SECRET", "app-secret") }
    }
}

/// The works, as a contender in Rust does them. Each checks status, `code` and, in a batch, the outcome of every item.
trait Client: Sized {
    fn new(url: &str, credentials: Credentials) -> Result<Self>;

    /// Looks up a user.
    async fn small(&self, name: &str) -> Result<Seen>;

    /// Reads the first page of clients; the sum is that of their ports.
    async fn page(&self, rows: u32) -> Result<Seen>;

    /// Publishes a batch of messages, each a topic and a payload.
    async fn batch(&self, messages: impl Iterator<Item = (String, String)> + Send) -> Result<Seen>;

    /// Publishes messages in batches of 1,000.
    async fn bulk(&self, _messages: impl Iterator<Item = (String, String)> + Send + 'static) -> Result<Seen> {
        bail!("this contender has no bulk jobs")
    }

    /// Reads all pages of clients.
    async fn walk(&self, _pages: u32, _rows: u32, _in_flight: usize) -> Result<Seen> {
        bail!("this contender has no walks")
    }
}

/// How a contender is started.
#[derive(Clone, Copy)]
pub enum Start {
    /// By this program, which calls the function.
    Rust(fn(&Job) -> Result<(Seen, Duration)>),
    /// By another program, which the function prepares. It gets the arguments `WORK CALLS WARM_UPS URL`, and prints what it has
    /// decoded, as `contender` does.
    Program(fn() -> Result<Prepared>),
}

/// A program to measure.
pub enum Prepared {
    Ready(Command),
    /// Why it cannot be.
    Skipped(String),
}

pub struct Contender {
    pub name: &'static str,
    pub about: &'static str,
    pub start: Start,
    /// Whether it does the works of many requests, too.
    pub has_jobs: bool,
    /// What the number of calls is divided by in a measurement of time, so that a slow contender does not take all of it.
    pub slowness: usize,
}

/// The contender that all others are compared with.
pub const FLOOR: &str = "floor";

/// To add a contender, add an entry.
pub const CONTENDERS: [Contender; 10] = [
    rust(FLOOR, "reqwest, and structs by hand with the needed fields", run::<floor::Floor>, true),
    rust("hyper", "hyper's client, and the same structs", run::<raw_hyper::Hyper>, false),
    rust(
        "all-fields",
        "reqwest, and structs by hand with all fields, and a map of unknown ones",
        run::<all_fields::AllFields>,
        false,
    ),
    rust("generated", "the generated crate `emqx-cloud-api` alone", run::<generated::Generated>, false),
    rust("sdk", "`emqx-cloud`, typed calls", run::<sdk::Sdk>, true),
    rust("by-name", "`emqx-cloud`, calls by name", run::<by_name::ByName>, false),
    program(
        "openapi-generator",
        "Rust by openapi-generator, without a guard: failures look like successes",
        1,
        programs::unguarded,
    ),
    program("openapi-generator+guard", "the same with the guard of `spec/clients/rust`", 1, programs::guarded),
    program("python", "Python with httpx and json", 8, programs::python),
    program("node", "Node.js with fetch", 2, programs::node),
];

const fn rust(
    name: &'static str,
    about: &'static str,
    run: fn(&Job) -> Result<(Seen, Duration)>,
    has_jobs: bool,
) -> Contender {
    Contender { name, about, start: Start::Rust(run), has_jobs, slowness: 1 }
}

const fn program(
    name: &'static str,
    about: &'static str,
    slowness: usize,
    prepare: fn() -> Result<Prepared>,
) -> Contender {
    Contender { name, about, start: Start::Program(prepare), has_jobs: false, slowness }
}

impl Contender {
    pub fn find(name: &str) -> Result<&'static Self> {
        let known = CONTENDERS.map(|contender| contender.name).join(", ");
        CONTENDERS
            .iter()
            .find(|contender| contender.name == name)
            .with_context(|| format!("no contender {name}: {known}"))
    }

    pub fn does(&self, work: Work) -> bool {
        self.has_jobs || !Work::JOBS.contains(&work)
    }

    /// The calls of a measurement of time.
    pub fn calls(&self, work: Work, is_quick: bool) -> usize {
        let calls = (work.calls(is_quick) / self.slowness).max(1);
        if work == Work::Small64 { calls.next_multiple_of(AT_ONCE) } else { calls }
    }

    pub fn is_rust(&self) -> bool {
        matches!(self.start, Start::Rust(_))
    }
}

/// Creates what the works need on a server that is not the bare one.
pub fn prepare(url: &str) -> Result<()> {
    let Credentials { id, secret } = Credentials::from_env();
    let user = serde_json::json!({"username": USER, "password": "s3cret-password"});
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let request = floor::http()?.post(format!("{}/auth_username", url.trim_end_matches('/')));
        // It may exist already, which has the status 200, too.
        let response = request.basic_auth(id, Some(secret)).json(&user).send().await?.error_for_status();
        response.map(drop).context("cannot create a user")
    })
}

/// What a contender is to do.
#[derive(Debug, Clone)]
pub struct Job {
    pub work: Work,
    pub calls: usize,
    pub warm_ups: usize,
    pub url: String,
}

/// Does a job on one thread; returns what was decoded, and how long it took without the warm-up calls.
fn run<C: Client>(job: &Job) -> Result<(Seen, Duration)> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let client = runtime.block_on(async { C::new(&job.url, Credentials::from_env()) })?;
    runtime.block_on(calls(&client, job.work, job.warm_ups))?;
    let started = std::time::Instant::now();
    let seen = measured(&runtime, &client, job)?;
    Ok((seen, started.elapsed()))
}

/// Makes the calls that are measured. `profile` collects nothing outside of this function.
#[inline(never)]
fn measured<C: Client>(runtime: &Runtime, client: &C, job: &Job) -> Result<Seen> {
    runtime.block_on(calls(client, job.work, job.calls))
}

async fn calls<C: Client>(client: &C, work: Work, count: usize) -> Result<Seen> {
    let mut seen = Seen::default();
    if work == Work::Small64 {
        ensure!(count.is_multiple_of(AT_ONCE), "{count} calls cannot be made {AT_ONCE} at once");
        for _ in 0..count / AT_ONCE {
            let all = try_join_all((0..AT_ONCE).map(|_| client.small(USER))).await?;
            seen = all.into_iter().fold(seen, |seen, one| seen + one);
        }
        return Ok(seen);
    }
    for _ in 0..count {
        let one = match work {
            Work::Small | Work::Small64 => client.small(USER).await?,
            Work::Page100 | Work::Page10000 | Work::Page10000Extra => client.page(work.rows()).await?,
            Work::Batch => client.batch(messages(0..BATCH)).await?,
            Work::Bulk => client.bulk(messages(0..BULK)).await?,
            Work::Walk => client.walk(WALK.0, WALK.1, 1).await?,
            Work::WalkPrefetch => client.walk(WALK.0, WALK.1, IN_FLIGHT).await?,
        };
        seen = seen + one;
    }
    Ok(seen)
}
