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
    /// Finds the folder of an API; without a name, the only one that there is, or the only one with a lock.
    pub fn find(workspace: &Workspace, api: Option<&str>) -> Result<Self> {
        let mut found = Vec::new();
        for entry in fs::read_dir(workspace.path("spec")).context("cannot read spec")? {
            let entry = entry.context("cannot read spec")?;
            if entry.path().is_dir() {
                found.push(entry.file_name().to_string_lossy().into_owned());
            }
        }
        found.sort();
        let has_lock = |name: &&String| workspace.path(&format!("spec/{name}/docs.lock.json")).is_file();
        let locked: Vec<_> = found.iter().filter(has_lock).collect();
        let api = match (api, found.as_slice()) {
            (Some(api), _) if found.iter().any(|name| name == api) => api.to_owned(),
            (None, [only]) => only.clone(),
            // An API that is on no pages has none.
            (None, _) if locked.len() == 1 => locked[0].clone(),
            (Some(api), _) => bail!("there is no folder spec/{api}: give one of {} to --api", found.join(", ")),
            (None, _) => bail!("spec has {} folders: give one of {} to --api", found.len(), found.join(", ")),
        };
        Ok(Self { workspace: workspace.clone(), api })
    }

    /// Reads the document of the API.
    pub fn openapi(&self) -> Result<Document> {
        self.document("openapi.yaml")
    }

    /// Reads the list of deviations.
    pub fn deviations(&self) -> Result<Document> {
        self.document("deviations.yaml")
    }

    /// Names the lock, relative to the workspace.
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

    fn name(&self, file: &str) -> String {
        format!("spec/{}/{file}", self.api)
    }

    fn document(&self, file: &str) -> Result<Document> {
        let name = self.name(file);
        Document::read(&self.workspace.path(&name), &name)
    }
}
