//! Relates changes to the specification: where to look, and whether it already agrees.
//!
//! Whether it agrees is decided elsewhere: [`check`] returns the facts that are not in the specification.

use std::collections::BTreeMap;

use pages::{Facts, FieldPath, Place as Part, Step};
use serde_json::Value;

use super::change::{About, Change, Kind, example};
use crate::docs::check::{self, Finding};
use crate::read::openapi::{Field, Node, Operation, Spec};
use crate::read::{Document, step};

/// The relation of a change to the specification.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Verdict {
    /// Whether it agrees with the pages now; `None` if only a person can tell.
    pub agrees: Option<bool>,
    /// The same as text.
    pub text: String,
    /// Where to look.
    pub places: Vec<Place>,
}

/// A place in a file of the specification.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file, in the workspace.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The JSON pointer, with a leading `#`.
    pub pointer: String,
}

/// Judges changes by a specification and its list of deviations.
pub struct Judge<'a> {
    spec: &'a Spec<'a>,
    deviations: &'a Document,
    new: &'a Facts,
    before: Findings,
    now: Findings,
}

/// The facts missing in the specification, by page and heading.
type Findings = BTreeMap<(String, String), Vec<Finding>>;

fn verdict(agrees: impl Into<Option<bool>>, text: impl Into<String>, places: Vec<Place>) -> Verdict {
    Verdict { agrees: agrees.into(), text: text.into(), places }
}

fn read_again(places: Vec<Place>) -> Verdict {
    verdict(None, "read it again", places)
}

impl<'a> Judge<'a> {
    /// Compares both sets of facts with the specification.
    pub fn new(old: &Facts, new: &'a Facts, spec: &'a Spec<'a>, deviations: &'a Document) -> Self {
        let findings = |facts: &Facts| -> Findings {
            let mut found: Findings = BTreeMap::new();
            for finding in check::findings(facts, spec) {
                let labelled = facts.pages.get(&finding.key.page).map(|page| page.labelled()).unwrap_or_default();
                let section = labelled.iter().find(|(label, _)| *label == finding.key.section);
                let heading = section.map(|(_, section)| section.heading.clone()).unwrap_or_default();
                found.entry((finding.key.page.clone(), heading)).or_default().push(finding);
            }
            found
        };
        Self { spec, deviations, new, before: findings(old), now: findings(new) }
    }

    /// The relation of a change to the specification.
    pub fn verdict(&self, change: &Change) -> Verdict {
        let mut verdict = match change.about {
            About::Page | About::Section | About::Move => return self.cited(change),
            About::Operation => return self.operation(change),
            About::Problem | About::Link | About::LinkText => return Verdict::default(),
            About::Address => read_again(vec![self.place("/servers")]),
            About::Example(part, number) | About::Member(part, number) => self.example(change, part, number),
            // Other items of the list still have it.
            About::Row(_) if change.kind == Kind::Removed && !change.items.is_empty() => {
                read_again(self.located(change))
            }
            About::Detail(_, "text" | "at") => read_again(self.located(change)),
            About::Row(_) | About::Detail(..) | About::Code(_) => self.fact(change),
            About::Meaning(_) | About::ExampleStatus(..) | About::Prose | About::Call => {
                read_again(self.located(change))
            }
        };
        let waivers = self.waivers(change);
        if !waivers.is_empty() {
            verdict.text.push_str("; the waiver is stale");
            verdict.places.extend(waivers);
        }
        verdict
    }

    fn place(&self, pointer: &str) -> Place {
        place(self.spec.document, pointer)
    }

