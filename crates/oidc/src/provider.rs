//! One provider: found once, asked again when it signs with a key we have not seen.

use crate::claims::{IdClaims, Identity, OidcClient, Tokens, UserClaims, identity};
use crate::transport::{Transport, is_loopback};
use crate::{Begun, Config, Flaw, OidcError};
use openidconnect::core::{CoreAuthenticationFlow, CoreClientAuthMethod, CoreJwsSigningAlgorithm as Alg, CoreProviderMetadata};
use openidconnect::url::Url;
use openidconnect::{
    AuthType, AuthorizationCode, ClientId, ClientSecret, CsrfToken, IssuerUrl, Nonce, OAuth2TokenResponse, PkceCodeChallenge,
    PkceCodeVerifier, RedirectUrl, Scope, TokenResponse,
};
use std::sync::{PoisonError, RwLock};
use std::time::{SystemTime, UNIX_EPOCH};

/// Signatures anyone can check with a published key; no shared secrets, no `none`.
const SIGNATURES: [Alg; 4] = [Alg::RsaSsaPkcs1V15Sha256, Alg::RsaSsaPssSha256, Alg::EcdsaP256Sha256, Alg::EdDsa];

/// A token is made while we wait for it; this much the clocks may differ.
const CLOCKS_DIFFER_SECONDS: u64 = 600;

pub struct Provider {
    config: Config,
    redirect: RedirectUrl,
    transport: Transport,
    client: RwLock<OidcClient>,
}

impl std::fmt::Debug for Provider {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Provider").field("config", &self.config).finish_non_exhaustive()
    }
}

impl Provider {
    /// Asks the provider for its addresses and keys.
    pub async fn discover(config: Config) -> Result<Provider, OidcError> {
        let issuer = Url::parse(&config.issuer).map_err(|_| OidcError::Settings("the issuer is no address"))?;
        let plain = issuer.scheme() == "http" && issuer.host_str().is_some_and(is_loopback);
        if issuer.scheme() != "https" && !plain {
            return Err(OidcError::Settings("the issuer starts with https://"));
        }
        let redirect =
            RedirectUrl::new(config.redirect_uri.clone()).map_err(|_| OidcError::Settings("the redirect address is no address"))?;
        let transport = Transport::new(plain);
        let client = RwLock::new(found(&config, &redirect, &transport).await?);
        Ok(Provider { config, redirect, transport, client })
    }

    /// Where to send the visitor, and what to remember of it.
    pub fn begin(&self) -> Begun {
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let client = self.client();
        let request = client.authorize_url(CoreAuthenticationFlow::AuthorizationCode, CsrfToken::new_random, Nonce::new_random);
        let scopes = self.config.scopes.iter().filter(|scope| *scope != "openid").cloned().map(Scope::new);
        let (url, state, nonce) = request.add_scopes(scopes).set_pkce_challenge(challenge).url();
        Begun { url: url.into(), state: state.into_secret(), nonce: nonce.secret().clone(), verifier: verifier.into_secret() }
    }

    /// Trades the code for an identity. The caller has compared the state.
    pub async fn finish(&self, code: &str, begun: &Begun) -> Result<Identity, OidcError> {
        let mut client = self.client();
        let request = client.exchange_code(AuthorizationCode::new(code.into())).map_err(|_| OidcError::Provider)?;
        let request = request.set_pkce_verifier(PkceCodeVerifier::new(begun.verifier.clone()));
        let tokens: Tokens = request.request_async(&self.transport).await?;
        let nonce = Nonce::new(begun.nonce.clone());
        let claims = match verified(&client, &tokens, &nonce) {
            Err(OidcError::Token(Flaw::Key)) => {
                client = found(&self.config, &self.redirect, &self.transport).await?;
                *self.client.write().unwrap_or_else(PoisonError::into_inner) = client.clone();
                verified(&client, &tokens, &nonce)?
            }
            known => known?,
        };
        let user = self.user(&client, &tokens, claims).await?;
        Ok(identity(claims, user.as_ref()))
    }

    /// Most providers tell the mail address and institution here and not in the token.
    async fn user(&self, client: &OidcClient, tokens: &Tokens, claims: &IdClaims) -> Result<Option<UserClaims>, OidcError> {
        let subject = claims.subject().clone();
        let Ok(request) = client.user_info(tokens.access_token().clone(), Some(subject)) else { return Ok(None) };
        Ok(Some(request.request_async(&self.transport).await?))
    }

    fn client(&self) -> OidcClient {
        self.client.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

async fn found(config: &Config, redirect: &RedirectUrl, transport: &Transport) -> Result<OidcClient, OidcError> {
    let issuer = IssuerUrl::new(config.issuer.clone()).map_err(|_| OidcError::Settings("the issuer is no address"))?;
    let metadata = CoreProviderMetadata::discover_async(issuer, transport).await?;
    let secret = config.client_secret.clone().map(ClientSecret::new);
    let offers = |method| metadata.token_endpoint_auth_methods_supported().is_some_and(|known| known.contains(&method));
    let in_body = offers(CoreClientAuthMethod::ClientSecretPost) && !offers(CoreClientAuthMethod::ClientSecretBasic);
    let client = OidcClient::from_provider_metadata(metadata, ClientId::new(config.client_id.clone()), secret);
    let method = if in_body { AuthType::RequestBody } else { AuthType::BasicAuth };
    Ok(client.set_auth_type(method).set_redirect_uri(redirect.clone()))
}

fn verified<'t>(client: &OidcClient, tokens: &'t Tokens, nonce: &Nonce) -> Result<&'t IdClaims, OidcError> {
    let token = tokens.id_token().ok_or(OidcError::Token(Flaw::Missing))?;
    let verifier = client.id_token_verifier().set_allowed_algs(SIGNATURES).set_issue_time_verifier_fn(|made| is_now(made.timestamp()));
    let claims = token.claims(&verifier, nonce)?;
    match claims.authorized_party() {
        Some(party) if party != client.client_id() => Err(OidcError::Token(Flaw::Audience)),
        _ => Ok(claims),
    }
}

fn is_now(made: i64) -> Result<(), String> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let differ = u64::try_from(made).map_or(u64::MAX, |made| made.abs_diff(now));
    if differ <= CLOCKS_DIFFER_SECONDS { Ok(()) } else { Err(String::new()) }
}
