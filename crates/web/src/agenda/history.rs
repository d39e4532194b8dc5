//! From agreement to result: what led to an action and what came of it, in order of time.

use crate::pact::linked;
use crate::pact::said::{Linked, Said};
use crate::shell::{Ctx, format};
use domain::agenda::Action;
use jiff::civil::Date;

pub struct Step {
    pub when: Option<String>,
    pub what: String,
    pub text: Option<Said>,
    pub link: Option<Linked>,
}

/// What is dated stands in order of day; where it came from stands before, because no day is known.
pub fn steps(ctx: &Ctx, action: &Action) -> Vec<Step> {
    let mut steps = origins(ctx, action);
    let mut dated = events(ctx, action);
    dated.sort_by_key(|(day, _)| *day);
    steps.extend(dated.into_iter().map(|(_, step)| step));
    steps
}

fn origins(ctx: &Ctx, action: &Action) -> Vec<Step> {
    let named = |what: &str, name: &String| Step { when: None, what: what.into(), text: Some(Said::dutch(name, ctx)), link: None };
    let card = action.card.as_ref().map(|c| named(ctx.t.agenda_step_card(), c));
    let agreement = action.agreement.as_deref().and_then(|a| linked::agreement(ctx, a));
    let agreement = agreement.map(|link| Step { when: None, what: ctx.t.agenda_step_agreement().into(), text: None, link: Some(link) });
    let decision = action.decision.as_ref().map(|d| {
        let public = ctx.world.decisions.get_live(d).map(|rec| Linked::new(Said::of(&rec.value.title, ctx), ctx.to.decision(d)));
        let text = if public.is_some() { None } else { Some(Said::dutch(d, ctx)) };
        Step { when: None, what: ctx.t.agenda_step_decision().into(), text, link: public }
    });
    [card, agreement, decision].into_iter().flatten().collect()
}

fn events(ctx: &Ctx, action: &Action) -> Vec<(Date, Step)> {
    let t = ctx.t;
    let step =
        |day: Date, what: &str, text: Option<Said>| (day, Step { when: Some(format::date(day, t)), what: what.into(), text, link: None });
    let mut found = Vec::new();
    found.extend(action.start.map(|day| step(day, t.agenda_step_start(), None)));
    for m in &action.milestones {
        found.extend(m.completed.map(|day| step(day, t.agenda_step_milestone(), Some(Said::of(&m.text, ctx)))));
    }
    found.extend(action.end.filter(|end| *end <= ctx.app.today()).map(|day| step(day, t.agenda_step_end(), None)));
    for m in &action.measured {
        // An effect has a year, no day: it closes that year.
        let Some(day) = i16::try_from(m.year).ok().and_then(|y| Date::new(y, 12, 31).ok()) else { continue };
        let size = super::effects::change(ctx, m.size, &m.indicator, m.unit.as_ref());
        let link = ctx.world.indicators.get_live(&m.indicator).map(|i| Linked::new(Said::of(&i.value.title, ctx), ctx.to.indicator(&i.id)));
        found.push((day, Step { when: Some(m.year.to_string()), what: t.agenda_step_effect(size), text: None, link }));
    }
    found
}
