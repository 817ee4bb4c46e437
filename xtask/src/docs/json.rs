//! Reads the JSON of examples, which is often not quite JSON.
//!
//! What can be read in one way only is read that way, and a note says how it was mended. Everything else is an error with
//! its line.

use serde_json::{Map, Number, Value};

/// A value of a code block.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The value.
    pub value: Value,
    /// The line that it starts on, from 0.
    pub line: usize,
    /// The HTTP status that stands before it, as a number of its own.
    pub status: Option<u16>,
    /// How it was mended.
    pub mended: Vec<&'static str>,
}

/// What stops the reading: the line, from 0, and what was found there.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// The line, from 0.
    pub line: usize,
    /// What was found.
    pub what: String,
}

/// The values that stand in a text, one after the other.
///
/// A number from 100 to 599 before a value is the HTTP status of that value, as some pages write it; one without a value
/// after it is in the second part of the result.
pub fn read(text: &str) -> Result<(Vec<Found>, Vec<u16>), Fault> {
    let mut reader = Reader { signs: text.chars().collect(), at: 0, mended: Vec::new(), depth: 0 };
    let (mut found, mut statuses): (Vec<Found>, Vec<u16>) = (Vec::new(), Vec::new());
    let mut status = None;
    loop {
        reader.space();
        if reader.at >= reader.signs.len() {
            statuses.extend(status);
            return Ok((found, statuses));
        }
        let line = reader.line();
        // A comment beside a value breaks nothing.
        reader.mended.clear();
        let value = reader.value()?;
        let mended = std::mem::take(&mut reader.mended);
        match value.as_u64().and_then(|number| u16::try_from(number).ok()).filter(|number| (100..600).contains(number))
        {
            Some(number) => statuses.extend(status.replace(number)),
            None => found.push(Found { value, line, status: status.take(), mended }),
        }
    }
}

/// Whether a text looks like the start of JSON.
pub fn looks_like(text: &str) -> bool {
    let text = text.trim_start();
    let mut signs = text.chars().filter(|sign| !sign.is_whitespace());
    match (signs.next(), signs.next()) {
        (Some('{' | '｛'), second) => matches!(second, None | Some('"' | '\'' | '“' | '”' | '}' | '｝' | '/' | '.')),
        (Some('[' | '［'), second) => {
            matches!(second, None | Some('{' | '｛' | '[' | '"' | '\'' | '“' | ']'))
                || second.is_some_and(|sign| sign.is_ascii_digit())
        }
        _ => false,
    }
}

struct Reader {
    signs: Vec<char>,
    at: usize,
    mended: Vec<&'static str>,
    depth: usize,
}

impl Reader {
    fn peek(&self) -> Option<char> {
        self.signs.get(self.at).copied()
    }

    fn follows(&self, text: &str) -> bool {
        self.signs[self.at.min(self.signs.len())..].iter().copied().take(text.chars().count()).eq(text.chars())
    }

    fn line(&self) -> usize {
        self.signs.iter().take(self.at).filter(|sign| **sign == '\n').count()
    }

    fn mend(&mut self, how: &'static str) {
        if !self.mended.contains(&how) {
            self.mended.push(how);
        }
    }

    fn fault<T>(&self, what: impl Into<String>) -> Result<T, Fault> {
        Err(Fault { line: self.line(), what: what.into() })
    }

    /// Skips white space and comments.
    fn space(&mut self) {
        while let Some(sign) = self.peek() {
            if sign.is_whitespace() {
                self.at += 1;
            } else if self.follows("//") || sign == '#' {
                self.mend("comment");
                while self.peek().is_some_and(|sign| sign != '\n') {
                    self.at += 1;
                }
            } else if self.follows("/*") {
                self.mend("comment");
                while self.at < self.signs.len() && !self.follows("*/") {
                    self.at += 1;
                }
                self.at = (self.at + 2).min(self.signs.len());
            } else {
                break;
            }
        }
    }

    /// Skips an ellipsis that stands for more of the same.
    fn ellipsis(&mut self) -> bool {
        self.space();
        let length = if self.follows("...") { 3 } else { usize::from(self.follows("…")) };
        if length == 0 {
            return false;
        }
        self.at += length;
        while matches!(self.peek(), Some('.' | '…')) {
            self.at += 1;
        }
        self.mend("ellipsis");
        true
    }

