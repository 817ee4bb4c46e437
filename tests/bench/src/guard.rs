//! The guard: fails if a call takes more instructions, in proportion to the floor, than `guard.yaml` allows.

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::contenders::{Contender, FLOOR};
use crate::instructions::count;
use crate::process::{Server, Target};
use crate::work::Work;

const LIMITS: &str = include_str!("../guard.yaml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Limit {
    contender: String,
    work: String,
    ratio: f64,
}

/// Returns whether every limit is kept.
pub fn run() -> Result<bool> {
    let limits: Vec<Limit> = serde_yaml::from_str(LIMITS).context("guard.yaml")?;
    let server = Server::start(&Target::Bare)?;
    let floor = Contender::find(FLOOR)?;
    let mut passed = true;
    for Limit { contender, work, ratio } in limits {
        let work = Work::find(&work)?;
        let counted = count(&server, Contender::find(&contender)?, work)?;
        let least = count(&server, floor, work)?;
        let measured = counted as f64 / least as f64;
        let what = format!(
            "{contender}, {}: {measured:.3} times the instructions of {FLOOR} ({counted} and {least} a call)",
            work.title()
        );
        if measured <= ratio {
            println!("ok      {what}, limit {ratio}");
            continue;
        }
        passed = false;
        println!("FAILED  {what}, limit {ratio}. To see where they go:");
        println!(
            "        CARGO_PROFILE_RELEASE_DEBUG=line-tables-only cargo run --release -p emqx-cloud-bench -- profile {contender} {}",
            work.name()
        );
    }
    if !passed {
        println!("If the cost is intended, raise the limit in tests/bench/guard.yaml, and say why in the commit.");
    }
    Ok(passed)
}
