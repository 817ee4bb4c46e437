//! Short hashes of items, by which a resumed job notices that its input has changed.
//!
//! They are salted, because items can have secrets: the results of different jobs cannot be compared, and the salt stays in the
//! journal.

use std::fmt;
use std::io;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// The hash of an item, or the sum of several.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Hash(u32);

/// What the hashes of a job begin with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Salt(String);

impl Salt {
    /// Returns a new one.
    pub fn random() -> io::Result<Self> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).map_err(io::Error::other)?;
        Ok(Self(format!("{:032x}", u128::from_ne_bytes(bytes))))
    }

    /// Returns the hash of an item at its place in the input.
    pub fn hash(&self, item: usize, value: &Value) -> Hash {
        let digest = Sha256::digest(format!("{} {item} {value}", self.0));
        Hash(digest.iter().take(4).fold(0, |hash, byte| hash << 8 | u32::from(*byte)))
    }
}

impl Hash {
    /// Adds the hash of another item, if it has one.
    pub fn add(&mut self, other: Option<Self>) {
        self.0 = self.0.wrapping_add(other.unwrap_or_default().0);
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}

impl From<Hash> for String {
    fn from(hash: Hash) -> Self {
        hash.to_string()
    }
}

impl TryFrom<String> for Hash {
    type Error = std::num::ParseIntError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        u32::from_str_radix(&text, 16).map(Self)
    }
}
