//! The report of all changes, as text and as JSON: grouped by operation, each with its pages and its place in the
//! specification.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use pages::{Facts, Operation};
use serde_json::{Value, json};

use super::change::{About, At, Change, Kind};
use super::place::{Judge, Place, Verdict};
use crate::docs::skeleton::{self, Skeleton};
use crate::read::Document;
use crate::read::openapi::Spec;

/// The maximum number of members of an example in the text.
const MEMBERS: usize = 12;

/// The report.
#[derive(Debug, Default)]
pub struct Report {
    groups: Vec<Group>,
    /// A skeleton for each new path.
    pub skeletons: Vec<Skeleton>,
}

/// The changes of an operation, or of none.
#[derive(Debug)]
struct Group {
    operations: Vec<Operation>,
    entries: Vec<Entry>,
}

/// One change, on one page or several.
#[derive(Debug)]
struct Entry {
    change: Change,
    places: Vec<At>,
    verdict: Verdict,
}

impl Report {
    /// Compares two sets of facts, and relates the changes to the specification.
    pub fn new(old: &Facts, new: &Facts, document: &Document, deviations: &Document) -> Self {
        let changes = super::changes(old, new);
        let spec = Spec::read(document);
        let skeletons = skeleton::skeletons(&super::new_operations(&changes, new), &spec);
        let judge = Judge::new(old, new, &spec, deviations);
        let mut groups: Vec<Group> = Vec::new();
        for change in changes {
            let verdict = judge.verdict(&change);
            let keys = super::keys(&change.operations);
            let at = match groups.iter().position(|group| super::keys(&group.operations) == keys) {
                Some(at) => at,
                None => {
                    groups.push(Group { operations: change.operations.clone(), entries: Vec::new() });
                    groups.len() - 1
                }
            };
            groups[at].add(change, verdict);
        }
        Self { groups, skeletons }
    }

    /// Returns whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// Returns the report as JSON; `spec/README.md` describes its form.
    pub fn to_json(&self) -> Value {
        let change = |Entry { change, places, verdict }: &Entry| {
            let in_file = |place: &Place| json!({"file": place.file, "line": place.line, "pointer": place.pointer});
            let spec: Vec<_> = verdict.places.iter().map(in_file).collect();
            let line = |at: &At| (at.line > 0).then_some(at.line);
            let on_page = |at: &At| json!({"page": at.page, "line": line(at), "section": at.section});
            let pages: Vec<_> = places.iter().map(on_page).collect();
            let said = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
            json!({
                "operations": change.operations.iter().map(ToString::to_string).collect::<Vec<_>>(),
                "change": change.kind.shown().1,
                "about": change.kind(),
                "name": said(&Some(change.name.clone())),
                "items": change.items,
                "before": said(&change.before),
                "after": said(&change.after),
                "text": change.text(),
                "pages": pages,
                "spec": {"agrees": verdict.agrees, "text": verdict.text, "places": spec},
            })
        };
        let changes: Vec<_> = self.groups.iter().flat_map(|group| &group.entries).map(change).collect();
        let skeleton = |skeleton: &Skeleton| {
            let Skeleton { path, operations, known, tags, paths, schemas } = skeleton;
            let named =
                |(operation, id): &(Operation, String)| json!({"operation": operation.to_string(), "operationId": id});
            let operations: Vec<_> = operations.iter().map(named).collect();
            json!({"path": path, "operations": operations, "line": known, "tags": tags, "paths": paths, "schemas": schemas})
        };
        let skeletons: Vec<_> = self.skeletons.iter().map(skeleton).collect();
        json!({"version": 1, "changes": changes, "skeletons": skeletons})
    }
}

impl Report {
    fn show_skeletons(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.skeletons.is_empty() {
            return Ok(());
        }
        writeln!(f, "Skeletons of the new operations. Paste them, and write where it says {}:\n", skeleton::TODO)?;
        let all = |part: fn(&Skeleton) -> &str| self.skeletons.iter().map(part).collect::<String>();
        let part = |f: &mut fmt::Formatter<'_>, title: &str, text: &str| {
            if text.is_empty() { Ok(()) } else { writeln!(f, "# {title}\n{text}") }
        };
        part(f, "below tags:", &all(|skeleton| &skeleton.tags))?;
        part(f, "below paths:", &all(|skeleton| if skeleton.known.is_none() { &skeleton.paths } else { "" }))?;
        for skeleton in &self.skeletons {
            if let Some(line) = skeleton.known {
                part(f, &format!("the path already exists, in line {line}; add the method to it:"), &skeleton.paths)?;
            }
        }
        part(f, "below components: schemas:", &all(|skeleton| &skeleton.schemas))
    }
}

