//! What the pages say, as data: the model that every command works on, and that `spec/v4/docs.lock.json` holds.
//!
//! There are no sentences in it: a hash stands for prose, so that a change of it is seen. Lines are there after reading
//! pages and not in the lock, because a page that is only laid out anew says nothing new.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::hints::Range;
use super::layout;
use super::types::Type;

/// Everything that a set of pages says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Facts {
    /// The pages by name, such as `zh_CN/api/auth.md`.
    pub pages: BTreeMap<String, Page>,
}

/// What one page says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Page {
    /// Its sections, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Section>,
}

/// What the part of a page under one heading says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Section {
    /// The heading as it stands there; empty before the first.
    pub heading: String,
    /// Its line, from 1; 0 in the lock.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub line: usize,
    /// The operations that it documents.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub operations: Vec<Operation>,
    /// The address of the API, as a template.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub addresses: Vec<String>,
    /// Operations that it only lists.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub index: Vec<Operation>,
    /// Pages that it leads to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// Parameters in the path.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub path: Vec<Row>,
    /// Parameters in the query.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub query: Vec<Row>,
    /// Fields of the body.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub body: Vec<Row>,
    /// Fields of the answer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub response: Vec<Row>,
    /// HTTP status codes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statuses: Vec<Code>,
    /// Result codes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<Code>,
    /// The commands of examples.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub calls: Vec<Call>,
    /// Examples of bodies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requests: Vec<Example>,
    /// Examples of answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub responses: Vec<Example>,
    /// The hash of everything else that stands there; empty if nothing does.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub prose: String,
    /// What was not understood.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<Problem>,
}

/// A method and a path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Default)]
pub struct Operation {
    /// In capitals.
    pub method: String,
    /// With `{name}` for parameters.
    pub path: String,
    /// The line; 0 in the lock.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub line: usize,
}

/// A link of a table of contents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Link {
    /// The page that it leads to, as it is written.
    pub to: String,
    /// The hash of the row.
    pub text: String,
    /// The line; 0 in the lock.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub line: usize,
}

/// A parameter or field: a row of a table, or several rows that differ in an index only.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Row {
    /// The name in one form, such as `data[].username`; as it is written if it is no name.
    pub name: String,
    /// The indices that stand in the name, if the table has rows for more than one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub at: Vec<usize>,
    /// The type in one form for both languages.
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<Type>,
    /// The type as it is written, if that differs in more than capitals.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub written: String,
    /// Whether it is required, if the page says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required: Option<bool>,
    /// The default, if the page says one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<String>,
    /// The permitted values, if the page lists them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
    /// The range, if the page says one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<Range>,
    /// An example value, if the table has a column for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub example: Option<String>,
    /// The hash of the description.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The line; 0 in the lock.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub line: usize,
}

/// A status or result code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Code {
    /// The code.
    pub code: i64,
    /// The hash of its meaning.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The line; 0 in the lock.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub line: usize,
}

/// A command of an example.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Call {
    /// The method.
    pub method: String,
    /// The path.
    pub path: String,
    /// The query, name by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub query: Vec<(String, String)>,
    /// The line; 0 in the lock.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub line: usize,
}

/// An example value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct Example {
    /// The value.
    pub value: Value,
    /// The HTTP status it comes with, if the page says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// How the JSON had to be mended.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mended: Vec<String>,
    /// The line; 0 in the lock.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub line: usize,
}

/// Something on a page that was not understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Problem {
    /// What it is.
    pub message: String,
    /// The line; 0 in the lock.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub line: usize,
}

/// Where a parameter or field stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In the body.
    Body,
    /// In the answer.
    Response,
}

impl Place {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Path, Self::Query, Self::Body, Self::Response];

    /// The word for it in ids of facts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Body => "body",
            Self::Response => "response",
        }
    }
}

