//! From what a source calls a place to the areas it counts in, by the crosswalk.

use domain::recipe::plain;
use domain::regions::Crosswalk;
use std::collections::BTreeMap;

/// The code of a place nobody could name; it counts in the country only.
pub const NOWHERE: &str = "onbekend";
pub const COUNTRY: &str = "NL";

/// Places by code and by name.
pub struct Areas {
    /// Municipality → COROP, province, landsdeel.
    by_code: BTreeMap<String, [String; 3]>,
    /// Name as compared → municipality; none where two share it.
    by_name: BTreeMap<String, Option<String>>,
}

impl Areas {
    /// Every municipality that the crosswalk knows, in its newest division.
    pub fn new(crosswalk: &Crosswalk, towns: &BTreeMap<String, String>) -> Areas {
        let mut areas = Areas { by_code: BTreeMap::new(), by_name: BTreeMap::new() };
        let mut all: Vec<_> = crosswalk.municipalities.iter().collect();
        all.sort_by_key(|m| m.valid_from);
        for m in all {
            areas.by_code.insert(m.code.clone(), [m.corop.clone(), m.province.clone(), m.landsdeel.clone()]);
            areas.name(&plain(&m.name), &m.code);
            // `Utrecht (gemeente)`, `Rijswijk (ZH.)`: plain where nobody else has that name.
            if let Some((short, _)) = m.name.split_once(" (") {
                areas.name(&plain(short), &m.code);
            }
        }
        for (town, code) in towns {
            areas.by_name.insert(town.clone(), Some(code.clone()));
        }
        areas
    }

    fn name(&mut self, name: &str, code: &str) {
        let held = self.by_name.entry(name.into()).or_insert_with(|| Some(code.into()));
        if held.as_deref() != Some(code) {
            *held = None;
        }
    }

    /// `0106`, `106` or `GM0106`.
    pub fn by_number(&self, number: &str) -> Option<&str> {
        let digits = number.trim().trim_start_matches("GM");
        let code = format!("GM{digits:0>4}");
        self.by_code.get_key_value(&code).map(|(code, _)| code.as_str())
    }

    pub fn by_name(&self, name: &str) -> Option<&str> {
        self.by_name.get(&plain(name))?.as_deref()
    }

    /// Names that are nearest to an unknown one.
    pub fn near(&self, name: &str) -> Vec<&str> {
        let wanted = plain(name);
        let mut near: Vec<(usize, &str)> = self
            .by_name
            .keys()
            .map(|n| (domain::recipe::distance(&wanted, n), n.as_str()))
            .filter(|(d, n)| *d <= 1 + n.len() / 5)
            .collect();
        near.sort_unstable();
        near.into_iter().take(3).map(|(_, n)| n).collect()
    }

    /// What a municipality counts in, from near to far.
    pub fn above(&self, code: &str) -> Vec<String> {
        let own = self.by_code.get(code).map(|a| a.to_vec()).unwrap_or_default();
        own.into_iter().chain([COUNTRY.to_string()]).collect()
    }

    /// The COROP area of a municipality, and what that counts in. Areas never cross a landsdeel or a
    /// province; where the crosswalk says otherwise the municipality stays what it is.
    pub fn corop(&self, code: &str) -> (String, Vec<String>) {
        let Some([corop, province, landsdeel]) = self.by_code.get(code) else { return (code.into(), vec![COUNTRY.into()]) };
        let crosses = self.by_code.values().any(|[c, p, l]| c == corop && (p != province || l != landsdeel));
        if crosses { (code.into(), self.above(code)) } else { (corop.clone(), vec![province.clone(), landsdeel.clone(), COUNTRY.into()]) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_however_duo_writes_it() {
        let seed = seed::load().unwrap();
        let areas = Areas::new(&seed.crosswalk, &seed::recipes().towns);
        for (name, code) in [
            ("'S-GRAVENHAGE", Some("GM0518")),
            ("Súdwest-Fryslân", Some("GM1900")),
            ("BERGEN (NH.)", Some("GM0373")),
            ("BERGEN", None),
            ("EDE GLD", Some("GM0228")),
            ("UTRECHT", Some("GM0344")),
            ("Atlantis", None),
        ] {
            assert_eq!(areas.by_name(name), code, "{name}");
        }
        assert_eq!(
            (areas.by_number("0106"), areas.by_number("106"), areas.by_number("GM0106")),
            (Some("GM0106"), Some("GM0106"), Some("GM0106"))
        );
        assert_eq!(areas.by_number("9999"), None);
        assert!(areas.near("ENSCHDE").contains(&"enschede"));
        assert_eq!(areas.above("GM0106").last().map(String::as_str), Some("NL"));
        // West-Brabant lies in Zuidwest, the rest of the province elsewhere.
        assert!(areas.above("GM0748").contains(&"zuidwest".to_string()));
    }
}
