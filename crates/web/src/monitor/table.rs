//! The figures under the picture: periods as rows, lines as columns; the other way round where
//! there are many lines. Each line is one series and definition, so nothing old hides behind new.

use crate::monitor::reading::Reading;
use crate::monitor::words::capital;
use crate::shell::format;
use app::figures::{Form, Shown, Strand, Thread};
use domain::period::Period;
use std::collections::BTreeSet;

pub struct Table {
    pub corner: String,
    pub head: Vec<Head>,
    pub rows: Vec<Row>,
    /// Rows are lines and columns periods.
    pub turned: bool,
    pub has_provisional: bool,
    pub has_correction: bool,
}

pub struct Head {
    pub name: String,
    pub series: String,
}

pub struct Row {
    pub name: String,
    pub series: String,
    pub cells: Vec<Cell>,
    /// A goal's target: a row of its own.
    pub is_target: bool,
}

#[derive(Clone, Default)]
pub struct Cell {
    pub text: String,
    pub corrected: bool,
    /// Another meaning begins here.
    pub is_break: bool,
}

impl Table {
    pub fn has_break(&self) -> bool {
        self.rows.iter().flat_map(|r| &r.cells).any(|c| c.is_break)
    }
}

/// More lines than this stand as rows, unless that makes the table wider still.
const MOST_COLUMNS: usize = 6;

struct Line<'r, 'w> {
    strand: &'r Strand<'w>,
    thread: &'r Thread<'w>,
    head: Head,
}

/// Arranges what is shown.
pub fn table(reading: &Reading<'_>) -> Table {
    let lines = lines(reading);
    let periods = periods(reading);
    let cell = |line: &Line<'_, '_>, period: &Period| {
        let point = line.thread.points.iter().find(|p| p.figure.key.period == *period);
        point.map_or_else(Cell::default, |p| Cell { is_break: p.break_before || begins(line, period), ..filled(reading, &p.figure) })
    };
    let is_wide = lines.len() > MOST_COLUMNS && (periods.len() < 5 || lines.len() > 2 * MOST_COLUMNS);
    let turned = is_wide || lines.len() > 2 && (periods.len() == 1 || reading.view.form == Form::Bars);
    let mut table = Table {
        corner: String::new(),
        head: Vec::new(),
        rows: Vec::new(),
        turned,
        has_provisional: reading.shown().any(|f| f.finality == domain::monitor::Finality::Provisional),
        has_correction: reading.shown().any(|f| f.correction.is_some()),
    };
    if turned {
        table.corner = corner(reading);
        table.head = periods.iter().map(|(_, label)| Head { name: label.clone(), series: String::new() }).collect();
        let row = |line: Line<'_, '_>| Row {
            cells: periods.iter().map(|(period, _)| cell(&line, period)).collect(),
            name: line.head.name,
            series: line.head.series,
            is_target: false,
        };
        table.rows = lines.into_iter().map(row).collect();
    } else {
        table.corner = reading.t.monitor_period().into();
        let row = |(period, label): &(&Period, String)| Row {
            name: label.clone(),
            series: String::new(),
            cells: lines.iter().map(|line| cell(line, period)).collect(),
            is_target: false,
        };
        table.rows = periods.iter().map(row).collect();
        table.rows.extend(target_rows(reading, lines.len()));
        table.head = lines.into_iter().map(|l| l.head).collect();
    }
    table
}

fn corner(reading: &Reading<'_>) -> String {
    match reading.view.per.as_deref() {
        Some("regio") => capital(seed::labels().dim_name("region", reading.lang)),
        Some(dim) if dim != "alles" => capital(seed::labels().dim_name(dim, reading.lang)),
        _ => reading.t.monitor_line().into(),
    }
}

fn lines<'r, 'w>(reading: &'r Reading<'w>) -> Vec<Line<'r, 'w>> {
    let mut lines = Vec::new();
    let kinds: BTreeSet<_> =
        reading.view.strands.iter().flat_map(|s| &s.threads).map(|t| (t.series.as_str(), t.definition.as_str())).collect();
    for strand in &reading.view.strands {
        for thread in &strand.threads {
            let name = reading.name(strand);
            let unit = seed::labels().unit_title(&reading.view.unit, reading.lang);
            let name = capital(if name.is_empty() { unit } else { &name });
            let series = if kinds.len() > 1 { reading.thread_name(&thread.series, &thread.definition) } else { String::new() };
            lines.push(Line { strand, thread, head: Head { name, series } });
        }
    }
    lines
}

/// Periods in order of time, each with its label.
fn periods<'r>(reading: &'r Reading<'_>) -> Vec<(&'r Period, String)> {
    let mut found: Vec<&Period> = Vec::new();
    for figure in reading.shown() {
        if !found.contains(&&figure.key.period) {
            found.push(&figure.key.period);
        }
    }
    let place = |p: &Period| p.position().unwrap_or(f64::MAX);
    found.sort_by(|a, b| place(a).total_cmp(&place(b)).then_with(|| a.to_string().cmp(&b.to_string())));
    found.into_iter().map(|period| (period, reading.period(period))).collect()
}

/// Whether the strand changes to this line's series in this period.
fn begins(line: &Line<'_, '_>, period: &Period) -> bool {
    line.strand.chain.iter().any(|p| {
        let key = &p.figure.key;
        p.break_before && key.period == *period && key.series == line.thread.series && key.definition == line.thread.definition
    })
}

fn filled(reading: &Reading<'_>, figure: &Shown<'_>) -> Cell {
    let text = reading.figure(figure);
    Cell { text, corrected: figure.correction.is_some(), is_break: false }
}

/// What goals want to reach, under the figures (the picture has the same as a dashed rule).
fn target_rows(reading: &Reading<'_>, columns: usize) -> Vec<Row> {
    let row = |(goal, target): (&str, &domain::pact::Target)| {
        let value = target.value?;
        let percent = if reading.view.unit.is_percent() { "%" } else { "" };
        let decimals = format::needed(value, reading.decimals());
        let text = format!("{}{percent}", domain::value::format_number(value, decimals, reading.lang));
        let name = match target.year {
            Some(year) => reading.t.monitor_target_row(goal, year),
            None => reading.t.monitor_target_row_no_year(goal),
        };
        let mut cells = vec![Cell::default(); columns];
        if let Some(first) = cells.first_mut() {
            first.text = text;
        }
        Some(Row { name, series: String::new(), cells, is_target: true })
    };
    reading.targets().into_iter().filter_map(row).collect()
}
