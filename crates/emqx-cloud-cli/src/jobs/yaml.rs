//! Reads a small YAML or JSON file, with the line of every value.
//!
//! Every scalar is a string, as it is written, except null. Anchors, aliases, tags and duplicate keys are errors.

use saphyr_parser::{Event, Parser, ScalarStyle, StrInput};

/// The maximum nesting.
const DEPTH: usize = 16;

/// A value.
#[derive(Debug)]
pub struct Node {
    /// Its line, from 1.
    pub line: usize,
    /// The value.
    pub value: Value,
}

/// The forms of a value.
#[derive(Debug)]
pub enum Value {
    /// Null, or nothing at all. A string in quotes is not null.
    Null,
    /// A string, a number, or a word.
    Scalar(String),
    /// A list.
    List(Vec<Node>),
    /// Keys with their lines and values.
    Map(Vec<(String, usize, Node)>),
}

/// Reads a file. An error has the line and the problem.
pub fn parse(text: &str) -> Result<Node, (usize, String)> {
    let mut reader = Reader { parser: Parser::new_from_str(text.strip_prefix('\u{feff}').unwrap_or(text)) };
    let mut root = None;
    loop {
        let (event, line) = reader.next()?;
        match event {
            Event::StreamEnd => break,
            Event::StreamStart | Event::DocumentStart(_) | Event::DocumentEnd | Event::Nothing => {}
            _ if root.is_some() => return Err((line, "a second document begins here".to_owned())),
            event => root = Some(reader.node(event, line, 0)?),
        }
    }
    root.ok_or_else(|| (1, "the file is empty".to_owned()))
}

struct Reader<'t> {
    parser: Parser<'t, StrInput<'t>>,
}

impl<'t> Reader<'t> {
    fn next(&mut self) -> Result<(Event<'t>, usize), (usize, String)> {
        match self.parser.next() {
            Some(Ok((event, span))) => Ok((event, span.start.line())),
            Some(Err(error)) => Err((error.marker().line().max(1), format!("it is not valid YAML: {}", error.info()))),
            None => Ok((Event::StreamEnd, 1)),
        }
    }

    fn node(&mut self, event: Event<'t>, line: usize, depth: usize) -> Result<Node, (usize, String)> {
        let refuse = |text: &str| Err((line, text.to_owned()));
        if depth > DEPTH {
            return refuse("the value is nested too deep");
        }
        let value = match event {
            Event::Scalar(text, ScalarStyle::Plain, 0, None)
                if matches!(&*text, "" | "~" | "null" | "Null" | "NULL") =>
            {
                Value::Null
            }
            Event::Scalar(text, _, 0, None) => Value::Scalar(text.into_owned()),
            Event::SequenceStart(0, None) => {
                let mut items = Vec::new();
                loop {
                    match self.next()? {
                        (Event::SequenceEnd, _) => break Value::List(items),
                        (event, line) => items.push(self.node(event, line, depth + 1)?),
                    }
                }
            }
            Event::MappingStart(0, None) => {
                let mut entries: Vec<(String, usize, Node)> = Vec::new();
                let mut names = std::collections::HashSet::new();
                loop {
                    let (key, line) = match self.next()? {
                        (Event::MappingEnd, _) => break Value::Map(entries),
                        (Event::Scalar(key, _, 0, None), line) => (key.into_owned(), line),
                        (_, line) => return Err((line, "a key must be a string".to_owned())),
                    };
                    if !names.insert(key.clone()) {
                        return Err((line, format!("the key `{}` appears twice", key.escape_debug())));
                    }
                    let (event, at) = self.next()?;
                    entries.push((key, line, self.node(event, at, depth + 1)?));
                }
            }
            Event::Scalar(..) | Event::SequenceStart(..) | Event::MappingStart(..) | Event::Alias(_) => {
                return refuse("anchors, aliases and tags are not supported");
            }
            _ => return refuse("the file ends too early"),
        };
        Ok(Node { line, value })
    }
}
