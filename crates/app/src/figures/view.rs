//! Which figures of a selection a reader sees first, and in what form.
//!
//! A selection often holds more than one picture can carry. Unless the reader chose, lines are
//! those of the card's lead dimension with the total before them, for the whole country. A finer
//! figure stands in where nothing coarser was published, so that nothing disappears.

use super::asked::Asked;
use super::tracks::Strand;
use super::{Known, Selection, Shown, known, select};
use domain::Unit;
use domain::monitor::{Figure, Indicator};
use domain::period::Period;
use domain::regions::LANDSDELEN;
use domain::world::World;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// How the strands of a view are best drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Nothing, or one number: a picture adds nothing.
    None,
    /// Lines through time.
    Lines,
    /// Lines through time, a panel for each strand.
    Panels,
    /// A bar for each figure.
    Bars,
    /// A row for each strand with a bar for each period.
    Grouped,
}

/// What a page shows of a selection.
#[derive(Clone, Debug)]
pub struct View<'w> {
    pub strands: Vec<Strand<'w>>,
    /// What the strands are split by: a dimension, `regio`, `alles`; none for totals only.
    pub per: Option<String>,
    /// Codes that every figure of the indicator has: they say what is measured, not which part.
    pub background: BTreeMap<String, String>,
    pub unit: Unit,
    pub form: Form,
    /// Everything the selection holds, also what is not shown.
    pub figures: Vec<Shown<'w>>,
    /// What was looked at: as asked, and of a large table what stands for it.
    pub selection: Selection,
}

/// Order of codes within a dimension, as filters and legends have it.
pub type Rank<'r> = &'r dyn Fn(&str, &str) -> (usize, usize);

/// Chooses what to show of `asked`.
pub fn view<'w>(world: &'w World, card: &Indicator, asked: &Asked, rank: Rank<'_>) -> View<'w> {
    let known = known(world, &asked.selection.indicator);
    let selection = narrowed(card, asked, &known);
    let figures = select(world, &selection);
    let whole = |dim: &&&str| known.wholes.contains(**dim);
    let always: BTreeSet<String> = known.dims.keys().filter(|d| !whole(d)).map(|d| (*d).to_string()).collect();
    let single = |(dim, codes): (&&str, &BTreeSet<&str>)| {
        let only = codes.first().filter(|_| codes.len() == 1 && !whole(&dim))?;
        Some(((*dim).to_string(), (*only).to_string()))
    };
    let background: BTreeMap<String, String> = known.dims.iter().filter_map(single).collect();
    let unit = unit(card, &figures);
    let same_unit: Vec<Shown<'w>> = figures.iter().filter(|f| f.unit == unit).cloned().collect();
    let per = per(card, asked, &same_unit, &always);
    let mut strands = strands(&same_unit, card);
    if per.as_deref() != Some("alles") {
        strands = chosen(strands, asked, per.as_deref(), &always);
    }
    strands.sort_by_cached_key(|s| order(s, rank));
    let form = form(&strands, &unit);
    View { strands, per, background, unit, form, figures, selection }
}

/// Figures of a region and of the country: of small tables all, of large ones the totals and what
/// the card leads with.
pub fn beside<'w>(world: &'w World, card: &Indicator, indicator: &str, region: &str) -> Cow<'w, [Figure]> {
    let flat = world.figures.get(indicator).map_or(&[][..], Vec::as_slice);
    if !world.slices.contains_key(indicator) {
        return Cow::Borrowed(flat);
    }
    let mut asked = Asked { selection: Selection { indicator: indicator.into(), ..Selection::default() }, ..Asked::default() };
    asked.selection.regions.push(region.into());
    let mut selection = narrowed(card, &asked, &known(world, indicator));
    selection.regions.push("NL".into());
    Cow::Owned(select(world, &selection).iter().map(|f| (**f).clone()).collect())
}

/// What is looked at of a table too large to be shown as a whole: where the reader chose nothing, the
/// totals of the country, split by one dimension or by landsdeel. Small ones are looked at whole.
fn narrowed(card: &Indicator, asked: &Asked, known: &Known<'_>) -> Selection {
    let mut selection = asked.selection.clone();
    if !known.is_table {
        return selection;
    }
    let lead = card.lead_dimension.as_deref().filter(|_| selection.regions.len() < 2);
    let per = asked.per.as_deref().filter(|p| *p != "alles").or(lead);
    for (dim, codes) in &known.dims {
        if selection.wanted.contains_key(*dim) {
            continue;
        }
        let mut wanted: Vec<String> = if known.wholes.contains(dim) { vec![String::new()] } else { Vec::new() };
        if per == Some(dim) || wanted.is_empty() {
            wanted.extend(codes.iter().map(|c| (*c).to_string()));
        }
        selection.wanted.insert((*dim).to_string(), wanted);
    }
    if selection.regions.is_empty() {
        selection.regions.push("NL".into());
        if per == Some("regio") {
            selection.regions.extend(LANDSDELEN.map(String::from));
        }
    }
    selection
}

