//! Areas smaller than a landsdeel that sources publish figures about, and where they lie.
//!
//! Most are labour-market regions or single places; the crosswalk does not hold those, so this
//! list says where each lies. An area that spreads over landsdelen does not belong here.

/// An area as the figures name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    pub code: &'static str,
    pub landsdeel: &'static str,
    /// The regional pact that works there, if it has a page.
    pub pact: Option<&'static str>,
}

const AREAS: &[Area] = &[
    Area { code: "amr-groot-amsterdam", landsdeel: "noordwest", pact: None },
    Area { code: "amr-zuidoost-brabant", landsdeel: "zuidoost", pact: None },
    Area { code: "amr-noord-limburg", landsdeel: "zuidoost", pact: None },
    Area { code: "brainport-eindhoven", landsdeel: "zuidoost", pact: Some("brainport") },
    Area { code: "rotterdam", landsdeel: "zuidwest", pact: None },
    Area { code: "zeeland", landsdeel: "zuidwest", pact: Some("techniekpact-zeeland") },
];

/// The areas inside a landsdeel, or those of a regional pact.
pub fn inside(region: &str) -> Vec<Area> {
    AREAS.iter().copied().filter(|a| a.landsdeel == region || a.pact == Some(region)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// Every area below the country that has a figure is a landsdeel or has its place here.
    #[test]
    fn no_published_area_is_lost() {
        let seed = seed::load().unwrap();
        let wide = ["NL", "EU", "amr-35"];
        let found: BTreeSet<_> = seed.figures.iter().map(|f| f.key.region.as_str()).filter(|r| !wide.contains(r)).collect();
        for code in found {
            let known = domain::regions::LANDSDELEN.contains(&code) || AREAS.iter().any(|a| a.code == code);
            assert!(known, "{code} has figures; say in AREAS where it lies");
        }
    }
}
