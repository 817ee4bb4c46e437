//! `cargo xtask clients`: makes the clients in other languages from the client profile, and runs the same scenario with each.
//!
//! Each folder of `spec/clients` is a language. Its program `run` makes the client (`run make FOLDER`: install the tools, generate,
//! compile or check types), and runs the scenario (`run scenario FOLDER`), which prints a line for each fact: `ok 2`, or
//! `not ok 2 - what was seen`. Exit code 77 means that a toolchain is not there.
//!
//! The scenario runs twice: with the guard of the language all facts hold, and without it (`GUARD=off`) some do not, which shows
//! what the guard is for.

#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};

use crate::Workspace;

/// The folder of the languages.
const CLIENTS: &str = "spec/clients";

/// The exit code of a `run` that lacks a toolchain.
const SKIPPED: i32 = 77;

/// What every scenario checks.
const FACTS: [&str; 12] = [
    "a user is created",
    "creating it again is an error that says `existed`",
    "a user that does not exist has no name",
    "a list with two filters has the clients that fit both",
    "all pages have all clients",
    "a batch with a bad item has the outcome of each",
    "a client that was kicked is gone",
    "a wrong secret is an error with the status 401",
    "a 500 with a text is an error with that status",
    "a 204 is an error",
    "a 200 with nothing, with a text, or without `code` is an error",
    "a name with `/`, a space, `%` and Chinese is found again",
];

/// What happened with a language.
enum Outcome {
    /// With the guard every fact holds; these do not hold without.
    Passed(Vec<usize>),
    /// A toolchain is not there.
    Skipped,
    Failed(String),
}

/// Runs the command for some languages, or for all.
pub fn run(workspace: &Workspace, languages: &[String]) -> ExitCode {
    match try_all(workspace, languages) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn try_all(workspace: &Workspace, wanted: &[String]) -> Result<bool> {
    let languages = languages(workspace, wanted)?;
    let target = target(workspace);
    let mut build = Command::new(env!("CARGO"));
    build
        .args(["build", "--quiet", "--package", "emqx-cloud-tests", "--bin", "clients"])
        .current_dir(workspace.path(""));
    ensure!(build.status().context("cannot run cargo")?.success(), "the server does not compile");
    let server = target.join("debug").join(format!("clients{}", std::env::consts::EXE_SUFFIX));
    let mut passed = true;
    let mut table = String::new();
    for language in languages {
        let started = Instant::now();
        println!("== {language}");
        let outcome = try_one(workspace, &language, &target.join("clients").join(&language), &server);
        let seconds = started.elapsed().as_secs();
        let said = match outcome.unwrap_or_else(|error| Outcome::Failed(format!("{error:#}"))) {
            Outcome::Passed(without) => {
                let without: Vec<_> = without.iter().map(usize::to_string).collect();
                format!("{} facts hold; without the guard, {} do not", FACTS.len(), without.join(", "))
            }
            Outcome::Skipped => "skipped: a toolchain is missing".to_owned(),
            Outcome::Failed(problem) => {
                passed = false;
                format!("FAILED: {problem}")
            }
        };
        table.push_str(&format!("{language:<22} {seconds:>4} s  {said}\n"));
    }
    println!("\n{table}");
    Ok(passed)
}

/// Returns the languages: the folders with a `run`.
fn languages(workspace: &Workspace, wanted: &[String]) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(workspace.path(CLIENTS)).with_context(|| format!("cannot read {CLIENTS}"))? {
        let path = entry?.path();
        if path.join("run").is_file() {
            found.extend(path.file_name().map(|name| name.to_string_lossy().into_owned()));
        }
    }
    found.sort();
    if let Some(unknown) = wanted.iter().find(|name| !found.contains(name)) {
        bail!("there is no folder {CLIENTS}/{unknown}: there are {}", found.join(", "));
    }
    Ok(if wanted.is_empty() { found } else { wanted.to_vec() })
}

/// Returns the target folder of cargo.
fn target(workspace: &Workspace) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| workspace.path("target"), |given| workspace.path("").join(given))
}

