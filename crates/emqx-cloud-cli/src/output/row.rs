//! A row of data, whose fields are read when they are needed.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::unreadable;
use crate::exit::{Exit, Failure, Result};

/// The maximum depth of data that is converted.
const DEEPEST: usize = 128;

/// The name of the only column of rows that are not objects.
const VALUE: &str = "value";

/// A row.
#[derive(Debug)]
pub enum Row {
    /// An object.
    Object(Fields),
    /// Anything else.
    Value(Box<RawValue>),
}

impl Row {
    /// Reads a row.
    pub fn read(raw: &RawValue) -> Result<Self> {
        if raw.get().starts_with('{') {
            return serde_json::from_str(raw.get()).map(Self::Object).map_err(unreadable);
        }
        Ok(Self::Value(raw.to_owned()))
    }

    /// Returns the names of the fields, in the order of the server.
    pub fn names(&self) -> Vec<String> {
        match self {
            Self::Object(fields) => fields.listed.iter().map(|(name, _)| name.clone()).collect(),
            Self::Value(_) => vec![VALUE.to_owned()],
        }
    }

    /// Returns whether a field is an object with several members.
    pub fn is_nested(&self) -> bool {
        let Self::Object(fields) = self else { return false };
        let is_large =
            |value: &RawValue| serde_json::from_str::<Fields>(value.get()).is_ok_and(|it| it.listed.len() > 1);
        fields.listed.iter().any(|(_, value)| value.get().starts_with('{') && is_large(value))
    }

    /// Returns a field. `a.b` is the member `b` of the field `a`, unless there is a field with that name.
    pub fn cell(&self, name: &str) -> Option<Cow<'_, RawValue>> {
        match self {
            Self::Object(fields) => fields.cell(name),
            Self::Value(value) => (name == VALUE).then_some(Cow::Borrowed(value)),
        }
    }

    /// Returns an object with only these fields.
    pub fn only(&self, names: &[String]) -> Result<Box<RawValue>> {
        let mut fields = Vec::new();
        for name in names {
            if let Some(cell) = self.cell(name) {
                let name = serde_json::to_string(name).map_err(unreadable)?;
                fields.push(format!("{name}:{}", cell.get()));
            }
        }
        RawValue::from_string(format!("{{{}}}", fields.join(","))).map_err(unreadable)
    }
}

/// The fields of an object, which are found by name without reading it again.
#[derive(Debug, Default)]
pub struct Fields {
    listed: Vec<(String, Box<RawValue>)>,
    places: HashMap<String, usize>,
}

impl Fields {
    fn cell(&self, name: &str) -> Option<Cow<'_, RawValue>> {
        let find = |name: &str| self.places.get(name).map(|place| &*self.listed[*place].1);
        if let Some(found) = find(name) {
            return Some(Cow::Borrowed(found));
        }
        let (outer, inner) = name.split_once('.')?;
        let fields: Self = serde_json::from_str(find(outer)?.get()).ok()?;
        fields.cell(inner).map(|cell| Cow::Owned(cell.into_owned()))
    }
}

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;

        impl<'de> Visitor<'de> for Members {
            type Value = Fields;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
                let mut fields = Fields::default();
                while let Some((name, value)) = map.next_entry::<String, Box<RawValue>>()? {
                    fields.places.insert(name.clone(), fields.listed.len());
                    fields.listed.push((name, value));
                }
                Ok(fields)
            }
        }

        deserializer.deserialize_map(Members)
    }
}

/// Returns a value as a string: a string without quotes, nothing for `null`, and anything else as JSON.
pub fn plain(value: &RawValue) -> Cow<'_, str> {
    let text = value.get();
    if text == "null" {
        return Cow::Borrowed("");
    }
    if text.starts_with('"')
        && let Ok(text) = serde_json::from_str::<String>(text)
    {
        return Cow::Owned(text);
    }
    Cow::Borrowed(text)
}

/// Returns a value for a terminal: without characters that could control it.
pub fn shown(value: &RawValue) -> String {
    harmless(&plain(value))
}

/// Returns a string with escapes for characters that could control a terminal.
pub fn harmless(text: &str) -> String {
    if !text.contains(is_unsafe) {
        return text.to_owned();
    }
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if is_unsafe(character) { shown.extend(character.escape_default()) } else { shown.push(character) }
    }
    shown
}

/// Returns whether a character can change what a terminal shows: control characters, those that change the
/// direction, and invisible ones.
pub fn is_unsafe(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// Fails if objects and arrays in a value are nested so deeply that it cannot be converted.
pub fn check_depth(value: &RawValue) -> Result<()> {
    let (mut depth, mut is_string, mut is_escaped) = (0_usize, false, false);
    for byte in value.get().bytes() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if is_string => is_escaped = true,
            b'"' => is_string = !is_string,
            b'{' | b'[' if !is_string => depth += 1,
            b'}' | b']' if !is_string => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            let text = format!("the data is nested more than {DEEPEST} levels deep");
            return Err(Failure::new(Exit::Other, text).hint("`-o json`, which shows it as it is"));
        }
    }
    Ok(())
}
