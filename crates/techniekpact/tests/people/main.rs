//! People at the door: the running program, asked as a browser asks.
#![allow(clippy::unwrap_used)]

mod browser;
mod elsewhere;
mod site;

use browser::Browser;
use site::{Site, free_address};

const COOKIE: &str = "__Host-techniekpact";

#[test]
fn a_mail_link_waits_for_the_button_and_works_once() {
    let site = Site::serve(&free_address(), "");
    let (link, mut me) = (site.link(""), Browser::default());
    for _ in 0..3 {
        let page = me.get(&link);
        assert_eq!((page.status, me.cookie(COOKIE)), (200, None), "a program that checks mail looks too");
    }
    let code = me.get(&link).hidden("code");
    let elsewhere = me.post_from(&site.at("/inloggen/link"), &[("code", &code)], &[("origin", "https://evil.example")]);
    assert_eq!((elsewhere.status, me.cookie(COOKIE)), (403, None));
    let answer = me.post(&site.at("/inloggen/link"), &[("code", &code), ("terug", "/beheer/goal/4")]);
    assert_eq!((answer.status, answer.location()), (303, "/inloggen/code?terug=/beheer/goal/4"));
    let set = answer.header("set-cookie");
    for part in ["__Host-techniekpact=", "; Path=/;", "; Secure;", "; HttpOnly;", "; SameSite=Lax"] {
        assert!(set.contains(part) && !set.contains("Max-Age"), "{set}");
    }
    let mut other = Browser::default();
    assert_eq!(other.post(&site.at("/inloggen/link"), &[("code", &code)]).status, 410);
    assert_eq!(other.cookie(COOKIE), None);
}

