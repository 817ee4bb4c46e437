//! Imports credentials from any number of records.

use std::collections::{HashSet, VecDeque};
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use emqx_cloud_core::{InvalidArguments, Secret};
use futures_core::Stream;
use futures_util::stream::FuturesOrdered;

use super::ensure::{Ensure, Ensured, IfExists, Kind};
use crate::batch::NamedOutcome;
use crate::bulk::{self, Bulk, BulkResult, Input, IntoItems, Outcome, Summary};
use crate::error::{Error, Result};
use crate::generated::v4::{Client, types};
use crate::task::Task;

/// The maximum number of passwords that are changed at the same time.
const CHANGES: usize = 16;

/// How many records a plan reads before other tasks get their turn.
const READ_AT_ONCE: usize = 256;

/// How many invalid records a plan keeps.
const INVALID: usize = 10;

/// # jobs: credentials
impl Client {
    /// Imports credentials of user names: creates those that do not exist.
    ///
    /// `if_exists` says what happens to credentials that exist already. Returns a stream with one result for each record, in the
    /// order of the records, as in [`bulk`]. A record with the same name as an earlier one is not sent.
    ///
    /// If the response to a creation is lost, [`IfExists::ChangePassword`] sets the password, so that the state is known again.
    /// With [`IfExists::Leave`], the outcome is [`Outcome::Unknown`], because another program can have created the credentials.
    ///
    /// A success does not mean that the change is durable: of 300 users that EMQX 4.4.19 had created with code 0, 282 existed
    /// after it was killed.
    ///
    /// ```no_run
    /// # async fn example(emqx: &emqx_cloud::Client) -> Result<(), emqx_cloud::Error> {
    /// use emqx_cloud::jobs::IfExists;
    /// use emqx_cloud::types::UsernameCredentials;
    ///
    /// let users = || (0..50_000).map(|n| UsernameCredentials::new(format!("meter-{n}"), format!("s3cret-{n}")));
    /// println!("{}", emqx.import_usernames(users(), IfExists::Leave).plan().await?); // create 49000, leave 1000
    ///
    /// let summary = emqx.import_usernames(users(), IfExists::Leave).summary().await;
    /// println!("{summary}");
    /// # Ok(())
    /// # }
    /// ```
    pub fn import_usernames<I>(&self, records: I, if_exists: IfExists) -> Import
    where
        I: IntoItems<Item: Into<types::UsernameCredentials>>,
    {
        let records = records.into_input(|record| {
            let types::UsernameCredentials { username, password, .. } = record.into();
            Record { name: username, password }
        });
        Import::new(self, Kind::Username, records, if_exists)
    }

    /// Imports credentials of client identifiers: creates those that do not exist.
    ///
    /// Everything else is as in [`import_usernames`](Self::import_usernames).
    pub fn import_clientids<I>(&self, records: I, if_exists: IfExists) -> Import
    where
        I: IntoItems<Item: Into<types::ClientidCredentials>>,
    {
        let records = records.into_input(|record| {
            let types::ClientidCredentials { clientid, password, .. } = record.into();
            Record { name: clientid, password }
        });
        Import::new(self, Kind::Clientid, records, if_exists)
    }
}

/// The credentials of a name.
#[derive(Clone)]
struct Record {
    name: String,
    password: Secret,
}

/// The job of [`Client::import_usernames`] and [`Client::import_clientids`]: a [`Stream`] of one result for each record.
///
/// Nothing is read or sent until the stream is polled. If the job is dropped, the outcome of the records in flight is unknown.
#[must_use = "a job does nothing until its results are read"]
pub struct Import {
    client: Client,
    kind: Kind,
    if_exists: IfExists,
    start: usize,
    /// The index of the next result.
    next: usize,
    state: State,
}

enum State {
    Ready(Input<Record>),
    Running(Box<Running>),
    Ended,
}

struct Running {
    bulk: Bulk<NamedOutcome>,
    /// The records without a result.
    waiting: Waiting,
    settling: FuturesOrdered<Task<BulkResult<Ensured>>>,
    has_ended: bool,
}

/// Records in the order of the input, at most as many as are in flight.
type Waiting = Arc<Mutex<VecDeque<Record>>>;

impl Import {
    fn new(client: &Client, kind: Kind, records: Input<Record>, if_exists: IfExists) -> Self {
        Self { client: client.clone(), kind, if_exists, start: 0, next: 0, state: State::Ready(records) }
    }

