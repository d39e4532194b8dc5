//! Facts about single drawings, each one a rule of the house.

use crate::check::{Drawing, number, read};
use crate::{edge, samples::*};
use charts::*;

fn drawn(chart: &Chart) -> Drawing {
    read(&line(chart, Width::Wide))
}

fn says(drawing: &Drawing, text: &str) -> bool {
    drawing.texts().contains(&text)
}

#[test]
fn a_downloaded_picture_has_title_subtitle_and_source() {
    let texts = drawn(&five()).texts().join(" ");
    for part in ["Zuidoost kiest het vaakst", "Aandeel technische opleidingen", "Bron: DUO", "CC BY 4.0"] {
        assert!(texts.contains(part), "{part} is not in {texts}");
    }
}

#[test]
fn each_line_ends_with_its_name_and_value() {
    let drawing = drawn(&five());
    for label in ["Noord 27,9%", "Oost 29,6%", "Zuidoost 30,2%", "Zuidwest 27,1%", "Noordwest 26,3%"] {
        assert!(says(&drawing, label), "{label}");
    }
    let mut english = five();
    english.style.locale = Locale::En;
    assert!(says(&drawn(&english), "Noord 27.9%"));
}

#[test]
fn lines_differ_without_colour() {
    let drawing = drawn(&five());
    let lines = drawing.named("polyline").filter(|(a, _)| a["stroke-width"] == "2.5");
    let dashes: std::collections::BTreeSet<_> = lines.map(|(a, _)| a.get("stroke-dasharray")).collect();
    assert_eq!(dashes.len(), 5);
}

#[test]
fn only_the_top_tick_has_the_unit() {
    let drawing = drawn(&five());
    assert!(says(&drawing, "32%") && says(&drawing, "22") && !says(&drawing, "30%"));
}

#[test]
fn a_cut_axis_says_so() {
    let mut chart = five();
    assert!(says(&drawn(&chart), "as begint niet bij 0"));
    chart.from_zero = true;
    let whole = drawn(&chart);
    assert!(!says(&whole, "as begint niet bij 0") && says(&whole, "0"));
}

#[test]
fn a_break_parts_the_line_and_has_its_word_once() {
    let drawing = drawn(&women());
    assert_eq!(drawing.texts().iter().filter(|t| **t == "reeksbreuk").count(), 1);
    let pieces = drawing.named("polyline").filter(|(a, _)| a["stroke-width"] == "2.5").count();
    // Men in two pieces; women in three, for a year is suppressed as well.
    assert_eq!(pieces, 5);
    let mut joined = women();
    joined.series.iter_mut().flat_map(|s| &mut s.points).for_each(|p| p.break_before = false);
    assert!(!says(&drawn(&joined), "reeksbreuk"));
}

#[test]
fn suppressed_is_a_gap_and_one_word() {
    let count = |chart: &Chart| drawn(chart).texts().iter().filter(|t| **t == "onderdrukt").count();
    assert_eq!(count(&women()), 1);
    assert_eq!(count(&edge::suppressed()), 1, "series with the same gap share the word");
    assert_eq!(count(&five()), 0);
}

#[test]
fn provisional_is_hollow_and_explained() {
    let hollow = |d: &Drawing| {
        let shapes = d.named("circle").chain(d.named("rect"));
        shapes.filter(|(a, _)| a.get("stroke-width").is_some_and(|w| w == "2")).count()
    };
    let drawing = drawn(&women());
    // One per series and one in the key.
    assert_eq!(hollow(&drawing), 3);
    assert!(says(&drawing, "voorlopig cijfer"));
    assert_eq!(hollow(&drawn(&five())), 0);
    assert!(!says(&drawn(&five()), "voorlopig cijfer"));
}

#[test]
fn a_target_is_a_dashed_rule_with_year_and_value() {
    let drawing = drawn(&target());
    assert!(says(&drawing, "Doel 2030: 32,0%"));
    let level = |a: &crate::check::Attributes| a["y1"] == a["y2"] && a.get("stroke-dasharray").is_some_and(|d| d == "6 4");
    assert_eq!(drawing.named("line").filter(|(a, _)| level(a)).count(), 1);
}

#[test]
fn years_without_figures_leave_their_room() {
    let mut chart = edge::uneven();
    chart.series.truncate(1);
    let drawing = drawn(&chart);
    let (line, _) = drawing.named("polyline").find(|(a, _)| a["stroke-width"] == "2.5").expect("a line");
    let xs: Vec<f64> = line["points"].split(' ').map(|p| p.split(',').next().expect("x").parse().expect("number")).collect();
    let (first, second) = ((xs[2] - xs[1]) / 7.0, (xs[3] - xs[2]) / 8.0);
    assert!((first - second).abs() < 0.05, "{xs:?}");
}

#[test]
fn above_five_series_two_have_colour() {
    let drawing = drawn(&edge::crowd());
    let coloured = drawing.named("polyline").filter(|(a, _)| a["stroke-width"] == "2.5").count();
    let grey = drawing.named("polyline").filter(|(a, _)| a["stroke"] == palette::REST).count();
    assert_eq!((coloured, grey), (2, 10));
}

