//! What never reaches a relay, and what never reaches a log.
#![allow(clippy::unwrap_used)]

use post::{Letter, Outlet, PostError, Relay, is_address};

fn letter() -> Letter {
    Letter {
        id: "a1".into(),
        from: "T <t@pact.example>".into(),
        to: "anna@school.example".into(),
        subject: "Onderwerp".into(),
        text: "Tekst".into(),
        list_unsubscribe: None,
    }
}

type Change = fn(&mut Letter, String);

#[tokio::test]
async fn nobody_adds_a_header() {
    let fields: [(&str, Change, &str); 5] = [
        ("id", |l, v| l.id = v, "a1"),
        ("from", |l, v| l.from = v, "T <t@pact.example>"),
        ("to", |l, v| l.to = v, "anna@school.example"),
        ("subject", |l, v| l.subject = v, "Onderwerp"),
        ("list_unsubscribe", |l, v| l.list_unsubscribe = Some(v), "https://pact.example/u"),
    ];
    let outlet = Outlet::File(std::env::temp_dir().join("post-never"));
    for (field, change, good) in fields {
        for bad in ["\r\nBcc: x@evil.example", "\nBcc: x@evil.example", "\rX: y", "\0", "\u{2028}X: y"] {
            for value in [format!("{good}{bad}"), format!("{bad}{good}")] {
                let mut letter = letter();
                change(&mut letter, value);
                assert_eq!(outlet.send(&letter).await, Err(PostError::Letter(field)), "{field} {bad:?}");
            }
        }
    }
}

#[tokio::test]
async fn every_field_is_looked_at() {
    let outlet = Outlet::File(std::env::temp_dir().join("post-never"));
    let wrong: [(&str, Change, &[&str]); 6] = [
        ("id", |l, v| l.id = v, &["", "../x", "a/b", "a b", ".a", "a..b", "é"]),
        ("from", |l, v| l.from = v, &["", "T", "t@localhost", "a@b.example, c@d.example"]),
        ("to", |l, v| l.to = v, &["", "Anna <anna@school.example>", "a@b.example,c@d.example"]),
        ("subject", |l, v| l.subject = v, &["", "  "]),
        ("list_unsubscribe", |l, v| l.list_unsubscribe = Some(v), &["", "http://pact.example/u", "mailto:a@b.example", "https://a>,<b"]),
        ("text", |l, v| l.text = v, &["a\0b"]),
    ];
    for (field, change, values) in wrong {
        for value in values {
            let mut letter = letter();
            change(&mut letter, (*value).into());
            assert_eq!(outlet.send(&letter).await, Err(PostError::Letter(field)), "{field} {value:?}");
        }
    }
}

#[test]
fn addresses() {
    for good in ["a@b.nl", "anna.de-wit+kaart@school.example", "o'neill@x.co.uk", "x@xn--bcher-kva.example"] {
        assert!(is_address(good), "{good}");
    }
    let long = format!("{}@b.nl", "a".repeat(65));
    for bad in [
        "",
        "a",
        "@b.nl",
        "a@",
        "a@b",
        "a@b..nl",
        "a b@c.nl",
        "a@b.nl ",
        "a@b@c.nl",
        "\"a\"@b.nl",
        "a@[127.0.0.1]",
        "a@127.0.0.1",
        "é@b.nl",
        &long,
    ] {
        assert!(!is_address(bad), "{bad}");
    }
}

#[test]
fn relays() {
    for good in ["smtp://mail.example", "smtp://[::1]:2525", "smtps://u:p@mail.example", "smtp+starttls://u%40x:p%3A@mail.example:587"] {
        assert!(Relay::from_url(good).is_ok(), "{good}");
    }
    for bad in [
        "",
        "mail.example",
        "http://mail.example",
        "smtp://u:p@mail.example",
        "smtps://u@mail.example",
        "smtps://u:%zz@mail.example",
        "smtps://mail.example/x",
        "file:",
    ] {
        assert!(matches!(Outlet::from_url(bad), Err(PostError::Settings(_))), "{bad}");
    }
}

#[test]
fn secrets_stay_out_of_debug() {
    let relay = Outlet::from_url("smtps://mailer:geheim@mail.example").unwrap();
    let seen = format!("{relay:?} {:?}", letter());
    assert!(seen.contains("mail.example") && seen.contains("465"), "{seen}");
    for secret in ["geheim", "mailer", "anna", "Tekst", "Onderwerp"] {
        assert!(!seen.contains(secret), "{seen}");
    }
}
