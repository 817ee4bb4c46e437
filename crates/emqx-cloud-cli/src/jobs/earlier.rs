//! What earlier runs of a job left: a results file, the journal beside it, and the results that were set aside.
//!
//! A resumed job reads its whole input again, and compares it with the results: the keys and hashes of the items, and their number. Items that
//! were added at the end are sent. Items that were not sent can have been corrected since, so their keys are not compared, and they
//! are sent again: the results file is moved to `FILE.previous`, and a new one gets its lines except those of the items that are
//! sent again. This can be killed at any moment, too. `--resend-unknown` does the same with items whose outcome is unknown.

use std::ffi::OsString;
use std::fs::{self, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::Value;

use super::feed::Verdict;
use super::hash::{Hash, Salt};
use super::journal::{Identity, Journal};
use super::results::{Counts, Kind, Lines, Writer};
use crate::exit::{Exit, Failure, Result};

/// Which results a run has, and how it begins.
#[derive(Debug, Clone, Default)]
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
    /// How many items the input had at least.
    least: usize,
    /// Whether items with an unknown outcome are sent again.
    resend_unknown: bool,
    /// What the hashes begin with.
    salt: Option<Salt>,
    /// The sum of the hashes of the items that were read.
    sum: Hash,
    /// What it must be at the mark.
    marked: Hash,
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

/// What a run begins with.
#[derive(Debug)]
pub struct Start {
    /// What is known about the items.
    pub known: Known,
    /// The outcomes in the results file.
    pub counts: Counts,
    /// The sum of the hashes in it.
    pub sum: Hash,
    /// The results file, and the files beside it.
    pub files: Option<(Writer, Sidecars)>,
}

impl Resume {
    /// Looks at the files, and prepares them. This blocks.
    pub fn begin(&self, identity: &Identity, is_idempotent: bool) -> Result<Start> {
        let Some(path) = &self.results else {
            let known = Known { results: self.start_at, ..Known::default() };
            return Ok(Start { known, counts: Counts::default(), sum: Hash::default(), files: None });
        };
        self.check()?;
        let [sidecar, previous] = [".journal", ".previous"].map(|suffix| beside(path, suffix));
        let (journal, mark) = match self.resume {
            true => Journal::open(sidecar, identity, || no_results(&[path, &previous]))?,
            false => (Journal::create(sidecar, identity)?, None),
        };
        let found = scan(path, self.resend_unknown)?;
        let (least, marked) = mark.unwrap_or_default();
        let mut mark = if is_idempotent { 0 } else { least };
        // Before results are set aside, every item that may have been sent needs one.
        if found.open > 0 && found.results >= mark || self.resend_unknown && exists(path)? {
            set_aside(path, &previous)?;
            Writer::open(path, 0)?;
            journal.mark(0, Hash::default()).map_err(|error| failed("write", &beside(path, ".journal"), &error))?;
            mark = 0;
        }
        let Found { counts, results, sum, bytes, .. } = scan(path, self.resend_unknown)?;
        let (kept, set_aside) = (Lines::open(path)?, Lines::open(&previous)?);
        let known = Known {
            results,
            mark,
            least,
            resend_unknown: self.resend_unknown,
            salt: Some(journal.salt.clone()),
            sum: Hash::default(),
            marked,
            kept,
            previous: set_aside,
        };
        let writer = Writer::open(path, bytes)?;
        let sidecars = Sidecars { journal: Arc::new(journal), results: path.clone(), previous };
        Ok(Start { known, counts, sum, files: Some((writer, sidecars)) })
    }

    /// Checks that the files of an earlier run exist if there must be some, and otherwise do not. This blocks.
    pub fn check(&self) -> Result<()> {
        let Some(path) = &self.results else { return Ok(()) };
        let has_results = exists(path)?;
        let [journal, previous] = [".journal", ".previous"].map(|suffix| beside(path, suffix));
        if self.resume {
            return match exists(&journal)? {
                true => Ok(()),
                false if has_results || exists(&previous)? => Err(without_journal(path)),
                false => Err(Failure::usage(format!("there is no job to resume: `{}` does not exist", path.display()))
                    .hint("leave out `--resume` to begin the job")),
            };
        }
        for file in [path, &journal, &previous] {
            if exists(file)? {
                return Err(Failure::usage(format!("`{}` exists: it belongs to an earlier job", file.display()))
                    .hint("add `--resume` to continue that job, or choose another results file"));
            }
        }
        Ok(())
    }
}

/// Checks that there are no results, for a job without a mark.
fn no_results(files: &[&Path]) -> Result<()> {
    for path in files {
        let has_results = match fs::metadata(path) {
            Ok(found) => found.len() > 0,
            Err(error) if error.kind() == io::ErrorKind::NotFound => false,
            Err(error) => return Err(failed("open", path, &error)),
        };
        if has_results {
            let text = format!("`{}` has results, and its journal is empty, so it cannot be resumed", path.display());
            return Err(Failure::usage(text).hint("choose another results file to begin a new job"));
        }
    }
    Ok(())
}

fn without_journal(path: &Path) -> Failure {
    let name = path.display();
    Failure::usage(format!("`{name}` has no journal beside it (`{name}.journal`), so it cannot be resumed"))
        .hint("choose another results file to begin a new job")
}

impl Sidecars {
    /// Says that all of so many items have a result. This blocks.
    pub fn complete(&self, items: usize, sum: Hash) -> Result<()> {
        if exists(&self.previous)? {
            fs::remove_file(&self.previous).map_err(|error| failed("remove", &self.previous, &error))?;
        }
        self.journal.close(items, sum)
    }

    /// Removes the files and the results, which are empty: nothing was done. Returns whether there is a job to resume, because
    /// results were set aside. This blocks.
    pub fn discard(&self) -> Result<bool> {
        if exists(&self.previous)? {
            return self.journal.close(0, Hash::default()).map(|()| true);
        }
        fs::remove_file(&self.results).map_err(|error| failed("remove", &self.results, &error))?;
        self.journal.remove().map(|()| false)
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

    /// Returns the sum of the hashes of the items that were read.
    pub fn sum(&self) -> Hash {
        self.sum
    }

    /// Returns the sum of the hashes of the items that an earlier run may have sent.
    pub fn marked(&self) -> Hash {
        self.marked
    }

    /// Returns how many items are read before those that an earlier run may have sent can be compared.
    pub fn compared_at(&self) -> usize {
        if self.results < self.mark { self.mark } else { 0 }
    }

    /// Returns the hash of an item, if the job has a journal.
    pub fn hash(&self, item: usize, value: &Value) -> Option<Hash> {
        self.salt.as_ref().map(|salt| salt.hash(item, value))
    }

    /// Returns what to do with the next item, or `None` if it has a result.
    pub fn verdict(
        &mut self,
        item: usize,
        key: Option<&str>,
        hash: Option<Hash>,
        broken: Option<String>,
    ) -> Result<Option<Verdict>> {
        let kept = match &mut self.kept {
            Some(lines) if item < self.results => lines.next()?,
            _ => None,
        };
        let previous = self.previous.as_mut().map(Lines::next).transpose()?.flatten();
        for earlier in [&kept, &previous].into_iter().flatten() {
            // An item that was not sent can be corrected.
            if earlier.outcome == Kind::NotSent {
                continue;
            }
            if earlier.key.as_deref() != key {
                return Err(Failure::usage(format!(
                    "the input has changed: item {item} was {} and is now {}; it was not sent",
                    shown(earlier.key.as_deref()),
                    shown(key)
                )));
            }
            if earlier.hash != hash {
                let key = shown(key);
                return Err(Failure::usage(format!("the input has changed: item {item}, {key}, is not what it was")));
            }
        }
        let (hash, verdict) = match (previous, broken) {
            _ if item < self.results => (kept.and_then(|earlier| earlier.hash), None),
            (Some(earlier), _) if earlier.is_final(self.resend_unknown, key) => {
                (earlier.hash, Some(Verdict::Copy(earlier.raw)))
            }
            (_, Some(why)) => (None, Some(Verdict::Broken(why))),
            _ if item < self.mark => (hash, Some(Verdict::Interrupted)),
            _ => (hash, Some(Verdict::Send)),
        };
        self.sum.add(hash);
        // An item that may have been sent has no result to compare it with.
        if item + 1 == self.compared_at() && self.sum != self.marked {
            let text = format!("the input has changed: items {} to {item} are not what they were", self.results);
            return Err(Failure::usage(text).hint("restore the input, and resume the job before you correct items"));
        }
        Ok(verdict)
    }

    /// Checks the number of items at the end of the input.
    pub fn end(&mut self, items: usize) -> Result<()> {
        let has_more = match &mut self.previous {
            Some(lines) => lines.next()?.is_some(),
            None => false,
        };
        match self.kept.is_some() && (items < self.results.max(self.least) || has_more) {
            true => Err(Failure::usage(format!("the input has changed: it has {items} items, and it had more"))),
            false if self.kept.is_none() && items < self.results => {
                let first = self.results;
                Err(Failure::usage(format!("the input has {items} items, so it cannot start at item {first}")))
            }
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

/// Returns the options for a new file that only the user can read.
pub fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Returns whether a file exists.
pub fn exists(path: &Path) -> Result<bool> {
    path.try_exists().map_err(|error| failed("open", path, &error))
}

/// What a results file has.
#[derive(Debug, Default)]
struct Found {
    counts: Counts,
    /// How many lines are complete, and their size.
    results: usize,
    bytes: u64,
    sum: Hash,
    /// How many of them can be of items that are sent again.
    open: usize,
}

/// Reads a results file, which does not have to exist.
fn scan(path: &Path, resend_unknown: bool) -> Result<Found> {
    let mut found = Found::default();
    let Some(mut lines) = Lines::open(path)? else { return Ok(found) };
    while let Some(earlier) = lines.next()? {
        found.counts.add(earlier.outcome, earlier.result.as_ref());
        found.results += 1;
        found.sum.add(earlier.hash);
        found.open += usize::from(!earlier.is_final(resend_unknown, None));
    }
    found.bytes = lines.bytes;
    Ok(found)
}

/// Adds the results to those that were set aside before: they replace the ones of the same items.
fn set_aside(results: &Path, previous: &Path) -> Result<()> {
    let new = beside(previous, ".new");
    let mut older = Lines::open(previous)?;
    let mut newer = Lines::open(results)?;
    let file = private().write(true).create(true).truncate(true).open(&new);
    let file = file.map_err(|error| failed("create", &new, &error))?;
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
