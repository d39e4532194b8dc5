//! Did this action change the indicator? A reader chooses who acted, from when and how it is compared;
//! the choice stands in the address, so that a measurement can be sent, checked and done again.
//!
//! Nothing is kept here. Who may edit the action writes the outcome down in its form, with its name
//! as the judge.

use crate::pact::said::{Linked, Said};
use crate::regions::names::{landsdelen, region_name};
use crate::regions::picture::{self, Picture, twice};
use crate::shell::{Answer, Ctx, Page, format, html, visible};
use app::effects::{Finding, Found, Hindrance, Method, Study, study};
use app::figures::Selection;
use askama::Template;
use axum::extract::Path;
use charts::{Annotation, Chart, Frame, Mark, Point, Series, Unit, XTick};
use domain::agenda::Action;
use domain::record::{Kind, Rec};
use effect::{Panel, Refusal};

#[derive(Template)]
#[template(path = "agenda/measure.html")]
struct MeasurePage {
    page: Page,
    action: Linked,
    indicators: Vec<Opt>,
    regions: Vec<Opt>,
    methods: Vec<Opt>,
    sure: Vec<Opt>,
    start: i32,
    answer: Option<Outcome>,
    /// Why there is no answer, in words.
    hindrance: Option<String>,
    left_out: Option<String>,
    table: Option<Table>,
    edit: String,
}

struct Opt {
    code: String,
    name: String,
    chosen: bool,
}