/// The card's unit, or the most used one: units are never mixed in one picture.
fn unit(card: &Indicator, figures: &[Shown<'_>]) -> Unit {
    let mut counts = BTreeMap::<&Unit, usize>::new();
    for figure in figures {
        *counts.entry(&figure.unit).or_default() += 1;
    }
    let own = Unit(card.unit.clone());
    if counts.contains_key(&own) {
        return own;
    }
    counts.into_iter().max_by_key(|(_, n)| *n).map_or(own, |(unit, _)| unit.clone())
}

fn per(card: &Indicator, asked: &Asked, figures: &[Shown<'_>], always: &BTreeSet<String>) -> Option<String> {
    if asked.per.is_some() {
        return asked.per.clone();
    }
    if asked.selection.regions.len() > 1 {
        return Some("regio".into());
    }
    let restricted = &asked.selection.wanted;
    let fits = |dim: &str| {
        figures.iter().any(|f| {
            f.key.dims.contains_key(dim) && f.key.dims.keys().all(|d| d == dim || always.contains(d) || restricted.contains_key(d))
        })
    };
    card.lead_dimension.clone().filter(|dim| fits(dim))
}

fn strands<'w>(figures: &[Shown<'w>], card: &Indicator) -> Vec<Strand<'w>> {
    let mut groups = BTreeMap::<(&BTreeMap<String, String>, &str), Vec<Shown<'w>>>::new();
    for figure in figures {
        groups.entry((&figure.key.dims, &figure.key.region)).or_default().push(figure.clone());
    }
    groups.into_values().map(|figures| Strand::new(figures, &card.breaks)).collect()
}

/// The strands split by `per` and their totals; a finer one where its coarser is not published.
fn chosen<'w>(strands: Vec<Strand<'w>>, asked: &Asked, per: Option<&str>, always: &BTreeSet<String>) -> Vec<Strand<'w>> {
    let wanted = &asked.selection.wanted;
    let by_region = per == Some("regio") || !asked.selection.regions.is_empty();
    let is_split = |dim: &str| always.contains(dim) || wanted.contains_key(dim) || per == Some(dim);
    let coarse = |s: &Strand<'w>| s.dims.keys().all(|d| is_split(d));
    // What a strand says when its finer codes and its region are left out.
    let gist = |s: &Strand<'w>| {
        let dims: Vec<(String, String)> = s.dims.iter().filter(|(d, _)| is_split(d)).map(|(d, c)| (d.clone(), c.clone())).collect();
        (dims, if by_region { s.region.clone() } else { String::new() })
    };
    let is_home = |s: &Strand<'w>| by_region || s.region == "NL";
    let best: BTreeSet<_> = strands.iter().filter(|s| coarse(s) && is_home(s)).map(gist).collect();
    let good: BTreeSet<_> = strands.iter().filter(|s| coarse(s) || is_home(s)).map(gist).collect();
    let keep = |s: &Strand<'w>| {
        let gist = gist(s);
        let by_total = |splits: &BTreeSet<(Vec<(String, String)>, String)>| gist.0.is_empty() && splits.iter().any(|(d, _)| !d.is_empty());
        if best.contains(&gist) {
            return coarse(s) && is_home(s);
        }
        // Without a total of its own, the parts that are shown stand for it.
        if by_total(&best) && !coarse(s) {
            return false;
        }
        if good.contains(&gist) { coarse(s) || is_home(s) } else { true }
    };
    let keeps: Vec<bool> = strands.iter().map(keep).collect();
    strands.into_iter().zip(keeps).filter(|(_, keep)| *keep).map(|(s, _)| s).collect()
}

type Order = (usize, Vec<(usize, usize)>, bool, (usize, usize), String);

/// Totals first, then as the labels stand; the country before its parts.
fn order(strand: &Strand<'_>, rank: Rank<'_>) -> Order {
    let mut ranks: Vec<_> = strand.dims.iter().map(|(d, c)| rank(d, c)).collect();
    ranks.sort_unstable();
    (strand.dims.len(), ranks, strand.region != "NL", rank("region", &strand.region), strand.region.clone())
}

/// Most lines one picture carries with a colour each.
const MOST_LINES: usize = 5;
/// Most panels that still read as one picture.
const MOST_PANELS: usize = 12;

fn form(strands: &[Strand<'_>], unit: &Unit) -> Form {
    let points = || strands.iter().flat_map(|s| s.chain.iter().map(|p| &p.figure)).filter(|f| f.value.number().is_some());
    let periods: BTreeSet<String> = points().map(|f| f.key.period.to_string()).collect();
    let count = points().count();
    if count < 2 {
        return Form::None;
    }
    let ranges = points().filter(|f| matches!(f.key.period, Period::Years(..)) || f.key.period.position().is_none()).count();
    let through_time = strands.iter().any(|s| s.chain.iter().filter(|p| p.figure.value.number().is_some()).count() > 1);
    // Amounts of money per round or scheme, and changes over spans of years, are no course of time.
    if through_time && ranges * 2 < count && !unit.is_money() {
        return match (strands.len(), periods.len()) {
            (..=MOST_LINES, _) => Form::Lines,
            (_, ..=3) => Form::Grouped,
            (..=MOST_PANELS, _) => Form::Panels,
            _ => Form::Lines,
        };
    }
    let dense = count * 3 >= strands.len() * periods.len() * 2;
    if strands.len() > 1 && (2..=3).contains(&periods.len()) && dense { Form::Grouped } else { Form::Bars }
}
