//! Headers we know. Sources rename their columns; the words on the right stay.

/// What a known column holds of its dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Code,
    /// Words for the codes in another column; where that is absent, the codes themselves.
    Label,
}

use Part::{Code, Label};

/// Header in snake case, our dimension, and what the column holds of it.
const COLUMNS: &[(&str, &str, Part)] = &[
    ("brin_nummer", "institution", Code),
    ("brin_nummer_actueel", "institution", Code),
    ("brinnummer", "institution", Code),
    ("brin", "institution", Code),
    ("instellingscode", "institution", Code),
    ("instellingscode_actueel", "institution", Code),
    ("instellingsnaam", "institution", Label),
    ("instellingsnaam_actueel", "institution", Label),
    ("naam_instelling", "institution", Label),
    ("vestigingscode", "location", Code),
    ("vestigingsnummer", "location", Code),
    ("brin_nummer_vestiging", "location", Code),
    ("vestiging", "location", Code),
    ("instellingsnaam_vestiging", "location", Label),
    ("naam_vestiging", "location", Label),
    ("vestigingsnaam", "location", Label),
    ("bevoegd_gezag_nummer", "board", Code),
    ("bevoegd_gezagnummer", "board", Code),
    ("bevoegd_gezag_code", "board", Code),
    ("bevoegd_gezag_naam", "board", Label),
    ("bevoegd_gezagnaam", "board", Label),
    ("gemeentenummer", "municipality", Code),
    ("gemeentecode", "municipality", Code),
    ("gemeente_code", "municipality", Code),
    ("gemeentenummer_instelling", "municipality", Code),
    ("gemeentenummer_vestiging", "municipality", Code),
    ("gemeentecode_vestiging", "municipality", Code),
    ("gemeentenaam", "municipality", Label),
    ("gemeente_naam", "municipality", Label),
    ("gemeentenaam_vestiging", "municipality", Label),
    ("gemeente_instelling", "municipality", Label),
    ("gemeente", "municipality", Label),
    ("provincie", "province", Code),
    ("provincienaam", "province", Code),
    ("provincie_instelling", "province", Code),
    ("provincie_vestiging", "province", Code),
    ("woonprovincie", "home_province", Code),
    ("plaatsnaam", "place", Code),
    ("plaatsnaam_instelling", "place", Code),
    ("plaatsnaam_vestiging", "place", Code),
    ("soort_instelling", "institution_type", Code),
    ("soortins", "institution_type", Code),
    ("type_hoger_onderwijs", "degree", Code),
    ("soort_diploma", "diploma_type", Code),
    ("croho_onderdeel", "sector", Code),
    ("onderdeel", "sector", Code),
    ("mbo_sector", "sector", Code),
    ("croho_subonderdeel", "subsector", Code),
    ("subonderdeel", "subsector", Code),
    ("domein", "domain", Code),
    ("sectorunit_sbb", "sector_unit", Code),
    ("sectorkamer_naam", "sector_chamber", Label),
    ("sectorkamer", "sector_chamber", Code),
    ("sectorkamer_code", "sector_chamber", Code),
    ("hoofdgroep_code", "main_group", Code),
    ("hoofdgroep_naam", "main_group", Label),
    ("brin_nummer_kenniscentrum", "knowledge_centre", Code),
    ("naam_kenniscentrum", "knowledge_centre", Label),
    ("opleidingscode", "programme", Code),
    ("opleidingscode_actueel", "programme", Code),
    ("kwalificatie_code", "programme", Code),
    ("kwalificatiecode", "programme", Code),
    ("erkende_opleiding_code", "programme", Code),
    ("erkendeopleidingscode", "programme", Code),
    ("beroepsopleiding_code", "programme", Code),
    ("crebo", "programme", Code),
    ("crebonummer", "programme", Code),
    ("opleidingsnaam", "programme", Label),
    ("opleidingsnaam_actueel", "programme", Label),
    ("kwalificatie_naam", "programme", Label),
    ("erkende_opleiding_naam", "programme", Label),
    ("beroepsopleiding_naam", "programme", Label),
    ("opleiding", "programme", Label),
    ("inspectiecode", "profile", Code),
    ("profiel", "profile", Code),
    ("opleidingsvorm", "study_mode", Code),
    ("leerweg", "learning_path", Code),
    ("type_mbo", "learning_path", Code),
    ("leertraject", "learning_path", Code),
    ("kwalificatieniveau", "level", Code),
    ("niveau", "level", Code),
    ("mboniveau", "level", Code),
    ("geslacht", "sex", Code),
    ("sex", "sex", Code),
    ("sekse", "sex", Code),
    ("gender", "sex", Code),
    ("onderwijstype_vo", "school_type", Code),
    ("onderwijstype", "school_type", Code),
    ("onderwijssoort", "school_type", Code),
    ("schoolsoort", "school_type", Code),
    ("type_po", "school_type", Code),
    ("leerjaar", "grade", Code),
    ("leeftijd", "age", Code),
    ("age", "age", Code),
    ("herkomst", "origin", Code),
    ("migratieachtergrond", "origin", Code),
    ("nationaliteit", "nationality", Code),
    ("regio_s", "region", Code),
    ("regio", "region", Code),
    ("regios", "region", Code),
    ("regionaam", "region", Label),
    ("landsdeel", "landsdeel", Code),
    ("postcodegebied", "postcode_area", Code),
    ("rec_type", "record_type", Code),
];

