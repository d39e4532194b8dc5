//! What a landsdeel is, agreed and is made of, as pieces of a paper.

use crate::monitor::words::capital;
use crate::paper::pieces::{address, heading, missing, other, paragraph, prose, run};
use crate::regions::names::{full_name, name_in_sentence, pacts_of, said};
use crate::regions::{facts, members, picture, territory};
use crate::shell::{Ctx, format};
use charts::Frame;
use domain::Rec;
use domain::pact::Agreement;
use domain::regions::Region;
use jiff::civil::Date;
use report::paper::{Block, Drawing, Look, Run, Tile};

/// The day of the division: the newest there is, not today.
pub fn day(ctx: &Ctx) -> Date {
    ctx.world.crosswalk.municipalities.iter().map(|m| m.valid_from).max().unwrap_or_default()
}

/// The summary, four numbers and the territory.
pub fn in_short(ctx: &Ctx, id: &str, region: &Region) -> Vec<Block> {
    let (t, world) = (ctx.t, &ctx.world);
    let tile = |n: usize, name: &str| Tile { value: n.to_string(), name: name.into() };
    let mut blocks = prose(ctx, Look::Lead, &said(&region.summary, ctx.lang));
    blocks.push(Block::Tiles(vec![
        tile(territory::count(&world.crosswalk, day(ctx), id), t.paper_tile_municipalities()),
        tile(facts::parties(world, id).len(), t.paper_tile_parties()),
        tile(pacts_of(world, id).len(), t.paper_tile_pacts()),
        tile(facts::agreements(world, id).len(), t.paper_tile_agreements()),
    ]));
    if let Some(text) = &region.territory {
        let text = said(text, ctx.lang);
        let name = Run::bold(format!("{}: ", t.regions_territory()));
        blocks.push(Block::Paragraph { runs: vec![name, run(ctx, &text)], look: Look::Body });
    }
    blocks
}

/// Every municipality as a dot.
pub fn map(ctx: &Ctx, id: &str) -> Drawing {
    let (t, day) = (ctx.t, day(ctx));
    let tree = territory::tree(&ctx.world.crosswalk, day, id);
    let classes: Vec<String> = tree.iter().map(|p| province(ctx, p)).collect();
    let total: usize = tree.iter().map(territory::Province::count).sum();
    let counts: Vec<_> = tree.iter().map(|p| format!("{}: {}", province(ctx, p), p.count())).collect();
    let frame = Frame {
        title: t.regions_home_map_title(total, full_name(&ctx.world, id, ctx.lang, t)),
        subtitle: t.regions_home_map_subtitle(format::date(day, t)),
        source: t.regions_source_division().into(),
        summary: counts.join("; "),
        ..Frame::default()
    };
    let words = format!("{}. {}", frame.title, frame.summary);
    let places =
        tree.iter().enumerate().flat_map(|(i, p)| p.corops.iter().flat_map(move |c| c.municipalities.iter().map(move |m| (*m, i))));
    Drawing { svg: picture::dots(ctx, "gebied", &frame, &classes, places).narrow, words }
}

fn province(ctx: &Ctx, p: &territory::Province<'_>) -> String {
    if p.is_part { ctx.t.regions_province_part(p.name) } else { p.name.to_string() }
}

pub fn agreements(ctx: &Ctx, id: &str) -> Vec<Block> {
    let all = facts::agreements(&ctx.world, id);
    if all.is_empty() {
        return vec![missing(ctx.t.regions_no_agreements(name_in_sentence(&ctx.world, id, ctx.lang, ctx.t)))];
    }
    all.into_iter().flat_map(|a| agreement(ctx, a)).collect()
}

