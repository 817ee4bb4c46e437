//! Names of fields, such as `data[].topic`, `data[0].topic`, `[].topic` and `[0].topic`.

use std::fmt;

use crate::words::narrow;

/// A step of a field path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The member of an object.
    Key(String),
    /// The items of a list.
    Items,
}

/// The path of a field.
///
/// Written with dots, `[]` for the items of a list, and quotes around a key that has a dot in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct FieldPath(pub Vec<Step>);

impl FieldPath {
    /// Returns the path with a key added.
    pub fn key(&self, key: &str) -> Self {
        let mut steps = self.0.clone();
        steps.push(Step::Key(key.to_owned()));
        Self(steps)
    }

    /// Returns the path of the items.
    pub fn items(&self) -> Self {
        let mut steps = self.0.clone();
        steps.push(Step::Items);
        Self(steps)
    }

    /// Reads the form that [`fmt::Display`] writes.
    pub fn parse(text: &str) -> Option<Self> {
        read(text, Dots::Steps).map(|(path, _)| path)
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, step) in self.0.iter().enumerate() {
            match step {
                Step::Items => f.write_str("[]")?,
                Step::Key(key) => {
                    if index > 0 {
                        f.write_str(".")?;
                    }
                    if is_key(key) { f.write_str(key)? } else { write!(f, "\"{key}\"")? }
                }
            }
        }
        Ok(())
    }
}

/// The meaning of a dot in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dots {
    /// A step into an object.
    Steps,
    /// A character: the name is a single key.
    Letters,
}

/// Reads a name as written on a page; the numbers are its indices.
pub fn read(written: &str, dots: Dots) -> Option<(FieldPath, Vec<usize>)> {
    let text = narrow(written);
    if dots == Dots::Letters {
        let is_name = !text.is_empty() && text.split('.').all(is_key);
        return is_name.then(|| (FieldPath(vec![Step::Key(text)]), Vec::new()));
    }
    let (mut steps, mut indices) = (Vec::new(), Vec::new());
    let mut rest = text.as_str();
    while !rest.is_empty() {
        if let Some(inner) = rest.strip_prefix('[') {
            let (index, after) = inner.split_once(']')?;
            match index.trim() {
                "" => {}
                number => indices.push(number.parse().ok()?),
            }
            steps.push(Step::Items);
            rest = after;
            continue;
        }
        if !steps.is_empty() {
            rest = rest.strip_prefix('.')?;
        }
        let (key, after) = match rest.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"')?,
            None => rest.split_at(rest.find(['.', '[']).unwrap_or(rest.len())),
        };
        if !is_key(key) && !rest.starts_with('"') {
            return None;
        }
        steps.push(Step::Key(key.to_owned()));
        rest = after;
    }
    (!steps.is_empty()).then_some((FieldPath(steps), indices))
}

/// Returns whether a string can be a key without quotes.
pub fn is_key(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(|character| character.is_ascii_alphanumeric() || matches!(character, '_' | '-' | '$' | '@'))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn all_notations_have_the_same_form() {
        for (written, form, indices) in [
            ("data[].topic", "data[].topic", vec![]),
            ("data[0].topic", "data[].topic", vec![0]),
            ("[2].x", "[].x", vec![2]),
            ("`[].x`", "[].x", vec![]),
            ("data［］.x", "data[].x", vec![]),
            ("meta.page", "meta.page", vec![]),
            ("data[].\"a.b\"", "data[].\"a.b\"", vec![]),
            ("_page", "_page", vec![]),
        ] {
            let (path, found) = read(written, Dots::Steps).unwrap_or_else(|| panic!("{written}"));
            assert_eq!((path.to_string().as_str(), found), (form, indices), "{written}");
            assert_eq!(FieldPath::parse(form), Some(path));
        }
        let (path, _) = read("messages.qos0.sent", Dots::Letters).unwrap();
        assert_eq!(path.to_string(), "\"messages.qos0.sent\"");
        for odd in ["[].]opic", "", "two words", "a..b", "a[", "主题", "a.", "[x].y"] {
            assert_eq!(read(odd, Dots::Steps), None, "{odd}");
        }
    }
}
