//! Tables of a public source that hides some cells, published again: nothing printed narrows what
//! the source keeps.
//!
//! Where the whole can be looked at, the source's own totals are printed as far as they tell nothing
//! of a kept cell. Where it cannot (too large, or its numbers exclude each other beyond repair), only
//! sums of the parts are printed, bounds and all: such a sum says no more than its parts do, whatever
//! else is printed. The source's own totals stay out then, for it is they that give parts away.

use super::build::{Built, Frame, Hidden, NotBuilt, codes, positions, split_twice};
use super::tree::{Tree, finest, trees};
use crate::imports::areas::COUNTRY;
use crate::imports::facts::UNKNOWN;
use cube::sparse::{Chain, Fact, margins};
use cube::{Known, Protected, Shape, Source, republish};
use domain::slices::{About, Axis, REGION, Slice};
use domain::value::Value;
use std::collections::BTreeMap;

/// More cells of one period than this are not looked at together.
const MOST_CELLS: usize = 40_000;

/// Said of the table, and shown to its readers.
const LOOKED_AT: &str = "public, nothing narrowed";
const PARTS_ONLY: &str = "public, sums of parts only";

pub fn guarded(frame: &Frame, rows: &[Fact], apart: &[[(usize, usize); 2]], about: &About) -> Result<Built, NotBuilt> {
    let chains: Vec<Chain> = frame.axes.iter().zip(&frame.chains).zip(&frame.own).map(|((a, c), own)| whole(a, c, *own)).collect();
    let made = looked_at(frame, &chains, rows, apart);
    let (cells, protection) = match made {
        Some(cells) => (cells, LOOKED_AT),
        None => (parts_only(frame, &chains, rows, apart)?, PARTS_ONLY),
    };
    let why = |value: &Value| match value {
        Value::Number { .. } => None,
        Value::Interval { .. } => Some("hidden_by_source_or_beside_it"),
        _ => Some("not_given_by_source"),
    };
    let hidden = cells.iter().filter_map(|(place, value)| {
        let at = positions(&frame.axes, *place);
        why(value).map(|why| Hidden { codes: codes(&frame.axes, &at), why })
    });
    let log = hidden.collect();
    let about = About { protection: protection.into(), ..about.clone() };
    let slice = Slice::new(about, frame.axes.clone(), cells).map_err(|e| NotBuilt(e.0))?;
    Ok(Built { slice, log })
}

/// Period by period, all cells of one beside each other. None where that cannot be.
fn looked_at(frame: &Frame, chains: &[Chain], rows: &[Fact], apart: &[[(usize, usize); 2]]) -> Option<Vec<(u64, Value)>> {
    let (period, others) = frame.axes.split_last()?;
    let chains = &chains[..others.len()];
    let countable = |r: &Fact| r.low.fract() == 0.0 && r.high.fract() == 0.0 && r.low >= 0.0 && r.high < UNKNOWN;
    if !rows.iter().all(countable) {
        return None;
    }
    let rests = Rests::new(frame, rows)?;
    let trees = trees(others, chains, rows, rests.axis.filter(|_| !rests.open.is_empty())).ok()?;
    let shape = Shape::new(trees.iter().map(|t| t.dimension.clone()).collect()).ok().filter(|s| s.cells() <= MOST_CELLS)?;
    let mut cells = Vec::new();
    for p in 0..period.codes.len() as u32 {
        let own: Vec<&Fact> = rows.iter().filter(|r| r.at.last() == Some(&p)).collect();
        let safe = one_period(&shape, &trees, chains, &own, &rests)?;
        let size: u64 = others.iter().map(|a| a.codes.len() as u64).product();
        for place in 0..size {
            let at = positions(others, place);
            let Some(cell) = cell(&shape, &trees, &at.iter().map(|p| *p as u32).collect::<Vec<_>>()) else { continue };
            let value = match safe.value(cell) {
                cube::Value::Number(0) => continue,
                cube::Value::Number(n) => Value::Number { value: n as f64 },
                cube::Value::Between { low, high } => Value::Interval { low: low as f64, high: high as f64 },
                _ => Value::Suppressed,
            };
            if !split_twice(&at, apart) {
                cells.push((place * period.codes.len() as u64 + u64::from(p), value));
            }
        }
    }
    Some(cells)
}

