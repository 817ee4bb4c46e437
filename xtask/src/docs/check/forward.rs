//! From the pages to the specification: everything that they say, it has to have.

use serde_json::Value;

use super::super::facts::{Call, Facts, Operation as Documented, Place, Row, Section, path_parameters, shape};
use super::super::names::FieldPath;
use super::super::schema::{Node, as_value};
use super::super::waivers::{Key, labels};
use super::Finding;
use super::spec::{Operation, Parameter, Spec};
use crate::read::{Document, Problems};

/// Everything that a page says and the specification does not have.
pub fn findings(lock: &Facts, spec: &Spec<'_>, problems: &Problems) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (page, content) in &lock.pages {
        for (label, section) in labels(&content.sections) {
            let mut visit = Visit { spec, page, label: &label, section, findings: &mut findings };
            visit.section(problems, &content.sections);
        }
    }
    findings.sort();
    findings.dedup();
    findings
}

struct Visit<'a, 's> {
    spec: &'a Spec<'s>,
    page: &'a str,
    label: &'a str,
    section: &'a Section,
    findings: &'a mut Vec<Finding>,
}

/// A parameter or field of the specification.
struct Field<'s> {
    pointer: String,
    schema: Node<'s>,
    /// Whether it is required, and whether that holds wherever it is.
    required: bool,
}

