//! A minimal gzip encoder, for valid data and for a decompression bomb.

/// The bytes as gzip, stored uncompressed.
pub(crate) fn stored(bytes: &[u8]) -> Vec<u8> {
    let length = u16::try_from(bytes.len()).unwrap_or(u16::MAX);
    let bytes = &bytes[..usize::from(length)];
    let block = [&[1][..], &length.to_le_bytes(), &(!length).to_le_bytes(), bytes].concat();
    framed(&block, bytes.iter().copied(), u32::from(length))
}

/// At least this many zeros as gzip, 158 per byte.
pub(crate) fn bomb(length: u32) -> Vec<u8> {
    const LONGEST: u32 = 258;
    let repeats = length.div_ceil(LONGEST);
    let mut bits = Bits::default();
    bits.push(0b1, 1); // the last block
    bits.push(0b01, 2); // with the fixed codes
    bits.code(0x30, 8); // a zero
    for _ in 0..repeats {
        bits.code(0b1100_0101, 8); // the longest match
        bits.code(0, 5); // at distance 1
    }
    bits.code(0, 7); // end of block
    let length = 1 + repeats * LONGEST;
    framed(&bits.bytes, (0..length).map(|_| 0), length)
}

fn framed(deflated: &[u8], bytes: impl Iterator<Item = u8>, length: u32) -> Vec<u8> {
    let head = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];
    [&head[..], deflated, &crc(bytes).to_le_bytes(), &length.to_le_bytes()].concat()
}

fn crc(bytes: impl Iterator<Item = u8>) -> u32 {
    let step = |crc: u32, _| (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg());
    !bytes.fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(byte), step))
}

/// Bits, the lowest of a byte first.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    used: u32,
}

impl Bits {
    /// Appends the lowest bits of a number, the lowest first.
    fn push(&mut self, value: u32, count: u32) {
        for bit in 0..count {
            if self.used == 0 {
                self.bytes.push(0);
            }
            if let Some(last) = self.bytes.last_mut() {
                *last |= u8::from(value >> bit & 1 == 1) << self.used;
            }
            self.used = (self.used + 1) % 8;
        }
    }

    /// Appends the lowest bits of a number, the highest first.
    fn code(&mut self, value: u32, count: u32) {
        for bit in (0..count).rev() {
            self.push(value >> bit & 1, 1);
        }
    }
}
