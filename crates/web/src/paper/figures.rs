//! The figures of a landsdeel on paper: beside the country's, as charts, and what is not there.

use crate::monitor::drawing::{Manner, draw};
use crate::monitor::reading::Reading;
use crate::paper::pieces::{address, column, heading, missing, numbers, other, paragraph};
use crate::regions::names::name_in_sentence;
use crate::regions::rows::{self, Group};
use crate::regions::{cells, names};
use crate::shell::{Ctx, format};
use app::figures::Strand;
use charts::Width;
use domain::monitor::{CHAPTERS, Edition, Indicator};
use domain::{Rec, Unit};
use report::paper::{Block, Drawing, Look, Row, Run, Table};
use seed::labels;
use std::collections::BTreeSet;

/// The region's figures beside the country's; what is about a part of it after that.
pub fn beside(ctx: &Ctx, id: &str) -> Vec<Block> {
    let t = ctx.t;
    let (own, inside) = (rows::figures_of(ctx, id), rows::inside(ctx, id));
    let mut blocks = Vec::new();
    if own.is_empty() {
        blocks.push(missing(t.regions_no_figures(name_in_sentence(&ctx.world, id, ctx.lang, t))));
    } else {
        blocks.push(table(ctx, &own, names::region_name(&ctx.world, id, ctx.lang), String::new()));
        blocks.push(paragraph(Look::Small, t.regions_versus_note()));
    }
    if !inside.is_empty() {
        blocks.push(heading(2, t.regions_inside_title()));
        blocks.push(paragraph(Look::Body, t.regions_inside_text()));
        blocks.push(table(ctx, &inside, t.regions_area().to_string(), String::new()));
    }
    blocks
}

fn table(ctx: &Ctx, groups: &[Group], name: String, caption: String) -> Block {
    let t = ctx.t;
    let columns = vec![
        column(t.paper_what(), 40.0),
        numbers(name, 20.0),
        numbers(t.paper_country_figure(), 22.0),
        numbers(t.regions_versus(), 22.0),
    ];
    let rows = groups.iter().flat_map(|g| std::iter::once(title(ctx, g)).chain(g.rows.iter().map(|r| line(ctx, g, r)))).collect();
    Block::Table(Table { caption, columns, rows })
}

fn title(ctx: &Ctx, group: &Group) -> Row {
    let title = Run { lang: other(ctx, group.title.lang), ..Run::new(&group.title.text) }.to(address(ctx, &group.address));
    let source = group.source.as_ref().map_or_else(String::new, |s| format!(" · {}", s.0));
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

/// The charts of the region's own figures, two beside each other.
pub fn pictures(ctx: &Ctx, id: &str) -> Vec<Drawing> {
    let asked = [("regio".to_string(), id.to_string())];
    let base_url = &ctx.app.settings().base_url;
    let picture = |indicator: &Rec<Indicator>| {
        let reading = Reading::new(&ctx.world, ctx.lang, &indicator.id, &asked)?;
        // A region the figures do not know would show the whole country instead.
        if reading.view.figures.is_empty() || !reading.asked.unknown.is_empty() {
            return None;
        }
        let svg = draw(&reading, Manner { id: "p", patterns: false, base_url }, Width::Narrow)?;
        Some(Drawing { svg, words: reading.finding().summary() })
    };
    rows::indicators(ctx).into_iter().filter_map(picture).collect()
}

/// Two on a line.
pub fn in_pairs(drawings: Vec<Drawing>) -> Vec<Block> {
    let mut rest = drawings;
    let mut blocks = Vec::new();
    while !rest.is_empty() {
        let after = rest.split_off(rest.len().min(2));
        blocks.push(Block::Figures(std::mem::replace(&mut rest, after)));
    }
    blocks
}

/// Every indicator of the Monitor: the region's newest figure, or that there is none, and the country's.
pub fn coverage(ctx: &Ctx, id: &str) -> Vec<Block> {
    let t = ctx.t;
    let (mut rows, mut some, mut all) = (Vec::new(), 0, 0);
    for chapter in CHAPTERS {
        let of: Vec<_> = rows::indicators(ctx).into_iter().filter(|i| i.value.chapter == *chapter).collect();
        let lines: Vec<_> = of.iter().map(|i| covered(ctx, i, id)).collect();
        (some, all) = (some + lines.iter().filter(|l| l.0).count(), all + lines.len());
        if !lines.is_empty() {
            rows.push(Row::Group(vec![Run::new(crate::monitor::words::capital(labels().label("chapter", chapter, ctx.lang)))]));
        }
        rows.extend(lines.into_iter().map(|l| l.1));
    }
    let name = names::region_name(&ctx.world, id, ctx.lang);
    let columns = vec![column(t.paper_indicator(), 46.0), numbers(name, 27.0), numbers(t.paper_country_figure(), 31.0)];
    let inside = name_in_sentence(&ctx.world, id, ctx.lang, t);
    vec![paragraph(Look::Body, t.paper_coverage_text(all, some, inside)), Block::Table(Table { caption: String::new(), columns, rows })]
}

/// Whether the region has a figure of its own, and the row that says so.
fn covered(ctx: &Ctx, indicator: &Rec<Indicator>, id: &str) -> (bool, Row) {
    let unit = labels().unit_title(&Unit(indicator.value.unit.clone()), ctx.lang);
    let title = &indicator.value.title;
    let title = Run { lang: other(ctx, title.lang(ctx.lang).code()), ..Run::new(title.get(ctx.lang)) };
    let figures = ctx.world.figures.get(&indicator.id).map_or(&[][..], Vec::as_slice);
    let own = cells::of_region(figures, &ctx.world.edition_days(), id).into_iter().next().map(|c| {
        let about = [rows::breakdown(ctx, c.figure), rows::period(ctx, c.figure)].into_iter().filter(|w| !w.is_empty());
        (rows::value(ctx, &indicator.value, c.figure), about.collect::<Vec<_>>().join(", "))
    });
    let has = own.is_some();
    let first = vec![title.to(address(ctx, &ctx.to.indicator(&indicator.id))), Run::quiet(format!(" ({unit})"))];
    (has, Row::Cells(vec![first, told(ctx, own, true), told(ctx, national(ctx, &indicator.id), false)]))
}

fn told(ctx: &Ctx, value: Option<(String, String)>, bold: bool) -> Vec<Run> {
    let Some((value, about)) = value else { return vec![Run::quiet(ctx.t.paper_none_published())] };
    vec![Run { bold, ..Run::new(value) }, Run::quiet(format!(" {about}"))]
}

/// The newest national figure, and what it is about.
fn national(ctx: &Ctx, indicator: &str) -> Option<(String, String)> {
    let reading = Reading::new(&ctx.world, ctx.lang, indicator, &[])?;
    let strand = reading.headline().filter(|s| s.region == cells::COUNTRY)?;
    let last = Strand::last(strand)?;
    let name = reading.name(strand);
    let about = [name, reading.period(&last.key.period)].into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>().join(", ");
    Some((reading.value(last), about))
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
    let is_mine = |f: &&domain::monitor::Figure| f.key.region == id;
    let mine: Vec<_> = ctx.world.figures.values().flatten().filter(is_mine).collect();
    let used: BTreeSet<&str> = mine.iter().map(|f| f.key.edition.as_str()).collect();
    let suppliers: BTreeSet<&str> = mine.iter().filter_map(|f| ctx.world.indicators.get_live(&f.key.indicator)).map(|i| i.value.supplier.as_str()).collect();
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
