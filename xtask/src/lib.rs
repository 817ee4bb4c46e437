//! The generator: reads the hand-written OpenAPI document, and writes the typed client crate.
//!
//! The way through is a straight line, one module a step:
//! [`read`] (YAML with positions) → [`check`] (is it a document we can stand behind?) → [`model`] (the operations as
//! data) and [`lower`] (the same document in the dialect that progenitor takes) → [`emit`] (the files) → [`generate`]
//! (write them, or compare).
//!
//! Beside it, [`docs`] compares what the vendor's pages say with the document; the package `pages` reads them.

pub mod apis;
pub mod check;
pub mod docs;
pub mod emit;
pub mod generate;
pub mod lower;
pub mod model;
pub mod naming;
pub mod pattern;
pub mod read;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// Where the workspace is, so that every command works from any folder.
#[derive(Debug, Clone)]
pub struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// Finds the workspace from the current folder: it, or the nearest one above, that has `spec` and `xtask` in it.
    ///
    /// Not from where this program was compiled: checkouts that share a target folder would take each other's files.
    ///
    /// # Errors
    ///
    /// There is no such folder.
    pub fn here() -> Result<Self> {
        let start = std::env::current_dir().context("there is no current folder: change to the workspace")?;
        Self::above(&start)
    }

    /// Finds the workspace that `folder` is in.
    ///
    /// # Errors
    ///
    /// It is in none.
    pub fn above(folder: &Path) -> Result<Self> {
        let found = folder.ancestors().find(|folder| folder.join("spec").is_dir() && folder.join("xtask").is_dir());
        match found {
            Some(root) => Ok(Self::at(root)),
            None => bail!(
                "{} is in no workspace: change to a folder of the repository, with `spec` and `xtask`",
                folder.display()
            ),
        }
    }

    /// The workspace at `root`.
    pub fn at(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// The path of `relative`, with forward slashes, in the workspace.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }
}
