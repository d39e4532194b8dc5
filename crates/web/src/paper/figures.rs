//! The figures of a landsdeel on paper: beside the country's, as charts, and what is not there.

use crate::monitor::drawing::{Manner, draw};
use crate::monitor::reading::Reading;
use crate::paper::pieces::{address, column, heading, missing, numbers, other, paragraph};
use crate::regions::names::name_in_sentence;
use crate::regions::rows::{self, Group};
use crate::regions::{areas, cells, names};
use crate::shell::{Ctx, format};
use app::figures::{Form, Strand};
use charts::Width;
use domain::monitor::{Edition, Figure, Indicator};
use domain::regions::LANDSDELEN;
use domain::{Rec, Unit};
use report::paper::{Block, Drawing, Look, Row, Run, Table};
use seed::labels;
use std::collections::BTreeSet;

/// How much of the past a table tells.
#[derive(Clone, Copy, PartialEq)]
pub enum Past {
    /// The newest period of each indicator; the charts show the rest.
    Newest,
    All,
}

/// The region's figures beside the country's; what is about a part of it after that.
pub fn beside(ctx: &Ctx, id: &str, past: Past) -> Vec<Block> {
    let t = ctx.t;
    let (mut own, inside) = (rows::figures_of(ctx, id), rows::inside(ctx, id));
    for group in own.iter_mut().filter(|_| past == Past::Newest) {
        let newest = group.rows.first().map_or_else(String::new, |r| r.period.clone());
        group.rows.retain(|r| r.period == newest);
    }
    let mut blocks = Vec::new();
    if own.is_empty() {
        blocks.push(missing(t.regions_no_figures(name_in_sentence(&ctx.world, id, ctx.lang, t))));
    } else {
        blocks.push(table(ctx, &own, names::region_name(&ctx.world, id, ctx.lang)));
        blocks.push(paragraph(Look::Small, t.regions_versus_note()));
    }
    if !inside.is_empty() {
        blocks.push(heading(2, t.regions_inside_title()));
        blocks.push(paragraph(Look::Body, t.regions_inside_text()));
        blocks.push(table(ctx, &inside, t.regions_area().to_string()));
    }
    blocks
}

fn table(ctx: &Ctx, groups: &[Group], name: String) -> Block {
    let t = ctx.t;
    let columns =
        vec![column(t.paper_what(), 40.0), numbers(name, 20.0), numbers(t.paper_country_figure(), 22.0), numbers(t.regions_versus(), 22.0)];
    let rows = groups.iter().flat_map(|g| std::iter::once(title(ctx, g)).chain(g.rows.iter().map(|r| line(ctx, g, r)))).collect();
    Block::Table(Table { caption: String::new(), columns, rows })
}

fn title(ctx: &Ctx, group: &Group) -> Row {
    let title = Run { lang: other(ctx, group.title.lang), ..Run::new(&group.title.text) }.to(address(ctx, &group.address));
    let source = group.source.as_ref().filter(|s| !s.0.is_empty()).map_or_else(String::new, |s| format!(" · {}", s.0));
    Row::Group(vec![title, Run::quiet(format!("  {}{source}", group.unit))])
}

fn line(ctx: &Ctx, group: &Group, row: &rows::Row) -> Row {
    let what = [row.area.as_deref().unwrap_or(""), &row.what, &row.period];
    let what = what.into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>().join(", ");
    let mut first = vec![Run::new(crate::monitor::words::capital(&what))];
    if group.source.is_none() && !row.source.0.is_empty() {
        first.push(Run::quiet(format!(" ({})", row.source.0)));
    }
    let country = match &row.country {
        Some(value) => {
            let revised = row.revised.as_ref().map(|r| Run::quiet(format!(" ({r})")));
            std::iter::once(Run::new(value)).chain(revised).collect()
        }
        None => vec![Run::quiet(ctx.t.paper_none_published())],
    };
    Row::Cells(vec![first, vec![Run::bold(&row.own)], country, vec![Run::new(row.versus.as_deref().unwrap_or(""))]])
}

