//! The page: the documentation of all APIs for people, one file that needs no network.
//!
//! [`derive()`] makes a document for readers from the contract, which [`mod@file`] puts into the page together with
//! Scalar, the program that shows it. `cargo xtask page` installs Scalar into the page; [`mod@command`] does that.

pub mod command;
mod examples;
pub mod file;
mod introduction;
mod json;
mod labels;
mod samples;
mod success;

use serde_json::{Map, Value};

use crate::model::{Api, Operation};
use crate::read::Document;

/// Derives the document that the page shows from a document without problems.
pub fn derive(contract: &Document, api: &Api) -> Value {
    let mut value = contract.value.clone();
    // Those of the contract go first: the other steps add extensions that Scalar reads.
    for step in [
        labels::extensions,
        labels::tags,
        labels::badges,
        introduction::sections,
        introduction::shell,
        introduction::tables,
        examples::written_out,
        examples::failures,
        samples::samples,
    ] {
        step(&mut value, contract, api);
    }
    value
}

/// Calls `change` with every operation of a document.
fn operations(value: &mut Value, api: &Api, mut change: impl FnMut(&mut Map<String, Value>, &Operation)) {
    for operation in &api.operations {
        let place =
            value["paths"].get_mut(&operation.path).and_then(|item| item.get_mut(operation.method.to_lowercase()));
        if let Some(place) = place.and_then(Value::as_object_mut) {
            change(place, operation);
        }
    }
}