    /// Where the specification and its deviations name the old section or page, or the new one if it was added.
    fn cited(&self, change: &Change) -> Verdict {
        let now = (change.at.page.as_str(), change.at.section.as_str());
        let before = change.from.as_ref().map(|(page, heading)| (page.as_str(), heading.as_str()));
        let named = |(page, heading): (&str, &str)| -> Vec<Place> {
            let is_it = |cited: &str, section: &str| cited == page && (heading.is_empty() || section == heading);
            let docs = self.spec.operations.iter().flat_map(|operation| &operation.docs);
            let docs = docs.filter(|cited| is_it(&cited.page, &cited.section)).map(|cited| self.place(&cited.pointer));
            let text = |value: &Value, key: &str| value[key].as_str().unwrap_or_default().to_owned();
            let sources = self.entries(&["sources", "waives"]).into_iter();
            let sources = sources.filter(|(_, value)| is_it(&text(value, "page"), &text(value, "section")));
            docs.chain(sources.map(|(pointer, _)| place(self.deviations, &pointer))).collect()
        };
        let removed = change.kind == Kind::Removed;
        let stale = before.map(named).unwrap_or_default();
        if !stale.is_empty() && (removed || before != Some(now)) {
            let text = match change.about {
                _ if removed => "the spec still cites it",
                About::Move => "the spec cites the old page",
                _ => "the spec cites the old name",
            };
            return verdict(false, text, stale);
        }
        let fresh = named(now);
        let own = self.target(change).map(|found| self.place(&format!("{}/x-docs", found.pointer)));
        match (removed, fresh.is_empty(), change.operations.is_empty()) {
            (true, ..) => verdict(true, "the spec does not cite it", Vec::new()),
            (_, false, _) => verdict(true, "the spec already cites it", fresh),
            // Only a section that documents an operation must be cited.
            (.., true) => verdict(None, "read it", own.into_iter().collect()),
            (.., false) => verdict(false, "the spec does not cite it", own.into_iter().collect()),
        }
    }

    fn operation(&self, change: &Change) -> Verdict {
        let found = change.operations.first().and_then(|named| self.spec.find(&named.method, &named.path));
        let places: Vec<_> = found.map(|found| self.place(&found.pointer)).into_iter().collect();
        match (change.kind, found.is_some()) {
            (Kind::Removed, true) => verdict(false, "the spec still has it", places),
            (Kind::Removed, false) => verdict(true, "the spec does not have it", places),
            (Kind::Added, true) => verdict(true, "the spec already has it", places),
            (Kind::Added, false) => {
                verdict(false, "not in the spec; see the skeleton below", vec![self.place("/paths")])
            }
            _ => self.other_operation(change),
        }
    }

    /// A changed method, path, or name of a parameter.
    fn other_operation(&self, change: &Change) -> Verdict {
        let find = |text: &Option<String>| {
            text.as_deref()
                .and_then(|text| text.split_once(' '))
                .and_then(|(method, path)| self.spec.find(method, path))
        };
        let Some(found) = find(&change.after).or_else(|| find(&change.before)) else {
            return verdict(false, "not in the spec", vec![self.place("/paths")]);
        };
        let own = format!("{} {}", found.method, found.path);
        let agrees = change.after.as_ref() == Some(&own);
        let text = if agrees { "the spec already says so".into() } else { format!("the spec says {own}") };
        verdict(agrees, text, vec![self.place(&found.pointer)])
    }

    /// A changed example: whether the specification has the same, and if not, whether it would fit.
    fn example(&self, change: &Change, part: Part, number: usize) -> Verdict {
        let Some(target) = self.target(change) else { return self.no_operation() };
        let pointer = format!("{}/content/application~1json/examples", target.part(part));
        let page = self.new.pages.get(&change.at.page);
        let sections =
            page.into_iter().flat_map(|page| &page.sections).filter(|found| found.heading == change.at.section);
        let mut examples = sections.map(|found| if part == Part::Body { &found.requests } else { &found.responses });
        let own = examples.find(|examples| examples.iter().any(|example| example.line == change.at.line));
        let value = own.and_then(|examples| examples.get(number.saturating_sub(1))).map(|found| &found.value);
        let document = self.spec.document;
        for name in document.at(&pointer).and_then(Value::as_object).into_iter().flat_map(|found| found.keys()) {
            let found = Node::at(document, &step(&pointer, name)).map(|node| node.resolved());
            if let Some(found) = found.filter(|found| value.is_some() && found.schema.get("value") == value) {
                return verdict(true, "the spec already has this example", vec![self.place(&found.pointer)]);
            }
        }
        let places = vec![self.place(&pointer)];
        if change.kind == Kind::Removed {
            return verdict(None, "compare the examples", places);
        }
        let about = format!("{} {number}", example(part));
        let path = FieldPath::parse(&change.name).unwrap_or_default();
        // Misfits below a member are misfits of the member.
        let below = |finding: &&&Finding| {
            let at = finding.key.fact.strip_prefix(&about).and_then(|rest| rest.strip_prefix(" at "));
            at.and_then(FieldPath::parse).is_none_or(|at| at.0.starts_with(&path.0))
        };
        match select(&self.now, (&change.at.page, &change.at.section), &about).iter().find(below) {
            Some(finding) => {
                let text = format!("it does not fit the spec: {}", finding.here);
                verdict(false, text, vec![self.place(&finding.pointer)])
            }
            None => verdict(None, "it fits the schema; compare the examples", places),
        }
    }

