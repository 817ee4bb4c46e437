//! Reads a Markdown page into a flat list of blocks, each with its line.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// A block of a page.
#[derive(Debug, PartialEq)]
pub struct Block {
    /// The line that it starts on, from 1.
    pub line: usize,
    pub kind: Kind,
}

/// The kind of a block. In its text, code is in backticks, links have their target, and emphasis is plain.
#[derive(Debug, PartialEq)]
pub enum Kind {
    Heading {
        level: u8,
        text: String,
    },
    /// A paragraph.
    Text {
        text: String,
        /// Whether all of it is bold.
        strong: bool,
    },
    /// The text of a list item.
    Item(String),
    Table(Table),
    Code {
        /// The info string of the fence, in lower case.
        info: String,
        text: String,
        /// The line of the first line of `text`.
        first_line: usize,
        /// Whether the fence is closed, or there is none.
        closed: bool,
    },
    Html(String),
}

/// A table, whose cells are strings as in a paragraph.
#[derive(Debug, PartialEq, Default)]
pub struct Table {
    pub header: Vec<String>,
    /// The rows below the header.
    pub rows: Vec<TableRow>,
}

/// A row of a table.
#[derive(Debug, PartialEq, Default)]
pub struct TableRow {
    pub line: usize,
    /// Its cells, as many as the header has.
    pub cells: Vec<String>,
    /// The number of cells in the source, which Markdown pads or truncates.
    pub written: usize,
}

type Events<'e, 't> = &'e [(Event<'t>, Range<usize>)];

/// Normalizes a page for [`blocks`]: line breaks are `\n`, without a byte order mark.
pub fn normalize(text: &str) -> String {
    text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n")
}

/// Returns the line of a byte offset, from 1.
pub fn line_of(text: &str, at: usize) -> usize {
    text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1
}

/// Returns the blocks of a page, in order.
pub fn blocks(text: &str) -> Vec<Block> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let events: Vec<_> = Parser::new_ext(text, options).into_offset_iter().collect();
    let mut blocks = Vec::new();
    let mut rest: Events<'_, '_> = &events;
    let mut in_item = false;
    while let Some(((event, range), after)) = rest.split_first() {
        rest = after;
        let Event::Start(tag) = event else { continue };
        let inside = match tag {
            // The text of an item comes before any other block in it, or is its first paragraph.
            Tag::Item => after.iter().position(|(event, _)| !is_inline(event)),
            Tag::Heading { .. } | Tag::Paragraph | Tag::Table(_) | Tag::CodeBlock(_) => end_of(tag, after),
            Tag::HtmlBlock | Tag::MetadataBlock(_) => end_of(tag, after),
            _ => continue,
        };
        let (inside, after) = after.split_at(inside.unwrap_or(after.len()));
        rest = after;
        let source = &text[range.clone()];
        let kind = match tag {
            Tag::Heading { level, .. } => {
                let (text, _) = inline(inside);
                Some(Kind::Heading { level: *level as u8, text })
            }
            Tag::Paragraph | Tag::Item => {
                let (text, strong) = inline(inside);
                let is_item = *tag == Tag::Item || std::mem::take(&mut in_item);
                in_item = *tag == Tag::Item && text.is_empty();
                let kind = if is_item { Kind::Item(text.clone()) } else { Kind::Text { text: text.clone(), strong } };
                (!text.is_empty()).then_some(kind)
            }
            Tag::Table(_) => Some(Kind::Table(table(text, inside))),
            Tag::CodeBlock(kind) => {
                let info = match kind {
                    CodeBlockKind::Fenced(info) => info.trim().to_lowercase(),
                    CodeBlockKind::Indented => String::new(),
                };
                let closed = *kind == CodeBlockKind::Indented || is_closed(source);
                let first_line = line_of(text, inside.first().map_or(range.start, |(_, range)| range.start));
                Some(Kind::Code { info, text: raw(inside), first_line, closed })
            }
            Tag::HtmlBlock => Some(Kind::Html(raw(inside))),
            _ => None,
        };
        blocks.extend(kind.map(|kind| Block { line: line_of(text, range.start), kind }));
    }
    blocks
}

fn is_inline(event: &Event<'_>) -> bool {
    use Event::{Code, End, HardBreak, InlineHtml, SoftBreak, Start, Text};
    match event {
        Text(_) | Code(_) | InlineHtml(_) | SoftBreak | HardBreak => true,
        Start(tag) => matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. }),
        End(tag) => matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image),
        _ => false,
    }
}

/// Returns the index of the end of a tag, which cannot be nested in itself.
fn end_of(tag: &Tag<'_>, after: Events<'_, '_>) -> Option<usize> {
    after.iter().position(|(event, _)| *event == Event::End(tag.to_end()))
}

