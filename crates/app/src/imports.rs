//! Source files into an edition: read, recognised, checked, staged; all of it or nothing.
//!
//! Nothing that is staged is public. The same files again add nothing, a second version of the same
//! cells is refused until the first is undone, and what is odd waits for a person.

pub mod areas;
pub mod facts;
mod outliers;
pub(crate) mod recognise;
mod recompute;

use crate::releases::build;
use crate::{App, Refusal};
use areas::Areas;
use domain::event::{About, By, Change};
use domain::permission::{Actor, Deed, Scope};
use domain::recipe::Recipe;
use domain::record::{Kind, is_id};
use domain::release::{Confirmed, Counts, Release, Remark, Run, SourceFile};
use domain::slices::{Slice, difference};
use domain::text::Text;
use facts::Facts;
use futures_util::FutureExt;
use sha2::{Digest, Sha256};
use sources::{File, Finding, Options, Reading, Severity};
use std::collections::HashSet;
use std::fmt;
use store::{StoreError, editions, journal};

/// What somebody hands in.
#[derive(Clone, Debug, Default)]
pub struct Handed {
    pub edition: String,
    /// Title of an edition that is new; its id where nothing is said.
    pub title: Option<Text>,
    pub files: Vec<File>,
    pub options: Options,
    /// The recipe to use, where a source fits several.
    pub recipe: Option<String>,
    /// Everything is done but the keeping.
    pub dry_run: bool,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    pub runs: Vec<Run>,
    /// These very files were staged before: nothing was added.
    pub same: bool,
    pub kept: bool,
}

/// Why nothing was imported.
#[derive(Debug)]
pub enum NotImported {
    Refusal(Refusal),
    /// The source cannot be used; each remark names a place.
    Source(Vec<Remark>),
    /// It was read, but no recipe is for it; what it was recognised as.
    NoRecipe {
        recognised: String,
        columns: Vec<String>,
    },
    /// These cells are staged in the edition already, by this run.
    Clash {
        run: String,
        cells: u64,
        indicator: String,
    },
    /// The edition's name, or where it stands, does not allow it.
    Edition(String),
}

impl<E: Into<Refusal>> From<E> for NotImported {
    fn from(e: E) -> NotImported {
        NotImported::Refusal(e.into())
    }
}

impl fmt::Display for NotImported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotImported::Refusal(r) => write!(f, "{r}"),
            NotImported::Source(remarks) => {
                let lines: Vec<String> = remarks.iter().filter(|r| r.weight == "refuse").map(in_words).collect();
                write!(f, "the source is refused: {}", lines.join("\n"))
            }
            NotImported::NoRecipe { recognised, columns } => {
                write!(f, "recognised as {recognised}, but no recipe is for it; its columns are {}", columns.join(", "))
            }
            NotImported::Clash { run, cells, indicator } => {
                write!(f, "{cells} cells of {indicator} are staged already by run {run}; undo that run first, or use another edition")
            }
            NotImported::Edition(why) => f.write_str(why),
        }
    }
}

/// A remark as one line for a terminal.
pub fn in_words(remark: &Remark) -> String {
    let mut place = Vec::new();
    place.extend(Some(&remark.file).filter(|f| !f.is_empty()).cloned());
    place.extend(remark.row.map(|row| format!("row {row}")));
    place.extend(remark.column.as_ref().map(|column| format!("column {column:?}")));
    let place = if place.is_empty() { "the file".into() } else { place.join(", ") };
    let times = if remark.times > 1 { format!(" ({} times)", remark.times) } else { String::new() };
    format!("{place}: {}: found {}, expected {}{times}", remark.flaw, remark.found, remark.expected)
}

/// One indicator's part of what was handed in, ready to be kept.
struct Prepared {
    run: Run,
    facts: Facts,
}

/// The version of this program, as runs and tables name it.
pub const CODE_VERSION: &str = env!("CARGO_PKG_VERSION");

impl App {
    /// Stages the files of one source for an edition.
    pub async fn import(&self, actor: &Actor, handed: Handed) -> Result<Imported, NotImported> {
        self.may(actor, Deed::ImportData, &Scope::national()).await?;
        let (release, base) = self.import_into(&handed).await?;
        let (world, recipes) = (self.world(), self.recipes());
        let (at, account) = (self.now(), actor.account());
        let dry_run = handed.dry_run;
        // Reading is work for the processor: not on the threads that answer others.
        let task = tokio::task::spawn_blocking(move || prepare(&world, &recipes, handed, at, account));
        let prepared = task.await.map_err(|e| Refusal::Broken(format!("reading a source: {e}")))??;
        self.stage(actor, release, base, prepared, dry_run).await
    }

