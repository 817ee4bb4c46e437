//! Puts the rows of a table into the place that its part of the section stands for.

use super::super::facts::{Place, Problem, Row, hash, path_parameters};
use super::super::markdown::Table;
use super::super::names::{self, Dots, FieldPath, Step};
use super::super::table::{self, Content, Named, brief};
use super::super::types::Scalar;
use super::super::words::Part;
use super::{Draft, Spot};

impl Draft<'_> {
    /// Takes a table; whether facts were taken from it.
    pub(super) fn table(&mut self, line: usize, spot: &Spot, table: &Table) -> bool {
        let mut problems = Vec::new();
        let content = table::read(table, line, &mut |line, message| problems.push(Problem { message, line }));
        self.section.problems.extend(problems);
        match content {
            Content::Statuses(codes) => self.section.statuses.extend(codes),
            Content::Codes(codes) => self.section.codes.extend(codes),
            Content::Index(found) => self.section.index.extend(found),
            Content::Links(links) => self.section.links.extend(links),
            Content::Rows(rows) => return self.rows(line, spot, table, rows),
            Content::Unknown => {
                self.prose.push(table::fingerprint(table));
                return false;
            }
        }
        true
    }

    fn rows(&mut self, line: usize, spot: &Spot, table: &Table, rows: Vec<Named>) -> bool {
        let place = match (&spot.unknown, spot.part) {
            (Some(unknown), _) => Err(format!("the table stands below `{}`, which is no known part", brief(unknown))),
            (_, None) => Err("the table stands in no part of the section".to_owned()),
            (_, Some(Part::RequestExample | Part::ResponseExample | Part::Examples)) => {
                Err("the table of fields stands among the examples".to_owned())
            }
            (_, Some(part)) => Ok(part),
        };
        let has_places = rows.iter().any(|row| row.place.is_some());
        let part = match place {
            Ok(part) => part,
            Err(_) if has_places => Part::Parameters,
            Err(message) => {
                self.problem(line, message);
                self.prose.push(table::fingerprint(table));
                return false;
            }
        };
        let default = self.place(part, "");
        let (prefix, dots) = match &spot.field {
            None => (FieldPath::default(), Dots::Steps),
            Some(field) => match self.field(default, field) {
                Some(prefix) => (prefix, dots_of(&rows)),
                None => {
                    self.problem(line, format!("the table describes `{}`, and no field has that name", brief(field)));
                    self.prose.push(table::fingerprint(table));
                    return false;
                }
            },
        };
        for Named { name, mut row, place } in rows {
            match names::read(&name, dots) {
                Some((path, indices)) => {
                    let steps = prefix.0.iter().cloned().chain(path.0).collect();
                    row.name = FieldPath(steps).to_string();
                    row.at = indices;
                }
                None => {
                    let shown =
                        if name.is_empty() { "an empty cell".to_owned() } else { format!("`{}`", brief(&name)) };
                    self.problem(row.line, format!("the name of a row is {shown}, which is no name"));
                    // What is a sentence must not get into the lock.
                    row.name = if name.is_empty() || name.contains(' ') { format!("?{}", hash(&name)) } else { name };
                }
            }
            let place = place.unwrap_or_else(|| self.place(part, &row.name));
            self.section.rows_mut(place).push(row);
        }
        true
    }

    /// Where the row `name` of a table in this part stands.
    fn place(&self, part: Part, name: &str) -> Place {
        let in_path = self.section.operations.iter().any(|operation| path_parameters(&operation.path).contains(&name));
        let has_body = self
            .section
            .operations
            .iter()
            .all(|operation| !matches!(operation.method.as_str(), "GET" | "DELETE" | "HEAD" | "OPTIONS"));
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

    /// The way to the members of the field with this name.
    fn field(&self, place: Place, name: &str) -> Option<FieldPath> {
        let rows = self.section.rows(place).iter().chain(&self.section.response).chain(&self.section.body);
        let mut found = rows.filter_map(|row| Some((FieldPath::parse(&row.name)?, row)));
        let (path, row) =
            found.find(|(path, _)| matches!(path.0.last(), Some(Step::Key(key)) if key.eq_ignore_ascii_case(name)))?;
        let is_list = row
            .kind
            .as_ref()
            .is_some_and(|kind| kind.alternatives().iter().any(|one| one.lists > 0 || one.scalar == Scalar::Array));
        Some(if is_list { path.items() } else { path })
    }
}

/// Whether dots in the names of a table of members are steps: only if the table also has what they are steps into.
fn dots_of(rows: &[Named]) -> Dots {
    let has_parent = |name: &str| {
        name.split_once(['.', '[']).is_none_or(|(first, _)| {
            rows.iter().any(|row| {
                let is_container = row.row.kind.as_ref().is_some_and(|kind| {
                    kind.alternatives()
                        .iter()
                        .any(|one| one.lists > 0 || matches!(one.scalar, Scalar::Object | Scalar::Array))
                });
                row.name.trim_matches('`') == first && is_container
            })
        })
    };
    let nested = rows.iter().any(|row| row.name.contains('['));
    if nested || rows.iter().all(|row| has_parent(row.name.trim_matches('`'))) { Dots::Steps } else { Dots::Letters }
}

/// Rows that differ in an index only become one. An index is kept if the table has more than one.
pub(super) fn merge(rows: &mut Vec<Row>) {
    let mut indices: Vec<_> = rows.iter().flat_map(|row| row.at.iter().copied()).collect();
    indices.sort_unstable();
    indices.dedup();
    let mut merged: Vec<Row> = Vec::new();
    for mut row in std::mem::take(rows) {
        if indices.len() < 2 {
            row.at.clear();
        }
        let says_same = |other: &&mut Row| {
            other.name == row.name
                && other.kind == row.kind
                && other.required == row.required
                && other.default == row.default
                && other.values == row.values
                && other.range == row.range
                && !other.at.is_empty()
        };
        match merged.iter_mut().find(says_same).filter(|_| !row.at.is_empty()) {
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