/// Returns the text of inline events, and whether all of it is bold.
fn inline(events: Events<'_, '_>) -> (String, bool) {
    let (mut text, mut links, mut bold, mut plain) = (String::new(), Vec::new(), 0, false);
    for (event, _) in events {
        let piece = match event {
            Event::Text(piece) => piece.to_string(),
            Event::Code(code) => format!("`{code}`"),
            Event::InlineHtml(html) if html.to_ascii_lowercase().starts_with("<br") => " ".to_owned(),
            Event::InlineHtml(html) => html.to_string(),
            Event::SoftBreak | Event::HardBreak => "\n".to_owned(),
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                links.push(dest_url);
                continue;
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                links.pop().map(|target| format!(" <{target}>")).unwrap_or_default()
            }
            Event::Start(Tag::Strong) => {
                bold += 1;
                continue;
            }
            Event::End(TagEnd::Strong) => {
                bold -= 1;
                continue;
            }
            _ => continue,
        };
        plain |= bold == 0 && !piece.trim().is_empty();
        text.push_str(&piece);
    }
    (text.trim().to_owned(), !plain)
}

/// Returns the raw text of events.
fn raw(events: Events<'_, '_>) -> String {
    let pieces = events.iter().filter_map(|(event, _)| match event {
        Event::Text(text) | Event::Html(text) => Some(text.as_ref()),
        _ => None,
    });
    pieces.collect()
}

fn table(text: &str, events: Events<'_, '_>) -> Table {
    let mut table = Table::default();
    for (index, (event, range)) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::TableRow) => {
                let written = cells_written(&text[range.clone()]);
                table.rows.push(TableRow { line: line_of(text, range.start), cells: Vec::new(), written });
            }
            Event::Start(tag @ Tag::TableCell) => {
                let after = &events[index + 1..];
                let (cell, _) = inline(&after[..end_of(tag, after).unwrap_or(0)]);
                table.rows.last_mut().map_or(&mut table.header, |row| &mut row.cells).push(cell);
            }
            _ => {}
        }
    }
    table
}

/// Returns the number of cells in the source of a row.
fn cells_written(source: &str) -> usize {
    let plain = source.trim().replace("\\|", "");
    let plain = plain.strip_prefix('|').unwrap_or(&plain);
    plain.strip_suffix('|').unwrap_or(plain).split('|').count()
}

/// Returns whether the fence of a code block is closed.
fn is_closed(source: &str) -> bool {
    let mut lines = source.trim_end().lines().map(|line| line.trim_start_matches([' ', '\t', '>']).trim_end());
    let first = lines.next().unwrap_or_default();
    let fence = &first[..first.find(|character| !matches!(character, '`' | '~')).unwrap_or(first.len())];
    lines
        .next_back()
        .is_some_and(|last| last.starts_with(fence) && last.chars().all(|character| fence.starts_with(character)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn kinds(text: &str) -> Vec<(usize, Kind)> {
        blocks(text).into_iter().map(|block| (block.line, block.kind)).collect()
    }

    #[test]
    fn a_table_right_below_a_paragraph_is_a_table() {
        let found = kinds("**Fields：**\n| a | b |\n| - | - |\n| 1 | `2` |\n");
        assert!(matches!(&found[0], (1, Kind::Text { strong: true, .. })), "{found:?}");
        let (2, Kind::Table(table)) = &found[1] else { panic!("{found:?}") };
        assert_eq!(table.header, ["a", "b"]);
        assert_eq!(table.rows, [TableRow { line: 4, cells: vec!["1".into(), "`2`".into()], written: 2 }]);
    }

    #[test]
    fn surplus_cells_are_counted() {
        let found = kinds("| a | b |\n|-|-|\n| 1 | 2 | 3 |\n| 1 |\n| x \\| y | 2 |\n");
        let (1, Kind::Table(table)) = &found[0] else { panic!("{found:?}") };
        assert_eq!(table.rows.iter().map(|row| row.written).collect::<Vec<_>>(), [3, 1, 2]);
        assert_eq!(table.rows[2].cells[0], "x | y");
    }

    #[test]
    fn an_unclosed_fence_is_detected() {
        let closed = |text: &str| {
            kinds(text)
                .iter()
                .filter_map(|(_, kind)| if let Kind::Code { closed, .. } = kind { Some(*closed) } else { None })
                .collect::<Vec<_>>()
        };
        assert_eq!(closed("```json\n{}\n```\n"), [true]);
        assert_eq!(closed("```json\n{}\n```"), [true]);
        assert_eq!(closed("```json\n{}\n"), [false]);
        assert_eq!(closed("```json\n"), [false]);
        assert_eq!(closed("    indented\n"), [true]);
    }

    #[test]
    fn items_headings_and_links_keep_their_text() {
        let found = kinds("# A\n\n- **200:**\n- x\n\n  y\n\n[a](b.md) `c`\n");
        let texts: Vec<String> = found.iter().map(|(line, kind)| format!("{line} {kind:?}")).collect();
        assert_eq!(
            texts,
            [
                "1 Heading { level: 1, text: \"A\" }",
                "3 Item(\"200:\")",
                "4 Item(\"x\")",
                "6 Text { text: \"y\", strong: false }",
                "8 Text { text: \"a <b.md> `c`\", strong: false }",
            ]
        );
    }
}
