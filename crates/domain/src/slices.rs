//! A published table of one indicator: every cell an edition holds, margins included, as one value.
//!
//! Cells lie sorted by one number (mixed radix over the axes, the last axis fastest), so that a
//! reader's selection is found without looking at the rest, and a hundred thousand cells never
//! become a hundred thousand [`Figure`]s. Deliberately absent: what the cells were counted from.

use crate::monitor::{Figure, Finality, Key};
use crate::period::Period;
use crate::value::{Unit, Value};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Names of the two axes that every slice ends with.
pub const REGION: &str = "region";
pub const PERIOD: &str = "period";

/// One way in which cells differ. The empty code is the whole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Axis {
    pub name: String,
    pub codes: Vec<String>,
}

impl Axis {
    pub fn position(&self, code: &str) -> Option<usize> {
        self.codes.iter().position(|c| c == code)
    }

    pub fn has_whole(&self) -> bool {
        self.codes.iter().any(String::is_empty)
    }
}

/// What one edition says of one indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Slice {
    pub about: About,
    /// SHA-256 of the frozen form; empty until it was frozen.
    pub hash: String,
    /// The dimensions, then [`REGION`], then [`PERIOD`].
    pub axes: Vec<Axis>,
    /// (place, value), by place.
    cells: Vec<(u64, Value)>,
    periods: Vec<Period>,
}

/// Where a slice comes from and how it was made: the same for all of its cells.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct About {
    pub indicator: String,
    pub edition: String,
    pub unit: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub series: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub definition: String,
    pub source_url: String,
    pub recipe: String,
    pub code_version: String,
    /// SHA-256 of each source file, with its name.
    pub files: Vec<(String, String)>,
    /// How the cells were protected: `public`, `suppress 5` …
    pub protection: String,
    /// Periods that may still change.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub provisional: Vec<String>,
}

/// The form in which a slice is kept and handed out: plain JSON, cells as columns.
#[derive(Serialize, Deserialize)]
struct Plain {
    about: About,
    axes: Vec<Axis>,
    /// Distance from the place before.
    places: Vec<u64>,
    /// A number, a pair of bounds, or null where the cell is hidden.
    values: Vec<PlainValue>,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum PlainValue {
    Number(f64),
    Bounds([f64; 2]),
    Hidden(()),
}

/// A frozen slice that cannot be read; the sentence is for the log.
#[derive(Clone, Debug, PartialEq)]
pub struct BadSlice(pub String);

impl Slice {
    /// Puts cells in order. Places beyond the axes, double ones and periods that cannot be read are refused.
    pub fn new(about: About, axes: Vec<Axis>, mut cells: Vec<(u64, Value)>) -> Result<Slice, BadSlice> {
        let bad = |why: &str| BadSlice(format!("{}: {why}", about.indicator));
        let names: Vec<&str> = axes.iter().map(|a| a.name.as_str()).collect();
        if !names.ends_with(&[REGION, PERIOD]) {
            return Err(bad("the last axes are region and period"));
        }
        let size = axes.iter().try_fold(1u64, |n, a| n.checked_mul(a.codes.len() as u64)).ok_or_else(|| bad("too many places"))?;
        let periods = axes.last().map(|a| a.codes.iter().map(|c| c.parse()).collect::<Result<Vec<Period>, _>>());
        let periods = periods.transpose().map_err(|e| bad(&e.to_string()))?.unwrap_or_default();
        cells.sort_unstable_by_key(|(place, _)| *place);
        if cells.last().is_some_and(|(place, _)| *place >= size) || cells.windows(2).any(|w| w[0].0 == w[1].0) {
            return Err(bad("a place is double or beyond the axes"));
        }
        Ok(Slice { about, hash: String::new(), axes, cells, periods })
    }

    pub fn to_json(&self) -> Vec<u8> {
        let mut before = 0;
        let places = self.cells.iter().map(|(place, _)| place - std::mem::replace(&mut before, *place)).collect();
        let value = |v: &Value| match *v {
            Value::Number { value } => PlainValue::Number(value),
            Value::Interval { low, high } => PlainValue::Bounds([low, high]),
            _ => PlainValue::Hidden(()),
        };
        let values = self.cells.iter().map(|(_, v)| value(v)).collect();
        let plain = Plain { about: self.about.clone(), axes: self.axes.clone(), places, values };
        serde_json::to_vec(&plain).expect("a slice is plain data")
    }

