//! What visitors reported, for the programme office: open ones first, each to be marked as done.

use crate::shell::front::see_other;
use crate::shell::{Answer, Ctx, Page, Posted, format, html};
use askama::Template;
use store::people::Message;

#[derive(Template)]
#[template(path = "site/reports.html")]
struct Reports {
    page: Page,
    open: Vec<Shown>,
    done: Vec<Shown>,
}

struct Shown {
    id: String,
    moment: String,
    topic: String,
    /// The page as typed; a link where it is a path of this site.
    page: String,
    href: Option<String>,
    body: String,
    email: Option<String>,
}

pub async fn list(ctx: Ctx) -> Answer {
    let (open, done) = ctx.app.reports(&ctx.actor()).await?.into_iter().partition::<Vec<_>, _>(|m| m.state == "open");
    let shown = |messages: Vec<Message>| messages.into_iter().map(|m| shown(&ctx, m)).collect();
    html(&Reports {
        page: ctx
            .page(ctx.t.manage_reports())
            .crumb(ctx.t.nav_edit(), ctx.to.manage())
            .crumb(ctx.t.manage_reports(), ctx.to.manage_reports()),
        open: shown(open),
        done: shown(done),
    })
}

fn shown(ctx: &Ctx, m: Message) -> Shown {
    let is_path = m.page.starts_with('/') && !m.page.starts_with("//") && !m.page.contains('\\');
    Shown {
        moment: format::moment_text(&m.at, ctx.t),
        topic: ctx.t.code("report-topic", &m.topic).into_owned(),
        href: is_path.then(|| m.page.clone()),
        page: m.page,
        body: m.body,
        email: m.email,
        id: m.id,
    }
}

pub async fn finish(ctx: Ctx, posted: Posted) -> Answer {
    ctx.app.finish_report(&ctx.actor(), posted.get("id")).await?;
    Ok(see_other(&ctx.to.manage_reports()))
}
