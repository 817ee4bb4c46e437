//! Where data goes: standard output, or a file that appears only when it is complete.

use std::io::{self, BufWriter, Stdout, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::exit::{Exit, Failure, Result};

/// Where data goes.
pub enum Sink {
    /// Standard output.
    Stdout(BufWriter<Stdout>),
    /// A file. It has another name until it is complete.
    File(BufWriter<NamedTempFile>, PathBuf),
}

impl Sink {
    /// Opens standard output, or a file.
    pub fn open(path: Option<&Path>) -> Result<Self> {
        let Some(path) = path else { return Ok(Self::Stdout(BufWriter::with_capacity(64 * 1024, io::stdout()))) };
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let file = NamedTempFile::new_in(folder).map_err(|error| unwritable(path, &error))?;
        Ok(Self::File(BufWriter::with_capacity(64 * 1024, file), path.to_owned()))
    }

    /// Ends the output: a file gets its name.
    pub fn finish(self) -> Result<()> {
        match self {
            Self::Stdout(mut out) => Ok(out.flush()?),
            Self::File(out, path) => {
                let file = out.into_inner().map_err(|error| unwritable(&path, error.error()))?;
                file.as_file().sync_all().map_err(|error| unwritable(&path, &error))?;
                file.persist(&path).map(drop).map_err(|error| unwritable(&path, &error.error))
            }
        }
    }
}

impl Write for Sink {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(out) => out.write(buffer),
            Self::File(out, _) => out.write(buffer),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(out) => out.flush(),
            Self::File(out, _) => out.flush(),
        }
    }
}

fn unwritable(path: &Path, error: &io::Error) -> Failure {
    // The error of a temporary file has its name.
    let why = match (error.kind(), error.raw_os_error()) {
        (io::ErrorKind::NotFound, _) => "there is no such folder".to_owned(),
        (kind, None) => kind.to_string(),
        (_, Some(_)) => error.to_string(),
    };
    Failure::new(Exit::Other, format!("cannot write {}: {why}", path.display()))
}
