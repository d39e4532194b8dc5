//! All that one address follows, to confirm, change and stop: for whoever has a letter to it, and for the owner
//! of an account with it. The address itself is not shown whole: letters are passed on.

use crate::shell::front::see_other;
use crate::shell::{Answer, Ctx, Fault, Page, Posted, html};
use app::following::{Following, Key, Row, address_of, name_of};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use domain::following::{Rhythm, Subject};

#[derive(Template)]
#[template(path = "follow/mine.html")]
struct Mine {
    page: Page,
    address: String,
    /// The code of the link; empty for an account.
    code: String,
    saved: Option<&'static str>,
    waiting: Vec<Shown>,
    rows: Vec<Shown>,
}

struct Shown {
    wat: String,
    name: String,
    /// None where it is not public any more.
    address: Option<String>,
    rhythm: String,
    rhythms: Vec<(&'static str, String, bool)>,
}

#[derive(Template)]
#[template(path = "follow/gone.html")]
pub struct Gone {
    pub page: Page,
    pub text: &'static str,
}

/// Whose follows are asked for: those of the link, or of who is signed in.
pub fn key<'a>(ctx: &'a Ctx, code: &'a str) -> Option<Key<'a>> {
    if !code.is_empty() {
        return Some(Key::Link(code));
    }
    ctx.person.0.as_ref().filter(|s| s.is_complete()).map(|s| Key::Account(&s.account))
}

pub async fn page(ctx: Ctx) -> Answer {
    let code = ctx.query("code").unwrap_or_default();
    let Some(key) = key(&ctx, &code) else { return gone(&ctx, &code) };
    match (ctx.app.following(key).await?, key) {
        (Some(found), _) => html(&view(&ctx, found, &code)),
        (None, Key::Account(account)) => html(&Mine { address: account.email.clone(), ..blank(&ctx, "") }),
        (None, Key::Link(_)) => gone(&ctx, &code),
    }
}

fn blank(ctx: &Ctx, code: &str) -> Mine {
    let saved = match ctx.query("bewaard").as_deref() {
        Some("bevestigd") => Some(ctx.t.follow_confirmed()),
        Some("gestopt") => Some(ctx.t.follow_stopped_one()),
        Some(_) => Some(ctx.t.follow_saved()),
        None => None,
    };
    let page = ctx.page(ctx.t.follow_mine_title()).crumb(ctx.t.follow_choose_title(), ctx.to.follows());
    Mine { page, address: String::new(), code: code.into(), saved, waiting: Vec::new(), rows: Vec::new() }
}

fn view(ctx: &Ctx, found: Following, code: &str) -> Mine {
    let (rows, waiting): (Vec<Row>, Vec<Row>) = found.rows.into_iter().partition(|r| r.confirmed);
    let shown = |rows: Vec<Row>| rows.iter().map(|r| shown(ctx, r)).collect();
    // Who came by a link may not be whom the letter was for.
    let address = if code.is_empty() { found.follower.email } else { masked(&found.follower.email) };
    Mine { address, rows: shown(rows), waiting: shown(waiting), ..blank(ctx, code) }
}

fn shown(ctx: &Ctx, row: &Row) -> Shown {
    let name = name_of(ctx.t, ctx.lang, &ctx.world, &row.subject);
    let words = |r: Rhythm| ctx.t.code("rhythm", r.code()).into_owned();
    Shown {
        wat: row.subject.to_string(),
        address: name.as_ref().map(|_| ctx.to.at(&address_of(&ctx.world, row.subject.kind, &row.subject.id))),
        name: name.unwrap_or_else(|| ctx.t.event_not_public().into()),
        rhythm: words(row.rhythm),
        rhythms: Rhythm::ALL.map(|r| (r.code(), words(r), r == row.rhythm)).into(),
    }
}

/// Enough to know one's own address by.
fn masked(email: &str) -> String {
    let (name, host) = email.split_once('@').unwrap_or((email, ""));
    format!("{}…\u{2060}@{host}", name.chars().take(2).collect::<String>())
}

/// A link that is not ours, or of someone who follows nothing (any more).
pub fn gone(ctx: &Ctx, code: &str) -> Result<Response, Fault> {
    let is_ours = ctx.app.is_follow_link(code);
    let (title, text) =
        if is_ours { (ctx.t.follow_nothing_title(), ctx.t.follow_nothing()) } else { (ctx.t.reply_forged_title(), ctx.t.follow_forged()) };
    let mut response = html(&Gone { page: ctx.page(title).crumb(ctx.t.follow_choose_title(), ctx.to.follows()), text })?;
    *response.status_mut() = if is_ours { StatusCode::OK } else { StatusCode::GONE };
    Ok(response)
}

pub async fn change(ctx: Ctx, posted: Posted) -> Answer {
    let code = posted.get("code");
    let Some(key) = key(&ctx, code) else { return gone(&ctx, code) };
    if ctx.app.following(key).await?.is_none() {
        return gone(&ctx, code);
    }
    let done = match posted.get("stap") {
        "bevestig" => {
            ctx.app.confirm_follows(key).await?;
            "bevestigd"
        }
        step => {
            let subject = Subject::read(posted.get("wat")).ok_or(Fault::NotFound)?;
            let rhythm = if step == "stop" { None } else { Some(Rhythm::from_code(posted.get("ritme")).ok_or(Fault::NotFound)?) };
            ctx.app.change_follow(key, &subject, rhythm).await?;
            if step == "stop" { "gestopt" } else { "1" }
        }
    };
    let with = if code.is_empty() { String::new() } else { format!("code={code}&") };
    Ok(see_other(&format!("{}?{with}bewaard={done}", ctx.to.follow_manage())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_that_is_passed_on_does_not_tell_the_address() {
        assert_eq!(masked("anna.de.vries@school.nl"), "an…\u{2060}@school.nl");
        assert_eq!(masked("a@x.nl"), "a…\u{2060}@x.nl");
    }
}
