//! Reads the pages of a checkout.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::facts::Facts;
use super::page;

/// The folders with the pages of the API, one for each language.
pub const FOLDERS: [&str; 2] = ["zh_CN/api", "en_US/api"];

/// The pages of a checkout, by name.
pub fn pages(checkout: &Path) -> Result<BTreeMap<String, String>> {
    let mut pages = BTreeMap::new();
    for folder in FOLDERS {
        let path = checkout.join(folder);
        if path.is_dir() {
            collect(&path, folder, &mut pages)?;
        }
    }
    if pages.is_empty() {
        bail!(
            "{} has no pages in {}. Give the folder of a checkout of the vendor's pages.",
            checkout.display(),
            FOLDERS.join(" or ")
        );
    }
    Ok(pages)
}

/// The folders that a checkout does not have.
pub fn missing(checkout: &Path) -> Vec<&'static str> {
    FOLDERS.into_iter().filter(|folder| !checkout.join(folder).is_dir()).collect()
}

/// What the pages of a checkout say, with lines.
pub fn extract(checkout: &Path) -> Result<Facts> {
    Ok(of_pages(&pages(checkout)?))
}

/// What pages say, with lines.
pub fn of_pages(pages: &BTreeMap<String, String>) -> Facts {
    Facts { pages: pages.iter().map(|(name, text)| (name.clone(), page::read(text).page)).collect() }
}

/// Every problem of every page, as a reader wants it: page, line, section and what it is.
pub fn problems(facts: &Facts) -> Vec<String> {
    let mut shown = Vec::new();
    for (page, section) in facts.sections() {
        for problem in &section.problems {
            let at = if problem.line > 0 { format!("{page}:{}", problem.line) } else { page.to_owned() };
            shown.push(format!("{at}: {}: {}", section.heading, problem.message));
        }
    }
    shown
}

fn collect(folder: &Path, name: &str, pages: &mut BTreeMap<String, String>) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {name}"))?;
    for entry in entries {
        let entry = entry.with_context(|| format!("cannot read {name}"))?;
        let file = entry.file_name().to_string_lossy().into_owned();
        let name = format!("{name}/{file}");
        if entry.path().is_dir() {
            collect(&entry.path(), &name, pages)?;
        } else if file.to_lowercase().ends_with(".md") {
            let bytes = fs::read(entry.path()).with_context(|| format!("cannot read {name}"))?;
            let text = String::from_utf8(bytes).map_err(|_| anyhow::anyhow!("{name} is not UTF-8"))?;
            pages.insert(name, text);
        }
    }
    Ok(())
}
