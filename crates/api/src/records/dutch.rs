//! Field names in Dutch. The nouns are English inside; this edge is one of the two places where
//! they are translated.

use domain::{FieldKind, FieldSpec};
use serde_json::{Map, Value as Json, json};

const NAMES: &[(&str, &str)] = &[
    ("abstained", "onthouding"),
    ("access", "toegang"),
    ("answer", "antwoord"),
    ("answer_due", "antwoordUiterlijk"),
    ("answered", "beantwoordOp"),
    ("answerer", "antwoorder"),
    ("answers", "beantwoordt"),
    ("asked_on", "gevraagdOp"),
    ("attendance", "aanwezigheid"),
    ("close_reason", "redenVanSluiten"),
    ("closed", "geslotenOp"),
    ("decided", "beslotenOp"),
    ("decided_by", "beslotenMet"),
    ("duration", "duurMinuten"),
    ("effective", "gaatInOp"),
    ("ended", "voorbijSinds"),
    ("ends", "eindTijd"),
    ("explanation", "uitleg"),
    ("found", "gevonden"),
    ("id", "kenmerk"),
    ("item", "agendapunt"),
    ("items", "agendapunten"),
    ("judged", "beoordeeldOp"),
    ("manner", "wijze"),
    ("meeting", "vergadering"),
    ("minutes", "notulen"),
    ("must_decide", "vraagtBesluit"),
    ("no", "tegen"),
    ("norm", "verwacht"),
    ("nr", "nummer"),
    ("occasion", "aanleiding"),
    ("off", "uitgeschakeld"),
    ("organ", "orgaan"),
    ("outcome", "uitkomst"),
    ("papers", "stukken"),
    ("parties", "partijen"),
    ("patience", "geduld"),
    ("place", "plaats"),
    ("presence", "aanwezig"),
    ("proposer", "voorstelVan"),
    ("quorum", "quorum"),
    ("raised", "gegevenOp"),
    ("raised_by", "gegevenDoor"),
    ("reason", "reden"),
    ("recusals", "afzijdig"),
    ("recused", "afzijdig"),
    ("review_on", "terugkijkenOp"),
    ("rolls", "hoofdelijk"),
    ("rule", "regel"),
    ("seat", "zetel"),
    ("secret", "geheim"),
    ("signals", "signalen"),
    ("starts", "beginTijd"),
    ("supersedes", "vervangt"),
    ("tallies", "stemmingen"),
    ("test", "toets"),
    ("threshold", "drempel"),
    ("trail", "bevindingen"),
    ("verdict", "oordeel"),
    ("verdict_text", "oordeelTekst"),
    ("vote", "stem"),
    ("yes", "voor"),
    ("from", "van"),
    ("frozen", "vastgezetOp"),
    ("frozen_actions", "aantalActies"),
    ("fingerprint", "vingerafdruk"),
    ("sex", "geslacht"),
    ("abbreviation", "afkorting"),
    ("action", "actie"),
    ("actual", "behaald"),
    ("adopted", "vastgesteldOp"),
    ("after", "nieuweWaarde"),
    ("agreement", "afspraak"),
    ("ambition", "ambitie"),
    ("at", "vanaf"),
    ("author", "auteursrol"),
    ("baseline", "nulmeting"),
    ("basis", "grondslag"),
    ("before", "oudeWaarde"),
    ("body", "tekst"),
    ("breaks", "reeksbreuken"),
    ("card", "kaart"),
    ("certainty", "zekerheid"),
    ("chapter", "hoofdstuk"),
    ("checked", "gecontroleerdOp"),
    ("colour", "kleur"),
    ("committed_eurocent", "toegezegdEurocent"),
    ("completed", "afgerondOp"),
    ("completion", "uitvoering"),
    ("contact", "contact"),
    ("corrected", "gecorrigeerdOp"),
    ("decimals", "decimalen"),
    ("decision", "besluit"),
    ("definition", "definitie"),
    ("denominator", "noemer"),
    ("direction", "richting"),
    ("due", "uiterlijk"),
    ("end", "einde"),
    ("events", "gebeurtenissen"),
    ("evidence", "onderbouwing"),
    ("evidence_level", "bewijsniveau"),
    ("evidence_url", "bewijsUrl"),
    ("expected", "verwachteEffecten"),
    ("figure", "cijfer"),
    ("form", "vorm"),
    ("funder", "financier"),
    ("gaps", "onbekend"),
    ("goals", "doelen"),
    ("grounds", "toelichting"),
    ("high", "bovengrens"),
    ("holder", "bekleder"),
    ("host", "host"),
    ("identifiers", "identificaties"),
    ("indicator", "indicator"),
    ("indicators", "indicatoren"),
    ("judge", "beoordelaar"),
    ("label", "benaming"),
    ("landsdeel", "landsdeel"),
    ("lead", "kern"),
    ("lead_dimension", "hoofddimensie"),
    ("level", "niveau"),
    ("links", "schakels"),
    ("logo", "logo"),
    ("low", "ondergrens"),
    ("measure", "maat"),
    ("measured", "gemetenEffecten"),
    ("method", "methode"),
    ("milestone_state", "stand"),
    ("milestones", "mijlpalen"),
    ("moments", "momenten"),
    ("money", "geld"),
    ("money_kind", "geldsoort"),
    ("name", "naam"),
    ("names", "eerdereNamen"),
    ("network", "netwerk"),
    ("note", "toelichting"),
    ("number", "nummer"),
    ("numerator", "teller"),
    ("on", "datum"),
    ("origin", "herkomst"),
    ("owner", "trekker"),
    ("pact", "regionaalPact"),
    ("parent", "onderdeelVan"),
    ("part_of", "onderdeelVan"),
    ("partners", "partners"),
    ("party", "partij"),
    ("percentage", "percentage"),
    ("phase", "fase"),
    ("phases", "fases"),
    ("planned_eurocent", "begrootEurocent"),
    ("population", "populatie"),
    ("position", "volgorde"),
    ("programme", "programma"),
    ("published", "gepubliceerdOp"),
    ("quality", "kwaliteit"),
    ("region", "regio"),
    ("regions", "regios"),
    ("results", "resultaten"),
    ("reviewed", "beoordeeldOp"),
    ("rhythm", "ritme"),
    ("role", "rol"),
    ("roles", "rollen"),
    ("scheme", "stelsel"),
    ("since", "sinds"),
    ("size", "omvang"),
    ("sort", "soort"),
    ("source", "bron"),
    ("sources", "bronnen"),
    ("spent_eurocent", "besteedEurocent"),
    ("start", "begin"),
    ("status", "status"),
    ("status_reason", "statusReden"),
    ("statuses", "statussen"),
    ("step", "stap"),
    ("successor", "opvolger"),
    ("summary", "samenvatting"),
    ("superseded_by", "vervangenDoor"),
    ("supplier", "leverancier"),
    ("synonyms", "synoniemen"),
    ("target", "streefwaarde"),
    ("targets", "streefdoelen"),
    ("task", "taak"),
    ("territory", "gebied"),
    ("text", "tekst"),
    ("theme", "thema"),
    ("themes", "themas"),
    ("title", "titel"),
    ("translates", "uitwerkingVan"),
    ("processed", "verwerkt"),
    ("unchanged", "ongewijzigd"),
    ("unit", "eenheid"),
    ("until", "tot"),
    ("update_days", "rapportageDagen"),
    ("update_limit_days", "rapportageGrensDagen"),
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
