//! Steering: what went another way than agreed, who talked about it, and what was decided.
//!
//! A [`Signal`] is raised by a [`SignalRule`] or a person and ends in a decision or a reason. A
//! [`Meeting`] treats agenda items, a [`Decision`] is taken there. A [`Question`] goes between a
//! region and the steering group, an [`Amendment`] proposes another text. Each goes through a
//! [`machine`] that is drawn in `docs/parts/steering.md`; a test walks every state and deed.
//! Deliberately absent: names of persons (a seat speaks for a party or landsdeel), votes being cast
//! and closed texts. Those are kept beside the records, which are public.

mod amendment;
mod decision;
mod doing;
pub mod machine;
mod meeting;
mod proceedings;
mod question;
pub mod rules;
mod signal;
pub mod watch;

pub use amendment::{Amendment, AmendmentDeed, AmendmentStep};
pub use decision::{Decision, DecisionDeed, DecisionStep, Recused, VERDICTS, number_of};
pub use meeting::{
    ACCESS, Attendance, Item, Meeting, MeetingDeed, MeetingStep, Minute, OUTCOMES, PRESENCE, Paper, Quorum, Recusal, Roll, Tally, VOTES,
    clock,
};
pub use question::{Question, QuestionDeed, QuestionStep};
pub use signal::{ORIGINS, Signal, SignalDeed, SignalRule, SignalStep, Stuck, TESTS, TrailRow};

use crate::permission::Scope;
use crate::world::World;

/// The national steering group as a body; any other body is a region by its id.
pub const LRT: &str = "lrt";
/// The parties of the pact together: who took the decisions of 2013 to 2018.
pub const PACT: &str = "pact";

/// Whose a body's things are: of the country, or of the landsdeel that a region lies in.
pub fn body_scope(body: &str) -> Scope {
    if body == LRT || body == PACT { Scope::national() } else { Scope::region(body) }
}

/// Whether a body exists: the LRT, the pact, or a region.
pub fn is_body(world: &World, body: &str) -> bool {
    body == LRT || body == PACT || world.has(crate::Kind::Region, body)
}
