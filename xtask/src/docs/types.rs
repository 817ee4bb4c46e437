//! The types that tables name, in one form for both languages.

use std::fmt;
use std::str::FromStr;

use serde_json::Value;

use super::words;

/// A type without items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scalar {
    /// Text.
    String,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// Yes or no.
    Boolean,
    /// An object.
    Object,
    /// A list of anything.
    Array,
    /// One of some values, whatever their type is.
    Enum,
    /// Nothing.
    Null,
}

impl Scalar {
    const ALL: [Self; 8] =
        [Self::String, Self::Integer, Self::Number, Self::Boolean, Self::Object, Self::Array, Self::Enum, Self::Null];

    /// The name, as JSON Schema has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Object => "object",
            Self::Array => "array",
            Self::Enum => "enum",
            Self::Null => "null",
        }
    }
}

/// A type, or several that are possible.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Type(Vec<One>);

/// One type: of a value, or of the items of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct One {
    /// How many lists are around it.
    pub lists: u8,
    /// What is inside.
    pub scalar: Scalar,
}

impl Type {
    /// The type that a page writes, if the word is known.
    pub fn of_page(written: &str) -> Option<Self> {
        let plain: String = written.chars().map(words::narrow).filter(|sign| !matches!(sign, '*' | '`')).collect();
        let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        if let Some(one) = one(&plain) {
            return Some(Self(vec![one]));
        }
        let mut parts = vec![plain];
        for or in words::OR {
            parts = parts.iter().flat_map(|part| part.split(or)).map(|part| part.trim().to_owned()).collect();
        }
        parts.iter().map(|part| one(part)).collect::<Option<Vec<_>>>().map(|mut found| {
            found.dedup();
            Self(found)
        })
    }

    /// The alternatives.
    pub fn alternatives(&self) -> &[One] {
        &self.0
    }

    /// Whether a JSON value is of this type, as far as can be said.
    pub fn admits(&self, value: &Value) -> bool {
        self.0.iter().any(|one| one.admits(value))
    }

    /// Whether something can be of this type and of the other: two words for one thing, or one that says less.
    pub fn agrees(&self, other: &Self) -> bool {
        self.0.iter().any(|left| other.0.iter().any(|right| left.agrees(*right)))
    }
}

impl One {
    fn admits(self, value: &Value) -> bool {
        if self.lists > 0 {
            let inner = Self { lists: self.lists - 1, ..self };
            return value.as_array().is_some_and(|items| items.iter().all(|item| inner.admits(item)));
        }
        match self.scalar {
            Scalar::String => value.is_string(),
            Scalar::Integer => value.is_i64() || value.is_u64(),
            Scalar::Number => value.is_number(),
            Scalar::Boolean => value.is_boolean(),
            Scalar::Object => value.is_object(),
            Scalar::Array => value.is_array(),
            Scalar::Enum => !value.is_array() && !value.is_object(),
            Scalar::Null => value.is_null(),
        }
    }

    fn agrees(self, other: Self) -> bool {
        let is_list = |one: Self| one.lists > 0 || one.scalar == Scalar::Array;
        if self.scalar == Scalar::Array && self.lists == 0 || other.scalar == Scalar::Array && other.lists == 0 {
            return is_list(self) && is_list(other);
        }
        let loose = |scalar| matches!(scalar, Scalar::Enum);
        let plain = |scalar| !matches!(scalar, Scalar::Object | Scalar::Array | Scalar::Null);
        self.lists == other.lists
            && (self.scalar == other.scalar
                || loose(self.scalar) && plain(other.scalar)
                || loose(other.scalar) && plain(self.scalar)
                || matches!(
                    (self.scalar, other.scalar),
                    (Scalar::Integer, Scalar::Number) | (Scalar::Number, Scalar::Integer)
                ))
    }
}

fn one(text: &str) -> Option<One> {
    if let Some(scalar) = words::scalar(text) {
        return Some(One { lists: 0, scalar });
    }
    for start in words::ARRAY_OF {
        if let Some(rest) = text.strip_prefix(start) {
            let inner = one(rest.trim_end_matches(['>', ')', ']']).trim())?;
            return Some(One { lists: inner.lists + 1, ..inner });
        }
    }
    for end in words::OF_ARRAY {
        if let Some(rest) = text.strip_suffix(end).filter(|rest| !rest.is_empty()) {
            let inner = one(rest.trim())?;
            return Some(One { lists: inner.lists + 1, ..inner });
        }
    }
    None
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, one) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str(" or ")?;
            }
            for _ in 0..one.lists {
                f.write_str("array of ")?;
            }
            f.write_str(one.scalar.name())?;
        }
        Ok(())
    }
}

impl FromStr for Type {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parts = text.split(" or ").map(|part| {
            let lists = part.matches("array of ").count();
            let name = part.trim_start_matches("array of ");
            let scalar = Scalar::ALL.into_iter().find(|scalar| scalar.name() == name)?;
            Some(One { lists: u8::try_from(lists).ok()?, scalar })
        });
        parts.collect::<Option<Vec<_>>>().map(Self).ok_or_else(|| format!("`{text}` is no type"))
    }
}

impl serde::Serialize for Type {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Type {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <std::borrow::Cow<'de, str>>::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn both_languages_and_every_spelling_have_one_form() {
        for (written, form) in [
            ("String", "string"),
            ("整型", "integer"),
            ("Bool", "boolean"),
            ("Array of Objects", "array of object"),
            ("对象数组", "array of object"),
            ("String[]", "array of string"),
            ("Object/Array of Objects", "object or array of object"),
            ("Objects", "object"),
            ("`Array`", "array"),
            ("Array<Integer>", "array of integer"),
        ] {
            let found = Type::of_page(written).unwrap_or_else(|| panic!("{written}"));
            assert_eq!(found.to_string(), form, "{written}");
            assert_eq!(form.parse::<Type>().unwrap(), found);
        }
        for unknown in ["", "Strnig", "Array of Things", "String or so"] {
            assert_eq!(Type::of_page(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn words_for_one_thing_agree() {
        let agree = |left: &str, right: &str| left.parse::<Type>().unwrap().agrees(&right.parse().unwrap());
        assert!(agree("enum", "string") && agree("array", "array of object") && agree("number", "integer"));
        assert!(!agree("object", "array of object") && !agree("string", "integer") && !agree("enum", "object"));
    }
}
