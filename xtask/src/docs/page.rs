//! Reads one page: sections, and in each of them what its tables, examples and texts say.

mod examples;
mod tables;

use super::facts::{Code, Operation, Page, Place, Problem, Row, Section, hash};
use super::json;
use super::markdown::{Block, Kind, Table, blocks, line_of, normalize};
use super::names;
use super::outline::{self, RoleKind, Where};
use super::words::{self, Part};

/// A page, and what became of each table and code block on it.
#[derive(Debug, Default)]
pub struct Reading {
    /// What the page says.
    pub page: Page,
    /// Every table and code block, in order.
    pub accounted: Vec<Accounted>,
}

/// What became of a table or code block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accounted {
    /// Its line.
    pub line: usize,
    /// Whether facts were taken from it.
    pub used: bool,
    /// Whether a problem was reported for it.
    pub reported: bool,
}

/// Where in a section a table or code block stands.
#[derive(Debug, Clone, Default)]
struct Spot {
    part: Option<Part>,
    /// The field that a label names: the table below it describes that field's members.
    field: Option<String>,
    /// A heading or label that is not known.
    unknown: Option<String>,
}

/// A table or code block that waits until the operations of its section are known.
enum Waiting<'a> {
    Table(&'a Table),
    Code { info: &'a str, text: String, first_line: usize, closed: bool },
}

struct Draft<'a> {
    section: Section,
    prose: Vec<String>,
    mentioned: Vec<Operation>,
    waiting: Vec<(usize, Spot, Waiting<'a>)>,
    has_parts: bool,
    heading_at: usize,
}

/// Reads a page.
pub fn read(text: &str) -> Reading {
    let text = normalize(text);
    let blocks = blocks(&text);
    let roles = outline::roles(&blocks);
    let mut drafts: Vec<Draft<'_>> = Vec::new();
    let mut current: Option<usize> = None;
    let mut spot = Spot::default();
    let mut skip_to = 0;
    for (index, block) in blocks.iter().enumerate() {
        if let (Kind::Heading { text, .. }, Some(role)) = (&block.kind, roles[index]) {
            spot = Spot::default();
            if role.kind == RoleKind::Title {
                drafts.push(draft(text, block.line, index));
            }
            current = drafts.iter().position(|draft| draft.heading_at == role.owner);
            let Some(draft) = current.and_then(|current| drafts.get_mut(current)) else { continue };
            match role.kind {
                RoleKind::Part(part) => {
                    spot.part = Some(part);
                    draft.has_parts = true;
                }
                RoleKind::Unknown => {
                    spot.unknown = Some(text.clone());
                    draft.prose.push(text.clone());
                }
                RoleKind::Title => {}
            }
            continue;
        }
        if block.source.start < skip_to {
            continue;
        }
        if current.is_none() {
            drafts.insert(0, draft("", block.line, usize::MAX));
            current = Some(0);
        }
        let Some(draft) = current.and_then(|current| drafts.get_mut(current)) else { continue };
        skip_to = skip_to.max(draft.take(&text, &blocks, index, &mut spot));
    }
    let mut reading = Reading::default();
    for draft in drafts {
        reading.page.sections.push(draft.finish(&mut reading.accounted));
    }
    reading.accounted.sort_by_key(|block| block.line);
    reading
}

fn draft<'a>(heading: &str, line: usize, heading_at: usize) -> Draft<'a> {
    let mut section = Section { heading: heading.to_owned(), line, ..Section::default() };
    for (_, operation) in outline::operations(heading, Where::Anywhere) {
        add_operation(&mut section, operation, line);
    }
    Draft { section, prose: Vec::new(), mentioned: Vec::new(), waiting: Vec::new(), has_parts: false, heading_at }
}

/// Adds an operation; a query in its path becomes parameters with one value.
fn add_operation(section: &mut Section, operation: Operation, line: usize) {
    let (path, query) =
        operation.path.split_once('?').map_or((operation.path.as_str(), ""), |(path, query)| (path, query));
    let operation = Operation { method: operation.method, path: path.to_owned(), line };
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let values = Some(value.to_owned()).filter(|value| !value.is_empty()).into_iter().collect();
        section.query.push(Row { name: name.to_owned(), values, line, ..Row::default() });
    }
    if !section.operations.iter().any(|found| found.method == operation.method && found.path == operation.path) {
        section.operations.push(operation);
    }
}

