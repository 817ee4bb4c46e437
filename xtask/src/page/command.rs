//! `cargo xtask page`: installs the pinned bundle of Scalar into the page, and generates the rest.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::file::{FILE, SHA256, VERSION, bundle, marked, sha256};
use crate::Workspace;
use crate::generate::{self, Report};

/// The command, for messages.
pub const COMMAND: &str = "cargo xtask page";

/// The npm package, and the bundle in it.
const PACKAGE: &str = "@scalar/api-reference";
const BUNDLE: &str = "package/dist/browser/standalone.js";

/// Installs the bundle if the page does not have it, and writes every generated file.
pub fn run(workspace: &Workspace) -> Result<Report> {
    let path = workspace.path(FILE);
    let there = fs::read_to_string(&path).is_ok_and(|page| bundle(&page).is_some());
    if !there {
        let scratch = std::env::temp_dir().join(format!("emqx-cloud-page-{}", std::process::id()));
        fs::create_dir_all(&scratch).with_context(|| format!("cannot make {}", scratch.display()))?;
        let found = download(&scratch);
        let _ = fs::remove_dir_all(&scratch);
        let found = found?;
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).with_context(|| format!("cannot make the folder of {FILE}"))?;
        }
        fs::write(&path, marked(&found)).with_context(|| format!("cannot write {FILE}"))?;
    }
    generate::write(workspace)
}

/// Downloads the package into a folder, and returns the bundle if it is the pinned one.
fn download(scratch: &Path) -> Result<String> {
    let mut npm = Command::new("npm");
    run_in(scratch, npm.args(["pack", "--silent", &format!("{PACKAGE}@{VERSION}")]))?;
    let archives = fs::read_dir(scratch)?.filter_map(|entry| Some(entry.ok()?.path()));
    let archive = archives.into_iter().find(|path| path.extension().is_some_and(|end| end == "tgz"));
    let archive = archive.context("npm made no archive")?;
    let mut tar = Command::new("tar");
    run_in(scratch, tar.arg("-xzf").arg(archive).arg(BUNDLE))?;
    let content = fs::read(scratch.join(BUNDLE)).with_context(|| format!("cannot read {BUNDLE} of {PACKAGE}"))?;
    let found = sha256(&content);
    ensure!(
        found == SHA256,
        "{BUNDLE} of {PACKAGE} {VERSION} has the SHA-256 {found}, and {SHA256} is pinned: correct xtask/src/page/file.rs \
         if the version is new, and use nothing of it otherwise"
    );
    String::from_utf8(content).with_context(|| format!("{BUNDLE} is not UTF-8"))
}

fn run_in(folder: &Path, command: &mut Command) -> Result<()> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command.current_dir(folder).output().with_context(|| format!("cannot run {program}: install it"))?;
    ensure!(output.status.success(), "{program} failed: {}", String::from_utf8_lossy(&output.stderr).trim());
    Ok(())
}
