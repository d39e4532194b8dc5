//! Contrast after WCAG 2.2 (relative luminance), distance after CIEDE2000 (Sharma, Wu, Dalal
//! 2005), colour blindness after Machado, Oliveira, Fernandes 2009 at severity 1.0 (dichromats),
//! on linear RGB. The matrices were compared with R package `prismatic` (R/color-blindness.R);
//! the paper is doi:10.1109/TVCG.2009.113.

#![allow(clippy::unwrap_used)]

use super::*;

type Triple = [f64; 3];

const NORMAL: [Triple; 3] = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
const PROTAN: [Triple; 3] = [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]];
const DEUTAN: [Triple; 3] = [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]];
const TRITAN: [Triple; 3] = [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]];

fn linear(hex: &str) -> Triple {
    [1, 3, 5].map(|i| {
        let c = f64::from(u8::from_str_radix(&hex[i..i + 2], 16).unwrap()) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    })
}

fn times(m: &[Triple; 3], v: Triple) -> Triple {
    [0, 1, 2].map(|i| (0..3).map(|j| m[i][j] * v[j]).sum())
}

fn contrast(a: &str, b: &str) -> f64 {
    let luminance = |h| times(&[[0.2126, 0.7152, 0.0722]; 3], linear(h))[0];
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn lab(rgb: Triple) -> Triple {
    const XYZ: [Triple; 3] = [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]];
    let [x, y, z] = times(&XYZ, rgb.map(|c| c.clamp(0.0, 1.0)));
    let f = |t: f64| {
        if t > 216.0 / 24389.0 { t.cbrt() } else { (24389.0 / 27.0 * t + 16.0) / 116.0 }
    };
    let (fx, fy, fz) = (f(x / 0.95047), f(y), f(z / 1.08883));
    [116.0 * fy - 16.0, 500.0 * (fx - fy), 200.0 * (fy - fz)]
}

fn ciede2000([l1, a1, b1]: Triple, [l2, a2, b2]: Triple) -> f64 {
    let seventh = |c: f64| (c.powi(7) / (c.powi(7) + 25f64.powi(7))).sqrt();
    let g = 0.5 * (1.0 - seventh((a1.hypot(b1) + a2.hypot(b2)) / 2.0));
    let (a1, a2) = ((1.0 + g) * a1, (1.0 + g) * a2);
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let hue = |a: f64, b: f64| b.atan2(a).to_degrees().rem_euclid(360.0);
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    let turn = if (h2 - h1).abs() <= 180.0 { h2 - h1 } else { h2 - h1 - 360.0 * (h2 - h1).signum() };
    let dh = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin();
    let (lm, cm) = ((l1 + l2) / 2.0, (c1 + c2) / 2.0);
    // A grey has no hue; then the sum of hues counts, not their mean.
    let hm = if c1 * c2 == 0.0 { h1 + h2 } else { h1 + turn / 2.0 }.rem_euclid(360.0);
    let cos = |d: f64| d.to_radians().cos();
    let t = 1.0 - 0.17 * cos(hm - 30.0) + 0.24 * cos(2.0 * hm) + 0.32 * cos(3.0 * hm + 6.0) - 0.20 * cos(4.0 * hm - 63.0);
    let sl = 1.0 + 0.015 * (lm - 50.0).powi(2) / (20.0 + (lm - 50.0).powi(2)).sqrt();
    let (sc, sh) = (1.0 + 0.045 * cm, 1.0 + 0.015 * cm * t);
    let angle = 60.0 * (-((hm - 275.0) / 25.0).powi(2)).exp();
    let rt = -2.0 * seventh(cm) * angle.to_radians().sin();
    let (l, c, h) = ((l2 - l1) / sl, (c2 - c1) / sc, dh / sh);
    (l * l + c * c + h * h + rt * c * h).sqrt()
}

fn smallest_distance(sight: &[Triple; 3]) -> f64 {
    let seen = SERIES.map(|c| lab(times(sight, linear(c))));
    let pairs = (0..5).flat_map(|i| (0..i).map(move |j| (i, j)));
    pairs.map(|(i, j)| ciede2000(seen[i], seen[j])).fold(f64::INFINITY, f64::min)
}

/// Pairs 1, 7, 13 and 17 of the test data of Sharma, Wu and Dalal.
#[test]
fn the_distance_agrees_with_the_published_examples() {
    for (a, b, expected) in [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669),
        ([50.0, 2.5, 0.0], [50.0, 0.0, -2.5], 4.3065),
        ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
    ] {
        let found = ciede2000(a, b);
        assert!((found - expected).abs() < 1e-4, "{found} is not {expected}");
    }
}

#[test]
fn any_two_colours_are_far_apart_for_every_reader() {
    for (reader, sight) in [("normal", NORMAL), ("protan", PROTAN), ("deutan", DEUTAN), ("tritan", TRITAN)] {
        let smallest = smallest_distance(&sight);
        assert!(smallest >= 17.0, "{reader}: {smallest:.1}");
    }
}

#[test]
fn lines_and_text_stand_out_on_white() {
    let lowest = |colours: &[&str]| {
        let all = colours.iter().map(|c| contrast(c, PAPER));
        all.fold(f64::INFINITY, f64::min)
    };
    assert!((lowest(&SERIES) - 4.03).abs() < 0.01);
    assert!(lowest(&SERIES_TEXT) >= 4.5);
    assert!(lowest(&[INK, INK_2]) >= 4.5);
    assert!(lowest(&[REST]) >= 3.0);
}

/// Text on a tile is dark on the light classes and white on the dark ones.
#[test]
fn text_on_every_class_is_readable() {
    for (i, class) in CLASSES.iter().enumerate() {
        let found = contrast(class, text_on_class(i));
        assert!(found >= 4.5, "{class}: {found:.2}");
    }
}

#[test]
fn above_five_series_only_emphasis_has_colour() {
    let found = inks(&[false, true, false, false, true, false]);
    let strokes: Vec<_> = found.iter().map(|i| i.stroke).collect();
    assert_eq!(strokes, [REST, SERIES[0], REST, REST, SERIES[1], REST]);
    let five = inks(&[false; 5]);
    let distinct: std::collections::HashSet<_> = five.iter().map(|i| (i.dash, i.shape as u8)).collect();
    assert_eq!(distinct.len(), 5, "dash and marker tell series apart without colour");
}
