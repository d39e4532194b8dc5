//! Sign in elsewhere: at SURFconext or another OpenID Connect provider.
//!
//! The code flow only, with PKCE S256, state and nonce; the ID token's issuer, audience,
//! signature, nonce and times are checked before anything in it is believed. What a signed-in
//! person may do is decided in `app`: this crate says who somebody is according to whom.
//!
//! Deliberately absent: the implicit and hybrid flows, refresh tokens (a session here has its own
//! length), sign-out at the provider, encrypted tokens, tokens signed with a shared secret and
//! `private_key_jwt`. Nothing is stored: the caller keeps [`Begun`] until the visitor returns.

mod claims;
mod error;
mod provider;
mod transport;

pub use claims::Identity;
pub use error::{Flaw, OidcError};
pub use provider::Provider;
pub use transport::TransportError;

use std::fmt;

/// What the operator settles with the provider.
#[derive(Clone)]
pub struct Config {
    /// Exactly as the provider writes it, often without a slash at the end.
    pub issuer: String,
    pub client_id: String,
    pub client_secret: Option<String>,
    pub redirect_uri: String,
    /// Beside `openid`: often `email` and `profile`.
    pub scopes: Vec<String>,
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let secret = self.client_secret.as_ref().map(|_| "hidden");
        let mut shown = f.debug_struct("Config");
        shown.field("issuer", &self.issuer).field("client_id", &self.client_id);
        shown.field("client_secret", &secret).field("redirect_uri", &self.redirect_uri).field("scopes", &self.scopes).finish()
    }
}

/// A sign-in under way. The visitor goes to `url`; the rest is kept for minutes, bound to their
/// browser, and used once.
#[derive(Clone, PartialEq, Eq)]
pub struct Begun {
    pub url: String,
    pub state: String,
    pub nonce: String,
    pub verifier: String,
}

impl Begun {
    /// Whether the visitor who returns with this `state` is the one who left. Looks at every byte.
    pub fn is_answered_by(&self, state: &str) -> bool {
        let pairs = self.state.bytes().zip(state.bytes());
        self.state.len() == state.len() && pairs.fold(0, |differ, (a, b)| differ | (a ^ b)) == 0
    }
}

impl fmt::Debug for Begun {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Begun").finish_non_exhaustive()
    }
}
