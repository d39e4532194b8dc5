//! Many actions at once: fetch a workbook, hand it in, see cell by cell what would change, then keep it.
//!
//! What waits between handing in and keeping stands with the server, for this person only; the form
//! carries its fingerprint, so what is kept is what was shown.

use super::ask::Ask;
use crate::shell::form::sentence;
use crate::shell::front::see_other;
use crate::shell::upload::Uploaded;
use crate::shell::{Answer, Ctx, Fault, Page, Posted, html};
use app::bulk::{Fault as Wrong, Unread, Waiting, What};
use askama::Template;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use sources::File;

#[derive(Template)]
#[template(path = "agenda/worksheet.html")]
struct Worksheet {
    page: Page,
    /// How many actions of the choice this person may change.
    count: usize,
    download: String,
    choose: String,
    done: Option<String>,
    /// Why nothing was taken over.
    refused: Option<String>,
    /// (place, what is wrong there).
    faults: Vec<(String, String)>,
    more_faults: usize,
    preview: Option<Preview>,
}

struct Preview {
    hash: String,
    file: String,
    cells: usize,
    actions: usize,
    rows: Vec<Row>,
    more: usize,
}

struct Row {
    /// Title and address; none where the row above is about the same action.
    action: Option<(String, String)>,
    place: String,
    what: String,
    old: String,
    new: String,
    goes: bool,
}

/// Cells shown one by one, and faults told one by one.
const MOST_CELLS: usize = 500;
const MOST_FAULTS: usize = 100;

pub async fn page(ctx: Ctx) -> Answer {
    let waiting = ctx.app.handed(&ctx.actor()).await?;
    let count = || ctx.query("n").and_then(|n| n.parse::<i64>().ok()).unwrap_or(0);
    let done = match ctx.query("klaar").as_deref() {
        Some("gelijk") => Some(ctx.t.sheet_nothing().to_string()),
        Some("los") => Some(ctx.t.sheet_dropped().to_string()),
        Some("bewaard") => Some(ctx.t.sheet_kept(count())),
        _ => None,
    };
    html(&Worksheet { done, preview: waiting.map(|w| preview(&ctx, w)), ..empty(&ctx) })
}

/// The page before anything was handed in.
fn empty(ctx: &Ctx) -> Worksheet {
    let ask = Ask::of(ctx);
    let query = ask.in_form(super::ask::Form::Table);
    let t = ctx.t;
    Worksheet {
        page: ctx.page(t.sheet_title()).crumb(t.nav_agenda(), ctx.to.agenda()).crumb(t.sheet_title(), ctx.to.worksheet()),
        count: ctx.app.editable_actions(&ctx.actor(), &ask.wanted).len(),
        download: ctx.to.with_query(&ctx.to.worksheet_download(), &query),
        choose: ctx.to.with_query(&ctx.to.agenda(), &query),
        done: None,
        refused: None,
        faults: Vec::new(),
        more_faults: 0,
        preview: None,
    }
}

fn preview(ctx: &Ctx, waiting: Waiting) -> Preview {
    let handed = waiting.handed;
    let title = |id: &str| {
        let title = ctx.world.actions.get(id).map_or_else(|| id.to_string(), |a| a.value.title.get(ctx.lang).to_string());
        (title, ctx.to.action(id))
    };
    let mut before = String::new();
    // By action, as a reader asks "what happens to mine"; within one in the order of the sheets.
    let mut changes: Vec<_> = handed.changes.iter().collect();
    changes.sort_by(|a, b| a.action.cmp(&b.action));
    let row = |c: &&app::bulk::CellChange| {
        let is_new = before != c.action;
        before.clone_from(&c.action);
        Row {
            action: is_new.then(|| title(&c.action)),
            place: if c.cell.is_empty() { c.sheet.clone() } else { format!("{} {}", c.sheet, c.cell) },
            what: c.heading.clone(),
            old: c.old.clone(),
            new: c.new.clone(),
            goes: c.cell.is_empty(),
        }
    };
    let rows: Vec<Row> = changes.iter().take(MOST_CELLS).map(row).collect();
    Preview {
        hash: waiting.hash,
        file: handed.file,
        cells: handed.changes.len(),
        actions: handed.edits.len(),
        more: handed.changes.len() - rows.len(),
        rows,
    }
}

