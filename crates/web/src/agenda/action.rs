//! One action: who does what by when, with which money, how it goes and what it changes.

use super::comment;
use super::effects::{Effect, effects};
use super::history::{Step, steps};
use super::row::{Row, span};
use crate::pact::about::About;
use crate::pact::linked;
use crate::pact::said::{Linked, Said};
use crate::pact::status::{Badge, badge};
use crate::shell::{Answer, Ctx, Page, format, html, visible};
use app::agenda::Index;
use askama::Template;
use axum::extract::Path;
use domain::agenda::quality::{QUALITIES, quality};
use domain::agenda::standing::{Standing, standing};
use domain::agenda::sums::{Sum, by_origin, by_year, total};
use domain::agenda::{Action, Money, agenda_of, tree};
use domain::record::{Kind, Rec};

#[derive(Template)]
#[template(path = "agenda/action.html")]
struct ActionPage {
    page: Page,
    follow: String,
    comments: Vec<comment::Shown>,
    say: String,
    title: Said,
    lead: Said,
    text: Option<Said>,
    status: Badge,
    /// Why someone overruled what follows from the dates, and what that was.
    reason: Option<Said>,
    overruled: Option<Badge>,
    warnings: Vec<String>,
    whole: Option<Linked>,
    owner: Option<Linked>,
    tasks: Vec<(Linked, Option<Said>)>,
    place: Vec<Linked>,
    goals: Vec<(String, Linked)>,
    themes: Vec<Linked>,
    /// (name, value) of the short facts.
    facts: Vec<(&'static str, Said)>,
    progress: Option<i64>,
    rolled_up: bool,
    milestones: Vec<Milestone>,
    years: Vec<(Option<i64>, Amounts)>,
    origins: Vec<(String, Amounts)>,
    total: Amounts,
    funders: Vec<(String, Said, String)>,
    results: Vec<ResultRow>,
    effects: Vec<Effect>,
    parts: Vec<Row>,
    sticking_out: Vec<Linked>,
    reports: Vec<Report>,
    next_report: Option<String>,
    steps: Vec<Step>,
    quality: Vec<(String, bool)>,
    gaps: Option<Said>,
    write: String,
    edit: String,
    /// Where the effect can be worked out.
    measure: String,
    about: About,
}

struct Milestone {
    text: Said,
    due: Option<String>,
    state: String,
    completed: Option<String>,
    missed: bool,
}

/// Planned, committed and spent, as words.
pub struct Amounts(pub [Option<String>; 3]);

impl Amounts {
    pub fn of(ctx: &Ctx, sum: &Sum) -> Amounts {
        Amounts([sum.planned, sum.committed, sum.spent].map(|n| n.map(|n| format::euros(n, ctx.lang))))
    }
}

struct ResultRow {
    level: String,
    measure: Said,
    indicator: Option<Linked>,
    year: Option<i64>,
    numbers: [Option<String>; 3],
    evidence: Option<(String, Option<String>)>,
}

struct Report {
    id: String,
    title: Said,
    on: String,
    author: Option<String>,
    text: Option<Said>,
    unchanged: bool,
    url: Option<String>,
    stood: Option<String>,
}

pub async fn page(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let rec = visible::<Action>(&ctx, &id)?;
    let (a, index) = (&rec.value, ctx.app.agenda());
    let stands = stands(&ctx, rec, &index);
    let page = ctx
        .page(a.title.get(ctx.lang))
        .crumb(ctx.t.nav_agenda(), ctx.to.agenda())
        .crumb(a.title.get(ctx.lang), ctx.to.action(&id))
        .describe(a.lead.get(ctx.lang))
        .draft(!rec.is_live());
    let parts: Vec<Row> = index.parts(&id).iter().filter_map(|p| Row::of(&ctx, index.line(p)?)).collect();
    html(&ActionPage {
        page,
        follow: ctx.to.follow("action", &id),
        comments: comment::of_action(&ctx, &id),
        say: ctx.to.comment(&id),
        title: Said::of(&a.title, &ctx),
        lead: Said::of(&a.lead, &ctx),
        text: a.text.as_ref().map(|x| Said::of(x, &ctx)),
        status: badge(&ctx, Some(stands.status)),
        reason: a.status_reason.as_ref().filter(|_| stands.by_hand).map(|r| Said::of(r, &ctx)),
        overruled: (stands.by_hand && stands.derived != stands.status).then(|| badge(&ctx, Some(stands.derived))),
        warnings: stands.warnings.iter().map(|w| ctx.t.code("agenda-warning", w).into_owned()).collect(),
        whole: a.part_of.as_deref().and_then(|p| action(&ctx, p)),
        owner: linked::party(&ctx, &a.owner),
        tasks: tasks(&ctx, a),
        place: [&a.landsdeel, &a.pact].into_iter().flatten().filter_map(|r| linked::region(&ctx, r)).collect(),
        goals: a.goals.iter().filter_map(|g| linked::goal(&ctx, g)).collect(),
        themes: a.themes.iter().filter_map(|t| linked::theme(&ctx, t)).collect(),
        facts: facts(&ctx, a),
        progress: index.line(&id).map_or_else(|| tree::own_progress(a), |l| l.progress),
        rolled_up: parts.iter().any(|p| p.progress.is_some()),
        milestones: a.milestones.iter().map(|m| milestone(&ctx, m)).collect(),
        years: by_year(a).iter().map(|(year, sum)| (*year, Amounts::of(&ctx, sum))).collect(),
        origins: by_origin(a).iter().map(|(o, sum)| (ctx.t.code("origin", o).into_owned(), Amounts::of(&ctx, sum))).collect(),
        total: Amounts::of(&ctx, &total(a)),
        funders: a.money.iter().filter_map(|m| funder(&ctx, m)).collect(),
        results: a.results.iter().map(|r| result(&ctx, r)).collect(),
        effects: effects(&ctx, a),
        sticking_out: sticking_out(&ctx, rec, &index),
        parts,
        reports: reports(&ctx, &index, &id),
        next_report: stands.next_report.map(|d| format::date(d, ctx.t)),
        steps: steps(&ctx, a),
        quality: qualities(&ctx, a),
        gaps: a.gaps.as_ref().map(|g| Said::of(g, &ctx)),
        write: format!("{}?action={id}&on={}", ctx.to.new_record(Kind::ProgressReport), ctx.app.today()),
        edit: ctx.to.edit(Kind::Action, &id),
        measure: format!("{}/meten", ctx.to.action(&id)),
        about: About::of(&ctx, rec, &a.sources),
    })
}

/// A public action stands in the index; a draft is judged here.
fn stands(ctx: &Ctx, rec: &Rec<Action>, index: &Index) -> Standing {
    index.line(&rec.id).map_or_else(|| standing(&ctx.world, rec, None, ctx.app.today()), |l| l.standing.clone())
}

fn action(ctx: &Ctx, id: &str) -> Option<Linked> {
    let rec = ctx.world.actions.get_live(id)?;
    Some(Linked::new(Said::of(&rec.value.title, ctx), ctx.to.action(id)))
}

fn tasks(ctx: &Ctx, a: &Action) -> Vec<(Linked, Option<Said>)> {
    a.partners.iter().filter_map(|p| Some((linked::party(ctx, &p.party)?, p.task.as_ref().map(|t| Said::of(t, ctx))))).collect()
}

fn facts(ctx: &Ctx, a: &Action) -> Vec<(&'static str, Said)> {
    let t = ctx.t;
    let own = agenda_of(a, &ctx.world).and_then(|g| g.phases.iter().find(|p| Some(&p.phase) == a.phase.as_ref())?.label.as_ref());
    let phase = a
        .phase
        .as_ref()
        .map(|p| own.map_or_else(|| Said::of(&domain::Text::both(t.code("phase", p), t.code("phase", p)), ctx), |l| Said::of(l, ctx)));
    let plain = |text: String| Said::of(&domain::Text::both(text.clone(), text), ctx);
    [
        (t.field_phase(), phase),
        (t.agenda_span(), span(ctx, a).map(plain)),
        (t.field_programme(), a.programme.as_ref().map(|p| Said::of(p, ctx))),
        (t.field_number(), a.number.clone().map(plain)),
        (t.field_contact(), a.contact.as_ref().map(|c| Said::of(c, ctx))),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some((name, value?)))
    .collect()
}

fn milestone(ctx: &Ctx, m: &domain::agenda::Milestone) -> Milestone {
    Milestone {
        text: Said::of(&m.text, ctx),
        due: m.due.map(|d| format::date(d, ctx.t)),
        state: ctx.t.code("milestone-state", &m.milestone_state).into_owned(),
        completed: m.completed.map(|d| format::date(d, ctx.t)),
        missed: m.is_missed(ctx.app.today()),
    }
}

/// (origin and kind, funder, year) of a row whose funder is known.
fn funder(ctx: &Ctx, m: &Money) -> Option<(String, Said, String)> {
    let party = linked::party(ctx, m.funder.as_deref()?)?;
    let what = format!("{}, {}", ctx.t.code("origin", &m.origin), ctx.t.code("money-kind", &m.money_kind));
    Some((what, party.text, m.year.map_or_else(String::new, |y| y.to_string())))
}

fn result(ctx: &Ctx, r: &domain::agenda::Result) -> ResultRow {
    let number = |v: Option<f64>| v.map(|v| domain::value::format_number(v, format::needed(v, 0), ctx.lang));
    ResultRow {
        level: ctx.t.code("level", &r.level).into_owned(),
        measure: Said::of(&r.measure, ctx),
        indicator: r.indicator.as_deref().and_then(|id| {
            let card = ctx.world.indicators.get_live(id)?;
            Some(Linked::new(Said::of(&card.value.title, ctx), ctx.to.indicator(id)))
        }),
        year: r.year,
        numbers: [r.baseline, r.target, r.actual].map(number),
        evidence: r.evidence_level.as_ref().map(|l| (ctx.t.code("evidence-level", l).into_owned(), r.evidence_url.clone())),
    }
}

/// Parts that begin before this action or end after it.
fn sticking_out(ctx: &Ctx, rec: &Rec<Action>, index: &Index) -> Vec<Linked> {
    let parts = index.parts(&rec.id).iter().filter_map(|p| ctx.world.actions.get_live(p));
    parts.filter(|p| tree::sticks_out(&p.value, &rec.value)).filter_map(|p| action(ctx, &p.id)).collect()
}

/// The reports on an action, newest first.
fn reports(ctx: &Ctx, index: &Index, id: &str) -> Vec<Report> {
    let mut found: Vec<_> = index.reports(id).iter().filter_map(|r| ctx.world.progress.get_live(r)).collect();
    found.sort_by_key(|r| std::cmp::Reverse((r.value.on, r.updated_at)));
    let stood = |r: &domain::agenda::ProgressReport| match (&r.phase, r.percentage) {
        (None, None) => None,
        (Some(phase), None) => Some(ctx.t.code("phase", phase).into_owned()),
        (None, Some(n)) => Some(format!("{n}%")),
        (Some(phase), Some(n)) => Some(format!("{}, {n}%", ctx.t.code("phase", phase))),
    };
    let shown = |r: &Rec<domain::agenda::ProgressReport>| Report {
        id: r.id.clone(),
        title: Said::of(&r.value.title, ctx),
        on: format::date(r.value.on, ctx.t),
        author: r.value.author.clone(),
        text: r.value.text.as_ref().map(|t| Said::of(t, ctx)),
        unchanged: r.value.unchanged,
        url: r.value.url.clone(),
        stood: stood(&r.value),
    };
    found.into_iter().map(shown).collect()
}

fn qualities(ctx: &Ctx, a: &Action) -> Vec<(String, bool)> {
    let has = quality(a, &ctx.world, ctx.app.today());
    QUALITIES.iter().zip(has).map(|(code, has)| (ctx.t.code("agenda-has", code).into_owned(), has)).collect()
}
