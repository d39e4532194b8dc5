//! What is made up for the demonstration, on top of the real facts. Every title says so, because a
//! screenshot travels without its page. All of it goes in through deeds, as the system.

use app::{App, Refusal};
use domain::people::Side;
use domain::permission::Actor;
use domain::record::Kind;
use serde_json::{Value as Json, json};

/// Stands before every invented title and text.
const NL: &str = "[Verzonnen]";
const EN: &str = "[Invented]";

pub(crate) fn text(nl: &str, en: &str) -> Json {
    json!({ "nl": format!("{NL} {nl}"), "en": format!("{EN} {en}") })
}

pub async fn invent(app: &App) -> Result<(), String> {
    all(app).await.map_err(|e| format!("the demonstration could not be filled: {e}"))
}

async fn all(app: &App) -> Result<(), Refusal> {
    party(app).await?;
    agreements(app).await?;
    memberships(app).await?;
    crate::demo_agenda::invent(app).await?;
    crate::demo_steering::invent(app).await?;
    crate::demo_figures::invent(app).await?;
    let page = "/doelen/4";
    app.report("accessibility", page, "[Verzonnen] Op mijn telefoon is de tabel moeilijk te lezen.", None).await
}

pub(crate) async fn make(app: &App, kind: Kind, id: &str, body: Json, publish: bool) -> Result<(), Refusal> {
    app.create(&Actor::System, kind, Some(id), body, publish, "demonstratie").await.map(drop)
}

/// An entry made in advance: its organisation may come and claim it.
async fn party(app: &App) -> Result<(), Refusal> {
    let body = json!({
        "title": text("Metaalwerken De Vonk", "De Vonk Metal Works"),
        "sort": "business",
        "summary": text("Een bedrijf dat niet bestaat. Niemand beheert deze vermelding nog: u kunt haar claimen.",
            "A company that does not exist. Nobody looks after this entry yet: you can claim it."),
        "identifiers": [{ "scheme": "kvk", "value": "00000000" }],
        "regions": ["oost"],
    });
    make(app, Kind::Party, "verzonnen-de-vonk", body, true).await
}

async fn agreements(app: &App) -> Result<(), Refusal> {
    let oost = json!({
        "title": text("Vijftig stageplekken in de Achterhoek", "Fifty internships in the Achterhoek"),
        "text": text("Bedrijven en scholen in Oost regelen samen vijftig extra stageplekken per jaar.",
            "Companies and schools in Oost arrange fifty extra internships a year together."),
        "goals": ["9"],
        "roles": [{ "party": "verzonnen-de-vonk", "role": "responsible" }, { "party": "techniek-nederland", "role": "partner" }],
        "region": "oost",
        "translates": "2013-stages",
        "due": "2027-07-01",
        "status": "behind",
        "status_reason": text("Na een jaar zijn er eenendertig plekken.", "After a year there are thirty-one places."),
    });
    make(app, Kind::Agreement, "verzonnen-stages-oost", oost, true).await?;
    let noord = json!({
        "title": text("Technieklokaal op wielen voor Noord", "A technology classroom on wheels for Noord"),
        "text": text("Een bus met gereedschap bezoekt elk jaar honderd basisscholen in Noord.",
            "A bus with tools visits a hundred primary schools in Noord every year."),
        "goals": ["3"],
        "region": "noord",
        "translates": "2013-promotie-4-18",
        "due": "2028-01-01",
        "status": "on_track",
        "status_reason": text("Dit jaar kwam de bus bij honderdvier scholen.", "This year the bus came to a hundred and four schools."),
    });
    make(app, Kind::Agreement, "verzonnen-lokaal-noord", noord, true).await?;
    let review = json!({
        "title": text("Oordeel over de stageplekken", "Judgement of the internships"),
        "agreement": "verzonnen-stages-oost",
        "verifiability": 4, "ambition": 3, "completion": 2,
        "grounds": text("Het aantal is te tellen en is geteld. Het doel is nog niet gehaald.",
            "The number can be counted and was counted. The target is not reached yet."),
        "reviewed": "2026-10-15",
    });
    make(app, Kind::Review, "verzonnen-oordeel-stages", review, true).await?;
    let draft = json!({
        "title": text("Concept: hybride docenten in Zuidwest", "Draft: hybrid teachers in Zuidwest"),
        "text": text("Dit is een concept. Bezoekers zien het niet.", "This is a draft. Visitors do not see it."),
        "region": "zuidwest",
        "goals": ["7"],
    });
    make(app, Kind::Agreement, "verzonnen-concept-zuidwest", draft, false).await
}

/// One accepted by both sides, one that waits for the network, one for the party.
async fn memberships(app: &App) -> Result<(), Refusal> {
    let done = app.ask_membership(&Actor::System, "verzonnen-de-vonk", "achterhoek-liemers", Side::Party).await?;
    app.answer_membership(&Actor::System, &done.id, true).await?;
    app.ask_membership(&Actor::System, "verzonnen-de-vonk", "twente", Side::Party).await?;
    app.ask_membership(&Actor::System, "techniek-nederland", "oost", Side::Network).await.map(drop)
}
