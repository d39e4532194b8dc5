//! Made-up figures per area for the demonstration: maps, panels, withheld cells and margins, which
//! the published figures of the Monitor hardly have. The card's title says that they are invented.

use app::{App, Refusal};
use domain::monitor::{Figure, Finality, Key};
use domain::permission::Actor;
use domain::record::{Kind, slug};
use domain::regions::Municipality;
use domain::value::Value;
use futures_util::FutureExt;
use serde_json::json;
use std::collections::BTreeMap;

const ID: &str = "demo_pupils_technical";

pub async fn invent(app: &App) -> Result<(), Refusal> {
    let body = json!({
        "title": { "nl": "[Verzonnen] Leerlingen in een technische richting", "en": "[Invented] Pupils in a technical track" },
        "definition": { "nl": "[Verzonnen] Leerlingen die een technische richting volgen, naar de gemeente waar zij wonen. Alle cijfers zijn verzonnen.",
            "en": "[Invented] Pupils in a technical track by the municipality they live in. All figures are invented." },
        "unit": "pupils", "supplier": "[Verzonnen]", "direction": "up", "chapter": "vmbo", "rhythm": "yearly",
        "events": [{ "at": "2021", "text": { "nl": "[Verzonnen] Start van de proef", "en": "[Invented] Start of the pilot" } }],
    });
    app.create(&Actor::System, Kind::Indicator, Some(ID), body, true, "demonstratie").await?;
    let figures = figures(app);
    let now = app.now();
    app.store()
        .write(move |tx| {
            async move {
                store::figures::load(tx, &figures, now).await?;
                let (head, _) = store::journal::head(tx).await?;
                store::figures::pulse(tx, head).await
            }
            .boxed()
        })
        .await?;
    app.refresh().await
}

/// Pupils of a year by municipality and sex; sums over COROP areas, provinces and landsdelen.
fn figures(app: &App) -> Vec<Figure> {
    let world = app.world();
    let country = String::from("NL");
    let mut cells = BTreeMap::<(String, String, i16), f64>::new();
    for year in 2018..=2024_i16 {
        let day = jiff::civil::date(year.max(2021), 10, 1);
        for m in world.crosswalk.on(day) {
            for (sex, share) in [("male", 0.78), ("female", 0.22)] {
                let pupils = (size(m) * share * (1.0 + 0.03 * f64::from(year - 2018))).round();
                for code in [&m.code, &m.corop, &m.province, &m.landsdeel, &country] {
                    for sex in ["", sex] {
                        *cells.entry((code.clone(), sex.into(), year)).or_default() += pupils;
                    }
                }
            }
        }
    }
    cells
        .into_iter()
        .filter(|((code, sex, year), _)| !code.starts_with("GM") || sex.is_empty() && *year >= 2022)
        .map(|(cell, n)| figure(&cell, n))
        .collect()
}

/// The same invented size every time: a demonstration must not change while people look at it.
fn size(m: &Municipality) -> f64 {
    let seed = slug(&m.name).bytes().fold(7_u32, |a, b| a.wrapping_mul(31).wrapping_add(u32::from(b)));
    let large = if matches!(m.code.as_str(), "GM0363" | "GM0599" | "GM0518" | "GM0344" | "GM0772" | "GM0014") { 6.0 } else { 1.0 };
    f64::from(12 + seed % 380) * large
}

fn figure((region, sex, year): &(String, String, i16), pupils: f64) -> Figure {
    let dims = (!sex.is_empty()).then(|| ("sex".to_string(), sex.clone())).into_iter().collect();
    let is_small = region.starts_with("GM");
    // Small municipalities show what withholding looks like.
    let value = match pupils {
        p if is_small && p < 25.0 => Value::Suppressed,
        p if is_small && p < 30.0 => Value::Interval { low: 25.0, high: 29.0 },
        value => Value::Number { value },
    };
    let finality = if *year == 2024 { Finality::Provisional } else { Finality::Final };
    let key = Key { dims, ..Key::whole(ID, region, domain::Period::Year(*year)) };
    Figure { finality, ..Figure::plain(key, value, "pupils") }
}
