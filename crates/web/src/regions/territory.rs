//! What a landsdeel is made of on a day: provinces (or parts of them), COROP areas, municipalities.

use domain::regions::{Crosswalk, LANDSDELEN, Municipality};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// A province as far as it lies in one landsdeel.
#[derive(Clone, Debug, PartialEq)]
pub struct Province<'a> {
    pub code: &'a str,
    pub name: &'a str,
    /// Whether the rest of it lies in another landsdeel.
    pub is_part: bool,
    pub corops: Vec<Corop<'a>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Corop<'a> {
    pub code: &'a str,
    pub name: &'a str,
    /// By name.
    pub municipalities: Vec<&'a Municipality>,
}

impl Province<'_> {
    pub fn count(&self) -> usize {
        self.corops.iter().map(|c| c.municipalities.len()).sum()
    }
}

/// The tree under a landsdeel: province, COROP area, municipality, each with its official code.
pub fn tree<'a>(crosswalk: &'a Crosswalk, day: Date, landsdeel: &str) -> Vec<Province<'a>> {
    let split: BTreeSet<String> = crosswalk.split_provinces(day).into_iter().map(|(name, _)| name).collect();
    type Corops<'a> = BTreeMap<(&'a str, &'a str), Vec<&'a Municipality>>;
    let mut provinces = BTreeMap::<(&str, &str), Corops<'_>>::new();
    for m in crosswalk.on(day).filter(|m| m.landsdeel == landsdeel) {
        let corops = provinces.entry((&m.province_name, &m.province)).or_default();
        corops.entry((&m.corop, &m.corop_name)).or_default().push(m);
    }
    let corop = |((code, name), mut municipalities): ((&'a str, &'a str), Vec<&'a Municipality>)| {
        municipalities.sort_by_cached_key(|m| sort_key(&m.name));
        Corop { code, name, municipalities }
    };
    provinces
        .into_iter()
        .map(|((name, code), corops)| Province {
            code,
            name,
            is_part: split.contains(name),
            corops: corops.into_iter().map(corop).collect(),
        })
        .collect()
}

pub fn count(crosswalk: &Crosswalk, day: Date, landsdeel: &str) -> usize {
    crosswalk.on(day).filter(|m| m.landsdeel == landsdeel).count()
}

/// A province that lies in more than one landsdeel, with the municipalities in each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    pub province: String,
    pub parts: Vec<(String, usize)>,
    pub total: usize,
}

pub fn splits(crosswalk: &Crosswalk, day: Date) -> Vec<Split> {
    let part = |province: &str, landsdeel: String| {
        let count = crosswalk.on(day).filter(|m| m.province_name == province && m.landsdeel == landsdeel).count();
        (landsdeel, count)
    };
    let split = |(province, landsdelen): (String, Vec<String>)| {
        let parts: Vec<_> = landsdelen.into_iter().map(|l| part(&province, l)).collect();
        Split { total: parts.iter().map(|(_, n)| n).sum(), province, parts }
    };
    crosswalk.split_provinces(day).into_iter().map(split).collect()
}

/// Municipalities per landsdeel of Statistics Netherlands (rows) and of the pact (columns).
pub fn beside_cbs(crosswalk: &Crosswalk, day: Date) -> Vec<(String, [usize; LANDSDELEN.len()])> {
    let mut rows = BTreeMap::<&str, [usize; LANDSDELEN.len()]>::new();
    for m in crosswalk.on(day) {
        if let Some(column) = LANDSDELEN.iter().position(|l| *l == m.landsdeel) {
            rows.entry(&m.cbs_area).or_default()[column] += 1;
        }
    }
    rows.into_iter().map(|(area, counts)| (area.to_string(), counts)).collect()
}

/// `'s-Gravenhage` stands under the g, and `Súdwest` beside `Sudwest`.
pub fn sort_key(name: &str) -> String {
    domain::record::slug(name.trim_start_matches("'s-").trim_start_matches("'s "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn crosswalk() -> Crosswalk {
        seed::load().unwrap().crosswalk
    }

    fn day(s: &str) -> Date {
        s.parse().unwrap()
    }

    #[test]
    fn landsdelen_add_up_to_the_country_on_every_day_of_change() {
        let crosswalk = crosswalk();
        for (at, all) in [("2021-01-01", 352), ("2022-01-01", 345), ("2022-03-24", 344), ("2023-01-01", 342), ("2026-11-21", 342)] {
            let sum: usize = LANDSDELEN.iter().map(|l| count(&crosswalk, day(at), l)).sum();
            let trees: usize = LANDSDELEN.iter().flat_map(|l| tree(&crosswalk, day(at), l)).map(|p| p.count()).sum();
            assert_eq!((sum, trees, crosswalk.on(day(at)).count()), (all, all, all), "{at}");
        }
    }

    #[test]
    fn only_brabant_is_split_and_its_parts_add_up() {
        let crosswalk = crosswalk();
        let splits = splits(&crosswalk, day("2023-06-01"));
        assert_eq!(splits.iter().map(|s| s.province.as_str()).collect::<Vec<_>>(), ["Noord-Brabant"]);
        let whole = crosswalk.on(day("2023-06-01")).filter(|m| m.province_name == "Noord-Brabant").count();
        assert_eq!(splits[0].total, whole);
        assert_eq!(splits[0].parts.iter().map(|(l, _)| l.as_str()).collect::<Vec<_>>(), ["zuidoost", "zuidwest"]);
    }

    #[test]
    fn the_tree_of_zuidwest_holds_only_the_west_of_brabant() {
        let crosswalk = crosswalk();
        let tree = tree(&crosswalk, day("2023-06-01"), "zuidwest");
        let brabant = tree.iter().find(|p| p.name == "Noord-Brabant").unwrap();
        assert!(brabant.is_part && tree.iter().filter(|p| p.is_part).count() == 1);
        assert_eq!(brabant.corops.iter().map(|c| c.name).collect::<Vec<_>>(), ["West-Noord-Brabant"]);
        assert!(brabant.corops[0].municipalities.iter().any(|m| m.name == "Breda"));
    }

    #[test]
    fn flevoland_is_east_for_statistics_netherlands_and_north_west_here() {
        let rows = beside_cbs(&crosswalk(), day("2023-06-01"));
        let east = rows.iter().find(|(area, _)| area == "LD02").unwrap();
        assert_eq!(east.1[4], 6);
        assert_eq!(rows.iter().map(|(_, n)| n.iter().sum::<usize>()).sum::<usize>(), 342);
    }

    #[test]
    fn names_sort_as_people_look_for_them() {
        let mut names = ["'s-Hertogenbosch", "Zwolle", "Súdwest-Fryslân", "Heerde", "Stein"];
        names.sort_by_cached_key(|n| sort_key(n));
        assert_eq!(names, ["Heerde", "'s-Hertogenbosch", "Stein", "Súdwest-Fryslân", "Zwolle"]);
    }
}
