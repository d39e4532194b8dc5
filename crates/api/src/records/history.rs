//! Every version of a record with the body as kept, so that anyone can compute the fingerprints
//! the journal holds. What was never public (drafts) shows its fingerprint only.

use crate::records::{SHELVES, shelf_named};
use crate::shell::{Answered, Ask, Problem, Reply, refused};
use domain::World;
use domain::event::fingerprint;
use domain::record::{Kind, State};
use domain::world::entries;
use serde_json::{Value as Json, json};
use store::records::Version;

pub fn history(ask: Ask) -> Answered {
    Box::pin(async move {
        let shelf = ask.place.get("soort").and_then(|name| shelf_named(name)).ok_or(Problem::NotFound)?;
        if !is_public(&ask.world, shelf.kind, ask.id()) {
            return Err(Problem::NotFound);
        }
        let versions = ask.app.history(shelf.kind, ask.id()).await.map_err(refused)?;
        let items: Vec<Json> = versions.iter().map(version).collect();
        Ok(Reply::json(&json!({
            "_links": { "self": { "href": ask.here(&[]) }, "record": { "href": ask.at(&format!("/{}/{}", shelf.name, ask.id())) } },
            "soort": shelf.name,
            "id": ask.id(),
            "totaal": items.len(),
            "resultaten": items,
        })))
    })
}

/// What stands, or stood until it was merged.
fn is_public(world: &World, kind: Kind, id: &str) -> bool {
    let entry = entries(world, kind).into_iter().find(|e| e.id == id);
    entry.is_some_and(|e| matches!(e.state, State::Live | State::Merged { .. })) && kind != Kind::Membership
}

fn version(v: &Version) -> Json {
    let is_public = v.state != "draft";
    json!({
        "versie": v.revision,
        "stand": v.state,
        "gewijzigdOp": v.at.to_string(),
        "rol": v.role,
        "reden": if is_public { Json::from(v.reason.as_str()) } else { Json::Null },
        "journaalregel": v.seq,
        "kenmerk": fingerprint(&v.body),
        "inhoud": if is_public { Json::from(v.body.as_str()) } else { Json::Null },
    })
}

/// The kinds whose history is public, by the name of their resource.
pub fn kinds() -> Vec<&'static str> {
    SHELVES.iter().filter(|s| s.kind != Kind::Membership).map(|s| s.name).collect()
}
