//! Every route × every role: who gets in and who is turned away.

use crate::common::{NO_PAGE, TestSite, Who};
use domain::permission::Role;
use http::{Method, StatusCode};
use web::Audience;

fn everyone() -> Vec<Who> {
    std::iter::once(None).chain(Role::ALL.map(Some)).collect()
}

#[tokio::test]
async fn every_route_lets_in_its_audience_and_nobody_else() {
    let site = TestSite::new().await;
    let mut faults = Vec::new();
    for route in site.routes.iter().filter(|r| r.method == Method::GET) {
        let path = site.sample(&route.path);
        for who in everyone() {
            // Drawing a picture takes seconds unoptimised, and the guard before it is the same for all.
            if path.ends_with(".png") && who.is_some() {
                continue;
            }
            let answer = site.get_as(who, &path).await;
            let included = route.audience.includes(who, true);
            // A deed may still say no to some of the staff; who is not of the audience never gets that far.
            let may_refuse = route.audience == Audience::Staff || route.audience == Audience::SignedIn;
            let fits = match included {
                false => answer.is_turned_away(),
                true if answer.status.is_success() => true,
                true if answer.status.is_redirection() => route.audience != Audience::Public && !answer.header("location").is_empty(),
                true => (may_refuse && answer.status == StatusCode::FORBIDDEN) || NO_PAGE.contains(&(route.path.as_str(), answer.status)),
            };
            if !fits {
                faults.push(format!("{path} ({}) as {who:?}: {}", route.audience.name(), answer.status));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[tokio::test]
async fn one_factor_opens_no_page_of_the_staff() {
    let site = TestSite::new().await;
    let cookie = site.half_signed_in().await;
    for route in site.routes.iter().filter(|r| r.method == Method::GET && !r.audience.includes(Some(Role::Programme), false)) {
        let answer = site.ask(Method::GET, &site.sample(&route.path), Some(&cookie), &[], String::new()).await;
        let to = answer.header("location");
        assert!(answer.status == StatusCode::SEE_OTHER && to.starts_with("/inloggen/code"), "{}: {} {to}", route.path, answer.status);
    }
}

#[tokio::test]
async fn a_form_from_elsewhere_changes_nothing() {
    let site = TestSite::new().await;
    let before = site.test.signed_head().await.unwrap().seq;
    let own = format!("_csrf={}", site.csrf(Role::Programme));
    let cookie = site.cookie(Some(Role::Programme));
    let (foreign, ours) = ([("origin", "https://evil.example")], [("origin", "https://pact.example")]);
    for route in site.routes.iter().filter(|r| r.method == Method::POST) {
        let path = site.sample(&route.path);
        for (what, cookie, headers, body) in [
            ("without a token", cookie, &ours, "a=1".to_string()),
            ("with a made-up token", cookie, &ours, "_csrf=AAAA".to_string()),
            ("from another origin", cookie, &foreign, own.clone()),
            ("from another origin, as a visitor", None, &foreign, "a=1".to_string()),
        ] {
            let answer = site.ask(Method::POST, &path, cookie, headers, body).await;
            let refused = answer.status == StatusCode::FORBIDDEN || (cookie.is_none() && answer.is_turned_away());
            assert!(refused, "{path} {what}: {}", answer.status);
        }
        let sites = [("sec-fetch-site", "cross-site")];
        assert_eq!(site.ask(Method::POST, &path, cookie, &sites, own.clone()).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    assert_eq!(site.test.signed_head().await.unwrap().seq, before, "something was written");
}

/// The list a policy officer can read; `UPDATE=1` writes it anew.
#[tokio::test]
async fn the_list_of_routes_is_the_routes() {
    let mut lines: Vec<String> = web::parts::site()
        .routes
        .iter()
        .filter(|r| !r.path.starts_with("/static/"))
        .map(|r| format!("{:<5}{:<40}{}", r.method.as_str(), r.path, r.audience.name()))
        .collect();
    lines.sort_by_key(|l| l[5..].to_string());
    let list = format!("# Every route of the site and who may use it. A test keeps this file; UPDATE=1 writes it.\n{}\n", lines.join("\n"));
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/reference/routes.txt");
    if std::env::var("UPDATE").is_ok() {
        std::fs::write(file, &list).unwrap();
    }
    let kept = std::fs::read_to_string(file).unwrap_or_default();
    assert_eq!(kept, list, "docs/reference/routes.txt is not what the site does; run the test with UPDATE=1 and read the difference");
}
