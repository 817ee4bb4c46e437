//! A set of secrets that finds them in a text, in time that depends on the text and hardly on their number.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

/// Shorter secrets are not looked for: they are parts of ordinary words.
pub(super) const SHORTEST: usize = 4;

/// Shorter parts of a secret are not hidden: they reveal little, and are ordinary words such as `user` or `client`.
const SHORTEST_PART: usize = 8;

/// The number of bytes of a secret that must match. A secret can be as long as a body, and the beginning is enough.
pub(super) const MATCHED: usize = 64;

/// The secrets of an exchange.
#[derive(Default)]
pub(super) struct Secrets {
    secrets: Needles,
    /// The parts of secrets that most encodings leave as they are.
    parts: Needles,
    /// The length of the shortest secret in bytes.
    shortest: usize,
}

impl Secrets {
    pub fn new(secrets: impl IntoIterator<Item = String>) -> Self {
        let (mut whole, mut parts) = (Vec::new(), Vec::new());
        for secret in secrets {
            if secret.chars().count() < SHORTEST {
                continue;
            }
            let changed =
                |character: char| !(character.is_ascii_alphanumeric() || matches!(character, '-' | '.' | '_' | '~'));
            let long = secret.split(changed).filter(|part| part.len() >= SHORTEST_PART && *part != secret);
            parts.extend(long.map(str::to_owned));
            // In a form, a space is a plus.
            if secret.contains(' ') {
                whole.push(secret.replace(' ', "+"));
            }
            whole.push(secret);
        }
        let shortest = whole.iter().map(String::len).min().unwrap_or(usize::MAX);
        Self { secrets: Needles::new(whole), parts: Needles::new(parts), shortest }
    }

    pub fn is_empty(&self) -> bool {
        self.secrets.sorted.is_empty()
    }

    /// Returns the length of the shortest secret in bytes.
    pub fn shortest(&self) -> usize {
        self.shortest
    }

    /// Returns how many bytes at the start of a text belong to a secret; 0 if it does not start with one.
    pub fn at_start(&self, text: &[u8]) -> usize {
        self.secrets.at_start(text)
    }

    /// Returns whether a text contains a secret.
    pub fn are_in(&self, text: &[u8]) -> bool {
        self.secrets.are_in(text)
    }

    /// Returns whether a text contains a part of a secret.
    pub fn parts_are_in(&self, text: &[u8]) -> bool {
        self.parts.are_in(text)
    }
}

/// Strings to find, of at least [`SHORTEST`] bytes.
#[derive(Default)]
struct Needles {
    sorted: Vec<String>,
    /// The indices of those whose beginning is not found with another one.
    starts: Vec<usize>,
    /// A set of the hashes of their first four bytes, which rules out nearly all places of a text.
    filter: Vec<u64>,
}

impl Needles {
    fn new(mut sorted: Vec<String>) -> Self {
        sorted.sort_unstable();
        sorted.dedup();
        let mut starts: Vec<usize> = Vec::new();
        for (index, needle) in sorted.iter().enumerate() {
            let is_found = starts.last().is_some_and(|last| needle.as_bytes().starts_with(beginning(&sorted[*last])));
            if !is_found {
                starts.push(index);
            }
        }
        let bits = (starts.len() * 16).next_power_of_two().clamp(1 << 10, 1 << 20);
        let mut found = Self { filter: vec![0; bits / 64], sorted, starts };
        for start in &found.starts {
            let (word, bit) = place(found.filter.len(), key(found.sorted[*start].as_bytes()));
            found.filter[word] |= bit;
        }
        found
    }

    /// Returns the index in `starts` of the one with which a text starts.
    fn found(&self, text: &[u8]) -> Option<usize> {
        // None of them is the beginning of another, so the one that a text starts with is the last that is not greater.
        let after = self.starts.partition_point(|start| beginning(&self.sorted[*start]) <= text);
        let last = after.checked_sub(1)?;
        text.starts_with(beginning(&self.sorted[self.starts[last]])).then_some(last)
    }

    fn at_start(&self, text: &[u8]) -> usize {
        if text.len() < SHORTEST || !self.may_have(key(text)) || self.found(text).is_none() {
            return 0;
        }
        // The longest that it starts with, or at least the beginning of a longer one: a neighbour in the order has it.
        let after = self.sorted.partition_point(|needle| needle.as_bytes() <= text);
        let neighbours = [after.checked_sub(1), Some(after)].into_iter().flatten();
        let common = |needle: &String| needle.bytes().zip(text).take_while(|(one, other)| one == *other).count();
        neighbours.filter_map(|index| self.sorted.get(index)).map(common).max().unwrap_or(0)
    }

    fn are_in(&self, text: &[u8]) -> bool {
        if self.starts.is_empty() || text.len() < SHORTEST {
            return false;
        }
        let mut next = key(text);
        for at in 0..=text.len() - SHORTEST {
            if self.may_have(next) && self.found(&text[at..]).is_some() {
                return true;
            }
            next = next << 8 | u32::from(text.get(at + SHORTEST).copied().unwrap_or_default());
        }
        false
    }

    fn may_have(&self, key: u32) -> bool {
        let (word, bit) = place(self.filter.len(), key);
        self.filter.get(word).is_some_and(|found| found & bit != 0)
    }
}

fn beginning(secret: &str) -> &[u8] {
    &secret.as_bytes()[..secret.len().min(MATCHED)]
}

/// Returns the first four bytes of a text that has as many.
fn key(text: &[u8]) -> u32 {
    text.iter().take(SHORTEST).fold(0, |key, byte| key << 8 | u32::from(*byte))
}

/// Returns the place of a key in a filter of so many words, which is a power of two.
fn place(words: usize, key: u32) -> (usize, u64) {
    let hash = key.wrapping_mul(0x9e37_79b1) >> 12;
    ((hash >> 6) as usize & words.wrapping_sub(1), 1 << (hash & 63))
}

/// Returns the strings and numbers in JSON that belong to one of these fields.
pub(super) fn of_fields(json: &[u8], fields: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    let reader = Reader { fields, is_secret: false, found: &mut found };
    // What comes before an error counts; a body that a call sends has none.
    let _ = reader.deserialize(&mut serde_json::Deserializer::from_slice(json));
    found
}

/// Collects the secrets of a JSON value, without keeping the rest.
struct Reader<'r> {
    fields: &'r [&'r str],
    is_secret: bool,
    found: &'r mut Vec<String>,
}

impl Reader<'_> {
    fn inner(&mut self, is_secret: bool) -> Reader<'_> {
        Reader { fields: self.fields, is_secret, found: self.found }
    }

    fn take(self, value: impl fmt::Display) {
        if self.is_secret {
            self.found.push(value.to_string());
        }
    }
}

impl<'de> DeserializeSeed<'de> for Reader<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reader<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, number: i64) -> Result<(), E> {
        self.take(number);
        Ok(())
    }

    fn visit_u64<E>(self, number: u64) -> Result<(), E> {
        self.take(number);
        Ok(())
    }

    fn visit_f64<E>(self, number: f64) -> Result<(), E> {
        self.take(number);
        Ok(())
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.take(text);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<(), A::Error> {
        let is_secret = self.is_secret;
        while items.next_element_seed(self.inner(is_secret))?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<(), A::Error> {
        while let Some(name) = members.next_key::<String>()? {
            let is_secret = self.is_secret || self.fields.contains(&name.as_str());
            members.next_value_seed(self.inner(is_secret))?;
        }
        Ok(())
    }
}
