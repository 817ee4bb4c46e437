//! The server and the contenders as processes.

use std::convert::Infallible;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::str::FromStr;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};

use crate::contenders::{self, Job};
use crate::work::{Seen, Work};

/// The server to measure with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The bare server.
    Bare,
    /// The simulator of `emqx-cloud-test`, with 10,000 clients.
    Simulator,
    /// One that runs already, by the address of its API.
    Url(String),
}

impl FromStr for Target {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(match text {
            "bare" => Self::Bare,
            "simulator" => Self::Simulator,
            url => Self::Url(url.to_owned()),
        })
    }
}

/// A server. It ends when this is dropped, unless it ran before.
pub struct Server {
    child: Option<Child>,
    address: String,
    is_bare: bool,
}

impl Server {
    pub fn start(target: &Target) -> Result<Self> {
        let mut command = match target {
            Target::Bare => {
                let mut command = Command::new(this()?);
                command.arg("server");
                command
            }
            Target::Simulator => {
                let mut command = Command::new(env!("CARGO"));
                command.args([
                    "run",
                    "--quiet",
                    "--release",
                    "--package",
                    "emqx-cloud-test",
                    "--",
                    "--clients",
                    "10000",
                ]);
                command
            }
            Target::Url(url) => {
                contenders::prepare(url)?;
                return Ok(Self { child: None, address: url.trim_end_matches('/').to_owned(), is_bare: false });
            }
        };
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().context("cannot start the server")?;
        let mut line = String::new();
        BufReader::new(child.stdout.take().context("the server has no output")?).read_line(&mut line)?;
        let is_bare = *target == Target::Bare;
        // The bare server prints its address, the simulator a line for a shell.
        let address = line.trim().trim_start_matches("export EMQX_CLOUD_API=").to_owned();
        let server = Self { child: Some(child), address, is_bare };
        ensure!(server.address.starts_with("http"), "the server has no address: {line:?}");
        if !is_bare {
            contenders::prepare(&server.address)?;
        }
        Ok(server)
    }

    /// Returns the address of the API for a work.
    pub fn url(&self, work: Work) -> String {
        if self.is_bare { format!("{}{}", self.address, work.base_path()) } else { self.address.clone() }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(child) = &mut self.child {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// Returns the path of this program.
pub fn this() -> Result<std::path::PathBuf> {
    std::env::current_exe().context("cannot find this program")
}

/// Returns the command that lets a contender in Rust do a job.
pub fn contender(name: &str, job: &Job) -> Result<Command> {
    let mut command = Command::new(this()?);
    command.args(["contender", name]).args(arguments(job));
    Ok(command)
}

/// The arguments of a contender.
pub fn arguments(job: &Job) -> [String; 4] {
    [job.work.name(), job.calls.to_string(), job.warm_ups.to_string(), job.url.clone()]
}

/// What a contender prints, and what was written to its standard error.
pub struct Said {
    pub seen: Seen,
    /// How long the calls took.
    pub time: Duration,
    pub stderr: String,
}

/// Runs a contender to its end.
pub fn run(mut command: Command) -> Result<Said> {
    let output = command.stdin(Stdio::null()).output().with_context(|| format!("cannot run {command:?}"))?;
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    ensure!(output.status.success(), "{command:?} failed: {stderr}");
    let stdout = String::from_utf8_lossy(&output.stdout);
    let numbers: Result<Vec<u64>, _> = stdout.split_whitespace().map(str::parse).collect();
    match numbers.as_deref() {
        Ok(&[rows, sum, time]) => Ok(Said { seen: Seen { rows, sum }, time: Duration::from_nanos(time), stderr }),
        _ => bail!("{command:?} printed {stdout}"),
    }
}
