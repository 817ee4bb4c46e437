//! The generator: reads the hand-written OpenAPI document, and writes the typed client crate.
//!
//! The way through is a straight line, one module a step:
//! [`read`] (YAML with positions) → [`check`] (is it a document we can stand behind?) → [`model`] (the operations as
//! data) and [`lower`] (the same document in the dialect that progenitor takes) → [`emit`] (the files) → [`generate`]
//! (write them, or compare).
//!
//! Beside it, [`docs`] compares what the vendor's pages say with the document; the package `pages` reads them.

pub mod check;
pub mod docs;
pub mod emit;
pub mod generate;
pub mod lower;
pub mod model;
pub mod read;

use std::path::{Path, PathBuf};

/// Where the workspace is, so that every command works from any folder.
#[derive(Debug, Clone)]
pub struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// The workspace that this program was built in.
    pub fn here() -> Self {
        Self::at(Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new(".")))
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
