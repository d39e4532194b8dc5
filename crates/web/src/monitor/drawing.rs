//! From what is shown to a picture: which lines, bars or panels, and their marks.

use crate::monitor::reading::Reading;
use crate::monitor::words::capital;
use app::figures::{Form, Point, Shown, Strand};
use charts::{Annotation, Chart, Frame, Locale, Mark, Series, Status, Style, Target, Unit, Width, Words, XTick};
use domain::Lang;
use domain::monitor::Finality;
use domain::period::Period;
use domain::value::Value;
use std::collections::BTreeSet;

/// How a picture is made.
#[derive(Clone, Copy)]
pub struct Manner<'a> {
    /// Prefix of ids, unique on the page.
    pub id: &'a str,
    pub patterns: bool,
    pub base_url: &'a str,
}

/// Draws the view; none where a picture adds nothing to one number.
pub fn draw(reading: &Reading<'_>, manner: Manner<'_>, width: Width) -> Option<String> {
    let drawing = Drawing::new(reading, manner);
    match reading.view.form {
        Form::None => None,
        Form::Lines => Some(charts::line(&drawing.lines(), width)),
        Form::Panels => Some(charts::small_multiples(&drawing.frame(), &drawing.panels(), width)),
        Form::Bars => Some(charts::bars(&drawing.bars(), width)),
        Form::Grouped => Some(charts::bars(&drawing.grouped(), width)),
    }
}

/// The headline as a line the height of a word; empty where there is no course of time.
pub fn spark(reading: &Reading<'_>) -> String {
    let Some(strand) = reading.headline() else { return String::new() };
    let drawing = Drawing::new(reading, Manner { id: "s", patterns: false, base_url: "" });
    let series = drawing.series(strand, String::new(), &strand.chain);
    let is_course = matches!(reading.view.form, Form::Lines | Form::Panels) && series.points.len() > 1;
    if is_course { charts::spark(&series) } else { String::new() }
}

/// Names of strands that are in the table but not in the picture.
pub fn left_out(reading: &Reading<'_>) -> Vec<String> {
    if reading.view.form != Form::Lines {
        return Vec::new();
    }
    reading.view.strands.iter().filter(|s| !is_drawn(reading, s)).map(|s| reading.name(s)).collect()
}

/// A single old point beside real lines would only raise questions.
pub fn is_drawn(reading: &Reading<'_>, strand: &Strand<'_>) -> bool {
    let count = |s: &Strand<'_>| s.chain.iter().filter(|p| p.figure.value.number().is_some()).count();
    let newest = |s: &Strand<'_>| s.last().and_then(|f| f.key.period.position()).unwrap_or(f64::NEG_INFINITY);
    let last = reading.view.strands.iter().map(newest).fold(f64::NEG_INFINITY, f64::max);
    count(strand) > 1 || newest(strand) >= last
}

struct Drawing<'r, 'w> {
    reading: &'r Reading<'w>,
    manner: Manner<'r>,
    unit: Unit,
    /// Values are divided by this: large amounts of money are drawn in millions.
    scale: f64,
}

impl<'r, 'w> Drawing<'r, 'w> {
    fn new(reading: &'r Reading<'w>, manner: Manner<'r>) -> Drawing<'r, 'w> {
        let values: Vec<f64> = reading.shown().filter_map(|f| f.value.number()).collect();
        let top = values.iter().fold(0.0_f64, |m, v| m.max(v.abs()));
        let unit = &reading.view.unit;
        let own = usize::try_from(reading.card.decimals).unwrap_or(0);
        let decimals = values.iter().map(|v| usize::from(crate::shell::format::needed(*v, reading.decimals()))).fold(own, usize::max);
        let is_large = unit.is_money() && top >= 1e6;
        let drawn = if unit.is_percent() {
            Unit::Percent { decimals: decimals.min(2) }
        } else if is_large {
            Unit::Other { suffix: reading.t.monitor_mln().into(), decimals: 1 }
        } else if decimals == 0 {
            Unit::Count
        } else {
            Unit::Other { suffix: String::new(), decimals }
        };
        Drawing { reading, manner, unit: drawn, scale: if is_large { 1e6 } else { 1.0 } }
    }

    fn frame(&self) -> Frame {
        let finding = self.reading.finding();
        Frame {
            id: self.manner.id.into(),
            title: finding.title(),
            subtitle: self.subtitle(),
            source: self.reading.source_line(self.manner.base_url),
            summary: finding.summary(),
        }
    }

