//! Replays recorded exchanges through the typed client.
//!
//! For each exchange, it makes the typed call of the recorded request, serves the recorded response, and compares the
//! request on the wire (method, path, query, body, and the headers that matter), the outcome, and every value of the
//! response.
//!
//! Recordings do not contain credentials. The replay has its own, which must arrive in `Authorization` and nowhere else;
//! for requests that were not authorized, it has others. The base path of a recording can be `/api/v4`, `/api` or none.
//!
//! Variants of the recorded exchanges (`variants.rs`) cover what recordings rarely contain: lists with several rows,
//! undocumented fields, and batches in which a valid item failed.
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
mod numbers;
mod request;
mod traps;
mod truth;
mod variants;

use std::error::Error as StdError;
use std::fmt;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use emqx_cloud::{Answer, Client, Error, ErrorKind, Retry};
use serde_json::Value;

use crate::exchanges::{self, Answered, Exchange};
use crate::server::{self, Request, Server};
use difference::Secrets;
use request::{BASE_PATHS, Plan};
use traps::Refusal;
use truth::{Truth, truth};

pub use json::Json;
pub use traps::entries;

/// Credentials that appear in no recording, so that redacting them changes no message.
const APP_ID: &str = "replay-8c1f6a";
/// The valid secret.
const APP_SECRET: &str = "right-5b0e77d2";
/// The secret of an unauthorized caller.
const WRONG_SECRET: &str = "wrong-91d4c3aa";

/// The maximum number of items that are removed from a batch, with one call for each.
const REFUSED_ITEMS: usize = 100;

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

/// A defect of the SDK, inserted between the SDK and the replay, so that tests can show that the replay finds it.
#[derive(Debug, Clone, Copy)]
pub enum Sabotage {
    /// Changes the requests that the server received.
    Sent(fn(&mut Vec<Request>)),
    /// Changes the response that the SDK reads.
    Received(fn(&mut Answered)),
    /// Changes the result of the call, which has the form of the response without its code.
    Returned(fn(&mut Result<Value, Error>)),
}

/// Replays exchanges one after the other.
pub struct Replay {
    server: Server,
    /// The clients for each of [`BASE_PATHS`].
    clients: Vec<Clients>,
    sabotage: Option<Sabotage>,
}

/// Clients of an API at a base path.
struct Clients {
    authorized: Client,
    unauthorized: Client,
}

/// What a typed call did.
struct Done {
    /// The value of `Authorization` that the call's client has to send.
    authorization: String,
    sent: Vec<Request>,
    result: Result<Value, Error>,
}

impl Replay {
    /// Creates a replay with its own server.
    ///
    /// # Errors
    ///
    /// The server cannot be started, or a client cannot be built.
    pub fn new() -> Result<Self, Box<dyn StdError + Send + Sync>> {
        let server = Server::new()?;
        let client = |base: &str, secret: &str| {
            let address = format!("http://{}{base}", server.socket_address());
            let builder = Client::builder(&address, APP_ID, secret).retry(Retry::none());
            // There is no TLS here, and the certificates of the system take long to read.
            builder.http(|http| http.tls_certs_only([])).build()
        };
        let clients = BASE_PATHS.iter().map(|base| {
            Ok(Clients { authorized: client(base, APP_SECRET)?, unauthorized: client(base, WRONG_SECRET)? })
        });
        Ok(Self { clients: clients.collect::<Result<_, Error>>()?, server, sabotage: None })
    }

    /// Returns this replay with a broken SDK.
    #[must_use]
    pub fn sabotaged(self, sabotage: Sabotage) -> Self {
        Self { sabotage: Some(sabotage), ..self }
    }