    /// Starts at the record with this index, from 0, to resume a job at its first record without a result.
    ///
    /// The records before it are read, but they are not sent and have no result. This has no effect once the stream was polled.
    pub fn start_at(mut self, index: usize) -> Self {
        (self.start, self.next) = (index, index);
        self
    }

    /// Returns the next result, or `None` after the last.
    ///
    /// # Cancel safety
    ///
    /// This method is cancel safe: no result is lost, and requests in flight continue.
    pub async fn next(&mut self) -> Option<BulkResult<Ensured>> {
        poll_fn(|context| self.poll(context)).await
    }

    /// Stops the job: no more records are read. The results of those in flight follow, and then the stream ends.
    ///
    /// Continue to call [`next`](Self::next) until it returns `None`; then [`next_index`](Self::next_index) is where to
    /// [resume](Self::start_at).
    pub fn stop(&mut self) {
        match &self.state {
            State::Running(running) => running.bulk.stop(),
            State::Ready(_) | State::Ended => self.state = State::Ended,
        }
    }

    /// Returns the index of the next result: the first record without one.
    pub fn next_index(&self) -> usize {
        self.next
    }

    /// Reads all remaining results, and counts them.
    pub async fn summary(mut self) -> Summary {
        let mut summary = Summary::new(self.next);
        while let Some(result) = self.next().await {
            summary.add(result);
        }
        summary
    }

    /// Returns what the job would do, and changes nothing. This reads all records, and all names from the server.
    ///
    /// # Errors
    ///
    /// Returns the error of the list of names.
    pub async fn plan(self) -> Result<ImportPlan> {
        let (mut plan, mut seen) = (ImportPlan::new(self.if_exists), HashSet::new());
        let State::Ready(mut records) = self.state else { return Ok(plan) };
        let existing = self.kind.names(&self.client).await?;
        let mut index = 0;
        while let Some(Record { name, password }) = poll_fn(|context| Pin::new(&mut records).poll_next(context)).await {
            let mut invalid = InvalidArguments::default();
            self.kind.check(&name, &password, &mut invalid);
            if !invalid.is_empty() {
                plan.note_invalid(index, invalid, self.start);
            } else if index < self.start {
                seen.insert(name);
            } else if existing.contains(&name) && !seen.contains(&name) {
                plan.existing += 1;
                seen.insert(name);
            } else if seen.insert(name) {
                plan.created += 1;
            } else {
                plan.duplicates += 1;
            }
            index += 1;
            if index % READ_AT_ONCE == 0 {
                tokio::task::yield_now().await;
            }
        }
        Ok(plan)
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<BulkResult<Ensured>>> {
        if let State::Ready(_) = self.state
            && let State::Ready(records) = std::mem::replace(&mut self.state, State::Ended)
        {
            self.state = State::Running(Box::new(Running::start(&self.client, self.kind, records, self.start)));
        }
        let State::Running(running) = &mut self.state else { return Poll::Ready(None) };
        while !running.has_ended && running.settling.len() < CHANGES {
            match Pin::new(&mut running.bulk).poll_next(context) {
                Poll::Pending => break,
                Poll::Ready(None) => running.has_ended = true,
                Poll::Ready(Some(result)) => {
                    let record = running.waiting.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
                    let settled = settle(self.client.clone(), self.kind, record, self.if_exists, result);
                    running.settling.push_back(Task::start(settled));
                }
            }
        }
        match ready!(Pin::new(&mut running.settling).poll_next(context)) {
            Some(result) => {
                self.next = result.index + 1;
                Poll::Ready(Some(result))
            }
            None if running.has_ended => Poll::Ready(None),
            None => Poll::Pending,
        }
    }
}

impl Running {
    fn start(client: &Client, kind: Kind, records: Input<Record>, start: usize) -> Self {
        let waiting = Waiting::default();
        let (noted, mut index) = (waiting.clone(), 0);
        let mut note = move |record: &Record| {
            if index >= start {
                noted.lock().unwrap_or_else(PoisonError::into_inner).push_back(record.clone());
            }
            index += 1;
        };
        let bulk = match kind {
            Kind::Username => client.create_usernames(bulk::stream(records.map(move |record| {
                note(&record);
                types::UsernameCredentials::new(record.name, record.password)
            }))),
            Kind::Clientid => client.create_clientids(bulk::stream(records.map(move |record| {
                note(&record);
                types::ClientidCredentials::new(record.name, record.password)
            }))),
        };
        Self { bulk: bulk.start_at(start), waiting, settling: FuturesOrdered::new(), has_ended: false }
    }
}

/// Returns the result of a record: if it exists or its outcome is unknown, sets its password if the job does that.
async fn settle(
    client: Client,
    kind: Kind,
    record: Option<Record>,
    if_exists: IfExists,
    result: BulkResult<NamedOutcome>,
) -> BulkResult<Ensured> {
    let changes = if_exists == IfExists::ChangePassword;
    let outcome = match (result.outcome, record) {
        (Outcome::Done(_), _) => Outcome::Done(Ensured::Created),
        (Outcome::Refused(why), _) if why.is_already_exists() && !changes => Outcome::Done(Ensured::Left),
        (Outcome::Refused(why), Some(Record { name, password })) if why.is_already_exists() => {
            match kind.update(&client, &name, &password).await {
                Ok(()) => Outcome::Done(Ensured::PasswordChanged),
                // They were deleted in between.
                Err(error) if error.is_not_found() => ensured(client, kind, name, password).await,
                Err(error) => bulk::of_error(Arc::new(error)),
            }
        }
        (Outcome::Unknown(why), Some(Record { name, password })) if changes => {
            match ensured(client, kind, name, password).await {
                // The credentials that existed can be those that this job created.
                Outcome::Done(_) => Outcome::Done(Ensured::CreatedOrChanged),
                // Even if this was refused or not sent: the creation may have been applied.
                _ => Outcome::Unknown(why),
            }
        }
        (Outcome::Refused(why), _) => Outcome::Refused(why),
        (Outcome::Unknown(why), _) => Outcome::Unknown(why),
        (Outcome::NotSent(why), _) => Outcome::NotSent(why),
    };
    BulkResult { index: result.index, outcome }
}

/// Creates credentials or sets their password.
async fn ensured(client: Client, kind: Kind, name: String, password: Secret) -> Outcome<Ensured> {
    let ensure = Ensure { client, kind, name, password, if_exists: IfExists::ChangePassword };
    ensure.send().await.map_or_else(|error: Error| bulk::of_error(Arc::new(error)), Outcome::Done)
}

impl Stream for Import {
    type Item = BulkResult<Ensured>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(context)
    }
}