impl Group {
    /// Adds a change; the same change on several pages is one.
    fn add(&mut self, change: Change, verdict: Verdict) {
        let place = change.at.clone();
        let text = change.text();
        let same = self.entries.iter_mut().find(|entry| {
            let known = &entry.change;
            known.kind == change.kind
                && known.in_new == change.in_new
                && known.text() == text
                && (entry.verdict.agrees, &entry.verdict.text) == (verdict.agrees, &verdict.text)
        });
        match same {
            Some(entry) => {
                entry.places.push(place);
                for place in verdict.places {
                    if !entry.verdict.places.contains(&place) {
                        entry.verdict.places.push(place);
                    }
                }
            }
            None => self.entries.push(Entry { change, places: vec![place], verdict }),
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return Ok(());
        }
        for group in &self.groups {
            let operations: Vec<_> = group.operations.iter().map(ToString::to_string).collect();
            let none = operations.is_empty().then_some("Pages, and what is about no operation");
            writeln!(f, "{}", none.map_or_else(|| operations.join(", "), str::to_owned))?;
            show(f, group)?;
            writeln!(f)?;
        }
        self.show_skeletons(f)?;
        let verdicts: Vec<_> =
            self.groups.iter().flat_map(|group| &group.entries).map(|entry| entry.verdict.agrees).collect();
        let count = |agrees| verdicts.iter().filter(|found| **found == agrees).count();
        let (agrees, differs, unknown) = (count(Some(true)), count(Some(false)), count(None));
        let changes = if verdicts.len() == 1 { "1 change".to_owned() } else { format!("{} changes", verdicts.len()) };
        writeln!(f, "{changes}: the spec agrees with {agrees}, does not with {differs}; {unknown} to read")
    }
}

fn show(f: &mut fmt::Formatter<'_>, group: &Group) -> fmt::Result {
    // Of a new section, only what is not in the specification is printed.
    let (folded, shown): (Vec<_>, Vec<_>) = group.entries.iter().partition(|Entry { change, verdict, .. }| {
        change.in_new && verdict.agrees != Some(false) && change.kind != Kind::Unreadable
    });
    let same_example = |left: &&Entry, right: &&Entry| {
        let (left, right) = (&left.change, &right.change);
        matches!(left.about, About::Member(..)) && (left.about, &left.at) == (right.about, &right.at)
    };
    for entries in shown.chunk_by(same_example) {
        entries.iter().take(MEMBERS).try_for_each(|entry| entry.show(f))?;
        if entries.len() > MEMBERS {
            writeln!(f, "    and {} more members of this example", entries.len() - MEMBERS)?;
        }
    }
    if folded.is_empty() {
        return Ok(());
    }
    writeln!(f, "    {} more facts of it are in the spec, or are examples and texts", folded.len())
}

impl Entry {
    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "  {} {}", self.change.kind.shown().0, self.change.text())?;
        for at in &self.places {
            write!(f, "      {}", at.page)?;
            if at.line > 0 {
                write!(f, ":{}", at.line)?;
            }
            if at.section.is_empty() { writeln!(f)? } else { writeln!(f, " “{}”", at.section)? }
        }
        let Verdict { text, places, .. } = &self.verdict;
        match (text.as_str(), places.as_slice()) {
            ("", _) => Ok(()),
            (text, []) => writeln!(f, "      {text}"),
            (text, [first, rest @ ..]) => {
                writeln!(f, "      {text}: {}:{} {}", first.file, first.line, first.pointer)?;
                let mut lines: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
                for place in rest {
                    lines.entry(&place.file).or_default().insert(place.line);
                }
                lines.into_iter().rev().try_for_each(|(file, lines)| {
                    let lines: Vec<_> = lines.iter().map(ToString::to_string).collect();
                    writeln!(f, "        and {file}:{}", lines.join(", "))
                })
            }
        }
    }
}
