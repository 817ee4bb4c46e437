//! Runs a job that yields one result for each item of an input: progress, failures, results file, resume, and ctrl-c.

use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::task::{Context, Poll};
use std::time::Duration;

use emqx_cloud::bulk::{Bulk, BulkResult};
use emqx_cloud::jobs::{Ensured, Import};
use futures_core::Stream;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
use serde::Serialize;
use serde_json::Value;

use super::earlier::{Resume, Sidecars, Start, shown};
use super::feed::{self, Entry, Shared, Verdict};
use super::hash::Hash;
use super::input::Input;
use super::interrupt::Interrupts;
use super::journal::Identity;
use super::results::{Counts, Earlier, Kind, Line, Report, Why, Writer, stopping};
use crate::exit::{Exit, Failure, Result};
use crate::session::Session;

/// How many failures are shown.
pub const FAILURES: usize = 10;

/// What to do with items that were not sent.
const NOT_SENT: &str = "correct the items that were not sent, and send them";

/// How many results wait for the end of a job that can be resumed after an error.
const HELD: usize = 20_000;

/// The items of a job of the SDK, as JSON. Those that are not to be sent are `null`.
pub type Items = Pin<Box<dyn Stream<Item = Value> + Send>>;

/// The result of an item.
#[derive(Debug)]
pub struct Ended {
    /// The index of the item.
    pub item: usize,
    /// What became of it.
    pub report: Report,
    /// The error after which the job is better resumed than continued.
    stopping: Option<Arc<Failure>>,
}

impl Ended {
    fn of<T>(result: BulkResult<T>, value: impl FnOnce(&T) -> Value) -> Self {
        let stopping = stopping(&result.outcome).map(|error| Arc::new(Failure::of(error)));
        Self { item: result.index, report: Report::of(&result.outcome, value), stopping }
    }
}

/// A job of the SDK that yields one result for each item, in their order.
pub trait Job: Send {
    /// Returns the next result.
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Ended>>;
    /// Starts no more requests. The results of those in flight follow.
    fn stop(&mut self);
}

impl<T: Serialize + Send + 'static> Job for Bulk<T> {
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Ended>> {
        let value = |done: &T| serde_json::to_value(done).unwrap_or_default();
        Pin::new(self).poll_next(context).map(|next| next.map(|result| Ended::of(result, value)))
    }

    fn stop(&mut self) {
        Bulk::stop(self);
    }
}

impl Job for Import {
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Ended>> {
        let value = |ensured: &Ensured| match ensured {
            Ensured::Created => "created".into(),
            Ensured::PasswordChanged => "password_changed".into(),
            Ensured::CreatedOrChanged => "created_or_changed".into(),
            Ensured::Left => "left".into(),
            _ => Value::Null,
        };
        Pin::new(self).poll_next(context).map(|next| next.map(|result| Ended::of(result, value)))
    }

    fn stop(&mut self) {
        Import::stop(self);
    }
}

/// A job to run.
#[derive(Debug)]
pub struct Run {
    /// The command, such as `users import`.
    pub job: String,
    /// The address of the deployment.
    pub server: String,
    /// The items.
    pub input: Input,
    /// Whether items can be sent twice without harm.
    pub is_idempotent: bool,
    /// How many items are handed over together: those of a request.
    pub block: usize,
    /// The results file, and how to begin.
    pub resume: Resume,
}

impl Run {
    /// Runs the job, which `start` makes of the items and the index of the first one to send.
    pub async fn run(self, session: &Session, start: impl FnOnce(Items, usize) -> Result<Box<dyn Job>>) -> Result<()> {
        let Self { job, server, input, is_idempotent, block, resume } = self;
        let identity = Identity { job, server, input: input.identity() };
        let (begun, bytes, input) = blocking(move || {
            let input = input.open()?;
            let bytes = input.bytes();
            resume.begin(&identity, is_idempotent).map(|start| (start, bytes, input))
        })
        .await?;
        let Start { known, counts, sum, files } = begun;
        let (writer, sidecars) = files.unzip();
        let (first, next) = (known.start(), known.results());
        let marked = known.marked();
        let journal = sidecars.as_ref().filter(|_| !is_idempotent).map(|sidecars| sidecars.journal.clone());
        let (items, shared) = feed::start(input, known, journal, block);
        let mut job = start(Box::pin(items), first)?;
        let bar = Bar::new(session, bytes, next);
        let mut driver = Driver {
            session,
            shared,
            writer,
            sidecars,
            counts,
            first,
            marked,
            next,
            sum,
            held: VecDeque::new(),
            stopped_by: None,
            new: 0,
            failed: 0,
            bar,
        };
        let was_stopped = driver.drive(&mut *job).await?;
        // The thread that reads the input ends.
        drop(job);
        driver.end(was_stopped).await
    }
}

