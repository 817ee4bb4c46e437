//! Where a section, or a page, contradicts itself.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::super::check::{has_bad_escape, matches};
use super::super::facts::{Example, Facts, Page, Place, Row, Section, path_parameters};
use super::super::names::{FieldPath, Step};
use super::super::schema::as_value;
use super::super::types::Scalar;
use super::super::waivers::labels;
use super::{Add, Kind, fields, listed};

pub fn find(facts: &Facts, add: Add<'_>) {
    for (name, page) in &facts.pages {
        for (label, section) in labels(&page.sections) {
            let place = format!("{name}: {label}");
            for problem in &section.problems {
                add(Kind::NotUnderstood, place.clone(), problem.message.clone());
            }
            if section.operations.is_empty() {
                continue;
            }
            examples(section, &place, add);
            nesting(section, &place, add);
            path(section, &place, add);
            calls(section, &place, add);
            paging(section, &place, add);
        }
        names(page, name, add);
        headings(page, name, add);
        links(facts, page, name, add);
    }
}

fn examples(section: &Section, place: &str, add: Add<'_>) {
    for (rows, examples, what) in
        [(&section.body, &section.requests, "request"), (&section.response, &section.responses, "response")]
    {
        if !rows.is_empty() && !examples.is_empty() {
            compare(rows, examples, what, place, add);
        }
    }
    if !section.body.is_empty() && section.requests.is_empty() && !section.calls.is_empty() {
        add(Kind::NoExample, place.to_owned(), "the table has a body, and the example sends none".into());
    }
}

fn compare(rows: &[Row], examples: &[Example], what: &str, place: &str, add: Add<'_>) {
    let mut shown: BTreeMap<FieldPath, Vec<&Value>> = BTreeMap::new();
    for example in examples {
        for (path, values) in fields(&example.value) {
            shown.entry(path).or_default().extend(values);
        }
    }
    // A table that writes `data[].x` for an object, or `data.x` for a list, is told of once, and its names still compared.
    let listed_in_table = |path: &FieldPath| rows.iter().any(|row| row.name.starts_with(&format!("{path}[]")));
    let renamed: Vec<_> = shown
        .keys()
        .filter_map(|path| {
            let parent = path.parent().filter(|parent| !parent.0.is_empty() && path.0.last() != Some(&Step::Items))?;
            let is_object = shown.get(&parent).is_some_and(|values| values.iter().all(|value| value.is_object()));
            (is_object && listed_in_table(&parent))
                .then(|| (path.clone(), parent.items().key(path.last_key().unwrap_or_default())))
        })
        .collect();
    for (from, to) in renamed {
        let values = shown.remove(&from).unwrap_or_default();
        if let Some(parent) = to.parent() {
            shown.entry(parent).or_default();
        }
        shown.entry(to).or_default().extend(values);
    }
    let root = examples.iter().any(|example| example.value.is_array());
    let known: BTreeMap<FieldPath, &Row> =
        rows.iter().filter_map(|row| Some((FieldPath::parse(&row.name)?, row))).collect();
    let parents: BTreeSet<FieldPath> = known.keys().filter_map(FieldPath::parent).collect();
    let mut extra: BTreeMap<FieldPath, Vec<&str>> = BTreeMap::new();
    for path in shown.keys().filter(|path| matches!(path.0.last(), Some(Step::Key(_)))) {
        let Some(parent) = path.parent() else { continue };
        // Members of what the table only names as a whole are not listed anywhere, which is no contradiction.
        if !known.contains_key(path) && parents.contains(&parent) {
            extra.entry(parent).or_default().push(path.last_key().unwrap_or_default());
        }
    }
    for (parent, names) in extra {
        let inside = if parent.0.is_empty() { String::new() } else { format!(" in `{parent}`") };
        add(
            Kind::OnlyInExample,
            place.to_owned(),
            format!("the {what} example has {}{inside}, and the table has not", listed(names)),
        );
    }
    let mut missing = Vec::new();
    for (path, row) in &known {
        let parent = path.parent().unwrap_or_default();
        let has_parent =
            if parent.0.is_empty() { true } else { shown.contains_key(&parent) || parent.0 == [Step::Items] && root };
        // What is sent may leave out whatever is not required.
        let expected = what == "response" || row.required == Some(true);
        if has_parent && expected && !shown.contains_key(path) {
            missing.push(path.to_string());
        }
        let Some(values) = shown.get(path) else { continue };
        if let Some(kind) = &row.kind
            && let Some(value) = values.iter().find(|value| !kind.admits(value))
        {
            let message = format!("`{path}` is {kind} in the {what} table, and the example has {}", short(value));
            add(Kind::ExampleMisfits, place.to_owned(), message);
        }
        if !row.values.is_empty() {
            let permitted: Vec<_> =
                row.values.iter().flat_map(|word| [as_value(word, None), Value::from(word.as_str())]).collect();
            if let Some(value) = values.iter().find(|value| !permitted.contains(value)) {
                let message = format!(
                    "`{path}` is one of {} in the {what} table, and the example has {}",
                    listed(&row.values),
                    short(value)
                );
                add(Kind::ExampleMisfits, place.to_owned(), message);
            }
        }
    }
    if !missing.is_empty() {
        add(
            Kind::OnlyInTable,
            place.to_owned(),
            format!("the {what} table has {}, and the example has not", listed(missing)),
        );
    }
}