    /// A change of a fact that [`check`] compares.
    fn fact(&self, change: &Change) -> Verdict {
        if !change.operations.is_empty() && self.target(change).is_none() {
            return self.no_operation();
        }
        let places = self.located(change);
        let (is_row, is_code) = (matches!(change.about, About::Row(_)), matches!(change.about, About::Code(_)));
        let removed = change.kind == Kind::Removed;
        let now = (change.at.page.as_str(), change.at.section.as_str());
        let was = change.from.as_ref().map_or(now, |(page, heading)| (page, heading));
        let (findings, section, says) =
            if removed { (&self.before, was, &change.before) } else { (&self.now, now, &change.after) };
        let Some(fact) = change.fact(says.as_deref()) else { return read_again(places) };
        let mut found = select(findings, section, &fact);
        if removed {
            // The details of the row no longer matter.
            found.retain(|finding| !is_row || finding.key.fact == fact);
            return match (found.is_empty(), is_row || is_code) {
                (true, true) => verdict(false, "the spec still has it", places),
                (true, false) => verdict(false, "the spec still says so", places),
                (false, _) => verdict(true, "the spec does not have it either", places),
            };
        }
        if let About::Detail(part, "value") = change.about {
            found.extend(select(findings, section, &format!("{} {} values", part.name(), change.name)));
        }
        let Some(first) = found.first() else { return verdict(true, "the spec already says so", places) };
        let missing = is_row && found.iter().any(|finding| finding.key.fact == fact);
        // A renamed field: where the specification has the old name.
        if let (true, About::Row(part), Some(old)) = (missing && change.is_rename(), change.about, &change.before)
            && let Some(field) = self.field(change, part, old)
        {
            return verdict(false, format!("the spec says `{old}`"), vec![self.place(&field.pointer)]);
        }
        let places = if places.is_empty() { vec![self.place(&first.pointer)] } else { places };
        if missing || is_code {
            return verdict(false, "not in the spec", places);
        }
        let here: Vec<_> = found.iter().map(|finding| finding.here.replace("here ", "")).collect();
        verdict(false, format!("in the spec {}", here.join(", ")), places)
    }

    fn no_operation(&self) -> Verdict {
        verdict(false, "the spec has no such operation", vec![self.place("/paths")])
    }

    /// Returns the waivers of a fact that no longer exists.
    fn waivers(&self, change: &Change) -> Vec<Place> {
        let (Some((page, heading)), Some(before)) = (&change.from, &change.before) else { return Vec::new() };
        let Some(fact) = change.fact(Some(before)) else { return Vec::new() };
        let mut found = Vec::new();
        for (pointer, value) in self.entries(&["waives"]) {
            // A second section of this heading has a number in the label.
            let label = value["section"].as_str().unwrap_or_default();
            if value["page"] != page.as_str() || label != heading && !label.starts_with(&format!("{heading} (")) {
                continue;
            }
            for (index, _) in
                value["facts"].as_array().into_iter().flatten().enumerate().filter(|(_, at)| **at == *fact)
            {
                found.push(place(self.deviations, &step(&format!("{pointer}/facts"), &index.to_string())));
            }
        }
        found
    }

    /// The sources or waivers of all deviations, with their pointers.
    fn entries(&self, keys: &[&str]) -> Vec<(String, &Value)> {
        let mut found = Vec::new();
        for (index, entry) in self.deviations.value["deviations"].as_array().into_iter().flatten().enumerate() {
            for key in keys {
                for (at, value) in entry[*key].as_array().into_iter().flatten().enumerate() {
                    found.push((format!("/deviations/{index}/{key}/{at}"), value));
                }
            }
        }
        found
    }

