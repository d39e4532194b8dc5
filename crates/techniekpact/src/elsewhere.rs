//! Hands the settings of sign-in at another organisation to the pages.

use crate::config::Config;
use app::App;
use axum::{Extension, Router};
use web::Elsewhere;

/// What we ask beside who somebody is: SURFconext and eduID tell the rest unasked.
const SCOPES: [&str; 2] = ["email", "profile"];

/// The pages, with the other organisation where one is configured.
pub fn opened(pages: Router<App>, config: &Config) -> Router<App> {
    let Some(oidc) = &config.oidc else { return pages };
    let settings = oidc::Config {
        issuer: oidc.issuer.clone(),
        client_id: oidc.client_id.clone(),
        client_secret: oidc.client_secret.clone(),
        redirect_uri: format!("{}{}", config.base_url, Elsewhere::BACK),
        scopes: SCOPES.map(String::from).into(),
    };
    pages.layer(Extension(Elsewhere::new(oidc.name.clone(), settings)))
}
