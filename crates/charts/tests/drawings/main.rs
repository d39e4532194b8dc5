//! What must hold for every drawing, whatever it draws.

mod check;
mod edge;
mod facts;
mod samples;

use charts::{Mark, Width, bars, line, small_multiples};
use check::{Box, Drawing, read};

/// Well-formed, named, readable, and inside the picture.
fn sound(name: &str, svg: &str) -> Drawing {
    let drawing = read(svg);
    let (width, height) = drawing.size();
    for (a, text) in drawing.named("text") {
        assert!(check::number(a, "font-size") >= 12.0, "{name}: {text} is too small");
    }
    for b in drawing.text_boxes().iter().chain(&drawing.shape_boxes()) {
        let inside = b.left >= -0.1 && b.right <= width + 0.1 && b.top >= -0.1 && b.bottom <= height + 0.1;
        assert!(inside, "{name}: outside {width}x{height}: {b}");
    }
    let (root, _) = drawing.named("svg").next().expect("a root");
    let ids = drawing.ids();
    for id in root["aria-labelledby"].split(' ') {
        assert!(ids.contains(id), "{name}: nothing has the id {id}");
    }
    for (_, a, _) in &drawing.elements {
        assert!(!a.contains_key("style"), "{name}: a style attribute");
        assert!(!a.keys().any(|k| k.starts_with("on")), "{name}: a script attribute");
    }
    drawing
}

fn overlap(a: &Box, b: &Box) -> bool {
    let touch = 0.5;
    a.left + touch < b.right && b.left + touch < a.right && a.top + touch < b.bottom && b.top + touch < a.bottom
}

fn no_overlap(name: &str, drawing: &Drawing) {
    let boxes = drawing.text_boxes();
    for (i, a) in boxes.iter().enumerate() {
        for b in &boxes[..i] {
            assert!(!overlap(a, b), "{name}: {a} covers {b}");
        }
    }
}

#[test]
fn samples_are_sound_and_no_texts_touch() {
    for (name, svg) in samples::all() {
        if name == "spark" {
            assert!(read(&svg).texts().is_empty(), "a spark line has no text");
            continue;
        }
        let drawing = sound(&name, &svg);
        no_overlap(&name, &drawing);
    }
}

#[test]
fn edge_cases_are_sound() {
    for (name, chart) in edge::all() {
        for width in [Width::Wide, Width::Narrow] {
            let drawing = sound(name, &line(&chart, width));
            if name != "hostile" {
                no_overlap(name, &drawing);
            }
            sound(name, &bars(&chart, width));
            sound(name, &small_multiples(&chart.frame, &[chart.clone(), chart.clone()], width));
        }
    }
}

#[test]
fn hostile_text_stays_text() {
    let svg = line(&edge::hostile(), Width::Wide);
    assert!(!svg.contains("<script"));
    assert!(!svg.contains(|c: char| c.is_control() && c != '\n' || c == '\u{202E}'));
    let drawing = sound("hostile", &svg);
    assert_eq!(drawing.named("script").count(), 0);
    let (_, title) = drawing.named("title").next().expect("a title");
    assert_eq!(title, "<script>alert('x')</script>\"&gnp ]]>");
    assert!(drawing.ids().iter().all(|id| id.starts_with("scriptalertxscriptgnp")));
}

/// A small generator, so that a failure comes back with the same seed.
struct Random(u64);

impl Random {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) % n
    }

    fn chart(&mut self) -> charts::Chart {
        let words = ["Noord", "Arbeidsmarktregio Zuid-Kennemerland", "hbo", "Ambacht, laboratorium en gezondheidstechniek", "vrouwen"];
        let scale = 10f64.powi(self.below(9) as i32 - 2);
        let years = 1 + self.below(20) as i32;
        let series = (0..1 + self.below(8)).map(|_| {
            let values: Vec<f64> = (0..years).map(|_| (self.below(1000) as f64 / 500.0 - 0.4) * scale).collect();
            let mut s = samples::series(words[self.below(5) as usize], 2000.0, &values);
            for p in &mut s.points {
                match self.below(12) {
                    0 => p.value = Mark::Suppressed,
                    1 => p.value = Mark::Missing,
                    2 => p.value = Mark::with(scale, charts::Status::Provisional),
                    _ => {}
                }
            }
            s.emphasis = self.below(3) == 0;
            s
        });
        let series = series.collect();
        let unit = charts::Unit::Percent { decimals: self.below(3) as usize };
        let mut chart = samples::chart(samples::frame("r", "Titel", "Ondertitel"), unit, samples::years(2000, 1999 + years), series);
        chart.from_zero = self.below(2) == 0;
        // Words in gaps may lie over each other's lines but have their own test.
        chart.style.words.suppressed = String::new();
        chart
    }
}

#[test]
fn end_labels_never_overlap_nor_leave_the_picture() {
    for seed in 0..300 {
        let chart = Random(seed).chart();
        for width in [Width::Wide, Width::Narrow] {
            let name = format!("seed {seed} {width:?}");
            no_overlap(&name, &sound(&name, &line(&chart, width)));
            no_overlap(&name, &sound(&name, &bars(&chart, width)));
        }
    }
}
