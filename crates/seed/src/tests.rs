//! The files hold together: every entry fits its noun, every reference exists, every code has words,
//! and the numbers are those that were published.

use super::*;
use domain::clean::clean;
use domain::field::references;
use domain::monitor::{Finality, revisions};
use domain::record::is_id;
use domain::world::{Stored, fields_of, fill};
use domain::{FieldKind, FieldSpec, Kind, Lang, Record, State, World, with_noun};
use jiff::civil::Date;
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

static SEED: LazyLock<Seed> = LazyLock::new(|| load().unwrap_or_else(|e| panic!("{e}")));

fn of(kind: Kind) -> impl Iterator<Item = &'static SeedRecord> {
    SEED.records.iter().filter(move |r| r.kind == kind)
}

fn ids(kind: Kind) -> BTreeSet<&'static str> {
    of(kind).map(|r| r.id.as_str()).collect()
}

fn body(kind: Kind, id: &str) -> &'static Json {
    &of(kind).find(|r| r.id == id).unwrap_or_else(|| panic!("no {kind} {id}")).body
}

fn day(s: &str) -> Date {
    s.parse().unwrap()
}

/// All records live, as a store would give them.
fn world() -> World {
    let mut world = World::default();
    for kind in Kind::ALL.iter().copied() {
        let stored = of(kind).map(|r| Stored {
            id: r.id.clone(),
            revision: 1,
            state: State::Live,
            updated_at: jiff::Timestamp::UNIX_EPOCH,
            body: r.body.to_string(),
        });
        fill(&mut world, kind, stored.collect()).unwrap();
    }
    world
}

#[test]
fn every_kind_that_has_data_is_present() {
    let counts: BTreeMap<_, _> = Kind::ALL.iter().map(|k| (k.code(), of(*k).count())).filter(|(_, n)| *n > 0).collect();
    let expected = [
        ("action", 10),
        ("agenda", 2),
        ("agreement", 9),
        ("decision", 3),
        ("edition", 14),
        ("goal", 12),
        ("indicator", 124),
        ("pact_version", 5),
        ("page", 15),
        ("party", 67),
        ("region", 19),
        ("seat", 28),
        ("signal_rule", 8),
        ("theme", 11),
    ];
    assert_eq!(counts, expected.into());
}

#[test]
fn ids_are_unique_and_fit_an_address() {
    let mut seen = BTreeSet::new();
    for r in &SEED.records {
        assert!(is_id(&r.id), "{} {:?}", r.kind, r.id);
        assert!(seen.insert((r.kind, &r.id)), "{} {} stands twice", r.kind, r.id);
    }
}

#[test]
fn every_reference_exists() {
    let known: BTreeSet<_> = SEED.records.iter().map(|r| (r.kind, r.id.clone())).collect();
    for r in &SEED.records {
        for (field, kind, id) in references(fields_of(r.kind), &r.body) {
            assert!(known.contains(&(kind, id.clone())), "{} {}, {field}: no {kind} {id:?}", r.kind, r.id);
        }
    }
}

#[test]
fn every_record_passes_its_own_checks() {
    fn check<T: Record>(r: &SeedRecord, world: &World) -> Vec<domain::FieldError> {
        serde_json::from_value::<T>(r.body.clone()).unwrap().check(&r.id, world)
    }
    let world = world();
    for r in &SEED.records {
        let errors = with_noun!(r.kind, T => check::<T>(r, &world));
        assert!(errors.is_empty(), "{} {}: {errors:?}", r.kind, r.id);
    }
}

/// The limits of a form hold for the files as well, and so do its rules for text.
fn faults(fields: &[FieldSpec], body: &Json, place: &str) -> Vec<String> {
    let mut found = Vec::new();
    for spec in fields {
        let (value, place) = (&body[spec.name], format!("{place}, {}", spec.name));
        if value.is_null() {
            if spec.required {
                found.push(format!("{place} is missing"));
            }
            continue;
        }
        let text = |value: &Json, most, lines| value.as_str().is_none_or(|s| clean(s, most, lines).as_deref() != Ok(s) || s.is_empty());
        let bad = match spec.kind {
            FieldKind::Line(most) => text(value, most, false),
            FieldKind::Prose(most) => text(value, most, true),
            FieldKind::TextLine(most) => text(&value["nl"], most, false) || text(&value["en"], most, false),
            FieldKind::TextProse(most) => text(&value["nl"], most, true) || text(&value["en"], most, true),
            FieldKind::Choice(codes) => !value.as_str().is_some_and(|c| codes.contains(&c)),
            FieldKind::Choices(codes) => !value.as_array().unwrap().iter().all(|c| codes.contains(&c.as_str().unwrap())),
            FieldKind::Whole { least, most } => !value.as_i64().is_some_and(|n| (least..=most).contains(&n)),
            FieldKind::Euro => !value.as_i64().is_some_and(|n| (0..=domain::field::MOST_EUROCENT).contains(&n)),
            FieldKind::Url => !value.as_str().is_some_and(domain::field::is_web_address),
            FieldKind::Rows(inner) => {
                found.extend(value.as_array().unwrap().iter().flat_map(|row| faults(inner, row, &place)));
                false
            }
            FieldKind::Ref(_) | FieldKind::Refs(_) | FieldKind::Date | FieldKind::Decimal | FieldKind::Flag => false,
        };
        if bad {
            found.push(format!("{place}: {value}"));
        }
    }
    found
}

