//! Every text once: bytes of a cell to a small number, fast, and the decoded text of that number.

use crate::grid::small;

/// Texts of one column by number.
#[derive(Clone, Debug, Default)]
pub struct Interner {
    /// Open addressing, a power of two: number plus one, or zero.
    slots: Vec<u32>,
    hashes: Vec<u32>,
    raw: Vec<u8>,
    ends: Vec<u32>,
}

impl Interner {
    #[cfg(test)]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The bytes that number stands for.
    #[inline]
    pub fn raw(&self, number: u32) -> &[u8] {
        let number = number as usize;
        let start = if number == 0 { 0 } else { self.ends[number - 1] as usize };
        &self.raw[start..self.ends[number] as usize]
    }

    /// The number of these bytes, and whether they are new.
    #[inline]
    pub fn intern(&mut self, bytes: &[u8]) -> (u32, bool) {
        if (self.ends.len() + 1) * 2 > self.slots.len() {
            self.grow();
        }
        let hash = hash(bytes);
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            match self.slots[at] {
                0 => break,
                slot if self.hashes[slot as usize - 1] == hash && self.raw(slot - 1) == bytes => return (slot - 1, false),
                _ => at = (at + 1) & mask,
            }
        }
        self.raw.extend_from_slice(bytes);
        self.ends.push(small(self.raw.len()));
        self.hashes.push(hash);
        let slot = small(self.ends.len());
        self.slots[at] = slot;
        (slot - 1, true)
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(64);
        self.slots = vec![0; size];
        for (number, hash) in self.hashes.iter().enumerate() {
            let mut at = *hash as usize & (size - 1);
            while self.slots[at] != 0 {
                at = (at + 1) & (size - 1);
            }
            self.slots[at] = small(number + 1);
        }
    }
}

/// Mixes eight bytes at a time; the tables here are small and their owner picks the texts, so
/// speed counts more than resistance: a source made to collide only reads slowly.
#[inline]
fn hash(bytes: &[u8]) -> u32 {
    const MIX: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut state = bytes.len() as u64;
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        let word = u64::from_le_bytes([chunk[0], chunk[1], chunk[2], chunk[3], chunk[4], chunk[5], chunk[6], chunk[7]]);
        state = (state ^ word).wrapping_mul(MIX).rotate_left(29);
    }
    let mut last = [0; 8];
    let rest = chunks.remainder();
    last[..rest.len()].copy_from_slice(rest);
    state = (state ^ u64::from_le_bytes(last)).wrapping_mul(MIX);
    ((state ^ (state >> 32)).wrapping_mul(MIX) >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_bytes_have_one_number() {
        let mut texts = Interner::default();
        let numbers: Vec<u32> = (0..2000).map(|i| texts.intern(format!("code {}", i % 700).as_bytes()).0).collect();
        assert_eq!(texts.len(), 700);
        assert!(numbers.iter().enumerate().all(|(i, n)| texts.raw(*n) == format!("code {}", i % 700).as_bytes()));
        assert_eq!(texts.intern(b""), (700, true));
        assert_eq!(texts.intern(b""), (700, false));
    }
}
