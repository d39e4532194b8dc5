//! Who makes figures, and under what licence they may be used. What is collected here is ours to
//! give; the figures themselves stay under the terms of whoever made them.

use serde::Deserialize;
use std::sync::LazyLock;

/// A licence and the page on which the supplier gives it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Licence {
    name: String,
    /// Its usual short name, such as `CC BY 4.0`.
    pub licence: String,
    /// Its code in the European list of licences.
    pub code: String,
    pub url: String,
    pub source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    supplier: Vec<Licence>,
}

static LICENCES: LazyLock<Vec<Licence>> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("../../../data/suppliers.toml")).expect("data/suppliers.toml is compiled in and tested");
    file.supplier
});

/// The licence of a supplier's figures; none where we do not know it. Figures that someone worked on
/// are not the supplier's any more, so a name counts whole.
pub fn licence(supplier: &str) -> Option<&'static Licence> {
    LICENCES.iter().find(|l| l.name == supplier)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_licence_has_an_address_and_a_source_and_what_is_unknown_has_none() {
        for licence in LICENCES.iter() {
            assert!(domain::field::is_web_address(&licence.url) && domain::field::is_web_address(&licence.source), "{licence:?}");
        }
        assert_eq!(licence("DUO").map(|l| l.licence.as_str()), Some("CC0 1.0"));
        assert!(licence("CBS, bewerkt door PTvT").is_none() && licence("Katapult").is_none());
    }
}
