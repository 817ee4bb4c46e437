//! The facts of the pages as data: the model of `docs.lock.json`.
//!
//! It contains no sentences: prose is represented by a hash, so that changes are noticed. Facts have lines after pages
//! were read, but not in the lock, because a page whose layout changed has no new facts.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::hints::Range;
use crate::layout;
use crate::types::Type;

/// The facts of a set of pages.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct Facts {
    /// The pages by name, such as `zh_CN/api/auth.md`.
    pub pages: BTreeMap<String, Page>,
}

/// The facts of a page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct Page {
    /// Its sections, in order.
    pub sections: Vec<Section>,
}

/// The facts of the part of a page under one heading.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct Section {
    /// The heading as written; empty before the first one.
    pub heading: String,
    /// Its line, from 1; 0 in the lock.
    pub line: usize,
    /// The operations that it documents.
    pub operations: Vec<Operation>,
    /// The address of the API, as a template.
    pub addresses: Vec<String>,
    /// The pages that it links to.
    pub links: Vec<Link>,
    /// Parameters and fields.
    #[serde(flatten)]
    pub rows: BTreeMap<Place, Vec<Row>>,
    /// HTTP status codes.
    pub statuses: Vec<Code>,
    /// Result codes.
    pub codes: Vec<Code>,
    /// The commands of examples.
    pub calls: Vec<Call>,
    /// Examples of bodies.
    pub requests: Vec<Example>,
    /// Examples of responses.
    pub responses: Vec<Example>,
    /// The hash of everything else; empty if there is nothing else.
    pub prose: String,
    /// What was not understood.
    pub problems: Vec<Problem>,
}

/// A method and a path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct Operation {
    /// The HTTP method, in upper case.
    pub method: String,
    /// With `{name}` for parameters.
    pub path: String,
    /// The line; 0 in the lock.
    pub line: usize,
}

/// A link of a table of contents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct Link {
    /// The target page, as written.
    pub to: String,
    /// The hash of the row.
    pub text: String,
    /// The line; 0 in the lock.
    pub line: usize,
}

/// A parameter or field: a row of a table, or several rows that differ only in an index.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct Row {
    /// The name in a common form, such as `data[].username`; as written if it is not a name.
    pub name: String,
    /// The indices in the name, if the table has rows for several.
    pub at: Vec<usize>,
    /// The type in a common form for both languages.
    #[serde(rename = "type")]
    pub kind: Option<Type>,
    /// The type as written, if it differs in more than case.
    pub written: String,
    /// Whether it is required, if the page says so.
    pub required: Option<bool>,
    /// The default, if the page says one.
    pub default: Option<String>,
    /// The permitted values, if the page lists them.
    pub values: Vec<String>,
    /// The range, if the page says one.
    pub range: Option<Range>,
    /// The hash of the description.
    pub text: String,
    /// The line; 0 in the lock.
    pub line: usize,
}

/// A status or result code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct Code {
    /// The code.
    pub code: i64,
    /// The hash of its meaning.
    pub text: String,
    /// The line; 0 in the lock.
    pub line: usize,
}

/// A command of an example.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct Call {
    /// The method.
    pub method: String,
    /// The path.
    pub path: String,
    /// The query, name by name.
    pub query: Vec<(String, String)>,
    /// The line; 0 in the lock.
    pub line: usize,
}

/// An example value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct Example {
    /// The value.
    pub value: Value,
    /// The HTTP status of the example, if the page has it.
    pub status: Option<u16>,
    /// How the JSON was repaired.
    pub repaired: Vec<String>,
    /// The line; 0 in the lock.
    pub line: usize,
}

/// A part of a page that was not understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct Problem {
    /// What it is.
    pub message: String,
    /// The line; 0 in the lock.
    pub line: usize,
}

/// The place of a parameter or field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In the body.
    Body,
    /// In the response.
    Response,
}

impl Place {
    /// All places, in order.
    pub const ALL: [Self; 4] = [Self::Path, Self::Query, Self::Body, Self::Response];

