//! Charts: values in, SVG text out.
//!
//! A drawing stands alone: title, subtitle and source line are inside the picture, so a copied
//! picture keeps its origin. Each chart is drawn twice ([`Width::Wide`], [`Width::Narrow`]),
//! because text in a scaled picture becomes unreadable on a phone.
//!
//! Colour is never the only difference: series also differ by dash, marker and a label of their
//! own. Suppressed values are a gap and a word, provisional ones a hollow marker, a series break
//! a vertical rule with a word.
//!
//! Not here: sentences (the caller passes [`Words`] and the summary), the data table under the
//! chart, and any script. Only presentation attributes are written, so a content security policy
//! without inline styles holds; the little CSS the page needs is [`CSS`].

mod axis;
mod bar;
mod bar_grid;
mod bars;
mod canvas;
mod classes;
mod dot_names;
mod dots;
mod ends;
mod flags;
mod frame;
mod gaps;
mod keys;
mod labels;
mod line;
mod marks;
mod model;
mod multiples;
pub mod number;
pub mod palette;
mod places;
mod scale;
mod spark;
mod strokes;
pub mod text;
mod tile_text;
mod tiles;
mod widths;

pub use bars::bars;
pub use dots::{Dot, DotMap, dots};
pub use line::line;
pub use model::{Annotation, Chart, Frame, Locale, Mark, Point, Series, Status, Style, Target, Unit, Width, Words, XTick};
pub use multiples::small_multiples;
pub use places::{Outline, Place, PlaceMap, places};
pub use spark::spark;
pub use tiles::{Tile, TileMap, tiles};

/// The rules a page adds to its own stylesheet: the drawing shrinks with its column, and a linked
/// tile shows focus as every other link does. A downloaded picture does not need them.
pub const CSS: &str = "\
.chart{display:block;max-width:100%;height:auto}
.chart-wide{width:47.5rem}
.chart-narrow{width:21.25rem}
.chart-link{outline:none}
.chart-link:hover .chart-tile{stroke:#1b2733;stroke-width:2}
.chart-link:focus-visible .chart-tile{stroke:#000;stroke-width:3;stroke-dasharray:none}
.chart-link:focus-visible .chart-ring{stroke:#ffd23f;stroke-width:3}
";