    /// Takes `sign`, or its full-width form.
    fn sign(&mut self, sign: char, wide: char) -> bool {
        self.space();
        match self.peek() {
            Some(found) if found == sign => {}
            Some(found) if found == wide => self.mend("full-width punctuation"),
            _ => return false,
        }
        self.at += 1;
        true
    }

    fn value(&mut self) -> Result<Value, Fault> {
        self.space();
        self.depth += 1;
        if self.depth > 64 {
            return self.fault("too many brackets inside each other");
        }
        let value = match self.peek() {
            Some('{' | '｛') => self.object(),
            Some('[' | '［') => self.array(),
            Some('"' | '\'' | '“' | '”') => self.string().map(Value::String),
            Some(_) => self.word(),
            None => self.fault("the end, where a value should be"),
        };
        self.depth -= 1;
        value
    }

    fn object(&mut self) -> Result<Value, Fault> {
        self.sign('{', '｛');
        let mut members = Map::new();
        loop {
            let more = self.ellipsis();
            if self.sign('}', '｝') {
                return Ok(Value::Object(members));
            }
            if more && self.sign(',', '，') {
                continue;
            }
            let key = match self.peek() {
                Some('"' | '\'' | '“' | '”') => self.string()?,
                Some(sign) => return self.fault(format!("`{sign}`, where a name in quotes should be")),
                None => return self.fault("the end, inside an object"),
            };
            if !self.sign(':', '：') {
                return self.fault(format!("no colon after `{key}`"));
            }
            let value = if self.ellipsis() { Value::Null } else { self.value()? };
            if members.insert(key.clone(), value).is_some() {
                return self.fault(format!("the name `{key}` for the second time"));
            }
            self.separator('}', '｝')?;
        }
    }

    fn array(&mut self) -> Result<Value, Fault> {
        self.sign('[', '［');
        let mut items = Vec::new();
        loop {
            let more = self.ellipsis();
            if self.sign(']', '］') {
                return Ok(Value::Array(items));
            }
            if more && self.sign(',', '，') {
                continue;
            }
            items.push(self.value()?);
            self.separator(']', '］')?;
        }
    }

    /// Takes the comma after a member; before the closing bracket there is none.
    fn separator(&mut self, closing: char, wide: char) -> Result<(), Fault> {
        self.space();
        if self.sign(',', '，') {
            self.space();
            if matches!(self.peek(), Some(sign) if sign == closing || sign == wide) {
                self.mend("trailing comma");
            }
            return Ok(());
        }
        match self.peek() {
            Some(sign) if sign == closing || sign == wide => Ok(()),
            Some('.' | '…') => Ok(()),
            Some(sign @ ('"' | '{' | '[')) => self.fault(format!("`{sign}`, where a comma or the end should be")),
            Some(sign) => self.fault(format!("`{sign}`, where a comma or `{closing}` should be")),
            None => self.fault(format!("the end, where a comma or `{closing}` should be")),
        }
    }

    fn string(&mut self) -> Result<String, Fault> {
        let opening = self.peek().unwrap_or('"');
        let closing: &[char] = match opening {
            '\'' => &['\''],
            '“' | '”' => &['”', '“', '"'],
            _ => &['"'],
        };
        if opening == '\'' {
            self.mend("single quotes");
        } else if opening != '"' {
            self.mend("full-width punctuation");
        }
        self.at += 1;
        let mut text = String::new();
        while let Some(sign) = self.peek() {
            self.at += 1;
            match sign {
                _ if closing.contains(&sign) => return Ok(text),
                '\\' => text.push(self.escape()?),
                '\n' => return self.fault("a line end inside a text"),
                _ => text.push(sign),
            }
        }
        self.fault("the end, inside a text")
    }

    fn escape(&mut self) -> Result<char, Fault> {
        let Some(sign) = self.peek() else { return self.fault("the end, after a backslash") };
        self.at += 1;
        Ok(match sign {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'b' => '\u{8}',
            'f' => '\u{c}',
            '"' | '\\' | '/' | '\'' => sign,
            'u' => {
                let first = self.hex()?;
                let code = if (0xd800..0xdc00).contains(&first) && self.follows("\\u") {
                    self.at += 2;
                    let second = self.hex()?;
                    0x10000 + ((first - 0xd800) << 10) + second.wrapping_sub(0xdc00).min(0x3ff)
                } else {
                    first
                };
                char::from_u32(code).unwrap_or('\u{fffd}')
            }
            _ => return self.fault(format!("`\\{sign}`, which is no escape")),
        })
    }

