//! Compares the lock with the specification, in both directions.
//!
//! A fact of a page that is not in the specification is a finding, unless an entry of `deviations.yaml` waives it. A
//! part of the specification that is on no page needs an entry that points at it under `spec`.

mod backward;
mod forward;

use pages::Facts;

use super::skeleton::TODO;
use super::waivers::{Key, Waivers};
use crate::read::openapi::Spec;
use crate::read::{Cursor, Document, Problem, Problems};

/// A fact of a page that is not in the specification.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The fact: page, section and id.
    pub key: Key,
    /// Where to look in the specification.
    pub pointer: String,
    /// The difference in the specification.
    pub here: String,
}

/// The result of a comparison.
#[derive(Debug, Default)]
pub struct Outcome {
    /// All problems, sorted by file and line.
    pub problems: Vec<Problem>,
    /// How many facts were compared.
    pub facts: usize,
    /// How many of them are waived.
    pub waived: usize,
}

/// Compares a lock with a specification and its list of deviations.
pub fn check(lock: &Facts, document: &Document, deviations: &Document) -> Outcome {
    let problems = Problems::default();
    let more = Problems::default();
    let spec = Spec::read(document);
    let entries = Cursor::root(deviations, &more);
    let waivers = Waivers::read(&entries);
    let findings = forward::findings(lock, &spec, &problems);
    let (waived, open): (Vec<_>, Vec<_>) = findings.into_iter().partition(|finding| waivers.covers(&finding.key));
    for Finding { key: Key { page, section, fact }, pointer, here } in open {
        let what_to_do = format!("Correct the specification, or waive the fact in {}", deviations.name);
        problems.push(document.problem(&pointer, format_args!("{page}: {section}: `{fact}`: {here}. {what_to_do}")));
    }
    let waived_facts = waived.len();
    waivers.report_stale(lock, &waived.into_iter().map(|finding| finding.key).collect());
    backward::check(lock, &spec, &entries, &problems);
    citations(lock, &entries);
    undescribed(&Cursor::root(document, &problems));
    let mut problems = problems.into_vec();
    problems.extend(more.into_vec());
    problems.sort();
    let facts = lock.sections().map(|(_, section)| section.facts().len()).sum();
    Outcome { problems, facts, waived: waived_facts }
}

/// Returns every finding, waived or not.
pub fn findings(lock: &Facts, spec: &Spec<'_>) -> Vec<Finding> {
    forward::findings(lock, spec, &Problems::default())
}

/// Reports every `TODO` that a skeleton left.
fn undescribed(root: &Cursor<'_>) {
    root.walk(&mut |place| {
        if place.value.as_str().is_some_and(|text| text.starts_with(TODO)) {
            place.problem("replace the `TODO` of the skeleton");
        }
    });
}

/// Checks that the sources of entries exist.
fn citations(lock: &Facts, entries: &Cursor<'_>) {
    for entry in entries.get("deviations").map(|entries| entries.items()).unwrap_or_default() {
        for source in entry.get("sources").map(|sources| sources.items()).unwrap_or_default() {
            let (Some(page), Some(section)) = (source.get("page"), source.get("section")) else { continue };
            let (page, section) = (page.text(), section.text());
            match lock.pages.get(page) {
                None => source.problem(format_args!("{page} is not in the lock")),
                Some(found) if found.labelled().iter().any(|(label, _)| label == section) => {}
                Some(_) => source.problem(format_args!("{page} has no section `{section}`")),
            }
        }
    }
}
