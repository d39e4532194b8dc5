//! A chart of ours on paper: lines and areas stay lines, text stays text that can be found.
//!
//! Only what our charts draw: paths, text, opacity. No images, no filters, no masks; a fill by
//! pattern becomes the grey of its series, because the papers draw without patterns.

use super::faces;
use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Transform};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, Paint, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use resvg::tiny_skia::PathSegment;
use resvg::usvg::{self, Group, Node, PaintOrder, Tree, layout::PositionedGlyph, layout::Span};

pub(super) fn draw(surface: &mut Surface<'_>, tree: &Tree, (x, y): (f32, f32), scale: f32, fonts: &[Font]) {
    surface.push_transform(&Transform::from_row(scale, 0.0, 0.0, scale, x, y));
    group(surface, tree.root(), fonts);
    surface.pop();
    surface.set_stroke(None);
}

fn group(surface: &mut Surface<'_>, of: &Group, fonts: &[Font]) {
    surface.push_transform(&transform(of.transform()));
    for node in of.children() {
        match node {
            Node::Group(inner) => group(surface, inner, fonts),
            Node::Path(path) if path.is_visible() => shape(surface, path),
            Node::Text(text) => text.layouted().iter().filter(|s| s.visible).for_each(|s| span(surface, s, fonts)),
            Node::Path(_) | Node::Image(_) => {}
        }
    }
    surface.pop();
}

fn shape(surface: &mut Surface<'_>, of: &usvg::Path) {
    let (fill, stroke) = (of.fill().map(filled), of.stroke().map(stroked));
    let Some(path) = outline(of).filter(|_| fill.is_some() || stroke.is_some()) else { return };
    surface.set_fill(fill);
    surface.set_stroke(stroke);
    surface.draw_path(&path);
}

fn outline(of: &usvg::Path) -> Option<Path> {
    let mut path = PathBuilder::new();
    for segment in of.data().segments() {
        match segment {
            PathSegment::MoveTo(p) => path.move_to(p.x, p.y),
            PathSegment::LineTo(p) => path.line_to(p.x, p.y),
            PathSegment::QuadTo(a, p) => path.quad_to(a.x, a.y, p.x, p.y),
            PathSegment::CubicTo(a, b, p) => path.cubic_to(a.x, a.y, b.x, b.y, p.x, p.y),
            PathSegment::Close => path.close(),
        }
    }
    path.finish()
}

/// A line of text. Where it lies level its glyphs are one run, so that a reader finds words.
fn span(surface: &mut Surface<'_>, of: &Span, fonts: &[Font]) {
    let mut rest = &of.positioned_glyphs[..];
    while let Some(first) = rest.first() {
        let face = faces::database().1.get(&first.font).and_then(|at| fonts.get(*at));
        let em = face.map_or(1.0, Font::units_per_em) / of.font_size.get();
        let start = origin(first, em);
        let together = |g: &&PositionedGlyph| {
            let place = origin(g, em);
            g.font == first.font && is_level(&place) && (place.ty - start.ty).abs() < 0.01
        };
        let (run, after) = rest.split_at(rest.iter().take_while(together).count().max(1));
        rest = after;
        if let Some(font) = face {
            run_of(surface, run, (of, em), font);
        }
    }
}

/// Where a glyph stands, without the scale that its size already says.
fn origin(glyph: &PositionedGlyph, em: f32) -> usvg::Transform {
    glyph.transform().pre_concat(usvg::Transform::from_scale(em, em))
}

fn is_level(place: &usvg::Transform) -> bool {
    place.kx.abs() < 1e-3 && place.ky.abs() < 1e-3 && (place.sx - 1.0).abs() < 1e-2
}

fn run_of(surface: &mut Surface<'_>, run: &[PositionedGlyph], (of, em): (&Span, f32), font: &Font) {
    let Some(first) = run.first() else { return };
    let (start, size) = (origin(first, em), of.font_size.get());
    let mut text = String::new();
    let mut glyphs = Vec::with_capacity(run.len());
    for (at, glyph) in run.iter().enumerate() {
        let next = run.get(at + 1).map_or(0.0, |n| (origin(n, em).tx - origin(glyph, em).tx) / size);
        let from = text.len();
        text.push_str(&glyph.text);
        glyphs.push(KrillaGlyph::new(GlyphId::new(glyph.id.0), next, 0.0, 0.0, 0.0, from..text.len(), None));
    }
    surface.push_transform(&transform(start));
    let mut set = |fill: Option<Fill>, stroke: Option<Stroke>, outlined: bool| {
        surface.set_fill(fill);
        surface.set_stroke(stroke);
        surface.draw_glyphs(Point::from_xy(0.0, 0.0), &glyphs, font.clone(), &text, size, outlined);
    };
    let (fill, stroke) = (of.fill.as_ref().map(filled), of.stroke.as_ref().map(stroked));
    match (fill, stroke, of.paint_order) {
        // The white edge under a label is drawn as a shape: the words are there once.
        (Some(fill), Some(stroke), PaintOrder::StrokeAndFill) => {
            set(None, Some(stroke), true);
            set(Some(fill), None, false);
        }
        (None, None, _) => {}
        (fill, stroke, _) => set(fill, stroke, false),
    }
    surface.pop();
}

fn transform(t: usvg::Transform) -> Transform {
    Transform::from_row(t.sx, t.ky, t.kx, t.sy, t.tx, t.ty)
}

fn paint(of: &usvg::Paint) -> Paint {
    match of {
        usvg::Paint::Color(c) => rgb::Color::new(c.red, c.green, c.blue).into(),
        _ => rgb::Color::new(0x76, 0x76, 0x76).into(),
    }
}

fn opacity(of: usvg::Opacity) -> NormalizedF32 {
    NormalizedF32::new(of.get()).unwrap_or(NormalizedF32::ONE)
}

fn filled(of: &usvg::Fill) -> Fill {
    let rule = match of.rule() {
        usvg::FillRule::NonZero => FillRule::NonZero,
        usvg::FillRule::EvenOdd => FillRule::EvenOdd,
    };
    Fill { paint: paint(of.paint()), opacity: opacity(of.opacity()), rule }
}

fn stroked(of: &usvg::Stroke) -> Stroke {
    Stroke {
        paint: paint(of.paint()),
        width: of.width().get(),
        miter_limit: of.miterlimit().get(),
        line_cap: match of.linecap() {
            usvg::LineCap::Butt => LineCap::Butt,
            usvg::LineCap::Round => LineCap::Round,
            usvg::LineCap::Square => LineCap::Square,
        },
        line_join: match of.linejoin() {
            usvg::LineJoin::Miter | usvg::LineJoin::MiterClip => LineJoin::Miter,
            usvg::LineJoin::Round => LineJoin::Round,
            usvg::LineJoin::Bevel => LineJoin::Bevel,
        },
        opacity: opacity(of.opacity()),
        dash: of.dasharray().map(|array| StrokeDash { array: array.to_vec(), offset: of.dashoffset() }),
    }
}
