//! Making and changing one record. What was typed is never lost: on errors and on a change by
//! someone else the same form comes back with everything in it.

use crate::shell::fields::{self, Field, Filled};
use crate::shell::front::see_other;
use crate::shell::preview::sealed_text;
use crate::shell::{Answer, Ctx, Fault, Page, Posted, html};
use app::Refusal;
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::field::{FieldError, FieldSpec, differences, read_form};
use domain::permission::{Deed, allow};
use domain::record::{Kind, State};
use domain::world::{entries, fields_of};
use serde_json::Value as Json;

#[derive(Template)]
#[template(path = "manage/edit.html")]
struct Edit {
    page: Page,
    kind: Kind,
    id: String,
    base: i64,
    /// The version that was kept just now.
    saved: Option<String>,
    fields: Vec<Field>,
    errors: Option<fields::Errors>,
    /// Field by field: what stands there now, what was typed. Only after a change by someone else.
    theirs: Vec<Compared>,
    reason: String,
    state: &'static str,
    steps: Vec<(&'static str, String)>,
    merge_options: Vec<fields::Opt>,
    preview: Option<String>,
    public: Option<String>,
    help: Option<crate::site::Help>,
}

struct Compared {
    label: String,
    theirs: String,
    yours: String,
}

fn known(kind: &str) -> Result<Kind, Fault> {
    Kind::from_code(kind).ok_or(Fault::NotFound)
}

/// The record as it stands: revision, state, body, title.
fn standing(ctx: &Ctx, kind: Kind, id: &str) -> Result<(i64, State, Json, String), Fault> {
    let entry = entries(&ctx.world, kind).into_iter().find(|e| e.id == id).ok_or(Fault::NotFound)?;
    Ok((entry.revision, entry.state.clone(), (entry.body)(), entry.title.get(ctx.lang).to_string()))
}

fn form_page(ctx: &Ctx, kind: Kind, id: &str, title: &str) -> Page {
    let name = ctx.t.code("kinds", kind.code()).into_owned();
    ctx.page(title)
        .crumb(ctx.t.nav_edit(), ctx.to.manage())
        .crumb(name, ctx.to.manage_kind(kind))
        .crumb(title.to_string(), if id.is_empty() { ctx.to.new_record(kind) } else { ctx.to.edit(kind, id) })
}

impl Edit {
    fn new(ctx: &Ctx, kind: Kind, id: &str, title: &str, base: i64, filled: &Filled<'_>, errors: &[FieldError]) -> Edit {
        Edit {
            page: form_page(ctx, kind, id, title),
            kind,
            id: id.into(),
            base,
            saved: ctx.query("bewaard").filter(|n| *n == base.to_string() && errors.is_empty()),
            fields: fields::draw(ctx, &offered(ctx, kind, id), filled, errors),
            errors: (!errors.is_empty()).then(|| fields::errors(ctx, errors)),
            theirs: Vec::new(),
            reason: String::new(),
            state: "",
            steps: Vec::new(),
            merge_options: Vec::new(),
            preview: None,
            public: None,
            help: crate::site::for_kind(ctx, kind),
        }
    }

    /// Adds what else can be done with an existing record.
    fn with_steps(mut self, ctx: &Ctx, state: &State) -> Edit {
        let scope = ctx.app.scope_of(self.kind, &self.id).unwrap_or_default();
        let may = |deed| allow(&ctx.actor(), deed, &scope).is_ok();
        self.state = state.code();
        match state {
            State::Draft => {
                self.add_step(may(Deed::Publish(self.kind)), "publish", ctx.t.step_publish());
                self.add_step(may(Deed::Remove(self.kind)), "remove", ctx.t.step_remove());
                self.preview = Some(preview_link(ctx, self.kind, &self.id, self.base));
            }
            State::Live => {
                self.add_step(may(Deed::Remove(self.kind)), "remove", ctx.t.step_remove());
                self.public = Some(ctx.to.record(self.kind, &self.id));
                if may(Deed::Merge(self.kind)) && matches!(self.kind, Kind::Party | Kind::Action) {
                    self.merge_options = others(ctx, self.kind, &self.id);
                }
            }
            State::Deleted => self.add_step(may(Deed::Restore(self.kind)), "restore", ctx.t.step_restore()),
            State::Merged { .. } => {}
        }
        self
    }

