//! All agreements, national and regional, with filters that stand in the address.

use crate::pact::agreed::{landsdeel_of, serves};
use crate::pact::find::holds;
use crate::pact::linked;
use crate::pact::pick::{Pick, pick};
use crate::pact::said::{Linked, Said};
use crate::pact::status::{Badge, badge};
use crate::shell::{Answer, Ctx, Page, format, html};
use askama::Template;
use domain::pact::{Agreement, STATUSES};
use domain::record::Rec;
use domain::regions::LANDSDELEN;

#[derive(Template)]
#[template(path = "pact/agreements.html")]
struct Agreements {
    page: Page,
    picks: Vec<Pick>,
    words: String,
    rows: Vec<Row>,
    total: usize,
    /// Whether any of the rows has a date to be done by.
    has_due: bool,
    is_filtered: bool,
}

struct Row {
    link: Linked,
    goals: Vec<(String, Linked)>,
    place: Option<Linked>,
    version: Option<String>,
    due: Option<String>,
    status: Badge,
}

/// The code in the address for what was not judged, and for what is national.
const NONE: &str = "geen";
const NATIONAL: &str = "landelijk";

pub async fn page(ctx: Ctx) -> Answer {
    let chosen: Vec<_> = ctx.world.agreements.live().filter(|a| is_chosen(&ctx, a)).collect();
    let page = ctx.page(ctx.t.agreements_title()).crumb(ctx.t.nav_agreements(), ctx.to.agreements()).describe(ctx.t.agreements_lead());
    html(&Agreements {
        page,
        picks: picks(&ctx),
        words: ctx.query("zoek").unwrap_or_default(),
        has_due: chosen.iter().any(|a| a.value.due.is_some()),
        rows: chosen.iter().map(|a| row(&ctx, a)).collect(),
        total: ctx.world.agreements.live().count(),
        is_filtered: FILTERS.iter().any(|name| ctx.query(name).is_some()),
    })
}

const FILTERS: [&str; 6] = ["doel", "partij", "landsdeel", "status", "versie", "zoek"];

fn is_chosen(ctx: &Ctx, rec: &Rec<Agreement>) -> bool {
    let a = &rec.value;
    let asks = |name: &str, fits: &dyn Fn(&str) -> bool| ctx.query(name).is_none_or(|wanted| fits(&wanted));
    let texts = [&a.title.nl, &a.text.nl, a.title.en.as_ref().unwrap_or(&a.title.nl), a.text.en.as_ref().unwrap_or(&a.text.nl)];
    asks("doel", &|goal| serves(&ctx.world, a, goal))
        && asks("partij", &|party| a.roles.iter().any(|r| r.party == party))
        && asks("landsdeel", &|place| landsdeel_of(&ctx.world, a).unwrap_or(NATIONAL) == place)
        && asks("status", &|status| a.status.as_deref().unwrap_or(NONE) == status)
        && asks("versie", &|version| a.version.as_deref() == Some(version))
        && asks("zoek", &|words| holds(words, &texts.map(String::as_str)))
}

fn row(ctx: &Ctx, rec: &Rec<Agreement>) -> Row {
    let a = &rec.value;
    Row {
        link: Linked::new(Said::of(&a.title, ctx), ctx.to.agreement(&rec.id)),
        goals: a.goals.iter().filter_map(|g| linked::goal(ctx, g)).collect(),
        place: a.region.as_deref().and_then(|r| linked::region(ctx, r)),
        version: a.version.clone(),
        due: a.due.map(|d| format::date(d, ctx.t)),
        status: badge(ctx, a.status.as_deref()),
    }
}

/// What can be chosen, each with how many agreements it holds; what holds none is not offered.
fn picks(ctx: &Ctx) -> Vec<Pick> {
    let all: Vec<_> = ctx.world.agreements.live().collect();
    let counted = |code: String, label: String, fits: &dyn Fn(&Agreement) -> bool| {
        let n = all.iter().filter(|a| fits(&a.value)).count();
        (n > 0).then(|| (code, format!("{label} ({n})")))
    };
    let mut goals: Vec<_> = ctx.world.goals.live().collect();
    goals.sort_by_key(|g| g.id.parse::<u32>().unwrap_or(u32::MAX));
    let goals = goals
        .iter()
        .filter_map(|g| counted(g.id.clone(), format!("{}. {}", g.id, g.value.title.get(ctx.lang)), &|a| serves(&ctx.world, a, &g.id)));
    let parties = ctx
        .world
        .parties
        .live()
        .filter_map(|p| counted(p.id.clone(), p.value.title.get(ctx.lang).into(), &|a| a.roles.iter().any(|r| r.party == p.id)));
    let places = std::iter::once(NATIONAL).chain(LANDSDELEN).filter_map(|id| {
        let label = ctx.world.regions.get_live(id).map_or(ctx.t.agreements_national(), |r| r.value.title.get(ctx.lang));
        counted(id.into(), label.into(), &|a| landsdeel_of(&ctx.world, a).unwrap_or(NATIONAL) == id)
    });
    let statuses = STATUSES.iter().copied().chain([NONE]).filter_map(|code| {
        let label = if code == NONE { ctx.t.pact_not_judged().into() } else { ctx.t.code("status", code) };
        counted(code.into(), label.into_owned(), &|a| a.status.as_deref().unwrap_or(NONE) == code)
    });
    let versions = ctx.world.versions.live().filter_map(|v| counted(v.id.clone(), v.id.clone(), &|a| a.version.as_ref() == Some(&v.id)));
    let picks = vec![
        pick(ctx, "doel", ctx.t.agreements_goal(), goals.collect()),
        pick(ctx, "partij", ctx.t.field_party(), parties.collect()),
        pick(ctx, "landsdeel", ctx.t.agreements_place(), places.collect()),
        pick(ctx, "status", ctx.t.field_status(), statuses.collect()),
        pick(ctx, "versie", ctx.t.agreements_version(), versions.collect()),
    ];
    picks.into_iter().filter(Pick::is_useful).collect()
}
