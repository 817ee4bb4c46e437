//! Where the two languages contradict each other.

use std::collections::{BTreeMap, BTreeSet};

use super::super::extract::FOLDERS;
use super::super::facts::{Example, Facts, Place, Row, Section, path_parameters};
use super::super::names::{FieldPath, Step};
use super::super::waivers::labels;
use super::{Add, Kind, fields, listed};

/// A section with where it stands.
struct Placed<'a> {
    place: String,
    section: &'a Section,
}

/// The sections of each operation, by method and shape of the path.
type Operations<'a> = BTreeMap<(String, String), Vec<Placed<'a>>>;

pub fn find(facts: &Facts, add: Add<'_>) {
    let [left, right] = FOLDERS.map(|folder| operations(facts, folder));
    if left.is_empty() || right.is_empty() {
        return;
    }
    let mut paired = BTreeSet::new();
    for (key, sections) in &left {
        // Under another method it is still the same, if neither language has the method of the other.
        let same_path =
            |(other, _): &(&(String, String), &Vec<Placed<'_>>)| other.1 == key.1 && !left.contains_key(*other);
        match (right.get(key), right.iter().find(same_path)) {
            (Some(others), _) => pairs(sections, others, add),
            (None, Some((other, others))) => {
                let place = format!("{} / {}", sections[0].place, others[0].place);
                add(Kind::RowDiffers, place, format!("the method of {} is {} and {}", key.1, key.0, other.0));
                pairs(sections, others, add);
                paired.insert(other.clone());
            }
            (None, None) => only(sections, FOLDERS[1], add),
        }
    }
    for (_, sections) in right.iter().filter(|(key, _)| !left.contains_key(*key) && !paired.contains(*key)) {
        only(sections, FOLDERS[0], add);
    }
    codes(facts, add);
}

fn operations<'a>(facts: &'a Facts, folder: &str) -> Operations<'a> {
    let mut found: Operations<'a> = BTreeMap::new();
    for (name, page) in facts.pages.iter().filter(|(name, _)| name.starts_with(folder)) {
        for (label, section) in labels(&page.sections) {
            for operation in &section.operations {
                let placed = Placed { place: format!("{name}: {label}"), section };
                found.entry((operation.method.clone(), operation.shape())).or_default().push(placed);
            }
        }
    }
    found
}

fn only(sections: &[Placed<'_>], other: &str, add: Add<'_>) {
    for Placed { place, section } in sections {
        let operations = section.operations.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        add(Kind::OneLanguage, place.clone(), format!("{operations} is in no page of {other}"));
    }
}

/// Compares the sections of an operation, each with the one that is most like it.
fn pairs(left: &[Placed<'_>], right: &[Placed<'_>], add: Add<'_>) {
    let mut rest: Vec<&Placed<'_>> = right.iter().collect();
    for (index, one) in left.iter().enumerate() {
        let names =
            |section: &Section| -> BTreeSet<String> { section.body.iter().map(|row| row.name.clone()).collect() };
        let own = names(one.section);
        let best = rest
            .iter()
            .enumerate()
            .max_by_key(|(at, other)| {
                (names(other.section).intersection(&own).count(), std::cmp::Reverse(at.abs_diff(index)))
            })
            .map(|(at, _)| at);
        match best {
            Some(at) => pair(one, rest.remove(at), add),
            None => only(std::slice::from_ref(one), FOLDERS[1], add),
        }
    }
    for other in rest {
        only(std::slice::from_ref(other), FOLDERS[0], add);
    }
}

fn pair(left: &Placed<'_>, right: &Placed<'_>, add: Add<'_>) {
    let place = format!("{} / {}", left.place, right.place);
    // A parameter of the path is the one at its position, whatever it is called.
    let names = |placed: &Placed<'_>| -> Vec<String> {
        let operations = placed.section.operations.iter();
        operations.flat_map(|operation| path_parameters(&operation.path)).map(str::to_owned).collect()
    };
    let renamed: Vec<_> = names(left).into_iter().zip(names(right)).filter(|(one, other)| one != other).collect();
    let mut section = right.section.clone();
    for (one, other) in renamed {
        add(Kind::RowDiffers, place.clone(), format!("a parameter of the path is called `{one}` and `{other}`"));
        section.path.iter_mut().filter(|row| row.name == other).for_each(|row| row.name.clone_from(&one));
    }
    let right = &Placed { place: right.place.clone(), section: &section };
    let elsewhere = |section: &Section, own: Place, name: &str| {
        Place::ALL.into_iter().find(|place| {
            *place != own && *place != Place::Response && section.rows(*place).iter().any(|row| row.name == name)
        })
    };
    for kind in Place::ALL {
        let (ours, theirs) = (left.section.rows(kind), right.section.rows(kind));
        let missing = |rows: &[Row], others: &[Row]| -> Vec<String> {
            rows.iter()
                .map(|row| row.name.clone())
                .filter(|name| !others.iter().any(|other| other.name == *name))
                .collect()
        };
        for (names, has, lacks) in [(missing(ours, theirs), left, right), (missing(theirs, ours), right, left)] {
            let (moved, gone): (Vec<_>, Vec<_>) =
                names.into_iter().partition(|name| elsewhere(lacks.section, kind, name).is_some());
            let language = language(&has.place);
            // What stands in another place on each side is found from both; once is enough.
            for name in moved.iter().filter(|_| std::ptr::eq(has, left)) {
                let other = elsewhere(lacks.section, kind, name).map_or("", Place::name);
                add(
                    Kind::RowDiffers,
                    place.clone(),
                    format!("`{name}` is in the {} in {language}, and in the {other} in the other", kind.name()),
                );
            }
            if !gone.is_empty() {
                add(
                    Kind::RowInOneLanguage,
                    place.clone(),
                    format!("the {} has {} in {language} only", kind.name(), listed(gone)),
                );
            }
        }
        for row in ours {
            if let Some(other) = theirs.iter().find(|other| other.name == row.name) {
                differences(kind, row, other, &place, add);
            }
        }
    }
    for (what, ours, theirs) in [
        ("request", &left.section.requests, &right.section.requests),
        ("response", &left.section.responses, &right.section.responses),
    ] {
        examples(what, ours, theirs, left, right, &place, add);
    }
}

