//! `--dry-run` of jobs: reads and checks the whole input.

use std::future::{Future, poll_fn};
use std::sync::{Arc, Mutex, PoisonError};

use emqx_cloud::jobs::ImportPlan;
use futures_util::StreamExt;

use super::driver::{FAILURES, Items, Job, blocking};
use super::earlier::Known;
use super::feed::{self, Shared, Verdict};
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
        let (mut valid, mut invalid) = (0, 0);
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
            invalid += 1;
            if invalid <= FAILURES {
                session.note(Line { item: entry.item, line: entry.line, key: entry.key, report });
            }
        }
        complete(&shared)?;
        let text = format!("{valid} items are valid, {invalid} would not be sent");
        if invalid > 0 {
            return Err(Failure::usage(text));
        }
        session.note(text);
        Ok(())
    }
}

/// A plan of an import, which compares all records with the server.
#[derive(Debug)]
pub struct Plan {
    /// The records.
    pub input: Input,
    /// How many are handed over together.
    pub block: usize,
}

impl Plan {
    /// Makes the plan, and shows it.
    pub async fn run<F>(self, session: &Session, plan: impl FnOnce(Items) -> F) -> Result<()>
    where
        F: Future<Output = emqx_cloud::Result<ImportPlan>>,
    {
        let Self { input, block } = self;
        let (items, shared) = feed::start(opened(input).await?, Known::default(), None, block);
        let failed: Arc<Mutex<Vec<(usize, String)>>> = Arc::default();
        let (noted, entries) = (failed.clone(), shared.clone());
        let items = items.inspect(move |_| {
            for entry in entries.entries().drain(..) {
                let mut noted = noted.lock().unwrap_or_else(PoisonError::into_inner);
                if let Verdict::Broken(why) = entry.verdict
                    && noted.len() < FAILURES
                {
                    noted.push((entry.item, why));
                }
            }
        });
        let plan = plan(Box::pin(items)).await?;
        complete(&shared)?;
        let failed = std::mem::take(&mut *failed.lock().unwrap_or_else(PoisonError::into_inner));
        let mut text = plan.to_string().lines().next().unwrap_or_default().to_owned();
        for (item, problem) in &plan.first_invalid {
            let why = failed.iter().find(|(broken, _)| broken == item).map(|(_, why)| why.clone());
            text.push_str(&format!("\n  item {item}: {}", why.unwrap_or_else(|| problem.to_string())));
        }
        session.note(text);
        if plan.invalid > 0 { Err(Failure::usage(format!("{} items are invalid", plan.invalid))) } else { Ok(()) }
    }
}

async fn opened(input: Input) -> Result<Input> {
    blocking(move || input.check().map(|()| input)).await
}

/// Checks that the whole input was read.
fn complete(shared: &Shared) -> Result<()> {
    match shared.failure() {
        Some(failure) => Err(failure),
        None if shared.has_ended() => Ok(()),
        None => Err(Failure::new(Exit::Other, "the input was not read to its end")),
    }
}
