//! Describes differences between JSON values.

use std::collections::BTreeSet;

use serde_json::Value;

/// The longest value that a difference shows, in characters.
const SHOWN: usize = 80;

/// The replacement of a secret.
const HIDDEN: &str = "***";

/// The field that holds a secret.
const PASSWORD: &str = "password";

/// The differences between what was recorded and what there is now. `has` says how the latter came to be: `sent`,
/// `the answer has`.
pub(super) fn differences(place: &str, recorded: &Value, found: &Value, has: &str) -> Vec<String> {
    let mut all = Vec::new();
    walk(place, Some(recorded), Some(found), has, &mut all);
    all
}

/// Describes a difference; `None` is shown as nothing.
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

/// `data.port`, or `data["a b"]` if the name is not a word.
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

/// A string with an escape for every character that is not visible ASCII, whether or not it was escaped before.
fn escaped(text: &str) -> String {
    let one = |character: char| match character {
        '\n' | '\r' | '\t' => character.escape_default().to_string(),
        ' '..='~' => character.to_string(),
        _ => character.escape_unicode().to_string(),
    };
    text.chars().map(one).collect()
}

/// The passwords that a call sent, which messages and rows must not show.
#[derive(Debug, Default)]
pub(super) struct Secrets(Vec<String>);

impl Secrets {
    /// Returns the passwords in a body.
    pub fn of(body: Option<&Value>) -> Self {
        let mut secrets = Self::default();
        if let Some(body) = body {
            secrets.add(body);
        }
        secrets
    }

    fn add(&mut self, value: &Value) {
        match value {
            Value::Object(members) => {
                let password = members.get(PASSWORD).and_then(Value::as_str);
                self.0.extend(password.filter(|it| !it.is_empty()).map(str::to_owned));
                members.values().for_each(|member| self.add(member));
            }
            Value::Array(items) => items.iter().for_each(|item| self.add(item)),
            _ => {}
        }
    }

    /// Whether a string is shown as recorded, except for escapes and for secrets, which are shown as `***`. Nothing else may
    /// be.
    pub fn is_shown(&self, recorded: &str, shown: &str) -> bool {
        let (recorded, shown) = (&*escaped(recorded), &*escaped(shown));
        if recorded == shown {
            return true;
        }
        let mut parts = shown.split(HIDDEN).peekable();
        let Some(mut rest) = parts.next().and_then(|first| recorded.strip_prefix(first)) else { return false };
        while let Some(part) = parts.next() {
            let secrets = self.0.iter().map(|secret| escaped(secret));
            let ends = secrets.filter_map(|secret| Some(rest.find(secret.as_str())? + secret.len()));
            let Some(end) = ends.min() else { return false };
            let at = if parts.peek().is_none() {
                rest.len().checked_sub(part.len())
            } else {
                rest[end..].find(part).map(|at| end + at)
            };
            match at.filter(|at| *at >= end).and_then(|at| rest.get(at..)) {
                Some(found) if found.starts_with(part) => rest = &found[part.len()..],
                _ => return false,
            }
        }
        rest.is_empty()
    }

    /// The recorded value, with secrets redacted as in the other value.
    pub fn hidden(&self, recorded: &Value, shown: &Value) -> Value {
        match (recorded, shown) {
            (Value::String(text), Value::String(masked)) if self.is_shown(text, masked) => shown.clone(),
            (Value::Object(recorded), Value::Object(shown)) => {
                let one =
                    |(name, value): (&String, &Value)| match shown.iter().find(|(shown, _)| self.is_shown(name, shown))
                    {
                        Some((_, shown)) if name == PASSWORD && shown == HIDDEN => (name.clone(), shown.clone()),
                        Some((name, shown)) => (name.clone(), self.hidden(value, shown)),
                        None => (name.clone(), value.clone()),
                    };
                Value::Object(recorded.iter().map(one).collect())
            }
            (Value::Array(recorded), Value::Array(shown)) if recorded.len() == shown.len() => {
                recorded.iter().zip(shown).map(|(recorded, shown)| self.hidden(recorded, shown)).collect()
            }
            _ => recorded.clone(),
        }
    }
}
