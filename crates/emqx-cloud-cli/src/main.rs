//! The command line for EMQX Cloud deployments.

#[rustfmt::skip]
#[path = "generated/commands.rs"]
mod commands;
mod exit;
mod globals;
mod jobs;
mod session;
mod table;

use std::process::ExitCode;

use clap::Command;

use exit::{Exit, Failure, Result};
use globals::Globals;
use jobs::import::Of;
use session::Session;

#[tokio::main]
async fn main() -> ExitCode {
    let matches = match command().try_get_matches() {
        Ok(matches) => matches,
        Err(error) => {
            // Standard output can be closed.
            let _ = error.print();
            return if error.use_stderr() { Exit::Usage.into() } else { Exit::Success.into() };
        }
    };
    let session = Session { globals: Globals::of(&matches) };
    match run(&session, &matches).await {
        Ok(()) => Exit::Success.into(),
        Err(failure) => {
            let text = failure.to_string();
            if !text.is_empty() {
                anstream::eprintln!("error: {text}");
            }
            failure.exit().into()
        }
    }
}

fn command() -> Command {
    let group = |name: &'static str, commands: Vec<Command>| {
        let about = commands::GROUPS.iter().find(|group| group.name == name).map_or("", |group| group.summary);
        Command::new(name).about(about).subcommand_required(true).subcommands(commands)
    };
    // The generated commands of these groups follow.
    let bulk = |group: &'static str| {
        let commands =
            commands::COMMANDS.iter().filter(move |command| command.group == group && command.bulk.is_some());
        commands.map(|command| Command::new(command.name).about(command.summary).args(jobs::bulk::arguments()))
    };
    Command::new("emqx-cloud")
        .version(env!("CARGO_PKG_VERSION"))
        .args(globals::arguments())
        .subcommand_required(true)
        .subcommand(group("users", [jobs::import::command(Of::Users)].into_iter().chain(bulk("users")).collect()))
        .subcommand(group(
            "clientids",
            [jobs::import::command(Of::Clientids)].into_iter().chain(bulk("clientids")).collect(),
        ))
        .subcommand(group("acl", [jobs::acl::command()].into_iter().chain(bulk("acl")).collect()))
        .subcommand(group("clients", vec![jobs::kick::command()]))
        .subcommand(group("mqtt", bulk("mqtt").collect()))
}

async fn run(session: &Session, matches: &clap::ArgMatches) -> Result<()> {
    let (group, matches) = matches.subcommand().ok_or_else(|| Failure::usage("no command"))?;
    let (name, matches) = matches.subcommand().ok_or_else(|| Failure::usage("no command"))?;
    match (group, name) {
        ("users", "import") => jobs::import::run(session, Of::Users, matches).await,
        ("clientids", "import") => jobs::import::run(session, Of::Clientids, matches).await,
        ("acl", "apply") => jobs::acl::run(session, matches).await,
        ("clients", "kick") => jobs::kick::run(session, matches).await,
        _ => {
            let command = commands::COMMANDS.iter().find(|command| (command.group, command.name) == (group, name));
            match command.and_then(|command| Some((command.bulk.as_ref()?, command.operation))) {
                Some((bulk, operation)) => jobs::bulk::run(session, bulk, operation, matches).await,
                None => Err(Failure::usage("no such command")),
            }
        }
    }
}
