//! Finds which page and section of before is which one of now: by what a section documents first, and by its heading
//! second, so that a new heading or another page is not taken for everything removed and added.

use std::collections::{BTreeMap, BTreeSet};

use pages::{Facts, Section};

/// A section, and the page that it stands on.
#[derive(Debug, Clone, Copy)]
pub struct Spot<'a> {
    /// The page, as its set of pages calls it.
    pub page: &'a str,
    /// The section.
    pub section: &'a Section,
}

/// What belongs to what.
#[derive(Debug, Default)]
pub struct Pairs<'a> {
    /// Pages of before, each with what it is called now.
    pub pages: BTreeMap<&'a str, &'a str>,
    /// Sections of before and of now, in the order of now; what was removed comes last.
    pub sections: Vec<(Option<Spot<'a>>, Option<Spot<'a>>)>,
}

/// Pairs the pages and sections of two sets of facts.
pub fn pair<'a>(old: &'a Facts, new: &'a Facts) -> Pairs<'a> {
    let pages = pages(old, new);
    let (before, now) = (spots(old), spots(new));
    let mut candidates = Vec::new();
    for (from, left) in before.iter().enumerate() {
        for (to, right) in now.iter().enumerate() {
            if language(left.spot.page) == language(right.spot.page) {
                let same_page = pages.get(left.spot.page) == Some(&right.spot.page);
                if let Some((tier, likeness)) = judge(left, right, same_page) {
                    let apart = left.position.abs_diff(right.position);
                    candidates.push((tier, likeness, same_page, apart, from, to));
                }
            }
        }
    }
    // The best first; of equals the one that stands in the same place.
    candidates.sort_by(|left, right| {
        let better = (right.0, right.1, right.2).cmp(&(left.0, left.1, left.2));
        better.then((left.3, left.4, left.5).cmp(&(right.3, right.4, right.5)))
    });
    let mut partner: BTreeMap<usize, usize> = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for (.., from, to) in candidates {
        if !taken.contains(&from) && !partner.contains_key(&to) {
            taken.insert(from);
            partner.insert(to, from);
        }
    }
    let mut sections: Vec<_> = now
        .iter()
        .enumerate()
        .map(|(to, right)| (partner.get(&to).map(|from| before[*from].spot), Some(right.spot)))
        .collect();
    let lost = before.iter().enumerate().filter(|(from, _)| !taken.contains(from));
    sections.extend(lost.map(|(_, left)| (Some(left.spot), None)));
    Pairs { pages, sections }
}

/// The folder that a page of one language is in.
pub fn language(page: &str) -> &str {
    page.split('/').next().unwrap_or(page)
}

/// A section with what it is compared by.
struct Known<'a> {
    spot: Spot<'a>,
    position: usize,
    shapes: BTreeSet<String>,
    /// Whether it is the only one of its page that documents this.
    only: bool,
    facts: BTreeSet<(String, String)>,
}

fn spots(facts: &Facts) -> Vec<Known<'_>> {
    let mut found = Vec::new();
    for (page, content) in &facts.pages {
        for (position, section) in content.sections.iter().enumerate() {
            let own = shapes(section);
            let only = content.sections.iter().filter(|other| shapes(other) == own).count() == 1;
            found.push(Known { spot: Spot { page, section }, position, shapes: own, only, facts: identity(section) });
        }
    }
    found
}

fn shapes(section: &Section) -> BTreeSet<String> {
    section.operations.iter().map(|operation| format!("{} {}", operation.method, operation.shape())).collect()
}

/// What makes a section itself. What it documents is judged apart, and what was not understood says nothing.
fn identity(section: &Section) -> BTreeSet<(String, String)> {
    let facts = section.facts().into_iter().filter(|fact| fact.about != "operation" && fact.about != "problem");
    facts.map(|fact| (fact.about, fact.says)).collect()
}

/// How much two sets have in common, from 0 to 100.
fn likeness<T: Ord>(left: &BTreeSet<T>, right: &BTreeSet<T>) -> usize {
    let (common, all) = (left.intersection(right).count(), left.union(right).count());
    (common * 100).checked_div(all).unwrap_or(0)
}

/// How sure it is that two sections are one, and how alike they are; nothing if they are not one.
fn judge(left: &Known<'_>, right: &Known<'_>, same_page: bool) -> Option<(u8, usize)> {
    let like = likeness(&left.facts, &right.facts);
    let same_heading = left.spot.section.heading == right.spot.section.heading;
    let silent = left.facts.is_empty() && right.facts.is_empty();
    let tier = if left.shapes.is_empty() && right.shapes.is_empty() {
        match (same_page, same_heading) {
            (true, true) => 6,
            // Both are nothing but a heading, such as the title of a page.
            (true, false) if silent && left.position == right.position => 1,
            (true, false) if like >= 50 => 5,
            (false, true) if silent || like >= 50 => 4,
            (false, false) if like >= 80 => 2,
            _ => return None,
        }
    } else if left.shapes == right.shapes {
        match (same_page, same_heading) {
            (true, true) => 6,
            (true, false) if like >= 30 || left.only && right.only => 5,
            (false, true) => 4,
            (false, false) if like >= 30 => 2,
            _ => return None,
        }
    } else {
        match (same_page, same_heading) {
            (true, true) => 3,
            // Another path below another heading: only if all the rest is as it was.
            (true, false) if like >= 80 && left.facts.len().min(right.facts.len()) >= 4 => 1,
            _ => return None,
        }
    };
    Some((tier, like))
}

/// The pages of before that there are now; a page with another name is known by what it documents.
fn pages<'a>(old: &'a Facts, new: &'a Facts) -> BTreeMap<&'a str, &'a str> {
    let mut pairs: BTreeMap<&str, &str> = BTreeMap::new();
    let mut candidates = Vec::new();
    for name in old.pages.keys() {
        if new.pages.contains_key(name) {
            pairs.insert(name, name);
            continue;
        }
        for other in new.pages.keys().filter(|other| !old.pages.contains_key(*other)) {
            let like = page_likeness(old, name, new, other);
            if language(name) == language(other) && like >= 50 {
                candidates.push((like, name.as_str(), other.as_str()));
            }
        }
    }
    candidates.sort_by(|left, right| right.cmp(left));
    let mut taken = BTreeSet::new();
    for (_, from, to) in candidates {
        if !pairs.contains_key(from) && taken.insert(to) {
            pairs.insert(from, to);
        }
    }
    pairs
}

fn page_likeness(old: &Facts, from: &str, new: &Facts, to: &str) -> usize {
    let of = |facts: &Facts, name: &str, operations: bool| -> BTreeSet<String> {
        let sections = facts.pages.get(name).map(|page| page.sections.as_slice()).unwrap_or_default();
        let said = sections.iter().flat_map(|section| {
            let own = identity(section).into_iter().map(|(about, says)| format!("{about} {says}"));
            if operations { shapes(section).into_iter().collect() } else { own.collect::<Vec<_>>() }
        });
        said.collect()
    };
    let like = |operations| likeness(&of(old, from, operations), &of(new, to, operations));
    like(true).max(like(false))
}
