//! An edition on its way out: submitted, approved by a second person, held back, released.
//!
//! Approving freezes: each indicator's table is made, protected, packed and hashed, and from then on
//! only opened. Releasing makes the edition a public record in the same transaction, so that there
//! is no moment at which one is there without the other.

pub(crate) mod build;
mod bundle;
mod guarded;
mod protect;
mod share;
mod tree;

pub use bundle::{Bundle, manifest_text};

use crate::imports::{CODE_VERSION, about};
use crate::{App, Refusal};
use build::{Built, With};
use domain::event::{By, Change};
use domain::monitor::Edition;
use domain::pact::Source;
use domain::permission::{Actor, Deed, Scope};
use domain::recipe::{Recipe, Share};
use domain::record::{Kind, State};
use domain::release::{Release, ReleaseError, Run, SourceFile};
use domain::slices::{About, Difference, Slice, difference};
use domain::world::{body_fingerprint, body_of};
use futures_util::FutureExt;
use std::collections::BTreeMap;
use store::editions::Frozen;
use store::records::Told;
use store::{StoreError, editions, journal, records};

impl From<ReleaseError> for Refusal {
    fn from(e: ReleaseError) -> Refusal {
        Refusal::Refused(match e {
            ReleaseError::WrongStage { .. } => "refusal-wrong-state",
            ReleaseError::OwnWork => "refusal-own-work",
            ReleaseError::NoReason => "refusal-no-reason",
            ReleaseError::Past => "refusal-past",
            ReleaseError::TooEarly => "refusal-too-early",
        })
    }
}

/// An edition with its runs, as those who work on it see it.
#[derive(Clone, Debug)]
pub struct OnItsWay {
    pub release: Release,
    pub runs: Vec<Run>,
    /// The frozen tables: indicator, hash, cells.
    pub frozen: Vec<(String, String, i64)>,
}

/// What one indicator of an edition would bring beside what is published.
#[derive(Clone, Debug)]
pub struct Comparison {
    pub slice: Slice,
    /// The table it is compared with, and how.
    pub older: Option<(std::sync::Arc<Slice>, Difference)>,
    pub hidden: usize,
}

/// Where a slice comes from; files are told once each.
pub(crate) fn about_slice(recipe: &Recipe, edition: &str, files: &[SourceFile]) -> About {
    let mut files: Vec<(String, String)> = files.iter().map(|f| (f.sha256.clone(), f.name.clone())).collect();
    files.sort();
    files.dedup();
    About {
        indicator: recipe.indicator.clone(),
        edition: edition.into(),
        unit: recipe.unit.clone(),
        series: recipe.series.clone(),
        definition: recipe.definition.clone(),
        source_url: recipe.url.clone(),
        recipe: format!("{} {}", recipe.id, recipe.version),
        code_version: CODE_VERSION.into(),
        files,
        ..About::default()
    }
}

impl App {
    /// Every edition on its way out or out, newest first.
    pub async fn releases(&self, actor: &Actor) -> Result<Vec<Release>, Refusal> {
        self.may(actor, Deed::ImportData, &Scope::national()).await?;
        let mut all = editions::releases(&mut self.store().read().await?).await?;
        all.reverse();
        Ok(all)
    }

    pub async fn on_its_way(&self, actor: &Actor, edition: &str) -> Result<OnItsWay, Refusal> {
        self.may(actor, Deed::ImportData, &Scope::national()).await?;
        let mut conn = self.store().read().await?;
        let (release, _) = editions::release(&mut conn, edition).await?.ok_or(Refusal::NotFound)?;
        let runs = editions::runs(&mut conn, edition).await?;
        let frozen = editions::frozen(&mut conn, edition).await?.into_iter().map(|f| (f.indicator, f.hash, f.cells)).collect();
        Ok(OnItsWay { release, runs, frozen })
    }