struct Outcome {
    sentence: String,
    verdict: &'static str,
    facts: Vec<(&'static str, String)>,
    picture: Picture,
}

/// The values behind the answer: years over the top, regions down the side.
struct Table {
    years: Vec<i32>,
    rows: Vec<(String, bool, Vec<String>)>,
}

const SURE: [u32; 3] = [80, 90, 95];

pub async fn page(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let rec = visible::<Action>(&ctx, &id)?;
    let asked = asked(&ctx, rec);
    let found = (!asked.selection.indicator.is_empty() && !asked.acted.is_empty()).then(|| study(&ctx.world, &asked));
    let title = rec.value.title.get(ctx.lang);
    let action = Linked::new(Said::of(&rec.value.title, &ctx), ctx.to.action(&id));
    let mut shown = MeasurePage {
        page: ctx.page(ctx.t.measure_title()).crumb(ctx.t.nav_agenda(), ctx.to.agenda()).crumb(title, ctx.to.action(&id)),
        action,
        indicators: indicators(&ctx, &rec.value, &asked),
        regions: landsdelen(&ctx.world).into_iter().map(|r| opt(&r.id, r.value.title.get(ctx.lang), asked.acted.contains(&r.id))).collect(),
        methods: Method::ALL.iter().map(|m| opt(m.code(), &ctx.t.code("study", m.code()), *m == asked.method)).collect(),
        sure: SURE.iter().map(|n| opt(&n.to_string(), &format!("{n}%"), percent(&asked) == *n)).collect(),
        start: asked.start,
        answer: None,
        hindrance: None,
        left_out: None,
        table: None,
        edit: ctx.to.edit(Kind::Action, &id),
    };
    match found {
        None => shown.hindrance = Some(ctx.t.measure_nothing_asked().into()),
        Some(Ok(finding)) => {
            shown.left_out = names(&ctx, &finding.left_out);
            shown.table = Some(table(&ctx, &finding.panel, &asked));
            shown.answer = Some(outcome(&ctx, &asked, &finding));
        }
        Some(Err(hindrance)) => {
            if let Hindrance::Refused { panel, left_out, .. } = &*hindrance {
                shown.left_out = names(&ctx, left_out);
                shown.table = Some(table(&ctx, panel, &asked));
            }
            shown.hindrance = Some(why(&ctx, &asked, &hindrance));
        }
    }
    html(&shown)
}

/// The question as the address asks it; what it leaves open follows from the action.
fn asked(ctx: &Ctx, rec: &Rec<Action>) -> Study {
    let action = &rec.value;
    let known = |id: &String| ctx.world.indicators.get_live(id).is_some();
    let first = action.expected.first().map(|e| e.indicator.clone());
    let indicator = ctx.query("indicator").filter(known).or(first).unwrap_or_default();
    let named = ctx.query_all("landsdeel");
    let acted = if named.is_empty() { action.landsdeel.iter().cloned().collect() } else { named };
    // A year that only just began cannot show much: the effect is looked for from the year after.
    let after_start = action.start.map_or_else(|| i32::from(ctx.app.today().year()), |d| i32::from(d.year()) + 1);
    let sure = ctx.query("zekerheid").and_then(|n| n.parse().ok()).filter(|n| SURE.contains(n)).unwrap_or(SURE[0]);
    Study {
        selection: Selection { indicator, ..Selection::default() },
        acted,
        start: ctx.query("vanaf").and_then(|y| y.parse().ok()).filter(|y| (1990..2100).contains(y)).unwrap_or(after_start),
        method: ctx.query("methode").and_then(|m| Method::from_code(&m)).unwrap_or(Method::Comparison),
        confidence: f64::from(sure) / 100.0,
    }
}

fn percent(asked: &Study) -> u32 {
    (asked.confidence * 100.0).round() as u32
}

fn opt(code: &str, name: &str, chosen: bool) -> Opt {
    Opt { code: code.into(), name: name.into(), chosen }
}

/// What the action expects to change and what its goals are measured by first; then all others.
fn indicators(ctx: &Ctx, action: &Action, asked: &Study) -> Vec<Opt> {
    let goals = action.goals.iter().filter_map(|g| ctx.world.goals.get_live(g));
    let near: Vec<&String> = action.expected.iter().map(|e| &e.indicator).chain(goals.flat_map(|g| &g.value.indicators)).collect();
    let mut all: Vec<_> = ctx.world.indicators.live().collect();
    all.sort_by_key(|i| (!near.contains(&&i.id), i.value.title.get(ctx.lang).to_lowercase()));
    all.into_iter().map(|i| opt(&i.id, i.value.title.get(ctx.lang), i.id == asked.selection.indicator)).collect()
}

fn names(ctx: &Ctx, regions: &[String]) -> Option<String> {
    let names: Vec<String> = regions.iter().map(|r| region_name(&ctx.world, r, ctx.lang)).collect();
    (!names.is_empty()).then(|| ctx.t.measure_left_out(names.join(", ")))
}

fn outcome(ctx: &Ctx, asked: &Study, finding: &Finding) -> Outcome {
    let (size, low, high) = finding.found.interval();
    let say = |v: f64| super::effects::change(ctx, round(v), &asked.selection.indicator, None);
    let (low_text, high_text) = (plain(ctx, low), plain(ctx, high));
    let verdict = match (low > 0.0, high < 0.0) {
        (true, _) => ctx.t.measure_up(),
        (_, true) => ctx.t.measure_down(),
        _ => ctx.t.measure_unclear(),
    };
    let sentence = ctx.t.measure_sentence(high_text, low_text, say(size), percent(asked));
    Outcome { sentence, verdict, facts: facts(ctx, finding), picture: picture(ctx, asked, finding) }
}

fn facts(ctx: &Ctx, finding: &Finding) -> Vec<(&'static str, String)> {
    let t = ctx.t;
    let mut facts = match &finding.found {
        Found::BeforeAfter(_) => Vec::new(),
        Found::Comparison(c) => vec![
            (t.measure_change_acted(), plain(ctx, c.changes.0)),
            (t.measure_change_others(), plain(ctx, c.changes.1)),
            (t.measure_chance(), c.permutation.map_or_else(|| t.measure_not_counted().into(), |p| share(ctx, p))),
        ],
        Found::Synthetic(s) => {
            let parts: Vec<String> =
                s.weights.iter().map(|(r, w)| format!("{} {}", region_name(&ctx.world, r, ctx.lang), share(ctx, *w))).collect();
            vec![(t.measure_mix(), parts.join(", ")), (t.measure_misfit(), plain(ctx, s.misfit)), (t.measure_chance(), share(ctx, s.rank))]
        }
    };
    let edition = ctx.world.editions.get_live(&finding.edition).map(|e| e.value.title.get(ctx.lang).to_string());
    facts.extend(edition.map(|title| (t.measure_edition(), title)));
    facts
}

fn share(ctx: &Ctx, part: f64) -> String {
    format!("{}%", domain::value::format_number((part * 100.0).round(), 0, ctx.lang))
}

/// No more digits than such a comparison can carry: whole numbers from a hundred on, else two decimals.
fn round(value: f64) -> f64 {
    if value.abs() >= 100.0 { value.round() } else { (value * 100.0).round() / 100.0 }
}

fn plain(ctx: &Ctx, value: f64) -> String {
    if !value.is_finite() {
        return "–".into();
    }
    let value = round(value);
    domain::value::format_number(value, format::needed(value, 0), ctx.lang)
}

fn table(ctx: &Ctx, panel: &Panel, asked: &Study) -> Table {
    let row = |(unit, values): (&String, &Vec<Option<f64>>)| {
        let cells = values.iter().map(|v| v.map_or_else(|| "–".into(), |v| plain(ctx, v))).collect();
        (region_name(&ctx.world, unit, ctx.lang), asked.acted.contains(unit), cells)
    };
    Table { years: panel.times.clone(), rows: panel.units.iter().zip(&panel.values).map(row).collect() }
}

/// The course of those that acted beside what they are compared with.
fn picture(ctx: &Ctx, asked: &Study, finding: &Finding) -> Picture {
    let panel = &finding.panel;
    let mean = |wanted: bool| -> Vec<f64> {
        let rows: Vec<_> = panel.units.iter().zip(&panel.values).filter(|(u, _)| asked.acted.contains(u) == wanted).collect();
        let at = |t: usize| rows.iter().filter_map(|(_, v)| v[t]).sum::<f64>() / rows.len() as f64;
        (0..panel.times.len()).map(at).collect()
    };
    let line = |name: String, values: Vec<f64>, emphasis: bool| {
        let point = |(t, v): (&i32, &f64)| Point { x: f64::from(*t), value: Mark::new(*v), break_before: false };
        Series { name, points: panel.times.iter().zip(&values).map(point).collect(), emphasis }
    };
    let acted: Vec<String> = asked.acted.iter().map(|r| region_name(&ctx.world, r, ctx.lang)).collect();
    let mut series = vec![line(acted.join(", "), mean(true), true)];
    match &finding.found {
        Found::BeforeAfter(_) => {}
        Found::Comparison(_) => series.push(line(ctx.t.measure_others().into(), mean(false), false)),
        Found::Synthetic(s) => series.push(line(ctx.t.measure_mix().into(), s.course.clone(), false)),
    }
    let card = ctx.world.indicators.get_live(&asked.selection.indicator);
    let title = card.map_or_else(String::new, |c| c.value.title.get(ctx.lang).to_string());
    let unit = match card {
        Some(c) if c.value.unit == domain::Unit::PERCENT => Unit::Percent { decimals: 1 },
        _ => Unit::Count,
    };
    twice("verloop", |id, width| {
        let frame = Frame { id, title: title.clone(), summary: ctx.t.measure_summary().into(), ..Frame::default() };
        let chart = Chart {
            frame,
            style: picture::style(ctx, unit.clone()),
            x: panel.times.iter().map(|t| XTick { label: t.to_string(), position: f64::from(*t), emphasis: false }).collect(),
            series: series.clone(),
            targets: Vec::new(),
            annotations: vec![Annotation { x: f64::from(asked.start) - 0.5, label: ctx.t.measure_from_here().into() }],
            from_zero: false,
        };
        charts::line(&chart, width)
    })
}

/// A hindrance as a sentence that says what would be enough.
fn why(ctx: &Ctx, asked: &Study, hindrance: &Hindrance) -> String {
    let t = ctx.t;
    match hindrance {
        Hindrance::NoFigures { region } => t.measure_no_figures(region_name(&ctx.world, region, ctx.lang)),
        Hindrance::MixedKinds { .. } => t.measure_mixed().into(),
        Hindrance::Refused { why, .. } => match why {
            Refusal::NobodyActed => t.measure_nothing_asked().into(),
            Refusal::Missing { unit, time } => t.measure_missing(region_name(&ctx.world, unit, ctx.lang), time.to_string()),
            Refusal::Periods { before, after } => t.measure_periods(*after, *before),
            Refusal::TooFewControls { found, needed } => t.measure_too_few(*found, *needed, percent(asked)),
            Refusal::NotParallel { drift, .. } => t.measure_not_parallel(plain(ctx, *drift)),
            Refusal::PoorFit { found, allowed } => t.measure_poor_fit(plain(ctx, *allowed), plain(ctx, *found)),
            Refusal::OneOnly { .. } => t.measure_one_only().into(),
            Refusal::Confidence { .. } => t.measure_nothing_asked().into(),
        },
    }
}
