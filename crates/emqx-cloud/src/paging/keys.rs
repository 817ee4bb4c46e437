//! The keys of rows, by which duplicates are found.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::Arc;

use emqx_cloud_core::{Received, Scalar};
use serde::Serialize;

/// A hash of what identifies a row.
///
/// It has 96 bits: among a million rows, the probability of a collision is 10⁻¹⁷. Every list has its own random hash
/// functions, so that no client can choose an identifier that collides with another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Key([u32; 3]);

/// Makes the keys of a list.
#[derive(Debug, Clone)]
pub(crate) struct Keyer {
    hashers: Arc<(RandomState, RandomState)>,
    /// The fields that identify a row. Empty if only the whole row does.
    fields: &'static [&'static str],
}

impl Keyer {
    pub fn new(fields: &'static [&'static str]) -> Self {
        Self { hashers: Arc::new((RandomState::new(), RandomState::new())), fields }
    }

    pub fn key<T: Received + Serialize>(&self, row: &T) -> Key {
        let (mut first, mut second) = (self.hashers.0.build_hasher(), self.hashers.1.build_hasher());
        let mut write = |bytes: &[u8]| {
            for hasher in [&mut first, &mut second] {
                hasher.write_usize(bytes.len());
                hasher.write(bytes);
            }
        };
        let has_key = self.fields.iter().any(|name| row.field(name).is_some() || row.misfit(name).is_some());
        for name in self.fields {
            match row.field(name).and_then(Received::scalar) {
                Some(Scalar::Text(text)) => write(text.as_bytes()),
                Some(Scalar::Integer(number)) => write(&number.to_be_bytes()),
                Some(Scalar::Float(number)) => write(&number.to_be_bytes()),
                Some(Scalar::Boolean(boolean)) => write(&[boolean.into()]),
                // A value of another type, or none.
                _ => write(row.misfit(name).map_or("", |raw| raw.get()).as_bytes()),
            }
        }
        if !has_key {
            // All rows that cannot be serialized have the same key.
            write(&serde_json::to_vec(row).unwrap_or_default());
        }
        let (first, second) = (first.finish(), second.finish());
        #[allow(clippy::cast_possible_truncation, reason = "a part of the hash")]
        Key([(first >> 32) as u32, first as u32, second as u32])
    }
}

/// The keys that were seen. A million keys take 26 MiB, and 39 MiB while the table grows.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    seen: HashSet<Key>,
    /// How many rows of one response had a key, if there were several. They are different rows, which the server shows alike.
    repeated: HashMap<Key, u32>,
}

impl Keys {
    pub fn len(&self) -> usize {
        self.seen.len()
    }

    /// Adds the keys of a response, and returns for each whether its row is new: whether no response before had as many
    /// rows with this key.
    pub fn add(&mut self, keys: impl ExactSizeIterator<Item = Key>) -> Vec<bool> {
        let mut counts: HashMap<Key, u32> = HashMap::with_capacity(keys.len());
        let is_new = |key: Key| {
            let count = counts.entry(key).or_default();
            *count += 1;
            let known = if self.seen.contains(&key) { self.repeated.get(&key).copied().unwrap_or(1) } else { 0 };
            *count > known
        };
        let new = keys.map(is_new).collect();
        for (key, count) in counts {
            self.seen.insert(key);
            if count > 1 {
                let most = self.repeated.entry(key).or_default();
                *most = count.max(*most);
            }
        }
        new
    }
}
