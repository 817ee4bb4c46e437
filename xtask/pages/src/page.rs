//! Reads a page: its sections, and the tables, examples and prose in each of them.

mod examples;
mod tables;

use crate::facts::{Code, Operation, Page, Place, Problem, Row, Section, hash};
use crate::json;
use crate::markdown::{Block, Kind, blocks, normalize};
use crate::names;
use crate::outline::{self, Query, Role};
use crate::words::{self, Part};

/// The result of reading a page, with an account of its tables and code blocks.
#[derive(Debug, Default)]
pub struct Reading {
    /// The facts of the page.
    pub page: Page,
    /// Every table and code block, in order.
    pub accounted: Vec<Accounted>,
}

/// The account of a table or code block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accounted {
    /// Its line.
    pub line: usize,
    /// Whether facts were taken from it.
    pub used: bool,
    /// Whether a problem was reported for it.
    pub reported: bool,
}

/// The place of a table or code block in a section.
#[derive(Debug, Clone, Default)]
struct Spot {
    part: Option<Part>,
    /// The field in a label: the table below it describes the members of that field.
    field: Option<String>,
    /// An unknown heading or label.
    unknown: Option<String>,
}

struct Draft<'a> {
    section: Section,
    prose: Vec<String>,
    /// Tables and code blocks, which are read when the operations of the section are known.
    waiting: Vec<(&'a Block, Spot)>,
    has_parts: bool,
    heading_at: usize,
}

/// Reads a page.
pub fn read(text: &str) -> Reading {
    let text = normalize(text);
    let blocks = blocks(&text);
    let mut drafts: Vec<Draft<'_>> = Vec::new();
    let mut current = None;
    let mut spot = Spot::default();
    for (index, role) in outline::roles(&blocks).into_iter().enumerate() {
        let block = &blocks[index];
        if let (Kind::Heading { text, .. }, Some((role, owner))) = (&block.kind, role) {
            spot = Spot::default();
            if role == Role::Title {
                drafts.push(Draft::new(text, block.line, index));
            }
            current = drafts.iter().position(|draft| draft.heading_at == owner);
            let Some(draft) = current.and_then(|current| drafts.get_mut(current)) else { continue };
            match role {
                Role::Title => {}
                Role::Part(part) => {
                    spot.part = Some(part);
                    draft.has_parts = true;
                }
                Role::Unknown => {
                    spot.unknown = Some(text.clone());
                    draft.prose.push(text.clone());
                }
            }
            continue;
        }
        if current.is_none() {
            drafts.insert(0, Draft::new("", block.line, usize::MAX));
            current = Some(0);
        }
        if let Some(draft) = current.and_then(|current| drafts.get_mut(current)) {
            draft.take(block, blocks.get(index + 1), &mut spot);
        }
    }
    let mut reading = Reading::default();
    for draft in drafts {
        reading.page.sections.push(draft.finish(&mut reading.accounted));
    }
    reading.accounted.sort_by_key(|block| block.line);
    reading
}

impl<'a> Draft<'a> {
    fn new(heading: &str, line: usize, heading_at: usize) -> Self {
        let section = Section { heading: heading.to_owned(), line, ..Section::default() };
        Self { section, prose: Vec::new(), waiting: Vec::new(), has_parts: false, heading_at }
    }

    fn problem(&mut self, line: usize, message: impl Into<String>) {
        self.section.problems.push(Problem { message: message.into(), line });
    }

    /// Adds an operation; a query in its address becomes parameters with one value.
    fn operation(&mut self, operation: Operation, query: Query, line: usize) {
        for (name, value) in query {
            let values = Some(value).filter(|value| !value.is_empty()).into_iter().collect();
            self.section.rows.entry(Place::Query).or_default().push(Row { name, values, line, ..Row::default() });
        }
        let operation = Operation { line, ..operation };
        if !self.section.operations.iter().any(|found| found.to_string() == operation.to_string()) {
            self.section.operations.push(operation);
        }
    }

