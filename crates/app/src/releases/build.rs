//! From the staged runs of an edition to the protected table of each indicator.

use crate::imports::facts::{Facts, UNKNOWN};
use cube::sparse::{Chain, Fact, margins};
use domain::recipe::{Protection, Recipe, TECHNICAL};
use domain::slices::{About, Axis, PERIOD, REGION, Slice};
use domain::value::Value;
use seed::Recipes;
use std::collections::{BTreeMap, BTreeSet};

/// A table with what was hidden in it and why, in words that do not tell small cells from others.
#[derive(Clone, Debug)]
pub struct Built {
    pub slice: Slice,
    pub log: Vec<Hidden>,
}

/// One cell that is not given as a number.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Hidden {
    pub codes: Vec<String>,
    pub why: &'static str,
}

/// Why a table cannot be made.
#[derive(Clone, Debug, PartialEq)]
pub struct NotBuilt(pub String);

/// The axes of all facts together, each code with what it counts in.
pub(super) struct Frame {
    pub axes: Vec<Axis>,
    pub chains: Vec<Chain>,
    /// Axes whose whole the source gives itself.
    pub own: Vec<bool>,
}

/// What a table is made with, beside its recipe and what was read.
#[derive(Clone, Copy)]
pub struct With<'a> {
    pub recipes: &'a Recipes,
    /// The day whose lists of codes hold.
    pub day: jiff::civil::Date,
    /// For the keys of cells.
    pub secret: &'a [u8],
}

/// Builds the table of one indicator. Groups such as all that is technical stand in it under
/// [`TECHNICAL`]: protected beside the rest, for shares to be made of, and not to be published; see [`open`].
pub fn build(recipe: &Recipe, facts: &[Facts], with: With<'_>, mut about: About) -> Result<Built, NotBuilt> {
    let frame = frame(recipe, facts, with)?;
    about.protection = recipe.protection.to_string();
    about.provisional = facts.iter().flat_map(|f| f.provisional.iter().cloned()).collect::<BTreeSet<_>>().into_iter().collect();
    let rows = rows(&frame, facts)?;
    let apart = apart(recipe, &frame);
    match recipe.protection {
        // What a source hides stays as wide as the source states it, beside everything that is printed.
        Protection::Public if rows.iter().any(|r| r.low != r.high && r.high < UNKNOWN) => {
            super::guarded::guarded(&frame, &rows, &apart, &about)
        }
        Protection::Public => public(&frame, &rows, &apart, about),
        _ => super::protect::protected(recipe, &frame.axes, &frame.chains, &rows, with.secret, about),
    }
}

/// What is published of a table: everything but its groups.
pub fn open(built: &Built) -> Result<Slice, NotBuilt> {
    let slice = &built.slice;
    if slice.axes.iter().all(|a| a.position(TECHNICAL).is_none()) {
        return Ok(slice.clone());
    }
    let mut axes = slice.axes.clone();
    axes.iter_mut().for_each(|a| a.codes.retain(|c| c != TECHNICAL));
    let maps: Vec<Vec<Option<usize>>> =
        slice.axes.iter().zip(&axes).map(|(old, new)| old.codes.iter().map(|c| new.position(c)).collect()).collect();
    let cells = slice.cells().filter_map(|(at, value)| {
        let at: Option<Vec<usize>> = at.iter().zip(&maps).map(|(p, map)| map[*p]).collect();
        at.map(|at| (domain::slices::place(&axes, &at), value))
    });
    let cells = cells.collect();
    Slice::new(slice.about.clone(), axes, cells).map_err(|e| NotBuilt(e.0))
}

/// All finest cells as positions on the frame.
fn rows(frame: &Frame, facts: &[Facts]) -> Result<Vec<Fact>, NotBuilt> {
    let mut rows = Vec::new();
    for facts in facts {
        let maps: Vec<Vec<u32>> = facts
            .axes
            .iter()
            .zip(&frame.axes)
            .map(|(own, all)| own.codes.iter().map(|c| all.position(c).unwrap_or(0) as u32).collect())
            .collect();
        let high: BTreeMap<u32, f64> = facts.high.iter().copied().collect();
        for row in 0..facts.len() {
            let at = maps.iter().zip(&facts.at).map(|(map, column)| map[column[row] as usize]).collect();
            let low = facts.low[row];
            rows.push(Fact { at, low, high: high.get(&(row as u32)).copied().unwrap_or(low) });
        }
    }
    Ok(rows)
}

fn frame(recipe: &Recipe, facts: &[Facts], with: With<'_>) -> Result<Frame, NotBuilt> {
    let names: Vec<&str> = recipe.axes.iter().map(|a| a.name.as_str()).chain([PERIOD]).collect();
    if facts.iter().any(|f| f.axes.iter().map(|a| a.name.as_str()).ne(names.iter().copied())) {
        return Err(NotBuilt(format!(
            "{}: an import was made with another version of the recipe; undo it and import again",
            recipe.indicator
        )));
    }
    // Dimensions first, then region, then period: the order of a slice.
    let order = order(recipe);
    if order.iter().copied().ne(0..names.len()) {
        return Err(NotBuilt(format!("recipe {}: the region is its last axis", recipe.id)));
    }
    let (mut axes, mut chains, mut own) = (Vec::new(), Vec::new(), Vec::new());
    for i in order {
        let (axis, chain) = axis(recipe, facts, i, names[i], with);
        axes.push(axis);
        chains.push(chain);
        own.push(facts.iter().any(|f| f.axes[i].own_whole));
    }
    Ok(Frame { axes, chains, own })
}

