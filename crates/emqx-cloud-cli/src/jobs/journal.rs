//! The sidecar of a results file: what the job is, and how far its input can have been sent.
//!
//! The results of a job follow its requests, so a process that is killed can leave items that the server has executed and that have
//! no result line. Before items are handed to the SDK, the mark is set to the number of the item after them. So after a kill, the
//! items between the last result line and the mark may have been executed, and those from the mark on were certainly not sent.
//! When every item has a result, the mark is their number, and the file stays: a resumed job is always compared with it.
//!
//! The file is one line of JSON. The mark and the sum of the hashes of the items before it have a fixed width, and are overwritten in
//! place with a single write, which a kill does not interrupt. Nothing is synced to the disk: the file survives a kill of the process, not a loss of power.
//!
//! A run locks the file until its end, so there is only one at a time. The lock ends with the process.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use fs4::TryLockError;
use serde::{Deserialize, Serialize};

use super::earlier::private;
use super::hash::{Hash, Salt};
use crate::exit::{Exit, Failure, Result};

/// Where the mark is.
const PLACE: u64 = "{\"mark\":".len() as u64;

/// The maximum size of the file.
const BYTES: u64 = 64 * 1024;

/// What a job is, so that it is not resumed as another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// The command, such as `users import`.
    pub job: String,
    /// The address of the deployment.
    pub server: String,
    /// The input.
    pub input: String,
}

#[derive(Deserialize)]
struct Content {
    mark: usize,
    sum: Hash,
    salt: Salt,
    #[serde(flatten)]
    identity: Identity,
}

/// The sidecar of a results file.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    /// What the hashes of the job begin with.
    pub salt: Salt,
    /// `None` if the mark is final.
    file: Mutex<Option<File>>,
}

impl Journal {
    /// Creates and locks the file, which must not exist.
    pub fn create(path: PathBuf, identity: &Identity) -> Result<Self> {
        let file = private().write(true).create_new(true).open(&path);
        let mut file = file.map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => {
                Failure::usage(format!("`{}` exists: it belongs to an earlier job", path.display()))
                    .hint("add `--resume` to continue that job, or choose another results file")
            }
            _ => failed("create", &path, &error),
        })?;
        lock(&file, &path)?;
        let salt = write_all(&mut file, identity).map_err(|error| failed("write", &path, &error))?;
        Ok(Self { path, salt, file: Mutex::new(Some(file)) })
    }

    /// Opens and locks the file of the job to resume, and returns its mark and sum. Without a mark, nothing was sent: `nothing_sent` checks
    /// whether that can be so.
    pub fn open(
        path: PathBuf,
        identity: &Identity,
        nothing_sent: impl FnOnce() -> Result<()>,
    ) -> Result<(Self, Option<(usize, Hash)>)> {
        let mut text = String::new();
        let opened = OpenOptions::new().read(true).write(true).open(&path);
        let mut file = opened.map_err(|error| failed("open", &path, &error))?;
        lock(&file, &path)?;
        (&file).take(BYTES).read_to_string(&mut text).map_err(|error| failed("read", &path, &error))?;
        let (salt, mark) = if text.is_empty() {
            // The earlier run was killed when it had created the file.
            nothing_sent()?;
            (write_all(&mut file, identity).map_err(|error| failed("write", &path, &error))?, None)
        } else {
            let content: Content = serde_json::from_str(&text)
                .map_err(|_| Failure::usage(format!("`{}` is not the journal of a job", path.display())))?;
            content.identity.compare(identity)?;
            (content.salt, Some((content.mark, content.sum)))
        };
        Ok((Self { path, salt, file: Mutex::new(Some(file)) }, mark))
    }

    /// Says that the items before this one may have been sent.
    pub fn mark(&self, item: usize, sum: Hash) -> io::Result<()> {
        match &mut *self.file.lock().unwrap_or_else(PoisonError::into_inner) {
            Some(file) => write_mark(file, item, sum),
            None => Err(io::Error::other("the job has ended")),
        }
    }

    /// Says that the items before this one have a result, and all others were certainly not sent. The mark stays as it is from now.
    pub fn close(&self, item: usize, sum: Hash) -> Result<()> {
        let file = self.file.lock().unwrap_or_else(PoisonError::into_inner).take();
        let written = file.map_or(Ok(()), |mut file| write_mark(&mut file, item, sum));
        written.map_err(|error| failed("write", &self.path, &error))
    }

    /// Removes the file: nothing was sent.
    pub fn remove(&self) -> Result<()> {
        // It is locked until it is removed.
        let _file = self.file.lock().unwrap_or_else(PoisonError::into_inner).take();
        std::fs::remove_file(&self.path).map_err(|error| failed("remove", &self.path, &error))
    }
}

impl Identity {
    /// Compares what the file says with what the command line says.
    fn compare(&self, now: &Self) -> Result<()> {
        let parts =
            [("job", &self.job, &now.job), ("server", &self.server, &now.server), ("input", &self.input, &now.input)];
        match parts.into_iter().find(|(_, was, is)| was != is) {
            None => Ok(()),
            Some((part, was, is)) => Err(Failure::usage(format!(
                "the results belong to another job: its {part} was `{}`, and is now `{}`",
                was.escape_debug(),
                is.escape_debug()
            ))),
        }
    }
}

/// Locks the file until it is closed.
fn lock(file: &File, path: &Path) -> Result<()> {
    match fs4::FileExt::try_lock(file) {
        // The run that had it may have removed it: then it did nothing.
        Ok(()) if path.try_exists().is_ok_and(|exists| !exists) => {
            Err(Failure::usage(format!("another run has removed `{}`", path.display())).hint("start it again"))
        }
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => {
            let text = format!("another run uses `{}`, so nothing was done", path.display());
            Err(Failure::usage(text).hint("wait until it ends, or choose another results file"))
        }
        Err(TryLockError::Error(error)) => Err(failed("lock", path, &error)),
    }
}

fn write_all(file: &mut File, identity: &Identity) -> io::Result<Salt> {
    let salt = Salt::random()?;
    let (json, identity) = (serde_json::to_string(&salt)?, serde_json::to_string(identity)?);
    let mark = mark(0, Hash::default());
    let text = format!("{{\"mark\":{mark},\"salt\":{json},{}\n", identity.trim_start_matches('{'));
    file.write_all(text.as_bytes()).map(|()| salt)
}

fn write_mark(file: &mut File, item: usize, sum: Hash) -> io::Result<()> {
    file.seek(SeekFrom::Start(PLACE))?;
    file.write_all(mark(item, sum).as_bytes())
}

fn mark(item: usize, sum: Hash) -> String {
    format!("{item:>20},\"sum\":\"{sum}\"")
}

fn failed(what: &str, path: &Path, error: &io::Error) -> Failure {
    Failure::new(Exit::Other, format!("cannot {what} `{}`: {error}", path.display()))
}
