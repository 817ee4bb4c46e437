//! JSON that may be invalid.

use arbitrary::{Result, Unstructured};

use crate::replay::json::Json;

/// A JSON value as text; any part of it may be invalid.
#[derive(Debug, Clone)]
pub(super) enum Node {
    /// A scalar, as written.
    Leaf(String),
    /// An array.
    Array(Vec<Node>),
    /// An object: quoted names, and values.
    Object(Vec<(String, Node)>),
}

/// Edge cases of scalars.
const LEAVES: [&str; 36] = [
    "0",
    "null",
    "true",
    "false",
    "-0",
    "0.0",
    "1",
    "-1",
    "101",
    "1e400",
    "-1e400",
    "1e-400",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775809",
    "18446744073709551616",
    "123456789012345678901234567890",
    "0.1",
    "1E5",
    "01",
    "1.",
    "NaN",
    "\"\"",
    "\"ok\"",
    "\"0\"",
    "\"existed\"",
    "\"{error,existed}\"",
    "\"\\ud800\"",
    "\"\\ud83d\\ude00\"",
    "\"\\u0000\"",
    "\"\\x\"",
    "\"undefined\"",
    "[]",
    "{}",
    "",
    "\u{feff}0",
];

/// Names with a meaning in responses or to JSON parsers.
const NAMES: [&str; 22] = [
    "code",
    "data",
    "meta",
    "message",
    "result",
    "page",
    "limit",
    "count",
    "hasnext",
    "topic",
    "clientid",
    "username",
    "password",
    "node",
    "metrics",
    "connected",
    "action",
    "access",
    "qos",
    "",
    "$serde_json::private::RawValue",
    "$serde_json::private::Number",
];

/// The depth of generated values.
const DEPTH: u32 = 4;

impl Node {
    pub fn read(text: &[u8]) -> Option<Self> {
        Some(Self::of(&Json::read(text).ok()?))
    }

    fn of(json: &Json) -> Self {
        match json {
            Json::Scalar(value) => Self::Leaf(value.to_string()),
            Json::Array(items) => Self::Array(items.iter().map(Self::of).collect()),
            Json::Object(members) => {
                Self::Object(members.iter().map(|(name, value)| (quoted(name), Self::of(value))).collect())
            }
        }
    }

    pub fn text(&self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }

    fn write(&self, text: &mut String) {
        let separate = |text: &mut String, index: usize| {
            if index > 0 {
                text.push(',');
            }
        };
        match self {
            Self::Leaf(leaf) => text.push_str(leaf),
            Self::Array(items) => {
                text.push('[');
                for (index, item) in items.iter().enumerate() {
                    separate(text, index);
                    item.write(text);
                }
                text.push(']');
            }
            Self::Object(members) => {
                text.push('{');
                for (index, (name, value)) in members.iter().enumerate() {
                    separate(text, index);
                    text.push_str(name);
                    text.push(':');
                    value.write(text);
                }
                text.push('}');
            }
        }
    }

    /// Generates any value.
    pub fn any(u: &mut Unstructured<'_>) -> Result<Self> {
        Self::within(u, DEPTH)
    }

    fn within(u: &mut Unstructured<'_>, depth: u32) -> Result<Self> {
        let kinds = if depth == 0 { 3 } else { 5 };
        Ok(match u.int_in_range(0..=kinds)? {
            0 | 1 => Self::Leaf((*u.choose(&LEAVES)?).to_owned()),
            2 => Self::Leaf(u.arbitrary::<i64>()?.to_string()),
            3 => Self::Leaf(quoted(u.arbitrary::<&str>()?)),
            4 => Self::Array((0..u.int_in_range(0..=3)?).map(|_| Self::within(u, depth - 1)).collect::<Result<_>>()?),
            _ => {
                let member = |u: &mut Unstructured<'_>| Ok((name(u)?, Self::within(u, depth - 1)?));
                Self::Object((0..u.int_in_range(0..=4)?).map(|_| member(u)).collect::<Result<_>>()?)
            }
        })
    }

