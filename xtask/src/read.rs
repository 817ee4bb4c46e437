//! Reads a YAML document, and remembers on which line everything stands.

mod cursor;
pub(crate) mod openapi;

pub use cursor::{Cursor, Problems};

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use saphyr::{LoadableYamlNode, MarkedYamlOwned, YamlDataOwned};
use serde_json::Value;

/// A YAML document as JSON, with the line of every node.
#[derive(Debug, Clone)]
pub struct Document {
    /// The name that messages use, relative to the workspace.
    pub name: String,
    /// The content.
    pub value: Value,
    lines: BTreeMap<String, usize>,
}

impl Document {
    /// Reads the file at `path`; messages call it `name`.
    pub fn read(path: &Path, name: &str) -> Result<Self> {
        let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {name}"))?;
        Self::parse(&text, name)
    }

    /// Reads `text`; messages call it `name`.
    pub fn parse(text: &str, name: &str) -> Result<Self> {
        // By way of `serde_yaml::Value`, which refuses a key that is there twice.
        let yaml: serde_yaml::Value = serde_yaml::from_str(text).map_err(|error| match error.location() {
            Some(at) => anyhow!("{name}:{}: # (not valid YAML): {error}", at.line()),
            None => anyhow!("{name}:1: # (not valid YAML): {error}"),
        })?;
        let value = serde_json::to_value(yaml)
            .with_context(|| format!("{name}:1: #: a key is neither text nor a number, or a value has no JSON form"))?;
        let mut lines = BTreeMap::new();
        let marked = MarkedYamlOwned::load_from_str(text).map_err(|error| anyhow!("{name}: {error}"))?;
        if let Some(root) = marked.first() {
            note_lines(root, String::new(), &mut lines);
        }
        Ok(Self { name: name.to_owned(), value, lines })
    }

    /// The node at a JSON pointer, with or without the leading `#`.
    pub fn at(&self, pointer: &str) -> Option<&Value> {
        self.value.pointer(pointer.trim_start_matches('#'))
    }

    /// The line of a JSON pointer, or of the nearest node above it that exists.
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

    /// A problem at a JSON pointer.
    pub fn problem(&self, pointer: &str, message: impl fmt::Display) -> Problem {
        Problem {
            file: self.name.clone(),
            line: self.line(pointer),
            pointer: format!("#{}", pointer.trim_start_matches('#')),
            message: message.to_string(),
        }
    }
}

/// Something wrong in a document: where, and what.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, relative to the workspace.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The JSON pointer, with a leading `#`.
    pub pointer: String,
    /// What is wrong, and what to do.
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
    format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"))
}

fn note_lines(node: &MarkedYamlOwned, pointer: String, lines: &mut BTreeMap<String, usize>) {
    match &node.data {
        YamlDataOwned::Mapping(entries) => {
            for (key, value) in entries {
                let name = match &key.data {
                    YamlDataOwned::Value(scalar) => scalar
                        .as_str()
                        .map(str::to_owned)
                        .or_else(|| scalar.as_integer().map(|number| number.to_string()))
                        .or_else(|| scalar.as_bool().map(|truth| truth.to_string())),
                    _ => None,
                };
                if let Some(name) = name {
                    let pointer = step(&pointer, &name);
                    lines.insert(pointer.clone(), key.span.start.line());
                    note_lines(value, pointer, lines);
                }
            }
        }
        YamlDataOwned::Sequence(items) => {
            for (index, item) in items.iter().enumerate() {
                let pointer = step(&pointer, &index.to_string());
                lines.insert(pointer.clone(), item.span.start.line());
                note_lines(item, pointer, lines);
            }
        }
        YamlDataOwned::Tagged(_, inner) => note_lines(inner, pointer, lines),
        _ => {}
    }
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
