//! What the specification has to do with a change: where to look, and whether it agrees already.
//!
//! Whether it agrees is not decided here: [`check`] says which facts the specification does not have.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::check::spec::{Operation, Spec};
use super::super::check::{self, Finding};
use super::super::facts::{Facts, Place as Part, path_parameters};
use super::super::names::{FieldPath, Step};
use super::super::schema::Node;
use super::super::waivers::labels;
use super::change::{About, Change, Detail, Sign};
use crate::read::{Document, step};

/// What the specification has to do with a change.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Verdict {
    /// Whether it agrees with what the pages say now; nothing if only a reader can tell.
    pub agrees: Option<bool>,
    /// The same in words.
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

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{} {}", self.file, self.line, self.pointer)
    }
}

/// Judges changes by a specification and its list of deviations.
pub struct Judge<'a> {
    /// The specification.
    pub spec: &'a Spec<'a>,
    deviations: &'a Document,
    new: &'a Facts,
    before: Findings,
    now: Findings,
}

/// What the specification does not have, by page and heading.
type Findings = BTreeMap<(String, String), Vec<Finding>>;

impl<'a> Judge<'a> {
    /// Compares both sets of facts with the specification.
    pub fn new(old: &Facts, new: &'a Facts, spec: &'a Spec<'a>, deviations: &'a Document) -> Self {
        let findings = |facts: &Facts| -> Findings {
            let mut found: Findings = BTreeMap::new();
            for finding in check::findings(facts, spec.document) {
                let sections = facts.pages.get(&finding.key.page).map(|page| page.sections.as_slice());
                let labelled = labels(sections.unwrap_or_default());
                let heading = labelled.iter().find(|(label, _)| *label == finding.key.section);
                let heading = heading.map(|(_, section)| section.heading.clone()).unwrap_or_default();
                found.entry((finding.key.page.clone(), heading)).or_default().push(finding);
            }
            found
        };
        Self { spec, deviations, new, before: findings(old), now: findings(new) }
    }

