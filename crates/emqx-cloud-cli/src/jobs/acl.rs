//! `acl apply`: exactly the access rules of a file exist, for each client and user that it names.
//!
//! ```yaml
//! clientids:
//!   meter-7:
//!     - {topic: meters/7/#, action: pubsub, access: allow}
//! usernames:
//!   alice: []   # no rules
//! ```
//!
//! The file is YAML or JSON. It is read with the parser that the generator uses too, because it gives the line of each value, which
//! the libraries for `serde` do not.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use emqx_cloud::jobs::{AclPlan, ApplyError, ApplyErrorKind, Rule};
use emqx_cloud::{Client, Error};
use futures_util::StreamExt;

use super::ask;
use super::driver::blocking;
use super::interrupt::Interrupts;
use super::yaml::{self, Node, Value};
use crate::exit::{Exit, Failure, Result};
use crate::session::Session;

/// How many clients and users are read at the same time.
const READ_AT_ONCE: usize = 8;

/// What rules are for.
#[derive(Debug, Clone, Copy)]
enum Of {
    Clientid,
    Username,
}

/// A client or a user, with its desired rules.
#[derive(Debug)]
struct Desired {
    of: Of,
    name: String,
    line: usize,
    rules: Vec<Rule>,
    /// The lines of the keys of each rule.
    lines: Vec<[usize; KEYS.len()]>,
}

/// The keys of a rule.
const KEYS: [&str; 3] = ["topic", "action", "access"];

/// Returns the command `apply`.
pub fn command() -> Command {
    Command::new("apply")
        .about("Make the access rules of the clients and users in a file match it; others are left alone")
        .arg(
            Arg::new("file")
                .short('f')
                .long("file")
                .value_name("FILE")
                .required(true)
                .value_parser(value_parser!(PathBuf))
                .help(
                    "A YAML or JSON file: clientids: {meter-7: [{topic: meters/7/#, action: pubsub, access: allow}]}",
                ),
        )
        .arg(
            Arg::new("allow-interruptions")
                .long("allow-interruptions")
                .action(ArgAction::SetTrue)
                .help("Allow unchanged rules to be absent briefly"),
        )
}

/// Runs it.
pub async fn run(session: &Session, matches: &ArgMatches) -> Result<()> {
    ask::no_data(matches)?;
    let file = matches.get_one::<PathBuf>("file").cloned().ok_or_else(|| Failure::usage("the file is missing"))?;
    let allow = matches.get_flag("allow-interruptions");
    let name = file.display().to_string();
    let desired = blocking(move || read(&file)).await?;
    let client = session.client().await?;
    let count = desired.len();
    let plans = plans(&client, &name, desired).await?;
    let changed: Vec<_> =
        plans.into_iter().filter(|plan| !plan.is_empty()).map(|plan| plan.allow_interruptions(allow)).collect();
    for plan in &changed {
        ask::show(session, plan)?;
    }
    ask::show(session, format_args!("{} of {count} clients and users would change", changed.len()))?;
    if changed.is_empty() || session.globals.dry_run {
        return Ok(());
    }
    if !allow && changed.iter().any(|plan| !plan.interrupts().is_empty()) {
        return Err(Failure::usage(
            "unchanged rules would be absent briefly: see the lines with `!`; nothing was changed",
        )
        .hint("add `--allow-interruptions`"));
    }
    ask::about_found(session, "Apply these changes?")?;
    apply(session, &changed).await
}

/// Compares the rules of each client and user with the desired ones.
async fn plans(client: &Client, file: &str, desired: Vec<Desired>) -> Result<Vec<AclPlan>> {
    let plan = |Desired { of, name, line, rules, lines }: Desired| async move {
        let plan = match of {
            Of::Clientid => client.apply_acl_by_clientid(name, rules).plan().await,
            Of::Username => client.apply_acl_by_username(name, rules).plan().await,
        };
        plan.map_err(|error| located(file, line, &lines, &error))
    };
    let plans: Vec<_> =
        futures_util::stream::iter(desired.into_iter().map(plan)).buffered(READ_AT_ONCE).collect().await;
    plans.into_iter().collect()
}

/// Returns the failure of a plan, with the line that it is about.
fn located(file: &str, line: usize, lines: &[[usize; KEYS.len()]], error: &Error) -> Failure {
    let Some(invalid) = error.invalid_arguments().first() else {
        return Failure::new(Failure::of(error).exit(), format!("`{file}`, line {line}: {error}"));
    };
    let of_rule = || {
        let (rule, key) = invalid.argument().strip_prefix("rules[")?.split_once("].")?;
        let place = KEYS.iter().position(|known| *known == key)?;
        Some((lines.get(rule.parse::<usize>().ok()?)?[place], key))
    };
    let (line, name) = of_rule().unwrap_or((line, invalid.argument()));
    Failure::usage(format!("`{file}`, line {line}: `{name}` {}", invalid.problem()))
}

