//! The programme office opens accounts, gives roles, and closes accounts.

use super::account::LANGS;
use crate::shell::fields::{self, Control, Field, Filled};
use crate::shell::front::see_other;
use crate::shell::{Answer, Ctx, Fault, Page, Posted, format, html};
use app::Refusal;
use app::accounts::NewAccount;
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::Lang;
use domain::field::{FieldError, FieldKind, FieldSpec, Pairs, may, need, read_form};
use domain::permission::Role;
use domain::record::Kind;
use serde_json::{Value as Json, json};
use store::people::Account;
use uuid::Uuid;

/// The codes of [`Role::ALL`].
const ROLES: &[&str] = &["programme", "researcher", "coordinator", "liaison", "lrt_member", "party_contact", "facilitator", "reader"];

const ACCOUNT: &[FieldSpec] = &[
    need("email", FieldKind::Line(254)),
    need("name", FieldKind::Line(120)),
    need("account_role", FieldKind::Choice(ROLES)),
    may("region", FieldKind::Ref(Kind::Region)),
    may("party", FieldKind::Ref(Kind::Party)),
    need("lang", FieldKind::Choice(LANGS)),
];

#[derive(Template)]
#[template(path = "people/accounts.html")]
struct List {
    page: Page,
    saved: Option<&'static str>,
    rows: Vec<Row>,
}

struct Row {
    name: String,
    email: String,
    role: String,
    scope: String,
    seen: String,
    address: String,
    /// Has a role that needs an authenticator, and none yet.
    bare: bool,
}

pub async fn list(ctx: Ctx) -> Answer {
    let rows = ctx.app.accounts(&ctx.actor()).await?.into_iter().map(|a| row(&ctx, a)).collect();
    let saved = match ctx.query("bewaard").as_deref() {
        Some("nieuw") => Some(ctx.t.people_accounts_opened()),
        Some("gewijzigd") => Some(ctx.t.people_accounts_changed()),
        Some("gesloten") => Some(ctx.t.people_accounts_closed()),
        Some("link") => Some(ctx.t.people_accounts_link_sent()),
        _ => None,
    };
    html(&List { page: crumbs(&ctx, ctx.t.manage_accounts()), saved, rows })
}

fn row(ctx: &Ctx, a: Account) -> Row {
    let region = a.region.as_deref().and_then(|id| Some(ctx.world.regions.get_live(id)?.value.title.get(ctx.lang).to_string()));
    let party = a.party.as_deref().and_then(|id| Some(ctx.world.parties.get_live(id)?.value.title.get(ctx.lang).to_string()));
    Row {
        address: ctx.to.manage_account(&a.id.to_string()),
        role: ctx.t.code("role", a.role.code()).into_owned(),
        scope: [region, party].into_iter().flatten().collect::<Vec<_>>().join(", "),
        seen: a.seen_at.as_deref().map_or_else(|| ctx.t.people_accounts_never().to_string(), |at| format::moment_text(at, ctx.t)),
        bare: a.role.needs_second_factor() && a.totp_secret.is_none(),
        name: if a.name.is_empty() { a.email.clone() } else { a.name },
        email: a.email,
    }
}

fn crumbs(ctx: &Ctx, title: impl Into<String>) -> Page {
    ctx.page(title).crumb(ctx.t.nav_edit(), ctx.to.manage()).crumb(ctx.t.manage_accounts(), ctx.to.manage_accounts())
}

#[derive(Template)]
#[template(path = "people/account_edit.html")]
struct Edit {
    page: Page,
    /// Empty for a new account.
    id: String,
    fields: Vec<Field>,
    errors: Option<fields::Errors>,
    has_factor: bool,
}