impl<'a> Draft<'a> {
    fn problem(&mut self, line: usize, message: impl Into<String>) {
        self.section.problems.push(Problem { message: message.into(), line });
    }

    /// Takes the block at `index`. The result is where in the text to go on, if more than this block was taken.
    fn take(&mut self, source: &str, blocks: &'a [Block], index: usize, spot: &mut Spot) -> usize {
        let block = &blocks[index];
        match &block.kind {
            Kind::Heading { .. } => {}
            Kind::Table(table) => {
                self.waiting.push((block.line, spot.clone(), Waiting::Table(table)));
                spot.field = None;
            }
            Kind::Code { info, text, first_line, closed } => {
                if spot.part == Some(Part::Uri) || self.section.operations.is_empty() && !text.contains("curl") {
                    let found = outline::operations(text, Where::LineStart);
                    if !found.is_empty() && found.len() == text.lines().filter(|line| !line.trim().is_empty()).count() {
                        for (line, operation) in found {
                            add_operation(&mut self.section, operation, first_line + line);
                        }
                        self.waiting.push((
                            block.line,
                            spot.clone(),
                            Waiting::Code {
                                info: "operations",
                                text: String::new(),
                                first_line: *first_line,
                                closed: *closed,
                            },
                        ));
                        return 0;
                    }
                }
                let waiting = Waiting::Code { info, text: text.clone(), first_line: *first_line, closed: *closed };
                self.waiting.push((block.line, spot.clone(), waiting));
            }
            Kind::Html(html) => {
                let lower = html.to_lowercase();
                if ["<table", "<pre", "<code"].iter().any(|tag| lower.contains(tag)) {
                    self.problem(block.line, "a table or code block in HTML, which is not read");
                }
                if !lower.trim_start().starts_with("<!--") {
                    self.prose.push(html.clone());
                }
            }
            Kind::Item(text) => self.item(text, block.line),
            Kind::Text { text, strong } => {
                let next = blocks.get(index + 1).map(|next| &next.kind);
                return self.text(source, blocks, index, text, *strong, next, spot);
            }
        }
        0
    }

    fn item(&mut self, text: &str, line: usize) {
        let status = text.split([':', '：']).next().map(|first| first.trim_matches(['`', '*', ' ']));
        if let Some(code) = status
            .filter(|code| code.len() == 3)
            .and_then(|code| code.parse().ok())
            .filter(|code| (100..600).contains(code))
        {
            let meaning = text.split_once([':', '：']).map_or("", |(_, meaning)| meaning);
            self.section.statuses.push(Code { code, text: hash(meaning), line });
            return;
        }
        self.mention(text, line);
        self.prose.push(text.to_owned());
    }

    fn mention(&mut self, text: &str, line: usize) {
        for (offset, operation) in outline::operations(text, Where::Anywhere) {
            self.mentioned.push(Operation { line: line + offset, ..operation });
        }
    }

