//! The filters of the doe-agenda: what can be chosen, each with how many actions it leaves.

use crate::pact::pick::{Pick, pick};
use crate::shell::Ctx;
use app::agenda::{Facet, Found, NONE};
use domain::agenda::STATUSES;
use domain::agenda::quality::QUALITIES;
use domain::agenda::standing::UNKNOWN;
use domain::regions::LANDSDELEN;

/// What most visitors choose by; the other facets stand folded away.
const FIRST: [Facet; 3] = [Facet::Landsdeel, Facet::Goal, Facet::Status];

/// One list per facet, the usual ones and the others; a facet without answers is left out.
pub fn picks(ctx: &Ctx, found: &Found) -> (Vec<Pick>, Vec<Pick>) {
    let of = |facet: &Facet| {
        let options = codes(ctx, *facet, found).into_iter().map(|(code, n)| {
            let label = format!("{} ({n})", label(ctx, *facet, &code));
            (code, label)
        });
        pick(ctx, facet.name(), name(ctx, *facet), options.collect())
    };
    let useful = |facets: &[Facet]| facets.iter().map(of).filter(Pick::is_useful).collect();
    let others: Vec<Facet> = Facet::ALL.into_iter().filter(|facet| !FIRST.contains(facet)).collect();
    (useful(&FIRST), useful(&others))
}

pub fn name(ctx: &Ctx, facet: Facet) -> &'static str {
    let t = ctx.t;
    match facet {
        Facet::Landsdeel => t.field_landsdeel(),
        Facet::Goal => t.agreements_goal(),
        Facet::Theme => t.agenda_theme(),
        Facet::Party => t.field_party(),
        Facet::Status => t.field_status(),
        Facet::Year => t.field_year(),
        Facet::Quality => t.agenda_lacks(),
    }
}

/// The words for a code of a facet.
pub fn label(ctx: &Ctx, facet: Facet, code: &str) -> String {
    let w = &ctx.world;
    let title = |found: Option<&domain::Text>| found.map_or_else(|| code.to_string(), |t| t.get(ctx.lang).to_string());
    match facet {
        Facet::Landsdeel if code == NONE => ctx.t.agenda_national().into(),
        Facet::Goal if code == NONE => ctx.t.agenda_no_goal().into(),
        Facet::Theme if code == NONE => ctx.t.agenda_no_theme().into(),
        Facet::Year if code == NONE => ctx.t.agenda_no_year().into(),
        Facet::Landsdeel => title(w.regions.get_live(code).map(|r| &r.value.title)),
        Facet::Goal => format!("{code}. {}", title(w.goals.get_live(code).map(|r| &r.value.title))),
        Facet::Theme => title(w.themes.get_live(code).map(|r| &r.value.title)),
        Facet::Party => title(w.parties.get_live(code).map(|r| &r.value.title)),
        Facet::Status => ctx.t.code("status", code).into_owned(),
        Facet::Year => code.to_string(),
        Facet::Quality => ctx.t.code("agenda-lack", code).into_owned(),
    }
}

/// The codes of a facet that leave something, in the order people expect.
fn codes(ctx: &Ctx, facet: Facet, found: &Found) -> Vec<(String, usize)> {
    let mut codes: Vec<(String, usize)> =
        found.counts.iter().filter(|((f, _), _)| *f == facet).map(|((_, code), n)| (code.clone(), *n)).collect();
    let place = |order: &[&str], code: &str| order.iter().position(|c| *c == code).unwrap_or(order.len());
    match facet {
        Facet::Landsdeel => codes.sort_by_key(|(c, _)| place(&LANDSDELEN, c)),
        Facet::Goal => codes.sort_by_key(|(c, _)| c.parse::<u32>().unwrap_or(u32::MAX)),
        Facet::Status => codes.sort_by_key(|(c, _)| if c == UNKNOWN { STATUSES.len() } else { place(STATUSES, c) }),
        Facet::Year => codes.sort_by_key(|(c, _)| c.parse::<u32>().unwrap_or(u32::MAX)),
        Facet::Quality => codes.sort_by_key(|(c, _)| place(QUALITIES, c)),
        Facet::Theme => {
            let position = |c: &str| ctx.world.themes.get_live(c).map(|t| (t.value.version.clone(), t.value.position));
            codes.sort_by_cached_key(|(c, _)| (c == NONE, position(c)));
        }
        Facet::Party => codes.sort_by_cached_key(|(c, _)| label(ctx, facet, c).to_lowercase()),
    }
    codes
}
