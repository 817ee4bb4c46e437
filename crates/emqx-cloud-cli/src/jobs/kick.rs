//! `clients kick`: kicks clients by name, from a file, or all that match filters.

use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command};
use emqx_cloud::Client;
use serde_json::Value;

use super::arguments::{format, format_of, requests, results, resume_of};
use super::ask;
use super::bulk;
use super::driver::blocking;
use super::earlier::{Resume, beside, exists, private};
use super::input::{Format, Input, Source};
use crate::args::Origin;
use crate::commands::COMMANDS;
use crate::exit::{Exit, Failure, Result};
use crate::output::Output;
use crate::session::Session;
use crate::table::{self, Argument};
use crate::{args, call, export};

/// The operation, and the list with the filters.
const KICK: &str = "kick_client";
const LIST: &str = "list_clients";

/// How many names a plan shows.
const SHOWN: usize = 5;

fn find(operation: &str) -> Option<&'static table::Command> {
    COMMANDS.iter().find(|command| command.operation == operation)
}

/// Returns the filters: the parameters of the list, without the size of a page.
fn filters() -> impl Iterator<Item = &'static Argument> {
    let parameters = find(LIST).map_or(&[][..], |list| list.parameters);
    let limit = find(LIST).and_then(export::limit).map(|limit| limit.name);
    parameters.iter().filter(move |parameter| Some(parameter.name) != limit)
}

/// Returns the command `kick`.
pub fn command() -> Command {
    let filter = |filter: &'static Argument| {
        let others = ["names", "from", "all"];
        let argument =
            args::argument(filter, Origin::Parameter, &[]).conflicts_with_all(others).help_heading("Filters");
        if filter.name == "like_clientid" { argument.visible_alias("like") } else { argument }
    };
    Command::new("kick")
        .about("Kick clients: by name, from a file, or all that match filters")
        .long_about(
            "Kick clients: by name, from a file, or all that match filters.\n\nA client that does not exist counts as done.",
        )
        .arg(Arg::new("names").value_name("CLIENTID").num_args(1..).help("The clients to kick"))
        .arg(
            Arg::new("from")
                .long("from")
                .value_name("FILE")
                .conflicts_with("names")
                .help("Read the client identifiers from this file, or `-`"),
        )
        .arg(
            Arg::new("all")
                .long("all")
                .action(ArgAction::SetTrue)
                .conflicts_with_all(["names", "from"])
                .help("Kick every client of the deployment"),
        )
        .args(filters().map(filter))
        .arg(format().requires("from"))
        .args(results())
        .args(requests())
}

/// Runs it.
pub async fn run(session: &Session, output: &Output, matches: &ArgMatches) -> Result<()> {
    let kick = find(KICK).and_then(|command| command.bulk.as_ref());
    let kick = kick.ok_or_else(|| Failure::new(Exit::Other, "there is no bulk job to kick clients"))?;
    let is_named = matches.contains_id("names") || matches.contains_id("from");
    if is_named || !session.globals.dry_run {
        ask::no_data(matches)?;
    }
    if let Some(from) = matches.get_one::<String>("from") {
        let input = Input::new(Source::of(from), format_of(matches), kick.fields)?;
        ask::about_named(session, &bulk::question(kick, &input.source))?;
        return bulk::items(session, kick.method, KICK, input, matches).await;
    }
    if let Some(names) = matches.get_many::<String>("names") {
        let names: Vec<_> = names.cloned().collect();
        ask::about_named(session, &format!("Kick {}?", clients(&names)))?;
        let input = Input::new(Source::Names(names), None, kick.fields)?;
        return bulk::items(session, kick.method, KICK, input, matches).await;
    }
    let value = |filter: &'static Argument| Some((filter.name, call::parameter(filter, matches)?));
    let given: Vec<_> = filters().filter_map(value).collect();
    if given.is_empty() && !matches.get_flag("all") {
        return Err(Failure::usage("which clients?")
            .hint("name clients, add filters such as `--like-clientid`, or add `--all`"));
    }
    let resume = resume_of(matches);
    let origin = matched(&given);
    let kept = resume.results.as_deref().map(|results| beside(results, ".clients"));
    let source = match resumed(&resume, kept.clone()).await? {
        Some(source) => source,
        None => {
            let names = matching(&session.client().await?, given).await?;
            if ask::wants_data(matches) {
                let rows: Vec<_> = names.iter().map(|name| serde_json::json!({ "clientid": name })).collect();
                return output.records(&rows, &["clientid"]);
            }
            ask::show(session, format_args!("kick {}", clients(&names)))?;
            if session.globals.dry_run || names.is_empty() {
                return Ok(());
            }
            ask::about_found(session, "Kick these clients?")?;
            match kept.clone() {
                Some(kept) => blocking(move || keep(&kept, &names).map(|()| Source::File(kept))).await?,
                None => Source::Names(names),
            }
        }
    };
    let format = matches!(source, Source::File(_)).then_some(Format::Jsonl);
    let input = Input { origin: Some(origin), ..Input::new(source, format, kick.fields)? };
    let ended = bulk::items(session, kick.method, KICK, input, matches).await;
    if let (Some(kept), Some(results)) = (kept, resume.results)
        && !exists(&beside(&results, ".journal"))?
        && exists(&kept)?
    {
        std::fs::remove_file(&kept).map_err(|error| failed(&kept, &error))?;
    }
    ended
}

