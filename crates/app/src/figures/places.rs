//! Where a figure was measured, as places on a map; and the outlines an operator loaded for them.
//!
//! A figure names its area as region (`noord`, `amr-noord-limburg`) or, in a broken-down table, as
//! a dimension (`municipality=0014`). Both come out as one level with one code.

use domain::monitor::Key;
use domain::record::slug;
use domain::regions::{Crosswalk, LANDSDELEN};
use std::collections::BTreeMap;

/// Kinds of areas that a map can show, large to small.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    Landsdeel,
    Province,
    Corop,
    LabourRegion,
    Municipality,
}

impl Level {
    pub const ALL: [Level; 5] = [Level::Landsdeel, Level::Province, Level::Corop, Level::LabourRegion, Level::Municipality];

    /// As it stands in an address.
    pub fn code(self) -> &'static str {
        match self {
            Level::Landsdeel => "landsdeel",
            Level::Province => "provincie",
            Level::Corop => "corop",
            Level::LabourRegion => "arbeidsmarktregio",
            Level::Municipality => "gemeente",
        }
    }

    pub fn from_code(code: &str) -> Option<Level> {
        Level::ALL.into_iter().find(|l| l.code() == code)
    }

    /// The level whose areas a dimension names.
    pub fn of_dim(dim: &str) -> Option<Level> {
        match dim {
            "landsdeel" => Some(Level::Landsdeel),
            "province" => Some(Level::Province),
            "corop" => Some(Level::Corop),
            "labour_region" | "arbeidsmarktregio" => Some(Level::LabourRegion),
            "municipality" => Some(Level::Municipality),
            _ => None,
        }
    }

    /// The level of a region by its code.
    pub fn of_region(code: &str) -> Option<Level> {
        let is_coded =
            |prefix: &str| code.strip_prefix(prefix).is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()));
        // `amr-35` stands for all of them together.
        let is_labour_region = code.strip_prefix("amr-").is_some_and(|rest| rest.bytes().any(|b| b.is_ascii_alphabetic()));
        match code {
            code if LANDSDELEN.contains(&code) => Some(Level::Landsdeel),
            _ if is_coded("PV") => Some(Level::Province),
            _ if is_coded("CR") => Some(Level::Corop),
            _ if is_coded("GM") => Some(Level::Municipality),
            _ if is_labour_region => Some(Level::LabourRegion),
            _ => None,
        }
    }
}

/// A figure's area: its level, the dimension that names it (none: the region), its code there.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot<'k> {
    pub level: Level,
    pub dim: Option<&'k str>,
    pub code: &'k str,
}

/// The finest area that a key names; none for the whole country.
pub fn spot(key: &Key) -> Option<Spot<'_>> {
    let by_dim = key.dims.iter().filter_map(|(dim, code)| Some(Spot { level: Level::of_dim(dim)?, dim: Some(dim), code }));
    let by_region = Level::of_region(&key.region).map(|level| Spot { level, dim: None, code: &key.region });
    by_dim.chain(by_region).max_by_key(|s| s.level)
}

/// Codes of areas by whatever a source or a file calls them.
#[derive(Debug, Default)]
pub struct Gazetteer {
    codes: BTreeMap<(Level, String), String>,
    names: BTreeMap<(Level, String), String>,
}

impl Gazetteer {
    /// Every area of the division, and regions by code and name (labour-market regions, landsdelen).
    pub fn new<'a>(crosswalk: &Crosswalk, regions: impl Iterator<Item = (&'a str, &'a str)>) -> Gazetteer {
        let mut all = Gazetteer::default();
        for m in &crosswalk.municipalities {
            all.add(Level::Province, &m.province, &m.province_name);
            all.add(Level::Corop, &m.corop, &m.corop_name);
            all.add(Level::Municipality, &m.code, &m.name);
            let plain = m.name.split(" (").next().unwrap_or(&m.name);
            all.codes.entry((Level::Municipality, slug(plain))).or_insert_with(|| m.code.clone());
            let digits = m.code.trim_start_matches("GM");
            all.codes.insert((Level::Municipality, digits.into()), m.code.clone());
            all.codes.insert((Level::Municipality, digits.trim_start_matches('0').into()), m.code.clone());
        }
        for (code, name) in regions {
            if let Some(level) = Level::of_region(code) {
                all.add(level, code, name);
                let short = name.rsplit_once("regio ").or_else(|| name.split_once("landsdeel ")).map_or(name, |(_, short)| short);
                all.codes.entry((level, slug(short))).or_insert_with(|| code.into());
            }
        }
        // What the older files of Statistics Netherlands call it.
        all.codes.insert((Level::Province, slug("Friesland")), "PV21".into());
        all
    }

    fn add(&mut self, level: Level, code: &str, name: &str) {
        self.codes.insert((level, slug(code)), code.into());
        self.codes.entry((level, slug(name))).or_insert_with(|| code.into());
        self.names.insert((level, code.into()), name.into());
    }

    /// The code of an area called `word`: by code or by name.
    pub fn code(&self, level: Level, word: &str) -> Option<&str> {
        self.codes.get(&(level, slug(word))).map(String::as_str)
    }

    pub fn name(&self, level: Level, code: &str) -> Option<&str> {
        self.names.get(&(level, code.to_string())).map(String::as_str)
    }
}

/// Outlines of the areas of one level.
#[derive(Clone, Debug)]
pub struct Boundaries {
    pub level: Level,
    /// Code and rings; an area may stand in several features.
    pub areas: BTreeMap<String, Vec<geo::Ring>>,
    /// Features that name no area we know.
    pub strangers: Vec<String>,
    /// The property that names the areas.
    pub property: String,
}

