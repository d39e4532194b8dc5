//! The page: one section per kind of work, only those in which something waits.

use super::{actions, queues};
use crate::shell::{Answer, Ctx, Fault, Page, html};
use crate::steering::rows::{Row, Rows};
use askama::Template;
use domain::permission::{Actor, Role};

#[derive(Template)]
#[template(path = "mywork/page.html")]
struct Work {
    page: Page,
    /// Whose work this is: role, and the landsdeel or party it is for.
    role: String,
    place: Option<String>,
    sections: Vec<Section>,
    total: usize,
}

/// One kind of work.
pub struct Section {
    pub id: &'static str,
    pub title: &'static str,
    /// What to do with it, in one sentence.
    pub hint: &'static str,
    pub count: usize,
    pub rows: Rows,
    /// Where all of it stands.
    pub all: Option<String>,
}

/// Rows of one section; the rest stands behind it.
const MOST: usize = 15;

impl Section {
    pub fn new(id: &'static str, title: &'static str, hint: &'static str, mut rows: Vec<Row>, all: Option<String>) -> Section {
        let count = rows.len();
        rows.truncate(MOST);
        Section { id, title, hint, count, rows: Rows { rows, empty: "" }, all }
    }

    fn hidden(&self) -> usize {
        self.count - self.rows.rows.len()
    }
}

pub async fn page(ctx: Ctx) -> Answer {
    if !ctx.person.is_complete() {
        return Err(Fault::SecondFactor);
    }
    let mut sections = vec![
        actions::section(&ctx),
        queues::signals(&ctx),
        queues::questions(&ctx),
        queues::reviews(&ctx),
        queues::drafts(&ctx),
        queues::imports(&ctx).await?,
        queues::claims(&ctx).await?,
        queues::reports(&ctx).await?,
    ];
    sections.retain(|s| s.count > 0);
    let account = &ctx.signed_in()?.account;
    html(&Work {
        page: ctx.page(ctx.t.work_title()).crumb(ctx.t.work_title(), ctx.to.my_work()),
        role: ctx.t.code("role", account.role.code()).into_owned(),
        place: place(&ctx),
        total: sections.iter().map(|s| s.count).sum(),
        sections,
    })
}

fn place(ctx: &Ctx) -> Option<String> {
    let Actor::Person { role, region, party, .. } = ctx.actor() else { return None };
    let region = region.filter(|_| role != Role::PartyContact).and_then(|r| ctx.world.regions.get_live(&r).map(|r| r.value.title.clone()));
    let party = party.and_then(|p| ctx.world.parties.get_live(&p).map(|p| p.value.title.clone()));
    region.or(party).map(|title| title.get(ctx.lang).to_string())
}