/// The workbook of the choice in the address.
pub async fn download(ctx: Ctx) -> Answer {
    let (_, bytes) = ctx.app.worksheet(&ctx.actor(), &Ask::of(&ctx).wanted).await?;
    let name = format!("werkblad-acties-{}.xlsx", ctx.app.today());
    Ok((as_xlsx(&name), bytes).into_response())
}

pub fn as_xlsx(name: &str) -> [(header::HeaderName, String); 2] {
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    [(header::CONTENT_TYPE, kind.to_string()), (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""))]
}

pub async fn hand_in(ctx: Ctx, mut uploaded: Uploaded) -> Answer {
    let Some((name, bytes)) = uploaded.files.pop() else {
        return refused(&ctx, ctx.t.sheet_no_file().into(), Vec::new(), 0);
    };
    match ctx.app.hand_in(&ctx.actor(), File { name, bytes }).await {
        Ok(Some(_)) => Ok(see_other(&ctx.to.worksheet())),
        Ok(None) => Ok(see_other(&format!("{}?klaar=gelijk", ctx.to.worksheet()))),
        Err(Unread::Foreign) => refused(&ctx, ctx.t.sheet_foreign().into(), Vec::new(), 0),
        Err(Unread::File(finding)) => refused(&ctx, ctx.t.sheet_bad_file(finding.expected, finding.found), Vec::new(), 0),
        Err(Unread::Refusal(refusal)) => Err(refusal.into()),
        Err(Unread::Faults(faults)) => {
            let told = faults.iter().take(MOST_FAULTS).map(|f| (place(&ctx, f), what(&ctx, f))).collect();
            refused(&ctx, ctx.t.sheet_refused_text(faults.len()), told, faults.len().saturating_sub(MOST_FAULTS))
        }
    }
}

fn refused(ctx: &Ctx, why: String, faults: Vec<(String, String)>, more_faults: usize) -> Answer {
    let page = html(&Worksheet { refused: Some(why), faults, more_faults, ..empty(ctx) })?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

fn place(ctx: &Ctx, fault: &Wrong) -> String {
    if fault.cell.is_empty() { ctx.t.sheet_place_whole(&fault.sheet) } else { ctx.t.sheet_place(&fault.cell, &fault.sheet) }
}

fn what(ctx: &Ctx, fault: &Wrong) -> String {
    let (t, found) = (ctx.t, fault.found.as_str());
    match &fault.what {
        What::Formula => t.sheet_fault_formula(found),
        What::ErrorValue => t.sheet_fault_error(found),
        What::MissingSheet => t.sheet_fault_missing_sheet(found),
        What::UnknownSheet => t.sheet_fault_unknown_sheet().into(),
        What::MissingColumn => t.sheet_fault_missing_column(&fault.heading),
        What::UnknownColumn => t.sheet_fault_unknown_column(found),
        What::DoubleColumn => t.sheet_fault_double_column(found),
        What::UnknownAction => t.sheet_fault_unknown_action(found),
        What::Twice => t.sheet_fault_twice(found),
        What::Altered { expected } => t.sheet_fault_altered(expected, found),
        What::Stale { now } => t.sheet_fault_stale(found, now),
        What::NotYours(_) => t.sheet_fault_not_yours(found),
        What::UnknownRow => t.sheet_fault_unknown_row(found),
        What::TooManyRows { most } => t.sheet_fault_many(most),
        What::Choice { allowed } => t.sheet_fault_choice(allowed.join(", "), found, &fault.heading),
        What::Field(error) => sentence(error, ctx),
    }
}

/// Keeps what was previewed, or lets go of it.
pub async fn decide(ctx: Ctx, posted: Posted) -> Answer {
    let actor = ctx.actor();
    match posted.get("_deed") {
        "keep" => {
            let n = ctx.app.keep_handed(&actor, posted.get("vingerafdruk")).await?;
            Ok(see_other(&format!("{}?klaar=bewaard&n={n}", ctx.to.worksheet())))
        }
        "drop" => {
            ctx.app.drop_handed(&actor).await?;
            Ok(see_other(&format!("{}?klaar=los", ctx.to.worksheet())))
        }
        _ => Err(Fault::NotFound),
    }
}
