//! Own actions that ask for something: late, silent, or with a milestone that is near.

use super::page::Section;
use crate::agenda::row;
use crate::pact::said::{Linked, Said};
use crate::shell::{Ctx, format};
use crate::steering::rows::{Mark, Row, shade};
use app::agenda::{Facet, Line, NONE};
use domain::agenda::Action;
use domain::agenda::nudge::{Cause, Reason, open_milestone, reasons};
use domain::permission::{Actor, Deed, Role, allow};
use domain::record::{Kind, Rec, Record};

pub fn section(ctx: &Ctx) -> Section {
    let (index, actor) = (ctx.app.agenda(), ctx.actor());
    let wait = |line: &Line| {
        let rec = ctx.world.actions.get_live(&line.id).filter(|rec| is_mine(&actor, rec))?;
        let reasons = reasons(&ctx.world, &rec.value, &line.standing, index.today);
        let first = reasons.first()?;
        Some(((first.cause, first.day), shown(ctx, rec, line, &reasons)))
    };
    let mut found: Vec<_> = index.lines.iter().filter_map(wait).collect();
    found.sort_by_key(|(urgency, _)| *urgency);
    let t = ctx.t;
    Section::new("acties", t.work_actions(), t.work_actions_hint(), found.into_iter().map(|(_, row)| row).collect(), all(ctx, &actor))
}

/// Actions of the own party or landsdeel; the programme office keeps those of the country.
fn is_mine(actor: &Actor, rec: &Rec<Action>) -> bool {
    let Actor::Person { role, region, party, .. } = actor else { return false };
    let action = &rec.value;
    let near = match role {
        Role::Coordinator | Role::Liaison => region.is_some() && action.landsdeel == *region,
        Role::Programme => action.landsdeel.is_none(),
        _ => false,
    };
    let own = party.as_ref() == Some(&action.owner);
    (near || own) && allow(actor, Deed::Edit(Kind::Action), &action.scope(&rec.id)).is_ok()
}

fn shown(ctx: &Ctx, rec: &Rec<Action>, line: &Line, reasons: &[Reason]) -> Row {
    let status = line.standing.status;
    let mark = Mark { text: ctx.t.code("status", status).into_owned(), shade: shade(if status == "silent" { "open" } else { status }) };
    let mut facts: Vec<String> = reasons.iter().take(3).map(|r| said(ctx, &rec.value, r)).collect();
    facts.extend(row::span(ctx, &rec.value));
    Row { link: Linked::new(Said::of(&rec.value.title, ctx), ctx.to.action(&rec.id)), mark: Some(mark), facts }
}

fn said(ctx: &Ctx, action: &Action, reason: &Reason) -> String {
    let (t, day) = (ctx.t, format::date(reason.day, ctx.t));
    let milestone = reason.milestone.as_deref().and_then(|mark| open_milestone(action, mark)).map_or("", |m| m.text.get(ctx.lang));
    match reason.cause {
        Cause::Late => t.reminder_late(day, milestone),
        Cause::Soon => t.reminder_soon(day, milestone),
        Cause::Ended => t.reminder_ended(day),
        Cause::Silent => t.reminder_silent(day),
        Cause::Due => t.reminder_due(day),
    }
}

fn all(ctx: &Ctx, actor: &Actor) -> Option<String> {
    let Actor::Person { role, region, party, .. } = actor else { return None };
    let (facet, code) = match (role, region, party) {
        (Role::Coordinator | Role::Liaison, Some(region), _) => (Facet::Landsdeel, region.as_str()),
        (Role::Programme, _, _) => (Facet::Landsdeel, NONE),
        (_, _, Some(party)) => (Facet::Party, party.as_str()),
        _ => return None,
    };
    Some(format!("{}?{}={code}", ctx.to.agenda(), facet.name()))
}
