//! JSON as the server's language sees it: strings are bytes, names can appear twice, and some strings are atoms.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Number;

use super::Crash;

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// An atom, which is sent as a string.
    Atom(&'static str),
    Null,
    Bool(bool),
    Number(Number),
    /// A string. What a client sends is UTF-8; what is in a percent-encoded path need not be.
    Bytes(Vec<u8>),
    Array(Vec<Json>),
    /// An object, in document order.
    Object(Vec<(Vec<u8>, Json)>),
}

/// What a field that was not sent becomes.
pub const UNDEFINED: Json = Json::Atom("undefined");

impl Json {
    /// Returns the value of a member; the first one counts. An array has no members.
    ///
    /// # Errors
    ///
    /// The value is not an object, and the server crashes.
    pub fn get(&self, name: &str) -> Result<Option<&Self>, Crash> {
        match self {
            Self::Object(members) => Ok(members.iter().find(|(key, _)| key == name.as_bytes()).map(|(_, value)| value)),
            Self::Array(_) => Ok(None),
            _ => Err(Crash),
        }
    }

    /// As [`get`](Self::get), with [`UNDEFINED`] for what is missing.
    pub fn get_or_undefined(&self, name: &str) -> Result<Self, Crash> {
        Ok(self.get(name)?.cloned().unwrap_or(UNDEFINED))
    }

    /// Returns a string's bytes.
    pub fn bytes(&self) -> Option<&[u8]> {
        match self {
            Self::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// Returns a string's bytes if there are any.
    pub fn filled(&self) -> Option<&[u8]> {
        self.bytes().filter(|bytes| !bytes.is_empty())
    }

    /// Returns an integer.
    pub fn integer(&self) -> Option<i64> {
        match self {
            Self::Number(number) => number.as_i64(),
            _ => None,
        }
    }

    /// Whether the server takes it for a list: an array or an object.
    pub fn is_list(&self) -> bool {
        matches!(self, Self::Array(_) | Self::Object(_))
    }
}

impl From<&[u8]> for Json {
    fn from(bytes: &[u8]) -> Self {
        Self::Bytes(bytes.to_vec())
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Atom(name) => serializer.serialize_str(name),
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(number) => number.serialize(serializer),
            Self::Bytes(bytes) => Text(bytes).serialize(serializer),
            Self::Array(items) => serializer.collect_seq(items),
            Self::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (name, value) in members {
                    map.serialize_entry(&Text(name), value)?;
                }
                map.end()
            }
        }
    }
}

/// Bytes that are sent as a string: each one that is not UTF-8 becomes U+FFFD.
#[derive(Debug, Clone, Copy)]
pub struct Text<'t>(pub &'t [u8]);

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.utf8_chunks().try_for_each(|chunk| {
            f.write_str(chunk.valid())?;
            chunk.invalid().iter().try_for_each(|_| f.write_str("\u{fffd}"))
        })
    }
}

impl Serialize for Text<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match str::from_utf8(self.0) {
            Ok(text) => serializer.serialize_str(text),
            Err(_) => serializer.collect_str(self),
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct JsonVisitor;

        impl<'de> Visitor<'de> for JsonVisitor {
            type Value = Json;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("JSON")
            }

            fn visit_unit<E>(self) -> Result<Json, E> {
                Ok(Json::Null)
            }

            fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
                Ok(Json::Bool(value))
            }

            fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
                Ok(Json::Number(value.into()))
            }

            fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
                Ok(Json::Number(value.into()))
            }

            fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
                Ok(Number::from_f64(value).map_or(Json::Null, Json::Number))
            }

            fn visit_str<E>(self, value: &str) -> Result<Json, E> {
                Ok(Json::Bytes(value.into()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
                let mut found = Vec::new();
                while let Some(item) = items.next_element()? {
                    found.push(item);
                }
                Ok(Json::Array(found))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Json, A::Error> {
                let mut found = Vec::new();
                while let Some((name, value)) = members.next_entry::<String, Json>()? {
                    found.push((name.into_bytes(), value));
                }
                Ok(Json::Object(found))
            }
        }

        deserializer.deserialize_any(JsonVisitor)
    }
}