#[test]
fn every_field_would_pass_its_form_in_both_languages() {
    for r in &SEED.records {
        let found = faults(fields_of(r.kind), &r.body, &format!("{} {}", r.kind, r.id));
        assert!(found.is_empty(), "{found:#?}");
    }
}

#[test]
fn a_wrong_entry_is_refused_with_its_place() {
    let read = |text: &str| records::read(Kind::Goal, "goals.toml", text).unwrap_err().to_string();
    let message = read("[[goal]]\nid = \"4\"\ntitle = { nl = \"x\" }\ntext = { nl = \"x\" }\nversion = \"2016\"\nowner = \"me\"\n");
    assert!(message.starts_with("data/goals.toml, 4: found unknown field `owner`"), "{message}");
    let message = read("[[goal]]\ntitle = { nl = \"x\" }\n");
    assert_eq!(message, "data/goals.toml, goal 1, field id: found null; expected text");

    let header = "indicator,region,period,dims,edition,series,definition,value,unit,finality,qualifier,note,source_url\n";
    let figure = |row: &str| figures::read(&format!("{header}{row}\n")).unwrap_err().to_string();
    let message = figure("x,NL,2023-2024,,,,,1,persons,final,,,");
    assert!(message.starts_with("data/figures.csv, line 2, field period: found \"2023-2024\""), "{message}");
    let message = figure("x,NL,2023,sex=male|level=vo,,,,1,persons,final,,,");
    assert!(message.starts_with("data/figures.csv, line 2, field dims: found \"sex=male|level=vo\""), "{message}");
}

#[test]
fn every_indicator_has_a_card_and_every_card_a_figure() {
    let measured: BTreeSet<_> = SEED.figures.iter().map(|f| f.key.indicator.as_str()).collect();
    assert_eq!(measured.len(), 111);
    // What recipes make has its figures from the first edition on.
    let recipes = crate::recipes();
    let made: BTreeSet<_> =
        recipes.recipes.iter().map(|r| r.indicator.as_str()).chain(recipes.shares.iter().map(|s| s.indicator.as_str())).collect();
    assert!(measured.is_disjoint(&made));
    assert_eq!(measured.union(&made).copied().collect::<BTreeSet<_>>(), ids(Kind::Indicator));
}

#[test]
fn the_figures_are_777_and_each_key_stands_once() {
    let keys: BTreeSet<_> = SEED.figures.iter().map(|f| &f.key).collect();
    assert_eq!((SEED.figures.len(), keys.len()), (777, 777));
}

#[test]
fn every_figure_fits_its_card_and_its_edition() {
    let editions = ids(Kind::Edition);
    for f in &SEED.figures {
        let card = body(Kind::Indicator, &f.key.indicator);
        assert_eq!(card["unit"], f.unit.0, "{}", f.key);
        assert!(f.key.edition.is_empty() || editions.contains(f.key.edition.as_str()), "{}", f.key);
        assert!(f.source_url.is_empty() || domain::field::is_web_address(&f.source_url), "{}: {}", f.key, f.source_url);
        let decimals = card["decimals"].as_i64().unwrap();
        let scaled = f.value.number().unwrap() * 10f64.powi(decimals as i32);
        assert!((scaled - scaled.round()).abs() < 1e-9, "{} has more decimals than its card: {:?}", f.key, f.value);
    }
    let used: BTreeSet<_> = SEED.figures.iter().map(|f| f.key.edition.as_str()).filter(|e| !e.is_empty()).collect();
    assert_eq!(used, editions, "an edition without figures, or the other way round");
}