    #[expect(clippy::too_many_arguments, reason = "a text is judged by what stands around it")]
    fn text(
        &mut self,
        source: &str,
        blocks: &'a [Block],
        index: usize,
        text: &str,
        strong: bool,
        next: Option<&Kind>,
        spot: &mut Spot,
    ) -> usize {
        let line = blocks[index].line;
        let raw = &source[blocks[index].source.clone()];
        if let Some(part) = words::part(text).filter(|_| !text.contains('\n')) {
            *spot = Spot { part: Some(part), ..Spot::default() };
            self.has_parts = true;
            return 0;
        }
        if words::is_nothing(text) {
            return 0;
        }
        if json::looks_like(raw) {
            return self.unfenced_json(source, blocks, index, spot);
        }
        if raw.trim_start().trim_start_matches('$').trim_start().starts_with("curl ") {
            let waiting = Waiting::Code { info: "bash", text: format!("{raw}\n"), first_line: line, closed: true };
            self.waiting.push((line, spot.clone(), waiting));
            return 0;
        }
        let is_table = matches!(next, Some(Kind::Table(_)));
        let label = words::plain(text);
        let is_label = strong || text.trim_end().ends_with([':', '：']);
        if is_table
            && !text.contains('\n')
            && names::is_key(text.trim_end_matches([':', '：', ' ']).trim_matches(['`', '*']))
        {
            spot.field = Some(text.trim_end_matches([':', '：', ' ']).trim_matches(['`', '*']).to_owned());
            return 0;
        }
        if is_table && strong && is_label {
            *spot = Spot { unknown: Some(label), ..Spot::default() };
            self.prose.push(text.to_owned());
            return 0;
        }
        let mut rest = Vec::new();
        let found = match (spot.part, self.section.operations.is_empty()) {
            (Some(Part::Uri), _) => outline::operations(text, Where::Anywhere),
            (_, true) => outline::operations(text, Where::LineStart),
            _ => Vec::new(),
        };
        for (number, part) in text.lines().enumerate() {
            let part = part.trim();
            if found.iter().any(|(at, _)| *at == number) {
                // What stands beside the operation is prose.
                let words: Vec<_> = part.split(' ').filter(|word| !word.is_empty()).collect();
                if words.len() > 2 {
                    rest.push(part);
                }
            } else if part.starts_with('|') {
                self.problem(line + number, "a line that looks like a row of a table, and is not part of one");
                rest.push(part);
            } else if is_address(part) {
                self.section.addresses.push(part.replace('`', ""));
            } else if !part.starts_with(":::") || part.len() > 3 {
                rest.push(part);
            }
        }
        for (number, operation) in found {
            add_operation(&mut self.section, operation, line + number);
        }
        let rest = rest.join("\n");
        self.mention(&rest, line);
        if !rest.is_empty() {
            self.prose.push(rest);
        }
        0
    }

    /// JSON without a fence: as many blocks of text as it takes.
    fn unfenced_json(&mut self, source: &str, blocks: &'a [Block], index: usize, spot: &Spot) -> usize {
        let start = blocks[index].source.start;
        let mut end = blocks[index].source.end;
        for block in &blocks[index..] {
            if matches!(block.kind, Kind::Heading { .. } | Kind::Table(_)) {
                break;
            }
            let until = block.source.end;
            if json::read(&source[start..until]).is_ok() {
                end = until;
                break;
            }
        }
        let line = line_of(source, start);
        let text = source[start..end].to_owned();
        self.waiting.push((line, spot.clone(), Waiting::Code { info: "json", text, first_line: line, closed: true }));
        end
    }

    fn finish(mut self, accounted: &mut Vec<Accounted>) -> Section {
        let waiting = std::mem::take(&mut self.waiting);
        let speaks = self.has_parts || waiting.iter().any(|(_, spot, _)| spot.part.is_some());
        if self.section.operations.is_empty() && speaks {
            for operation in std::mem::take(&mut self.mentioned) {
                let line = operation.line;
                add_operation(&mut self.section, operation, line);
            }
            if self.section.operations.is_empty() {
                self.problem(self.section.line, "no method and path were found in this section");
            }
        }
        for (line, spot, block) in waiting {
            let problems = self.section.problems.len();
            let used = match block {
                Waiting::Table(table) => self.table(line, &spot, table),
                Waiting::Code { info, text, first_line, closed } => {
                    if !closed {
                        self.problem(line, "the fence of this code block is never closed");
                    }
                    info == "operations" || self.code(line, &spot, info, &text, first_line)
                }
            };
            let reported = self.section.problems.len() > problems;
            accounted.push(Accounted { line, used, reported });
        }
        for place in Place::ALL {
            tables::merge(self.section.rows_mut(place));
        }
        self.section.prose = hash(&self.prose.join("\n"));
        self.section.problems.sort_by_key(|problem| problem.line);
        self.section
    }
}

/// Whether a line is the address of the API as a template.
fn is_address(line: &str) -> bool {
    let line = line.replace('`', "");
    let lower = line.to_lowercase();
    !line.contains(' ')
        && (lower.starts_with("{api}/") || lower.starts_with("https://{") || lower.starts_with("http://{"))
}
