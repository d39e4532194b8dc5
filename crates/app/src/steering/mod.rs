//! Steering: deeds on signals, meetings, votes, decisions, questions and amendments.
//!
//! Each deed asks the policy, lets `domain::steering` say what becomes of the value, and writes
//! record, version, event and mail in one transaction ([`keep`]). Closed texts, minutes and votes
//! being cast are written beside the records, which are public.

mod amendments;
mod decisions;
mod keep;
mod meetings;
mod minutes;
mod questions;
mod seats;
mod signals;
mod votes;

pub use decisions::{NewDecision, figures_known};
pub use meetings::{ClosedPaper, NewPaper};
pub use seats::{seat_of, seats_on};