    /// What is measured, in which unit, of which population.
    fn subtitle(&self) -> String {
        let r = self.reading;
        let unit = match &self.unit {
            Unit::Other { .. } if self.scale > 1.0 => r.t.monitor_in_millions(seed::labels().unit_title(&r.view.unit, r.lang)),
            _ => capital(seed::labels().unit_title(&r.view.unit, r.lang)),
        };
        let population = r.card.population.as_ref().map(|p| p.get(r.lang).to_string());
        let background = if r.view.strands.len() > 1 { r.background() } else { Vec::new() };
        let background = (!background.is_empty()).then(|| capital(&background.join(", ")));
        [Some(unit), population, background].into_iter().flatten().collect::<Vec<_>>().join(". ")
    }

    fn style(&self) -> Style {
        let t = self.reading.t;
        Style {
            unit: self.unit.clone(),
            locale: if self.reading.lang == Lang::Nl { Locale::Nl } else { Locale::En },
            words: Words {
                suppressed: t.value_suppressed().into(),
                provisional: t.monitor_word_provisional().into(),
                forecast: t.monitor_word_forecast().into(),
                series_break: t.monitor_word_break().into(),
                axis_cut: t.monitor_word_axis().into(),
                margin: t.monitor_word_margin().into(),
                no_data: t.monitor_word_no_data().into(),
            },
            patterns: self.manner.patterns,
        }
    }

    fn chart(&self, x: Vec<XTick>, series: Vec<Series>) -> Chart {
        Chart { frame: self.frame(), ..self.unframed(x, series) }
    }

    /// A panel of a larger picture, without title and source of its own.
    fn unframed(&self, x: Vec<XTick>, series: Vec<Series>) -> Chart {
        let from_zero = self.reading.view.unit.is_percent();
        Chart { frame: Frame::default(), style: self.style(), x, series, targets: Vec::new(), annotations: Vec::new(), from_zero }
    }

    fn mark(&self, figure: &Shown<'_>) -> Mark {
        let status = if figure.finality == Finality::Provisional { Status::Provisional } else { Status::Final };
        match figure.value {
            Value::Number { value } => Mark::with(value / self.scale, status),
            Value::Interval { low, high } => {
                let middle = (low + high) / 2.0 / self.scale;
                Mark::Value { value: middle, status, low: Some(low / self.scale), high: Some(high / self.scale) }
            }
            Value::Suppressed => Mark::Suppressed,
            Value::Missing | Value::NotApplicable => Mark::Missing,
        }
    }

