//! Every route states its audience when it is made; there is no way to add one without.

use crate::shell::ctx::Person;
use crate::shell::fault::Fault;
use app::App;
use axum::Router;
use axum::extract::Request;
use axum::handler::Handler;
use axum::http::{HeaderValue, Method, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get, post};
use domain::permission::Role;

/// Who may use a route at all. What they may do there is asked again by the deed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Audience {
    /// Anyone; the answer is the same for everyone and may be cached.
    Public,
    /// Anyone, but the answer may be personal or depend on the moment.
    Open,
    /// Anyone signed in.
    SignedIn,
    /// Roles that can change something, after their second factor.
    Staff,
    Only(&'static [Role]),
}

impl Audience {
    /// Whether this audience includes `role` (none: a visitor). `complete` = second factor given.
    pub fn includes(self, role: Option<Role>, complete: bool) -> bool {
        match (self, role) {
            (Audience::Public | Audience::Open, _) => true,
            (Audience::SignedIn, role) => role.is_some(),
            (_, None) => false,
            (Audience::Staff, Some(role)) => role != Role::Reader && complete,
            (Audience::Only(roles), Some(role)) => roles.contains(&role) && complete,
        }
    }

    pub fn name(self) -> String {
        match self {
            Audience::Public => "public".into(),
            Audience::Open => "open".into(),
            Audience::SignedIn => "signed in".into(),
            Audience::Staff => "staff".into(),
            Audience::Only(roles) => roles.iter().map(|r| r.code()).collect::<Vec<_>>().join(", "),
        }
    }
}

/// A route as the permission matrix lists it.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    pub method: Method,
    pub path: String,
    pub audience: Audience,
}

/// The router together with the list of its routes.
pub struct Site {
    pub router: Router<App>,
    pub routes: Vec<Route>,
}

impl Site {
    #[allow(clippy::new_without_default, reason = "a site is made once, by name")]
    pub fn new() -> Site {
        Site { router: Router::new(), routes: Vec::new() }
    }

    pub fn get<H, P>(self, path: &str, audience: Audience, handler: H) -> Site
    where
        H: Handler<P, App>,
        P: 'static,
    {
        self.add(Method::GET, path, audience, get(handler))
    }

    pub fn post<H, P>(self, path: &str, audience: Audience, handler: H) -> Site
    where
        H: Handler<P, App>,
        P: 'static,
    {
        self.add(Method::POST, path, audience, post(handler))
    }

    fn add(mut self, method: Method, path: &str, audience: Audience, handler: MethodRouter<App>) -> Site {
        let guarded = handler.layer(from_fn(move |request: Request, next: Next| guard(audience, request, next)));
        self.router = self.router.route(path, guarded);
        self.routes.push(Route { method, path: path.into(), audience });
        self
    }
}

async fn guard(audience: Audience, request: Request, next: Next) -> Response {
    let person = request.extensions().get::<Person>().cloned().unwrap_or_default();
    let role = person.role();
    if !audience.includes(role, person.is_complete()) {
        return match role {
            None => Fault::SignIn.into_response(),
            Some(role) if role != Role::Reader && !person.is_complete() => Fault::SecondFactor.into_response(),
            Some(_) => Fault::Forbidden.into_response(),
        };
    }
    let cacheable = audience == Audience::Public && request.method() == Method::GET && role.is_none();
    let mut response = next.run(request).await;
    if cacheable && response.status().is_success() {
        response.headers_mut().entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("public, max-age=0, must-revalidate"));
    }
    response
}
