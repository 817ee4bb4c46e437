//! Decoding in one pass of responses that have the documented form.
//!
//! `Deserialize` keeps the text of a value until it is known whether it has the documented type, and is told by another pass
//! whether there are duplicate keys. Almost every response needs neither: [`Received::quick`] reads it directly, and refuses
//! whatever is not certain at once. A refusal says nothing about the response, which `Deserialize` decides then.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::ambiguity::{RESERVED, ambiguity_within};
use crate::members::Name;
use crate::{Members, MembersBuilder, Received};

/// How many levels a value that is kept as JSON can have. `Deserialize` allows far more, but counts them from the beginning of
/// the data.
const DEEPEST: usize = 128;

/// Implements [`Received::quick`] for a type whose `Deserialize` reads no objects, and so finds no duplicate keys.
#[macro_export]
#[doc(hidden)]
macro_rules! as_deserialize {
    () => {
        fn quick<'de, D: $crate::private::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            <Self as $crate::private::serde::Deserialize>::deserialize(deserializer)
        }
    };
}

/// Returns the error of a refusal.
pub fn refused<E: Error>() -> E {
    E::custom("not of the documented form")
}

/// Reads a value by [`Received::quick`].
#[derive(Debug)]
pub struct Quick<T>(PhantomData<T>);

impl<T> Clone for Quick<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Quick<T> {}

impl<T> Default for Quick<T> {
    fn default() -> Self {
        Self(PhantomData)
    }
}

impl<'de, T: Received> DeserializeSeed<'de> for Quick<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::quick(deserializer)
    }
}

/// An optional field, and what is read into it: `null`, or a value of the documented type.
#[derive(Debug)]
pub struct Field<'f, T> {
    name: &'static str,
    value: &'f mut Option<Option<T>>,
    extra: &'f mut MembersBuilder,
}

impl<T> Field<'_, T> {
    fn set<E>(self, value: T) -> Result<(), E> {
        *self.value = Some(Some(value));
        Ok(())
    }

    fn set_null<E>(self) -> Result<(), E> {
        *self.value = Some(None);
        self.extra.add_json(self.name, "null");
        Ok(())
    }

    /// Keeps a string in place of the documented type, such as `undefined`.
    fn set_text<E>(self, text: &str) -> Result<(), E> {
        *self.value = Some(None);
        self.extra.add_text(self.name, text);
        Ok(())
    }
}

impl<'de, T: Received> DeserializeSeed<'de> for Field<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        T::quick_field(deserializer, self)
    }
}

impl<'de, T: Received> Visitor<'de> for Field<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of the documented type")
    }

    fn visit_none<E>(self) -> Result<(), E> {
        self.set_null()
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.set_null()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.set(T::quick(deserializer)?)
    }
}

/// Reads an optional field that is `null`, an integer, or a string in its place.
pub(crate) struct Integer<'f, T>(pub Field<'f, T>);

impl<'de, T: TryFrom<i64> + TryFrom<u64>> Visitor<'de> for Integer<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an integer")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.0.set_null()
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<(), E> {
        self.0.set(T::try_from(number).map_err(|_| refused())?)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<(), E> {
        self.0.set(T::try_from(number).map_err(|_| refused())?)
    }

    // A string with escapes would not be kept as it was sent.
    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<(), E> {
        self.0.set_text(text)
    }
}

/// Reads an array.
pub(crate) struct Items<T>(pub PhantomData<T>);

impl<'de, T: Received> Visitor<'de> for Items<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Vec<T>, A::Error> {
        let mut found = Vec::new();
        while let Some(item) = items.next_element_seed(Quick::default())? {
            found.push(item);
        }
        Ok(found)
    }
}

/// Reads an object whose members all have the same type.
pub(crate) struct Map<T>(pub PhantomData<T>);

impl<'de, T: Received> Visitor<'de> for Map<T> {
    type Value = BTreeMap<String, T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let mut found = BTreeMap::new();
        while let Some(name) = members.next_key_seed(Name)? {
            let value = members.next_value_seed(Quick::default())?;
            if name.starts_with(RESERVED) || found.insert(name.into_owned(), value).is_some() {
                return Err(refused());
            }
        }
        Ok(found)
    }
}

/// Reads an object that is kept as it is.
pub(crate) struct Kept;

impl<'de> Visitor<'de> for Kept {
    type Value = Members;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Members, A::Error> {
        let mut found = MembersBuilder::default();
        while let Some(name) = members.next_key_seed(Name)? {
            undocumented(&mut members, &name, &mut found)?;
        }
        found.build()
    }
}

/// Reads a value of any type.
pub(crate) struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, boolean: bool) -> Result<Value, E> {
        Ok(boolean.into())
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(text.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Value, A::Error> {
        Items(PhantomData).visit_seq(items).map(Value::Array)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut found = serde_json::Map::new();
        while let Some(name) = members.next_key_seed(Name)? {
            let value = members.next_value_seed(Quick::default())?;
            if name.starts_with(RESERVED) || found.insert(name.into_owned(), value).is_some() {
                return Err(refused());
            }
        }
        Ok(Value::Object(found))
    }
}

/// Reads a required field.
pub fn required<'de, A: MapAccess<'de>, T: Received>(
    map: &mut A,
    _: &'static str,
    field: &mut Option<T>,
    _: &mut MembersBuilder,
) -> Result<(), A::Error> {
    match field.replace(map.next_value_seed(Quick::default())?) {
        None => Ok(()),
        Some(_) => Err(refused()),
    }
}

/// Reads an optional field.
pub fn optional<'de, A: MapAccess<'de>, T: Received>(
    map: &mut A,
    name: &'static str,
    value: &mut Option<Option<T>>,
    extra: &mut MembersBuilder,
) -> Result<(), A::Error> {
    if value.is_some() {
        return Err(refused());
    }
    map.next_value_seed(Field { name, value, extra })
}

/// Reads a member that has no field.
pub fn undocumented<'de, A: MapAccess<'de>>(
    map: &mut A,
    name: &str,
    extra: &mut MembersBuilder,
) -> Result<(), A::Error> {
    let raw: &'de RawValue = map.next_value()?;
    if name.starts_with(RESERVED) || is_ambiguous(raw) {
        return Err(refused());
    }
    extra.add(name, raw);
    Ok(())
}

/// Ends an object, which must not be empty.
pub fn end<E: Error>(is_empty: bool) -> Result<(), E> {
    if is_empty { Err(refused()) } else { Ok(()) }
}

/// Reads a choice between types as JSON.
pub fn choice<'de, D: Deserializer<'de>>(deserializer: D) -> Result<&'de RawValue, D::Error> {
    let raw = <&RawValue>::deserialize(deserializer)?;
    if is_ambiguous(raw) { Err(refused()) } else { Ok(raw) }
}

fn is_ambiguous(raw: &RawValue) -> bool {
    raw.get().starts_with(['{', '[']) && ambiguity_within(raw.get(), DEEPEST).is_some()
}
