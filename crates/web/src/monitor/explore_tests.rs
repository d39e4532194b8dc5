//! Sentences against the bare figures, over every indicator and every way to split it; and maps,
//! panels and shares of made-up figures.

use super::drawing::{Manner, draw};
use super::finding::Claim;
use super::map::{Shape, map};
use super::panels::draw_panels;
use super::reading::Reading;
use super::tests::{MANNER, WORLD};
use app::figures::{Boundaries, Form, Level, Measure, Why};
use charts::Width;
use domain::Lang;
use domain::monitor::{Figure, Key};
use domain::record::slug;
use domain::slices::{About, Axis, Slice};
use domain::value::{Unit, Value};
use domain::world::World;
use std::collections::BTreeMap;
use std::sync::Arc;

fn read<'w>(world: &'w World, id: &str, lang: Lang, query: &str) -> Reading<'w> {
    Reading::new(world, lang, id, &crate::shell::ctx::pairs(query)).unwrap()
}

/// Numbers of a Dutch sentence, with what "miljoen" and "miljard" make of them.
fn numbers(text: &str) -> Vec<f64> {
    let words: Vec<&str> = text.split([' ', '\u{a0}', '(', ')']).filter(|w| !w.is_empty()).collect();
    let number = |w: &str| {
        w.trim_matches(|c: char| !c.is_ascii_digit() && c != '\u{2212}')
            .replace('.', "")
            .replace(',', ".")
            .replace('\u{2212}', "-")
            .parse::<f64>()
            .ok()
    };
    let mut found = Vec::new();
    for (i, word) in words.iter().enumerate() {
        let times = match words.get(i + 1).map(|w| w.trim_matches(',')) {
            Some("miljoen") => 1e6,
            Some("miljard") => 1e9,
            _ => 1.0,
        };
        found.extend(number(word).map(|n| n * times));
    }
    found
}

/// A claim of the form "NOW in P, SIZE more than in Q (FIRST)": the word, then now and first.
fn course(claim: &Claim) -> Option<(&'static str, f64, f64)> {
    for (word, sign) in [(" meer dan ", "more"), (" minder dan ", "less")] {
        let Some((now, then)) = claim.text.split_once(word) else { continue };
        let first = then.rsplit_once('(')?.1;
        return Some((sign, *numbers(now).first()?, *numbers(first).first()?));
    }
    None
}

/// Every selection a reader can make with one split and one filter.
fn queries(world: &World, id: &str) -> Vec<String> {
    let mut dims = BTreeMap::<&str, Vec<&str>>::new();
    for (dim, code) in world.figures[id].iter().flat_map(|f| &f.key.dims) {
        let codes = dims.entry(dim).or_default();
        if !codes.contains(&code.as_str()) {
            codes.push(code);
        }
    }
    let mut all = vec![String::new(), "per=regio".into(), "per=alles".into()];
    for dim in dims.keys() {
        for rest in ["", "&maat=aandeel", "&weergave=panelen", "&op=2019-01-01"] {
            all.push(format!("per={dim}{rest}"));
        }
        for (other, codes) in &dims {
            all.extend(codes.iter().map(|code| format!("per={dim}&{other}={code}")));
            all.push(format!("per={dim}&weergave=panelen&paneel={other}"));
        }
    }
    all
}

/// The words of a sentence are those of its own numbers, the numbers are published ones, and the
/// text alternative of the picture holds the same sentence.
#[test]
fn no_sentence_of_any_split_contradicts_the_published_figures() {
    let (mut courses, mut extremes, mut pictures) = (0, 0, 0);
    for card in WORLD.indicators.live() {
        let Some(figures) = WORLD.figures.get(&card.id) else { continue };
        let published: Vec<f64> = figures.iter().filter_map(|f| f.value.number()).collect();
        let is_thousand = card.value.unit == "thousand persons";
        for query in queries(&WORLD, &card.id) {
            let reading = read(&WORLD, &card.id, Lang::Nl, &query);
            let finding = reading.finding();
            for claim in &finding.claims {
                if let Some((word, now, first)) = course(claim) {
                    courses += 1;
                    assert!(if word == "more" { now > first } else { now < first }, "{} {query}: {}", card.id, claim.text);
                    let scale = if is_thousand { 1000.0 } else { 1.0 };
                    let is_published = |v: f64| published.iter().any(|p| (p * scale - v).abs() <= v.abs() * 0.006 + 1e-9);
                    assert!(
                        reading.measure == Measure::Share || is_published(now) && is_published(first),
                        "{} {query}: {} {now} {first}",
                        card.id,
                        claim.text
                    );
                }
                if let Some((high, low)) = claim.text.strip_prefix("het meest bij ").and_then(|t| t.split_once("het minst bij ")) {
                    let value = |part: &str| numbers(part.rsplit_once('(')?.1.split(')').next()?).into_iter().next();
                    let (high, low) = (value(high).unwrap(), value(low).unwrap());
                    extremes += 1;
                    assert!(high >= low, "{} {query}: {}", card.id, claim.text);
                }
            }
            if matches!(reading.view.form, Form::Lines | Form::Panels) {
                check_course(&reading, &query);
            }
            for svg in [draw(&reading, MANNER, Width::Narrow), draw_panels(&reading, MANNER, Width::Narrow)].into_iter().flatten() {
                pictures += 1;
                assert!(
                    svg.contains(charts::text::Escaped::new(&finding.summary()).as_str()),
                    "{} {query}: picture and page differ",
                    card.id
                );
            }
        }
    }
    println!("{courses} courses, {extremes} extremes, {pictures} pictures");
    assert!(courses > 300 && extremes > 20 && pictures > 500, "{courses} {extremes} {pictures}");
}

