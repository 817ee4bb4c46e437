//! The subset of YAML that all parsers read the same way.
//!
//! Many tools read the published document, with YAML 1.1 and 1.2. Whatever these read differently is rejected:
//! anchors, aliases, merge keys, tags, keys that are not strings, and plain words and numbers such as `on`, `0777` or
//! `2021-03-18`.

use std::collections::BTreeMap;

use saphyr_parser::{Event, Parser, ScalarStyle, Span};
use serde_json::{Map, Number, Value};

use super::step;

/// The maximum nesting of a document: deeper than any hand-written one, and safe for recursive code.
const DEPTH: usize = 64;

/// A document as JSON, with the line of every node by JSON pointer.
pub struct Parsed {
    pub value: Value,
    pub lines: BTreeMap<String, usize>,
}

/// Why a document is rejected, and where.
#[derive(Debug)]
pub struct Refused {
    pub line: usize,
    pub pointer: String,
    pub message: String,
}

/// Reads a single document.
pub fn parse(text: &str) -> Result<Parsed, Refused> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = Reader { parser: Parser::new_from_str(text), lines: BTreeMap::new(), line: 1 };
    let mut value = None;
    loop {
        let (event, span) = reader.next("")?;
        match event {
            Event::StreamEnd => break,
            Event::StreamStart | Event::DocumentStart(_) | Event::DocumentEnd | Event::Nothing => {}
            _ if value.is_some() => {
                return reader.refuse("", "a second document begins here: write one document to a file");
            }
            event => {
                reader.lines.insert(String::new(), span.start.line());
                value = Some(reader.node(event, "", 0)?);
            }
        }
    }
    match value {
        Some(value) => Ok(Parsed { value, lines: reader.lines }),
        None => reader.refuse("", "is empty: a document has at least `openapi`, `info` and `paths`"),
    }
}

struct Reader<'t> {
    parser: Parser<'t, saphyr_parser::StrInput<'t>>,
    lines: BTreeMap<String, usize>,
    /// The line of the last event.
    line: usize,
}

impl<'t> Reader<'t> {
    fn refuse<T>(&self, pointer: &str, message: impl Into<String>) -> Result<T, Refused> {
        Err(Refused { line: self.line.max(1), pointer: pointer.to_owned(), message: message.into() })
    }

    fn next(&mut self, pointer: &str) -> Result<(Event<'t>, Span), Refused> {
        match self.parser.next() {
            Some(Ok((event, span))) => {
                self.line = span.start.line();
                Ok((event, span))
            }
            Some(Err(error)) => Err(Refused {
                line: error.marker().line().max(1),
                pointer: pointer.to_owned(),
                message: format!("is not valid YAML: {}", error.info()),
            }),
            None => Ok((Event::StreamEnd, Span::default())),
        }
    }

    fn node(&mut self, event: Event<'t>, pointer: &str, depth: usize) -> Result<Value, Refused> {
        if depth > DEPTH {
            return self.refuse(pointer, format!("is nested more than {DEPTH} levels deep"));
        }
        let (anchor, tag) = match &event {
            Event::Alias(_) => (1, None),
            Event::Scalar(_, _, anchor, tag) | Event::SequenceStart(anchor, tag) | Event::MappingStart(anchor, tag) => {
                (*anchor, tag.as_ref())
            }
            _ => (0, None),
        };
        if anchor != 0 {
            return self.refuse(pointer, "anchors and aliases are not read: write the value out, or use a `$ref`");
        }
        if let Some(tag) = tag {
            let message = format!("the tag `{}{}` is not read: remove it", tag.handle, tag.suffix);
            return self.refuse(pointer, message);
        }
        match event {
            Event::Scalar(text, ScalarStyle::Plain, ..) => match plain(&text) {
                Ok(value) => Ok(value),
                Err(message) => self.refuse(pointer, message),
            },
            Event::Scalar(text, ..) => Ok(Value::String(text.into_owned())),
            Event::SequenceStart(..) => {
                let mut items = Vec::new();
                loop {
                    let (event, span) = self.next(pointer)?;
                    if matches!(event, Event::SequenceEnd) {
                        return Ok(Value::Array(items));
                    }
                    let place = step(pointer, &items.len().to_string());
                    items.push(self.node(event, &place, depth + 1)?);
                    self.lines.insert(place, span.start.line());
                }
            }
            Event::MappingStart(..) => self.mapping(pointer, depth),
            _ => self.refuse(pointer, "ends too early"),
        }
    }