#[test]
fn bars_are_in_proportion_and_begin_at_zero() {
    let mut chart = sectors();
    chart.from_zero = false;
    let drawing = read(&bars(&chart, Width::Wide));
    let rects: Vec<_> = drawing.named("rect").filter(|(a, _)| a["height"] == "20").collect();
    let left = number(rects[0].0, "x");
    assert!(rects.iter().all(|(a, _)| number(a, "x") == left));
    let (ambacht, bouw) = (number(rects[0].0, "width"), number(rects[1].0, "width"));
    assert!((bouw / ambacht - 31_950.0 / 12_480.0).abs() < 0.01);
    assert!(says(&drawing, "31.950") && says(&drawing, "onderdrukt"));
}

#[test]
fn patterns_fill_bars_when_asked() {
    let with = bars(&change(), Width::Wide);
    assert!(with.contains("fill=\"url(#change-p1)\"") && with.contains("id=\"change-p1\""));
    let mut plain = change();
    plain.style.patterns = false;
    assert!(!bars(&plain, Width::Wide).contains("url("));
}

#[test]
fn multiples_share_one_axis() {
    let (frame, charts) = panels();
    let drawing = read(&small_multiples(&frame, &charts, Width::Wide));
    let tops = drawing.texts().iter().filter(|t| **t == "32%" || **t == "35%").count();
    assert_eq!(tops, 5, "{:?}", drawing.texts());
}

#[test]
fn linked_tiles_are_a_list_and_bad_links_are_none() {
    let mut map = landsdelen();
    map.tiles[0].href = Some("javascript:alert(1)".into());
    map.tiles[1].href = Some("//elders.example".into());
    map.tiles[2].href = Some("/nl/a\"b".into());
    map.tiles[3].value = Mark::Suppressed;
    let drawing = read(&tiles(&map, Width::Wide));
    let links: Vec<&str> = drawing.named("a").map(|(a, _)| a["href"].as_str()).collect();
    assert_eq!(links, ["/nl/a\"b", "/nl/landsdelen/zuidwest", "/nl/landsdelen/noordwest"]);
    let (root, _) = drawing.named("svg").next().expect("a root");
    assert_eq!(root["role"], "group");
    let role = |r: &str| drawing.named("g").filter(|(a, _)| a.get("role").is_some_and(|x| x == r)).count();
    assert_eq!((role("list"), role("listitem")), (1, 5));
    assert!(says(&drawing, "onderdrukt"));
    map.tiles.iter_mut().for_each(|t| t.href = None);
    assert_eq!(read(&tiles(&map, Width::Wide)).named("svg").next().expect("a root").0["role"], "img");
}

#[test]
fn every_municipality_is_a_dot() {
    let Some(map) = municipalities() else {
        eprintln!("SKIPPED: set TECHNIEKPACT_SHARED to the folder that holds data/geo");
        return;
    };
    let drawing = read(&dots(&map, Width::Narrow));
    assert!(map.dots.len() > 300);
    assert_eq!(drawing.named("title").count(), map.dots.len() + 1);
    assert!(says(&drawing, "Amsterdam"));
}

#[test]
fn the_area_of_a_dot_is_in_proportion() {
    let dot = |size: f64, lat: f64| Dot { lon: 5.0, lat, size, class: 0, label: "plaats".into() };
    let map = DotMap {
        frame: frame("d", "Titel", ""),
        style: style(Unit::Count),
        classes: vec!["klasse".into()],
        dots: vec![dot(400.0, 52.0), dot(100.0, 53.0), dot(f64::NAN, 52.5), dot(1.0, f64::NAN)],
        names: 3,
    };
    let drawing = read(&dots(&map, Width::Wide));
    let radii: Vec<f64> = drawing.named("circle").filter(|(a, _)| a.contains_key("fill-opacity")).map(|(a, _)| number(a, "r")).collect();
    assert_eq!(radii.len(), 3, "a place without latitude is not drawn");
    assert!((radii[1] / radii[2] - 2.0).abs() < 0.02, "{radii:?}");
}

#[test]
fn an_old_last_value_carries_its_year() {
    let drawing = drawn(&edge::uneven());
    assert!(says(&drawing, "Gestopt 2 (2008)") && says(&drawing, "Lang 6"), "{:?}", drawing.texts());
}

fn between(low: f64, high: f64) -> Mark {
    Mark::Range { low, high, status: Status::Final }
}

#[test]
fn a_range_is_a_bar_from_bound_to_bound_and_no_point_at_its_middle() {
    let mut chart = five();
    chart.series.truncate(1);
    chart.series[0].points.truncate(1);
    chart.series[0].points[0].value = between(10.0, 30.0);
    for (name, svg) in [("line", line(&chart, Width::Wide)), ("bars", bars(&chart, Width::Wide))] {
        let drawing = read(&svg);
        let ranges: Vec<_> = drawing.named("rect").filter(|(a, _)| a.get("fill-opacity").is_some_and(|o| *o == "0.35")).collect();
        // The bar and its sign in the key.
        assert_eq!(ranges.len(), 2, "{name}");
        assert!(drawing.texts().iter().any(|t| t.contains("10,0") && t.contains("30,0%")), "{name}: {:?}", drawing.texts());
        assert!(!drawing.texts().iter().any(|t| t.contains("20,0%")), "{name}");
        assert!(says(&drawing, "ligt tussen deze grenzen"), "{name}");
        assert_eq!(drawing.named("circle").count(), 0, "{name}: no marker");
    }
}

#[test]
fn a_range_in_a_line_parts_it() {
    let mut chart = five();
    chart.series.truncate(1);
    chart.series[0].points[4].value = between(20.0, 30.0);
    let drawing = drawn(&chart);
    assert_eq!(drawing.named("polyline").filter(|(a, _)| a["stroke-width"] == "2.5").count(), 2);
}
