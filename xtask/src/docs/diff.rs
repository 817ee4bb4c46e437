//! `cargo xtask docs diff`: what new pages say that the lock does not, and the other way round.
//!
//! [`pair`] finds which section is which, [`section`] compares two of them, and [`value`] two examples. This gives
//! [`change`]s, which know nothing of the specification; [`place`] says what it has to do with them, and [`report`] puts
//! them into words, with the [`super::skeleton`] of each new operation.

pub mod change;
pub mod pair;
pub mod place;
pub mod report;
pub mod section;
pub mod value;

use std::collections::{BTreeMap, BTreeSet};

use super::facts::{Facts, Operation};
use change::{About, At, Change, Sign};
use pair::{Pairs, Spot};

/// Everything that changed between two sets of pages: pages first, then sections in the order of now.
pub fn changes(old: &Facts, new: &Facts) -> Vec<Change> {
    let pairs = pair::pair(old, new);
    let known = Known { old: documented(old), new: documented(new), new_pages: new_pages(&pairs, new) };
    let mut found = pages(&pairs, old, new);
    let mut announced = BTreeSet::new();
    for (left, right) in &pairs.sections {
        let more = match (*left, *right) {
            (Some(left), Some(right)) => same(left, right, &pairs, &known),
            (None, Some(right)) => added(right, &known),
            (Some(left), None) => removed(left, &known, new),
            (None, None) => Vec::new(),
        };
        // A new operation that several sections of a page document is new once on that page.
        found.extend(more.into_iter().filter(|change| {
            let of_operation = change.about == About::Operation && change.sign != Sign::Changed;
            !of_operation || announced.insert((change.at.page.clone(), change.sign, keys(&change.operations)))
        }));
    }
    found
}

/// Method and shape of operations: what makes them the same.
pub fn keys(operations: &[Operation]) -> Vec<(String, String)> {
    operations.iter().map(|operation| (operation.method.clone(), operation.shape())).collect()
}

/// What is documented anywhere, before and now.
struct Known<'a> {
    old: BTreeSet<(String, String)>,
    new: BTreeSet<(String, String)>,
    new_pages: BTreeSet<&'a str>,
}

fn documented(facts: &Facts) -> BTreeSet<(String, String)> {
    facts.sections().flat_map(|(_, section)| keys(&section.operations)).collect()
}

fn new_pages<'a>(pairs: &Pairs<'a>, new: &'a Facts) -> BTreeSet<&'a str> {
    let known: BTreeSet<_> = pairs.pages.values().copied().collect();
    new.pages.keys().map(String::as_str).filter(|name| !known.contains(name)).collect()
}

fn pages(pairs: &Pairs<'_>, old: &Facts, new: &Facts) -> Vec<Change> {
    let page = |sign, name: &str, before: Option<&str>, after: Option<&str>| Change {
        operations: Vec::new(),
        sign,
        about: About::Page,
        before: before.map(str::to_owned),
        after: after.map(str::to_owned),
        at: At { page: name.to_owned(), ..At::default() },
        from: before.map(|before| (before.to_owned(), String::new())),
        in_new: false,
        items: Vec::new(),
    };
    let mut found = Vec::new();
    for name in old.pages.keys() {
        match pairs.pages.get(name.as_str()) {
            None => found.push(page(Sign::Removed, name, Some(name), None)),
            Some(now) if now != name => found.push(page(Sign::Changed, now, Some(name), Some(now))),
            Some(_) => {}
        }
    }
    found.extend(new_pages(pairs, new).into_iter().map(|name| page(Sign::Added, name, None, Some(name))));
    found
}

