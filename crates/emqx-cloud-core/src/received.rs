//! Decoding of objects in responses, which can differ from the document.
//!
//! One rule holds for every object: a required field that is missing or has an undocumented type makes the object
//! unreadable, because code relies on it. An optional field with an undocumented type, or `null`, is `None`, and its value is
//! kept in the `extra` of the object, so one odd field costs neither the row nor the page.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::Serialize;
use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error, MapAccess, Unexpected, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::{Members, MembersBuilder, Reason, ResultCode, Secret, quick};

/// A documented field that a server sent with an undocumented type. The field is `None`, and its value is in the `extra` of
/// its object.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Misfit {
    /// The name of the field, as documented.
    pub field: &'static str,
    /// The path of the field, such as `keepalive`, or `[3].keepalive` in a list.
    pub path: String,
}

/// A value in a response.
pub trait Received {
    /// Adds the fields that have an undocumented type to `found`, with their paths in this value.
    fn find_misfits(&self, found: &mut Vec<Misfit>) {
        let _ = found;
    }

    /// Returns the fields that have an undocumented type.
    ///
    /// ```
    /// # use emqx_cloud_core::Received;
    /// assert!(vec!["only strings".to_owned()].misfits().is_empty());
    /// ```
    fn misfits(&self) -> Vec<Misfit> {
        let mut found = Vec::new();
        self.find_misfits(&mut found);
        found
    }

    /// Returns the value if it is a string, a number or a boolean, and not secret.
    fn scalar(&self) -> Option<Scalar<'_>> {
        None
    }

    /// Returns a field by its name on the wire. `None` if there is no such field, or if the server did not send it.
    fn field(&self, name: &str) -> Option<&dyn Received> {
        let _ = name;
        None
    }

    /// Returns the value of a field that has an undocumented type.
    fn misfit(&self, name: &str) -> Option<&RawValue> {
        let _ = name;
        None
    }

    /// Returns the members that have no field, and the fields that have an undocumented type.
    fn members(&self) -> Option<&Members> {
        None
    }

    /// Decodes a value in one pass if it has the documented form, and is not an empty object, which can mean something else. After
    /// an error, `Deserialize` decides what the value is.
    ///
    /// A type that does not override this is always decoded by `Deserialize`.
    #[doc(hidden)]
    fn quick<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>
    where
        Self: Sized,
    {
        let _ = deserializer;
        Err(quick::refused())
    }

    /// Decodes the value of an optional field like [`quick`](Self::quick).
    #[doc(hidden)]
    fn quick_field<'de, D: Deserializer<'de>>(deserializer: D, field: quick::Field<'_, Self>) -> Result<(), D::Error>
    where
        Self: Sized,
    {
        deserializer.deserialize_option(field)
    }
}

/// The value of a field.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Scalar<'a> {
    /// A string.
    Text(&'a str),
    /// An integer.
    Integer(i128),
    /// A number that can have decimals.
    Float(f64),
    /// A boolean.
    Boolean(bool),
}

/// Finds misfits in a part of a value, and puts the name of the part before their paths.
pub fn find_below<T: Received + ?Sized>(part: &T, name: impl Fn() -> String, found: &mut Vec<Misfit>) {
    let start = found.len();
    part.find_misfits(found);
    for misfit in &mut found[start..] {
        let dot = if misfit.path.starts_with('[') { "" } else { "." };
        misfit.path = format!("{}{dot}{}", name(), misfit.path);
    }
}

impl Received for Secret {
    crate::as_deserialize!();
}

impl Received for ResultCode {
    fn scalar(&self) -> Option<Scalar<'_>> {
        Some(match self {
            Self::Number(number) => Scalar::Integer((*number).into()),
            Self::Word(word) => Scalar::Text(word),
        })
    }

    crate::as_deserialize!();
}

impl Received for Reason {}

impl Received for Members {
    fn quick<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(quick::Kept)
    }
}

impl Received for String {
    fn scalar(&self) -> Option<Scalar<'_>> {
        Some(Scalar::Text(self))
    }

    crate::as_deserialize!();
}

impl Received for bool {
    fn scalar(&self) -> Option<Scalar<'_>> {
        Some(Scalar::Boolean(*self))
    }

    crate::as_deserialize!();
}

impl Received for f64 {
    fn scalar(&self) -> Option<Scalar<'_>> {
        Some(Scalar::Float(*self))
    }

    crate::as_deserialize!();
}

