//! Every page anyone can open, in both languages, as it is read.

use crate::common::{BASE, TestSite};
use crate::reader::{Reader, attribute};
use domain::permission::Role;
use domain::record::{Kind, State};
use domain::text::Lang;
use domain::world::entries;
use http::{Method, StatusCode};
use std::collections::{BTreeMap, BTreeSet};
use web::shell::Links;

/// Faces beside the site; their own tests walk them.
const ELSEWHERE: &[&str] = &["/api/", "/odata/", "/catalog", "/feeds/", "/agenda.ics", "/agenda/", "/metrics"];
/// Of the many views of one part (other queries, files of the same figures) this many are opened.
const MOST_VIEWS: usize = 12;

/// Everything wrong with one page.
fn faults(path: &str, html: &str) -> Vec<String> {
    let page = Reader::new(html);
    let mut faults = page.faults();
    let lang = if path == "/en" || path.starts_with("/en/") { "en" } else { "nl" };
    let said = page.opened("html").first().and_then(|a| attribute(a, "lang"));
    if said.as_deref() != Some(lang) {
        faults.push(format!("its language is {said:?}"));
    }
    let plain = path.strip_prefix("/en").filter(|rest| rest.is_empty() || rest.starts_with('/')).unwrap_or(path);
    let plain = if plain.is_empty() { "/" } else { plain };
    let alternates: BTreeMap<_, _> =
        page.opened("link").into_iter().filter_map(|a| Some((attribute(a, "hreflang")?, attribute(a, "href")?))).collect();
    let expected = [("nl", format!("{BASE}{plain}")), ("en", format!("{BASE}/en{plain}")), ("x-default", format!("{BASE}{plain}"))];
    // What stands in a frame elsewhere is no page to find.
    let framed = plain.split('?').next().is_some_and(|p| p.ends_with("/inbedden"));
    if !framed && alternates != expected.into_iter().map(|(k, v)| (k.to_string(), v)).collect() {
        faults.push(format!("its languages are {alternates:?}"));
    }
    faults.extend(page.words().into_iter().filter(|w| is_key(w)).map(|w| format!("{w:?} is no word")));
    faults.into_iter().map(|f| format!("{path}: {f}")).collect()
}

/// A code or key that should have been a word: `on_track`, `{ $n }`.
fn is_key(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '{' && c != '$');
    let code = word.contains('_') && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-');
    code || word.starts_with("{$") || word == "$"
}

/// What a link is one more view of: part and question, or part and kind of file. None for a page of its own.
fn sort_of_view(link: &str) -> Option<String> {
    let path = link.split('?').next().unwrap_or(link);
    let part: String = path.split('/').take(if path.starts_with("/en/") { 3 } else { 2 }).collect::<Vec<_>>().join("/");
    let file = path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map(|(_, ending)| ending);
    let name = link.split_once('?').and_then(|(_, query)| query.split('=').next());
    // Pictures and papers are drawn by unoptimised code here: few will do.
    match (file, name) {
        (Some("png"), _) => Some(String::from("png")),
        (Some("pdf"), _) => Some(String::from("pdf")),
        (Some(ending), _) => Some(format!("{part} .{ending}")),
        (None, Some(name)) => Some(format!("{part} ?{name}")),
        (None, None) => None,
    }
}

/// Every public address of every live record.
fn record_paths(site: &TestSite) -> Vec<String> {
    let world = site.test.world();
    let of = |kind: Kind| {
        entries(&world, kind)
            .into_iter()
            .filter(|e| *e.state == State::Live)
            .flat_map(move |e| Lang::ALL.map(|lang| Links { lang }.record(kind, e.id)))
            .collect::<Vec<_>>()
    };
    Kind::ALL.iter().flat_map(|kind| of(*kind)).collect()
}

#[tokio::test]
async fn every_page_reads_well_and_every_link_leads_somewhere() {
    let site = TestSite::new().await;
    let mut queue: Vec<String> = vec!["/".into(), "/en/".into()];
    queue.extend(site.open_paths());
    queue.extend(record_paths(&site));
    let mut seen: BTreeSet<String> = queue.iter().cloned().collect();
    let mut views: BTreeMap<String, usize> = BTreeMap::new();
    let (mut found, mut read) = (Vec::new(), 0);
    // Each address once, however many pages point at it; the newest first, so memory stays small.
    while let Some(path) = queue.pop() {
        let answer = site.get(&path).await;
        if answer.status.is_redirection() {
            continue;
        }
        if answer.status != StatusCode::OK {
            found.push(format!("{path}: {}", answer.status));
            continue;
        }
        if !answer.is_html() {
            continue;
        }
        read += 1;
        let html = answer.text();
        found.extend(faults(&path, &html));
        for link in Reader::new(&html).links() {
            let link = link.split('#').next().unwrap_or_default().to_string();
            let plain = link.strip_prefix("/en").unwrap_or(&link);
            if !link.starts_with('/') || ELSEWHERE.iter().any(|e| plain.starts_with(e)) || seen.contains(&link) {
                continue;
            }
            if let Some(sort) = sort_of_view(&link) {
                let count = views.entry(sort).or_default();
                *count += 1;
                if *count > if link.contains(".png") { 2 } else { MOST_VIEWS } {
                    continue;
                }
            }
            seen.insert(link.clone());
            queue.push(link);
        }
    }
    println!("{read} pages read");
    assert!(read > 400, "only {read} pages");
    found.sort();
    assert!(
        found.is_empty(),
        "{} faults on {read} pages:\n{}",
        found.len(),
        found.iter().take(400).cloned().collect::<Vec<_>>().join("\n")
    );
}

/// What only people with a role see reads as well as what everyone sees.
#[tokio::test]
async fn pages_behind_the_door_read_as_well() {
    let site = TestSite::new().await;
    let mut found = BTreeSet::new();
    for route in site.routes.iter().filter(|r| r.method == Method::GET && !r.audience.includes(None, false)) {
        for role in Role::ALL {
            for lang in Lang::ALL {
                let path = Links { lang }.at(&site.sample(&route.path));
                let answer = site.get_as(Some(role), &path).await;
                if answer.is_html() {
                    found.extend(faults(&path, &answer.text()));
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.into_iter().collect::<Vec<_>>().join("\n"));
}

#[tokio::test]
async fn both_languages_name_each_other() {
    let site = TestSite::new().await;
    for path in ["/", "/doelen/4", "/zoeken?q=techniek", "/privacy"] {
        let html = site.get(path).await.text();
        let other =
            Reader::new(&html).opened("a").into_iter().find(|a| attribute(a, "hreflang").is_some()).and_then(|a| attribute(a, "href"));
        let other = other.unwrap_or_else(|| panic!("{path} has no other language"));
        let back = Reader::new(&site.get(&other).await.text())
            .opened("a")
            .into_iter()
            .find(|a| attribute(a, "hreflang").is_some())
            .and_then(|a| attribute(a, "href"));
        assert_eq!(back.as_deref(), Some(path), "{other}");
    }
}

#[tokio::test]
async fn a_page_that_is_not_there_helps_on() {
    let site = TestSite::new().await;
    for path in ["/nergens", "/en/doelen/999", "/pagina/help-nergens", "/geschiedenis/goal/999", "/geschiedenis/niets/4"] {
        let answer = site.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        let page = Reader::new(&answer.text());
        assert_eq!(page.faults(), Vec::<String>::new(), "{path}");
        assert!(page.links().iter().any(|l| l.ends_with("/melden")), "{path}");
    }
}
