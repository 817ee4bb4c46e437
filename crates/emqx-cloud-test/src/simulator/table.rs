//! A table without an order, as the real server's: rows come by the hash of their key.

use std::collections::BTreeMap;
use std::sync::Arc;

/// A key, which several tables can share.
pub type Key = Arc<[u8]>;

/// Rows by key. Their order is arbitrary, and stays as it is while other rows come and go, until
/// [`shuffle`](Self::shuffle).
#[derive(Debug)]
pub struct Table<V> {
    rows: BTreeMap<(u64, Key), V>,
    seed: u64,
}

impl<V> Default for Table<V> {
    fn default() -> Self {
        Self { rows: BTreeMap::new(), seed: 0 }
    }
}

impl<V> Table<V> {
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn get(&self, key: &[u8]) -> Option<&V> {
        self.rows.get(&self.place(key))
    }

    pub fn get_mut(&mut self, key: &[u8]) -> Option<&mut V> {
        self.rows.get_mut(&self.place(key))
    }

    pub fn insert(&mut self, key: Key, value: V) -> Option<V> {
        self.rows.insert((self.hash(&key), key), value)
    }

    pub fn remove(&mut self, key: &[u8]) -> Option<V> {
        self.rows.remove(&self.place(key))
    }

    pub fn iter(&self) -> impl Iterator<Item = (&Key, &V)> {
        self.rows.iter().map(|((_, key), value)| (key, value))
    }

    /// Changes the order, as a restart of the real server does.
    pub fn shuffle(&mut self) {
        self.seed = self.seed.wrapping_add(1);
        let rows = std::mem::take(&mut self.rows);
        self.rows = rows.into_iter().map(|((_, key), value)| ((self.hash(&key), key), value)).collect();
    }

    fn place(&self, key: &[u8]) -> (u64, Key) {
        (self.hash(key), key.into())
    }

    /// FNV-1a, mixed once more so that similar keys do not stay together.
    fn hash(&self, key: &[u8]) -> u64 {
        let start = 0xcbf2_9ce4_8422_2325 ^ self.seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let hash = key.iter().fold(start, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
        let hash = (hash ^ (hash >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
        hash ^ (hash >> 32)
    }
}