macro_rules! integers {
    ($($integer:ty),*) => {$(
        impl Received for $integer {
            fn scalar(&self) -> Option<Scalar<'_>> {
                Some(Scalar::Integer((*self).into()))
            }

            crate::as_deserialize!();

            fn quick_field<'de, D: Deserializer<'de>>(
                deserializer: D,
                field: quick::Field<'_, Self>,
            ) -> Result<(), D::Error> {
                deserializer.deserialize_any(quick::Integer(field))
            }
        }
    )*};
}

integers!(u8, u16, u32, u64, i8, i16, i32, i64);

impl Received for Value {
    fn scalar(&self) -> Option<Scalar<'_>> {
        match self {
            Self::String(text) => Some(Scalar::Text(text)),
            Self::Bool(boolean) => Some(Scalar::Boolean(*boolean)),
            Self::Number(number) => {
                number.as_i128().map(Scalar::Integer).or_else(|| number.as_f64().map(Scalar::Float))
            }
            _ => None,
        }
    }

    fn quick<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(quick::Any)
    }
}

impl<T: Received> Received for Option<T> {
    fn find_misfits(&self, found: &mut Vec<Misfit>) {
        if let Some(value) = self {
            value.find_misfits(found);
        }
    }

    fn scalar(&self) -> Option<Scalar<'_>> {
        self.as_ref()?.scalar()
    }

    fn field(&self, name: &str) -> Option<&dyn Received> {
        self.as_ref()?.field(name)
    }
}

impl<T: Received> Received for Vec<T> {
    fn find_misfits(&self, found: &mut Vec<Misfit>) {
        for (index, item) in self.iter().enumerate() {
            find_below(item, || format!("[{index}]"), found);
        }
    }

    fn quick<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(quick::Items(PhantomData))
    }
}

impl<T: Received> Received for BTreeMap<String, T> {
    fn find_misfits(&self, found: &mut Vec<Misfit>) {
        for (name, value) in self {
            find_below(value, || name.clone(), found);
        }
    }

    fn field(&self, name: &str) -> Option<&dyn Received> {
        self.get(name).map(|value| value as _)
    }

    fn quick<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(quick::Map(PhantomData))
    }
}

/// An integer, or a string in its place. It can be compared with integers and strings.
///
/// ```
/// use emqx_cloud_core::NumberOrText;
///
/// assert_eq!(NumberOrText::from(5).number(), Some(5));
/// assert_eq!(NumberOrText::from("1.2").to_string(), "1.2");
/// assert!(NumberOrText::from(5) == 5 && NumberOrText::from("1.2") == "1.2");
/// assert!(NumberOrText::from("5") != 5);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
pub enum NumberOrText {
    /// An integer.
    Number(i64),
    /// A string.
    Text(String),
}

impl NumberOrText {
    /// Returns the integer, if it is one.
    pub fn number(&self) -> Option<i64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Text(_) => None,
        }
    }

    /// Returns the string, if it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Number(_) => None,
            Self::Text(text) => Some(text),
        }
    }
}

impl PartialEq<i64> for NumberOrText {
    fn eq(&self, other: &i64) -> bool {
        self.number() == Some(*other)
    }
}

impl PartialEq<str> for NumberOrText {
    fn eq(&self, other: &str) -> bool {
        self.text() == Some(other)
    }
}

impl PartialEq<&str> for NumberOrText {
    fn eq(&self, other: &&str) -> bool {
        *self == **other
    }
}

impl From<i64> for NumberOrText {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<&str> for NumberOrText {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl fmt::Display for NumberOrText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Text(text) => text.fmt(f),
        }
    }
}

impl Received for NumberOrText {
    fn scalar(&self) -> Option<Scalar<'_>> {
        Some(match self {
            Self::Number(number) => Scalar::Integer((*number).into()),
            Self::Text(text) => Scalar::Text(text),
        })
    }

    crate::as_deserialize!();
}

impl<'de> Deserialize<'de> for NumberOrText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;

        impl Visitor<'_> for Either {
            type Value = NumberOrText;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an integer or a string")
            }

            fn visit_i64<E>(self, number: i64) -> Result<NumberOrText, E> {
                Ok(number.into())
            }

            fn visit_u64<E: Error>(self, number: u64) -> Result<NumberOrText, E> {
                let out_of_range = || E::invalid_value(Unexpected::Unsigned(number), &self);
                i64::try_from(number).map(NumberOrText::Number).map_err(|_| out_of_range())
            }

            fn visit_str<E>(self, text: &str) -> Result<NumberOrText, E> {
                Ok(text.into())
            }
        }

        deserializer.deserialize_any(Either)
    }
}

