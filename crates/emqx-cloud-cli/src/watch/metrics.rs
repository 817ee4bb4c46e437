//! `metrics watch`: the rates of counters.

use std::io::{self, Write};
use std::time::Instant;

use clap::{Arg, ArgAction, ArgMatches, Command};
use emqx_cloud::Rates;
use serde::Serialize;
use serde_json::value::to_raw_value;

use super::{Rounds, arguments, now};
use crate::exit::{Exit, Failure, Result};
use crate::output::{Columns, Output, Rows};
use crate::session::Session;

/// Returns the command.
pub fn command() -> Command {
    Command::new("watch")
        .about("Show how fast the counters grow")
        .arg(
            Arg::new("counter")
                .long("counter")
                .value_name("PREFIX")
                .action(ArgAction::Append)
                .help("Show only counters whose name starts with this, such as `messages.`"),
        )
        .arg(Arg::new("zero").long("zero").action(ArgAction::SetTrue).help("Show counters that do not grow, too"))
        .args(arguments())
}

/// The rate of a counter.
#[derive(Debug, Serialize)]
struct Row<'a> {
    time: &'a str,
    node: &'a str,
    counter: &'a str,
    per_second: f64,
    difference: i64,
    reset: bool,
}

/// The fields of a rate, for programs and for people.
const COLUMNS: [&str; 6] = ["time", "node", "counter", "per_second", "difference", "reset"];

/// Watches until the last round.
pub async fn run(session: &Session, output: &Output, matches: &ArgMatches) -> Result<()> {
    let client = session.client().await?;
    let mut rounds = Rounds::of(matches);
    let mut before = (client.get_metrics().await?, Instant::now());
    session.note(format_args!("the first rates follow in {:?}; ctrl-c ends", rounds.interval));
    let columns = Columns { documented: &COLUMNS, key: &[] };
    let mut writer = match output.is_table() {
        true => None,
        false => Some(output.rows(columns)?),
    };
    while rounds.next().await {
        let Some(found) = rounds.survive(session, client.get_metrics().await)? else { continue };
        let after = (found, Instant::now());
        let elapsed = after.1.duration_since(before.1);
        let rates = Rates::between(&before.0, &after.0, elapsed);
        let rates = rates.map_err(|error| Failure::new(Exit::Other, error.to_string()))?;
        for node in
            rates.appeared.iter().map(|node| (node, "appeared")).chain(rates.gone.iter().map(|node| (node, "is gone")))
        {
            session.note(format_args!("note: the node {} {}", crate::output::shown(node.0), node.1));
        }
        match &mut writer {
            Some(writer) => {
                write(writer, &rates, matches)?;
                writer.flush()?;
            }
            None => {
                writeln!(io::stdout(), "{}", now())?;
                let mut table = output.rows(columns)?;
                write(&mut table, &rates, matches)?;
                if table.finish()? == 0 {
                    session.note("no counter has grown");
                }
            }
        }
        before = after;
    }
    writer.map_or(Ok(0), Rows::finish).map(drop)
}

fn write(writer: &mut Rows, rates: &Rates, matches: &ArgMatches) -> Result<()> {
    let time = now();
    let prefixes: Vec<_> = matches.get_many::<String>("counter").into_iter().flatten().collect();
    let is_chosen = |name: &str| prefixes.is_empty() || prefixes.iter().any(|prefix| name.starts_with(prefix.as_str()));
    for node in &rates.nodes {
        for (counter, rate) in node.rates.iter().filter(|(name, _)| is_chosen(name)) {
            if rate.difference == 0 && !rate.reset && !matches.get_flag("zero") {
                continue;
            }
            // Whole tenths are enough to read, and never more digits than there are.
            let per_second = (rate.per_second * 10.0).round() / 10.0;
            let row = Row {
                time: &time,
                node: &node.node,
                counter,
                per_second,
                difference: rate.difference,
                reset: rate.reset,
            };
            let row = to_raw_value(&row).map_err(|error| Failure::new(Exit::Other, error.to_string()))?;
            writer.write(&row)?;
        }
    }
    Ok(())
}
