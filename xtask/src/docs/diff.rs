//! `cargo xtask docs diff`: the differences between new pages and the lock.
//!
//! `pair` matches sections, `section` compares two of them, and `value` compares two examples. The result is a list of
//! `change`s, which know nothing about the specification. `place` relates them to the specification, and [`report`]
//! prints them, with the [`super::skeleton`] of each new operation.

mod change;
mod pair;
mod place;
pub mod report;
mod section;
mod value;

use std::collections::BTreeSet;

use pages::{Facts, Operation};

use change::{About, At, Change, Kind};
use pair::Pairs;
pub(crate) use pair::Spot;
pub(crate) use value::shown;

/// Returns the changes between two sets of pages: pages first, then sections in the new order.
fn changes(old: &Facts, new: &Facts) -> Vec<Change> {
    let pairs = pair::pair(old, new);
    let documented = |facts: &Facts| facts.sections().flat_map(|(_, section)| keys(&section.operations)).collect();
    let known_pages: BTreeSet<_> = pairs.pages.values().copied().collect();
    let new_pages = new.pages.keys().map(String::as_str).filter(|name| !known_pages.contains(name)).collect();
    let known = Known { old: documented(old), new: documented(new), new_pages };
    let mut found = pages(&pairs, old, &known);
    let mut announced = BTreeSet::new();
    for (left, right) in &pairs.sections {
        let more = match (*left, *right) {
            (Some(left), Some(right)) => same(left, right, &pairs, &known),
            (None, Some(right)) => added(right, &known),
            (Some(left), None) => removed(left, &known, new),
            (None, None) => Vec::new(),
        };
        // A new operation that several sections of a page document is reported once for that page.
        found.extend(more.into_iter().filter(|change| {
            let of_operation = change.about == About::Operation && change.kind != Kind::Changed;
            !of_operation || announced.insert((change.at.page.clone(), change.kind, keys(&change.operations)))
        }));
    }
    found
}

/// The method and the shape of an operation, which identify it.
fn key(operation: &Operation) -> (String, String) {
    (operation.method.clone(), operation.shape())
}

/// The methods and shapes of operations.
fn keys(operations: &[Operation]) -> Vec<(String, String)> {
    operations.iter().map(key).collect()
}

/// The operations that are documented anywhere, before and now.
struct Known<'a> {
    old: BTreeSet<(String, String)>,
    new: BTreeSet<(String, String)>,
    new_pages: BTreeSet<&'a str>,
}

fn pages(pairs: &Pairs<'_>, old: &Facts, new: &Known<'_>) -> Vec<Change> {
    let page = |before: Option<&str>, after: Option<&str>| Change {
        before: before.map(str::to_owned),
        after: after.map(str::to_owned),
        at: At { page: after.or(before).unwrap_or_default().to_owned(), ..At::default() },
        from: before.map(|before| (before.to_owned(), String::new())),
        in_new: false,
        ..section::change(None, None, Kind::of(before.is_some(), after.is_some()), About::Page)
    };
    let known = old.pages.keys().map(|name| (name.as_str(), pairs.pages.get(name.as_str()).copied()));
    let mut found: Vec<_> =
        known.filter(|(name, now)| *now != Some(*name)).map(|(name, now)| page(Some(name), now)).collect();
    found.extend(new.new_pages.iter().map(|name| page(None, Some(name))));
    found
}

/// Returns the changes of a section that exists before and now.
fn same(left: Spot<'_>, right: Spot<'_>, pairs: &Pairs<'_>, known: &Known<'_>) -> Vec<Change> {
    let mut found = Vec::new();
    let change = |about, before: Option<String>, after: Option<String>| {
        let change = section::change(Some(left), Some(right), Kind::of(before.is_some(), after.is_some()), about);
        Change { before, after, ..change }
    };
    let both = |about, before: &str, after: &str| change(about, Some(before.to_owned()), Some(after.to_owned()));
    if pairs.pages.get(left.page) != Some(&right.page) {
        found.push(both(About::Move, left.page, right.page));
    }
    if left.section.heading != right.section.heading {
        found.push(both(About::Section, &left.section.heading, &right.section.heading));
    }
    for (before, after) in section::operations(left.section, right.section) {
        let mut change = match (before, after) {
            (Some(before), Some(after)) => both(About::Operation, &before.to_string(), &after.to_string()),
            // The section documents one operation more or less, which can still be documented elsewhere.
            (None, Some(after)) if known.old.contains(&key(after)) => {
                change(About::Section, None, Some(right.section.heading.clone()))
            }
            (Some(before), None) if known.new.contains(&key(before)) => {
                change(About::Section, Some(left.section.heading.clone()), None)
            }
            (before, after) => change(About::Operation, before.map(|_| String::new()), after.map(|_| String::new())),
        };
        if change.kind != Kind::Changed {
            change.operations = before.or(after).into_iter().cloned().collect();
        }
        if let Some(after) = after {
            change.at.line = after.line;
        }
        found.push(change);
    }
    found.extend(section::changes(Some(left), Some(right)));
    found
}

/// Returns the changes of a new section. A new operation has a skeleton instead, apart from its problems.
fn added(right: Spot<'_>, known: &Known<'_>) -> Vec<Change> {
    let mut details = section::changes(None, Some(right));
    let operations = &right.section.operations;
    let new = operations.iter().filter(|operation| !known.old.contains(&key(operation)));
    let change = |about| Change { in_new: false, ..section::change(None, Some(right), Kind::Added, about) };
    let mut found: Vec<_> =
        new.map(|operation| Change { operations: vec![operation.clone()], ..change(About::Operation) }).collect();
    if !operations.is_empty() && found.len() == operations.len() {
        details.retain(|change| change.kind == Kind::Unreadable);
    } else {
        let says = details.iter().any(|change| change.about != About::Prose);
        // The heading and prose of a new page are part of the page's own change.
        if !known.new_pages.contains(right.page) || says || !operations.is_empty() {
            found.push(Change { after: Some(right.section.heading.clone()), ..change(About::Section) });
        }
    }
    details.retain(|change| change.about != About::Prose);
    found.extend(details);
    found
}

/// Returns the changes of a removed section.
fn removed(left: Spot<'_>, known: &Known<'_>, new: &Facts) -> Vec<Change> {
    let operations = &left.section.operations;
    let gone = operations.iter().filter(|operation| !known.new.contains(&key(operation)));
    let change = |about| section::change(Some(left), None, Kind::Removed, about);
    let mut found: Vec<_> =
        gone.map(|operation| Change { operations: vec![operation.clone()], ..change(About::Operation) }).collect();
    if found.is_empty() && (new.pages.contains_key(left.page) || !operations.is_empty()) {
        found.push(Change { before: Some(left.section.heading.clone()), ..change(About::Section) });
    }
    found
}

/// Returns the new operations, each with the sections that document it.
fn new_operations<'a>(changes: &[Change], new: &'a Facts) -> Vec<(Operation, Vec<Spot<'a>>)> {
    let mut seen = BTreeSet::new();
    let added = changes.iter().filter(|change| change.about == About::Operation && change.kind == Kind::Added);
    let added = added.flat_map(|change| &change.operations).filter(|operation| seen.insert(key(operation)));
    added
        .map(|operation| {
            let own = new.sections().filter(|(_, section)| keys(&section.operations).contains(&key(operation)));
            let mut own: Vec<_> = own.map(|(page, section)| Spot { page, section }).collect();
            // The specification follows the Chinese pages first.
            own.sort_by_key(|spot| pair::language(spot.page) != "zh_CN");
            (operation.clone(), own)
        })
        .collect()
}
