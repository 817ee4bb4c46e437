//! Benchmarks: what a call costs with the SDK, and with what people would use instead.
//!
//! ```console
//! $ cargo run --release -p emqx-cloud-bench                              # CPU time of every contender, as a table
//! $ cargo run --release -p emqx-cloud-bench -- instructions              # instructions of the contenders in Rust, by valgrind
//! $ cargo run --release -p emqx-cloud-bench -- guard                     # fails if the SDK takes more of them than guard.yaml allows
//! $ cargo run --release -p emqx-cloud-bench -- profile sdk page-10000    # shows which functions take them
//! ```
//!
//! With `CARGO_PROFILE_RELEASE_DEBUG=line-tables-only`, the profile has the lines, too.//! ```

#![allow(clippy::print_stdout, clippy::print_stderr)]

mod contenders;
mod guard;
mod instructions;
mod process;
mod server;
mod table;
#[cfg(test)]
mod tests;
mod time;
mod work;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::{Parser, Subcommand};

use contenders::{Contender, Job, Start};
use process::Target;
use work::Work;

#[derive(Parser)]
#[command(about = "Benchmarks: what a call costs with the SDK, and with what people would use instead")]
struct Arguments {
    #[command(subcommand)]
    task: Option<Task>,
    #[command(flatten)]
    run: Run,
}

#[derive(Subcommand)]
enum Task {
    /// Measures CPU time, and prints the table; this is the default.
    Run(Run),
    /// Counts the instructions of a call with valgrind.
    Instructions {
        /// A contender in place of all in Rust; can be repeated.
        #[arg(long = "contender", value_name = "NAME")]
        contenders: Vec<String>,
        /// A work in place of those of a single request; can be repeated.
        #[arg(long = "work", value_name = "WORK")]
        works: Vec<Work>,
    },
    /// Fails if the SDK takes more instructions than guard.yaml allows.
    Guard,
    /// Shows which functions take the instructions of a call.
    Profile { contender: String, work: Work },
    /// Prints the names of the contenders.
    Contenders,
    /// Runs the bare server until the standard input ends.
    Server,
    /// Makes calls, for measurements from outside.
    #[command(hide = true)]
    Contender { name: String, work: Work, calls: usize, warm_ups: usize, url: String },
}

#[derive(clap::Args)]
struct Run {
    /// The number of rounds.
    #[arg(long, default_value_t = 7)]
    rounds: usize,
    /// Fewer calls, and no work of many requests.
    #[arg(long)]
    quick: bool,
    /// `bare`, `simulator`, or the address of an API. Others than `bare` get a user, and messages, and must have 10,000 clients.
    #[arg(long, default_value = "bare")]
    server: Target,
    /// A contender beside the floor, in place of all; can be repeated.
    #[arg(long = "contender", value_name = "NAME")]
    contenders: Vec<String>,
    /// A work in place of all; can be repeated.
    #[arg(long = "work", value_name = "WORK")]
    works: Vec<Work>,
}

fn main() -> ExitCode {
    let Arguments { task, run } = Arguments::parse();
    match perform(task.unwrap_or(Task::Run(run))) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Returns whether everything is as it must be.
fn perform(task: Task) -> Result<bool> {
    match task {
        Task::Run(Run { rounds, quick, server, contenders, works }) => {
            let settings = time::Settings { rounds: rounds.max(1), is_quick: quick, target: server, contenders, works };
            time::run(&settings)?;
        }
        Task::Instructions { contenders, works } => instructions::run(&contenders, &works)?,
        Task::Guard => return guard::run(),
        Task::Profile { contender, work } => instructions::profile(Contender::find(&contender)?, work)?,
        Task::Contenders => {
            for Contender { name, about, .. } in &contenders::CONTENDERS {
                println!("{name:<24} {about}");
            }
        }
        Task::Contender { name, work, calls, warm_ups, url } => {
            let Start::Rust(run) = Contender::find(&name)?.start else { bail!("{name} is another program") };
            let (seen, time) = run(&Job { work, calls, warm_ups, url })?;
            println!("{} {} {}", seen.rows, seen.sum, time.as_nanos());
        }
        Task::Server => server::serve()?,
    }
    Ok(true)
}

/// Returns cargo's target folder.
fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |given| root().join(given))
}

/// Returns the folder of the workspace.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap_or(Path::new("."))
}
