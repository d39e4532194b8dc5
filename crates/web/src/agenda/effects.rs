//! What an action should change, what it did change, and the difference, in words.

use crate::pact::said::{Linked, Said};
use crate::shell::{Ctx, format};
use domain::agenda::effect::{gaps, unexpected, unit_of};
use domain::agenda::{Action, Measured};
use domain::value::{Unit, format_number};

pub struct Effect {
    pub indicator: Linked,
    pub expected: Option<Hope>,
    pub measured: Option<Found>,
    /// Measured less expected; none where something is missing or the units differ.
    pub gap: Option<String>,
}

pub struct Hope {
    pub size: String,
    pub year: i64,
    pub certainty: String,
    pub basis: Said,
}

pub struct Found {
    pub size: String,
    pub year: i64,
    pub method: String,
    pub interval: Option<String>,
    pub judge: String,
    pub evidence: Option<String>,
}

pub fn effects(ctx: &Ctx, action: &Action) -> Vec<Effect> {
    let expected = gaps(action, &ctx.world).into_iter().filter_map(|g| {
        let e = g.expected;
        Some(Effect {
            indicator: indicator(ctx, &e.indicator)?,
            expected: Some(Hope {
                size: change(ctx, e.size, &e.indicator, e.unit.as_ref()),
                year: e.year,
                certainty: ctx.t.code("certainty", &e.certainty).into_owned(),
                basis: Said::of(&e.basis, ctx),
            }),
            measured: g.measured.map(|m| found(ctx, m)),
            gap: g.gap.map(|gap| change(ctx, gap, &e.indicator, e.unit.as_ref())),
        })
    });
    let surprises = unexpected(action).into_iter().filter_map(|m| {
        Some(Effect { indicator: indicator(ctx, &m.indicator)?, expected: None, measured: Some(found(ctx, m)), gap: None })
    });
    expected.chain(surprises).collect()
}

fn indicator(ctx: &Ctx, id: &str) -> Option<Linked> {
    let card = ctx.world.indicators.get_live(id)?;
    Some(Linked::new(Said::of(&card.value.title, ctx), ctx.to.indicator(id)))
}

fn found(ctx: &Ctx, m: &Measured) -> Found {
    let plain = |v: f64| signed(ctx, v);
    let interval = match (m.low, m.high) {
        (Some(low), Some(high)) => Some(ctx.t.agenda_interval(plain(high), plain(low))),
        _ => None,
    };
    Found {
        size: change(ctx, m.size, &m.indicator, m.unit.as_ref()),
        year: m.year,
        method: ctx.t.code("method", &m.method).into_owned(),
        interval,
        judge: m.judge.clone(),
        evidence: m.evidence_url.clone(),
    }
}

/// A change with its sign and unit: `+120 personen`, `−0,5 procentpunt`.
pub fn change(ctx: &Ctx, size: f64, indicator: &str, unit: Option<&String>) -> String {
    let unit = unit_of(indicator, unit, &ctx.world).map(Unit);
    let words = match &unit {
        Some(unit) if unit.is_percent() => ctx.t.agenda_points().to_string(),
        Some(unit) => seed::labels().unit_name(unit, size.abs(), ctx.lang).to_string(),
        None => String::new(),
    };
    format!("{} {words}", signed(ctx, size)).trim_end().to_string()
}

fn signed(ctx: &Ctx, value: f64) -> String {
    // Differences of decimals carry dust in the last places.
    let value = (value * 1e6).round() / 1e6;
    let sign = if value > 0.0 { "+" } else { "" };
    format!("{sign}{}", format_number(value, format::needed(value, 0), ctx.lang))
}
