//! The members of a JSON object, as the server sent them.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::ambiguity::have_repeated;

/// Members of a JSON object that have no typed field, as the server sent them: numbers with all digits, and `null`.
///
/// A row keeps three kinds of members here, so that nothing of a response is lost: those that are not documented, those
/// with a value of an undocumented type (see [`Received::misfits`](crate::Received::misfits)), and those that are `null`.
///
/// `Debug` shows only the names, because an undocumented member can be a secret.
///
/// ```
/// let extra: emqx_cloud_core::Members = serde_json::from_str(r#"{"bytes": 18446744073709551616}"#)?;
/// assert_eq!(extra.raw("bytes").map(|raw| raw.get()), Some("18446744073709551616"));
/// assert_eq!(extra.get("missing"), None);
/// # Ok::<_, serde_json::Error>(())
/// ```
// One string: a map would take about a hundred times the size of an object such as `{"":0}`.
#[derive(Clone, Default)]
pub struct Members(Option<Box<str>>);

impl Members {
    /// Returns whether there are no members.
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// Returns the number of members.
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// Returns the value of a member, as by [`to_value`].
    pub fn get(&self, name: &str) -> Option<Value> {
        self.raw(name).map(to_value)
    }

    /// Returns the value of a member as JSON.
    pub fn raw(&self, name: &str) -> Option<&RawValue> {
        self.iter().find(|(found, _)| found == name).map(|(_, raw)| raw)
    }

    /// Returns the members with their names, in the order of the response.
    pub fn iter(&self) -> impl Iterator<Item = (Cow<'_, str>, &RawValue)> {
        let listed = self.0.as_deref().map(serde_json::from_str::<Listed<'_>>);
        listed.and_then(Result::ok).map(|Listed(members)| members).unwrap_or_default().into_iter()
    }

    /// Returns the members as a map, with values as by [`to_value`].
    pub fn to_map(&self) -> Map<String, Value> {
        self.iter().map(|(name, raw)| (name.into_owned(), to_value(raw))).collect()
    }

    /// Returns the members as a JSON object.
    pub fn as_json(&self) -> &str {
        self.0.as_deref().unwrap_or("{}")
    }
}

/// The order of the members does not matter, nor does whitespace in their values.
impl PartialEq for Members {
    fn eq(&self, other: &Self) -> bool {
        let sorted = |members: &Self| {
            let mut listed: Vec<_> =
                members.iter().map(|(name, raw)| (name.into_owned(), compact(raw.get()))).collect();
            listed.sort_unstable();
            listed
        };
        self.0 == other.0 || (self.0.is_some() && other.0.is_some() && sorted(self) == sorted(other))
    }
}

impl Eq for Members {}

/// Returns JSON without the whitespace between its parts.
fn compact(json: &str) -> String {
    let (mut in_text, mut escaped) = (false, false);
    let kept = json.chars().filter(|character| {
        let is_text = in_text;
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => in_text = !in_text,
            _ => {}
        }
        is_text || !character.is_ascii_whitespace()
    });
    kept.collect()
}

impl fmt::Debug for Members {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter().map(|(name, _)| name)).finish()
    }
}

impl Serialize for Members {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, raw) in self.iter() {
            map.serialize_entry(&name, raw)?;
        }
        map.end()
    }
}

/// Reads an object without duplicate keys.
impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;

        impl<'de> Visitor<'de> for Object {
            type Value = Members;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
                let mut members = MembersBuilder::default();
                while let Some(name) = map.next_key_seed(Name)? {
                    members.add(&name, &map.next_value::<Json>()?);
                }
                members.build()
            }
        }

        deserializer.deserialize_map(Object)
    }
}

/// Parses JSON. A number with more digits than a `Value` can hold is rounded.
///
/// What `serde_json` cannot parse, such as `1e400` or JSON with more than 127 levels, is returned as a string.
pub fn to_value(raw: &RawValue) -> Value {
    serde_json::from_str(raw.get()).unwrap_or_else(|_| raw.get().into())
}

/// Collects members.
#[derive(Debug, Default)]
pub struct MembersBuilder {
    json: String,
    count: usize,
    /// Hashes of the first names.
    hashes: [u32; HASHES],
    /// Whether two names can be the same.
    can_repeat: bool,
}

