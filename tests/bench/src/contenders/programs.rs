//! Contenders that are other programs, which are made under the target folder.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use super::Prepared;

/// The version of httpx.
const HTTPX: &str = "httpx==0.28.1";

/// The folder of the programs.
fn programs() -> PathBuf {
    crate::root().join("tests/bench/programs")
}

/// Runs a command; returns what it says if it fails.
fn succeed(command: &mut Command) -> Result<()> {
    let output = command.stdin(Stdio::null()).output().with_context(|| format!("cannot run {command:?}"))?;
    if !output.status.success() {
        bail!("{command:?} failed: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(())
}

pub fn python() -> Result<Prepared> {
    let folder = crate::target().join("tools/bench");
    let venv = folder.join("python");
    let installed = folder.join("python.version");
    if fs::read_to_string(&installed).is_ok_and(|version| version == HTTPX) {
        return Ok(ready(venv.join("bin/python"), "contender.py"));
    }
    fs::create_dir_all(&folder)?;
    if Command::new("python3").arg("--version").output().is_err() {
        return Ok(Prepared::Skipped("there is no python3".to_owned()));
    }
    let made = succeed(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&venv))
        .and_then(|()| succeed(Command::new(venv.join("bin/pip")).args(["install", "--quiet", HTTPX])));
    if let Err(error) = made {
        return Ok(Prepared::Skipped(format!("httpx cannot be installed: {error}")));
    }
    fs::write(&installed, HTTPX)?;
    Ok(ready(venv.join("bin/python"), "contender.py"))
}

pub fn node() -> Result<Prepared> {
    if Command::new("node").arg("--version").output().is_err() {
        return Ok(Prepared::Skipped("there is no node".to_owned()));
    }
    Ok(ready("node".into(), "contender.mjs"))
}

fn ready(program: PathBuf, script: &str) -> Prepared {
    let mut command = Command::new(program);
    command.arg(programs().join(script));
    Prepared::Ready(command)
}

pub fn unguarded() -> Result<Prepared> {
    openapi_generator("off")
}

pub fn guarded() -> Result<Prepared> {
    openapi_generator("on")
}

/// Builds a program around the client that `cargo xtask clients rust` has made.
fn openapi_generator(guard: &str) -> Result<Prepared> {
    let target = crate::target();
    let client = target.join("clients/rust/emqx-client");
    if !client.join("Cargo.toml").is_file() {
        return Ok(Prepared::Skipped("`cargo xtask clients rust` has not made the client".to_owned()));
    }
    let folder = target.join("bench/openapi-generator");
    fs::create_dir_all(folder.join("src"))?;
    let source = programs().join("openapi-generator");
    let manifest = fs::read_to_string(source.join("Cargo.toml"))?;
    fs::write(folder.join("Cargo.toml"), manifest.replace("EMQX_CLIENT", &client.display().to_string()))?;
    fs::copy(source.join("main.rs"), folder.join("src/main.rs"))?;
    let recipe = crate::root().join("spec/clients/rust");
    fs::copy(recipe.join("src/guard.rs"), folder.join("src/guard.rs"))?;
    if !folder.join("Cargo.lock").is_file() {
        // The versions of the recipe; cargo adds what this program needs besides.
        fs::copy(recipe.join("Cargo.lock"), folder.join("Cargo.lock"))?;
    }
    let mut build = Command::new(env!("CARGO"));
    build.args(["build", "--quiet", "--release", "--manifest-path"]).arg(folder.join("Cargo.toml"));
    build.arg("--target-dir").arg(folder.join("target")).env("RUSTFLAGS", "-A nonstandard_style");
    succeed(&mut build)?;
    let mut command = Command::new(folder.join("target/release/contender"));
    command.env("GUARD", guard);
    Ok(Prepared::Ready(command))
}