    fn mapping(&mut self, pointer: &str, depth: usize) -> Result<Value, Refused> {
        let mut entries = Map::new();
        loop {
            let (event, span) = self.next(pointer)?;
            let key = match event {
                Event::MappingEnd => return Ok(Value::Object(entries)),
                Event::Scalar(text, style, 0, None) => match (style, plain(&text)) {
                    (ScalarStyle::Plain, _) if text == "<<" => {
                        return self.refuse(pointer, "merge keys (`<<`) are not read: write the keys out");
                    }
                    (ScalarStyle::Plain, Ok(Value::String(_))) => text.into_owned(),
                    (ScalarStyle::Plain, _) => {
                        return self.refuse(pointer, format!("the key {text} is not a string: put it in quotes"));
                    }
                    _ => text.into_owned(),
                },
                _ => return self.refuse(pointer, "a key must be a plain string, without anchor or tag"),
            };
            let place = step(pointer, &key);
            if entries.contains_key(&key) {
                return self.refuse(&place, format!("duplicate key `{key}`: remove one of the two"));
            }
            let (event, _) = self.next(&place)?;
            entries.insert(key, self.node(event, &place, depth + 1)?);
            self.lines.insert(place, span.start.line());
        }
    }
}

/// Returns the value of a scalar without quotes.
fn plain(text: &str) -> Result<Value, String> {
    match text {
        "" | "null" | "~" => return Ok(Value::Null),
        "true" => return Ok(Value::Bool(true)),
        "false" => return Ok(Value::Bool(false)),
        _ => {}
    }
    let ambiguous = |what: &str| Err(format!("{text} is {what} to some readers of YAML: put it in quotes"));
    if ["on", "off", "yes", "no", "true", "false"].iter().any(|word| text.eq_ignore_ascii_case(word)) {
        return ambiguous("a boolean");
    }
    if text.eq_ignore_ascii_case("null") {
        return ambiguous("null");
    }
    if !text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.')) {
        return Ok(Value::String(text.to_owned()));
    }
    let lower = text.to_ascii_lowercase();
    if let Ok(number) = serde_json::from_str::<Number>(text) {
        if number.is_f64() && lower.trim_start_matches('-').bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(format!("{text} does not fit in 64 bits: put it in quotes if it is a string"));
        }
        return Ok(Value::Number(number));
    }
    let unsigned = lower.trim_start_matches(['+', '-']);
    let of = |set: &str| unsigned.chars().all(|character| set.contains(character));
    if matches!(unsigned, ".inf" | ".nan") || (unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.')) {
        let number = of("0123456789_.:e+-") && unsigned.contains(|c: char| c.is_ascii_digit());
        let prefixed =
            ["0x", "0o", "0b"].iter().any(|prefix| unsigned.starts_with(prefix)) && of("0123456789abcdefox_");
        // `1-2-3` is a string to all parsers, `2021-03-18` is a date to some.
        let date = unsigned.len() >= 8 && unsigned.as_bytes().get(4) == Some(&b'-') && of("0123456789-:t z.+");
        let dashed = unsigned.matches(['-', '+']).count() > usize::from(unsigned.contains('e')) && !date;
        let dotted = unsigned.matches('.').count() > 1;
        if matches!(unsigned, ".inf" | ".nan") || prefixed || (number && !dashed && !dotted && !date) {
            return ambiguous("another number");
        }
        if date {
            return ambiguous("a date");
        }
    }
    Ok(Value::String(text.to_owned()))
}

/// Writes a value so that all YAML parsers read it the same way, with this indent and a line break at the end.
pub fn write(value: &Value, indent: usize) -> String {
    let mut out = String::new();
    block(value, indent, &mut out);
    out
}

