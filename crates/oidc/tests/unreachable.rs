//! Providers that are away, slow, talkative or unencrypted.
#![allow(clippy::unwrap_used)]

use oidc::{Config, OidcError, Provider, TransportError};
use std::io::{Read, Write};
use std::net::TcpListener;

async fn discover(issuer: &str) -> OidcError {
    let redirect_uri = "https://techniekpact.example/terug".into();
    let config = Config { issuer: issuer.into(), client_id: "techniekpact".into(), client_secret: None, redirect_uri, scopes: vec![] };
    Provider::discover(config).await.unwrap_err()
}

/// Answers every request with these bytes; with nothing it keeps silent.
fn answering(answer: impl Fn(&str) -> String + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let issuer = format!("http://{}", listener.local_addr().unwrap());
    let own = issuer.clone();
    std::thread::spawn(move || {
        let mut kept = vec![];
        while let Ok((mut stream, _)) = listener.accept() {
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(answer(&own).as_bytes());
            kept.push(stream);
        }
    });
    issuer
}

fn ok(body: &str) -> String {
    format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}", body.len())
}

#[tokio::test]
async fn only_https_outside_this_machine() {
    for issuer in ["http://login.example", "ftp://127.0.0.1", "http://127.0.0.1.example", "login.example", ""] {
        assert!(matches!(discover(issuer).await, OidcError::Settings(_)), "{issuer}");
    }
}

#[tokio::test]
async fn nobody_there() {
    assert_eq!(discover("http://127.0.0.1:1").await, OidcError::Unreachable(TransportError::Connection));
}

#[tokio::test]
async fn silence_ends_after_five_seconds() {
    let start = std::time::Instant::now();
    assert_eq!(discover(&answering(|_| String::new())).await, OidcError::Unreachable(TransportError::TooSlow));
    assert!(start.elapsed().as_secs() < 7);
}

#[tokio::test]
async fn too_much_is_too_much() {
    let large = answering(|_| ok(&"x".repeat(300 * 1024)));
    assert_eq!(discover(&large).await, OidcError::Unreachable(TransportError::TooLarge));
}

#[tokio::test]
async fn no_openid_connect() {
    assert_eq!(discover(&answering(|_| ok("<html>"))).await, OidcError::Provider);
    let moved = "HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n";
    assert_eq!(discover(&answering(move |_| moved.into())).await, OidcError::Provider);
}

#[tokio::test]
async fn keys_come_encrypted_too() {
    let elsewhere = answering(|own| {
        ok(&format!(
            r#"{{"issuer":"{own}","authorization_endpoint":"{own}/a","token_endpoint":"{own}/t","jwks_uri":"http://keys.example/",
            "response_types_supported":["code"],"subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256"]}}"#
        ))
    });
    assert_eq!(discover(&elsewhere).await, OidcError::Unreachable(TransportError::Insecure));
}