/// The dimension of a header in snake case.
pub fn dimension(snake: &str) -> Option<(&'static str, Part)> {
    COLUMNS.iter().find(|(header, ..)| *header == snake).map(|(_, dim, part)| (*dim, *part))
}

/// Headers, in snake case, that say when.
const PERIODS: &[&str] = &[
    "jaar",
    "peiljaar",
    "studiejaar",
    "diplomajaar",
    "schooljaar",
    "teljaar",
    "kalenderjaar",
    "verslagjaar",
    "periode",
    "perioden",
    "period",
    "peildatum",
    "datum",
    "datum_peiling",
    "datpeiling",
    "time",
    "time_period",
    "year",
];

pub fn is_period(snake: &str) -> bool {
    PERIODS.contains(&snake)
}

/// Pieces of a header that name a thing rather than count it, even where the cells are digits.
const NAMING: &[&str] = &[
    "code",
    "nummer",
    "nr",
    "brin",
    "naam",
    "postcode",
    "postcode4",
    "telefoonnummer",
    "crebo",
    "croho",
    "id",
    "kvk",
    "klasse",
    "cohort",
    "soort",
    "type",
    "sbi2008",
    "sbi",
    "isced2011",
    "isced",
    "soi2016",
    "brc2014",
    "isco",
    "categorie",
    "indicatie",
    "leerjaar",
    "leeftijd",
    "niveau",
    "datum",
];

pub fn names_a_thing(snake: &str) -> bool {
    let is_count = snake.starts_with("aantal") || snake.starts_with("aant_") || snake.starts_with("gem_") || snake.starts_with("perc");
    !is_count && snake.split('_').any(|piece| NAMING.contains(&piece) || piece.ends_with("nummer") || piece.ends_with("code"))
}

/// Column names every DUO file has at least one of; their style is DUO's own.
const DUO: &[&str] = &["institution", "location", "board", "municipality", "sector_chamber", "profile", "knowledge_centre", "subsector"];

/// Whether a header could be DUO's: one of its words, in capitals.
pub fn is_duo(header: &str) -> bool {
    let capitals = !header.bytes().any(|b| b.is_ascii_lowercase());
    capitals && dimension(&crate::text::snake(header)).is_some_and(|(dim, _)| DUO.contains(&dim))
}

/// Codes that files also pack in headers, with the dimension they belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Packed {
    pub dim: &'static str,
    pub is_total: bool,
}

