//! Answers that are the same for everyone, kept as bytes until the world changes.

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, Method, Response, StatusCode, header};
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::io::Write;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, RwLock};
use std::time::{Duration, Instant};

/// A finished answer, plain and compressed, with its headers ready.
pub struct Kept {
    version: i64,
    born: Instant,
    etag: HeaderValue,
    plain: (HeaderMap, Bytes),
    gzip: Option<(HeaderMap, Bytes)>,
}

/// Bytes kept at most; beyond that everything is forgotten and grows anew.
const MOST_BYTES: usize = 48 * 1024 * 1024;
/// Pages that say "today" are made again after this long.
const LIFETIME: Duration = Duration::from_secs(600);

#[derive(Default)]
pub struct Cache {
    kept: RwLock<(HashMap<String, Arc<Kept>>, usize)>,
    /// Asked for and there; asked for in vain.
    pub hits: AtomicU64,
    pub misses: AtomicU64,
}

impl Cache {
    pub fn get(&self, key: &str, version: i64) -> Option<Arc<Kept>> {
        let kept = self.kept.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        let found = kept.0.get(key).filter(|k| k.version == version && k.born.elapsed() < LIFETIME).cloned();
        if found.is_some() {
            self.hits.fetch_add(1, Ordering::Relaxed);
        }
        found
    }

    /// Counts a page that had to be made.
    pub fn missed(&self) {
        self.misses.fetch_add(1, Ordering::Relaxed);
    }

    pub fn put(&self, key: String, kept: Arc<Kept>) {
        let size = kept.size() + key.len();
        let mut held = self.kept.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        if held.1 + size > MOST_BYTES {
            *held = (HashMap::new(), 0);
        }
        let before = held.0.insert(key, kept).map_or(0, |old| old.size());
        held.1 = (held.1 + size).saturating_sub(before);
    }
}

impl Kept {
    /// `lasting` answers are squeezed as small as they get; others, of which there are as many as questions,
    /// in a quarter of the time.
    pub fn new(version: i64, mut headers: HeaderMap, body: Bytes, lasting: bool) -> Kept {
        let sum: String = Sha256::digest(&body).iter().take(12).map(|b| format!("{b:02x}")).collect();
        let etag = HeaderValue::from_str(&format!("\"{sum}\"")).expect("hex is a header");
        // The plain body's length; each variant gets its own when it is sent.
        headers.remove(header::CONTENT_LENGTH);
        headers.insert(header::ETAG, etag.clone());
        let vary = if headers.contains_key(header::VARY) { "accept, accept-encoding, cookie" } else { "accept-encoding, cookie" };
        headers.insert(header::VARY, HeaderValue::from_static(vary));
        let gzip = compressed(&headers, &body, if lasting { 9 } else { 3 }).map(|bytes| {
            let mut headers = headers.clone();
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            (headers, bytes)
        });
        Kept { version, born: Instant::now(), etag, plain: (headers, body), gzip }
    }

    fn size(&self) -> usize {
        self.plain.1.len() + self.gzip.as_ref().map_or(0, |g| g.1.len()) + 1024
    }

    /// The answer as this browser can take it; 304 where it has it already.
    pub fn answer(&self, method: &Method, asked: &HeaderMap) -> Response<Body> {
        let same = asked
            .get(header::IF_NONE_MATCH)
            .is_some_and(|v| v.to_str().is_ok_and(|v| v.split(',').any(|tag| tag.trim().trim_start_matches("W/") == self.etag)));
        let accepts = asked.get(header::ACCEPT_ENCODING).is_some_and(|v| v.to_str().is_ok_and(|v| v.contains("gzip")));
        let (headers, body) = match &self.gzip {
            Some(gzip) if accepts => gzip,
            _ => &self.plain,
        };
        let mut response = Response::new(if same || method == Method::HEAD { Body::empty() } else { Body::from(body.clone()) });
        *response.headers_mut() = headers.clone();
        if same {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
        } else if method == Method::HEAD {
            response.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
        }
        response
    }
}

/// Texts above a kilobyte, compressed once at the best level.
fn compressed(headers: &HeaderMap, body: &Bytes, level: u32) -> Option<Bytes> {
    let kind = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    let is_text = kind.starts_with("text/") || ["json", "xml", "javascript", "svg"].iter().any(|t| kind.contains(t));
    if !is_text || body.len() < 1024 {
        return None;
    }
    let mut encoder = GzEncoder::new(Vec::with_capacity(body.len() / 3), Compression::new(level));
    encoder.write_all(body).ok()?;
    encoder.finish().ok().map(Bytes::from)
}
