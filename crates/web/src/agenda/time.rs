//! The answer along time: a bar per action with its milestones. Bars are drawn in percentages, so one
//! drawing fits every width; dates stand beside them as text, so nobody needs the bars.

use super::row::span;
use crate::pact::said::{Linked, Said};
use crate::pact::status::{Badge, badge};
use crate::shell::Ctx;
use app::agenda::{Index, Line};
use askama::Template;
use domain::agenda::Action;
use jiff::civil::Date;
use texts::T;

#[derive(Template)]
#[template(path = "agenda/time.html")]
pub struct Time {
    t: T,
    /// (year, where it begins, whether there is room for its name on a phone).
    years: Vec<(i16, String, bool)>,
    today: Option<String>,
    bars: Vec<Bar>,
    undated: Vec<(Linked, Badge)>,
}

struct Bar {
    link: Linked,
    span: String,
    status: Badge,
    code: &'static str,
    left: String,
    width: String,
    /// (where, whether done).
    marks: Vec<(String, bool)>,
    milestones: (usize, usize),
}

/// From the first day of a year to the last of another.
#[derive(Clone, Copy)]
struct Range {
    first: i16,
    last: i16,
}

impl Range {
    fn begin(self) -> Date {
        jiff::civil::date(self.first, 1, 1)
    }

    fn share(self, day: Date) -> f64 {
        let days = |until: Date| f64::from((until - self.begin()).get_days());
        (days(day) / days(jiff::civil::date(self.last, 12, 31)) * 100.0).clamp(0.0, 100.0)
    }

    fn at(self, day: Date) -> String {
        format!("{:.2}%", self.share(day))
    }
}

/// A time line of more years says nothing about any of them; what lies outside is cut off at the edge.
const MOST_YEARS: i16 = 25;

impl Time {
    pub fn of(ctx: &Ctx, index: &Index, shown: &[usize]) -> Time {
        let lines = || shown.iter().map(|i| &index.lines[*i]).filter_map(|l| Some((l, ctx.world.actions.get_live(&l.id)?)));
        let mut dated: Vec<_> = lines().filter(|(_, a)| a.value.start.or(a.value.end).is_some()).collect();
        dated.sort_by_key(|(_, a)| (a.value.start.or(a.value.end), a.value.end));
        let range = range(&dated.iter().map(|(_, a)| &a.value).collect::<Vec<_>>(), index.today);
        let undated = lines().filter(|(_, a)| a.value.start.or(a.value.end).is_none());
        let link = |l: &Line, a: &domain::Rec<Action>| {
            (Linked::new(Said::of(&a.value.title, ctx), ctx.to.action(&a.id)), badge(ctx, Some(l.standing.status)))
        };
        let step = (range.last - range.first) / 5 + 1;
        let today = (range.first..=range.last).contains(&index.today.year());
        Time {
            t: ctx.t,
            years: (range.first..=range.last).map(|y| (y, range.at(jiff::civil::date(y, 1, 1)), (y - range.first) % step == 0)).collect(),
            today: today.then(|| range.at(index.today)),
            bars: dated.iter().map(|(l, a)| bar(ctx, range, l, a)).collect(),
            undated: undated.map(|(l, a)| link(l, a)).collect(),
        }
    }
}

fn range(actions: &[&Action], today: Date) -> Range {
    let first = actions.iter().filter_map(|a| a.start.or(a.end)).min().unwrap_or(today).year();
    let last = actions.iter().filter_map(|a| a.end.or(a.start)).max().unwrap_or(today).year();
    Range { first: first.max(last - MOST_YEARS + 1), last }
}

fn bar(ctx: &Ctx, range: Range, line: &Line, rec: &domain::Rec<Action>) -> Bar {
    let a = &rec.value;
    // An end that is not known yet is drawn as far as the line goes; a begin that is not known is a dot.
    let start = a.start.or(a.end).unwrap_or_else(|| range.begin());
    let until = a.end.unwrap_or(jiff::civil::date(range.last, 12, 31));
    let done = a.milestones.iter().filter(|m| m.milestone_state == "completed").count();
    let marks = a.milestones.iter().filter(|m| m.milestone_state != "cancelled");
    Bar {
        link: Linked::new(Said::of(&a.title, ctx), ctx.to.action(&rec.id)),
        span: span(ctx, a).unwrap_or_default(),
        status: badge(ctx, Some(line.standing.status)),
        code: line.standing.status,
        left: range.at(start),
        width: format!("{:.2}%", (range.share(until) - range.share(start)).max(0.6)),
        marks: marks.filter_map(|m| Some((range.at(m.completed.or(m.due)?), m.completed.is_some()))).collect(),
        milestones: (done, a.milestones.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_fall_where_they_are() {
        let range = Range { first: 2025, last: 2026 };
        assert_eq!([range.at(date(2025, 1, 1)), range.at(date(2026, 12, 31))], ["0.00%", "100.00%"]);
        assert_eq!(range.at(date(2026, 1, 1)), "50.07%");
        assert_eq!(range.at(date(2020, 1, 1)), "0.00%", "what lies before is cut off");
    }

    #[test]
    fn a_long_line_keeps_its_end() {
        let of = |start, end| Action { start: Some(date(start, 1, 1)), end: Some(date(end, 1, 1)), ..Action::default() };
        let found = range(&[&of(1900, 2027), &of(2025, 2026)], date(2026, 1, 1));
        assert_eq!((found.first, found.last), (2003, 2027));
        assert_eq!(range(&[], date(2026, 1, 1)).first, 2026);
    }
}
