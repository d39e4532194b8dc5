//! Nothing is forgotten: every part has routes and texts, every kind of record a page.

use crate::common::TestSite;
use domain::record::Kind;
use domain::text::Lang;
use domain::world::entries;
use http::{Method, StatusCode};
use web::shell::Links;

#[tokio::test]
async fn every_part_is_in_the_house() {
    let src = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"));
    let mut folders: Vec<String> = std::fs::read_dir(src)
        .unwrap()
        .flatten()
        .filter(|e| e.path().is_dir())
        .map(|e| e.file_name().to_string_lossy().into_owned())
        .collect();
    folders.sort();
    let mut parts: Vec<&str> = web::parts::PARTS.iter().map(|p| p.name).collect();
    parts.sort_unstable();
    assert_eq!(parts, folders, "a folder of crates/web/src is no part, or a part has no folder");
    for part in web::parts::PARTS {
        let site = (part.routes)(web::shell::Site::new());
        assert!(!site.routes.is_empty(), "{} has no page", part.name);
    }
}

#[tokio::test]
async fn every_kind_of_record_has_an_address() {
    let site = TestSite::new().await;
    let world = site.test.world();
    for kind in Kind::ALL.iter().copied() {
        let Some(entry) = entries(&world, kind).into_iter().next() else { continue };
        for lang in Lang::ALL {
            let to = Links { lang };
            for path in [to.record(kind, entry.id), to.history(kind, entry.id)] {
                assert_eq!(site.get(&path).await.status, StatusCode::OK, "{kind}: {path}");
            }
        }
    }
}

#[tokio::test]
async fn no_two_routes_are_the_same() {
    let mut routes: Vec<(Method, String)> = web::parts::site().routes.into_iter().map(|r| (r.method, r.path)).collect();
    let all = routes.len();
    routes.sort_by_key(|(method, path)| format!("{path} {method}"));
    routes.dedup();
    assert_eq!(routes.len(), all);
}