/// Runs what blocks.
pub async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    let done = tokio::task::spawn_blocking(work).await;
    done.unwrap_or_else(|_| Err(Failure::new(Exit::Other, "the program ends")))
}

struct Driver<'s> {
    session: &'s Session,
    shared: Arc<Shared>,
    writer: Option<Writer>,
    sidecars: Option<Sidecars>,
    counts: Counts,
    /// The first item that can be sent.
    first: usize,
    /// The sum of the hashes before it, if it has no result.
    marked: Hash,
    /// The first item without a result.
    next: usize,
    /// The sum of the hashes before it.
    sum: Hash,
    /// Items without any effect, whose results are dropped if the job ends with them: so they are sent when it is resumed.
    held: VecDeque<(Entry, Ended)>,
    /// The error after which no more requests were sent.
    stopped_by: Option<Arc<Failure>>,
    /// How many items got a result in this run.
    new: usize,
    /// How many items failed in this run.
    failed: usize,
    bar: Bar,
}

impl Driver<'_> {
    /// Reads all results, and returns whether the program was asked to stop.
    async fn drive(&mut self, job: &mut dyn Job) -> Result<bool> {
        let interrupts = Interrupts::listen();
        let (mut was_stopped, mut trouble) = (false, None);
        loop {
            if interrupts.is_asked() && !was_stopped {
                was_stopped = true;
                job.stop();
                self.bar.say(
                    self.session,
                    "stopping: waiting for the requests in flight; press ctrl-c again to end at once",
                );
            }
            let at_once = poll_fn(|context| match job.poll(context) {
                Poll::Ready(next) => Poll::Ready(Some(next)),
                Poll::Pending => Poll::Ready(None),
            });
            let next = match at_once.await {
                Some(next) => next,
                None => {
                    if trouble.is_none() {
                        trouble = self.flush().await.err();
                    }
                    self.bar.show(&self.counts, self.next, &self.shared);
                    tokio::select! {
                        next = poll_fn(|context| job.poll(context)) => next,
                        () = interrupts.asked(), if !was_stopped => continue,
                    }
                }
            };
            let Some(ended) = next else { break };
            if trouble.is_some() {
                // The results cannot be written any longer. Those of the requests in flight are lost, so they are unknown.
                job.stop();
                continue;
            }
            if matches!(ended.report.why, Some(Why::Busy | Why::Stopped)) {
                job.stop();
                self.stopped_by = self.stopped_by.take().or_else(|| ended.stopping.clone());
            }
            trouble = self.take(ended).await.err();
        }
        match trouble {
            Some(failure) => Err(failure),
            None => Ok(was_stopped),
        }
    }

    /// Takes a result of the SDK, and the items before it that were not sent.
    async fn take(&mut self, ended: Ended) -> Result<()> {
        loop {
            let entry = self.shared.entries().pop_front();
            let Some(entry) = entry else {
                return Err(Failure::new(Exit::Other, format!("there is a result without an item: {}", ended.item)));
            };
            if entry.item < ended.item {
                self.settle(entry, None).await?;
                continue;
            }
            if ended.stopping.is_some() && entry.verdict == Verdict::Send && self.held.len() < HELD {
                self.held.push_back((entry, ended));
                return Ok(());
            }
            return self.settle(entry, Some(ended.report)).await;
        }
    }

    /// Writes the result of an item, and before it those of the items that wait.
    async fn settle(&mut self, entry: Entry, report: Option<Report>) -> Result<()> {
        while let Some((entry, ended)) = self.held.pop_front() {
            self.write(entry, Some(ended.report)).await?;
        }
        self.write(entry, report).await
    }

    async fn write(&mut self, entry: Entry, report: Option<Report>) -> Result<()> {
        let Entry { item, line, key, hash, verdict } = entry;
        let interrupted = "the earlier run was interrupted before its result was known";
        let report = match (verdict, report) {
            (Verdict::Copy(raw), _) => {
                let earlier: Earlier = serde_json::from_str(&raw)
                    .map_err(|_| Failure::new(Exit::Other, format!("the result of item {item} cannot be read")))?;
                return self.add(item, earlier.outcome, earlier.hash, earlier.result.as_ref(), &raw).await;
            }
            (Verdict::Broken(why), _) => Report::own(Kind::NotSent, Why::Unreadable, why),
            (Verdict::Send, Some(report)) => report,
            (Verdict::Interrupted | Verdict::Send, _) => Report::own(Kind::Unknown, Why::Interrupted, interrupted),
        };
        self.new += 1;
        let line = Line { item, line, key, hash, report };
        if line.report.outcome != Kind::Done {
            self.failed += 1;
            if self.failed <= FAILURES {
                self.bar.say(self.session, line.to_string());
            }
        }
        let text = serde_json::to_string(&line)
            .map_err(|error| Failure::new(Exit::Other, format!("the result of item {item} is not JSON: {error}")))?;
        self.add(item, line.report.outcome, hash, line.report.result.as_ref(), &text).await
    }

    async fn add(
        &mut self,
        item: usize,
        outcome: Kind,
        hash: Option<Hash>,
        result: Option<&Value>,
        text: &str,
    ) -> Result<()> {
        self.counts.add(outcome, result);
        self.next = item + 1;
        self.sum.add(hash);
        match &mut self.writer {
            Some(writer) => writer.add(text).await,
            None => Ok(()),
        }
    }

    async fn flush(&mut self) -> Result<()> {
        match &mut self.writer {
            Some(writer) => writer.flush().await,
            None => Ok(()),
        }
    }

    /// Says what was done, and how to continue.
    async fn end(mut self, was_stopped: bool) -> Result<()> {
        // Items after the last result of the SDK that were not sent.
        while self.held.is_empty() {
            let entry = {
                let mut entries = self.shared.entries();
                let is_known = entries.front().is_some_and(|entry| entry.verdict != Verdict::Send);
                is_known.then(|| entries.pop_front()).flatten()
            };
            let Some(entry) = entry else { break };
            self.write(entry, None).await?;
        }
        self.flush().await?;
        self.bar.clear();
        if self.failed > FAILURES {
            self.session.note(format_args!("and {} more", self.failed - FAILURES));
        }
        let failure = self.shared.failure();
        let items = self.shared.items.load(Ordering::Acquire);
        if self.held.is_empty() && failure.is_none() && self.shared.has_ended() && self.next as u64 >= items {
            let sidecars = self.sidecars.take();
            let has_results = sidecars.is_some();
            if let Some(sidecars) = sidecars {
                let (items, sum) = (self.next, self.sum);
                blocking(move || sidecars.complete(items, sum)).await?;
            }
            if self.new == 0 && self.next > 0 {
                self.session.note("nothing is left to do: every item has a result");
            }
            let ended = finished(self.session, self.counts);
            return match has_results && self.counts.not_sent > 0 {
                true => ended.map_err(|failure| failure.hint(format!("{NOT_SENT}: {}", self.again("--resume")))),
                false => ended,
            };
        }
        let mut how = match self.writer {
            Some(_) => "--resume".to_owned(),
            None => format!("--start-at {}", self.next),
        };
        if let Some(sidecars) = self.sidecars.take() {
            // If the job has not reached the items that it sends, it knows nothing new about those before.
            let (item, sum) = if self.next < self.first { (self.first, self.marked) } else { (self.next, self.sum) };
            let is_left = blocking(move || match item {
                0 => sidecars.discard(),
                item => sidecars.journal.close(item, sum).map(|()| true),
            });
            if !is_left.await? {
                how.clear();
            }
        }
        let again = self.again(&how);
        if let Some(failure) = failure {
            return Err(failure);
        }
        let counts = self.counts;
        if was_stopped {
            return Err(Failure::new(Exit::Interrupted, format!("the job was stopped: {counts}")).hint(again));
        }
        let held = self.held.pop_front().and_then(|(_, ended)| ended.stopping);
        let Some(error) = held.or(self.stopped_by.take()) else {
            return Err(Failure::new(Exit::Other, format!("the job ended early: {counts}")).hint(again));
        };
        let exit = match () {
            () if counts.unknown > 0 => Exit::Unknown,
            () if counts.done > 0 => Exit::Partial,
            () => error.exit(),
        };
        Err(Failure::new(exit, format!("the job stopped at item {}: {counts}: {error}", self.next)).hint(again))
    }

    /// Returns the command line that continues.
    fn again(&self, how: &str) -> String {
        command_line(std::env::args().skip(1), how)
    }
}

