//! What every answer carries, whoever asks and whatever is answered.

use crate::common::{Answer, TestSite};
use domain::permission::Role;
use http::Method;
use jiff::{SignedDuration, Timestamp};

fn faults(path: &str, answer: &Answer) -> Vec<String> {
    let mut faults = Vec::new();
    let mut check = |what: &str, fits: bool| {
        if !fits {
            faults.push(format!("{path} ({}): {what}", answer.status));
        }
    };
    let policy = answer.header("content-security-policy");
    check("no policy", policy.contains("default-src 'none'") && policy.contains("base-uri 'none'"));
    check("an unsafe policy", !policy.contains("unsafe") && !policy.contains("http:") && !policy.contains("script-src *"));
    let embeds = policy.contains("frame-ancestors *");
    check("a frame", embeds || (policy.contains("frame-ancestors 'none'") && answer.header("x-frame-options") == "DENY"));
    check("a kind to guess", answer.header("x-content-type-options") == "nosniff");
    check("a chatty referrer", answer.header("referrer-policy") == "strict-origin-when-cross-origin");
    let seconds = answer.header("strict-transport-security").split(['=', ';']).nth(1).and_then(|s| s.parse::<u64>().ok());
    check("no strict transport for a year", seconds.is_some_and(|s| s >= 31_536_000));
    check("no word on keeping", !answer.header("cache-control").is_empty());
    let shared = answer.header("cache-control").starts_with("public");
    check("a cookie in a shared answer", !shared || answer.headers.get("set-cookie").is_none());
    faults
}

fn assert_cookie(cookie: &str) {
    let parts = ["; Path=/", "; Secure", "; HttpOnly", "; SameSite="];
    let fits = cookie.starts_with("__Host-") && parts.iter().all(|p| cookie.contains(p)) && !cookie.to_lowercase().contains("domain=");
    assert!(fits, "{cookie}");
}

#[tokio::test]
async fn every_answer_is_guarded() {
    let site = TestSite::new().await;
    let mut found = Vec::new();
    let paths: Vec<String> = site.routes.iter().filter(|r| r.method == Method::GET).map(|r| site.sample(&r.path)).collect();
    for path in paths.iter().map(String::as_str).chain(["/nergens", "/en/nergens", "/zoeken?q=%00", "/beheer/niets/x"]) {
        for who in [None, Some(Role::Programme)] {
            let answer = site.get_as(who, path).await;
            found.extend(faults(path, &answer));
            for cookie in answer.headers.get_all("set-cookie") {
                assert_cookie(cookie.to_str().expect("a cookie of letters"));
            }
            assert!(!answer.status.is_server_error(), "{path}: {}", answer.status);
        }
    }
    found.extend(faults("POST /nergens", &site.ask(Method::POST, "/nergens", None, &[], String::new()).await));
    found.extend(faults("PUT /", &site.ask(Method::PUT, "/", None, &[], String::new()).await));
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[tokio::test]
async fn the_session_cookie_is_for_this_host_and_no_script() {
    let site = TestSite::new().await;
    let id = site.account("reader@pact.example").await.id;
    let link = site.test.make_link(id, "signin", SignedDuration::from_hours(1)).await.unwrap();
    let code = link.rsplit_once('=').unwrap().1;
    let answer = site.post_as(None, "/inloggen/link", &[("code", code)]).await;
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("__Host-techniekpact="), "{cookie}");
    assert_cookie(cookie);
    assert_eq!(answer.header("cache-control"), "no-store");
}

#[tokio::test]
async fn the_security_note_never_expires() {
    let site = TestSite::new().await;
    for days in [0, 200, 2000] {
        site.test.clock.pass(SignedDuration::from_hours(24 * days));
        // The answer is kept by world and address; another query is another address.
        let answer = site.get(&format!("/.well-known/security.txt?{days}")).await;
        assert_eq!(answer.header("content-type"), "text/plain; charset=utf-8");
        let text = answer.text();
        let field = |name: &str| text.lines().find_map(|l| l.strip_prefix(name)).unwrap_or_else(|| panic!("no {name} in {text}")).trim();
        let expires: Timestamp = field("Expires:").parse().unwrap();
        let left = expires.duration_since(site.test.clock.now()).as_hours() / 24;
        assert!((30..366).contains(&left), "{left} days left");
        assert_eq!(field("Canonical:"), "https://pact.example/.well-known/security.txt");
        for name in ["Contact:", "Policy:"] {
            let path = field(name).strip_prefix("https://pact.example").unwrap();
            assert!(site.get(path).await.status.is_success(), "{name} {path}");
        }
    }
}