    /// What the specification has to do with a change.
    pub fn verdict(&self, change: &Change) -> Verdict {
        let mut verdict = match &change.about {
            About::Page | About::Section | About::Move => return self.cited(change),
            About::Operation => return self.operation(change),
            About::Listed => self.listed(change),
            About::Problem | About::Link(_) | About::LinkText(_) => return Verdict::default(),
            About::Address => self.read_again(vec![self.place("/servers")]),
            About::Prose | About::Call => {
                let places = self.target(change).map(|found| self.place(&found.pointer)).into_iter().collect();
                self.read_again(places)
            }
            About::Detail(_, _, Detail::Text | Detail::Example | Detail::At)
            | About::StatusText(_)
            | About::CodeText(_)
            | About::ExampleStatus(..) => self.read_again(self.located(change)),
            About::Example(part, number) | About::Member(part, number, _) => self.example(change, *part, *number),
            // Other items of the list still have it.
            About::Row(..) if change.sign == Sign::Removed && !change.items.is_empty() => {
                self.read_again(self.located(change))
            }
            About::Row(..) | About::Detail(..) | About::Status(_) | About::Code(_) => self.fact(change),
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

    fn read_again(&self, places: Vec<Place>) -> Verdict {
        Verdict { agrees: None, text: "read it again".into(), places }
    }

    /// Where the specification and its deviations name the section or page of before, or of now if it is new.
    fn cited(&self, change: &Change) -> Verdict {
        let now = (change.at.page.as_str(), change.at.section.as_str());
        let (page, heading) = change.from.as_ref().map_or(now, |(page, heading)| (page.as_str(), heading.as_str()));
        let named = |page: &str, heading: &str| {
            let docs = self.spec.operations.iter().flat_map(|operation| &operation.docs);
            let docs = docs
                .filter(|(cited, section, _)| cited == page && (heading.is_empty() || section == heading))
                .map(|(.., pointer)| self.place(pointer));
            let sources = self
                .entries(&["sources", "waives"])
                .into_iter()
                .filter(|(_, value)| value["page"] == page && (heading.is_empty() || value["section"] == heading));
            docs.chain(sources.map(|(pointer, _)| place(self.deviations, &pointer))).collect::<Vec<_>>()
        };
        let stale = if change.from.is_some() { named(page, heading) } else { Vec::new() };
        let fresh = named(now.0, now.1);
        let own = self.target(change).map(|found| self.place(&format!("{}/x-docs", found.pointer)));
        if !stale.is_empty() && (change.sign == Sign::Removed || (page, heading) != now) {
            let text = if change.sign == Sign::Removed {
                "the spec still cites it"
            } else {
                if change.about == About::Move { "the spec cites the old page" } else { "the spec cites the old name" }
            };
            return Verdict { agrees: Some(false), text: text.into(), places: stale };
        }
        match change.sign {
            Sign::Removed => {
                Verdict { agrees: Some(true), text: "the spec does not cite it".into(), ..Verdict::default() }
            }
            _ if !fresh.is_empty() => {
                Verdict { agrees: Some(true), text: "the spec already cites it".into(), places: fresh }
            }
            _ => Verdict {
                agrees: own.is_none().then_some(true),
                text: "the spec does not cite it".into(),
                places: own.into_iter().collect(),
            }
            .for_documents(!change.operations.is_empty()),
        }
    }

    fn operation(&self, change: &Change) -> Verdict {
        let found = change.operations.first().and_then(|named| self.find(&named.method, &named.path));
        let places: Vec<_> = found.map(|found| self.place(&found.pointer)).into_iter().collect();
        match (change.sign, found) {
            (Sign::Removed, Some(_)) => Verdict { agrees: Some(false), text: "the spec still has it".into(), places },
            (Sign::Removed, None) => Verdict { agrees: Some(true), text: "the spec does not have it".into(), places },
            (Sign::Added, Some(_)) => Verdict { agrees: Some(true), text: "the spec already has it".into(), places },
            (Sign::Added, None) => Verdict {
                agrees: Some(false),
                text: "not in the spec; see the skeleton below".into(),
                places: vec![self.place("/paths")],
            },
            _ => self.other_operation(change),
        }
    }

    /// Another method or path, or another name of a parameter.
    fn other_operation(&self, change: &Change) -> Verdict {
        let split = |text: &Option<String>| {
            text.as_deref().and_then(|text| text.split_once(' ')).map(|(method, path)| self.find(method, path))
        };
        let (before, after) = (split(&change.before).flatten(), split(&change.after).flatten());
        let says = |found: &Operation<'_>, agrees| Verdict {
            agrees: Some(agrees),
            text: if agrees {
                "the spec already says so".into()
            } else {
                format!("the spec says {} {}", found.method, found.path)
            },
            places: vec![self.place(&found.pointer)],
        };
        match (before, after) {
            (_, Some(after)) => {
                let same = change.after.as_deref() == Some(format!("{} {}", after.method, after.path).as_str());
                says(after, same)
            }
            (Some(before), None) => says(before, false),
            (None, None) => {
                Verdict { agrees: Some(false), text: "not in the spec".into(), places: vec![self.place("/paths")] }
            }
        }
    }

    fn listed(&self, change: &Change) -> Verdict {
        let listed = change.after.as_ref().or(change.before.as_ref());
        let found = listed.and_then(|text| text.split_once(' ')).and_then(|(method, path)| self.find(method, path));
        let (agrees, text) = match (change.sign, &found) {
            (Sign::Removed, Some(_)) => (false, "the spec still has it"),
            (Sign::Removed, None) => (true, "the spec does not have it"),
            (_, Some(_)) => (true, "the spec already has it"),
            (_, None) => (false, "not in the spec"),
        };
        let pointer = found.map_or("/paths", |found| found.pointer.as_str());
        Verdict { agrees: Some(agrees), text: text.into(), places: vec![self.place(pointer)] }
    }

    /// A change of an example: whether the specification has the same, and if not, whether it would take it.
    fn example(&self, change: &Change, part: Part, number: usize) -> Verdict {
        let Some(target) = self.target(change) else { return self.no_operation() };
        let inner = if part == Part::Body { "/requestBody" } else { "/responses/200" };
        let pointer = format!("{}{inner}/content/application~1json/examples", target.pointer);
        let section = self.new.pages.get(&change.at.page).and_then(|page| {
            page.sections.iter().find(|section| {
                let examples = if part == Part::Body { &section.requests } else { &section.responses };
                section.heading == change.at.section && examples.iter().any(|example| example.line == change.at.line)
            })
        });
        let examples = section.map(|found| if part == Part::Body { &found.requests } else { &found.responses });
        let value = examples.and_then(|examples| examples.get(number.saturating_sub(1))).map(|found| &found.value);
        let document = self.spec.document;
        for name in document.at(&pointer).and_then(Value::as_object).into_iter().flat_map(|found| found.keys()) {
            let found = Node::at(document, &step(&pointer, name)).map(|node| node.resolved(document));
            if let Some(found) = found.filter(|found| value.is_some() && found.schema.get("value") == value) {
                let places = vec![self.place(&found.pointer)];
                return Verdict { agrees: Some(true), text: "the spec already has this example".into(), places };
            }
        }
        if change.sign != Sign::Removed {
            let path = match &change.about {
                About::Member(_, _, path) => FieldPath::parse(path).map(|path| path.to_string()),
                _ => None,
            };
            let word = if part == Part::Body { "request" } else { "response" };
            let about = match path {
                Some(path) => format!("{word} example {number} at {path}"),
                None => format!("{word} example {number}"),
            };
            if let Some(finding) = self.findings(&self.now, change, &about).first() {
                let places = vec![self.place(&finding.pointer)];
                return Verdict {
                    agrees: Some(false),
                    text: format!("it does not fit the spec: {}", finding.here),
                    places,
                };
            }
        }
        let text = if change.sign == Sign::Removed {
            "compare the examples"
        } else {
            "it fits the schema; compare the examples"
        };
        Verdict { agrees: None, text: text.into(), places: vec![self.place(&pointer)] }
    }

    /// A change of a fact that [`check`] compares.
    fn fact(&self, change: &Change) -> Verdict {
        if !change.operations.is_empty() && self.target(change).is_none() {
            return self.no_operation();
        }
        let places = self.located(change);
        let is_row = matches!(change.about, About::Row(..));
        let removed = change.sign == Sign::Removed;
        let says = if removed { change.before.as_deref() } else { change.after.as_deref() };
        let Some(fact) = change.fact(says) else { return self.read_again(places) };
        let (findings, from) = if removed { (&self.before, true) } else { (&self.now, false) };
        let mut found = if from { self.findings_before(change, &fact) } else { self.findings(findings, change, &fact) };
        if removed && is_row {
            // What is said of it does not matter any more.
            found.retain(|finding| finding.key.fact == fact);
        }
        if let (About::Detail(part, name, Detail::Value), false) = (&change.about, removed) {
            found.extend(self.findings(&self.now, change, &format!("{} {name} values", part.name())));
        }
        let missing = found.iter().any(|finding| finding.key.fact == fact && (is_row || !fact.contains(' ')));
        // A field with a new name: where the spec has the old one.
        let was_there = match (&change.about, change.before.as_deref()) {
            (About::Row(part, _), Some(old)) if missing && change.after.is_some() => self
                .field(change, *part, old)
                .filter(|(_, field)| field.is_some())
                .map(|(pointer, _)| self.place(&pointer)),
            _ => None,
        };
        let here: Vec<_> = found.iter().map(|finding| finding.here.replace("here ", "")).collect();
        let (agrees, text) = match (removed, found.is_empty()) {
            (true, true) if is_row || matches!(change.about, About::Status(_) | About::Code(_)) => {
                (false, "the spec still has it".to_owned())
            }
            (true, true) => (false, "the spec still says so".to_owned()),
            (true, false) => (true, "the spec does not have it either".to_owned()),
            (false, true) => (true, "the spec already says so".to_owned()),
            (false, false) if was_there.is_some() => {
                (false, format!("the spec says `{}`", change.before.as_deref().unwrap_or_default()))
            }
            (false, false) if missing || matches!(change.about, About::Status(_) | About::Code(_)) => {
                (false, "not in the spec".to_owned())
            }
            (false, false) => (false, format!("in the spec {}", here.join(", "))),
        };
        let places = if let Some(place) = was_there {
            vec![place]
        } else if places.is_empty() {
            found.first().map(|finding| self.place(&finding.pointer)).into_iter().collect()
        } else {
            places
        };
        Verdict { agrees: Some(agrees), text, places }
    }

    fn no_operation(&self) -> Verdict {
        Verdict {
            agrees: Some(false),
            text: "the spec has no such operation".into(),
            places: vec![self.place("/paths")],
        }
    }

    /// What the specification does not have of a fact, or of what is said about it.
    fn findings<'f>(&self, all: &'f Findings, change: &Change, fact: &str) -> Vec<&'f Finding> {
        select(all, (&change.at.page, &change.at.section), fact)
    }

    fn findings_before(&self, change: &Change, fact: &str) -> Vec<&Finding> {
        let from = change.from.as_ref().map(|(page, heading)| (page.as_str(), heading.as_str()));
        select(&self.before, from.unwrap_or((&change.at.page, &change.at.section)), fact)
    }

    /// The waivers of a fact that is not there any more.
    fn waivers(&self, change: &Change) -> Vec<Place> {
        let Some((page, heading)) =
            change.from.as_ref().filter(|_| change.before.is_some() || change.sign == Sign::Removed)
        else {
            return Vec::new();
        };
        let Some(fact) = change.fact(change.before.as_deref()) else { return Vec::new() };
        let mut found = Vec::new();
        for (pointer, value) in self.entries(&["waives"]) {
            // A second section of this heading has a number in the label.
            let label = value["section"].as_str().unwrap_or_default();
            if value["page"] != page.as_str() || label != heading && !label.starts_with(&format!("{heading} (")) {
                continue;
            }
            for (index, waived) in value["facts"].as_array().into_iter().flatten().enumerate() {
                if waived == fact.as_str() {
                    let pointer = step(&format!("{pointer}/facts"), &index.to_string());
                    found.push(place(self.deviations, &pointer));
                }
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

    fn find(&self, method: &str, path: &str) -> Option<&'a Operation<'a>> {
        self.spec.operations.iter().find(|found| found.is(method, path))
    }

    /// The operation of the specification that a change is about, even if its path has a slip or a new name.
    fn target(&self, change: &Change) -> Option<&'a Operation<'a>> {
        let named = change.operations.iter().find_map(|named| self.find(&named.method, &named.path));
        let cites = |page: &str, heading: &str| self.spec.operations.iter().find(|found| found.cites(page, heading));
        named.filter(|_| !change.operations.is_empty()).or_else(|| {
            let from = change.from.as_ref().and_then(|(page, heading)| cites(page, heading));
            (!change.operations.is_empty()).then(|| from.or_else(|| cites(&change.at.page, &change.at.section)))?
        })
    }

    /// Where the specification has what a change is about.
    fn located(&self, change: &Change) -> Vec<Place> {
        let document = self.spec.document;
        let codes = |code: i64, key: &str| {
            let codes = self.spec.codes()?;
            let values = codes.schema["enum"].as_array()?;
            let pointer = match values.iter().position(|value| value.as_i64() == Some(code)) {
                Some(index) => step(&format!("{}/{key}", codes.pointer), &index.to_string()),
                None => format!("{}/enum", codes.pointer),
            };
            Some(pointer)
        };
        let pointer = match &change.about {
            About::Code(code) => codes(*code, "enum"),
            About::CodeText(code) => codes(*code, "x-enum-descriptions"),
            About::Status(code) | About::StatusText(code) => {
                let target = self.target(change).or_else(|| self.spec.operations.first());
                target.map(|target| {
                    let pointer = step(&format!("{}/responses", target.pointer), &code.to_string());
                    Node::at(document, &pointer).map_or(pointer, |node| node.resolved(document).pointer)
                })
            }
            About::Row(part, name) => self.field(change, *part, name).map(|(pointer, _)| pointer),
            About::Detail(part, name, detail) => self.field(change, *part, name).map(|(pointer, found)| {
                let key = match detail {
                    Detail::Type => "type",
                    Detail::Required if matches!(part, Part::Path | Part::Query) => return step(&pointer, "required"),
                    Detail::Required => return required(document, &pointer),
                    Detail::Default => "default",
                    Detail::Value => "enum",
                    Detail::Range => "minimum",
                    Detail::Example => "example",
                    Detail::Text | Detail::At => "description",
                };
                let schemas = found.map(|node| node.alternatives(document)).unwrap_or_default();
                let exact = schemas.iter().map(|node| step(&node.pointer, key)).find(|at| document.at(at).is_some());
                exact.unwrap_or(pointer)
            }),
            _ => self.target(change).map(|target| target.pointer.clone()),
        };
        pointer.map(|pointer| self.place(&pointer)).into_iter().collect()
    }

    /// The place of a parameter or field, with its schema; if there is none, the place where it would be.
    fn field(&self, change: &Change, part: Part, name: &str) -> Option<(String, Option<Node<'a>>)> {
        let target = self.target(change)?;
        let document = self.spec.document;
        if matches!(part, Part::Path | Part::Query) {
            let position = |path: &str| path_parameters(path).iter().position(|found| *found == name);
            let place = change.operations.iter().find_map(|named| position(&named.path));
            let own = place.and_then(|at| path_parameters(&target.path).get(at).copied()).unwrap_or(name);
            let in_path = part == Part::Path;
            let found = target
                .parameters
                .iter()
                .find(|found| found.in_path == in_path && found.name == if in_path { own } else { name });
            return Some(found.map_or_else(
                || (format!("{}/parameters", target.pointer), None),
                |found| (found.pointer.clone(), Some(found.schema.clone())),
            ));
        }
        let path = FieldPath::parse(name)?;
        let is_list = path.0.first() == Some(&Step::Items);
        let mut bodies = target.bodies(document, is_list);
        bodies.extend(target.bodies(document, !is_list));
        bodies.push((target.body.clone(), target.answer.clone()));
        let mut roots = bodies.into_iter().filter_map(|(body, answer)| if part == Part::Body { body } else { answer });
        let found = roots.find_map(|root| root.find(document, &path).into_iter().next());
        let inner = if part == Part::Body { "requestBody" } else { "responses/200" };
        Some(
            found.map_or_else(
                || (format!("{}/{inner}", target.pointer), None),
                |node| (node.pointer.clone(), Some(node)),
            ),
        )
    }
}

impl Verdict {
    /// A section that documents an operation has to be cited; another one has not.
    fn for_documents(self, documents: bool) -> Self {
        if documents {
            Self { agrees: Some(false), ..self }
        } else {
            Self { agrees: None, text: "read it".into(), ..self }
        }
    }
}

fn place(document: &Document, pointer: &str) -> Place {
    let pointer = pointer.trim_start_matches('#');
    Place { file: document.name.clone(), line: document.line(pointer), pointer: format!("#{pointer}") }
}

fn select<'f>(all: &'f Findings, (page, heading): (&str, &str), fact: &str) -> Vec<&'f Finding> {
    let found = all.get(&(page.to_owned(), heading.to_owned())).into_iter().flatten();
    let is_about = |known: &str| known.strip_prefix(fact).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    found.filter(|finding| is_about(&finding.key.fact)).collect()
}

/// The list of required members that a property is in, or would be in.
fn required(document: &Document, pointer: &str) -> String {
    let Some((object, _)) = pointer.rsplit_once("/properties/") else { return pointer.to_owned() };
    let list = step(object, "required");
    if document.at(&list).is_some() { list } else { pointer.to_owned() }
}
