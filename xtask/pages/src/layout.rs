//! Writes readable JSON: values that fit are on one line, so that a change is one line of a diff.

use serde_json::Value;

/// The maximum length of a line.
const WIDTH: usize = 120;

/// The maximum length of a line for a row: an object with only scalars and short lists of them.
const ROW: usize = 200;

/// Returns a value as JSON with a line break at the end.
pub fn write(value: &Value) -> String {
    let mut out = String::new();
    put(value, 0, 0, &mut out);
    out.push('\n');
    out
}

/// Returns a value on one line.
pub fn short(value: &Value) -> String {
    match value {
        Value::Object(members) => {
            let members: Vec<_> =
                members.iter().map(|(key, value)| format!("{}: {}", quoted(key), short(value))).collect();
            format!("{{{}}}", members.join(", "))
        }
        Value::Array(items) => format!("[{}]", items.iter().map(short).collect::<Vec<_>>().join(", ")),
        other => other.to_string(),
    }
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

/// Writes a value that starts in column `column` of a line with this indent.
fn put(value: &Value, indent: usize, column: usize, out: &mut String) {
    let line = short(value);
    let is_flat = |value: &Value| !value.is_object() && !value.is_array();
    let is_short = |value: &Value| value.as_array().is_some_and(|items| items.len() <= 8 && items.iter().all(is_flat));
    let (open, close, members): (char, char, Vec<(String, &Value)>) = match value {
        Value::Object(members) => {
            ('{', '}', members.iter().map(|(key, value)| (format!("{}: ", quoted(key)), value)).collect())
        }
        Value::Array(items) => ('[', ']', items.iter().map(|item| (String::new(), item)).collect()),
        _ => return out.push_str(&line),
    };
    // One more for the trailing comma.
    let is_row =
        value.is_object() && members.len() <= 12 && members.iter().all(|(_, value)| is_flat(value) || is_short(value));
    if members.is_empty() || column + line.chars().count() < if is_row { ROW } else { WIDTH } {
        return out.push_str(&line);
    }
    let inner = indent + 2;
    let fill = members.iter().all(|(_, value)| is_flat(value)) && members.len() > 8;
    out.push(open);
    let mut at = usize::MAX;
    for (index, (key, value)) in members.iter().enumerate() {
        let width = key.chars().count() + short(value).chars().count() + 1;
        if fill && at != usize::MAX && at + 1 + width <= WIDTH {
            out.push(' ');
            at += 1 + width;
        } else {
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', inner));
            at = inner + width;
        }
        out.push_str(key);
        put(value, inner, inner + key.chars().count(), out);
        if index + 1 < members.len() {
            out.push(',');
        }
    }
    out.push('\n');
    out.extend(std::iter::repeat_n(' ', indent));
    out.push(close);
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use serde_json::json;

    #[test]
    fn output_is_json_with_one_row_per_line() {
        let rows: Vec<_> = (0..3).map(|row| json!({"name": format!("field{row}"), "text": "x".repeat(60)})).collect();
        let value = json!({"rows": rows, "flat": (0..80).collect::<Vec<_>>(), "none": [], "text": "a\"b"});
        let text = write(&value);
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
        assert!(text.lines().all(|line| line.chars().count() <= WIDTH), "{text}");
        assert_eq!(text.lines().filter(|line| line.trim_start().starts_with("{\"name\"")).count(), 3, "{text}");
        assert!(text.lines().count() < 15, "{text}");
    }
}
