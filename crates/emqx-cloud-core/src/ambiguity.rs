//! Duplicate keys and reserved names in JSON.

use std::borrow::Cow;

/// How many levels JSON in a response can have.
const DEEPEST: usize = 10_000;

/// The beginning of names that `serde_json` reserves: it reads an object with such a name as the JSON in its value.
pub const RESERVED: &str = "$serde_json::private::";

/// Returns whether there is a duplicate.
pub fn have_repeated(mut names: Vec<&str>) -> bool {
    names.sort_unstable();
    names.windows(2).any(|pair| pair[0] == pair[1])
}

/// Returns what is ambiguous in JSON: a duplicate key at any depth.
///
/// Parsers differ in which value of a duplicate key they take, so the meaning of such an object is unknown. Values are not
/// looked at, because an odd one must not cost the others. The JSON is valid.
pub fn ambiguity(json: &str) -> Option<&'static str> {
    ambiguity_within(json, DEEPEST)
}

/// Like [`ambiguity`], with another limit of levels.
pub(crate) fn ambiguity_within(json: &str, deepest: usize) -> Option<&'static str> {
    // The names of each open object; `None` for an array.
    let mut open: Vec<Option<Vec<Cow<'_, str>>>> = Vec::new();
    let mut rest = json.bytes().enumerate();
    let mut is_name = false;
    while let Some((at, byte)) = rest.next() {
        match byte {
            b'{' | b'[' if open.len() == deepest => return Some("too many levels"),
            b'{' => open.push(Some(Vec::new())),
            b'[' => open.push(None),
            b'}' | b']' => {
                if let Some(Some(names)) = open.pop()
                    && have_repeated(names.iter().map(|name| &**name).collect())
                {
                    return Some("duplicate key");
                }
            }
            b'"' => {
                let mut end = at;
                while let Some((next, byte)) = rest.next() {
                    match byte {
                        b'\\' => drop(rest.next()),
                        b'"' => {
                            end = next;
                            break;
                        }
                        _ => {}
                    }
                }
                if let (true, Some(Some(names))) = (is_name, open.last_mut()) {
                    let text = &json[at..=end];
                    let name = match text.contains('\\') {
                        true => serde_json::from_str(text).map_or(Cow::Borrowed(text), Cow::Owned),
                        false => Cow::Borrowed(&json[at + 1..end]),
                    };
                    if name.starts_with(RESERVED) {
                        return Some("invalid name");
                    }
                    names.push(name);
                }
            }
            _ => {}
        }
        is_name = match byte {
            b'{' => true,
            b',' => matches!(open.last(), Some(Some(_))),
            _ if byte.is_ascii_whitespace() => is_name,
            _ => false,
        };
    }
    None
}