/// The changes of a section that was there and is there.
fn same(left: Spot<'_>, right: Spot<'_>, pairs: &Pairs<'_>, known: &Known<'_>) -> Vec<Change> {
    let mut found = Vec::new();
    let change = |sign, about, before: &str, after: &str| {
        let mut change = section::change(Some(left), Some(right), sign, about);
        (change.before, change.after) = (Some(before.to_owned()), Some(after.to_owned()));
        change
    };
    if pairs.pages.get(left.page) != Some(&right.page) {
        found.push(change(Sign::Changed, About::Move, left.page, right.page));
    }
    if left.section.heading != right.section.heading {
        found.push(change(Sign::Changed, About::Section, &left.section.heading, &right.section.heading));
    }
    for (before, after) in section::operations(left.section, right.section) {
        let mut change = match (before, after) {
            (Some(before), Some(after)) => {
                change(Sign::Changed, About::Operation, &before.to_string(), &after.to_string())
            }
            (None, Some(after)) => {
                let is_new = !known.old.contains(&(after.method.clone(), after.shape()));
                let about = if is_new { About::Operation } else { About::Section };
                let mut change = section::change(Some(left), Some(right), Sign::Added, about);
                change.operations = vec![after.clone()];
                change
            }
            (Some(before), None) => {
                let is_gone = !known.new.contains(&(before.method.clone(), before.shape()));
                let about = if is_gone { About::Operation } else { About::Section };
                let mut change = section::change(Some(left), Some(right), Sign::Removed, about);
                change.operations = vec![before.clone()];
                change
            }
            (None, None) => continue,
        };
        if change.about == About::Section && change.sign != Sign::Changed {
            // The section stays; it is about one operation more or less.
            change.before = Some(left.section.heading.clone()).filter(|_| change.sign == Sign::Removed);
            change.after = Some(right.section.heading.clone()).filter(|_| change.sign == Sign::Added);
        }
        if let Some(after) = after {
            change.at.line = after.line;
        }
        found.push(change);
    }
    found.extend(section::changes(Some(left), Some(right)));
    found
}

/// The changes of a section that is new. Of a new operation the skeleton says it all, apart from what is not understood.
fn added(right: Spot<'_>, known: &Known<'_>) -> Vec<Change> {
    let mut found = Vec::new();
    let mut details = section::changes(None, Some(right));
    let operations = &right.section.operations;
    for operation in
        operations.iter().filter(|operation| !known.old.contains(&(operation.method.clone(), operation.shape())))
    {
        let mut change = section::change(None, Some(right), Sign::Added, About::Operation);
        change.operations = vec![operation.clone()];
        change.in_new = false;
        found.push(change);
    }
    if !operations.is_empty() && found.len() == operations.len() {
        details.retain(|change| change.sign == Sign::Unreadable);
    } else {
        let mut change = section::change(None, Some(right), Sign::Added, About::Section);
        change.after = Some(right.section.heading.clone());
        change.in_new = false;
        let said = details.iter().any(|change| change.about != About::Prose);
        // A heading and text of a new page is said with the page.
        if !known.new_pages.contains(right.page) || said || !operations.is_empty() {
            found.push(change);
        }
    }
    details.retain(|change| change.about != About::Prose);
    found.extend(details);
    found
}

/// The changes of a section that is gone.
fn removed(left: Spot<'_>, known: &Known<'_>, new: &Facts) -> Vec<Change> {
    let mut found = Vec::new();
    let operations = &left.section.operations;
    for operation in
        operations.iter().filter(|operation| !known.new.contains(&(operation.method.clone(), operation.shape())))
    {
        let mut change = section::change(Some(left), None, Sign::Removed, About::Operation);
        change.operations = vec![operation.clone()];
        found.push(change);
    }
    let page_is_there = new.pages.contains_key(left.page);
    if found.is_empty() && (page_is_there || !operations.is_empty()) {
        let mut change = section::change(Some(left), None, Sign::Removed, About::Section);
        change.before = Some(left.section.heading.clone());
        found.push(change);
    }
    found
}

/// The operations that are new, each with the sections that document it now.
pub fn new_operations<'a>(changes: &[Change], new: &'a Facts) -> Vec<(Operation, Vec<Spot<'a>>)> {
    let mut found: BTreeMap<(String, String), Operation> = BTreeMap::new();
    let mut order = Vec::new();
    for change in changes.iter().filter(|change| change.about == About::Operation && change.sign == Sign::Added) {
        for operation in &change.operations {
            let key = (operation.shape(), operation.method.clone());
            found.entry(key.clone()).or_insert_with(|| {
                order.push(key);
                operation.clone()
            });
        }
    }
    let spots = |operation: &Operation| -> Vec<Spot<'a>> {
        let own = new
            .sections()
            .filter(|(_, section)| keys(&section.operations).contains(&(operation.method.clone(), operation.shape())));
        let mut own: Vec<_> = own.map(|(page, section)| Spot { page, section }).collect();
        // The specification starts from the Chinese pages.
        own.sort_by_key(|spot| pair::language(spot.page) != "zh_CN");
        own
    };
    order.iter().filter_map(|key| found.get(key)).map(|operation| (operation.clone(), spots(operation))).collect()
}
