//! What a reader can still choose: of each dimension the codes that have figures beside the rest of
//! the choice. A code that leads nowhere is told before it is chosen, not by an empty chart.

use super::Asked;
use domain::monitor::Key;
use domain::world::World;
use std::collections::{BTreeMap, BTreeSet};

/// Codes, and whether a figure exists that also fits everything else that was chosen.
pub type Codes = BTreeMap<String, bool>;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Offers {
    /// Dimension → codes; the empty code is the total. A dimension with one code is no choice.
    pub dims: BTreeMap<String, Codes>,
    pub regions: Codes,
    /// Dimensions to split by, `regio` among them, and whether that gives anything.
    pub per: Codes,
}

/// What can be chosen of the indicator asked for.
pub fn offers(world: &World, asked: &Asked) -> Offers {
    let keys: Vec<&Key> = world.figures.get(&asked.selection.indicator).into_iter().flatten().map(|f| &f.key).collect();
    offers_of(keys.into_iter(), asked)
}

fn offers_of<'k>(keys: impl Iterator<Item = &'k Key> + Clone, asked: &Asked) -> Offers {
    let names: BTreeSet<&str> = keys.clone().flat_map(|k| k.dims.keys().map(String::as_str)).collect();
    let mut offers = Offers::default();
    let selection = &asked.selection;
    for key in keys {
        let code = |dim: &str| key.dims.get(dim).map_or("", String::as_str);
        let misses: Vec<&str> =
            selection.wanted.iter().filter(|(dim, codes)| !codes.iter().any(|c| c == code(dim))).map(|(dim, _)| dim.as_str()).collect();
        let region = selection.regions.is_empty() || selection.regions.contains(&key.region);
        let edition = selection.edition.as_ref().is_none_or(|e| *e == key.edition);
        let period = selection.periods.is_empty() || selection.periods.contains(&key.period.to_string());
        let rest = edition && period;
        let meet = |codes: &mut Codes, code: &str, fits: bool| *codes.entry(code.into()).or_default() |= fits;
        for dim in &names {
            let fits_but_this = misses.iter().all(|m| m == dim);
            meet(offers.dims.entry((*dim).into()).or_default(), code(dim), rest && region && fits_but_this);
            if !code(dim).is_empty() {
                meet(&mut offers.per, dim, rest && region && misses.is_empty());
            }
        }
        meet(&mut offers.regions, &key.region, rest && misses.is_empty());
        meet(&mut offers.per, "regio", rest && misses.is_empty() && key.region != "NL");
    }
    offers.dims.retain(|_, codes| codes.len() > 1);
    let dims = &offers.dims;
    let regions = offers.regions.len();
    offers.per.retain(|dim, _| dims.contains_key(dim) || dim == "regio" && regions > 1);
    offers
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(dims: &[(&str, &str)], region: &str) -> Key {
        Key {
            indicator: "x".into(),
            dims: dims.iter().map(|(d, c)| (d.to_string(), c.to_string())).collect(),
            region: region.into(),
            period: "2020".parse().unwrap(),
            edition: String::new(),
            series: String::new(),
            definition: String::new(),
        }
    }

    fn asked(wanted: &[(&str, &str)]) -> Asked {
        let mut asked = Asked::default();
        for (dim, code) in wanted {
            asked.selection.wanted.entry((*dim).into()).or_default().push((*code).into());
        }
        asked
    }

    #[test]
    fn a_code_without_figures_beside_the_choice_is_not_offered() {
        let keys = [
            key(&[("sex", "f")], "NL"),
            key(&[("sex", "m")], "NL"),
            key(&[("sex", "f"), ("level", "havo")], "NL"),
            key(&[("level", "vwo")], "oost"),
        ];
        let of = |wanted: &[(&str, &str)]| offers_of(keys.iter(), &asked(wanted));
        let free = of(&[]);
        assert!(free.dims.values().flat_map(BTreeMap::values).all(|possible| *possible), "{free:?}");
        let havo = of(&[("level", "havo")]);
        assert_eq!(havo.dims["sex"], BTreeMap::from([(String::new(), false), ("f".into(), true), ("m".into(), false)]));
        // Its own dimension stays open: another level is another choice, not a contradiction.
        assert_eq!(havo.dims["level"]["vwo"], true);
        assert_eq!((havo.regions["oost"], havo.per["sex"], havo.per["regio"]), (false, true, false));
    }

    /// Whatever is offered has a figure, whatever is not has none: by trying all.
    #[test]
    fn offers_tell_exactly_which_choices_have_figures() {
        let seed = seed::load().unwrap();
        let mut world = World::default();
        for figure in seed.figures {
            std::sync::Arc::make_mut(&mut world.figures).entry(figure.key.indicator.clone()).or_default().push(figure);
        }
        let mut tried = 0;
        for id in world.figures.keys() {
            let mut base = Asked::default();
            base.selection.indicator = id.clone();
            let first = offers(&world, &base);
            for (dim, codes) in &first.dims {
                for code in codes.keys() {
                    let mut one = base.clone();
                    one.selection.wanted.insert(dim.clone(), vec![code.clone()]);
                    for (other, codes) in offers(&world, &one).dims {
                        for (second, possible) in codes.into_iter().filter(|_| other != *dim) {
                            let mut both = one.clone();
                            both.selection.wanted.insert(other.clone(), vec![second.clone()]);
                            let found = !super::super::select(&world, &both.selection).is_empty();
                            assert_eq!(possible, found, "{id}: {dim}={code} {other}={second}");
                            tried += 1;
                        }
                    }
                }
            }
        }
        assert!(tried > 500, "{tried}");
    }
}
