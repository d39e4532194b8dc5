//! Draws small pictures and looks at the pixels.
#![allow(clippy::unwrap_used)]

use report::{ReportError, png};
use resvg::tiny_skia::Pixmap;

const FONT: &str = "Open Sans, Noto Sans, DejaVu Sans, sans-serif";

fn draw(inside: &str, scale: f32) -> Pixmap {
    let svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="240" height="60">{inside}</svg>"#
    );
    Pixmap::decode_png(&png(&svg, scale).unwrap()).unwrap()
}

fn dark(picture: &Pixmap) -> usize {
    picture.pixels().iter().filter(|p| p.red() < 128).count()
}

fn text(family: &str, weight: &str) -> String {
    format!(r#"<text x="4" y="40" font-size="28" font-family="{family}" font-weight="{weight}">Één op vier: 25%</text>"#)
}

#[test]
fn white_paper_and_the_size_asked_for() {
    let picture = draw("", 1.5);
    assert_eq!((picture.width(), picture.height()), (360, 90));
    assert!(picture.pixels().iter().all(|p| (p.red(), p.green(), p.blue(), p.alpha()) == (255, 255, 255, 255)));
}

#[test]
fn every_family_is_dejavu_and_bold_is_bold() {
    let regular = draw(&text(FONT, "400"), 1.0);
    assert!(dark(&regular) > 400, "{}", dark(&regular));
    for family in ["DejaVu Sans", "sans-serif", "serif", "monospace", "Nobody Has This"] {
        assert_eq!(draw(&text(family, "400"), 1.0).data(), regular.data(), "{family}");
    }
    assert!(dark(&draw(&text(FONT, "700"), 1.0)) * 10 > dark(&regular) * 13);
}

#[test]
fn nothing_is_opened() {
    let place = std::env::temp_dir().join(format!("report-{}.svg", std::process::id()));
    let black = r#"<svg xmlns="http://www.w3.org/2000/svg" width="240" height="60"><rect width="240" height="60"/></svg>"#;
    std::fs::write(&place, black).unwrap();
    for name in ["href", "xlink:href"] {
        let image = format!(r#"<image {name}="{}" width="240" height="60"/>"#, place.display());
        assert_eq!(dark(&draw(&image, 1.0)), 0, "{name}");
    }
    std::fs::remove_file(place).unwrap();
    let inline =
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'%3E%3Crect width='9' height='9'/%3E%3C/svg%3E";
    assert_eq!(dark(&draw(&format!(r#"<image href="{inline}" width="240" height="60"/>"#), 1.0)), 0);
}

#[test]
fn what_is_no_picture_or_too_large_is_refused() {
    let svg = |size: &str| format!(r#"<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="10"/>"#);
    assert!(matches!(png(&svg("4001"), 1.0), Err(ReportError::Size { .. })));
    assert!(matches!(png(&svg("400"), 10.1), Err(ReportError::Size { .. })));
    assert!(png(&svg("4000"), 1.0).is_ok());
    for scale in [0.0, -1.0, f32::NAN, f32::INFINITY] {
        assert!(matches!(png(&svg("10"), scale), Err(ReportError::Size { .. })), "{scale}");
    }
    assert!(matches!(png("no", 1.0), Err(ReportError::Svg(_))));
    let entity = r#"<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>"#;
    assert!(matches!(png(entity, 1.0), Err(ReportError::Svg(_))));
}
