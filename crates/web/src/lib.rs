//! Floor 4: pages for people. Each page is one `.rs` beside its `.html`.
//!
//! A request has two shapes. Read: path → deed or world → view struct → page. Write: form →
//! validated value → deed → redirect, or the same page with the errors and everything typed kept.
//! [`parts`] registers the parts; [`shell`] is the frame, the forms, the guard and the cache.
//! No SQL, no sentences: those stand in `store` and `texts`.

pub mod parts;
pub mod shell;

mod agenda;
mod follow;
mod imports;
mod manage;
mod monitor;
mod mywork;
mod pact;
mod paper;
mod parties;
mod people;
mod regions;
mod site;
mod start;
mod steering;

pub use people::Elsewhere;
pub use shell::audience::{Audience, Route};
pub use shell::front::{Answering, Front};