fn cell(shape: &Shape, trees: &[Tree], at: &[u32]) -> Option<usize> {
    Some(shape.cell(&trees.iter().map(|t| t.place(at)).collect::<Option<Vec<_>>>()?))
}

fn one_period(shape: &Shape, trees: &[Tree], chains: &[Chain], rows: &[&Fact], rests: &Rests) -> Option<Protected> {
    let finest = finest(chains);
    let mut source = Source::new(shape.clone());
    for row in rows {
        let at: Vec<usize> = trees.iter().map(|t| t.place(&row.at)).collect::<Option<_>>()?;
        let known = Known::between(row.low as u64, row.high as u64);
        let is_part = row.at.iter().zip(&finest).all(|(p, f)| f[*p as usize]);
        if is_part {
            source.add(&at, known).ok()?;
            continue;
        }
        match rests.open.get(&row.at) {
            // It counts less than its parts: then the parts stand and it does not.
            Some(None) => {}
            Some(Some(rest)) => {
                let place = trees.iter().map(|t| t.rest.or_else(|| t.place(&row.at))).collect::<Option<Vec<_>>>()?;
                source.add(&place, *rest).ok()?;
                source.state(&at, known).ok()?;
            }
            None => source.state(&at, known).ok()?,
        }
    }
    republish(&source.settle().ok()?).ok()
}

/// Totals of a source that its parts do not add up to: what is in the total and in no part.
struct Rests {
    /// The axis whose whole the source gives itself.
    axis: Option<usize>,
    /// By the total's place; none where it counts less than its parts.
    open: BTreeMap<Vec<u32>, Option<Known>>,
}

impl Rests {
    /// None where a source gives several wholes that do not add up: which of them is wrong is not to be seen.
    fn new(frame: &Frame, rows: &[Fact]) -> Option<Rests> {
        let wholes: Vec<usize> = (0..frame.axes.len()).filter(|a| frame.own[*a]).collect();
        let [axis] = wholes[..] else { return wholes.is_empty().then(|| Rests { axis: None, open: BTreeMap::new() }) };
        // Of areas it cannot be seen which of several levels the country is the sum of.
        let whole = frame.axes[axis].position("")? as u32;
        let mut parts = BTreeMap::<Vec<u32>, (f64, f64)>::new();
        for row in rows.iter().filter(|r| r.at[axis] != whole) {
            let mut at = row.at.clone();
            at[axis] = whole;
            let sum = parts.entry(at).or_default();
            *sum = (sum.0 + row.low, sum.1 + row.high);
        }
        let mut open = BTreeMap::new();
        for total in rows.iter().filter(|r| r.at[axis] == whole) {
            let (low, high) = parts.get(&total.at).copied().unwrap_or_default();
            if total.low > high {
                open.insert(total.at.clone(), Some(Known::between((total.low - high) as u64, (total.high - high) as u64)));
            } else if total.high < low {
                open.insert(total.at.clone(), None);
            }
        }
        Some(Rests { axis: Some(axis), open })
    }
}

/// Where a source prints the whole itself, it is the sum of its parts all the same.
fn whole(axis: &Axis, chain: &Chain, own: bool) -> Chain {
    let whole = if axis.name == REGION { axis.position(COUNTRY).filter(|_| own) } else { axis.position("") };
    let mut chain = chain.clone();
    let Some(whole) = whole else { return chain };
    for (_, up) in chain.up.iter_mut().enumerate().filter(|(code, _)| *code != whole) {
        if !up.contains(&(whole as u32)) {
            up.push(whole as u32);
        }
    }
    chain
}

