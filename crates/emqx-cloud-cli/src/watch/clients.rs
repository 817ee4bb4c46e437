//! `clients watch`: clients that connect and disconnect.

use std::collections::HashMap;
use std::io::{self, Write};

use clap::{ArgMatches, Command};
use emqx_cloud::{Client, Result as Answered};
use serde::Serialize;
use serde_json::value::to_raw_value;

use super::{Rounds, arguments, now};
use crate::args::{self, Origin};
use crate::call;
use crate::exit::{Exit, Failure, Result};
use crate::output::{Columns, Output};
use crate::session::Session;

/// The operation that lists clients.
const LIST: &str = "list_clients";

/// Returns the command.
pub fn command() -> Command {
    let filters = listing().into_iter().flat_map(|list| list.parameters).filter(|parameter| parameter.name != "limit");
    Command::new("watch")
        .about("Show clients that connect, disconnect and leave")
        .long_about(
            "Show clients that connect, disconnect and leave.\n\nReads the list of clients at intervals, and shows the differences. \
             What happens between two readings and is over at the second one is not seen. With filters, fewer clients are read.",
        )
        .args(filters.map(|parameter| args::argument(parameter, Origin::Parameter, &[])))
        .args(arguments())
}

fn listing() -> Option<&'static crate::table::Command> {
    crate::commands::COMMANDS.iter().find(|command| command.operation == LIST)
}

/// What is known of a client.
#[derive(Debug, Clone, PartialEq)]
struct Seen {
    connected: bool,
    connected_at: Option<String>,
    username: Option<String>,
    ip_address: Option<String>,
    node: Option<String>,
}

/// A difference between two readings.
#[derive(Debug, Serialize)]
struct Change<'a> {
    time: &'a str,
    event: &'static str,
    clientid: &'a str,
    username: Option<&'a str>,
    ip_address: Option<&'a str>,
    node: Option<&'a str>,
}

/// The fields of a change.
const COLUMNS: [&str; 6] = ["time", "event", "clientid", "username", "ip_address", "node"];

/// Watches until the last round.
pub async fn run(session: &Session, output: &Output, matches: &ArgMatches) -> Result<()> {
    let client = session.client().await?;
    let mut rounds = Rounds::of(matches);
    let mut before = read(&client, matches).await?;
    session.note(format_args!("watching {} clients, every {:?}; ctrl-c ends", before.len(), rounds.interval));
    let mut writer = match output.is_table() {
        true => None,
        false => Some(output.rows(Columns { documented: &COLUMNS, key: &[] })?),
    };
    while rounds.next().await {
        let Some(after) = rounds.survive(session, read(&client, matches).await)? else { continue };
        let time = now();
        for change in changes(&before, &after, &time) {
            match &mut writer {
                Some(writer) => writer.write(&to_raw_value(&change).map_err(unwritable)?)?,
                None => line(&change)?,
            }
        }
        if let Some(writer) = &mut writer {
            writer.flush()?;
        }
        before = after;
    }
    writer.map_or(Ok(0), crate::output::Rows::finish).map(drop)
}

fn unwritable(error: serde_json::Error) -> Failure {
    Failure::new(Exit::Other, format!("a change cannot be written: {error}"))
}

fn line(change: &Change<'_>) -> Result<()> {
    let shown = |text: Option<&str>| text.map(crate::output::shown).unwrap_or_default();
    let Change { time, event, clientid, username, ip_address, node } = change;
    let (clientid, username) = (shown(Some(clientid)), shown(*username));
    let text = format!("{time}  {event:12}  {clientid}  {username}  {}  {}", shown(*ip_address), shown(*node));
    let mut out = io::stdout();
    writeln!(out, "{}", text.trim_end())?;
    Ok(out.flush()?)
}

/// Reads all clients that fit the filters.
async fn read(client: &Client, matches: &ArgMatches) -> Answered<HashMap<String, Seen>> {
    let mut list = client.call(LIST);
    for parameter in
        listing().into_iter().flat_map(|list| list.parameters).filter(|parameter| parameter.name != "limit")
    {
        if let Some(value) = call::parameter(parameter, matches) {
            list = list.arg(parameter.name, value);
        }
    }
    let mut rows = list.complete()?;
    let mut clients = HashMap::new();
    while let Some(row) = rows.next().await {
        let row = row?.to_value();
        let text = |name: &str| row.get(name).and_then(|value| value.as_str()).map(str::to_owned);
        let Some(clientid) = text("clientid") else { continue };
        let connected = row.get("connected").and_then(|value| value.as_bool()).unwrap_or(true);
        let (connected_at, username) = (text("connected_at"), text("username"));
        let seen = Seen { connected, connected_at, username, ip_address: text("ip_address"), node: text("node") };
        clients.insert(clientid, seen);
    }
    Ok(clients)
}

/// Returns what is different, by client identifier.
fn changes<'a>(before: &'a HashMap<String, Seen>, after: &'a HashMap<String, Seen>, time: &'a str) -> Vec<Change<'a>> {
    let mut changes = Vec::new();
    let mut add = |event, clientid: &'a str, seen: &'a Seen| {
        let Seen { username, ip_address, node, .. } = seen;
        let (username, ip_address, node) = (username.as_deref(), ip_address.as_deref(), node.as_deref());
        changes.push(Change { time, event, clientid, username, ip_address, node });
    };
    for (clientid, now) in after {
        match before.get(clientid) {
            None if now.connected => add("connected", clientid, now),
            None => add("appeared", clientid, now),
            Some(then) if then.connected && !now.connected => add("disconnected", clientid, now),
            Some(then) if !then.connected && now.connected => add("connected", clientid, now),
            Some(then) if now.connected && then.connected_at != now.connected_at => add("reconnected", clientid, now),
            Some(_) => {}
        }
    }
    for (clientid, then) in before {
        if !after.contains_key(clientid) {
            add("left", clientid, then);
        }
    }
    changes.sort_by(|a, b| a.clientid.cmp(b.clientid));
    changes
}
