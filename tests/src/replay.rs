//! Replays recorded exchanges through the typed client.
//!
//! For each exchange, it makes the typed call of the recorded request, serves the recorded response, and compares the
//! request on the wire, the outcome, and every value of the response.
//!
//! ```
//! use emqx_cloud_tests::exchanges;
//! use emqx_cloud_tests::replay::{Replay, Verdict};
//!
//! let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
//! let exchange = exchanges::named("clients.list.page2_limit2")?;
//! assert_eq!(runtime.block_on(Replay::new()?.exchange(exchange)), Verdict::Faithful);
//! # Ok::<_, Box<dyn std::error::Error + Send + Sync>>(())
//! ```

mod answer;
mod difference;
pub(crate) mod json;
mod request;
mod traps;
mod truth;

use std::error::Error as StdError;
use std::path::Path;
use std::{fmt, fs};

use emqx_cloud::{Answer, Client, Error, ErrorKind, Retry};

use crate::exchanges::{self, Answered, Exchange};
use crate::server::{self, Request, Server};
use request::Plan;
use traps::Refusal;
use truth::{Truth, truth};

pub use traps::entries;

/// Credentials that appear in no recording, so that redacting them changes no message.
const APP_ID: &str = "replay-8c1f6a";
/// The valid secret.
const APP_SECRET: &str = "right-5b0e77d2";
/// The secret of an unauthorized caller.
const WRONG_SECRET: &str = "wrong-91d4c3aa";

/// The verdict on an exchange.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The typed call sent the recorded request and understood the recorded response.
    Faithful,
    /// The typed call rightly refuses to send this.
    Refused {
        /// The message, which names the argument.
        message: String,
        /// The justification: the server's response, or an entry of `spec/v4/deviations.yaml`.
        justified: String,
    },
    /// There is no typed call: not a documented operation, or below the client.
    Outside(String),
    /// A fault, with every difference.
    Wrong(Vec<String>),
}

/// Replays exchanges one after the other.
pub struct Replay {
    server: Server,
    authorized: Client,
    unauthorized: Client,
}

/// What a typed call did.
struct Done {
    sent: Vec<Request>,
    result: Result<Answer, Error>,
}

impl Replay {
    /// Creates a replay with its own server.
    ///
    /// # Errors
    ///
    /// The server cannot be started, or a client cannot be built.
    pub fn new() -> Result<Self, Box<dyn StdError + Send + Sync>> {
        let server = Server::new()?;
        let client = |secret: &str| Client::builder(&server.address(), APP_ID, secret).retry(Retry::none()).build();
        Ok(Self { authorized: client(APP_SECRET)?, unauthorized: client(WRONG_SECRET)?, server })
    }

    /// Replays an exchange.
    pub async fn exchange(&self, exchange: &Exchange) -> Verdict {
        self.against(exchange, exchange).await
    }

    /// Replays an exchange and compares it with `recorded`. They differ if a test plants a fault.
    pub async fn against(&self, exchange: &Exchange, recorded: &Exchange) -> Verdict {
        let status = exchange.response.status;
        if status < 200 {
            return Verdict::Outside(format!("HTTP {status} is not a final response"));
        }
        match request::plan(&exchange.request) {
            Err(reason) => Verdict::Outside(reason),
            Ok(plan) => {
                let done = self.perform(&plan, exchange).await;
                judge(&plan, &done, recorded)
            }
        }
    }

    /// Makes the typed call and serves the response.
    async fn perform(&self, plan: &Plan, exchange: &Exchange) -> Done {
        self.server.answer(answer(&exchange.response));
        let refused = !exchange.authorized || exchange.response.status == 401;
        let client = if refused { &self.unauthorized } else { &self.authorized };
        let call = client.call(plan.operation.id);
        let call = plan.arguments.iter().fold(call, |call, (name, value)| call.arg(name, value.clone()));
        let call = plan.body.iter().fold(call, |call, body| call.body(body.clone()));
        let result = call.send().await;
        Done { sent: self.server.seen(), result }
    }
}

impl fmt::Debug for Replay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Replay").finish_non_exhaustive()
    }
}

/// The recorded response, without the headers that the server writes itself.
fn answer(answered: &Answered) -> server::Answer {
    let mut answer = server::Answer::from(answered);
    let own = ["connection", "content-length", "date", "keep-alive", "transfer-encoding"];
    answer.headers.retain(|(name, _)| !own.contains(&name.as_str()));
    answer
}

/// Compares what a call did with what was recorded.
fn judge(plan: &Plan, done: &Done, recorded: &Exchange) -> Verdict {
    let truth = truth(plan.operation, plan.body.as_ref(), &recorded.response);
    let wrong = |differences: Vec<String>| {
        Verdict::Wrong(differences.into_iter().map(|it| format!("{}: {it}", plan.operation.id)).collect())
    };
    let sent = match (done.sent.as_slice(), &done.result) {
        ([], Err(error)) if error.kind() == ErrorKind::InvalidArgument => {
            return refused(plan, error, &truth, recorded).unwrap_or_else(|problem| wrong(vec![problem]));
        }
        ([sent], _) => sent,
        (sent, Err(error)) => return wrong(vec![format!("sent {} requests and failed: {error}", sent.len())]),
        (sent, Ok(_)) => return wrong(vec![format!("sent {} requests", sent.len())]),
    };
    let request = request::compare(&recorded.request, sent, plan.operation);
    let differences: Vec<_> = request.wrong.into_iter().chain(answer::compare(&truth, &done.result)).collect();
    match (differences.is_empty(), request.respelt) {
        (false, _) => wrong(differences),
        (true, Some(respelt)) => Verdict::Outside(respelt),
        (true, None) => Verdict::Faithful,
    }
}

