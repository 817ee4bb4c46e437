//! Reads the JSON of examples, which is often invalid.
//!
//! JSON with a single possible meaning is repaired, with a note about the repair. Everything else is an error with its
//! line.

use jsonc_parser::ast::Value as Node;
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use serde_json::{Map, Value};

use crate::markdown::line_of;

/// The value of a code block.
#[derive(Debug, PartialEq)]
pub struct Found {
    pub value: Value,
    /// The line that it starts on, from 0.
    pub line: usize,
    /// The HTTP status before it, as a separate number.
    pub status: Option<u16>,
    /// How it was repaired.
    pub repaired: Vec<&'static str>,
}

/// A syntax error: the line, from 0, and what was found there.
#[derive(Debug, PartialEq)]
pub struct Fault {
    pub line: usize,
    pub what: String,
}

/// The context that a repair needs.
type Allow = fn(&mut ParseOptions);

/// The possible repairs.
const REPAIRS: [(&str, Allow); 3] = [
    ("comment", |options| options.allow_comments = true),
    ("trailing comma", |options| options.allow_trailing_commas = true),
    ("single quotes", |options| options.allow_single_quoted_strings = true),
];

/// Reads the value in a string. Some pages write its HTTP status on a line before it. A status without a value is the
/// second part of the result.
pub fn read(text: &str) -> Result<(Option<Found>, Option<u16>), Fault> {
    let (mut start, mut status) = (0, None);
    for line in text.split_inclusive('\n') {
        let plain = line.trim();
        let code = plain.parse().ok().filter(|code| (100..600).contains(code));
        if code.is_none() && !plain.is_empty() && !plain.starts_with("//") {
            break;
        }
        status = code.or(status);
        start += line.len();
    }
    let line = line_of(text, start) - 1;
    if text[start..].is_empty() {
        return Ok((None, status));
    }
    let (value, repaired) = repair(&text[start..]).map_err(|fault| Fault { line: line + fault.line, ..fault })?;
    Ok((Some(Found { value, line, status, repaired }), None))
}

/// Returns whether a string looks like the start of JSON.
pub fn looks_like(text: &str) -> bool {
    let mut characters = text.chars().filter(|character| !character.is_whitespace());
    match (characters.next(), characters.next()) {
        (Some('{'), second) => second.is_none_or(|second| "\"'}/.".contains(second)),
        (Some('['), second) => second.is_none_or(|second| "{[\"']".contains(second) || second.is_ascii_digit()),
        _ => false,
    }
}

fn repair(text: &str) -> Result<(Value, Vec<&'static str>), Fault> {
    let with = |skipped: Option<usize>| {
        let mut options = strict();
        let allowed = REPAIRS.iter().enumerate().filter(|(index, _)| skipped != Some(*index));
        allowed.for_each(|(_, (_, allow))| allow(&mut options));
        options
    };
    let complete = without_ellipses(text);
    let read = |skipped| parse(&complete, &with(skipped));
    match parse(text, &strict()) {
        Ok(value) => Ok((value, Vec::new())),
        Err(fault) => {
            // The first error that cannot be repaired is reported.
            let value = read(None).map_err(|last| if complete == text { last } else { fault })?;
            let needed = REPAIRS.iter().enumerate().filter(|(index, _)| read(Some(*index)).is_err());
            let ellipsis = (complete != text).then_some("ellipsis");
            Ok((value, needed.map(|(_, (note, _))| *note).chain(ellipsis).collect()))
        }
    }
}

/// Returns the string without `...` in place of more members or items.
fn without_ellipses(text: &str) -> String {
    let mut complete = text.to_owned();
    for (at, ellipsis) in text.match_indices("...") {
        let before = text[..at].trim_end();
        if before.ends_with([',', '{', '[']) {
            complete.replace_range(at..at + ellipsis.len(), "   ");
        }
        if before.ends_with(',') {
            complete.replace_range(before.len() - 1..before.len(), " ");
        }
    }
    complete
}