/// The first statement and the line it is about: first and last number of its last run.
fn check_course(reading: &Reading<'_>, query: &str) {
    let Some(change) = reading.headline().and_then(|s| s.change()) else { return };
    let (a, b) = (change.first.value.number().unwrap(), change.last.value.number().unwrap());
    let lead = reading.finding().lead();
    let word = match b.total_cmp(&a) {
        std::cmp::Ordering::Greater => " meer dan ",
        std::cmp::Ordering::Less => " minder dan ",
        std::cmp::Ordering::Equal => "evenveel",
    };
    assert!(lead.contains(word), "{} {query}: {a} to {b}: {lead}", reading.id);
}

const ID: &str = "pps_students";

fn figure(dims: &[(&str, &str)], region: &str, period: &str, value: Value) -> Figure {
    let dims = dims.iter().map(|(d, c)| (d.to_string(), c.to_string())).collect();
    Figure::plain(Key { dims, ..Key::whole(ID, region, period.parse().unwrap()) }, value, "students")
}

fn number(value: f64) -> Value {
    Value::Number { value }
}

/// Students per municipality, COROP area and landsdeel in two years; one withheld, one unknown.
fn mapped() -> World {
    let mut world = WORLD.clone();
    let mut figures = Vec::new();
    let mut areas = BTreeMap::<(&str, String), f64>::new();
    for m in world.crosswalk.on("2023-10-01".parse().unwrap()) {
        let size = f64::from(slug(&m.name).bytes().map(u32::from).sum::<u32>() % 900) + 10.0;
        let value = match m.code.as_str() {
            "GM0014" => Value::Suppressed,
            _ => number(size),
        };
        if m.code != "GM0034" {
            figures.push(figure(&[("municipality", m.code.trim_start_matches("GM"))], "NL", "2023", value));
        }
        for (dim, code) in [("corop", &m.corop), ("province", &m.province)] {
            *areas.entry((dim, code.clone())).or_default() += size;
        }
        *areas.entry(("region", m.landsdeel.clone())).or_default() += size;
    }
    for ((dim, code), sum) in &areas {
        for (year, times) in [("2022", 1.0), ("2023", 2.0)] {
            let value = number(sum * times);
            figures.push(if *dim == "region" {
                figure(&[], code, year, value)
            } else {
                figure(&[(*dim, code.as_str())], "NL", year, value)
            });
        }
    }
    let all: f64 = areas.iter().filter(|((dim, _), _)| *dim == "region").map(|(_, v)| v).sum();
    figures.push(figure(&[], "NL", "2022", number(all)));
    figures.push(figure(&[], "NL", "2023", number(all * 2.0)));
    let all_figures = Arc::make_mut(&mut world.figures);
    all_figures.insert(ID.into(), figures);
    world
}

fn seen<'w>(world: &'w World, query: &str, level: Option<Level>, boundaries: &[Boundaries]) -> super::map::Map<'w> {
    map(&read(world, ID, Lang::Nl, query), Manner { id: "kaart", ..MANNER }, level, boundaries).unwrap()
}

