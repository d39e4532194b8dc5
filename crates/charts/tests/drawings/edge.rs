//! Charts that go wrong easily.

use crate::samples::*;
use charts::*;

pub const HOSTILE: &str = "<script>alert('x')</script>\"&\u{202E}gnp\u{0}\u{8}\n]]>";

fn named(id: &str, series: Vec<Series>) -> Chart {
    let mut chart = chart(frame(id, id, "Randgeval"), Unit::Count, years(2015, 2025), series);
    chart.from_zero = false;
    chart
}

/// Twelve series of which two count.
pub fn crowd() -> Chart {
    let one = |i: usize| {
        let values: Vec<f64> = (0..11).map(|t| 20.0 + i as f64 * 0.7 + ((t * (i + 3)) % 5) as f64 * 0.6).collect();
        let mut s = series(&format!("Arbeidsmarktregio {}", i + 1), 2015.0, &values);
        s.emphasis = i == 3 || i == 8;
        s
    };
    named("crowd", (0..12).map(one).collect())
}

/// Years that are not next to each other, one lone point, a series that ends early.
pub fn uneven() -> Chart {
    let mut chart =
        named("uneven", vec![series("Lang", 2007.0, &[4.0, 5.0]), series("Kort", 2008.0, &[9.0]), series("Gestopt", 2007.0, &[2.0, 2.5])]);
    chart.x = [2007.0, 2008.0, 2015.0, 2023.0].map(|y| tick(&format!("{y}"), y)).to_vec();
    for (x, v) in [(2015.0, 7.0), (2023.0, 6.0)] {
        chart.series[0].points.push(Point { x, value: Mark::new(v), break_before: false });
    }
    chart
}

pub fn hostile() -> Chart {
    let mut chart = five();
    let text = || HOSTILE.to_owned();
    chart.frame = Frame { id: text(), title: text(), subtitle: text(), source: text(), summary: text() };
    chart.series.iter_mut().for_each(|s| s.name = text());
    chart.x.iter_mut().for_each(|t| t.label = text());
    chart.targets = vec![Target { label: text(), from_x: f64::NAN, value: 27.0, year: 2030 }];
    chart.annotations = vec![Annotation { x: f64::INFINITY, label: text() }];
    chart.style.unit = Unit::Other { suffix: "<%>".into(), decimals: 400 };
    let words = &mut chart.style.words;
    for word in [&mut words.suppressed, &mut words.axis_cut, &mut words.series_break, &mut words.no_data] {
        *word = text();
    }
    chart.series[0].points[2].break_before = true;
    chart.series[1].points[2].value = Mark::Suppressed;
    chart
}

/// Every series suppressed in the same year, and a margin.
pub fn suppressed() -> Chart {
    let mut chart = five();
    chart.frame.id = "suppressed".into();
    for s in &mut chart.series {
        s.points[4].value = Mark::Suppressed;
    }
    chart.series[0].points[8].value = Mark::Value { value: 27.9, status: Status::Final, low: Some(26.0), high: Some(29.5) };
    chart
}

pub fn all() -> Vec<(&'static str, Chart)> {
    let values = |name: &str, v: &[f64]| named(name, vec![series("Reeks", 2015.0, v)]);
    vec![
        ("crowd", crowd()),
        ("uneven", uneven()),
        ("hostile", hostile()),
        ("suppressed", suppressed()),
        ("empty", named("empty", vec![])),
        ("no-values", values("no-values", &[f64::NAN, f64::INFINITY])),
        ("one-point", values("one-point", &[12.0])),
        ("equal", values("equal", &[5.0; 11])),
        ("zeros", values("zeros", &[0.0; 11])),
        ("negative", values("negative", &[-3.0, -12.5, -7.0, 4.0])),
        ("below", values("below", &[-30.0, -32.5, -37.0])),
        ("huge", values("huge", &[1.0e9, 3.2e9, 2.9e9])),
        ("beyond", values("beyond", &[1e300, -1e300, 1e308])),
        ("tiny", values("tiny", &[1e-7, 3e-7, 2e-7])),
        ("smallest", values("smallest", &[1e-308, 2e-308])),
        ("million", values("million", &[1_395_000.0, 1_402_313.0, 1_398_000.0])),
    ]
}
