//! The doe-agenda: who does what by when, with which money, and what it should change.
//!
//! An [`Action`] says what it expects; a [`ProgressReport`] says how it goes; an [`Agenda`] says
//! which phases and statuses a landsdeel uses and how often it wants to hear something. What is
//! derived from them ([`standing`], [`quality`], [`tree`]) is never stored: it depends on the day.
//! Deliberately absent: persons. An action names a functional contact; mail goes to the accounts
//! of its owner.

mod action;
mod comment;
pub mod effect;
pub mod nudge;
mod period;
mod plan;
pub mod quality;
mod report;
mod rows;
pub mod standing;
pub mod sums;
pub mod tree;

pub use action::Action;
pub use comment::Comment;
pub use period::ReportingPeriod;
pub use plan::{Agenda, PhaseLabel, StatusLabel, agenda_of};
pub use report::ProgressReport;
pub use rows::{Expected, Measured, Milestone, Money, Result, Task};

/// How far along the work is. An agenda may use fewer, under names of its own.
pub const PHASES: &[&str] = &["exploring", "preparing", "running", "rounding_off", "done"];

/// How it goes. Derived from dates and reports unless someone sets one by hand, with a reason.
pub const STATUSES: &[&str] = &["planned", "on_track", "late", "silent", "completed", "stopped"];

pub const MILESTONE_STATES: &[&str] = &["not_started", "active", "completed", "cancelled"];

/// Where money comes from, in the order of tables and legends.
pub const ORIGINS: &[&str] = &["state", "region", "business", "eu"];
pub const MONEY_KINDS: &[&str] = &["cash", "in_kind"];

/// The results chain, from what was done to what changed.
pub const LEVELS: &[&str] = &["output", "outcome", "impact"];

/// How well a result is evidenced, weakest first.
pub const EVIDENCE_LEVELS: &[&str] = &["statement", "document", "dataset", "evaluation"];

pub const CERTAINTIES: &[&str] = &["low", "medium", "high"];

/// How an effect was measured, weakest evidence first.
pub const METHODS: &[&str] = &["count", "before_after", "comparison"];
