//! Checks the names of failures among the examples of a success's response, which nothing else tells apart.

use super::uses::entries;
use crate::read::{Cursor, Failures};

pub fn check(root: &Cursor<'_>) {
    let Some(failures) = Failures::read(root) else { return };
    for (_, _, operation) in super::operations::all(root) {
        let responses = entries(&operation, &["responses"]).into_iter();
        let success =
            responses.filter(|(status, _)| failures.is_success_status(status)).filter_map(|(_, place)| place.resolve());
        for (key, example) in success.flat_map(|place| entries(&place, &["content", "application/json", "examples"])) {
            let value = example.resolve().and_then(|example| example.get("value"));
            let Some(value) = value.filter(|value| failures.is_failure(value.value)) else { continue };
            match failures.name(value.value) {
                Some(name) if key == name || key.strip_prefix(name).is_some_and(|rest| rest.starts_with('_')) => {}
                Some(name) => example.problem(format_args!(
                    "this example of a failure must be named after its code or reason: call it `{name}`, or `{name}_…` \
                     if there are several"
                )),
                None => example.problem(
                    "this example of a failure has no known code or reason to be named after: add it to the schema with \
                     `x-enum-categories`",
                ),
            }
        }
    }
}
