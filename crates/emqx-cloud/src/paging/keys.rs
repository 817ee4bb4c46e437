//! The keys of rows, by which duplicates are found.

use std::collections::{HashMap, HashSet};

use emqx_cloud_core::{Received, Scalar};
use serde::Serialize;

use crate::digest::{Digest, Digester};

/// A hash of what identifies a row.
pub(crate) type Key = Digest;

/// Makes the keys of a list.
#[derive(Debug, Clone)]
pub(crate) struct Keyer {
    digester: Digester,
    /// The fields that identify a row. Empty if only the whole row does.
    fields: &'static [&'static str],
}

impl Keyer {
    pub fn new(fields: &'static [&'static str]) -> Self {
        Self { digester: Digester::default(), fields }
    }

    pub fn key<T: Received + Serialize>(&self, row: &T) -> Key {
        let has_key = self.fields.iter().any(|name| row.field(name).is_some() || row.misfit(name).is_some());
        self.digester.digest(|write| {
            if !has_key {
                // All rows that cannot be serialized have the same key.
                return write(&serde_json::to_vec(row).unwrap_or_default());
            }
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
        })
    }
}

/// The keys that were seen. A million keys take 26 MiB, and 39 MiB while the table grows.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    seen: HashSet<Key>,
    /// The maximum number of rows with the same key in one response, if greater than 1. They are different rows that the server
    /// shows with the same key.
    repeated: HashMap<Key, u32>,
}

impl Keys {
    pub fn len(&self) -> usize {
        self.seen.len()
    }

    /// Adds the keys of a response, and returns for each whether its row is new: whether every earlier response had fewer rows
    /// with this key.
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
