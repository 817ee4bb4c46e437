//! `cargo xtask docs`: the commands, their output, and their exit codes.
//!
//! The exit code is 0 if there is nothing to do, 1 if there is something to look at, and 2 if something could not be
//! read.

#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::{Args, Subcommand};
use pages::Facts;

use super::check;
use super::diff::report::Report;
use crate::Workspace;
use crate::folder::ApiFolder;

/// The arguments of `cargo xtask docs`.
#[derive(Debug, Args)]
pub struct Docs {
    /// The API: the name of its folder in spec/. Not needed if there is only one
    #[arg(long, global = true)]
    pub api: Option<String>,
    /// The command.
    #[command(subcommand)]
    pub command: Command,
}

/// The command.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print the facts on the pages of a checkout as JSON, and on stderr what was not understood
    Extract {
        /// The checkout: the folder that contains zh_CN/api and en_US/api
        dir: PathBuf,
    },
    /// Write the facts on the pages of a checkout to docs.lock.json
    Lock {
        /// The checkout: the folder that contains zh_CN/api and en_US/api
        dir: PathBuf,
    },
    /// Compare docs.lock.json with the specification and its deviations, in both directions
    Check,
    /// Print what changed from docs.lock.json to the pages of a checkout, and where in the specification to look
    Diff {
        /// The checkout: the folder that contains zh_CN/api and en_US/api
        dir: PathBuf,
        /// For people or for machines
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
}

/// The output format.
#[derive(Debug, Clone, Copy, Default, clap::ValueEnum)]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// For machines.
    Json,
}

/// Runs the command.
pub fn run(workspace: &Workspace, docs: Docs) -> ExitCode {
    let folder = || ApiFolder::find(workspace, docs.api.as_deref());
    let outcome = match docs.command {
        Command::Extract { dir } => extract_pages(&dir),
        Command::Lock { dir } => folder().and_then(|folder| lock_pages(&folder, &dir)),
        Command::Check => folder().and_then(|folder| check_lock(&folder)),
        Command::Diff { dir, format } => folder().and_then(|folder| diff_pages(&folder, &dir, format)),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::from(2)
        }
    }
}

fn extract_pages(dir: &Path) -> Result<bool> {
    let facts = pages::extract(dir)?;
    for folder in pages::missing_folders(dir) {
        eprintln!("{folder} is not there");
    }
    print!("{}", facts.to_text()?);
    report_problems(&facts);
    eprintln!("{}", summary(&facts));
    Ok(facts.problems().is_empty())
}

fn lock_pages(folder: &ApiFolder, dir: &Path) -> Result<bool> {
    let facts = pages::extract(dir)?;
    if let Some(folder) = pages::missing_folders(dir).first() {
        bail!("{} has no {folder}, and the lock holds both languages", dir.display());
    }
    report_problems(&facts);
    println!("{}: {}", folder.lock_name(), summary(&facts));
    folder.write_lock(facts)?;
    Ok(true)
}

fn check_lock(folder: &ApiFolder) -> Result<bool> {
    let check::Outcome { problems, facts, waived } =
        check::check(&folder.lock()?, &folder.openapi()?, &folder.deviations()?);
    for problem in &problems {
        eprintln!("{problem}");
    }
    println!("{facts} facts of the pages, {waived} of them waived; {} problem(s)", problems.len());
    Ok(problems.is_empty())
}

fn diff_pages(folder: &ApiFolder, dir: &Path, format: Format) -> Result<bool> {
    let new = pages::extract(dir)?;
    let report = Report::new(&folder.lock()?, &new, &folder.openapi()?, &folder.deviations()?);
    match format {
        Format::Text => print!("{report}"),
        Format::Json => println!("{:#}", report.to_json()),
    }
    Ok(report.is_empty())
}

fn report_problems(facts: &Facts) {
    facts.problems().iter().for_each(|problem| eprintln!("{problem}"));
}

fn summary(facts: &Facts) -> String {
    let sections = facts.sections().count();
    let found: usize = facts.sections().map(|(_, section)| section.facts().len()).sum();
    let problems = facts.problems().len();
    format!("{found} facts in {sections} sections of {} pages; {problems} not understood", facts.pages.len())
}
