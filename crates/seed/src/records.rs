//! TOML files into records: one file holds one kind, as a list of entries with an id each.

use crate::SeedError;
use domain::record::Record;
use domain::world::body_of;
use domain::{Kind, with_noun};
use serde_json::{Map, Value as Json};

/// One record as the store keeps it: the body is that of its noun, in the noun's own key order.
#[derive(Clone, Debug, PartialEq)]
pub struct SeedRecord {
    pub kind: Kind,
    pub id: String,
    pub body: Json,
}

macro_rules! files {
    ($($kind:ident $path:literal),+ $(,)?) => {
        /// Kind, path below `data/`, text. References point upwards as far as they can.
        const FILES: &[(Kind, &str, &str)] =
            &[$((Kind::$kind, $path, include_str!(concat!("../../../data/", $path)))),+];
    };
}

files! {
    PactVersion "versions.toml",
    Theme "themes.toml",
    Edition "editions.toml",
    Indicator "indicators/vmbo.toml",
    Indicator "indicators/havo_vwo.toml",
    Indicator "indicators/mbo.toml",
    Indicator "indicators/ho.toml",
    Indicator "indicators/cbs.toml",
    Indicator "indicators/duo.toml",
    Indicator "indicators/teachers.toml",
    Indicator "indicators/labour_demand.toml",
    Indicator "indicators/labour_market.toml",
    Indicator "indicators/hybrid.toml",
    Indicator "indicators/partnerships.toml",
    Indicator "indicators/lifelong.toml",
    Indicator "indicators/pact.toml",
    Indicator "indicators/schemes.toml",
    Region "regions.toml",
    Party "parties.toml",
    Seat "seats.toml",
    Goal "goals.toml",
    Agreement "agreements.toml",
    SignalRule "signal_rules.toml",
    Decision "decisions.toml",
    Agenda "agendas.toml",
    Action "actions.toml",
    Page "pages.toml",
}

pub(crate) fn load() -> Result<Vec<SeedRecord>, SeedError> {
    let mut records = Vec::new();
    for (kind, file, text) in FILES {
        records.extend(read(*kind, file, text)?);
    }
    Ok(records)
}

/// Reads the entries of one file: a single list, named as the author likes, of tables with an `id`.
pub(crate) fn read(kind: Kind, file: &'static str, text: &str) -> Result<Vec<SeedRecord>, SeedError> {
    let table: Map<String, Json> =
        toml::from_str(text).map_err(|e| SeedError::new(file, "whole file", "").found(e.to_string().trim()).expected("TOML"))?;
    let mut lists = table.into_iter();
    let (Some((name, Json::Array(entries))), None) = (lists.next(), lists.next()) else {
        return Err(SeedError::new(file, "whole file", "").found("another layout").expected("one list of entries"));
    };
    entries.into_iter().enumerate().map(|(index, entry)| record(kind, file, &format!("{name} {}", index + 1), entry)).collect()
}

fn record(kind: Kind, file: &'static str, place: &str, entry: Json) -> Result<SeedRecord, SeedError> {
    let Json::Object(mut body) = entry else {
        return Err(SeedError::new(file, place, "").found(entry).expected("a table"));
    };
    let id = match body.remove("id") {
        Some(Json::String(id)) => id,
        other => {
            return Err(SeedError::new(file, place, "id").found(other.unwrap_or(Json::Null)).expected("text"));
        }
    };
    let body = with_noun!(kind, T => canonical::<T>(Json::Object(body)))
        .map_err(|why| SeedError::new(file, &id, "").found(why).expected(format!("a {kind}")))?;
    Ok(SeedRecord { kind, id, body })
}

/// The body as its noun writes it. Texts in several lines lose the line ends at both sides.
fn canonical<T: Record>(mut body: Json) -> Result<Json, serde_json::Error> {
    trim(&mut body);
    serde_json::from_value::<T>(body).map(|noun| body_of(&noun))
}

fn trim(value: &mut Json) {
    match value {
        Json::String(text) if text.trim().len() != text.len() => *text = text.trim().to_string(),
        Json::Array(items) => items.iter_mut().for_each(trim),
        Json::Object(fields) => fields.values_mut().for_each(trim),
        _ => {}
    }
}