/// Sums of parts, and the source's total only where every part of it is a number.
fn parts_only(frame: &Frame, chains: &[Chain], rows: &[Fact], apart: &[[(usize, usize); 2]]) -> Result<Vec<(u64, Value)>, NotBuilt> {
    let finest = finest(chains);
    let parts: Vec<Fact> = rows.iter().filter(|r| r.at.iter().zip(&finest).all(|(p, f)| f[*p as usize])).cloned().collect();
    let too_many = || NotBuilt("too many cells".into());
    let sums: BTreeMap<u64, (f64, f64)> =
        margins(chains, &parts).ok_or_else(too_many)?.into_iter().map(|(place, low, high)| (place, (low, high))).collect();
    let printed = margins(&frame.chains, rows).ok_or_else(too_many)?;
    let mut cells = Vec::new();
    for (place, low, high) in printed {
        let value = match sums.get(&place).copied().unwrap_or_default() {
            (_, most) if most >= UNKNOWN || high >= UNKNOWN => Value::Suppressed,
            // No part of it is kept, so nothing can be told of one.
            (least, most) if least == most && low == high => Value::Number { value: low },
            (least, most) if least <= low && high <= most => Value::Interval { low: least, high: most },
            // The total says something else than its parts: neither is given.
            _ => Value::Suppressed,
        };
        if !split_twice(&positions(&frame.axes, place), apart) {
            cells.push((place, value));
        }
    }
    Ok(cells)
}

#[cfg(test)]
mod tests {
    use super::super::build::{With, build};
    use super::*;
    use crate::imports::{areas::Areas, facts::Facts, recognise};
    use domain::recipe::Recipe;
    use sources::{File, Options};

    fn facts(bytes: Vec<u8>) -> (Recipe, Facts) {
        let (seed, recipes) = (seed::load().unwrap(), seed::recipes());
        let reading = sources::read(&[File::new("x.csv", bytes)], &Options::default()).unwrap();
        let recipe = recipes.recipe("vo_exam_candidates").unwrap();
        let areas = Areas::new(&seed.crosswalk, &recipes.towns);
        (recipe.clone(), recognise::facts(recipe, &reading, &areas, recipes, jiff::civil::date(2026, 1, 1)).unwrap().0)
    }

    fn built(recipe: &Recipe, facts: &Facts) -> Built {
        let with = With { recipes: seed::recipes(), day: jiff::civil::date(2026, 1, 1), secret: b"" };
        build(recipe, std::slice::from_ref(facts), with, About::default()).unwrap()
    }

    #[test]
    fn the_whole_exam_file_is_looked_at() {
        let name = "shared/data/duo/examenkandidaten_vo_2019-2024.csv";
        let above = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
        let Some(bytes) = above.map(|a| a.join(name)).find_map(|f| std::fs::read(f).ok()) else {
            return eprintln!("SKIPPED: DUO's exam file is not here ({name})");
        };
        let (recipe, facts) = facts(bytes);
        let begin = std::time::Instant::now();
        let built = built(&recipe, &facts);
        println!("{} cells, {} not as numbers, {:?}", built.slice.len(), built.log.len(), begin.elapsed());
        assert_eq!(built.slice.about.protection, LOOKED_AT);
        let at = |codes: &[(&str, &str)]| built.slice.value(&codes.iter().copied().collect());
        let bounds = |codes: &[(&str, &str)]| match at(codes) {
            Some(Value::Interval { low, high }) => (low, high),
            other => panic!("{other:?}"),
        };
        // DUO's own totals of schools leave 175,746 to 182,760 open, and the parts alone 169,287 to 192,687.
        let (low, high) = bounds(&[("region", "NL"), ("period", "2023/24")]);
        assert!(169_287.0 < low && low <= 175_746.0 && (182_760.0..192_687.0).contains(&high), "{low} to {high}");
    }
}
