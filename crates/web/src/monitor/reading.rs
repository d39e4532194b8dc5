//! One indicator as asked: card, selection, what is shown of it. Page, picture, embed and card on
//! other pages all begin here, so they can never tell different things.

use crate::monitor::finding::Finding;
use crate::monitor::words::capital;
use crate::shell::format;
use app::figures::{Asked, Form, Measure, Selection, Shown, Strand, View, Why, ask, known, measured, spread, view};
use domain::Lang;
use domain::monitor::{Edition, Figure, Indicator};
use domain::pact::Target;
use domain::record::Rec;
use domain::world::World;
use std::collections::BTreeMap;
use std::sync::OnceLock;
use texts::T;

pub struct Reading<'w> {
    pub world: &'w World,
    pub lang: Lang,
    pub t: T,
    pub id: &'w str,
    pub card: &'w Indicator,
    pub asked: Asked,
    pub view: View<'w>,
    /// The dimension that has a panel for each code, in small multiples.
    pub panel: Option<String>,
    pub measure: Measure,
    /// Why the measure asked for is not shown.
    pub refused: Option<Why>,
    /// Decimals by edition, series and source; see [`Reading::precision`].
    decimals: BTreeMap<(&'w str, &'w str, &'w str), u8>,
    pub(super) found: OnceLock<Finding>,
}

impl<'w> Reading<'w> {
    /// The public indicator `id`; none where there is none.
    pub fn new(world: &'w World, lang: Lang, id: &str, pairs: &[(String, String)]) -> Option<Reading<'w>> {
        let record = world.indicators.get_live(id)?;
        let asked = ask(world, id, pairs);
        let labels = seed::labels();
        let one = |name: &str| pairs.iter().find(|(k, v)| k == name && !v.is_empty()).map(|(_, v)| v.as_str());
        let panel = one("paneel").filter(|_| one("weergave") == Some("panelen"));
        let wider = panel.map(|dim| spread(world, &asked, dim));
        let panel = wider.as_ref().filter(|w| **w != asked || asked.selection.wanted.contains_key(panel.unwrap_or("")));
        let panel = panel.and(one("paneel")).map(str::to_string);
        let narrow = narrowed(world, wider.as_ref().unwrap_or(&asked));
        let view = view(world, &record.value, &narrow, &|dim, code| labels.rank(dim, code));
        let wish = one("maat").and_then(Measure::from_code).unwrap_or_default();
        let (view, measure, refused) = match measured(world, &view, wish) {
            Ok(made) => (made, wish, None),
            Err(why) => (view, Measure::Published, Some(why)),
        };
        let (t, decimals, found) = (crate::shell::ctx::texts(lang), decimals(world, id), OnceLock::new());
        Some(Reading { world, lang, t, id: &record.id, card: &record.value, asked, view, panel, measure, refused, decimals, found })
    }

    /// The same reading of other figures: those that a map shows, a line for each area.
    pub fn mapped(&self, figures: Vec<Shown<'w>>, selection: &Selection) -> Reading<'w> {
        let mut lines = BTreeMap::<(BTreeMap<String, String>, String), Vec<Shown<'w>>>::new();
        for figure in &figures {
            lines.entry((figure.key.dims.clone(), figure.key.region.clone())).or_default().push(figure.clone());
        }
        let mut strands: Vec<Strand<'w>> = lines.into_values().map(|f| Strand::new(f, &self.card.breaks)).collect();
        strands.sort_by_cached_key(|s| self.area(&s.region).to_lowercase());
        let view =
            View { strands, per: Some("regio".into()), form: Form::Bars, figures, selection: selection.clone(), ..self.view.clone() };
        let Reading { world, lang, t, id, card, .. } = *self;
        let (asked, decimals, found) = (self.asked.clone(), self.decimals.clone(), OnceLock::new());
        Reading { world, lang, t, id, card, asked, view, panel: None, measure: Measure::Published, refused: None, decimals, found }
    }

    pub fn title(&self) -> &'w str {
        self.card.title.get(self.lang)
    }

    /// The unit in which figures were published, whatever measure is shown.
    pub fn unit(&self) -> domain::Unit {
        let own = domain::Unit(self.card.unit.clone());
        let has = |unit: &domain::Unit| self.view.figures.iter().any(|f| f.unit == *unit);
        if has(&own) { own } else { self.view.figures.first().map_or(own, |f| f.unit.clone()) }
    }

    /// The strand a sentence and a spark line are about: the total where it is up to date, else the
    /// one that can be followed longest.
    pub fn headline(&self) -> Option<&Strand<'w>> {
        let newest = self.view.strands.iter().filter_map(last_position).fold(f64::NEG_INFINITY, f64::max);
        let current = |s: &&Strand<'w>| last_position(s).is_none_or(|p| p >= newest);
        let total = self.view.strands.iter().find(|s| self.is_total(s));
        let longest = |s: &&Strand<'w>| (s.last_run().len(), std::cmp::Reverse(self.place(s)));
        total.filter(current).or_else(|| self.view.strands.iter().filter(current).max_by_key(longest))
    }

