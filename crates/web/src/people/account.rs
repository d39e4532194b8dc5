//! The own account: who one is here, what others see, where one is signed in, the way out.

use super::browser;
use crate::shell::fields::{self, Control, Field, Filled};
use crate::shell::front::see_other;
use crate::shell::{Answer, Ctx, Fault, Page, Posted, format, html};
use app::Refusal;
use app::sessions::SignedIn;
use askama::Template;
use axum::http::StatusCode;
use domain::Lang;
use domain::field::{FieldError, FieldKind, FieldSpec, may, need, read_form};
use serde_json::{Value as Json, json};
use store::people::{PROFILE_FIELDS, Profile};

pub const LANGS: &[&str] = &["nl", "en"];

/// What people fill in about themselves.
const PROFILE: &[FieldSpec] = &[
    need("name", FieldKind::Line(120)),
    need("lang", FieldKind::Choice(LANGS)),
    may("function", FieldKind::Line(120)),
    may("phone", FieldKind::Line(40)),
    may("about", FieldKind::Prose(2000)),
    may("shown", FieldKind::Choices(PROFILE_FIELDS)),
];

#[derive(Template)]
#[template(path = "people/account.html")]
struct AccountPage {
    page: Page,
    email: String,
    role: String,
    /// The landsdeel or party the role is for, with its address.
    scope: Option<(String, String)>,
    /// Where others see what is shown.
    public: Option<String>,
    fields: Vec<Field>,
    errors: Option<fields::Errors>,
    saved: Option<&'static str>,
    has_password: bool,
    password_error: Option<&'static str>,
    sessions: Vec<SessionRow>,
    claims: Vec<ClaimRow>,
    /// How many subjects this address follows.
    follows: usize,
}

struct SessionRow {
    id: String,
    browser: String,
    since: String,
    seen: String,
    this: bool,
}

struct ClaimRow {
    party: String,
    address: String,
    at: String,
    state: String,
}

/// The person, with everything their role asks for: half a sign-in shows nothing of an account.
pub fn complete(ctx: &Ctx) -> Result<&SignedIn, Fault> {
    let signed_in = ctx.signed_in()?;
    if signed_in.is_complete() { Ok(signed_in) } else { Err(Fault::SecondFactor) }
}

fn body(me: &SignedIn) -> Json {
    let a = &me.account;
    json!({ "name": a.name, "lang": a.lang.code(), "function": a.profile.function, "phone": a.profile.phone,
        "about": a.profile.about, "shown": a.profile.shown })
}

fn drawn(ctx: &Ctx, filled: &Filled<'_>, errors: &[FieldError]) -> Vec<Field> {
    let mut fields = fields::draw(ctx, PROFILE, filled, errors);
    for field in &mut fields {
        match field.name.as_str() {
            "name" => field.auto = "name",
            "function" => field.auto = "organization-title",
            "phone" => {
                field.auto = "tel";
                if let Control::Line { kind, .. } = &mut field.control {
                    *kind = "tel";
                }
            }
            _ => {}
        }
    }
    fields
}

async fn view(ctx: &Ctx, filled: &Filled<'_>, errors: &[FieldError]) -> Result<AccountPage, Fault> {
    let me = complete(ctx)?;
    let (region, party) = (me.account.region.as_deref(), me.account.party.as_deref());
    let region_name =
        region.and_then(|id| Some((ctx.world.regions.get_live(id)?.value.title.get(ctx.lang).to_string(), ctx.to.region(id))));
    let party_name = party.and_then(|id| Some((ctx.world.parties.get_live(id)?.value.title.get(ctx.lang).to_string(), ctx.to.party(id))));
    Ok(AccountPage {
        page: ctx.page(ctx.t.my_account()).crumb(ctx.t.my_account(), ctx.to.account()),
        email: me.account.email.clone(),
        role: ctx.t.code("role", me.account.role.code()).into_owned(),
        scope: region_name.or(party_name),
        public: region.map(|id| ctx.to.region_contacts(id)).or(party.map(|id| ctx.to.party_contacts(id))),
        fields: drawn(ctx, filled, errors),
        errors: (!errors.is_empty()).then(|| fields::errors(ctx, errors)),
        saved: saved(ctx),
        has_password: me.account.password_hash.is_some(),
        password_error: None,
        sessions: sessions(ctx, me).await?,
        claims: claims(ctx, me).await?,
        follows: ctx.app.following(app::following::Key::Account(&me.account)).await?.map_or(0, |f| f.rows.len()),
    })
}

