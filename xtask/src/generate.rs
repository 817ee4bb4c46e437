//! Writes the generated files, or lists the stale ones.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::panic::resume_unwind;
use std::path::Path;
use std::thread;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use similar::TextDiff;

use crate::emit::{self, COMMANDS, CRATES, FACES, Files, MOCKS};
use crate::folder::ApiFolder;
use crate::model::Api;
use crate::page::{self, file::Page};
use crate::read::{Document, Problem};
use crate::{Workspace, check as rules, profile};

/// The manifest of the SDK, in the workspace.
const SDK: &str = "crates/emqx-cloud/Cargo.toml";

/// The workspace folder with the recorded exchanges.
const EXCHANGES: &str = "tests/data/exchanges";

/// The result of a run.
#[derive(Debug)]
pub struct Report {
    files: usize,
    stale: Vec<Stale>,
    written: bool,
    /// The dependencies that are missing in the SDK's manifest.
    dependencies: Vec<String>,
    /// The entries that are missing in its feature for tests.
    features: Vec<String>,
    /// Whether the page was left out, because it has no bundle.
    pageless: bool,
}

/// A file that differs from the generated one.
#[derive(Debug)]
struct Stale {
    path: String,
    diff: String,
}

impl Report {
    /// Returns whether no file was stale or left out, and the SDK depends on every generated crate.
    pub fn is_fresh(&self) -> bool {
        self.stale.is_empty() && self.dependencies.is_empty() && self.features.is_empty() && !self.pageless
    }

    /// Returns the stale files, in order.
    pub fn stale(&self) -> impl Iterator<Item = &str> {
        self.stale.iter().map(|stale| stale.path.as_str())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { files, stale, written, dependencies, features, pageless } = self;
        if stale.is_empty() {
            write!(f, "all {files} generated files are up to date")?;
        } else if *written {
            write!(f, "{} of {files} generated files written", stale.len())?;
            stale.iter().try_for_each(|stale| write!(f, "\n  {}", stale.path))?;
        } else {
            for Stale { path, diff } in stale {
                writeln!(f, "{path} is stale:\n{diff}")?;
            }
            write!(f, "{} of {files} files are stale. To update them: {}", stale.len(), emit::COMMAND)?;
        }
        if !dependencies.is_empty() {
            let plural = if dependencies.len() == 1 { "" } else { "s" };
            write!(f, "\nthe SDK does not compile yet: add this line{plural} to `[dependencies]` of {SDK}:")?;
            dependencies.iter().try_for_each(|line| write!(f, "\n{line}"))?;
        }
        if !features.is_empty() {
            write!(f, "\ntests cannot make its rows yet: add this to the feature `test-util` of {SDK}:")?;
            features.iter().try_for_each(|entry| write!(f, "\n{entry}"))?;
        }
        if *pageless {
            write!(
                f,
                "\n{} was left out, because it does not contain Scalar {}. To install it: {}",
                page::file::FILE,
                page::file::VERSION,
                page::command::COMMAND
            )?;
        }
        Ok(())
    }
}

/// Writes every generated file, and removes files that are no longer generated.
pub fn write(workspace: &Workspace) -> Result<Report> {
    let Compared { files, stale, pageless } = compare(workspace)?;
    let (dependencies, features) = missing(workspace, &files)?;
    for Stale { path, .. } in &stale {
        let target = workspace.path(path);
        match files.get(path) {
            Some(content) => {
                if let Some(folder) = target.parent() {
                    fs::create_dir_all(folder).with_context(|| format!("cannot make the folder of {path}"))?;
                }
                fs::write(&target, content).with_context(|| format!("cannot write {path}"))?;
            }
            None => fs::remove_file(&target).with_context(|| format!("cannot remove {path}"))?,
        }
    }
    Ok(Report { files: files.len(), stale, written: true, dependencies, features, pageless })
}

