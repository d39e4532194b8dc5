//! A workbook of actions: out, changed, previewed, kept; and every way in which it is refused.

use crate::{each_site, events, log, refusal};
use app::agenda::Wanted;
use app::bulk::{Fault, Handed, Unread, What};
use domain::event::Change;
use domain::field::Problem;
use domain::permission::Actor;
use domain::record::Kind;
use jiff::SignedDuration;
use jiff::civil::date;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use serde_json::{Value as Json, json};
use sources::{CellValue, File, Grid, Limits};
use testkit::{People, TestApp, text};

fn body(title: &str, owner: &str, landsdeel: &str) -> Json {
    json!({
        "title": text(title), "lead": text("Wat er gebeurt.\nTwee regels."), "owner": owner, "goals": ["1"], "landsdeel": landsdeel,
        "number": format!("=NR-{title}"), "start": "2026-01-01", "end": "2027-12-31", "phase": "running", "percentage": 40,
        "partners": [{ "party": "drenthe-college", "task": text("les") }],
        "milestones": [
            { "text": text("Eerste"), "due": "2026-03-01", "milestone_state": "completed", "completed": "2026-02-20" },
            { "text": text("Tweede"), "due": "2027-03-01", "milestone_state": "not_started" },
        ],
        "money": [{ "year": 2026, "origin": "state", "money_kind": "cash", "planned_eurocent": 125_055, "spent_eurocent": 0 }],
        "results": [{ "level": "output", "measure": text("plaatsen"), "baseline": 0.1, "target": 1234.567, "actual": 0.3 }],
        "expected": [], "sources": [{ "title": "Bron", "url": "https://example.nl/a?b=1" }],
    })
}

/// Two actions in noord, one in oost.
async fn agenda(site: &TestApp, people: &People) {
    for (id, owner, place) in
        [("lab", "metaalunie", "noord"), ("school", "drenthe-college", "noord"), ("elders", "drenthe-college", "oost")]
    {
        site.create(&people.programme, Kind::Action, Some(id), body(id, owner, place), true, "").await.unwrap();
    }
}

async fn sheet(site: &TestApp, who: &Actor) -> Vec<u8> {
    site.worksheet(who, &Wanted::default()).await.unwrap().1
}

fn grids(bytes: &[u8]) -> Vec<Grid> {
    sources::cells(&File::new("x.xlsx", bytes), &Limits { expansion: 1000, ..Limits::UPLOAD }).unwrap()
}

/// Writes sheets as another program would: an error `=…` becomes a formula.
fn write(grids: &[Grid]) -> Vec<u8> {
    let mut book = Workbook::new();
    let day = Format::new().set_num_format("dd-mm-yyyy");
    for grid in grids {
        let page = book.add_worksheet();
        page.set_name(&grid.name).unwrap();
        for (r, row) in (0u32..).zip(&grid.rows) {
            for (c, cell) in (0u16..).zip(row) {
                match cell {
                    CellValue::Empty => {}
                    CellValue::Text(t) => _ = page.write_string(r, c, t).unwrap(),
                    CellValue::Number(n) => _ = page.write_number(r, c, *n).unwrap(),
                    CellValue::Flag(b) => _ = page.write_boolean(r, c, *b).unwrap(),
                    CellValue::Error(f) => _ = page.write_formula(r, c, Formula::new(f).set_result("2")).unwrap(),
                    CellValue::Date(d) => {
                        let d = ExcelDateTime::from_ymd(d.year() as u16, d.month() as u8, d.day() as u8).unwrap();
                        page.write_datetime_with_format(r, c, d, &day).unwrap();
                    }
                }
            }
        }
    }
    book.save_to_buffer().unwrap()
}

/// A change to a workbook: sheet, row (id in the first column, and which of those), heading, value.
type Put<'a> = (&'a str, (&'a str, usize), &'a str, CellValue);

fn column(grid: &Grid, heading: &str) -> usize {
    grid.rows[0].iter().position(|c| *c == CellValue::Text(heading.into())).unwrap_or_else(|| panic!("{} {heading}", grid.name))
}

