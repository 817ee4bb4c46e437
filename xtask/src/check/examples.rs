//! Checks that examples and defaults fit their schemas.

use super::fit::misfit;
use super::uses::{Site, entries};
use crate::read::Cursor;

/// A value and its schema.
struct Pair<'a> {
    schema: Cursor<'a>,
    value: Cursor<'a>,
    what: &'static str,
}

pub fn check(root: &Cursor<'_>, sites: &[Site<'_>]) {
    for Pair { schema, value, what } in pairs(root, sites) {
        if let Some((at, why)) = misfit(&schema, value.value) {
            let at = if at.is_empty() { at } else { format!(" at {at}") };
            value.problem(format_args!("the {what} does not fit its schema #{}{at}: {why}", schema.pointer));
        }
    }
}

fn pairs<'a>(root: &Cursor<'a>, sites: &[Site<'a>]) -> Vec<Pair<'a>> {
    let mut pairs = Vec::new();
    for site in sites {
        for what in ["example", "default"] {
            if let Some(value) = site.place.get(what) {
                pairs.push(Pair { schema: site.place.clone(), value, what });
            }
        }
    }
    for (_, _, operation) in super::operations::all(root) {
        let responses = entries(&operation, &["responses"]).into_iter().map(|(_, place)| place);
        let contents = operation.get("requestBody").into_iter().chain(responses);
        let media = contents.filter_map(|place| place.resolve()?.get("content")).flat_map(|content| content.entries());
        let parameters = operation.list("parameters");
        for place in parameters.iter().filter_map(Cursor::resolve).chain(media.map(|(_, place)| place)) {
            let Some(schema) = place.get("schema") else { continue };
            let named = entries(&place, &["examples"]);
            let named = named.iter().filter_map(|(_, example)| example.resolve()?.get("value"));
            for value in place.get("example").into_iter().chain(named) {
                pairs.push(Pair { schema: schema.clone(), value, what: "example" });
            }
        }
    }
    pairs
}
