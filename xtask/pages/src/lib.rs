//! Reads the vendor's pages: Markdown to facts.
//!
//! `markdown` parses a page into blocks, `outline` decides which headings start a section, and `page` reads each
//! section, with `table`, `json` and `curl` for its parts, and `words`, `types`, `names` and `hints` for the meaning of
//! words. The result is [`Facts`], without sentences. This package knows nothing about OpenAPI.

mod curl;
mod facts;
mod hints;
mod json;
mod layout;
mod markdown;
mod names;
mod outline;
mod page;
mod table;
mod types;
mod words;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

pub use facts::{
    Call, Code, Example, Fact, Facts, Link, Operation, Page, Place, Problem, Row, Section, one_line, path_parameters,
    shape, sorted,
};
pub use hints::Range;
pub use names::{FieldPath, Step, is_key};
pub use page::{Accounted, Reading, read as read_page};
pub use types::{One, Scalar, Type};

/// The folders with the pages of the API, one for each language.
pub const FOLDERS: [&str; 2] = ["zh_CN/api", "en_US/api"];

/// Reads the facts of the pages of a checkout, with lines.
pub fn extract(checkout: &Path) -> Result<Facts> {
    Ok(facts_of(&texts(checkout)?))
}

/// Reads the facts of pages, with lines. The keys are the names of the pages.
pub fn facts_of(texts: &BTreeMap<String, String>) -> Facts {
    Facts { pages: texts.iter().map(|(name, text)| (name.clone(), read_page(text).page)).collect() }
}

/// Returns the text of every page of a checkout, by name.
pub fn texts(checkout: &Path) -> Result<BTreeMap<String, String>> {
    let mut pages = BTreeMap::new();
    for folder in FOLDERS.into_iter().filter(|folder| checkout.join(folder).is_dir()) {
        collect(&checkout.join(folder), folder, &mut pages)?;
    }
    if pages.is_empty() {
        let folders = FOLDERS.join(" or ");
        bail!("{} has no pages in {folders}: give the folder of a checkout of the vendor's pages", checkout.display());
    }
    Ok(pages)
}

/// Returns the folders that a checkout does not have.
pub fn missing_folders(checkout: &Path) -> Vec<&'static str> {
    FOLDERS.into_iter().filter(|folder| !checkout.join(folder).is_dir()).collect()
}

fn collect(folder: &Path, name: &str, pages: &mut BTreeMap<String, String>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {name}"))? {
        let entry = entry.with_context(|| format!("cannot read {name}"))?;
        let file = entry.file_name().to_string_lossy().into_owned();
        let name = format!("{name}/{file}");
        if entry.path().is_dir() {
            collect(&entry.path(), &name, pages)?;
        } else if file.to_lowercase().ends_with(".md") {
            let text = fs::read_to_string(entry.path()).with_context(|| format!("cannot read {name}"))?;
            pages.insert(name, text);
        }
    }
    Ok(())
}
