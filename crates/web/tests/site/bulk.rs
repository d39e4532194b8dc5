//! Worksheets and reporting periods as people meet them.

use crate::common::{Answer, TestSite};
use crate::reader::Reader;
use domain::permission::Role;
use domain::record::Kind;
use http::StatusCode;
use report::{EditBook, EditCell, EditColumn, EditKind, EditSheet};
use serde_json::json;
use sources::{CellValue, File, Limits};

fn words(answer: &Answer) -> String {
    Reader::new(&answer.text()).words().join(" ")
}

/// The workbook with one cell replaced: row 2 of the first sheet, under `heading`.
fn with(bytes: &[u8], heading: &str, value: EditCell) -> Vec<u8> {
    let grids = sources::cells(&File::new("x.xlsx", bytes), &Limits { expansion: 1000, ..Limits::UPLOAD }).unwrap();
    let hidden = grids.iter().find(|g| g.name == "techniekpact").unwrap();
    let text = |c: &CellValue| if let CellValue::Text(t) = c { t.clone() } else { String::new() };
    let sheets = grids.iter().filter(|g| g.name != "techniekpact").map(|grid| {
        let columns: Vec<String> = grid.rows[0].iter().map(text).collect();
        let cell = |c: &CellValue| match c {
            CellValue::Text(t) => EditCell::Text(t.clone()),
            CellValue::Number(n) => EditCell::Number(*n),
            CellValue::Date(d) => EditCell::Date(*d),
            _ => EditCell::Empty,
        };
        let mut rows: Vec<Vec<EditCell>> =
            (1..grid.rows.len()).map(|r| (0..columns.len()).map(|c| cell(grid.cell(r, c))).collect()).collect();
        if grid.name == "Acties" {
            rows[0][columns.iter().position(|c| c == heading).unwrap()] = value.clone();
        }
        let column = |(at, heading): (usize, &String)| {
            let is_date = rows.iter().any(|r| matches!(r[at], EditCell::Date(_)));
            EditColumn { heading: heading.clone(), kind: if is_date { EditKind::Date } else { EditKind::Text }, locked: false }
        };
        EditSheet { title: grid.name.clone(), columns: columns.iter().enumerate().map(column).collect(), rows, spare: 0 }
    });
    let hidden = hidden.rows.iter().map(|row| row.iter().map(text).collect()).collect();
    let book = EditBook {
        title: "x".into(),
        sheets: sheets.filter(|s| s.title != "Keuzelijsten").collect(),
        lists_title: "Keuzelijsten".into(),
        hidden_title: "techniekpact".into(),
        hidden,
        ..EditBook::default()
    };
    report::editable(&book).unwrap()
}

#[tokio::test]
async fn a_coordinator_sees_what_would_change_and_then_keeps_it() {
    let site = TestSite::new().await;
    let who = Role::Coordinator;
    let page = site.get_as(Some(who), "/doe-agenda/werkblad?landsdeel=oost").await;
    assert!(words(&page).contains("mag u 3 acties wijzigen"), "{}", words(&page));
    assert!(words(&site.get_as(Some(who), "/doe-agenda/werkblad?landsdeel=noord").await).contains("geen actie die u mag wijzigen"));
    let file = site.get_as(Some(who), "/doe-agenda/werkblad/download?landsdeel=oost").await;
    assert!(file.header("content-disposition").contains("werkblad-acties-") && file.body.starts_with(b"PK"));

    let same = site.upload_as(who, "/doe-agenda/werkblad", "w.xlsx", &file.body).await;
    assert_eq!((same.status, same.header("location")), (StatusCode::SEE_OTHER, "/doe-agenda/werkblad?klaar=gelijk"));

    let wrong = site.upload_as(who, "/doe-agenda/werkblad", "w.xlsx", &with(&file.body, "Fase", EditCell::Text("ooit".into()))).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let said = words(&wrong);
    assert!(said.contains("Blad Acties, cel") && said.contains("‘ooit’ staat niet in de lijst") && said.contains("uitvoering"), "{said}");
    let foreign = site.upload_as(who, "/doe-agenda/werkblad", "w.xlsx", b"PK\x03\x04nee").await;
    assert_eq!(foreign.status, StatusCode::UNPROCESSABLE_ENTITY);

    let changed = with(&file.body, "Titel", EditCell::Text("Een <b>nieuwe</b> naam".into()));
    let handed = site.upload_as(who, "/doe-agenda/werkblad", "../werk.xlsx", &changed).await;
    assert_eq!((handed.status, handed.header("location")), (StatusCode::SEE_OTHER, "/doe-agenda/werkblad"), "{}", words(&handed));
    let preview = site.get_as(Some(who), "/doe-agenda/werkblad").await;
    let said = words(&preview);
    assert!(said.contains("Eén cel verandert.") && said.contains("Een <b>nieuwe</b> naam") && said.contains("Uit werk.xlsx."), "{said}");
    assert!(
        !words(&site.get_as(Some(Role::Programme), "/doe-agenda/werkblad").await).contains("Eén cel verandert."),
        "of this person only"
    );
    let text = preview.text();
    let hash = text.split("name=\"vingerafdruk\" value=\"").nth(1).and_then(|t| t.split('"').next()).unwrap().to_string();
    let keep = |hash: String| {
        let site = &site;
        async move { site.post_as(Some(who), "/doe-agenda/werkblad/bewaren", &[("_deed", "keep"), ("vingerafdruk", &hash)]).await }
    };
    assert_eq!(keep("x".into()).await.status, StatusCode::CONFLICT);
    let kept = keep(hash.clone()).await;
    assert_eq!(kept.header("location"), "/doe-agenda/werkblad?klaar=bewaard&n=1");
    assert_eq!(keep(hash).await.status, StatusCode::CONFLICT, "a second click");
    assert!(site.get("/doe-agenda").await.text().contains("Een &#60;b&#62;nieuwe"), "and everyone sees it");
}