    /// One run, for those who may import.
    pub async fn import_run(&self, actor: &Actor, id: &str) -> Result<Run, Refusal> {
        self.may(actor, Deed::ImportData, &Scope::national()).await?;
        editions::run(&mut self.store().read().await?, id).await?.ok_or(Refusal::NotFound)
    }

    /// What an edition would bring, table by table: the second person looks at this.
    pub async fn compare_release(&self, actor: &Actor, edition: &str, most: usize) -> Result<Vec<Comparison>, Refusal> {
        self.may(actor, Deed::ImportData, &Scope::national()).await?;
        let world = self.world();
        let built = self.build_tables(edition).await?;
        let compare = |Table { built, .. }: Table| {
            let older = world.slices.get(&built.slice.about.indicator).and_then(|all| all.last()).cloned();
            let older = older.map(|o| (o.clone(), difference(&o, &built.slice, most)));
            Comparison { hidden: built.log.len(), slice: built.slice, older }
        };
        Ok(built.into_iter().map(compare).collect())
    }

    /// The tables of an edition, made anew from what is staged, and the shares divided from them.
    async fn build_tables(&self, edition: &str) -> Result<Vec<Table>, Refusal> {
        let runs = editions::runs(&mut self.store().read().await?, edition).await?;
        let mut by_indicator = BTreeMap::<String, Vec<Run>>::new();
        for run in runs.into_iter().filter(|r| !r.undone) {
            by_indicator.entry(run.indicator.clone()).or_default().push(run);
        }
        let mut tables = Vec::new();
        for (indicator, runs) in by_indicator {
            let id = runs[0].recipe.clone();
            let recipes = self.recipes();
            let mut all = recipes.recipes.iter();
            let recipe = all.find(|r| format!("{} {}", r.id, r.version) == id && runs.iter().all(|run| run.recipe == id));
            let recipe = recipe.ok_or_else(|| {
                Refusal::Broken(format!("{indicator} was imported with {id}, which this version does not have; undo and import again"))
            })?;
            let mut facts = Vec::new();
            for run in &runs {
                facts.push(self.staged_facts(&run.id).await?);
            }
            let files: Vec<SourceFile> = runs.iter().flat_map(|r| r.files.clone()).collect();
            let (recipe, about) = (recipe.clone(), about_slice(recipe, edition, &files));
            let (world, day, secret) = (self.world(), self.today(), self.secrets().seal("cell keys", &indicator));
            let made = tokio::task::spawn_blocking(move || {
                let with = With { recipes: &recipes, day, secret: secret.as_bytes() };
                let built = build::build(&recipe, &facts, with, about)?;
                with_shares(&world, &recipe, built, with)
            });
            tables.extend(made.await.map_err(|e| Refusal::Broken(e.to_string()))?.map_err(|e| Refusal::Broken(e.0))?);
        }
        Ok(tables)
    }

    async fn standing(&self, edition: &str) -> Result<(Release, i64), Refusal> {
        editions::release(&mut self.store().read().await?, edition).await?.ok_or(Refusal::NotFound)
    }

    /// Asks for a second pair of eyes. What is odd must have been confirmed by then.
    pub async fn submit_release(&self, actor: &Actor, edition: &str) -> Result<(), Refusal> {
        self.may(actor, Deed::ImportData, &Scope::national()).await?;
        let (release, base) = self.standing(edition).await?;
        let next = release.submitted()?;
        let runs = editions::runs(&mut self.store().read().await?, edition).await?;
        if runs.iter().all(|r| r.undone) {
            return Err(Refusal::Refused("refusal-nothing-staged"));
        }
        if runs.iter().any(Run::waits) {
            return Err(Refusal::Refused("refusal-unconfirmed"));
        }
        self.keep_release(actor, next, base, None, Change::Submitted).await
    }

