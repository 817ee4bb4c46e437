//! JSON as a person writes it.

use serde_json::{Value, json};

/// Writes a value on one line.
pub fn one_line(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.iter().map(one_line).collect::<Vec<_>>().join(", ")),
        Value::Object(members) => {
            let member = |(name, value)| format!("{}: {}", json!(name), one_line(value));
            format!("{{{}}}", members.iter().map(member).collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}

/// Writes a value on one line if it is short, and otherwise with a line for each member or item. `indent` is that of the lines
/// after the first.
pub fn indented(value: &Value, indent: &str) -> String {
    /// What fits beside the text of an operation.
    const SHORT: usize = 44;
    let whole = one_line(value);
    if whole.len() <= SHORT {
        return whole;
    }
    let below = format!("{indent}  ");
    let lines = |lines: Vec<String>| lines.join(&format!(",\n{below}"));
    match value {
        Value::Array(items) => {
            let items = items.iter().map(|item| indented(item, &below));
            format!("[\n{below}{}\n{indent}]", lines(items.collect()))
        }
        Value::Object(members) => {
            let members = members.iter().map(|(name, value)| format!("{}: {}", json!(name), indented(value, &below)));
            format!("{{\n{below}{}\n{indent}}}", lines(members.collect()))
        }
        _ => whole,
    }
}