#[test]
fn a_card_leads_with_a_dimension_its_figures_have() {
    let mut dims = BTreeMap::<&str, BTreeSet<&str>>::new();
    for f in &SEED.figures {
        dims.entry(&f.key.indicator).or_default().extend(f.key.dims.keys().map(String::as_str));
    }
    for card in of(Kind::Indicator) {
        let recipe = crate::recipes().recipes.iter().find(|r| r.indicator == card.id);
        if let Some(recipe) = recipe {
            dims.insert(&card.id, recipe.axes.iter().map(|a| a.name.as_str()).collect());
        }
        if let Some(share) = crate::recipes().shares.iter().find(|s| s.indicator == card.id) {
            dims.insert(&card.id, share.splits.iter().map(String::as_str).collect());
        }
        if let Some(lead) = card.body["lead_dimension"].as_str() {
            assert!(dims[card.id.as_str()].contains(lead), "{}: {lead}", card.id);
        }
    }
}

#[test]
fn every_code_of_a_figure_has_words_in_both_languages() {
    assert_eq!(labels().missing(&SEED.figures), BTreeSet::new());
    for finality in [Finality::Final, Finality::Provisional] {
        let code = serde_json::to_value(finality).unwrap();
        assert!(labels().has("finality", code.as_str().unwrap()), "{code}");
    }
    for chapter in domain::monitor::CHAPTERS {
        assert!(labels().has("chapter", chapter), "{chapter}");
    }
}

#[test]
fn every_code_has_words_once_and_in_both_languages() {
    let mut seen = BTreeSet::new();
    for (code, text) in labels().all() {
        assert!(text.en.is_some(), "{code} has no English");
        for lang in Lang::ALL {
            assert_eq!(clean(text.get(lang), 120, false).as_deref(), Ok(text.get(lang)), "{code}");
        }
        assert!(seen.insert(code.clone()), "{code} stands twice");
    }
}

#[test]
fn words_are_found_and_codes_stand_in_where_there_are_none() {
    let unit = |code: &str| domain::Unit(code.into());
    assert_eq!(labels().label("sex", "female", Lang::Nl), "vrouwen");
    assert_eq!(labels().label("sex", "other", Lang::Nl), "other");
    assert_eq!(labels().dim_name("sex", Lang::En), "sex");
    assert_eq!(labels().unit_name(&unit("students"), 1.0, Lang::Nl), "student");
    assert_eq!(labels().unit_name(&unit("students"), 0.0, Lang::Nl), "studenten");
    assert_eq!(labels().unit_axis(&unit("percent"), Lang::En), "%");
    assert_eq!(labels().unit_name(&unit("furlongs"), 2.0, Lang::Nl), "furlongs");
    assert!(labels().rank("education", "low") < labels().rank("education", "high"));
    assert!(labels().rank("sex", "other") > labels().rank("sex", "male"));
    let mut stranger = SEED.figures[0].clone();
    stranger.key.dims.insert("shoe".into(), "left".into());
    stranger.unit = unit("furlongs");
    let missing: Vec<_> = labels().missing(&[stranger]).into_iter().collect();
    assert_eq!(missing, ["shoe=left", "unit=furlongs"]);
}

#[test]
fn the_municipalities_of_2023_lie_in_five_landsdelen() {
    let on: Vec<_> = SEED.crosswalk.on(day("2023-06-01")).collect();
    let distinct = |get: fn(&domain::regions::Municipality) -> &String| on.iter().map(|m| get(m)).collect::<BTreeSet<_>>().len();
    assert_eq!((on.len(), distinct(|m| &m.code), distinct(|m| &m.corop), distinct(|m| &m.province)), (342, 342, 40, 12));
    let mut per_landsdeel = BTreeMap::new();
    for m in &on {
        *per_landsdeel.entry(m.landsdeel.as_str()).or_insert(0) += 1;
    }
    assert_eq!(per_landsdeel, [("noord", 40), ("noordwest", 76), ("oost", 76), ("zuidoost", 74), ("zuidwest", 76)].into());
    assert!(per_landsdeel.keys().all(|id| domain::regions::LANDSDELEN.contains(id)));
    let split = SEED.crosswalk.split_provinces(day("2023-06-01"));
    assert_eq!(split, [("Noord-Brabant".into(), vec!["zuidoost".into(), "zuidwest".into()])]);
}

#[test]
fn a_corop_area_lies_in_one_province_and_one_landsdeel() {
    let mut parents = BTreeMap::new();
    for m in &SEED.crosswalk.municipalities {
        let parent = (&m.province, &m.landsdeel);
        assert_eq!(*parents.entry(m.corop.as_str()).or_insert(parent), parent, "{}", m.code);
    }
    assert_eq!(parents["CR33"].1, "zuidwest");
    assert_eq!(parents["CR40"].1, "noordwest");
}

