//! `cargo xtask breaking`: names the changes of documents that break clients, and checks their versions.

#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use xtask::Workspace;
use xtask::folder::ApiFolder;
use xtask::read::Document;

/// The last released form of a contract, beside it.
const RELEASED: &str = "released.yaml";

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments.as_slice() {
        [] => released(),
        ["--record"] => record().map(|()| true),
        [old, new] => read(old).and_then(|old| report(&old, &read(new)?)),
        _ => {
            eprintln!("usage: cargo xtask breaking [OLD NEW | --record]");
            return ExitCode::from(2);
        }
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

fn read(path: impl AsRef<Path>) -> Result<Document> {
    let path = path.as_ref();
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    Document::parse(&text, &path.display().to_string())
}

/// Compares each contract with its last released form.
fn released() -> Result<bool> {
    let workspace = Workspace::here()?;
    let mut fine = true;
    for folder in ApiFolder::all(&workspace)? {
        let path = workspace.path(&folder.name(RELEASED));
        if !path.exists() {
            bail!("{} is missing: record the first release with `cargo xtask breaking --record`", path.display());
        }
        fine &= report(&read(path)?, &folder.openapi()?)?;
    }
    Ok(fine)
}

/// Prints the changes, and whether the version says so.
fn report(old: &Document, new: &Document) -> Result<bool> {
    let changes = breaking::changes(old, new)?;
    changes.iter().for_each(|change| println!("{change}"));
    let (before, after) = (breaking::version(old)?, breaking::version(new)?);
    match breaking::check_version(&before, &after, &changes) {
        Ok(()) => {
            println!("{}: {} changes from {before} to {after}, as the version says", new.name, changes.len());
            Ok(true)
        }
        Err(problem) => {
            println!("{}: {problem}", new.name);
            Ok(false)
        }
    }
}

/// Makes the contracts as they are the released ones.
fn record() -> Result<()> {
    let workspace = Workspace::here()?;
    for folder in ApiFolder::all(&workspace)? {
        let contract = folder.openapi()?;
        let name = folder.name(RELEASED);
        let first = format!(
            "# Copied from {} by `cargo xtask breaking --record`: version {}, with which `cargo xtask breaking` compares.\n# Do not edit.\n\n",
            contract.name,
            breaking::version(&contract)?
        );
        let own = workspace.path(&contract.name);
        let text = first + &fs::read_to_string(&own).with_context(|| format!("cannot read {}", own.display()))?;
        fs::write(workspace.path(&name), text).with_context(|| format!("cannot write {name}"))?;
        println!("{name} is written");
    }
    Ok(())
}
