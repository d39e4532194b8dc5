//! A selection as it stands in an address.
//!
//! An address may be years old. What it names that no longer exists is told, and left out of the
//! selection; the rest still answers.

use super::{Known, Selection, known};
use domain::world::World;
use jiff::civil::Date;

/// The word for "not split" among the codes of a dimension.
pub const TOTAL: &str = "totaal";

/// What an address asks of one indicator.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asked {
    pub selection: Selection,
    /// Dimension to split by: its code, `regio`, or `alles`.
    pub per: Option<String>,
    pub unknown: Vec<Unknown>,
}

/// A parameter of an address that names nothing here (any more).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    pub name: String,
    pub value: String,
}

/// Parameters that say how to show, not what to show.
const MANNER: &[&str] = &["weergave", "patroon", "formaat", "stijl", "pagina", "q"];

/// Reads the parameters `per`, `regio`, `periode`, `editie`, `op` and `dimension=code`; each but
/// `per`, `editie` and `op` may stand several times. Empty values are no choice.
pub fn ask(world: &World, indicator: &str, pairs: &[(String, String)]) -> Asked {
    let mut asked = Asked { selection: Selection { indicator: indicator.into(), ..Selection::default() }, ..Asked::default() };
    let known = known(world, indicator);
    for (name, value) in pairs.iter().filter(|(_, v)| !v.is_empty()) {
        if !known.take(&mut asked, name, value) && !MANNER.contains(&name.as_str()) {
            asked.unknown.push(Unknown { name: name.clone(), value: value.clone() });
        }
    }
    asked
}

impl Known<'_> {
    /// Puts one parameter into `asked`; false where it names nothing here.
    fn take(&self, asked: &mut Asked, name: &str, value: &str) -> bool {
        let selection = &mut asked.selection;
        match name {
            "per" if value == "regio" || value == "alles" || self.dims.contains_key(value) => asked.per = Some(value.into()),
            "regio" if self.regions.contains(value) => add(&mut selection.regions, value),
            "periode" if self.periods.contains(value) => add(&mut selection.periods, value),
            "editie" if self.editions.contains(value) => selection.edition = Some(value.into()),
            "op" => match value.parse::<Date>() {
                Ok(day) => selection.as_of = Some(day),
                Err(_) => return false,
            },
            dim => {
                let Some(codes) = self.dims.get(dim) else { return false };
                let code = if value == TOTAL { "" } else { value };
                if !code.is_empty() && !codes.contains(code) {
                    return false;
                }
                add(selection.wanted.entry(dim.into()).or_default(), code);
            }
        }
        true
    }
}

fn add(list: &mut Vec<String>, value: &str) {
    if !list.iter().any(|v| v == value) {
        list.push(value.into());
    }
}