    fn take(&mut self, block: &'a Block, next: Option<&Block>, spot: &mut Spot) {
        let Block { line, kind } = block;
        match kind {
            Kind::Heading { .. } => {}
            Kind::Table(_) => {
                self.waiting.push((block, spot.clone()));
                spot.field = None;
            }
            Kind::Code { .. } => self.waiting.push((block, spot.clone())),
            Kind::Html(html) => {
                let lower = html.to_lowercase();
                if ["<table", "<pre", "<code"].iter().any(|tag| lower.contains(tag)) {
                    self.problem(*line, "a table or code block in HTML, which is not read");
                }
                if !lower.trim_start().starts_with("<!--") {
                    self.prose.push(html.clone());
                }
            }
            Kind::Item(text) => self.item(text, *line),
            Kind::Text { text, strong } => {
                let above_table = matches!(next, Some(Block { kind: Kind::Table(_), .. }));
                self.text(text, *line, *strong, above_table, spot);
            }
        }
    }

    /// Reads a list item, which can be a status and its meaning.
    fn item(&mut self, text: &str, line: usize) {
        let (first, meaning) = text.split_once([':', '：']).unwrap_or((text, ""));
        match first.trim_matches(['`', '*', ' ']).parse() {
            Ok(code) if (100..600).contains(&code) => {
                self.section.statuses.push(Code { code, text: hash(meaning), line });
            }
            _ => self.prose.push(text.to_owned()),
        }
    }

    fn text(&mut self, text: &str, line: usize, strong: bool, above_table: bool, spot: &mut Spot) {
        if let Some(part) = words::part(text).filter(|_| !text.contains('\n')) {
            *spot = Spot { part: Some(part), ..Spot::default() };
            self.has_parts = true;
            return;
        }
        if words::is_nothing(text) {
            return;
        }
        if json::looks_like(text) {
            self.problem(line, "JSON outside of a code block, which is not read");
        }
        let name = text.trim_end_matches([':', '：', ' ']).trim_matches(['`', '*']);
        if above_table && names::is_key(name) {
            spot.field = Some(name.to_owned());
            return;
        }
        if above_table && strong {
            *spot = Spot { unknown: Some(words::plain(text)), ..Spot::default() };
            self.prose.push(text.to_owned());
            return;
        }
        let mut found = match self.section.operations.is_empty() || spot.part == Some(Part::Uri) {
            true => outline::operations(text),
            false => Vec::new(),
        };
        let mut rest = Vec::new();
        for (number, part) in text.lines().map(str::trim).enumerate() {
            if let Some(at) = found.iter().position(|(at, ..)| *at == number) {
                let (_, operation, query) = found.remove(at);
                self.operation(operation, query, line + number);
                // The rest of the block is prose.
                if part.split_whitespace().count() > 2 {
                    rest.push(part);
                }
            } else if part.starts_with('|') {
                self.problem(line + number, "a line that looks like a row of a table, and is not part of one");
                rest.push(part);
            } else if is_address(part) {
                self.section.addresses.push(part.replace('`', ""));
            } else if part != ":::" {
                rest.push(part);
            }
        }
        if !rest.is_empty() {
            self.prose.push(rest.join("\n"));
        }
    }

    fn finish(mut self, accounted: &mut Vec<Accounted>) -> Section {
        let waiting = std::mem::take(&mut self.waiting);
        if self.section.operations.is_empty() && self.has_parts {
            self.problem(self.section.line, "no method and path were found in this section");
        }
        for (Block { line, kind }, spot) in waiting {
            let (line, problems) = (*line, self.section.problems.len());
            let used = match kind {
                Kind::Table(table) => self.table(line, &spot, table),
                Kind::Code { info, text, first_line, closed } => {
                    if !closed {
                        self.problem(line, "the fence of this code block is never closed");
                    }
                    self.code(line, &spot, info, text, *first_line)
                }
                _ => false,
            };
            let reported = self.section.problems.len() > problems;
            accounted.push(Accounted { line, used, reported });
        }
        self.section.rows.values_mut().for_each(tables::merge);
        self.section.prose = hash(&self.prose.join("\n"));
        self.section.problems.sort_by_key(|problem| problem.line);
        self.section
    }
}

/// Returns whether a line is the address of the API as a template.
fn is_address(line: &str) -> bool {
    let lower = line.replace('`', "").to_lowercase();
    !lower.contains(' ') && ["{api}/", "https://{", "http://{"].iter().any(|start| lower.starts_with(start))
}
