//! Counting people into a cube, and publishing it so that nobody can be worked out.

mod columns;
mod cube;
mod dimension;
mod error;
mod rollup;
mod shape;

pub use columns::{Codes, Columns};
pub use cube::{Builder, Cube};
pub use dimension::Dimension;
pub use error::{CubeError, DimensionFault};
pub use shape::{MAX_CELLS, Shape};
mod audit;
mod certificate;
mod log;
mod lp;
mod moves;
mod noise;
mod pattern;
mod protect;
mod protected;
mod rule;
mod solve;
mod suppress;
mod system;
mod value;
mod witness;
pub use audit::audit;
pub use certificate::{Audit, Certificate};
pub use log::{Entry, Log, Reason};
pub use noise::NoiseTable;
pub use protect::{protect, suppress};
pub use protected::Protected;
pub use rule::{Rule, Zeros};
pub use value::{Value, Why};