    /// Approves and freezes. Who imported does not approve.
    pub async fn approve_release(&self, actor: &Actor, edition: &str, remark: &str) -> Result<(), Refusal> {
        self.may(actor, Deed::ReleaseData, &Scope::national()).await?;
        let (release, base) = self.standing(edition).await?;
        let next = release.approved(actor.account(), remark)?;
        let tables = self.build_tables(edition).await?;
        let world = self.world();
        let frozen: Vec<Frozen> = tables.iter().map(|table| freeze(&world, table)).collect();
        let hashes = frozen.iter().map(|f| (f.indicator.clone(), f.hash.clone())).collect();
        self.keep_release(actor, next, base, Some(frozen), Change::Approved { frozen: hashes }).await
    }

    pub async fn refuse_release(&self, actor: &Actor, edition: &str, reason: &str) -> Result<(), Refusal> {
        self.may(actor, Deed::ReleaseData, &Scope::national()).await?;
        let (release, base) = self.standing(edition).await?;
        self.keep_release(actor, release.refused(reason)?, base, Some(Vec::new()), Change::SentBack).await
    }

    /// Opens by itself at `until`.
    pub async fn embargo_release(&self, actor: &Actor, edition: &str, until: jiff::Timestamp) -> Result<(), Refusal> {
        self.may(actor, Deed::ReleaseData, &Scope::national()).await?;
        let (release, base) = self.standing(edition).await?;
        self.keep_release(actor, release.embargoed(until, self.now())?, base, None, Change::Embargoed).await
    }

    pub async fn withdraw_release(&self, actor: &Actor, edition: &str, reason: &str) -> Result<(), Refusal> {
        self.may(actor, Deed::ReleaseData, &Scope::national()).await?;
        let (release, base) = self.standing(edition).await?;
        self.keep_release(actor, release.withdrawn(reason)?, base, Some(Vec::new()), Change::Withdrawn).await
    }

    async fn keep_release(
        &self,
        actor: &Actor,
        next: Release,
        base: i64,
        tables: Option<Vec<Frozen>>,
        change: Change,
    ) -> Result<(), Refusal> {
        let (by, at) = (By::from(actor), self.now());
        let kept: Result<(), StoreError> = self
            .store()
            .write(move |tx| {
                async move {
                    editions::put_release(tx, &next, base).await?;
                    if let Some(tables) = &tables {
                        editions::freeze(tx, &next.edition, tables).await?;
                    }
                    let seq = journal::append(tx, at, by, about(&next.edition), change).await?;
                    editions::pulse(tx, seq);
                    Ok(())
                }
                .boxed()
            })
            .await;
        kept?;
        self.catch_up().await;
        Ok(())
    }

    /// Opens an approved edition: now, or by the clock when its embargo is over.
    pub async fn release(&self, actor: &Actor, edition: &str) -> Result<(), Refusal> {
        self.may(actor, Deed::ReleaseData, &Scope::national()).await?;
        let (release, base) = self.standing(edition).await?;
        let next = release.released(self.now())?;
        let frozen = editions::frozen(&mut self.store().read().await?, edition).await?;
        let hashes: Vec<(String, String)> = frozen.iter().map(|f| (f.indicator.clone(), f.hash.clone())).collect();
        let runs = editions::runs(&mut self.store().read().await?, edition).await?;
        let body = body_of(&record(&next, &runs, &self.recipes(), self.today()));
        let known = self.world().editions.get(edition).map(|e| e.revision);
        let (by, at, account, id) = (By::from(actor), self.now(), actor.account(), edition.to_string());
        let kept: Result<(), StoreError> = self
            .store()
            .write(move |tx| {
                async move {
                    editions::put_release(tx, &next, base).await?;
                    let what =
                        domain::event::About { revision: known.unwrap_or(0) + 1, after: Some(body_fingerprint(&body)), ..about(&id) };
                    let seq = journal::append(tx, at, by.clone(), what, Change::Released { frozen: hashes }).await?;
                    let told = Told { at, role: by.role, account: account.map(|a| a.to_string()), reason: next.reason.clone(), seq };
                    match known {
                        None => records::insert(tx, Kind::Edition, &id, &State::Live, &body.to_string(), &told).await?,
                        Some(revision) => {
                            records::update(tx, Kind::Edition, &id, revision, &State::Live, &body.to_string(), &told).await?;
                        }
                    }
                    editions::pulse(tx, seq);
                    Ok(())
                }
                .boxed()
            })
            .await;
        kept?;
        self.catch_up().await;
        Ok(())
    }