fn block(value: &Value, indent: usize, out: &mut String) {
    let space = " ".repeat(indent);
    let below = |value: &Value, indent: usize, out: &mut String| match value {
        Value::Object(entries) if !entries.is_empty() => {
            out.push('\n');
            block(value, indent + 2, out);
        }
        // A list has the same indent as its key.
        Value::Array(items) if !items.is_empty() => {
            out.push('\n');
            block(value, indent, out);
        }
        Value::String(text) if is_block(text) => {
            out.push_str(" |-\n");
            for line in text.lines() {
                let space = if line.is_empty() { String::new() } else { " ".repeat(indent + 2) };
                out.push_str(&format!("{space}{line}\n"));
            }
        }
        _ => out.push_str(&format!(" {}\n", scalar(value))),
    };
    match value {
        Value::Object(entries) if !entries.is_empty() => {
            for (key, value) in entries {
                out.push_str(&format!("{space}{}:", scalar(&Value::String(key.clone()))));
                below(value, indent, out);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            for item in items {
                let mut text = String::new();
                block(item, indent + 2, &mut text);
                out.push_str(&format!("{space}- {}", text.trim_start_matches(' ')));
            }
        }
        _ => out.push_str(&format!("{space}{}\n", scalar(value))),
    }
}

/// Returns whether a string can be written as a block.
fn is_block(text: &str) -> bool {
    text.contains('\n')
        && !text.starts_with([' ', '\n'])
        && !text.ends_with('\n')
        && !text.chars().any(|c| c.is_control() && c != '\n')
}

fn scalar(value: &Value) -> String {
    let Value::String(text) = value else { return value.to_string() };
    let bare = plain(text).is_ok_and(|value| value.is_string())
        && !text.starts_with(|c: char| " -?:,[]{}#&*!|>'\"%@`<=".contains(c))
        && !text.ends_with([' ', ':'])
        && ![": ", " #"].iter().any(|part| text.contains(part));
    match text.chars().any(|c| c.is_control() || "\u{85}\u{2028}\u{2029}\u{feff}".contains(c)) {
        true => value.to_string(),
        false if bare => text.clone(),
        false => format!("'{}'", text.replace('\'', "''")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ambiguous_yaml_is_refused_with_its_line() {
        let cases = [
            ("a: 1\nb: &x 2\n", 2, "/b", "anchors"),
            ("a: &x 1\nb: *x\n", 1, "/a", "anchors"),
            ("a:\n  <<: {b: 1}\n", 2, "/a", "merge keys"),
            ("a: !!str 1\n", 1, "/a", "tag"),
            ("a: 1\n---\nb: 2\n", 3, "", "a second document"),
            ("", 1, "", "is empty"),
            ("# nothing\n", 2, "", "is empty"),
            ("a: 1\na: 2\n", 2, "/a", "duplicate key `a`"),
            ("a:\n  200: x\n  \"200\": y\n", 2, "/a", "put it in quotes"),
            ("true: x\n", 1, "", "put it in quotes"),
            ("? [a]\n: x\n", 1, "", "a key must be"),
            ("a: [on, off]\n", 1, "/a/0", "a boolean to some"),
            ("a: No\n", 1, "/a", "a boolean to some"),
            ("a: NULL\n", 1, "/a", "null to some"),
            ("a: 0777\n", 1, "/a", "another number"),
            ("a: 0x1f\n", 1, "/a", "another number"),
            ("a: 1_000\n", 1, "/a", "another number"),
            ("a: 99999999999999999999\n", 1, "/a", "64 bits"),
            ("a: +1\n", 1, "/a", "another number"),
            ("a: .5\n", 1, "/a", "another number"),
            ("a: .NaN\n", 1, "/a", "another number"),
            ("a: 12:30:00\n", 1, "/a", "another number"),
            ("a: 2021-03-18\n", 1, "/a", "a date"),
            ("a: 2021-03-18 02:15:57\n", 1, "/a", "a date"),
            ("a:\n\tb: 1\n", 2, "/a", "not valid YAML"),
            ("a: [1\n", 2, "/a", "not valid YAML"),
        ];
        for (text, line, pointer, message) in cases {
            let refused = parse(text).err().unwrap_or_else(|| panic!("{text:?} is accepted"));
            assert!(refused.message.contains(message), "{text:?}: {refused:?}");
            assert_eq!((refused.line, refused.pointer.as_str()), (line, pointer), "{text:?}: {refused:?}");
        }
    }

    #[test]
    fn unambiguous_plain_scalars_are_read() {
        let text =
            "[a, 1, -1, 1.5, 1e3, true, null, ~, , '1', \"on\", 4.4.19, 127.0.0.1, zh_CN/a.md, 2fa, 1-2-3, '<<', x: y]";
        let Ok(Parsed { value, .. }) = parse(&text.replace("~, ,", "~,")) else { panic!("{text} is refused") };
        let wanted = serde_json::json!([
            "a", 1, -1, 1.5, 1e3, true, null, null, "1", "on", "4.4.19", "127.0.0.1", "zh_CN/a.md", "2fa", "1-2-3", "<<",
            {"x": "y"}
        ]);
        assert_eq!(value, wanted);
    }

    #[test]
    fn written_yaml_is_read_back_unchanged() {
        let value = serde_json::json!({
            "a": ["on", "2021-03-18 02:15:57", "1", "x", "", " x", "x: y", "x #y", "- x", "it's", "\"", "a\tb", "\u{2028}", "~"],
            "b": {"on": {}, "200": [], "c d": [[1, [2, []]], {"x": {"y": null}, "z": -1.5}, []]},
            "text": "one\n\n  two\nthree: #", "odd": "one\n", "# x": true, "": "<<", "zh": "查看所有客户端",
        });
        let text = write(&value, 0);
        let read = parse(&text).unwrap_or_else(|refused| panic!("{refused:?}\n{text}")).value;
        assert_eq!(read, value, "{text}");
        let yaml: Value = serde_yaml::from_str(&text).unwrap();
        assert_eq!(yaml, value, "{text}");
    }

    #[test]
    fn deep_nesting_does_not_overflow_the_stack() {
        for text in ["[".repeat(100_000), "{a: ".repeat(100_000), "- ".repeat(100_000)] {
            assert!(parse(&text).is_err());
        }
    }
}
