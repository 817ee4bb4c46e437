//! The members of a JSON object, as the server sent them.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

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
#[derive(Clone, Default, PartialEq, Eq)]
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
                    members.add(&name, &map.next_value::<Box<RawValue>>()?);
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
}

impl MembersBuilder {
    /// Adds a member.
    pub fn add(&mut self, name: &str, value: &RawValue) {
        self.json.push(if self.count == 0 { '{' } else { ',' });
        self.json.push_str(&Value::from(name).to_string());
        self.json.push(':');
        self.json.push_str(value.get());
        self.count += 1;
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
        if self.count > 1 {
            let Listed(listed) = serde_json::from_str(&self.json).map_err(E::custom)?;
            let mut names: Vec<_> = listed.iter().map(|(name, _)| name).collect();
            names.sort_unstable();
            if names.windows(2).any(|pair| pair[0] == pair[1]) {
                return Err(E::custom("duplicate key"));
            }
        }
        Ok(Members(Some(self.json.into_boxed_str())))
    }
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
        f.write_str("a name")
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
