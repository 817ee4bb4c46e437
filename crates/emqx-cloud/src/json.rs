//! JSON in responses: one level at a time, duplicate keys, and error messages without values.
//!
//! Nothing here takes more memory than a small multiple of the JSON that it reads, whatever a server sends; a test counts it.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use emqx_cloud_core::private::Name;
use emqx_cloud_core::{Members, MembersBuilder};
use serde::de::{Deserialize, DeserializeOwned, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

/// How many times the size of its JSON a decoded list may have, if it is larger than [`SMALL`]. Rows of real servers are
/// smaller than their JSON, but a row of 900 bytes can also be decoded from 40.
const MOST: usize = 8;

/// The size that a decoded list may always have, in bytes.
const SMALL: usize = 64 * 1024 * 1024;

/// The maximum size of JSON of an undocumented form that is parsed, in bytes. Parsing takes up to a hundred times as much.
const PARSED: usize = 64 * 1024;

/// How many levels JSON in a response can have.
const DEEPEST: usize = 10_000;

/// One level of a JSON value.
pub(crate) enum Level<'a> {
    /// An object.
    Object(Entries<'a>),
    /// An array.
    Array(Vec<&'a RawValue>),
    /// Anything else.
    Plain,
}

impl<'a> Level<'a> {
    /// Reads one level.
    pub fn read(json: &'a [u8]) -> serde_json::Result<Self> {
        serde_json::from_slice(json)
    }
}

/// The members of an object in order, which may have duplicate keys.
#[derive(Default)]
pub(crate) struct Entries<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'a> Entries<'a> {
    /// Returns the first member with this name.
    pub fn get(&self, name: &str) -> Option<&'a RawValue> {
        self.all(name).next()
    }

    /// Returns all members with this name.
    pub fn all<'m>(&'m self, name: &'m str) -> impl Iterator<Item = &'a RawValue> + use<'m, 'a> {
        self.0.iter().filter(move |(found, _)| found == name).map(|(_, value)| *value)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &'a RawValue)> {
        self.0.iter().map(|(name, value)| (&**name, *value))
    }

    /// Returns whether there is a duplicate key.
    pub fn repeat(&self) -> bool {
        repeat(self.0.iter().map(|(name, _)| &**name).collect())
    }
}

fn repeat(mut names: Vec<&str>) -> bool {
    names.sort_unstable();
    names.windows(2).any(|pair| pair[0] == pair[1])
}

impl<'de> Deserialize<'de> for Level<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(LevelVisitor)
    }
}

struct LevelVisitor;

impl<'de> Visitor<'de> for LevelVisitor {
    type Value = Level<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Level<'de>, E> {
        Ok(Level::Plain)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Level<'de>, E> {
        Ok(Level::Plain)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Level<'de>, E> {
        Ok(Level::Plain)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Level<'de>, E> {
        Ok(Level::Plain)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Level<'de>, E> {
        Ok(Level::Plain)
    }

    fn visit_str<E>(self, _: &str) -> Result<Level<'de>, E> {
        Ok(Level::Plain)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Level<'de>, A::Error> {
        let mut found = Vec::new();
        while let Some(item) = items.next_element()? {
            found.push(item);
        }
        Ok(Level::Array(found))
    }

    // Not a map, which would lose duplicate keys.
    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Level<'de>, A::Error> {
        let mut found = Vec::new();
        while let Some(name) = members.next_key_seed(Name)? {
            found.push((name, members.next_value()?));
        }
        Ok(Level::Object(Entries(found)))
    }
}

/// Returns what is ambiguous in JSON: a duplicate key at any depth.
///
/// Parsers differ in which value of a duplicate key they take, so the meaning of such an object is unknown. Values are not
/// looked at, because an odd one must not cost the others.
fn ambiguity(json: &RawValue) -> Option<&'static str> {
    // The names of each open object; `None` for an array. The JSON is valid.
    let mut open: Vec<Option<Vec<Cow<'_, str>>>> = Vec::new();
    let json = json.get();
    let mut rest = json.bytes().enumerate();
    let mut is_name = false;
    while let Some((at, byte)) = rest.next() {
        match byte {
            b'{' | b'[' if open.len() == DEEPEST => return Some("too many levels"),
            b'{' => open.push(Some(Vec::new())),
            b'[' => open.push(None),
            b'}' | b']' => {
                if let Some(Some(names)) = open.pop()
                    && repeat(names.iter().map(|name| &**name).collect())
                {
                    return Some("duplicate key");
                }
            }
            b'"' => {
                let mut end = at;
                while let Some((next, byte)) = rest.next() {
                    match byte {
                        b'\\' => drop(rest.next()),
                        b'"' => {
                            end = next;
                            break;
                        }
                        _ => {}
                    }
                }
                if let (true, Some(Some(names))) = (is_name, open.last_mut()) {
                    let text = &json[at..=end];
                    let name = match text.contains('\\') {
                        true => serde_json::from_str(text).map_or(Cow::Borrowed(text), Cow::Owned),
                        false => Cow::Borrowed(&json[at + 1..end]),
                    };
                    // `serde_json` reads an object with such a name as the JSON in its value.
                    if name.starts_with("$serde_json::private::") {
                        return Some("invalid name");
                    }
                    names.push(name);
                }
            }
            _ => {}
        }
        is_name = match byte {
            b'{' => true,
            b',' => matches!(open.last(), Some(Some(_))),
            _ if byte.is_ascii_whitespace() => is_name,
            _ => false,
        };
    }
    None
}

