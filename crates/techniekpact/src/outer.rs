//! Around the site: the three addresses an operator's tools ask, which know neither language nor
//! cache, and the counting of every answer.

use crate::metrics::Metrics;
use app::sha256_hex;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, Method, Request, Response, StatusCode, header};
use axum::response::IntoResponse;
use std::convert::Infallible;
use std::net::IpAddr;
use std::sync::Arc;
use std::task::{Context, Poll};
use web::shell::ctx::Peer;
use web::{Answering, Front};

/// Only the call differs from the front's: a helper over both would be longer than what it saves.
#[derive(Clone)]
pub struct Outer {
    front: Front,
    metrics: Arc<Metrics>,
    /// Hash of the token that opens `/metrics` here: comparing hashes tells nothing by its time.
    token: Option<Arc<str>>,
    /// Who is at the other end of this connection.
    peer: Option<IpAddr>,
    /// The header in which our own proxy says who is behind it.
    behind: Option<HeaderName>,
}

impl Outer {
    pub fn new(front: Front, metrics: Arc<Metrics>, token: Option<&str>) -> Outer {
        Outer { front, metrics, token: token.map(|t| sha256_hex(t).into()), peer: None, behind: None }
    }

    /// Takes the visitor's address from this header: only behind a proxy that writes it itself.
    pub fn behind(self, header: Option<&str>) -> Outer {
        Outer { behind: header.and_then(|h| HeaderName::from_bytes(h.as_bytes()).ok()), ..self }
    }

    /// The same for one connection.
    pub fn with_peer(&self, peer: IpAddr) -> Outer {
        Outer { peer: Some(peer), ..self.clone() }
    }

    /// The last address a proxy added: what stands before it can be made up by the visitor.
    fn visitor(&self, headers: &HeaderMap) -> Option<IpAddr> {
        let Some(header) = &self.behind else { return self.peer };
        let last = headers.get_all(header).iter().next_back()?.to_str().ok()?;
        last.rsplit(',').next()?.trim().trim_matches(['[', ']']).parse().ok()
    }

    async fn handle(self, mut request: Request<Body>) -> Response<Body> {
        if matches!(*request.method(), Method::GET | Method::HEAD) {
            match request.uri().path() {
                "/healthz" => return plain(StatusCode::OK, "ok\n"),
                "/readyz" => return self.ready().await,
                "/metrics" if self.token.is_some() => return self.measured(request.headers()).await,
                _ => {}
            }
        }
        if *request.method() == Method::POST
            && let Some(visitor) = self.visitor(request.headers())
        {
            request.extensions_mut().insert(Peer(visitor));
        }
        let response = self.front.handle(request).await;
        self.metrics.count(response.status());
        response
    }

    async fn ready(&self) -> Response<Body> {
        if self.metrics.reachable().await {
            plain(StatusCode::OK, "ready\n")
        } else {
            (
                StatusCode::SERVICE_UNAVAILABLE,
                [(header::RETRY_AFTER, "5"), (header::CACHE_CONTROL, "no-store")],
                "the store does not answer\n",
            )
                .into_response()
        }
    }

    async fn measured(&self, headers: &HeaderMap) -> Response<Body> {
        let given = headers.get(header::AUTHORIZATION).and_then(|v| v.to_str().ok()).and_then(|v| v.strip_prefix("Bearer "));
        match (&self.token, given) {
            (Some(token), Some(given)) if sha256_hex(given) == **token => self.metrics.answer().await,
            _ => (StatusCode::UNAUTHORIZED, [(header::WWW_AUTHENTICATE, "Bearer")]).into_response(),
        }
    }
}

fn plain(status: StatusCode, text: &'static str) -> Response<Body> {
    (status, [(header::CACHE_CONTROL, "no-store")], text).into_response()
}

impl tower::Service<Request<Body>> for Outer {
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = Answering;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        if let Some(response) = self.front.kept(&request) {
            self.metrics.count(response.status());
            return Answering::now(response);
        }
        let outer = self.clone();
        Answering::later(async move { outer.handle(request).await })
    }
}