    /// Returns its word in the ids of facts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Body => "body",
            Self::Response => "response",
        }
    }
}

/// A fact of a section: its subject and its value.
///
/// Together they are its id in waivers and messages, such as `query qos type integer`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fact {
    /// The subject, such as `query qos type`.
    pub about: String,
    /// The value, such as `integer`; empty if there is none.
    pub says: String,
}

impl Fact {
    /// Returns the id, which is unique in its section.
    pub fn id(&self) -> String {
        if self.says.is_empty() { self.about.clone() } else { format!("{} {}", self.about, self.says) }
    }
}

impl Operation {
    /// Returns the path with every parameter as `{}`: paths with the same shape are the same.
    pub fn shape(&self) -> String {
        shape(&self.path)
    }
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}

/// Returns a path with every parameter as `{}`.
pub fn shape(path: &str) -> String {
    let is_parameter = |segment: &str| segment.starts_with('{') && segment.ends_with('}');
    path.split('/').map(|segment| if is_parameter(segment) { "{}" } else { segment }).collect::<Vec<_>>().join("/")
}

/// Returns the names of the parameters of a path, in order.
pub fn path_parameters(path: &str) -> Vec<&str> {
    path.split('/').filter_map(|segment| segment.strip_prefix('{')?.strip_suffix('}')).collect()
}

impl Section {
    /// Returns the rows of a place.
    pub fn rows(&self, place: Place) -> &[Row] {
        self.rows.get(&place).map(Vec::as_slice).unwrap_or_default()
    }

    /// Returns whether it documents a request with a list.
    pub fn sends_list(&self) -> bool {
        let body = self.rows(Place::Body);
        let in_table = body.iter().any(|row| row.name.starts_with("[]"));
        in_table || body.is_empty() && self.requests.iter().any(|example| example.value.is_array())
    }

