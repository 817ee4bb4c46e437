//! Keyed hashes, by which rows and items are recognized.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::Arc;

/// A hash of 96 bits. Among a million values, the probability of a collision is 10⁻¹⁷.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Digest([u32; 3]);

/// A random hash function, so that nobody can choose a name that collides with another. Clones are the same function.
#[derive(Debug, Clone, Default)]
pub(crate) struct Digester(Arc<(RandomState, RandomState)>);

impl Digester {
    /// Hashes all parts that `write_all` passes to its argument.
    pub fn digest(&self, write_all: impl FnOnce(&mut dyn FnMut(&[u8]))) -> Digest {
        let (mut first, mut second) = (self.0.0.build_hasher(), self.0.1.build_hasher());
        write_all(&mut |part| {
            for hasher in [&mut first, &mut second] {
                // So that `ab`, `c` is not `a`, `bc`.
                hasher.write_usize(part.len());
                hasher.write(part);
            }
        });
        let (first, second) = (first.finish(), second.finish());
        #[allow(clippy::cast_possible_truncation, reason = "a part of the hash")]
        Digest([(first >> 32) as u32, first as u32, second as u32])
    }
}