impl fmt::Debug for Import {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Import")
            .field("if_exists", &self.if_exists)
            .field("start_at", &self.start)
            .finish_non_exhaustive()
    }
}

/// What an [`Import`] would do. `Display` writes a line with the counts, and a line for each of the first invalid records.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ImportPlan {
    /// How many records would be created.
    pub created: usize,
    /// How many exist, and would be changed or left.
    pub existing: usize,
    /// How many have the same name as an earlier record, and would not be sent.
    pub duplicates: usize,
    /// How many are invalid, and would not be sent.
    pub invalid: usize,
    /// The first 10 invalid records: their indices and their problems.
    pub first_invalid: Vec<(usize, InvalidArguments)>,
    if_exists: IfExists,
}

impl ImportPlan {
    fn new(if_exists: IfExists) -> Self {
        Self { created: 0, existing: 0, duplicates: 0, invalid: 0, first_invalid: Vec::new(), if_exists }
    }

    /// Counts a record that breaks a rule, unless it is before the start.
    fn note_invalid(&mut self, index: usize, problems: InvalidArguments, start: usize) {
        if index < start {
            return;
        }
        self.invalid += 1;
        if self.first_invalid.len() < INVALID {
            self.first_invalid.push((index, problems));
        }
    }
}

impl fmt::Display for ImportPlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { created, existing, duplicates, invalid, .. } = self;
        match self.if_exists {
            IfExists::ChangePassword => write!(f, "create {created}, change the password of {existing}")?,
            IfExists::Leave => write!(f, "create {created}, leave {existing}")?,
        }
        if *duplicates > 0 {
            write!(f, ", skip {duplicates} duplicates")?;
        }
        if *invalid > 0 {
            write!(f, ", skip {invalid} that are invalid")?;
        }
        for (index, problem) in &self.first_invalid {
            write!(f, "\n  record {index}: {problem}")?;
        }
        Ok(())
    }
}
