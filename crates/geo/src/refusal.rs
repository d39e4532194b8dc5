//! Why a file is not taken, and where in it.

use std::fmt;

#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    TooLarge {
        bytes: usize,
        most: usize,
    },
    NotUtf8,
    /// Not JSON; line and column stand in the place.
    Json(String),
    NotACollection(String),
    NoFeatures,
    TooManyFeatures {
        most: usize,
    },
    TooManyPositions {
        most: usize,
    },
    NotAnArea(String),
    /// A coordinate system named in the file that is not read.
    UnknownSystem(String),
    NotAPosition,
    ShortRing {
        points: usize,
    },
    OpenRing,
    Elsewhere {
        x: f64,
        y: f64,
    },
    /// Degrees and metres in one file.
    Mixed,
}

/// A problem and its place: `feature 12, ring 2, position 5`, all counted from 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    pub place: String,
    pub problem: Problem,
}

impl Refusal {
    pub(crate) fn whole(problem: Problem) -> Refusal {
        Refusal { place: String::new(), problem }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.place.is_empty() {
            write!(f, "{}: ", self.place)?;
        }
        match &self.problem {
            Problem::TooLarge { bytes, most } => write!(f, "the file has {bytes} bytes; at most {most} are read"),
            Problem::NotUtf8 => write!(f, "the file is not UTF-8 text"),
            Problem::Json(why) => write!(f, "not JSON: {why}"),
            Problem::NotACollection(found) => write!(f, "expected a FeatureCollection, found {found}"),
            Problem::NoFeatures => write!(f, "the collection holds no features"),
            Problem::TooManyFeatures { most } => write!(f, "more than {most} features"),
            Problem::TooManyPositions { most } => write!(f, "more than {most} positions in all"),
            Problem::NotAnArea(found) => write!(f, "expected a Polygon or MultiPolygon, found {found}"),
            Problem::UnknownSystem(name) => write!(f, "the coordinate system {name} is not read; use WGS 84 or Rijksdriehoek (EPSG:28992)"),
            Problem::NotAPosition => write!(f, "expected a position of two numbers"),
            Problem::ShortRing { points } => write!(f, "a ring needs at least four positions, this has {points}"),
            Problem::OpenRing => write!(f, "the ring is not closed: first and last position differ"),
            Problem::Elsewhere { x, y } => {
                write!(f, "({x}, {y}) does not lie in the Netherlands, in degrees (east, north) or metres of the national grid")
            }
            Problem::Mixed => write!(f, "degrees and metres in one file"),
        }
    }
}
