//! Two versions of the pact side by side: texts, what became of each theme, and where each goal
//! stands in both. Word by word changes of one record are on its history page.

use crate::pact::goals::themes_of;
use crate::pact::linked;
use crate::pact::pick::{Pick, pick};
use crate::pact::said::{Linked, Said};
use crate::pact::versions::in_order;
use crate::shell::{Answer, Ctx, Fault, Page, format, html};
use askama::Template;
use domain::pact::{Goal, PactVersion, Theme};
use domain::record::Rec;
use domain::world::World;

#[derive(Template)]
#[template(path = "pact/compare.html")]
struct Compare {
    page: Page,
    picks: Vec<Pick>,
    sides: Vec<Side>,
    themes: Vec<(Linked, Vec<Linked>)>,
    fresh: Vec<Linked>,
    goals: Vec<GoalRow>,
}

struct Side {
    id: String,
    link: Linked,
    adopted: Option<String>,
    summary: Said,
    gaps: Option<Said>,
}

struct GoalRow {
    id: String,
    link: Linked,
    /// Under the older and the newer version: its own goal, its themes.
    places: [Place; 2],
}

struct Place {
    own: bool,
    themes: Vec<Linked>,
}

pub async fn page(ctx: Ctx) -> Answer {
    let versions = in_order(&ctx);
    let (Some(first), Some(last)) = (versions.first(), versions.last()) else { return Err(Fault::NotFound) };
    let wanted = |name: &str, other: &str| ctx.query(name).unwrap_or_else(|| other.to_string());
    let (a, b) = (wanted("a", &first.id), wanted("b", &last.id));
    let find = |id: &str| versions.iter().find(|v| v.id == id).copied().ok_or(Fault::NotFound);
    // The older stands left, however the address names them.
    let (old, new) = if a <= b { (find(&a)?, find(&b)?) } else { (find(&b)?, find(&a)?) };
    let options: Vec<_> = versions.iter().map(|v| (v.id.clone(), format!("{}: {}", v.id, v.value.title.get(ctx.lang)))).collect();
    let page = ctx
        .page(ctx.t.compare_heading(&old.id, &new.id))
        .crumb(ctx.t.nav_goals(), ctx.to.goals())
        .crumb(ctx.t.versions_crumb(), ctx.to.versions())
        .crumb(ctx.t.compare_crumb(), ctx.to.compare_versions());
    let themes = became(&ctx, &old.id, &new.id);
    let fresh = fresh(&ctx, &old.id, &new.id);
    html(&Compare {
        page,
        picks: vec![pick(&ctx, "a", ctx.t.compare_one(), options.clone()), pick(&ctx, "b", ctx.t.compare_other(), options)],
        sides: vec![side(&ctx, old), side(&ctx, new)],
        themes,
        fresh,
        goals: goals(&ctx, &old.id, &new.id),
    })
}

fn side(ctx: &Ctx, rec: &Rec<PactVersion>) -> Side {
    Side {
        id: rec.id.clone(),
        link: Linked::new(Said::of(&rec.value.title, ctx), ctx.to.version(&rec.id)),
        adopted: rec.value.adopted.map(|d| format::date(d, ctx.t)),
        summary: Said::of(&rec.value.summary, ctx),
        gaps: rec.value.gaps.as_ref().map(|g| Said::of(g, ctx)),
    }
}

/// The theme of version `to` that a theme became, along its successors; none where the chain ends.
fn successor<'w>(world: &'w World, theme: &'w Rec<Theme>, to: &str) -> Option<&'w Rec<Theme>> {
    let mut now = theme;
    // A chain is as long as there are versions; more would be a circle.
    for _ in 0..20 {
        now = world.themes.get_live(now.value.superseded_by.as_deref()?)?;
        if now.value.version == to {
            return Some(now);
        }
    }
    None
}

/// Each theme of the older version with what it became in the newer.
fn became(ctx: &Ctx, old: &str, new: &str) -> Vec<(Linked, Vec<Linked>)> {
    themes_of(ctx, old)
        .into_iter()
        .filter_map(|t| {
            let next = successor(&ctx.world, t, new).and_then(|n| linked::theme(ctx, &n.id));
            Some((linked::theme(ctx, &t.id)?, next.into_iter().collect()))
        })
        .collect()
}

/// Themes of the newer version that no theme of the older became.
fn fresh(ctx: &Ctx, old: &str, new: &str) -> Vec<Linked> {
    let taken: Vec<_> = themes_of(ctx, old).into_iter().filter_map(|t| successor(&ctx.world, t, new)).map(|t| &t.id).collect();
    themes_of(ctx, new).into_iter().filter(|t| !taken.contains(&&t.id)).filter_map(|t| linked::theme(ctx, &t.id)).collect()
}

/// Goals with a place in either version, by number.
fn goals(ctx: &Ctx, old: &str, new: &str) -> Vec<GoalRow> {
    let place = |goal: &Goal, version: &str| Place {
        own: goal.version == version,
        themes: themes_of(ctx, version)
            .into_iter()
            .filter(|t| goal.themes.contains(&t.id))
            .filter_map(|t| linked::theme(ctx, &t.id))
            .collect(),
    };
    let mut rows: Vec<GoalRow> = ctx
        .world
        .goals
        .live()
        .filter_map(|g| {
            let (id, link) = linked::goal(ctx, &g.id)?;
            let places = [place(&g.value, old), place(&g.value, new)];
            places.iter().any(|p| p.own || !p.themes.is_empty()).then_some(GoalRow { id, link, places })
        })
        .collect();
    rows.sort_by_key(|r| r.id.parse::<u32>().unwrap_or(u32::MAX));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::record::{Kind, State};
    use domain::world::{Stored, fill};

    #[test]
    fn a_theme_is_followed_along_its_successors_and_a_circle_ends() {
        let theme = |id: &str, version: &str, next: &str| Stored {
            id: id.into(),
            revision: 1,
            state: State::Live,
            updated_at: jiff::Timestamp::UNIX_EPOCH,
            body: format!(r#"{{"title":{{"nl":"x"}},"form":"theme","version":"{version}","superseded_by":"{next}"}}"#),
        };
        let mut world = World::default();
        let stored = vec![theme("a", "2013", "b"), theme("b", "2018", "c"), theme("c", "2021", "b")];
        fill(&mut world, Kind::Theme, stored).unwrap();
        let from = |to| successor(&world, world.themes.get("a").unwrap(), to).map(|t| t.id.as_str());
        assert_eq!((from("2021"), from("2018"), from("2023")), (Some("c"), Some("b"), None));
    }
}
