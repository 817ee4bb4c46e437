//! From the specification to the pages: everything must be on a page, or an entry must give its source.

use std::collections::{BTreeMap, BTreeSet};

use pages::{Facts, FieldPath, Place, Section, Step, path_parameters, shape};
use serde_json::Value;

use super::forward::documents;
use crate::read::openapi::{Node, Operation, Spec};
use crate::read::{Cursor, Problems, step};

pub fn check(lock: &Facts, spec: &Spec<'_>, entries: &Cursor<'_>, problems: &Problems) {
    let mut pointed = BTreeSet::new();
    for entry in entries.get("deviations").map(|entries| entries.items()).unwrap_or_default() {
        for pointer in entry.get("spec").map(|pointers| pointers.items()).unwrap_or_default() {
            pointed.insert(pointer.text().trim_start_matches('#').to_owned());
        }
    }
    let mut ledger =
        Ledger { spec, pointed, problems, members: BTreeMap::new(), values: BTreeMap::new(), seen: BTreeSet::new() };
    // An operation whose source is a measured server is not on a page.
    for operation in spec.operations.iter().filter(|operation| !operation.is_measured) {
        let sections = ledger.cited(lock, operation);
        ledger.parameters(operation, &sections);
        ledger.bodies(operation, &sections);
        ledger.statuses(lock, operation);
    }
    if let Some(codes) = spec.codes() {
        let documented = lock.sections().flat_map(|(_, section)| &section.codes).map(|code| Value::from(code.code));
        ledger.document_values(&codes, &documented.collect::<Vec<_>>());
    }
    ledger.report();
}

/// The members and values of schemas, and whether the pages document them.
struct Ledger<'a, 's> {
    spec: &'a Spec<'s>,
    /// The pointers of entries.
    pointed: BTreeSet<String>,
    problems: &'a Problems,
    /// Members by pointer, and whether a page has them.
    members: BTreeMap<String, bool>,
    /// Values of enumerations by pointer, and whether a page has them.
    values: BTreeMap<String, (Value, bool)>,
    seen: BTreeSet<String>,
}