async fn apply(session: &Session, plans: &[AclPlan]) -> Result<()> {
    let interrupts = Interrupts::listen();
    let (mut applied, mut changes, mut failed) = (0, 0, Vec::new());
    for plan in plans {
        if interrupts.is_asked() {
            break;
        }
        match plan.apply().await {
            Ok(done) => {
                applied += 1;
                changes += done.changes;
            }
            Err(error) => {
                let head = plan.to_string().lines().next().unwrap_or_default().to_owned();
                session.note(format_args!("{head}: {error}"));
                changes += error.done().len();
                failed.push(exit(&error));
                // Every other one would get this error too.
                if matches!(error.error().map(exit_of), Some(Exit::Authentication | Exit::Network)) {
                    break;
                }
            }
        }
    }
    let left = plans.len() - applied - failed.len();
    let text =
        format!("{applied} clients and users updated ({changes} changes), {} failed, {left} not started", failed.len());
    let exit = match failed.as_slice() {
        _ if failed.contains(&Exit::Unknown) => Exit::Unknown,
        [] if left == 0 => {
            session.note(text);
            return Ok(());
        }
        _ if interrupts.is_asked() => Exit::Interrupted,
        [first, ..] if changes == 0 => *first,
        _ => Exit::Partial,
    };
    Err(Failure::new(exit, text).hint("run the same command again: it continues where this one stopped"))
}

fn exit(error: &ApplyError) -> Exit {
    match (error.kind(), error.error().map(exit_of)) {
        (_, Some(Exit::Unknown)) => Exit::Unknown,
        _ if !error.done().is_empty() => Exit::Partial,
        (_, Some(exit)) => exit,
        (ApplyErrorKind::Interrupts | ApplyErrorKind::DecodesNames, None) => Exit::Refused,
        _ => Exit::Partial,
    }
}

fn exit_of(cause: &emqx_cloud::Error) -> Exit {
    Failure::of(cause).exit()
}

/// Reads the file. This blocks.
fn read(path: &Path) -> Result<Vec<Desired>> {
    let name = path.display();
    let text =
        std::fs::read_to_string(path).map_err(|error| Failure::usage(format!("cannot read `{name}`: {error}")))?;
    let desired = yaml::parse(&text).and_then(desired);
    desired.map_err(|(line, problem)| Failure::usage(format!("`{name}`, line {line}: {problem}")))
}

type Problem = (usize, String);

fn desired(root: Node) -> std::result::Result<Vec<Desired>, Problem> {
    let mut all = Vec::new();
    for (key, line, node) in map(root, "the file must have `clientids`, `usernames`, or both")? {
        let of = match key.as_str() {
            "clientids" => Of::Clientid,
            "usernames" => Of::Username,
            _ => return Err((line, unknown(&key, "`clientids`, `usernames`"))),
        };
        for (name, line, node) in map(node, "this must be a map from names to rules")? {
            let Value::List(rules) = node.value else {
                return Err((node.line, "this must be a list of rules: `[]` for none".to_owned()));
            };
            let rules = rules.into_iter().map(rule).collect::<std::result::Result<Vec<_>, _>>()?;
            let (rules, lines) = rules.into_iter().unzip();
            all.push(Desired { of, name, line, rules, lines });
        }
    }
    Ok(all)
}

/// Returns a rule, and the lines of its keys.
fn rule(node: Node) -> std::result::Result<(Rule, [usize; KEYS.len()]), Problem> {
    let at = node.line;
    let (mut values, mut lines) = ([None, None, None], [at; KEYS.len()]);
    for (key, line, node) in map(node, "a rule must be a map with the keys `topic`, `action` and `access`")? {
        let Some(place) = KEYS.iter().position(|known| *known == key) else {
            return Err((line, unknown(&key, "`topic`, `action`, `access`")));
        };
        let Value::Scalar(text) = node.value else { return Err((node.line, format!("`{key}` must be a string"))) };
        (values[place], lines[place]) = (Some(text), node.line);
    }
    match values {
        [Some(topic), Some(action), Some(access)] => Ok((Rule::new(topic, action, access), lines)),
        _ => Err((at, "a rule has the keys `topic`, `action` and `access`".to_owned())),
    }
}

fn map(node: Node, problem: &str) -> std::result::Result<Vec<(String, usize, Node)>, Problem> {
    match node.value {
        Value::Map(entries) => Ok(entries),
        _ => Err((node.line, problem.to_owned())),
    }
}

fn unknown(key: &str, known: &str) -> String {
    format!("unknown key `{}`: use {known}", key.escape_debug())
}
