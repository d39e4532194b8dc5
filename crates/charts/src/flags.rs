//! Flags above the plot: events and series breaks, each with a rule down to the axis.

use crate::canvas::{Anchor, Area, Canvas, Font};
use crate::palette::INK_2;
use crate::text::shorten;

/// A word at a place of the axis.
#[derive(Clone, Debug)]
pub(crate) struct Flag {
    /// Place in px.
    pub x: f64,
    pub text: String,
    /// A break in the series, not an event.
    pub is_break: bool,
}

/// Flags with the lane (0 is nearest the plot) in which each stands.
#[derive(Debug)]
pub(crate) struct Flags {
    font: Font,
    placed: Vec<Placed>,
}

#[derive(Debug)]
struct Placed {
    flag: Flag,
    start: f64,
    end: f64,
    lane: usize,
}

const LANE: f64 = 18.0;
const GAP: f64 = 5.0;

impl Flags {
    /// Gives every flag a lane of its own or one it shares without touching. The text stands right
    /// of its rule, or left of it near the right edge. From right to left, each flag goes above
    /// those it would cover, so no rule runs through a text.
    pub fn new(mut flags: Vec<Flag>, font: Font, limits: (f64, f64)) -> Flags {
        flags.sort_by(|a, b| b.x.total_cmp(&a.x).then(a.text.cmp(&b.text)));
        flags.dedup_by(|a, b| a.x == b.x && a.text == b.text);
        let mut placed: Vec<Placed> = Vec::new();
        for mut flag in flags {
            flag.text = shorten(&flag.text, font.size, font.bold, limits.1 - limits.0 - GAP);
            let width = font.width(&flag.text);
            let mut start = flag.x + GAP;
            if start + width > limits.1 {
                start = (flag.x - GAP - width).max(limits.0);
            }
            let end = start + width;
            let (from, to) = (start.min(flag.x) - GAP, end.max(flag.x) + GAP);
            let under = placed.iter().filter(|p| p.start.min(p.flag.x) < to && from < p.end.max(p.flag.x));
            let lane = under.map(|p| p.lane + 1).max().unwrap_or(0);
            placed.push(Placed { flag, start, end, lane });
        }
        Flags { font, placed }
    }

    /// Room above the plot in px.
    pub fn height(&self) -> f64 {
        let lanes = self.placed.iter().map(|p| p.lane + 1).max().unwrap_or(0);
        lanes as f64 * LANE
    }

    /// Rules first, words over them.
    pub fn draw(&self, canvas: &mut Canvas, plot: Area) {
        for p in &self.placed {
            let dash = if p.flag.is_break { "5 4" } else { "1.5 3" };
            let look = format!("stroke=\"{INK_2}\" stroke-width=\"1\" stroke-dasharray=\"{dash}\"");
            let top = plot.y - p.lane as f64 * LANE - LANE - 6.0;
            canvas.line((p.flag.x, top), (p.flag.x, plot.bottom()), &look);
        }
        for p in &self.placed {
            let baseline = plot.y - p.lane as f64 * LANE - 12.0;
            canvas.halo_text(p.start, baseline, Anchor::Start, self.font, &p.flag.text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lanes(flags: &[(f64, &str)]) -> Vec<(String, usize)> {
        let flag = |&(x, text): &(f64, &str)| Flag { x, text: text.to_owned(), is_break: false };
        let font = Font::new(12.0, INK_2);
        let flags = Flags::new(flags.iter().map(flag).collect(), font, (0.0, 400.0));
        let lane = |p: Placed| (p.flag.text, p.lane);
        flags.placed.into_iter().map(lane).collect()
    }

    #[test]
    fn flags_share_a_lane_when_they_do_not_touch() {
        let found = lanes(&[(10.0, "een"), (200.0, "twee")]);
        assert_eq!(found, [("twee".into(), 0), ("een".into(), 0)]);
    }

    #[test]
    fn the_left_one_goes_above_what_it_would_cover() {
        let found = lanes(&[(10.0, "een lang woord"), (40.0, "twee")]);
        assert_eq!(found, [("twee".into(), 0), ("een lang woord".into(), 1)]);
    }

    #[test]
    fn the_same_break_in_two_series_is_one_flag() {
        assert_eq!(lanes(&[(10.0, "breuk"), (10.0, "breuk")]).len(), 1);
    }
}