/// Returns a command line that continues a job: the one of this run, with other options for the beginning.
fn command_line(arguments: impl Iterator<Item = String>, how: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_=./:@,+%".contains(c);
    let mut words = vec!["emqx-cloud".to_owned()];
    let mut is_value = false;
    for argument in arguments {
        let is_left_out = std::mem::take(&mut is_value) || ["--resume", "--resend-unknown"].contains(&&*argument);
        is_value = argument == "--start-at";
        if is_left_out || is_value || argument.starts_with("--start-at=") {
            continue;
        }
        let is_plain = !argument.is_empty() && argument.chars().all(is_plain);
        words.push(if is_plain { argument } else { format!("'{}'", argument.replace('\'', "'\\''")) });
    }
    let place = words.iter().position(|word| word == "--").unwrap_or(words.len());
    if !how.is_empty() {
        words.insert(place, how.to_owned());
    }
    words.join(" ")
}

/// Ends a job in which every item has a result.
fn finished(session: &Session, counts: Counts) -> Result<()> {
    match counts.exit() {
        Exit::Success => {
            session.note(counts);
            Ok(())
        }
        exit => Err(Failure::new(exit, counts.to_string())),
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "line {line}, ")?,
            None => write!(f, "item {}, ", self.item)?,
        }
        let outcome = match self.report.outcome {
            Kind::Done => "done",
            Kind::Refused => "refused",
            Kind::Unknown => "unknown",
            Kind::NotSent => "not sent",
        };
        write!(f, "{}: {outcome}: {}", shown(self.key.as_deref()), self.report.message.as_deref().unwrap_or_default())
    }
}

