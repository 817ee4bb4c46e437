//! Counts instructions with valgrind: the difference between a run with some calls and a run with none, divided by their number.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::contenders::{CONTENDERS, Contender, FLOOR, Job};
use crate::process::{self, Said, Server, Target};
use crate::table::{Cell, Table};
use crate::work::Work;

/// Prints the instructions of a call, of every contender in Rust unless some are named, as a ratio to the floor.
pub fn run(contenders: &[String], works: &[Work]) -> Result<()> {
    let works = if works.is_empty() { &Work::CALLS } else { works };
    let contenders: Vec<_> = match contenders {
        [] => CONTENDERS.iter().filter(|contender| contender.is_rust()).collect(),
        names => {
            let names: Vec<_> =
                [FLOOR].into_iter().chain(names.iter().map(String::as_str).filter(|name| *name != FLOOR)).collect();
            names.into_iter().map(Contender::find).collect::<Result<_>>()?
        }
    };
    let server = Server::start(&Target::Bare)?;
    let mut counts = BTreeMap::new();
    for &work in works {
        for contender in contenders.iter().filter(|contender| contender.does(work)) {
            eprint!("\r{} {}            ", work.name(), contender.name);
            counts.insert((work, contender.name), count(&server, contender, work)?);
        }
    }
    eprintln!("\r{:60}\r", "");
    println!("Instructions of a call (user space), as a ratio to `{FLOOR}`\n");
    let cell = |work, contender: &Contender| {
        let count = |name| counts.get(&(work, name)).map(|count| *count as f64);
        Some(Cell::new(&[count(contender.name)?], &[count(FLOOR)?]))
    };
    print!("{}", Table::new(works, &contenders, cell, number));
    println!("\n{}", crate::table::machine());
    Ok(())
}

fn number(count: f64) -> String {
    if count < 1e6 { format!("{:.1} k", count / 1e3) } else { format!("{:.2} M", count / 1e6) }
}

/// Returns the instructions of a call.
pub fn count(server: &Server, contender: &Contender, work: Work) -> Result<u64> {
    let calls = work.counted();
    let none = total(server, contender, work, 0)?;
    let some = total(server, contender, work, calls)?;
    Ok(some.saturating_sub(none) / calls as u64)
}

fn total(server: &Server, contender: &Contender, work: Work, calls: usize) -> Result<u64> {
    // Of valgrind's tools that count exactly, this is the fastest.
    let settings = ["--tool=cachegrind", "--cache-sim=no", "--branch-sim=no", "--cachegrind-out-file=/dev/null"];
    let said = valgrind(settings, server, contender, work, calls)?;
    // ==123== I   refs:      1,234,567
    let number =
        said.stderr.lines().find_map(|line| line.split_once("refs:")).map(|(_, number)| number.replace(',', ""));
    let number = number.with_context(|| format!("valgrind printed no number of instructions: {}", said.stderr))?;
    Ok(number.trim().parse()?)
}

fn valgrind<S: AsRef<OsStr>>(
    settings: impl IntoIterator<Item = S>,
    server: &Server,
    contender: &Contender,
    work: Work,
    calls: usize,
) -> Result<Said> {
    ensure!(contender.is_rust(), "{} is another program", contender.name);
    let job = Job { work, calls, warm_ups: work.warm_ups(), url: server.url(work) };
    let contender_command = process::contender(contender.name, &job)?;
    let mut command = Command::new("valgrind");
    command.args(settings).arg(contender_command.get_program()).args(contender_command.get_args());
    let said = process::run(command)?;
    ensure!(said.seen == work.expected(calls), "{} decoded {:?} by {}", contender.name, said.seen, work.name());
    Ok(said)
}

/// Shows where the instructions of a call go: writes a profile of `valgrind`, and prints the functions with most of them.
pub fn profile(contender: &Contender, work: Work) -> Result<()> {
    let file = crate::target().join("bench").join(format!("{}.{}.callgrind", contender.name, work.name()));
    std::fs::create_dir_all(file.parent().context("no folder")?)?;
    let server = Server::start(&Target::Bare)?;
    // Without the start of the program and the warm-up calls.
    let settings = ["--tool=callgrind", "--toggle-collect=*measured*"];
    let output = format!("--callgrind-out-file={}", file.display());
    valgrind(settings.into_iter().chain([output.as_str()]), &server, contender, work, work.counted())?;
    let mut annotate = Command::new("callgrind_annotate");
    annotate.args(["--auto=no", "--threshold=80"]).arg(&file);
    let text = annotate.output().context("cannot run callgrind_annotate")?.stdout;
    print!("{}", String::from_utf8_lossy(&text));
    println!("\n{} calls of `{}` by `{}`; more with:", work.counted(), work.name(), contender.name);
    println!("callgrind_annotate --inclusive=yes --tree=calling {}", file.display());
    Ok(())
}
