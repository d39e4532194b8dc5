//! From claims to an identity, and the long type names of the library with our claims filled in.

use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreErrorResponseType, CoreGenderClaim, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm, CoreRevocableToken, CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::{
    AdditionalClaims, Client, EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet, IdTokenClaims, IdTokenFields,
    StandardErrorResponse, StandardTokenResponse, UserInfoClaims,
};
use serde::de::{Deserializer, IgnoredAny};
use serde::{Deserialize, Serialize};

/// Who somebody is, according to `issuer`. Only `issuer` and `subject` together are lasting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    pub issuer: String,
    pub subject: String,
    pub email: Option<String>,
    pub email_verified: bool,
    pub name: Option<String>,
    /// `schac_home_organization`: the domain of the institution, such as `uu.nl`.
    pub home_organisation: Option<String>,
    /// `eduperson_affiliation`: `employee`, `student`, ...
    pub affiliation: Vec<String>,
}

/// The claims of education beside the standard ones.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Campus {
    #[serde(default, deserialize_with = "one_or_many")]
    schac_home_organization: Vec<String>,
    #[serde(default, deserialize_with = "one_or_many")]
    eduperson_affiliation: Vec<String>,
}

impl AdditionalClaims for Campus {}

/// Providers write one value bare or as a list of one; what is neither is left out.
fn one_or_many<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Claim {
        One(String),
        Many(Vec<String>),
        Other(IgnoredAny),
    }
    Ok(match Claim::deserialize(from)? {
        Claim::One(value) => vec![value],
        Claim::Many(values) => values,
        Claim::Other(_) => vec![],
    })
}

pub type IdClaims = IdTokenClaims<Campus, CoreGenderClaim>;
pub type UserClaims = UserInfoClaims<Campus, CoreGenderClaim>;
type Fields = IdTokenFields<Campus, EmptyExtraTokenFields, CoreGenderClaim, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm>;
pub type Tokens = StandardTokenResponse<Fields, CoreTokenType>;
pub type OidcClient = Client<
    Campus,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Tokens,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// The ID token says who it is; the user information fills what the token leaves out. The mail
/// address and whether it was verified come from the same of the two.
pub fn identity(token: &IdClaims, user: Option<&UserClaims>) -> Identity {
    let (email, verified) = match (token.email(), user) {
        (None, Some(user)) => (user.email(), user.email_verified()),
        (email, _) => (email, token.email_verified()),
    };
    let name = token.name().or_else(|| user.and_then(|user| user.name())).and_then(|name| name.get(None));
    let campus = |pick: fn(&Campus) -> &Vec<String>| {
        let sources = [Some(pick(token.additional_claims())), user.map(|user| pick(user.additional_claims()))];
        sources.into_iter().flatten().find(|values| !values.is_empty()).cloned().unwrap_or_default()
    };
    Identity {
        issuer: token.issuer().to_string(),
        subject: token.subject().to_string(),
        email: email.map(|email| email.to_string()),
        email_verified: email.is_some() && verified == Some(true),
        name: name.map(|name| name.to_string()),
        home_organisation: campus(|c| &c.schac_home_organization).into_iter().next(),
        affiliation: campus(|c| &c.eduperson_affiliation),
    }
}
