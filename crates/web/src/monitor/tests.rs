//! Every indicator reads well at first sight, in both languages, and no sentence says other than
//! the points that are drawn.

use super::drawing::{Manner, draw};
use super::reading::Reading;
use super::table::table;
use super::{cite, progress};
use app::figures::Form;
use charts::Width;
use domain::monitor::Figure;
use domain::record::State;
use domain::world::{Stored, World, fill};
use domain::{Kind, Lang};
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

pub(super) static WORLD: LazyLock<World> = LazyLock::new(|| {
    let seed = seed::load().unwrap();
    let mut world = World::default();
    for kind in Kind::ALL.iter().copied() {
        let records = seed.records.iter().filter(|r| r.kind == kind);
        let stored = records.map(|r| Stored {
            id: r.id.clone(),
            revision: 1,
            state: State::Live,
            updated_at: jiff::Timestamp::UNIX_EPOCH,
            body: r.body.to_string(),
        });
        fill(&mut world, kind, stored.collect()).unwrap();
    }
    let mut figures = BTreeMap::<String, Vec<Figure>>::new();
    for figure in seed.figures {
        figures.entry(figure.key.indicator.clone()).or_default().push(figure);
    }
    world.figures = Arc::new(figures);
    world.crosswalk = seed.crosswalk.into();
    world
});

fn read(id: &str, lang: Lang, query: &str) -> Reading<'static> {
    Reading::new(&WORLD, lang, id, &crate::shell::ctx::pairs(query)).unwrap()
}

pub(super) const MANNER: Manner<'static> = Manner { id: "g", patterns: false, base_url: "https://pact.example" };

/// Cards with figures; the others wait for their first table.
fn told() -> impl Iterator<Item = &'static domain::Rec<domain::monitor::Indicator>> {
    WORLD.indicators.live().filter(|card| WORLD.figures.contains_key(&card.id))
}

#[test]
fn every_indicator_has_a_sentence_a_picture_or_a_reason_and_a_table_in_both_languages() {
    for (id, lang) in told().flat_map(|i| Lang::ALL.map(|lang| (&i.id, lang))) {
        let reading = read(id, lang, "");
        let finding = reading.finding();
        assert!(finding.lead().chars().any(|c| c.is_ascii_digit()), "{id}: {}", finding.lead());
        assert!(!finding.summary().contains("()") && !finding.summary().contains("  "), "{id}: {}", finding.summary());
        let table = table(&reading);
        assert!(!table.rows.is_empty() && table.rows.iter().all(|r| r.cells.len() == table.head.len()), "{id}");
        for width in [Width::Wide, Width::Narrow] {
            match draw(&reading, MANNER, width) {
                Some(svg) => {
                    let plain = charts::text::Escaped::new(&finding.summary());
                    assert!(svg.contains(plain.as_str()), "{id}: the picture says something else than the page");
                }
                None => assert_eq!(reading.view.form, Form::None, "{id}"),
            }
        }
    }
}

#[test]
fn every_breakdown_of_every_indicator_can_be_drawn() {
    for card in told() {
        let dims: std::collections::BTreeSet<&String> = WORLD.figures[&card.id].iter().flat_map(|f| f.key.dims.keys()).collect();
        let queries = dims.iter().map(|d| format!("per={d}")).chain(["per=alles".into(), "per=regio".into(), "op=2019-01-01".into()]);
        for query in queries {
            let reading = read(&card.id, Lang::Nl, &query);
            draw(&reading, Manner { patterns: true, ..MANNER }, Width::Narrow);
            assert!(!reading.finding().title().is_empty(), "{} {query}", card.id);
        }
    }
}

#[test]
fn percentages_differ_in_percentage_points_and_counts_in_percent() {
    let check = |id: &str, lang, lead: &str| assert_eq!(read(id, lang, "").finding().lead(), lead);
    check("women_share_technical_occupation", Lang::Nl, "16,9% in 2023, 4,3 procentpunt meer dan in 2013 (12,6%).");
    check("women_share_technical_occupation", Lang::En, "16.9% in 2023, 4.3 percentage points more than in 2013 (12.6%).");
    check("pps_students", Lang::Nl, "Ruim 134.000 studenten in 2023, 168% meer dan in 2016 (50.000 studenten).");
    check("unemployment_rate", Lang::Nl, "Technisch opgeleid: 2,4% in 2022, 0,7 procentpunt minder dan in 2018 (3,1%).");
    check("pact_agreements", Lang::Nl, "22 afspraken op 13 mei 2013.");
}

