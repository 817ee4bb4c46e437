//! Completions for shells, and manual pages.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};
use clap_complete::Shell;

use crate::args;
use crate::exit::{Exit, Failure, Result};

/// Returns the command for completions.
pub fn command() -> Command {
    Command::new("completions")
        .about("Print completions for a shell")
        .after_help("For example: emqx-cloud completions bash > ~/.local/share/bash-completion/completions/emqx-cloud")
        .arg(Arg::new("shell").value_name("SHELL").value_parser(value_parser!(Shell)).required(true).help("The shell"))
}

/// Prints completions.
pub fn run(matches: &ArgMatches) -> Result<()> {
    let Some(shell) = matches.get_one::<Shell>("shell") else { return Err(Failure::usage("which shell?")) };
    let mut text = Vec::new();
    clap_complete::generate(*shell, &mut args::command(), "emqx-cloud", &mut text);
    if *shell == Shell::Bash {
        // clap_complete spells the hyphen of the name in two ways, so that only the first word would be completed.
        text = String::from_utf8_lossy(&text).replace("emqx__subcmd__cloud", "emqx__cloud").into_bytes();
    }
    Ok(io::stdout().write_all(&text)?)
}

/// Returns the command for manual pages.
pub fn man_command() -> Command {
    Command::new("man").about("Print the manual page, or write a page for each command").arg(
        Arg::new("directory")
            .long("directory")
            .value_name("DIRECTORY")
            .value_parser(value_parser!(PathBuf))
            .help("Write a page for each command to this directory"),
    )
}

/// Prints or writes manual pages.
pub fn run_man(matches: &ArgMatches) -> Result<()> {
    let root = complete(args::command());
    let Some(directory) = matches.get_one::<PathBuf>("directory") else {
        let mut page = Vec::new();
        clap_mangen::Man::new(root).render(&mut page)?;
        return Ok(io::stdout().write_all(&page)?);
    };
    std::fs::create_dir_all(directory).and_then(|()| clap_mangen::generate_to(root, directory)).map_err(|error| {
        Failure::new(Exit::Other, format!("cannot write manual pages to {}: {error}", directory.display()))
    })
}

/// Returns a command whose pages describe options that only the long help has, too.
fn complete(command: Command) -> Command {
    command.mut_args(|argument| argument.hide_short_help(false)).mut_subcommands(complete)
}