fn differences(place: Place, row: &Row, other: &Row, at: &str, add: Add<'_>) {
    let about = format!("`{}` in the {}", row.name, place.name());
    let mut differ = |what: &str, left: Option<String>, right: Option<String>| {
        if let (Some(left), Some(right)) = (left, right)
            && left != right
        {
            add(Kind::RowDiffers, at.to_owned(), format!("the {what} of {about} is {left} and {right}"));
        }
    };
    let kind = |row: &Row| row.kind.as_ref().map(ToString::to_string);
    differ("type", kind(row), kind(other));
    let required = |row: &Row| row.required.map(|yes| yes.to_string());
    differ("requirement", required(row), required(other));
    differ("default", row.default.clone(), other.default.clone());
    let values = |row: &Row| {
        let mut values = row.values.clone();
        values.sort();
        (!values.is_empty()).then(|| values.join(", "))
    };
    differ("list of values", values(row), values(other));
    differ("range", row.range.map(|range| range.to_string()), other.range.map(|range| range.to_string()));
}

fn examples(
    what: &str,
    ours: &[Example],
    theirs: &[Example],
    left: &Placed<'_>,
    right: &Placed<'_>,
    place: &str,
    add: Add<'_>,
) {
    if ours.is_empty() != theirs.is_empty() {
        let has = if ours.is_empty() { right } else { left };
        let message = format!("only {} has an example of the {what}", language(&has.place));
        return add(Kind::ExampleDiffers, place.to_owned(), message);
    }
    let names = |examples: &[Example]| -> BTreeSet<FieldPath> {
        let named = examples.iter().flat_map(|example| fields(&example.value).into_keys());
        named.filter(|path| matches!(path.0.last(), Some(Step::Key(_)))).collect()
    };
    let (mine, others) = (names(ours), names(theirs));
    // Keys that are names of things and not of fields differ without contradicting: they stand in no table.
    let in_table = |path: &FieldPath| {
        let parent = path.parent().unwrap_or_default();
        let is_child = |row: &Row| FieldPath::parse(&row.name).and_then(|path| path.parent()) == Some(parent.clone());
        [left, right].iter().any(|placed| {
            let rows = if what == "request" { &placed.section.body } else { &placed.section.response };
            rows.is_empty() || rows.iter().any(is_child)
        })
    };
    for (from, to, has) in [(&mine, &others, left), (&others, &mine, right)] {
        let only: Vec<_> = from.difference(to).filter(|path| in_table(path)).collect();
        if !only.is_empty() {
            let message = format!("the example of the {what} has {} in {} only", listed(only), language(&has.place));
            add(Kind::ExampleDiffers, place.to_owned(), message);
        }
    }
}

fn codes(facts: &Facts, add: Add<'_>) {
    let all = |folder: &str| {
        let mut found = BTreeSet::new();
        for (_, section) in
            facts.sections().filter(|(name, section)| name.starts_with(folder) && section.operations.is_empty())
        {
            found.extend(section.statuses.iter().map(|code| format!("status {}", code.code)));
            found.extend(section.codes.iter().map(|code| format!("code {}", code.code)));
        }
        found
    };
    let [left, right] = FOLDERS.map(all);
    for (from, to, folder, other) in [(&left, &right, FOLDERS[0], FOLDERS[1]), (&right, &left, FOLDERS[1], FOLDERS[0])]
    {
        for code in from.difference(to) {
            add(Kind::OneLanguage, folder.to_owned(), format!("{code} is in no page of {other}"));
        }
    }
}

fn language(place: &str) -> &str {
    place.split('/').next().unwrap_or(place)
}
