//! `waives` in `deviations.yaml`: the facts of the pages that the specification does not follow, and why.

use std::collections::{BTreeMap, BTreeSet};

use pages::Facts;

use crate::read::Cursor;

/// A waiver: a fact of a section.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// The page.
    pub page: String,
    /// The section, with its number if there are several with the same heading.
    pub section: String,
    /// The id of the fact.
    pub fact: String,
}

/// All waivers, with their places in the list.
pub struct Waivers<'a>(BTreeMap<Key, Cursor<'a>>);

impl<'a> Waivers<'a> {
    /// Reads the list of deviations, and reports problems of its form.
    pub fn read(root: &Cursor<'a>) -> Self {
        let mut given: BTreeMap<Key, Cursor<'a>> = BTreeMap::new();
        for entry in root.require("deviations").map(|entries| entries.items()).unwrap_or_default() {
            for waiver in entry.get("waives").map(|waives| waives.items()).unwrap_or_default() {
                if let Some(members) = waiver.value.as_object() {
                    for key in members.keys().filter(|key| !["page", "section", "facts"].contains(&key.as_str())) {
                        waiver.problem(format_args!("`{key}` is unknown here: a waiver has page, section and facts"));
                    }
                }
                let (page, section) = (waiver.require_text("page"), waiver.require_text("section"));
                let facts = waiver.require("facts").map(|facts| facts.items()).unwrap_or_default();
                if facts.is_empty() {
                    waiver.problem("`facts` must name at least one fact");
                }
                for place in facts {
                    let fact = place.text().to_owned();
                    let key = Key { page: page.to_owned(), section: section.to_owned(), fact };
                    if let Some(first) = given.get(&key) {
                        place.problem(format_args!("this fact is already waived at #{}", first.pointer));
                    } else {
                        given.insert(key, place);
                    }
                }
            }
        }
        Self(given)
    }

    /// Returns whether a fact is waived.
    pub fn covers(&self, key: &Key) -> bool {
        self.0.contains_key(key)
    }

    /// Reports every waiver that is not needed.
    pub fn report_stale(&self, lock: &Facts, needed: &BTreeSet<Key>) {
        for (Key { page, section, fact }, place) in self.0.iter().filter(|(key, _)| !needed.contains(*key)) {
            let Some(found) = lock.pages.get(page) else {
                place.problem(format_args!("{page} is not in the lock: remove the waiver, or correct its page"));
                continue;
            };
            let labelled = found.labelled();
            let Some((_, found)) = labelled.iter().find(|(label, _)| label == section) else {
                place.problem(format_args!(
                    "{page} has no section `{section}`: remove the waiver, or correct its section"
                ));
                continue;
            };
            let is_there =
                found.facts().iter().any(|known| known.id() == *fact || fact.starts_with(&format!("{} ", known.about)));
            if is_there {
                place.problem(format_args!("`{fact}` agrees with the specification: remove the waiver"));
            } else {
                place.problem(format_args!("{page}: {section} has no fact `{fact}`: remove the waiver, or correct it"));
            }
        }
    }
}
