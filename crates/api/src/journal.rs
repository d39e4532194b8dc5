//! The public journal: what happened, newest first; and its signed head, by which a later rewrite
//! of everything can be found. Never kept by the front: it must be as new as the question.

use crate::records;
use crate::shell::{Answered, Ask, Flaw, Of, Param, Problem, Reply, Wrong, refused, texts};
use domain::event::Event;
use domain::record::Kind;
use domain::{Lang, World};
use serde_json::{Value as Json, json};

/// Lines on a page where nobody chose.
const USUAL: i64 = 100;

pub fn params(_: &World) -> Vec<Param> {
    let t = texts(Lang::Nl);
    vec![
        Param::new("voor", Of::Whole { least: 1, most: i64::MAX }, t.api_param_voor()),
        Param::new("aantal", Of::Whole { least: 1, most: 1000 }, t.api_param_aantal()),
        Param::new("soort", Of::Choice(records::history_kinds()), t.api_param_soort()),
        Param::new("id", Of::Text, t.api_param_id()),
    ]
}

pub fn timeline(ask: Ask) -> Answered {
    Box::pin(async move {
        let about = about(&ask)?;
        let most = ask.query.whole("aantal").unwrap_or(USUAL);
        let before = ask.query.whole("voor").unwrap_or(i64::MAX);
        let about = about.as_ref().map(|(kind, id)| (kind.code(), id.as_str()));
        let events = ask.app.public_events(before, about, most).await.map_err(refused)?;
        let mut links = json!({ "self": { "href": ask.here(&[]) } });
        if let Some(last) = events.last().filter(|last| last.seq > 1 && i64::try_from(events.len()).is_ok_and(|n| n == most)) {
            links["next"] = json!({ "href": ask.here(&[("voor", Some(last.seq.to_string()))]) });
        }
        let items: Vec<Json> = events.iter().map(|e| line(&ask, e)).collect();
        Ok(Reply::json(&json!({ "_links": links, "resultaten": items })).fresh_by_body())
    })
}

/// The record the question is about: kind and id come together.
fn about(ask: &Ask) -> Result<Option<(Kind, String)>, Problem> {
    let alone = |name, with| Err(Problem::Parameters(vec![Flaw::new(name, Wrong::Alone { with })]));
    match (ask.query.get("soort"), ask.query.get("id")) {
        (None, None) => Ok(None),
        (Some(_), None) => alone("soort", "id"),
        (None, Some(_)) => alone("id", "soort"),
        (Some(name), Some(id)) => Ok(records::shelf_named(name).map(|s| (s.kind, id.to_string()))),
    }
}

/// An event without who it was: the role is enough for the public.
fn line(ask: &Ask, event: &Event) -> Json {
    let about = &event.about;
    let code = event.change.code();
    let said = |lang: Lang| texts(lang).code("api-change", code);
    let kind = about.kind.and_then(records::shelf_of);
    let mut links = json!({});
    if let (Some(kind), false) = (about.kind, about.id.is_empty()) {
        links["record"] = json!({ "href": records::addresses(ask.base_url(), kind, &about.id).0 });
    }
    json!({
        "regel": event.seq,
        "moment": event.at.to_string(),
        "wat": code,
        "omschrijving": { "nl": said(Lang::Nl), "en": said(Lang::En) },
        "rol": event.by.role,
        "soort": kind.map(|k| k.name),
        "id": Some(&about.id).filter(|id| !id.is_empty()),
        "versie": Some(about.revision).filter(|r| *r > 0),
        "doelen": about.goals,
        "regios": about.regions,
        "kenmerkVoor": about.before,
        "kenmerkNa": about.after,
        "_links": links,
    })
}

/// The newest head, signed now. The tag names the head, not the moment of the signature.
pub fn head(ask: Ask) -> Answered {
    Box::pin(async move {
        let head = ask.app.signed_head().await.map_err(refused)?;
        let text = app::journal::head_text(head.seq, &head.hash, &head.at);
        let body = json!({
            "regel": head.seq,
            "kenmerk": head.hash,
            "getekendOp": head.at,
            "tekst": text,
            "handtekening": head.signature,
            "publiekeSleutel": ask.app.secrets().public_key(),
            "algoritme": "Ed25519",
            "_links": { "self": { "href": ask.here(&[]) }, "tijdlijn": { "href": ask.at("/tijdlijn") } },
        });
        Ok(Reply::json(&body).fresh(&format!("{}-{}", head.seq, &head.hash[..head.hash.len().min(16)])))
    })
}
