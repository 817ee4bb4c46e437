//! Tables for people.

use std::io::Write;

use comfy_table::{ColumnConstraint, ContentArrangement, Table as Grid, Width, presets};

use super::row::{Row, harmless, shown};
use super::{Columns, terminal_width};
use crate::exit::Result;
use crate::terminal;

/// How many rows decide which columns are shown, and their widths.
const SAMPLE: usize = 1_000;

/// The maximum width of a column if the table has to fit a terminal.
const WIDEST: usize = 40;

/// What is between two columns.
const GAP: usize = 2;

/// Writes rows as a table. Its columns and their widths are decided once, by the first rows.
pub struct Table {
    /// The columns that were asked for.
    chosen: Vec<String>,
    /// The columns in the order of their importance.
    known: Vec<String>,
    waiting: Vec<Row>,
    layout: Option<Vec<(String, usize)>>,
    /// How many columns the terminal has no place for.
    hidden: usize,
    /// Whether rows were written with a line for each field.
    has_blocks: bool,
}

impl Table {
    pub fn new(chosen: &[String], columns: Columns<'_>) -> Self {
        let others = columns.documented.iter().filter(|name| !columns.key.contains(name));
        let known = columns.key.iter().chain(others).map(|&name| name.to_owned()).collect();
        Self { chosen: chosen.to_vec(), known, waiting: Vec::new(), layout: None, hidden: 0, has_blocks: false }
    }

    pub fn write(&mut self, out: &mut impl Write, row: Row) -> Result<()> {
        self.waiting.push(row);
        if self.waiting.len() >= SAMPLE { self.flush(out) } else { Ok(()) }
    }

    /// Writes the rows that wait.
    pub fn flush(&mut self, out: &mut impl Write) -> Result<()> {
        let rows = std::mem::take(&mut self.waiting);
        if rows.is_empty() {
            return Ok(());
        }
        let is_first = self.layout.is_none();
        if is_first && self.chosen.is_empty() && rows.iter().any(Row::is_nested) {
            // Rows like the counters of a node need a line for each field.
            for (index, row) in rows.iter().enumerate() {
                if index > 0 || self.has_blocks {
                    writeln!(out)?;
                }
                object(out, row, &[])?;
            }
            self.has_blocks = true;
            return Ok(());
        }
        let layout = match self.layout.take() {
            Some(layout) => layout,
            None => self.lay_out(&rows, terminal_width()),
        };
        let cells = rows.iter().map(|row| {
            layout.iter().map(|(name, _)| row.cell(name).map(|cell| shown(&cell)).unwrap_or_default()).collect()
        });
        let header = is_first.then(|| layout.iter().map(|(name, _)| harmless(name)).collect());
        let widths: Vec<_> = layout.iter().map(|(_, width)| *width).collect();
        let result = grid(out, header, cells.collect(), &widths);
        self.layout = Some(layout);
        result
    }

    pub fn finish(&mut self, out: &mut impl Write) -> Result<()> {
        self.flush(out)?;
        if self.hidden > 0 {
            out.flush()?;
            terminal::say(format_args!("({} more fields: `--columns NAMES`, or `-o json`)", self.hidden));
        }
        Ok(())
    }

    /// Decides which columns are shown, and how wide they are.
    fn lay_out(&mut self, rows: &[Row], terminal: Option<usize>) -> Vec<(String, usize)> {
        let mut names = if self.chosen.is_empty() { self.known.clone() } else { self.chosen.clone() };
        if self.chosen.is_empty() {
            for name in rows.iter().flat_map(Row::names) {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        let width_of = |name: &String| {
            let cells = rows.iter().filter_map(|row| row.cell(name)).map(|cell| width(&shown(&cell)));
            cells.max().filter(|widest| *widest > 0).map(|widest| widest.max(width(name)))
        };
        let measured = names.into_iter().filter_map(|name| match width_of(&name) {
            // A column without values is shown only if it was asked for.
            None if self.chosen.is_empty() => None,
            None => Some((width(&name), name)),
            Some(width) => Some((width, name)),
        });
        let measured: Vec<_> = measured.map(|(width, name)| (name, width)).collect();
        let Some(terminal) = terminal else { return measured };
        let (mut layout, mut used) = (Vec::new(), 0);
        for (name, natural) in measured {
            let width = natural.min(WIDEST);
            let next = used + width + if layout.is_empty() { 0 } else { GAP };
            if next <= terminal {
                used = next;
                layout.push((name, width));
            } else if layout.is_empty() {
                layout.push((name, terminal.max(1)));
                used = terminal;
            } else {
                self.hidden += 1;
            }
        }
        layout
    }
}

/// Writes an object as a table with a row for each field. The members of an object in it are fields of their own.
pub fn object(out: &mut impl Write, row: &Row, chosen: &[String]) -> Result<()> {
    let mut cells = Vec::new();
    let mut nested = Vec::new();
    let names = if chosen.is_empty() { row.names() } else { chosen.to_vec() };
    for name in names {
        let Some(value) = row.cell(&name) else { continue };
        if value.get().starts_with('{')
            && let inner @ Row::Object(_) = Row::read(&value)?
        {
            for member in inner.names() {
                let text = inner.cell(&member).map(|cell| shown(&cell)).unwrap_or_default();
                nested.push(vec![harmless(&format!("{name}.{member}")), text]);
            }
        } else {
            cells.push(vec![harmless(&name), shown(&value)]);
        }
    }
    cells.append(&mut nested);
    let widths = [0, 1].map(|column| cells.iter().map(|cells| width(&cells[column])).max().unwrap_or_default().max(1));
    grid(out, None, cells, &widths)
}

/// Writes the lines of a table.
fn grid(out: &mut impl Write, header: Option<Vec<String>>, rows: Vec<Vec<String>>, widths: &[usize]) -> Result<()> {
    let mut grid = Grid::new();
    grid.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
    grid.set_truncation_indicator("…");
    let has_header = header.is_some();
    for cells in header.into_iter().chain(rows) {
        let mut row = comfy_table::Row::from(cells);
        row.max_height(1);
        grid.add_row(row);
    }
    for (column, width) in grid.column_iter_mut().zip(widths) {
        column.set_padding((0, GAP as u16));
        let width = u16::try_from(width + GAP).unwrap_or(u16::MAX);
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
    }
    let style = anstyle::Style::new().bold();
    for (index, line) in grid.lines().enumerate() {
        let line = line.trim_end();
        if index == 0 && has_header && anstream::AutoStream::choice(&std::io::stdout()) != anstream::ColorChoice::Never
        {
            writeln!(out, "{style}{line}{style:#}")?;
        } else {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

fn width(text: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(text)
}
