//! A visitor's browser in a few lines: follows redirects on loopback and keeps cookies.

use http_body_util::Empty;
use hyper::body::Bytes;
use hyper::header::{COOKIE, LOCATION, SET_COOKIE};
use hyper::{HeaderMap, Request};
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use std::collections::BTreeMap;

pub async fn get(url: &str, cookies: &str) -> HeaderMap {
    let client: Client<_, Empty<Bytes>> = Client::builder(TokioExecutor::new()).build_http();
    let request = Request::get(url).header(COOKIE, cookies).body(Empty::new()).unwrap();
    client.request(request).await.unwrap().headers().clone()
}

/// Goes where the sign-in page sends, until it comes back to us: the code and the state.
pub async fn sign_in(url: &str) -> (String, String) {
    let (scheme, rest) = url.split_once("://").unwrap();
    let origin = format!("{scheme}://{}", rest.split('/').next().unwrap());
    let (mut url, mut jar) = (url.to_string(), BTreeMap::new());
    for _ in 0..8 {
        let cookies: Vec<String> = jar.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let answer = get(&url, &cookies.join("; ")).await;
        for cookie in answer.get_all(SET_COOKIE) {
            let (name, rest) = cookie.to_str().unwrap().split_once('=').unwrap();
            jar.insert(name.to_string(), rest.split(';').next().unwrap().to_string());
        }
        let next = answer.get(LOCATION).unwrap_or_else(|| panic!("no way on from {url}")).to_str().unwrap();
        url = if next.starts_with('/') { format!("{origin}{next}") } else { next.to_string() };
        if url.starts_with("http://127.0.0.1:9/") {
            return (parameter(&url, "code"), parameter(&url, "state"));
        }
    }
    panic!("eight redirects and not back: {url}");
}

fn parameter(url: &str, name: &str) -> String {
    let query = url.split_once('?').unwrap().1;
    query.split('&').find_map(|pair| pair.strip_prefix(&format!("{name}="))).unwrap_or_else(|| panic!("no {name} in {url}")).to_string()
}
