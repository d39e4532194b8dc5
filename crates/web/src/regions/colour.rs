//! The own colour of a region as a stylesheet. Pages carry no style of their own, and every rule
//! of the theme already takes its accent from one token; so this sets that token.

use crate::shell::{Answer, Ctx, Fault};
use axum::extract::Path;
use axum::http::header;
use axum::response::IntoResponse;
use domain::regions::is_legible;

pub async fn sheet(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let region = ctx.world.regions.get_live(&id).ok_or(Fault::NotFound)?;
    let rules = region.value.colour.as_deref().and_then(rules).ok_or(Fault::NotFound)?;
    Ok(([(header::CONTENT_TYPE, "text/css; charset=utf-8")], rules).into_response())
}

/// None for a colour on which white text cannot be read, or that is no colour at all.
fn rules(colour: &str) -> Option<String> {
    is_legible(colour).then(|| format!(":root {{ --tp-brand: {colour}; }}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_legible_colour_becomes_a_rule() {
        assert_eq!(rules("#8a1538").as_deref(), Some(":root { --tp-brand: #8a1538; }\n"));
        assert_eq!(rules("#ffd23f"), None);
        assert_eq!(rules("red;}body{display:none"), None);
    }
}
