//! The guard: fails if a call takes more instructions, in proportion to the floor, than `guard.yaml` allows.

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::contenders::{Contender, FLOOR};
use crate::instructions::count;
use crate::process::{Server, Target};
use crate::work::Work;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Limit {
    contender: String,
    work: String,
    ratio: f64,
}

/// Returns contender, work and ratio of each limit.
pub fn limits() -> Result<Vec<(&'static Contender, Work, f64)>> {
    let file = crate::root().join("tests/bench/guard.yaml");
    let text = std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let limits: Vec<Limit> = serde_yaml::from_str(&text).context("guard.yaml")?;
    let limit = |Limit { contender, work, ratio }: Limit| Ok((Contender::find(&contender)?, Work::find(&work)?, ratio));
    limits.into_iter().map(limit).collect()
}

/// Returns whether every limit is kept.
pub fn run() -> Result<bool> {
    let limits = limits()?;
    let server = Server::start(&Target::Bare)?;
    let floor = Contender::find(FLOOR)?;
    let mut passed = true;
    for (contender, work, ratio) in limits {
        let counted = count(&server, contender, work)?;
        let least = count(&server, floor, work)?;
        let contender = contender.name;
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
            "        cargo run --release -p emqx-cloud-bench -- profile {contender} {} # by callgrind and callgrind_annotate",
            work.name()
        );
    }
    if !passed {
        println!(
            "If the cost is intended, raise the limit in tests/bench/guard.yaml, and say why in the commit message."
        );
    }
    Ok(passed)
}
