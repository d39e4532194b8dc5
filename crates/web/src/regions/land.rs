//! The municipalities of a landsdeel on a chosen day: as a tree, as a map, and what changed.

use crate::regions::changes::{self, Change, Form};
use crate::regions::day::{self, Chosen};
use crate::regions::names::{full_name, region_name};
use crate::regions::picture::{self, Picture};
use crate::regions::territory;
use crate::shell::{Ctx, format};
use charts::Frame;

pub struct Land {
    pub chosen: Chosen,
    pub total: usize,
    pub provinces: Vec<Province>,
    pub picture: Picture,
    pub changes: Vec<(String, String)>,
    pub division: String,
    pub file: String,
}

pub struct Province {
    pub name: String,
    pub code: String,
    pub total: usize,
    pub corops: Vec<Corop>,
}

pub struct Corop {
    pub name: String,
    pub code: String,
    /// (name, code)
    pub municipalities: Vec<(String, String)>,
}

pub fn land(ctx: &Ctx, id: &str) -> Land {
    let chosen = day::chosen(ctx);
    let crosswalk = &ctx.world.crosswalk;
    let tree = territory::tree(crosswalk, chosen.day, id);
    let mine = |c: &Change<'_>| c.from.iter().copied().chain(c.into).any(|m| m.landsdeel == id);
    Land {
        total: tree.iter().map(territory::Province::count).sum(),
        picture: map(ctx, id, &chosen, &tree),
        provinces: tree.iter().map(|p| province(ctx, p)).collect(),
        changes: changes::changes(crosswalk).iter().filter(|c| mine(c)).map(|c| told(ctx, c)).collect(),
        division: chosen.keep(&format!("{}?landsdeel={id}", ctx.to.division())),
        file: chosen.keep(&format!("{}?landsdeel={id}", ctx.to.division_file())),
        chosen,
    }
}

fn province(ctx: &Ctx, p: &territory::Province<'_>) -> Province {
    let corop = |c: &territory::Corop<'_>| {
        let municipalities = c.municipalities.iter().map(|m| (m.name.clone(), m.code.clone())).collect();
        Corop { name: c.name.into(), code: c.code.into(), municipalities }
    };
    let name = if p.is_part { ctx.t.regions_province_part(p.name) } else { p.name.to_string() };
    Province { name, code: p.code.into(), total: p.count(), corops: p.corops.iter().map(corop).collect() }
}

fn map(ctx: &Ctx, id: &str, chosen: &Chosen, tree: &[territory::Province<'_>]) -> Picture {
    let t = ctx.t;
    let name = |p: &territory::Province<'_>| if p.is_part { t.regions_province_part(p.name) } else { p.name.to_string() };
    let classes: Vec<String> = tree.iter().map(name).collect();
    let total: usize = tree.iter().map(territory::Province::count).sum();
    let counts: Vec<_> = tree.iter().map(|p| format!("{}: {}", name(p), p.count())).collect();
    let frame = Frame {
        title: t.regions_home_map_title(total, full_name(&ctx.world, id, ctx.lang, t)),
        subtitle: t.regions_home_map_subtitle(&chosen.words),
        source: t.regions_source_division().into(),
        summary: counts.join("; "),
        ..Frame::default()
    };
    let places =
        tree.iter().enumerate().flat_map(|(i, p)| p.corops.iter().flat_map(move |c| c.municipalities.iter().map(move |m| (*m, i))));
    picture::dots(ctx, "gebied", &frame, &classes, places)
}

/// A change as day and sentence.
pub fn told(ctx: &Ctx, change: &Change<'_>) -> (String, String) {
    let t = ctx.t;
    let names: Vec<_> = change.from.iter().map(|m| m.name.as_str()).collect();
    let from = crate::regions::measure::joined(&names, t.regions_and());
    let into = change.into.map_or("", |m| m.name.as_str());
    let landsdeel = change.into.map_or_else(String::new, |m| region_name(&ctx.world, &m.landsdeel, ctx.lang));
    let sentence = match change.form {
        Form::MergedIntoNew => t.division_merged(from, into, names.len()),
        Form::JoinedExisting => t.division_joined(from, into, names.len()),
        Form::Moved => t.division_moved(landsdeel, from),
        Form::Appeared => t.division_appeared(into),
        Form::Ended => t.division_ended(from),
    };
    (format::date(change.day, t), sentence)
}