/// Finds which property of `features` names areas of which level: the pair that knows most of them.
/// Less than two thirds known is no match.
pub fn fit(features: Vec<geo::Feature>, gazetteer: &Gazetteer) -> Result<Boundaries, String> {
    let keys: std::collections::BTreeSet<&String> = features.iter().flat_map(|f| f.properties.iter().map(|(k, _)| k)).collect();
    let value = |f: &geo::Feature, key: &str| f.properties.iter().find(|(k, _)| k == key).map(|(_, v)| v.clone());
    let known =
        |level: Level, key: &str| features.iter().filter(|f| value(f, key).is_some_and(|v| gazetteer.code(level, &v).is_some())).count();
    let pairs = keys.iter().flat_map(|key| Level::ALL.map(|level| (known(level, key), level, (*key).clone())));
    let best = pairs.max_by_key(|(count, level, _)| (*count, *level));
    let Some((_, level, property)) = best.filter(|(count, ..)| count * 3 >= features.len() * 2) else {
        let sample: Vec<String> =
            features.first().into_iter().flat_map(|f| f.properties.iter().map(|(k, v)| format!("{k}={v}"))).take(6).collect();
        return Err(format!("no property names areas of the division; the first feature has {}", sample.join(", ")));
    };
    let mut found = Boundaries { level, areas: BTreeMap::new(), strangers: Vec::new(), property: property.clone() };
    for feature in features {
        let word = value(&feature, &property).unwrap_or_default();
        match gazetteer.code(level, &word) {
            Some(code) => found.areas.entry(code.into()).or_default().extend(feature.rings),
            None => found.strangers.push(word),
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str, dims: &[(&str, &str)]) -> Key {
        let dims = dims.iter().map(|(d, c)| (d.to_string(), c.to_string())).collect();
        Key { dims, ..Key::whole("x", text, "2023".parse().unwrap()) }
    }

    fn gazetteer() -> Gazetteer {
        let crosswalk = seed::load().unwrap().crosswalk;
        Gazetteer::new(&crosswalk, [("noord", "landsdeel Noord"), ("amr-noord-limburg", "arbeidsmarktregio Noord-Limburg")].into_iter())
    }

    #[test]
    fn a_key_names_its_finest_area() {
        let level = |k: &Key| spot(k).map(|s| (s.level, s.code.to_string()));
        assert_eq!(level(&key("noord", &[])), Some((Level::Landsdeel, "noord".into())));
        assert_eq!(level(&key("NL", &[("landsdeel", "oost"), ("municipality", "0014")])), Some((Level::Municipality, "0014".into())));
        assert_eq!(level(&key("amr-35", &[])), None);
        assert_eq!(level(&key("NL", &[("sex", "female")])), None);
        assert_eq!(level(&key("amr-noord-limburg", &[])).map(|l| l.0), Some(Level::LabourRegion));
    }

    #[test]
    fn areas_are_known_by_code_and_by_name() {
        let all = gazetteer();
        for (level, word, code) in [
            (Level::Municipality, "0014", "GM0014"),
            (Level::Municipality, "GM0014", "GM0014"),
            (Level::Municipality, "Groningen", "GM0014"),
            (Level::Municipality, "'s-Gravenhage", "GM0518"),
            (Level::Corop, "Oost-Groningen", "CR01"),
            (Level::Province, "Fryslân", "PV21"),
            (Level::Province, "friesland", "PV21"),
            (Level::Landsdeel, "Noord", "noord"),
            (Level::LabourRegion, "Noord-Limburg", "amr-noord-limburg"),
        ] {
            assert_eq!(all.code(level, word), Some(code), "{word}");
        }
        assert_eq!(all.code(Level::Corop, "Atlantis"), None);
    }

    fn feature(name: &str) -> geo::Feature {
        let properties = vec![("nr".into(), "1".into()), ("areaname".into(), name.into())];
        geo::Feature { properties, rings: vec![vec![(5.0, 52.0), (5.1, 52.0), (5.1, 52.1)]] }
    }

    #[test]
    fn a_file_tells_its_level_by_the_names_in_it() {
        let found = fit(["Oost-Groningen", "Twente", "Twente", "Atlantis"].map(feature).into(), &gazetteer()).unwrap();
        assert_eq!(
            (found.level, found.property.as_str(), found.areas.len(), found.strangers.as_slice()),
            (Level::Corop, "areaname", 2, &["Atlantis".to_string()][..])
        );
        assert_eq!(found.areas["CR12"].len(), 2);
        assert!(fit(["Atlantis", "Mordor"].map(feature).into(), &gazetteer()).unwrap_err().contains("areaname=Atlantis"));
    }

    /// The shared files, when they are there (`TECHNIEKPACT_SHARED`).
    #[test]
    fn real_files_fit_their_level() {
        let Ok(shared) = std::env::var("TECHNIEKPACT_SHARED") else { return };
        for (name, level, count) in
            [("corop", Level::Corop, 40), ("provincie", Level::Province, 12), ("gemeente", Level::Municipality, 345)]
        {
            let Ok(bytes) = std::fs::read(format!("{shared}/data/geo/nl_{name}.geojson")) else { continue };
            let found = fit(geo::read(&bytes, geo::Limits::default()).unwrap(), &gazetteer()).unwrap();
            assert_eq!(found.level, level);
            assert!(found.areas.len() >= count - 5, "{name}: {} known, strangers {:?}", found.areas.len(), found.strangers);
        }
    }
}
