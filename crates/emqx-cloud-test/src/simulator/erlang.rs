//! Terms as the server prints them in messages.

use super::json::Json;

/// Prints a term on one line: `<<"text">>`, `<<229,174,162>>`, `undefined`.
pub fn print(value: &Json, into: &mut Vec<u8>) {
    match value {
        Json::Atom(name) if name.starts_with(|first: char| first.is_ascii_lowercase()) => {
            into.extend_from_slice(name.as_bytes());
        }
        Json::Atom(name) => into.extend_from_slice(format!("'{name}'").as_bytes()),
        Json::Null => into.extend_from_slice(b"null"),
        Json::Bool(value) => into.extend_from_slice(value.to_string().as_bytes()),
        Json::Number(number) => into.extend_from_slice(number.to_string().as_bytes()),
        Json::Bytes(bytes) => binary(bytes, into),
        Json::Array(items) => {
            into.push(b'[');
            separated(items, into, print);
            into.push(b']');
        }
        // An empty object is a list of one empty tuple.
        Json::Object(members) if members.is_empty() => into.extend_from_slice(b"[{}]"),
        Json::Object(members) => {
            into.push(b'[');
            separated(members, into, |(name, value), into| {
                into.push(b'{');
                binary(name, into);
                into.push(b',');
                print(value, into);
                into.push(b'}');
            });
            into.push(b']');
        }
    }
}

/// Prints a binary: as text if all its bytes are printable in Latin-1.
pub fn binary(bytes: &[u8], into: &mut Vec<u8>) {
    into.extend_from_slice(b"<<");
    if !bytes.is_empty() && bytes.iter().all(|byte| matches!(byte, 8..=13 | 27 | 32..=126 | 160..)) {
        into.push(b'"');
        for byte in bytes {
            match byte {
                b'"' | b'\\' => into.extend_from_slice(&[b'\\', *byte]),
                8 => into.extend_from_slice(b"\\b"),
                9 => into.extend_from_slice(b"\\t"),
                10 => into.extend_from_slice(b"\\n"),
                11 => into.extend_from_slice(b"\\v"),
                12 => into.extend_from_slice(b"\\f"),
                13 => into.extend_from_slice(b"\\r"),
                27 => into.extend_from_slice(b"\\e"),
                byte => into.push(*byte),
            }
        }
        into.push(b'"');
    } else {
        separated(bytes, into, |byte, into| into.extend_from_slice(byte.to_string().as_bytes()));
    }
    into.extend_from_slice(b">>");
}

fn separated<T>(items: &[T], into: &mut Vec<u8>, mut print: impl FnMut(&T, &mut Vec<u8>)) {
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            into.push(b',');
        }
        print(item, into);
    }
}