    /// Lays what was read beside what already waits for the edition: all of it, or nothing; nothing new adds nothing.
    async fn stage(
        &self,
        actor: &Actor,
        release: Release,
        base: i64,
        prepared: Vec<Prepared>,
        dry_run: bool,
    ) -> Result<Imported, NotImported> {
        let staged = editions::runs(&mut self.store().read().await?, &release.edition).await?;
        let standing: Vec<&Run> = staged.iter().filter(|r| !r.undone).collect();
        let held = |p: &Prepared| standing.iter().find(|r| r.content == p.run.content).map(|r| (*r).clone());
        if prepared.iter().all(|p| held(p).is_some()) {
            return Ok(Imported { runs: prepared.iter().filter_map(held).collect(), same: true, kept: false });
        }
        for p in &prepared {
            self.must_not_clash(p, &standing).await?;
        }
        let runs: Vec<Run> = prepared.iter().map(|p| p.run.clone()).collect();
        if dry_run {
            return Ok(Imported { runs, same: false, kept: false });
        }
        let importers = standing.iter().map(|r| r.account).chain([actor.account()]).collect();
        let next = release.changed(unique(importers)).map_err(|e| NotImported::Edition(e.to_string()))?;
        self.keep_runs(actor, prepared, next, base).await?;
        Ok(Imported { runs, same: false, kept: true })
    }

    /// The release to import into, and its version; a new one where there is none.
    async fn import_into(&self, handed: &Handed) -> Result<(Release, i64), NotImported> {
        let id = &handed.edition;
        if !is_id(id) {
            return Err(NotImported::Edition(format!(
                "{id:?} is no name for an edition; use small letters, digits and hyphens, such as 2027-06"
            )));
        }
        if let Some(found) = editions::release(&mut self.store().read().await?, id).await? {
            if found.0.stage.after(domain::release::Step::Change).is_none() {
                return Err(NotImported::Edition(format!("edition {id} is {}; nothing can be added to it", found.0.stage.code())));
            }
            return Ok(found);
        }
        if self.world().editions.get(id).is_some() {
            return Err(NotImported::Edition(format!(
                "edition {id} is published already; an edition is never changed, so choose another name"
            )));
        }
        let title = handed
            .title
            .clone()
            .unwrap_or_else(|| Text { nl: format!("Monitor, editie {id}"), en: Some(format!("Monitor, edition {id}")) });
        Ok((Release::new(id, title), 0))
    }

    /// The same cells twice would be counted twice.
    async fn must_not_clash(&self, new: &Prepared, standing: &[&Run]) -> Result<(), NotImported> {
        let own: HashSet<Vec<&str>> = new.facts.cells().map(|(codes, ..)| codes).collect();
        for run in standing.iter().filter(|r| r.indicator == new.run.indicator) {
            let there = self.staged_facts(&run.id).await?;
            let cells = there.cells().filter(|(codes, ..)| own.contains(codes)).count() as u64;
            if cells > 0 {
                return Err(NotImported::Clash { run: run.id.clone(), cells, indicator: run.indicator.clone() });
            }
        }
        Ok(())
    }

    /// What a run read.
    pub(crate) async fn staged_facts(&self, run: &str) -> Result<Facts, Refusal> {
        let packed = editions::facts(&mut self.store().read().await?, run).await?;
        let plain = editions::unpack(&packed)?;
        serde_json::from_slice(&plain).map_err(|e| Refusal::Broken(format!("what run {run} read: {e}")))
    }

    async fn keep_runs(&self, actor: &Actor, prepared: Vec<Prepared>, next: Release, base: i64) -> Result<(), Refusal> {
        let (by, at) = (By::from(actor), self.now());
        let kept: Result<(), StoreError> = self
            .store()
            .write(move |tx| {
                async move {
                    editions::put_release(tx, &next, base).await?;
                    for Prepared { run, facts } in prepared {
                        let change = Change::Imported {
                            indicator: run.indicator.clone(),
                            rows: run.rows,
                            cells: run.cells,
                            content: run.content.clone(),
                        };
                        journal::append(tx, at, by.clone(), about(&run.edition), change).await?;
                        editions::insert_run(tx, &run, editions::pack(&facts.to_json())).await?;
                    }
                    Ok(())
                }
                .boxed()
            })
            .await;
        Ok(kept?)
    }

