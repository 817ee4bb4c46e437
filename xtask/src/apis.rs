//! The folders of `spec/`: one for each API.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::Workspace;

/// The folder that has one for each API, in the workspace.
const SPEC: &str = "spec";

/// The folder of one API.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    /// Its name: `v4`.
    pub name: String,
}

impl Folder {
    /// Every folder with a document, by name.
    pub fn all(workspace: &Workspace) -> Result<Vec<Self>> {
        let entries = fs::read_dir(workspace.path(SPEC)).with_context(|| format!("cannot read the folder {SPEC}"))?;
        let mut found = Vec::new();
        for entry in entries {
            let folder = Self { name: entry?.file_name().to_string_lossy().into_owned() };
            if workspace.path(&folder.document()).is_file() {
                found.push(folder);
            }
        }
        if found.is_empty() {
            bail!("there is no document: {SPEC}/<api>/openapi.yaml");
        }
        found.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(found)
    }

    /// The OpenAPI document.
    pub fn document(&self) -> String {
        format!("{SPEC}/{}/openapi.yaml", self.name)
    }

    /// Where the document does not follow the pages. An API can have none.
    pub fn deviations(&self) -> String {
        format!("{SPEC}/{}/deviations.yaml", self.name)
    }

    /// What the pages say. An API can have none.
    pub fn lock(&self) -> String {
        format!("{SPEC}/{}/docs.lock.json", self.name)
    }
}