fn edit(ctx: &Ctx, account: Option<&Account>, filled: &Filled<'_>, errors: &[FieldError]) -> Edit {
    let title = account.map_or(ctx.t.people_accounts_new(), |a| if a.name.is_empty() { &a.email } else { &a.name });
    let id = account.map_or_else(String::new, |a| a.id.to_string());
    let here = if id.is_empty() { ctx.to.new_account() } else { ctx.to.manage_account(&id) };
    let mut fields = fields::draw(ctx, ACCOUNT, filled, errors);
    if let Some(Control::Line { kind, .. }) = fields.first_mut().map(|f| &mut f.control) {
        *kind = "email";
    }
    Edit {
        page: crumbs(ctx, title).crumb(title, here),
        id,
        fields,
        errors: (!errors.is_empty()).then(|| fields::errors(ctx, errors)),
        has_factor: account.is_some_and(|a| a.totp_secret.is_some()),
    }
}

async fn found(ctx: &Ctx, id: &str) -> Result<Account, Fault> {
    let id: Uuid = id.parse().map_err(|_| Fault::NotFound)?;
    ctx.app.accounts(&ctx.actor()).await?.into_iter().find(|a| a.id == id).ok_or(Fault::NotFound)
}

fn read(pairs: &Pairs) -> Result<NewAccount, Vec<FieldError>> {
    let form = read_form(ACCOUNT, pairs)?;
    let text = |name: &str| form.get(name).and_then(Json::as_str).map(String::from);
    Ok(NewAccount {
        email: text("email").unwrap_or_default(),
        name: text("name").unwrap_or_default(),
        role: text("account_role").and_then(|code| Role::from_code(&code)).unwrap_or(Role::Reader),
        region: text("region"),
        party: text("party"),
        lang: if text("lang").as_deref() == Some("en") { Lang::En } else { Lang::Nl },
    })
}

pub async fn blank(ctx: Ctx) -> Answer {
    html(&edit(&ctx, None, &Filled::Body(&json!({ "lang": "nl" })), &[]))
}

/// Opens an account; its owner gets a mail with a link to sign in.
pub async fn open(ctx: Ctx, posted: Posted) -> Answer {
    let result = match read(&posted.0) {
        Ok(new) => {
            let email = new.email.clone();
            ctx.app.open_account(&ctx.actor(), new).await.map(|_| ctx.app.request_link(&email))
        }
        Err(errors) => Err(Refusal::Invalid(errors)),
    };
    done(&ctx, None, result, &posted, "nieuw")
}

pub async fn form(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let a = found(&ctx, &id).await?;
    let body = json!({ "email": a.email, "name": a.name, "account_role": a.role.code(), "region": a.region, "party": a.party,
        "lang": a.lang.code() });
    html(&edit(&ctx, Some(&a), &Filled::Body(&body), &[]))
}

pub async fn save(ctx: Ctx, Path(id): Path<String>, posted: Posted) -> Answer {
    let account = found(&ctx, &id).await?;
    let result = match read(&posted.0) {
        Ok(new) => ctx.app.change_account(&ctx.actor(), account.id, new).await,
        Err(errors) => Err(Refusal::Invalid(errors)),
    };
    done(&ctx, Some(&account), result, &posted, "gewijzigd")
}

fn done(ctx: &Ctx, account: Option<&Account>, result: Result<(), Refusal>, posted: &Posted, what: &str) -> Answer {
    match result {
        Ok(()) => Ok(see_other(&format!("{}?bewaard={what}", ctx.to.manage_accounts()))),
        Err(Refusal::Invalid(errors)) => {
            let mut response = html(&edit(ctx, account, &Filled::Typed(&posted.0), &errors))?;
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(response)
        }
        Err(other) => Err(other.into()),
    }
}

pub async fn step(ctx: Ctx, Path(id): Path<String>, posted: Posted) -> Answer {
    let account = found(&ctx, &id).await?;
    let what = match posted.get("_step") {
        "close" => {
            ctx.app.close_account(&ctx.actor(), account.id).await?;
            "gesloten"
        }
        "factor" => {
            ctx.app.reset_second_factor(&ctx.actor(), account.id).await?;
            "gewijzigd"
        }
        "link" => {
            ctx.app.request_link(&account.email);
            "link"
        }
        _ => return Err(Fault::NotFound),
    };
    Ok(see_other(&format!("{}?bewaard={what}", ctx.to.manage_accounts())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_can_be_given() {
        assert_eq!(ROLES, Role::ALL.map(Role::code));
    }
}
