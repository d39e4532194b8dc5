//! The published figures themselves are the test world: compiled in, and checked by `seed`.

use super::*;
use domain::Kind;
use domain::record::State;
use domain::world::{Stored, fill};
use std::sync::Arc;

fn published() -> World {
    let seed = seed::load().unwrap();
    let mut world = World::default();
    for kind in Kind::ALL.iter().copied() {
        let stored = seed.records.iter().filter(|r| r.kind == kind).map(|r| Stored {
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
    world
}

fn corrected(world: &mut World, key: &str, after: f64, day: &str) {
    let body = serde_json::json!({"title": {"nl": "x"}, "indicator": "unemployment_rate", "figure": key, "before": 3.1,
        "after": after, "corrected": day, "grounds": {"nl": "x"}});
    let mut stored: Vec<Stored> = Vec::new();
    for held in world.corrections.0.values() {
        stored.push(Stored {
            id: held.id.clone(),
            revision: 1,
            state: State::Live,
            updated_at: held.updated_at,
            body: serde_json::to_string(&held.value).unwrap(),
        });
    }
    stored.push(Stored {
        id: day.into(),
        revision: 1,
        state: State::Live,
        updated_at: jiff::Timestamp::UNIX_EPOCH,
        body: body.to_string(),
    });
    fill(world, Kind::Correction, stored).unwrap();
}

fn pairs(query: &str) -> Vec<(String, String)> {
    query.split('&').filter_map(|p| p.split_once('=')).map(|(k, v)| (k.into(), v.into())).collect()
}

fn shown<'w>(world: &'w World, indicator: &str, query: &str) -> View<'w> {
    let card = &world.indicators.get(indicator).unwrap().value;
    let labels = seed::labels();
    view(world, card, &ask(world, indicator, &pairs(query)), &|d, c| labels.rank(d, c))
}

/// Strands as text: codes, region where not the country, number of points, breaks.
fn names(view: &View<'_>) -> Vec<String> {
    let name = |s: &Strand<'_>| {
        let codes: Vec<&str> = s.dims.iter().filter(|(d, _)| !view.background.contains_key(*d)).map(|(_, c)| c.as_str()).collect();
        let region = if s.region == "NL" { String::new() } else { format!("@{}", s.region) };
        format!("{}{region}", codes.join("+"))
    };
    view.strands.iter().map(name).collect()
}

#[test]
fn every_indicator_has_a_first_view() {
    let world = published();
    // Cards that wait for their first table have nothing to show yet.
    for card in world.indicators.live().filter(|c| world.figures.contains_key(&c.id)) {
        let view = shown(&world, &card.id, "");
        println!("{} {:?} per {:?}: {:?}", card.id, view.form, view.per, names(&view));
        for strand in &view.strands {
            let text = |p: &Point<'_>| {
                format!(
                    "{}{}={:?}",
                    if p.break_before { "|" } else { "" },
                    p.figure.key.period,
                    p.figure.value.number().unwrap_or(f64::NAN)
                )
            };
            println!("    {:?} {}", strand.dims, strand.chain.iter().map(text).collect::<Vec<_>>().join(" "));
        }
        assert!(!view.strands.is_empty(), "{}", card.id);
        assert!(view.strands.len() <= 14, "{}: {} strands", card.id, view.strands.len());
        let units: std::collections::BTreeSet<_> = view.figures.iter().map(|f| &f.unit).collect();
        assert_eq!(units.len(), 1, "{}: {units:?}", card.id);
    }
}

#[test]
fn points_of_another_series_are_never_joined() {
    let world = published();
    for card in world.indicators.live() {
        for strand in shown(&world, &card.id, "per=alles").strands {
            for pair in strand.chain.windows(2) {
                let (a, b) = (&pair[0].figure.key, &pair[1].figure.key);
                let same = (&a.series, &a.definition) == (&b.series, &b.definition);
                assert!(same || pair[1].break_before, "{}: {} to {}", card.id, a.period, b.period);
            }
            let periods: std::collections::BTreeSet<_> = strand.chain.iter().map(|p| p.figure.key.period.to_string()).collect();
            assert_eq!(periods.len(), strand.chain.len(), "{}: a period stands twice", card.id);
        }
    }
}

