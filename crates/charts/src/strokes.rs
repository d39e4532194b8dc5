//! The lines themselves: runs, bands, markers.

use crate::canvas::{Area, Canvas};
use crate::keys::{dotted, stroke};
use crate::line::View;
use crate::marks::marker;
use crate::model::{Point, Series, Status};
use crate::palette::Ink;

/// Points that a line joins: no gap and no break between them.
pub(crate) fn runs(points: &[Point]) -> Vec<Vec<&Point>> {
    let mut runs: Vec<Vec<&Point>> = vec![Vec::new()];
    for point in points {
        let drawn = point.value.value().is_some();
        if point.break_before || !drawn {
            runs.push(Vec::new());
        }
        if let (true, Some(run)) = (drawn, runs.last_mut()) {
            run.push(point);
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// All series: bands under lines under markers, context under subject.
pub(crate) fn series(canvas: &mut Canvas, all: &[Series], inks: &[Ink], view: &View, width: f64) {
    let mut order: Vec<(&Series, &Ink)> = all.iter().zip(inks).collect();
    // The first series is drawn last among equals, so it lies on top.
    order.reverse();
    order.sort_by_key(|(_, ink)| !ink.quiet);
    for (series, ink) in &order {
        runs(&series.points).iter().for_each(|run| band(canvas, run, ink, view));
    }
    for (series, ink) in &order {
        let width = if ink.quiet { 1.25 } else { width };
        runs(&series.points).iter().for_each(|run| join(canvas, run, ink, view, width));
    }
    for (series, ink) in &order {
        ranges(canvas, series, ink, view);
        markers(canvas, series, ink, view);
    }
}

/// The margin: an area along the run, or a whisker at a lone point.
fn band(canvas: &mut Canvas, run: &[&Point], ink: &Ink, view: &View) {
    let mut margins: Vec<(f64, f64, f64)> = Vec::new();
    for (i, point) in run.iter().enumerate() {
        let next = run.get(i + 1).map(|p| p.value);
        let opens = next.is_some_and(|n| n.status() == Status::Forecast && n.margin().is_some());
        match (point.value.margin(), point.value.value()) {
            (Some((low, high)), _) => margins.push((point.x, low, high)),
            // The band of a forecast opens at the last figure that is known.
            (None, Some(v)) if opens => margins.push((point.x, v, v)),
            _ => {}
        }
    }
    if let [(x, low, high)] = margins[..] {
        let look = format!("stroke=\"{}\" stroke-width=\"1.5\"", ink.stroke);
        canvas.line(view.at(x, low), view.at(x, high), &look);
    } else if !margins.is_empty() {
        let upper = margins.iter().map(|&(x, _, high)| view.at(x, high));
        let lower = margins.iter().rev().map(|&(x, low, _)| view.at(x, low));
        let look = format!("fill=\"{}\" fill-opacity=\"0.16\"", ink.stroke);
        canvas.polygon(&upper.chain(lower).collect::<Vec<_>>(), &look);
    }
}

/// Of every point of which only the bounds are known a bar from the one to the other.
fn ranges(canvas: &mut Canvas, series: &Series, ink: &Ink, view: &View) {
    for point in &series.points {
        let Some((low, high)) = point.value.range() else { continue };
        let ((x, bottom), (_, top)) = (view.at(point.x, low), view.at(point.x, high));
        let area = Area { x: x - RANGE / 2.0, y: top, width: RANGE, height: (bottom - top).max(3.0) };
        let dash = if point.value.status() == Status::Final { "" } else { " stroke-dasharray=\"4 3\"" };
        let look = format!("rx=\"3\" fill=\"{0}\" fill-opacity=\"0.35\" stroke=\"{0}\" stroke-width=\"1.5\"{dash}", ink.stroke);
        canvas.rect(area, &look);
    }
}

/// Width of the bar between two bounds, px.
const RANGE: f64 = 9.0;

fn place(point: &Point, view: &View) -> (f64, f64) {
    view.at(point.x, point.value.value().unwrap_or(0.0))
}

/// Known points in the series' own dash, forecast points dotted.
fn join(canvas: &mut Canvas, run: &[&Point], ink: &Ink, view: &View, width: f64) {
    let is_forecast = |p: &&Point| p.value.status() == Status::Forecast;
    let first = run.iter().position(is_forecast).unwrap_or(run.len());
    let (known, forecast) = (&run[..first], &run[first.saturating_sub(1)..]);
    if known.len() > 1 {
        let points: Vec<_> = known.iter().map(|p| place(p, view)).collect();
        canvas.polyline(&points, &stroke(ink, width));
    }
    if first < run.len() && forecast.len() > 1 {
        let points: Vec<_> = forecast.iter().map(|p| place(p, view)).collect();
        canvas.polyline(&points, &dotted(ink.stroke, width));
    }
}

/// A marker at the end, at every figure that may change, and at each end of a gap; at all points
/// when there are few, because then each one counts.
fn markers(canvas: &mut Canvas, series: &Series, ink: &Ink, view: &View) {
    let runs = runs(&series.points);
    let few = series.points.len() <= 8 && !ink.quiet;
    let last = runs.len().saturating_sub(1);
    for (i, run) in runs.iter().enumerate() {
        for (j, point) in run.iter().enumerate() {
            let is_end = i == last && j + 1 == run.len();
            let status = point.value.status();
            // A forecast is dotted already: a marker only where it ends.
            let hollow = status == Status::Provisional || (status == Status::Forecast && is_end);
            let edge = j + 1 == run.len() || (i > 0 && j == 0);
            if ink.quiet && !(hollow || run.len() == 1) {
                continue;
            }
            if (few && status != Status::Forecast) || hollow || edge {
                let r = if is_end && !ink.quiet { 5.0 } else { 3.5 };
                marker(canvas, place(point, view), r, ink, hollow);
            }
        }
    }
}

/// Lines and the last marker only.
pub(crate) fn spark(canvas: &mut Canvas, series: &Series, ink: &Ink, view: &View) {
    let runs = runs(&series.points);
    runs.iter().for_each(|run| join(canvas, run, ink, view, 2.0));
    if let Some(point) = runs.last().and_then(|run| run.last()) {
        let hollow = point.value.status() != Status::Final;
        marker(canvas, place(point, view), 3.5, ink, hollow);
    }
}

/// The line of a series without markers, for a backdrop.
pub(crate) fn lines_only(canvas: &mut Canvas, series: &Series, ink: &Ink, view: &View, width: f64) {
    for run in runs(&series.points) {
        join(canvas, &run, ink, view, width);
    }
}
