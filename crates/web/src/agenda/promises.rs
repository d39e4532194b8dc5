//! What the actions for a goal promise together, beside how far its target is.

use super::effects::change;
use crate::pact::latest::newest;
use crate::pact::said::{Linked, Said};
use crate::shell::Ctx;
use app::agenda::Facet;
use domain::agenda::effect::{Promised, promised};
use domain::pact::{Goal, Target};

/// One indicator: the sum of what was promised, and what that means for the target.
pub struct Promise {
    pub indicator: Linked,
    pub size: Option<String>,
    pub actions: usize,
    pub year: Option<i64>,
    /// What is still needed to reach the target; none where target or figure is unknown.
    pub distance: Option<String>,
    /// Part of that distance the promises cover, in whole per cent.
    pub share: Option<i64>,
}

/// For every target that names an indicator, and every other indicator someone promises to change.
pub fn promises(ctx: &Ctx, id: &str, goal: &Goal) -> Vec<Promise> {
    let index = ctx.app.agenda();
    let actions: Vec<_> = index.with(Facet::Goal, id).into_iter().filter_map(|l| ctx.world.actions.get_live(&l.id)).collect();
    let until = |year| promised(actions.iter().copied(), &ctx.world, year);
    let aimed = goal.targets.iter().filter_map(|t| {
        // What actions promise is for everyone: a target for a part says nothing about the whole.
        let indicator = t.indicator.as_deref().filter(|_| t.is_total())?;
        // A target whose year is over still waits to be reached: then every promise counts.
        let year = t.year.filter(|y| *y >= i64::from(ctx.app.today().year()));
        promise(ctx, indicator, until(year).remove(indicator), Some(t))
    });
    let aims = |id: &String| goal.targets.iter().any(|t| t.is_total() && t.indicator.as_ref() == Some(id));
    let others = until(None).into_iter().filter(|(id, _)| !aims(id)).filter_map(|(id, sum)| promise(ctx, &id, Some(sum), None));
    aimed.chain(others).collect()
}

fn promise(ctx: &Ctx, indicator: &str, sum: Option<Promised>, target: Option<&Target>) -> Option<Promise> {
    let card = ctx.world.indicators.get_live(indicator)?;
    let known = national(ctx, indicator);
    let distance = target.and_then(|t| t.value).zip(known).map(|(aim, now)| aim - now);
    let share = distance.zip(sum.as_ref()).and_then(|(d, s)| share(d, s.size));
    Some(Promise {
        indicator: Linked::new(Said::of(&card.value.title, ctx), ctx.to.indicator(indicator)),
        size: sum.as_ref().map(|s| change(ctx, s.size, indicator, None)),
        actions: sum.map_or(0, |s| s.actions.len()),
        year: target.and_then(|t| t.year),
        distance: distance.map(|d| change(ctx, d, indicator, None)),
        share,
    })
}

/// The newest national figure: the total, or the only group there are figures of.
fn national(ctx: &Ctx, indicator: &str) -> Option<f64> {
    let figures = domain::steering::rules::home(&ctx.world, indicator);
    let mut groups: Vec<_> = figures.iter().map(|f| &f.key.dims).collect();
    groups.dedup();
    let group: Vec<(&str, &str)> = match groups.iter().find(|g| g.is_empty()) {
        Some(_) => Vec::new(),
        None if groups.windows(2).all(|w| w[0] == w[1]) => groups.first()?.iter().map(|(d, c)| (d.as_str(), c.as_str())).collect(),
        None => return None,
    };
    newest(ctx, indicator, &group)?.value.number()
}

/// How much of `distance` is covered; nothing where it is reached already or the promise goes the other way.
#[allow(clippy::cast_possible_truncation, reason = "rounded to whole per cent and bounded")]
fn share(distance: f64, promised: f64) -> Option<i64> {
    let part = promised / distance * 100.0;
    (distance.abs() > f64::EPSILON && part.is_finite() && part > 0.0).then(|| part.min(1e6).round() as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_of_the_way_that_is_left() {
        assert_eq!(share(10.0, 4.0), Some(40));
        assert_eq!(share(-10.0, -4.0), Some(40));
        assert_eq!(share(10.0, -4.0), None, "the wrong way");
        assert_eq!(share(0.0, 4.0), None, "there already");
    }
}