#[test]
fn a_municipality_that_ended_has_a_successor_the_next_day() {
    let crosswalk = &SEED.crosswalk;
    let count = |d: &str| crosswalk.on(day(d)).count();
    assert_eq!([count("2021-06-01"), count("2022-01-01"), count("2022-06-01"), count("2023-01-01")], [352, 345, 344, 342]);
    let ended: Vec<_> = crosswalk.municipalities.iter().filter(|m| m.valid_until.is_some()).collect();
    assert_eq!(ended.len(), 14);
    for m in ended {
        let next = m.valid_until.unwrap().tomorrow().unwrap();
        let successor = m.successor.as_deref().unwrap_or_else(|| panic!("{} has no successor", m.code));
        assert!(crosswalk.find(successor, next).is_some(), "{} -> {successor}", m.code);
        assert!(crosswalk.find(&m.code, next).is_none(), "{}", m.code);
    }
}

#[test]
fn every_municipality_lies_in_the_netherlands() {
    for m in &SEED.crosswalk.municipalities {
        let (lon, lat) = (m.lon_microdegrees.unwrap(), m.lat_microdegrees.unwrap());
        assert!((3_300_000..7_300_000).contains(&lon) && (50_700_000..53_600_000).contains(&lat), "{}: {lon} {lat}", m.code);
    }
}

fn value(indicator: &str, period: &str, edition: &str, dims: &str, definition: &str) -> Option<f64> {
    let found: Vec<_> = SEED
        .figures
        .iter()
        .filter(|f| {
            let text: Vec<_> = f.key.dims.iter().map(|(d, c)| format!("{d}={c}")).collect();
            f.key.indicator == indicator
                && f.key.region == "NL"
                && f.key.period.to_string() == period
                && f.key.edition == edition
                && text.join("|") == dims
                && f.key.definition == definition
        })
        .collect();
    assert!(found.len() <= 1, "{indicator} {period} {edition} {dims}");
    found.first().and_then(|f| f.value.number())
}

#[test]
fn published_values_are_the_published_values() {
    let persons = |period, edition, dims| value("persons_technical_occupation", period, edition, dims, "");
    assert_eq!(persons("2013", "2019-05", ""), Some(1_395_000.0));
    assert_eq!(persons("2013", "2021-06", ""), Some(1_395_000.0));
    // The recalculated total of 2013 was published only by sex; the sum is ours.
    assert_eq!(persons("2013", "2023-06", ""), None);
    let women_and_men = persons("2013", "2023-06", "sex=female").zip(persons("2013", "2023-06", "sex=male"));
    assert_eq!(women_and_men.map(|(f, m)| f + m), Some(1_489_000.0));
    let vacancies = |period, edition, definition| value("open_vacancies", period, edition, "occupation=technical", definition);
    assert_eq!(vacancies("2021Q4", "2022-05", "uwv_old"), Some(104_500.0));
    assert_eq!(vacancies("2022Q1", "2022-08", "uwv_2022"), Some(81_600.0));
    assert_eq!(value("mbo_inflow_betatech", "2016/17", "2017-06", "", "domain"), Some(42_487.0));
    assert_eq!(value("mbo_inflow_betatech", "2016/17", "2018-06", "", "study_2018"), Some(41_526.0));
    assert_eq!(value("scheme_ceiling", "2022-06", "", "scheme=rif", ""), Some(10_623_362.0));
}

#[test]
fn the_domains_of_mbo_add_up_as_far_as_they_were_published() {
    let sum = |edition: &str, sex: Option<&str>| -> f64 {
        let figures = SEED.figures.iter().filter(|f| f.key.indicator == "mbo_inflow_betatech" && f.key.edition == edition);
        let wanted = figures.filter(|f| f.key.dims.contains_key("domain") && f.key.dims.get("sex").map(String::as_str) == sex);
        wanted.filter_map(|f| f.value.number()).sum()
    };
    assert_eq!((sum("2018-06", None), sum("2018-06", Some("female"))), (41_977.0, 5_914.0));
    // 21 students are not in the table of 2018/19: small domains are not shown.
    assert_eq!((sum("2019-05", None), sum("2019-05", Some("female"))), (43_080.0 - 21.0, 5_990.0));
}

