//! The home page of a landsdeel or regional pact: what it is, what it agreed, who takes part,
//! what was measured there beside the country, when it meets, and which municipalities it holds.

use crate::agenda::part::{Part, part};
use crate::regions::facts;
use crate::regions::land::{Land, land};
use crate::regions::members::{Member, Sits, parties, seats};
use crate::regions::names::{Said, full_name, name_in_sentence, pacts_of, region_name, said};
use crate::regions::rows::{self, Group};
use crate::shell::{Answer, Ctx, Page, format, html, visible};
use crate::steering::concerning_region;
use crate::steering::rows::Rows;
use app::agenda::Facet;
use askama::Template;
use axum::extract::Path;
use domain::record::Kind;
use domain::regions::Region;
use domain::{Rec, Text};

#[derive(Template)]
#[template(path = "regions/home.html")]
struct Home {
    page: Page,
    id: String,
    /// As it stands in table heads.
    name: String,
    in_sentence: String,
    form: String,
    is_landsdeel: bool,
    is_thematic: bool,
    region: Region,
    summary: Said,
    territory: Option<Said>,
    contact: Option<Said>,
    logo: Option<Logo>,
    colour: Option<String>,
    names: Vec<String>,
    valid: Vec<String>,
    parent: Option<(String, String)>,
    groups: Vec<Group>,
    inside: Vec<Group>,
    /// Cards of the Monitor with their charts, as HTML.
    cards: Vec<String>,
    /// Whether any figure stands beside the country's.
    compared: bool,
    compare: String,
    agreements: Vec<Made>,
    /// Of a landsdeel; a pact has none of its own in the filters.
    actions: Option<Part>,
    pacts: Vec<(Said, String, String)>,
    parties: Vec<(String, Vec<Member>)>,
    party_count: usize,
    seats: Vec<Sits>,
    body: Vec<Sits>,
    /// Open signals, and decisions.
    steering: (Rows, Rows),
    coming: Vec<(String, Said)>,
    past: Vec<(String, Said)>,
    land: Option<Land>,
    history: String,
}

/// A logo on our own address is shown; one elsewhere is a link, because a page of ours loads
/// nothing from another host.
struct Logo {
    address: String,
    own: bool,
}

struct Made {
    title: Said,
    address: String,
    by: Option<String>,
    due: Option<String>,
    status: Option<String>,
    translates: Option<(Said, String)>,
    goals: Vec<(String, String)>,
}

