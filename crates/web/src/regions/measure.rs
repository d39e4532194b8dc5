//! What the tiles of the map can show, chosen by `?toon=`.

use crate::regions::facts::Facts;
use texts::T;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    Municipalities,
    Parties,
    Pacts,
    Agreements,
}

impl Measure {
    pub const ALL: [Measure; 4] = [Measure::Municipalities, Measure::Parties, Measure::Pacts, Measure::Agreements];

    /// As it stands in the address.
    pub fn code(self) -> &'static str {
        match self {
            Measure::Municipalities => "gemeenten",
            Measure::Parties => "partijen",
            Measure::Pacts => "pacten",
            Measure::Agreements => "afspraken",
        }
    }

    pub fn from_code(code: &str) -> Option<Measure> {
        Measure::ALL.into_iter().find(|m| m.code() == code)
    }

    pub fn name(self, t: T) -> &'static str {
        match self {
            Measure::Municipalities => t.regions_municipalities(),
            Measure::Parties => t.regions_parties(),
            Measure::Pacts => t.regions_pacts(),
            Measure::Agreements => t.regions_agreements(),
        }
    }

    pub fn of(self, facts: &Facts) -> usize {
        match self {
            Measure::Municipalities => facts.municipalities,
            Measure::Parties => facts.parties,
            Measure::Pacts => facts.pacts,
            Measure::Agreements => facts.agreements,
        }
    }

    /// The finding over the map: who has most, or that nobody has any.
    pub fn finding(self, all: &[Facts], t: T) -> String {
        let most = all.iter().map(|f| self.of(f)).max().unwrap_or(0);
        let leaders: Vec<_> = all.iter().filter(|f| self.of(f) == most).map(|f| f.name.as_str()).collect();
        let names = joined(&leaders, t.regions_and());
        match (self, most) {
            (_, 0) => t.regions_finding_none(self.name(t).to_lowercase()),
            (Measure::Municipalities, n) => t.regions_finding_municipalities(n, names),
            (Measure::Parties, n) => t.regions_finding_parties(n, names),
            (Measure::Pacts, n) => t.regions_finding_pacts(n, names),
            (Measure::Agreements, n) => t.regions_finding_agreements(n, names),
        }
    }
}

/// `a`, `a en b`, `a, b en c`.
pub fn joined<S: AsRef<str>>(names: &[S], and: &str) -> String {
    match names {
        [] => String::new(),
        [one] => one.as_ref().into(),
        [rest @ .., last] => {
            let rest: Vec<_> = rest.iter().map(AsRef::as_ref).collect();
            format!("{} {and} {}", rest.join(", "), last.as_ref())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(name: &str, pacts: usize) -> Facts {
        Facts {
            id: String::new(),
            name: name.into(),
            address: String::new(),
            provinces: String::new(),
            municipalities: 0,
            agreements: 0,
            parties: 0,
            pacts,
        }
    }

    #[test]
    fn the_finding_names_every_leader_and_admits_nothing() {
        let t = T(texts::Lang::Nl);
        let all = [facts("Noord", 3), facts("Oost", 8), facts("Zuidoost", 8)];
        assert_eq!(Measure::Pacts.finding(&all, t), "Oost en Zuidoost: de meeste regionale pacten (8)");
        assert_eq!(Measure::Agreements.finding(&all, t), "Er zijn nog geen afspraken per landsdeel vastgelegd");
        assert_eq!(Measure::from_code("partijen"), Some(Measure::Parties));
        assert_eq!(joined(&["a", "b", "c"], "en"), "a, b en c");
    }
}