/// Implements `Deserialize` and [`Received`] for a generated struct of responses, with the names of its fields in Rust and
/// on the wire.
#[macro_export]
macro_rules! received {
    // Decodes an object with the functions of the module `$how`.
    (@decode $how:ident, $deserializer:ident, $module:ident :: $name:ident { $($field:ident $wire:literal $kind:ident,)* }) => {{
        struct Object;

        impl<'de> $crate::private::serde::de::Visitor<'de> for Object {
            type Value = $module::$name;

            fn expecting(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: $crate::private::serde::de::MapAccess<'de>>(
                self,
                mut map: A,
            ) -> ::std::result::Result<Self::Value, A::Error> {
                $(let mut $field = None;)*
                let mut extra = $crate::MembersBuilder::default();
                let mut is_empty = true;
                while let Some(name) = map.next_key_seed($crate::private::Name)? {
                    is_empty = false;
                    match &*name {
                        $($wire => $crate::$how::$kind(&mut map, $wire, &mut $field, &mut extra)?,)*
                        _ => $crate::$how::undocumented(&mut map, &name, &mut extra)?,
                    }
                }
                $crate::$how::end(is_empty)?;
                Ok($module::$name {
                    $($field: $crate::private::finish::$kind($wire, $field)?,)*
                    extra: extra.build()?,
                })
            }
        }

        $deserializer.deserialize_map(Object)
    }};
    ($module:ident :: $name:ident { $($field:ident $wire:literal $kind:ident $(absent $absent:literal)?,)* }) => {
        impl<'de> $crate::private::serde::Deserialize<'de> for $module::$name {
            fn deserialize<D: $crate::private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::received!(@decode private, deserializer, $module::$name { $($field $wire $kind,)* })
            }
        }

        impl $module::$name {
            /// The fields, each with the word for no value.
            const WIRE: &'static [(&'static str, ::std::option::Option<&'static str>)] =
                &[$(($wire, $crate::private::absent!($($absent)?)),)*];
        }

        impl $crate::Received for $module::$name {
            fn find_misfits(&self, found: &mut ::std::vec::Vec<$crate::Misfit>) {
                $crate::private::misfits_of(Self::WIRE, &self.extra, found);
                $($crate::private::find_below(&self.$field, || $wire.to_owned(), found);)*
            }

            fn misfit(&self, name: &str) -> ::std::option::Option<&$crate::private::RawValue> {
                $crate::private::misfit_of(Self::WIRE, &self.extra, name)
            }

            fn field(&self, name: &str) -> ::std::option::Option<&dyn $crate::Received> {
                match name {
                    $($wire => $crate::private::part::$kind(&self.$field),)*
                    _ => None,
                }
            }

            fn members(&self) -> ::std::option::Option<&$crate::Members> {
                Some(&self.extra)
            }

            fn quick<'de, D: $crate::private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::received!(@decode quick, deserializer, $module::$name { $($field $wire $kind,)* })
            }
        }
    };
}

/// Implements `Deserialize` and [`Received`] for a generated choice between types of responses.
///
/// The first alternative without misfits is taken, or else the first that can be read.
#[macro_export]
macro_rules! received_choice {
    ($module:ident :: $name:ident { $($variant:ident,)* }) => {
        impl<'de> $crate::private::serde::Deserialize<'de> for $module::$name {
            fn deserialize<D: $crate::private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                let raw = <$crate::private::Json as $crate::private::serde::Deserialize>::deserialize(deserializer)?;
                let mut odd = None;
                $(
                    match $crate::private::alternative(&raw) {
                        Some((value, true)) => return Ok(Self::$variant(value)),
                        Some((value, false)) if odd.is_none() => odd = Some(Self::$variant(value)),
                        _ => {}
                    }
                )*
                odd.ok_or_else(|| $crate::private::serde::de::Error::custom("data did not match any variant"))
            }
        }

        impl $crate::Received for $module::$name {
            fn find_misfits(&self, found: &mut ::std::vec::Vec<$crate::Misfit>) {
                match self {
                    $(Self::$variant(value) => $crate::Received::find_misfits(value, found),)*
                }
            }

            fn misfit(&self, name: &str) -> ::std::option::Option<&$crate::private::RawValue> {
                match self {
                    $(Self::$variant(value) => $crate::Received::misfit(value, name),)*
                }
            }

            fn field(&self, name: &str) -> ::std::option::Option<&dyn $crate::Received> {
                match self {
                    $(Self::$variant(value) => $crate::Received::field(value, name),)*
                }
            }

            fn members(&self) -> ::std::option::Option<&$crate::Members> {
                match self {
                    $(Self::$variant(value) => $crate::Received::members(value),)*
                }
            }

            fn quick<'de, D: $crate::private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                let raw = $crate::quick::choice(deserializer)?;
                <Self as $crate::private::serde::Deserialize>::deserialize(raw)
                    .map_err(|_| $crate::quick::refused())
            }
        }
    };
}