    /// The operation that a change concerns, even if its path has a typo or a new name.
    fn target(&self, change: &Change) -> Option<&'a Operation<'a>> {
        if change.operations.is_empty() {
            return None;
        }
        let cites = |page: &str, heading: &str| self.spec.operations.iter().find(|found| found.cites(page, heading));
        let named = change.operations.iter().find_map(|named| self.spec.find(&named.method, &named.path));
        let from = || change.from.as_ref().and_then(|(page, heading)| cites(page, heading));
        named.or_else(from).or_else(|| cites(&change.at.page, &change.at.section))
    }

    /// Where the specification has the subject of a change.
    fn located(&self, change: &Change) -> Vec<Place> {
        let document = self.spec.document;
        let pointer = match change.about {
            About::Code("code") => self.code(&change.name, "enum"),
            About::Meaning("code") => self.code(&change.name, "x-enum-descriptions"),
            About::Code("status") | About::Meaning("status") => {
                let target = self.target(change).or_else(|| self.spec.operations.first());
                target.map(|target| {
                    let pointer = step(&format!("{}/responses", target.pointer), &change.name);
                    Node::at(document, &pointer).map_or(pointer, |node| node.resolved().pointer)
                })
            }
            About::Row(part) | About::Detail(part, _) => self.target(change).map(|target| {
                let Some(field) = self.field(change, part, &change.name) else { return target.part(part) };
                let key = match change.about {
                    About::Detail(_, "type") => "type",
                    About::Detail(_, "required") => return required(document, part, &field),
                    About::Detail(_, "default") => "default",
                    About::Detail(_, "value") => "enum",
                    About::Detail(_, "range") => "minimum",
                    About::Detail(_, "text" | "at") => "description",
                    _ => return field.pointer,
                };
                let exact = field.schema.alternatives().into_iter().find_map(|node| node.below(key));
                exact.map_or(field.pointer, |node| node.pointer)
            }),
            _ => self.target(change).map(|target| target.pointer.clone()),
        };
        pointer.map(|pointer| self.place(&pointer)).into_iter().collect()
    }

    /// The place of a result code, or of the list that lacks it.
    fn code(&self, code: &str, key: &str) -> Option<String> {
        let codes = self.spec.codes()?;
        let code = code.parse::<i64>().ok()?;
        let at = codes.schema["enum"].as_array()?.iter().position(|value| value.as_i64() == Some(code));
        let index = |at: usize| step(&step(&codes.pointer, key), &at.to_string());
        Some(at.map_or_else(|| step(&codes.pointer, "enum"), index))
    }

    /// The parameter or field of the operation that a change concerns.
    fn field(&self, change: &Change, part: Part, name: &str) -> Option<Field<'a>> {
        let target = self.target(change)?;
        let paths: Vec<_> = change.operations.iter().map(|named| named.path.as_str()).collect();
        let is_list = FieldPath::parse(name).is_some_and(|path| path.0.first() == Some(&Step::Items));
        [is_list, !is_list].into_iter().find_map(|list| target.fields(part, name, &paths, list).into_iter().next())
    }
}

fn place(document: &Document, pointer: &str) -> Place {
    let pointer = pointer.trim_start_matches('#');
    Place { file: document.name.clone(), line: document.line(pointer), pointer: format!("#{pointer}") }
}

/// The findings of a section about a fact or its details.
fn select<'f>(all: &'f Findings, (page, heading): (&str, &str), fact: &str) -> Vec<&'f Finding> {
    let found = all.get(&(page.to_owned(), heading.to_owned())).into_iter().flatten();
    let is_about = |known: &str| known.strip_prefix(fact).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    found.filter(|finding| is_about(&finding.key.fact)).collect()
}

/// Returns where the specification marks a parameter or field as required, or would mark it.
fn required(document: &Document, part: Part, field: &Field<'_>) -> String {
    if matches!(part, Part::Path | Part::Query) {
        return step(&field.pointer, "required");
    }
    let list = field.pointer.rsplit_once("/properties/").map(|(object, _)| step(object, "required"));
    list.filter(|list| document.at(list).is_some()).unwrap_or_else(|| field.pointer.clone())
}
