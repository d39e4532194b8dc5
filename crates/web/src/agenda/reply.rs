//! The page a link in a reminder opens: one button, and what it will write. Looking does nothing: programs that
//! check mail open every link before its reader does. The seal of the link is all that is asked for, and it
//! stands for one answer to one letter.

use crate::pact::said::Said;
use crate::shell::{Answer, Ctx, Page, Posted, format, html};
use app::agenda::{LINK_DAYS, Stand, Written};
use askama::Template;
use axum::http::StatusCode;
use domain::text::Text;
use jiff::tz::TimeZone;

#[derive(Template)]
#[template(path = "agenda/reply.html")]
struct ReplyPage {
    page: Page,
    /// The action: title and address, where it may be told.
    action: Option<(Said, String)>,
    says: Vec<String>,
    button: Option<Button>,
    more: bool,
    sign_in: bool,
}

struct Button {
    code: String,
    text: &'static str,
    /// What will stand with the action, line by line.
    writes: Vec<String>,
}

pub async fn page(ctx: Ctx) -> Answer {
    let code = ctx.query("code").unwrap_or_default();
    let stand = ctx.app.reply_stand(&code).await?;
    match &stand {
        Stand::Open(written) => html(&ask(&ctx, written, code)),
        other => told(&ctx, other),
    }
}

pub async fn answer(ctx: Ctx, posted: Posted) -> Answer {
    match &ctx.app.reply(posted.get("code")).await? {
        Stand::Open(written) => html(&ReplyPage {
            says: vec![ctx.t.reply_thanks().into()],
            more: true,
            ..blank(&ctx, ctx.t.reply_thanks_title(), Some((&written.id, &written.title)))
        }),
        other => told(&ctx, other),
    }
}

fn blank(ctx: &Ctx, title: &str, action: Option<(&String, &Text)>) -> ReplyPage {
    let action = action.map(|(id, title)| (Said::of(title, ctx), ctx.to.action(id)));
    ReplyPage { page: ctx.page(title), action, says: Vec::new(), button: None, more: false, sign_in: false }
}

fn ask(ctx: &Ctx, written: &Written, code: String) -> ReplyPage {
    let t = ctx.t;
    let (title, text) = match (&written.milestone, written.report.unchanged) {
        (_, true) => (t.reply_page_unchanged(), t.reply_button_unchanged()),
        (Some(_), _) => (t.reply_page_milestone(), t.reply_button_milestone()),
        (None, _) => (t.reply_page_action(), t.reply_button_action()),
    };
    let button = Button { code, text, writes: writes(ctx, written) };
    ReplyPage { button: Some(button), ..blank(ctx, title, Some((&written.id, &written.title))) }
}

fn writes(ctx: &Ctx, written: &Written) -> Vec<String> {
    let (t, today) = (ctx.t, format::date(written.report.on, ctx.t));
    let mut lines = vec![t.reply_writes_report(&today, written.report.title.get(ctx.lang))];
    if let Some(milestone) = &written.milestone {
        lines.push(t.reply_writes_milestone(&today, milestone.get(ctx.lang)));
    }
    let old = ctx.world.actions.get_live(&written.id).map(|r| &r.value);
    let (Some(next), Some(old)) = (&written.next, old) else { return lines };
    if let Some(phase) = next.phase.as_ref().filter(|_| next.phase != old.phase) {
        lines.push(t.reply_writes_phase(t.code("phase", phase)));
    }
    if let Some(percentage) = next.percentage.filter(|_| next.percentage != old.percentage) {
        lines.push(t.reply_writes_percentage(percentage));
    }
    if old.status.is_some() && next.status.is_none() {
        lines.push(t.reply_writes_status().into());
    }
    lines
}

/// Why there is nothing to press.
fn told(ctx: &Ctx, stand: &Stand) -> Answer {
    let t = ctx.t;
    let (shown, status) = match stand {
        Stand::Answered { action, title, answer, at } => {
            let zone = TimeZone::get("Europe/Amsterdam").unwrap_or(TimeZone::UTC);
            let day = format::date(at.to_zoned(zone).date(), t);
            let says = if answer == "unchanged" { t.reply_answered_unchanged(day) } else { t.reply_answered_done(day) };
            let shown = blank(ctx, t.reply_answered_title(), Some((action, title)));
            (ReplyPage { says: vec![says], more: true, ..shown }, StatusCode::OK)
        }
        Stand::Over { action } => {
            let shown = blank(ctx, t.reply_over_title(), action.as_ref().map(|(id, title)| (id, title)));
            (ReplyPage { says: vec![t.reply_over().into()], more: action.is_some(), ..shown }, StatusCode::OK)
        }
        Stand::Expired => {
            let says = vec![t.reply_expired(LINK_DAYS)];
            (ReplyPage { says, sign_in: true, ..blank(ctx, t.reply_expired_title(), None) }, StatusCode::GONE)
        }
        Stand::Open(_) | Stand::Forged => {
            (ReplyPage { says: vec![t.reply_forged().into()], sign_in: true, ..blank(ctx, t.reply_forged_title(), None) }, StatusCode::GONE)
        }
    };
    let mut response = html(&shown)?;
    *response.status_mut() = status;
    Ok(response)
}
