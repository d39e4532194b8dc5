//! Boundaries that an operator brings: GeoJSON in, outlines in degrees out, or a refusal with its place.
//!
//! Coordinates are degrees (WGS 84) or metres of the Dutch national grid (Rijksdriehoek); anything
//! that lies elsewhere is refused, for it would be drawn elsewhere. Outlines are made simpler, since
//! a map on a page is some hundreds of pixels. Deliberately absent: what an area is called here (the
//! caller matches names), topology, and every other geometry than (multi)polygons.

mod outline;
mod rd;
mod read;
mod refusal;

pub use outline::simpler;
pub use rd::to_degrees;
pub use read::read;
pub use refusal::{Problem, Refusal};

/// A ring of (degrees east, degrees north); the first point is not repeated.
pub type Ring = Vec<(f64, f64)>;

/// One area of a file: its properties as text, and its rings (holes among them).
#[derive(Clone, Debug, PartialEq)]
pub struct Feature {
    pub properties: Vec<(String, String)>,
    pub rings: Vec<Ring>,
}

/// What a file may hold at most.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    pub bytes: usize,
    pub features: usize,
    pub positions: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { bytes: 8 * 1024 * 1024, features: 2000, positions: 400_000 }
    }
}
