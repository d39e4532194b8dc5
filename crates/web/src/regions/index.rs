//! All landsdelen: the map with its list beside it, what they count, and why they are not what
//! others call landsdelen.

use crate::regions::day::{self, Chosen};
use crate::regions::facts::{self, Facts};
use crate::regions::measure::{Measure, joined};
use crate::regions::names::{rank, region_name};
use crate::regions::picture::{self, Picture};
use crate::regions::territory;
use crate::shell::{Answer, Ctx, Page, html};
use askama::Template;
use charts::{Frame, Mark, Unit};
use std::collections::BTreeSet;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "regions/index.html")]
struct Index {
    page: Page,
    chosen: Chosen,
    measure: &'static str,
    /// (name, address, whether it is shown)
    measures: Vec<(&'static str, String, bool)>,
    tiles: Picture,
    dots: Arc<Dots>,
    facts: Vec<Facts>,
    all: Totals,
    without_place: usize,
    splits: Vec<Split>,
    names: Vec<String>,
    cbs: Vec<(String, Vec<usize>, usize)>,
    translated: Vec<(String, String, Vec<usize>)>,
    division: String,
}

struct Dots(Picture);

struct Totals {
    municipalities: usize,
    sum: usize,
    agreements: usize,
    parties: usize,
    pacts: usize,
}

struct Split {
    province: String,
    parts: Vec<(String, String, usize)>,
    total: usize,
}

pub async fn page(ctx: Ctx) -> Answer {
    let chosen = day::chosen(&ctx);
    let facts = facts::of_all(&ctx, chosen.day);
    let measure = ctx.query("toon").and_then(|code| Measure::from_code(&code)).unwrap_or(Measure::Municipalities);
    let page = ctx.page(ctx.t.regions_title()).crumb(ctx.t.nav_regions(), ctx.to.regions()).describe(ctx.t.regions_lead());
    html(&Index {
        measure: measure.code(),
        measures: Measure::ALL.into_iter().map(|m| (m.name(ctx.t), link(&ctx, &chosen, m), m == measure)).collect(),
        tiles: tiles(&ctx, &chosen, measure, &facts),
        dots: dots(&ctx, &chosen, &facts),
        all: totals(&ctx, &chosen, &facts),
        without_place: ctx.world.crosswalk.on(chosen.day).filter(|m| m.lon_microdegrees.is_none()).count(),
        splits: splits(&ctx, &chosen),
        names: facts.iter().map(|f| f.name.clone()).collect(),
        cbs: cbs(&ctx, &chosen),
        translated: translated(&ctx),
        division: chosen.keep(&ctx.to.division()),
        page,
        chosen,
        facts,
    })
}

fn link(ctx: &Ctx, chosen: &Chosen, measure: Measure) -> String {
    chosen.keep(&format!("{}?toon={}", ctx.to.regions(), measure.code()))
}

fn tiles(ctx: &Ctx, chosen: &Chosen, measure: Measure, facts: &[Facts]) -> Picture {
    let t = ctx.t;
    let subtitle = match measure {
        Measure::Municipalities => t.regions_tiles_on(&chosen.words, measure.name(t)),
        _ => t.regions_tiles_now(measure.name(t)),
    };
    let values: Vec<_> = facts.iter().map(|f| format!("{}: {}", f.name, measure.of(f))).collect();
    let frame =
        Frame { title: measure.finding(facts, t), subtitle, source: source(ctx, measure), summary: values.join("; "), ..Frame::default() };
    picture::tiles(ctx, "tegels", &frame, &Unit::Count, |id| {
        facts.iter().find(|f| f.id == id).map_or(Mark::Missing, |f| Mark::new(measure.of(f) as f64))
    })
}

fn source(ctx: &Ctx, measure: Measure) -> String {
    match measure {
        Measure::Municipalities => ctx.t.regions_source_division().into(),
        _ => ctx.t.regions_source_register().into(),
    }
}

/// The map of a day, drawn once: it does not depend on what is counted.
fn dots(ctx: &Ctx, chosen: &Chosen, facts: &[Facts]) -> Arc<Dots> {
    ctx.world.derived(&format!("{}/{}", ctx.lang.code(), chosen.day), || Dots(draw_dots(ctx, chosen, facts)))
}

fn draw_dots(ctx: &Ctx, chosen: &Chosen, facts: &[Facts]) -> Picture {
    let t = ctx.t;
    let classes: Vec<String> = facts.iter().map(|f| f.name.clone()).collect();
    let counts: Vec<_> = facts.iter().map(|f| format!("{}: {}", f.name, t.regions_municipality_count(f.municipalities))).collect();
    let frame = Frame {
        title: whereabouts(ctx, chosen),
        subtitle: t.regions_dots_subtitle(&chosen.words),
        source: t.regions_source_division().into(),
        summary: counts.join("; "),
        ..Frame::default()
    };
    let places = ctx.world.crosswalk.on(chosen.day).filter(|m| rank(&m.landsdeel) < classes.len());
    picture::dots(ctx, "gemeenten", &frame, &classes, places.map(|m| (m, rank(&m.landsdeel))))
}

/// What the map teaches: which province lies in more than one landsdeel.
fn whereabouts(ctx: &Ctx, chosen: &Chosen) -> String {
    match ctx.world.crosswalk.split_provinces(chosen.day).first() {
        Some((province, parts)) => {
            let names: Vec<_> = parts.iter().map(|id| region_name(&ctx.world, id, ctx.lang)).collect();
            ctx.t.regions_dots_split(joined(&names, ctx.t.regions_and()), province)
        }
        None => ctx.t.regions_dots_whole().into(),
    }
}

/// A party in two landsdelen is one party, so parties are counted and not added.
fn totals(ctx: &Ctx, chosen: &Chosen, all: &[Facts]) -> Totals {
    let parties: BTreeSet<_> = all.iter().flat_map(|f| facts::parties(&ctx.world, &f.id)).map(|m| m.party.id.as_str()).collect();
    Totals {
        municipalities: ctx.world.crosswalk.on(chosen.day).count(),
        sum: all.iter().map(|f| f.municipalities).sum(),
        agreements: all.iter().map(|f| f.agreements).sum(),
        parties: parties.len(),
        pacts: all.iter().map(|f| f.pacts).sum(),
    }
}

fn splits(ctx: &Ctx, chosen: &Chosen) -> Vec<Split> {
    let part = |(id, n): (String, usize)| (region_name(&ctx.world, &id, ctx.lang), ctx.to.region(&id), n);
    let split = |s: territory::Split| Split { province: s.province, parts: s.parts.into_iter().map(part).collect(), total: s.total };
    territory::splits(&ctx.world.crosswalk, chosen.day).into_iter().map(split).collect()
}

fn cbs(ctx: &Ctx, chosen: &Chosen) -> Vec<(String, Vec<usize>, usize)> {
    let row = |(area, counts): (String, [usize; 5])| {
        let name = ctx.t.code("cbs-area", &area.to_lowercase()).into_owned();
        (name, counts.to_vec(), counts.iter().sum())
    };
    territory::beside_cbs(&ctx.world.crosswalk, chosen.day).into_iter().map(row).collect()
}

fn translated(ctx: &Ctx) -> Vec<(String, String, Vec<usize>)> {
    let row = |t: facts::Translated| {
        let title = ctx.world.agreements.get(&t.agreement).map_or_else(String::new, |a| a.value.title.get(ctx.lang).to_string());
        (title, ctx.to.agreement(&t.agreement), t.counts)
    };
    facts::translated(&ctx.world).into_iter().map(row).collect()
}