fn nesting(section: &Section, place: &str, add: Add<'_>) {
    for rows in [&section.body, &section.response] {
        let paths: Vec<_> = rows.iter().filter_map(|row| Some((FieldPath::parse(&row.name)?, row))).collect();
        for (path, row) in &paths {
            let below: Vec<_> = paths
                .iter()
                .filter(|(child, _)| child.0.len() > path.0.len() && child.0.starts_with(&path.0))
                .collect();
            let Some(kind) = row.kind.as_ref().filter(|_| !below.is_empty()) else { continue };
            let is_list = kind.alternatives().iter().any(|one| one.lists > 0 || one.scalar == Scalar::Array);
            let is_object = kind.alternatives().iter().any(|one| one.lists == 0 && one.scalar == Scalar::Object);
            let as_list = below.iter().any(|(child, _)| child.0.get(path.0.len()) == Some(&Step::Items));
            let as_object = below.iter().any(|(child, _)| matches!(child.0.get(path.0.len()), Some(Step::Key(_))));
            if as_list && !is_list || as_object && !is_object {
                let (child, _) = below[0];
                add(Kind::Nesting, place.to_owned(), format!("`{path}` is {kind}, and there is a row `{child}`"));
            }
        }
        let is_list = |path: &FieldPath| path.0.first() == Some(&Step::Items);
        let (lists, objects) =
            (paths.iter().find(|(path, _)| is_list(path)), paths.iter().find(|(path, _)| !is_list(path)));
        if let (Some((list, _)), Some((object, _))) = (lists, objects) {
            let message = format!("the table has `{object}` of an object and `{list}` of a list");
            add(Kind::Nesting, place.to_owned(), message);
        }
    }
}

fn path(section: &Section, place: &str, add: Add<'_>) {
    let in_uri: BTreeSet<&str> =
        section.operations.iter().flat_map(|operation| path_parameters(&operation.path)).collect();
    for name in &in_uri {
        let has = |rows: &[Row]| rows.iter().any(|row| row.name == *name);
        if has(&section.path) {
            continue;
        }
        let message = if has(&section.query) {
            format!("`{name}` stands in the path, and among the parameters of the query")
        } else {
            format!("`{name}` stands in the path, and in no table")
        };
        add(Kind::PathParameter, place.to_owned(), message);
    }
    for row in section.path.iter().filter(|row| !in_uri.contains(row.name.as_str())) {
        add(
            Kind::PathParameter,
            place.to_owned(),
            format!("`{}` is a parameter of the path in the table, and not there", row.name),
        );
    }
}

