//! Field names in Dutch. The nouns are English inside; this edge is one of the two places where
//! they are translated.

use domain::{FieldKind, FieldSpec};
use serde_json::{Map, Value as Json, json};

const NAMES: &[(&str, &str)] = &[
    ("abbreviation", "afkorting"),
    ("adopted", "vastgesteldOp"),
    ("after", "nieuweWaarde"),
    ("agreement", "afspraak"),
    ("ambition", "ambitie"),
    ("at", "vanaf"),
    ("before", "oudeWaarde"),
    ("body", "tekst"),
    ("breaks", "reeksbreuken"),
    ("chapter", "hoofdstuk"),
    ("checked", "gecontroleerdOp"),
    ("colour", "kleur"),
    ("completion", "uitvoering"),
    ("contact", "contact"),
    ("corrected", "gecorrigeerdOp"),
    ("decimals", "decimalen"),
    ("definition", "definitie"),
    ("denominator", "noemer"),
    ("direction", "richting"),
    ("due", "uiterlijk"),
    ("events", "gebeurtenissen"),
    ("evidence", "onderbouwing"),
    ("figure", "cijfer"),
    ("form", "vorm"),
    ("gaps", "onbekend"),
    ("goals", "doelen"),
    ("grounds", "toelichting"),
    ("holder", "bekleder"),
    ("host", "host"),
    ("identifiers", "identificaties"),
    ("indicator", "indicator"),
    ("indicators", "indicatoren"),
    ("lead_dimension", "hoofddimensie"),
    ("links", "schakels"),
    ("logo", "logo"),
    ("moments", "momenten"),
    ("name", "naam"),
    ("names", "eerdereNamen"),
    ("network", "netwerk"),
    ("note", "toelichting"),
    ("numerator", "teller"),
    ("on", "datum"),
    ("parent", "onderdeelVan"),
    ("party", "partij"),
    ("population", "populatie"),
    ("position", "volgorde"),
    ("published", "gepubliceerdOp"),
    ("quality", "kwaliteit"),
    ("region", "regio"),
    ("regions", "regios"),
    ("reviewed", "beoordeeldOp"),
    ("rhythm", "ritme"),
    ("role", "rol"),
    ("roles", "rollen"),
    ("scheme", "stelsel"),
    ("since", "sinds"),
    ("sort", "soort"),
    ("source", "bron"),
    ("sources", "bronnen"),
    ("status", "status"),
    ("status_reason", "statusReden"),
    ("step", "stap"),
    ("successor", "opvolger"),
    ("summary", "samenvatting"),
    ("superseded_by", "vervangenDoor"),
    ("supplier", "leverancier"),
    ("synonyms", "synoniemen"),
    ("targets", "streefdoelen"),
    ("territory", "gebied"),
    ("text", "tekst"),
    ("themes", "themas"),
    ("theme", "thema"),
    ("title", "titel"),
    ("translates", "uitwerkingVan"),
    ("unit", "eenheid"),
    ("until", "tot"),
    ("url", "url"),
    ("valid_from", "geldigVanaf"),
    ("valid_until", "geldigTot"),
    ("value", "waarde"),
    ("verifiability", "controleerbaarheid"),
    ("version", "pactversie"),
    ("website", "website"),
    ("word", "woord"),
    ("year", "jaar"),
];

/// The Dutch name of a field. One without a name keeps its own, and a test fails.
pub fn dutch_name(field: &'static str) -> &'static str {
    NAMES.iter().find(|(english, _)| *english == field).map_or(field, |(_, dutch)| dutch)
}

/// The Dutch name within a set of fields: a seat's body is no text.
pub fn name_in(fields: &[FieldSpec], field: &'static str) -> &'static str {
    match field {
        "body" if fields.iter().any(|f| f.name == "holder") => "orgaan",
        _ => dutch_name(field),
    }
}

/// A body under Dutch names; texts always have both languages, absent English is null.
pub fn translated(fields: &[FieldSpec], body: &Json) -> Map<String, Json> {
    let mut out = Map::new();
    for spec in fields {
        let Some(value) = body.get(spec.name) else { continue };
        let value = match (spec.kind, value) {
            (FieldKind::TextLine(_) | FieldKind::TextProse(_), text) => json!({ "nl": text["nl"], "en": text["en"] }),
            (FieldKind::Rows(inner), Json::Array(rows)) => rows.iter().map(|row| Json::Object(translated(inner, row))).collect(),
            (FieldKind::Decimal, Json::Number(n)) => n.as_f64().map_or(value.clone(), crate::table::json_number),
            _ => value.clone(),
        };
        out.insert(name_in(fields, spec.name).into(), value);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::SHELVES;
    use std::collections::BTreeSet;

    fn check(place: &str, fields: &[FieldSpec], taken: &[&str]) {
        let mut names: BTreeSet<&str> = taken.iter().copied().collect();
        for spec in fields {
            assert!(NAMES.iter().any(|(english, _)| *english == spec.name), "{place}: {} has no Dutch name", spec.name);
            assert!(names.insert(name_in(fields, spec.name)), "{place}: {} has a name that is taken", spec.name);
            if let FieldKind::Rows(inner) = spec.kind {
                check(&format!("{place}.{}", spec.name), inner, &[]);
            }
        }
    }

    #[test]
    fn every_field_has_a_dutch_name_of_its_own() {
        for shelf in SHELVES {
            check(shelf.name, shelf.fields(), &["id", "versie", "gewijzigdOp", "kenmerk", "inhoud", "_links"]);
        }
    }
}