/// Returns the clients of an earlier run. They are kept beside its results, because the list is another one now.
async fn resumed(resume: &Resume, kept: Option<PathBuf>) -> Result<Option<Source>> {
    let Some(kept) = kept else { return Ok(None) };
    let (is_resumed, checked) = (resume.resume, resume.clone());
    blocking(move || {
        checked.check()?;
        match is_resumed {
            false => Ok(None),
            true if exists(&kept)? => Ok(Some(Source::File(kept))),
            true => Err(Failure::usage(format!(
                "the results belong to another job, or its clients are lost: `{}` does not exist",
                kept.display()
            ))),
        }
    })
    .await
}

/// Returns the identifiers of all clients that match the filters.
async fn matching(client: &Client, filters: Vec<(&'static str, Value)>) -> Result<Vec<String>> {
    let call = filters.into_iter().fold(client.call(LIST), |call, (name, value)| call.arg(name, value));
    let mut rows = call.complete()?;
    let mut names = Vec::new();
    while let Some(row) = rows.next().await {
        match row?.to_value().get("clientid").and_then(Value::as_str) {
            Some(name) => names.push(name.to_owned()),
            None => {
                return Err(Failure::new(
                    Exit::Other,
                    "the list has a client without an identifier; nothing was changed",
                ));
            }
        }
    }
    Ok(names)
}

/// Says which clients are kicked.
fn matched(filters: &[(&'static str, Value)]) -> String {
    match filters {
        [] => "all clients".to_owned(),
        filters => {
            let filters: Vec<_> = filters.iter().map(|(name, value)| format!("{name}={value}")).collect();
            format!("clients with {}", filters.join(", "))
        }
    }
}

/// Says how many clients there are, and who the first ones are.
fn clients(names: &[String]) -> String {
    let count = names.len();
    let shown: Vec<_> = names.iter().take(SHOWN).map(|name| name.escape_debug().to_string()).collect();
    let more = if count > SHOWN { ", …" } else { "" };
    let colon = if count > 0 { ": " } else { "" };
    format!("{count} client{}{colon}{}{more}", if count == 1 { "" } else { "s" }, shown.join(", "))
}

/// Writes the clients beside the results. This blocks.
fn keep(path: &Path, names: &[String]) -> Result<()> {
    let new = beside(path, ".new");
    let write = || {
        let mut file = BufWriter::new(private().write(true).create(true).truncate(true).open(&new)?);
        for name in names {
            serde_json::to_writer(&mut file, &serde_json::json!({ "clientid": name }))?;
            file.write_all(b"\n")?;
        }
        file.flush()?;
        std::fs::rename(&new, path)
    };
    write().map_err(|error| failed(path, &error))
}

fn failed(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(Exit::Other, format!("cannot write `{}`: {error}", path.display()))
}