    pub fn from_json(bytes: &[u8]) -> Result<Slice, BadSlice> {
        let plain: Plain = serde_json::from_slice(bytes).map_err(|e| BadSlice(e.to_string()))?;
        if plain.places.len() != plain.values.len() {
            return Err(BadSlice(format!("{}: as many places as values", plain.about.indicator)));
        }
        let mut place = 0u64;
        let mut cells = Vec::with_capacity(plain.places.len());
        for (step, value) in plain.places.into_iter().zip(plain.values) {
            place = place.checked_add(step).ok_or_else(|| BadSlice("a place is too large".into()))?;
            let value = match value {
                PlainValue::Number(value) => Value::Number { value },
                PlainValue::Bounds([low, high]) => Value::Interval { low, high },
                PlainValue::Hidden(()) => Value::Suppressed,
            };
            cells.push((place, value));
        }
        let slice = Slice::new(plain.about, plain.axes, cells)?;
        Ok(Slice { hash: crate::event::hex(&Sha256::digest(bytes)), ..slice })
    }

    pub fn len(&self) -> usize {
        self.cells.len()
    }

    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The dimensions proper: every axis but region and period.
    pub fn dims(&self) -> &[Axis] {
        &self.axes[..self.axes.len() - 2]
    }

    pub fn regions(&self) -> &Axis {
        &self.axes[self.axes.len() - 2]
    }

    pub fn periods(&self) -> &Axis {
        &self.axes[self.axes.len() - 1]
    }

    pub fn axis(&self, name: &str) -> Option<&Axis> {
        self.axes.iter().find(|a| a.name == name)
    }

    /// Every cell: its codes and its value.
    pub fn cells(&self) -> impl Iterator<Item = (Vec<usize>, Value)> + '_ {
        self.cells.iter().map(|(place, value)| (self.positions(*place), *value))
    }

    /// Shows `see` the positions of every cell, without a list of its own for each.
    pub fn each(&self, mut see: impl FnMut(&[usize])) {
        let mut positions = vec![0; self.axes.len()];
        for (place, _) in &self.cells {
            self.put_positions(*place, &mut positions);
            see(&positions);
        }
    }

    /// The codes of a cell as positions on the axes.
    fn positions(&self, place: u64) -> Vec<usize> {
        let mut positions = vec![0; self.axes.len()];
        self.put_positions(place, &mut positions);
        positions
    }

    fn put_positions(&self, mut place: u64, positions: &mut [usize]) {
        for (axis, position) in self.axes.iter().zip(positions).rev() {
            let n = axis.codes.len() as u64;
            *position = (place % n) as usize;
            place /= n;
        }
    }

    /// The place of the cell at these positions.
    pub fn place(&self, positions: &[usize]) -> u64 {
        place(&self.axes, positions)
    }

    /// The value at these positions; none where the slice has no such cell.
    pub fn at(&self, positions: &[usize]) -> Option<Value> {
        let place = self.place(positions);
        self.cells.binary_search_by_key(&place, |(p, _)| *p).ok().map(|i| self.cells[i].1)
    }

    /// The value of the cell with these codes; the empty code where a name is not given.
    pub fn value(&self, codes: &BTreeMap<&str, &str>) -> Option<Value> {
        let position = |axis: &Axis| axis.position(codes.get(axis.name.as_str()).copied().unwrap_or(""));
        let positions = self.axes.iter().map(position).collect::<Option<Vec<_>>>()?;
        self.at(&positions)
    }

    /// Figures whose code on each axis is one of `wanted`; none = any. In the order of the axes.
    pub fn select(&self, wanted: &[Option<Vec<usize>>]) -> Vec<Figure> {
        self.find(wanted).into_iter().map(|cell| self.nth(cell)).collect()
    }

