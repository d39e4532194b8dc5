//! Text that wants to be markup stays text, wherever it stands.

use crate::common::TestSite;
use crate::reader::Reader;
use domain::permission::Role;
use domain::record::Kind;
use domain::text::Lang;
use serde_json::json;
use web::shell::Links;

const HOSTILE: &str =
    r#"Kwaad "><hostile-tag onload='x'></title></script><script>alert(1)</script><svg onload=alert(1)> & {{7*7}} javascript:alert(1)"#;

fn faults(path: &str, html: &str) -> Vec<String> {
    let page = Reader::new(html);
    let mut faults = Vec::new();
    for (name, attrs) in page.all_opened() {
        let attr = |n: &str| crate::reader::attribute(attrs, n).unwrap_or_default();
        let ours = attr("src").starts_with("/static/") || attr("type") == "application/ld+json";
        if name == "hostile-tag" || (name == "script" && !ours) {
            faults.push(format!("{path}: <{name}>"));
        }
        let runs =
            |(n, v): &&(String, String)| n.starts_with("on") || n == "style" || v.trim_start().to_lowercase().starts_with("javascript:");
        let shown = ["value", "content"];
        faults
            .extend(attrs.iter().filter(runs).filter(|(n, _)| !shown.contains(&n.as_str())).map(|(n, _)| format!("{path}: <{name} {n}>")));
    }
    faults
}

#[tokio::test]
async fn hostile_text_is_shown_not_run() {
    let site = TestSite::new().await;
    let text = json!({ "nl": HOSTILE, "en": HOSTILE });
    let short: String = HOSTILE.chars().take(190).collect();
    let title = json!({ "nl": short, "en": short });
    site.add(Kind::PactVersion, "kwaad", json!({ "title": title, "summary": text, "gaps": text, "sources": [{ "title": HOSTILE }] })).await;
    site.add(Kind::Theme, "kwaad", json!({ "title": title, "summary": text, "form": "theme", "version": "kwaad" })).await;
    site.add(Kind::Party, "kwaad", json!({ "title": title, "abbreviation": "<b>", "sort": "other", "summary": text })).await;
    site.add(
        Kind::Region,
        "kwaad",
        json!({ "title": title, "form": "pact", "parent": "oost", "summary": text, "contact": text, "territory": text }),
    )
    .await;
    let roles = json!([{ "party": "kwaad", "role": "signatory" }]);
    site.add(
        Kind::Goal,
        "13",
        json!({ "title": title, "text": text, "version": "kwaad", "themes": ["kwaad"], "roles": roles, "evidence": text }),
    )
    .await;
    site.add(
        Kind::Agreement,
        "kwaad",
        json!({ "title": title, "text": text, "version": "kwaad", "goals": ["13"], "roles": roles, "region": "kwaad" }),
    )
    .await;
    site.add(Kind::Page, "kwaad", json!({ "title": title, "body": { "nl": format!("## {HOSTILE}\n\n- {HOSTILE}\n\n{HOSTILE} <//evil.nl> https://x.nl/\"onclick=y") }, "form": "page" })).await;
    site.add(Kind::Indicator, "kwaad", json!({ "title": title, "definition": text, "unit": "percent", "supplier": "<b>x</b>", "direction": "up", "chapter": "pact", "synonyms": [{ "word": "<i>kwaad</i>" }] })).await;

    let kinds = [(Kind::Goal, "13")].into_iter().chain(
        [Kind::PactVersion, Kind::Theme, Kind::Party, Kind::Region, Kind::Agreement, Kind::Page, Kind::Indicator].map(|k| (k, "kwaad")),
    );
    let mut paths: Vec<String> = site.open_paths();
    for (kind, id) in kinds {
        for lang in Lang::ALL {
            let to = Links { lang };
            paths.extend([to.record(kind, id), to.history(kind, id), to.edit(kind, id), to.manage_kind(kind)]);
        }
    }
    let query = web::shell::front::escaped(HOSTILE);
    paths.extend([
        format!("/zoeken?q={query}"),
        format!("/melden?pagina=/{query}"),
        format!("/journaal?doel={query}"),
        "/zoeken?q=kwaad".into(),
    ]);
    let (mut found, mut shown) = (Vec::new(), 0);
    for path in paths.iter().filter(|p| !p.ends_with(".png")) {
        for who in [None, Some(Role::Programme)] {
            let answer = site.get_as(who, path).await;
            assert!(!answer.status.is_server_error(), "{path}: {}", answer.status);
            if answer.is_html() {
                let html = answer.text();
                shown += usize::from(html.contains("Kwaad"));
                found.extend(faults(path, &html));
            }
        }
    }
    found.dedup();
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert!(shown > 20, "the text stood on {shown} pages only");
}
