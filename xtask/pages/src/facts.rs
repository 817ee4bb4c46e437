//! What the pages say, as data: the model that `docs.lock.json` holds.
//!
//! There are no sentences in it: a hash stands for prose, so that a change of it is seen. Lines are there after reading
//! pages and not in the lock, because a page that is only laid out anew says nothing new.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::hints::Range;
use crate::layout;
use crate::types::Type;

/// Everything that a set of pages says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct Facts {
    /// The pages by name, such as `zh_CN/api/auth.md`.
    pub pages: BTreeMap<String, Page>,
}

/// What one page says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct Page {
    /// Its sections, in order.
    pub sections: Vec<Section>,
}

/// What the part of a page under one heading says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct Section {
    /// The heading as it stands there; empty before the first.
    pub heading: String,
    /// Its line, from 1; 0 in the lock.
    pub line: usize,
    /// The operations that it documents.
    pub operations: Vec<Operation>,
    /// The address of the API, as a template.
    pub addresses: Vec<String>,
    /// Pages that it leads to.
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
    /// Examples of answers.
    pub responses: Vec<Example>,
    /// The hash of everything else that stands there; empty if nothing does.
    pub prose: String,
    /// What was not understood.
    pub problems: Vec<Problem>,
}

/// A method and a path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct Operation {
    /// In capitals.
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
    /// The page that it leads to, as it is written.
    pub to: String,
    /// The hash of the row.
    pub text: String,
    /// The line; 0 in the lock.
    pub line: usize,
}

/// A parameter or field: a row of a table, or several rows that differ in an index only.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct Row {
    /// The name in one form, such as `data[].username`; as it is written if it is no name.
    pub name: String,
    /// The indices that stand in the name, if the table has rows for more than one.
    pub at: Vec<usize>,
    /// The type in one form for both languages.
    #[serde(rename = "type")]
    pub kind: Option<Type>,
    /// The type as it is written, if that differs in more than capitals.
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
    /// The HTTP status it comes with, if the page says so.
    pub status: Option<u16>,
    /// How the JSON had to be mended.
    pub mended: Vec<String>,
    /// The line; 0 in the lock.
    pub line: usize,
}

/// Something on a page that was not understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct Problem {
    /// What it is.
    pub message: String,
    /// The line; 0 in the lock.
    pub line: usize,
}

/// Where a parameter or field stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
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
/// Together they are its id, as waivers and messages have it: `query qos type integer`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fact {
    /// What it is about, such as `query qos type`.
    pub about: String,
    /// What is said, such as `integer`; empty if being there is all.
    pub says: String,
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
    let is_parameter = |segment: &str| segment.starts_with('{') && segment.ends_with('}');
    path.split('/').map(|segment| if is_parameter(segment) { "{}" } else { segment }).collect::<Vec<_>>().join("/")
}

/// The names of the parameters of a path, in order.
pub fn path_parameters(path: &str) -> Vec<&str> {
    path.split('/').filter_map(|segment| segment.strip_prefix('{')?.strip_suffix('}')).collect()
}

impl Section {
    /// The rows of a place.
    pub fn rows(&self, place: Place) -> &[Row] {
        self.rows.get(&place).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether what it documents sends a list.
    pub fn sends_list(&self) -> bool {
        let body = self.rows(Place::Body);
        let in_table = body.iter().any(|row| row.name.starts_with("[]"));
        in_table || body.is_empty() && self.requests.iter().any(|example| example.value.is_array())
    }

    /// Everything that the section says, one fact each, in the order of the model.
    ///
    /// Two pages that give the same facts say the same; the order in which a page has them is not a fact.
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
    /// The sections, with the name of their page.
    pub fn sections(&self) -> impl Iterator<Item = (&str, &Section)> {
        self.pages.iter().flat_map(|(name, page)| page.sections.iter().map(move |section| (name.as_str(), section)))
    }

    /// The same without lines, as the lock has it.
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

    /// Returns them as JSON, one row a line; what is empty is left out.
    pub fn to_text(&self) -> serde_json::Result<String> {
        let mut value = serde_json::to_value(self)?;
        prune(&mut value);
        Ok(layout::write(&value))
    }

    /// Describes every problem of every page: page, line, section and what it is.
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
    /// The sections, each with its label: the heading, with a number if it is there more than once.
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

/// Takes what is empty out of a model; the value of an example stays as it is.
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

/// A value on one line.
pub fn one_line(value: &Value) -> String {
    layout::short(value)
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
