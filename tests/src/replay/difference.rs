//! Where two JSON values differ, in words.

use std::collections::BTreeSet;

use serde_json::Value;

/// The longest value that a difference shows, in characters.
const SHOWN: usize = 80;

/// The differences between what was recorded and what there is now. `has` says how the latter came to be: `sent`,
/// `the answer has`.
pub(super) fn differences(place: &str, recorded: &Value, found: &Value, has: &str) -> Vec<String> {
    let mut all = Vec::new();
    walk(place, Some(recorded), Some(found), has, &mut all);
    all
}

/// One difference. `None` is nothing.
pub(super) fn difference(place: &str, recorded: Option<&Value>, found: Option<&Value>, has: &str) -> String {
    format!("{place}: recorded {}, {has} {}", shown(recorded), shown(found))
}

fn walk(place: &str, recorded: Option<&Value>, found: Option<&Value>, has: &str, all: &mut Vec<String>) {
    match (recorded, found) {
        (Some(Value::Object(recorded)), Some(Value::Object(found))) => {
            let names: BTreeSet<_> = recorded.keys().chain(found.keys()).collect();
            for name in names {
                walk(&member(place, name), recorded.get(name), found.get(name), has, all);
            }
        }
        (Some(Value::Array(recorded)), Some(Value::Array(found))) => {
            for index in 0..recorded.len().max(found.len()) {
                walk(&format!("{place}[{index}]"), recorded.get(index), found.get(index), has, all);
            }
        }
        _ if recorded == found => {}
        _ => all.push(difference(place, recorded, found, has)),
    }
}

/// `data.port`, or `data["a b"]` where the name is no word.
fn member(place: &str, name: &str) -> String {
    let is_word = |character: char| character.is_alphanumeric() || "_-.$@".contains(character);
    if !name.is_empty() && name.chars().all(is_word) { format!("{place}.{name}") } else { format!("{place}[{name:?}]") }
}

fn shown(value: Option<&Value>) -> String {
    let Some(value) = value else { return "nothing".to_owned() };
    let text = value.to_string();
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}… ({} bytes)", &text[..end], text.len()),
        None => text,
    }
}

/// A text with an escape for every character that is not visible ASCII, whether or not it was escaped before.
fn escaped(text: &str) -> String {
    let one = |character: char| match character {
        '\n' | '\r' | '\t' => character.escape_default().to_string(),
        ' '..='~' => character.to_string(),
        _ => character.escape_unicode().to_string(),
    };
    text.chars().map(one).collect()
}

/// Whether a text is shown as it was recorded, but for secrets, which are shown as `***`, and characters that are escaped.
pub(super) fn is_shown(recorded: &str, shown: &str) -> bool {
    let (recorded, shown) = (&*escaped(recorded), &*escaped(shown));
    let mut parts = shown.split("***");
    let Some(mut rest) = parts.next().and_then(|first| recorded.strip_prefix(first)) else { return false };
    let mut last = None;
    for part in parts {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
        last = Some(part);
    }
    rest.is_empty() || last.is_some_and(|last| last.is_empty() || recorded.ends_with(last))
}

/// The recorded value, with its secrets hidden where they are hidden in the other one.
pub(super) fn hidden(recorded: &Value, shown: &Value) -> Value {
    match (recorded, shown) {
        (Value::String(text), Value::String(masked)) if is_shown(text, masked) => shown.clone(),
        (_, Value::String(masked)) if masked == "***" => shown.clone(),
        (Value::Object(recorded), Value::Object(shown)) => {
            let one = |(name, value): (&String, &Value)| match shown.iter().find(|(shown, _)| is_shown(name, shown)) {
                Some((name, shown)) => (name.clone(), hidden(value, shown)),
                None => (name.clone(), value.clone()),
            };
            Value::Object(recorded.iter().map(one).collect())
        }
        (Value::Array(recorded), Value::Array(shown)) if recorded.len() == shown.len() => {
            recorded.iter().zip(shown).map(|(recorded, shown)| hidden(recorded, shown)).collect()
        }
        _ => recorded.clone(),
    }
}
