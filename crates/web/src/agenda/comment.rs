//! Saying something about an action, without an account. It shows after somebody of the action read it.

use crate::pact::said::Said;
use crate::shell::ctx::Peer;
use crate::shell::fields::{self, Errors, Field, Filled};
use crate::shell::front::see_other;
use crate::shell::{Answer, Ctx, Fault, Page, Posted, format, html};
use app::Refusal;
use askama::Template;
use axum::Extension;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::field::{FieldError, FieldKind, FieldSpec, may, need, read_form};
use serde_json::Value as Json;

const FIELDS: &[FieldSpec] = &[need("comment_text", FieldKind::Prose(2000)), may("author", FieldKind::Line(120))];

/// A field people do not see; programs that fill in everything give themselves away.
const TRAP: &str = "_website";

#[derive(Template)]
#[template(path = "agenda/comment.html")]
struct Form {
    page: Page,
    title: Said,
    address: String,
    sent: bool,
    fields: Vec<Field>,
    errors: Option<Errors>,
    refusal: Option<&'static str>,
}

/// A comment as the page of its action shows it.
pub struct Shown {
    pub id: String,
    pub on: String,
    pub author: Option<String>,
    pub text: Said,
    pub answer: Option<Said>,
    pub processed: bool,
}

/// The public comments on an action, newest first.
pub fn of_action(ctx: &Ctx, action: &str) -> Vec<Shown> {
    let mut found: Vec<_> = ctx.world.comments.live().filter(|c| c.value.action == action).collect();
    found.sort_by_key(|c| std::cmp::Reverse((c.value.on, c.updated_at)));
    let shown = |c: &domain::Rec<domain::agenda::Comment>| Shown {
        id: c.id.clone(),
        on: format::date(c.value.on, ctx.t),
        author: c.value.author.clone(),
        text: Said::of(&c.value.text, ctx),
        answer: c.value.answer.as_ref().map(|a| Said::of(a, ctx)),
        processed: c.value.processed,
    };
    found.into_iter().map(shown).collect()
}

fn view(ctx: &Ctx, id: &str, filled: &Filled<'_>, errors: &[FieldError]) -> Result<Form, Fault> {
    let action = ctx.world.actions.get_live(id).ok_or(Fault::NotFound)?;
    let title = action.value.title.get(ctx.lang);
    let address = ctx.to.action(id);
    let page = ctx.page(ctx.t.comment_title()).crumb(ctx.t.nav_agenda(), ctx.to.agenda()).crumb(title, address.clone());
    Ok(Form {
        page: page.crumb(ctx.t.comment_title(), ctx.to.comment(id)),
        title: Said::of(&action.value.title, ctx),
        address,
        sent: ctx.query("verstuurd").is_some(),
        fields: fields::draw(ctx, FIELDS, filled, errors),
        errors: (!errors.is_empty()).then(|| fields::errors(ctx, errors)),
        refusal: None,
    })
}

pub async fn page(ctx: Ctx, Path(id): Path<String>) -> Answer {
    html(&view(&ctx, &id, &Filled::Typed(&[]), &[])?)
}

pub async fn send(ctx: Ctx, Path(id): Path<String>, peer: Option<Extension<Peer>>, posted: Posted) -> Answer {
    let thanks = format!("{}?verstuurd=1", ctx.to.comment(&id));
    if !posted.get(TRAP).is_empty() {
        return Ok(see_other(&thanks));
    }
    let typed = Filled::Typed(&posted.0);
    let form = match read_form(FIELDS, &posted.0) {
        Ok(form) => form,
        Err(errors) => return refused(&view(&ctx, &id, &typed, &errors)?, StatusCode::UNPROCESSABLE_ENTITY),
    };
    let text = |name: &str| form.get(name).and_then(Json::as_str).unwrap_or_default();
    let author = Some(text("author").to_string()).filter(|a| !a.is_empty());
    match ctx.app.comment(&id, text("comment_text"), author, ctx.lang, peer.map(|Extension(Peer(ip))| ip)).await {
        Ok(()) => Ok(see_other(&thanks)),
        Err(Refusal::Refused(code)) => {
            let view = Form { refusal: ctx.t.find(code), ..view(&ctx, &id, &typed, &[])? };
            refused(&view, StatusCode::TOO_MANY_REQUESTS)
        }
        Err(other) => Err(other.into()),
    }
}

fn refused(view: &Form, status: StatusCode) -> Answer {
    let mut response = html(view)?;
    *response.status_mut() = status;
    Ok(response)
}