pub async fn page(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let region = visible::<Region>(&ctx, &id)?;
    let value = region.value.clone();
    let parent = value.parent.as_deref().map(|p| (full_name(&ctx.world, p, ctx.lang, ctx.t), ctx.to.region(p)));
    let name = value.title.get(ctx.lang).to_string();
    let is_landsdeel = value.form == "landsdeel";
    let title = if is_landsdeel { ctx.t.regions_landsdeel_name(&name) } else { name.clone() };
    let mut page = ctx.page(title.clone()).crumb(ctx.t.nav_regions(), ctx.to.regions()).describe(value.summary.get(ctx.lang));
    if let Some((name, address)) = &parent {
        page = page.crumb(name.clone(), address.clone());
    }
    let (coming, past) = moments(&ctx, &value);
    let (groups, inside) = (rows::of_region(&ctx, &id), rows::inside(&ctx, &id));
    html(&Home {
        page: page.crumb(title, ctx.to.region(&id)).feed(format!("/feeds/landsdelen/{id}.atom")).draft(!region.is_live()),
        name,
        in_sentence: name_in_sentence(&ctx.world, &id, ctx.lang, ctx.t),
        form: ctx.t.code("form", &value.form).into_owned(),
        is_landsdeel,
        is_thematic: value.form == "thematic",
        summary: said(&value.summary, ctx.lang),
        territory: value.territory.as_ref().map(|t| said(t, ctx.lang)),
        contact: value.contact.as_ref().map(|t| said(t, ctx.lang)),
        logo: value.logo.clone().map(|address| Logo { own: address.starts_with('/') && !address.starts_with("//"), address }),
        colour: value.colour.as_ref().map(|_| ctx.to.region_colour(&id)),
        names: value.names.iter().map(|n| former(&ctx, n)).collect(),
        valid: valid(&ctx, &value),
        parent,
        compared: groups.iter().chain(&inside).any(|g| g.rows.iter().any(|r| r.versus.is_some())),
        cards: groups.iter().filter_map(|g| g.card.clone()).collect(),
        steering: concerning_region(&ctx, &id),
        groups,
        inside,
        compare: ctx.to.compare_regions(&id, if id == "noordwest" { "noord" } else { "noordwest" }),
        agreements: facts::agreements(&ctx.world, &id).into_iter().map(|a| made(&ctx, &id, a)).collect(),
        actions: is_landsdeel.then(|| part(&ctx, Facet::Landsdeel, &id)),
        pacts: pacts_of(&ctx.world, &id).into_iter().map(|p| pact(&ctx, p)).collect(),
        party_count: facts::parties(&ctx.world, &id).len(),
        parties: parties(&ctx, &id),
        seats: seats(&ctx, |s| s.body == "lrt" && s.region.as_deref() == Some(&id)),
        body: seats(&ctx, |s| s.body == id),
        coming,
        past,
        land: is_landsdeel.then(|| land(&ctx, &id)),
        history: ctx.to.history(Kind::Region, &id),
        region: value,
        id,
    })
}

fn former(ctx: &Ctx, name: &domain::regions::FormerName) -> String {
    match name.until {
        Some(day) => ctx.t.regions_name_until(format::date(day, ctx.t), &name.name),
        None => name.name.clone(),
    }
}

fn valid(ctx: &Ctx, region: &Region) -> Vec<String> {
    let from = region.valid_from.map(|d| ctx.t.regions_since(format::date(d, ctx.t)));
    let until = region.valid_until.map(|d| ctx.t.regions_until(format::date(d, ctx.t)));
    from.into_iter().chain(until).collect()
}

fn made(ctx: &Ctx, region: &str, agreement: &Rec<domain::pact::Agreement>) -> Made {
    let value = &agreement.value;
    let translated = value.translates.as_deref().and_then(|t| ctx.world.agreements.get_live(t));
    Made {
        title: said(&value.title, ctx.lang),
        address: ctx.to.agreement(&agreement.id),
        by: value.region.as_deref().filter(|r| *r != region).map(|r| region_name(&ctx.world, r, ctx.lang)),
        due: value.due.map(|d| format::date(d, ctx.t)),
        status: value.status.as_deref().map(|s| ctx.t.code("status", s).into_owned()),
        translates: translated.map(|a| (said(&a.value.title, ctx.lang), ctx.to.agreement(&a.id))),
        goals: value.goals.iter().map(|g| (g.clone(), ctx.to.goal(g))).collect(),
    }
}

fn pact(ctx: &Ctx, pact: &Rec<Region>) -> (Said, String, String) {
    (said(&pact.value.title, ctx.lang), ctx.to.region(&pact.id), ctx.t.code("form", &pact.value.form).into_owned())
}

type Moments = Vec<(String, Said)>;

/// What comes, soonest first, and what was, latest first.
fn moments(ctx: &Ctx, region: &Region) -> (Moments, Moments) {
    let today = ctx.app.today();
    let mut all = region.moments.clone();
    all.sort_by_key(|m| m.on);
    let shown = |on: jiff::civil::Date, text: &Text| (format::date(on, ctx.t), said(text, ctx.lang));
    let coming = all.iter().filter(|m| m.on >= today).map(|m| shown(m.on, &m.text)).collect();
    let past = all.iter().rev().filter(|m| m.on < today).map(|m| shown(m.on, &m.text)).collect();
    (coming, past)
}
