//! Earlier periods made anew, in a new edition, from what was read for the editions before.
//!
//! When a list changes its meaning (what counts as technical), a series is comparable only if all of it
//! is made by the new meaning. Editions that are out stay as they are; the new one is staged, looked at
//! and released as any other, and bears the new definition.

use super::recognise::remark;
use super::{CODE_VERSION, Handed, Imported, NotImported, Prepared, preview};
use crate::{App, Refusal};
use domain::permission::{Actor, Deed, Scope};
use domain::recipe::Recipe;
use domain::release::{Release, Run, Stage};
use domain::slices::PERIOD;
use std::collections::BTreeSet;
use store::editions;

impl App {
    /// Stages, for `edition`, all that released editions read for this recipe: of each period the newest.
    pub async fn recompute(&self, actor: &Actor, recipe: &str, edition: &str, dry_run: bool) -> Result<Imported, NotImported> {
        self.may(actor, Deed::ImportData, &Scope::national()).await?;
        let recipes = self.recipes();
        let recipe = recipes.recipe(recipe).ok_or_else(|| NotImported::Edition(format!("there is no recipe {recipe:?}")))?;
        let (release, base) = self.import_into(&Handed { edition: edition.into(), ..Handed::default() }).await?;
        let prepared = self.kept_before(actor, recipe, &recipes, edition).await?;
        self.stage(actor, release, base, prepared, dry_run).await
    }

    /// What was read before, newest edition first; a period that a newer one has is left out of older ones.
    async fn kept_before(
        &self,
        actor: &Actor,
        recipe: &Recipe,
        recipes: &seed::Recipes,
        edition: &str,
    ) -> Result<Vec<Prepared>, NotImported> {
        let mut all: Vec<Release> = editions::releases(&mut self.store().read().await?).await?;
        all.retain(|r| r.stage == Stage::Released);
        all.sort_by_key(|r| std::cmp::Reverse((r.released_at, r.edition.clone())));
        let (mut covered, mut prepared) = (BTreeSet::<String>::new(), Vec::new());
        let world = self.world();
        for older in &all {
            let runs = editions::runs(&mut self.store().read().await?, &older.edition).await?;
            let mut own = BTreeSet::new();
            for run in runs.into_iter().filter(|r| !r.undone && r.indicator == recipe.indicator) {
                if run.recipe != format!("{} {}", recipe.id, recipe.version) {
                    let (by, now) = (&run.recipe, &recipe.version);
                    let why =
                        format!("edition {} was made by recipe {by}, and that is at version {now}; import its source again", older.edition);
                    return Err(NotImported::Edition(why));
                }
                let facts = self.staged_facts(&run.id).await?;
                let facts = facts.of_periods(|p| !covered.contains(p));
                if facts.is_empty() {
                    continue;
                }
                own.extend(facts.axes.iter().filter(|a| a.name == PERIOD).flat_map(|a| a.codes.clone()));
                let slice = preview(recipe, &facts, recipes, self.today(), edition)?;
                let from = remark("note", "recomputed", None, None, format!("{} {}", older.edition, run.id), recipe.source.clone());
                let run = Run {
                    id: uuid::Uuid::now_v7().to_string(),
                    edition: edition.into(),
                    at: self.now(),
                    account: actor.account(),
                    code_version: CODE_VERSION.into(),
                    content: crate::sha256_hex(&format!(
                        "recomputed {edition}\n{}\n{}",
                        run.content,
                        String::from_utf8_lossy(&facts.to_json())
                    )),
                    cells: facts.len() as u64,
                    counts: super::counts(&world, &slice),
                    remarks: vec![from],
                    confirmed: None,
                    ..run
                };
                prepared.push(Prepared { run, facts });
            }
            covered.extend(own);
        }
        if prepared.is_empty() {
            return Err(NotImported::Refusal(Refusal::NotFound));
        }
        Ok(prepared)
    }
}