#[test]
fn half_a_sign_in_opens_nothing_and_its_secret_cannot_be_swapped() {
    let site = Site::serve(&free_address(), "");
    let mut me = Browser::default();
    let code = me.get(&site.link("")).hidden("code");
    me.post(&site.at("/inloggen/link"), &[("code", &code)]);
    for path in ["/beheer", "/beheer/accounts", "/account", "/account/gegevens.json"] {
        let answer = me.get(&site.at(path));
        assert_eq!(answer.location(), format!("/inloggen/code?terug={path}"), "{path}");
    }
    let page = me.get(&site.at("/inloggen/code"));
    assert!(page.body.contains("<svg class=\"tp-qr\""), "{}", page.body);
    let (csrf, secret, seal) = (page.hidden("_csrf"), page.hidden("secret"), page.hidden("seal"));
    assert_eq!(secret.len(), 32);
    let send = |me: &mut Browser, secret: &str, csrf: &str| {
        let form = [("_csrf", csrf), ("secret", secret), ("seal", &*seal), ("code", "000000")];
        me.post(&site.at("/inloggen/code"), &form).status
    };
    assert_eq!(send(&mut me, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", &csrf), 403);
    assert_eq!(send(&mut me, &secret, "none"), 403);
    assert_eq!(send(&mut me, &secret, &csrf), 422);
}

#[test]
fn demo_links_sign_every_role_in_and_return_within_the_site_only() {
    let site = Site::demo();
    for role in ["programme", "researcher", "coordinator", "liaison", "lrt_member", "party_contact", "facilitator", "reader"] {
        let mut me = Browser::default();
        let answer = me.get(&site.link(role));
        let (home, lasts) = if role == "reader" { ("/account", true) } else { ("/beheer", false) };
        assert_eq!((answer.status, answer.location()), (303, home), "{role}");
        assert_eq!(answer.header("set-cookie").contains("; Max-Age="), lasts, "{role}");
        assert_eq!(me.get(&site.at(home)).status, 200, "{role}");
        assert_eq!(me.get(&site.at("/beheer/accounts")).status == 200, role == "programme", "{role}");
    }
    let back = |to: &str| Browser::default().get(&format!("{}&terug={to}", site.link("reader"))).location().to_string();
    assert_eq!(back("/doelen%3Fa=1"), "/doelen?a=1");
    for evil in ["//evil.example", "https://evil.example", "/%5Cevil.example", "%5C%5Cevil.example", "/%09/evil.example", "evil.example"] {
        assert_eq!(back(evil), "/account", "{evil}");
    }
}

/// P16: whether an address has an account cannot be told from any answer.
#[test]
fn known_and_unknown_addresses_hear_the_same() {
    let site = Site::demo();
    let answers = |email: &str| {
        let mut me = Browser::default();
        let mut all = vec![me.post(&site.at("/inloggen"), &[("email", email), ("terug", "/doelen")]).comparable()];
        for _ in 0..7 {
            all.push(me.post(&site.at("/inloggen"), &[("email", email)]).comparable());
            all.push(me.post(&site.at("/inloggen/wachtwoord"), &[("email", email), ("password", "nee")]).comparable());
        }
        assert_eq!(me.cookie(COOKIE), None);
        all
    };
    let (known, unknown) = (answers("programme@demo.invalid"), answers("niemand@demo.invalid"));
    assert_eq!(known, unknown);
    let statuses: Vec<u16> = known.iter().map(|a| a.0).collect();
    assert!(statuses.contains(&303) && statuses.contains(&422), "{statuses:?}");
    let (last, _, words) = known.last().unwrap();
    assert_eq!(*last, 429, "{statuses:?}");
    assert!(words.contains("te vaak"));
    assert_eq!(Browser::default().post(&site.at("/inloggen"), &[("email", "geen adres")]).status, 422);
}

#[test]
fn a_person_takes_their_data_and_leaves() {
    let site = Site::demo();
    let mut me = Browser::default();
    me.get(&site.link("party_contact"));
    let csrf = me.get(&site.at("/account")).hidden("_csrf");
    let form = [("_csrf", &*csrf), ("name", "Parwin"), ("lang", "nl"), ("phone", "030 123"), ("shown", "name"), ("about", "")];
    assert_eq!(me.post(&site.at("/account"), &form).location(), "/account?bewaard=gegevens");
    let shown = Browser::default().get(&site.at("/partijen/techniek-nederland/contactpersonen")).body;
    assert!(shown.contains("Parwin") && !shown.contains("030 123") && !shown.contains("party_contact@"), "{shown}");
    let data = me.get(&site.at("/account/gegevens.json"));
    assert!(data.header("content-disposition").starts_with("attachment") && data.body.contains("030 123"), "{}", data.body);
    let wrong = [("_csrf", &*csrf), ("email", "ander@demo.invalid")];
    assert_eq!(me.post(&site.at("/account/verwijderen"), &wrong).status, 422);
    let right = [("_csrf", &*csrf), ("email", "Party_Contact@demo.invalid ")];
    assert_eq!(me.post(&site.at("/account/verwijderen"), &right).location(), "/account/verwijderd");
    assert_eq!(me.cookie(COOKIE), None);
    assert_eq!(me.get(&site.link("party_contact")).status, 410);
    let shown = Browser::default().get(&site.at("/partijen/techniek-nederland/contactpersonen")).body;
    assert!(!shown.contains("Parwin"), "{shown}");
}

#[test]
fn one_ends_ones_own_sessions() {
    let site = Site::demo();
    let (mut here, mut there) = (Browser::default(), Browser::default());
    here.get(&site.link("reader"));
    there.get(&site.link("reader"));
    let page = here.get(&site.at("/account"));
    let (csrf, other) = (page.hidden("_csrf"), page.body.split("name=\"session\" value=\"").nth(1).unwrap()[..16].to_string());
    assert_eq!(here.post(&site.at("/account/sessies"), &[("_csrf", &csrf), ("session", &other)]).status, 303);
    assert_eq!(there.get(&site.at("/account")).location(), "/inloggen?terug=/account");
    assert_eq!(here.get(&site.at("/account")).status, 200);
    let out = here.post(&site.at("/uitloggen"), &[("_csrf", &csrf)]);
    assert_eq!((out.location(), here.cookie(COOKIE)), ("/", None));
}
