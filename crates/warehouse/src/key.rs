//! Record keys: for each person a number that only who holds the secret can work out.
//!
//! With a column that tells persons apart, the key belongs to the person, in every table and every
//! year. Without one it belongs to the row's place in the files, and holds for this tabulation only.

use sha2::{Digest, Sha256};

/// The secret, ready for use.
#[derive(Clone)]
pub struct Key {
    words: [u64; 4],
}

impl Key {
    /// From secret bytes; thirty-two random ones are right.
    pub fn new(secret: &[u8]) -> Self {
        let digest = Sha256::new().chain_update(b"techniekpact record key 1").chain_update(secret).finalize();
        let mut words = [0; 4];
        for (word, bytes) in words.iter_mut().zip(digest.chunks_exact(8)) {
            let mut whole = [0; 8];
            whole.copy_from_slice(bytes);
            *word = u64::from_le_bytes(whole);
        }
        Self { words }
    }

    /// The key of a person.
    pub fn person(&self, person: &[u8]) -> u64 {
        let mut state = self.words[0] ^ person.len() as u64;
        for chunk in person.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            state = mix(state ^ u64::from_le_bytes(word), self.words[1]);
        }
        mix(state, self.words[2])
    }

    /// The keys of rows from `first` on in file `number`.
    pub(crate) fn places(&self, out: &mut [u64], number: u64, first: u64) {
        let base = mix(self.words[0] ^ number, self.words[1]);
        out.iter_mut().zip(first..).for_each(|(key, row)| *key = mix(base ^ row, self.words[2]));
    }
}

/// One round of a mixer over 64 bits, with a secret word put in.
fn mix(x: u64, secret: u64) -> u64 {
    let x = (x ^ secret).wrapping_add(0x9E37_79B9_7F4A_7C15);
    let x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_spread_and_secret() {
        let (a, b) = (Key::new(b"one"), Key::new(b"two"));
        assert_eq!(a.person(b"123456782"), Key::new(b"one").person(b"123456782"));
        assert_ne!(a.person(b"123456782"), b.person(b"123456782"));
        assert_ne!(a.person(b"1"), a.person(b"1\0"));
        let mut keys = vec![0; 100_000];
        a.places(&mut keys, 0, 0);
        let high = keys.iter().filter(|k| **k > u64::MAX / 2).count();
        assert!((49_000..51_000).contains(&high), "{high}");
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), 100_000);
    }
}
