//! Records of the pact as resources: each kind that the public sees, under its Dutch name.

mod dutch;
mod history;
mod list;
mod one;
mod register;
mod schema;

pub use history::{history, kinds as history_kinds};
pub use list::{Page, page_params};
pub use one::addresses;
pub use schema::schemas;

use domain::record::{Kind, State};
use domain::world::{Entry, entries};
use domain::{FieldSpec, World};

/// One kind of record as a resource.
pub struct Shelf {
    pub kind: Kind,
    /// In the plural, as in the address.
    pub name: &'static str,
    /// The schema of one item.
    pub item: &'static str,
    /// Query parameter → field of the record (`roles.party` is a field of rows).
    pub filters: &'static [(&'static str, &'static str)],
    /// Path of the page for people, before the id.
    pub page: Option<&'static str>,
}

/// In the order of the document.
pub static SHELVES: &[Shelf] = &[
    Shelf {
        kind: Kind::Goal,
        name: "doelen",
        item: "Doel",
        page: Some("/doelen/"),
        filters: &[
            ("pactversie", "version"),
            ("thema", "themes"),
            ("schakel", "links"),
            ("partij", "roles.party"),
            ("indicator", "indicators"),
            ("status", "status"),
        ],
    },
    Shelf {
        kind: Kind::Theme,
        name: "themas",
        item: "Thema",
        page: Some("/themas/"),
        filters: &[("pactversie", "version"), ("vorm", "form")],
    },
    Shelf {
        kind: Kind::Agreement,
        name: "afspraken",
        item: "Afspraak",
        page: Some("/afspraken/"),
        filters: &[("pactversie", "version"), ("doel", "goals"), ("partij", "roles.party"), ("regio", "region"), ("status", "status")],
    },
    Shelf { kind: Kind::Review, name: "beoordelingen", item: "Beoordeling", page: None, filters: &[("afspraak", "agreement")] },
    Shelf {
        kind: Kind::Party,
        name: "partijen",
        item: "Partij",
        page: Some("/partijen/"),
        filters: &[("soort", "sort"), ("thema", "themes"), ("regio", "regions")],
    },
    Shelf {
        kind: Kind::Region,
        name: "landsdelen",
        item: "Landsdeel",
        page: Some("/landsdelen/"),
        filters: &[("vorm", "form"), ("onderdeelVan", "parent")],
    },
    Shelf {
        kind: Kind::Membership,
        name: "deelnames",
        item: "Deelname",
        page: None,
        filters: &[("partij", "party"), ("netwerk", "network")],
    },
    Shelf {
        kind: Kind::Seat,
        name: "zetels",
        item: "Zetel",
        page: None,
        filters: &[("orgaan", "body"), ("partij", "party"), ("regio", "region")],
    },
    Shelf {
        kind: Kind::Action,
        name: "acties",
        item: "Actie",
        page: Some("/doe-agenda/"),
        filters: &[
            ("landsdeel", "landsdeel"),
            ("regionaalPact", "pact"),
            ("doel", "goals"),
            ("thema", "themes"),
            ("trekker", "owner"),
            ("partner", "partners.party"),
            ("fase", "phase"),
            ("onderdeelVan", "part_of"),
            ("afspraak", "agreement"),
            ("indicator", "expected.indicator"),
        ],
    },
    Shelf {
        kind: Kind::ProgressReport,
        name: "voortgangsberichten",
        item: "Voortgangsbericht",
        page: None,
        filters: &[("actie", "action")],
    },
    Shelf { kind: Kind::Comment, name: "reacties", item: "Reactie", page: None, filters: &[("actie", "action")] },
    Shelf {
        kind: Kind::ReportingPeriod,
        name: "rapportageperioden",
        item: "Rapportageperiode",
        page: Some("/doe-agenda/perioden/"),
        filters: &[],
    },
    Shelf { kind: Kind::Agenda, name: "agendas", item: "Agenda", page: None, filters: &[("regio", "region")] },
    Shelf { kind: Kind::PactVersion, name: "versies", item: "Pactversie", page: Some("/versies/"), filters: &[] },
    Shelf {
        kind: Kind::Indicator,
        name: "indicatoren",
        item: "Indicator",
        page: Some("/monitor/"),
        filters: &[("hoofdstuk", "chapter"), ("leverancier", "supplier")],
    },
    Shelf { kind: Kind::Edition, name: "edities", item: "Editie", page: None, filters: &[] },
    Shelf { kind: Kind::Correction, name: "correcties", item: "Correctie", page: None, filters: &[("indicator", "indicator")] },
    Shelf {
        kind: Kind::Signal,
        name: "signalen",
        item: "Signaal",
        page: Some("/regie/signalen/"),
        filters: &[
            ("stap", "step"),
            ("gegevenDoor", "raised_by"),
            ("regel", "rule"),
            ("doel", "goals"),
            ("regio", "region"),
            ("indicator", "indicator"),
            ("actie", "action"),
        ],
    },
    Shelf { kind: Kind::SignalRule, name: "signaalregels", item: "Signaalregel", page: None, filters: &[("toets", "test")] },
    Shelf {
        kind: Kind::Decision,
        name: "besluiten",
        item: "Besluit",
        page: Some("/regie/besluiten/"),
        filters: &[
            ("orgaan", "organ"),
            ("stap", "step"),
            ("doel", "goals"),
            ("regio", "regions"),
            ("partij", "parties"),
            ("vergadering", "meeting"),
            ("signaal", "signals"),
        ],
    },
    Shelf {
        kind: Kind::Meeting,
        name: "vergaderingen",
        item: "Vergadering",
        page: Some("/regie/vergaderingen/"),
        filters: &[("orgaan", "organ"), ("stap", "step")],
    },
    Shelf {
        kind: Kind::Question,
        name: "vragen",
        item: "Vraag",
        page: Some("/regie/vragen/"),
        filters: &[("regio", "region"), ("richting", "direction"), ("stap", "step"), ("doel", "goals")],
    },
    Shelf {
        kind: Kind::Amendment,
        name: "wijzigingsvoorstellen",
        item: "Wijzigingsvoorstel",
        page: Some("/regie/wijzigingen/"),
        filters: &[("afspraak", "agreement"), ("partij", "proposer"), ("stap", "step")],
    },
    Shelf { kind: Kind::Page, name: "paginas", item: "Pagina", page: None, filters: &[("vorm", "form")] },
];

