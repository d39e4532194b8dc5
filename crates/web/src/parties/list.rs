//! The register: parties by kind, with filters that stand in the address. What the list says of each
//! party is worked out once per version of the pact; a filter only keeps or drops.

use crate::pact::agreed::landsdeel;
use crate::pact::find::{holds_plain, plain};
use crate::pact::linked;
use crate::pact::pick::{Pick, pick};
use crate::pact::said::{Linked, Said};
use crate::shell::front::escaped;
use crate::shell::{Answer, Ctx, Page, html};
use askama::Template;
use domain::people::{PARTY_KINDS, Party};
use domain::record::Rec;
use domain::regions::LANDSDELEN;
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "parties/list.html")]
struct List<'r> {
    page: Page,
    picks: Vec<Pick>,
    words: String,
    groups: Vec<(&'r str, Vec<&'r Entry>)>,
    today: Date,
    count: usize,
    total: usize,
    is_filtered: bool,
    downloads: Vec<(&'static str, String)>,
}

/// The public register in one language, by name.
struct Register {
    entries: Vec<Entry>,
    kinds: Vec<(String, String)>,
    themes: Vec<(String, String)>,
    places: Vec<(String, String)>,
}

/// One party, ready to be filtered and shown.
struct Entry {
    id: String,
    kind: String,
    themes: BTreeSet<String>,
    landsdelen: Vec<String>,
    /// Everything that is searched, without accents and capitals.
    texts: Vec<String>,
    link: Linked,
    abbreviation: Option<String>,
    places: Vec<Linked>,
    valid_until: Option<Date>,
    replaced: bool,
}

/// The code in the address for parties of no landsdeel.
const NATIONAL: &str = "landelijk";

pub async fn page(ctx: Ctx) -> Answer {
    let register = register(&ctx);
    let wish = Wish::new(&ctx);
    let kept: Vec<&Entry> = register.entries.iter().filter(|e| wish.keeps(e)).collect();
    let page = ctx.page(ctx.t.parties_title()).crumb(ctx.t.nav_parties(), ctx.to.parties()).describe(ctx.t.parties_lead());
    let own = wish.query();
    let link = |manner: &str| format!("{}?{own}{}formaat={manner}", ctx.to.register_download(), if own.is_empty() { "" } else { "&" });
    let downloads = vec![("CSV", link("csv")), (ctx.t.parties_csv_excel(), link("csv&stijl=nl")), ("JSON", link("json"))];
    let kinds = PARTY_KINDS.iter().zip(&register.kinds);
    let of = |kind: &str| kept.iter().copied().filter(|e| e.kind == kind).collect::<Vec<_>>();
    let groups = kinds.map(|(kind, (_, label))| (label.as_str(), of(kind))).filter(|(_, rows)| !rows.is_empty());
    html(&List {
        page,
        picks: picks(&ctx, &register),
        groups: groups.collect(),
        today: ctx.app.today(),
        count: kept.len(),
        total: register.entries.len(),
        is_filtered: !own.is_empty(),
        words: wish.words,
        downloads,
    })
}

/// What the address asks for.
struct Wish {
    kind: Option<String>,
    theme: Option<String>,
    place: Option<String>,
    words: String,
}

impl Wish {
    fn new(ctx: &Ctx) -> Wish {
        Wish {
            kind: ctx.query("soort"),
            theme: ctx.query("thema"),
            place: ctx.query("landsdeel"),
            words: ctx.query("zoek").unwrap_or_default(),
        }
    }

    fn keeps(&self, entry: &Entry) -> bool {
        let of_place = |place: &String| match place.as_str() {
            NATIONAL => entry.landsdelen.is_empty(),
            place => entry.landsdelen.iter().any(|l| l == place),
        };
        self.kind.as_ref().is_none_or(|k| entry.kind == *k)
            && self.theme.as_ref().is_none_or(|t| entry.themes.contains(t))
            && self.place.as_ref().is_none_or(of_place)
            && (self.words.is_empty() || holds_plain(&self.words, &entry.texts))
    }

    /// The same wish as a query: what the page knows, and nothing else an address may carry.
    fn query(&self) -> String {
        let words = Some(&self.words).filter(|w| !w.is_empty());
        let all = [("soort", self.kind.as_ref()), ("thema", self.theme.as_ref()), ("landsdeel", self.place.as_ref()), ("zoek", words)];
        let known = all.into_iter().filter_map(|(name, value)| Some(format!("{name}={}", escaped(value?))));
        known.collect::<Vec<_>>().join("&")
    }
}

/// Public parties that the filters of the address keep, by name.
pub fn chosen(ctx: &Ctx) -> Vec<&Rec<Party>> {
    let wish = Wish::new(ctx);
    let register = register(ctx);
    register.entries.iter().filter(|e| wish.keeps(e)).filter_map(|e| ctx.world.parties.get_live(&e.id)).collect()
}

