//! A region's figures, each beside the figure of the country for the same cell.
//!
//! The country's figure is taken from the same edition where that has one: a share of a later,
//! revised total would be a figure nobody published. Where the country was revised since, the
//! later figure is told too.

use domain::monitor::{Figure, as_known};
use jiff::civil::Date;
use std::collections::BTreeMap;

pub const COUNTRY: &str = "NL";

/// One cell of one region.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell<'a> {
    pub figure: &'a Figure,
    pub country: Option<&'a Figure>,
    /// The country's figure as revised later.
    pub revised: Option<&'a Figure>,
}

/// How a region's figure stands to the country's. Computed here, not published.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Versus {
    /// Difference of two percentages, in percentage points.
    Points(f64),
    /// The part of the country's number, in percent.
    Share(f64),
}

/// The newest figures of `region`, newest period first.
pub fn of_region<'a>(figures: &'a [Figure], editions: &BTreeMap<String, Date>, region: &str) -> Vec<Cell<'a>> {
    let own = as_known(figures.iter().filter(|f| f.key.region == region), editions, None);
    let mut cells: Vec<_> = own.into_iter().map(|f| cell(figures, editions, f)).collect();
    cells.sort_by(|a, b| order(a.figure).partial_cmp(&order(b.figure)).unwrap_or(std::cmp::Ordering::Equal));
    cells
}

fn cell<'a>(figures: &'a [Figure], editions: &BTreeMap<String, Date>, figure: &'a Figure) -> Cell<'a> {
    let same = |f: &&Figure| f.key.region == COUNTRY && is_same_cell(f, figure) && f.unit == figure.unit;
    let published = |f: &Figure| editions.get(&f.key.edition).copied();
    let newest = figures.iter().filter(same).max_by_key(|f| published(f));
    let country = figures.iter().filter(same).find(|f| f.key.edition == figure.key.edition).or(newest);
    let revised = newest.filter(|n| country.is_some_and(|c| c.value != n.value));
    Cell { figure, country, revised }
}

/// Whether two figures differ in nothing but region and edition.
pub fn is_same_cell(a: &Figure, b: &Figure) -> bool {
    let key = |f: &Figure| (f.key.dims.clone(), f.key.period.clone(), f.key.series.clone(), f.key.definition.clone());
    a.key.indicator == b.key.indicator && key(a) == key(b)
}

/// To sort by: newest period first, totals before their parts, then as legends order the codes.
pub fn order(figure: &Figure) -> (f64, usize, Vec<(usize, usize)>) {
    let dims = &figure.key.dims;
    let ranks = dims.iter().map(|(d, c)| seed::labels().rank(d, c)).collect();
    (-figure.key.period.position().unwrap_or(0.0), dims.len(), ranks)
}

impl Cell<'_> {
    /// None where one of both is no exact number, or where the numbers cannot be compared.
    pub fn versus(&self) -> Option<Versus> {
        let country = self.country?;
        if !(self.figure.qualifier.is_empty() && country.qualifier.is_empty()) {
            return None;
        }
        let (own, all) = (self.figure.value.number()?, country.value.number()?);
        if self.figure.unit.is_percent() { Some(Versus::Points(own - all)) } else { (all > 0.0).then(|| Versus::Share(own / all * 100.0)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn world() -> (Vec<Figure>, BTreeMap<String, Date>) {
        let seed = seed::load().unwrap();
        let days = ["2017-06", "2018-06", "2022-05", "2024-06"].map(|e| (e.to_string(), format!("{e}-01").parse().unwrap()));
        (seed.figures, days.into())
    }

    fn of(figures: &[Figure], indicator: &str) -> Vec<Figure> {
        figures.iter().filter(|f| f.key.indicator == indicator).cloned().collect()
    }

    #[test]
    fn a_share_is_taken_of_the_total_of_its_own_edition_and_a_later_total_is_told() {
        let (all, editions) = world();
        let figures = of(&all, "pupils_nprofile_year4");
        let cells = of_region(&figures, &editions, "noord");
        let newest = &cells[0];
        assert_eq!(newest.figure.key.period.to_string(), "2016/17");
        assert_eq!(newest.country.and_then(|f| f.value.number()), Some(53_538.0));
        assert_eq!(newest.revised.and_then(|f| f.value.number()), Some(53_743.0));
        let Some(Versus::Share(share)) = newest.versus() else { panic!("{newest:?}") };
        assert!((share - 8.799).abs() < 0.001, "{share}");
    }

    #[test]
    fn percentages_differ_in_points() {
        let (all, editions) = world();
        let figures = of(&all, "share_betatech_ho_inflow");
        let cells = of_region(&figures, &editions, "noordwest");
        let wo = cells.iter().find(|c| c.figure.key.dims.get("level").is_some_and(|l| l == "wo")).unwrap();
        assert_eq!(wo.versus(), Some(Versus::Points(-5.0)));
        assert_eq!(cells[0].figure.key.dims.len(), 0, "the total comes first");
    }

    #[test]
    fn without_a_figure_of_the_country_nothing_is_compared() {
        let (all, editions) = world();
        let figures = of(&all, "region_share_of_new_ict_vacancies");
        let cells = of_region(&figures, &editions, "noordwest");
        assert_eq!(cells.len(), 1);
        assert_eq!((cells[0].country, cells[0].versus()), (None, None));
        assert_eq!(of_region(&figures, &editions, "oost"), Vec::new());
    }
}
