//! Small multiples: a panel for each code of one dimension, or for each line, with equal axes.

use crate::monitor::drawing::{Drawing, Manner};
use crate::monitor::reading::Reading;
use crate::monitor::words::{capital, plain_area};
use app::figures::{Form, Strand};
use charts::{Frame, Series, Width};

/// More panels than this no longer read as one picture; the table has the rest.
const MOST: usize = 24;

/// What one panel holds.
struct Panel<'r, 'w> {
    title: String,
    strands: Vec<&'r Strand<'w>>,
}

/// Whether there is a course of time in two panels or more.
pub fn has_panels(reading: &Reading<'_>) -> bool {
    is_course(reading) && panels(reading).len() > 1
}

/// Draws the panels; none where there is no course of time or only one panel.
pub fn draw_panels(reading: &Reading<'_>, manner: Manner<'_>, width: Width) -> Option<String> {
    let panels = panels(reading);
    if !is_course(reading) || panels.len() < 2 {
        return None;
    }
    let drawing = Drawing::new(reading, manner);
    let dim = reading.panel.as_deref();
    let name = |s: &Strand<'_>| match reading.codes_without(s, dim) {
        name if name.is_empty() => reading.t.monitor_total().to_string(),
        name => name,
    };
    let mut names: Vec<String> = Vec::new();
    for strand in panels.iter().flat_map(|p| &p.strands) {
        let name = name(strand);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    // Every panel has the same lines in the same order, so that colours mean the same everywhere.
    let series = |panel: &Panel<'_, '_>| -> Vec<Series> {
        let line = |wanted: &String| match panel.strands.iter().find(|s| name(s) == *wanted) {
            Some(strand) => Series { emphasis: true, ..drawing.series(strand, wanted.clone(), &strand.chain) },
            None => Series { name: wanted.clone(), points: Vec::new(), emphasis: true },
        };
        if dim.is_none() {
            panel.strands.iter().map(|s| drawing.series(s, name(s), &s.chain)).collect()
        } else {
            names.iter().map(line).collect()
        }
    };
    let all: Vec<(String, Vec<Series>)> = panels.iter().take(MOST).map(|p| (p.title.clone(), series(p))).collect();
    let ticks = drawing.ticks(&all.iter().flat_map(|(_, s)| s.clone()).collect::<Vec<_>>());
    let chart = |(title, series): (String, Vec<Series>)| {
        let chart = drawing.chart(ticks.clone(), series);
        charts::Chart { frame: Frame { title, ..Frame::default() }, ..chart }
    };
    Some(charts::small_multiples(&drawing.frame(), &all.into_iter().map(chart).collect::<Vec<_>>(), width))
}

/// How many panels are left to the table.
pub fn not_drawn(reading: &Reading<'_>) -> usize {
    panels(reading).len().saturating_sub(MOST)
}

fn is_course(reading: &Reading<'_>) -> bool {
    matches!(reading.view.form, Form::Lines | Form::Panels | Form::Grouped)
}

fn panels<'r, 'w>(reading: &'r Reading<'w>) -> Vec<Panel<'r, 'w>> {
    let dim = reading.panel.as_deref();
    let labels = seed::labels();
    let mut panels: Vec<Panel<'r, 'w>> = Vec::new();
    let drawn = reading.view.strands.iter().filter(|s| s.chain.iter().any(|p| p.figure.value.is_drawable()));
    for strand in drawn {
        let title = match dim {
            None => capital(&reading.name(strand)),
            Some("regio") => plain_area(&capital(labels.label("region", &strand.region, reading.lang))).to_string(),
            Some(dim) => capital(strand.dims.get(dim).map_or(reading.t.monitor_total(), |c| labels.label(dim, c, reading.lang))),
        };
        match panels.iter_mut().find(|p| dim.is_some() && p.title == title) {
            Some(panel) => panel.strands.push(strand),
            None => panels.push(Panel { title, strands: vec![strand] }),
        }
    }
    panels
}