    /// The numbers of those cells, for whoever wants some of them only: a figure costs far more.
    pub fn find(&self, wanted: &[Option<Vec<usize>>]) -> Vec<usize> {
        let asked = wanted.iter().zip(&self.axes).map(|(w, a)| w.as_ref().map_or(a.codes.len(), Vec::len));
        let asked = asked.fold(1usize, usize::saturating_mul);
        if wanted.iter().all(Option::is_none) {
            return (0..self.cells.len()).collect();
        }
        if asked < self.cells.len() {
            return self.looked_up(wanted, asked);
        }
        let fits = |positions: &[usize]| wanted.iter().zip(positions).all(|(w, p)| w.as_ref().is_none_or(|w| w.contains(p)));
        (0..self.cells.len()).filter(|cell| fits(&self.positions_of(*cell))).collect()
    }

    fn looked_up(&self, wanted: &[Option<Vec<usize>>], count: usize) -> Vec<usize> {
        let lists: Vec<Vec<usize>> =
            wanted.iter().zip(&self.axes).map(|(w, a)| w.clone().unwrap_or_else(|| (0..a.codes.len()).collect())).collect();
        let mut found = Vec::new();
        for n in 0..count {
            let mut rest = n;
            let mut positions = vec![0; lists.len()];
            for (list, position) in lists.iter().zip(&mut positions).rev() {
                *position = list[rest % list.len()];
                rest /= list.len();
            }
            let place = self.place(&positions);
            found.extend(self.cells.binary_search_by_key(&place, |(p, _)| *p).ok());
        }
        found
    }

    /// The codes of the cell with this number, as positions on the axes.
    pub fn positions_of(&self, cell: usize) -> Vec<usize> {
        self.positions(self.cells[cell].0)
    }

    /// The cell with this number as the figure it is.
    pub fn nth(&self, cell: usize) -> Figure {
        self.figure(&self.positions_of(cell), self.cells[cell].1)
    }

    /// One cell as the figure it is.
    pub fn figure(&self, positions: &[usize], value: Value) -> Figure {
        let about = &self.about;
        let code = |i: usize| &self.axes[i].codes[positions[i]];
        let last = self.axes.len() - 1;
        let dims = (0..last - 1).filter(|i| !code(*i).is_empty()).map(|i| (self.axes[i].name.clone(), code(i).clone())).collect();
        let is_provisional = about.provisional.contains(code(last));
        Figure {
            key: Key {
                indicator: about.indicator.clone(),
                dims,
                region: code(last - 1).clone(),
                period: self.periods[positions[last]].clone(),
                edition: about.edition.clone(),
                series: about.series.clone(),
                definition: about.definition.clone(),
            },
            value,
            unit: Unit(about.unit.clone()),
            finality: if is_provisional { Finality::Provisional } else { Finality::Final },
            qualifier: String::new(),
            note: String::new(),
            source_url: about.source_url.clone(),
        }
    }
}

/// The place of positions in the order of cells.
pub fn place(axes: &[Axis], positions: &[usize]) -> u64 {
    axes.iter().zip(positions).fold(0, |place, (axis, position)| place * axis.codes.len() as u64 + *position as u64)
}

/// How a slice differs from the one published before it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Difference {
    pub new: u64,
    pub same: u64,
    pub changed: u64,
    /// Cells of the older one that the newer does not have.
    pub gone: u64,
    /// The first of the changed cells: positions in the newer slice, older value, newer value.
    pub examples: Vec<(Vec<usize>, Value, Value)>,
}

