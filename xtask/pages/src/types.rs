//! The types in tables, in a common form for both languages.

use std::fmt;

use serde_json::Value;

use crate::words;

/// A type without items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scalar {
    /// A string.
    String,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// A boolean.
    Boolean,
    /// An object.
    Object,
    /// A list of anything.
    Array,
    /// One of several values of any type.
    Enum,
}

impl Scalar {
    /// Returns the name in JSON Schema.
    pub fn name(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Object => "object",
            Self::Array => "array",
            Self::Enum => "enum",
        }
    }

    /// Returns the scalar with this name.
    pub fn named(name: &str) -> Option<Self> {
        words::scalar(name)
    }

    /// Returns whether a JSON value can be of this type.
    pub fn admits(self, value: &Value) -> bool {
        match self {
            Self::String => value.is_string(),
            Self::Integer => value.is_i64() || value.is_u64(),
            Self::Number => value.is_number(),
            Self::Boolean => value.is_boolean(),
            Self::Object => value.is_object(),
            Self::Array => value.is_array(),
            Self::Enum => !value.is_array() && !value.is_object(),
        }
    }
}

/// A type, or several alternatives.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Type(Vec<One>);

/// A single type: of a value, or of the items of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct One {
    /// The depth of the lists around it.
    pub lists: u8,
    /// The type inside the lists.
    pub scalar: Scalar,
}

impl From<Scalar> for One {
    fn from(scalar: Scalar) -> Self {
        Self { lists: 0, scalar }
    }
}

impl Type {
    /// Returns the type with these alternatives; `None` if there are none.
    pub fn any_of(alternatives: Vec<One>) -> Option<Self> {
        (!alternatives.is_empty()).then_some(Self(alternatives))
    }

    /// Returns the type for a word of a page, if it is known.
    pub(crate) fn of_page(written: &str) -> Option<Self> {
        // `/` between two types on a page is ` or ` in the common form.
        let plain = words::narrow(written).to_lowercase().replace('/', " or ");
        let one = |text: &str| {
            let inner = text.trim_start_matches(ARRAY_OF);
            let lists = (text.len() - inner.len()) / ARRAY_OF.len();
            Some(One { lists: u8::try_from(lists).ok()?, scalar: words::scalar(inner)? })
        };
        plain.split(" or ").map(one).collect::<Option<Vec<_>>>().map(Self)
    }

    /// Returns the alternatives.
    pub fn alternatives(&self) -> &[One] {
        &self.0
    }

    /// Returns whether a JSON value can be of this type.
    pub fn admits(&self, value: &Value) -> bool {
        self.0.iter().any(|one| one.admits(value))
    }

    /// Returns whether one of the alternatives is a list.
    pub fn has_list(&self) -> bool {
        self.0.iter().any(|one| one.is_list())
    }

    /// Returns whether the types are compatible: synonyms, or one of them is less specific.
    pub fn agrees(&self, other: &Self) -> bool {
        self.0.iter().any(|left| other.0.iter().any(|right| left.agrees(*right)))
    }
}

impl One {
    /// Returns whether it is a list.
    pub fn is_list(self) -> bool {
        self.lists > 0 || self.scalar == Scalar::Array
    }

    fn admits(self, value: &Value) -> bool {
        if self.lists == 0 {
            return self.scalar.admits(value);
        }
        let inner = Self { lists: self.lists - 1, ..self };
        value.as_array().is_some_and(|items| items.iter().all(|item| inner.admits(item)))
    }

    fn agrees(self, other: Self) -> bool {
        use Scalar::{Array, Enum, Integer, Number, Object};
        if [self, other].iter().any(|one| one.lists == 0 && one.scalar == Array) {
            return self.is_list() && other.is_list();
        }
        let plain = |scalar| scalar != Object && scalar != Array;
        self.lists == other.lists
            && match (self.scalar, other.scalar) {
                (Enum, one) | (one, Enum) => plain(one),
                (Integer, Number) | (Number, Integer) => true,
                (left, right) => left == right,
            }
    }
}

/// The words before the type of the items of an array.
const ARRAY_OF: &str = "array of ";

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, one) in self.0.iter().enumerate() {
            let or = if index > 0 { " or " } else { "" };
            write!(f, "{or}{}{}", ARRAY_OF.repeat(one.lists.into()), one.scalar.name())?;
        }
        Ok(())
    }
}

impl From<Type> for String {
    fn from(found: Type) -> Self {
        found.to_string()
    }
}

impl TryFrom<String> for Type {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::of_page(&text).ok_or_else(|| format!("`{text}` is not a type"))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn all_languages_and_spellings_have_the_same_form() {
        for (written, form) in [
            ("String", "string"),
            ("整型", "integer"),
            ("Bool", "boolean"),
            ("Array of Objects", "array of object"),
            ("Object/Array of Objects", "object or array of object"),
            ("Objects", "object"),
            ("`Array`", "array"),
        ] {
            let found = Type::of_page(written).unwrap_or_else(|| panic!("{written}"));
            assert_eq!(found.to_string(), form, "{written}");
            assert_eq!(Type::try_from(form.to_owned()).unwrap(), found);
        }
        for unknown in ["", "Strnig", "Array of Things", "String or so"] {
            assert_eq!(Type::of_page(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn synonyms_agree() {
        let of = |text: &str| Type::of_page(text).unwrap();
        let agree = |left: &str, right: &str| of(left).agrees(&of(right));
        assert!(agree("enum", "string") && agree("array", "array of object") && agree("number", "integer"));
        assert!(!agree("object", "array of object") && !agree("string", "integer") && !agree("enum", "object"));
    }
}
