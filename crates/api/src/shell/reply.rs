//! Answers with the headers that let others keep, name and open them.

use crate::shell::Media;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::Value as Json;
use sha2::{Digest, Sha256};

/// The same for everyone until the world changes; the front keeps it and adds an ETag.
pub const PUBLIC: &str = "public, max-age=0, must-revalidate";

/// An answer in the making.
pub struct Reply {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Reply {
    pub fn new(kind: &str, body: impl Into<Vec<u8>>) -> Reply {
        let mut reply = Reply { status: StatusCode::OK, headers: HeaderMap::new(), body: body.into() };
        reply.set(header::CACHE_CONTROL, PUBLIC);
        let kind = if kind.starts_with("text/") { format!("{kind}; charset=utf-8") } else { kind.to_string() };
        reply.set(header::CONTENT_TYPE, &kind);
        reply
    }

    pub fn json(value: &Json) -> Reply {
        Reply::new("application/json", value.to_string())
    }

    /// The record lives on under another address.
    pub fn moved(to: &str) -> Reply {
        let mut reply = Reply::new("application/json", Vec::new()).header(header::LOCATION, to);
        reply.status = StatusCode::PERMANENT_REDIRECT;
        reply.headers.remove(header::CONTENT_TYPE);
        reply
    }

    /// A file under a name people can keep.
    pub fn file(media: Media, name: &str, body: impl Into<Vec<u8>>) -> Reply {
        let name = format!("attachment; filename=\"{name}.{}\"", media.ending);
        Reply::new(media.kind, body).header(header::CONTENT_DISPOSITION, &name)
    }

    pub fn header(mut self, name: HeaderName, value: &str) -> Reply {
        self.set(name, value);
        self
    }

    /// An answer about this very moment: kept by nobody without asking again. `tag` names its state.
    pub fn fresh(self, tag: &str) -> Reply {
        self.header(header::CACHE_CONTROL, "no-cache").header(header::ETAG, &format!("W/\"{tag}\""))
    }

    /// The same, named by its own bytes.
    pub fn fresh_by_body(self) -> Reply {
        let sum: String = Sha256::digest(&self.body).iter().take(12).map(|b| format!("{b:02x}")).collect();
        self.fresh(&sum)
    }

    fn set(&mut self, name: HeaderName, value: &str) {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.insert(name, value);
        }
    }

    /// The response; empty where the asker has it already.
    pub fn response(self, asked: &HeaderMap) -> Response {
        let has = |tag: &HeaderValue| {
            asked.get(header::IF_NONE_MATCH).and_then(|v| v.to_str().ok()).is_some_and(|v| v.split(',').any(|t| t.trim() == tag))
        };
        let same = self.headers.get(header::ETAG).is_some_and(has);
        let (status, body) = if same { (StatusCode::NOT_MODIFIED, Body::empty()) } else { (self.status, Body::from(self.body)) };
        let mut response = (status, body).into_response();
        *response.headers_mut() = self.headers;
        response
    }
}

/// Any site may read our answers, and see the headers that matter.
pub async fn open_to_all(request: Request, next: Next) -> Response {
    let asks_first = request.method() == Method::OPTIONS;
    let mut response = if asks_first { StatusCode::NO_CONTENT.into_response() } else { next.run(request).await };
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(
        header::ACCESS_CONTROL_EXPOSE_HEADERS,
        HeaderValue::from_static("API-Version, Content-Disposition, Content-Language, ETag, Link"),
    );
    if asks_first {
        headers.insert(header::ALLOW, HeaderValue::from_static("GET, HEAD, OPTIONS"));
        headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, HEAD, OPTIONS"));
        headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static("Accept, Accept-Language, If-None-Match"));
        headers.insert(header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("86400"));
        headers.insert("api-version", HeaderValue::from_static(crate::shell::VERSION));
    }
    response
}
