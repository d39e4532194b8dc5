//! What a reader can still choose: of each dimension the codes that have figures beside the rest of
//! the choice. A code that leads nowhere is told before it is chosen, not by an empty chart.

use super::{Asked, Known, Selection, known};
use domain::monitor::Key;
use domain::slices::{Axis, Slice};
use domain::world::World;
use std::collections::BTreeMap;

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

/// What can be chosen of the indicator asked for, of figures that stand alone and of released tables.
pub fn offers(world: &World, asked: &Asked) -> Offers {
    let known = known(world, &asked.selection.indicator);
    let keys = world.figures.get(&asked.selection.indicator).into_iter().flatten().map(|f| &f.key);
    let slices = world.slices.get(&asked.selection.indicator).into_iter().flatten();
    let mut offers = offers_of(&known, keys, asked);
    for slice in slices.filter(|s| asked.selection.edition.as_ref().is_none_or(|e| *e == s.about.edition)) {
        meet_table(&mut offers, &known, slice, &asked.selection);
    }
    offers
}

/// Everything known, and of it what `keys` have beside the rest of the choice.
fn offers_of<'k>(known: &Known<'_>, keys: impl Iterator<Item = &'k Key>, asked: &Asked) -> Offers {
    let mut offers = all(known);
    let selection = &asked.selection;
    for key in keys {
        let code = |dim: &str| key.dims.get(dim).map_or("", String::as_str);
        let misses: Vec<&str> =
            selection.wanted.iter().filter(|(dim, codes)| !codes.iter().any(|c| c == code(dim))).map(|(dim, _)| dim.as_str()).collect();
        let region = selection.regions.is_empty() || selection.regions.contains(&key.region);
        let edition = selection.edition.as_ref().is_none_or(|e| *e == key.edition);
        let period = selection.periods.is_empty() || selection.periods.contains(&key.period.to_string());
        if !(edition && period) {
            continue;
        }
        for dim in known.dims.keys().filter(|dim| region && misses.iter().all(|m| m == *dim)) {
            offers.open(dim, code(dim));
            if misses.is_empty() && !code(dim).is_empty() {
                offers.open_split(dim);
            }
        }
        if misses.is_empty() {
            offers.open_region(&key.region);
        }
    }
    offers
}

/// Every code there is, none of them possible yet.
fn all(known: &Known<'_>) -> Offers {
    let closed = |code: &&str| (code.to_string(), false);
    let mut offers = Offers { regions: known.regions.iter().map(closed).collect(), ..Offers::default() };
    for (dim, codes) in &known.dims {
        let whole = known.wholes.contains(dim).then(|| (String::new(), false));
        let codes: Codes = codes.iter().map(closed).chain(whole).collect();
        if codes.len() > 1 {
            offers.per.insert(dim.to_string(), false);
            offers.dims.insert(dim.to_string(), codes);
        }
    }
    if known.regions.len() > 1 {
        offers.per.insert("regio".into(), false);
    }
    offers
}

impl Offers {
    fn open(&mut self, dim: &str, code: &str) {
        if let Some(possible) = self.dims.get_mut(dim).and_then(|codes| codes.get_mut(code)) {
            *possible = true;
        }
    }

    fn open_split(&mut self, dim: &str) {
        if let Some(possible) = self.per.get_mut(dim) {
            *possible = true;
        }
    }

    fn open_region(&mut self, code: &str) {
        if let Some(possible) = self.regions.get_mut(code) {
            *possible = true;
        }
        if code != "NL" {
            self.open_split("regio");
        }
    }
}

/// A dimension beside a table: a table that lacks it has the whole.
struct Side<'s> {
    dim: &'s str,
    axis: Option<usize>,
    codes: Vec<&'s str>,
    /// Whether the choice has this code.
    fits: Vec<bool>,
    met: Vec<bool>,
    is_split: bool,
}

impl<'s> Side<'s> {
    fn new(dim: &'s str, slice: &'s Slice, selection: &Selection) -> Side<'s> {
        let axis = slice.dims().iter().position(|a| a.name == dim);
        let codes = axis.map_or_else(|| vec![""], |i| slice.axes[i].codes.iter().map(String::as_str).collect());
        let wanted = selection.wanted.get(dim);
        let fits: Vec<bool> = codes.iter().map(|c| wanted.is_none_or(|w| w.iter().any(|own| own == c))).collect();
        Side { dim, axis, met: vec![false; codes.len()], codes, fits, is_split: false }
    }

    fn place(&self, cell: &[usize]) -> usize {
        self.axis.map_or(0, |i| cell[i])
    }
}

