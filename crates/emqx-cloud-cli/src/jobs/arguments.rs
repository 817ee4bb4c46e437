//! The options that jobs have in common.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, value_parser};

use super::earlier::Resume;
use super::input::Format;
use crate::exit::{Failure, Result};

/// Returns the options for results, and for how to begin.
pub fn results() -> [Arg; 4] {
    [
        Arg::new("results")
            .long("results")
            .value_name("FILE")
            .value_parser(value_parser!(PathBuf))
            .help("Write a line of JSON with the result of each item"),
        Arg::new("resume")
            .long("resume")
            .action(ArgAction::SetTrue)
            .requires("results")
            .help("Continue the job recorded in the results file, without repeating items"),
        Arg::new("resend-unknown")
            .long("resend-unknown")
            .action(ArgAction::SetTrue)
            .requires("resume")
            .help("Also resend items whose outcome is unknown; some may be executed twice"),
        Arg::new("start-at")
            .long("start-at")
            .value_name("ITEM")
            .value_parser(value_parser!(usize))
            .conflicts_with("results")
            .help("Start at this item, counted from 0"),
    ]
}

/// Returns the option for the format of a file.
pub fn format() -> Arg {
    Arg::new("format")
        .long("format")
        .value_name("FORMAT")
        .value_parser(Format::NAMES)
        .help("The file's format, if its extension is not .csv, .json (at most 16 MiB), .jsonl or .txt")
}

/// Returns the options for requests.
pub fn requests() -> [Arg; 2] {
    let number =
        |name: &'static str| Arg::new(name).long(name).value_name("NUMBER").value_parser(value_parser!(u32).range(1..));
    [
        number("max-in-flight").help("Maximum number of concurrent requests [default: 8 for batches, 16 otherwise]"),
        number("chunk-items").help("Maximum number of items per batch [default: 1000]"),
    ]
}

/// Reads the options of [`results`].
pub fn resume_of(matches: &ArgMatches) -> Resume {
    Resume {
        results: matches.get_one::<PathBuf>("results").cloned(),
        resume: matches.get_flag("resume"),
        resend_unknown: matches.get_flag("resend-unknown"),
        start_at: matches.get_one::<usize>("start-at").copied().unwrap_or_default(),
    }
}

/// Refuses to begin in the middle of the input, for a dry run, which checks all of it.
pub fn whole_input(matches: &ArgMatches) -> Result<()> {
    let given = [("resume", matches.get_flag("resume")), ("start-at", matches.contains_id("start-at"))];
    match given.into_iter().find(|(_, is_given)| *is_given) {
        Some((name, _)) => Err(Failure::usage(format!("`--dry-run` checks the whole input: leave out `--{name}`"))),
        None => Ok(()),
    }
}

/// Reads the option of [`format()`].
pub fn format_of(matches: &ArgMatches) -> Option<Format> {
    matches.get_one::<String>("format").and_then(|name| Format::named(name))
}

/// Reads an option of [`requests`].
pub fn number_of(matches: &ArgMatches, name: &str) -> Option<usize> {
    matches.get_one::<u32>(name).and_then(|number| usize::try_from(*number).ok())
}
