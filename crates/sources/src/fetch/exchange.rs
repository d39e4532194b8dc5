//! One attempt at one address: ask for what is missing, keep what comes.

use super::{Partial, Patience, Trouble};
use http_body_util::{BodyExt, Empty};
use hyper::body::{Bytes, Incoming};
use hyper::header::{CONTENT_RANGE, ETAG, HeaderName, IF_RANGE, LAST_MODIFIED, RANGE, RETRY_AFTER, USER_AGENT};
use hyper::{Request, Response, StatusCode, Uri};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use std::time::Duration;

pub struct Client {
    client: legacy::Client<HttpsConnector<HttpConnector>, Empty<Bytes>>,
}

/// Who looks on while bytes come in.
pub type Seen<'s> = dyn Fn(&Partial) + Sync + 's;

pub enum Tried {
    Whole,
    /// Ask again, after a while the server may have named.
    Again {
        why: String,
        after: Option<Duration>,
    },
    No(Trouble),
}

fn again(why: impl ToString) -> Tried {
    Tried::Again { why: why.to_string(), after: None }
}

impl Client {
    pub fn new() -> Client {
        let connector = HttpsConnectorBuilder::new().with_webpki_roots().https_or_http().enable_http1().build();
        Client { client: legacy::Client::builder(TokioExecutor::new()).build(connector) }
    }

    pub async fn attempt(&self, uri: &Uri, partial: &mut Partial, patience: &Patience, seen: &Seen<'_>) -> Tried {
        // Without a tag the rest may be of another version.
        if partial.tag.is_none() {
            *partial = Partial::default();
        }
        let mut request = Request::get(uri.clone()).header(USER_AGENT, "techniekpact");
        if let Some(tag) = partial.tag.as_ref().filter(|_| !partial.bytes.is_empty()) {
            request = request.header(RANGE, format!("bytes={}-", partial.bytes.len())).header(IF_RANGE, tag);
        }
        let Ok(request) = request.body(Empty::new()) else { return Tried::No(Trouble::Address(uri.to_string())) };
        let answer = match tokio::time::timeout(patience.silence, self.client.request(request)).await {
            Ok(Ok(answer)) => answer,
            Ok(Err(error)) => return again(error),
            Err(_) => return again("no answer in time"),
        };
        match answer.status() {
            StatusCode::OK => {
                *partial = Partial { bytes: vec![], tag: tag(&answer), whole: length(&answer) };
                receive(answer, partial, patience, seen).await
            }
            StatusCode::PARTIAL_CONTENT => self.rest(answer, partial, patience, seen).await,
            StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => {
                let after = header(&answer, RETRY_AFTER).and_then(|t| t.parse().ok()).map(Duration::from_secs);
                Tried::Again { why: format!("the server answered {}", answer.status().as_u16()), after }
            }
            StatusCode::RANGE_NOT_SATISFIABLE => {
                *partial = Partial::default();
                again("the server has another file now")
            }
            status if status.is_server_error() || status == StatusCode::REQUEST_TIMEOUT => {
                again(format!("the server answered {}", status.as_u16()))
            }
            status => Tried::No(Trouble::Status(status.as_u16())),
        }
    }

    /// A rest must begin where we stopped and belong to a file of the same length.
    async fn rest(&self, answer: Response<Incoming>, partial: &mut Partial, patience: &Patience, seen: &Seen<'_>) -> Tried {
        let range = header(&answer, CONTENT_RANGE);
        let begins = range.as_ref().and_then(|r| r.strip_prefix("bytes ")?.split('-').next()?.parse::<usize>().ok());
        let whole = range.as_ref().and_then(|r| r.rsplit('/').next()?.parse::<u64>().ok());
        if begins != Some(partial.bytes.len()) || (partial.whole.is_some() && whole != partial.whole) {
            *partial = Partial::default();
            return again("the server sent another part than was asked for");
        }
        partial.whole = whole.or(partial.whole);
        receive(answer, partial, patience, seen).await
    }
}

async fn receive(answer: Response<Incoming>, partial: &mut Partial, patience: &Patience, seen: &Seen<'_>) -> Tried {
    let mut body = answer.into_body();
    loop {
        let frame = match tokio::time::timeout(patience.silence, body.frame()).await {
            Ok(Some(Ok(frame))) => frame,
            Ok(Some(Err(error))) => return again(error),
            Ok(None) => break,
            Err(_) => return again("silence in the middle"),
        };
        if let Ok(data) = frame.into_data() {
            partial.bytes.extend_from_slice(&data);
            seen(partial);
        }
        if partial.bytes.len() as u64 > patience.most_bytes {
            return Tried::No(Trouble::TooLarge(patience.most_bytes));
        }
    }
    match partial.whole {
        Some(whole) if whole != partial.bytes.len() as u64 => {
            let why = format!("{} bytes of {whole}", partial.bytes.len());
            if partial.bytes.len() as u64 > whole {
                *partial = Partial::default();
            }
            again(why)
        }
        _ => Tried::Whole,
    }
}

fn header<B>(answer: &Response<B>, name: HeaderName) -> Option<String> {
    answer.headers().get(name)?.to_str().ok().map(str::to_string)
}

/// A strong tag, or the moment of the last change.
fn tag(answer: &Response<Incoming>) -> Option<String> {
    header(answer, ETAG).filter(|t| !t.starts_with("W/")).or_else(|| header(answer, LAST_MODIFIED))
}

fn length(answer: &Response<Incoming>) -> Option<u64> {
    header(answer, hyper::header::CONTENT_LENGTH)?.parse().ok()
}
