//! Sends the recordings, and reports.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, UNIX_EPOCH};

use emqx_cloud_test::{Simulator, Version};
use emqx_cloud_tests::exchanges::{self, Exchange};

use crate::between::{recorded_clients, steps, take, versions};
use crate::compare::{Rule, compare};
use crate::known;
use crate::send::send;

/// When the recording began, in milliseconds since 1970: its filters by time refer to that.
const BEGIN: u64 = 1_795_376_163_000;

/// A simulator whose clock moves when it is told to.
struct Run {
    simulator: Simulator,
    clock: Arc<AtomicU64>,
}

impl Run {
    async fn start(version: Version) -> Self {
        let clock = Arc::new(AtomicU64::new(BEGIN));
        let time = clock.clone();
        let now = move || UNIX_EPOCH + Duration::from_millis(time.load(Ordering::Relaxed));
        let simulator = Simulator::builder().version(version).clock(now).start().await.unwrap();
        Self { simulator, clock }
    }

    async fn exchange(&self, exchange: &Exchange) -> Result<BTreeSet<Rule>, String> {
        self.clock.fetch_add(10, Ordering::Relaxed);
        let got = send(exchange, self.simulator.socket_address()).await.map_err(|error| error.to_string())?;
        compare(&exchange.response, &got)
    }
}

/// What became of the exchanges.
#[derive(Default)]
struct Report {
    sent: usize,
    equal: usize,
    /// How often each rule was needed.
    rules: BTreeMap<Rule, usize>,
    /// By the name of the exchange.
    differences: BTreeMap<String, String>,
}

impl Report {
    fn add(&mut self, exchange: &Exchange, outcome: Result<BTreeSet<Rule>, String>) {
        self.sent += 1;
        match outcome {
            Ok(rules) => {
                self.equal += 1;
                for rule in rules {
                    *self.rules.entry(rule).or_default() += 1;
                }
            }
            Err(difference) => _ = self.differences.insert(exchange.name.clone(), difference),
        }
    }

    fn share(&self) -> f64 {
        #[allow(clippy::cast_precision_loss, reason = "there are a few hundred exchanges")]
        let share = self.equal as f64 * 100.0 / self.sent.max(1) as f64;
        share
    }

    fn text(&self, title: &str, known: &[(&str, &str)]) -> String {
        let mut text = format!("{title}: {} of {} equal ({:.1}%)\n", self.equal, self.sent, self.share());
        for (rule, number) in &self.rules {
            writeln!(text, "  {number} times, {rule}").unwrap();
        }
        for (name, difference) in &self.differences {
            let reason = known.iter().find(|(known, _)| known == name).map_or("not known", |(_, reason)| reason);
            writeln!(text, "  {name}: {difference}\n    {reason}").unwrap();
        }
        text
    }

    /// Prints the report, and compares the differences with the known ones.
    fn check(&self, title: &str, known: &[(&str, &str)]) {
        let text = self.text(title, known);
        println!("{text}");
        let known: BTreeSet<_> = known.iter().map(|(name, _)| *name).collect();
        let found: BTreeSet<_> = self.differences.keys().map(String::as_str).collect();
        assert_eq!(found, known, "the exchanges that differ are not those in `known.rs`\n{text}");
    }
}

#[tokio::test]
async fn the_recording_of_4_4_19() {
    let mut documented = Report::default();
    let mut others = Report::default();
    let mut run = None;
    let mut steps = steps();
    for exchange in exchanges::all().unwrap() {
        // Each block of a thousand was recorded on a server without users, rules and clients.
        let block = exchange.seq / 1000;
        let run = match &mut run {
            Some((of, run)) if *of == block => run,
            run => &mut run.insert((block, Run::start(Version::V4_4_19).await)).1,
        };
        for step in steps.remove(&exchange.seq).unwrap_or_default() {
            run.clock.fetch_add(10, Ordering::Relaxed);
            take(step, &run.simulator).await;
        }
        let outcome = run.exchange(exchange).await;
        let report = if exchange.operation.is_some() { &mut documented } else { &mut others };
        report.add(exchange, outcome);
    }
    assert!(steps.is_empty(), "steps before no exchange: {:?}", steps.keys());
    others.check("everything else", known::OTHERS);
    documented.check("documented operations", known::DOCUMENTED);
    others.check("everything else", known::OTHERS);
    assert!(documented.share() >= 98.0);
}

#[tokio::test]
async fn the_recordings_of_other_versions() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/replay/versions.jsonl");
    let mut report = Report::default();
    for exchange in exchanges::read(&path).unwrap() {
        let version = Version::ALL.into_iter().find(|version| exchange.name.starts_with(&format!("{version}.")));
        // Each exchange was made on a server of its own.
        let run = Run::start(version.unwrap()).await;
        for step in versions(&exchange.name) {
            take(step, &run.simulator).await;
        }
        report.add(&exchange, run.exchange(&exchange).await);
    }
    report.check("exchanges of all versions", known::VERSIONS);
}

/// Other recordings, for which nothing is known about what was done in between: the variable has a file or a folder. Only
/// reports, since a part of the differences comes from that. The version is the first part of a name, as in
/// `4.3.5.auth_username.get`, or the newest one.
#[tokio::test]
async fn other_recordings() {
    let Some(path) = std::env::var_os("EMQX_CLOUD_EXCHANGES") else { return };
    let all = exchanges::read(Path::new(&path)).unwrap();
    let version_of = |exchange: &Exchange| {
        let is_it = |version: &Version| exchange.name.starts_with(&format!("{version}."));
        Version::ALL.into_iter().find(is_it).unwrap_or_default()
    };
    for version in Version::ALL {
        let run = Run::start(version).await;
        for client in recorded_clients() {
            run.simulator.add_client(client);
        }
        let (mut documented, mut others) = (Report::default(), Report::default());
        for exchange in all.iter().filter(|exchange| version_of(exchange) == version) {
            let report = if exchange.operation.is_some() { &mut documented } else { &mut others };
            report.add(exchange, run.exchange(exchange).await);
        }
        println!("{}", documented.text(&format!("{version}, documented operations"), &[]));
        println!("{}", others.text(&format!("{version}, everything else"), &[]));
    }
}
