//! Did an action change anything? Three answers, each as strong as its data: what changed after
//! ([`before_after`]), what changed compared with regions that did not act
//! ([`difference_in_differences`]), and what changed compared with a weighted mix of regions that
//! looked alike before ([`synthetic`]).
//!
//! Five landsdelen are few, so nothing here leans on large samples: a period is averaged away before
//! regions are compared, intervals come from the spread between regions, and where the data cannot
//! carry an answer there is a [`Refusal`] that says what is missing, not a wide interval.
//!
//! Not here: which regions acted and from when (a person says so), estimates with further
//! explanatory variables, and effects that start in different years.

mod before_after;
mod did;
mod panel;
mod refusal;
mod simplex;
mod spread;
mod synthetic;

pub use before_after::before_after;
pub use did::{Comparison, difference_in_differences};
pub use panel::{Design, Panel};
pub use refusal::Refusal;
pub use spread::Estimate;
pub use synthetic::{Placebo, Synthetic, synthetic};
