//! Reads a Markdown page into a flat list of blocks, each with its line.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// A block of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// The line that it starts on, from 1.
    pub line: usize,
    /// What it is.
    pub kind: Kind,
    /// Where its source stands in the text.
    pub source: Range<usize>,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// A heading.
    Heading {
        /// 1 to 6.
        level: u8,
        /// Its text.
        text: String,
    },
    /// A paragraph; `strong` if all of it is bold.
    Text {
        /// Its text: code between backticks, links with their target, emphasis without its marks.
        text: String,
        /// Whether all of it is bold.
        strong: bool,
    },
    /// The text of a list item.
    Item(String),
    /// A table.
    Table(Table),
    /// A code block.
    Code {
        /// What stands after the fence, in lower case.
        info: String,
        /// What is in it.
        text: String,
        /// The line of the first line of `text`.
        first_line: usize,
        /// Whether the fence is closed, or there is none.
        closed: bool,
    },
    /// A block of HTML.
    Html(String),
}

/// A table: cells are texts as in [`Kind::Text`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// The header.
    pub header: Vec<String>,
    /// The rows below it.
    pub rows: Vec<TableRow>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TableRow {
    /// Its line.
    pub line: usize,
    /// Its cells, as many as the header has.
    pub cells: Vec<String>,
    /// How many cells the source has, which Markdown fills up or cuts off.
    pub written: usize,
}

/// A page as text that [`blocks`] takes: line ends are `\n`, and there is no byte order mark.
pub fn normalize(text: &str) -> String {
    text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n")
}

/// The blocks of a page, in order.
pub fn blocks(text: &str) -> Vec<Block> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut reader = Reader { text, blocks: Vec::new(), inline: None, table: None, code: None, in_head: false };
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        reader.take(event, range);
    }
    reader.blocks
}

/// The line that a place in a text is on, from 1.
pub fn line_of(text: &str, at: usize) -> usize {
    text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1
}

struct Reader<'a> {
    text: &'a str,
    blocks: Vec<Block>,
    inline: Option<Inline>,
    table: Option<(Table, Range<usize>)>,
    code: Option<(String, String, Option<usize>)>,
    in_head: bool,
}

/// Text that is being read.
#[derive(Default)]
struct Inline {
    text: String,
    links: Vec<String>,
    strong: usize,
    /// Whether something stands outside of bold.
    plain: bool,
    is_item: bool,
    metadata: bool,
    source: Range<usize>,
}

impl Reader<'_> {
    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => match &mut self.code {
                Some((_, code, first)) => {
                    first.get_or_insert(range.start);
                    code.push_str(&text);
                }
                None => self.push(&text, range),
            },
            Event::Code(code) => self.push(&format!("`{code}`"), range),
            Event::InlineHtml(html) => {
                let tag = html.trim_start_matches(['<', '/']).to_ascii_lowercase();
                self.push(if tag.starts_with("br") { " " } else { &html }, range);
            }
            Event::Html(html) => match self.blocks.last_mut() {
                Some(Block { kind: Kind::Html(text), source, .. }) if source.end == range.start => {
                    text.push_str(&html);
                    source.end = range.end;
                }
                _ => self.block(Kind::Html(html.to_string()), range),
            },
            Event::SoftBreak | Event::HardBreak => self.push("\n", range),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Heading { .. } | Tag::Paragraph => {
                let is_item = self.inline.as_ref().is_some_and(|inline| inline.is_item && inline.text.is_empty());
                if !is_item {
                    self.flush();
                }
                self.inline = Some(Inline { is_item, source: range, ..Inline::default() });
            }
            Tag::Item => {
                self.flush();
                self.inline = Some(Inline { is_item: true, source: range, ..Inline::default() });
            }
            Tag::MetadataBlock(_) => {
                self.flush();
                self.inline = Some(Inline { metadata: true, source: range, ..Inline::default() });
            }
            Tag::Table(_) => {
                self.flush();
                self.table = Some((Table::default(), range));
            }
            Tag::TableHead => self.in_head = true,
            Tag::TableRow => {
                let row = TableRow {
                    line: line_of(self.text, range.start),
                    cells: Vec::new(),
                    written: cells_written(&self.text[range]),
                };
                if let Some((table, _)) = &mut self.table {
                    table.rows.push(row);
                }
            }
            Tag::TableCell => self.inline = Some(Inline { source: range, ..Inline::default() }),
            Tag::CodeBlock(kind) => {
                self.flush();
                let info = match kind {
                    CodeBlockKind::Fenced(info) => info.trim().to_lowercase(),
                    CodeBlockKind::Indented => String::new(),
                };
                self.code = Some((info, String::new(), None));
            }
            Tag::List(_) | Tag::BlockQuote(_) => self.flush(),
            Tag::Strong => {
                if let Some(inline) = &mut self.inline {
                    inline.strong += 1;
                }
            }
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                if let Some(inline) = &mut self.inline {
                    inline.links.push(dest_url.to_string());
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Heading(level) => {
                if let Some(inline) = self.inline.take() {
                    let text = without_anchor(inline.text.trim()).to_owned();
                    self.block(Kind::Heading { level: level as u8, text }, range);
                }
            }
            TagEnd::Paragraph | TagEnd::Item => self.flush(),
            TagEnd::MetadataBlock(_) => self.inline = None,
            TagEnd::Strong => {
                if let Some(inline) = &mut self.inline {
                    inline.strong = inline.strong.saturating_sub(1);
                }
            }
            TagEnd::Link | TagEnd::Image => {
                if let Some(target) = self.inline.as_mut().and_then(|inline| inline.links.pop()) {
                    self.push(&format!(" <{target}>"), range);
                }
            }
            TagEnd::TableCell => {
                let cell = self.inline.take().unwrap_or_default().text.trim().to_owned();
                if let Some((table, _)) = &mut self.table {
                    match table.rows.last_mut() {
                        Some(row) if !self.in_head => row.cells.push(cell),
                        _ => table.header.push(cell),
                    }
                }
            }
            TagEnd::TableHead => self.in_head = false,
            TagEnd::Table => {
                if let Some((table, range)) = self.table.take() {
                    self.block(Kind::Table(table), range);
                }
            }
            TagEnd::CodeBlock => {
                if let Some((info, text, first)) = self.code.take() {
                    let closed = is_closed(&self.text[range.clone()]);
                    let first_line = line_of(self.text, first.unwrap_or(range.start));
                    self.block(Kind::Code { info, text, first_line, closed }, range);
                }
            }
            _ => {}
        }
    }

    fn push(&mut self, text: &str, range: Range<usize>) {
        if let Some(inline) = &mut self.inline {
            inline.text.push_str(text);
            inline.plain |= inline.strong == 0 && !text.trim().is_empty();
            inline.source.end = inline.source.end.max(range.end);
        }
    }

    /// Ends the text that is being read, if there is any.
    fn flush(&mut self) {
        let Some(inline) = self.inline.take() else { return };
        let text = inline.text.trim().to_owned();
        if text.is_empty() || inline.metadata {
            return;
        }
        let kind = match inline.is_item {
            true => Kind::Item(text),
            false => Kind::Text { text, strong: !inline.plain },
        };
        self.block(kind, inline.source);
    }

    fn block(&mut self, kind: Kind, source: Range<usize>) {
        self.blocks.push(Block { line: line_of(self.text, source.start), kind, source });
    }
}

