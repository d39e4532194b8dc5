//! Names and order of regions, for every part that mentions one.

use domain::regions::{LANDSDELEN, Region};
use domain::{Lang, Rec, Text, World};
use seed::labels;

/// The name of a region or of another area that figures are about; an unknown code stays visible.
pub fn region_name(world: &World, id: &str, lang: Lang) -> String {
    match world.regions.get_live(id) {
        Some(region) => region.value.title.get(lang).to_string(),
        None => labels().label("region", id, lang).to_string(),
    }
}

/// The name as it stands in a heading: a landsdeel is called one, a pact has its own name.
pub fn full_name(world: &World, id: &str, lang: Lang, t: texts::T) -> String {
    let name = region_name(world, id, lang);
    match world.regions.get_live(id) {
        Some(region) if region.value.form == "landsdeel" => t.regions_landsdeel_name(name),
        _ => name,
    }
}

/// The same inside a sentence: `landsdeel Noord`.
pub fn name_in_sentence(world: &World, id: &str, lang: Lang, t: texts::T) -> String {
    let name = region_name(world, id, lang);
    match world.regions.get_live(id) {
        Some(region) if region.value.form == "landsdeel" => t.regions_landsdeel_in_sentence(name),
        _ => name,
    }
}

/// The landsdelen in the fixed order of pages, legends and colours.
pub fn landsdelen(world: &World) -> Vec<&Rec<Region>> {
    let mut all: Vec<_> = world.regions.live().filter(|r| r.value.form == "landsdeel").collect();
    all.sort_by_key(|r| rank(&r.id));
    all
}

/// Where a landsdeel stands in that order; strangers come last.
pub fn rank(id: &str) -> usize {
    LANDSDELEN.iter().position(|l| *l == id).unwrap_or(LANDSDELEN.len())
}

/// Regional pacts first, thematic ones after them, each by name.
pub fn pacts_of<'a>(world: &'a World, landsdeel: &str) -> Vec<&'a Rec<Region>> {
    let mut all: Vec<_> = world.regions.live().filter(|r| r.value.parent.as_deref() == Some(landsdeel)).collect();
    all.sort_by_key(|r| (r.value.form == "thematic", r.value.title.nl.to_lowercase()));
    all
}

/// A text of the content with the language it really is in, for the `lang` attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub text: String,
    pub lang: &'static str,
}

pub fn said(text: &Text, lang: Lang) -> Said {
    Said { text: text.get(lang).to_string(), lang: text.lang(lang).code() }
}
