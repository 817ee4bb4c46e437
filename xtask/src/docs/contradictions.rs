//! Where the pages contradict each other, and where one contradicts itself.
//!
//! Silence is no contradiction: a page that has no column for what is required does not contradict one that has it.

mod languages;
mod sections;

use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;

use super::facts::Facts;
use super::names::FieldPath;

/// The kinds of contradictions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// An operation or code that one language has only.
    OneLanguage,
    /// A parameter or field that one language has only.
    RowInOneLanguage,
    /// A method, type, place, default, list of values or requirement that differs between the languages.
    RowDiffers,
    /// Examples with different fields in the two languages, or in one language only.
    ExampleDiffers,
    /// A field that an example has and the table beside it has not.
    OnlyInExample,
    /// A field that a table has and the example beside it has not.
    OnlyInTable,
    /// An example value that does not fit the type or the values of the table beside it.
    ExampleMisfits,
    /// A table with a body, and no example with one.
    NoExample,
    /// A row whose name does not fit the type of what it is a part of.
    Nesting,
    /// A parameter of the path that no table has, or one that stands in the wrong table.
    PathParameter,
    /// A command that calls something else than its section documents.
    Call,
    /// An answer with pages, and no parameters to ask for them.
    Paging,
    /// One name with several types or values on one page.
    Name,
    /// A heading that stands for several operations.
    Heading,
    /// A link that leads nowhere, or where another one leads.
    Link,
    /// Something that was not understood.
    NotUnderstood,
}

impl Kind {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::OneLanguage => "in one language only",
            Self::RowInOneLanguage => "a row in one language only",
            Self::RowDiffers => "a row that differs between the languages",
            Self::ExampleDiffers => "examples that differ between the languages",
            Self::OnlyInExample => "in the example, not in the table",
            Self::OnlyInTable => "in the table, not in the example",
            Self::ExampleMisfits => "an example that does not fit its table",
            Self::NoExample => "a body without an example",
            Self::Nesting => "a name that does not fit the type above it",
            Self::PathParameter => "a path parameter without a row, or in the wrong table",
            Self::Call => "a command that calls something else",
            Self::Paging => "pages without parameters",
            Self::Name => "one name, several types",
            Self::Heading => "one heading, several operations",
            Self::Link => "a link to the wrong page",
            Self::NotUnderstood => "not understood",
        }
    }
}

/// A contradiction.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Contradiction {
    /// Its kind.
    pub kind: Kind,
    /// The page and section, or the two that contradict each other.
    pub place: String,
    /// What contradicts what.
    pub message: String,
}

impl fmt::Display for Contradiction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}

/// All contradictions, by kind and place.
pub fn find(facts: &Facts) -> Vec<Contradiction> {
    let mut found = Vec::new();
    let mut add = |kind, place: String, message: String| found.push(Contradiction { kind, place, message });
    sections::find(facts, &mut add);
    languages::find(facts, &mut add);
    found.sort();
    found.dedup();
    found
}

/// How many there are of each kind.
pub fn count(found: &[Contradiction]) -> BTreeMap<Kind, usize> {
    let mut counts = BTreeMap::new();
    for contradiction in found {
        *counts.entry(contradiction.kind).or_default() += 1;
    }
    counts
}

/// What collects contradictions: kind, place and message.
type Add<'a> = &'a mut dyn FnMut(Kind, String, String);

/// Every field of an example with its values; items of a list are one field.
fn fields(value: &Value) -> BTreeMap<FieldPath, Vec<&Value>> {
    fn walk<'a>(value: &'a Value, path: &FieldPath, found: &mut BTreeMap<FieldPath, Vec<&'a Value>>) {
        match value {
            Value::Object(members) => {
                for (name, member) in members {
                    let path = path.key(name);
                    found.entry(path.clone()).or_default().push(member);
                    walk(member, &path, found);
                }
            }
            Value::Array(items) => {
                let path = path.items();
                for item in items {
                    found.entry(path.clone()).or_default().push(item);
                    walk(item, &path, found);
                }
            }
            _ => {}
        }
    }
    let mut found = BTreeMap::new();
    walk(value, &FieldPath::default(), &mut found);
    found
}

/// Names as a list.
fn listed<T: fmt::Display>(names: impl IntoIterator<Item = T>) -> String {
    names.into_iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