/// The shelf of a kind; every kind has one.
pub fn shelf_of(kind: Kind) -> Option<&'static Shelf> {
    SHELVES.iter().find(|s| s.kind == kind)
}

pub fn shelf_named(name: &str) -> Option<&'static Shelf> {
    SHELVES.iter().find(|s| s.name == name)
}

impl Shelf {
    pub fn fields(&self) -> &'static [FieldSpec] {
        domain::world::fields_of(self.kind)
    }

    /// What the public may see, numbers in order of number.
    fn live<'w>(&self, world: &'w World) -> Vec<Entry<'w>> {
        let mut found: Vec<_> = entries(world, self.kind).into_iter().filter(|e| *e.state == State::Live && self.is_public(e)).collect();
        found.sort_by_key(|e| (e.id.parse::<u32>().unwrap_or(u32::MAX), e.id));
        found
    }

    /// A membership is public when both sides agreed.
    fn is_public(&self, entry: &Entry) -> bool {
        self.kind != Kind::Membership || matches!((entry.body)()["step"].as_str(), Some("accepted" | "ended"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_kind_has_a_shelf_of_its_own() {
        for kind in Kind::ALL {
            assert!(shelf_of(*kind).is_some(), "{kind}");
        }
        let names: BTreeSet<_> = SHELVES.iter().flat_map(|s| [s.name, s.item]).collect();
        assert_eq!(names.len(), 2 * SHELVES.len());
    }

    #[test]
    fn every_filter_looks_at_a_field_that_exists() {
        for shelf in SHELVES {
            for (_, field) in shelf.filters {
                assert!(list::field_at(shelf.fields(), field).is_some(), "{}: {field}", shelf.name);
            }
        }
    }
}
