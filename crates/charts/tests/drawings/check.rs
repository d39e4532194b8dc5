//! Reads a drawing back: a small XML reader that accepts only what is well-formed, and the boxes
//! of what is drawn.

use std::collections::{BTreeMap, BTreeSet};

pub type Attributes = BTreeMap<String, String>;

/// Elements in order, each with its attributes and, for a leaf, its unescaped text.
#[derive(Debug, Default)]
pub struct Drawing {
    pub elements: Vec<(String, Attributes, String)>,
}

#[derive(Clone, Debug)]
pub struct Box {
    pub what: String,
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
}

/// As a check that fails names it.
impl std::fmt::Display for Box {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?} ({:.1}, {:.1} to {:.1}, {:.1})", self.what, self.left, self.top, self.right, self.bottom)
    }
}

/// Panics with the reason when `svg` is not well-formed.
pub fn read(svg: &str) -> Drawing {
    let mut drawing = Drawing::default();
    let mut open: Vec<(String, usize)> = Vec::new();
    let mut rest = svg;
    while let Some(start) = rest.find('<') {
        text(&mut drawing, &open, &rest[..start]);
        let end = rest[start..].find('>').expect("a tag ends") + start;
        let tag = &rest[start + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            let (opened, _) = open.pop().expect("an element was open");
            assert_eq!(opened, name, "closing another element than was open");
            continue;
        }
        let (tag, leaf) = tag.strip_suffix('/').map_or((tag, false), |t| (t, true));
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        if !leaf {
            open.push((name.to_owned(), drawing.elements.len()));
        }
        drawing.elements.push((name.to_owned(), read_attributes(attributes), String::new()));
    }
    assert!(open.is_empty(), "left open: {open:?}");
    assert!(rest.trim().is_empty(), "text after the root: {rest}");
    drawing
}

fn text(drawing: &mut Drawing, open: &[(String, usize)], raw: &str) {
    if !raw.trim().is_empty() {
        let (_, at) = open.last().expect("text stands in an element");
        drawing.elements[*at].2.push_str(&unescape(raw));
    }
}

fn read_attributes(mut raw: &str) -> Attributes {
    let mut found = Attributes::new();
    while !raw.trim().is_empty() {
        let (name, more) = raw.split_once("=\"").expect("attributes are name=\"value\"");
        let (value, more) = more.split_once('"').expect("a value ends");
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
        assert!(name.trim().chars().all(plain), "attribute name {name:?}");
        let before = found.insert(name.trim().to_owned(), unescape(value));
        assert!(before.is_none(), "{name} stands twice");
        raw = more;
    }
    found
}

fn unescape(raw: &str) -> String {
    let known = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'")];
    let mut text = raw.to_owned();
    for (escape, plain) in known {
        text = text.replace(escape, plain);
    }
    let bare = text.replace("&amp;", "");
    assert!(!bare.contains('&'), "a bare & in {raw}");
    assert!(!raw.contains('<'), "a bare < in {raw}");
    text.replace("&amp;", "&")
}

impl Drawing {
    pub fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = (&'a Attributes, &'a str)> {
        let all = self.elements.iter().filter(move |(n, ..)| n == name);
        all.map(|(_, attributes, text)| (attributes, text.as_str()))
    }

    pub fn texts(&self) -> Vec<&str> {
        self.named("text").map(|(_, text)| text).collect()
    }

    pub fn ids(&self) -> BTreeSet<&str> {
        let ids: Vec<&str> = self.elements.iter().filter_map(|(_, a, _)| Some(a.get("id")?.as_str())).collect();
        let distinct: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), distinct.len(), "an id stands twice: {ids:?}");
        distinct
    }

    pub fn size(&self) -> (f64, f64) {
        let (root, ..) = self.named("svg").next().expect("a root");
        (number(root, "width"), number(root, "height"))
    }

    /// Boxes of all texts, by the width table.
    pub fn text_boxes(&self) -> Vec<Box> {
        self.named("text").map(|(a, text)| text_box(a, text)).collect()
    }

    /// Boxes of all other shapes.
    pub fn shape_boxes(&self) -> Vec<Box> {
        let patterns = ["path", "pattern"];
        let shapes = self.elements.iter().filter(|(n, a, _)| !patterns.contains(&n.as_str()) && n != "svg" && has_place(a));
        shapes.filter(|(n, ..)| n != "text").map(|(name, a, _)| shape_box(name, a)).collect()
    }
}

fn has_place(a: &Attributes) -> bool {
    ["x", "x1", "cx", "points"].iter().any(|k| a.contains_key(*k))
}

pub fn number(a: &Attributes, key: &str) -> f64 {
    a[key].parse().unwrap_or_else(|_| panic!("{key} is no number: {a:?}"))
}

fn text_box(a: &Attributes, text: &str) -> Box {
    let (x, y, size) = (number(a, "x"), number(a, "y"), number(a, "font-size"));
    let width = charts::text::width(text, size, a["font-weight"] == "600");
    let left = match a["text-anchor"].as_str() {
        "start" => x,
        "middle" => x - width / 2.0,
        _ => x - width,
    };
    Box { what: text.to_owned(), left, right: left + width, top: y - 0.76 * size, bottom: y + 0.2 * size }
}

fn shape_box(name: &str, a: &Attributes) -> Box {
    let span = |xs: &[f64], ys: &[f64]| Box {
        what: format!("{name} {a:?}"),
        left: xs.iter().copied().fold(f64::INFINITY, f64::min),
        right: xs.iter().copied().fold(f64::NEG_INFINITY, f64::max),
        top: ys.iter().copied().fold(f64::INFINITY, f64::min),
        bottom: ys.iter().copied().fold(f64::NEG_INFINITY, f64::max),
    };
    let n = |key: &str| number(a, key);
    match name {
        "line" => span(&[n("x1"), n("x2")], &[n("y1"), n("y2")]),
        "rect" => span(&[n("x"), n("x") + n("width")], &[n("y"), n("y") + n("height")]),
        "circle" => span(&[n("cx") - n("r"), n("cx") + n("r")], &[n("cy") - n("r"), n("cy") + n("r")]),
        _ => {
            let all: Vec<f64> = a["points"].split([' ', ',']).map(|p| p.parse().expect("a number")).collect();
            let every = |from: usize| all.iter().copied().skip(from).step_by(2).collect::<Vec<_>>();
            span(&every(0), &every(1))
        }
    }
}
