//! The rules that a document must keep before anything is made of it.

mod deviations;
mod operations;
mod schemas;

use serde_json::Value;

use crate::model::{Api, EXTENSIONS};
use crate::read::{Cursor, Document, Problem, Problems};

/// Everything that is wrong with a document, in the order of its lines.
pub fn spec(document: &Document) -> Vec<Problem> {
    let problems = Problems::default();
    let root = Cursor::root(document, &problems);
    dialect(&root);
    references(&root);
    extensions(&root);
    operations::check(&root);
    schemas::check(&root);
    let mut problems = problems.into_vec();
    if let Err(more) = Api::read(document) {
        problems.extend(more);
    }
    problems.sort();
    problems.dedup();
    problems
}

/// Everything that is wrong with the list of deviations from `spec`.
///
/// `exchanges` are the names of the recorded exchanges that an entry may cite.
pub fn deviations(document: &Document, spec: &Document, exchanges: &[String]) -> Vec<Problem> {
    let problems = Problems::default();
    deviations::check(&Cursor::root(document, &problems), spec, exchanges);
    problems.into_vec()
}

fn dialect(root: &Cursor<'_>) {
    let version = root.require_text("openapi");
    if !version.starts_with("3.0.") {
        root.problem(format_args!("`openapi` must be 3.0.x, and is `{version}`"));
    }
    if let Err(error) = serde_json::from_value::<openapiv3::OpenAPI>(root.value.clone()) {
        root.problem(format_args!("is no OpenAPI 3.0 document: {error}"));
    }
}

fn references(root: &Cursor<'_>) {
    root.walk(&mut |place| {
        if place.value.get("$ref").is_some_and(Value::is_string) {
            // `resolve` reports a reference that leads nowhere.
            let _ = place.resolve();
        }
    });
}

fn extensions(root: &Cursor<'_>) {
    root.walk(&mut |place| {
        let Some(entries) = place.value.as_object() else { return };
        // What stands in an example is data.
        if place.pointer.contains("/example") {
            return;
        }
        for key in entries.keys().filter(|key| key.starts_with("x-")) {
            if !EXTENSIONS.contains(&key.as_str()) {
                place.problem(format_args!("`{key}` is none of the extensions: {}", EXTENSIONS.join(", ")));
            }
        }
    });
}
