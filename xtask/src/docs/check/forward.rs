//! From the pages to the specification: every fact must be in the specification.

use pages::{Call, Facts, Page, Place, Row, Section};
use serde_json::Value;

use super::Finding;
use crate::docs::waivers::Key;
use crate::read::Problems;
use crate::read::openapi::{Field, Operation, Spec};

/// Returns every fact of the pages that is not in the specification.
pub fn findings(lock: &Facts, spec: &Spec<'_>, problems: &Problems) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (name, page) in &lock.pages {
        for (label, section) in page.labelled() {
            Visit { spec, page: name, label: &label, section, findings: &mut findings }.section(problems, page);
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

impl<'a, 's> Visit<'a, 's> {
    fn add(&mut self, fact: impl Into<String>, pointer: &str, here: impl Into<String>) {
        let key = Key { page: self.page.to_owned(), section: self.label.to_owned(), fact: fact.into() };
        self.findings.push(Finding { key, pointer: pointer.to_owned(), here: here.into() });
    }

    fn section(&mut self, problems: &Problems, page: &Page) {
        let (name, heading, spec, section) = (self.page, self.section.heading.as_str(), self.spec, self.section);
        for problem in &section.problems {
            self.add(format!("problem {}", problem.message), "", "this was not understood, so it was not compared");
        }
        self.overview();
        let mut targets: Vec<&Operation<'s>> = Vec::new();
        for documented in &section.operations {
            let Some(found) = spec.find(&documented.method, &documented.path) else {
                self.add(format!("operation {documented}"), "/paths", "the specification has no such operation");
                continue;
            };
            targets.push(found);
            if !found.cites(name, heading) {
                let message = format!("{name}: {heading} documents {documented}: list it here");
                problems.push(spec.document.problem(&format!("{}/x-docs", found.pointer), message));
            }
        }
        if targets.is_empty() && !section.operations.is_empty() {
            // A section with a typo in its method or path still documents the operation that cites it.
            let documents = |section: &Section, operation: &Operation<'_>| {
                section.heading == heading && documents(section, operation)
            };
            targets.extend(spec.operations.iter().filter(|operation| {
                operation.cites(name, heading) && !page.sections.iter().any(|section| documents(section, operation))
            }));
        }
        if !targets.is_empty() {
            self.operation(&targets);
        }
    }

    /// Facts about all operations, from an overview.
    fn overview(&mut self) {
        let spec = self.spec;
        for code in &self.section.codes {
            let known = spec.codes();
            let values = known.as_ref().and_then(|codes| codes.schema["enum"].as_array());
            if !values.is_some_and(|values| values.contains(&Value::from(code.code))) {
                let pointer = known.map_or_else(|| "/components/schemas".to_owned(), |codes| codes.pointer);
                self.add(format!("code {}", code.code), &pointer, "it is not among the known codes");
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

    fn operation(&mut self, targets: &[&'a Operation<'s>]) {
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
                    .filter_map(|target| if name == "request" { target.body.as_ref() } else { target.answer.as_ref() });
                let Some(misfits) = schemas.map(|schema| schema.misfits(&example.value)).min_by_key(Vec::len) else {
                    self.add(about, &targets[0].pointer, format!("the operation has no {name} with a schema"));
                    continue;
                };
                for misfit in misfits {
                    let at = if misfit.path.0.is_empty() { "whole".to_owned() } else { misfit.path.to_string() };
                    self.add(format!("{about} at {at}"), &misfit.pointer, format!("it {}", misfit.what));
                }
            }
        }
    }

    fn row(&mut self, targets: &[&'a Operation<'s>], place: Place, row: &Row) {
        let about = format!("{} {}", place.name(), row.name);
        let paths: Vec<_> = self.section.operations.iter().map(|found| found.path.as_str()).collect();
        let list = self.section.sends_list();
        let fields: Vec<Field<'s>> =
            targets.iter().flat_map(|target| target.fields(place, &row.name, &paths, list)).collect();
        let Some(first) = fields.first() else {
            return self.add(about, &targets[0].part(place), "the specification does not have it");
        };
        let pointer = first.pointer.clone();
        let types: Vec<_> = fields.iter().filter_map(|field| field.schema.types()).collect();
        if let Some(kind) = &row.kind
            && !types.iter().any(|found| found.agrees(kind))
        {
            let mut shown: Vec<_> = types.iter().map(ToString::to_string).collect();
            shown.dedup();
            let shown = if shown.is_empty() { "of no fixed type".to_owned() } else { shown.join(" or ") };
            self.add(format!("{about} type {kind}"), &pointer, format!("here it is {shown}"));
        }
        if let Some(required) = row.required
            && !fields.iter().any(|field| field.required == required)
        {
            let here = if required { "here it is optional" } else { "here it is required" };
            self.add(format!("{about} required {required}"), &pointer, here);
        }
        let schemas: Vec<_> = fields.iter().map(|field| &field.schema).collect();
        let alternatives: Vec<_> = schemas.iter().flat_map(|schema| schema.alternatives()).collect();
        if let Some(default) = &row.default {
            let all = schemas.iter().copied().chain(&alternatives).filter_map(|schema| schema.schema.get("default"));
            let found: Vec<_> =
                all.map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned)).collect();
            if !found.contains(default) {
                let here = found.first().map_or("here is no default".to_owned(), |found| format!("here it is {found}"));
                self.add(format!("{about} default {default}"), &pointer, here);
            }
        }
        if let Some(range) = row.range {
            let bound = |key: &str| alternatives.iter().find_map(|schema| schema.schema[key].as_i64());
            let (min, max) = (bound("minimum"), bound("maximum"));
            if (min, max) != (Some(range.min), Some(range.max)) {
                let show = |bound: Option<i64>| bound.map(|bound| bound.to_string()).unwrap_or_default();
                self.add(
                    format!("{about} range {range}"),
                    &pointer,
                    format!("here it is {}..{}", show(min), show(max)),
                );
            }
        }
        for word in &row.values {
            let takes = |field: &Field<'s>| {
                let value = field.schema.value_of(word);
                // A word with a `$` is a special value, which the examples show.
                let shown = field.schema.resolved().schema.get("example").is_none_or(|example| *example == value);
                field.schema.misfits(&value).is_empty() && (!word.starts_with('$') || shown)
            };
            if !fields.iter().any(takes) {
                self.add(format!("{about} value {word}"), &pointer, "here it is none of the values");
            }
        }
        if row.values.len() > 1 && !schemas.iter().any(|schema| schema.is_closed()) {
            self.add(format!("{about} values"), &pointer, "here any value is taken, and the page lists those that are");
        }
    }

    fn call(&mut self, targets: &[&Operation<'s>], number: usize, call: &Call) {
        let about = format!("call {number} {} {}", call.method, call.path);
        let takes = |target: &&&Operation<'s>| target.method == call.method && matches(&target.path, &call.path);
        let Some(target) = targets.iter().find(takes) else {
            let here = format!("it is not a call of {} {}", targets[0].method, targets[0].path);
            return self.add(about, &targets[0].pointer, here);
        };
        if has_bad_escape(&call.path) {
            self.add(about, &target.pointer, "the path has a malformed escape");
        }
        for (name, _) in &call.query {
            if !target.parameters.iter().any(|parameter| !parameter.in_path && parameter.name == *name) {
                let (fact, pointer) = (format!("call {number} query {name}"), target.part(Place::Query));
                self.add(fact, &pointer, "the specification does not have this parameter");
            }
        }
    }
}

/// Returns whether a section documents an operation.
pub fn documents(section: &Section, operation: &Operation<'_>) -> bool {
    section.operations.iter().any(|found| operation.is(&found.method, &found.path))
}

/// Returns whether a path matches a template.
fn matches(template: &str, path: &str) -> bool {
    let path = path.trim_end_matches('/');
    let fits = |(pattern, part): (&str, &str)| pattern == part || pattern.starts_with('{') && !part.is_empty();
    template.split('/').count() == path.split('/').count() && template.split('/').zip(path.split('/')).all(fits)
}

/// Returns whether a path has a `%` without two hexadecimal digits after it.
fn has_bad_escape(path: &str) -> bool {
    let is_escape = |rest: &str| rest.len() >= 2 && rest.bytes().take(2).all(|byte| byte.is_ascii_hexdigit());
    !path.split('%').skip(1).all(is_escape)
}