    fn hex(&mut self) -> Result<u32, Fault> {
        let digits: String = self.signs.iter().skip(self.at).take(4).collect();
        match u32::from_str_radix(&digits, 16) {
            Ok(code) if digits.len() == 4 => {
                self.at += 4;
                Ok(code)
            }
            _ => self.fault(format!("`\\u{digits}`, which is no escape")),
        }
    }

    /// A number, or `true`, `false` or `null`.
    fn word(&mut self) -> Result<Value, Fault> {
        let word: String = self.signs[self.at..]
            .iter()
            .take_while(|sign| sign.is_ascii_alphanumeric() || "+-._".contains(**sign))
            .collect();
        let value = match word.as_str() {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            "null" => Value::Null,
            "True" | "False" => {
                self.mend("words of Python");
                Value::Bool(word == "True")
            }
            "None" => {
                self.mend("words of Python");
                Value::Null
            }
            _ => match word.parse::<Number>() {
                Ok(number) => Value::Number(number),
                Err(_) => {
                    let shown = if word.is_empty() { self.peek().map(String::from).unwrap_or_default() } else { word };
                    return self.fault(format!("`{shown}`, where a value should be"));
                }
            },
        };
        self.at += word.len();
        Ok(value)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use serde_json::json;

    fn one(text: &str) -> (Value, Vec<&'static str>) {
        let (mut found, statuses) = read(text).unwrap();
        assert_eq!((found.len(), statuses.len()), (1, 0), "{text}");
        let found = found.remove(0);
        (found.value, found.mended)
    }

    #[test]
    fn json_is_read_as_serde_reads_it() {
        for text in [r#"{"a": [1, -2.5e3, true, null, "x\n\u00e9\ud83d\ude00"], "b": {}}"#, "[]", "\"x\"", "7"] {
            assert_eq!(one(text), (serde_json::from_str(text).unwrap(), vec![]), "{text}");
        }
    }

    #[test]
    fn what_is_broken_in_one_way_is_mended_and_says_so() {
        for (text, value, mended) in [
            ("{\"a\": 1,}", json!({"a": 1}), vec!["trailing comma"]),
            ("{'a': 'b'}", json!({"a": "b"}), vec!["single quotes"]),
            ("{“a”：1，\"b\": 2}", json!({"a": 1, "b": 2}), vec!["full-width punctuation"]),
            ("[{\"a\": 1}, ...]", json!([{"a": 1}]), vec!["ellipsis"]),
            ("{\"a\": 1, // why\n \"b\": 2}", json!({"a": 1, "b": 2}), vec!["comment"]),
            ("[True, None]", json!([true, null]), vec!["words of Python"]),
        ] {
            assert_eq!(one(text), (value, mended), "{text}");
        }
    }

    #[test]
    fn what_could_be_read_in_two_ways_is_an_error_with_its_line() {
        for (text, line, what) in [
            ("{\n\"a\": 1\n\"b\": 2}", 2, "`\"`, where a comma or the end should be"),
            ("{\"a\": 1,\n\"a\": 2}", 1, "the name `a` for the second time"),
            ("{\"a\": }", 0, "`}`, where a value should be"),
            ("{\"a\": [1", 0, "the end, where a comma or `]` should be"),
            ("{\"a\": \"b\n\"}", 1, "a line end inside a text"),
            ("{a: 1}", 0, "`a`, where a name in quotes should be"),
        ] {
            let fault = read(text).unwrap_err();
            assert_eq!((fault.line, fault.what.as_str()), (line, what), "{text}");
        }
        assert!(read(&"[".repeat(1000)).is_err());
    }

    #[test]
    fn a_status_belongs_to_the_value_after_it() {
        let (found, statuses) = read("// status\n201\n// body\n{\"a\": 1}\n\n404\n{}\n").unwrap();
        assert_eq!(
            found.iter().map(|found| (found.status, found.line)).collect::<Vec<_>>(),
            [(Some(201), 3), (Some(404), 6)]
        );
        assert!(statuses.is_empty());
        assert_eq!(read("// status\n204").unwrap(), (vec![], vec![204]));
    }
}
