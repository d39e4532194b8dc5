//! The few requests we make ourselves: over TLS, without redirects, within a time and a size.

use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::body::Bytes;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};
use std::fmt;
use std::net::IpAddr;
use std::pin::Pin;
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(5);
const MAX_BODY_BYTES: usize = 256 * 1024;

/// Why a request brought no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TransportError {
    Insecure,
    Connection,
    TooSlow,
    TooLarge,
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            TransportError::Insecure => "an address without https",
            TransportError::Connection => "no connection",
            TransportError::TooSlow => "no answer in 5 seconds",
            TransportError::TooLarge => "an answer over 256 KiB",
        })
    }
}

impl std::error::Error for TransportError {}

#[derive(Clone)]
pub struct Transport {
    client: Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
    plain: bool,
}

impl Transport {
    /// `plain` lets requests to this machine go unencrypted: for a provider under test.
    pub fn new(plain: bool) -> Transport {
        let connector = HttpsConnectorBuilder::new().with_webpki_roots().https_or_http().enable_http1().build();
        Transport { client: Client::builder(TokioExecutor::new()).build(connector), plain }
    }

    async fn fetch(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        let uri = request.uri();
        let own = self.plain && uri.scheme_str() == Some("http") && uri.host().is_some_and(is_loopback);
        if uri.scheme_str() != Some("https") && !own {
            return Err(TransportError::Insecure);
        }
        tokio::time::timeout(PATIENCE, self.exchange(request)).await.unwrap_or(Err(TransportError::TooSlow))
    }

    async fn exchange(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        let request = request.map(|body| Full::new(Bytes::from(body)));
        let (head, body) = self.client.request(request).await.map_err(|_| TransportError::Connection)?.into_parts();
        let body = Limited::new(body, MAX_BODY_BYTES).collect().await.map_err(|e| match e.downcast_ref::<LengthLimitError>() {
            Some(_) => TransportError::TooLarge,
            None => TransportError::Connection,
        })?;
        Ok(HttpResponse::from_parts(head, body.to_bytes().to_vec()))
    }
}

impl<'c> AsyncHttpClient<'c> for Transport {
    type Error = TransportError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, TransportError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.fetch(request))
    }
}

pub fn is_loopback(host: &str) -> bool {
    let host = host.trim_matches(['[', ']']);
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}