fn put(grids: &mut [Grid], (name, (id, nth), heading, value): Put<'_>) {
    let grid = grids.iter_mut().find(|g| g.name == name).unwrap();
    let at = column(grid, heading);
    let rows: Vec<usize> = (1..grid.rows.len()).filter(|r| grid.cell(*r, 0) == &CellValue::Text(id.into())).collect();
    let row = rows[nth];
    let width = grid.rows[0].len();
    grid.rows[row].resize(width, CellValue::Empty);
    grid.rows[row][at] = value;
}

fn text_cell(text: &str) -> CellValue {
    CellValue::Text(text.into())
}

async fn hand_in(site: &TestApp, who: &Actor, bytes: Vec<u8>) -> Result<Option<Handed>, Unread> {
    site.hand_in(who, File::new("werkblad.xlsx", bytes)).await
}

async fn with(site: &TestApp, who: &Actor, puts: &[Put<'_>]) -> Result<Option<Handed>, Unread> {
    let mut all = grids(&sheet(site, who).await);
    for p in puts {
        put(&mut all, p.clone());
    }
    hand_in(site, who, write(&all)).await
}

fn faults(result: Result<Option<Handed>, Unread>) -> Vec<Fault> {
    match result {
        Err(Unread::Faults(faults)) => faults,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_round_trip_that_changes_nothing_writes_nothing() {
    each_site(async |site, people| {
        agenda(&site, &people).await;
        let before = events(&site).await;
        for who in [&people.programme, &people.noord, &people.metaalunie] {
            let bytes = sheet(&site, who).await;
            // As it was written, and as another program saves it again.
            for bytes in [bytes.clone(), write(&grids(&bytes))] {
                assert_eq!(hand_in(&site, who, bytes).await.unwrap(), None, "{who:?}");
                assert_eq!(site.handed(who).await.unwrap(), None);
            }
        }
        assert_eq!(events(&site).await, before);
    })
    .await;
}

#[tokio::test]
async fn what_is_in_a_workbook_is_what_one_may_change() {
    each_site(async |site, people| {
        agenda(&site, &people).await;
        for (who, expected) in [(&people.programme, 3), (&people.noord, 2), (&people.oost, 1), (&people.metaalunie, 1), (&people.reader, 0)]
        {
            let (count, bytes) = site.worksheet(who, &Wanted::default()).await.unwrap();
            let all = grids(&bytes);
            assert_eq!((count, all[0].rows.len() - 1), (expected, expected), "{who:?}");
        }
        let (count, _) = site.worksheet(&people.programme, &Wanted::one(app::agenda::Facet::Landsdeel, "oost")).await.unwrap();
        assert_eq!(count, 1, "of what was asked for");
    })
    .await;
}

#[tokio::test]
async fn what_was_previewed_is_kept_and_nothing_else() {
    each_site(async |site, people| {
        agenda(&site, &people).await;
        let who = &people.noord;
        let before = events(&site).await;
        let mut all = grids(&sheet(&site, who).await);
        for p in [
            ("Acties", ("lab", 0), "Titel", text_cell("Techlab Assen")),
            ("Acties", ("lab", 0), "Fase", text_cell("afronding")),
            ("Acties", ("lab", 0), "Einde", CellValue::Date(date(2028, 6, 30))),
            ("Geld", ("school", 0), "Besteed", CellValue::Number(1000.01)),
            ("Mijlpalen", ("school", 0), "Tekst", text_cell("Eerste, anders")),
            ("Mijlpalen", ("lab", 1), "Tekst", CellValue::Empty),
            ("Mijlpalen", ("lab", 1), "Uiterlijk op", CellValue::Empty),
            ("Mijlpalen", ("lab", 1), "Stand", CellValue::Empty),
        ] {
            put(&mut all, p);
        }
        let money = all.iter_mut().find(|g| g.name == "Geld").unwrap();
        let row = |values: &[(&str, CellValue)], grid: &Grid| {
            let mut row = vec![CellValue::Empty; grid.rows[0].len()];
            values.iter().for_each(|(h, v)| row[column(grid, h)] = v.clone());
            row
        };
        let added = row(
            &[
                ("Actie", text_cell("lab")),
                ("Herkomst", text_cell("Europese Unie")),
                ("Soort geld", text_cell("geld")),
                ("Begroot", CellValue::Number(99.9)),
            ],
            money,
        );
        money.rows.push(added);
        let handed = hand_in(&site, who, write(&all)).await.unwrap().unwrap();
        assert_eq!((handed.actions, handed.edits.len()), (2, 2));
        let told: Vec<_> = handed.changes.iter().map(|c| (c.action.as_str(), c.heading.as_str(), c.old.as_str(), c.new.as_str())).collect();
        for expected in [
            ("lab", "Titel", "lab", "Techlab Assen"),
            ("lab", "Fase", "uitvoering", "afronding"),
            ("lab", "Einde", "31-12-2027", "30-06-2028"),
            ("school", "Besteed", "€ 0,00", "€ 1.000,01"),
            ("lab", "Nr. 2", "Tweede · 01-03-2027 · niet begonnen", ""),
            ("lab", "Begroot", "", "€ 99,90"),
        ] {
            assert!(told.contains(&expected), "{expected:?} in {told:?}");
        }
        assert_eq!(told.len(), 9, "{told:?}");
        assert_eq!(events(&site).await, before, "a preview writes no event");
        assert_eq!(site.world().actions.get("lab").unwrap().revision, 1);

        let waiting = site.handed(who).await.unwrap().unwrap();
        assert_eq!(site.handed(&people.programme).await.unwrap(), None, "it waits for the one who handed it in");
        assert_eq!(refusal(site.keep_handed(who, "0").await), "refusal-sheet-gone");
        assert_eq!(refusal(site.keep_handed(&people.programme, &waiting.hash).await), "refusal-sheet-gone");
        assert_eq!(site.keep_handed(who, &waiting.hash).await.unwrap(), 2);
        assert_eq!(refusal(site.keep_handed(who, &waiting.hash).await), "refusal-sheet-gone", "a second click");
        let newest = log(&site, &people, 2).await;
        assert_eq!(events(&site).await, before + 2);
        assert!(newest.iter().any(|e| e.change
            == Change::Edited { fields: vec!["title".into(), "end".into(), "phase".into(), "milestones".into(), "money".into()] }));

        let world = site.world();
        let lab = &world.actions.get("lab").unwrap().value;
        assert_eq!((lab.title.nl.as_str(), lab.end, lab.milestones.len()), ("Techlab Assen", Some(date(2028, 6, 30)), 1));
        assert_eq!(lab.money.iter().map(|m| m.planned_eurocent).collect::<Vec<_>>(), [Some(125_055), Some(9_990)]);
        assert_eq!(world.actions.get("school").unwrap().value.money[0].spent_eurocent, Some(100_001));
        assert_eq!(world.actions.get("school").unwrap().value.milestones[0].completed, Some(date(2026, 2, 20)), "the rest stays");
        let kept: Option<(String, String)> =
            store::sheets::laid_aside(&mut site.store().read().await.unwrap(), who.account().unwrap(), jiff::Timestamp::UNIX_EPOCH)
                .await
                .unwrap();
        assert_eq!(kept, None, "nothing is left over");
    })
    .await;
}

/// What is put where, the cell that must be named with what was found, and how it is wrong.
type Wrong<'a> = (Put<'a>, &'a str, &'a str, fn(&What) -> bool);

#[tokio::test]
async fn each_wrong_cell_is_named() {
    each_site(async |site, people| {
        agenda(&site, &people).await;
        let who = &people.noord;
        let before = events(&site).await;
        // lab stands in row 2, school in row 3; of the milestones of school the first in row 4.
        let cases: Vec<Wrong<'_>> = vec![
            (("Acties", ("lab", 0), "Titel", CellValue::Error("=1+1".into())), "C2", "=1+1", |w| *w == What::Formula),
            (("Acties", ("lab", 0), "Versie", CellValue::Number(7.0)), "B2", "7", |w| *w == What::Altered { expected: "1".into() }),
            (("Acties", ("lab", 0), "Actie", text_cell("elders")), "A2", "elders", |w| *w == What::UnknownAction),
            (("Acties", ("lab", 0), "Actie", text_cell("school")), "A3", "school", |w| *w == What::Twice),
            (
                ("Acties", ("lab", 0), "Fase", text_cell("ooit")),
                "",
                "ooit",
                |w| matches!(w, What::Choice { allowed } if allowed.len() == 5),
            ),
            (("Acties", ("lab", 0), "Titel", CellValue::Empty), "C2", "", |w| problem(w, "title", |p| *p == Problem::Required)),
            (("Acties", ("lab", 0), "Einde", CellValue::Date(date(2025, 1, 1))), "", "2025-01-01", |w| {
                problem(w, "end", |p| *p == Problem::EndBeforeStart)
            }),
            (("Acties", ("lab", 0), "Einde", CellValue::Number(45000.5)), "", "45000.5", |w| {
                problem(w, "end", |p| matches!(p, Problem::NotADate(_)))
            }),
            (("Acties", ("lab", 0), "Trekker", text_cell("niemand")), "", "niemand", |w| {
                problem(w, "owner", |p| matches!(p, Problem::NoSuchRecord { .. }))
            }),
            (("Acties", ("lab", 0), "Onderdeel van actie", text_cell("lab")), "", "lab", |w| {
                problem(w, "part_of", |p| *p == Problem::PointsAtItself)
            }),
            (("Acties", ("lab", 0), "Kenmerk elders", text_cell("=nr-SCHOOL")), "", "=nr-SCHOOL", |w| {
                problem(w, "number", |p| matches!(p, Problem::Taken { by } if by == "school"))
            }),
            (("Acties", ("lab", 0), "Landsdeel", text_cell("oost")), "A2", "lab", |w| matches!(w, What::NotYours(_))),
            (("Geld", ("school", 0), "Begroot", CellValue::Number(-5.0)), "", "-5", |w| {
                problem(w, "planned_eurocent", |p| matches!(p, Problem::NotAnAmount(_)))
            }),
            (("Geld", ("school", 0), "Herkomst", CellValue::Empty), "", "", |w| problem(w, "money.0.origin", |p| *p == Problem::Required)),
            (("Mijlpalen", ("school", 0), "Nr.", CellValue::Number(9.0)), "B4", "9", |w| *w == What::UnknownRow),
            (
                ("Mijlpalen", ("school", 1), "Afgerond op", CellValue::Date(date(2026, 4, 1))),
                "",
                "",
                |w| matches!(w, What::Field(e) if e.problem == Problem::NotDone),
            ),
        ];
        for (change, cell, found, fits) in cases {
            let what = format!("{change:?}");
            let (sheet, mut faults) = (change.0, faults(with(&site, who, &[change]).await));
            faults.retain(|f| fits(&f.what));
            assert_eq!(faults.len(), 1, "{what}");
            assert_eq!(faults[0].sheet, sheet, "{what}");
            assert!(cell.is_empty() || faults[0].cell == cell, "{what}: {:?}", faults[0]);
            assert!(faults[0].cell.starts_with(|c: char| c.is_ascii_uppercase()), "{what}: {:?}", faults[0]);
            if *found != *"" {
                assert_eq!(faults[0].found, found, "{what}");
            }
        }
        // Moved to another landsdeel is the one that is also a try at what is not one's own.
        assert_eq!(events(&site).await, before + 1, "nothing was kept");
        assert_eq!(site.handed(who).await.unwrap(), None);
    })
    .await;
}

fn problem(what: &What, field: &str, fits: impl Fn(&Problem) -> bool) -> bool {
    matches!(what, What::Field(e) if (e.field == field || e.field == format!("{field}.nl")) && fits(&e.problem))
}

#[tokio::test]
async fn two_rows_that_make_a_circle_together_are_refused() {
    each_site(async |site, people| {
        agenda(&site, &people).await;
        let (a, b) = (
            ("Acties", ("lab", 0), "Onderdeel van actie", text_cell("school")),
            ("Acties", ("school", 0), "Onderdeel van actie", text_cell("lab")),
        );
        assert!(with(&site, &people.noord, std::slice::from_ref(&a)).await.unwrap().is_some(), "one of them is fine");
        let found = faults(with(&site, &people.noord, &[a, b]).await);
        assert!(
            found.iter().all(|f| problem(&f.what, "part_of", |p| matches!(p, Problem::Circle { .. }))) && found.len() == 2,
            "{found:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn the_shape_of_a_workbook_is_checked_before_its_cells() {
    each_site(async |site, people| {
        agenda(&site, &people).await;
        let who = &people.noord;
        let whole = grids(&sheet(&site, who).await);
        let altered = async |change: &dyn Fn(&mut Vec<Grid>)| {
            let mut all = whole.clone();
            change(&mut all);
            hand_in(&site, who, write(&all)).await
        };
        let renamed = faults(altered(&|all| all[0].rows[0][2] = text_cell("Naam")).await);
        let whats: Vec<_> = renamed.iter().map(|f| (f.cell.as_str(), f.heading.as_str(), &f.what)).collect();
        assert_eq!(whats, [("C1", "Naam", &What::UnknownColumn), ("A1", "Titel", &What::MissingColumn)]);
        let gone = faults(altered(&|all| all.retain(|g| g.name != "Geld")).await);
        assert_eq!((gone.len(), gone[0].sheet.as_str(), &gone[0].what), (1, "Geld", &What::MissingSheet));
        let extra =
            faults(altered(&|all| all.push(Grid { name: "Blad1".into(), rows: vec![vec![text_cell("x")]], formulas: vec![] })).await);
        assert_eq!((extra.len(), &extra[0].what), (1, &What::UnknownSheet));
        // A sheet that says it is of another version, export or action is none of ours.
        for (row, column, text) in [(0, 1, "techniekpact-acties-2"), (1, 1, "x"), (2, 1, "x"), (3, 0, "elders"), (3, 1, "9")] {
            let foreign =
                altered(&|all| all.iter_mut().find(|g| g.name == "techniekpact").unwrap().rows[row][column] = text_cell(text)).await;
            assert!(matches!(foreign, Err(Unread::Foreign)), "{row} {column}: {foreign:?}");
        }
        let none = altered(&|all| all.retain(|g| g.name != "techniekpact")).await;
        assert!(matches!(none, Err(Unread::Foreign)));
        assert!(matches!(hand_in(&site, who, b"PK\x03\x04".to_vec()).await, Err(Unread::File(_))));
    })
    .await;
}

#[tokio::test]
async fn who_hands_in_what_is_not_theirs_or_too_old_changes_nothing() {
    each_site(async |site, people| {
        agenda(&site, &people).await;
        let change = ("Acties", ("lab", 0), "Titel", text_cell("Anders"));
        let mut all = grids(&sheet(&site, &people.noord).await);
        put(&mut all, change.clone());
        let bytes = write(&all);
        let foreign = faults(hand_in(&site, &people.oost, bytes.clone()).await);
        assert!(foreign.iter().all(|f| matches!(f.what, What::NotYours(_))) && foreign.len() == 2, "{foreign:?}");
        assert_eq!(log(&site, &people, 1).await[0].change, Change::Refused { deed: "action.edit".into() });

        // Previewed, then somebody else is first.
        hand_in(&site, &people.noord, bytes.clone()).await.unwrap().unwrap();
        let hash = site.handed(&people.noord).await.unwrap().unwrap().hash;
        let mut other = body("lab", "metaalunie", "noord");
        other["percentage"] = json!(55);
        site.edit(&people.programme, Kind::Action, "lab", 1, other, "").await.unwrap();
        assert_eq!(refusal(site.keep_handed(&people.noord, &hash).await), "refusal-sheet-stale");
        assert_eq!(site.world().actions.get("lab").unwrap().revision, 2, "nothing was kept");
        let stale = faults(hand_in(&site, &people.noord, bytes).await);
        assert_eq!((stale.len(), stale[0].cell.as_str(), &stale[0].what), (1, "B2", &What::Stale { now: 2 }));

        // An hour later the preview is gone, and retention takes what is left of it.
        with(&site, &people.noord, &[change]).await.unwrap().unwrap();
        let hash = site.handed(&people.noord).await.unwrap().unwrap().hash;
        site.clock.pass(SignedDuration::from_mins(61));
        assert_eq!(refusal(site.keep_handed(&people.noord, &hash).await), "refusal-sheet-gone");
        let gone = site.apply_retention().await.unwrap();
        assert!(gone.contains(&(app::retention::Subject::HandedSheets, 1)), "{gone:?}");
    })
    .await;
}
