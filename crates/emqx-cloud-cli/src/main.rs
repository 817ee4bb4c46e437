//! The command line for EMQX Cloud deployments.

#[rustfmt::skip]
#[path = "generated/commands.rs"]
mod commands;
mod exit;
mod globals;
mod session;
mod settings;
mod simulator;
mod table;

use std::process::ExitCode;

use clap::Command;

use exit::{Exit, Failure, Result};
use globals::Globals;
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
    let session = Session::new(Globals::of(&matches));
    match run(&session, &matches).await {
        Ok(()) => Exit::Success.into(),
        Err(failure) => {
            let failure = session.explain(failure);
            let text = failure.to_string();
            if !text.is_empty() {
                anstream::eprintln!("error: {text}");
            }
            failure.exit().into()
        }
    }
}

fn command() -> Command {
    Command::new("emqx-cloud")
        .version(env!("CARGO_PKG_VERSION"))
        .args(globals::arguments())
        .subcommand_required(true)
        .subcommand(settings::login::command())
        .subcommand(settings::login::logout::command())
        .subcommand(settings::config::command())
        .subcommand(settings::doctor::command())
        .subcommand(simulator::command())
}

async fn run(session: &Session, matches: &clap::ArgMatches) -> Result<()> {
    let _ = (commands::GROUPS, commands::COMMANDS);
    match matches.subcommand() {
        Some(("login", matches)) => settings::login::run(session, matches).await,
        Some(("logout", matches)) => settings::login::logout::run(session, matches).await,
        Some(("config", matches)) => settings::config::run(session, matches).await,
        Some(("doctor", matches)) => settings::doctor::run(session, matches).await,
        Some(("simulator", matches)) => simulator::run(session, matches).await,
        _ => Err(Failure::usage("no such command")),
    }
}