/// The functions that [`received!`] and [`received_choice!`] expand to.
#[doc(hidden)]
pub mod private {
    use super::*;

    pub use super::find_below;
    pub use crate::members::{Json, Name};
    pub use serde_json::value::RawValue;

    /// Reads a required field.
    pub fn required<'de, A: MapAccess<'de>, T: Deserialize<'de>>(
        map: &mut A,
        _: &'static str,
        field: &mut Option<T>,
        _: &mut MembersBuilder,
    ) -> Result<(), A::Error> {
        match field.replace(map.next_value()?) {
            None => Ok(()),
            Some(_) => Err(A::Error::custom("duplicate key")),
        }
    }

    /// Reads a member that has no field.
    pub fn undocumented<'de, A: MapAccess<'de>>(
        map: &mut A,
        name: &str,
        extra: &mut MembersBuilder,
    ) -> Result<(), A::Error> {
        extra.add(name, &map.next_value::<Json>()?);
        Ok(())
    }

    /// Ends an object, which may be empty.
    pub fn end<E>(_: bool) -> Result<(), E> {
        Ok(())
    }

    /// Reads an optional field, which is kept as it is if it has an undocumented type.
    pub fn optional<'de, A: MapAccess<'de>, T: DeserializeOwned>(
        map: &mut A,
        name: &'static str,
        field: &mut Option<Option<T>>,
        extra: &mut MembersBuilder,
    ) -> Result<(), A::Error> {
        let raw: Json = map.next_value()?;
        let value = serde_json::from_str::<Option<T>>(raw.get()).ok().flatten();
        if value.is_none() {
            extra.add(name, &raw);
        }
        match field.replace(value) {
            None => Ok(()),
            Some(_) => Err(A::Error::custom("duplicate key")),
        }
    }

    /// The values of fields after the whole object was read.
    pub mod finish {
        use super::*;

        pub fn required<T, E: Error>(name: &'static str, field: Option<T>) -> Result<T, E> {
            field.ok_or_else(|| E::missing_field(name))
        }

        pub fn optional<T, E: Error>(_: &'static str, field: Option<Option<T>>) -> Result<Option<T>, E> {
            Ok(field.flatten())
        }
    }

    /// Fields as parts of a value.
    pub mod part {
        use super::*;

        pub fn required<T: Received>(field: &T) -> Option<&dyn Received> {
            Some(field)
        }

        pub fn optional<T: Received>(field: &Option<T>) -> Option<&dyn Received> {
            field.as_ref().map(|field| field as _)
        }
    }

    /// Documented fields, each with the word for no value.
    type Documented = &'static [(&'static str, Option<&'static str>)];

    /// Finds the documented fields among the other members of an object.
    pub fn misfits_of(fields: Documented, extra: &Members, found: &mut Vec<Misfit>) {
        for (name, raw) in extra.iter() {
            if let Some(field) = misfit(fields, &name, raw) {
                found.push(Misfit { field, path: name.into_owned() });
            }
        }
    }

    /// Returns a documented field among the other members of an object.
    pub fn misfit_of<'m>(fields: Documented, extra: &'m Members, name: &str) -> Option<&'m RawValue> {
        extra.raw(name).filter(|raw| misfit(fields, name, raw).is_some())
    }

    /// Returns the name of a member that has an undocumented type.
    fn misfit(fields: Documented, name: &str, raw: &RawValue) -> Option<&'static str> {
        let (field, absent) = fields.iter().find(|(field, _)| *field == name)?;
        let is_word = |word: &str| serde_json::from_str::<String>(raw.get()).is_ok_and(|text| text == word);
        (raw.get() != "null" && !absent.is_some_and(is_word)).then_some(*field)
    }

    /// Reads an alternative of a choice, and returns whether it has no misfits.
    pub fn alternative<T: DeserializeOwned + Received>(raw: &RawValue) -> Option<(T, bool)> {
        let value: T = serde_json::from_str(raw.get()).ok()?;
        let is_even = value.misfits().is_empty();
        Some((value, is_even))
    }

    /// Makes an `Option` of a literal that may be missing.
    #[macro_export]
    #[doc(hidden)]
    macro_rules! absent {
        () => {
            None
        };
        ($word:literal) => {
            Some($word)
        };
    }
    pub use crate::absent;
}
