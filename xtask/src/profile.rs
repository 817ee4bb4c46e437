//! The client profile: the document for tools that generate clients in other languages.
//!
//! The contract, `spec/<api>/openapi.yaml`, describes all that servers do, and few generators can read all of it: some make
//! code that does not compile, and most make clients that take a failure for a success. The profile describes the same
//! requests and successes with less of OpenAPI. It is derived from the contract by [`STEPS`], in this order.

mod alternatives;
mod answers;
mod calls;
mod defaults;
mod enums;
mod extensions;
mod files;
mod required;
mod unused;
mod vocabulary;

use serde_json::{Map, Value};

pub(crate) use answers::JSON;
pub(crate) use extensions::strip;
pub use files::{FOLDER, files, readme};
pub(crate) use vocabulary::known;

use crate::lower::Uses;
use crate::model::Answers;
use crate::read::Document;

/// One change of the document, for a reason.
pub struct Step {
    /// What it does, as a heading of a row.
    pub title: &'static str,
    /// Why generators need it.
    pub reason: &'static str,
    apply: fn(&mut Draft<'_>),
}

/// The steps, in order. The last one also follows each of the others, so that none changes what nothing refers to.
pub const STEPS: [Step; 12] = [
    answers::SUCCESSES,
    answers::STATUSES,
    calls::CALLS,
    alternatives::OBJECTS,
    required::REQUIRED,
    vocabulary::REASONS,
    vocabulary::WORDS,
    enums::STRINGS,
    enums::NAMES,
    defaults::DEFAULTS,
    extensions::EXTENSIONS,
    unused::UNUSED,
];

/// A client profile, and how it was made.
#[derive(Debug)]
pub struct Profile {
    /// The document.
    pub value: Value,
    /// The places that each of the [`STEPS`] changed, in Markdown.
    pub changed: Vec<Vec<String>>,
}

/// Derives the profile of a document without problems.
pub fn derive(contract: &Document, answers: &Answers) -> Profile {
    let mut draft = Draft { contract, answers, value: contract.value.clone(), changed: Vec::new() };
    let (mut changed, mut removed) = (Vec::new(), Vec::new());
    for Step { apply, .. } in &STEPS {
        apply(&mut draft);
        changed.push(std::mem::take(&mut draft.changed));
        unused::unused(&mut draft);
        removed.append(&mut draft.changed);
    }
    if let Some(last) = changed.last_mut() {
        *last = removed;
    }
    Profile { value: draft.value, changed }
}

/// A document that is being changed.
struct Draft<'a> {
    contract: &'a Document,
    answers: &'a Answers,
    value: Value,
    /// The places that the current step has changed.
    changed: Vec<String>,
}

impl Draft<'_> {
    /// Calls `change` with every operation, and records those for which it returns `true`.
    fn operations(&mut self, mut change: impl FnMut(&Document, &Answers, &mut Map<String, Value>) -> bool) {
        let paths = self.value.get_mut("paths").and_then(Value::as_object_mut).into_iter().flat_map(Map::values_mut);
        let (mut all, mut changed) = (0, Vec::new());
        for operation in paths.filter_map(Value::as_object_mut).flat_map(Map::values_mut) {
            let Some(operation) = operation.as_object_mut() else { continue };
            all += 1;
            if change(self.contract, self.answers, operation) {
                changed.push(text(operation, "operationId"));
            }
        }
        match changed.len() {
            count if count == all => self.changed.push(format!("all {all} operations")),
            _ => changed.iter().for_each(|id| self.record(id)),
        }
    }

    /// Calls `change` with every schema that is named or below a named one, and records the places for which it returns `true`.
    fn schemas(&mut self, mut change: impl FnMut(&str, &mut Map<String, Value>) -> bool) {
        let schemas = self.value.pointer_mut("/components/schemas").and_then(Value::as_object_mut);
        for (name, schema) in schemas.into_iter().flatten() {
            walk(schema, name, &mut |schema, place| {
                if change(name, schema) {
                    self.changed.push(format!("`{place}`"));
                }
            });
        }
    }

    /// Records that the current step has changed this place.
    fn record(&mut self, place: &str) {
        self.changed.push(format!("`{place}`"));
    }

    fn uses(&self) -> Uses {
        Uses::of(&self.value)
    }
}

/// Calls `visit` with a schema and every one below it, and their places, such as `Message.qos`.
fn walk(schema: &mut Value, place: &str, visit: &mut impl FnMut(&mut Map<String, Value>, &str)) {
    let Some(schema) = schema.as_object_mut() else { return };
    visit(schema, place);
    for (name, property) in schema.get_mut("properties").and_then(Value::as_object_mut).into_iter().flatten() {
        walk(property, &format!("{place}.{name}"), visit);
    }
    for (key, suffix) in [("items", "[]"), ("additionalProperties", ".*")] {
        if let Some(inner) = schema.get_mut(key) {
            walk(inner, &format!("{place}{suffix}"), visit);
        }
    }
    for key in ["allOf", "anyOf", "oneOf"] {
        for part in schema.get_mut(key).and_then(Value::as_array_mut).into_iter().flatten() {
            walk(part, place, visit);
        }
    }
}

/// Returns the target of a chain of `$ref` in a document, or the value itself.
pub(crate) fn resolved<'v>(document: &'v Value, mut value: &'v Value) -> &'v Value {
    // Checked documents have chains of one.
    for _ in 0..16 {
        match value.get("$ref").and_then(Value::as_str).and_then(|target| document.pointer(target.strip_prefix('#')?)) {
            Some(target) => value = target,
            None => break,
        }
    }
    value
}

/// Returns a `$ref` to a schema.
fn reference(name: &str) -> Value {
    serde_json::json!({"$ref": format!("#/components/schemas/{name}")})
}

fn text(object: &Map<String, Value>, key: &str) -> String {
    object.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// Adds a paragraph to a description.
pub(crate) fn add_paragraph(object: &mut Map<String, Value>, paragraph: &str) {
    let old = text(object, "description");
    let new = if old.is_empty() { paragraph.to_owned() } else { format!("{old}\n\n{paragraph}") };
    object.insert("description".to_owned(), new.into());
}

/// Returns the values of an enumeration in Markdown, with their names if those say more, and their meanings.
fn values(schema: &Value) -> Vec<(String, Option<&str>)> {
    let list = |key: &str| schema[key].as_array().into_iter().flatten();
    let (mut names, mut meanings) = (list("x-enum-varnames"), list("x-enum-descriptions"));
    let one = |value: &Value| {
        // The name of a string is mostly the string in capitals.
        let name = names.next().and_then(Value::as_str).filter(|_| !value.is_string());
        let name = name.map(|name| format!(" {name}")).unwrap_or_default();
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        (format!("`{value}`{name}"), meanings.next().and_then(Value::as_str))
    };
    list("enum").map(one).collect()
}

/// Returns the values of an enumeration and their meanings as a list in Markdown.
fn meanings(schema: &Value) -> String {
    let line = |(value, meaning): (String, Option<&str>)| match meaning {
        Some(meaning) => format!("- {value}: {meaning}"),
        None => format!("- {value}"),
    };
    values(schema).into_iter().map(line).collect::<Vec<_>>().join("\n")
}
