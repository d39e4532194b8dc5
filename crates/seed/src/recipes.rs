//! The recipes by which sources become indicators, and the lists of codes they expect.

use crate::SeedError;
use domain::recipe::{Classification, Fault, Recipe, Share, faults, share_faults};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use toml::Spanned;

/// Recipes, classifications, and names of towns that are no municipality.
#[derive(Clone, Debug)]
pub struct Recipes {
    pub recipes: Vec<Recipe>,
    pub shares: Vec<Share>,
    pub classifications: Vec<Classification>,
    /// Town as compared → code of the municipality it lies in.
    pub towns: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RecipeFile {
    recipe: Vec<Spanned<Recipe>>,
    #[serde(default)]
    share: Vec<Spanned<Share>>,
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

const RECIPES: &[(&str, &str)] = &[
    ("recipes/duo.toml", include_str!("../../../data/recipes/duo.toml")),
    ("recipes/cbs.toml", include_str!("../../../data/recipes/cbs.toml")),
];
const LISTS: &[(&str, &str)] = &[("classifications/duo.toml", include_str!("../../../data/classifications/duo.toml"))];
const TOWNS: (&str, &str) = ("recipes/towns.toml", include_str!("../../../data/recipes/towns.toml"));

static LOADED: LazyLock<Recipes> = LazyLock::new(|| load().expect("data/recipes and data/classifications are compiled in and tested"));

/// The compiled-in recipes.
pub fn recipes() -> &'static Recipes {
    &LOADED
}

fn read<T: for<'de> Deserialize<'de>>((name, text): (&'static str, &str)) -> Result<T, SeedError> {
    toml::from_str(text).map_err(|e| {
        let at = e.span().map_or(0, |s| s.start).min(text.len());
        let begin = text[..at].rfind('\n').map_or(0, |i| i + 1);
        let key = text[begin..].lines().next().unwrap_or("").split('=').next().unwrap_or("").trim();
        SeedError::new(name, line(text, at), key).found(e.message()).expected("recipes as the guide writes them")
    })
}

fn line(text: &str, at: usize) -> String {
    format!("line {}", text[..at.min(text.len())].matches('\n').count() + 1)
}

/// A fault where it stands: the line of its key in the entry that begins at `at`, else that of the entry.
fn placed(name: &'static str, text: &str, at: std::ops::Range<usize>, id: &str, fault: Fault) -> SeedError {
    let entry = &text[at.start..];
    let end = entry[1..].find("\n[[recipe]]").into_iter().chain(entry[1..].find("\n[[share]]")).min().map_or(entry.len(), |e| e + 1);
    let mut offset = 0;
    let mut own = None;
    for written in entry[..end].split_inclusive('\n') {
        let begins = written.trim_start_matches("[recipe.").trim_start_matches("[share.").trim_start_matches('[');
        if own.is_none() && begins.strip_prefix(fault.key).is_some_and(|rest| rest.starts_with([' ', '=', '.', ']'])) {
            own = Some(offset);
        }
        offset += written.len();
    }
    SeedError::new(name, line(text, at.start + own.unwrap_or(0)), fault.key)
        .found(format!("{id}: {}", fault.what))
        .expected("an entry without faults")
}

pub(crate) fn load() -> Result<Recipes, SeedError> {
    let towns = read::<TownFile>(TOWNS)?.towns;
    let mut classifications = Vec::new();
    for file in LISTS {
        classifications.extend(read::<ListFile>(*file)?.classification);
    }
    let mut all = Recipes { recipes: Vec::new(), shares: Vec::new(), classifications, towns };
    for file in RECIPES {
        all.add(*file)?;
    }
    Ok(all)
}

impl Recipes {
    /// Takes in a file of recipes and shares; each fault names file, line and key.
    fn add(&mut self, (name, text): (&'static str, &str)) -> Result<(), SeedError> {
        let file: RecipeFile = read((name, text))?;
        for entry in file.recipe {
            let (at, recipe) = (entry.span(), entry.into_inner());
            if let Some(fault) = faults(&recipe, &self.classifications).into_iter().next() {
                return Err(placed(name, text, at, &recipe.id, fault));
            }
            self.recipes.push(recipe);
        }
        for entry in file.share {
            let (at, share) = (entry.span(), entry.into_inner());
            if let Some(fault) = share_faults(&share, &self.recipes).into_iter().next() {
                return Err(placed(name, text, at, &share.id, fault));
            }
            self.shares.push(share);
        }
        Ok(())
    }

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
        let indicators = loaded.recipes.iter().map(|r| &r.indicator).chain(loaded.shares.iter().map(|s| &s.indicator));
        for indicator in indicators {
            assert!(cards.contains(&indicator.as_str()), "{indicator}");
        }
        for (town, code) in &loaded.towns {
            assert_eq!(domain::recipe::plain(town), *town);
            assert!(seed.crosswalk.municipalities.iter().any(|m| m.code == *code), "{town}: {code}");
        }
    }
    #[test]
    fn a_fault_names_file_line_and_key() {
        let (name, text) = RECIPES[0];
        let refused = |from: &str, to: &str| {
            let text: &'static str = text.replacen(from, to, 1).leak();
            let empty = Recipes { recipes: Vec::new(), shares: Vec::new(), ..load().unwrap() };
            { empty }.add((name, text)).unwrap_err().to_string()
        };
        let line = |wanted: &str| text.lines().position(|l| l.contains(wanted)).unwrap() + 1;
        for (from, to, at, key, why) in [
            ("decimals = 1", "decimals = 9", line("decimals = 1"), "decimals", "more than three decimals"),
            ("sector = \"technical\"", "sektor = \"technical\"", line("[share.numerator]"), "numerator", "no axis sektor"),
            ("of = \"ho_first_years\"", "of = \"ho_last_years\"", line("of = \"ho_first_years\""), "of", "no recipe ho_last_years"),
            ("splits = [\"kind\", \"sex\"]", "splits = [\"sector\"]", line("splits = ["), "splits", "chosen in the numerator"),
            ("version = \"1\"", "versoin = \"1\"", line("version = "), "versoin", "unknown field"),
            ("codes = \"ho_sector\"", "codes = \"ho_vector\"", line("codes = \"ho_sector\""), "codes", "no classification ho_vector"),
        ] {
            let told = refused(from, to);
            assert!(told.starts_with(&format!("data/{name}, line {at}, field {key}: ")) && told.contains(why), "{from}: {told}");
        }
    }
}