/// A heading without the `{#anchor}` that some site builders take.
fn without_anchor(text: &str) -> &str {
    match text.rfind("{#") {
        Some(at) if text.ends_with('}') => text[..at].trim_end(),
        _ => text,
    }
}

/// How many cells the source of a row has.
fn cells_written(source: &str) -> usize {
    let source = source.trim();
    let source = source.strip_prefix('|').unwrap_or(source);
    let mut cells = 1;
    let mut escaped = false;
    let mut last = ' ';
    for sign in source.chars() {
        if sign == '|' && !escaped {
            cells += 1;
        }
        escaped = sign == '\\' && !escaped;
        last = sign;
    }
    if last == '|' && !source.ends_with("\\|") { cells - 1 } else { cells }
}

/// Whether the source of a code block ends as it should; an indented one needs no end.
fn is_closed(source: &str) -> bool {
    let opening = source.trim_start_matches([' ', '\t', '>']);
    let Some(fence) = opening.chars().next().filter(|sign| matches!(sign, '`' | '~')) else { return true };
    let length = opening.chars().take_while(|sign| *sign == fence).count();
    if length < 3 {
        return true;
    }
    let mut lines = source.trim_end().lines();
    lines.next();
    lines.next_back().is_some_and(|last| {
        let last = last.trim_start_matches([' ', '\t', '>']).trim_end();
        last.chars().count() >= length && last.chars().all(|sign| sign == fence)
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn kinds(text: &str) -> Vec<(usize, Kind)> {
        blocks(text).into_iter().map(|block| (block.line, block.kind)).collect()
    }

    #[test]
    fn a_table_right_below_a_text_is_a_table() {
        let found = kinds("**Fields：**\n| a | b |\n| - | - |\n| 1 | `2` |\n");
        assert!(matches!(&found[0], (1, Kind::Text { strong: true, .. })), "{found:?}");
        let (2, Kind::Table(table)) = &found[1] else { panic!("{found:?}") };
        assert_eq!(table.header, ["a", "b"]);
        assert_eq!(table.rows, [TableRow { line: 4, cells: vec!["1".into(), "`2`".into()], written: 2 }]);
    }

    #[test]
    fn cells_that_markdown_would_cut_off_are_counted() {
        let found = kinds("| a | b |\n|-|-|\n| 1 | 2 | 3 |\n| 1 |\n| x \\| y | 2 |\n");
        let (1, Kind::Table(table)) = &found[0] else { panic!("{found:?}") };
        assert_eq!(table.rows.iter().map(|row| row.written).collect::<Vec<_>>(), [3, 1, 2]);
        assert_eq!(table.rows[2].cells[0], "x | y");
    }

    #[test]
    fn a_fence_that_is_never_closed_is_seen() {
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
        let found = kinds("# A {#b}\n\n- **200:**\n- x\n\n  y\n\n[a](b.md) `c`\n");
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