    fn series(&self, strand: &Strand<'w>, name: String, points: &[Point<'w>]) -> Series {
        let headline = self.reading.headline().is_some_and(|h| std::ptr::eq(h, strand));
        let placed = points.iter().filter_map(|p| {
            let x = p.figure.key.period.position()?;
            Some(charts::Point { x, value: self.mark(&p.figure), break_before: p.break_before })
        });
        Series { name, points: placed.collect(), emphasis: headline || points.len() > 1 }
    }

    /// Chains in colour; older series that know other years beside them.
    fn lines(&self) -> Chart {
        let r = self.reading;
        let drawn: Vec<&Strand<'w>> = r.view.strands.iter().filter(|s| is_drawn(r, s)).collect();
        let beside = drawn.iter().map(|s| s.beside().count()).sum::<usize>();
        let mut series: Vec<Series> = Vec::new();
        for strand in &drawn {
            let own = strand.threads.first().map_or_else(String::new, |t| r.thread_name(&t.series, &t.definition));
            let name = if drawn.len() > 1 {
                r.name(strand)
            } else if beside > 0 {
                own
            } else {
                String::new()
            };
            series.push(Series { emphasis: true, ..self.series(strand, name, &strand.chain) });
        }
        for strand in &drawn {
            for thread in strand.beside() {
                let name = r.thread_name(&thread.series, &thread.definition);
                let name = if drawn.len() > 1 { format!("{}, {name}", r.name(strand)) } else { name };
                series.push(Series { emphasis: false, ..self.series(strand, name, &thread.points) });
            }
        }
        let mut chart = self.chart(self.ticks(&series), series);
        self.add_targets(&mut chart);
        chart.annotations = self.events(&chart);
        chart
    }

    fn panels(&self) -> Vec<Chart> {
        let all: Vec<Series> = self.reading.view.strands.iter().map(|s| self.series(s, self.reading.name(s), &s.chain)).collect();
        let ticks = self.ticks(&all);
        let panel = |series: Series| {
            let title = capital(&series.name);
            let chart = self.unframed(ticks.clone(), vec![series]);
            Chart { frame: Frame { title, ..Frame::default() }, ..chart }
        };
        all.into_iter().map(panel).collect()
    }

    /// The periods of all series, each at its place in time.
    fn ticks(&self, series: &[Series]) -> Vec<XTick> {
        let drawn: BTreeSet<i64> = series.iter().flat_map(|s| &s.points).map(|p| key(p.x)).collect();
        let mut ticks: Vec<XTick> = Vec::new();
        for figure in self.reading.shown() {
            let Some(position) = figure.key.period.position() else { continue };
            if drawn.contains(&key(position)) && !ticks.iter().any(|t| key(t.position) == key(position)) {
                ticks.push(XTick { label: self.short_period(&figure.key.period), position, emphasis: false });
            }
        }
        ticks.sort_by(|a, b| a.position.total_cmp(&b.position));
        ticks
    }

    /// A period under an axis, where little room is.
    fn short_period(&self, period: &Period) -> String {
        match period {
            Period::Quarter(y, q) => self.reading.t.monitor_short_quarter(q, y),
            Period::Month(y, m) => format!("{y}-{m:02}"),
            Period::Day(d) => d.year().to_string(),
            other => self.reading.period(other),
        }
    }

    fn add_targets(&self, chart: &mut Chart) {
        let Some(first) = chart.x.first().map(|t| t.position) else { return };
        for (_, target) in self.reading.targets() {
            let (Some(value), Some(year)) = (target.value, target.year.and_then(|y| i32::try_from(y).ok())) else { continue };
            let position = f64::from(year);
            if chart.x.last().is_some_and(|t| t.position < position) {
                chart.x.push(XTick { label: year.to_string(), position, emphasis: false });
            }
            chart.targets.push(Target { label: self.reading.t.monitor_target().into(), from_x: first, value: value / self.scale, year });
        }
    }

    /// Events of the card that fall within the axis.
    fn events(&self, chart: &Chart) -> Vec<Annotation> {
        let (Some(first), Some(last)) = (chart.x.first(), chart.x.last()) else { return Vec::new() };
        let place = |at: &str| at.parse::<Period>().ok()?.position().filter(|x| (first.position..=last.position).contains(x));
        let events = self.reading.card.events.iter();
        events.filter_map(|e| Some(Annotation { x: place(&e.at)?, label: e.text.get(self.reading.lang).into() })).collect()
    }

    /// A bar for each figure; its period in the label where they differ.
    fn bars(&self) -> Chart {
        let r = self.reading;
        let figures: Vec<(&Strand<'w>, &Shown<'w>)> =
            r.view.strands.iter().flat_map(|s| s.chain.iter().map(move |p| (s, &p.figure))).collect();
        let periods: BTreeSet<String> = figures.iter().map(|(_, f)| f.key.period.to_string()).collect();
        let mut rows: Vec<(String, Mark, bool)> = Vec::new();
        for (strand, figure) in figures {
            let period = r.period(&figure.key.period);
            let name = r.name(strand);
            let label = match (name.is_empty(), periods.len() > 1) {
                (true, _) => period,
                (false, true) => format!("{} ({period})", capital(&name)),
                (false, false) => capital(&name),
            };
            rows.push((label, self.mark(figure), r.view.strands.len() > 1 && r.is_total(strand)));
        }
        if periods.len() == 1 && is_unordered(r) {
            rows.sort_by(|a, b| b.2.cmp(&a.2).then(b.1.value().unwrap_or(0.0).total_cmp(&a.1.value().unwrap_or(0.0))));
        }
        let points = rows.iter().enumerate().map(|(i, (_, mark, _))| charts::Point { x: i as f64, value: *mark, break_before: false });
        let series = Series { name: String::new(), points: points.collect(), emphasis: true };
        let x = rows.iter().enumerate().map(|(i, (label, ..))| XTick { label: label.clone(), position: i as f64, emphasis: false });
        self.chart(x.collect(), vec![series])
    }

    /// A row for each strand, a bar for each period.
    fn grouped(&self) -> Chart {
        let r = self.reading;
        let mut periods: Vec<Period> = Vec::new();
        for point in r.view.strands.iter().flat_map(|s| &s.chain) {
            if !periods.contains(&point.figure.key.period) {
                periods.push(point.figure.key.period.clone());
            }
        }
        periods.sort_by(|a, b| a.position().unwrap_or(0.0).total_cmp(&b.position().unwrap_or(0.0)));
        let of = |period: &Period| {
            let point = |(i, s): (usize, &Strand<'w>)| {
                let figure = s.chain.iter().find(|p| p.figure.key.period == *period);
                charts::Point { x: i as f64, value: figure.map_or(Mark::Missing, |p| self.mark(&p.figure)), break_before: false }
            };
            Series { name: r.period(period), points: r.view.strands.iter().enumerate().map(point).collect(), emphasis: true }
        };
        let x = r.view.strands.iter().enumerate().map(|(i, s)| XTick { label: capital(&r.name(s)), position: i as f64, emphasis: false });
        self.chart(x.collect(), periods.iter().map(of).collect())
    }
}

/// Whether the order of the strands says nothing, so that the largest may come first.
fn is_unordered(reading: &Reading<'_>) -> bool {
    matches!(reading.view.per.as_deref(), Some("programme" | "domain" | "scheme" | "sector" | "type" | "regio"))
}

fn key(position: f64) -> i64 {
    (position * 1000.0).round() as i64
}
