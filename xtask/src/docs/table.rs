//! Reads one table: its header says what the columns hold.

use super::facts::{Code, Link, Operation, Place, Row, hash};
use super::hints;
use super::markdown::{Table, TableRow};
use super::outline;
use super::types::Type;
use super::words::{self, Column};

/// What a table holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Parameters or fields, with their names as they are written.
    Rows(Vec<Named>),
    /// HTTP status codes.
    Statuses(Vec<Code>),
    /// Result codes.
    Codes(Vec<Code>),
    /// A list of operations.
    Index(Vec<Operation>),
    /// A list of pages.
    Links(Vec<Link>),
    /// Nothing that is known.
    Unknown,
}

/// A row with its name as it is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    /// The name as it is written.
    pub name: String,
    /// The rest; its name is still empty.
    pub row: Row,
    /// The place, if a column says it.
    pub place: Option<Place>,
}

/// Reads a table whose first line is `line`; `report` takes a line and what was not understood there.
pub fn read(table: &Table, line: usize, report: &mut dyn FnMut(usize, String)) -> Content {
    let columns: Vec<_> = table.header.iter().map(|header| words::column(header)).collect();
    for (header, column) in table.header.iter().zip(&columns) {
        if column.is_none() {
            let header = if header.is_empty() { "an empty cell".to_owned() } else { format!("`{header}`") };
            report(line, format!("the table header has {header}, which is no known column"));
        }
    }
    for row in &table.rows {
        if row.written != table.header.len() {
            let (cells, header) = (row.written, table.header.len());
            report(row.line, format!("the row has {cells} cells, and the header of its table {header}"));
        }
    }
    let has = |column| columns.contains(&Some(column));
    for column in [Column::Name, Column::Type, Column::Required, Column::Default, Column::Status, Column::Code] {
        if columns.iter().filter(|found| **found == Some(column)).count() > 1 {
            report(line, format!("the table header has more than one column for {}", shown(column)));
        }
    }
    let read = Reader { table, columns: &columns };
    if has(Column::Path) && has(Column::Method) && !has(Column::Name) {
        Content::Index(read.index(report))
    } else if has(Column::Name) {
        Content::Rows(table.rows.iter().map(|row| read.row(row, report)).collect())
    } else if has(Column::Status) {
        Content::Statuses(read.codes(Column::Status, report))
    } else if has(Column::Code) {
        Content::Codes(read.codes(Column::Code, report))
    } else if has(Column::Page) {
        Content::Links(read.links())
    } else {
        report(line, "the table has no column for names, codes, pages or operations".to_owned());
        Content::Unknown
    }
}

/// The hash of a table of which nothing is known, so that a change of it is seen.
pub fn fingerprint(table: &Table) -> String {
    let rows = table.rows.iter().map(|row| row.cells.join(" | "));
    std::iter::once(table.header.join(" | ")).chain(rows).collect::<Vec<_>>().join("\n")
}

struct Reader<'a> {
    table: &'a Table,
    columns: &'a [Option<Column>],
}

