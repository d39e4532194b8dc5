//! What a handler knows about its request: language, person, the world, the texts.

use crate::shell::Links;
use crate::shell::fault::Fault;
use crate::shell::page::Page;
use app::sessions::SignedIn;
use app::{App, WorldRef};
use axum::extract::{FromRef, FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use domain::permission::{Actor, Role};
use domain::text::Lang;
use std::sync::Arc;

/// Name of the session cookie. `__Host-`: this host only, secure, whole site.
pub const COOKIE: &str = "__Host-techniekpact";

/// Who asks; put on the request by the front.
#[derive(Clone, Default)]
pub struct Person(pub Option<Arc<SignedIn>>);

impl Person {
    pub fn role(&self) -> Option<Role> {
        self.0.as_ref().map(|s| s.account.role)
    }

    pub fn is_complete(&self) -> bool {
        self.0.as_ref().is_some_and(|s| s.is_complete())
    }
}

/// The language part of the address, taken off by the front.
#[derive(Clone, Copy)]
pub struct Spoken(pub Lang);

/// The address as asked, without the language part.
#[derive(Clone)]
pub struct Asked {
    pub path: String,
    pub query: String,
}

/// From which address a form was sent; put on the request by whoever listens.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub std::net::IpAddr);

#[derive(Clone)]
pub struct Ctx {
    pub app: App,
    pub world: WorldRef,
    pub lang: Lang,
    pub t: texts::T,
    pub to: Links,
    pub asked: Asked,
    pub person: Person,
}

impl Ctx {
    pub fn actor(&self) -> Actor {
        self.person.0.as_ref().map_or(Actor::Visitor, |s| s.actor())
    }

    /// The person signed in; a page that needs one is guarded, so this only fails there.
    pub fn signed_in(&self) -> Result<&SignedIn, Fault> {
        self.person.0.as_deref().ok_or(Fault::SignIn)
    }

    /// The token forms of this session carry; empty for visitors.
    pub fn csrf(&self) -> String {
        self.person.0.as_ref().map_or_else(String::new, |s| self.app.secrets().seal("csrf", &s.session.hash))
    }

    pub fn page(&self, title: impl Into<String>) -> Page {
        Page::new(self, title.into())
    }

    /// The value of a query parameter, if it is there and not empty.
    pub fn query(&self, name: &str) -> Option<String> {
        self.query_all(name).into_iter().next()
    }

    pub fn query_all(&self, name: &str) -> Vec<String> {
        pairs(&self.asked.query).into_iter().filter(|(k, v)| k == name && !v.is_empty()).map(|(_, v)| v).collect()
    }
}

/// The texts in a language of the domain.
pub fn texts(lang: Lang) -> texts::T {
    texts::T(match lang {
        Lang::Nl => texts::Lang::Nl,
        Lang::En => texts::Lang::En,
    })
}

impl<S: Send + Sync> FromRequestParts<S> for Ctx
where
    App: FromRef<S>,
{
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Ctx, Self::Rejection> {
        let app = App::from_ref(state);
        let lang = parts.extensions.get::<Spoken>().map_or(Lang::Nl, |s| s.0);
        let asked = Asked { path: parts.uri.path().into(), query: parts.uri.query().unwrap_or("").into() };
        let person = parts.extensions.get::<Person>().cloned().unwrap_or_default();
        Ok(Ctx { world: app.world(), app, lang, t: texts(lang), to: Links { lang }, asked, person })
    }
}

/// Names and values of a query or form body, in order.
pub fn pairs(text: &str) -> Vec<(String, String)> {
    text.split('&').filter(|p| !p.is_empty()).map(|p| p.split_once('=').unwrap_or((p, ""))).map(|(k, v)| (decoded(k), decoded(v))).collect()
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let hex = tail.get(..2).and_then(|h| std::str::from_utf8(h).ok()).and_then(|h| u8::from_str_radix(h, 16).ok());
        match (first, hex) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            (b'+', _) => {
                bytes.push(b' ');
                rest = tail;
            }
            _ => {
                bytes.push(first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A submitted form that comes from our own page: same origin, and with the session's token.
pub struct Posted(pub Vec<(String, String)>);

impl Posted {
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(k, _)| k == name).map_or("", |(_, v)| v)
    }
}

/// A form may be this large.
const MOST_BYTES: usize = 512 * 1024;

impl FromRequest<App> for Posted {
    type Rejection = Fault;

    async fn from_request(request: Request, app: &App) -> Result<Posted, Fault> {
        if !same_origin(request.headers()) {
            return Err(Fault::ForeignForm);
        }
        let person = request.extensions().get::<Person>().cloned().unwrap_or_default();
        let body = axum::body::to_bytes(request.into_body(), MOST_BYTES).await.map_err(|_| Fault::TooLarge)?;
        let text = std::str::from_utf8(&body).map_err(|_| Fault::ForeignForm)?;
        let posted = Posted(pairs(text));
        if let Some(signed_in) = person.0
            && !app.secrets().is_sealed("csrf", &signed_in.session.hash, posted.get("_csrf"))
        {
            return Err(Fault::ForeignForm);
        }
        Ok(posted)
    }
}

/// Whether a request that changes something was made by one of our own pages.
pub(crate) fn same_origin(headers: &HeaderMap) -> bool {
    let text = |name: header::HeaderName| headers.get(name).and_then(|v| v.to_str().ok());
    if let Some(site) = headers.get("sec-fetch-site").and_then(|v| v.to_str().ok()) {
        return site == "same-origin" || site == "none";
    }
    match (text(header::ORIGIN), text(header::HOST)) {
        (Some(origin), Some(host)) => origin.split("://").nth(1) == Some(host),
        // No browser of the last years omits both; what does is no browser and has no cookie to abuse.
        _ => true,
    }
}

/// The session cookie's value.
pub fn cookie(headers: &HeaderMap) -> Option<&str> {
    headers.get_all(header::COOKIE).iter().filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(';')).find_map(|part| {
        let (name, value) = part.trim().split_once('=')?;
        (name == COOKIE && !value.is_empty()).then_some(value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_read_as_browsers_write_them() {
        let read = pairs("a=1&a=2&b=s%C3%BAd+west&c&%=x&d=%zz");
        let expected = [("a", "1"), ("a", "2"), ("b", "súd west"), ("c", ""), ("%", "x"), ("d", "%zz")];
        assert_eq!(read, expected.map(|(k, v)| (k.to_string(), v.to_string())));
    }

    #[test]
    fn a_form_from_elsewhere_is_foreign() {
        let headers = |list: &[(&'static str, &'static str)]| -> HeaderMap {
            list.iter().map(|(k, v)| (header::HeaderName::from_static(k), header::HeaderValue::from_static(v))).collect()
        };
        assert!(same_origin(&headers(&[("sec-fetch-site", "same-origin")])));
        assert!(!same_origin(&headers(&[("sec-fetch-site", "same-site")])));
        assert!(!same_origin(&headers(&[("origin", "https://evil.nl"), ("host", "pact.nl")])));
        assert!(same_origin(&headers(&[("origin", "https://pact.nl"), ("host", "pact.nl")])));
        assert!(!same_origin(&headers(&[("origin", "null"), ("host", "pact.nl")])));
    }
}