    /// Generates an envelope with any values.
    pub fn envelope(u: &mut Unstructured<'_>) -> Result<Self> {
        let mut members = Vec::new();
        if u.ratio(9, 10)? {
            let code = if u.ratio(4, 5)? { Self::Leaf("0".to_owned()) } else { Self::any(u)? };
            members.push((quoted("code"), code));
        }
        for (name, numerator) in [("data", 8), ("meta", 4), ("message", 3)] {
            if u.ratio(numerator, 10)? {
                members.push((quoted(name), Self::any(u)?));
            }
        }
        for _ in 0..u.int_in_range(0..=2)? {
            members.push((name(u)?, Self::any(u)?));
        }
        Ok(Self::Object(members))
    }

    /// Mutates something somewhere.
    pub fn edit(&mut self, u: &mut Unstructured<'_>) -> Result<()> {
        let mut node = self;
        // Descends, but not always to the leaves.
        loop {
            let size = match node {
                Self::Leaf(_) => 0,
                Self::Array(items) => items.len(),
                Self::Object(members) => members.len(),
            };
            if size == 0 || u.ratio(1, 4)? {
                break;
            }
            let index = u.choose_index(size)?;
            node = match node {
                Self::Leaf(_) => break,
                Self::Array(items) => &mut items[index],
                Self::Object(members) => &mut members[index].1,
            };
        }
        node.edit_here(u)
    }

    fn edit_here(&mut self, u: &mut Unstructured<'_>) -> Result<()> {
        match u.int_in_range(0..=9)? {
            0 => *self = Self::Leaf((*u.choose(&LEAVES)?).to_owned()),
            1 => *self = Self::any(u)?,
            2 => *self = Self::Array(vec![self.clone()]),
            3 => *self = Self::Object(vec![(name(u)?, self.clone())]),
            4 => {
                // Deeper than parsers or stacks allow.
                let depth = *u.choose(&[2, 100, 126, 127, 128, 129, 2_000, 10_000])?;
                let (open, close) = *u.choose(&[("[", "]"), ("{\"a\":", "}")])?;
                *self = Self::Leaf(format!("{}{}{}", open.repeat(depth), self.text(), close.repeat(depth)));
            }
            5 => *self = Self::Leaf(quoted(&"x".repeat(u.int_in_range(0..=2 * super::BODY_LIMIT)?))),
            kind => match self {
                Self::Leaf(leaf) => {
                    let at = u.int_in_range(0..=leaf.len())?;
                    let at = (0..=at).rev().find(|at| leaf.is_char_boundary(*at)).unwrap_or(0);
                    leaf.insert_str(at, u.choose(&["0", "-", "e9", ".", "\"", "\\", "\\u00e9", " ", "\t", "\u{1}"])?);
                }
                Self::Array(items) => edit_list(items, kind, u, Self::any)?,
                Self::Object(members) => edit_list(members, kind, u, |u| Ok((name(u)?, Self::any(u)?)))?,
            },
        }
        Ok(())
    }
}

/// Removes one, repeats one, changes the order, or adds one.
fn edit_list<T: Clone>(
    items: &mut Vec<T>,
    kind: u32,
    u: &mut Unstructured<'_>,
    new: impl Fn(&mut Unstructured<'_>) -> Result<T>,
) -> Result<()> {
    if items.is_empty() {
        items.push(new(u)?);
        return Ok(());
    }
    let (one, other) = (u.choose_index(items.len())?, u.choose_index(items.len())?);
    match kind {
        6 => drop(items.remove(one)),
        7 => items.insert(other, items[one].clone()),
        8 => items.swap(one, other),
        _ => items.insert(one, new(u)?),
    }
    Ok(())
}

fn name(u: &mut Unstructured<'_>) -> Result<String> {
    Ok(match u.int_in_range(0..=5)? {
        0 => quoted(u.arbitrary::<&str>()?),
        1 => "\"\\ud800\"".to_owned(),
        _ => quoted(u.choose(&NAMES)?),
    })
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