fn try_one(workspace: &Workspace, language: &str, scratch: &Path, server: &Path) -> Result<Outcome> {
    let program = workspace.path(CLIENTS).join(language).join("run");
    if scratch.exists() {
        fs::remove_dir_all(scratch).with_context(|| format!("cannot empty {}", scratch.display()))?;
    }
    fs::create_dir_all(scratch).with_context(|| format!("cannot make {}", scratch.display()))?;
    let command = |step: &str| {
        let mut command = Command::new(&program);
        command.arg(step).arg(scratch).current_dir(workspace.path("")).stdin(Stdio::null());
        command
    };
    let made = command("make").status().with_context(|| format!("cannot run {}", program.display()))?;
    match made.code() {
        Some(0) => {}
        Some(SKIPPED) => return Ok(Outcome::Skipped),
        _ => return Ok(Outcome::Failed("the client cannot be made".to_owned())),
    }
    let mut facts = Vec::new();
    for guard in ["on", "off"] {
        println!("-- guard {guard}");
        let server = Server::start(server)?;
        let mut scenario = command("scenario");
        scenario.envs(server.variables.clone()).env("GUARD", guard).stdout(Stdio::piped());
        let output = scenario.output().with_context(|| format!("cannot run {}", program.display()))?;
        let text = String::from_utf8_lossy(&output.stdout);
        print!("{text}");
        facts.push(failed(&text)?);
    }
    Ok(match (facts[0].as_slice(), facts[1].as_slice()) {
        ([], []) => Outcome::Failed("everything holds without the guard, too: it is not needed, or not off".to_owned()),
        ([], without) => Outcome::Passed(without.to_vec()),
        ([first, ..], _) => Outcome::Failed(format!("{}: {}", first, FACTS[first - 1])),
    })
}

/// Returns the facts that do not hold. Each fact must have one line.
fn failed(text: &str) -> Result<Vec<usize>> {
    let mut found = BTreeMap::new();
    for line in text.lines() {
        let (holds, rest) = match (line.strip_prefix("ok "), line.strip_prefix("not ok ")) {
            (Some(rest), _) => (true, rest),
            (_, Some(rest)) => (false, rest),
            _ => continue,
        };
        let number: usize = rest.split(' ').next().unwrap_or_default().parse().with_context(|| line.to_owned())?;
        ensure!((1..=FACTS.len()).contains(&number), "there is no fact {number}");
        ensure!(found.insert(number, holds).is_none(), "there are two lines for fact {number}");
    }
    // A scenario that ends early has not shown the rest.
    Ok((1..=FACTS.len()).filter(|number| found.get(number) != Some(&true)).collect())
}

/// The server, which ends when this is dropped.
struct Server {
    child: Child,
    variables: Vec<(String, String)>,
}

impl Server {
    fn start(program: &Path) -> Result<Self> {
        let started = Command::new(program).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let mut child = started.with_context(|| format!("cannot run {}", program.display()))?;
        let output = child.stdout.take().context("the server has no output")?;
        let mut variables = Vec::new();
        for line in BufReader::new(output).lines().take(3) {
            let line = line.context("cannot read what the server says")?;
            let (name, value) = line.split_once('=').with_context(|| format!("the server says {line}"))?;
            variables.push((name.to_owned(), value.to_owned()));
        }
        Ok(Self { child, variables })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read() {
        let ok: String = (1..=12).map(|number| format!("ok {number}\n")).collect();
        let rows: [(&str, Result<&[usize], ()>); 5] = [
            (&ok, Ok(&[])),
            (&ok.replace("ok 7", "not ok 7 - it is there"), Ok(&[7])),
            (&ok.replace("ok 12\n", ""), Ok(&[12])),
            (&format!("{ok}ok 3\n"), Err(())),
            (&format!("{ok}ok 13\n"), Err(())),
        ];
        for (text, expected) in rows {
            assert_eq!(failed(text).as_deref().map_err(|_| ()), expected, "{text}");
        }
    }
}
