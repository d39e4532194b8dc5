//! The register: parties by kind, with filters that stand in the address.

use crate::pact::agreed::landsdeel;
use crate::pact::find::{holds, plain};
use crate::pact::linked;
use crate::pact::pick::{Pick, pick};
use crate::pact::said::{Linked, Said};
use crate::shell::{Answer, Ctx, Page, html};
use askama::Template;
use domain::people::{PARTY_KINDS, Party};
use domain::record::Rec;
use domain::regions::LANDSDELEN;

#[derive(Template)]
#[template(path = "parties/list.html")]
struct List {
    page: Page,
    picks: Vec<Pick>,
    words: String,
    groups: Vec<(String, Vec<Row>)>,
    count: usize,
    total: usize,
    is_filtered: bool,
    downloads: Vec<(&'static str, String)>,
}

struct Row {
    link: Linked,
    abbreviation: Option<String>,
    places: Vec<Linked>,
    ended: bool,
}

/// The code in the address for parties of no landsdeel.
const NATIONAL: &str = "landelijk";
const FILTERS: [&str; 4] = ["soort", "thema", "landsdeel", "zoek"];

pub async fn page(ctx: Ctx) -> Answer {
    let chosen = chosen(&ctx);
    let page = ctx.page(ctx.t.parties_title()).crumb(ctx.t.nav_parties(), ctx.to.parties()).describe(ctx.t.parties_lead());
    let link = |format: &str| match ctx.asked.query.as_str() {
        "" => format!("{}?formaat={format}", ctx.to.register_download()),
        query => format!("{}?{query}&formaat={format}", ctx.to.register_download()),
    };
    let downloads = vec![("CSV", link("csv")), (ctx.t.parties_csv_excel(), link("csv&stijl=nl")), ("JSON", link("json"))];
    html(&List {
        page,
        picks: picks(&ctx),
        words: ctx.query("zoek").unwrap_or_default(),
        groups: groups(&ctx, &chosen),
        count: chosen.len(),
        total: ctx.world.parties.live().count(),
        is_filtered: FILTERS.iter().any(|name| ctx.query(name).is_some()),
        downloads,
    })
}

/// Public parties that the filters of the address keep, by name.
pub fn chosen(ctx: &Ctx) -> Vec<&Rec<Party>> {
    let (kind, theme, place, words) = (ctx.query("soort"), ctx.query("thema"), ctx.query("landsdeel"), ctx.query("zoek"));
    let mut parties: Vec<_> = ctx
        .world
        .parties
        .live()
        .filter(|p| kind.as_ref().is_none_or(|k| p.value.sort == *k))
        .filter(|p| theme.as_ref().is_none_or(|t| has_theme(ctx, p, t)))
        .filter(|p| place.as_ref().is_none_or(|l| is_of_place(ctx, p, l)))
        .filter(|p| words.as_ref().is_none_or(|w| has_words(p, w)))
        .collect();
    parties.sort_by_cached_key(|p| plain(p.value.title.get(ctx.lang)));
    parties
}

/// A party works on a theme when it says so, or has a role on a goal under it.
fn has_theme(ctx: &Ctx, party: &Rec<Party>, theme: &str) -> bool {
    let by_role =
        || ctx.world.goals.live().any(|g| g.value.themes.iter().any(|t| t == theme) && g.value.roles.iter().any(|r| r.party == party.id));
    party.value.themes.iter().any(|t| t == theme) || by_role()
}

fn places<'c>(ctx: &'c Ctx, party: &'c Party) -> Vec<&'c str> {
    let mut places: Vec<_> = party.regions.iter().map(|r| landsdeel(&ctx.world, r)).collect();
    places.sort_by_key(|id| LANDSDELEN.iter().position(|l| l == id));
    places.dedup();
    places
}

fn is_of_place(ctx: &Ctx, party: &Rec<Party>, place: &str) -> bool {
    let places = places(ctx, &party.value);
    if place == NATIONAL { places.is_empty() } else { places.contains(&place) }
}

fn has_words(party: &Rec<Party>, words: &str) -> bool {
    let p = &party.value;
    let mut texts = vec![p.title.nl.as_str(), p.abbreviation.as_deref().unwrap_or("")];
    texts.extend(p.title.en.as_deref());
    texts.extend(p.summary.iter().flat_map(|s| [Some(s.nl.as_str()), s.en.as_deref()]).flatten());
    texts.extend(p.identifiers.iter().map(|i| i.value.as_str()));
    holds(words, &texts)
}

fn groups(ctx: &Ctx, parties: &[&Rec<Party>]) -> Vec<(String, Vec<Row>)> {
    let of = |kind: &str| parties.iter().filter(|p| p.value.sort == kind).map(|p| row(ctx, p)).collect::<Vec<_>>();
    let named = PARTY_KINDS.iter().map(|kind| (ctx.t.code("party-kind", kind).into_owned(), of(kind)));
    named.filter(|(_, rows)| !rows.is_empty()).collect()
}

fn row(ctx: &Ctx, rec: &Rec<Party>) -> Row {
    let p = &rec.value;
    Row {
        link: Linked::new(Said::of(&p.title, ctx), ctx.to.party(&rec.id)),
        abbreviation: p.abbreviation.clone().filter(|a| *a != p.title.nl),
        places: places(ctx, p).into_iter().filter_map(|id| linked::region(ctx, id)).collect(),
        ended: p.valid_until.is_some_and(|end| end < ctx.app.today()) || p.successor.is_some(),
    }
}

/// What can be chosen, each with how many parties it holds; what holds none is not offered.
fn picks(ctx: &Ctx) -> Vec<Pick> {
    let all: Vec<_> = ctx.world.parties.live().collect();
    let counted = |code: &str, label: &str, fits: &dyn Fn(&Rec<Party>) -> bool| {
        let n = all.iter().filter(|p| fits(p)).count();
        (n > 0).then(|| (code.to_string(), format!("{label} ({n})")))
    };
    let kinds = PARTY_KINDS.iter().filter_map(|k| counted(k, &ctx.t.code("party-kind", k), &|p| p.value.sort == *k));
    let themes = ctx
        .world
        .themes
        .live()
        .filter_map(|t| counted(&t.id, &format!("{} {}", t.value.version, t.value.title.get(ctx.lang)), &|p| has_theme(ctx, p, &t.id)));
    let places = std::iter::once(NATIONAL).chain(LANDSDELEN).filter_map(|id| {
        let label = ctx.world.regions.get_live(id).map_or(ctx.t.parties_national(), |r| r.value.title.get(ctx.lang));
        counted(id, label, &|p| is_of_place(ctx, p, id))
    });
    let (kinds, themes, places): (Vec<_>, Vec<_>, Vec<_>) = (kinds.collect(), themes.collect(), places.collect());
    let mut picks = vec![pick(ctx, "soort", ctx.t.field_sort(), kinds), pick(ctx, "landsdeel", ctx.t.parties_place(), places)];
    if !themes.is_empty() || ctx.query("thema").is_some() {
        picks.push(pick(ctx, "thema", ctx.t.goals_theme(), themes));
    }
    picks
}
