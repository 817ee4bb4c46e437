//! `spec/v4/docs.lock.json`: what the pages said when they were last looked at.

use std::fs;

use anyhow::{Context, Result};

use super::facts::Facts;
use crate::Workspace;

/// The lock, in the workspace.
pub const LOCK: &str = "spec/v4/docs.lock.json";

/// Reads the lock.
pub fn read(workspace: &Workspace) -> Result<Facts> {
    let text = fs::read_to_string(workspace.path(LOCK))
        .with_context(|| format!("cannot read {LOCK}. To make it: cargo xtask docs lock DIR"))?;
    parse(&text)
}

/// Reads the text of a lock.
pub fn parse(text: &str) -> Result<Facts> {
    serde_json::from_str(text).map_err(|error| anyhow::anyhow!("{LOCK}:{}: {error}", error.line()))
}

/// Writes the lock.
pub fn write(workspace: &Workspace, facts: Facts) -> Result<()> {
    let text = facts.without_lines().to_text()?;
    fs::write(workspace.path(LOCK), text).with_context(|| format!("cannot write {LOCK}"))
}
