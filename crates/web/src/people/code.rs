//! The second factor: a code from an authenticator app, set up the first time it is needed.
//!
//! The fresh secret travels in the form with a seal over secret and session, so that nobody can
//! have someone confirm a secret that was chosen for them. It is kept only after a right code.

use super::arrive::{agent, arrive_again, back, carrying, posted_back};
use super::qr;
use crate::shell::front::see_other;
use crate::shell::{Answer, Ctx, Fault, Page, Posted, html};
use app::Refusal;
use app::sessions::{Next, SignedIn};
use askama::Template;
use axum::http::{HeaderMap, StatusCode};

#[derive(Template)]
#[template(path = "people/code.html")]
struct Code {
    page: Page,
    back: String,
    error: Option<&'static str>,
    /// Only while setting up.
    fresh: Option<Fresh>,
}

struct Fresh {
    secret: String,
    seal: String,
    /// The secret in groups of four, to be typed over.
    groups: String,
    /// Address for the app on this same device.
    url: String,
    qr: qr::Drawing,
}

fn sealed(signed_in: &SignedIn, secret: &str) -> String {
    format!("{}\n{secret}", signed_in.session.hash)
}

impl Fresh {
    fn new(ctx: &Ctx, signed_in: &SignedIn, secret: String) -> Result<Fresh, Fault> {
        let url = ctx.app.totp_url(&signed_in.account, &secret);
        let letters: Vec<char> = secret.chars().collect();
        Ok(Fresh {
            seal: ctx.app.secrets().seal("totp", &sealed(signed_in, &secret)),
            groups: letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" "),
            qr: qr::draw(&url).ok_or(Fault::Broken)?,
            url,
            secret,
        })
    }
}

fn view(ctx: &Ctx, back: String, fresh: Option<Fresh>, error: Option<&'static str>) -> Code {
    let title = if fresh.is_some() { ctx.t.people_code_enrol_title() } else { ctx.t.people_code_title() };
    Code { page: ctx.page(title), back, error, fresh }
}

pub async fn page(ctx: Ctx) -> Answer {
    let (signed_in, back) = (ctx.signed_in()?, back(&ctx));
    let fresh = match ctx.app.next_step(signed_in) {
        Next::Done => return Ok(see_other(&if back.is_empty() { ctx.to.account() } else { back })),
        Next::Code => None,
        Next::Enrol => Some(Fresh::new(&ctx, signed_in, ctx.app.new_totp_secret())?),
    };
    html(&view(&ctx, back, fresh, None))
}

pub async fn confirm(ctx: Ctx, headers: HeaderMap, posted: Posted) -> Answer {
    let (signed_in, back) = (ctx.signed_in()?, posted_back(&posted));
    let secret = Some(posted.get("secret")).filter(|s| !s.is_empty());
    if let Some(secret) = secret
        && !ctx.app.secrets().is_sealed("totp", &sealed(signed_in, secret), posted.get("seal"))
    {
        return Err(Fault::ForeignForm);
    }
    match ctx.app.confirm_code(signed_in, posted.get("code"), secret, agent(&headers)).await {
        Ok(token) => arrive_again(&ctx, &token, &back).await,
        Err(Refusal::Refused("refusal-wrong-state")) => Ok(see_other(&carrying(&ctx.to.second_factor(), &back))),
        Err(Refusal::Refused(code)) => {
            let status = if code == "refusal-too-often" { StatusCode::TOO_MANY_REQUESTS } else { StatusCode::UNPROCESSABLE_ENTITY };
            let fresh = secret.map(|s| Fresh::new(&ctx, signed_in, s.to_string())).transpose()?;
            let mut response = html(&view(&ctx, back, fresh, Some(ctx.t.find(code).unwrap_or(ctx.t.refusal_wrong_code()))))?;
            *response.status_mut() = status;
            Ok(response)
        }
        Err(other) => Err(other.into()),
    }
}
