//! Schemas of the document: those of the records come from their field tables, the rest stands here.

use crate::shell::texts;
use crate::{crosswalk, observations, records};
use domain::{Lang, World};
use serde_json::{Map, Value as Json, json};

pub fn all(world: &World) -> Map<String, Json> {
    let mut schemas = records::schemas();
    schemas.extend(observations::schemas(world));
    schemas.extend(shared());
    schemas.extend(journal());
    schemas.insert("Gemeente".into(), municipality());
    schemas
}

/// A property with its words from the texts.
pub fn said(name: &str, mut schema: Json) -> (String, Json) {
    schema["description"] = texts(Lang::Nl).code("api-field", name.trim_start_matches('_').to_lowercase().as_str()).into();
    (name.into(), schema)
}

/// An object with these properties, the required ones by name.
pub fn object(properties: impl IntoIterator<Item = (String, Json)>, required: &[&str]) -> Json {
    json!({ "type": "object", "properties": Map::from_iter(properties), "required": required })
}

fn text() -> Json {
    json!({ "type": "string" })
}

fn reference(name: &str) -> Json {
    json!({ "allOf": [{ "$ref": format!("#/components/schemas/{name}") }] })
}

fn moment() -> Json {
    json!({ "type": "string", "format": "date-time" })
}

fn fingerprint() -> Json {
    json!({ "type": ["string", "null"], "pattern": "^[0-9a-f]{64}$" })
}

fn shared() -> [(String, Json); 6] {
    let link = object([said("href", json!({ "type": "string", "format": "uri" }))], &["href"]);
    let count = || json!({ "type": "integer", "minimum": 0 });
    let problem = object(
        [
            said("type", json!({ "type": "string", "format": "uri" })),
            said("title", text()),
            said("status", json!({ "type": "integer", "minimum": 400, "maximum": 599 })),
            said("detail", text()),
            said("instance", text()),
            said(
                "errors",
                json!({ "type": "array", "items": object([said("pointer", text()), said("parameter", text()), said("detail", text())], &["pointer", "detail"]) }),
            ),
        ],
        &["type", "title", "status", "detail"],
    );
    let list =
        object([said("_links", reference("Links")), said("pagina", count()), said("totaal", count())], &["_links", "pagina", "totaal"]);
    let fault = object(
        [
            said("id", text()),
            said("status", count()),
            said("titel", reference("Tekst")),
            said("uitleg", reference("Tekst")),
            said("_links", reference("Links")),
        ],
        &["id", "status", "titel", "uitleg"],
    );
    let faults = object(
        [
            said("_links", reference("Links")),
            said("totaal", count()),
            said("resultaten", json!({ "type": "array", "items": { "$ref": "#/components/schemas/Fout" } })),
        ],
        &["resultaten"],
    );
    [
        ("Tekst".into(), object([said("nl", text()), said("en", json!({ "type": ["string", "null"] }))], &["nl"])),
        (
            "Links".into(),
            json!({ "type": "object", "description": texts(Lang::Nl).code("api-field", "links"), "additionalProperties": link }),
        ),
        ("Lijst".into(), list),
        ("Probleem".into(), problem),
        ("Fout".into(), fault),
        ("Fouten".into(), faults),
    ]
}

fn journal() -> [(String, Json); 5] {
    let number = || json!({ "type": "integer", "minimum": 0 });
    let maybe = || json!({ "type": ["string", "null"] });
    let names = || json!({ "type": "array", "items": { "type": "string" } });
    let line = object(
        [
            said("regel", number()),
            said("moment", moment()),
            said("wat", text()),
            said("omschrijving", reference("Tekst")),
            said("rol", text()),
            said("soort", maybe()),
            said("id", maybe()),
            said("versie", json!({ "type": ["integer", "null"] })),
            said("doelen", names()),
            said("regios", names()),
            said("kenmerkVoor", fingerprint()),
            said("kenmerkNa", fingerprint()),
            said("_links", reference("Links")),
        ],
        &["regel", "moment", "wat", "rol"],
    );
    let timeline = object(
        [
            said("_links", reference("Links")),
            said("resultaten", json!({ "type": "array", "items": { "$ref": "#/components/schemas/Journaalregel" } })),
        ],
        &["_links", "resultaten"],
    );
    let head = object(
        [
            said("regel", number()),
            said("kenmerk", fingerprint()),
            said("getekendOp", moment()),
            said("tekst", text()),
            said("handtekening", text()),
            said("publiekeSleutel", text()),
            said("algoritme", text()),
            said("_links", reference("Links")),
        ],
        &["regel", "kenmerk", "getekendOp", "handtekening", "publiekeSleutel"],
    );
    let version = object(
        [
            said("versie", number()),
            said("stand", text()),
            said("gewijzigdOp", moment()),
            said("rol", text()),
            said("reden", maybe()),
            said("journaalregel", number()),
            said("kenmerk", fingerprint()),
            said("inhoud", maybe()),
        ],
        &["versie", "stand", "gewijzigdOp", "kenmerk"],
    );
    let history = object(
        [
            said("_links", reference("Links")),
            said("soort", text()),
            said("id", text()),
            said("totaal", number()),
            said("resultaten", json!({ "type": "array", "items": { "$ref": "#/components/schemas/Versie" } })),
        ],
        &["soort", "id", "resultaten"],
    );
    [
        ("Journaalregel".into(), line),
        ("Tijdlijn".into(), timeline),
        ("Journaalkop".into(), head),
        ("Versie".into(), version),
        ("Geschiedenis".into(), history),
    ]
}

fn municipality() -> Json {
    let properties = crosswalk::FIELDS.iter().map(|(name, holds)| {
        let kind = if matches!(holds, crate::table::Holds::Number { .. }) { "number" } else { "string" };
        let mut schema = json!({ "type": [kind, "null"], "description": crosswalk::words(name, Lang::Nl) });
        if *holds == crate::table::Holds::Day {
            schema["format"] = "date".into();
        }
        ((*name).to_string(), schema)
    });
    object(properties, &["code", "naam", "landsdeel"])
}
