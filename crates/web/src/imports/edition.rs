//! One edition on its way out: its imports with what they found, what it changes beside what is
//! published, and the steps that somebody may take now.

use super::words::{self, Row};
use crate::shell::front::see_other;
use crate::shell::{Answer, Ctx, Fault, Page, Posted, format, html};
use app::Refusal;
use app::releases::{Comparison, OnItsWay};
use askama::Template;
use axum::extract::Path;
use domain::release::{Run, Stage, Step};

#[derive(Template)]
#[template(path = "imports/edition.html")]
struct EditionPage {
    page: Page,
    id: String,
    stage: String,
    done: Option<String>,
    reason: String,
    runs: Vec<RunView>,
    tables: Vec<TableView>,
    may_change: bool,
    may_submit: bool,
    may_decide: bool,
    own_work: bool,
    may_release: bool,
    may_embargo: bool,
    may_withdraw: bool,
    opens: String,
    public: Option<String>,
}

struct RunView {
    id: String,
    title: String,
    recognised: String,
    recipe: String,
    files: Vec<(String, String)>,
    at: String,
    counts: [(&'static str, u64); 4],
    rows: u64,
    cells: u64,
    remarks: Vec<Row>,
    waits: bool,
    confirmed: Option<String>,
    undone: bool,
    code: String,
}

struct TableView {
    title: String,
    cells: usize,
    hidden: usize,
    hash: String,
    older: Option<String>,
    new: u64,
    same: u64,
    changed: u64,
    gone: u64,
    examples: Vec<(String, String, String)>,
}

/// Changed cells told one by one.
const MOST: usize = 50;

pub async fn page(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let found = ctx.app.on_its_way(&ctx.actor(), &id).await?;
    let is_out = found.release.stage == Stage::Released;
    let tables = if is_out { Vec::new() } else { ctx.app.compare_release(&ctx.actor(), &id, MOST).await? };
    html(&view(&ctx, &found, &tables))
}

fn view(ctx: &Ctx, found: &OnItsWay, tables: &[Comparison]) -> EditionPage {
    let release = &found.release;
    let may = |step: Step| release.stage.after(step).is_some();
    let title = release.title.get(ctx.lang).to_string();
    let mine = ctx.actor().account();
    let done = ctx.query("klaar").filter(|k| ["gelijk", "ingevoerd", "stap"].contains(&k.as_str()));
    EditionPage {
        page: ctx
            .page(title.clone())
            .crumb(ctx.t.nav_edit(), ctx.to.manage())
            .crumb(ctx.t.imports_title(), ctx.to.imports())
            .crumb(title, ctx.to.import_edition(&release.edition)),
        id: release.edition.clone(),
        stage: ctx.t.code("imports-stage", &release.stage.code().replace('_', "-")).into_owned(),
        done: done.map(|k| ctx.t.code("imports-done", &k).into_owned()),
        reason: release.reason.clone(),
        runs: found.runs.iter().rev().map(|r| run(ctx, r)).collect(),
        tables: tables.iter().map(|c| table(ctx, c, &found.frozen)).collect(),
        may_change: may(Step::Change),
        may_submit: may(Step::Submit) && !found.runs.iter().any(Run::waits) && found.runs.iter().any(|r| !r.undone),
        may_decide: may(Step::Approve),
        own_work: mine.is_some() && release.importers.contains(&mine),
        may_release: release.stage == Stage::Approved,
        may_embargo: may(Step::Embargo),
        may_withdraw: may(Step::Withdraw),
        opens: release.embargo_until.map_or_else(String::new, |at| format::moment(at, ctx.t)),
        public: (release.stage == Stage::Released).then(|| ctx.to.edition(&release.edition)),
    }
}

fn title(ctx: &Ctx, indicator: &str) -> String {
    ctx.world.indicators.get(indicator).map_or_else(|| indicator.to_string(), |r| r.value.title.get(ctx.lang).to_string())
}

fn run(ctx: &Ctx, r: &Run) -> RunView {
    let t = ctx.t;
    RunView {
        id: r.id.clone(),
        title: title(ctx, &r.indicator),
        recognised: r.recognised.clone(),
        recipe: r.recipe.clone(),
        files: r.files.iter().map(|f| (f.name.clone(), f.sha256.clone())).collect(),
        at: format::moment(r.at, t),
        counts: [
            (t.imports_new(), r.counts.new),
            (t.imports_changed(), r.counts.changed),
            (t.imports_equal(), r.counts.equal),
            (t.imports_refused_cells(), r.counts.refused),
        ],
        rows: r.rows,
        cells: r.cells,
        remarks: words::rows(ctx, &r.remarks),
        waits: r.waits(),
        confirmed: r.confirmed.as_ref().map(|c| t.imports_confirmed(format::moment(c.at, t), &c.reason)),
        undone: r.undone,
        code: r.code_version.clone(),
    }
}

fn table(ctx: &Ctx, c: &Comparison, frozen: &[(String, String, i64)]) -> TableView {
    let labels = seed::labels();
    let indicator = &c.slice.about.indicator;
    let name = |at: &[usize]| {
        let codes = c.slice.axes.iter().zip(at).map(|(a, p)| (a.name.as_str(), a.codes[*p].as_str()));
        codes
            .filter(|(_, code)| !code.is_empty())
            .map(|(dim, code)| labels.label(dim, code, ctx.lang).to_string())
            .collect::<Vec<_>>()
            .join(", ")
    };
    let difference = c.older.as_ref().map(|(_, d)| d);
    TableView {
        title: title(ctx, indicator),
        cells: c.slice.len(),
        hidden: c.hidden,
        hash: frozen.iter().find(|(i, ..)| i == indicator).map_or_else(String::new, |(_, hash, _)| hash.clone()),
        older: c.older.as_ref().map(|(older, _)| {
            let edition = &older.about.edition;
            ctx.world.editions.get_live(edition).map_or_else(|| edition.clone(), |e| e.value.title.get(ctx.lang).to_string())
        }),
        new: difference.map_or(c.slice.len() as u64, |d| d.new),
        same: difference.map_or(0, |d| d.same),
        changed: difference.map_or(0, |d| d.changed),
        gone: difference.map_or(0, |d| d.gone),
        examples: difference
            .map(|d| d.examples.iter().map(|(at, then, now)| (name(at), words::value(ctx, *then), words::value(ctx, *now))).collect())
            .unwrap_or_default(),
    }
}

/// One of the steps; which is possible, the deed decides.
pub async fn step(ctx: Ctx, Path(id): Path<String>, posted: Posted) -> Answer {
    let (actor, app, reason) = (ctx.actor(), &ctx.app, posted.get("reden"));
    match posted.get("_step") {
        "undo" => app.undo_import(&actor, posted.get("_run")).await?,
        "confirm" => app.confirm_import(&actor, posted.get("_run"), reason).await?,
        "submit" => app.submit_release(&actor, &id).await?,
        "approve" => app.approve_release(&actor, &id, reason).await?,
        "refuse" => app.refuse_release(&actor, &id, reason).await?,
        "withdraw" => app.withdraw_release(&actor, &id, reason).await?,
        "release" => app.release(&actor, &id).await?,
        "embargo" => app.embargo_release(&actor, &id, moment(posted.get("moment"))?).await?,
        _ => return Err(Fault::NotFound),
    }
    Ok(see_other(&format!("{}?klaar=stap", ctx.to.import_edition(&id))))
}

/// A moment as a browser's own field writes it, in Dutch time.
fn moment(text: &str) -> Result<jiff::Timestamp, Refusal> {
    let wrong = || Refusal::Refused("refusal-past");
    let local: jiff::civil::DateTime = text.parse().map_err(|_| wrong())?;
    let zone = jiff::tz::TimeZone::get("Europe/Amsterdam").map_err(|e| Refusal::Broken(e.to_string()))?;
    local.to_zoned(zone).map(|z| z.timestamp()).map_err(|_| wrong())
}
