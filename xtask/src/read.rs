//! Reads a YAML document, and keeps the line of every node.

mod cursor;
mod failures;
pub(crate) mod openapi;
mod yaml;

pub use cursor::{Cursor, Problems};
pub use failures::Failures;
pub use yaml::write as to_yaml;

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use serde_json::Value;

/// A YAML document as JSON, with the line of every node.
#[derive(Debug, Clone)]
pub struct Document {
    /// The name for messages: its path in the workspace.
    pub name: String,
    /// The content.
    pub value: Value,
    lines: BTreeMap<String, usize>,
}

impl Document {
    /// Reads the file at `path`; messages call it `name`.
    pub fn read(path: &Path, name: &str) -> Result<Self> {
        let bytes = std::fs::read(path).with_context(|| format!("cannot read {name}"))?;
        let text = std::str::from_utf8(&bytes).map_err(|error| {
            let line = bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1;
            anyhow!("{name}:{line}: #: invalid UTF-8: save the file as UTF-8")
        })?;
        Self::parse(text, name)
    }

    /// Reads `text`; messages call it `name`.
    pub fn parse(text: &str, name: &str) -> Result<Self> {
        let yaml::Parsed { value, lines } = yaml::parse(text)
            .map_err(|yaml::Refused { line, pointer, message }| anyhow!("{name}:{line}: #{pointer}: {message}"))?;
        Ok(Self { name: name.to_owned(), value, lines })
    }

    /// Returns the node at a JSON pointer, with or without the leading `#`.
    pub fn at(&self, pointer: &str) -> Option<&Value> {
        self.value.pointer(pointer.trim_start_matches('#'))
    }

    /// Returns the line of a JSON pointer, or of the nearest node above it that exists.
    pub fn line(&self, pointer: &str) -> usize {
        let mut pointer = pointer.trim_start_matches('#');
        loop {
            if let Some(line) = self.lines.get(pointer) {
                return *line;
            }
            match pointer.rfind('/') {
                Some(end) => pointer = &pointer[..end],
                None => return 1,
            }
        }
    }

    /// Returns a problem at a JSON pointer.
    pub fn problem(&self, pointer: &str, message: impl fmt::Display) -> Problem {
        Problem {
            file: self.name.clone(),
            line: self.line(pointer),
            pointer: format!("#{}", pointer.trim_start_matches('#')),
            message: message.to_string(),
        }
    }
}

/// A problem in a document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, relative to the workspace.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The JSON pointer, with a leading `#`.
    pub pointer: String,
    /// The problem, and what to do about it.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, pointer, message } = self;
        write!(f, "{file}:{line}: {pointer}: {message}")
    }
}

/// Adds a step to a JSON pointer.
pub fn step(pointer: &str, key: &str) -> String {
    let mut out = String::with_capacity(pointer.len() + key.len() + 1);
    out.push_str(pointer);
    out.push('/');
    for character in key.chars() {
        match character {
            '~' => out.push_str("~0"),
            '/' => out.push_str("~1"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "a:\n  b/c: 1\n  list:\n    - x\n    - {y: 2}\n";

    #[test]
    fn lines_by_pointer() {
        let document = Document::parse(TEXT, "test.yaml").unwrap();
        for (pointer, line) in
            [("#/a", 1), ("#/a/b~1c", 2), ("#/a/list/0", 4), ("#/a/list/1/y", 5), ("#/a/nothing/here", 1)]
        {
            assert_eq!(document.line(pointer), line, "{pointer}");
        }
        assert_eq!(document.problem("/a/b~1c", "is odd").to_string(), "test.yaml:2: #/a/b~1c: is odd");
    }

    #[test]
    fn a_key_given_twice_is_an_error_with_its_line() {
        let error = Document::parse("a: 1\nb: 2\na: 3\n", "test.yaml").unwrap_err();
        assert!(error.to_string().starts_with("test.yaml:"), "{error}");
        assert!(error.to_string().contains("duplicate"), "{error}");
    }
}
