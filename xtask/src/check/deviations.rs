//! Rules for the list of deviations.

use std::collections::BTreeSet;

use crate::read::{Cursor, Document};

pub fn check(root: &Cursor<'_>, spec: &Document, exchanges: &[String]) {
    let mut ids = BTreeSet::new();
    for entry in root.require("deviations").map(|entries| entries.items()).unwrap_or_default() {
        let id = entry.require_text("id");
        if !ids.insert(id.to_owned()) {
            entry.problem(format_args!("the id `{id}` is a duplicate"));
        }
        for key in ["summary", "decision", "why"] {
            entry.require_text(key);
        }
        for pointer in entry.require("spec").map(|pointers| pointers.items()).unwrap_or_default() {
            if spec.at(pointer.text()).is_none() {
                pointer.problem(format_args!("{} does not exist in {}", pointer.text(), spec.name));
            }
        }
        let sources = entry.require("sources").map(|sources| sources.items()).unwrap_or_default();
        if sources.is_empty() {
            entry.problem("`sources` must not be empty");
        }
        sources.iter().for_each(|place| source(place, exchanges));
    }
}

fn source(place: &Cursor<'_>, exchanges: &[String]) {
    place.require_text("says");
    if place.get("page").is_some() {
        place.require_text("page");
        place.require_text("section");
    } else {
        place.require_text("server");
    }
    if let Some(exchange) = place.get("exchange")
        && !exchanges.iter().any(|name| name == exchange.text())
    {
        exchange.problem(format_args!("there is no recorded exchange `{}`", exchange.text()));
    }
}