/// Compares cell by cell; `most` bounds the examples.
pub fn difference(older: &Slice, newer: &Slice, most: usize) -> Difference {
    let mut found = Difference::default();
    if (&older.about.series, &older.about.definition) != (&newer.about.series, &newer.about.definition) {
        // Another measure: nothing of the older one is revised by it.
        return Difference { new: newer.len() as u64, ..found };
    }
    // Where each code of the newer slice stands in the older one; a dimension that it lacks was the whole.
    let own: Vec<Option<&Axis>> = newer.axes.iter().map(|a| older.axis(&a.name)).collect();
    let known = older.axes.iter().all(|a| newer.axis(&a.name).is_some() || a.has_whole());
    let maps: Vec<Vec<Option<usize>>> =
        newer.axes.iter().zip(&own).map(|(a, o)| a.codes.iter().map(|c| o.and_then(|o| o.position(c))).collect()).collect();
    let slots: Vec<Option<usize>> = newer.axes.iter().map(|a| older.axes.iter().position(|o| o.name == a.name)).collect();
    let base: Vec<usize> = older.axes.iter().map(|a| a.position("").unwrap_or(0)).collect();
    for (positions, value) in newer.cells() {
        let before = known.then(|| {
            let mut there = base.clone();
            for (i, position) in positions.iter().enumerate() {
                match (slots[i], maps[i][*position]) {
                    (Some(slot), Some(place)) => there[slot] = place,
                    (None, _) if newer.axes[i].codes[*position].is_empty() => {}
                    _ => return None,
                }
            }
            older.at(&there)
        });
        match before.flatten() {
            None => found.new += 1,
            Some(before) if before == value => found.same += 1,
            Some(before) => {
                found.changed += 1;
                if found.examples.len() < most {
                    found.examples.push((positions, before, value));
                }
            }
        }
    }
    found.gone = (older.len() as u64).saturating_sub(found.same + found.changed);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axis(name: &str, codes: &[&str]) -> Axis {
        Axis { name: name.into(), codes: codes.iter().map(|c| (*c).into()).collect() }
    }

    fn number(value: f64) -> Value {
        Value::Number { value }
    }

    fn sample(edition: &str, women: f64) -> Slice {
        let about = About { indicator: "x".into(), edition: edition.into(), unit: "students".into(), ..About::default() };
        let axes = vec![axis("sex", &["", "man", "vrouw"]), axis(REGION, &["NL", "oost"]), axis(PERIOD, &["2018", "2019"])];
        let at = |s, r, p| place(&axes, &[s, r, p]);
        let cells = vec![
            (at(2, 0, 1), number(women)),
            (at(0, 0, 1), number(12.0)),
            (at(1, 1, 0), Value::Interval { low: 1.0, high: 4.0 }),
            (at(0, 1, 0), Value::Suppressed),
        ];
        Slice::new(about, axes, cells).unwrap()
    }

    #[test]
    fn a_slice_reads_back_as_it_was_frozen() {
        let slice = sample("a", 5.0);
        let read = Slice::from_json(&slice.to_json()).unwrap();
        assert_eq!((&read.axes, &read.cells, &read.about), (&slice.axes, &slice.cells, &slice.about));
        assert_eq!((read.to_json(), read.hash.len()), (slice.to_json(), 64));
        assert!(Slice::from_json(b"{}").is_err());
        let axes = vec![axis(REGION, &["NL"]), axis(PERIOD, &["2019"])];
        assert!(Slice::new(About::default(), axes.clone(), vec![(1, number(1.0))]).is_err());
        assert!(Slice::new(About::default(), axes, vec![(0, number(1.0)), (0, number(2.0))]).is_err());
    }

    #[test]
    fn a_selection_gives_the_same_figures_whichever_way_it_is_found() {
        let slice = sample("a", 5.0);
        let keys = |wanted: &[Option<Vec<usize>>]| -> Vec<String> { slice.select(wanted).iter().map(|f| f.key.to_string()).collect() };
        assert_eq!(keys(&[None, None, None]).len(), 4);
        let one = ["x;sex=vrouw;region=NL;period=2019;edition=a;series=;definition="];
        assert_eq!(keys(&[Some(vec![2]), Some(vec![0]), Some(vec![1])]), one);
        assert_eq!(keys(&[Some(vec![2]), None, None]), one);
        assert_eq!(keys(&[Some(vec![0]), Some(vec![1]), None]), ["x;region=oost;period=2018;edition=a;series=;definition="]);
    }

    #[test]
    fn a_difference_counts_what_changed() {
        let found = difference(&sample("a", 5.0), &sample("b", 6.0), 10);
        assert_eq!((found.new, found.same, found.changed, found.gone), (0, 3, 1, 0));
        assert_eq!(found.examples, [(vec![2, 0, 1], number(5.0), number(6.0))]);
    }
}
