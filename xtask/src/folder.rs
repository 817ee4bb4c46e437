//! The folder of an API, `spec/<api>`: its document, its deviations and the lock.

use std::fs;

use anyhow::{Context, Result, anyhow, bail};
use pages::Facts;

use crate::Workspace;
use crate::read::Document;

/// The folder of one API.
#[derive(Debug, Clone)]
pub struct ApiFolder {
    workspace: Workspace,
    api: String,
}

impl ApiFolder {
    /// Returns the folders of all APIs, sorted by name: everything in `spec` that has a document.
    pub fn all(workspace: &Workspace) -> Result<Vec<Self>> {
        let mut found = Vec::new();
        for entry in fs::read_dir(workspace.path("spec")).context("cannot read spec")? {
            let api = entry.context("cannot read spec")?.file_name().to_string_lossy().into_owned();
            found.push(Self { workspace: workspace.clone(), api });
        }
        found.retain(|folder| folder.has("openapi.yaml"));
        found.sort_by(|one, other| one.api.cmp(&other.api));
        if found.is_empty() { bail!("there is no document: spec/<api>/openapi.yaml") } else { Ok(found) }
    }

    /// Finds the folder of an API; without a name, the only one that there is, or the only one with a lock.
    pub fn find(workspace: &Workspace, api: Option<&str>) -> Result<Self> {
        let mut found = Self::all(workspace)?;
        let names: Vec<_> = found.iter().map(|folder| folder.api.clone()).collect();
        let names = names.join(", ");
        match api {
            Some(api) => {
                found.retain(|folder| folder.api == api);
                found.pop().with_context(|| format!("there is no folder spec/{api}: give one of {names} to --api"))
            }
            None => {
                // An API without pages has no lock.
                if found.len() > 1 {
                    found.retain(|folder| folder.has("docs.lock.json"));
                }
                match found.as_slice() {
                    [only] => Ok(only.clone()),
                    _ => bail!("spec has several folders: give one of {names} to --api"),
                }
            }
        }
    }

    /// Reads the document.
    pub fn openapi(&self) -> Result<Document> {
        self.document("openapi.yaml")
    }

    /// Returns whether there is a list of deviations.
    pub fn has_deviations(&self) -> bool {
        self.has("deviations.yaml")
    }

    /// Reads the list of deviations.
    pub fn deviations(&self) -> Result<Document> {
        self.document("deviations.yaml")
    }

    /// Returns the name of the lock, relative to the workspace.
    pub fn lock_name(&self) -> String {
        self.name("docs.lock.json")
    }

    /// Reads the lock: the facts of the pages when they were last read.
    pub fn lock(&self) -> Result<Facts> {
        let name = self.lock_name();
        let text = fs::read_to_string(self.workspace.path(&name))
            .with_context(|| format!("cannot read {name}. To make it: cargo xtask docs lock DIR"))?;
        serde_json::from_str(&text).map_err(|error| anyhow!("{name}:{}: {error}", error.line()))
    }

    /// Writes the lock.
    pub fn write_lock(&self, facts: Facts) -> Result<()> {
        let name = self.lock_name();
        let text = facts.without_lines().to_text()?;
        fs::write(self.workspace.path(&name), text).with_context(|| format!("cannot write {name}"))
    }

    /// Returns the name of a file in the folder, relative to the workspace.
    pub fn name(&self, file: &str) -> String {
        format!("spec/{}/{file}", self.api)
    }

    fn has(&self, file: &str) -> bool {
        self.workspace.path(&self.name(file)).is_file()
    }

    fn document(&self, file: &str) -> Result<Document> {
        let name = self.name(file);
        Document::read(&self.workspace.path(&name), &name)
    }
}