fn agreement(ctx: &Ctx, record: &Rec<Agreement>) -> Vec<Block> {
    let (t, value) = (ctx.t, &record.value);
    let title = said(&value.title, ctx.lang);
    let mut lines = Vec::new();
    if let Some(status) = &value.status {
        lines.push(t.code("status", status).into_owned());
    }
    if let Some(due) = value.due {
        lines.push(t.regions_due(format::date(due, t)));
    }
    if !value.goals.is_empty() {
        lines.push(format!("{} {}", t.regions_goals(), value.goals.join(", ")));
    }
    let title = run(ctx, &title).to(address(ctx, &ctx.to.agreement(&record.id)));
    let mut blocks = vec![Block::Paragraph { runs: vec![Run { bold: true, ..title }], look: Look::Body }];
    if !lines.is_empty() {
        blocks.push(paragraph(Look::Small, lines.join(" · ")));
    }
    blocks
}

/// Parties by kind, with those whose part both sides accepted marked.
pub fn parties(ctx: &Ctx, id: &str) -> Vec<Block> {
    let t = ctx.t;
    let groups = members::parties(ctx, id);
    if groups.is_empty() {
        return vec![missing(t.regions_no_parties())];
    }
    let item = |m: &members::Member| {
        let mut runs = vec![run(ctx, &m.title).to(address(ctx, &m.address))];
        runs.extend(m.accepted.then(|| Run::quiet(format!(" – {}", t.regions_member()))));
        runs.extend(m.until.as_ref().map(|u| Run::quiet(format!(" – {u}"))));
        runs
    };
    let group = |(kind, all): &(String, Vec<members::Member>)| [heading(2, capital(kind)), Block::List(all.iter().map(item).collect())];
    let note = paragraph(Look::Small, t.regions_parties_note());
    groups.iter().flat_map(group).chain([note]).collect()
}

pub fn pacts(ctx: &Ctx, id: &str) -> Vec<Block> {
    let pacts = pacts_of(&ctx.world, id);
    if pacts.is_empty() {
        return vec![missing(ctx.t.regions_no_pacts())];
    }
    let pact = |p: &Rec<Region>| {
        let title = run(ctx, &said(&p.value.title, ctx.lang)).to(address(ctx, &ctx.to.region(&p.id)));
        let form = ctx.t.code("form", &p.value.form).into_owned();
        let summary = said(&p.value.summary, ctx.lang);
        let first = Block::Paragraph { runs: vec![Run { bold: true, ..title }, Run::quiet(format!("  {form}"))], look: Look::Body };
        std::iter::once(first).chain(prose(ctx, Look::Body, &summary))
    };
    pacts.into_iter().flat_map(pact).collect()
}

/// Everything that was or will be, soonest first; a paper does not know what today is.
pub fn moments(ctx: &Ctx, region: &Region) -> Vec<Block> {
    if region.moments.is_empty() {
        return vec![missing(ctx.t.paper_no_moments())];
    }
    let mut all = region.moments.clone();
    all.sort_by_key(|m| m.on);
    let item =
        |m: &domain::regions::Moment| vec![Run::bold(format!("{}: ", format::date(m.on, ctx.t))), run(ctx, &said(&m.text, ctx.lang))];
    vec![Block::List(all.iter().map(item).collect())]
}

/// Municipalities by province and COROP area.
pub fn land(ctx: &Ctx, id: &str) -> Vec<Block> {
    let (t, day) = (ctx.t, day(ctx));
    let tree = territory::tree(&ctx.world.crosswalk, day, id);
    let total: usize = tree.iter().map(territory::Province::count).sum();
    let mut blocks = vec![paragraph(Look::Body, t.paper_land_text(format::date(day, t), total))];
    for p in &tree {
        blocks.push(heading(2, province(ctx, p)));
        let area = |c: &territory::Corop<'_>| {
            let names: Vec<_> = c.municipalities.iter().map(|m| m.name.as_str()).collect();
            vec![Run::bold(format!("{}: ", c.name)), Run { lang: other(ctx, "nl"), ..Run::new(names.join(", ")) }]
        };
        blocks.push(Block::List(p.corops.iter().map(area).collect()));
    }
    blocks
}