/// How many names are compared by their hashes.
const HASHES: usize = 8;

impl MembersBuilder {
    /// Adds a member.
    pub fn add(&mut self, name: &str, value: &RawValue) {
        self.add_json(name, value.get());
    }

    /// Adds a member whose value is a string.
    pub(crate) fn add_text(&mut self, name: &str, text: &str) {
        self.add_name(name, text.len() + "\"\"".len());
        self.push_text(text);
    }

    /// Adds a member whose value is this JSON.
    pub(crate) fn add_json(&mut self, name: &str, json: &str) {
        self.add_name(name, json.len());
        self.json.push_str(json);
    }

    fn add_name(&mut self, name: &str, value: usize) {
        // Most objects have one such member.
        let bytes = "{\"\":}".len() + name.len() + value;
        if self.count == 0 {
            self.json.reserve_exact(bytes)
        } else {
            self.json.reserve(bytes)
        }
        let hash = hash(name);
        match self.hashes.get_mut(self.count) {
            Some(place) => *place = hash,
            None => self.can_repeat = true,
        }
        self.can_repeat |= self.hashes.iter().take(self.count).any(|other| *other == hash);
        self.json.push(if self.count == 0 { '{' } else { ',' });
        self.push_text(name);
        self.json.push(':');
        self.count += 1;
    }

    fn push_text(&mut self, text: &str) {
        if text.bytes().any(|byte| byte < b' ' || matches!(byte, b'"' | b'\\')) {
            self.json.push_str(&Value::from(text).to_string());
        } else {
            self.json.push('"');
            self.json.push_str(text);
            self.json.push('"');
        }
    }

    /// Returns the members.
    ///
    /// # Errors
    ///
    /// Returns an error if there is a duplicate key.
    pub fn build<E: Error>(mut self) -> Result<Members, E> {
        if self.count == 0 {
            return Ok(Members(None));
        }
        self.json.push('}');
        if self.can_repeat {
            let Listed(listed) = serde_json::from_str(&self.json).map_err(E::custom)?;
            if have_repeated(listed.iter().map(|(name, _)| &**name).collect()) {
                return Err(E::custom("duplicate key"));
            }
        }
        Ok(Members(Some(self.json.into_boxed_str())))
    }
}

/// Hashes a name (FNV-1a). Names with the same hash are compared.
fn hash(name: &str) -> u32 {
    name.bytes().fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The members of an object, which may have duplicate keys.
struct Listed<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de> Deserialize<'de> for Listed<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;

        impl<'de> Visitor<'de> for Object {
            type Value = Listed<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Listed<'de>, A::Error> {
                let mut listed = Vec::new();
                while let Some(name) = map.next_key_seed(Name)? {
                    listed.push((name, map.next_value()?));
                }
                Ok(Listed(listed))
            }
        }

        deserializer.deserialize_map(Object)
    }
}

/// Any JSON, from any format: JSON is kept as it is, and other formats are converted.
#[derive(Debug)]
pub struct Json(Box<RawValue>);

impl std::ops::Deref for Json {
    type Target = RawValue;

    fn deref(&self) -> &RawValue {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Box::<RawValue>::deserialize(Converted(deserializer)).map(Self)
    }
}

/// A deserializer that `RawValue` can be read from. By itself, it can only be read from JSON, and not inside a type with
/// `flatten` or `untagged`.
struct Converted<D>(D);

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Converted<D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_any(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_newtype_struct(name, Raw { name, visitor })
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct seq
        tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// Reads what JSON gives for a raw value, or converts what another format has.
struct Raw<V> {
    name: &'static str,
    visitor: V,
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Raw<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(f)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        self.visitor.visit_map(map)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        let value = Value::deserialize(deserializer)?;
        value.deserialize_newtype_struct(self.name, self.visitor).map_err(D::Error::custom)
    }
}

/// Reads a name, without a copy if it has no escapes.
#[derive(Debug)]
pub struct Name;

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Cow<'de, str>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Name {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Borrowed(name))
    }

    fn visit_str<E>(self, name: &str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Owned(name.to_owned()))
    }

    fn visit_string<E>(self, name: String) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Owned(name))
    }
}
