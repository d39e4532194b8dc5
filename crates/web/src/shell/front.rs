//! The outermost layer: takes the language off the address, answers from the cache, finds out who
//! asks, dresses faults as pages, and writes the security headers no handler can weaken.

use crate::shell::cache::{Cache, Kept};
use crate::shell::ctx::{Ctx, Person, Spoken, cookie, texts};
use crate::shell::fault::Fault;
use crate::shell::{form, page};
use app::App;
use askama::Template;
use axum::Router;
use axum::body::Body;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Response, StatusCode, Uri, header};
use axum::response::IntoResponse;
use domain::text::Lang;
use std::borrow::Cow;
use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::task::{Context, Poll};
use tower::ServiceExt;

/// The whole site as one service.
#[derive(Clone)]
pub struct Front {
    inner: Router,
    app: App,
    /// None where every page is made anew, for measurements.
    cache: Option<Arc<Cache>>,
}

impl Front {
    pub fn new(app: App, routers: Router<App>) -> Front {
        Front {
            inner: routers.fallback(|| async { Fault::NotFound }).method_not_allowed_fallback(wrong_method).with_state(app.clone()),
            app,
            cache: Some(Arc::default()),
        }
    }

    /// Makes every page anew.
    pub fn without_cache(self) -> Front {
        Front { cache: None, ..self }
    }

    /// How often the cache had a page, and how often not.
    pub fn cache_counts(&self) -> (u64, u64) {
        self.cache.as_ref().map_or((0, 0), |c| (c.hits.load(Ordering::Relaxed), c.misses.load(Ordering::Relaxed)))
    }

    /// The answer from the cache, at once: no task, no copy of anything but counters. This is the
    /// path nearly every request of a visitor takes.
    pub fn kept(&self, request: &Request<Body>) -> Option<Response<Body>> {
        let cache = self.cache.as_ref()?;
        if !reads(request.method()) || cookie(request.headers()).is_some() {
            return None;
        }
        let kept = cache.get(&self.key(request), self.app.version())?;
        Some(kept.answer(request.method(), request.headers()))
    }

    pub async fn handle(self, request: Request<Body>) -> Response<Body> {
        if let Some(cache) = self.cache.as_ref().filter(|_| reads(request.method()) && cookie(request.headers()).is_none()) {
            cache.missed();
        }
        let version = self.app.version();
        self.make(request, version).await
    }

