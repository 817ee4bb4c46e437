//! What earlier runs of a job left: a results file, the journal beside it, and what `--resend-unknown` set aside.
//!
//! `--resend-unknown` moves the results file to `FILE.previous`, and starts a new one, which gets the lines of the old one except
//! those of the items that are sent again. This can be killed at any moment, too.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::feed::Verdict;
use super::journal::{Identity, Journal};
use super::results::{Counts, Lines, Writer};
use crate::exit::{Exit, Failure, Result};

/// Which results a run has, and how it begins.
#[derive(Debug, Default)]
pub struct Resume {
    /// The results file.
    pub results: Option<PathBuf>,
    /// Continue an earlier run.
    pub resume: bool,
    /// Send the items again whose outcome is unknown.
    pub resend_unknown: bool,
    /// The first item to send, without a results file.
    pub start_at: usize,
}

/// What is known about the items before a run.
#[derive(Debug, Default)]
pub struct Known {
    /// How many items have a result.
    results: usize,
    /// The items before this one may have been sent by an earlier run, if that matters.
    mark: usize,
    /// The results.
    kept: Option<Lines>,
    /// The results that were set aside.
    previous: Option<Lines>,
}

/// The files beside the results.
#[derive(Debug, Clone)]
pub struct Sidecars {
    /// The journal.
    pub journal: Arc<Journal>,
    results: PathBuf,
    previous: PathBuf,
}

/// How a run begins.
#[derive(Debug)]
pub enum Begin {
    /// Every item has a result.
    Complete(Counts),
    /// Some have none, or there is no results file.
    Run(Box<Start>),
}

/// What a run begins with.
#[derive(Debug)]
pub struct Start {
    /// What is known about the items.
    pub known: Known,
    /// The outcomes in the results file.
    pub counts: Counts,
    /// The results file, and the files beside it.
    pub files: Option<(Writer, Sidecars)>,
}

impl Resume {
    /// Looks at the files, and prepares them. This blocks.
    pub fn begin(&self, identity: &Identity, is_idempotent: bool) -> Result<Begin> {
        let Some(path) = &self.results else {
            let known = Known { results: self.start_at, mark: 0, kept: None, previous: None };
            return Ok(Begin::Run(Box::new(Start { known, counts: Counts::default(), files: None })));
        };
        let [sidecar, previous] = [".journal", ".previous"].map(|suffix| beside(path, suffix));
        let has_results = exists(path)?;
        if !self.resume && has_results {
            return Err(Failure::usage(format!("`{}` exists", path.display()))
                .hint("add `--resume` to continue the job, or choose another results file"));
        }
        if !self.resume && exists(&previous)? {
            return Err(Failure::usage(format!("`{}` exists: it belongs to an unfinished job", previous.display()))
                .hint("add `--resume` to continue that job, or choose another results file"));
        }
        let (journal, mark) = if exists(&sidecar)? && self.resume {
            Journal::open(sidecar, identity)?
        } else if has_results {
            let (counts, _, _) = scan(path)?;
            if !self.resend_unknown || counts.unknown == 0 {
                return Ok(Begin::Complete(counts));
            }
            (Journal::create(sidecar, identity)?, 0)
        } else {
            (Journal::create(sidecar, identity)?, 0)
        };
        if self.resend_unknown && has_results {
            set_aside(path, &previous)?;
            Writer::open(path, 0)?;
            journal.mark(0).map_err(|error| failed("write", &beside(path, ".journal"), &error))?;
        }
        let (counts, results, bytes) = if exists(path)? { scan(path)? } else { Default::default() };
        let mark = if is_idempotent || (self.resend_unknown && has_results) { 0 } else { mark };
        let known = Known { results, mark, kept: Lines::open(path)?, previous: Lines::open(&previous)? };
        let writer = Writer::open(path, bytes)?;
        let sidecars = Sidecars { journal: Arc::new(journal), results: path.clone(), previous };
        Ok(Begin::Run(Box::new(Start { known, counts, files: Some((writer, sidecars)) })))
    }
}

