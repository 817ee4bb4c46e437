//! YAML, written here because libraries round numbers with many digits.

use emqx_cloud::Members;
use serde_json::value::RawValue;

use super::row::check_depth;
use super::unreadable;
use crate::exit::Result;

/// Words that are not strings in YAML 1.1 or 1.2.
const RESERVED: [&str; 12] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf", "infinity"];

/// Returns a document with a value.
pub fn value(value: &RawValue) -> Result<String> {
    check_depth(value)?;
    let mut text = String::new();
    write(&mut text, value, 0, Place::Start)?;
    Ok(text)
}

/// Returns an element of a list, as a part of a document.
pub fn element(value: &RawValue) -> Result<String> {
    check_depth(value)?;
    let mut text = "-".to_owned();
    write(&mut text, value, 1, Place::Element)?;
    Ok(text)
}

/// What is before a value on its line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Start,
    Element,
    Member,
}

fn write(text: &mut String, value: &RawValue, depth: usize, place: Place) -> Result<()> {
    let json = value.get();
    // The first line of an object or an array is on the line of its dash, but below its name.
    let lead = |text: &mut String, is_first: bool| match place {
        Place::Element if is_first => text.push(' '),
        _ => {
            if is_first && place == Place::Member {
                text.push('\n');
            }
            text.extend(std::iter::repeat_n("  ", depth));
        }
    };
    if json.starts_with('{') {
        let members: Members = serde_json::from_str(json).map_err(unreadable)?;
        for (index, (name, value)) in members.iter().enumerate() {
            lead(text, index == 0);
            text.push_str(&scalar(&name)?);
            text.push(':');
            write(text, value, depth + 1, Place::Member)?;
        }
        if !members.is_empty() {
            return Ok(());
        }
    } else if json.starts_with('[') {
        let elements: Vec<&RawValue> = serde_json::from_str(json).map_err(unreadable)?;
        for (index, value) in elements.iter().enumerate() {
            lead(text, index == 0);
            text.push('-');
            write(text, value, depth + 1, Place::Element)?;
        }
        if !elements.is_empty() {
            return Ok(());
        }
    }
    if place != Place::Start {
        text.push(' ');
    }
    if json.starts_with('"') {
        let string: String = serde_json::from_str(json).map_err(unreadable)?;
        text.push_str(&scalar(&string)?);
    } else {
        // A number, or an empty object or array: as in JSON.
        text.push_str(&json.replace(char::is_whitespace, ""));
    }
    text.push('\n');
    Ok(())
}

/// Returns a string, in quotes unless it can be nothing else.
fn scalar(string: &str) -> Result<String> {
    let is_plain = string.starts_with(|first: char| first.is_ascii_alphabetic())
        && string.chars().all(|character| character.is_ascii_alphanumeric() || "_/-.@".contains(character))
        && !RESERVED.iter().any(|word| string.eq_ignore_ascii_case(word));
    if is_plain { Ok(string.to_owned()) } else { serde_json::to_string(string).map_err(unreadable) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_the_same_in_yaml() {
        let cases = [
            (
                r#"{"a":1,"b":[{"c":"x","d":null},[1,2],[]],"e":{},"f":{"g":true}}"#,
                "a: 1\nb:\n  - c: x\n    d: null\n  - - 1\n    - 2\n  - []\ne: {}\nf:\n  g: true\n",
            ),
            (r#"[{"a":1},"b"]"#, "- a: 1\n- b\n"),
            (
                r#"{"n":12345678901234567890.123456789,"yes":"no","s":"a: b\n\ud83d\ude00","t":"1"}"#,
                "\"n\": 12345678901234567890.123456789\n\"yes\": \"no\"\ns: \"a: b\\n😀\"\nt: \"1\"\n",
            ),
            ("\"x\"", "x\n"),
            ("[]", "[]\n"),
        ];
        for (json, yaml) in cases {
            let raw = RawValue::from_string(json.to_owned()).unwrap();
            assert_eq!(value(&raw).unwrap(), yaml, "{json}");
        }
    }

    #[test]
    fn elements_are_parts_of_a_list() {
        let raw = RawValue::from_string(r#"{"a":{"b":1},"c":[2]}"#.to_owned()).unwrap();
        assert_eq!(element(&raw).unwrap(), "- a:\n    b: 1\n  c:\n    - 2\n");
    }
}