/// Opens what the cells of a table have beside the rest of the choice. One walk, no figures made: a
/// table may have a million cells.
fn meet_table(offers: &mut Offers, known: &Known<'_>, slice: &Slice, selection: &Selection) {
    let mut sides: Vec<Side<'_>> = known.dims.keys().map(|dim| Side::new(dim, slice, selection)).collect();
    let chosen = |axis: &Axis, own: &[String]| axis.codes.iter().map(|c| own.is_empty() || own.contains(c)).collect::<Vec<bool>>();
    let (regions, periods) = (chosen(slice.regions(), &selection.regions), chosen(slice.periods(), &selection.periods));
    let mut met_regions = vec![false; regions.len()];
    let (region_axis, period_axis) = (slice.axes.len() - 2, slice.axes.len() - 1);
    slice.each(|cell| {
        let mut misses = sides.iter().enumerate().filter(|(_, s)| !s.fits[s.place(cell)]).map(|(i, _)| i);
        let (first, is_more) = (misses.next(), misses.next().is_some());
        if is_more || !periods[cell[period_axis]] {
            return;
        }
        met_regions[cell[region_axis]] |= first.is_none();
        if !regions[cell[region_axis]] {
            return;
        }
        for (_, side) in sides.iter_mut().enumerate().filter(|(i, _)| first.is_none_or(|f| f == *i)) {
            let place = side.place(cell);
            side.met[place] = true;
            side.is_split |= first.is_none() && !side.codes[place].is_empty();
        }
    });
    for side in &sides {
        side.codes.iter().zip(&side.met).filter(|(_, met)| **met).for_each(|(code, _)| offers.open(side.dim, code));
        if side.is_split {
            offers.open_split(side.dim);
        }
    }
    let regions = slice.regions().codes.iter().zip(met_regions);
    regions.filter(|(_, met)| *met).for_each(|(code, _)| offers.open_region(code));
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::slices::About;
    use std::collections::BTreeSet;

    fn key(dims: &[(&str, &str)], region: &str) -> Key {
        let dims = dims.iter().map(|(d, c)| (d.to_string(), c.to_string())).collect();
        Key { dims, ..Key::whole("x", region, "2020".parse().unwrap()) }
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
        let known = Known {
            dims: BTreeMap::from([("sex", BTreeSet::from(["f", "m"])), ("level", BTreeSet::from(["havo", "vwo"]))]),
            wholes: BTreeSet::from(["sex", "level"]),
            regions: BTreeSet::from(["NL", "oost"]),
            ..Known::default()
        };
        let of = |wanted: &[(&str, &str)]| offers_of(&known, keys.iter(), &asked(wanted));
        let free = of(&[]);
        assert!(free.dims.values().flat_map(BTreeMap::values).all(|possible| *possible), "{free:?}");
        let havo = of(&[("level", "havo")]);
        assert_eq!(havo.dims["sex"], BTreeMap::from([(String::new(), false), ("f".into(), true), ("m".into(), false)]));
        // Its own dimension stays open: another level is another choice, not a contradiction.
        assert!(havo.dims["level"]["vwo"]);
        assert_eq!((havo.regions["oost"], havo.per["sex"], havo.per["regio"]), (false, true, false));
    }

    /// A table with holes: sector × sex × two regions × two years.
    fn table() -> Slice {
        let axis = |name: &str, codes: &[&str]| Axis { name: name.into(), codes: codes.iter().map(|c| c.to_string()).collect() };
        let axes = vec![
            axis("sector", &["", "mbo", "hbo"]),
            axis("sex", &["", "f", "m"]),
            axis("region", &["NL", "oost"]),
            axis("period", &["2020", "2021"]),
        ];
        let about = About { indicator: "x".into(), edition: "e".into(), ..About::default() };
        // Women in oost are known for mbo in 2021 only; men in oost not at all; hbo in 2020 only.
        let has = |p: &[usize]| match p {
            [sector, 1, 1, period] => (*sector, *period) == (1, 1),
            [_, 2, 1, _] => false,
            [2, _, _, period] => *period == 0,
            _ => true,
        };
        let all = (0..36u64).map(|n| (n, [n as usize / 12, n as usize / 4 % 3, n as usize / 2 % 2, n as usize % 2]));
        let cells = all.filter(|(_, p)| has(p)).map(|(n, _)| (n, domain::value::Value::Number { value: n as f64 })).collect();
        Slice::new(about, axes, cells).unwrap()
    }

    #[test]
    fn a_table_offers_exactly_what_its_cells_have() {
        let mut world = World::default();
        std::sync::Arc::make_mut(&mut world.slices).insert("x".into(), vec![std::sync::Arc::new(table())]);
        // Three sectors by three sexes, asked from either side.
        assert_eq!(try_all(&world, "x"), 18);
        let mut women = Asked::default();
        women.selection.indicator = "x".into();
        women.selection.wanted.insert("sex".into(), vec!["f".into()]);
        women.selection.regions = vec!["oost".into()];
        let free = offers(&world, &women);
        assert_eq!(free.dims["sector"], BTreeMap::from([(String::new(), false), ("mbo".into(), true), ("hbo".into(), false)]));
        assert_eq!(free.dims["sex"], BTreeMap::from([(String::new(), true), ("f".into(), true), ("m".into(), false)]));
        assert_eq!((free.regions["NL"], free.per["sector"], free.per["regio"]), (true, true, true));
    }

    /// Whatever is offered has a figure, whatever is not has none: by trying all.
    #[test]
    fn offers_tell_exactly_which_choices_have_figures() {
        let seed = seed::load().unwrap();
        let mut world = World::default();
        for figure in seed.figures {
            std::sync::Arc::make_mut(&mut world.figures).entry(figure.key.indicator.clone()).or_default().push(figure);
        }
        let tried: usize = world.figures.keys().map(|id| try_all(&world, id)).sum();
        assert!(tried > 500, "{tried}");
    }

    /// Every pair of choices of an indicator: how many there were.
    fn try_all(world: &World, id: &str) -> usize {
        let mut tried = 0;
        let mut base = Asked::default();
        base.selection.indicator = id.into();
        for (dim, codes) in &offers(world, &base).dims {
            for code in codes.keys() {
                let mut one = base.clone();
                one.selection.wanted.insert(dim.clone(), vec![code.clone()]);
                for (other, codes) in offers(world, &one).dims {
                    for (second, possible) in codes.into_iter().filter(|_| other != *dim) {
                        let mut both = one.clone();
                        both.selection.wanted.insert(other.clone(), vec![second.clone()]);
                        let found = !super::super::select(world, &both.selection).is_empty();
                        assert_eq!(possible, found, "{id}: {dim}={code} {other}={second}");
                        tried += 1;
                    }
                }
            }
        }
        tried
    }
}
