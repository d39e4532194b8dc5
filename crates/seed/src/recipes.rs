//! The recipes by which sources become indicators, and the lists of codes they expect.

use crate::SeedError;
use domain::recipe::{Classification, Recipe, faults};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Recipes, classifications, and names of towns that are no municipality.
#[derive(Clone, Debug)]
pub struct Recipes {
    pub recipes: Vec<Recipe>,
    pub classifications: Vec<Classification>,
    /// Town as compared → code of the municipality it lies in.
    pub towns: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RecipeFile {
    recipe: Vec<Recipe>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ListFile {
    classification: Vec<Classification>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TownFile {
    towns: BTreeMap<String, String>,
}

const RECIPES: &[(&str, &str)] = &[("recipes/duo.toml", include_str!("../../../data/recipes/duo.toml"))];
const LISTS: &[(&str, &str)] = &[("classifications/duo.toml", include_str!("../../../data/classifications/duo.toml"))];
const TOWNS: (&str, &str) = ("recipes/towns.toml", include_str!("../../../data/recipes/towns.toml"));

static LOADED: LazyLock<Recipes> = LazyLock::new(|| load().expect("data/recipes and data/classifications are compiled in and tested"));

/// The compiled-in recipes.
pub fn recipes() -> &'static Recipes {
    &LOADED
}

fn read<T: for<'de> Deserialize<'de>>((name, text): (&'static str, &str)) -> Result<T, SeedError> {
    toml::from_str(text).map_err(|e| SeedError::new(name, "the file", "").found(e).expected("recipes as the guide writes them"))
}

pub(crate) fn load() -> Result<Recipes, SeedError> {
    let mut all = Recipes { recipes: Vec::new(), classifications: Vec::new(), towns: read::<TownFile>(TOWNS)?.towns };
    for file in LISTS {
        all.classifications.extend(read::<ListFile>(*file)?.classification);
    }
    for file in RECIPES {
        all.recipes.extend(read::<RecipeFile>(*file)?.recipe);
    }
    let faults: Vec<String> = all.recipes.iter().flat_map(|r| faults(r, &all.classifications)).collect();
    if let Some(fault) = faults.first() {
        return Err(SeedError::new("recipes", "a recipe", "").found(fault).expected("a recipe without faults"));
    }
    Ok(all)
}

impl Recipes {
    pub fn recipe(&self, id: &str) -> Option<&Recipe> {
        self.recipes.iter().find(|r| r.id == id)
    }

    /// The version of a list that was valid on `day`, else its newest.
    pub fn classification(&self, id: &str, day: jiff::civil::Date) -> Option<&Classification> {
        let versions = || self.classifications.iter().filter(|c| c.id == id);
        let valid = versions().filter(|c| c.valid_from <= day && c.valid_until.is_none_or(|end| day <= end));
        valid.max_by_key(|c| c.valid_from).or_else(|| versions().max_by_key(|c| c.valid_from))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_recipe_has_its_card_and_every_town_its_municipality() {
        let loaded = load().unwrap();
        let seed = crate::load().unwrap();
        let cards: Vec<&str> = seed.records.iter().filter(|r| r.kind == domain::Kind::Indicator).map(|r| r.id.as_str()).collect();
        for recipe in &loaded.recipes {
            assert!(cards.contains(&recipe.indicator.as_str()), "{}", recipe.indicator);
        }
        for (town, code) in &loaded.towns {
            assert_eq!(domain::recipe::plain(town), *town);
            assert!(seed.crosswalk.municipalities.iter().any(|m| m.code == *code), "{town}: {code}");
        }
    }
}
