//! What a job would do, and the question whether to do it.
//!
//! Jobs that kick, delete, or change access rules ask on a terminal. Without one, those that find out themselves what to change
//! need `--yes`. What the command line or a file names is changed without a question there, so that scripts need no option.

use std::fmt::Display;
use std::io::{self, IsTerminal, Write};

use clap::ArgMatches;

use crate::exit::{Exit, Failure, Result};
use crate::session::Session;
use crate::terminal;

/// Shows what a job would do: on standard output for `--dry-run`, which is asked for nothing else, and otherwise before the question.
pub fn show(session: &Session, plan: impl Display) -> Result<()> {
    match (session.globals.dry_run, session.globals.yes) {
        (true, _) => return Ok(writeln!(io::stdout(), "{plan}")?),
        (false, true) => session.note(plan),
        (false, false) => terminal::say(plan),
    }
    Ok(())
}

/// Asks before a job that changes what it has found. Without a terminal, it fails.
pub fn about_found(session: &Session, question: &str) -> Result<()> {
    match session.confirm(question)? {
        true => Ok(()),
        false => Err(Failure::new(Exit::Interrupted, "nothing was changed")),
    }
}

/// Asks before a job that changes what the command line or a file names, if there is a terminal.
pub fn about_named(session: &Session, question: &str) -> Result<()> {
    let has_terminal = io::stdin().is_terminal() && io::stderr().is_terminal();
    if session.globals.dry_run || !has_terminal { Ok(()) } else { about_found(session, question) }
}

/// Returns whether the command line says how data is written.
pub fn wants_data(matches: &ArgMatches) -> bool {
    ["output", "columns", "to", "jq"].into_iter().any(|option| matches.contains_id(option))
}

/// Refuses the options of the output for a job, which writes no data.
pub fn no_data(matches: &ArgMatches) -> Result<()> {
    if !wants_data(matches) {
        return Ok(());
    }
    let hint = "`--results FILE`, which has the outcome of each item, if the command takes it";
    Err(Failure::usage("this command writes no data, so it takes no options of the output").hint(hint))
}
