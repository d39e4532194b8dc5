//! A figure of a trail or decision in words: value with unit, period, edition, source.

use crate::pact::said::{Linked, Said};
use crate::shell::{Ctx, format};
use app::figures::{Shown, by_key};
use domain::Unit;
use domain::monitor::Figure;

/// A figure as it stands in a table.
pub struct Told {
    pub indicator: Option<Linked>,
    pub value: String,
    pub period: String,
    pub edition: Option<(String, String)>,
    pub source: String,
}

fn unit_of(ctx: &Ctx, unit: &Unit, n: f64) -> String {
    if unit.is_percent() { String::new() } else { format!(" {}", seed::labels().unit_name(unit, n, ctx.lang)) }
}

pub fn told(ctx: &Ctx, figure: &Figure) -> Told {
    let card = ctx.world.indicators.get_live(&figure.key.indicator);
    let decimals = card.map_or(0, |c| u8::try_from(c.value.decimals).unwrap_or(0));
    let edition = ctx.world.editions.get_live(&figure.key.edition);
    Told {
        indicator: card.map(|c| Linked::new(Said::of(&c.value.title, ctx), ctx.to.indicator(&c.id))),
        value: format::figure(figure, decimals, ctx.t, ctx.lang) + &unit_of(ctx, &figure.unit, figure.value.number().unwrap_or(2.0)),
        period: format::period(&figure.key.period, ctx.t),
        edition: edition.map(|e| (e.value.title.get(ctx.lang).to_string(), ctx.to.edition(&e.id))),
        source: card.map_or_else(String::new, |c| c.value.supplier.clone()),
    }
}

/// The figure a trail names, as it was published.
pub fn of_key(ctx: &Ctx, key: &str) -> Option<Told> {
    by_key(&ctx.world, key).map(|f| told(ctx, &f))
}

/// A number beside a figure, with the same unit and decimals.
pub fn beside(ctx: &Ctx, key: &str, value: f64) -> String {
    let Some(figure) = by_key(&ctx.world, key) else { return domain::value::format_number(value, format::needed(value, 0), ctx.lang) };
    let rounded = (value * 10.0).round() / 10.0;
    let same = Figure { value: domain::Value::Number { value: rounded }, qualifier: String::new(), ..figure.into_owned() };
    told(ctx, &Figure { finality: Default::default(), ..same }).value
}

/// What was known on the day, and what is known now where that differs.
pub fn pair(ctx: &Ctx, then: &Shown<'_>, now: Option<&Shown<'_>>) -> (Told, Option<Told>) {
    (told(ctx, then), now.map(|n| told(ctx, n)))
}
