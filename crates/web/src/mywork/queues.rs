//! What waits to be acknowledged, answered, looked back on, published or judged. The policy says for whom; a
//! deed asks it again.

use super::page::Section;
use crate::pact::said::{Linked, Said};
use crate::shell::{Ctx, Fault, format};
use crate::steering::lists;
use crate::steering::rows::{Mark, Row, shade};
use domain::permission::{Actor, Deed, Role, Scope, allow};
use domain::record::{Kind, Record, State};
use domain::release::Stage;
use domain::steering::{QuestionStep, SignalStep};
use domain::with_noun;
use domain::world::Noun;

/// A row whose link leads to where the work is done.
fn to_handle(ctx: &Ctx, mut row: Row) -> Row {
    row.link.address = ctx.to.handle(&row.link.address);
    row
}

fn may(ctx: &Ctx, deed: Deed, scope: &Scope) -> bool {
    allow(&ctx.actor(), deed, scope).is_ok()
}

pub fn signals(ctx: &Ctx) -> Section {
    let found = lists::signals(ctx, |s| s.step == SignalStep::New);
    let mine = found.into_iter().filter(|r| may(ctx, Deed::StepSignal, &r.value.scope(&r.id)));
    let rows = mine.map(|r| to_handle(ctx, lists::signal_row(ctx, r))).collect();
    Section::new("signalen", ctx.t.work_signals(), ctx.t.work_signals_hint(), rows, Some(ctx.to.signals()))
}

/// Closed questions are drafts for good, and wait like any other.
pub fn questions(ctx: &Ctx) -> Section {
    let actor = ctx.actor();
    let is_mine = |to: &str| actor.role() != Some(Role::Programme) || to == "to_lrt";
    let mut found: Vec<_> = ctx.world.questions.0.values().filter(|r| matches!(r.state, State::Live | State::Draft)).collect();
    found.retain(|r| r.value.step == QuestionStep::Asked && is_mine(&r.value.direction) && ctx.app.may_answer(&actor, &r.value));
    found.retain(|r| r.state == State::Live || ctx.app.may_inspect(&actor, Kind::Question, &r.id));
    found.sort_by_key(|r| r.value.due);
    let rows = found.into_iter().map(|r| to_handle(ctx, lists::question_row(ctx, r))).collect();
    Section::new("vragen", ctx.t.work_questions(), ctx.t.work_questions_hint(), rows, Some(ctx.to.questions()))
}

pub fn reviews(ctx: &Ctx) -> Section {
    let today = ctx.app.today();
    let due = lists::decisions(ctx, |d| d.is_to_review(today));
    let mine = due.into_iter().filter(|r| may(ctx, Deed::JudgeDecision, &r.value.scope(&r.id)));
    let rows = mine.map(|r| to_handle(ctx, lists::decision_row(ctx, r))).collect();
    Section::new("terugkijken", ctx.t.work_reviews(), ctx.t.work_reviews_hint(), rows, Some(ctx.to.decisions()))
}

/// What someone made and this person may make public.
pub fn drafts(ctx: &Ctx) -> Section {
    let rows = Kind::ALL.iter().flat_map(|kind| with_noun!(*kind, T => drafts_of::<T>(ctx))).collect();
    Section::new("concepten", ctx.t.work_drafts(), ctx.t.work_drafts_hint(), rows, None)
}

fn drafts_of<T: Noun>(ctx: &Ctx) -> Vec<Row> {
    let drafts = T::table(&ctx.world).0.values().filter(|r| r.state == State::Draft && !r.value.is_closed());
    let mine = drafts.filter(|r| may(ctx, Deed::Publish(T::KIND), &r.value.scope_in(&r.id, &ctx.world)));
    let row = |r: &std::sync::Arc<domain::Rec<T>>| Row {
        link: Linked::new(Said::of(r.value.title(), ctx), ctx.to.edit(T::KIND, &r.id)),
        mark: Some(Mark { text: ctx.t.code("state", "draft").into_owned(), shade: shade("draft") }),
        facts: vec![ctx.t.code("kind", T::KIND.code()).into_owned(), format::moment(r.updated_at, ctx.t)],
    };
    mine.map(row).collect()
}

/// Editions that wait for a second person; not for who imported into them.
pub async fn imports(ctx: &Ctx) -> Result<Section, Fault> {
    let actor = ctx.actor();
    let mut rows = Vec::new();
    if may(ctx, Deed::ReleaseData, &Scope::national()) {
        let waiting = ctx.app.releases(&actor).await?.into_iter();
        let waiting = waiting.filter(|r| r.stage == Stage::InReview && !r.importers.contains(&actor.account()));
        rows.extend(waiting.map(|r| Row {
            link: Linked::new(Said::of(&r.title, ctx), ctx.to.import_edition(&r.edition)),
            mark: Some(Mark { text: ctx.t.code("imports-stage", "in-review").into_owned(), shade: shade("review") }),
            facts: vec![r.edition.clone()],
        }));
    }
    Ok(Section::new("invoer", ctx.t.work_imports(), ctx.t.work_imports_hint(), rows, Some(ctx.to.imports())))
}

pub async fn claims(ctx: &Ctx) -> Result<Section, Fault> {
    let mut rows = Vec::new();
    if may(ctx, Deed::DecideClaim, &Scope::national()) {
        let open = ctx.app.claims(&ctx.actor()).await?.into_iter().filter(|c| c.state == "open");
        rows.extend(open.filter_map(|c| {
            let party = ctx.world.parties.get_live(&c.party)?;
            let link = Linked::new(Said::of(&party.value.title, ctx), ctx.to.manage_claims());
            Some(Row { link, mark: None, facts: vec![format::moment_text(&c.at, ctx.t)] })
        }));
    }
    Ok(Section::new("claims", ctx.t.work_claims(), ctx.t.work_claims_hint(), rows, Some(ctx.to.manage_claims())))
}

pub async fn reports(ctx: &Ctx) -> Result<Section, Fault> {
    let mut rows = Vec::new();
    if matches!(ctx.actor(), Actor::Person { role: Role::Programme, .. }) {
        let open = ctx.app.reports(&ctx.actor()).await?.into_iter().filter(|m| m.state == "open");
        rows.extend(open.map(|m| {
            let title = Said { text: ctx.t.code("report-topic", &m.topic).into_owned(), quoted: false };
            Row { link: Linked::new(title, ctx.to.manage_reports()), mark: None, facts: vec![m.page, format::moment_text(&m.at, ctx.t)] }
        }));
    }
    Ok(Section::new("meldingen", ctx.t.work_reports(), ctx.t.work_reports_hint(), rows, Some(ctx.to.manage_reports())))
}
