//! Secrets and other values from standard input, from the terminal, and from commands.

use std::io::{self, BufRead, IsTerminal, Read};
use std::process::Stdio;
use std::time::Duration;

use emqx_cloud::Secret;
use tokio::process::Command;

use super::Source;
use crate::exit::{Exit, Failure, Result};
use crate::terminal;

/// The longest line that is read.
const LONGEST: u64 = 64 * 1024;

/// How long a command may take: it can ask the user to unlock something.
const PATIENCE: Duration = Duration::from_secs(60);

/// Returns whether the user can be asked.
pub fn can_ask() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Reads the first line of standard input. The rest stays there.
pub async fn from_input() -> Result<Secret> {
    let line = blocking(|| read_line(&mut io::stdin().lock())).await?;
    match line.is_empty() {
        true => Err(Failure::usage("the first line of standard input, which `--app-secret-stdin` reads, is empty")
            .hint("`--app-secret-stdin < FILE`")),
        false => Ok(line.into()),
    }
}

/// Asks for a secret, without showing what is typed.
pub async fn ask_secret(question: String) -> Result<Secret> {
    let answer = blocking(move || rpassword::prompt_password(format!("{question}: "))).await?;
    if answer.is_empty() { Err(Failure::usage("the AppSecret must not be empty")) } else { Ok(answer.into()) }
}

/// Asks for a value.
pub async fn ask(question: String) -> Result<String> {
    let answer = blocking(move || {
        terminal::ask(format_args!("{question}: "));
        read_line(&mut io::stdin().lock())
    });
    Ok(answer.await?.trim().to_owned())
}

fn read_line(input: &mut impl BufRead) -> io::Result<String> {
    let mut line = String::new();
    input.take(LONGEST).read_line(&mut line)?;
    // The line break is not a part of it; anything else is.
    let line = line.strip_suffix('\n').unwrap_or(&line);
    Ok(line.strip_suffix('\r').unwrap_or(line).to_owned())
}

async fn blocking<T: Send + 'static>(read: impl FnOnce() -> io::Result<T> + Send + 'static) -> Result<T> {
    let read = tokio::task::spawn_blocking(read).await.unwrap_or_else(|error| Err(io::Error::other(error)));
    read.map_err(|error| Failure::new(Exit::Other, format!("cannot read from the terminal: {error}")))
}

/// Runs the command of a profile, and returns the first line that it prints. What it writes to standard error is shown.
pub async fn from_command(command: &[String], source: &Source) -> Result<Secret> {
    let [program, arguments @ ..] = command else { return Err(Failure::usage(format!("{source} is empty"))) };
    let output =
        Command::new(program).args(arguments).stdin(Stdio::null()).stderr(Stdio::inherit()).kill_on_drop(true).output();
    let late =
        |_| Failure::new(Exit::Other, format!("{program} ({source}) took more than {} seconds", PATIENCE.as_secs()));
    let output = tokio::time::timeout(PATIENCE, output).await.map_err(late)?;
    let output = output.map_err(|error| Failure::usage(format!("cannot run {program} ({source}): {error}")))?;
    if !output.status.success() {
        return Err(Failure::new(Exit::Other, format!("{program} ({source}) failed: {}", output.status)));
    }
    let line = read_line(&mut output.stdout.as_slice()).ok().filter(|line| !line.is_empty());
    let line = line.ok_or_else(|| Failure::new(Exit::Other, format!("{program} ({source}) printed no AppSecret")))?;
    Ok(line.into())
}