    /// Takes a staged run back.
    pub async fn undo_import(&self, actor: &Actor, id: &str) -> Result<(), Refusal> {
        self.may(actor, Deed::ImportData, &Scope::national()).await?;
        let mut conn = self.store().read().await?;
        let mut run = editions::run(&mut conn, id).await?.filter(|r| !r.undone).ok_or(Refusal::NotFound)?;
        let (release, base) = editions::release(&mut conn, &run.edition).await?.ok_or(Refusal::NotFound)?;
        let left = editions::runs(&mut conn, &run.edition).await?.into_iter().filter(|r| !r.undone && r.id != id);
        let next = release.changed(unique(left.map(|r| r.account).collect())).map_err(|_| Refusal::Refused("refusal-wrong-state"))?;
        drop(conn);
        run.undone = true;
        let change = Change::ImportUndone { indicator: run.indicator.clone() };
        self.keep_run(actor, run, Some((next, base)), change).await
    }

    /// Somebody looked at what is odd and says that it is right.
    pub async fn confirm_import(&self, actor: &Actor, id: &str, reason: &str) -> Result<(), Refusal> {
        self.may(actor, Deed::ImportData, &Scope::national()).await?;
        let reason = domain::clean::clean(reason, 1000, true).unwrap_or_default();
        if reason.is_empty() {
            return Err(Refusal::Refused("refusal-no-reason"));
        }
        let mut conn = self.store().read().await?;
        let mut run = editions::run(&mut conn, id).await?.filter(Run::waits).ok_or(Refusal::NotFound)?;
        drop(conn);
        run.confirmed = Some(Confirmed { account: actor.account(), at: self.now(), reason });
        let change = Change::ImportConfirmed { indicator: run.indicator.clone() };
        self.keep_run(actor, run, None, change).await
    }

    async fn keep_run(&self, actor: &Actor, run: Run, next: Option<(Release, i64)>, change: Change) -> Result<(), Refusal> {
        let (by, at) = (By::from(actor), self.now());
        let kept: Result<(), StoreError> = self
            .store()
            .write(move |tx| {
                async move {
                    if let Some((release, base)) = &next {
                        editions::put_release(tx, release, *base).await?;
                    }
                    journal::append(tx, at, by, about(&run.edition), change).await?;
                    editions::update_run(tx, &run).await
                }
                .boxed()
            })
            .await;
        Ok(kept?)
    }
}

pub(crate) fn about(edition: &str) -> About {
    About { kind: Some(Kind::Edition), id: edition.into(), ..About::default() }
}

fn unique(mut accounts: Vec<Option<uuid::Uuid>>) -> Vec<Option<uuid::Uuid>> {
    accounts.sort();
    accounts.dedup();
    accounts
}