impl Reader<'_> {
    /// The cell of a column; empty if there is none.
    fn cell<'r>(&self, row: &'r TableRow, column: Column) -> &'r str {
        let at = self.columns.iter().position(|found| *found == Some(column));
        at.and_then(|at| row.cells.get(at)).map_or("", |cell| cell.trim())
    }

    /// Everything that is prose in a row: the description, and the columns that are not known.
    fn prose(&self, row: &TableRow, description: &str) -> String {
        let cells = self.columns.iter().zip(&row.cells);
        let unknown = cells.filter(|(column, _)| column.is_none()).map(|(_, cell)| cell.as_str());
        std::iter::once(description).chain(unknown).collect::<Vec<_>>().join(" ")
    }

    fn row(&self, row: &TableRow, report: &mut dyn FnMut(usize, String)) -> Named {
        let name = self.cell(row, Column::Name).to_owned();
        let text = self.cell(row, Column::Description);
        let hints = hints::read(text);
        let mut read = Row { line: row.line, text: hash(&self.prose(row, &hints.prose)), ..Row::default() };
        let has_type = self.columns.contains(&Some(Column::Type));
        let written = self.cell(row, Column::Type).replace('`', "");
        if has_type {
            read.kind = Type::of_page(&written);
            if read.kind.is_none() {
                let shown = if written.is_empty() { "nothing".to_owned() } else { format!("`{}`", brief(&written)) };
                report(row.line, format!("`{}` has {shown} for a type, which is none that is known", brief(&name)));
            }
            // A spelling that says no more than the type does.
            if read.kind.as_ref().is_none_or(|kind| kind.to_string() != written.to_lowercase()) {
                read.written = written;
            }
        }
        let required = self.cell(row, Column::Required);
        read.required = if required.is_empty() { hints.required } else { words::yes_or_no(required) };
        if !required.is_empty() && read.required.is_none() {
            report(row.line, format!("`{}`: `{}` is neither yes nor no", brief(&name), brief(required)));
        }
        // A header that asks for the opposite.
        let header = self
            .columns
            .iter()
            .position(|found| *found == Some(Column::Required))
            .and_then(|at| self.table.header.get(at));
        if header.is_some_and(|header| matches!(words::plain(header).as_str(), "optional" | "可选"))
            && matches!(words::plain(required).as_str(), "true" | "yes" | "y" | "是" | "false" | "no" | "n" | "否")
        {
            read.required = read.required.map(|required| !required);
        }
        let default = self.cell(row, Column::Default).replace('`', "");
        let default = Some(default.trim().trim_matches('"').to_owned())
            .filter(|default| !default.is_empty() && !matches!(default.as_str(), "-" | "无" | "none" | "None"));
        if let (Some(cell), Some(said)) = (&default, &hints.default)
            && cell != said
        {
            report(
                row.line,
                format!(
                    "`{}`: the default is `{}` in its column and `{said}` in the description",
                    brief(&name),
                    brief(cell)
                ),
            );
        }
        read.default = default.or(hints.default);
        let values = self.cell(row, Column::Values);
        read.values = hints::bare_values(values);
        if !values.is_empty() && read.values.is_empty() {
            report(row.line, format!("`{}`: the cell of values is no list of words", brief(&name)));
        }
        if read.values.is_empty() {
            read.values = hints.values;
        }
        let range = self.cell(row, Column::Range);
        read.range = hints::bare_range(range);
        if !range.is_empty() && read.range.is_none() {
            report(row.line, format!("`{}`: the cell of the range has no two numbers", brief(&name)));
        }
        if read.range.is_none() {
            read.range = hints.range;
        }
        let example = self.cell(row, Column::Example).replace('`', "");
        read.example = Some(example.trim().to_owned()).filter(|example| !example.is_empty());
        let is_enum = read.kind.as_ref().is_some_and(|kind| kind.to_string() == "enum");
        if is_enum && read.values.is_empty() {
            report(row.line, format!("`{}` is an enum, and its values were not found", brief(&name)));
        }
        let place = self.cell(row, Column::Place);
        let place = match words::plain(place).as_str() {
            "" => None,
            "path" | "路径" => Some(Place::Path),
            "query" | "查询" => Some(Place::Query),
            "body" | "请求体" => Some(Place::Body),
            _ => {
                report(row.line, format!("`{}`: `{}` is no known place", brief(&name), brief(place)));
                None
            }
        };
        Named { name, row: read, place }
    }

    fn codes(&self, column: Column, report: &mut dyn FnMut(usize, String)) -> Vec<Code> {
        let mut codes = Vec::new();
        for row in &self.table.rows {
            let written = self.cell(row, column).replace('`', "");
            match written.trim().parse() {
                Ok(code) => codes.push(Code {
                    code,
                    text: hash(&self.prose(row, self.cell(row, Column::Description))),
                    line: row.line,
                }),
                Err(_) => {
                    report(row.line, format!("`{}` is no number, and stands where a code should be", brief(&written)))
                }
            }
        }
        codes
    }

    fn index(&self, report: &mut dyn FnMut(usize, String)) -> Vec<Operation> {
        let mut found = Vec::new();
        for row in &self.table.rows {
            let method = self.cell(row, Column::Method).replace('`', "").trim().to_uppercase();
            let path = outline::path(self.cell(row, Column::Path).replace('`', "").trim());
            match path.filter(|_| words::METHODS.contains(&method.as_str())) {
                Some(path) => found.push(Operation { method, path, line: row.line }),
                None => report(row.line, "the row of a list of operations has no method and path".to_owned()),
            }
        }
        found
    }

    fn links(&self) -> Vec<Link> {
        let link = |row: &TableRow| {
            let cell = row.cells.join(" ");
            let to = cell.rsplit_once('<').and_then(|(_, rest)| rest.split_once('>')).map_or("", |(to, _)| to);
            Link { to: to.trim_start_matches("./").to_owned(), text: hash(&cell), line: row.line }
        };
        self.table.rows.iter().map(link).collect()
    }
}

fn shown(column: Column) -> &'static str {
    match column {
        Column::Name => "names",
        Column::Type => "types",
        Column::Required => "what is required",
        Column::Default => "defaults",
        _ => "codes",
    }
}

/// The start of a text that may be long: enough to find it.
pub fn brief(text: &str) -> String {
    let mut signs = text.chars();
    let start: String = signs.by_ref().take(32).collect();
    if signs.next().is_some() { format!("{start}…") } else { start }
}
