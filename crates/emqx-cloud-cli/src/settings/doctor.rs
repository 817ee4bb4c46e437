//! stub
use crate::exit::Result;
use crate::session::Session;
use clap::ArgMatches;
/// Returns the command.
pub fn command() -> clap::Command {
    clap::Command::new("doctor")
}
/// Runs the command.
pub async fn run(_: &Session, _: &ArgMatches) -> Result<()> {
    Ok(())
}