fn calls(section: &Section, place: &str, add: Add<'_>) {
    for call in &section.calls {
        let own = section
            .operations
            .iter()
            .any(|operation| operation.method == call.method && matches(&operation.path, &call.path));
        if !own {
            let message = format!(
                "the section is about {}, and the example calls {} {}",
                section.operations[0], call.method, call.path
            );
            add(Kind::Call, place.to_owned(), message);
            continue;
        }
        if has_bad_escape(&call.path) {
            add(Kind::Call, place.to_owned(), format!("the path {} has a malformed escape", call.path));
        }
        if !path_parameters(&call.path).is_empty() {
            add(Kind::Call, place.to_owned(), format!("the parameter of {} was not filled in", call.path));
        }
        for (name, _) in call.query.iter().filter(|(name, _)| !section.query.iter().any(|row| row.name == *name)) {
            add(Kind::Call, place.to_owned(), format!("the example asks for `{name}`, which is in no table"));
        }
    }
}

fn paging(section: &Section, place: &str, add: Add<'_>) {
    let sends = section.response.iter().any(|row| row.name == "meta.page");
    let takes = |row: &Row| matches!(row.name.as_str(), "_page" | "page");
    if sends && !section.query.iter().any(takes) {
        add(Kind::Paging, place.to_owned(), "the answer has `meta.page`, and no parameter asks for a page".into());
    }
    if section.query.iter().any(takes) && !section.response.is_empty() && !sends {
        add(Kind::Paging, place.to_owned(), "a parameter asks for a page, and the answer has no `meta.page`".into());
    }
}

/// One name with several types in the same place of a page.
fn names(page: &Page, name: &str, add: Add<'_>) {
    let mut types: BTreeMap<(Place, String), BTreeSet<String>> = BTreeMap::new();
    let mut values: BTreeMap<(Place, String), BTreeSet<Vec<String>>> = BTreeMap::new();
    for section in &page.sections {
        for place in Place::ALL {
            for row in section.rows(place) {
                let path = FieldPath::parse(&row.name);
                // `data` is something else everywhere.
                let Some(key) = path.as_ref().and_then(FieldPath::last_key).filter(|key| *key != "data") else {
                    continue;
                };
                if let Some(kind) = &row.kind {
                    types.entry((place, key.to_owned())).or_default().insert(kind.to_string());
                }
                if row.values.len() > 1 {
                    let mut sorted = row.values.clone();
                    sorted.sort();
                    values.entry((place, key.to_owned())).or_default().insert(sorted);
                }
            }
        }
    }
    for ((place, key), types) in types.iter().filter(|(_, types)| types.len() > 1) {
        let types: Vec<_> = types.iter().cloned().collect();
        add(Kind::Name, name.to_owned(), format!("`{key}` in the {} is {}", place.name(), types.join(" and ")));
    }
    for ((place, key), lists) in values.iter().filter(|(_, lists)| lists.len() > 1) {
        let lists: Vec<_> = lists.iter().map(listed).collect();
        add(
            Kind::Name,
            name.to_owned(),
            format!("`{key}` in the {} is one of {}", place.name(), lists.join(", and one of ")),
        );
    }
}

fn headings(page: &Page, name: &str, add: Add<'_>) {
    let mut seen: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for section in page.sections.iter().filter(|section| !section.operations.is_empty()) {
        let shown: Vec<_> = section.operations.iter().map(ToString::to_string).collect();
        seen.entry(&section.heading).or_default().push(shown.join(", "));
    }
    for (heading, operations) in seen.iter().filter(|(_, operations)| operations.len() > 1) {
        add(Kind::Heading, format!("{name}: {heading}"), format!("the heading of {}", listed(operations)));
    }
}

fn links(facts: &Facts, page: &Page, name: &str, add: Add<'_>) {
    let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut seen = BTreeSet::new();
    for (label, section) in labels(&page.sections) {
        for link in section.links.iter().filter(|link| link.to.ends_with(".md") && !link.to.contains("://")) {
            let place = format!("{name}: {label}");
            if !link.to.starts_with("..") && !facts.pages.contains_key(&format!("{folder}/{}", link.to)) {
                add(Kind::Link, place, format!("{} is no page", link.to));
            } else if !seen.insert(link.to.clone()) {
                add(Kind::Link, place, format!("two entries lead to {}", link.to));
            }
        }
    }
}

/// A value, or its start if it is long.
fn short(value: &Value) -> String {
    super::super::table::brief(&value.to_string())
}
