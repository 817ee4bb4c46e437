//! A place in a document: its value, and its pointer for messages.

use std::cell::RefCell;
use std::fmt;

use serde_json::Value;

use super::{Document, Problem, step};

/// Collects problems, so that one run reports them all.
#[derive(Debug, Default)]
pub struct Problems(RefCell<Vec<Problem>>);

impl Problems {
    /// Adds a problem.
    pub fn push(&self, problem: Problem) {
        self.0.borrow_mut().push(problem);
    }

    /// Returns all problems, in the order of the document.
    pub fn into_vec(self) -> Vec<Problem> {
        let mut problems = self.0.into_inner();
        problems.sort();
        problems.dedup();
        problems
    }
}

/// A place in a document.
#[derive(Clone)]
pub struct Cursor<'a> {
    document: &'a Document,
    problems: &'a Problems,
    /// The JSON pointer, without the leading `#`.
    pub pointer: String,
    /// The value.
    pub value: &'a Value,
}

impl<'a> Cursor<'a> {
    /// Returns the whole document.
    pub fn root(document: &'a Document, problems: &'a Problems) -> Self {
        Self { document, problems, pointer: String::new(), value: &document.value }
    }

    /// Returns the place at an absolute JSON pointer.
    pub fn seek(&self, pointer: &str) -> Option<Self> {
        let value = self.document.at(pointer)?;
        Some(Self { pointer: pointer.trim_start_matches('#').to_owned(), value, ..self.clone() })
    }

    /// Reports a problem here.
    pub fn problem(&self, message: impl fmt::Display) {
        self.problems.push(self.document.problem(&self.pointer, message));
    }

    /// Returns the value under `key`.
    pub fn get(&self, key: &str) -> Option<Self> {
        let value = self.value.get(key)?;
        Some(Self { pointer: step(&self.pointer, key), value, ..self.clone() })
    }

    /// Returns the value under `key`; it is a problem if there is none.
    pub fn require(&self, key: &str) -> Option<Self> {
        let found = self.get(key);
        if found.is_none() {
            self.problem(format_args!("`{key}` is missing"));
        }
        found
    }

    /// Returns the string here; it is a problem if it is something else or empty.
    pub fn text(&self) -> &'a str {
        match self.value.as_str() {
            Some(text) if !text.trim().is_empty() => text,
            _ => {
                self.problem("must be a non-empty string");
                ""
            }
        }
    }

    /// Returns the string under `key`; it is a problem if there is none.
    pub fn require_text(&self, key: &str) -> &'a str {
        self.require(key).map_or("", |found| found.text())
    }

    /// Returns the boolean under `key`; it is a problem if it is something else.
    pub fn flag(&self, key: &str) -> Option<bool> {
        let found = self.get(key)?;
        if found.value.as_bool().is_none() {
            found.problem("must be `true` or `false`");
        }
        found.value.as_bool()
    }

    /// Returns the items of a list; it is a problem if it is something else.
    pub fn items(&self) -> Vec<Self> {
        let Some(items) = self.value.as_array() else {
            self.problem("must be a list");
            return Vec::new();
        };
        items
            .iter()
            .enumerate()
            .map(|(index, value)| Self { pointer: step(&self.pointer, &index.to_string()), value, ..self.clone() })
            .collect()
    }

    /// Returns the items of the list under `key`; none if there is no list.
    pub fn list(&self, key: &str) -> Vec<Self> {
        self.get(key).filter(|place| place.value.is_array()).map(|place| place.items()).unwrap_or_default()
    }

    /// Returns the strings of a list.
    pub fn texts(&self) -> Vec<&'a str> {
        self.items().iter().map(Self::text).collect()
    }

    /// Returns the entries of a mapping; it is a problem if it is something else.
    pub fn entries(&self) -> Vec<(&'a str, Self)> {
        let Some(entries) = self.value.as_object() else {
            self.problem("must be a mapping");
            return Vec::new();
        };
        entries
            .iter()
            .map(|(key, value)| (key.as_str(), Self { pointer: step(&self.pointer, key), value, ..self.clone() }))
            .collect()
    }

    /// Returns the name at the end of a `$ref` to a schema.
    pub fn ref_name(&self) -> Option<&'a str> {
        self.value.get("$ref")?.as_str()?.strip_prefix("#/components/schemas/")
    }

    /// Returns this place, or the target of its `$ref`; it is a problem if that does not exist.
    pub fn resolve(&self) -> Option<Self> {
        let mut place = self.clone();
        for _ in 0..16 {
            let Some(target) = place.value.get("$ref") else { return Some(place) };
            let found = target.as_str().filter(|target| target.starts_with("#/")).and_then(|target| self.seek(target));
            match found {
                Some(found) => place = found,
                None => {
                    place.problem(format_args!("{target} does not exist in this document"));
                    return None;
                }
            }
        }
        self.problem("this `$ref` is circular");
        None
    }

    /// Returns the schema `name`; it is a problem here if there is none.
    pub fn schema(&self, name: &str) -> Option<Self> {
        let found = self.seek(&step("/components/schemas", name));
        if found.is_none() {
            self.problem(format_args!("there is no schema `{name}` in components"));
        }
        found
    }

    /// Returns the schema `name`, if there is one.
    pub fn named_schema(&self, name: &str) -> Option<Self> {
        self.seek(&step("/components/schemas", name))
    }

    /// Walks over this place and everything below it.
    pub fn walk(&self, visit: &mut impl FnMut(&Self)) {
        visit(self);
        match self.value {
            Value::Object(_) => self.entries().iter().for_each(|(_, child)| child.walk(visit)),
            Value::Array(_) => self.items().iter().for_each(|child| child.walk(visit)),
            _ => {}
        }
    }
}
