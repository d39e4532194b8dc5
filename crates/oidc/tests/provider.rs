//! The whole flow with a real provider, then one thing wrong at a time. Needs node and the npm
//! package oidc-provider in `$TECHNIEKPACT_NODE_MODULES`; without these it says so and passes.
#![allow(clippy::unwrap_used)]

mod visitor;

use oidc::{Begun, Config, Flaw, Identity, OidcError, Provider, TransportError};
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use visitor::{get, sign_in};

struct Node {
    child: Child,
    issuer: String,
}

impl Drop for Node {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn start() -> Option<Node> {
    let Some(modules) = std::env::var_os("TECHNIEKPACT_NODE_MODULES") else {
        // Past the capture of the test runner, so that it is seen.
        let _ = writeln!(std::io::stderr(), "skipped: set TECHNIEKPACT_NODE_MODULES to a node_modules with oidc-provider");
        return None;
    };
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/provider.mjs");
    let mut node = Command::new("node");
    let mut child =
        node.arg(script).env("TECHNIEKPACT_NODE_MODULES", modules).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut issuer = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut issuer).unwrap();
    assert!(issuer.starts_with("http://127.0.0.1:"), "the provider did not start: {issuer:?}");
    Some(Node { child, issuer: issuer.trim().into() })
}

impl Node {
    fn config(&self, client: &str) -> Config {
        Config {
            issuer: self.issuer.clone(),
            client_id: client.into(),
            client_secret: (client != "publiek").then(|| "geheim".into()),
            redirect_uri: "http://127.0.0.1:9/terug".into(),
            scopes: ["email", "profile", "surf"].map(String::from).into(),
        }
    }

    async fn provider(&self, client: &str) -> Provider {
        Provider::discover(self.config(client)).await.unwrap()
    }

    async fn set(&self, what: &str) {
        get(&format!("{}/test?{what}", self.issuer), "").await;
    }
}

/// Signs in from the beginning.
async fn whole(provider: &Provider) -> Result<Identity, OidcError> {
    let begun = provider.begin();
    let (code, state) = sign_in(&begun.url).await;
    assert!(begun.is_answered_by(&state));
    provider.finish(&code, &begun).await
}

fn anna(node: &Node) -> Identity {
    Identity {
        issuer: node.issuer.clone(),
        subject: "anna".into(),
        email: Some("anna@school.example".into()),
        email_verified: true,
        name: Some("Anna de Wit".into()),
        home_organisation: Some("school.example".into()),
        affiliation: vec!["employee".into(), "member".into()],
    }
}

#[tokio::test]
async fn anna_signs_in_with_each_signature() {
    let Some(node) = start() else { return };
    for client in ["techniekpact", "bericht", "publiek"] {
        let provider = node.provider(client).await;
        assert_eq!(whole(&provider).await, Ok(anna(&node)), "{client}");
    }
}

#[tokio::test]
async fn the_request_asks_for_the_code_flow_with_a_challenge() {
    let Some(node) = start() else { return };
    let provider = node.provider("techniekpact").await;
    let (one, two) = (provider.begin(), provider.begin());
    for part in ["response_type=code&", "code_challenge_method=S256", "scope=openid+email+profile+surf", "nonce=", "state="] {
        assert!(one.url.contains(part), "{}", one.url);
    }
    assert!(!one.url.contains(&one.verifier) && one.verifier.len() >= 43);
    assert!(one.state != two.state && one.nonce != two.nonce && one.verifier != two.verifier);
    assert!(!one.is_answered_by(&two.state) && !one.is_answered_by(""));
    let seen = format!("{one:?} {provider:?}");
    assert!(!seen.contains("geheim") && !seen.contains(&one.verifier), "{seen}");
}

#[tokio::test]
async fn a_code_is_for_one_visitor_one_client_and_one_time() {
    let Some(node) = start() else { return };
    let (ours, other) = (node.provider("techniekpact").await, node.provider("bericht").await);
    let begun = ours.begin();
    let (code, _) = sign_in(&begun.url).await;
    assert_eq!(other.finish(&code, &begun).await, Err(OidcError::Code), "another client");
    let (code, _) = sign_in(&begun.url).await;
    let wrong = Begun { verifier: ours.begin().verifier, ..begun.clone() };
    assert_eq!(ours.finish(&code, &wrong).await, Err(OidcError::Code), "another verifier");
    let (code, _) = sign_in(&begun.url).await;
    let wrong = Begun { nonce: ours.begin().nonce, ..begun.clone() };
    assert_eq!(ours.finish(&code, &wrong).await, Err(OidcError::Token(Flaw::Nonce)));
    assert_eq!(ours.finish(&code, &begun).await, Err(OidcError::Code), "used before");
    assert_eq!(ours.finish("made-up", &begun).await, Err(OidcError::Code));
}

#[tokio::test]
async fn a_token_that_is_wrong_is_refused() {
    let Some(node) = start() else { return };
    let provider = node.provider("techniekpact").await;
    let wrong = [
        ("tamper=aud", Flaw::Audience),
        ("tamper=auds", Flaw::Audience),
        ("tamper=azp", Flaw::Audience),
        ("tamper=iss", Flaw::Issuer),
        ("tamper=signature", Flaw::Signature),
        ("tamper=none", Flaw::Signature),
        ("tamper=shared", Flaw::Signature),
        ("tamper=key", Flaw::Key),
        ("tamper=missing", Flaw::Missing),
        ("tamper=subject", Flaw::Subject),
        ("tamper=expired", Flaw::Time),
        ("tamper=future", Flaw::Time),
        ("clock=-7200", Flaw::Time),
        ("clock=7200", Flaw::Time),
    ];
    for (what, flaw) in wrong {
        node.set(what).await;
        assert_eq!(whole(&provider).await, Err(OidcError::Token(flaw)), "{what}");
    }
    node.set("tamper=large").await;
    assert_eq!(whole(&provider).await, Err(OidcError::Unreachable(TransportError::TooLarge)));
    node.set("").await;
    assert_eq!(whole(&provider).await, Ok(anna(&node)));
}

#[tokio::test]
async fn new_keys_are_fetched_when_met() {
    let Some(node) = start() else { return };
    let provider = std::sync::Arc::new(node.provider("techniekpact").await);
    assert!(whole(&provider).await.is_ok());
    for _ in 0..2 {
        node.set("rotate=1").await;
        let provider = provider.clone();
        let again = tokio::spawn(async move { whole(&provider).await }).await.unwrap();
        assert_eq!(again, Ok(anna(&node)));
    }
}

#[tokio::test]
async fn settings_that_differ_from_the_provider() {
    let Some(node) = start() else { return };
    let slash = Config { issuer: format!("{}/", node.issuer), ..node.config("techniekpact") };
    assert_eq!(Provider::discover(slash).await.unwrap_err(), OidcError::Provider, "another issuer");
    let secret = Config { client_secret: Some("anders".into()), ..node.config("techniekpact") };
    let provider = Provider::discover(secret).await.unwrap();
    assert_eq!(whole(&provider).await, Err(OidcError::Client));
}