/// The dimension of a word in a header: `MAN`, `BOLVT`, `Noord-Holland`.
pub fn packed(snake: &str) -> Option<Packed> {
    let code = |dim| Some(Packed { dim, is_total: false });
    match snake {
        "man" | "mannen" | "vrouw" | "vrouwen" | "jongens" | "meisjes" | "male" | "female" | "males" | "females" | "men" | "women" => {
            code("sex")
        }
        "totaal" | "total" | "tot" | "m_v" => Some(Packed { dim: "sex", is_total: true }),
        "bbl" | "bol" | "bolvt" | "boldt" | "bol_vt" | "bol_dt" | "ex" | "extranei" => code("learning_path"),
        "groningen" | "friesland" | "fryslan" | "drenthe" | "overijssel" | "flevoland" | "gelderland" | "utrecht" | "noord_holland"
        | "zuid_holland" | "zeeland" | "noord_brabant" | "limburg" => code("region"),
        "nederland" => Some(Packed { dim: "region", is_total: true }),
        _ => None,
    }
}

/// Our word for what a column counts; `stem` is its header in snake case without year and sex.
pub fn measure(stem: &str) -> &str {
    match stem {
        "" | "aantal" | "aantallen" | "count" | "obs_value" | "value" | "waarde" => "count",
        "examenkandidaten" | "aantal_examenkandidaten" => "candidates",
        "geslaagden" | "aantal_geslaagden" => "passed",
        "slaagperc" | "slaagpercentage" => "pass_rate",
        "aantal_eerstejaars_ingeschrevenen" => "first_years",
        "aantal_ingeschrevenen" => "enrolled",
        "aantal_inschrijvingen" => "enrolments",
        "aantal_gediplomeerden" | "gediplomeerden" | "dip" | "diplomas" => "diplomas",
        "aantal_leerlingen" | "leerlingen" => "pupils",
        "prognoseaantallen" => "forecast",
        other => other,
    }
}

/// Whether numbers of this measure can be added up.
pub fn adds_up(name: &str) -> bool {
    !["perc", "gem_", "gemiddeld", "rate", "ratio", "aandeel", "mediaan", "index"].iter().any(|word| name.contains(word))
}

/// Words with which a source calls a code the whole.
pub fn is_total(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    matches!(
        text.as_str(),
        "totaal" | "total" | "tot" | "eindtotaal" | "algemeen totaal" | "generaal totaal" | "som" | "totalen" | "nl01" | "nederland"
    ) || text.starts_with("totaal ")
        || text.starts_with("totaal:")
        || (text.len() == 7 && text.starts_with('t') && text[1..].bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::snake;

    #[test]
    fn renamed_columns_are_the_same_dimension() {
        for header in ["BRIN NUMMER ACTUEEL", "INSTELLINGSCODE ACTUEEL", "INSTELLINGSCODE_ACTUEEL"] {
            assert_eq!(dimension(&snake(header)), Some(("institution", Part::Code)));
        }
        assert_eq!(dimension(&snake("CROHO ONDERDEEL")), dimension(&snake("ONDERDEEL")));
        assert_eq!(dimension(&snake("PROVINCIE")), dimension(&snake("PROVINCIENAAM")));
    }

    #[test]
    fn digits_in_a_naming_column_are_no_counts() {
        assert!(names_a_thing("postcode4_deelnemer") && names_a_thing("kvk_nummer") && names_a_thing("samenwerkingsverbandnummer"));
        assert!(!names_a_thing("aantal_leerlingen") && !names_a_thing("instroom_mbo") && !names_a_thing("aantal_man"));
    }

    #[test]
    fn wholes_are_recognised() {
        for text in ["Totaal", "TOTAAL", "T001038", "Totaal mannen en vrouwen"] {
            assert!(is_total(text), "{text}");
        }
        assert!(!is_total("techniek") && !is_total("T1") && !is_total(""));
    }
}