impl<'s> Ledger<'_, 's> {
    fn undocumented(&self, pointer: &str, what: &str) {
        let message = format!("{what} is on no page of the operation, and no entry of the deviations points here");
        self.problems.push(self.spec.document.problem(pointer, message));
    }

    /// Returns the sections that document an operation, and reports those that do not exist or document none.
    fn cited<'l>(&self, lock: &'l Facts, operation: &Operation<'_>) -> Vec<&'l Section> {
        let mut found = Vec::new();
        for cited in &operation.docs {
            let (page, heading) = (&cited.page, &cited.section);
            let problem = |message: String| self.problems.push(self.spec.document.problem(&cited.pointer, message));
            let Some(content) = lock.pages.get(page) else {
                problem(format!("{page} is not in the lock"));
                continue;
            };
            let named: Vec<_> = content.sections.iter().filter(|section| section.heading == *heading).collect();
            if named.is_empty() {
                problem(format!("{page} has no section `{heading}`"));
            } else if named.iter().all(|section| section.operations.is_empty()) {
                problem(format!("{page}: {heading} documents no operation"));
            } else if named.iter().any(|section| documents(section, operation)) {
                found.extend(named.iter().filter(|section| documents(section, operation)));
            } else {
                // A typo in its method or path, which is a separate finding.
                found.extend(named);
            }
        }
        found
    }

    fn parameters(&mut self, operation: &Operation<'s>, sections: &[&Section]) {
        for parameter in &operation.parameters {
            let schema = &parameter.field.schema;
            self.document_values(schema, &[]);
            let place = if parameter.in_path { Place::Path } else { Place::Query };
            let in_paths = parameter.in_path && path_parameters(&operation.path).contains(&parameter.name.as_str());
            let mut documented = false;
            for section in sections {
                let same_path = section.operations.iter().any(|found| shape(&found.path) == shape(&operation.path));
                let rows = section.rows(place).iter().filter(|row| row.name == parameter.name);
                let query =
                    section.calls.iter().flat_map(|call| &call.query).filter(|(name, _)| *name == parameter.name);
                let shown: Vec<_> = query.map(|(_, value)| value.clone()).collect();
                documented |= in_paths && same_path || !shown.is_empty();
                self.document_words(schema, &shown);
                for row in rows {
                    documented = true;
                    self.document_words(schema, &row.values);
                }
            }
            let pointed = [&parameter.listed, &parameter.field.pointer].into_iter().any(|at| self.pointed.contains(at));
            if !documented && !pointed {
                self.undocumented(&parameter.listed, &format!("the parameter `{}`", parameter.name));
            }
        }
    }

    fn statuses(&self, lock: &Facts, operation: &Operation<'_>) {
        for status in &operation.statuses {
            let pointer = step(&format!("{}/responses", operation.pointer), status);
            let known = lock.sections().any(|(page, section)| {
                let applies = section.operations.is_empty() || operation.cites(page, &section.heading);
                applies && section.statuses.iter().any(|found| found.code.to_string() == *status)
            });
            // An entry can point at a response that several operations share.
            let shared = self.spec.document.at(&pointer).and_then(|response| response["$ref"].as_str());
            let places = [Some(pointer.as_str()), shared.map(|target| target.trim_start_matches('#'))];
            if !known && !places.into_iter().flatten().any(|place| self.pointed.contains(place)) {
                self.undocumented(&pointer, &format!("the status {status}"));
            }
        }
    }

    fn bodies(&mut self, operation: &Operation<'s>, sections: &[&Section]) {
        for (root, place) in [(&operation.body, Place::Body), (&operation.answer, Place::Response)] {
            let Some(root) = root else { continue };
            self.walk(root);
            for section in sections {
                for row in section.rows(place) {
                    let Some(path) = FieldPath::parse(&row.name) else { continue };
                    for node in root.find(&path) {
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

    /// Records every member and value below a schema.
    fn walk(&mut self, node: &Node<'s>) {
        self.document_values(node, &[]);
        for schema in node.alternatives() {
            if !self.seen.insert(schema.pointer.clone()) {
                continue;
            }
            let properties = schema.below("properties");
            let names = properties.iter().flat_map(|found| found.schema.as_object()).flat_map(|found| found.keys());
            for member in names.filter_map(|name| properties.as_ref()?.below(name)) {
                self.members.entry(member.pointer.clone()).or_default();
                self.walk(&member);
            }
            for inner in ["items", "additionalProperties"].iter().filter_map(|key| schema.below(key)) {
                self.walk(&inner);
            }
        }
    }

    fn document_words(&mut self, node: &Node<'s>, words: &[String]) {
        let values: Vec<_> = words.iter().map(|word| node.value_of(word)).collect();
        self.document_values(node, &values);
    }

    /// Records the values of an enumeration, and which of them are on a page.
    fn document_values(&mut self, node: &Node<'s>, values: &[Value]) {
        for schema in node.alternatives() {
            for (index, value) in schema.schema["enum"].as_array().into_iter().flatten().enumerate() {
                let pointer = step(&step(&schema.pointer, "enum"), &index.to_string());
                self.values.entry(pointer).or_insert_with(|| (value.clone(), false)).1 |= values.contains(value);
            }
        }
    }

    /// The contents of examples count as documented.
    fn example(&mut self, nodes: &[Node<'s>], value: &Value) {
        for node in nodes {
            self.document_values(node, std::slice::from_ref(value));
        }
        let below = |part: Step| -> Vec<Node<'s>> {
            let path = FieldPath(vec![part]);
            nodes.iter().flat_map(|node| node.find(&path)).collect()
        };
        match value {
            Value::Object(members) => {
                for (name, member) in members {
                    let found = below(Step::Key(name.clone()));
                    self.members.extend(found.iter().map(|node| (node.pointer.clone(), true)));
                    self.example(&found, member);
                }
            }
            Value::Array(items) => {
                let found = below(Step::Items);
                items.iter().for_each(|item| self.example(&found, item));
            }
            _ => {}
        }
    }

    fn report(&self) {
        // An entry that points at an object covers all its members, if none of them is on a page.
        let whole = |container: &str| {
            let start = format!("{container}/");
            let inside = |pointer: &&String| pointer.starts_with(&start);
            let members = self.members.iter().filter(|(pointer, known)| inside(pointer) && **known);
            let values = self.values.iter().filter(|(pointer, (_, known))| inside(pointer) && *known);
            self.pointed.contains(container) && members.count() + values.count() == 0
        };
        let members = self.members.iter().map(|(pointer, known)| (pointer, known, "/properties/", None));
        let values = self.values.iter().map(|(pointer, (value, known))| (pointer, known, "/enum/", Some(value)));
        for (pointer, known, inside, value) in members.chain(values) {
            let Some((container, name)) = pointer.rsplit_once(inside) else { continue };
            if !known && !self.pointed.contains(pointer) && !whole(container) {
                let what = value.map_or(format!("the field `{name}`"), |value| format!("the value {value}"));
                self.undocumented(pointer, &what);
            }
        }
    }
}