fn saved(ctx: &Ctx) -> Option<&'static str> {
    match ctx.query("bewaard")?.as_str() {
        "gegevens" => Some(ctx.t.people_account_saved()),
        "wachtwoord" => Some(ctx.t.people_account_saved_password()),
        "sessies" => Some(ctx.t.people_account_saved_sessions()),
        _ => None,
    }
}

async fn sessions(ctx: &Ctx, me: &SignedIn) -> Result<Vec<SessionRow>, Fault> {
    let all = ctx.app.own_sessions(&me.account).await?;
    let row = |s: store::people::Session| SessionRow {
        this: s.hash == me.session.hash,
        id: short(&s.hash).to_string(),
        browser: browser::name(&s.agent),
        since: format::moment_text(&s.created_at, ctx.t),
        seen: format::moment_text(&s.seen_at, ctx.t),
    };
    Ok(all.into_iter().map(row).collect())
}

/// Enough of a session's hash to tell it from the person's others.
fn short(hash: &str) -> &str {
    hash.get(..16).unwrap_or(hash)
}

async fn claims(ctx: &Ctx, me: &SignedIn) -> Result<Vec<ClaimRow>, Fault> {
    let row = |c: store::people::Claim| ClaimRow {
        party: ctx.world.parties.get_live(&c.party).map_or_else(|| c.party.clone(), |p| p.value.title.get(ctx.lang).to_string()),
        address: ctx.to.party(&c.party),
        at: format::moment_text(&c.at, ctx.t),
        state: ctx.t.code("claim-state", &c.state).into_owned(),
    };
    Ok(ctx.app.own_claims(&me.account).await?.into_iter().map(row).collect())
}

pub async fn page(ctx: Ctx) -> Answer {
    let me = body(complete(&ctx)?);
    html(&view(&ctx, &Filled::Body(&me), &[]).await?)
}

/// Who reloads a refused form, or changes its language, comes to the page it stands on.
pub async fn to_page(ctx: Ctx) -> Answer {
    Ok(see_other(&ctx.to.account()))
}

pub async fn save(ctx: Ctx, posted: Posted) -> Answer {
    let me = complete(&ctx)?;
    match read_form(PROFILE, &posted.0) {
        Ok(form) => {
            let text = |name: &str| form.get(name).and_then(Json::as_str).unwrap_or("").to_string();
            let shown = form.get("shown").and_then(Json::as_array).map(|a| a.iter().filter_map(Json::as_str).map(String::from).collect());
            let profile =
                Profile { function: text("function"), phone: text("phone"), about: text("about"), shown: shown.unwrap_or_default() };
            let lang = if text("lang") == "en" { Lang::En } else { Lang::Nl };
            ctx.app.change_profile(&me.account, &text("name"), lang, profile).await?;
            Ok(see_other(&format!("{}?bewaard=gegevens", ctx.to.account())))
        }
        Err(errors) => refused(view(&ctx, &Filled::Typed(&posted.0), &errors).await?, StatusCode::UNPROCESSABLE_ENTITY),
    }
}

pub async fn password(ctx: Ctx, posted: Posted) -> Answer {
    let me = complete(&ctx)?;
    match ctx.app.change_password(me, posted.get("current"), posted.get("password")).await {
        Ok(()) => Ok(see_other(&format!("{}?bewaard=wachtwoord", ctx.to.account()))),
        Err(Refusal::Refused(code)) => {
            let mut view = view(&ctx, &Filled::Body(&body(me)), &[]).await?;
            view.password_error = ctx.t.find(code);
            let status = if code == "refusal-too-often" { StatusCode::TOO_MANY_REQUESTS } else { StatusCode::UNPROCESSABLE_ENTITY };
            refused(view, status)
        }
        Err(other) => Err(other.into()),
    }
}

/// Ends one session of the person, or all; with this one they are signed out here too.
pub async fn end(ctx: Ctx, posted: Posted) -> Answer {
    let me = complete(&ctx)?;
    if posted.get("all") == "1" {
        ctx.app.end_sessions(&me.account).await?;
        return super::arrive::forget(see_other(&ctx.to.sign_in()));
    }
    let all = ctx.app.own_sessions(&me.account).await?;
    let session = all.iter().find(|s| short(&s.hash) == posted.get("session")).ok_or(Fault::NotFound)?;
    ctx.app.end_session(&me.account, &session.hash).await?;
    Ok(see_other(&format!("{}?bewaard=sessies", ctx.to.account())))
}

fn refused(view: AccountPage, status: StatusCode) -> Answer {
    let mut response = html(&view)?;
    *response.status_mut() = status;
    Ok(response)
}