fn order(recipe: &Recipe) -> Vec<usize> {
    let mut order: Vec<usize> = (0..recipe.axes.len()).collect();
    order.sort_by_key(|i| recipe.axes[*i].name == REGION);
    order.push(recipe.axes.len());
    order
}

/// One axis over all facts: its codes in the order of legends, the whole first.
fn axis(recipe: &Recipe, facts: &[Facts], i: usize, name: &str, with: With<'_>) -> (Axis, Chain) {
    let columns = || facts.iter().map(|f| &f.axes[i]);
    let mut up = BTreeMap::<&str, BTreeSet<&str>>::new();
    for column in columns() {
        for (code, above) in column.codes.iter().zip(&column.up) {
            up.entry(code).or_default().extend(above.iter().map(String::as_str));
        }
    }
    let list = recipe.axes.get(i).and_then(|a| with.recipes.classification(a.technical.as_ref()?, with.day));
    for (code, above) in &mut up {
        above.extend(list.filter(|l| l.is_technical(code)).map(|_| TECHNICAL));
    }
    let above: BTreeSet<&str> = up.values().flatten().copied().collect();
    let own_whole = columns().any(|c| c.own_whole);
    let is_split = name != REGION && name != PERIOD;
    let wanted = recipe.axes.get(i).map_or(&[][..], |a| &a.whole);
    let complete = wanted.iter().all(|code| up.contains_key(code.as_str()));
    let whole = recipe.adds && is_split && complete && !own_whole;
    let mut codes: BTreeSet<&str> = up.keys().copied().chain(above).collect();
    if whole {
        codes.insert("");
    }
    let labels = seed::labels();
    let mut codes: Vec<String> = codes.into_iter().map(String::from).collect();
    let time = |c: &str| c.parse::<domain::Period>().ok().and_then(|p| p.position()).map_or(i64::MAX, |p| (p * 1000.0) as i64);
    codes.sort_by_cached_key(|c| (!c.is_empty(), if name == PERIOD { (time(c), 0) } else { (0, labels.rank(name, c).1) }, c.clone()));
    let axis = Axis { name: name.into(), codes };
    let position = |code: &str| axis.position(code).map(|p| p as u32);
    let chain = axis.codes.iter().map(|code| {
        // Where the source gives the country itself, municipalities are not added up to it again.
        let sums = up.get(code.as_str()).into_iter().flatten().filter(|c| !own_whole || **c != crate::imports::areas::COUNTRY);
        let mut places: Vec<u32> = sums.filter_map(|c| position(c)).collect();
        places.extend(position("").filter(|_| whole && !code.is_empty()));
        places
    });
    let chain = Chain { up: chain.collect() };
    (axis, chain)
}

/// Pairs of axes of which a cell may split one only, with the place of the whole on each.
fn apart(recipe: &Recipe, frame: &Frame) -> Vec<[(usize, usize); 2]> {
    let find = |name: &str| {
        let i = frame.axes.iter().position(|a| a.name == name)?;
        Some((i, frame.axes[i].position("")?))
    };
    recipe.apart.iter().filter_map(|[a, b]| Some([find(a)?, find(b)?])).collect()
}

/// The source is public: sums of what it gives, bounds of what it hides.
fn public(frame: &Frame, rows: &[Fact], apart: &[[(usize, usize); 2]], about: About) -> Result<Built, NotBuilt> {
    let cells = margins(&frame.chains, rows).ok_or_else(|| NotBuilt(format!("{}: too many cells", about.indicator)))?;
    let (mut kept, mut log) = (Vec::new(), Vec::new());
    for (place, low, high) in cells {
        let at = positions(&frame.axes, place);
        if split_twice(&at, apart) {
            continue;
        }
        let value = match (low, high) {
            (_, high) if high >= UNKNOWN => Value::Suppressed,
            (low, high) if low == high => Value::Number { value: low },
            (low, high) => Value::Interval { low, high },
        };
        if !matches!(value, Value::Number { .. }) {
            let why = if value == Value::Suppressed { "not_given_by_source" } else { "hidden_by_source" };
            log.push(Hidden { codes: codes(&frame.axes, &at), why });
        }
        kept.push((place, value));
    }
    let slice = Slice::new(about, frame.axes.clone(), kept).map_err(|e| NotBuilt(e.0))?;
    Ok(Built { slice, log })
}

/// Does a cell split two axes that are kept apart?
pub(super) fn split_twice(at: &[usize], apart: &[[(usize, usize); 2]]) -> bool {
    apart.iter().any(|pair| pair.iter().all(|(axis, whole)| at[*axis] != *whole))
}

pub(super) fn positions(axes: &[Axis], mut place: u64) -> Vec<usize> {
    let mut at = vec![0; axes.len()];
    for (axis, position) in axes.iter().zip(&mut at).rev() {
        let n = axis.codes.len() as u64;
        *position = (place % n) as usize;
        place /= n;
    }
    at
}

pub(super) fn codes(axes: &[Axis], at: &[usize]) -> Vec<String> {
    axes.iter().zip(at).map(|(a, p)| a.codes[*p].clone()).collect()
}
