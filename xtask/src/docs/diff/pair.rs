//! Matches old pages and sections with new ones, first by the operations of a section and then by its heading, so that
//! a rename or a move is not reported as a removal plus an addition.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use pages::{Facts, Page, Section};

/// A section, and the page that it is on.
#[derive(Debug, Clone, Copy)]
pub struct Spot<'a> {
    pub page: &'a str,
    pub section: &'a Section,
}

/// The pairs.
#[derive(Debug, Default)]
pub struct Pairs<'a> {
    /// The old pages, each with its new name.
    pub pages: BTreeMap<&'a str, &'a str>,
    /// The old and new sections, in the new order; removed ones come last.
    pub sections: Vec<(Option<Spot<'a>>, Option<Spot<'a>>)>,
}

/// Pairs the pages and sections of two sets of facts.
pub fn pair<'a>(old: &'a Facts, new: &'a Facts) -> Pairs<'a> {
    let pages = pages(old, new);
    let (before, now) = (spots(old), spots(new));
    let mut candidates = Vec::new();
    for (from, left) in before.iter().enumerate() {
        let same_language = |right: &&Known<'_>| language(left.spot.page) == language(right.spot.page);
        for (to, right) in now.iter().enumerate().filter(|(_, right)| same_language(right)) {
            let same_page = pages.get(left.spot.page) == Some(&right.spot.page);
            if let Some((tier, likeness)) = judge(left, right, same_page) {
                // The best match first; among equal ones, the one in the same position.
                let apart = left.position.abs_diff(right.position);
                candidates.push((Reverse((tier, likeness, same_page)), apart, from, to));
            }
        }
    }
    candidates.sort_unstable();
    let partner = best(candidates.into_iter().map(|(.., from, to)| (from, to)));
    let found = now.iter().enumerate().map(|(to, right)| {
        let from = partner.iter().find(|(_, partner)| **partner == to);
        (from.map(|(from, _)| before[*from].spot), Some(right.spot))
    });
    let lost = before.iter().enumerate().filter(|(from, _)| !partner.contains_key(from));
    let sections = found.chain(lost.map(|(_, left)| (Some(left.spot), None))).collect();
    Pairs { pages, sections }
}

/// Pairs the candidates, with the first ones taking precedence.
fn best<T: Ord + Copy>(candidates: impl Iterator<Item = (T, T)>) -> BTreeMap<T, T> {
    let (mut partner, mut taken) = (BTreeMap::new(), BTreeSet::new());
    for (from, to) in candidates {
        if !partner.contains_key(&from) && taken.insert(to) {
            partner.insert(from, to);
        }
    }
    partner
}

/// Returns the folder of a page, which is that of its language.
pub fn language(page: &str) -> &str {
    page.split('/').next().unwrap_or(page)
}

/// A section with its keys for the comparison.
struct Known<'a> {
    spot: Spot<'a>,
    position: usize,
    operations: BTreeSet<(String, String)>,
    /// Whether it is the only section of its page that documents this operation.
    only: bool,
    facts: BTreeSet<(String, String)>,
}

fn spots(facts: &Facts) -> Vec<Known<'_>> {
    let mut found = Vec::new();
    for (page, content) in &facts.pages {
        for (position, section) in content.sections.iter().enumerate() {
            let operations = operations(section);
            let only = content.sections.iter().filter(|other| self::operations(other) == operations).count() == 1;
            found.push(Known { spot: Spot { page, section }, position, operations, only, facts: identity(section) });
        }
    }
    found
}

fn operations(section: &Section) -> BTreeSet<(String, String)> {
    section.operations.iter().map(super::key).collect()
}

/// Returns the facts that identify a section, without its operations, which are compared separately, and without problems.
fn identity(section: &Section) -> BTreeSet<(String, String)> {
    let facts = section.facts().into_iter().filter(|fact| fact.about != "operation" && fact.about != "problem");
    facts.map(|fact| (fact.about, fact.says)).collect()
}

/// Returns the similarity of two sets, from 0 to 100.
fn likeness<T: Ord>(left: &BTreeSet<T>, right: &BTreeSet<T>) -> usize {
    let (common, all) = (left.intersection(right).count(), left.union(right).count());
    (common * 100).checked_div(all).unwrap_or(0)
}

/// Returns how certain it is that two sections are the same, and their similarity; `None` if they are not the same.
fn judge(left: &Known<'_>, right: &Known<'_>, same_page: bool) -> Option<(u8, usize)> {
    let like = likeness(&left.facts, &right.facts);
    let same_heading = left.spot.section.heading == right.spot.section.heading;
    let silent = left.facts.is_empty() && right.facts.is_empty();
    let tier = if left.operations != right.operations {
        match (same_page, same_heading) {
            (true, true) => 3,
            // Another path under another heading: only if everything else is unchanged.
            (true, false) if like >= 80 && left.facts.len().min(right.facts.len()) >= 4 => 1,
            _ => return None,
        }
    } else if left.operations.is_empty() {
        match (same_page, same_heading) {
            (true, true) => 6,
            // Both consist only of a heading, such as the title of a page.
            (true, false) if silent && left.position == right.position => 1,
            (true, false) if like >= 50 => 5,
            (false, true) if silent || like >= 50 => 4,
            (false, false) if like >= 80 => 2,
            _ => return None,
        }
    } else {
        match (same_page, same_heading) {
            (true, true) => 6,
            (true, false) if like >= 30 || left.only && right.only => 5,
            (false, true) => 4,
            (false, false) if like >= 30 => 2,
            _ => return None,
        }
    };
    Some((tier, like))
}

/// Returns the old pages that still exist; a renamed page is recognized by its operations.
fn pages<'a>(old: &'a Facts, new: &'a Facts) -> BTreeMap<&'a str, &'a str> {
    let mut candidates = Vec::new();
    for (name, page) in old.pages.iter().filter(|(name, _)| !new.pages.contains_key(*name)) {
        for (other, content) in new.pages.iter().filter(|(other, _)| !old.pages.contains_key(*other)) {
            let of = |page: &Page, set: fn(&Section) -> BTreeSet<(String, String)>| -> BTreeSet<_> {
                page.sections.iter().flat_map(set).collect()
            };
            let like = |set| likeness(&of(page, set), &of(content, set));
            let like = like(operations).max(like(identity));
            if language(name) == language(other) && like >= 50 {
                candidates.push((like, name.as_str(), other.as_str()));
            }
        }
    }
    candidates.sort_unstable_by(|left, right| right.cmp(left));
    let kept = old.pages.keys().filter(|name| new.pages.contains_key(*name)).map(|name| (name.as_str(), name.as_str()));
    best(kept.chain(candidates.into_iter().map(|(_, from, to)| (from, to))))
}