/// Reads, recognises and checks; knows nothing of the store.
fn prepare(
    world: &domain::World,
    recipes: &seed::Recipes,
    handed: Handed,
    at: jiff::Timestamp,
    account: Option<uuid::Uuid>,
) -> Result<Vec<Prepared>, NotImported> {
    let files: Vec<SourceFile> = handed.files.iter().map(file).collect();
    let reading =
        sources::read(&handed.files, &handed.options).map_err(|e| NotImported::Source(e.findings.iter().map(remark_of).collect()))?;
    if let Some(asked) = handed.recipe.as_ref().filter(|id| recipes.recipe(id).is_none()) {
        return Err(NotImported::Edition(format!("there is no recipe {asked:?}")));
    }
    let fitting = recognise::fitting(recipes, &reading, handed.recipe.as_deref());
    if fitting.is_empty() {
        let columns = reading.table.dims.iter().map(|d| d.written.clone()).collect();
        return Err(NotImported::NoRecipe { recognised: recognised(&reading), columns });
    }
    let areas = Areas::new(&world.crosswalk, &recipes.towns);
    let day = at.to_zoned(jiff::tz::TimeZone::UTC).date();
    let mut prepared = Vec::new();
    for recipe in fitting {
        if world.indicators.get_live(&recipe.indicator).is_none() {
            return Err(NotImported::Edition(format!("there is no indicator {}; make its card first", recipe.indicator)));
        }
        let (facts, mut told) = recognise::facts(recipe, &reading, &areas, recipes, day).map_err(|r| NotImported::Source(vec![r]))?;
        if facts.is_empty() {
            return Err(NotImported::Source(vec![recognise::remark(
                "refuse",
                "no_cells",
                None,
                None,
                "nothing to count".into(),
                "figures".into(),
            )]));
        }
        told.extend(recipe.assumes.as_ref().map(|a| recognise::remark("note", "assumed", None, None, a.nl.clone(), recipe.source.clone())));
        let slice = preview(recipe, &facts, recipes, day, &handed.edition)?;
        told.extend(outliers::outliers(&slice));
        let mut remarks: Vec<Remark> = reading.findings.iter().map(remark_of).collect();
        remarks.extend(told);
        let refused = remarks.iter().filter(|r| r.weight == "refuse").map(|r| r.times).sum();
        let run = Run {
            id: uuid::Uuid::now_v7().to_string(),
            edition: handed.edition.clone(),
            indicator: recipe.indicator.clone(),
            recipe: format!("{} {}", recipe.id, recipe.version),
            content: content(&files, recipe),
            files: files.clone(),
            at,
            account,
            code_version: CODE_VERSION.into(),
            recognised: recognised(&reading),
            rows: reading.layout.rows,
            cells: facts.len() as u64,
            counts: Counts { refused, ..counts(world, &slice) },
            remarks,
            confirmed: None,
            undone: false,
        };
        prepared.push(Prepared { run, facts });
    }
    Ok(prepared)
}

/// The table these facts alone would make.
fn preview(recipe: &Recipe, facts: &Facts, recipes: &seed::Recipes, day: jiff::civil::Date, edition: &str) -> Result<Slice, NotImported> {
    let with = build::With { recipes, day, secret: &[] };
    let open = Recipe { protection: domain::recipe::Protection::Public, ..recipe.clone() };
    let built = build::build(&open, std::slice::from_ref(facts), with, crate::releases::about_slice(recipe, edition, &[]));
    built.and_then(|b| build::open(&b)).map_err(|e| NotImported::Edition(e.0))
}

/// Beside the newest table that is published.
fn counts(world: &domain::World, slice: &Slice) -> Counts {
    match world.slices.get(&slice.about.indicator).and_then(|all| all.last()) {
        None => Counts { new: slice.len() as u64, ..Counts::default() },
        Some(older) => {
            let found = difference(older, slice, 0);
            Counts { new: found.new, changed: found.changed, equal: found.same, refused: 0 }
        }
    }
}

fn file(file: &File) -> SourceFile {
    let sha256 = domain::event::hex(&Sha256::digest(&file.bytes));
    SourceFile { name: file.name.clone(), sha256, bytes: file.bytes.len() as u64 }
}

/// What decides the outcome: the bytes and the recipe; neither names nor the order of files.
fn content(files: &[SourceFile], recipe: &Recipe) -> String {
    let mut sums: Vec<&str> = files.iter().map(|f| f.sha256.as_str()).collect();
    sums.sort_unstable();
    crate::sha256_hex(&format!("{} {}\n{}", recipe.id, recipe.version, sums.join("\n")))
}

fn recognised(reading: &Reading) -> String {
    let layout = &reading.layout;
    let kind = serde_json::to_value(reading.kind).ok().and_then(|k| k.as_str().map(String::from)).unwrap_or_default();
    let mut words = vec![kind];
    words.extend(reading.identifier.clone());
    words.extend(layout.container.map(String::from));
    words.extend(layout.encoding.map(String::from));
    words.extend(layout.separator.map(|c| format!("{c:?}")));
    words.push(format!("{} columns", layout.columns));
    words.join(", ")
}

/// A finding as it is kept.
pub fn remark_of(finding: &Finding) -> Remark {
    let flaw = serde_json::to_value(finding.flaw).ok().and_then(|k| k.as_str().map(String::from)).unwrap_or_default();
    let weight = match finding.severity {
        Severity::Note => "note",
        Severity::Confirm => "confirm",
        Severity::Refuse => "refuse",
    };
    Remark {
        weight: weight.into(),
        flaw,
        file: finding.place.file.clone(),
        row: finding.place.row,
        column: finding.place.column.clone(),
        found: finding.found.clone(),
        expected: finding.expected.clone(),
        times: finding.times,
    }
}
