//! The exact text of a record's current version, so that anyone can compute its fingerprint:
//! SHA-256 of these bytes is what the page and the journal say.

use crate::shell::{Answer, Ctx, Fault, visible};
use axum::extract::Path;
use axum::http::header;
use axum::response::IntoResponse;
use domain::record::Kind;
use domain::with_noun;
use domain::world::body_of;

pub async fn file(ctx: Ctx, Path((kind, id)): Path<(String, String)>) -> Answer {
    let kind = Kind::from_code(&kind).ok_or(Fault::NotFound)?;
    let body = with_noun!(kind, T => body_of(&visible::<T>(&ctx, &id)?.value)).to_string();
    Ok(([(header::CONTENT_TYPE, "application/json")], body).into_response())
}