    /// Opens what is due by the clock; how many.
    pub async fn release_due(&self) -> Result<usize, Refusal> {
        let now = self.now();
        let due: Vec<String> = self.world().coming.iter().filter(|c| c.opens <= now).map(|c| c.edition.clone()).collect();
        for edition in &due {
            match self.release(&Actor::System, edition).await {
                Ok(()) => tracing::info!(edition, "an edition opened at the end of its embargo"),
                Err(e) => tracing::error!(edition, error = %e, "an edition did not open at the end of its embargo"),
            }
        }
        Ok(due.len())
    }
}

/// The public record of a released edition.
fn record(release: &Release, runs: &[Run], recipes: &seed::Recipes, today: jiff::civil::Date) -> Edition {
    let mut sources: Vec<Source> = Vec::new();
    for run in runs.iter().filter(|r| !r.undone) {
        let recipe = recipes.recipes.iter().find(|r| format!("{} {}", r.id, r.version) == run.recipe);
        if let Some(recipe) = recipe.filter(|r| !sources.iter().any(|s| s.title == r.source)) {
            sources.push(Source { title: recipe.source.clone(), url: Some(recipe.url.clone()) });
        }
    }
    Edition { title: release.title.clone(), published: today, note: None, sources }
}

/// One table of an edition, with what it was made by.
struct Table {
    indicator: String,
    recipe: serde_json::Value,
    built: Built,
}

/// The table as it is published, and each share of it whose card is there.
fn with_shares(world: &domain::World, recipe: &Recipe, built: Built, with: With<'_>) -> Result<Vec<Table>, build::NotBuilt> {
    let slice = build::open(&built)?;
    let mut shares = Vec::new();
    for share in with.recipes.shares.iter().filter(|s| s.of == recipe.id && world.indicators.get_live(&s.indicator).is_some()) {
        let about = about_share(share, recipe, &built.slice.about, with);
        if let Some(built) = share::share(share, &built.slice, about)? {
            shares.push(Table { indicator: share.indicator.clone(), recipe: serde_json::json!({ "share": share, "of": recipe }), built });
        }
    }
    let log = built.log.into_iter().filter(|h| h.codes.iter().all(|c| c != domain::recipe::TECHNICAL)).collect();
    let own = Table { indicator: recipe.indicator.clone(), recipe: serde_json::json!(recipe), built: Built { slice, log } };
    Ok(std::iter::once(own).chain(shares).collect())
}

/// A share has the files of its table, and the definition of the list that says what is technical.
fn about_share(share: &Share, recipe: &Recipe, of: &About, with: With<'_>) -> About {
    let lists = recipe.axes.iter().filter(|_| share.is_technical()).filter_map(|a| a.technical.as_ref());
    let named: Vec<&str> = lists.filter_map(|id| with.recipes.classification(id, with.day)?.definition.as_deref()).collect();
    About {
        indicator: share.indicator.clone(),
        unit: domain::value::Unit::PERCENT.into(),
        definition: if named.is_empty() { of.definition.clone() } else { named.join(", ") },
        recipe: format!("{} {} of {}", share.id, share.version, of.recipe),
        ..of.clone()
    }
}

fn freeze(world: &domain::World, Table { indicator, recipe, built }: &Table) -> Frozen {
    let plain = built.slice.to_json();
    let card = world.indicators.get_live(indicator).map(|r| body_of(&r.value));
    let about = serde_json::json!({ "card": card, "recipe": recipe, "suppression": built.log });
    Frozen {
        indicator: indicator.clone(),
        hash: domain::event::hex(&<sha2::Sha256 as sha2::Digest>::digest(&plain)),
        cells: built.slice.len() as i64,
        body: editions::pack(&plain),
        about: about.to_string(),
    }
}
