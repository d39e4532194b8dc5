//! What every way of signing in ends with: the cookie, and where to go next.
//!
//! An address to return to is honoured only when it is a path of this site: nobody can send
//! someone through our sign-in page to a page that looks like ours.

use crate::shell::ctx::{COOKIE, Posted};
use crate::shell::front::{escaped, see_other};
use crate::shell::{Answer, Ctx, Fault};
use app::sessions::{IDLE_MINUTES_READER, Next, SignedIn};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use domain::permission::Role;

/// A path of this site, or nothing. Browsers read `\` as `/` and drop tabs and line ends.
pub fn local(path: &str) -> Option<&str> {
    let within = path.starts_with('/') && !path.starts_with("//") && path.len() <= 1000;
    let plain = path.chars().all(|c| c != '\\' && c.is_ascii_graphic());
    (within && plain).then_some(path)
}

/// The address to return to, as the query has it.
pub fn back(ctx: &Ctx) -> String {
    ctx.query("terug").as_deref().and_then(local).unwrap_or("").to_string()
}

/// The address to return to, as a form has it.
pub fn posted_back(posted: &Posted) -> String {
    local(posted.get("terug")).unwrap_or("").to_string()
}

/// An address of ours that carries the address to return to.
pub fn carrying(address: &str, back: &str) -> String {
    if back.is_empty() { address.to_string() } else { format!("{address}?terug={}", escaped(back)) }
}

/// What the list of sessions shows of a browser.
pub fn agent(headers: &HeaderMap) -> &str {
    headers.get(header::USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or("")
}

/// Gives the browser its new session and sends it on. A session it had before ends.
pub async fn arrive(ctx: &Ctx, token: &str, back: &str) -> Answer {
    if let Some(before) = &ctx.person.0 {
        drop(ctx.app.sign_out(before).await); // It may have ended meanwhile: that is as good.
    }
    arrive_again(ctx, token, back).await
}

/// The same for a session that takes the place of the one there was.
pub async fn arrive_again(ctx: &Ctx, token: &str, back: &str) -> Answer {
    let signed_in = ctx.app.signed_in(token).await?.ok_or(Fault::Broken)?;
    let next = match ctx.app.next_step(&signed_in) {
        Next::Done if !back.is_empty() => back.to_string(),
        Next::Done if signed_in.account.role == Role::Reader => ctx.to.account(),
        Next::Done => ctx.to.manage(),
        Next::Code | Next::Enrol => carrying(&ctx.to.second_factor(), back),
    };
    with_cookie(see_other(&next), &cookie(token, &signed_in))
}

/// Readers stay signed in on their own machine; who can change something starts anew each time.
fn cookie(token: &str, signed_in: &SignedIn) -> String {
    let lasting = if signed_in.account.role == Role::Reader { format!("; Max-Age={}", IDLE_MINUTES_READER * 60) } else { String::new() };
    format!("{COOKIE}={token}; Path=/; Secure; HttpOnly; SameSite=Lax{lasting}")
}

/// Takes the session from the browser.
pub fn forget(response: Response) -> Answer {
    with_cookie(response, &format!("{COOKIE}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"))
}

pub fn with_cookie(mut response: Response, cookie: &str) -> Answer {
    let value = HeaderValue::from_str(cookie).map_err(|_| Fault::Broken)?;
    response.headers_mut().append(header::SET_COOKIE, value);
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_returns_within_the_site_only() {
        for good in ["/", "/beheer/goal/4", "/en/monitor?per=provincie&edition=x#tabel", "/zoeken?q=https://a.nl"] {
            assert_eq!(local(good), Some(good));
        }
        let bad = ["", "//evil.nl", "https://evil.nl", "/\\evil.nl", "\\\\evil.nl", "/\t/evil.nl", "evil.nl", "javascript:alert(1)"];
        for bad in bad.into_iter().chain(["/a\r\nSet-Cookie: x", "/a b", " /a", "/é"]) {
            assert_eq!(local(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn an_address_travels_whole() {
        assert_eq!(carrying("/inloggen/code", "/beheer?a=1&b=2"), "/inloggen/code?terug=/beheer%3Fa%3D1%26b%3D2");
        assert_eq!(carrying("/inloggen/code", ""), "/inloggen/code");
    }
}
