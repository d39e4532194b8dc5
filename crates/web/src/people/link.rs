//! The page a link from a mail opens. Looking at it does nothing: programs that check mail open
//! every link before its reader does. The links of a demonstration sign in at once.

use super::arrive::{agent, arrive, back, carrying, posted_back};
use crate::shell::{Answer, Ctx, Page, Posted, html};
use app::Refusal;
use askama::Template;
use axum::http::{HeaderMap, StatusCode};

#[derive(Template)]
#[template(path = "people/link.html")]
struct LinkPage {
    page: Page,
    /// The link's code; none where the link does not work (any more).
    code: Option<String>,
    /// Under which name the code is sent on: it signs in, or makes an account first.
    name: &'static str,
    back: String,
    again: String,
}

/// The code of someone who has no account yet.
const JOIN: &str = "nieuw";

pub async fn page(ctx: Ctx, headers: HeaderMap) -> Answer {
    let back = back(&ctx);
    if let Some(token) = ctx.query("demo") {
        return entered(&ctx, ctx.app.sign_in_by_demo_link(&token, agent(&headers)).await, &back).await;
    }
    match ctx.query("code").or_else(|| ctx.query("signin")) {
        Some(code) => html(&view(&ctx, Some(code), back)),
        None if ctx.query(JOIN).is_some() => html(&LinkPage { name: JOIN, ..view(&ctx, ctx.query(JOIN), back) }),
        None => dead(&ctx, back),
    }
}

pub async fn enter(ctx: Ctx, headers: HeaderMap, posted: Posted) -> Answer {
    let result = match posted.get(JOIN) {
        "" => ctx.app.sign_in_by_link(posted.get("code"), agent(&headers)).await,
        join => ctx.app.join_by_link(join, agent(&headers)).await,
    };
    entered(&ctx, result, &posted_back(&posted)).await
}

async fn entered(ctx: &Ctx, result: Result<String, Refusal>, back: &str) -> Answer {
    match result {
        Ok(token) => arrive(ctx, &token, back).await,
        Err(Refusal::Refused(_)) => dead(ctx, back.into()),
        Err(other) => Err(other.into()),
    }
}

fn view(ctx: &Ctx, code: Option<String>, back: String) -> LinkPage {
    let title = if code.is_some() { ctx.t.sign_in() } else { ctx.t.people_link_dead_title() };
    LinkPage { page: ctx.page(title), code, name: "code", again: carrying(&ctx.to.sign_in(), &back), back }
}

fn dead(ctx: &Ctx, back: String) -> Answer {
    let mut response = html(&view(ctx, None, back))?;
    *response.status_mut() = StatusCode::GONE;
    Ok(response)
}
