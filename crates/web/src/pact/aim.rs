//! A target in figures: for whom, how much, by when, and where that part stands now.

use super::latest::{COUNTRY, Latest, latest_in};
use crate::shell::{Ctx, format};
use domain::pact::Target;
use domain::value::{Unit, format_number};

/// A target that holds for one sex, level or region.
pub struct Aim {
    /// For whom, in words.
    pub part: String,
    /// The value and its year, as far as they were agreed.
    pub value: String,
    pub year: Option<i64>,
    /// The newest figure of just this part; none where nobody publishes one.
    pub latest: Option<Latest>,
}

/// None for a target that is for everyone, or names no indicator.
pub fn aim(ctx: &Ctx, target: &Target) -> Option<Aim> {
    let indicator = target.indicator.as_deref().filter(|_| !target.is_total())?;
    let (card, labels) = (ctx.world.indicators.get_live(indicator)?, seed::labels());
    let region = target.region.as_deref();
    let named = target.dims().into_iter().map(|(dim, code)| labels.label(dim, code, ctx.lang).to_string());
    let place = region.map(|r| ctx.world.regions.get_live(r).map_or_else(|| r.to_string(), |x| x.value.title.get(ctx.lang).to_string()));
    let percent = if Unit(card.value.unit.clone()).is_percent() { "%" } else { "" };
    let digits = u8::try_from(card.value.decimals).unwrap_or(0);
    let value = target.value.map(|v| format!("{}{percent}", format_number(v, format::needed(v, digits), ctx.lang)));
    Some(Aim {
        part: named.chain(place).collect::<Vec<_>>().join(", "),
        value: value.unwrap_or_default(),
        year: target.year,
        latest: latest_in(ctx, indicator, &target.dims(), region.unwrap_or(COUNTRY)),
    })
}
