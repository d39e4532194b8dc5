//! How well owners report, and whether their actions can be followed: counts per organisation.

use crate::pact::linked;
use crate::pact::said::Linked;
use crate::shell::{Answer, Ctx, Page, html};
use app::agenda::{Facet, Index, Line};
use askama::Template;
use domain::agenda::quality::QUALITIES;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "agenda/rhythm.html")]
struct Rhythm {
    page: Page,
    owners: Vec<Owner>,
    /// (what, how many actions have it, how many have not, the latter as a list).
    qualities: Vec<(String, usize, usize, String)>,
    actions: usize,
}

struct Owner {
    party: Linked,
    address: String,
    open: usize,
    on_time: usize,
    due: usize,
    silent: usize,
    late: usize,
    never: usize,
}

pub async fn page(ctx: Ctx) -> Answer {
    let (index, t) = (ctx.app.agenda(), ctx.t);
    let page = ctx
        .page(t.agenda_rhythm_title())
        .crumb(t.nav_agenda(), ctx.to.agenda())
        .crumb(t.agenda_rhythm_title(), ctx.to.agenda_rhythm())
        .describe(t.agenda_rhythm_lead());
    html(&Rhythm { page, owners: owners(&ctx, &index), qualities: qualities(&ctx, &index), actions: index.lines.len() })
}

/// Every owner of an unfinished action; who is most behind comes first.
fn owners(ctx: &Ctx, index: &Index) -> Vec<Owner> {
    let mut by_owner: BTreeMap<&str, Vec<&Line>> = BTreeMap::new();
    for line in index.lines.iter().filter(|l| l.standing.is_open()) {
        if let Some(action) = ctx.world.actions.get_live(&line.id) {
            by_owner.entry(&action.value.owner).or_default().push(line);
        }
    }
    let mut owners: Vec<Owner> = by_owner.iter().filter_map(|(party, lines)| owner(ctx, party, lines)).collect();
    owners.sort_by_cached_key(|o| (std::cmp::Reverse((o.silent, o.late, o.due, o.never)), o.party.text.text.to_lowercase()));
    owners
}

fn owner(ctx: &Ctx, party: &str, lines: &[&Line]) -> Option<Owner> {
    let count = |fits: &dyn Fn(&Line) -> bool| lines.iter().filter(|l| fits(l)).count();
    let calm = |l: &Line| l.standing.heard.is_some() && !l.standing.has("silent") && !l.standing.has("update_due");
    Some(Owner {
        party: linked::party(ctx, party)?,
        address: format!("{}?{}={party}", ctx.to.agenda(), Facet::Party.name()),
        open: lines.len(),
        on_time: count(&calm),
        due: count(&|l| l.standing.has("update_due")),
        silent: count(&|l| l.standing.has("silent")),
        late: count(&|l| l.standing.status == "late"),
        never: count(&|l| l.standing.heard.is_none()),
    })
}

fn qualities(ctx: &Ctx, index: &Index) -> Vec<(String, usize, usize, String)> {
    let of = |(i, code): (usize, &&str)| {
        let has = index.lines.iter().filter(|l| l.quality[i]).count();
        let address = format!("{}?{}={code}", ctx.to.agenda(), Facet::Quality.name());
        (ctx.t.code("agenda-has", code).into_owned(), has, index.lines.len() - has, address)
    };
    QUALITIES.iter().enumerate().map(of).collect()
}
