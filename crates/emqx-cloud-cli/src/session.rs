//! What a command works with: the options that every command takes, the client, and the terminal.

use std::io::{self, IsTerminal};

use emqx_cloud::Client;
use tokio::sync::OnceCell;

use crate::exit::{Exit, Failure, Result};
use crate::globals::Globals;
use crate::settings::Connected;
use crate::terminal;

/// What a command works with.
#[derive(Debug)]
pub struct Session {
    /// The options that every command takes.
    pub globals: Globals,
    /// The client, with the settings that it is made from and the simulator that it needs.
    connected: OnceCell<Connected>,
}

/// What helps with a deployment that does not respond, or that refuses the credentials.
const DOCTOR: &str = "`emqx-cloud doctor`, which checks each step in turn";

impl Session {
    /// Creates a session. Nothing is read or sent.
    pub fn new(globals: Globals) -> Self {
        Self { globals, connected: OnceCell::new() }
    }

    /// Returns the client for the chosen deployment. With `--server simulator`, starts a simulator.
    ///
    /// It is made once, so this can be called often.
    pub async fn client(&self) -> Result<Client> {
        Ok(self.connected.get_or_try_init(|| Connected::new(self)).await?.client.clone())
    }

    /// Adds what to try.
    pub fn explain(&self, failure: Failure) -> Failure {
        match self.connected.get() {
            Some(connected) if failure.exit() == Exit::Authentication => {
                failure.hint(connected.settings.sources_hint()).hint(DOCTOR)
            }
            Some(_) if failure.exit() == Exit::Unknown => {
                failure.hint("checking whether it took effect before repeating it")
            }
            Some(_) if failure.exit() == Exit::Network || failure.concerns_address() => failure.hint(DOCTOR),
            _ => failure,
        }
    }

    /// Writes a note to standard error, unless `--quiet`.
    pub fn note(&self, text: impl std::fmt::Display) {
        if !self.globals.quiet {
            terminal::say(text);
        }
    }

    /// Returns whether progress can be shown.
    pub fn shows_progress(&self) -> bool {
        !self.globals.quiet && io::stderr().is_terminal()
    }

    /// Asks a question on the terminal, and returns whether the answer is yes.
    ///
    /// With `--yes`, the answer is yes. Without a terminal, the command fails.
    pub fn confirm(&self, question: &str) -> Result<bool> {
        if self.globals.yes {
            return Ok(true);
        }
        if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
            return Err(Failure::usage("there is no terminal to ask for confirmation").hint("`--yes`"));
        }
        terminal::ask(format_args!("{question} [y/N] "));
        let mut answer = String::new();
        io::stdin()
            .read_line(&mut answer)
            .map_err(|error| Failure::new(Exit::Other, format!("cannot read the answer: {error}")).hint("`--yes`"))?;
        Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
    }
}