/// The direction in the sentence is that of the first and last point of the line it is about.
#[test]
fn a_sentence_never_contradicts_its_line() {
    for card in WORLD.indicators.live() {
        let reading = read(&card.id, Lang::Nl, "");
        if !matches!(reading.view.form, Form::Lines | Form::Panels) {
            continue;
        }
        let Some(change) = reading.headline().and_then(|s| s.change()) else { continue };
        let (a, b) = (change.first.value.number().unwrap(), change.last.value.number().unwrap());
        let lead = reading.finding().lead();
        let word = if b > a {
            " meer dan "
        } else if b < a {
            " minder dan "
        } else {
            "evenveel"
        };
        assert!(lead.contains(word), "{}: {a} to {b}: {lead}", card.id);
        assert!(
            lead.contains(&reading.value(change.first)) && lead.to_lowercase().contains(&reading.value(change.last).to_lowercase()),
            "{lead}"
        );
    }
}

#[test]
fn figures_of_another_series_are_not_compared() {
    let lead = read("persons_technical_occupation", Lang::Nl, "").finding().lead();
    assert_eq!(lead, "1.861.000 personen in 2023, 0,8% meer dan in 2022 (1.847.000 personen).");
}

#[test]
fn a_target_stands_in_picture_and_table_and_has_its_formula() {
    let reading = read("llo_participation_rate", Lang::Nl, "");
    assert!(draw(&reading, MANNER, Width::Wide).unwrap().contains("Doel 2020"));
    assert!(table(&reading).rows.iter().any(|r| r.is_target && r.cells[0].text.starts_with("20")));
    let csv = progress::csv(&reading);
    assert_eq!(csv.lines().nth(1), Some("llo_participation_rate,12,16,2003,19.1,2017,20,2020,0.7750,0.8235,slow"));
}

#[test]
fn values_have_the_decimals_of_their_own_source() {
    let value = |id: &str, query: &str| reading_value(&read(id, Lang::Nl, query));
    assert_eq!(value("women_share_technical_occupation", "editie=2020-06"), "14%");
    assert_eq!(value("women_share_technical_occupation", ""), "16,9%");
    assert_eq!(value("pact_support_budget_per_year", ""), "ongeveer €\u{a0}800.000");
}

fn reading_value(reading: &Reading<'_>) -> String {
    reading.headline().and_then(|s| s.last()).map(|f| reading.value(f)).unwrap()
}

#[test]
fn citations_name_the_edition() {
    let citation = cite::citation(&read("open_vacancies", Lang::Nl, ""), "https://pact.example/monitor/open_vacancies");
    assert!(citation.apa.starts_with("UWV. (2024). Openstaande vacatures in techniek en ICT [gegevensverzameling]."), "{}", citation.apa);
    assert!(citation.ris.contains("DA  - 2024/06/27\r\n") && citation.ris.ends_with("ER  - \r\n"), "{}", citation.ris);
    assert!(citation.sentence.contains("78.900") && citation.sentence.ends_with("https://pact.example/monitor/open_vacancies"));
}

#[test]
fn a_correction_is_told_and_marked_wherever_its_figure_stands() {
    let mut world = WORLD.clone();
    let key = "unemployment_rate;group=technically_educated;region=NL;period=2022;edition=;series=;definition=";
    let body = serde_json::json!({"title": {"nl": "x"}, "indicator": "unemployment_rate", "figure": key, "before": 2.4, "after": 2.6,
        "corrected": "2025-02-01", "grounds": {"nl": "Verkeerd overgenomen."}});
    let stored =
        Stored { id: "1".into(), revision: 1, state: State::Live, updated_at: jiff::Timestamp::UNIX_EPOCH, body: body.to_string() };
    fill(&mut world, Kind::Correction, vec![stored]).unwrap();
    let reading = Reading::new(&world, Lang::Nl, "unemployment_rate", &[]).unwrap();
    assert!(reading.finding().lead().starts_with("Technisch opgeleid: 2,6% in 2022"), "{}", reading.finding().lead());
    let notices = super::notices::notices(&reading, crate::shell::Links { lang: Lang::Nl });
    let told = notices.iter().find(|n| n.change.is_some()).unwrap();
    assert_eq!(told.change, Some(("2,4%".into(), "2,6%".into())));
    assert_eq!(told.title, "Correctie op 1 februari 2025 (technisch opgeleid, 2022):");
    let table = table(&reading);
    assert!(table.rows.iter().flat_map(|r| &r.cells).any(|c| c.corrected && c.text == "2,6%"));
}
