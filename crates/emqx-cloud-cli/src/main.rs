//! The command line for EMQX Cloud deployments.

#[rustfmt::skip]
#[path = "generated/commands.rs"]
mod commands;
mod exit;
mod globals;
mod session;
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
    Command::new("emqx-cloud").version(env!("CARGO_PKG_VERSION")).args(globals::arguments()).subcommand_required(true)
}

async fn run(session: &Session, matches: &clap::ArgMatches) -> Result<()> {
    let _ = (commands::GROUPS, commands::COMMANDS, matches);
    session.client().await.map(drop).map_err(|_: Failure| Failure::usage("no such command"))
}