    /// Returns the facts of the section, in the order of the model.
    ///
    /// Pages with the same facts are equal; the order of facts on a page does not matter.
    pub fn facts(&self) -> Vec<Fact> {
        let mut facts = Vec::new();
        let mut add = |about: String, says: String| facts.push(Fact { about, says });
        for operation in &self.operations {
            add("operation".into(), operation.to_string());
        }
        for address in &self.addresses {
            add("address".into(), address.clone());
        }
        for Link { to, text, .. } in &self.links {
            add(format!("link {to}"), String::new());
            add(format!("link {to} text"), text.clone());
        }
        for (place, row) in self.rows.iter().flat_map(|(place, rows)| rows.iter().map(move |row| (place, row))) {
            let about = format!("{} {}", place.name(), row.name);
            add(about.clone(), String::new());
            let parts = [
                ("at", row.at.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")),
                ("type", row.kind.as_ref().map_or_else(|| row.written.clone(), ToString::to_string)),
                ("required", row.required.map(|yes| yes.to_string()).unwrap_or_default()),
                ("default", row.default.clone().unwrap_or_default()),
                ("range", row.range.map(|range| range.to_string()).unwrap_or_default()),
            ];
            let values = row.values.iter().map(|value| ("value", value.clone()));
            let parts = parts.into_iter().chain(values).chain([("text", row.text.clone())]);
            for (part, says) in parts.filter(|(_, says)| !says.is_empty()) {
                add(format!("{about} {part}"), says);
            }
        }
        for (name, codes) in [("status", &self.statuses), ("code", &self.codes)] {
            for Code { code, text, .. } in codes {
                add(name.into(), code.to_string());
                if !text.is_empty() {
                    add(format!("{name} {code} text"), text.clone());
                }
            }
        }
        for (index, call) in self.calls.iter().enumerate() {
            add(format!("call {}", index + 1), call.to_string());
        }
        for (name, examples) in [("request", &self.requests), ("response", &self.responses)] {
            for (index, Example { value, status, .. }) in examples.iter().enumerate() {
                let status = status.map(|status| format!("{status} ")).unwrap_or_default();
                add(format!("{name} example {}", index + 1), status + &sorted(value));
            }
        }
        for problem in &self.problems {
            add("problem".into(), problem.message.clone());
        }
        if !self.prose.is_empty() {
            add("prose".into(), self.prose.clone());
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
    /// Returns the sections with the name of their page.
    pub fn sections(&self) -> impl Iterator<Item = (&str, &Section)> {
        self.pages.iter().flat_map(|(name, page)| page.sections.iter().map(move |section| (name.as_str(), section)))
    }

    /// Returns the facts without lines, as in the lock.
    pub fn without_lines(mut self) -> Self {
        for section in self.pages.values_mut().flat_map(|page| &mut page.sections) {
            section.line = 0;
            section.operations.iter_mut().for_each(|found| found.line = 0);
            section.links.iter_mut().for_each(|found| found.line = 0);
            section.rows.values_mut().flatten().for_each(|found| found.line = 0);
            section.statuses.iter_mut().chain(&mut section.codes).for_each(|found| found.line = 0);
            section.calls.iter_mut().for_each(|found| found.line = 0);
            section.requests.iter_mut().chain(&mut section.responses).for_each(|found| found.line = 0);
            section.problems.iter_mut().for_each(|found| found.line = 0);
        }
        self
    }

    /// Returns the facts as JSON with a row per line, without empty parts.
    pub fn to_text(&self) -> serde_json::Result<String> {
        let mut value = serde_json::to_value(self)?;
        prune(&mut value);
        Ok(layout::write(&value))
    }

    /// Describes all problems: page, line, section and message.
    pub fn problems(&self) -> Vec<String> {
        let mut found = Vec::new();
        for (page, Section { heading, problems, .. }) in self.sections() {
            for Problem { message, line } in problems {
                let line = if *line > 0 { format!(":{line}") } else { String::new() };
                found.push(format!("{page}{line}: {heading}: {message}"));
            }
        }
        found
    }
}

impl Page {
    /// Returns the sections with their labels: the heading, with a number if it is a duplicate.
    pub fn labelled(&self) -> Vec<(String, &Section)> {
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        let mut labelled = Vec::with_capacity(self.sections.len());
        for section in &self.sections {
            let heading = &section.heading;
            let count = seen.entry(heading).and_modify(|count| *count += 1).or_insert(1);
            labelled.push((if *count == 1 { heading.clone() } else { format!("{heading} ({count})") }, section));
        }
        labelled
    }
}

/// Removes empty parts from a model, but not from the values of examples.
fn prune(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.retain(|key, value| match key.as_str() {
                "value" | "heading" | "to" => true,
                "line" => *value != 0,
                _ => !(value.is_null() || *value == "" || value.as_array().is_some_and(Vec::is_empty)),
            });
            members.iter_mut().filter(|(key, _)| *key != "value").for_each(|(_, value)| prune(value));
        }
        Value::Array(items) => items.iter_mut().for_each(prune),
        _ => {}
    }
}

/// Returns a value on one line.
pub fn one_line(value: &Value) -> String {
    layout::short(value)
}

/// Returns a value on one line with sorted members, so that equal values have equal strings.
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

/// Returns the hash of prose, which ignores line breaks, spaces, and the markup of code and emphasis.
pub fn hash(text: &str) -> String {
    let plain: String =
        text.chars().map(|character| if matches!(character, '`' | '*') { ' ' } else { character }).collect();
    let mut normal = String::new();
    for word in plain.split_whitespace() {
        // A space between Chinese characters has no meaning.
        let ends_ascii = normal.chars().next_back().is_some_and(|character| character.is_ascii());
        if ends_ascii && word.starts_with(|character: char| character.is_ascii()) {
            normal.push(' ');
        }
        normal.push_str(word);
    }
    if normal.is_empty() {
        return String::new();
    }
    Sha256::digest(normal.as_bytes()).iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_ignores_layout() {
        assert_eq!(hash("主题， 可取值 `a`\n与 b"), hash("主题，可取值`a`与b"));
        assert_eq!(hash("one  two\nthree"), hash("one two three"));
        assert_ne!(hash("one two"), hash("one twothree"));
        assert_eq!((hash(" ").as_str(), hash("a").len()), ("", 12));
    }
}