impl<'s> Visit<'_, 's> {
    fn add(&mut self, fact: impl Into<String>, pointer: &str, here: impl Into<String>) {
        let key = Key { page: self.page.to_owned(), section: self.label.to_owned(), fact: fact.into() };
        self.findings.push(Finding { key, pointer: pointer.to_owned(), here: here.into() });
    }

    fn section(&mut self, problems: &Problems, siblings: &[Section]) {
        let (page, heading) = (self.page, self.section.heading.as_str());
        let document = self.spec.document;
        for problem in &self.section.problems {
            self.add(format!("problem {}", problem.message), "", "this was not understood, so it was not compared");
        }
        self.overview();
        let mut targets: Vec<&Operation<'s>> = Vec::new();
        for documented in &self.section.operations {
            let found = self.spec.operations.iter().find(|found| found.is(&documented.method, &documented.path));
            match found {
                Some(found) => {
                    targets.push(found);
                    if !found.cites(page, heading) {
                        problems.push(document.problem(
                            &format!("{}/x-docs", found.pointer),
                            format_args!("{page}: {heading} documents {documented}: list it here"),
                        ));
                    }
                }
                None => {
                    self.add(format!("operation {documented}"), "/paths", "the specification has no such operation")
                }
            }
        }
        if targets.is_empty() && !self.section.operations.is_empty() {
            // A section with a slip in its method or path still documents the operation that cites it.
            let documents = |section: &Section, operation: &Operation<'_>| {
                section.heading == heading
                    && section.operations.iter().any(|found| operation.is(&found.method, &found.path))
            };
            targets.extend(self.spec.operations.iter().filter(|operation| {
                operation.cites(page, heading) && !siblings.iter().any(|section| documents(section, operation))
            }));
        }
        if !targets.is_empty() {
            self.operation(&targets);
        }
    }

    /// What an overview says of all operations.
    fn overview(&mut self) {
        let spec = self.spec;
        for documented in &self.section.index {
            if !spec.operations.iter().any(|found| found.is(&documented.method, &documented.path)) {
                self.add(format!("lists {documented}"), "/paths", "the specification has no such operation");
            }
        }
        for code in &self.section.codes {
            let known = spec.codes().is_some_and(|codes| {
                codes.schema["enum"].as_array().is_some_and(|values| values.contains(&Value::from(code.code)))
            });
            if !known {
                self.add(
                    format!("code {}", code.code),
                    "/components/schemas/KnownResultCode",
                    "it is not among the known codes",
                );
            }
        }
        if !self.section.operations.is_empty() {
            return;
        }
        for status in &self.section.statuses {
            let without = spec.operations.iter().find(|found| !found.statuses.contains(&status.code.to_string()));
            if let Some(without) = without {
                let here = format!("{} {} does not list it", without.method, without.path);
                self.add(format!("status {}", status.code), &format!("{}/responses", without.pointer), here);
            }
        }
    }

    fn operation(&mut self, targets: &[&Operation<'s>]) {
        let section = self.section;
        for place in Place::ALL {
            for row in section.rows(place) {
                self.row(targets, place, row);
            }
        }
        for status in &section.statuses {
            if !targets.iter().any(|target| target.statuses.contains(&status.code.to_string())) {
                let pointer = format!("{}/responses", targets[0].pointer);
                self.add(format!("status {}", status.code), &pointer, "the operation does not list it");
            }
        }
        for (index, call) in section.calls.iter().enumerate() {
            self.call(targets, index + 1, call);
        }
        for (name, examples) in [("request", &section.requests), ("response", &section.responses)] {
            for (index, example) in examples.iter().enumerate() {
                let about = format!("{name} example {}", index + 1);
                let schemas = targets
                    .iter()
                    .filter_map(|target| if name == "request" { target.body.clone() } else { target.answer.clone() });
                let document = self.spec.document;
                let judged = schemas.map(|schema| schema.misfits(document, &example.value)).min_by_key(Vec::len);
                match judged {
                    None => self.add(about, &targets[0].pointer, format!("the operation has no {name} with a schema")),
                    Some(misfits) => {
                        for misfit in misfits {
                            let at =
                                if misfit.path.0.is_empty() { "whole".to_owned() } else { misfit.path.to_string() };
                            self.add(format!("{about} at {at}"), &misfit.pointer, format!("it {}", misfit.what));
                        }
                    }
                }
            }
        }
    }

    fn row(&mut self, targets: &[&Operation<'s>], place: Place, row: &Row) {
        let about = format!("{} {}", place.name(), row.name);
        let document = self.spec.document;
        let fields: Vec<Field<'s>> = targets.iter().flat_map(|target| self.fields(target, place, &row.name)).collect();
        let Some(first) = fields.first() else {
            let pointer = match place {
                Place::Path | Place::Query => format!("{}/parameters", targets[0].pointer),
                Place::Body => format!("{}/requestBody", targets[0].pointer),
                Place::Response => format!("{}/responses/200", targets[0].pointer),
            };
            return self.add(about, &pointer, "the specification does not have it");
        };
        let pointer = first.pointer.clone();
        let types: Vec<_> = fields.iter().filter_map(|field| field.schema.types(document)).collect();
        if let Some(kind) = &row.kind
            && !types.iter().any(|found| found.agrees(kind))
        {
            let mut shown: Vec<_> = types.iter().map(ToString::to_string).collect();
            shown.dedup();
            self.add(format!("{about} type {kind}"), &pointer, format!("here it is {}", shown.join(" or ")));
        }
        if let Some(required) = row.required
            && !fields.iter().any(|field| field.required == required)
        {
            let here = if required { "here it is optional" } else { "here it is required" };
            self.add(format!("{about} required {required}"), &pointer, here);
        }
        if let Some(default) = &row.default {
            let defaults: Vec<_> = fields
                .iter()
                .flat_map(|field| std::iter::once(field.schema.clone()).chain(field.schema.alternatives(document)))
                .filter_map(|schema| schema.schema.get("default"))
                .map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned))
                .collect();
            if !defaults.contains(default) {
                let here =
                    defaults.first().map_or("here is no default".to_owned(), |found| format!("here it is {found}"));
                self.add(format!("{about} default {default}"), &pointer, here);
            }
        }
        if let Some(range) = row.range {
            let bound = |key: &str| {
                fields
                    .iter()
                    .flat_map(|field| field.schema.alternatives(document))
                    .find_map(|schema| schema.schema[key].as_i64())
            };
            let agrees = |bound: Option<i64>, said: Option<i64>| said.is_none() || said == bound;
            let (min, max) = (bound("minimum"), bound("maximum"));
            if !agrees(min, range.min) || !agrees(max, range.max) {
                let here = format!("here it is {}", super::super::hints::Range { min, max });
                self.add(format!("{about} range {range}"), &pointer, here);
            }
        }
        self.values(&about, &fields, row);
    }

    fn values(&mut self, about: &str, fields: &[Field<'s>], row: &Row) {
        let document = self.spec.document;
        let Some(pointer) = fields.first().map(|field| field.pointer.clone()) else { return };
        for word in &row.values {
            let takes = |field: &Field<'s>| {
                let value = as_value(word, field.schema.types(document).as_ref());
                // A word with a `$` is one of a kind, and the examples show it.
                let shown =
                    field.schema.resolved(document).schema.get("example").is_none_or(|example| example == &value);
                field.schema.misfits(document, &value).is_empty() && (!word.starts_with('$') || shown)
            };
            if !fields.iter().any(takes) {
                self.add(format!("{about} value {word}"), &pointer, "here it is none of the values");
            }
        }
        if row.values.len() > 1 && !fields.iter().any(|field| field.schema.is_closed(document)) {
            self.add(format!("{about} values"), &pointer, "here any value is taken, and the page lists those that are");
        }
    }

    /// The fields of an operation with this name.
    fn fields(&self, target: &Operation<'s>, place: Place, name: &str) -> Vec<Field<'s>> {
        match place {
            Place::Path => self.path_parameter(target, name).map(of_parameter).into_iter().collect(),
            Place::Query => {
                let found = target.parameters.iter().find(|parameter| !parameter.in_path && parameter.name == name);
                found.map(of_parameter).into_iter().collect()
            }
            Place::Body | Place::Response => {
                let bodies = self.bodies(target).into_iter();
                let roots = bodies.filter_map(|(body, answer)| if place == Place::Body { body } else { answer });
                roots.flat_map(|root| self.members(&root, name)).collect()
            }
        }
    }

    /// The schemas that this section is about.
    fn bodies(&self, target: &Operation<'s>) -> Vec<(Option<Node<'s>>, Option<Node<'s>>)> {
        let list = self.section.body.iter().any(|row| row.name.starts_with("[]"));
        let list = list
            || self.section.body.is_empty() && self.section.requests.iter().any(|example| example.value.is_array());
        target.bodies(self.spec.document, list)
    }

    /// The parameter that stands where the page has this name in its path.
    fn path_parameter<'o>(&self, target: &'o Operation<'s>, name: &str) -> Option<&'o Parameter<'s>> {
        let position =
            |documented: &Documented| path_parameters(&documented.path).iter().position(|found| *found == name);
        let documented =
            self.section.operations.iter().filter(|documented| shape(&documented.path) == shape(&target.path));
        let here =
            documented.into_iter().find_map(position).and_then(|at| path_parameters(&target.path).get(at).copied());
        target.parameters.iter().find(|parameter| parameter.in_path && parameter.name == here.unwrap_or(name))
    }

    fn members(&self, root: &Node<'s>, name: &str) -> Vec<Field<'s>> {
        let document = self.spec.document;
        let Some(path) = FieldPath::parse(name) else { return Vec::new() };
        let found = root.find(document, &path);
        let is_required = |node: &Node<'s>| is_required(document, &node.pointer);
        found
            .into_iter()
            .map(|node| Field { pointer: node.pointer.clone(), required: is_required(&node), schema: node })
            .collect()
    }

    fn call(&mut self, targets: &[&Operation<'s>], number: usize, call: &Call) {
        let about = format!("call {number}");
        let takes = |target: &&&Operation<'s>| target.method == call.method && matches(&target.path, &call.path);
        let Some(target) = targets.iter().find(takes) else {
            let here = format!("it is no call of {} {}", targets[0].method, targets[0].path);
            return self.add(format!("{about} {} {}", call.method, call.path), &targets[0].pointer, here);
        };
        if has_bad_escape(&call.path) {
            self.add(
                format!("{about} {} {}", call.method, call.path),
                &target.pointer,
                "the path has a malformed escape",
            );
        }
        for (name, _) in &call.query {
            if !target.parameters.iter().any(|parameter| !parameter.in_path && parameter.name == *name) {
                let pointer = format!("{}/parameters", target.pointer);
                self.add(format!("{about} query {name}"), &pointer, "the specification does not have this parameter");
            }
        }
    }
}

fn of_parameter<'s>(parameter: &Parameter<'s>) -> Field<'s> {
    Field { pointer: parameter.pointer.clone(), schema: parameter.schema.clone(), required: parameter.required }
}

/// Whether the property at a pointer is required by the object that it belongs to.
fn is_required(document: &Document, pointer: &str) -> bool {
    let Some((object, name)) = pointer.rsplit_once("/properties/") else { return true };
    let name = name.replace("~1", "/").replace("~0", "~");
    document
        .at(object)
        .and_then(|object| object["required"].as_array())
        .is_some_and(|required| required.iter().any(|found| found.as_str() == Some(name.as_str())))
}

/// Whether a path of a call is one of a template.
pub fn matches(template: &str, path: &str) -> bool {
    let (mut template, mut path) = (template.split('/'), path.trim_end_matches('/').split('/'));
    loop {
        match (template.next(), path.next()) {
            (None, None) => return true,
            (Some(pattern), Some(part)) if pattern == part || pattern.starts_with('{') && !part.is_empty() => {}
            _ => return false,
        }
    }
}

/// Whether a path has a `%` without two hexadecimal digits after it.
pub fn has_bad_escape(path: &str) -> bool {
    path.split('%')
        .skip(1)
        .any(|rest| !rest.bytes().take(2).filter(u8::is_ascii_hexdigit).eq(rest.bytes().take(2)) || rest.len() < 2)
}