/// The charts of the region's own figures, two beside each other after `first`; what is left over
/// at the end has the whole width.
pub fn pictures(ctx: &Ctx, id: &str, first: Option<Drawing>) -> Vec<Block> {
    let asked = [("regio".to_string(), id.to_string())];
    let base_url = &ctx.app.settings().base_url;
    let reading = |indicator: &'_ Rec<Indicator>| {
        let reading = Reading::new(&ctx.world, ctx.lang, &indicator.id, &asked)?;
        // A region the figures do not know would show the whole country instead.
        (!reading.view.figures.is_empty() && reading.asked.unknown.is_empty() && reading.view.form != Form::None).then_some(reading)
    };
    let readings: Vec<_> = rows::indicators(ctx).into_iter().filter_map(reading).collect();
    let is_odd = (readings.len() + usize::from(first.is_some())) % 2 == 1;
    let last = readings.len();
    let picture = |(at, reading): (usize, Reading<'_>)| {
        let width = if is_odd && at + 1 == last { Width::Wide } else { Width::Narrow };
        let svg = draw(&reading, Manner { id: "p", patterns: false, base_url }, width)?;
        Some(Drawing { svg, words: reading.finding().summary() })
    };
    let mut drawings = first.into_iter().chain(readings.into_iter().enumerate().filter_map(picture));
    let mut blocks = Vec::new();
    while let Some(one) = drawings.next() {
        blocks.push(Block::Figures(std::iter::once(one).chain(drawings.next()).collect()));
    }
    blocks
}

/// What is published about any landsdeel: this one's newest figure, or that there is none, and the country's.
pub fn coverage(ctx: &Ctx, id: &str) -> Vec<Block> {
    let t = ctx.t;
    let all = rows::indicators(ctx);
    let regional: Vec<_> = all.iter().filter(|i| figures(ctx, &i.id).iter().any(|f| LANDSDELEN.contains(&f.key.region.as_str()))).collect();
    let some = regional.iter().filter(|i| figures(ctx, &i.id).iter().any(|f| f.key.region == id)).count();
    let inside = name_in_sentence(&ctx.world, id, ctx.lang, t);
    let columns = vec![
        column(t.paper_indicator(), 46.0),
        numbers(names::region_name(&ctx.world, id, ctx.lang), 27.0),
        numbers(t.paper_country_figure(), 31.0),
    ];
    let rows = regional.iter().map(|i| covered(ctx, i, id)).collect();
    let about = [t.paper_coverage_text(all.len(), some, inside), t.paper_coverage_rest(regional.len())].join(" ");
    vec![paragraph(Look::Body, about), Block::Table(Table { caption: String::new(), columns, rows })]
}

fn figures<'a>(ctx: &'a Ctx, indicator: &str) -> &'a [Figure] {
    ctx.world.figures.get(indicator).map_or(&[][..], Vec::as_slice)
}

fn covered(ctx: &Ctx, indicator: &Rec<Indicator>, id: &str) -> Row {
    let unit = Unit(indicator.value.unit.clone());
    let unit = labels().unit_title(&unit, ctx.lang);
    let title = &indicator.value.title;
    let title = Run { lang: other(ctx, title.lang(ctx.lang).code()), ..Run::new(title.get(ctx.lang)) };
    let days = ctx.world.edition_days();
    let newest = cells::of_region(figures(ctx, &indicator.id), &days, id).into_iter().next().map(|c| c.figure);
    let own = newest.map(|f| (rows::value(ctx, &indicator.value, f), in_words([rows::breakdown(ctx, f), rows::period(ctx, f)])));
    let first = vec![title.to(address(ctx, &ctx.to.indicator(&indicator.id))), Run::quiet(format!(" ({unit})"))];
    Row::Cells(vec![first, told(ctx, own, true), told(ctx, national(ctx, indicator), false)])
}

