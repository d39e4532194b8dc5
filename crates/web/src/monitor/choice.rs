//! The form with which a reader chooses: what to split by, which codes, which area, as known when.

use crate::monitor::reading::Reading;
use crate::monitor::words::capital;
use app::figures::{Known, TOTAL, known};

pub struct Choice {
    pub per: Vec<Opt>,
    pub editions: Vec<Opt>,
    pub regions: Vec<Opt>,
    pub dims: Vec<Group>,
    /// `op`, as typed.
    pub day: String,
    pub patterns: bool,
    /// The tab stays chosen.
    pub manner: String,
    /// Whether anything was chosen that can be cleared.
    pub is_chosen: bool,
    /// Choices beyond the first row are open.
    pub is_open: bool,
}

impl Choice {
    /// Whether the first row has anything in it.
    pub fn has_row(&self) -> bool {
        !self.per.is_empty() || !self.editions.is_empty() || self.regions.len() > 1
    }
}

pub struct Group {
    pub code: String,
    pub name: String,
    pub options: Vec<Opt>,
}

pub struct Opt {
    pub code: String,
    pub name: String,
    pub chosen: bool,
}

/// What can be chosen of this indicator; a list of one is no choice.
pub fn choice(reading: &Reading<'_>, query: &[(String, String)]) -> Choice {
    let one = |name: &str| query.iter().find(|(k, v)| k == name && !v.is_empty()).map_or_else(String::new, |(_, v)| v.clone());
    let known = known(reading.world, reading.id);
    let dims = dims(reading, &known);
    let regions = regions(reading, &known);
    Choice {
        per: per(reading, &known, &dims, regions.len() > 1),
        editions: editions(reading, &known),
        is_open: !reading.asked.selection.wanted.is_empty() || !one("op").is_empty() || one("patroon") == "1",
        is_chosen: query.iter().any(|(k, v)| k != "weergave" && !v.is_empty()),
        day: one("op"),
        patterns: one("patroon") == "1",
        manner: one("weergave"),
        regions,
        dims,
    }
}

/// A choice of more than this is no choice; an address may still name them.
const MOST: usize = 45;

fn dims(reading: &Reading<'_>, known: &Known<'_>) -> Vec<Group> {
    let labels = seed::labels();
    let mut groups: Vec<Group> = known.dims.keys().filter_map(|dim| group(reading, known, dim)).collect();
    groups.sort_by_key(|g| labels.rank(&g.code, ""));
    groups
}

fn group(reading: &Reading<'_>, known: &Known<'_>, dim: &str) -> Option<Group> {
    let labels = seed::labels();
    let (codes, whole) = (known.dims.get(dim)?, known.wholes.contains(dim));
    if codes.len() + usize::from(whole) < 2 {
        return None;
    }
    let wanted = reading.asked.selection.wanted.get(dim);
    let is_chosen = |code: &str| wanted.is_some_and(|w| w.iter().any(|c| c == code));
    let mut own: Vec<&str> = codes.iter().copied().filter(|c| codes.len() <= MOST || is_chosen(c)).collect();
    own.sort_by_key(|c| labels.rank(dim, c));
    let total = whole.then(|| Opt { code: TOTAL.into(), name: reading.t.monitor_total().into(), chosen: is_chosen("") });
    let own = own.into_iter().map(|c| Opt { code: c.into(), name: labels.label(dim, c, reading.lang).into(), chosen: is_chosen(c) });
    Some(Group { code: dim.into(), name: capital(labels.dim_name(dim, reading.lang)), options: total.into_iter().chain(own).collect() })
}

fn regions(reading: &Reading<'_>, known: &Known<'_>) -> Vec<Opt> {
    let labels = seed::labels();
    let chosen = |c: &str| reading.asked.selection.regions.iter().any(|r| r == c);
    // A municipality is found by its address; a list of hundreds is none.
    let is_near = |c: &&str| known.regions.len() <= MOST || !(c.starts_with("GM") || c.starts_with("CR")) || chosen(c);
    let mut codes: Vec<&str> = known.regions.iter().copied().filter(is_near).collect();
    codes.sort_by_key(|c| labels.rank("region", c));
    codes.into_iter().map(|c| Opt { code: c.into(), name: capital(labels.label("region", c, reading.lang)), chosen: chosen(c) }).collect()
}

fn per(reading: &Reading<'_>, known: &Known<'_>, dims: &[Group], regions: bool) -> Vec<Opt> {
    let labels = seed::labels();
    let current = reading.view.per.as_deref();
    let mut options: Vec<(String, String)> =
        dims.iter().map(|g| (g.code.clone(), labels.dim_name(&g.code, reading.lang).to_string())).collect();
    if regions {
        options.push(("regio".into(), labels.dim_name("region", reading.lang).into()));
    }
    if !options.is_empty() && !known.is_table {
        options.push(("alles".into(), reading.t.monitor_per_everything().into()));
    }
    let opt = |(code, name): (String, String)| Opt { chosen: current == Some(&code), name: capital(&name), code };
    options.into_iter().map(opt).collect()
}

fn editions(reading: &Reading<'_>, known: &Known<'_>) -> Vec<Opt> {
    let ids = &known.editions;
    let chosen = |id: &str| reading.asked.selection.edition.as_deref() == Some(id);
    let name =
        |id: &str| reading.world.editions.get_live(id).map_or_else(|| id.to_string(), |e| e.value.title.get(reading.lang).to_string());
    let opt = |id: &str| Opt { code: id.into(), name: name(id), chosen: chosen(id) };
    if ids.len() < 2 { Vec::new() } else { ids.iter().copied().rev().map(opt).collect() }
}