    /// Whether a strand is the whole of what is measured, in the whole country.
    pub fn is_total(&self, strand: &Strand<'_>) -> bool {
        strand.region == "NL" && strand.dims.keys().all(|d| self.view.background.contains_key(d))
    }

    /// Decimals with which a figure was published: those of its neighbours from the same source.
    pub fn precision(&self, figure: &Figure) -> u8 {
        let own = figure.value.number().map_or(0, |v| format::needed(v, 0));
        self.decimals.get(&origin(figure)).copied().unwrap_or(0).max(own)
    }

    fn place(&self, strand: &Strand<'w>) -> usize {
        self.view.strands.iter().position(|s| std::ptr::eq(s, strand)).unwrap_or(usize::MAX)
    }

    /// What is shown, in chains and beside them.
    pub fn shown(&self) -> impl Iterator<Item = &Shown<'w>> {
        self.view.strands.iter().flat_map(|s| s.threads.iter().flat_map(|t| t.points.iter().map(|p| &p.figure)))
    }

    /// The newest edition among what is shown.
    pub fn edition(&self) -> Option<&'w Rec<Edition>> {
        let world = self.world;
        self.shown().filter_map(|f| world.editions.get_live(&f.key.edition)).max_by_key(|e| e.value.published)
    }

    /// Title and day of the newest edition shown.
    pub fn edition_words(&self) -> Option<String> {
        self.edition().map(|e| self.t.monitor_edition_words(e.value.title.get(self.lang), format::date(e.value.published, self.t)))
    }

    /// Targets of goals that name this indicator and a value, with the goal's number.
    pub fn targets(&self) -> Vec<(&'w str, &'w Target)> {
        let of = |goal: &'w Rec<domain::pact::Goal>| goal.value.targets.iter().map(move |t| (goal.id.as_str(), t));
        let mut targets: Vec<_> = self.world.goals.live().flat_map(of).filter(|(_, t)| self.is_mine(t) && t.is_total()).collect();
        targets.sort_by_key(|(_, t)| t.year);
        targets
    }

    /// Targets for a part: one sex, level or region. None of them may be held against the headline.
    pub fn split_targets(&self) -> Vec<(&'w str, &'w Target)> {
        let of = |goal: &'w Rec<domain::pact::Goal>| goal.value.targets.iter().map(move |t| (goal.id.as_str(), t));
        let mut targets: Vec<_> = self.world.goals.live().flat_map(of).filter(|(_, t)| self.is_mine(t) && !t.is_total()).collect();
        targets.sort_by_key(|(_, t)| (&t.sex, &t.level, &t.region, t.year));
        targets
    }

    fn is_mine(&self, target: &Target) -> bool {
        target.indicator.as_deref() == Some(self.id) && target.value.is_some()
    }

    /// Supplier, edition, address and licence: what every picture carries.
    pub fn source_line(&self, base_url: &str) -> String {
        let address = base_url.split("://").last().unwrap_or(base_url);
        let edition = self.edition_words().unwrap_or_else(|| capital(self.t.monitor_no_edition()));
        let licence = seed::licence(&self.card.supplier).map_or(self.t.monitor_licence_unknown(), |l| &l.licence);
        self.t.monitor_source_line(format!("{address}/monitor/{}", self.id), edition, licence, &self.card.supplier)
    }
}

/// More areas than this are a map or a table of one's own, not lines.
const MOST_AREAS: usize = 45;

/// The question with what no page can show taken out: hundreds of areas as lines, or everything at
/// once, of figures that stand alone as of released tables.
fn narrowed(world: &World, asked: &Asked) -> Asked {
    let mut narrow = asked.clone();
    let known = known(world, &asked.selection.indicator);
    let many = known.regions.len() > MOST_AREAS && narrow.selection.regions.is_empty();
    match narrow.per.as_deref() {
        Some("regio") if many => {
            narrow.selection.regions = std::iter::once("NL").chain(domain::regions::LANDSDELEN).map(String::from).collect()
        }
        Some("alles") if many || known.is_table => narrow.per = None,
        _ => {}
    }
    narrow
}

/// What figures that were published together share.
fn origin(figure: &Figure) -> (&str, &str, &str) {
    (&figure.key.edition, &figure.key.series, &figure.source_url)
}

fn decimals<'w>(world: &'w World, id: &str) -> BTreeMap<(&'w str, &'w str, &'w str), u8> {
    let mut most = BTreeMap::new();
    for figure in world.figures.get(id).map_or(&[][..], Vec::as_slice) {
        if let Some(value) = figure.value.number() {
            let held = most.entry(origin(figure)).or_insert(0);
            *held = format::needed(value, 0).max(*held);
        }
    }
    most
}

fn last_position(strand: &Strand<'_>) -> Option<f64> {
    strand.last().and_then(|f| f.key.period.position())
}
