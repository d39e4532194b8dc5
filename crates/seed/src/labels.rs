//! The words for every code of the figures in both languages: units, dimensions, regions, series,
//! definitions, qualifiers, notes; and the chapters of the cards.
//!
//! A code without words is shown as it is; a test keeps the list of those empty.

use domain::monitor::Figure;
use domain::{Lang, Text, Unit};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

/// Dimension names and code words, and unit names.
#[derive(Clone, Debug)]
pub struct Labels {
    dims: Vec<Dim>,
    places: Places,
    units: BTreeMap<String, UnitWords>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Dim {
    code: String,
    name: Text,
    words: Vec<Words>,
}

#[derive(Clone, Debug, Deserialize)]
struct Words {
    code: String,
    #[serde(flatten)]
    text: Text,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitWords {
    code: String,
    name: Text,
    one: Text,
    other: Text,
    axis: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DimFile {
    dim: Vec<Dim>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitFile {
    unit: Vec<UnitWords>,
}

static LABELS: LazyLock<Labels> = LazyLock::new(|| {
    let dims: DimFile = toml::from_str(include_str!("../../../data/dims.toml")).expect("data/dims.toml is compiled in and tested");
    let units: UnitFile = toml::from_str(include_str!("../../../data/units.toml")).expect("data/units.toml is compiled in and tested");
    let named: DimFile =
        toml::from_str(include_str!("../../../data/institutions.toml")).expect("data/institutions.toml is compiled in and tested");
    let mut dims: Vec<Dim> = dims.dim.into_iter().chain(named.dim).collect();
    if let Some(regions) = dims.iter_mut().find(|d| d.code == "region") {
        regions.words.extend(areas(&regions.words));
    }
    Labels { places: places(&dims), dims, units: units.unit.into_iter().map(|unit| (unit.code.clone(), unit)).collect() }
});

/// Provinces, COROP areas and municipalities by their codes, as the crosswalk names them.
fn areas(known: &[Words]) -> Vec<Words> {
    let crosswalk = crate::figures::load_crosswalk().expect("data/municipalities.csv is compiled in and tested");
    let mut names = BTreeMap::<(usize, String), String>::new();
    for m in crosswalk.municipalities {
        names.insert((0, m.province), m.province_name);
        names.insert((1, m.corop), m.corop_name);
        names.insert((2, m.code), m.name);
    }
    let fresh = names.into_iter().filter(|((_, code), _)| !known.iter().any(|w| w.code == *code));
    fresh.map(|((_, code), name)| Words { code, text: Text::both(&name, &name) }).collect()
}

/// Where a dimension stands, and where each of its codes.
type Places = HashMap<String, (usize, HashMap<String, usize>)>;

fn places(dims: &[Dim]) -> Places {
    let codes = |d: &Dim| d.words.iter().enumerate().map(|(i, w)| (w.code.clone(), i)).collect();
    dims.iter().enumerate().map(|(i, d)| (d.code.clone(), (i, codes(d)))).collect()
}

/// The compiled-in words.
pub fn labels() -> &'static Labels {
    &LABELS
}

impl Labels {
    /// The words for a code of a dimension (`sex`, `female`), or the code itself. The other codes of
    /// a figure are asked in the same way: `region`, `series`, `definition`, `period` (in words),
    /// `finality`, `qualifier`, `note`; and `chapter` for cards.
    pub fn label<'a>(&'a self, dim: &str, code: &'a str, lang: Lang) -> &'a str {
        self.text(dim, code).map_or(code, |text| text.get(lang))
    }

    /// The name of a dimension, or its code.
    pub fn dim_name<'a>(&'a self, dim: &'a str, lang: Lang) -> &'a str {
        self.dim(dim).map_or(dim, |d| d.name.get(lang))
    }

    /// The codes of a dimension in the order of filters and legends.
    pub fn codes<'a>(&'a self, dim: &str) -> impl Iterator<Item = &'a str> {
        self.dim(dim).into_iter().flat_map(|d| d.words.iter().map(|w| w.code.as_str()))
    }

