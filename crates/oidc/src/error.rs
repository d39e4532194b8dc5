//! What can go wrong, in words small enough for a log line: no token, code, secret or address of
//! a person is in them.

use crate::transport::TransportError;
use openidconnect::core::CoreErrorResponseType;
use openidconnect::{
    ClaimsVerificationError, DiscoveryError, RequestTokenError, SignatureVerificationError, StandardErrorResponse, UserInfoError,
};
use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OidcError {
    /// The settings cannot work; what to change.
    Settings(&'static str),
    /// No usable connection: nobody there, too slow, too much, or not encrypted.
    Unreachable(TransportError),
    /// The provider answers something that is no OpenID Connect, or calls itself otherwise.
    Provider,
    /// The provider does not know our client id or secret.
    Client,
    /// The code is not, or no longer, good: begin again.
    Code,
    /// The ID token is not to be believed.
    Token(Flaw),
}

/// What is wrong with an ID token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    Missing,
    Signature,
    /// Signed with a key the provider does not publish, after asking again.
    Key,
    Issuer,
    Audience,
    Nonce,
    /// Expired, or made at another time than now.
    Time,
    /// The user information is about somebody else.
    Subject,
    Other,
}

impl fmt::Display for OidcError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OidcError::Settings(what) => write!(f, "sign-in settings: {what}"),
            OidcError::Unreachable(why) => write!(f, "the provider cannot be reached: {why}"),
            OidcError::Provider => f.write_str("the provider answers unexpectedly"),
            OidcError::Client => f.write_str("the provider does not accept our client id or secret"),
            OidcError::Code => f.write_str("the provider does not accept the code"),
            OidcError::Token(flaw) => write!(f, "the ID token is refused: {flaw:?}"),
        }
    }
}

impl std::error::Error for OidcError {}

impl From<DiscoveryError<TransportError>> for OidcError {
    fn from(e: DiscoveryError<TransportError>) -> OidcError {
        match e {
            DiscoveryError::Request(why) => OidcError::Unreachable(why),
            _ => OidcError::Provider,
        }
    }
}

type TokenError = RequestTokenError<TransportError, StandardErrorResponse<CoreErrorResponseType>>;

impl From<TokenError> for OidcError {
    fn from(e: TokenError) -> OidcError {
        match e {
            RequestTokenError::Request(why) => OidcError::Unreachable(why),
            RequestTokenError::ServerResponse(answer) => match answer.error() {
                CoreErrorResponseType::InvalidGrant => OidcError::Code,
                CoreErrorResponseType::InvalidClient | CoreErrorResponseType::UnauthorizedClient => OidcError::Client,
                _ => OidcError::Provider,
            },
            _ => OidcError::Provider,
        }
    }
}

impl From<UserInfoError<TransportError>> for OidcError {
    fn from(e: UserInfoError<TransportError>) -> OidcError {
        match e {
            UserInfoError::Request(why) => OidcError::Unreachable(why),
            UserInfoError::ClaimsVerification(why) => why.into(),
            _ => OidcError::Provider,
        }
    }
}

impl From<ClaimsVerificationError> for OidcError {
    fn from(e: ClaimsVerificationError) -> OidcError {
        use ClaimsVerificationError as E;
        OidcError::Token(match e {
            E::Expired(_) | E::InvalidAuthTime(_) => Flaw::Time,
            E::InvalidAudience(_) => Flaw::Audience,
            E::InvalidIssuer(_) => Flaw::Issuer,
            E::InvalidNonce(_) => Flaw::Nonce,
            E::InvalidSubject(_) => Flaw::Subject,
            E::SignatureVerification(SignatureVerificationError::NoMatchingKey) => Flaw::Key,
            E::SignatureVerification(_) => Flaw::Signature,
            _ => Flaw::Other,
        })
    }
}
