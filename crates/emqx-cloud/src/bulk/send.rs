//! Sends the items of a bulk job, and returns their outcomes.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use super::outcome::{Outcome, Refused, Said, Unknown, of_error};
use crate::answer::{EachItem, Incoming, Read};
use crate::batch::Rows;
use crate::call::Call;
use crate::error::{Error, ErrorKind, Failure, Result};

/// What is sent for an item.
pub(super) enum Load {
    /// Its JSON, as a part of a batch.
    Item(String),
    /// Its own request.
    Request(Box<reqwest::Request>),
}

impl Load {
    pub fn request(request: reqwest::Request) -> Self {
        Self::Request(Box::new(request))
    }

    /// Returns the size of its JSON, as a part of a batch.
    pub fn json_bytes(&self) -> usize {
        match self {
            Self::Item(json) => json.len(),
            Self::Request(_) => 0,
        }
    }

    /// Returns how many bytes it adds to a batch.
    pub fn bytes(&self) -> usize {
        match self {
            Self::Item(json) => json.len() + ",".len(),
            Self::Request(_) => 0,
        }
    }
}

/// The end of a request: an outcome for each of its items.
pub(super) struct Ended<T> {
    pub outcomes: Vec<Outcome<T>>,
    /// The error, if all other items would get it too.
    pub fatal: Option<Arc<Error>>,
}

pub(super) type Sending<T> = Pin<Box<dyn Future<Output = Ended<T>> + Send>>;

/// Reads the outcome of each item of a batch.
pub(crate) type ReadBatch<T> = fn(Incoming<'_>, Rows) -> Read<Vec<EachItem<T>>>;

/// Reads the result of a call for one item.
pub(crate) type ReadOne<T> = fn(Incoming<'_>) -> Read<T>;

/// How requests are sent.
pub(super) enum Sender<T> {
    /// All items of a chunk in a batch. The template is the request without items.
    Batch { template: std::result::Result<Box<reqwest::Request>, Arc<Error>>, rows: Rows, read: ReadBatch<T> },
    /// A request for each item.
    Calls(ReadOne<T>),
}

impl<T: Send + 'static> Sender<T> {
    pub fn batch(template: Result<reqwest::Request>, rows: Rows, read: ReadBatch<T>) -> Self {
        let template = template.map(Box::new).map_err(Arc::new);
        Self::Batch { template, rows, read }
    }

    pub fn calls(read: ReadOne<T>) -> Self {
        Self::Calls(read)
    }

    /// Returns why nothing can be sent.
    pub fn problem(&self) -> Option<Arc<Error>> {
        match self {
            Self::Batch { template: Err(error), .. } => Some(error.clone()),
            _ => None,
        }
    }

    /// Starts to send items: several in a batch, or one in a call.
    pub fn send(&self, call: &Call, loads: Vec<Load>) -> Sending<T> {
        let (call, count) = (call.clone(), loads.len());
        match self {
            Self::Batch { template, rows, read } => {
                let request = template.as_ref().ok().and_then(|template| template.try_clone());
                let request = request.map(|mut request| {
                    *request.body_mut() = Some(body(loads).into());
                    request
                });
                let (rows, read) = (*rows, *read);
                Box::pin(async move {
                    let request = request.ok_or_else(|| not_built(&call));
                    match call.tracked(request, move |response| read(response, rows)).await {
                        Ok((each, _)) if each.len() != count => {
                            let failure = Failure::new(ErrorKind::UnexpectedResponse);
                            failed(call.fail(failure.detail("it has another number of outcomes than items")), count)
                        }
                        Ok((each, unknown_before)) => {
                            let outcomes = each.into_iter().map(|each| outcome(each, unknown_before)).collect();
                            Ended { outcomes, fatal: None }
                        }
                        Err(error) => failed(error, count),
                    }
                })
            }
            Self::Calls(read) => {
                let read = *read;
                Box::pin(async move {
                    let request = match loads.into_iter().next() {
                        Some(Load::Request(request)) => Ok(*request),
                        _ => Err(not_built(&call)),
                    };
                    match call.tracked(request, read).await {
                        Ok((row, _)) => Ended { outcomes: vec![Outcome::Done(row)], fatal: None },
                        Err(error) => failed(error, count),
                    }
                })
            }
        }
    }
}

fn not_built(call: &Call) -> Error {
    call.fail(Failure::new(ErrorKind::InvalidArgument).detail("no request could be built from the items"))
}

/// Returns the JSON of a batch.
fn body(loads: Vec<Load>) -> String {
    let mut json = String::with_capacity("[]".len() + loads.iter().map(Load::bytes).sum::<usize>());
    json.push('[');
    for (index, load) in loads.into_iter().enumerate() {
        if let Load::Item(item) = load {
            if index > 0 {
                json.push(',');
            }
            json.push_str(&item);
        }
    }
    json.push(']');
    json
}

fn outcome<T>(each: EachItem<T>, unknown_before: bool) -> Outcome<T> {
    match each {
        EachItem::Done(row) => Outcome::Done(row),
        // The failure can be caused by an earlier attempt, such as one that created what exists already.
        EachItem::Failed(item) if unknown_before || item.may_have_been_applied() => {
            Outcome::Unknown(Unknown(Said::Item(Box::new(item))))
        }
        EachItem::Failed(item) => Outcome::Refused(Refused(Said::Item(Box::new(item)))),
        EachItem::Unexpected(error) => Outcome::Unknown(Unknown(Said::Request(Arc::new(error)))),
    }
}

/// Returns the outcomes of the items of a request that failed as a whole.
fn failed<T>(error: Error, count: usize) -> Ended<T> {
    let error = Arc::new(error);
    let is_fatal = error.is_connect()
        || error.is_unauthorized()
        || error.is_not_served()
        || error.is_other_api()
        || error.status() == Some(403)
        || error.kind() == ErrorKind::Configuration;
    Ended { outcomes: (0..count).map(|_| of_error(error.clone())).collect(), fatal: is_fatal.then_some(error) }
}
