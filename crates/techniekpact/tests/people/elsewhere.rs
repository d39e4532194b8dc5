//! Signing in at another organisation, with a real provider. Needs node and the npm package
//! oidc-provider in `$TECHNIEKPACT_NODE_MODULES`; without these it says so and passes.

use crate::COOKIE;
use crate::browser::Browser;
use crate::site::{Site, free_address};
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};

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

impl Node {
    fn start(listen: &str) -> Option<Node> {
        let Some(modules) = std::env::var_os("TECHNIEKPACT_NODE_MODULES") else {
            // Past the capture of the test runner, so that it is seen.
            let _ = writeln!(std::io::stderr(), "skipped: set TECHNIEKPACT_NODE_MODULES to a node_modules with oidc-provider");
            return None;
        };
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../oidc/tests/provider.mjs");
        let mut node = Command::new("node");
        node.arg(script).env("TECHNIEKPACT_NODE_MODULES", modules).env("REDIRECT", format!("http://{listen}/inloggen/elders/terug"));
        let mut child = node.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut issuer = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut issuer).unwrap();
        assert!(issuer.starts_with("http://127.0.0.1:"), "the provider did not start: {issuer:?}");
        Some(Node { child, issuer: issuer.trim().into() })
    }

    fn says(&self, what: &str) {
        Browser::default().get(&format!("{}/test?{what}", self.issuer));
    }
}

fn settings(issuer: &str) -> String {
    format!("[oidc]\nissuer = \"{issuer}\"\nclient_id = \"techniekpact\"\nclient_secret = \"geheim\"\nname = \"SURFconext\"\n")
}

/// Through the provider and back; where our site then sends one.
fn there_and_back(site: &Site, me: &mut Browser, from: &str) -> String {
    let (url, _) = me.follow(&site.at(from), |url| url.contains("/inloggen/elders/terug?"));
    me.get(&url).location().to_string()
}

#[test]
fn one_signs_in_elsewhere_and_is_known_the_next_time() {
    let listen = free_address();
    let Some(node) = Node::start(&listen) else { return };
    let site = Site::serve(&listen, &settings(&node.issuer));
    let page = Browser::default().get(&site.at("/inloggen?terug=/en/doelen")).body;
    assert!(page.contains("SURFconext") && page.contains("/inloggen/elders?terug=/en/doelen"), "{page}");

    let mut ids = Vec::new();
    for _ in 0..2 {
        let mut me = Browser::default();
        assert_eq!(there_and_back(&site, &mut me, "/inloggen/elders?terug=/en/doelen"), "/en/doelen");
        assert!(me.cookie("__Host-tp-oidc").is_none() && me.cookie(COOKIE).is_some());
        let data = me.get(&site.at("/account/gegevens.json")).body;
        assert!(data.contains("anna@school.example") && data.contains("\"reader\""), "{data}");
        assert!(!data.contains("employee"), "nothing beyond name and address: {data}");
        ids.push(data.split("\"id\": \"").nth(1).unwrap()[..36].to_string());
    }
    assert_eq!(ids[0], ids[1]);
}

#[test]
fn an_account_is_joined_only_by_an_address_the_organisation_verified() {
    let listen = free_address();
    let Some(node) = Node::start(&listen) else { return };
    let site = Site::serve(&listen, &settings(&node.issuer));
    let once = || there_and_back(&site, &mut Browser::default(), "/inloggen/elders");
    node.says("email=beheer@localhost&unverified=1");
    assert_eq!(once(), "/inloggen?fout=adres");
    node.says("email=beheer@localhost");
    assert_eq!(once(), "/inloggen/code", "one factor, whoever vouches");
    node.says("email=beheer@localhost&subject=bob");
    assert_eq!(once(), "/inloggen?fout=bezet", "the address has passed to somebody else there");
    node.says("email=anders@school.example");
    assert_eq!(once(), "/inloggen/code", "the subject stays, whatever the address");
}

#[test]
fn who_comes_back_must_have_left_in_the_same_browser() {
    let listen = free_address();
    let Some(node) = Node::start(&listen) else { return };
    let site = Site::serve(&listen, &settings(&node.issuer));
    let (mut me, mut other) = (Browser::default(), Browser::default());
    let (url, _) = me.follow(&site.at("/inloggen/elders"), |url| url.contains("/inloggen/elders/terug?"));
    assert_eq!(other.get(&url).location(), "/inloggen?fout=mislukt", "without the cookie");
    other.get(&site.at("/inloggen/elders"));
    assert_eq!(other.get(&url).location(), "/inloggen?fout=mislukt", "with the cookie of another departure");
    assert_eq!(other.cookie(COOKIE), None);
    assert_eq!(me.get(&url).location(), "/account");

    let gone = me.get(&site.at("/inloggen/elders"));
    let state = gone.location().split("state=").nth(1).unwrap().split('&').next().unwrap().to_string();
    let stopped = me.get(&site.at(&format!("/inloggen/elders/terug?error=access_denied&state={state}")));
    assert_eq!(stopped.location(), "/inloggen?fout=afgebroken");
    assert!(Browser::default().get(&site.at(stopped.location())).body.contains("afgebroken"));
}

#[test]
fn an_organisation_that_is_down_stops_nobody_else() {
    let site = Site::serve(&free_address(), &settings(&format!("http://{}", free_address())));
    assert_eq!(Browser::default().get(&site.at("/doelen")).status, 200);
    for _ in 0..2 {
        let answer = Browser::default().get(&site.at("/en/inloggen/elders"));
        assert_eq!(answer.location(), "/en/inloggen?fout=onbereikbaar");
    }
    assert!(Browser::default().get(&site.at("/en/inloggen?fout=onbereikbaar")).body.contains("cannot be reached"));
}
