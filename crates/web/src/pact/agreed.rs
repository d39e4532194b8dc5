//! Questions about agreements that several pages ask: which goals one serves, in which landsdeel
//! it was made, how many each landsdeel made for a goal or a national agreement.

use domain::pact::Agreement;
use domain::record::Rec;
use domain::regions::LANDSDELEN;
use domain::world::World;

/// The landsdeel a region belongs to: itself, or its parent.
pub fn landsdeel<'w>(world: &'w World, region: &'w str) -> &'w str {
    world.regions.get(region).and_then(|r| r.value.parent.as_deref()).unwrap_or(region)
}

/// The landsdeel an agreement was made in; none for a national one.
pub fn landsdeel_of<'w>(world: &'w World, agreement: &'w Agreement) -> Option<&'w str> {
    agreement.region.as_deref().map(|region| landsdeel(world, region))
}

/// Whether an agreement serves a goal: it says so, or it works out one that does.
pub fn serves(world: &World, agreement: &Agreement, goal: &str) -> bool {
    let names = |a: &Agreement| a.goals.iter().any(|g| g == goal);
    let national = agreement.translates.as_ref().and_then(|id| world.agreements.get_live(id));
    names(agreement) || national.is_some_and(|n| names(&n.value))
}

/// Live agreements that serve a goal, in order of id.
pub fn for_goal<'w>(world: &'w World, goal: &str) -> Vec<&'w Rec<Agreement>> {
    world.agreements.live().filter(|a| serves(world, &a.value, goal)).collect()
}

/// How many of these agreements each landsdeel made, in the fixed order of landsdelen.
pub fn per_landsdeel(world: &World, agreements: &[&Rec<Agreement>]) -> Vec<(&'static str, usize)> {
    let count = |id: &str| agreements.iter().filter(|a| landsdeel_of(world, &a.value) == Some(id)).count();
    LANDSDELEN.into_iter().map(|id| (id, count(id))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::record::{Kind, State};
    use domain::world::{Stored, fill};

    fn world() -> World {
        let mut world = World::default();
        let stored = |id: &str, body: &str| Stored {
            id: id.into(),
            revision: 1,
            state: State::Live,
            updated_at: jiff::Timestamp::UNIX_EPOCH,
            body: body.into(),
        };
        let regions = [
            ("oost", r#"{"title":{"nl":"Oost"},"form":"landsdeel","summary":{"nl":"x"}}"#),
            ("twente", r#"{"title":{"nl":"Twente"},"form":"pact","parent":"oost","summary":{"nl":"x"}}"#),
        ];
        let agreements = [
            ("national", r#"{"title":{"nl":"a"},"text":{"nl":"a"},"goals":["4"]}"#),
            ("regional", r#"{"title":{"nl":"b"},"text":{"nl":"b"},"region":"twente","translates":"national"}"#),
            ("other", r#"{"title":{"nl":"c"},"text":{"nl":"c"},"goals":["5"],"region":"oost"}"#),
        ];
        fill(&mut world, Kind::Region, regions.map(|(id, body)| stored(id, body)).into()).unwrap();
        fill(&mut world, Kind::Agreement, agreements.map(|(id, body)| stored(id, body)).into()).unwrap();
        world
    }

    #[test]
    fn a_regional_agreement_counts_for_the_goal_of_what_it_works_out() {
        let world = world();
        let found = for_goal(&world, "4");
        assert_eq!(found.iter().map(|a| a.id.as_str()).collect::<Vec<_>>(), ["national", "regional"]);
        let counts = per_landsdeel(&world, &found);
        assert_eq!(counts.iter().filter(|(_, n)| *n > 0).collect::<Vec<_>>(), [&("oost", 1)]);
    }
}
