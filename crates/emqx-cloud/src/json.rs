//! JSON in responses: duplicate keys, and error messages without values.

use std::collections::HashSet;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// One level of a JSON value, whose parts are a `T`.
pub(crate) enum Level<T> {
    /// An object.
    Object(Members<T>),
    /// An array.
    Array(Vec<T>),
    /// Anything else.
    Plain,
}

/// The members of an object in order, which may have duplicate keys.
pub(crate) struct Members<T>(Vec<(String, T)>);

impl<T> Default for Members<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Members<T> {
    /// Returns the first member with this name.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.iter().find(|(found, _)| *found == name).map(|(_, value)| value)
    }

    /// Returns all members with this name.
    pub fn all<'m>(&'m self, name: &'m str) -> impl Iterator<Item = &'m T> {
        self.iter().filter(move |(found, _)| *found == name).map(|(_, value)| value)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().map(|(name, value)| (&**name, value))
    }

    /// Returns whether there is a duplicate key.
    pub fn repeat(&self) -> bool {
        let mut names = HashSet::new();
        !self.0.iter().all(|(name, _)| names.insert(name))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Level<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(LevelVisitor(PhantomData))
    }
}

struct LevelVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for LevelVisitor<T> {
    type Value = Level<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Level<T>, E> {
        Ok(Level::Plain)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Level<T>, E> {
        Ok(Level::Plain)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Level<T>, E> {
        Ok(Level::Plain)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Level<T>, E> {
        Ok(Level::Plain)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Level<T>, E> {
        Ok(Level::Plain)
    }

    fn visit_str<E>(self, _: &str) -> Result<Level<T>, E> {
        Ok(Level::Plain)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Level<T>, A::Error> {
        let mut found = Vec::new();
        while let Some(item) = items.next_element()? {
            found.push(item);
        }
        Ok(Level::Array(found))
    }

    // Not a map, which would lose duplicate keys.
    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Level<T>, A::Error> {
        let mut found = Vec::new();
        while let Some(member) = members.next_entry()? {
            found.push(member);
        }
        Ok(Level::Object(Members(found)))
    }
}

/// Any JSON without duplicate keys at any depth. The value itself is not kept.
///
/// Parsers differ in which value of a duplicate key they take, so the meaning of such an object is unknown.
struct Unambiguous;

impl<'de> Deserialize<'de> for Unambiguous {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Level::<Self>::deserialize(deserializer)? {
            Level::Object(members) if members.repeat() => Err(D::Error::custom("duplicate key")),
            _ => Ok(Self),
        }
    }
}

/// Decodes the value of the member `name`, which must not have duplicate keys. The error has the problem and its place.
pub(crate) fn decode<T: DeserializeOwned>(name: &str, json: &str) -> Result<T, String> {
    match serde_json::from_str::<Unambiguous>(json) {
        Err(error) if error.is_data() => Err(format!("{}duplicate key", place(name, ""))),
        _ => decode_ambiguous(name, json),
    }
}

/// Like [`decode`], for types that can handle duplicate keys.
pub(crate) fn decode_ambiguous<T: DeserializeOwned>(name: &str, json: &str) -> Result<T, String> {
    let mut deserializer = serde_json::Deserializer::from_str(json);
    serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let path = error.path().to_string();
        format!("{}{}", place(name, &path), plain(error.inner()))
    })
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
    let said = ["missing field", "unknown field"].iter().any(|start| text.starts_with(start));
    match text.rsplit_once(", expected ") {
        _ if said || error.is_syntax() || error.is_eof() => text,
        Some((_, expected)) => format!("expected {expected}"),
        None if text.starts_with("data did not match any variant") => "matches none of the documented forms".to_owned(),
        None => "a value does not have the documented type".to_owned(),
    }
}
