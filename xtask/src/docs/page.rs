//! Reads one page: sections, and in each of them what its tables, examples and texts say.

use super::curl;
use super::facts::{Call, Code, Example, Operation, Page, Place, Problem, Row, Section, hash};
use super::json;
use super::markdown::{Block, Kind, Table, blocks, line_of, normalize};
use super::names::{self, Dots, FieldPath, Step};
use super::outline::{self, RoleKind, Where};
use super::table::{self, Content, Named, brief};
use super::types::Scalar;
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
            merge(self.section.rows_mut(place));
        }
        self.section.prose = hash(&self.prose.join("\n"));
        self.section.problems.sort_by_key(|problem| problem.line);
        self.section
    }

    /// Takes a table; whether facts were taken from it.
    fn table(&mut self, line: usize, spot: &Spot, table: &Table) -> bool {
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
        let in_path = self
            .section
            .operations
            .iter()
            .any(|operation| super::facts::path_parameters(&operation.path).contains(&name));
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

    /// Takes a code block; whether facts were taken from it.
    fn code(&mut self, line: usize, spot: &Spot, info: &str, text: &str, first_line: usize) -> bool {
        let language = info.split([' ', '{', ',']).next().unwrap_or("");
        if text.trim().is_empty() {
            self.problem(line, "the code block is empty");
            return false;
        }
        let has_command = text.lines().any(|line| {
            let line = line.trim_start().trim_start_matches('$').trim_start();
            line == "curl" || line.starts_with("curl ")
        });
        if has_command {
            return self.commands(spot, text, first_line);
        }
        let is_json =
            matches!(language, "json" | "json5" | "jsonc" | "javascript" | "js" | "http") || json::looks_like(text);
        if is_json || matches!(language, "" | "bash" | "shell" | "sh" | "text" | "txt") && json::looks_like(text) {
            return self.json(spot, text, first_line, false);
        }
        let shown =
            if language.is_empty() { "without a language".to_owned() } else { format!("in `{}`", brief(language)) };
        self.problem(line, format!("a code block {shown}, which is neither JSON nor a curl command"));
        self.prose.push(text.to_owned());
        false
    }

    fn commands(&mut self, spot: &Spot, text: &str, first_line: usize) -> bool {
        let mut used = false;
        for part in curl::read(text) {
            match part {
                curl::Part::Command(command) => {
                    used = true;
                    let line = first_line + command.line;
                    if let Some(odd) = command.odd {
                        self.problem(line, format!("the command has {odd}"));
                    }
                    self.section.calls.push(Call {
                        method: command.method,
                        path: command.path,
                        query: command.query,
                        line,
                    });
                    if let Some(body) = command.body {
                        let spot = Spot { part: Some(Part::RequestExample), ..spot.clone() };
                        self.json(&spot, &body, line, true);
                    }
                }
                curl::Part::Other(at, text) if json::looks_like(&text) => {
                    let spot = Spot { part: Some(Part::ResponseExample), ..spot.clone() };
                    used |= self.json(&spot, &text, first_line + at, false);
                }
                curl::Part::Other(at, text) => {
                    self.problem(first_line + at, "a line among commands that is neither a curl command nor JSON");
                    self.prose.push(text);
                }
            }
        }
        used
    }

    fn json(&mut self, spot: &Spot, text: &str, first_line: usize, in_command: bool) -> bool {
        let is_read = |operation: &Operation| matches!(operation.method.as_str(), "GET" | "DELETE" | "HEAD");
        let only_reads = !self.section.operations.is_empty() && self.section.operations.iter().all(is_read);
        let calls_read = self.section.calls.last().is_some_and(|call| matches!(call.method.as_str(), "GET" | "DELETE"));
        let is_request = match spot.part {
            Some(Part::RequestExample | Part::Request | Part::Body) if !in_command && (only_reads || calls_read) => {
                self.problem(
                    first_line,
                    "an example stands with the request of an operation without a body; it is taken for the answer",
                );
                false
            }
            Some(Part::RequestExample | Part::Request | Part::Body) => true,
            Some(Part::ResponseExample | Part::Response | Part::Examples) => false,
            _ => {
                self.problem(first_line, "JSON that stands neither with the request nor with the answer");
                self.prose.push(text.to_owned());
                return false;
            }
        };
        let (found, statuses) = match json::read(text) {
            Ok(read) => read,
            Err(fault) => {
                self.problem(first_line + fault.line, format!("the JSON is broken: {}", fault.what));
                self.prose.push(text.to_owned());
                return false;
            }
        };
        for status in statuses {
            self.section.statuses.push(Code { code: i64::from(status), text: String::new(), line: first_line });
        }
        for found in found {
            let line = first_line + found.line;
            if !found.mended.is_empty() {
                self.problem(line, format!("the JSON is broken, and was mended: {}", found.mended.join(", ")));
            }
            let example = Example {
                value: found.value,
                status: found.status,
                mended: found.mended.into_iter().map(str::to_owned).collect(),
                line,
            };
            if is_request { self.section.requests.push(example) } else { self.section.responses.push(example) }
        }
        true
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
fn merge(rows: &mut Vec<Row>) {
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

/// Whether a line is the address of the API as a template.
fn is_address(line: &str) -> bool {
    let line = line.replace('`', "");
    let lower = line.to_lowercase();
    !line.contains(' ')
        && (lower.starts_with("{api}/") || lower.starts_with("https://{") || lower.starts_with("http://{"))
}
