//! From the specification to the pages: everything that it has is on a page, or an entry says where it comes from.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::super::facts::{Facts, Place, Section, path_parameters, shape};
use super::super::names::{FieldPath, Step};
use super::super::schema::{Node, as_value};
use super::spec::{Operation, Spec};
use crate::read::{Cursor, Document, Problems, step};

pub fn check(lock: &Facts, spec: &Spec<'_>, entries: &Cursor<'_>, problems: &Problems) {
    let mut pointed = BTreeSet::new();
    for entry in entries.get("deviations").map(|entries| entries.items()).unwrap_or_default() {
        for pointer in entry.get("spec").map(|pointers| pointers.items()).unwrap_or_default() {
            pointed.insert(pointer.text().trim_start_matches('#').to_owned());
        }
    }
    let mut ledger =
        Ledger { document: spec.document, members: BTreeMap::new(), values: BTreeMap::new(), seen: BTreeSet::new() };
    for operation in &spec.operations {
        let sections = cited(lock, spec, operation, problems);
        parameters(operation, &sections, spec, &pointed, problems);
        ledger.operation(operation, &sections);
        statuses(lock, operation, spec, &pointed, problems);
    }
    if let Some(codes) = spec.codes() {
        let documented = lock.sections().flat_map(|(_, section)| &section.codes).map(|code| Value::from(code.code));
        ledger.document_values(&codes.pointer, documented);
        ledger.enumeration(&codes);
    }
    ledger.report(&pointed, problems);
}

/// The sections that document an operation; those that do not exist or document none are reported.
fn cited<'l>(lock: &'l Facts, spec: &Spec<'_>, operation: &Operation<'_>, problems: &Problems) -> Vec<&'l Section> {
    let mut found = Vec::new();
    for (page, heading, pointer) in &operation.docs {
        let problem = |message: String| problems.push(spec.document.problem(pointer, message));
        let Some(content) = lock.pages.get(page) else {
            problem(format!("{page} is not in the lock"));
            continue;
        };
        let named: Vec<_> = content.sections.iter().filter(|section| section.heading == *heading).collect();
        let own = |section: &&&Section| {
            section.operations.iter().any(|documented| operation.is(&documented.method, &documented.path))
        };
        if named.is_empty() {
            problem(format!("{page} has no section `{heading}`"));
        } else if named.iter().all(|section| section.operations.is_empty()) {
            problem(format!("{page}: {heading} documents no operation"));
        } else if named.iter().any(|section| own(&section)) {
            found.extend(named.iter().filter(|section| own(section)));
        } else {
            // A slip in its method or path, which is a finding of its own.
            found.extend(named);
        }
    }
    found
}

fn parameters(
    operation: &Operation<'_>,
    sections: &[&Section],
    spec: &Spec<'_>,
    pointed: &BTreeSet<String>,
    problems: &Problems,
) {
    for parameter in &operation.parameters {
        let place = if parameter.in_path { Place::Path } else { Place::Query };
        let position = path_parameters(&operation.path).iter().position(|name| *name == parameter.name);
        let documented = sections.iter().any(|section| {
            let in_uri = parameter.in_path
                && section
                    .operations
                    .iter()
                    .any(|found| shape(&found.path) == shape(&operation.path) && position.is_some());
            let in_call = section.calls.iter().any(|call| call.query.iter().any(|(name, _)| *name == parameter.name));
            in_uri || in_call || section.rows(place).iter().any(|row| row.name == parameter.name)
        });
        if documented || pointed.contains(&parameter.listed) || pointed.contains(&parameter.pointer) {
            continue;
        }
        problems.push(
            spec.document.problem(&parameter.listed, undocumented(&format!("the parameter `{}`", parameter.name))),
        );
    }
}

fn statuses(lock: &Facts, operation: &Operation<'_>, spec: &Spec<'_>, pointed: &BTreeSet<String>, problems: &Problems) {
    for status in &operation.statuses {
        let pointer = step(&format!("{}/responses", operation.pointer), status);
        let known = lock.sections().any(|(page, section)| {
            let applies = section.operations.is_empty() || operation.cites(page, &section.heading);
            applies && section.statuses.iter().any(|found| found.code.to_string() == *status)
        });
        if !known && !pointed.contains(&pointer) {
            problems.push(spec.document.problem(&pointer, undocumented(&format!("the status {status}"))));
        }
    }
}

fn undocumented(what: &str) -> String {
    format!("{what} is on no page of the operation, and no entry of the deviations points here")
}

/// Which members and values of the schemas the pages document.
struct Ledger<'a> {
    document: &'a Document,
    /// Members by pointer, and whether a page has them.
    members: BTreeMap<String, bool>,
    /// Values of enumerations by pointer, and whether a page has them.
    values: BTreeMap<String, (Value, bool)>,
    seen: BTreeSet<String>,
}

