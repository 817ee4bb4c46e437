//! JSON in responses: one level at a time, duplicate keys, and error messages without values.
//!
//! Nothing here takes more memory than a small multiple of the JSON that it reads, whatever a server sends; a test counts it.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use emqx_cloud_core::private::{Name, ambiguity, have_repeated};
use emqx_cloud_core::quick::Quick;
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
        have_repeated(self.0.iter().map(|(name, _)| &**name).collect())
    }
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

/// Decodes the value of the member `name`, which must not have duplicate keys. The error has the problem and its place.
pub(crate) fn decode<T: DeserializeOwned>(name: &str, json: &RawValue) -> Result<T, String> {
    decode_with(name, json, PhantomData)
}

/// Decodes a list, like [`decode`].
pub(crate) fn rows<T: DeserializeOwned>(name: &str, json: &RawValue) -> Result<Vec<T>, String> {
    decode_with(name, json, List::<PhantomData<T>>::any(json.get().len()))
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
    match ambiguity(json.get()) {
        None => Ok(()),
        Some(problem) => Err(format!("{}{problem}", place(name, ""))),
    }
}

/// A list, each item of which is read by a seed.
#[derive(Clone, Copy)]
pub(crate) struct List<S> {
    /// The number of items for which memory is reserved.
    reserved: usize,
    most: usize,
    items: S,
}

impl<S> List<S> {
    /// Creates the list for JSON of this size, which has items of type `T`.
    fn of<T>(bytes: usize, items: S) -> Self {
        let size = size_of::<T>().max(1);
        // Rows of real servers are smaller than their JSON, so they are not moved later.
        Self { reserved: bytes.min(SMALL) / size, most: bytes.saturating_mul(MOST).max(SMALL) / size, items }
    }
}

impl<T> List<PhantomData<T>> {
    /// Returns a list of items that are read by `Deserialize`.
    fn any(bytes: usize) -> Self {
        Self::of::<T>(bytes, PhantomData)
    }
}

impl<T> List<Quick<T>> {
    /// Returns a list of items of the documented form, for a response of this size. How much of it is the list is not known
    /// yet, so the list can only have the size that any list may have.
    pub fn quick(bytes: usize) -> Self {
        Self { most: SMALL / size_of::<T>().max(1), ..Self::of::<T>(bytes, Quick::default()) }
    }
}

impl<'de, S: DeserializeSeed<'de> + Copy> DeserializeSeed<'de> for List<S> {
    type Value = Vec<S::Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, S: DeserializeSeed<'de> + Copy> Visitor<'de> for List<S> {
    type Value = Vec<S::Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let mut found = Vec::with_capacity(self.reserved);
        while items.next_element_seed(Push { list: &self, found: &mut found })?.is_some() {}
        Ok(found)
    }
}

/// Reads an item into a list. Items are large, so they are not moved more often than necessary.
struct Push<'l, S, T> {
    list: &'l List<S>,
    found: &'l mut Vec<T>,
}

impl<'de, S: DeserializeSeed<'de> + Copy> DeserializeSeed<'de> for Push<'_, S, S::Value> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let item = self.list.items.deserialize(deserializer)?;
        let (found, most) = (self.found, self.list.most);
        if found.len() == most {
            return Err(D::Error::custom(format!("more than {most} rows, which are too short")));
        }
        if found.len() == found.capacity() {
            // As `push` would, but not beyond what is allowed.
            found.reserve_exact(found.len().max(4).min(most - found.len()));
        }
        found.push(item);
        Ok(())
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
