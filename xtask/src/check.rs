//! The rules that a document must keep before anything is generated from it.

mod commands;
mod deviations;
mod examples;
mod failures;
mod fit;
mod grammar;
mod keywords;
mod names;
mod operations;
mod schemas;
mod secrets;
mod text;
mod typed;
mod uses;

pub use fit::misfit;
pub use typed::TIME;

use crate::model::Api;
use crate::read::{Cursor, Document, Problem, Problems};

/// Returns all problems of a document, sorted by line.
pub fn spec(document: &Document) -> Vec<Problem> {
    api(document).err().unwrap_or_default()
}

/// Reads the API of a document without problems; an error is all problems, sorted by line.
pub fn api(document: &Document) -> Result<Api, Vec<Problem>> {
    let found = rules(document);
    if found.is_empty() { Api::read(document) } else { Err(found) }
}

/// Returns all problems of a document.
///
/// Keywords are checked first: the other rules, and everything after them, rely on the form of the document.
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
    commands::check(&root);
    secrets::check(&root, &sites);
    typed::check(&sites);
    text::check(&root);
    examples::check(&root, &sites);
    failures::check(&root);
    problems.into_vec()
}

/// Returns all problems of the list of deviations from `spec`.
///
/// `exchanges` are the names of the recorded exchanges that an entry may cite.
pub fn deviations(document: &Document, spec: &Document, exchanges: &[String]) -> Vec<Problem> {
    let problems = Problems::default();
    deviations::check(&Cursor::root(document, &problems), spec, exchanges);
    problems.into_vec()
}