/// Compares every generated file with the document, and writes nothing.
pub fn check(workspace: &Workspace) -> Result<Report> {
    let Compared { files, stale, pageless } = compare(workspace)?;
    let (dependencies, features) = missing(workspace, &files)?;
    Ok(Report { files: files.len(), stale, written: false, dependencies, features, pageless })
}

/// Returns the dependencies on generated crates that are missing in the SDK's manifest, and the entries that are missing in its
/// feature for tests.
fn missing(workspace: &Workspace, files: &Files) -> Result<(Vec<String>, Vec<String>)> {
    let manifest = fs::read_to_string(workspace.path(SDK)).with_context(|| format!("cannot read {SDK}"))?;
    let depends = |package: &&str| {
        let mut keys = manifest.lines().filter_map(|line| line.strip_prefix(package));
        keys.any(|rest| rest.starts_with(['.', ' ', '=']))
    };
    let packages =
        files.keys().filter_map(|path| path.strip_prefix(CRATES)?.strip_prefix('/')?.strip_suffix("/Cargo.toml"));
    let (there, not): (Vec<_>, Vec<_>) = packages.partition(depends);
    let dependency = |package: &&str| {
        let version = env!("CARGO_PKG_VERSION");
        format!(r#"{package} = {{ path = "../../{CRATES}/{package}", version = "={version}" }}"#)
    };
    let dependencies = not.iter().map(dependency).collect();
    let entries = not.into_iter().chain(there).map(|package| format!(r#""{package}/test-util""#));
    Ok((dependencies, entries.filter(|entry| !manifest.contains(entry)).collect()))
}

/// Returns all problems of the documents and their lists of deviations.
pub fn problems(workspace: &Workspace) -> Result<Vec<Problem>> {
    let folders = ApiFolder::all(workspace)?;
    let documents = folders.iter().map(ApiFolder::openapi).collect::<Result<Vec<_>>>()?;
    let (_, mut problems) = apis(&documents);
    problems.extend(problems_of_deviations(workspace, &folders, &documents)?);
    Ok(problems)
}

/// Reads the API of every document, and returns all problems; without any, there is an API for each document.
fn apis(documents: &[Document]) -> (Vec<Api>, Vec<Problem>) {
    let (mut apis, mut problems) = (Vec::new(), Vec::new());
    for document in documents {
        match rules::api(document) {
            Ok(api) => apis.push(api),
            Err(found) => problems.extend(found),
        }
    }
    (apis, problems)
}

fn problems_of_deviations(
    workspace: &Workspace,
    folders: &[ApiFolder],
    documents: &[Document],
) -> Result<Vec<Problem>> {
    let exchanges = exchanges(workspace)?;
    let mut problems = Vec::new();
    for (folder, document) in folders.iter().zip(documents).filter(|(folder, _)| folder.has_deviations()) {
        problems.extend(rules::deviations(&folder.deviations()?, document, &exchanges));
    }
    Ok(problems)
}

/// Makes the files of documents without problems, except the page, which needs the bundle of an existing one.
pub fn files(documents: &[Document]) -> Result<Files> {
    let (apis, problems) = apis(documents);
    refuse(&problems)?;
    Ok(emitted(documents, &apis)?.0)
}

/// Makes the files of documents that have been checked, and the page.
fn emitted(documents: &[Document], apis: &[Api]) -> Result<(Files, Page)> {
    let mut files = Files::new();
    let mut profiles = Vec::new();
    for (index, (document, api)) in documents.iter().zip(apis).enumerate() {
        for other in &apis[..index] {
            if other.info.package == api.info.package || other.info.module == api.info.module {
                bail!("{}: #/info/x-api: another document has the same `crate` or `module`", document.name);
            }
            if other.info.default && api.info.default {
                bail!("{}: #/info/x-api/default: another document is the default", document.name);
            }
        }
        files.extend(emit::emit(document, api)?);
        let profile = profile::derive(document, &api.answers);
        files.extend(profile::files(&emit::Source { spec: &document.name }, api, &profile)?);
        profiles.push(profile);
    }
    let derived = apis.iter().zip(documents).zip(&profiles);
    let derived: Vec<_> = derived.map(|((api, document), profile)| (api, document.name.as_str(), profile)).collect();
    files.extend(profile::readme(&derived));
    let shown = apis.iter().zip(documents).map(|(api, document)| (api, page::derive(document, api)));
    let page = Page::of(&shown.collect::<Vec<_>>())?;
    files.extend(emit::parents(apis)?);
    Ok((files, page))
}

/// The generated files, and those of them that are stale.
struct Compared {
    files: Files,
    stale: Vec<Stale>,
    pageless: bool,
}

fn compare(workspace: &Workspace) -> Result<Compared> {
    let folders = ApiFolder::all(workspace)?;
    let documents = folders.iter().map(ApiFolder::openapi).collect::<Result<Vec<_>>>()?;
    let (apis, mut problems) = apis(&documents);
    let (deviations, emitted) = thread::scope(|scope| {
        let deviations = scope.spawn(|| problems_of_deviations(workspace, &folders, &documents));
        let emitted = refuse(&problems).and_then(|()| emitted(&documents, &apis));
        (deviations.join(), emitted)
    });
    problems.extend(deviations.unwrap_or_else(|panic| resume_unwind(panic))?);
    refuse(&problems)?;
    let (mut files, page) = emitted?;
    let mut found = BTreeMap::new();
    for folder in [CRATES, FACES, MOCKS, COMMANDS] {
        found.extend(existing(&workspace.path(folder), folder)?);
    }
    let bundle = found.get(page::file::FILE).and_then(|page| page::file::bundle(page));
    let pageless = bundle.is_none();
    if let Some(bundle) = bundle {
        files.insert(page::file::FILE.to_owned(), page.with(bundle));
    } else {
        found.remove(page::file::FILE);
    }
    let paths = files.keys().chain(found.keys().filter(|path| !files.contains_key(*path)));
    let stale = paths
        .filter_map(|path| {
            let (old, new) = (found.get(path).map_or("", String::as_str), files.get(path).map_or("", String::as_str));
            let exists = found.contains_key(path) == files.contains_key(path);
            if old == new && exists {
                return None;
            }
            let diff = TextDiff::from_lines(old, new);
            let diff = diff.unified_diff().context_radius(2).header(path, "what the document makes").to_string();
            Some(Stale { path: path.clone(), diff })
        })
        .collect();
    Ok(Compared { files, stale, pageless })
}

fn refuse(problems: &[Problem]) -> Result<()> {
    if problems.is_empty() { Ok(()) } else { bail!(listed(problems)) }
}

fn listed(problems: &[Problem]) -> String {
    let lines: Vec<_> = problems.iter().map(Problem::to_string).collect();
    format!("{}\n{} problem(s); nothing was generated", lines.join("\n"), problems.len())
}

/// Reads the files below a folder, by path in the workspace.
fn existing(folder: &Path, name: &str) -> Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::new();
    if !folder.exists() {
        return Ok(files);
    }
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {name}"))? {
        let entry = entry?;
        let path = format!("{name}/{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            if entry.file_name() != "target" {
                files.extend(existing(&entry.path(), &path)?);
            }
        } else {
            let content = fs::read(entry.path()).with_context(|| format!("cannot read {path}"))?;
            let content = String::from_utf8(content);
            files.insert(path, content.unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()));
        }
    }
    Ok(files)
}

/// Reads the names of the recorded exchanges.
fn exchanges(workspace: &Workspace) -> Result<Vec<String>> {
    /// An exchange without its request and its response, which make it long.
    #[derive(Deserialize)]
    struct Exchange {
        name: Option<String>,
    }
    let mut names = Vec::new();
    for (path, content) in existing(&workspace.path(EXCHANGES), EXCHANGES)? {
        for (index, line) in content.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let exchange: Exchange =
                serde_json::from_str(line).with_context(|| format!("{path}:{}: is not an exchange", index + 1))?;
            names.extend(exchange.name);
        }
    }
    Ok(names)
}
