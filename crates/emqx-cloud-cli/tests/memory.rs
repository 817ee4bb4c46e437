//! The memory that the program takes for a whole list. It is a process of its own, because the kernel has the peak of all children
//! together, and counts what their parent had when it started them.

#![allow(clippy::unwrap_used, reason = "a failed unwrap fails the test")]

use std::collections::HashSet;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

use nix::sys::resource::{UsageWho, getrusage};

/// The most MiB for pages of 1,000 clients, and for those that the program chooses: 10,000 clients of a list with more than 100,000.
const MOST: [f64; 2] = [40.0, 100.0];

/// Up to 20,000 clients, or 200,000 with `EMQX_CLOUD_CLIENTS=200000`, which takes a minute more.
#[test]
fn a_whole_list_takes_little_memory() {
    let is_full = std::env::var("EMQX_CLOUD_CLIENTS").is_ok_and(|value| value == "200000");
    let small = ["--limit", "1000"];
    // The peak only grows, so the smallest comes first.
    let cases: [(usize, &[&str], f64); 2] = match is_full {
        true => [(20_000, &small, MOST[0]), (200_000, &[], MOST[1])],
        false => [(2_000, &small, MOST[0]), (20_000, &small, MOST[0])],
    };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("clients.csv");
    let (mut peaks, mut simulators) = (Vec::new(), Vec::new());
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
    assert!(peaks[1] < 3.0 * peaks[0], "ten times the clients: {peaks:.1?} MiB");
}

/// Returns the program, without settings.
fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_emqx-cloud"));
    command.env_clear().env("HOME", concat!(env!("CARGO_TARGET_TMPDIR"), "/no-home")).stderr(Stdio::null());
    command
}
