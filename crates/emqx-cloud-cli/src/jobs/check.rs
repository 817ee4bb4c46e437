//! `--dry-run` of jobs: reads and checks the whole input.

use std::future::{Future, poll_fn};
use std::sync::{Arc, Mutex, PoisonError};

use emqx_cloud::jobs::ImportPlan;
use futures_util::StreamExt;
use serde_json::Value;

use super::ask;
use super::driver::{FAILURES, Items, Job, blocking};
use super::earlier::Known;
use super::feed::{self, Entry, Shared, Verdict};
use super::input::Input;
use super::results::{Kind, Line, Report, Why};
use crate::exit::{Exit, Failure, Result};
use crate::session::Session;

/// A check of all items, by a job of the SDK that has no connection.
#[derive(Debug)]
pub struct Check {
    /// The items.
    pub input: Input,
    /// How many are handed over together.
    pub block: usize,
}

impl Check {
    /// Runs the job that `start` makes, and says how many items are valid.
    pub async fn run(self, session: &Session, start: impl FnOnce(Items) -> Result<Box<dyn Job>>) -> Result<()> {
        let Self { input, block } = self;
        let (items, shared) = feed::start(opened(input).await?, Known::default(), None, block);
        let mut job = start(Box::pin(items))?;
        let (mut valid, mut duplicates, mut invalid) = (0, 0, 0);
        while let Some(ended) = poll_fn(|context| job.poll(context)).await {
            let entry = shared.entries().pop_front();
            let Some(entry) = entry else { break };
            let report = match entry.verdict {
                Verdict::Broken(why) => Report::own(Kind::NotSent, Why::Unreadable, why),
                _ => ended.report,
            };
            if matches!(report.why, Some(Why::NoConnection | Why::Stopped)) {
                valid += 1;
                continue;
            }
            *if report.why == Some(Why::Duplicate) { &mut duplicates } else { &mut invalid } += 1;
            if duplicates + invalid <= FAILURES {
                session.note(Line { item: entry.item, line: entry.line, key: entry.key, hash: entry.hash, report });
            }
        }
        complete(&shared)?;
        let skipped = if duplicates > 0 { format!(", skip {}", count(duplicates, "duplicate")) } else { String::new() };
        ask::show(session, format_args!("{} would be sent{skipped}", count(valid, "item")))?;
        valid_only(invalid)
    }
}

/// A plan of an import, which compares all records with the server.
#[derive(Debug)]
pub struct Plan {
    /// The records.
    pub input: Input,
    /// How many are handed over together.
    pub block: usize,
    /// What is wrong with a record, if it can be read.
    pub problem: fn(&Value) -> Option<String>,
    /// What happens to existing ones, such as `leave`.
    pub existing: &'static str,
}

impl Plan {
    /// Makes the plan, and shows it.
    pub async fn run<F>(self, session: &Session, plan: impl FnOnce(Items) -> F) -> Result<()>
    where
        F: Future<Output = emqx_cloud::Result<ImportPlan>>,
    {
        let Self { input, block, problem, existing } = self;
        let (items, shared) = feed::start(opened(input).await?, Known::default(), None, block);
        let found: Arc<Mutex<Vec<Line>>> = Arc::default();
        let (noted, entries) = (found.clone(), shared.clone());
        let items = items.inspect(move |item| {
            let Some(Entry { item: index, line, key, hash, verdict }) = entries.entries().pop_front() else { return };
            let report = match verdict {
                Verdict::Broken(why) => Some(Report::own(Kind::NotSent, Why::Unreadable, why)),
                _ => problem(item).map(|why| Report::own(Kind::NotSent, Why::Invalid, why)),
            };
            let mut noted = noted.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(report) = report
                && noted.len() < FAILURES
            {
                noted.push(Line { item: index, line, key, hash, report });
            }
        });
        let plan = plan(Box::pin(items)).await?;
        complete(&shared)?;
        let mut text = format!("create {}, {existing} {}", plan.created, plan.existing);
        if plan.duplicates > 0 {
            text.push_str(&format!(", skip {}", count(plan.duplicates, "duplicate")));
        }
        ask::show(session, text)?;
        for line in &*found.lock().unwrap_or_else(PoisonError::into_inner) {
            session.note(line);
        }
        valid_only(plan.invalid)
    }
}

async fn opened(input: Input) -> Result<Input> {
    blocking(move || input.open()).await
}

/// Fails if items are invalid.
fn valid_only(invalid: usize) -> Result<()> {
    let verb = if invalid == 1 { "is" } else { "are" };
    if invalid > 0 { Err(Failure::usage(format!("{} {verb} invalid", count(invalid, "item")))) } else { Ok(()) }
}

/// Returns a number with its noun.
fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// Checks that the whole input was read.
fn complete(shared: &Shared) -> Result<()> {
    match shared.failure() {
        Some(failure) => Err(failure),
        None if shared.has_ended() => Ok(()),
        None => Err(Failure::new(Exit::Other, "the input was not read to its end")),
    }
}