#[tokio::test]
async fn a_frozen_period_shows_then_beside_now() {
    let site = TestSite::new().await;
    let file = async |format: &str| site.get(&format!("/doe-agenda/perioden/proef/download?formaat={format}")).await;
    let (book, text) = (file("xlsx").await, file("json").await);
    let before = words(&site.get("/doe-agenda/perioden/proef").await);
    let print = domain::event::fingerprint(&text.text());
    assert!(before.contains(&print) && before.contains("10 acties"), "{before}");
    assert!(before.contains("0 acties staan er nu anders voor"), "{before}");

    let mut changed = domain::world::body_of(&site.test.world().actions.get("agenda-voor-twente").unwrap().value);
    changed["percentage"] = json!(77);
    let office = domain::permission::Actor::System;
    site.test.edit(&office, Kind::Action, "agenda-voor-twente", 1, changed, "").await.unwrap();
    site.add(Kind::Action, "later", json!({ "title": { "nl": "Later" }, "lead": { "nl": "x" }, "owner": "scalda" })).await;
    let after = words(&site.get("/doe-agenda/perioden/proef").await);
    assert!(
        after.contains("Eén actie staat er nu anders voor") && after.contains("Eén actie kwam erbij") && after.contains("77%"),
        "{after}"
    );
    let only = Reader::new(&site.get("/doe-agenda/perioden/proef?alleen=1").await.text()).links();
    assert_eq!(only.iter().filter(|l| *l == "/doe-agenda/agenda-voor-twente").count(), 1);
    assert!(!only.iter().any(|l| l == "/doe-agenda/hybride-techniekopleiders-zeeland"), "only what changed");
    assert_eq!((file("xlsx").await.body, file("json").await.body), (book.body, text.body), "the same bytes");

    assert_eq!(site.get("/doe-agenda/perioden/open/download").await.status, StatusCode::NOT_FOUND);
    assert!(words(&site.get("/doe-agenda/perioden/open").await).contains("nog niet vastgezet"));
    let ask = site.get_as(Some(Role::Programme), "/doe-agenda/perioden/open/vastzetten").await;
    assert!(words(&ask).contains("Deze periode loopt nog"), "{}", words(&ask));
    let refused = site.post_as(Some(Role::Programme), "/doe-agenda/perioden/open/vastzetten", &[]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    let list = words(&site.get("/doe-agenda/perioden").await);
    assert!(list.contains("Periode proef") && list.contains("Nog niet vastgezet") && list.contains(&print[..16]), "{list}");
}

#[tokio::test]
async fn a_target_for_a_part_stands_beside_the_figure_of_that_part_and_never_beside_the_whole() {
    let site = TestSite::new().await;
    let rec = site.test.world().goals.get("4").unwrap().clone();
    let mut goal = domain::world::body_of(&rec.value);
    let target = |more: serde_json::Value| {
        let mut target = json!({ "text": { "nl": "Meer" }, "indicator": "persons_technical_occupation", "value": 300_000.0, "year": 2030 });
        target.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        target
    };
    goal["targets"] = json!([target(json!({ "sex": "female" })), target(json!({ "sex": "female", "region": "oost" }))]);
    site.test.edit(&domain::permission::Actor::System, Kind::Goal, "4", rec.revision, goal.clone(), "").await.unwrap();
    for path in ["/doelen/4", "/monitor/persons_technical_occupation"] {
        let said = words(&site.get(path).await).to_lowercase();
        assert!(said.contains("voor vrouw") && said.contains("300.000 in 2030"), "{path}: {said}");
        assert!(said.contains("laatste cijfer hiervan:"), "{path}: of women there is one");
        assert!(said.contains("hiervan is geen cijfer bekend"), "{path}: of women in oost there is none");
    }
    goal["targets"] = json!([target(json!({ "sex": "x" }))]);
    assert!(site.test.edit(&domain::permission::Actor::System, Kind::Goal, "4", rec.revision + 1, goal, "").await.is_err());
}
