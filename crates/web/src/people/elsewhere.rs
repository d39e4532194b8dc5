//! Signing in at another organisation: there and back. What was begun travels in a sealed cookie
//! of ten minutes, so that only the browser that left can come back, and nothing is stored here.
//!
//! The provider is found when someone first wants it: one that is down stops nobody else.

use super::arrive::{agent, arrive, back, local, with_cookie};
use crate::shell::front::{escaped, see_other};
use crate::shell::{Answer, Ctx};
use app::elsewhere::Vouched;
use app::{App, Refusal};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use axum::response::Response;
use domain::clean::clean;
use oidc::{Begun, Config, Identity, OidcError, Provider};
use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::OnceCell;

/// The other organisation, as the operator configured it.
#[derive(Clone)]
pub struct Elsewhere(Arc<Inner>);

struct Inner {
    name: String,
    config: Config,
    found: OnceCell<Provider>,
    failed: Mutex<Option<(Instant, OidcError)>>,
}

/// After a failure to find the provider everyone hears so at once for this long.
const REST: Duration = Duration::from_secs(10);

impl Elsewhere {
    /// Where the provider sends people back to, after the site's own address.
    pub const BACK: &'static str = "/inloggen/elders/terug";

    pub fn new(name: String, config: Config) -> Elsewhere {
        Elsewhere(Arc::new(Inner { name, config, found: OnceCell::new(), failed: Mutex::new(None) }))
    }

    async fn provider(&self) -> Result<&Provider, OidcError> {
        let this = &*self.0;
        let failed = || this.failed.lock().unwrap_or_else(PoisonError::into_inner);
        this.found
            .get_or_try_init(|| async {
                if let Some((_, why)) = failed().filter(|(at, _)| at.elapsed() < REST) {
                    return Err(why);
                }
                Provider::discover(this.config.clone()).await.inspect_err(|why| *failed() = Some((Instant::now(), *why)))
            })
            .await
    }
}

/// The way to the other organisation, where there is one.
pub struct Door(Option<Elsewhere>);

impl Door {
    pub fn name(&self) -> Option<&str> {
        self.0.as_ref().map(|e| e.0.name.as_str())
    }
}

impl FromRequestParts<App> for Door {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Door, Infallible> {
        Ok(Door(parts.extensions.get::<Elsewhere>().cloned()))
    }
}

const COOKIE: &str = "__Host-tp-oidc";
const MINUTES: i64 = 10;

pub async fn leave(ctx: Ctx, door: Door) -> Answer {
    let Some(elsewhere) = door.0 else { return Ok(see_other(&ctx.to.sign_in())) };
    let provider = match elsewhere.provider().await {
        Ok(provider) => provider,
        Err(why) => return Ok(failed(&ctx, &why)),
    };
    let begun = provider.begin();
    let until = ctx.app.now().as_second() + MINUTES * 60;
    let memory = Memory { begun, until, back: back(&ctx) };
    let cookie = format!("{COOKIE}={}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={}", memory.sealed(&ctx.app), MINUTES * 60);
    with_cookie(see_other(&memory.begun.url), &cookie)
}

pub async fn back_again(ctx: Ctx, door: Door, headers: HeaderMap) -> Answer {
    let answer = returned(&ctx, door, &headers).await?;
    with_cookie(answer, &format!("{COOKIE}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"))
}

async fn returned(ctx: &Ctx, door: Door, headers: &HeaderMap) -> Answer {
    let Some(elsewhere) = door.0 else { return Ok(see_other(&ctx.to.sign_in())) };
    let memory = kept(headers).and_then(|text| Memory::read(&ctx.app, text));
    let answers = |m: &Memory| ctx.query("state").is_some_and(|state| m.begun.is_answered_by(&state));
    let Some(memory) = memory.filter(answers) else { return Ok(see_other(&sign_in_with(ctx, "mislukt"))) };
    let Some(code) = ctx.query("code") else { return Ok(see_other(&sign_in_with(ctx, "afgebroken"))) };
    let identity = match elsewhere.provider().await {
        Ok(provider) => provider.finish(&code, &memory.begun).await,
        Err(why) => Err(why),
    };
    match identity {
        Ok(identity) => enter(ctx, identity, &memory.back, agent(headers)).await,
        Err(why) => Ok(failed(ctx, &why)),
    }
}

async fn enter(ctx: &Ctx, who: Identity, back: &str, agent: &str) -> Answer {
    let who = Vouched {
        email: who.email.filter(|_| who.email_verified),
        name: clean(who.name.as_deref().unwrap_or(""), 120, false).unwrap_or_default(),
        issuer: who.issuer,
        subject: who.subject,
        lang: ctx.lang,
    };
    match ctx.app.sign_in_elsewhere(who, agent).await {
        Ok(token) => arrive(ctx, &token, back).await,
        Err(Refusal::Refused("refusal-elsewhere-taken")) => Ok(see_other(&sign_in_with(ctx, "bezet"))),
        Err(Refusal::Refused(_)) => Ok(see_other(&sign_in_with(ctx, "adres"))),
        Err(other) => Err(other.into()),
    }
}

/// The details are for the operator; the visitor hears what to do.
fn failed(ctx: &Ctx, why: &OidcError) -> Response {
    tracing::warn!(%why, "sign-in at another organisation failed");
    see_other(&sign_in_with(ctx, if matches!(why, OidcError::Unreachable(_)) { "onbereikbaar" } else { "mislukt" }))
}

fn sign_in_with(ctx: &Ctx, fault: &str) -> String {
    format!("{}?fout={fault}", ctx.to.sign_in())
}

fn kept(headers: &HeaderMap) -> Option<&str> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(';'));
    all.filter_map(|part| part.trim().split_once('=')).find(|(name, _)| *name == COOKIE).map(|(_, value)| value)
}

/// What a browser that left must bring back.
struct Memory {
    begun: Begun,
    /// Seconds since 1970.
    until: i64,
    back: String,
}

impl Memory {
    fn sealed(&self, app: &App) -> String {
        let Begun { state, nonce, verifier, .. } = &self.begun;
        let text = format!("{}~{state}~{nonce}~{verifier}~{}", self.until, escaped(&self.back));
        format!("{}~{text}", app.secrets().seal("oidc", &text))
    }

    fn read(app: &App, text: &str) -> Option<Memory> {
        let (seal, text) = text.split_once('~')?;
        if !app.secrets().is_sealed("oidc", text, seal) {
            return None;
        }
        let mut parts = text.splitn(5, '~').map(String::from);
        let until = parts.next()?.parse().ok().filter(|until| app.now().as_second() < *until)?;
        let begun = Begun { url: String::new(), state: parts.next()?, nonce: parts.next()?, verifier: parts.next()? };
        let back = crate::shell::ctx::pairs(&format!("a={}", parts.next()?)).pop()?.1;
        Some(Memory { begun, until, back: local(&back).unwrap_or("").to_string() })
    }
}
