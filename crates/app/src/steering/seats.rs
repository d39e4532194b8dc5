//! Who speaks for which seat of a body on a day.

use domain::people::Seat;
use domain::permission::Actor;
use domain::record::Rec;
use domain::world::World;
use jiff::civil::Date;

/// The seats a body has on a day, in the order of its list.
pub fn seats_on<'w>(world: &'w World, body: &str, day: Date) -> Vec<&'w Rec<Seat>> {
    let holds = |s: &Seat| s.since.is_none_or(|d| d <= day) && s.until.is_none_or(|d| day <= d);
    let mut seats: Vec<_> = world.seats.live().filter(|s| s.value.body == body && holds(&s.value)).collect();
    seats.sort_by_key(|s| (s.value.position, &s.id));
    seats
}

/// The seat an actor speaks for: that of the own party, else of the own landsdeel.
pub fn seat_of<'w>(world: &'w World, actor: &Actor, body: &str, day: Date) -> Option<&'w Rec<Seat>> {
    let Actor::Person { party, region, .. } = actor else { return None };
    let seats = seats_on(world, body, day);
    let of_party = seats.iter().find(|s| party.is_some() && s.value.party == *party);
    of_party.or_else(|| seats.iter().find(|s| region.is_some() && s.value.party.is_none() && s.value.region == *region)).copied()
}
