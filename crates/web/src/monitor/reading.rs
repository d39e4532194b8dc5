//! One indicator as asked: card, selection, what is shown of it. Page, picture, embed and card on
//! other pages all begin here, so they can never tell different things.

use crate::monitor::finding::Finding;
use crate::monitor::words::capital;
use crate::shell::format;
use app::figures::{Asked, Shown, Strand, View, ask, view};
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
        let view = view(world, &record.value, &asked, &|dim, code| labels.rank(dim, code));
        let (t, decimals) = (crate::shell::ctx::texts(lang), decimals(world, id));
        Some(Reading { world, lang, t, id: &record.id, card: &record.value, asked, view, decimals, found: OnceLock::new() })
    }

    pub fn title(&self) -> &'w str {
        self.card.title.get(self.lang)
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
        let mut targets: Vec<_> = self.world.goals.live().flat_map(of).filter(|(_, t)| self.is_mine(t)).collect();
        targets.sort_by_key(|(_, t)| t.year);
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