fn in_words(parts: [String; 2]) -> String {
    parts.into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>().join(", ")
}

fn told(ctx: &Ctx, value: Option<(String, String)>, bold: bool) -> Vec<Run> {
    let Some((value, about)) = value else { return vec![Run::quiet(ctx.t.paper_none_published())] };
    vec![Run { bold, ..Run::new(value) }, Run::quiet(format!(" ({about})"))]
}

/// The newest national figure, and what it is about.
fn national(ctx: &Ctx, indicator: &Rec<Indicator>) -> Option<(String, String)> {
    let reading = Reading::new(&ctx.world, ctx.lang, &indicator.id, &[])?;
    let strand = reading.headline().filter(|s| s.region == cells::COUNTRY)?;
    let last = Strand::last(strand)?;
    Some((rows::value(ctx, &indicator.value, last), in_words([reading.name(strand), reading.period(&last.key.period)])))
}

/// The edition that dates a paper: the newest the Monitor has.
pub fn edition(ctx: &Ctx) -> Option<&Rec<Edition>> {
    ctx.world.editions.live().max_by_key(|e| (e.value.published, std::cmp::Reverse(&e.id)))
}

/// `Stand van de gegevens: editie …, 1 juni 2024`.
pub fn state(ctx: &Ctx) -> String {
    edition(ctx).map_or_else(
        || ctx.t.paper_state_none().to_string(),
        |e| ctx.t.paper_state(format::date(e.value.published, ctx.t), e.value.title.get(ctx.lang)),
    )
}

/// Where the figures of the region come from: editions, suppliers, marks, licence, address.
pub fn sources(ctx: &Ctx, id: &str) -> Vec<Block> {
    let t = ctx.t;
    let areas: Vec<&str> = areas::inside(id).into_iter().map(|a| a.code).chain([id]).collect();
    let is_mine = |f: &&Figure| areas.contains(&f.key.region.as_str());
    let mine: Vec<_> = ctx.world.figures.values().flatten().filter(is_mine).collect();
    let used: BTreeSet<&str> = mine.iter().map(|f| f.key.edition.as_str()).collect();
    let suppliers: BTreeSet<&str> =
        mine.iter().filter_map(|f| ctx.world.indicators.get_live(&f.key.indicator)).map(|i| i.value.supplier.as_str()).collect();
    let mut editions: Vec<_> = used.into_iter().filter_map(|e| ctx.world.editions.get_live(e)).collect();
    editions.sort_by_key(|e| std::cmp::Reverse((e.value.published, e.id.clone())));
    let mut blocks = Vec::new();
    if !editions.is_empty() {
        let row = |e: &&Rec<Edition>| {
            let title = Run { lang: other(ctx, e.value.title.lang(ctx.lang).code()), ..Run::new(e.value.title.get(ctx.lang)) };
            Row::Cells(vec![vec![title.to(address(ctx, &ctx.to.edition(&e.id)))], vec![Run::new(format::date(e.value.published, t))]])
        };
        let columns = vec![column(t.paper_edition(), 70.0), numbers(t.paper_published(), 30.0)];
        blocks.push(Block::Table(Table { caption: t.paper_editions().into(), columns, rows: editions.iter().map(row).collect() }));
    }
    if !suppliers.is_empty() {
        let names = suppliers.into_iter().collect::<Vec<_>>().join("; ");
        blocks.push(Block::Paragraph { runs: vec![Run::bold(format!("{}: ", t.paper_suppliers())), Run::new(names)], look: Look::Body });
    }
    blocks.push(paragraph(Look::Body, t.paper_marks()));
    blocks.push(paragraph(Look::Body, t.paper_licence()));
    let papers = address(ctx, &ctx.to.papers(id));
    let link = Run::new(&papers).to(&papers);
    blocks.push(Block::Paragraph { runs: vec![Run::new(format!("{} ", t.paper_newest())), link], look: Look::Body });
    blocks
}
