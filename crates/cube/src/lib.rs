//! Counting people into a cube, and publishing it so that nobody can be worked out.
//!
//! [`Builder`] counts rows into leaf cells of a [`Shape`] and rolls up every margin; [`protect`]
//! turns the [`Cube`] into a [`Protected`] one by a named [`Rule`]. Suppression ([`suppress`]) comes
//! with a [`Certificate`]: for each small cell another table that agrees with everything published,
//! to be added up again in whole numbers. [`audit`] attacks by linear programming instead, and
//! [`audit_together`] attacks several publications at once. [`share`] divides published values only.
//!
//! Figures that a source published already, some of them as intervals, go another way: [`Source`]
//! takes them over, [`republish`] prints them with the totals that tell no more than the source meant
//! to, and [`narrowing`] attacks the result.
//!
//! An attacker is taken to know every published cell, every sum, and that no count is below zero
//! ([`Zeros::Counted`]: that hidden cells are not empty). He must not be able to prove that a cell of
//! fewer persons than the threshold is below it, nor that it has at least as many as it has. That
//! holds as long as printed cells do not tell small ones from their partners; see [`Why`].
//!
//! Not here: dominance rules for sums of money (a sum is hidden with its count, nothing more), prior
//! knowledge of persons in the cell, and comparing figures that were revised in between.

mod audit;
mod bounds;
mod certificate;
mod columns;
mod cube;
mod dimension;
mod error;
mod far;
mod known;
mod log;
mod lp;
mod moves;
mod narrowing;
mod noise;
mod pattern;
mod protect;
mod protected;
mod repair;
mod republish;
mod rollup;
mod round;
mod rule;
mod shape;
mod share;
mod solve;
mod source;
pub mod sparse;
mod suppress;
mod swaps;
mod system;
mod thin;
mod together;
mod value;
mod walk;
mod witness;

pub use audit::audit;
pub use certificate::{Audit, Certificate, Change};
pub use columns::{Codes, Columns};
pub use cube::{Builder, Cube};
pub use dimension::Dimension;
pub use error::{CubeError, DimensionFault};
pub use known::Known;
pub use log::{Entry, Log, Reason};
pub use narrowing::{Narrowed, narrowing};
pub use noise::NoiseTable;
pub use protect::{primary_only, protect, publish_pattern, suppress};
pub use protected::Protected;
pub use republish::republish;
pub use rule::{Rule, Zeros};
pub use shape::{MAX_CELLS, Shape};
pub use share::share;
pub use source::{Settled, Source};
pub use together::audit_together;
pub use value::{Value, Why};