#[test]
fn a_chain_prefers_the_newest_thread_and_marks_each_change() {
    let world = published();
    let view = shown(&world, "women_share_technical_occupation", "");
    let total = &view.strands[0];
    let points: Vec<_> = total.chain.iter().map(|p| (p.figure.key.period.to_string(), p.break_before)).collect();
    assert_eq!(points, [("2013".into(), false), ("2023".into(), false)]);
    let change = total.change().unwrap();
    assert_eq!((change.difference, change.first.key.series.as_str()), (4.3, "B"));
    assert_eq!(total.beside().map(|t| t.series.as_str()).collect::<Vec<_>>(), ["A"]);
}

#[test]
fn an_address_that_names_what_is_gone_says_so() {
    let world = published();
    let asked =
        ask(&world, "share_nprofile_year4", &pairs("level=havo&level=mavo&sex=totaal&regio=mars&per=level&weergave=tabel&op=morgen"));
    let unknown: Vec<_> = asked.unknown.iter().map(|u| (u.name.as_str(), u.value.as_str())).collect();
    assert_eq!(unknown, [("level", "mavo"), ("regio", "mars"), ("op", "morgen")]);
    assert_eq!(asked.selection.wanted["sex"], [""]);
    let figures = select(&world, &asked.selection);
    assert!(!figures.is_empty() && figures.iter().all(|f| !f.key.dims.contains_key("sex") && f.key.dims["level"] == "havo"));
}

#[test]
fn the_figures_of_a_day_are_those_published_by_then() {
    let world = published();
    let last = |query: &str| shown(&world, "persons_technical_occupation", query).strands[0].last().map(|f| f.value.number());
    assert_eq!(last(""), Some(Some(1_861_000.0)));
    assert_eq!(last("op=2020-12-31"), Some(Some(1_582_000.0)));
    assert_eq!(last("editie=2019-05"), Some(Some(1_527_000.0)));
}

#[test]
fn a_correction_replaces_the_value_and_keeps_what_was_published() {
    let mut world = published();
    let key = "unemployment_rate;group=technically_educated;region=NL;period=2018;edition=;series=;definition=";
    assert_eq!(by_key(&world, key).and_then(|f| f.value.number()), Some(3.1));
    corrected(&mut world, key, 3.3, "2025-02-01");
    corrected(&mut world, key, 3.2, "2025-01-01");
    let value = |query: &str| {
        let asked = ask(&world, "unemployment_rate", &pairs(query));
        let found = select(&world, &asked.selection).into_iter().find(|f| f.key.to_string() == key).unwrap();
        (found.value.number(), found.published().value.number(), found.correction.is_some())
    };
    assert_eq!(value(""), (Some(3.3), Some(3.1), true));
    assert_eq!(value("op=2025-01-15"), (Some(3.2), Some(3.1), true));
    assert_eq!(value("op=2024-12-31"), (Some(3.1), Some(3.1), false));
}

#[test]
fn each_edition_says_what_it_brought() {
    let world = published();
    let changes = edition_changes(&world, "persons_technical_occupation");
    let told: Vec<_> = changes.iter().map(|c| (c.edition.as_str(), c.added, c.same, c.changed.len())).collect();
    assert_eq!(told[0], ("2019-05", 8, 0, 0));
    assert_eq!(told.iter().map(|(_, added, same, changed)| added + same + changed).sum::<usize>(), 30);
    let profile = edition_changes(&world, "share_nprofile_year4");
    let all = world.figures["share_nprofile_year4"].as_slice();
    let revisions = domain::monitor::revisions(all, &world.edition_days()).len();
    assert_eq!(profile.iter().map(|c| c.changed.len()).sum::<usize>(), revisions);
}
