//! One agreement: what was agreed, for which goals, by whom and when; what works it out in the
//! regions; and what independent reviewers found, on a scale that stands beside the scores.

use crate::pact::about::About;
use crate::pact::agreed::{landsdeel_of, per_landsdeel};
use crate::pact::linked;
use crate::pact::said::{Linked, Said};
use crate::pact::status::{Judged, judged};
use crate::shell::{Answer, Ctx, Page, format, html, visible};
use askama::Template;
use axum::extract::Path;
use domain::pact::{Agreement, Review};
use domain::record::{Kind, Rec};

#[derive(Template)]
#[template(path = "pact/agreement.html")]
struct AgreementPage {
    page: Page,
    title: Said,
    text: Said,
    place: Option<Linked>,
    version: Option<Linked>,
    due: Option<String>,
    status: Judged,
    superseded_by: Option<Linked>,
    goals: Vec<(String, Linked)>,
    roles: Vec<(String, Vec<Linked>)>,
    translates: Option<Linked>,
    /// Regional agreements that work this one out: (agreement, landsdeel).
    regional: Vec<(Linked, Option<Linked>)>,
    counts: Vec<(Linked, usize)>,
    reviews: Vec<ReviewRow>,
    scale: Vec<(i64, &'static str)>,
    about: About,
}

struct ReviewRow {
    title: Said,
    on: String,
    /// (question, score, its words).
    scores: Vec<(&'static str, i64, &'static str)>,
    grounds: Said,
    history: String,
}

pub async fn page(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let rec = visible::<Agreement>(&ctx, &id)?;
    let a = &rec.value;
    let title = a.title.get(ctx.lang);
    let page = ctx
        .page(title)
        .crumb(ctx.t.nav_agreements(), ctx.to.agreements())
        .crumb(title, ctx.to.agreement(&id))
        .describe(a.text.get(ctx.lang))
        .draft(!rec.is_live());
    let regional: Vec<_> = ctx.world.agreements.live().filter(|o| o.value.translates.as_deref() == Some(&id)).collect();
    html(&AgreementPage {
        page,
        title: Said::of(&a.title, &ctx),
        text: Said::of(&a.text, &ctx),
        place: a.region.as_deref().and_then(|r| linked::region(&ctx, r)),
        version: a.version.as_deref().and_then(|v| linked::version(&ctx, v)),
        due: a.due.map(|d| format::date(d, ctx.t)),
        status: judged(&ctx, a.status.as_deref(), a.status_reason.as_ref()),
        superseded_by: a.superseded_by.as_deref().and_then(|id| linked::agreement(&ctx, id)),
        goals: a.goals.iter().filter_map(|g| linked::goal(&ctx, g)).collect(),
        roles: linked::by_role(&ctx, &a.roles),
        translates: a.translates.as_deref().and_then(|id| linked::agreement(&ctx, id)),
        counts: counts(&ctx, &regional),
        regional: regional.iter().filter_map(|o| worked_out(&ctx, o)).collect(),
        reviews: reviews(&ctx, &id),
        scale: scale(&ctx),
        about: About::of(&ctx, rec, &a.sources),
    })
}

fn worked_out(ctx: &Ctx, rec: &Rec<Agreement>) -> Option<(Linked, Option<Linked>)> {
    let place = landsdeel_of(&ctx.world, &rec.value).and_then(|id| linked::region(ctx, id));
    Some((linked::agreement(ctx, &rec.id)?, place))
}

fn counts(ctx: &Ctx, regional: &[&Rec<Agreement>]) -> Vec<(Linked, usize)> {
    per_landsdeel(&ctx.world, regional).into_iter().filter_map(|(id, n)| Some((linked::region(ctx, id)?, n))).collect()
}

/// Live reviews of an agreement, newest first.
fn reviews(ctx: &Ctx, agreement: &str) -> Vec<ReviewRow> {
    let mut found: Vec<_> = ctx.world.reviews.live().filter(|r| r.value.agreement == agreement).collect();
    found.sort_by_key(|r| std::cmp::Reverse(r.value.reviewed));
    found.into_iter().map(|r| review(ctx, r)).collect()
}

fn review(ctx: &Ctx, rec: &Rec<Review>) -> ReviewRow {
    let (r, t) = (&rec.value, ctx.t);
    let score = |question, n| (question, n, word(ctx, n));
    ReviewRow {
        title: Said::of(&r.title, ctx),
        on: format::date(r.reviewed, t),
        scores: vec![
            score(t.review_verifiability(), r.verifiability),
            score(t.review_ambition(), r.ambition),
            score(t.review_completion(), r.completion),
        ],
        grounds: Said::of(&r.grounds, ctx),
        history: ctx.to.history(Kind::Review, &rec.id),
    }
}

/// The published scale, one word per score.
fn scale(ctx: &Ctx) -> Vec<(i64, &'static str)> {
    (0..=4).map(|n| (n, word(ctx, n))).collect()
}

fn word(ctx: &Ctx, score: i64) -> &'static str {
    let t = ctx.t;
    [t.review_score_0(), t.review_score_1(), t.review_score_2(), t.review_score_3(), t.review_score_4()]
        .get(usize::try_from(score).unwrap_or(usize::MAX))
        .copied()
        .unwrap_or(t.unknown())
}