/// The progress of a job, on a terminal.
struct Bar {
    bar: Option<ProgressBar>,
    /// The size of the input.
    bytes: Option<u64>,
}

impl Bar {
    fn new(session: &Session, bytes: Option<u64>, next: usize) -> Self {
        let bar = session.shows_progress().then(|| {
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(5));
            let template = match bytes {
                Some(_) => "{bar:30} {human_pos} of about {human_len}, {rate}, {msg}, {eta} left",
                None => "{spinner} {human_pos}, {rate}, {msg}",
            };
            if let Ok(style) = ProgressStyle::with_template(template) {
                let rate = |state: &ProgressState, out: &mut dyn fmt::Write| {
                    // It is only shown.
                    let _ = write!(out, "{:.0}/s", state.per_sec());
                };
                bar.set_style(style.with_key("rate", rate));
            }
            bar.set_position(next as u64);
            bar.reset_eta();
            bar.enable_steady_tick(Duration::from_millis(200));
            bar
        });
        Self { bar, bytes }
    }

    fn show(&self, counts: &Counts, done: usize, shared: &Shared) {
        let Some(bar) = &self.bar else { return };
        let read = shared.bytes.load(Ordering::Relaxed);
        let items = shared.items.load(Ordering::Relaxed);
        if let Some(bytes) = self.bytes.filter(|_| read > 0) {
            let estimate = if shared.has_ended() {
                items.into()
            } else {
                u128::from(items) * u128::from(bytes) / u128::from(read)
            };
            bar.set_length(u64::try_from(estimate).unwrap_or(u64::MAX));
        }
        let is_first = bar.position() == 0;
        bar.set_position(done as u64);
        if is_first {
            // The items of an earlier run say nothing about how fast this one is.
            bar.reset_eta();
        }
        bar.set_message(format!("{} failed, {} unknown", counts.refused + counts.not_sent, counts.unknown));
    }

    /// Writes a line above the bar.
    fn say(&self, session: &Session, text: impl fmt::Display) {
        match &self.bar {
            Some(bar) => bar.suspend(|| session.note(text)),
            None => session.note(text),
        }
    }

    fn clear(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