    /// Under what an answer is kept: its address, on a start page whose start page it is, and in
    /// the API the shape that is asked for.
    fn key<'a>(&self, request: &'a Request<Body>) -> Cow<'a, str> {
        let asked = request.uri().path_and_query().map_or("", |p| p.as_str());
        let path = request.uri().path();
        let accept = request.headers().get(header::ACCEPT).and_then(|v| v.to_str().ok());
        let home = match path {
            "/" | "/en" | "/en/" => self.home_of_host(request.headers(), "/"),
            _ => accept.filter(|_| path.strip_prefix("/en").unwrap_or(path).starts_with("/api/")).map(String::from),
        };
        home.map_or(Cow::Borrowed(asked), |part| Cow::Owned(format!("{part} {asked}")))
    }

    async fn make(self, request: Request<Body>, version: i64) -> Response<Body> {
        let key = self.key(&request).into_owned();
        let (method, asked) = (request.method().clone(), request.headers().clone());
        let (mut parts, body) = request.into_parts();
        self.prepare(&mut parts).await;
        let dressing = parts.clone();
        if parts.method == Method::HEAD {
            parts.method = Method::GET;
        }
        let mut response = match self.inner.clone().oneshot(Request::from_parts(parts, body)).await {
            Ok(response) => response,
            Err(never) => match never {},
        };
        if let Some(fault) = response.extensions_mut().remove::<Fault>() {
            response = self.dress(dressing, fault).await;
        }
        secure(response.headers_mut());
        if self.cache.is_some() && reads(&method) && is_shared(&response) {
            return self.keep(key, version, &method, &asked, response).await;
        }
        if !response.headers().contains_key(header::CACHE_CONTROL) {
            response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        }
        if method == Method::HEAD {
            *response.body_mut() = Body::empty();
        }
        response
    }

    /// Language and person, before any route is chosen.
    async fn prepare(&self, parts: &mut Parts) {
        let (lang, path) = match parts.uri.path() {
            "/en" => (Lang::En, "/".to_string()),
            path => match path.strip_prefix("/en/") {
                Some(rest) => (Lang::En, format!("/{rest}")),
                None => (Lang::Nl, path.to_string()),
            },
        };
        let path = self.home_of_host(&parts.headers, &path).unwrap_or(path);
        let whole = parts.uri.query().map_or_else(|| path.clone(), |q| format!("{path}?{q}"));
        if let Ok(uri) = whole.parse::<Uri>() {
            parts.uri = uri;
        }
        parts.extensions.insert(Spoken(lang));
        if let Some(value) = cookie(&parts.headers) {
            match self.app.signed_in(value).await {
                Ok(person) => drop(parts.extensions.insert(Person(person.map(Arc::new)))),
                Err(e) => tracing::warn!(error = %e, "a session could not be read"),
            }
        }
    }

    /// A landsdeel with its own host name has its page there as the start page.
    fn home_of_host(&self, headers: &HeaderMap, path: &str) -> Option<String> {
        let host = headers.get(header::HOST)?.to_str().ok()?.split(':').next()?;
        if path != "/" {
            return None;
        }
        let world = self.app.world();
        let region = world.regions.live().find(|r| r.value.host.as_deref().is_some_and(|own| own.eq_ignore_ascii_case(host)))?;
        Some(format!("/landsdelen/{}", region.id))
    }

    async fn keep(&self, key: String, version: i64, method: &Method, asked: &HeaderMap, response: Response<Body>) -> Response<Body> {
        let (parts, body) = response.into_parts();
        let Ok(bytes) = axum::body::to_bytes(body, 64 * 1024 * 1024).await else {
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        };
        let kept = Arc::new(Kept::new(version, parts.headers, bytes, !key.contains('?')));
        let answer = kept.answer(method, asked);
        // A page made from an older world than the one now is not kept.
        if self.app.world().version == version
            && cookie(asked).is_none()
            && let Some(cache) = &self.cache
        {
            cache.put(key, kept);
        }
        answer
    }

    async fn dress(&self, mut parts: Parts, fault: Fault) -> Response<Body> {
        let ctx = match Ctx::from_request_parts(&mut parts, &self.app).await {
            Ok(ctx) => ctx,
            Err(never) => match never {},
        };
        let back = parts.uri.path_and_query().map_or("/", |p| p.as_str());
        match &fault {
            // One returns to a page one looked at, never to a form's address.
            Fault::SignIn | Fault::SecondFactor => {
                let to = if matches!(fault, Fault::SignIn) { ctx.to.sign_in() } else { ctx.to.second_factor() };
                let back = if reads(&parts.method) { format!("?terug={}", escaped(&ctx.to.at(back))) } else { String::new() };
                return see_other(&format!("{to}{back}"));
            }
            Fault::Moved(to) => return (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, to.clone())]).into_response(),
            _ => {}
        }
        let view = fault_page(&ctx, &fault);
        let mut response = page::html(&view).unwrap_or_else(|_| texts(ctx.lang).fault_broken_title().into_response());
        *response.status_mut() = fault.status();
        if matches!(fault, Fault::Busy | Fault::Unreachable) {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
        }
        response
    }
}

fn reads(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD)
}

/// An answer that says itself that it is the same for everyone is kept.
fn is_shared(response: &Response<Body>) -> bool {
    let public = response.headers().get(header::CACHE_CONTROL).is_some_and(|v| v.as_bytes().starts_with(b"public"));
    public && response.status() == StatusCode::OK
}