fn strict() -> ParseOptions {
    ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    }
}

fn parse(text: &str, options: &ParseOptions) -> Result<Value, Fault> {
    let fault = |at: usize, what: String| Fault { line: line_of(text, at) - 1, what };
    let parsed = parse_to_ast(text, &CollectOptions::default(), options)
        .map_err(|error| fault(error.range().start, error.kind().to_string().to_lowercase()))?;
    let node = parsed.value.ok_or_else(|| fault(0, "no value".to_owned()))?;
    value(&node).map_err(|(at, what)| fault(at, what))
}

/// Returns the value of a node, or the place where it is ambiguous.
fn value(node: &Node<'_>) -> Result<Value, (usize, String)> {
    Ok(match node {
        Node::StringLit(found) => Value::from(found.value.as_ref()),
        Node::NumberLit(found) => {
            let number = found.value.parse::<serde_json::Number>();
            Value::Number(number.map_err(|_| (found.range.start, format!("the number {}", found.value)))?)
        }
        Node::BooleanLit(found) => Value::from(found.value),
        Node::NullKeyword(_) => Value::Null,
        Node::Array(found) => Value::Array(found.elements.iter().map(value).collect::<Result<_, _>>()?),
        Node::Object(found) => {
            let mut members = Map::new();
            for property in &found.properties {
                let name = property.name.as_str();
                if members.insert(name.to_owned(), value(&property.value)?).is_some() {
                    return Err((property.start(), format!("the duplicate name `{name}`")));
                }
            }
            Value::Object(members)
        }
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use serde_json::json;

    #[test]
    fn valid_json_is_read_like_serde_json() {
        for text in [r#"{"a": [1, -2.5e3, true, null, "x\n\u00e9\ud83d\ude00"], "b": {}}"#, "[]", "\"x\"", "7"] {
            let found = read(text).unwrap().0.unwrap();
            assert_eq!((found.value, found.repaired), (serde_json::from_str(text).unwrap(), vec![]), "{text}");
        }
    }

    #[test]
    fn unambiguous_json_is_repaired_with_a_note() {
        for (text, value, repaired) in [
            ("{\"a\": 1,}", json!({"a": 1}), vec!["trailing comma"]),
            ("{'a': 'b'}", json!({"a": "b"}), vec!["single quotes"]),
            ("[{\"a\": 1}, ...]", json!([{"a": 1}]), vec!["ellipsis"]),
            ("{\"a\": 1, // why\n \"b\": 2}", json!({"a": 1, "b": 2}), vec!["comment"]),
        ] {
            let found = read(text).unwrap().0.unwrap();
            assert_eq!((found.value, found.repaired), (value, repaired), "{text}");
        }
    }

    #[test]
    fn ambiguous_json_is_an_error_with_its_line() {
        for (text, line, what) in [
            ("{\n\"a\": 1\n\"b\": 2}", 1, "expected comma"),
            ("{\"a\": 1,\n\"a\": 2}", 1, "the duplicate name `a`"),
            ("{\"a\": }", 0, "unexpected close brace"),
            ("{\"a\": [1", 0, "unterminated array"),
            ("{a: 1}", 0, "expected string for object property"),
        ] {
            let fault = read(text).unwrap_err();
            assert_eq!(fault.what, what, "{text}");
            assert_eq!(fault.line, line, "{text}");
        }
        assert!(read(&"[".repeat(1000)).is_err());
    }

    #[test]
    fn a_status_belongs_to_the_value_after_it() {
        let (found, status) = read("// status\n404\n// body\n{\"a\": 1}\n").unwrap();
        let found = found.unwrap();
        assert_eq!((found.value, found.line, found.status, status), (json!({"a": 1}), 3, Some(404), None));
        assert_eq!(read("// status\n204").unwrap(), (None, Some(204)));
    }
}
