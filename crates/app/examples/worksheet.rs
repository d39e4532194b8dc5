//! How long a worksheet of many actions takes: out, in without a change, in with a change to each, and kept.
//!
//!     cargo run --release -p app --example worksheet [ACTIONS]

use app::agenda::Wanted;
use domain::permission::Actor;
use domain::record::{Kind, State};
use futures_util::FutureExt;
use serde_json::{Value as Json, json};
use sources::File;
use std::time::Instant;
use store::records::{self, Told};
use store::{StoreError, journal};
use testkit::TestApp;

fn body(n: usize) -> Json {
    json!({
        "title": { "nl": format!("Actie {n} voor meer techniek in de regio"), "en": format!("Action {n}") },
        "lead": { "nl": "Bedrijven en scholen leiden samen vakmensen op. Leerlingen leren een dag per week in het bedrijf." },
        "owner": "metaalunie", "landsdeel": "noord", "goals": ["1"], "start": "2026-01-01", "end": "2028-12-31", "phase": "running",
        "percentage": n % 100, "number": format!("NR-{n}"),
        "milestones": [
            { "text": { "nl": "Eerste groep" }, "due": "2026-06-01", "milestone_state": "completed", "completed": "2026-05-20" },
            { "text": { "nl": "Tweede groep" }, "due": "2027-06-01", "milestone_state": "not_started" },
        ],
        "money": [
            { "year": 2026, "origin": "state", "money_kind": "cash", "planned_eurocent": 100 * n, "spent_eurocent": n },
            { "year": 2027, "origin": "business", "money_kind": "in_kind", "planned_eurocent": 12_345 },
        ],
    })
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let count: usize = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(10_000);
    let (site, people) = TestApp::sqlite().await;
    let (at, office) = (site.now(), people.programme.clone());
    let filled: Result<(), StoreError> = site
        .store()
        .write(move |tx| {
            async move {
                for n in 0..count {
                    let by = domain::event::By::from(&Actor::System);
                    let seq = journal::append(tx, at, by, Default::default(), domain::event::Change::Created).await?;
                    let told = Told { at, role: "system".into(), account: None, reason: String::new(), seq };
                    records::insert(tx, Kind::Action, &format!("a{n}"), &State::Live, &body(n).to_string(), &told).await?;
                    records::hold_keys(tx, Kind::Action, &format!("a{n}"), &[format!("number:nr-{n}")]).await?;
                }
                Ok(())
            }
            .boxed()
        })
        .await;
    filled?;
    site.refresh().await?;
    site.agenda();
    let time = |what: &str, start: Instant| println!("{what:<44}{:>8.2} s", start.elapsed().as_secs_f64());

    let start = Instant::now();
    let (written, bytes) = site.worksheet(&office, &Wanted::default()).await?;
    time(&format!("{written} actions out ({} kB)", bytes.len() / 1024), start);
    let start = Instant::now();
    let same = site.hand_in(&office, File::new("w.xlsx", bytes.clone())).await.map_err(|e| format!("{e:?}"))?;
    time("in, nothing changed", start);
    assert!(same.is_none(), "a round trip changes nothing");

    // A workbook in which every action changed is the same file, read against a world that differs.
    let grids = sources::cells(&File::new("w.xlsx", bytes), &sources::Limits { expansion: 1000, ..sources::Limits::default() })
        .map_err(|e| format!("{e:?}"))?;
    let bytes = changed(&grids)?;
    let start = Instant::now();
    let handed = site.hand_in(&office, File::new("w.xlsx", bytes)).await.map_err(|e| format!("{e:?}"))?.ok_or("no change seen")?;
    time(&format!("in, {} cells changed", handed.changes.len()), start);
    let waiting = site.handed(&office).await?.ok_or("nothing waits")?;
    let start = Instant::now();
    let kept = site.keep_handed(&office, &waiting.hash).await?;
    time(&format!("{kept} actions kept, an event each"), start);
    Ok(())
}

/// The same workbook with another percentage in each action.
fn changed(grids: &[sources::Grid]) -> Result<Vec<u8>, rust_xlsxwriter::XlsxError> {
    use sources::CellValue;
    let mut book = rust_xlsxwriter::Workbook::new();
    let day = rust_xlsxwriter::Format::new().set_num_format("dd-mm-yyyy");
    for grid in grids {
        let page = book.add_worksheet();
        page.set_name(&grid.name)?;
        let percentage = grid.rows[0].iter().position(|c| *c == CellValue::Text("Voortgang in procenten".into()));
        for (r, row) in (0u32..).zip(&grid.rows) {
            for (c, cell) in (0u16..).zip(row) {
                match cell {
                    CellValue::Number(n) if Some(usize::from(c)) == percentage => _ = page.write_number(r, c, (n + 1.0) % 100.0)?,
                    CellValue::Number(n) => _ = page.write_number(r, c, *n)?,
                    CellValue::Text(t) => _ = page.write_string(r, c, t)?,
                    CellValue::Date(d) => {
                        let d = rust_xlsxwriter::ExcelDateTime::from_ymd(
                            d.year().unsigned_abs(),
                            d.month().unsigned_abs(),
                            d.day().unsigned_abs(),
                        )?;
                        page.write_datetime_with_format(r, c, d, &day)?;
                    }
                    _ => {}
                }
            }
        }
    }
    book.save_to_buffer()
}
