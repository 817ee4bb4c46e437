//! The memory that the program takes for a whole list. It is a process of its own, because the kernel has the peak of all children
//! together, and counts what their parent had when it started them.

#![allow(clippy::unwrap_used, reason = "a failed unwrap fails the test")]

use std::collections::HashSet;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

use nix::sys::resource::{UsageWho, getrusage};

/// The peak for any list, in MiB. A response has 10,000 clients at first, and up to 100,000 of a longer list.
const MOST: f64 = 160.0;

/// With small pages, a client takes a few bytes, with which it is recognized.
const MOST_WITH_SMALL_PAGES: f64 = 40.0;

/// In full (`EMQX_CLOUD_TESTS=full`), 200,000 clients, and otherwise 20,000.
#[test]
fn a_whole_list_takes_little_memory() {
    let is_full = std::env::var("EMQX_CLOUD_TESTS").is_ok_and(|value| value == "full");
    let clients = if is_full { 200_000 } else { 20_000 };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("clients.csv");
    // The peak only grows, so the smallest comes first.
    let (mut peaks, mut simulators) = (Vec::new(), Vec::new());
    let small = ["--limit", "1000"];
    let mut cases = vec![(clients / 10, &small[..], MOST_WITH_SMALL_PAGES), (clients, &small, MOST_WITH_SMALL_PAGES)];
    if is_full {
        cases.push((clients, &[], MOST));
    }
    for (clients, options, most) in cases {
        // A program of its own, so that this one stays small.
        let mut simulator =
            program().args(["simulator", "--clients", &clients.to_string()]).stdout(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(simulator.stdout.take().unwrap()).lines().take(3).map(Result::unwrap);
        let variables: Vec<_> = lines.map(|line| line.strip_prefix("export ").unwrap().to_owned()).collect();
        let variables = variables.iter().map(|line| line.split_once('=').unwrap());
        let list = ["clients", "list", "--all", "-o", "csv", "--to"];
        let mut list = program().args(list).arg(&file).args(options).envs(variables).spawn().unwrap();
        assert!(list.wait().unwrap().success());
        let peak = getrusage(UsageWho::RUSAGE_CHILDREN).unwrap().max_rss() as f64 / 1024.0;
        println!("{clients} clients, {options:?}: {peak:.1} MiB");
        assert!(peak < most, "{clients} clients, {options:?}: {peak:.1} MiB");
        peaks.push(peak);
        // It counts when it has ended, so it must not end before the last list.
        simulators.push(simulator);

        let mut rows = csv::Reader::from_path(&file).unwrap();
        let column = rows.headers().unwrap().iter().position(|name| name == "clientid").unwrap();
        let ids: Vec<_> = rows.records().map(|row| row.unwrap()[column].to_owned()).collect();
        let different: HashSet<_> = ids.iter().collect();
        // The simulator has two more.
        assert_eq!((ids.len(), different.len()), (clients + 2, clients + 2));
        fs::remove_file(&file).unwrap();
    }
    for mut simulator in simulators {
        simulator.kill().unwrap();
        simulator.wait().unwrap();
    }
    assert!(peaks[1] < 1.5 * peaks[0], "ten times the clients: {peaks:.1?} MiB");
}

/// Returns the program, without settings.
fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_emqx-cloud"));
    command.env_clear().env("HOME", concat!(env!("CARGO_TARGET_TMPDIR"), "/no-home")).stderr(Stdio::null());
    command
}
