//! Whoever opens a form and saves it has changed nothing, whatever record it is.

use crate::common::TestSite;
use crate::reader::{Reader, Token, attribute};
use domain::permission::Role;
use domain::record::{Kind, State};
use domain::world::entries;
use http::{Method, StatusCode};
use web::shell::front::escaped;

/// What a browser sends for the edit form of a page, untouched. Line ends in a text area are CR LF there.
fn filled(html: &str, action: &str) -> Vec<(String, String)> {
    let tokens = Reader::new(html).tokens;
    let is_form =
        |t: &Token| matches!(t, Token::Open(name, attrs) if name == "form" && attribute(attrs, "action").as_deref() == Some(action));
    let start = tokens.iter().position(is_form).unwrap_or_else(|| panic!("no form for {action}"));
    let (mut pairs, mut select, mut area) = (Vec::new(), None, None);
    for token in &tokens[start + 1..] {
        match token {
            Token::Close(name) if name == "form" => break,
            Token::Open(name, attrs) => {
                let (field, value) = (attribute(attrs, "name"), attribute(attrs, "value").unwrap_or_default());
                let has = |name: &str| attrs.iter().any(|(n, _)| n == name);
                match (name.as_str(), field) {
                    ("input", Some(field)) if attribute(attrs, "type").as_deref() != Some("checkbox") || has("checked") => {
                        pairs.push((field, value))
                    }
                    ("select", Some(field)) => select = Some((field, String::new())),
                    ("textarea", Some(field)) => area = Some((field, String::new())),
                    ("option", _) if has("selected") => select = select.map(|(field, _)| (field, value)),
                    _ => {}
                }
            }
            Token::Close(name) if name == "select" => pairs.extend(select.take()),
            Token::Close(name) if name == "textarea" => pairs.extend(area.take()),
            Token::Text(text) => area = area.map(|(field, _)| (field, text.replace('\n', "\r\n"))),
            Token::Close(_) => {}
        }
    }
    pairs
}

#[tokio::test]
async fn a_form_saved_untouched_changes_nothing() {
    let site = TestSite::new().await;
    let world = site.test.world();
    let all = Kind::ALL.iter().flat_map(|kind| entries(&world, *kind).into_iter().filter(|e| *e.state == State::Live));
    let mut checked = 0;
    let mut changed = Vec::new();
    for entry in all {
        for path in [format!("/beheer/{}/{}", entry.kind, entry.id), format!("/en/beheer/{}/{}", entry.kind, entry.id)] {
            let page = site.get_as(Some(Role::Programme), &path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            let body: Vec<String> = filled(&page.text(), &path).iter().map(|(k, v)| format!("{k}={}", escaped(v))).collect();
            let cookie = site.cookie(Some(Role::Programme));
            let answer = site.ask(Method::POST, &path, cookie, &[("sec-fetch-site", "same-origin")], body.join("&")).await;
            // Adopted minutes and frozen periods are settled: nothing can be saved there, changed or not.
            if matches!(entry.kind, Kind::Meeting | Kind::ReportingPeriod) && answer.status == StatusCode::CONFLICT {
                continue;
            }
            let to = answer.header("location").to_string();
            if !to.ends_with(&format!("?bewaard={}", entry.revision)) {
                let words = Reader::new(&answer.text()).words().join(" ");
                changed.push(format!("{path}: {} {to} {}", answer.status, words.chars().take(300).collect::<String>()));
            }
            checked += 1;
        }
    }
    assert!(checked > 200, "{checked} forms");
    assert!(changed.is_empty(), "{} of {checked}:\n{}", changed.len(), changed.join("\n"));
}
