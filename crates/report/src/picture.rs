//! PNG: a chart for a slide, a letter or a link preview.
//!
//! Drawn from the SVG the site shows, with DejaVu Sans built in: the same picture on every
//! machine. An SVG may name whatever it likes; nothing it names is fetched, opened or embedded.

use crate::ReportError;
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{ImageHrefResolver, Options, Tree, roxmltree};
use std::sync::{Arc, OnceLock};

/// A picture of 4000 x 4000 takes 64 MB while it is drawn.
pub const MAX_SIDE_PX: u32 = 4000;

const FAMILY: &str = "DejaVu Sans";

/// Draws `svg` at `scale` (1 = the size it states) on white.
pub fn png(svg: &str, scale: f32) -> Result<Vec<u8>, ReportError> {
    let tree = tree(svg, fonts())?;
    let (width, height) = (tree.size().width() * scale, tree.size().height() * scale);
    let fits = |side: f32| side.ceil() >= 1.0 && side.ceil() <= MAX_SIDE_PX as f32;
    let size = ReportError::Size { width, height };
    if !fits(width) || !fits(height) {
        return Err(size);
    }
    let mut pixels = Pixmap::new(width.ceil() as u32, height.ceil() as u32).ok_or(size)?;
    pixels.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|e| ReportError::Png(e.to_string()))
}

/// Reads `svg`; its text is set in `fonts`.
pub(crate) fn tree(svg: &str, fonts: Arc<Database>) -> Result<Tree, ReportError> {
    // Without a document type there are no entities to unfold.
    let document = roxmltree::Document::parse(svg).map_err(|e| ReportError::Svg(e.to_string()))?;
    Tree::from_xmltree(&document, &options(fonts)).map_err(|e| ReportError::Svg(e.to_string()))
}

fn options(fontdb: Arc<Database>) -> Options<'static> {
    Options {
        font_family: FAMILY.into(),
        fontdb,
        image_href_resolver: ImageHrefResolver { resolve_data: Box::new(|_, _, _| None), resolve_string: Box::new(|_, _| None) },
        ..Options::default()
    }
}

/// Built once: the two faces a chart uses. Every generic family is DejaVu Sans, so a text in an
/// unknown font is set, not dropped.
fn fonts() -> Arc<Database> {
    static FONTS: OnceLock<Arc<Database>> = OnceLock::new();
    let build = || {
        let mut fonts = Database::new();
        for face in [dejavu::sans::regular(), dejavu::sans::bold()] {
            fonts.load_font_source(Source::Binary(Arc::new(face)));
        }
        fonts.set_sans_serif_family(FAMILY);
        fonts.set_serif_family(FAMILY);
        fonts.set_monospace_family(FAMILY);
        Arc::new(fonts)
    };
    FONTS.get_or_init(build).clone()
}