    /// Replays an exchange and its variants.
    pub async fn exchange(&self, exchange: &Exchange) -> Verdict {
        let verdict = self.against(exchange, exchange).await;
        let variants = match &verdict {
            Verdict::Wrong(_) => return verdict,
            Verdict::Refused { .. } => {
                let rest = self.without_refused_items(exchange).await;
                rest.map(|rest| ("without the refused items", rest)).into_iter().collect()
            }
            Verdict::Faithful | Verdict::Outside(_) => {
                request::plan(&exchange.request).map(|plan| variants::of(&plan, exchange)).unwrap_or_default()
            }
        };
        let mut wrong = Vec::new();
        for (what, variant) in variants {
            if let Verdict::Wrong(differences) = self.against(&variant, &variant).await {
                wrong.extend(differences.into_iter().map(|difference| format!("{what}: {difference}")));
            }
        }
        if wrong.is_empty() { verdict } else { Verdict::Wrong(wrong) }
    }

    /// Returns a refused batch without the items that it is refused for.
    async fn without_refused_items(&self, exchange: &Exchange) -> Option<Exchange> {
        let mut rest = exchange.clone();
        for _ in 0..REFUSED_ITEMS {
            let plan = request::plan(&rest.request).ok()?;
            let result = self.perform(&plan, &rest).await.result;
            match result.as_ref().map_err(Error::invalid_arguments) {
                Err([invalid, ..]) => rest = variants::without(&rest, invalid.argument())?,
                _ => return Some(rest),
            }
        }
        None
    }

    /// Replays an exchange, without its variants, and compares it with `recorded`. They differ if a test plants a fault.
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
        let mut response = exchange.response.clone();
        if let Some(Sabotage::Received(change)) = self.sabotage {
            change(&mut response);
        }
        self.server.answer(answer(&response));
        let is_authorized = exchange.authorized && exchange.response.status != 401;
        let Clients { authorized, unauthorized } = &self.clients[plan.base];
        let (client, secret) = if is_authorized { (authorized, APP_SECRET) } else { (unauthorized, WRONG_SECRET) };
        let call = client.call(plan.operation.id);
        let call = plan.arguments.iter().fold(call, |call, (name, value)| call.arg(name, value.clone()));
        let call = plan.body.iter().fold(call, |call, body| call.body(body.clone()));
        let mut result = call.send().await.map(|answer| returned(&answer));
        let mut sent = self.server.seen();
        match self.sabotage {
            Some(Sabotage::Sent(change)) => change(&mut sent),
            Some(Sabotage::Returned(change)) => change(&mut result),
            _ => {}
        }
        Done { authorization: format!("Basic {}", STANDARD.encode(format!("{APP_ID}:{secret}"))), sent, result }
    }
}

impl fmt::Debug for Replay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Replay").finish_non_exhaustive()
    }
}

/// The result of a call in the form of the response, with every digit of its numbers.
fn returned(answer: &Answer) -> Value {
    serde_json::to_vec(answer).and_then(|json| serde_json::from_slice(&numbers::exact(&json))).unwrap_or_default()
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
    let truth = truth(plan.operation, plan.body.as_ref(), &recorded.response).fitting(plan.operation, &plan.arguments);
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
    let mut request = request::compare(&recorded.request, sent, plan);
    request.wrong.extend(request::compare_headers(sent, &done.authorization));
    let headers = sent.headers.iter().filter(|(name, _)| name != "authorization").map(|(_, value)| value.as_bytes());
    let mut places = headers.chain([sent.target.as_bytes(), &sent.body]);
    if places.any(|place| [APP_SECRET, WRONG_SECRET].iter().any(|secret| contains(place, secret))) {
        request.wrong.push("the secret is sent outside of `Authorization`".to_owned());
    }
    let secrets = Secrets::of(plan.body.as_ref());
    let differences: Vec<_> =
        request.wrong.into_iter().chain(answer::compare(&truth, &done.result, &secrets)).collect();
    match (differences.is_empty(), request.respelt) {
        (false, _) => wrong(differences),
        (true, Some(respelt)) => Verdict::Outside(respelt),
        (true, None) => Verdict::Faithful,
    }
}

fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
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
    let found = exchanges::read(path)?;
    if found.is_empty() {
        let (file, problem) = (path.display().to_string(), "it has no exchanges".to_owned());
        return Err(exchanges::Error::File { file, problem });
    }
    Ok(found)
}
