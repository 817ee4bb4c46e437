//! Every operation that takes any number of items, with the items from a file.

use clap::{Arg, ArgMatches, Id};
use emqx_cloud::{Client, Retry, bulk, operations};

use super::arguments::{format, format_of, number_of, requests, results, resume_of, whole_input};
use super::ask;
use super::check::Check;
use super::driver::{Items, Job, Run};
use super::input::{Input, Source};
use crate::exit::{Failure, Result};
use crate::session::Session;
use crate::{args, table};

/// How many items are handed over together if a request has only one.
const BLOCK: usize = 64;

/// How many items a request has at most.
const CHUNK: usize = 1_000;

/// An address that nothing can connect to.
const NOWHERE: &str = "http://127.0.0.1:0/api/v4";

/// Returns the options of a command that takes items from a file, in place of its other arguments.
pub fn arguments(bulk: &table::Bulk, others: Vec<Id>) -> Vec<Arg> {
    let from = Arg::new("from")
        .long("from")
        .value_name("FILE")
        .conflicts_with_all(others)
        .help(format!("{}, from this file, or from standard input with `-`", bulk.summary));
    let options = [format()].into_iter().chain(results()).chain(requests());
    let options = options.map(|option| option.requires("from").hide_short_help(true));
    [from].into_iter().chain(options).collect()
}

/// Returns whether a command takes its items from a file.
pub fn is_asked(matches: &ArgMatches) -> bool {
    matches.try_get_one::<String>("from").is_ok_and(|from| from.is_some())
}

/// Runs the bulk job of a command with the items of `--from`.
pub async fn run(session: &Session, command: &'static table::Command, matches: &ArgMatches) -> Result<()> {
    let from = matches.get_one::<String>("from").ok_or_else(|| Failure::usage("`--from FILE` is missing"))?;
    let (bulk, operation) = args::bulk(command).ok_or_else(|| Failure::usage("the command takes one item"))?;
    ask::no_data(matches)?;
    let input = Input::new(Source::of(from), format_of(matches), bulk.fields)?;
    if args::operation(command).is_some_and(|operation| operation.method == "DELETE") {
        ask::about_named(session, &question(bulk, &input.source))?;
    }
    items(session, bulk.method, operation, input, matches).await
}

/// Returns the question whether to run a bulk job with items from a file.
pub fn question(bulk: &table::Bulk, source: &Source) -> String {
    format!("{} in {source}?", bulk.summary.replacen("any number of", "the", 1))
}

/// Runs a bulk job.
pub async fn items(session: &Session, method: &str, operation: &str, input: Input, matches: &ArgMatches) -> Result<()> {
    let chunk = number_of(matches, "chunk-items");
    let in_flight = number_of(matches, "max-in-flight");
    let operation = operations::ALL.iter().find(|known| known.id == operation);
    // Whatever names its object in the path takes one item.
    let block =
        if operation.is_none_or(|operation| operation.path.contains('{')) { BLOCK } else { chunk.unwrap_or(CHUNK) };
    let start = |client: &Client, items: Items, first: usize| -> Result<Box<dyn Job>> {
        let mut job = client.bulk(method, bulk::stream(items))?.start_at(first);
        if let Some(chunk) = chunk {
            job = job.chunk_items(chunk);
        }
        if let Some(in_flight) = in_flight {
            job = job.max_in_flight(in_flight);
        }
        Ok(Box::new(job))
    };
    if session.globals.dry_run {
        whole_input(matches)?;
        // The job of the SDK checks all items, and then has no connection.
        let client = Client::builder(NOWHERE, "nobody", "nothing").retry(Retry::none()).no_proxy().build()?;
        return Check { input, block }.run(session, |items| start(&client, items, 0)).await;
    }
    let client = session.client().await?;
    let run = Run {
        job: method.to_owned(),
        server: client.address().to_owned(),
        input,
        is_idempotent: operation.is_some_and(|operation| operation.idempotent),
        block,
        resume: resume_of(matches),
    };
    run.run(session, |items, first| start(&client, items, first)).await
}