/// Of 37 cells published more than once 21 changed. Only three of them changed without a new series
/// or definition; those are what a reader of one line sees as a revision.
#[test]
fn revised_cells_are_counted() {
    let mut cells = BTreeMap::<_, Vec<_>>::new();
    for f in SEED.figures.iter().filter(|f| !f.key.edition.is_empty()) {
        let cell = (&f.key.indicator, &f.key.dims, &f.key.region, &f.key.period);
        cells.entry(cell).or_default().push((&f.key.edition, f.value.number()));
    }
    cells.retain(|_, values| values.iter().any(|(edition, _)| *edition != values[0].0));
    let changed = cells.values().filter(|values| values.iter().any(|(_, value)| *value != values[0].1)).count();
    assert_eq!((cells.len(), changed), (37, 21));

    let editions = world().edition_days();
    let mut silent = Vec::new();
    for indicator in ids(Kind::Indicator) {
        let figures: Vec<_> = SEED.figures.iter().filter(|f| f.key.indicator == indicator).cloned().collect();
        silent.extend(revisions(&figures, &editions).into_iter().map(|(old, new)| {
            let level = old.key.dims.get("level").map_or("", String::as_str);
            (format!("{indicator} {} {level}", old.key.period), old.value.number().unwrap(), new.value.number().unwrap())
        }));
    }
    let expected = [
        ("pupils_nprofile_year4 2016/17 ", 53_538.0, 53_743.0),
        ("pupils_nprofile_year4 2016/17 vwo", 26_833.0, 27_012.0),
        ("share_betatech_ho_inflow 2020/21 ", 27.0, 28.0),
    ];
    assert_eq!(silent, expected.map(|(cell, old, new)| (cell.to_string(), old, new)));
}

#[test]
fn goals_without_a_target_say_so() {
    let without: BTreeSet<_> = of(Kind::Goal).filter(|g| g.body.get("targets").is_none()).map(|g| g.id.as_str()).collect();
    assert_eq!(without, ["10", "11", "2", "3", "5", "6", "7", "9"].into());
    for id in without {
        let evidence = body(Kind::Goal, id)["evidence"]["nl"].as_str().unwrap();
        assert!(evidence.contains("als streefwaarde is niet gevonden"), "{id}: {evidence}");
    }
}

#[test]
fn oost_has_eight_pacts_and_one_of_them_has_no_territory() {
    let oost: Vec<_> = of(Kind::Region).filter(|r| r.body["parent"] == "oost").collect();
    let thematic: Vec<_> = oost.iter().filter(|r| r.body["form"] == "thematic").map(|r| r.id.as_str()).collect();
    assert_eq!((oost.len(), thematic), (8, vec!["smart-and-sustainable"]));
    let landsdelen: BTreeSet<_> = of(Kind::Region).filter(|r| r.body["form"] == "landsdeel").map(|r| r.id.as_str()).collect();
    assert_eq!(landsdelen, domain::regions::LANDSDELEN.into());
}

#[test]
fn every_goal_falls_under_a_line_and_a_theme_of_each_later_version() {
    for goal in of(Kind::Goal) {
        let themes = goal.body["themes"].as_array().unwrap();
        let versions: BTreeSet<_> = themes.iter().map(|t| body(Kind::Theme, t.as_str().unwrap())["version"].as_str().unwrap()).collect();
        assert_eq!(versions, ["2013", "2018", "2021"].into(), "goal {}", goal.id);
    }
}

/// The gathered facts are kept beside the project, not in it; without them there is nothing to compare.
#[test]
fn the_figures_are_those_that_were_gathered() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/domain/figures.csv");
    let Ok(text) = std::fs::read_to_string(path) else {
        println!("skipped: no gathered figures at {path}");
        return;
    };
    let mut gathered: Vec<_> = csv::Reader::from_reader(text.as_bytes())
        .into_deserialize::<BTreeMap<String, String>>()
        .map(|row| {
            let mut row = row.unwrap();
            let mut take = |name: &str| row.remove(name).unwrap();
            let source = Some(take("source_url")).filter(|s| s.starts_with("http")).unwrap_or_default();
            (take("indicator"), take("value").parse::<f64>().unwrap().to_bits(), take("unit"), source)
        })
        .collect();
    let ours = SEED.figures.iter();
    let mut ours: Vec<_> =
        ours.map(|f| (f.key.indicator.clone(), f.value.number().unwrap().to_bits(), f.unit.0.clone(), f.source_url.clone())).collect();
    gathered.sort();
    ours.sort();
    assert_eq!(gathered.len(), 777);
    assert!(gathered == ours, "data/figures.csv is not the gathered figures");
}
