//! Adds the rows of a table to the place that its part of the section is about.

use super::{Draft, Spot};
use crate::facts::{Place, Problem, Row, hash, path_parameters};
use crate::markdown::Table;
use crate::names::{self, Dots, FieldPath, Step};
use crate::table::{self, Content, brief};
use crate::types::{Scalar, Type};
use crate::words::Part;

impl Draft<'_> {
    /// Reads a table, and returns whether it gave facts.
    pub(super) fn table(&mut self, line: usize, spot: &Spot, table: &Table) -> bool {
        let problems = &mut self.section.problems;
        let content = table::read(table, line, &mut |line, message| problems.push(Problem { message, line }));
        match content {
            Content::Statuses(codes) => self.section.statuses.extend(codes),
            Content::Codes(codes) => self.section.codes.extend(codes),
            Content::Links(links) => self.section.links.extend(links),
            Content::Rows(rows) => {
                if let Err(message) = self.rows(spot, rows) {
                    self.problem(line, message);
                    self.prose.push(table::fingerprint(table));
                    return false;
                }
            }
            Content::Unknown => {
                self.prose.push(table::fingerprint(table));
                return false;
            }
        }
        true
    }

    /// Adds the rows of a table, or returns why they cannot be read.
    fn rows(&mut self, spot: &Spot, rows: Vec<Row>) -> Result<(), String> {
        let part = match (&spot.unknown, spot.part) {
            (Some(unknown), _) => {
                return Err(format!("the table is below `{}`, which is not a known part", brief(unknown)));
            }
            (_, None) => return Err("the table is not in a part of the section".to_owned()),
            (_, Some(Part::RequestExample | Part::ResponseExample | Part::Examples)) => {
                return Err("the table of fields is among the examples".to_owned());
            }
            (_, Some(part)) => part,
        };
        let (prefix, dots) = match &spot.field {
            None => (FieldPath::default(), Dots::Steps),
            Some(field) => match self.field(self.place(part, ""), field) {
                Some(prefix) => (prefix, dots_of(&rows)),
                None => return Err(format!("the table describes `{}`, and no field has that name", brief(field))),
            },
        };
        for mut row in rows {
            match names::read(&row.name, dots) {
                Some((path, indices)) => {
                    row.name = FieldPath(prefix.0.iter().cloned().chain(path.0).collect()).to_string();
                    row.at = indices;
                }
                None => {
                    let name = &row.name;
                    let shown = if name.is_empty() { "an empty cell".to_owned() } else { format!("`{}`", brief(name)) };
                    self.problem(row.line, format!("the name of a row is {shown}, which is not a valid name"));
                    // Sentences must not get into the lock.
                    if name.is_empty() || name.contains(' ') {
                        row.name = format!("?{}", hash(name));
                    }
                }
            }
            let place = self.place(part, &row.name);
            self.section.rows.entry(place).or_default().push(row);
        }
        Ok(())
    }

    /// Returns the place of the row `name` of a table in this part.
    fn place(&self, part: Part, name: &str) -> Place {
        let operations = &self.section.operations;
        let in_path = operations.iter().any(|operation| path_parameters(&operation.path).contains(&name));
        let has_body = operations.iter().all(|operation| matches!(operation.method.as_str(), "POST" | "PUT" | "PATCH"));
        match part {
            Part::Path => Place::Path,
            Part::Query => Place::Query,
            Part::Body => Place::Body,
            Part::Response => Place::Response,
            Part::Request if has_body => Place::Body,
            _ if in_path => Place::Path,
            _ => Place::Query,
        }
    }

    /// Returns the path to the members of the field with this name.
    fn field(&self, place: Place, name: &str) -> Option<FieldPath> {
        let places = [place, Place::Response, Place::Body];
        let rows = places.into_iter().flat_map(|place| self.section.rows(place));
        let mut found = rows.filter_map(|row| Some((FieldPath::parse(&row.name)?, row)));
        let is_named =
            |path: &FieldPath| matches!(path.0.last(), Some(Step::Key(key)) if key.eq_ignore_ascii_case(name));
        let (path, row) = found.find(|(path, _)| is_named(path))?;
        Some(if row.kind.as_ref().is_some_and(Type::has_list) { path.items() } else { path })
    }
}

/// Returns the meaning of dots in the names of a table of members: they are steps only if the table also has the
/// parents.
fn dots_of(rows: &[Row]) -> Dots {
    let is_container =
        |kind: &Type| kind.alternatives().iter().any(|one| one.is_list() || one.scalar == Scalar::Object);
    let is_above = |row: &Row, name: &str| row.name == name && row.kind.as_ref().is_some_and(is_container);
    let has_parent = |row: &Row| {
        let first = row.name.split_once(['.', '[']);
        first.is_none_or(|(first, _)| rows.iter().any(|row| is_above(row, first)))
    };
    let nested = rows.iter().any(|row| row.name.contains('['));
    if nested || rows.iter().all(has_parent) { Dots::Steps } else { Dots::Letters }
}

/// Merges rows that differ only in an index. Indices are kept if the table has more than one.
pub(super) fn merge(rows: &mut Vec<Row>) {
    let mut indices: Vec<_> = rows.iter().flat_map(|row| row.at.iter().copied()).collect();
    indices.sort_unstable();
    indices.dedup();
    let mut merged: Vec<Row> = Vec::new();
    for mut row in std::mem::take(rows) {
        if indices.len() < 2 {
            row.at.clear();
        }
        let said =
            |row: &Row| Row { at: Vec::new(), text: String::new(), written: String::new(), line: 0, ..row.clone() };
        match merged.iter_mut().find(|other| !other.at.is_empty() && !row.at.is_empty() && said(other) == said(&row)) {
            Some(other) => {
                other.at.extend(row.at);
                if other.text != row.text {
                    other.text = hash(&format!("{} {}", other.text, row.text));
                }
            }
            None => merged.push(row),
        }
    }
    *rows = merged;
}
