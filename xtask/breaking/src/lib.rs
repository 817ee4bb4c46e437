//! Compares two states of an OpenAPI document, and names the changes that break clients.
//!
//! Most of it is done by `spargen`, which compares what a generated client shows: operations, parameters, types and their members.
//! It compares both published forms, the contract and the client profile. The module `narrower` adds what such a client does not show: values
//! that are no longer valid, the status of a success, credentials, and whether a call can be repeated.

mod narrower;

use std::collections::BTreeSet;
use std::fmt;
use std::io::Write as _;

use anyhow::{Context, Result, anyhow, bail};
use semver::Version;
use serde_json::Value;
use spargen::Spec;
use xtask::model::Api;
use xtask::profile;
use xtask::read::Document;

/// How much a change does to clients.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Impact {
    /// Code that uses a client keeps working; there is more.
    Additive,
    /// Code that uses a client can stop compiling or working.
    Breaking,
}

/// A change.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// What it does to clients.
    pub impact: Impact,
    /// Where it is, such as `GET /clients` or `ClientInfo.zone`.
    pub place: String,
    /// What changed.
    pub text: String,
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let impact = match self.impact {
            Impact::Breaking => "breaking",
            Impact::Additive => "additive",
        };
        write!(f, "{impact}: {}: {}", self.place, self.text)
    }
}

/// Returns the changes from one state of a contract to another, the breaking ones first.
///
/// # Errors
///
/// The generator does not accept one of them.
pub fn changes(old: &Document, new: &Document) -> Result<Vec<Change>> {
    let mut found = BTreeSet::new();
    found.extend(surface(&old.value, &new.value)?);
    found.extend(surface(&profiled(old)?, &profiled(new)?)?);
    found.extend(narrower::changes(&old.value, &new.value));
    let mut found: Vec<_> = found.into_iter().collect();
    found.sort_by(|one, other| other.impact.cmp(&one.impact).then_with(|| one.cmp(other)));
    Ok(found)
}

/// Returns the version of a document.
///
/// # Errors
///
/// It is not a semantic version.
pub fn version(document: &Document) -> Result<Version> {
    let text = document.value["info"]["version"].as_str().unwrap_or_default();
    Version::parse(text)
        .with_context(|| format!("{}: `info.version` must be a version such as 1.2.0, got {text}", document.name))
}

/// Checks that the version of a document says what changed: with a breaking change the major number is greater, and with an
/// additive one the minor number. Before 1.0.0, it is one place further right.
///
/// # Errors
///
/// The version is too low.
pub fn check_version(old: &Version, new: &Version, changes: &[Change]) -> Result<()> {
    let stable = old.major > 0;
    let wanted = match changes.iter().map(|change| change.impact).max() {
        None if new >= old => return Ok(()),
        None => bail!("the version went from {old} back to {new}"),
        Some(Impact::Breaking) if stable => Version::new(old.major + 1, 0, 0),
        Some(Impact::Breaking) => Version::new(0, old.minor + 1, 0),
        Some(Impact::Additive) if stable => Version::new(old.major, old.minor + 1, 0),
        Some(Impact::Additive) => Version::new(0, old.minor, old.patch + 1),
    };
    if *new >= wanted {
        Ok(())
    } else {
        bail!("the version is {new}; these changes since {old} need at least {wanted}")
    }
}

fn profiled(contract: &Document) -> Result<Value> {
    let api = Api::read(contract).map_err(|problems| {
        let listed: Vec<_> = problems.iter().map(ToString::to_string).collect();
        anyhow!(listed.join("\n"))
    })?;
    Ok(profile::derive(contract, &api.answers).value)
}

/// Compares what generated clients show.
fn surface(old: &Value, new: &Value) -> Result<Vec<Change>> {
    let (old, new) = (written(old)?, written(new)?);
    let report = spargen::diff(&spec(&old)?, &spec(&new)?).map_err(|rejection| anyhow!("{rejection}"))?;
    let change = |change: spargen::Change| Change {
        impact: if change.impact == spargen::Impact::Major { Impact::Breaking } else { Impact::Additive },
        place: change.location,
        text: change.detail,
    };
    Ok(report.changes.into_iter().map(change).collect())
}

/// Writes a document to a file, in the version of OpenAPI that `spargen` reads. Our documents mean the same in both.
fn written(document: &Value) -> Result<tempfile::NamedTempFile> {
    let mut document = document.clone();
    document["openapi"] = "3.1.0".into();
    let mut file = tempfile::Builder::new().suffix(".json").tempfile().context("cannot make a file")?;
    file.write_all(document.to_string().as_bytes()).context("cannot write a file")?;
    Ok(file)
}

fn spec(file: &tempfile::NamedTempFile) -> Result<Spec> {
    Ok(Spec::new(file.path().to_str().context("the folder for temporary files has a name that is not UTF-8")?))
}
