//! What the pages behind the public ones share: why a deed was refused, with everything typed kept.

use crate::shell::{Answer, Ctx, Fault, Posted, html};
use app::Refusal;
use askama::Template;
use axum::http::StatusCode;
use domain::Text;

/// The sentence of a refusal that belongs on the same page; other refusals have pages of their own.
pub fn refused(ctx: &Ctx, refusal: Refusal) -> Result<(StatusCode, String), Fault> {
    match refusal {
        Refusal::Refused(code) => Ok((StatusCode::CONFLICT, ctx.t.find(code).map_or_else(|| code.to_string(), String::from))),
        Refusal::Conflict { .. } => Ok((StatusCode::CONFLICT, ctx.t.steering_conflict().into())),
        Refusal::Invalid(errors) => {
            let lines: Vec<_> = errors.iter().map(|e| crate::shell::form::sentence(e, ctx)).collect();
            Ok((StatusCode::UNPROCESSABLE_ENTITY, lines.join(" ")))
        }
        other => Err(other.into()),
    }
}

pub fn with_status(view: &impl Template, status: StatusCode) -> Answer {
    let mut response = html(view)?;
    *response.status_mut() = status;
    Ok(response)
}

/// A text of two fields, `name.nl` and `name.en`; none where nothing Dutch was typed.
pub fn text_of(posted: &Posted, name: &str) -> Option<Text> {
    let one = |lang: &str| Some(posted.get(&format!("{name}.{lang}")).trim().to_string()).filter(|t| !t.is_empty());
    Some(Text { nl: one("nl")?, en: one("en") })
}

pub fn some(posted: &Posted, name: &str) -> Option<String> {
    Some(posted.get(name).trim().to_string()).filter(|t| !t.is_empty())
}

pub fn day_of(posted: &Posted, name: &str) -> Result<Option<jiff::civil::Date>, Refusal> {
    let typed = posted.get(name).trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let wrong = || domain::FieldError::new(name, domain::field::Problem::NotADate(typed.into()));
    domain::field::read_date(typed).map(Some).ok_or_else(|| Refusal::Invalid(vec![wrong()]))
}