#[test]
fn a_map_shows_every_area_of_its_level_once_with_the_same_number_as_its_list() {
    let world = mapped();
    let land = seen(&world, "", None, &[]);
    assert_eq!((land.level, land.shape, land.rows.len(), land.without), (Level::Landsdeel, Shape::Tiles, 5, 0));
    assert_eq!(land.levels, [Level::Landsdeel, Level::Province, Level::Corop, Level::Municipality]);
    for (level, count, shape) in [(Level::Province, 12, Shape::Tiles), (Level::Corop, 40, Shape::Tiles)] {
        let found = seen(&world, "", Some(level), &[]);
        assert_eq!((found.rows.len(), found.shape, found.without), (count, shape, 0), "{level:?}");
        for row in &found.rows {
            assert!(
                found.wide.contains(&format!(
                    "{}: {}</title>",
                    charts::text::Escaped::new(&row.name).as_str().trim_start_matches("Landsdeel "),
                    row.value
                )),
                "{}: {}",
                row.name,
                row.value
            );
        }
    }
    let towns = seen(&world, "", Some(Level::Municipality), &[]);
    assert_eq!((towns.rows.len(), towns.shape, towns.without), (341, Shape::Dots, 1));
    // Withheld is hatched and named, unknown is dotted: neither has a class.
    assert!(towns.wide.contains("Groningen (gemeente): onderdrukt</title>") && towns.wide.contains("Almere: geen gegevens</title>"));
    assert!(towns.wide.contains("kaart-w-hatch") && towns.wide.contains("kaart-w-dots"));
    assert_eq!(towns.rows.last().map(|r| r.value.as_str()), Some("onderdrukt"));
}

/// Students by sex in every area of the division, in two years, as one released table.
fn tabled() -> World {
    let mut world = WORLD.clone();
    let mut regions = std::collections::BTreeSet::from(["NL".to_string()]);
    for m in world.crosswalk.on("2023-10-01".parse().unwrap()) {
        regions.extend([&m.code, &m.corop, &m.province, &m.landsdeel].map(String::clone));
    }
    let axis = |name: &str, codes: Vec<String>| Axis { name: name.into(), codes };
    let words = |codes: &[&str]| codes.iter().map(|c| c.to_string()).collect::<Vec<_>>();
    let count = regions.len() as u64 * 4;
    let axes =
        vec![axis("sex", words(&["", "female"])), axis("region", regions.into_iter().collect()), axis("period", words(&["2022", "2023"]))];
    let about = About { indicator: ID.into(), edition: "e".into(), unit: "students".into(), ..About::default() };
    // A place is one number: the first half are all students, the second half the women.
    let cells = (0..count).map(|n| (n, if n == 3 { Value::Suppressed } else { number((n + 100) as f64) })).collect();
    Arc::make_mut(&mut world.figures).remove(ID);
    Arc::make_mut(&mut world.slices).insert(ID.into(), vec![Arc::new(Slice::new(about, axes, cells).unwrap())]);
    world
}

#[test]
fn a_map_of_a_released_table_looks_at_one_level_and_its_table_has_what_is_mapped() {
    let world = tabled();
    let asked = read(&world, ID, Lang::Nl, "");
    assert!(super::map::has_map(&asked));
    for (level, count, prefix) in [(Level::Municipality, 342, "GM"), (Level::Corop, 40, "CR"), (Level::Province, 12, "PV")] {
        let found = seen(&world, "", Some(level), &[]);
        assert_eq!((found.level, found.rows.len(), found.without), (level, count, 0));
        // No other level was looked at, and of no other breakdown than the whole.
        assert!(found.selection.regions.len() == count && found.selection.regions.iter().all(|r| r.starts_with(prefix)), "{level:?}");
        assert_eq!(found.selection.wanted["sex"], [""]);
        let below = super::table::table(&asked.mapped(found.figures.clone(), &found.selection));
        assert_eq!((below.rows.len(), below.head.len()), (count, 2), "an area each row, a year each column");
        for row in &found.rows {
            let own = below.rows.iter().find(|r| r.name == row.name).unwrap_or_else(|| panic!("{} has no row", row.name));
            assert_eq!(own.cells.last().map(|c| c.text.as_str()), Some(row.value.as_str()), "{}", row.name);
        }
    }
    let women = seen(&world, "sex=female", Some(Level::Corop), &[]);
    assert!(women.figures.iter().all(|f| f.key.dims["sex"] == "female") && women.rows.len() == 40);
}

#[test]
fn lines_of_a_released_table_are_never_hundreds() {
    let world = tabled();
    for query in ["per=alles", "per=regio", "weergave=panelen&paneel=regio", "per=sex"] {
        let reading = read(&world, ID, Lang::Nl, query);
        assert!(!reading.view.strands.is_empty() && reading.view.strands.len() < 10, "{query}: {}", reading.view.strands.len());
    }
    let panels = read(&world, ID, Lang::Nl, "weergave=panelen&paneel=regio");
    assert_eq!(draw_panels(&panels, MANNER, Width::Wide).map(|svg| svg.contains("Zuidoost")), Some(true));
}

