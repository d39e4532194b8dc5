//! Signing in: a link by mail, a password, or another organisation. Whether an address is known
//! here cannot be told from any answer: same page, same words, nothing typed comes back.
//!
//! Deliberately absent: puzzles and pictures to prove that one is human; limits per address and
//! account do their work. Fields carry names that browsers and password managers know.

use super::arrive::{agent, arrive, back, carrying, posted_back};
use super::elsewhere::Door;
use crate::shell::front::{escaped, see_other};
use crate::shell::{Answer, Ctx, Page, Posted, html};
use app::Refusal;
use app::sessions::LINK_MINUTES;
use askama::Template;
use axum::http::{HeaderMap, StatusCode};
use texts::T;

#[derive(Template)]
#[template(path = "people/login.html")]
struct Login {
    page: Page,
    back: String,
    /// Whoever has no account yet gets one on the way: they come to claim a party.
    joining: bool,
    /// A link is under way, to whoever it may be.
    sent: Option<String>,
    /// What went wrong, and at which field.
    error: Option<&'static str>,
    at: &'static str,
    /// The words on the button to another organisation, and its address.
    elsewhere: Option<(String, String)>,
}

fn view(ctx: &Ctx, door: &Door, back: String, error: Option<(&'static str, &'static str)>) -> Login {
    let elsewhere = door.name().map(|name| (ctx.t.people_login_elsewhere(name), carrying(&ctx.to.sign_in_elsewhere(), &back)));
    let (at, error) = error.unzip();
    Login { page: ctx.page(ctx.t.people_login_title()), joining: is_claim(&back), back, sent: None, error, at: at.unwrap_or(""), elsewhere }
}

/// Why someone comes back from another organisation without being signed in.
fn failure(ctx: &Ctx) -> Option<(&'static str, &'static str)> {
    let t: T = ctx.t;
    let sentence = match ctx.query("fout")?.as_str() {
        "onbereikbaar" => t.people_elsewhere_unreachable(),
        "afgebroken" => t.people_elsewhere_stopped(),
        "adres" => t.refusal_elsewhere_address(),
        "bezet" => t.refusal_elsewhere_taken(),
        _ => t.people_elsewhere_failed(),
    };
    Some(("", sentence))
}

pub async fn page(ctx: Ctx, door: Door) -> Answer {
    let back = back(&ctx);
    if let Some(person) = &ctx.person.0 {
        let next = if person.is_complete() { ctx.to.account() } else { carrying(&ctx.to.second_factor(), &back) };
        return Ok(see_other(if person.is_complete() && !back.is_empty() { &back } else { &next }));
    }
    let mut view = view(&ctx, &door, back, failure(&ctx));
    view.sent = ctx.query("verstuurd").map(|_| match view.joining {
        true => ctx.t.people_login_sent_join(LINK_MINUTES),
        false => ctx.t.people_login_sent_text(LINK_MINUTES),
    });
    html(&view)
}

/// Asks for a link. The answer never waits for the mail, so it takes as long for any address.
pub async fn ask(ctx: Ctx, door: Door, posted: Posted) -> Answer {
    let (email, back) = (posted.get("email"), posted_back(&posted));
    if !is_address(email) {
        return refused(view(&ctx, &door, back, Some(("email", ctx.t.people_login_bad_address()))), StatusCode::UNPROCESSABLE_ENTITY);
    }
    if is_claim(&back) {
        ctx.app.request_link_or_join(email, &escaped(&back), ctx.lang);
    } else {
        ctx.app.request_link_to(email, &escaped(&back));
    }
    let sent = format!("{}?verstuurd=1", ctx.to.sign_in());
    Ok(see_other(&if back.is_empty() { sent } else { format!("{sent}&terug={}", escaped(&back)) }))
}

/// Who reloads a refused form, or changes its language, comes to the page it stands on.
pub async fn to_page(ctx: Ctx) -> Answer {
    Ok(see_other(&carrying(&ctx.to.sign_in(), &back(&ctx))))
}

pub async fn password(ctx: Ctx, door: Door, headers: HeaderMap, posted: Posted) -> Answer {
    let back = posted_back(&posted);
    match ctx.app.sign_in_by_password(posted.get("email"), posted.get("password"), agent(&headers)).await {
        Ok(token) => arrive(&ctx, &token, &back).await,
        Err(Refusal::Refused("refusal-too-often")) => {
            refused(view(&ctx, &door, back, Some(("password", ctx.t.refusal_too_often()))), StatusCode::TOO_MANY_REQUESTS)
        }
        Err(Refusal::Refused(_)) => {
            refused(view(&ctx, &door, back, Some(("password", ctx.t.refusal_wrong_password()))), StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(other) => Err(other.into()),
    }
}

/// Whether someone goes on to claim a party.
fn is_claim(back: &str) -> bool {
    back.strip_prefix("/en").unwrap_or(back).strip_prefix("/partijen/").is_some_and(|rest| rest.ends_with("/claim"))
}

/// Whether a text could be a mail address; the mail itself is the proof.
fn is_address(text: &str) -> bool {
    let text = text.trim();
    let parts = text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty() && !host.contains('@'));
    parts && text.len() <= 254 && !text.chars().any(|c| c.is_whitespace() || c.is_control())
}

fn refused(view: Login, status: StatusCode) -> Answer {
    let mut response = html(&view)?;
    *response.status_mut() = status;
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_who_goes_on_to_claim_may_join() {
        let claims = ["/partijen/uwv/claim", "/en/partijen/uwv/claim", "/partijen/uwv", "/claim", "", "/beheer?x=/partijen/uwv/claim"];
        assert_eq!(claims.map(is_claim), [true, true, false, false, false, false]);
    }

    #[test]
    fn what_cannot_be_an_address_is_said_at_once() {
        for good in ["a@b", " anna@school.example ", "o'neil+x@é.nl"] {
            assert!(is_address(good), "{good}");
        }
        for bad in ["", "anna", "@b", "a@", "a@b@c", "a b@c.nl", "a@b\n.nl"] {
            assert!(!is_address(bad), "{bad:?}");
        }
    }
}