async fn wrong_method() -> Response<Body> {
    StatusCode::METHOD_NOT_ALLOWED.into_response()
}

#[derive(Template)]
#[template(path = "shell/fault.html")]
struct FaultPage {
    page: page::Page,
    text: &'static str,
    details: Vec<String>,
}

fn fault_page(ctx: &Ctx, fault: &Fault) -> FaultPage {
    let t = ctx.t;
    let (title, text) = match fault {
        Fault::NotFound | Fault::Moved(_) => (t.fault_not_found_title(), t.fault_not_found_text()),
        Fault::Forbidden | Fault::SignIn | Fault::SecondFactor => (t.fault_forbidden_title(), t.fault_forbidden_text()),
        Fault::ForeignForm => (t.fault_foreign_form_title(), t.fault_foreign_form_text()),
        Fault::TooLarge => (t.fault_too_large_title(), t.fault_too_large_text()),
        Fault::Refused(code) => (t.fault_refused_title(), t.find(code).unwrap_or(t.fault_refused_title())),
        Fault::Invalid(_) => (t.fault_invalid_title(), t.fault_invalid_text()),
        Fault::Conflict => (t.fault_conflict_title(), t.fault_conflict_text()),
        Fault::Busy => (t.fault_busy_title(), t.fault_busy_text()),
        Fault::Unreachable => (t.fault_busy_title(), t.fault_unreachable_text()),
        Fault::Broken => (t.fault_broken_title(), t.fault_broken_text()),
    };
    let details = match fault {
        Fault::Invalid(errors) => errors.iter().map(|e| form::sentence(e, ctx)).collect(),
        _ => Vec::new(),
    };
    FaultPage { page: ctx.page(title), text, details }
}

pub fn see_other(to: &str) -> Response<Body> {
    match HeaderValue::from_str(to) {
        Ok(to) => (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// A text as a query value.
pub fn escaped(text: &str) -> String {
    text.bytes()
        .map(|b| if b.is_ascii_alphanumeric() || b"-_.~/".contains(&b) { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect()
}

/// Headers of every answer. A page that may be framed elsewhere says so with [`Embeddable`].
const HEADERS: &[(&str, &str)] = &[
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "strict-origin-when-cross-origin"),
    ("strict-transport-security", "max-age=63072000; includeSubDomains"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=()"),
    ("cross-origin-opener-policy", "same-origin"),
];

const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const POLICY_EMBED: &str =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors *";

/// Set by a handler on the answer that may stand in a frame on another site.
pub const EMBEDDABLE: &str = "x-techniekpact-embed";

fn secure(headers: &mut HeaderMap) {
    for (name, value) in HEADERS {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    if headers.remove(EMBEDDABLE).is_some() {
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY_EMBED));
    } else {
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
        headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    }
}

/// An answer that is there already, or one being made. Only the second costs an allocation.
pub enum Answering {
    Now(Option<Response<Body>>),
    Later(Pin<Box<dyn Future<Output = Response<Body>> + Send>>),
}

impl Answering {
    pub fn now(response: Response<Body>) -> Answering {
        Answering::Now(Some(response))
    }

    pub fn later(making: impl Future<Output = Response<Body>> + Send + 'static) -> Answering {
        Answering::Later(Box::pin(making))
    }
}

impl Future for Answering {
    type Output = Result<Response<Body>, Infallible>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match &mut *self {
            Answering::Now(response) => response.take().map_or(Poll::Pending, |r| Poll::Ready(Ok(r))),
            Answering::Later(making) => making.as_mut().poll(context).map(Ok),
        }
    }
}

impl tower::Service<Request<Body>> for Front {
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = Answering;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        match self.kept(&request) {
            Some(response) => Answering::now(response),
            None => {
                let front = self.clone();
                Answering::later(async move { front.handle(request).await })
            }
        }
    }
}