impl<'a> Ledger<'a> {
    fn operation(&mut self, operation: &Operation<'a>, sections: &[&Section]) {
        for parameter in &operation.parameters {
            self.enumeration(&parameter.schema);
            let place = if parameter.in_path { Place::Path } else { Place::Query };
            for section in sections {
                for row in section.rows(place).iter().filter(|row| row.name == parameter.name) {
                    self.document_words(&parameter.schema, &row.values);
                }
                let values =
                    section.calls.iter().flat_map(|call| &call.query).filter(|(name, _)| *name == parameter.name);
                let words: Vec<_> = values.map(|(_, value)| value.clone()).collect();
                self.document_words(&parameter.schema, &words);
            }
        }
        for (root, place) in [(&operation.body, Place::Body), (&operation.answer, Place::Response)] {
            let Some(root) = root else { continue };
            self.walk(root);
            for section in sections {
                for row in section.rows(place) {
                    let Some(path) = FieldPath::parse(&row.name) else { continue };
                    for node in root.find(self.document, &path) {
                        self.members.insert(node.pointer.clone(), true);
                        self.document_words(&node, &row.values);
                    }
                }
                let examples = if place == Place::Body { &section.requests } else { &section.responses };
                for example in examples {
                    self.example(std::slice::from_ref(root), &example.value);
                }
            }
        }
    }

    /// Notes every member and value below a schema.
    fn walk(&mut self, node: &Node<'a>) {
        self.enumeration(node);
        for schema in node.alternatives(self.document) {
            if !self.seen.insert(schema.pointer.clone()) {
                continue;
            }
            for (name, member) in schema.schema["properties"].as_object().into_iter().flatten() {
                let pointer = step(&step(&schema.pointer, "properties"), name);
                self.members.entry(pointer.clone()).or_default();
                self.walk(&Node { pointer, schema: member });
            }
            for key in ["items", "additionalProperties"] {
                if let Some(inner) = schema.schema.get(key).filter(|inner| inner.is_object()) {
                    self.walk(&Node { pointer: step(&schema.pointer, key), schema: inner });
                }
            }
        }
    }

    /// Notes the values of a schema that lists them.
    fn enumeration(&mut self, node: &Node<'a>) {
        for schema in node.alternatives(self.document) {
            for (index, value) in schema.schema["enum"].as_array().into_iter().flatten().enumerate() {
                let pointer = step(&step(&schema.pointer, "enum"), &index.to_string());
                self.values.entry(pointer).or_insert_with(|| (value.clone(), false));
            }
        }
    }

    fn document_words(&mut self, node: &Node<'a>, words: &[String]) {
        let types = node.types(self.document);
        let values: Vec<_> = words.iter().map(|word| as_value(word, types.as_ref())).collect();
        for schema in node.alternatives(self.document) {
            self.document_values(&schema.pointer, values.iter().cloned());
        }
    }

    fn document_values(&mut self, pointer: &str, values: impl Iterator<Item = Value>) {
        let values: Vec<_> = values.collect();
        let start = step(pointer, "enum") + "/";
        // A schema that was not reached yet is noted here first.
        if let Some(listed) = self.document.at(pointer).and_then(|schema| schema["enum"].as_array()) {
            for (index, value) in listed.iter().enumerate() {
                let entry = self.values.entry(format!("{start}{index}")).or_insert_with(|| (value.clone(), false));
                entry.1 |= values.contains(value);
            }
        }
    }

    /// What an example shows is documented.
    fn example(&mut self, nodes: &[Node<'a>], value: &Value) {
        for node in nodes {
            for schema in node.alternatives(self.document) {
                self.document_values(&schema.pointer, std::iter::once(value.clone()));
            }
        }
        let below = |part: Step| -> Vec<Node<'a>> {
            nodes.iter().flat_map(|node| node.find(self.document, &FieldPath(vec![part.clone()]))).collect()
        };
        match value {
            Value::Object(members) => {
                let children: Vec<_> =
                    members.iter().map(|(name, member)| (below(Step::Key(name.clone())), member)).collect();
                for (found, member) in children {
                    for node in &found {
                        self.members.insert(node.pointer.clone(), true);
                    }
                    self.example(&found, member);
                }
            }
            Value::Array(items) => {
                let found = below(Step::Items);
                for item in items {
                    self.example(&found, item);
                }
            }
            _ => {}
        }
    }

    fn report(&self, pointed: &BTreeSet<String>, problems: &Problems) {
        // An entry that points at an object as a whole covers its members, if the pages have none of them.
        let whole = |container: &str| {
            let start = format!("{container}/");
            let known = self
                .members
                .range(start.clone()..)
                .take_while(|(pointer, _)| pointer.starts_with(&start))
                .any(|(_, known)| *known);
            let values = self
                .values
                .range(start.clone()..)
                .take_while(|(pointer, _)| pointer.starts_with(&start))
                .any(|(_, (_, known))| *known);
            pointed.contains(container) && !known && !values
        };
        for (pointer, known) in &self.members {
            let Some((container, name)) = pointer.rsplit_once("/properties/") else { continue };
            if !known && !pointed.contains(pointer) && !whole(container) {
                problems.push(self.document.problem(pointer, undocumented(&format!("the field `{name}`"))));
            }
        }
        for (pointer, (value, known)) in &self.values {
            let Some((container, _)) = pointer.rsplit_once("/enum/") else { continue };
            if !known && !pointed.contains(pointer) && !whole(container) {
                problems.push(self.document.problem(pointer, undocumented(&format!("the value {value}"))));
            }
        }
    }
}