/// One fact of a section: what it is about, and what is said.
///
/// Together they are its id, as `waives` in `spec/v4/deviations.yaml` and messages have it: `query qos type integer`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fact {
    /// What it is about, such as `query qos type`.
    pub about: String,
    /// What is said, such as `integer`; empty if being there is all.
    pub says: String,
    /// The line; 0 if it comes from the lock.
    pub line: usize,
}

impl Fact {
    /// The id, unique in its section.
    pub fn id(&self) -> String {
        if self.says.is_empty() { self.about.clone() } else { format!("{} {}", self.about, self.says) }
    }
}

impl Operation {
    /// The path with every parameter as `{}`: two paths of one shape are one path.
    pub fn shape(&self) -> String {
        shape(&self.path)
    }
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}

/// A path with every parameter as `{}`.
pub fn shape(path: &str) -> String {
    let segments: Vec<_> = path
        .split('/')
        .map(|segment| if segment.starts_with('{') && segment.ends_with('}') { "{}" } else { segment })
        .collect();
    segments.join("/")
}

/// The names of the parameters of a path, in order.
pub fn path_parameters(path: &str) -> Vec<&str> {
    path.split('/').filter_map(|segment| segment.strip_prefix('{')?.strip_suffix('}')).collect()
}

impl Section {
    /// The rows of a place.
    pub fn rows(&self, place: Place) -> &[Row] {
        match place {
            Place::Path => &self.path,
            Place::Query => &self.query,
            Place::Body => &self.body,
            Place::Response => &self.response,
        }
    }

    /// The rows of a place, to add to.
    pub fn rows_mut(&mut self, place: Place) -> &mut Vec<Row> {
        match place {
            Place::Path => &mut self.path,
            Place::Query => &mut self.query,
            Place::Body => &mut self.body,
            Place::Response => &mut self.response,
        }
    }

    /// Everything that the section says, one fact each, in the order of the model.
    ///
    /// Two pages that give the same facts say the same; the order in which a page has them is not a fact.
    pub fn facts(&self) -> Vec<Fact> {
        let mut facts = Vec::new();
        let mut add = |about: String, says: String, line: usize| facts.push(Fact { about, says, line });
        for operation in &self.operations {
            add("operation".into(), operation.to_string(), operation.line);
        }
        for address in &self.addresses {
            add("address".into(), address.clone(), self.line);
        }
        for operation in &self.index {
            add("lists".into(), operation.to_string(), operation.line);
        }
        for link in &self.links {
            add(format!("link {}", link.to), String::new(), link.line);
            add(format!("link {} text", link.to), link.text.clone(), link.line);
        }
        for place in Place::ALL {
            for row in self.rows(place) {
                let about = format!("{} {}", place.name(), row.name);
                add(about.clone(), String::new(), row.line);
                let kind = row.kind.as_ref().map(ToString::to_string).unwrap_or_else(|| row.written.clone());
                let parts = [
                    ("at", row.at.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")),
                    ("type", kind),
                    ("required", row.required.map(|yes| yes.to_string()).unwrap_or_default()),
                    ("default", row.default.clone().unwrap_or_default()),
                    ("range", row.range.map(|range| range.to_string()).unwrap_or_default()),
                    ("example", row.example.clone().unwrap_or_default()),
                ];
                for (part, says) in parts {
                    if !says.is_empty() {
                        add(format!("{about} {part}"), says, row.line);
                    }
                }
                for value in &row.values {
                    add(format!("{about} value"), value.clone(), row.line);
                }
                if !row.text.is_empty() {
                    add(format!("{about} text"), row.text.clone(), row.line);
                }
            }
        }
        for (name, codes) in [("status", &self.statuses), ("code", &self.codes)] {
            for code in codes {
                add(name.into(), code.code.to_string(), code.line);
                if !code.text.is_empty() {
                    add(format!("{name} {} text", code.code), code.text.clone(), code.line);
                }
            }
        }
        for (index, call) in self.calls.iter().enumerate() {
            add(format!("call {}", index + 1), call.to_string(), call.line);
        }
        for (name, examples) in [("request", &self.requests), ("response", &self.responses)] {
            for (index, example) in examples.iter().enumerate() {
                let status = example.status.map(|status| format!("{status} ")).unwrap_or_default();
                add(
                    format!("{name} example {}", index + 1),
                    format!("{status}{}", sorted(&example.value)),
                    example.line,
                );
            }
        }
        for problem in &self.problems {
            add("problem".into(), problem.message.clone(), problem.line);
        }
        if !self.prose.is_empty() {
            add("prose".into(), self.prose.clone(), self.line);
        }
        facts
    }
}

impl fmt::Display for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)?;
        for (index, (name, value)) in self.query.iter().enumerate() {
            write!(f, "{}{name}={value}", if index == 0 { '?' } else { '&' })?;
        }
        Ok(())
    }
}

