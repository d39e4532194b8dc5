//! The status of a goal or agreement: set by hand with a reason, or visibly not judged.

use crate::pact::said::Said;
use crate::shell::Ctx;
use askama::Template;
use domain::text::Text;

/// A badge: `{{ status|safe }}`.
#[derive(Template)]
#[template(source = "<span class=\"utrecht-badge-status{{ shade }}\">{{ label }}</span>", ext = "html")]
pub struct Badge {
    label: String,
    shade: &'static str,
}

pub fn badge(ctx: &Ctx, status: Option<&str>) -> Badge {
    match status {
        Some(code) => Badge { label: ctx.t.code("status", code).into_owned(), shade: shade(code) },
        None => Badge { label: ctx.t.pact_not_judged().into(), shade: " utrecht-badge-status--none" },
    }
}

fn shade(code: &str) -> &'static str {
    match code {
        "on_track" | "reached" | "completed" => " utrecht-badge-status--positive",
        "behind" | "late" | "silent" => " utrecht-badge-status--warning",
        "not_reached" | "stopped" => " utrecht-badge-status--danger",
        "unknown" => " utrecht-badge-status--none",
        _ => "",
    }
}

/// The badge together with its reason, as a page of one record shows it.
pub struct Judged {
    pub badge: Badge,
    pub reason: Option<Said>,
}

pub fn judged(ctx: &Ctx, status: Option<&str>, reason: Option<&Text>) -> Judged {
    Judged { badge: badge(ctx, status), reason: status.and(reason).map(|r| Said::of(r, ctx)) }
}
