//! `cargo xtask docs`: the commands, what they print, and how they end.
//!
//! They end with 0 if all is well, 1 if there is something to look at, and 2 if something could not be read.

#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::Subcommand;

use super::diff::report::Report;
use super::{check, contradictions, extract, layout, lock};
use crate::Workspace;
use crate::emit::SPEC;
use crate::generate::DEVIATIONS;
use crate::read::Document;

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Docs {
    /// Print what the pages of a checkout say, as JSON, and on stderr what was not understood
    Extract {
        /// The checkout: the folder that has zh_CN/api and en_US/api
        dir: PathBuf,
    },
    /// Write what the pages of a checkout say to spec/v4/docs.lock.json
    Lock {
        /// The checkout: the folder that has zh_CN/api and en_US/api
        dir: PathBuf,
    },
    /// Compare spec/v4/docs.lock.json with the specification and its deviations, in both directions
    Check,
    /// Print what changed from spec/v4/docs.lock.json to the pages of a checkout, and where in the specification to look
    Diff {
        /// The checkout: the folder that has zh_CN/api and en_US/api
        dir: PathBuf,
        /// For people or for machines
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// List where the pages contradict each other or themselves, from spec/v4/docs.lock.json or a checkout
    Contradictions {
        /// A checkout to read in place of the lock
        dir: Option<PathBuf>,
    },
}

/// For whom to print.
#[derive(Debug, Clone, Copy, Default, clap::ValueEnum)]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// For machines.
    Json,
}

/// Does it.
pub fn run(workspace: &Workspace, command: Docs) -> ExitCode {
    let outcome = match command {
        Docs::Extract { dir } => extract_pages(&dir),
        Docs::Lock { dir } => lock_pages(workspace, &dir),
        Docs::Check => check_lock(workspace),
        Docs::Diff { dir, format } => diff_pages(workspace, &dir, format),
        Docs::Contradictions { dir } => list_contradictions(workspace, dir.as_deref()),
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

fn extract_pages(dir: &std::path::Path) -> Result<bool> {
    let facts = extract::extract(dir)?;
    for folder in extract::missing(dir) {
        eprintln!("{folder} is not there");
    }
    print!("{}", facts.to_text()?);
    let problems = extract::problems(&facts);
    for problem in &problems {
        eprintln!("{problem}");
    }
    eprintln!("{}", summary(&facts));
    Ok(problems.is_empty())
}

fn lock_pages(workspace: &Workspace, dir: &std::path::Path) -> Result<bool> {
    let facts = extract::extract(dir)?;
    if let Some(folder) = extract::missing(dir).first() {
        bail!("{} has no {folder}, and the lock holds both languages", dir.display());
    }
    for problem in extract::problems(&facts) {
        eprintln!("{problem}");
    }
    println!("{}: {}", lock::LOCK, summary(&facts));
    lock::write(workspace, facts)?;
    Ok(true)
}

fn check_lock(workspace: &Workspace) -> Result<bool> {
    let outcome = check_workspace(workspace)?;
    for problem in &outcome.problems {
        eprintln!("{problem}");
    }
    let check::Outcome { problems, facts, waived } = &outcome;
    println!("{facts} facts of the pages, {waived} of them waived; {} problem(s)", problems.len());
    Ok(problems.is_empty())
}

fn diff_pages(workspace: &Workspace, dir: &std::path::Path, format: Format) -> Result<bool> {
    let report = diff_workspace(workspace, &extract::extract(dir)?)?;
    match format {
        Format::Text => print!("{report}"),
        Format::Json => print!("{}", layout::write(&report.to_json())),
    }
    Ok(report.is_empty())
}

/// Compares the lock of a workspace with what new pages say.
pub fn diff_workspace(workspace: &Workspace, new: &super::facts::Facts) -> Result<Report> {
    let lock = lock::read(workspace)?;
    let spec = Document::read(&workspace.path(SPEC), SPEC)?;
    let deviations = Document::read(&workspace.path(DEVIATIONS), DEVIATIONS)?;
    Ok(Report::new(&lock, new, &spec, &deviations))
}

fn list_contradictions(workspace: &Workspace, dir: Option<&std::path::Path>) -> Result<bool> {
    let facts = match dir {
        Some(dir) => extract::extract(dir)?,
        None => lock::read(workspace)?,
    };
    let found = contradictions::find(&facts);
    for (kind, count) in contradictions::count(&found) {
        println!("{} ({count}):", kind.words());
        for contradiction in found.iter().filter(|found| found.kind == kind) {
            println!("  {contradiction}");
        }
    }
    println!("{} contradictions", found.len());
    Ok(found.is_empty())
}

/// Compares the lock of a workspace with its specification.
pub fn check_workspace(workspace: &Workspace) -> Result<check::Outcome> {
    let lock = lock::read(workspace)?;
    let spec = Document::read(&workspace.path(SPEC), SPEC)?;
    let deviations = Document::read(&workspace.path(DEVIATIONS), DEVIATIONS)?;
    Ok(check::check(&lock, &spec, &deviations))
}

fn summary(facts: &super::facts::Facts) -> String {
    let sections = facts.sections().count();
    let found: usize = facts.sections().map(|(_, section)| section.facts().len()).sum();
    let problems: usize = facts.sections().map(|(_, section)| section.problems.len()).sum();
    format!("{found} facts in {sections} sections of {} pages; {problems} not understood", facts.pages.len())
}
