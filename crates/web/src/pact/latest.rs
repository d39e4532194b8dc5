//! The latest known figure of an indicator for the whole country, with everything that makes it
//! quotable: unit, period, source, edition. No figure is written down in a page.

use crate::shell::{Ctx, format};
use domain::Value;
use domain::monitor::{Figure, Finality, as_known};
use domain::period::Period;
use domain::slices::{Axis, PERIOD, REGION, Slice};
use seed::labels;
use std::borrow::Cow;

pub struct Latest {
    pub value: String,
    /// Empty for percentages: the sign says it.
    pub unit: String,
    pub period: String,
    /// Supplier and, where known, the publication.
    pub source: String,
    pub provisional: bool,
}

/// The newest figure with just these dimensions, of the country; none where nothing of the kind was published.
pub fn latest(ctx: &Ctx, indicator: &str, dims: &[(&str, &str)]) -> Option<Latest> {
    latest_in(ctx, indicator, dims, COUNTRY)
}

/// The same of one region.
pub fn latest_in(ctx: &Ctx, indicator: &str, dims: &[(&str, &str)], region: &str) -> Option<Latest> {
    let card = ctx.world.indicators.get_live(indicator)?;
    let newest = newest_in(ctx, indicator, dims, region)?;
    Some(shown(ctx, &newest, u8::try_from(card.value.decimals).unwrap_or(0), &card.value.supplier))
}

/// The same of the country as a figure, for sums.
pub fn newest(ctx: &Ctx, indicator: &str, dims: &[(&str, &str)]) -> Option<Figure> {
    newest_in(ctx, indicator, dims, COUNTRY)
}

fn newest_in(ctx: &Ctx, indicator: &str, dims: &[(&str, &str)], region: &str) -> Option<Figure> {
    let key = format!("newest {indicator} {region} {dims:?}");
    let newest = ctx.world.derived::<Option<Figure>>(&key, || find_newest(ctx, indicator, dims, region));
    newest.as_ref().clone()
}

fn find_newest(ctx: &Ctx, indicator: &str, dims: &[(&str, &str)], region: &str) -> Option<Figure> {
    let days = ctx.world.edition_days();
    let fits = |f: &Figure| {
        let same = f.key.dims.len() == dims.len() && dims.iter().all(|(d, c)| f.key.dims.get(*d).is_some_and(|code| code == c));
        same && f.key.region == region && matches!(f.value, Value::Number { .. } | Value::Interval { .. })
    };
    let alone = ctx.world.figures.get(indicator).into_iter().flatten().map(Cow::Borrowed);
    let tables = ctx.world.slices.get(indicator).into_iter().flatten().flat_map(|slice| cells(slice, dims, region)).map(Cow::Owned);
    let all: Vec<Cow<'_, Figure>> = alone.chain(tables).filter(|f| fits(f)).collect();
    let newest = as_known(all.iter().map(AsRef::as_ref), &days, None).into_iter().max_by(|a, b| {
        let key = |f: &Figure| (f.key.period.position().unwrap_or(f64::MIN), days.get(&f.key.edition).copied());
        let ((pa, da), (pb, db)) = (key(a), key(b));
        pa.total_cmp(&pb).then(da.cmp(&db))
    });
    newest.cloned()
}

pub const COUNTRY: &str = "NL";

/// The cells of a released table for one region with just these dimensions.
fn cells(slice: &Slice, dims: &[(&str, &str)], region: &str) -> Vec<Figure> {
    let place = |axis: &Axis| match axis.name.as_str() {
        PERIOD => Some(None),
        REGION => Some(Some(vec![axis.position(region)?])),
        name => Some(Some(vec![axis.position(dims.iter().find(|(d, _)| *d == name).map_or("", |(_, code)| code))?])),
    };
    let wanted: Option<Vec<_>> = slice.axes.iter().map(place).collect();
    wanted.map_or_else(Vec::new, |wanted| slice.select(&wanted))
}

fn shown(ctx: &Ctx, figure: &Figure, decimals: u8, supplier: &str) -> Latest {
    let words = labels();
    let exact = Figure { qualifier: String::new(), finality: Finality::Final, ..figure.clone() };
    let number = format::figure(&exact, decimals, ctx.t, ctx.lang);
    let value = match figure.qualifier.as_str() {
        "" => number,
        code => format!("{} {number}", words.label("qualifier", code, ctx.lang)),
    };
    let n = figure.value.number().unwrap_or(2.0);
    let unit = if figure.unit.is_percent() { String::new() } else { words.unit_name(&figure.unit, n, ctx.lang).to_string() };
    let period = match &figure.key.period {
        Period::Words(said, _) => words.label("period", said, ctx.lang).to_string(),
        other => format::period(other, ctx.t),
    };
    let edition = ctx.world.editions.get_live(&figure.key.edition).map(|e| e.value.title.get(ctx.lang));
    let source = edition.map_or_else(|| supplier.to_string(), |edition| format!("{supplier}, {edition}"));
    Latest { value, unit, period, source, provisional: figure.finality == Finality::Provisional }
}
