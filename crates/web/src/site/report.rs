//! Anyone can report an obstacle, a fault or a question; no account, no address needed.

use crate::shell::fields::{self, Errors, Field, Filled};
use crate::shell::front::see_other;
use crate::shell::{Answer, Ctx, Page, Posted, html};
use app::Refusal;
use askama::Template;
use axum::http::StatusCode;
use domain::field::{FieldError, FieldKind, FieldSpec, Problem, may, need, read_form};

/// What a report can be about.
const TOPICS: &[&str] = &["accessibility", "figure", "question", "privacy", "vulnerability", "complaint"];

const FIELDS: &[FieldSpec] = &[
    need("report_topic", FieldKind::Choice(TOPICS)),
    may("report_page", FieldKind::Line(300)),
    need("report_text", FieldKind::Prose(4000)),
    may("report_email", FieldKind::Line(200)),
];

/// A field people do not see; programs that fill in everything give themselves away.
const TRAP: &str = "_website";

#[derive(Template)]
#[template(path = "site/report.html")]
struct Form {
    page: Page,
    fields: Vec<Field>,
    errors: Option<Errors>,
    refusal: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "site/thanks.html")]
struct Thanks {
    page: Page,
}

impl Form {
    fn new(ctx: &Ctx, filled: &Filled<'_>, errors: &[FieldError]) -> Form {
        Form {
            page: ctx.page(ctx.t.report_title()).crumb(ctx.t.report_title(), ctx.to.report()),
            fields: fields::draw(ctx, FIELDS, filled, errors),
            errors: (!errors.is_empty()).then(|| fields::errors(ctx, errors)),
            refusal: None,
        }
    }
}

pub async fn form(ctx: Ctx) -> Answer {
    let topic = ctx.query("onderwerp").filter(|t| TOPICS.contains(&t.as_str()));
    let page = ctx.query("pagina").filter(|p| p.starts_with('/')).map(|p| p.chars().take(300).collect::<String>());
    let filled = [("report_topic", topic), ("report_page", page)];
    let filled: Vec<_> = filled.into_iter().filter_map(|(name, value)| Some((name.to_string(), value?))).collect();
    html(&Form::new(&ctx, &Filled::Typed(&filled), &[]))
}

pub async fn send(ctx: Ctx, posted: Posted) -> Answer {
    if !posted.get(TRAP).is_empty() {
        return Ok(see_other(&ctx.to.report_sent()));
    }
    let body = match read(&posted) {
        Ok(body) => body,
        Err(errors) => return answer(&Form::new(&ctx, &Filled::Typed(&posted.0), &errors), StatusCode::UNPROCESSABLE_ENTITY),
    };
    let text = |name: &str| body.get(name).and_then(|v| v.as_str()).unwrap_or_default();
    let email = Some(text("report_email").to_string()).filter(|e| !e.is_empty());
    match ctx.app.report(text("report_topic"), text("report_page"), text("report_text"), email).await {
        Ok(()) => Ok(see_other(&ctx.to.report_sent())),
        Err(Refusal::Refused(code)) => {
            let mut view = Form::new(&ctx, &Filled::Typed(&posted.0), &[]);
            view.refusal = ctx.t.find(code);
            answer(&view, StatusCode::TOO_MANY_REQUESTS)
        }
        Err(other) => Err(other.into()),
    }
}

fn read(posted: &Posted) -> Result<serde_json::Map<String, serde_json::Value>, Vec<FieldError>> {
    let body = read_form(FIELDS, &posted.0)?;
    match body.get("report_email").and_then(|e| e.as_str()) {
        Some(email) if !is_mail_address(email) => {
            let problem = Problem::BadIdentifier { scheme: "email".into(), found: email.into() };
            Err(vec![FieldError::new("report_email", problem)])
        }
        _ => Ok(body),
    }
}

/// Good enough to answer to; whether it exists shows when we do.
pub(crate) fn is_mail_address(text: &str) -> bool {
    let (name, host) = text.split_once('@').unwrap_or_default();
    !name.is_empty() && host.contains('.') && !host.contains('@') && !text.chars().any(char::is_whitespace)
}

fn answer(view: &Form, status: StatusCode) -> Answer {
    let mut response = html(view)?;
    *response.status_mut() = status;
    Ok(response)
}

pub async fn thanks(ctx: Ctx) -> Answer {
    html(&Thanks { page: ctx.page(ctx.t.thanks_title()).crumb(ctx.t.report_title(), ctx.to.report()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mail_addresses_are_told_from_other_text() {
        assert!(is_mail_address("a.b@school.nl"));
        for bad in ["", "a", "@x.nl", "a@x", "a@b@c.nl", "a b@x.nl"] {
            assert!(!is_mail_address(bad), "{bad}");
        }
    }
}