/// Decodes the value of the member `name`, which must not have duplicate keys. The error has the problem and its place.
pub(crate) fn decode<T: DeserializeOwned>(name: &str, json: &RawValue) -> Result<T, String> {
    decode_with(name, json, PhantomData)
}

/// Decodes a list, like [`decode`].
pub(crate) fn rows<T: DeserializeOwned>(name: &str, json: &RawValue) -> Result<Vec<T>, String> {
    let bytes = json.get().len().saturating_mul(MOST).max(SMALL);
    decode_with(name, json, List { most: bytes / size_of::<T>().max(1), items: PhantomData })
}

fn decode_with<'a, S>(name: &str, json: &'a RawValue, seed: S) -> Result<S::Value, String>
where
    S: DeserializeSeed<'a> + Copy,
{
    is_unambiguous(name, json)?;
    let mut deserializer = serde_json::Deserializer::from_str(json.get());
    let failed = match seed.deserialize(&mut deserializer) {
        Ok(decoded) => return Ok(decoded),
        Err(failed) => failed,
    };
    // The place of a problem is only searched for if there is one.
    let mut deserializer = serde_json::Deserializer::from_str(json.get());
    let mut track = serde_path_to_error::Track::new();
    let _ = seed.deserialize(serde_path_to_error::Deserializer::new(&mut deserializer, &mut track));
    Err(format!("{}{}", place(name, &track.path().to_string()), plain(&failed)))
}

fn is_unambiguous(name: &str, json: &RawValue) -> Result<(), String> {
    match ambiguity(json) {
        None => Ok(()),
        Some(problem) => Err(format!("{}{problem}", place(name, ""))),
    }
}

/// A list with at most this number of items.
struct List<T> {
    most: usize,
    items: PhantomData<T>,
}

impl<T> Clone for List<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for List<T> {}

impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for List<T> {
    type Value = Vec<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Vec<T>, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for List<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Vec<T>, A::Error> {
        let mut found = Vec::new();
        while let Some(item) = items.next_element()? {
            if found.len() == self.most {
                return Err(A::Error::custom(format!("more than {} rows, which are too short", self.most)));
            }
            found.push(item);
        }
        Ok(found)
    }
}

/// Collects the members of a response that have no field.
pub(crate) fn members<'a>(entries: impl Iterator<Item = (&'a str, &'a RawValue)>) -> Result<Members, String> {
    let mut members = MembersBuilder::default();
    for (name, value) in entries {
        is_unambiguous(name, value)?;
        members.add(name, value);
    }
    members.build::<serde_json::Error>().map_err(|error| plain(&error))
}

/// Returns whether JSON is an object without members.
pub(crate) fn is_empty_object(json: &RawValue) -> bool {
    matches!(Level::read(json.get().as_bytes()), Ok(Level::Object(members)) if members.iter().next().is_none())
}

/// Returns whether JSON is a string.
pub(crate) fn is_text(json: &RawValue) -> bool {
    json.get().starts_with('"')
}

/// Parses JSON of any form, unless it is too long.
pub(crate) fn parsed(json: &RawValue) -> Option<Value> {
    if json.get().len() <= PARSED { serde_json::from_str(json.get()).ok() } else { None }
}

/// Returns the place in a member, for a message. The name of the whole body is empty.
fn place(name: &str, path: &str) -> String {
    let path = if path == "." { "" } else { path };
    let whole = match (name, path) {
        ("", "") => return String::new(),
        (_, "") => name.to_owned(),
        ("", _) => path.to_owned(),
        _ => format!("{name}.{path}").replace(".[", "["),
    };
    format!("`{whole}`: ")
}

/// Returns the message of a decoding error, without the values that it quotes.
pub(crate) fn plain(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let said = ["missing field", "unknown field", "duplicate key", "more than"];
    match text.rsplit_once(", expected ") {
        _ if said.iter().any(|start| text.starts_with(start)) || error.is_syntax() || error.is_eof() => text,
        Some((_, expected)) => format!("expected {expected}"),
        None if text.starts_with("data did not match any variant") => "matches none of the documented forms".to_owned(),
        None => "a value does not have the documented type".to_owned(),
    }
}
