//! Rules for operations and their parameters.

use std::collections::{BTreeMap, BTreeSet};

use heck::ToSnakeCase;

use crate::lower::rust_name;
use crate::model;
use crate::read::Cursor;

/// The HTTP statuses that the pages document, for every operation.
const STATUSES: &[&str] = &["200", "400", "401", "404", "500"];

pub fn check(root: &Cursor<'_>) {
    let tags: BTreeSet<_> = root
        .get("tags")
        .map(|tags| tags.items())
        .unwrap_or_default()
        .iter()
        .map(|tag| tag.require_text("name").to_owned())
        .collect();
    let mut names = BTreeMap::new();
    for (_, path, place) in model::operations(root) {
        operation(&path, &place, &tags);
        let mut calls = vec![place.require("operationId")];
        if let Some(listed) = place.get("x-calls") {
            calls = listed.items().iter().map(|call| call.require("name")).collect();
        }
        for name in calls.into_iter().flatten() {
            if let Some(first) = names.insert(name.text().to_owned(), name.pointer.clone()) {
                name.problem(format_args!("`{}` is already the name of #{first}", name.text()));
            }
        }
    }
}

fn operation(path: &str, place: &Cursor<'_>, tags: &BTreeSet<String>) {
    if let Some(id) = place.require("operationId")
        && id.text() != id.text().to_snake_case()
    {
        id.problem(format_args!("must be snake_case: `{}`", id.text().to_snake_case()));
    }
    if place.get("summary").is_some_and(|summary| summary.text().ends_with('.') || summary.text().contains('\n')) {
        place.problem("`summary` must be one line without a full stop");
    }
    match place.require("tags").map(|tags| tags.texts()).as_deref() {
        Some([tag]) if tags.contains(*tag) => {}
        _ => place.problem("must have exactly one tag, which is declared in `tags`"),
    }
    if let Some(responses) = place.require("responses") {
        for status in STATUSES {
            if responses
                .require(status)
                .and_then(|response| response.resolve())
                .is_some_and(|found| found.require("description").is_none())
            {
                responses.problem(format_args!("the response {status} has no description"));
            }
        }
    }
    let sources = place.require("x-docs").map(|docs| docs.items()).unwrap_or_default();
    if sources.is_empty() {
        place.problem("`x-docs` must name a page and section, or a server and what it says");
    }
    // `model` reads the pages.
    for source in sources.iter().filter(|source| source.get("server").is_some()) {
        source.require_text("server");
        source.require_text("says");
    }
    parameters(path, place);
}

fn parameters(path: &str, place: &Cursor<'_>) {
    let listed = place.get("parameters").map(|parameters| parameters.items()).unwrap_or_default();
    let listed: Vec<_> = listed.iter().filter_map(Cursor::resolve).collect();
    let mut rust_names = BTreeMap::new();
    for parameter in &listed {
        let name = parameter.require_text("name");
        parameter.require_text("description");
        if let Some(other) = rust_names.insert(name.to_snake_case(), name.to_owned()) {
            place.problem(format_args!("the parameters `{other}` and `{name}` would have one name in Rust"));
        }
        if parameter.require_text("in") == "path" {
            if parameter.flag("required") != Some(true) {
                parameter.problem("a path parameter must be `required: true`");
            }
            if !path.contains(&format!("{{{name}}}")) {
                place.problem(format_args!("`{name}` does not stand in the path {path}"));
            }
        }
    }
    let has = |name: &str| listed.iter().any(|parameter| parameter.value["name"] == name);
    for name in path.split('{').skip(1).filter_map(|rest| rest.split('}').next()) {
        if !has(name) {
            place.problem(format_args!("the path parameter `{name}` is not declared"));
        }
    }
    if let Some(paging) = place.get("x-paging") {
        for key in ["page", "limit"] {
            let name = paging.require_text(key);
            if !has(name) {
                paging.problem(format_args!("`{key}` names the parameter `{name}`, which is not declared"));
            } else if rust_name(name) != key {
                paging.problem(format_args!("`{name}` must be called `_{key}` or `{key}`: lists share these setters"));
            }
        }
    }
}
