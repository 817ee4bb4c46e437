//! Secrets and other values from standard input and from the terminal.

use std::io::{self, BufRead, IsTerminal, Read};

use emqx_cloud::Secret;

use crate::exit::{Exit, Failure, Result};

/// The longest line that is read.
const LONGEST: u64 = 64 * 1024;

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
        anstream::eprint!("{question}: ");
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

/// Reads the secret of a profile from the system's keyring.
pub async fn from_keyring(profile: &str) -> Result<Secret> {
    Err(Failure::usage(format!(
        "the AppSecret of profile `{profile}` is in the system's keyring, which this program cannot read"
    ))
    .hint("`emqx-cloud login`, which keeps it in the configuration file"))
}