/// Returns the verdict on a refusal if it is right, otherwise the problem.
fn refused(plan: &Plan, error: &Error, truth: &Truth, recorded: &Exchange) -> Result<Verdict, String> {
    let Some(invalid) = error.invalid_arguments().first() else {
        return Err(format!("refused without naming an argument: {error}"));
    };
    let message = invalid.to_string();
    if let Truth::Failure(_) = truth {
        return Ok(Verdict::Refused { message, justified: format!("the server fails: {}", truth.summary()) });
    }
    let values = plan.arguments.iter().filter(|(name, _)| name == invalid.argument());
    let refusal = Refusal {
        operation: plan.operation,
        argument: invalid.argument(),
        problem: invalid.problem(),
        values: values.filter_map(|(_, value)| value.as_str()).collect(),
        arguments: &plan.arguments,
        body: plan.body.as_ref(),
        answer: &serde_json::from_slice(&recorded.response.body).unwrap_or_default(),
    };
    match traps::decision(&refusal) {
        Some(entry) => Ok(Verdict::Refused { message, justified: format!("a silent trap: {entry}") }),
        None => Err(format!(
            "refused, {message}; the server accepts it ({}), and no entry justifies the refusal",
            truth.summary()
        )),
    }
}

/// The verdicts on many exchanges.
#[derive(Debug, Default)]
pub struct Report {
    /// The name and verdict of each exchange, in recorded order.
    pub verdicts: Vec<(String, Verdict)>,
}

/// The number of exchanges per verdict.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are self-explanatory")]
pub struct Counts {
    pub faithful: usize,
    pub refused: usize,
    pub outside: usize,
    pub wrong: usize,
}

impl Report {
    /// Replays exchanges.
    ///
    /// # Errors
    ///
    /// See [`Replay::new`].
    pub async fn of(exchanges: &[Exchange]) -> Result<Self, Box<dyn StdError + Send + Sync>> {
        let replay = Replay::new()?;
        let mut report = Self::default();
        for exchange in exchanges {
            report.verdicts.push((exchange.name.clone(), replay.exchange(exchange).await));
        }
        Ok(report)
    }

    /// The number of exchanges per verdict.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for (_, verdict) in &self.verdicts {
            *match verdict {
                Verdict::Faithful => &mut counts.faithful,
                Verdict::Refused { .. } => &mut counts.refused,
                Verdict::Outside(_) => &mut counts.outside,
                Verdict::Wrong(_) => &mut counts.wrong,
            } += 1;
        }
        counts
    }

    fn group(&self, f: &mut fmt::Formatter<'_>, title: &str, of: impl Fn(&Verdict) -> Option<String>) -> fmt::Result {
        let found: Vec<_> = self.verdicts.iter().filter_map(|(name, verdict)| Some((name, of(verdict)?))).collect();
        if !found.is_empty() {
            writeln!(f, "\n{title}:")?;
        }
        found.into_iter().try_for_each(|(name, reason)| writeln!(f, "  {name}: {reason}"))
    }
}

/// Writes the counts, and every exchange that is not faithful with the reason.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Counts { faithful, refused, outside, wrong } = self.counts();
        let all = self.verdicts.len();
        writeln!(f, "{all} exchanges: {faithful} faithful, {refused} refused, {outside} outside, {wrong} WRONG")?;
        self.group(f, "refused", |verdict| match verdict {
            Verdict::Refused { message, justified } => Some(format!("{message} [{justified}]")),
            _ => None,
        })?;
        self.group(f, "outside", |verdict| match verdict {
            Verdict::Outside(reason) => Some(reason.clone()),
            _ => None,
        })?;
        self.group(f, "WRONG", |verdict| match verdict {
            Verdict::Wrong(differences) => Some(format!("\n    {}", differences.join("\n    "))),
            _ => None,
        })
    }
}

/// Reads the exchanges of a file, or of the `.jsonl` files in a folder.
///
/// # Errors
///
/// The path cannot be read, a line is not an exchange, or there are no exchanges.
pub fn read(path: &Path) -> Result<Vec<Exchange>, exchanges::Error> {
    let file = path.display().to_string();
    let unreadable = |problem: String| exchanges::Error::File { file: file.clone(), problem };
    let found = if path.is_dir() {
        exchanges::from_folder(path)?
    } else {
        let text = fs::read_to_string(path).map_err(|error| unreadable(error.to_string()))?;
        exchanges::parse(&file, &text)?
    };
    if found.is_empty() { Err(unreadable("it has no exchanges".to_owned())) } else { Ok(found) }
}
