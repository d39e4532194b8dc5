//! What every drawing has around its plot: root element, title, subtitle, source line.

use crate::canvas::{Anchor, Area, Canvas, Font, px};
use crate::model::{Frame, Width};
use crate::palette::{INK, INK_2, PAPER};
use crate::text::{FONTS, id, wrap, wrap_even};

/// Sizes in px of the two drawings. No text is under 12 px.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    pub width: f64,
    /// Room at the left and right edge.
    pub edge: f64,
    pub title: Font,
    pub subtitle: Font,
    pub tick: Font,
    pub label: Font,
    pub note: Font,
    pub plot_height: f64,
    pub line: f64,
}

impl Look {
    pub fn of(width: Width) -> Look {
        match width {
            Width::Wide => Look {
                width: 760.0,
                edge: 16.0,
                title: Font::bold(19.0, INK),
                subtitle: Font::new(14.0, INK_2),
                tick: Font::new(13.0, INK_2),
                label: Font::bold(14.0, INK),
                note: Font::new(12.0, INK_2),
                plot_height: 270.0,
                line: 2.5,
            },
            Width::Narrow => Look {
                width: 340.0,
                edge: 10.0,
                title: Font::bold(17.0, INK),
                subtitle: Font::new(13.0, INK_2),
                tick: Font::new(12.0, INK_2),
                label: Font::bold(12.5, INK),
                note: Font::new(12.0, INK_2),
                plot_height: 230.0,
                line: 2.25,
            },
        }
    }

    pub fn inner(&self) -> f64 {
        self.width - 2.0 * self.edge
    }

    pub fn right(&self) -> f64 {
        self.width - self.edge
    }

    pub fn is_narrow(&self) -> bool {
        self.width < 640.0
    }
}

/// A drawing in the making: the head is written, the plot follows, [`Sheet::finish`] closes it.
pub(crate) struct Sheet {
    pub look: Look,
    pub canvas: Canvas,
    /// Where the next thing may be drawn.
    pub y: f64,
    /// Prefix of ids, safe to write.
    pub id: String,
    frame: Frame,
    width: Width,
}

impl Sheet {
    pub fn new(frame: &Frame, width: Width) -> Sheet {
        let mut sheet = Sheet { look: Look::of(width), canvas: Canvas::default(), y: 14.0, id: id(&frame.id), frame: frame.clone(), width };
        let title = sheet.look.title;
        let rows = wrap_even(&frame.title, title.size, title.bold, sheet.look.inner());
        sheet.rows(&rows, title);
        sheet.y += if frame.title.is_empty() { 0.0 } else { 3.0 };
        sheet.paragraph(&frame.subtitle, sheet.look.subtitle);
        sheet.y += 16.0;
        sheet
    }

    /// `text` over the full width; moves down.
    fn paragraph(&mut self, text: &str, font: Font) {
        let rows = wrap(text, font.size, font.bold, self.look.inner());
        self.rows(&rows, font);
    }

    fn rows(&mut self, rows: &[String], font: Font) {
        for row in rows {
            self.y += font.leading();
            let baseline = self.y - (font.leading() - font.size) / 2.0 - font.size * 0.15;
            self.canvas.text(self.look.edge, baseline, Anchor::Start, font, row);
        }
    }

    /// Adds the source line and wraps all in the root element. A drawing with links is a group,
    /// because the content of an `img` cannot be reached by keyboard.
    pub fn finish(mut self, linked: bool) -> String {
        self.y += 12.0;
        let source = self.frame.source.clone();
        self.paragraph(&source, self.look.note);
        let height = (self.y + 12.0).ceil();
        let mut root = Canvas::default();
        root.open("svg", &self.root_attributes(height, linked));
        self.describe(&mut root);
        let sheet = Area { x: 0.0, y: 0.0, width: self.look.width, height };
        root.rect(sheet, &format!("fill=\"{PAPER}\""));
        root.append(self.canvas);
        root.close("svg");
        root.finish()
    }

    fn root_attributes(&self, height: f64, linked: bool) -> String {
        let (w, h, id) = (px(self.look.width), px(height), &self.id);
        let role = if linked { "group" } else { "img" };
        let class = match self.width {
            Width::Wide => "chart-wide",
            Width::Narrow => "chart-narrow",
        };
        format!(
            "xmlns=\"http://www.w3.org/2000/svg\" class=\"chart {class}\" viewBox=\"0 0 {w} {h}\" \
             width=\"{w}\" height=\"{h}\" role=\"{role}\" \
             aria-labelledby=\"{id}-title {id}-desc\" font-family=\"{FONTS}\""
        )
    }

    fn describe(&self, root: &mut Canvas) {
        let title = format!("id=\"{}-title\"", self.id);
        root.hidden_text("title", &title, &self.frame.title);
        let desc = format!("id=\"{}-desc\"", self.id);
        root.hidden_text("desc", &desc, &self.frame.summary);
    }
}
