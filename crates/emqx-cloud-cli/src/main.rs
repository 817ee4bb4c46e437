//! The command line for EMQX Cloud deployments.

mod api;
mod args;
mod call;
#[rustfmt::skip]
#[path = "generated/commands.rs"]
mod commands;
mod completions;
mod exit;
mod export;
mod globals;
mod handwritten;
mod jobs;
mod near;
mod output;
mod session;
mod settings;
mod simulator;
mod table;
mod terminal;
#[cfg(test)]
mod tests;
mod trace;
mod watch;

use std::process::ExitCode;

use clap::ArgMatches;
use tokio::runtime::Runtime;

use exit::{Exit, Failure, Result};
use globals::Globals;
use output::Output;
use session::Session;

fn main() -> ExitCode {
    let matches = match args::command().try_get_matches() {
        Ok(matches) => matches,
        Err(error) => {
            // Standard output can be closed.
            let _ = error.print();
            return if error.use_stderr() { Exit::Usage.into() } else { Exit::Success.into() };
        }
    };
    let session = Session::new(Globals::of(&matches));
    if session.globals.verbose {
        trace::start();
    } else if session.shows_progress() && session.globals.attempts.is_none() {
        trace::start_notes();
    }
    let result = match Runtime::new() {
        Ok(runtime) => {
            let result = runtime.block_on(run(&session, &matches));
            // A thread that reads standard input must not keep the program alive.
            runtime.shutdown_background();
            result
        }
        Err(error) => Err(Failure::new(Exit::Other, format!("threads cannot be started: {error}"))),
    };
    let Err(failure) = result else { return Exit::Success.into() };
    let failure = session.explain(failure);
    let text = failure.to_string();
    if !text.is_empty() {
        let style = anstyle::AnsiColor::Red.on_default().bold();
        terminal::say(format_args!("{style}error:{style:#} {text}"));
    }
    failure.exit().into()
}

async fn run(session: &Session, matches: &ArgMatches) -> Result<()> {
    let (mut path, mut matches) = (Vec::new(), matches);
    while let Some((name, inner)) = matches.subcommand() {
        path.push(name);
        matches = inner;
    }
    let output = Output::of(matches)?;
    if let Some(result) = handwritten::run(&path, session, &output, matches).await {
        return result;
    }
    let command = match path[..] {
        [name] => handwritten::frequent(name).or_else(|| args::only(name)),
        [group, name] => args::find(group, name),
        _ => None,
    };
    match command {
        Some(command) if jobs::bulk::is_asked(matches) => jobs::bulk::run(session, command, matches).await,
        Some(command) => call::run_operation(session, &output, command, matches).await,
        None => Err(Failure::usage("there is no such command")),
    }
}
