//! The folders of `spec/`: one for each API.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::Workspace;

/// The workspace folder that has one for each API.
const SPEC: &str = "spec";

/// The folder of one API.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    /// Its name, such as `v4`.
    pub name: String,
}

impl Folder {
    /// Returns every folder with a document, sorted by name.
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

    /// Returns the path of the OpenAPI document.
    pub fn document(&self) -> String {
        format!("{SPEC}/{}/openapi.yaml", self.name)
    }

    /// Returns the path of the list of deviations, which is optional.
    pub fn deviations(&self) -> String {
        format!("{SPEC}/{}/deviations.yaml", self.name)
    }

    /// Returns the path of the lock with the facts of the pages, which is optional.
    pub fn lock(&self) -> String {
        format!("{SPEC}/{}/docs.lock.json", self.name)
    }
}
