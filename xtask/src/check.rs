//! The rules that a document must keep before anything is made of it.

mod deviations;
mod examples;
mod fit;
mod grammar;
mod keywords;
mod names;
mod operations;
mod schemas;
mod secrets;
mod text;
mod uses;

use crate::model::Api;
use crate::read::{Cursor, Document, Problem, Problems};

/// Everything that is wrong with a document, in the order of its lines.
pub fn spec(document: &Document) -> Vec<Problem> {
    let found = rules(document);
    match (found.is_empty(), Api::read(document)) {
        (true, Err(problems)) => problems,
        _ => found,
    }
}

/// Every rule that a document breaks.
///
/// First that nothing is in it that is not understood; the other rules, and everything after them, can then rely on the
/// forms of things.
pub fn rules(document: &Document) -> Vec<Problem> {
    let problems = Problems::default();
    grammar::check(&Cursor::root(document, &problems));
    let problems = problems.into_vec();
    if !problems.is_empty() {
        return problems;
    }
    let problems = Problems::default();
    let root = Cursor::root(document, &problems);
    let sites = uses::sites(&root);
    operations::check(&root);
    schemas::check(&root, &sites);
    names::check(&root, &sites);
    secrets::check(&root, &sites);
    text::check(&root);
    examples::check(&root, &sites);
    problems.into_vec()
}

/// Everything that is wrong with the list of deviations from `spec`.
///
/// `exchanges` are the names of the recorded exchanges that an entry may cite.
pub fn deviations(document: &Document, spec: &Document, exchanges: &[String]) -> Vec<Problem> {
    let problems = Problems::default();
    deviations::check(&Cursor::root(document, &problems), spec, exchanges);
    problems.into_vec()
}
