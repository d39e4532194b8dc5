//! The form with which a reader chooses: what to split by, which codes, which area, as known when.

use crate::monitor::reading::Reading;
use crate::monitor::words::capital;
use app::figures::{Codes, Known, Measure, Offers, TOTAL, known, offers};

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
    /// What has a panel each; only where panels are shown.
    pub panels: Vec<Opt>,
    pub measures: Vec<Opt>,
    /// Any option that leads nowhere, so that its note is explained.
    pub has_closed: bool,
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
    /// No figure has this beside the rest of the choice.
    pub closed: bool,
}

/// What can be chosen of this indicator; a list of one is no choice.
pub fn choice(reading: &Reading<'_>, query: &[(String, String)]) -> Choice {
    let one = |name: &str| query.iter().find(|(k, v)| k == name && !v.is_empty()).map_or_else(String::new, |(_, v)| v.clone());
    let known = known(reading.world, reading.id);
    let offers = offers(reading.world, &reading.asked);
    let dims = dims(reading, &offers);
    let regions = regions(reading, &offers.regions);
    let per = per(reading, &offers, known.is_table);
    let panels = if one("weergave") == "panelen" { panels(reading, &offers) } else { Vec::new() };
    let all = || dims.iter().flat_map(|g: &Group| &g.options).chain(&regions).chain(&per).chain(&panels);
    Choice {
        editions: editions(reading, &known),
        is_open: !reading.asked.selection.wanted.is_empty() || !one("op").is_empty() || one("patroon") == "1",
        is_chosen: query.iter().any(|(k, v)| k != "weergave" && !v.is_empty()),
        has_closed: all().any(|o| o.closed),
        day: one("op"),
        patterns: one("patroon") == "1",
        manner: one("weergave"),
        measures: measures(reading),
        per,
        panels,
        regions,
        dims,
    }
}

fn dims(reading: &Reading<'_>, offers: &Offers) -> Vec<Group> {
    let labels = seed::labels();
    let mut groups: Vec<Group> = offers.dims.iter().map(|(dim, codes)| group(reading, dim, codes)).collect();
    groups.sort_by_key(|g| labels.rank(&g.code, ""));
    groups
}

/// A choice of more codes than this is no choice; an address may still name them.
const MOST: usize = 45;

fn group(reading: &Reading<'_>, dim: &str, codes: &Codes) -> Group {
    let labels = seed::labels();
    let wanted = reading.asked.selection.wanted.get(dim);
    let is_chosen = |code: &str| wanted.is_some_and(|w| w.iter().any(|c| c == code));
    let is_near = |c: &str| codes.len() <= MOST || c.is_empty() || is_chosen(c);
    let mut known: Vec<(&String, bool)> = codes.iter().filter(|(c, _)| is_near(c)).map(|(c, possible)| (c, *possible)).collect();
    known.sort_by_key(|(c, _)| (!c.is_empty(), labels.rank(dim, c), (*c).clone()));
    let opt = |(code, possible): (&String, bool)| {
        let chosen = is_chosen(code);
        let (code, name) = if code.is_empty() {
            (TOTAL.to_string(), reading.t.monitor_total().to_string())
        } else {
            (code.clone(), labels.label(dim, code, reading.lang).to_string())
        };
        // What is chosen can always be taken back.
        Opt { code, name, chosen, closed: !possible && !chosen }
    };
    Group { code: dim.into(), name: capital(labels.dim_name(dim, reading.lang)), options: known.into_iter().map(opt).collect() }
}

fn regions(reading: &Reading<'_>, codes: &Codes) -> Vec<Opt> {
    let labels = seed::labels();
    let chosen = |c: &str| reading.asked.selection.regions.iter().any(|r| r == c);
    // A municipality is found on the map; a list of hundreds is no choice.
    let is_near = |c: &str| codes.len() <= MOST || !(c.starts_with("GM") || c.starts_with("CR")) || chosen(c);
    let mut known: Vec<(&String, bool)> = codes.iter().filter(|(c, _)| is_near(c)).map(|(c, possible)| (c, *possible)).collect();
    known.sort_by_key(|(c, _)| labels.rank("region", c));
    let opt = |(c, possible): (&String, bool)| {
        let chosen = chosen(c);
        Opt { code: c.clone(), name: capital(labels.label("region", c, reading.lang)), chosen, closed: !possible && !chosen }
    };
    known.into_iter().map(opt).collect()
}

/// Dimensions as options, in the order of the labels.
fn by_dim(reading: &Reading<'_>, offers: &Offers, current: Option<&str>) -> Vec<Opt> {
    let labels = seed::labels();
    let name = |dim: &str| capital(labels.dim_name(if dim == "regio" { "region" } else { dim }, reading.lang));
    let mut known: Vec<(&String, bool)> = offers.per.iter().map(|(d, possible)| (d, *possible)).collect();
    known.sort_by_key(|(d, _)| (*d == "regio", labels.rank(d, "")));
    let opt = |(d, possible): (&String, bool)| {
        let chosen = current == Some(d.as_str());
        Opt { code: d.clone(), name: name(d), chosen, closed: !possible && !chosen }
    };
    known.into_iter().map(opt).collect()
}

fn per(reading: &Reading<'_>, offers: &Offers, is_table: bool) -> Vec<Opt> {
    let current = reading.view.per.as_deref();
    let mut options = by_dim(reading, offers, current);
    if !options.is_empty() && !is_table {
        let name = capital(reading.t.monitor_per_everything());
        options.push(Opt { code: "alles".into(), name, chosen: current == Some("alles"), closed: false });
    }
    options
}

fn panels(reading: &Reading<'_>, offers: &Offers) -> Vec<Opt> {
    by_dim(reading, offers, reading.panel.as_deref())
}

/// Published numbers, shares, rates; what was refused is told under the form, not hidden.
fn measures(reading: &Reading<'_>) -> Vec<Opt> {
    let opt = |m: Measure| Opt {
        code: m.code().into(),
        name: reading.t.code("monitor-measure", m.code()).into_owned(),
        chosen: reading.measure == m,
        closed: false,
    };
    [Measure::Share, Measure::PerThousand].map(opt).into()
}

fn editions(reading: &Reading<'_>, known: &Known<'_>) -> Vec<Opt> {
    let ids = &known.editions;
    let chosen = |id: &str| reading.asked.selection.edition.as_deref() == Some(id);
    let name =
        |id: &str| reading.world.editions.get_live(id).map_or_else(|| id.to_string(), |e| e.value.title.get(reading.lang).to_string());
    let opt = |id: &str| Opt { code: id.into(), name: name(id), chosen: chosen(id), closed: false };
    if ids.len() < 2 { Vec::new() } else { ids.iter().copied().rev().map(opt).collect() }
}
