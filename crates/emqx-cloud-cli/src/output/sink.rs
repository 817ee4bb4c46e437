//! Where data goes: standard output, or a file that appears only when it is complete.

use std::fs::OpenOptions;
use std::io::{self, BufWriter, IsTerminal, Stdout, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::row::is_unsafe;
use crate::exit::{Exit, Failure, Result};

const BUFFER: usize = 64 * 1024;

/// Where data goes.
pub enum Sink {
    /// Standard output.
    Stdout { out: BufWriter<Stdout>, is_terminal: bool },
    /// A file. It has another name until it is complete.
    File(BufWriter<NamedTempFile>, PathBuf),
    /// Something else that has a name, such as a device or a named pipe.
    Special(BufWriter<std::fs::File>, PathBuf),
}

impl Sink {
    /// Opens standard output, or a file.
    pub fn open(path: Option<&Path>) -> Result<Self> {
        let Some(path) = path.filter(|path| path.as_os_str() != "-") else {
            let out = BufWriter::with_capacity(BUFFER, io::stdout());
            return Ok(Self::Stdout { out, is_terminal: io::stdout().is_terminal() });
        };
        // A link stays a link.
        let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if std::fs::metadata(&path).is_ok_and(|found| !found.is_file()) {
            let file = OpenOptions::new().write(true).open(&path).map_err(|error| unwritable(&path, &error))?;
            return Ok(Self::Special(BufWriter::with_capacity(BUFFER, file), path));
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let file = NamedTempFile::new_in(folder).map_err(|error| unwritable(&path, &error))?;
        Ok(Self::File(BufWriter::with_capacity(BUFFER, file), path))
    }

    /// Writes text, on a terminal with escapes for characters that could control it.
    pub fn text(&mut self, text: &str) -> io::Result<()> {
        let is_exposed = matches!(self, Self::Stdout { is_terminal: true, .. });
        if !is_exposed || !text.contains(is_shown_otherwise) {
            return self.write_all(text.as_bytes());
        }
        let mut shown = String::with_capacity(text.len());
        for character in text.chars() {
            if is_shown_otherwise(character) {
                // As in JSON.
                let units =
                    character.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect::<String>();
                shown.push_str(&units);
            } else {
                shown.push(character);
            }
        }
        self.write_all(shown.as_bytes())
    }

    /// Ends the output: a file gets its name.
    pub fn finish(self) -> Result<()> {
        match self {
            Self::Stdout { mut out, .. } => Ok(out.flush()?),
            Self::Special(mut out, path) => out.flush().map_err(|error| unwritable(&path, &error)),
            Self::File(out, path) => {
                let file = out.into_inner().map_err(|error| unwritable(&path, error.error()))?;
                file.as_file().sync_all().map_err(|error| unwritable(&path, &error))?;
                file.persist(&path).map(drop).map_err(|error| unwritable(&path, &error.error))
            }
        }
    }
}

fn is_shown_otherwise(character: char) -> bool {
    !matches!(character, '\n' | '\t') && is_unsafe(character)
}

impl Write for Sink {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout { out, .. } => out.write(buffer),
            Self::File(out, _) => out.write(buffer),
            Self::Special(out, _) => out.write(buffer),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout { out, .. } => out.flush(),
            Self::File(out, _) => out.flush(),
            Self::Special(out, _) => out.flush(),
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