    fn add_step(&mut self, may: bool, code: &'static str, text: &str) {
        if may {
            self.steps.push((code, text.to_string()));
        }
    }
}

/// The fields of a form: not those that only deeds of their own change.
fn offered(ctx: &Ctx, kind: Kind, id: &str) -> Vec<FieldSpec> {
    let held = ctx.app.held_fields(kind, id);
    fields_of(kind).iter().filter(|f| !held.contains(&f.name)).copied().collect()
}

fn others(ctx: &Ctx, kind: Kind, id: &str) -> Vec<fields::Opt> {
    let mut options: Vec<_> = entries(&ctx.world, kind)
        .into_iter()
        .filter(|e| *e.state == State::Live && e.id != id)
        .map(|e| fields::Opt { code: e.id.into(), label: e.title.get(ctx.lang).into(), chosen: false })
        .collect();
    options.sort_by_cached_key(|o| o.label.to_lowercase());
    options
}

/// A link that shows a draft to whoever has it, for one version of it.
pub fn preview_link(ctx: &Ctx, kind: Kind, id: &str, revision: i64) -> String {
    let seal = ctx.app.secrets().seal("preview", &sealed_text(kind, id, revision));
    format!("{}?voorbeeld={revision}.{seal}", ctx.to.record(kind, id))
}

pub async fn blank(ctx: Ctx, Path(kind): Path<String>) -> Answer {
    let kind = known(&kind)?;
    // What the address names is filled in already: a report knows its action.
    let given = crate::shell::ctx::pairs(&ctx.asked.query);
    html(&Edit::new(&ctx, kind, "", ctx.t.manage_new(), 0, &Filled::Typed(&given), &[]))
}

pub async fn create(ctx: Ctx, Path(kind): Path<String>, posted: Posted) -> Answer {
    let kind = known(&kind)?;
    let publish = posted.get("_publish") == "1";
    let result = match read_form(&offered(&ctx, kind, ""), &posted.0) {
        Ok(body) => ctx.app.create(&ctx.actor(), kind, None, body.into(), publish, posted.get("_reason")).await,
        Err(errors) => Err(Refusal::Invalid(errors)),
    };
    match result {
        Ok(done) => Ok(see_other(&ctx.to.edit(kind, &done.id))),
        Err(Refusal::Invalid(errors)) => {
            let view = Edit::new(&ctx, kind, "", ctx.t.manage_new(), 0, &Filled::Typed(&posted.0), &errors);
            refused(&view, StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(other) => Err(other.into()),
    }
}

pub async fn form(ctx: Ctx, Path((kind, id)): Path<(String, String)>) -> Answer {
    let kind = known(&kind)?;
    let (revision, state, body, title) = standing(&ctx, kind, &id)?;
    let scope = ctx.app.scope_of(kind, &id).ok_or(Fault::NotFound)?;
    if allow(&ctx.actor(), Deed::Edit(kind), &scope).is_err() {
        return Err(Fault::Forbidden);
    }
    html(&Edit::new(&ctx, kind, &id, &title, revision, &Filled::Body(&body), &[]).with_steps(&ctx, &state))
}

pub async fn save(ctx: Ctx, Path((kind, id)): Path<(String, String)>, posted: Posted) -> Answer {
    let kind = known(&kind)?;
    ctx.app.must_own(&ctx.actor(), kind, &id).await?;
    let base = posted.get("_base").parse().unwrap_or(0);
    let reason = domain::clean::clean(posted.get("_reason"), 1000, true).unwrap_or_default();
    let result = match read_form(&offered(&ctx, kind, &id), &posted.0) {
        Ok(body) => ctx.app.edit(&ctx.actor(), kind, &id, base, body.into(), &reason).await,
        Err(errors) => Err(Refusal::Invalid(errors)),
    };
    let (_, state, body, title) = standing(&ctx, kind, &id)?;
    match result {
        Ok(done) => Ok(see_other(&format!("{}?bewaard={}", ctx.to.edit(kind, &id), done.revision))),
        Err(Refusal::Invalid(errors)) => {
            let mut view = Edit::new(&ctx, kind, &id, &title, base, &Filled::Typed(&posted.0), &errors).with_steps(&ctx, &state);
            view.reason = reason;
            refused(&view, StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(Refusal::Conflict { current }) => {
            let mut view = Edit::new(&ctx, kind, &id, &title, current, &Filled::Typed(&posted.0), &[]).with_steps(&ctx, &state);
            let typed = read_form(&offered(&ctx, kind, &id), &posted.0).map(Json::Object).unwrap_or_default();
            let held = ctx.app.held_fields(kind, &id);
            view.theirs = compared(&ctx, kind, &body, &typed, held);
            view.reason = reason;
            refused(&view, StatusCode::CONFLICT)
        }
        Err(other) => Err(other.into()),
    }
}

fn compared(ctx: &Ctx, kind: Kind, theirs: &Json, yours: &Json, held: &[&str]) -> Vec<Compared> {
    differences(fields_of(kind), theirs, yours)
        .into_iter()
        .filter(|d| !held.contains(&d.field))
        .filter_map(|d| {
            let spec = fields_of(kind).iter().find(|s| s.name == d.field)?;
            Some(Compared {
                label: ctx.t.code("field", d.field).into_owned(),
                theirs: fields::shown(ctx, spec, d.before.as_ref()),
                yours: fields::shown(ctx, spec, d.after.as_ref()),
            })
        })
        .collect()
}

fn refused(view: &Edit, status: StatusCode) -> Answer {
    let mut response = html(view)?;
    *response.status_mut() = status;
    Ok(response)
}