#[test]
fn classes_stay_when_the_year_changes() {
    let world = mapped();
    let bounds = |query: &str| {
        let svg = seen(&world, query, Some(Level::Corop), &[]).wide;
        let mut texts: Vec<String> = svg.split("<text").filter_map(|t| Some(t.split_once('>')?.1.split('<').next()?.to_string())).collect();
        texts.retain(|t| t.contains(" – "));
        texts
    };
    let now = bounds("");
    assert!(now.len() >= 3, "{now:?}");
    assert_eq!(bounds("periode=2022"), now);
}

#[test]
fn an_operators_outlines_take_the_place_of_tiles() {
    let world = mapped();
    let ring = vec![(5.0, 52.0), (5.5, 52.0), (5.5, 52.5)];
    let areas = BTreeMap::from([("CR12".to_string(), vec![ring.clone()]), ("CR17".to_string(), vec![ring])]);
    let own = [Boundaries { level: Level::Corop, areas, strangers: Vec::new(), property: "x".into() }];
    let found = seen(&world, "", Some(Level::Corop), &own);
    assert_eq!((found.shape, found.wide.matches("<path d=\"M").count() >= 2, found.rows.len()), (Shape::Outlines, true, 40));
}

#[test]
fn panels_have_equal_axes_and_one_panel_for_each_area() {
    let world = mapped();
    let reading = read(&world, ID, Lang::Nl, "weergave=panelen&paneel=regio");
    let svg = draw_panels(&reading, MANNER, Width::Wide).unwrap();
    for name in ["Noord", "Oost", "Zuidoost", "Zuidwest", "Noordwest"] {
        assert!(svg.contains(&format!(">{name}</text>")), "{name}");
    }
    // Each tick of the value axis stands in each of the five panels.
    let ticks: BTreeMap<&str, usize> = svg
        .split("text-anchor=\"end\"")
        .skip(1)
        .filter_map(|t| t.split_once('>')?.1.split('<').next())
        .fold(BTreeMap::new(), |mut m, t| {
            *m.entry(t).or_default() += 1;
            m
        });
    assert!(ticks.values().filter(|n| **n == 5).count() >= 3, "{ticks:?}");
}

#[test]
fn a_share_is_of_the_published_total_and_refused_without_one() {
    let world = mapped();
    let reading = read(&world, ID, Lang::Nl, "per=regio&maat=aandeel");
    assert_eq!((reading.measure, reading.refused), (Measure::Share, None));
    let sum: f64 = reading.view.strands.iter().filter_map(|s| s.last()).filter_map(|f| f.value.number()).sum();
    assert!((sum - 100.0).abs() < 0.3 && reading.view.strands.len() == 5, "{sum}");
    assert!(reading.view.unit.is_percent() && reading.finding().lead().contains('%'), "{}", reading.finding().lead());
    let why = |id: &str, query: &str| read(&world, id, Lang::Nl, query).refused;
    assert_eq!(why(ID, "per=regio&maat=per-1000"), Some(Why::NoInhabitants));
    assert_eq!(why("women_share_technical_occupation", "per=sex&maat=aandeel"), Some(Why::NotACount));
    let mut without = world.clone();
    Arc::make_mut(&mut without.figures).get_mut(ID).unwrap().retain(|f| f.key.region != "NL");
    assert_eq!(read(&without, ID, Lang::Nl, "per=regio&maat=aandeel").refused, Some(Why::NoTotal));
}

#[test]
fn per_thousand_inhabitants_divides_two_published_figures() {
    let mut world = mapped();
    let people = world.figures[ID].iter().filter(|f| f.key.dims.is_empty()).map(|f| {
        let mut figure = Figure { value: number(f.value.number().unwrap() * 50.0), unit: Unit("persons".into()), ..f.clone() };
        figure.key.indicator = app::figures::INHABITANTS.into();
        figure
    });
    let people: Vec<Figure> = people.collect();
    Arc::make_mut(&mut world.figures).insert(app::figures::INHABITANTS.into(), people);
    let reading = read(&world, ID, Lang::Nl, "per=regio&maat=per-1000");
    let last = |r: &Reading<'_>| r.view.strands.iter().filter_map(|s| s.last()?.value.number()).collect::<Vec<_>>();
    assert_eq!(last(&reading), [20.0; 6]);
}