    /// Where a dimension and one of its codes stand in that order: a key to sort by. Strangers come last.
    pub fn rank(&self, dim: &str, code: &str) -> (usize, usize) {
        let last = usize::MAX;
        self.places.get(dim).map_or((last, last), |(place, codes)| (*place, codes.get(code).copied().unwrap_or(last)))
    }

    /// The unit after the number `n`: `student` after 1, `studenten` after any other.
    pub fn unit_name<'a>(&'a self, unit: &'a Unit, n: f64, lang: Lang) -> &'a str {
        let words = |u: &'a UnitWords| if n == 1.0 { u.one.get(lang) } else { u.other.get(lang) };
        self.units.get(&unit.0).map_or(&unit.0, words)
    }

    /// The unit's own name, for headings and the data dictionary.
    pub fn unit_title<'a>(&'a self, unit: &'a Unit, lang: Lang) -> &'a str {
        self.units.get(&unit.0).map_or(&unit.0, |u| u.name.get(lang))
    }

    /// The short form beside an axis: `%`, `€`, `x 1.000`.
    pub fn unit_axis<'a>(&'a self, unit: &'a Unit, lang: Lang) -> &'a str {
        self.units.get(&unit.0).map_or(&unit.0, |u| u.axis.get(lang))
    }

    /// Whether a code has words in every language.
    pub fn has(&self, dim: &str, code: &str) -> bool {
        self.text(dim, code).is_some_and(|text| text.en.is_some())
    }

    /// Codes and units of these figures without words in both languages, as `dim=code`.
    pub fn missing(&self, figures: &[Figure]) -> BTreeSet<String> {
        let mut missing = BTreeSet::new();
        for (dim, code) in figures.iter().flat_map(codes_of) {
            let named = self.dim(&dim).is_some_and(|d| d.name.en.is_some());
            if !named || !self.has(&dim, &code) {
                missing.insert(format!("{dim}={code}"));
            }
        }
        let unknown = figures.iter().filter(|f| self.units.get(&f.unit.0).is_none_or(|u| !u.is_complete()));
        missing.extend(unknown.map(|f| format!("unit={}", f.unit.0)));
        missing
    }

    fn dim(&self, dim: &str) -> Option<&Dim> {
        self.places.get(dim).map(|(place, _)| &self.dims[*place])
    }

    fn text(&self, dim: &str, code: &str) -> Option<&Text> {
        let (place, codes) = self.places.get(dim)?;
        Some(&self.dims[*place].words[*codes.get(code)?].text)
    }

    /// Every code with its words, for checks.
    #[cfg(test)]
    pub(crate) fn all(&self) -> impl Iterator<Item = (String, &Text)> {
        let dims = self.dims.iter().flat_map(|d| {
            let words = d.words.iter().map(move |w| (format!("{}={}", d.code, w.code), &w.text));
            std::iter::once((d.code.clone(), &d.name)).chain(words)
        });
        let units = self.units.values().flat_map(|u| {
            let forms = [("name", &u.name), ("one", &u.one), ("other", &u.other), ("axis", &u.axis)];
            forms.map(|(form, text)| (format!("unit={} {form}", u.code), text))
        });
        dims.chain(units)
    }
}

impl UnitWords {
    fn is_complete(&self) -> bool {
        [&self.name, &self.one, &self.other, &self.axis].iter().all(|text| text.en.is_some())
    }
}

/// Every code of a figure that a reader meets, with the dimension to ask for.
fn codes_of(figure: &Figure) -> Vec<(String, String)> {
    let key = &figure.key;
    let mut codes: Vec<(String, String)> = key.dims.iter().map(|(d, c)| (d.clone(), c.clone())).collect();
    codes.push(("region".into(), key.region.clone()));
    let optional = [("series", &key.series), ("definition", &key.definition), ("qualifier", &figure.qualifier), ("note", &figure.note)];
    codes.extend(optional.into_iter().filter(|(_, code)| !code.is_empty()).map(|(dim, code)| (dim.to_string(), code.clone())));
    if let domain::Period::Words(words, _) = &key.period {
        codes.push(("period".into(), words.clone()));
    }
    codes
}
