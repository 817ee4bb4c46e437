//! Reads a table by the header of its columns.

use crate::facts::{Code, Link, Row, hash};
use crate::hints;
use crate::markdown::{Table, TableRow};
use crate::types::Type;
use crate::words::{self, Column};

/// The content of a table.
pub enum Content {
    /// Parameters or fields, with their names as written.
    Rows(Vec<Row>),
    /// HTTP status codes.
    Statuses(Vec<Code>),
    /// Result codes.
    Codes(Vec<Code>),
    /// A list of pages.
    Links(Vec<Link>),
    /// Anything else.
    Unknown,
}

/// Reads a table that starts at `line`; `report` takes a line and what was not understood there.
pub fn read(table: &Table, line: usize, report: &mut dyn FnMut(usize, String)) -> Content {
    let columns: Vec<_> = table.header.iter().map(|header| words::column(header)).collect();
    for (header, _) in table.header.iter().zip(&columns).filter(|(_, column)| column.is_none()) {
        let header = if header.is_empty() { "an empty cell".to_owned() } else { format!("`{header}`") };
        report(line, format!("the table header has {header}, which is no known column"));
    }
    for row in table.rows.iter().filter(|row| row.written != table.header.len()) {
        let (cells, header) = (row.written, table.header.len());
        report(row.line, format!("the row has {cells} cells, and the header of its table {header}"));
    }
    for (at, column) in columns.iter().enumerate().filter(|(_, column)| column.is_some()) {
        if columns[..at].contains(column) && *column != Some(Column::Description) {
            report(line, format!("the table header has `{}` twice", table.header[at]));
        }
    }
    let has = |column| columns.contains(&Some(column));
    let read = Reader { table, columns: &columns };
    if has(Column::Name) {
        Content::Rows(table.rows.iter().map(|row| read.row(row, report)).collect())
    } else if has(Column::Status) {
        Content::Statuses(read.codes(Column::Status, report))
    } else if has(Column::Code) {
        Content::Codes(read.codes(Column::Code, report))
    } else if has(Column::Page) {
        Content::Links(read.links())
    } else {
        report(line, "the table has no column for names, codes or pages".to_owned());
        Content::Unknown
    }
}

/// The text of an unknown table, so that changes are noticed.
pub fn fingerprint(table: &Table) -> String {
    let rows = table.rows.iter().map(|row| row.cells.join(" | "));
    std::iter::once(table.header.join(" | ")).chain(rows).collect::<Vec<_>>().join("\n")
}

struct Reader<'a> {
    table: &'a Table,
    columns: &'a [Option<Column>],
}

impl Reader<'_> {
    /// Returns the cell of a column; empty if there is none.
    fn written<'r>(&self, row: &'r TableRow, column: Column) -> &'r str {
        let at = self.columns.iter().position(|found| *found == Some(column));
        at.and_then(|at| row.cells.get(at)).map_or("", |cell| cell.trim())
    }

    /// Returns the same cell without backticks.
    fn cell(&self, row: &TableRow, column: Column) -> String {
        self.written(row, column).replace('`', "").trim().to_owned()
    }

    /// Returns the prose of a row: the description and the unknown columns.
    fn prose(&self, row: &TableRow, description: &str) -> String {
        let cells = self.columns.iter().zip(&row.cells);
        let unknown = cells.filter(|(column, _)| column.is_none()).map(|(_, cell)| cell.as_str());
        hash(&std::iter::once(description).chain(unknown).collect::<Vec<_>>().join(" "))
    }

    fn row(&self, row: &TableRow, report: &mut dyn FnMut(usize, String)) -> Row {
        let name = self.cell(row, Column::Name);
        let hints = hints::read(self.written(row, Column::Description));
        let mut read = Row { line: row.line, text: self.prose(row, &hints.prose), ..Row::default() };
        if self.columns.contains(&Some(Column::Type)) {
            let written = self.cell(row, Column::Type);
            read.kind = Type::of_page(&written);
            if read.kind.is_none() {
                let shown = if written.is_empty() { "nothing".to_owned() } else { format!("`{}`", brief(&written)) };
                report(row.line, format!("`{}` has {shown} for a type, which is none that is known", brief(&name)));
            }
            // The spelling has no more information than the type.
            if read.kind.as_ref().is_none_or(|kind| kind.to_string() != written.to_lowercase()) {
                read.written = written;
            }
        }
        let required = self.cell(row, Column::Required);
        read.required = if required.is_empty() { hints.required } else { words::yes_or_no(&required) };
        if !required.is_empty() && read.required.is_none() {
            report(row.line, format!("`{}`: `{}` is neither yes nor no", brief(&name), brief(&required)));
        }
        let default = self.cell(row, Column::Default).trim_matches('"').to_owned();
        let default = Some(default).filter(|default| *default != "-" && !words::is_nothing(default));
        if let (Some(cell), Some(said)) = (&default, &hints.default)
            && cell != said
        {
            let (name, cell) = (brief(&name), brief(cell));
            report(
                row.line,
                format!("`{name}`: the default is `{cell}` in its column and `{said}` in the description"),
            );
        }
        read.default = default.or(hints.default);
        read.values = hints.values;
        read.range = hints.range;
        let is_enum = read.kind.as_ref().is_some_and(|kind| kind.to_string() == "enum");
        if is_enum && read.values.is_empty() {
            report(row.line, format!("`{}` is an enum, and its values were not found", brief(&name)));
        }
        Row { name, ..read }
    }

    fn codes(&self, column: Column, report: &mut dyn FnMut(usize, String)) -> Vec<Code> {
        let mut codes = Vec::new();
        for row in &self.table.rows {
            let written = self.cell(row, column);
            let text = self.prose(row, self.written(row, Column::Description));
            match written.parse() {
                Ok(code) => codes.push(Code { code, text, line: row.line }),
                Err(_) => {
                    let message = format!("`{}` is no number, and stands where a code should be", brief(&written));
                    report(row.line, message);
                }
            }
        }
        codes
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

/// Returns the start of a string, which is enough to find it.
pub fn brief(text: &str) -> String {
    let mut characters = text.chars();
    let start: String = characters.by_ref().take(32).collect();
    if characters.next().is_some() { format!("{start}…") } else { start }
}
