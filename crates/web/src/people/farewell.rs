//! The own data as a file, and the end of an account: asked twice, done at once, for good.

use super::account::complete;
use super::arrive::forget;
use crate::shell::front::see_other;
use crate::shell::{Answer, Ctx, Fault, Page, Posted, html};
use askama::Template;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;

pub async fn data(ctx: Ctx) -> Answer {
    let data = ctx.app.export_account(&complete(&ctx)?.account).await?;
    let text = serde_json::to_string_pretty(&data).map_err(|_| Fault::Broken)?;
    let headers = [
        (header::CONTENT_TYPE, "application/json; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"techniekpact-account.json\""),
    ];
    Ok((headers, text).into_response())
}

#[derive(Template)]
#[template(path = "people/delete.html")]
struct Delete {
    page: Page,
    email: String,
    error: bool,
    gone: bool,
}

fn view(ctx: &Ctx, error: bool) -> Result<Delete, Fault> {
    let email = complete(ctx)?.account.email.clone();
    let title = ctx.t.people_delete_title();
    let page = ctx.page(title).crumb(ctx.t.my_account(), ctx.to.account()).crumb(title, ctx.to.account_delete());
    Ok(Delete { page, email, error, gone: false })
}

pub async fn page(ctx: Ctx) -> Answer {
    html(&view(&ctx, false)?)
}

pub async fn close(ctx: Ctx, posted: Posted) -> Answer {
    let me = complete(&ctx)?;
    if posted.get("email").trim().to_lowercase() != me.account.email {
        let mut response = html(&view(&ctx, true)?)?;
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
        return Ok(response);
    }
    ctx.app.close_account(&ctx.actor(), me.account.id).await?;
    forget(see_other(&ctx.to.account_deleted()))
}

pub async fn gone(ctx: Ctx) -> Answer {
    html(&Delete { page: ctx.page(ctx.t.people_deleted_title()), email: String::new(), error: false, gone: true })
}
