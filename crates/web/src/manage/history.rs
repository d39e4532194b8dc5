//! Every version of a record, side by side: who, when, why, what changed, and its fingerprint.

use crate::shell::{Answer, Ctx, Fault, Page, fields, format, html};
use askama::Template;
use axum::extract::Path;
use domain::event::fingerprint;
use domain::field::differences;
use domain::record::{Kind, State};
use domain::world::{entries, fields_of};
use serde_json::Value as Json;
use store::records::Version;

#[derive(Template)]
#[template(path = "manage/history.html")]
struct History {
    page: Page,
    title: String,
    back: String,
    versions: Vec<Shown>,
}

struct Shown {
    revision: i64,
    at: String,
    role: String,
    reason: String,
    state: String,
    seq: i64,
    fingerprint: String,
    changes: Vec<(String, String, String)>,
}

pub async fn page(ctx: Ctx, Path((kind, id)): Path<(String, String)>) -> Answer {
    let kind = Kind::from_code(&kind).ok_or(Fault::NotFound)?;
    let title = title(&ctx, kind, &id)?;
    let versions = ctx.app.history(kind, &id).await?;
    let inspects = ctx.app.may_inspect(&ctx.actor(), kind, &id);
    let shown = versions.iter().enumerate().map(|(i, v)| shown(&ctx, kind, v, versions.get(i + 1), inspects)).collect();
    let heading = ctx.t.history_of(title.clone());
    let page = ctx.page(heading).crumb(title.clone(), ctx.to.record(kind, &id)).crumb(ctx.t.history(), ctx.to.history(kind, &id));
    html(&History { page, title, back: ctx.to.record(kind, &id), versions: shown })
}

/// The record's title, if this reader may see its history.
fn title(ctx: &Ctx, kind: Kind, id: &str) -> Result<String, Fault> {
    let entry = entries(&ctx.world, kind).into_iter().find(|e| e.id == id).ok_or(Fault::NotFound)?;
    let public = matches!(entry.state, State::Live | State::Merged { .. });
    if !public && !ctx.app.may_inspect(&ctx.actor(), kind, id) {
        return Err(Fault::NotFound);
    }
    Ok(entry.title.get(ctx.lang).to_string())
}

/// A version as its readers may see it: what was only a draft keeps its words to itself.
fn shown(ctx: &Ctx, kind: Kind, version: &Version, before: Option<&Version>, inspects: bool) -> Shown {
    let open = |v: &Version| inspects || v.state != State::Draft.code();
    let body = |v: &Version| if open(v) { serde_json::from_str::<Json>(&v.body).unwrap_or_default() } else { Json::Null };
    let old = before.map(body).unwrap_or_default();
    let changes = differences(fields_of(kind), &old, &body(version))
        .into_iter()
        .filter_map(|d| {
            let spec = fields_of(kind).iter().find(|s| s.name == d.field)?;
            let text = |v: Option<&Json>| fields::shown(ctx, spec, v);
            Some((ctx.t.code("field", d.field).into_owned(), text(d.before.as_ref()), text(d.after.as_ref())))
        })
        .collect();
    Shown {
        revision: version.revision,
        at: format::moment(version.at, ctx.t),
        role: ctx.t.code("role", &version.role).into_owned(),
        reason: if open(version) { version.reason.clone() } else { String::new() },
        state: ctx.t.code("state", &version.state).into_owned(),
        seq: version.seq,
        fingerprint: fingerprint(&version.body),
        changes,
    }
}
