//! The generator: reads the hand-written OpenAPI documents, and writes the typed clients and the SDK's modules.
//!
//! Generating is a pipeline with one module per step: [`read`] (YAML with positions) → [`check`] (the rules for
//! documents) → [`model`] (the operations as data) and [`lower`] (the subset of OpenAPI that progenitor supports) →
//! [`emit`] (the files) → [`generate`] (write or compare them). [`profile`] derives the document for other generators, and [`page`] that
//! for people.
//!
//! Apart from that, [`clients`] tries the client profile in other languages, and [`docs`] compares the vendor's pages, which the package `pages` reads, with the document.

pub mod check;
pub mod clients;
pub mod docs;
pub mod emit;
pub mod folder;
pub mod generate;
pub mod lower;
pub mod model;
pub mod naming;
pub mod page;
pub mod pattern;
pub mod profile;
pub mod read;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// The location of the workspace, so that commands work from any folder in it.
#[derive(Debug, Clone)]
pub struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// Finds the workspace: the current folder, or the nearest one above it, that contains `spec` and `xtask`.
    ///
    /// The path at compile time would be wrong: checkouts that share a target folder would use each other's files.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no such folder.
    pub fn here() -> Result<Self> {
        let start = std::env::current_dir().context("there is no current folder: change to the workspace")?;
        Self::above(&start)
    }

    /// Finds the workspace that `folder` is in.
    ///
    /// # Errors
    ///
    /// Returns an error if it is in none.
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

    /// Returns the workspace at `root`.
    pub fn at(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// Returns the path of `relative`, which has forward slashes, in the workspace.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }
}
