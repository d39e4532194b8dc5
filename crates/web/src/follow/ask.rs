//! Asking to follow something. Whoever is signed in follows at once; anyone else gets a letter first, and reads
//! the same answer whether we know the address or not.

use crate::shell::ctx::Peer;
use crate::shell::front::see_other;
use crate::shell::{Answer, Ctx, Fault, Page, Posted, html};
use crate::site::is_mail_address;
use app::Refusal;
use app::following::{CONFIRM_DAYS, Wish, address_of, name_of};
use askama::Template;
use axum::Extension;
use axum::http::StatusCode;
use domain::following::{Rhythm, Subject};

/// A field people do not see; programs that fill in everything give themselves away.
const TRAP: &str = "_website";
/// The longest address there is.
const LONGEST: usize = 254;

#[derive(Template)]
#[template(path = "follow/ask.html")]
struct Ask {
    page: Page,
    subject: Option<Chosen>,
    /// The address of whoever is signed in.
    own: Option<String>,
    email: String,
    /// (code, words, chosen)
    rhythms: Vec<(&'static str, String, bool)>,
    error: Option<&'static str>,
    refusal: Option<&'static str>,
}

struct Chosen {
    wat: String,
    name: String,
    lang: &'static str,
    address: String,
}

#[derive(Template)]
#[template(path = "follow/sent.html")]
struct Sent {
    page: Page,
    days: i64,
    back: Option<(String, String)>,
}

fn chosen(ctx: &Ctx, wat: &str) -> Option<(Subject, Chosen)> {
    let subject = Subject::read(wat)?;
    let name = name_of(ctx.t, ctx.lang, &ctx.world, &subject)?;
    let lang = subject.title(&ctx.world).map_or(ctx.lang, |title| title.lang(ctx.lang)).code();
    let address = ctx.to.at(&address_of(&ctx.world, subject.kind, &subject.id));
    Some((subject, Chosen { wat: wat.into(), name, lang, address }))
}

fn view(ctx: &Ctx, subject: Option<Chosen>, email: &str, rhythm: Rhythm) -> Ask {
    let title = if subject.is_some() { ctx.t.follow_title() } else { ctx.t.follow_choose_title() };
    let own = ctx.person.0.as_ref().filter(|s| s.is_complete()).map(|s| s.account.email.clone());
    let rhythms = Rhythm::ALL.map(|r| (r.code(), ctx.t.code("rhythm", r.code()).into_owned(), r == rhythm));
    let page = ctx.page(title).crumb(ctx.t.follow_choose_title(), ctx.to.follows());
    Ask { page, subject, own, email: email.into(), rhythms: rhythms.into(), error: None, refusal: None }
}

pub async fn page(ctx: Ctx) -> Answer {
    let subject = match ctx.query("wat") {
        Some(wat) => Some(chosen(&ctx, &wat).ok_or(Fault::NotFound)?.1),
        None => None,
    };
    html(&view(&ctx, subject, "", Rhythm::Direct))
}

pub async fn send(ctx: Ctx, peer: Option<Extension<Peer>>, posted: Posted) -> Answer {
    let (subject, shown) = chosen(&ctx, posted.get("wat")).ok_or(Fault::NotFound)?;
    let rhythm = Rhythm::from_code(posted.get("ritme")).unwrap_or(Rhythm::Direct);
    if let Some(me) = ctx.person.0.as_ref().filter(|s| s.is_complete()) {
        ctx.app.follow_as(&me.account, &subject, rhythm).await?;
        return Ok(see_other(&format!("{}?bewaard=1", ctx.to.follow_manage())));
    }
    let sent = ctx.to.with_query(&ctx.to.follow_sent(), &format!("wat={}", shown.wat));
    if !posted.get(TRAP).is_empty() {
        return Ok(see_other(&sent));
    }
    let email = posted.get("email").trim();
    if !is_mail_address(email) || !email.is_ascii() || email.len() > LONGEST {
        let view = Ask { error: Some(ctx.t.follow_email_wrong()), ..view(&ctx, Some(shown), email, rhythm) };
        return answer(&view, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let wish = Wish { email: email.into(), subject, rhythm, lang: ctx.lang };
    match ctx.app.ask_to_follow(wish, peer.map(|Extension(Peer(ip))| ip)) {
        Ok(()) => Ok(see_other(&sent)),
        Err(Refusal::Refused(code)) => {
            answer(&Ask { refusal: ctx.t.find(code), ..view(&ctx, Some(shown), email, rhythm) }, StatusCode::TOO_MANY_REQUESTS)
        }
        Err(other) => Err(other.into()),
    }
}

fn answer(view: &Ask, status: StatusCode) -> Answer {
    let mut response = html(view)?;
    *response.status_mut() = status;
    Ok(response)
}

/// The same words for every address.
pub async fn sent(ctx: Ctx) -> Answer {
    let back = ctx.query("wat").and_then(|wat| chosen(&ctx, &wat)).map(|(_, shown)| (shown.name, shown.address));
    let page = ctx.page(ctx.t.follow_sent_title()).crumb(ctx.t.follow_choose_title(), ctx.to.follows());
    html(&Sent { page, days: CONFIRM_DAYS, back })
}
