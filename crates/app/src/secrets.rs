//! The instance's keys: one signs journal heads, one seals what travels through browsers.
//!
//! They live in files only the service can read, never in the database.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::{Signature, Signer, SigningKey, Verifier, VerifyingKey};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

#[derive(Clone)]
pub struct Secrets {
    signing: SigningKey,
    seal: [u8; 32],
}

impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secrets(…)")
    }
}

impl Secrets {
    /// From 64 bytes: the signing key's seed, then the sealing key.
    pub fn from_bytes(bytes: &[u8; 64]) -> Secrets {
        let (mut signing, mut seal) = ([0; 32], [0; 32]);
        signing.copy_from_slice(&bytes[..32]);
        seal.copy_from_slice(&bytes[32..]);
        Secrets { signing: SigningKey::from_bytes(&signing), seal }
    }

    /// Fresh random bytes for [`Secrets::from_bytes`].
    pub fn generate() -> [u8; 64] {
        let mut bytes = [0; 64];
        getrandom::fill(&mut bytes).expect("the system gives random bytes");
        bytes
    }

    /// Ed25519 signature in hex.
    pub fn sign(&self, text: &str) -> String {
        domain::event::hex(&self.signing.sign(text.as_bytes()).to_bytes())
    }

    /// The public key in hex, to be published beside every signed head.
    pub fn public_key(&self) -> String {
        domain::event::hex(self.signing.verifying_key().as_bytes())
    }

    /// A keyed seal over a text, for tokens that carry their own meaning (CSRF, preview links).
    pub fn seal(&self, purpose: &str, text: &str) -> String {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.seal).expect("any length of key");
        mac.update(purpose.as_bytes());
        mac.update(b"\n");
        mac.update(text.as_bytes());
        URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())
    }

    /// Whether `seal` is the seal over `text`, compared in constant time.
    pub fn is_sealed(&self, purpose: &str, text: &str, seal: &str) -> bool {
        let Ok(bytes) = URL_SAFE_NO_PAD.decode(seal) else { return false };
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.seal).expect("any length of key");
        mac.update(purpose.as_bytes());
        mac.update(b"\n");
        mac.update(text.as_bytes());
        mac.verify_slice(&bytes).is_ok()
    }
}

/// Checks an Ed25519 signature in hex against a public key in hex.
pub fn is_signed(public_key: &str, text: &str, signature: &str) -> bool {
    let key = unhex::<32>(public_key).and_then(|k| VerifyingKey::from_bytes(&k).ok());
    match (key, unhex::<64>(signature)) {
        (Some(key), Some(signature)) => key.verify(text.as_bytes(), &Signature::from_bytes(&signature)).is_ok(),
        _ => false,
    }
}

fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != 2 * N || !text.is_ascii() {
        return None;
    }
    let mut out = [0; N];
    for (i, byte) in out.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * i..2 * i + 2], 16).ok()?;
    }
    Some(out)
}

/// 256 random bits for a cookie or a link.
pub fn random_token() -> String {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).expect("the system gives random bytes");
    URL_SAFE_NO_PAD.encode(bytes)
}

/// What of a token is kept: its hash opens nothing.
pub fn sha256_hex(text: &str) -> String {
    domain::event::hex(&Sha256::digest(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_and_seals_hold_for_their_text_only() {
        let secrets = Secrets::from_bytes(&[7; 64]);
        let signature = secrets.sign("head");
        assert!(is_signed(&secrets.public_key(), "head", &signature));
        assert!(!is_signed(&secrets.public_key(), "heads", &signature));
        assert!(!is_signed("00", "head", &signature));
        let seal = secrets.seal("csrf", "session");
        assert!(secrets.is_sealed("csrf", "session", &seal));
        assert!(!secrets.is_sealed("preview", "session", &seal));
        assert!(!secrets.is_sealed("csrf", "session", "é"));
        assert_eq!(random_token().len(), 43);
    }
}