fn register(ctx: &Ctx) -> Arc<Register> {
    ctx.world.derived(ctx.lang.code(), || Register::new(ctx))
}

impl Register {
    fn new(ctx: &Ctx) -> Register {
        let mut entries: Vec<Entry> = ctx.world.parties.live().map(|p| Entry::new(ctx, p)).collect();
        entries.sort_by_cached_key(|e| plain(&e.link.text.text));
        let count = |fits: &dyn Fn(&Entry) -> bool| entries.iter().filter(|e| fits(e)).count();
        let counted = |code: &str, label: &str, n: usize| (code.to_string(), format!("{label} ({n})"));
        let themes = ctx.world.themes.live().filter_map(|t| {
            let n = count(&|e| e.themes.contains(&t.id));
            (n > 0).then(|| counted(&t.id, &format!("{} {}", t.value.version, t.value.title.get(ctx.lang)), n))
        });
        let places = std::iter::once(NATIONAL).chain(LANDSDELEN).filter_map(|id| {
            let label = ctx.world.regions.get_live(id).map_or(ctx.t.parties_national(), |r| r.value.title.get(ctx.lang));
            let n = count(&|e| if id == NATIONAL { e.landsdelen.is_empty() } else { e.landsdelen.iter().any(|l| l == id) });
            (n > 0).then(|| counted(id, label, n))
        });
        let (themes, places) = (themes.collect(), places.collect());
        let kinds = PARTY_KINDS.iter().map(|kind| ((*kind).to_string(), ctx.t.code("party-kind", kind).into_owned()));
        Register { kinds: kinds.collect(), themes, places, entries }
    }

    /// The kinds that hold a party, each with how many.
    fn kinds_counted(&self) -> Vec<(String, String)> {
        let n = |kind: &str| self.entries.iter().filter(|e| e.kind == kind).count();
        let counted = self.kinds.iter().map(|(kind, label)| (kind, label, n(kind)));
        counted.filter(|(.., n)| *n > 0).map(|(kind, label, n)| (kind.clone(), format!("{label} ({n})"))).collect()
    }
}

impl Entry {
    fn new(ctx: &Ctx, rec: &Rec<Party>) -> Entry {
        let p = &rec.value;
        let landsdelen = landsdelen(ctx, p);
        Entry {
            id: rec.id.clone(),
            kind: p.sort.clone(),
            themes: themes(ctx, rec),
            texts: searched(p),
            link: Linked::new(Said::of(&p.title, ctx), ctx.to.party(&rec.id)),
            abbreviation: p.abbreviation.clone().filter(|a| *a != p.title.nl),
            places: landsdelen.iter().filter_map(|id| linked::region(ctx, id)).collect(),
            landsdelen,
            valid_until: p.valid_until,
            replaced: p.successor.is_some(),
        }
    }

    fn ended(&self, today: &Date) -> bool {
        self.replaced || self.valid_until.is_some_and(|end| end < *today)
    }
}

/// Themes a party works on: those it says, and those of goals on which it has a role.
fn themes(ctx: &Ctx, party: &Rec<Party>) -> BTreeSet<String> {
    let goals = ctx.world.goals.live().filter(|g| g.value.roles.iter().any(|r| r.party == party.id));
    party.value.themes.iter().chain(goals.flat_map(|g| &g.value.themes)).cloned().collect()
}

fn landsdelen(ctx: &Ctx, party: &Party) -> Vec<String> {
    let mut own: Vec<&str> = party.regions.iter().map(|r| landsdeel(&ctx.world, r)).collect();
    own.sort_by_key(|id| LANDSDELEN.iter().position(|l| l == id));
    own.dedup();
    own.into_iter().map(Into::into).collect()
}

fn searched(p: &Party) -> Vec<String> {
    let mut texts = vec![p.title.nl.as_str(), p.abbreviation.as_deref().unwrap_or("")];
    texts.extend(p.title.en.as_deref());
    texts.extend(p.summary.iter().flat_map(|s| [Some(s.nl.as_str()), s.en.as_deref()]).flatten());
    texts.extend(p.identifiers.iter().map(|i| i.value.as_str()));
    texts.into_iter().map(plain).collect()
}

/// What can be chosen; what holds no party is not offered.
fn picks(ctx: &Ctx, register: &Register) -> Vec<Pick> {
    let mut picks = vec![
        pick(ctx, "soort", ctx.t.field_sort(), register.kinds_counted()),
        pick(ctx, "landsdeel", ctx.t.parties_place(), register.places.clone()),
    ];
    if !register.themes.is_empty() || ctx.query("thema").is_some() {
        picks.push(pick(ctx, "thema", ctx.t.goals_theme(), register.themes.clone()));
    }
    picks
}
