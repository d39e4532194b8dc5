//! What someone may work on: kinds on the overview, records per kind.

use crate::shell::{Answer, Ctx, Fault, Page, format, html};
use askama::Template;
use axum::extract::Path;
use domain::permission::{Deed, Scope, allow};
use domain::record::{Kind, State};
use domain::world::entries;

#[derive(Template)]
#[template(path = "manage/overview.html")]
struct Overview {
    page: Page,
    kinds: Vec<KindRow>,
    may_accounts: bool,
    may_log: bool,
    may_import: bool,
    help: Option<(String, String)>,
}

struct KindRow {
    name: String,
    address: String,
    count: usize,
    drafts: usize,
}

pub async fn overview(ctx: Ctx) -> Answer {
    let actor = ctx.actor();
    let mine = Scope { regions: ctx.signed_in()?.account.region.iter().cloned().collect(), parties: Vec::new() };
    let own_party = Scope { regions: Vec::new(), parties: ctx.signed_in()?.account.party.iter().cloned().collect() };
    let reaches = |deed| [Scope::national(), mine.clone(), own_party.clone()].iter().any(|s| allow(&actor, deed, s).is_ok());
    let kinds = Kind::ALL
        .iter()
        .filter(|k| reaches(Deed::Edit(**k)) || reaches(Deed::Create(**k)))
        .map(|k| {
            let all = entries(&ctx.world, *k);
            KindRow {
                name: ctx.t.code("kinds", k.code()).into_owned(),
                address: ctx.to.manage_kind(*k),
                count: all.iter().filter(|e| *e.state == State::Live).count(),
                drafts: all.iter().filter(|e| *e.state == State::Draft).count(),
            }
        })
        .collect();
    html(&Overview {
        page: ctx.page(ctx.t.manage_title()).crumb(ctx.t.nav_edit(), ctx.to.manage()),
        kinds,
        may_accounts: reaches(Deed::ManageAccounts),
        may_log: reaches(Deed::ReadLog),
        may_import: reaches(Deed::ImportData),
        help: None,
    })
}

#[derive(Template)]
#[template(path = "manage/list.html")]
struct List {
    page: Page,
    name: String,
    new: Option<String>,
    rows: Vec<Row>,
}

struct Row {
    title: String,
    id: String,
    state: String,
    state_code: &'static str,
    updated: String,
    address: String,
    history: String,
    mine: bool,
}

pub async fn kind(ctx: Ctx, Path(kind): Path<String>) -> Answer {
    let kind = Kind::from_code(&kind).ok_or(Fault::NotFound)?;
    let actor = ctx.actor();
    let account = &ctx.signed_in()?.account;
    let own = Scope { regions: account.region.iter().cloned().collect(), parties: account.party.iter().cloned().collect() };
    let may_create = allow(&actor, Deed::Create(kind), &Scope::national()).is_ok() || allow(&actor, Deed::Create(kind), &own).is_ok();
    let mut rows: Vec<Row> = entries(&ctx.world, kind)
        .into_iter()
        .filter_map(|e| {
            let scope = ctx.app.scope_of(kind, e.id)?;
            let mine = allow(&actor, Deed::Edit(kind), &scope).is_ok();
            let may_see = *e.state == State::Live || allow(&actor, Deed::Inspect(kind), &scope).is_ok();
            may_see.then(|| Row {
                title: e.title.get(ctx.lang).to_string(),
                id: e.id.to_string(),
                state: ctx.t.code("state", e.state.code()).into_owned(),
                state_code: e.state.code(),
                updated: format::moment(e.updated_at, ctx.t),
                address: ctx.to.edit(kind, e.id),
                history: ctx.to.history(kind, e.id),
                mine,
            })
        })
        .collect();
    rows.sort_by_cached_key(|r| (!r.mine, r.id.parse::<u32>().unwrap_or(u32::MAX), r.title.to_lowercase()));
    let name = ctx.t.code("kinds", kind.code()).into_owned();
    let page = ctx.page(name.clone()).crumb(ctx.t.nav_edit(), ctx.to.manage()).crumb(name.clone(), ctx.to.manage_kind(kind));
    html(&List { page, name, new: may_create.then(|| ctx.to.new_record(kind)), rows })
}