impl Sidecars {
    /// Removes the files: every item has a result. This blocks.
    pub fn complete(&self) -> Result<()> {
        if exists(&self.previous)? {
            fs::remove_file(&self.previous).map_err(|error| failed("remove", &self.previous, &error))?;
        }
        self.journal.remove()
    }

    /// Removes the files and the results, which are empty: nothing was done. This blocks.
    pub fn discard(&self) -> Result<()> {
        if exists(&self.previous)? {
            return self.journal.close(0);
        }
        fs::remove_file(&self.results).map_err(|error| failed("remove", &self.results, &error))?;
        self.journal.remove()
    }
}

impl Known {
    /// Returns the first item that can be sent.
    pub fn start(&self) -> usize {
        self.results.max(self.mark)
    }

    /// Returns the first item without a result.
    pub fn results(&self) -> usize {
        self.results
    }

    /// Returns what to do with the next item, or `None` if it has a result.
    pub fn verdict(&mut self, item: usize, key: Option<&str>, broken: Option<String>) -> Result<Option<Verdict>> {
        let kept = match &mut self.kept {
            Some(lines) if item < self.results => lines.next()?,
            _ => None,
        };
        let previous = self.previous.as_mut().map(Lines::next).transpose()?.flatten();
        for earlier in [&kept, &previous].into_iter().flatten() {
            if earlier.key.as_deref() != key {
                return Err(Failure::usage(format!(
                    "the input has changed: item {item} was {} and is now {}; it was not sent",
                    shown(earlier.key.as_deref()),
                    shown(key)
                )));
            }
        }
        Ok(match (previous, broken) {
            _ if item < self.results => None,
            (Some(earlier), _) if earlier.is_final() => Some(Verdict::Copy(earlier.raw)),
            (_, Some(why)) => Some(Verdict::Broken(why)),
            _ if item < self.mark => Some(Verdict::Interrupted),
            _ => Some(Verdict::Send),
        })
    }

    /// Checks the number of items at the end of the input.
    pub fn end(&mut self, items: usize) -> Result<()> {
        let has_more = match &mut self.previous {
            Some(lines) => lines.next()?.is_some(),
            None => false,
        };
        match self.kept.is_some() && (items < self.results || has_more) {
            true => Err(Failure::usage(format!("the input has changed: it has {items} items, and more have results"))),
            false => Ok(()),
        }
    }
}

/// Displays a key without control characters.
pub fn shown(key: Option<&str>) -> String {
    key.map_or("unreadable".to_owned(), |key| format!("`{}`", key.escape_debug()))
}

/// Returns the path of a file beside the results.
pub fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(suffix);
    name.into()
}

/// Returns whether a file exists.
pub fn exists(path: &Path) -> Result<bool> {
    path.try_exists().map_err(|error| failed("open", path, &error))
}

/// Returns the outcomes, the number and the size of the complete lines.
fn scan(path: &Path) -> Result<(Counts, usize, u64)> {
    let (mut counts, mut results) = (Counts::default(), 0);
    let Some(mut lines) = Lines::open(path)? else { return Ok((counts, 0, 0)) };
    while let Some(earlier) = lines.next()? {
        counts.add(earlier.outcome);
        results += 1;
    }
    Ok((counts, results, lines.bytes))
}

/// Adds the results to those that were set aside before: they replace the ones of the same items.
fn set_aside(results: &Path, previous: &Path) -> Result<()> {
    let new = beside(previous, ".new");
    let mut older = Lines::open(previous)?;
    let mut newer = Lines::open(results)?;
    let file = File::create(&new).map_err(|error| failed("create", &new, &error))?;
    let mut file = BufWriter::new(file);
    loop {
        let older = older.as_mut().map(Lines::next).transpose()?.flatten();
        let newer = newer.as_mut().map(Lines::next).transpose()?.flatten();
        let Some(line) = newer.or(older) else { break };
        writeln!(file, "{}", line.raw).map_err(|error| failed("write", &new, &error))?;
    }
    file.flush().map_err(|error| failed("write", &new, &error))?;
    fs::rename(&new, previous).map_err(|error| failed("write", previous, &error))
}

fn failed(what: &str, path: &Path, error: &io::Error) -> Failure {
    Failure::new(Exit::Other, format!("cannot {what} `{}`: {error}", path.display()))
}