impl Facts {
    /// The sections, with the name of their page.
    pub fn sections(&self) -> impl Iterator<Item = (&str, &Section)> {
        self.pages.iter().flat_map(|(name, page)| page.sections.iter().map(move |section| (name.as_str(), section)))
    }

    /// The same without lines, as the lock has it.
    pub fn without_lines(mut self) -> Self {
        for section in self.pages.values_mut().flat_map(|page| &mut page.sections) {
            section.line = 0;
            section.operations.iter_mut().chain(&mut section.index).for_each(|found| found.line = 0);
            section.links.iter_mut().for_each(|found| found.line = 0);
            for place in Place::ALL {
                section.rows_mut(place).iter_mut().for_each(|found| found.line = 0);
            }
            section.statuses.iter_mut().chain(&mut section.codes).for_each(|found| found.line = 0);
            section.calls.iter_mut().for_each(|found| found.line = 0);
            section.requests.iter_mut().chain(&mut section.responses).for_each(|found| found.line = 0);
            section.problems.iter_mut().for_each(|found| found.line = 0);
        }
        self
    }

    /// As text, one row a line.
    pub fn to_text(&self) -> serde_json::Result<String> {
        Ok(layout::write(&serde_json::to_value(self)?))
    }
}

/// A value on one line, its members by name: two texts are equal if the values are.
pub fn sorted(value: &Value) -> String {
    fn sort(value: &Value) -> Value {
        match value {
            Value::Object(members) => {
                let members: BTreeMap<_, _> = members.iter().map(|(key, value)| (key.clone(), sort(value))).collect();
                Value::Object(members.into_iter().collect())
            }
            Value::Array(items) => Value::Array(items.iter().map(sort).collect()),
            other => other.clone(),
        }
    }
    layout::short(&sort(value))
}

/// The hash that stands for a text: it does not change with line ends and spaces, nor with marks of code and emphasis.
pub fn hash(text: &str) -> String {
    let plain: String = text.chars().map(|sign| if matches!(sign, '`' | '*') { ' ' } else { sign }).collect();
    let mut normal = String::new();
    for word in plain.split_whitespace() {
        // Between Chinese signs a space means nothing.
        let ends_ascii = normal.chars().next_back().is_some_and(|sign| sign.is_ascii());
        if ends_ascii && word.starts_with(|sign: char| sign.is_ascii()) {
            normal.push(' ');
        }
        normal.push_str(word);
    }
    if normal.is_empty() {
        return String::new();
    }
    Sha256::digest(normal.as_bytes()).iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

fn is_zero(number: &usize) -> bool {
    *number == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_does_not_see_how_a_text_is_laid_out() {
        assert_eq!(hash("主题， 可取值 `a`\n与 b"), hash("主题，可取值`a`与b"));
        assert_eq!(hash("one  two\nthree"), hash("one two three"));
        assert_ne!(hash("one two"), hash("one twothree"));
        assert_eq!((hash(" ").as_str(), hash("a").len()), ("", 12));
    }
}
