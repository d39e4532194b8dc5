//! The day a visitor chose: divisions change, so every map and list of municipalities has one.

use crate::shell::{Ctx, format};
use domain::field::read_date;
use domain::regions::Crosswalk;
use jiff::civil::Date;

/// The day that is shown, and what to say when it is not the day that was asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen {
    pub day: Date,
    /// The day in words.
    pub words: String,
    /// What stands in the field: what was typed, or the day.
    pub typed: String,
    pub problem: Option<String>,
    /// Whether it is another day than today: then links must carry it on.
    pub other: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Problem {
    NoDate,
    TooEarly(Date),
}

/// Reads `?op=`. Without it the day is today.
pub fn chosen(ctx: &Ctx) -> Chosen {
    let (typed, today) = (ctx.query("op"), ctx.app.today());
    let (day, problem) = pick(typed.as_deref(), today, first(&ctx.world.crosswalk));
    let problem = problem.map(|p| match p {
        Problem::NoDate => ctx.t.regions_day_no_date(typed.as_deref().unwrap_or("")),
        Problem::TooEarly(first) => ctx.t.regions_day_too_early(format::date(first, ctx.t)),
    });
    let typed = typed.filter(|_| problem.is_some()).unwrap_or_else(|| format::short_date(day, ctx.lang));
    Chosen { day, words: format::date(day, ctx.t), typed, problem, other: day != today }
}

/// The first day of the oldest division we hold.
pub fn first(crosswalk: &Crosswalk) -> Option<Date> {
    crosswalk.municipalities.iter().map(|m| m.valid_from).min()
}

fn pick(typed: Option<&str>, today: Date, first: Option<Date>) -> (Date, Option<Problem>) {
    let Some(typed) = typed else { return (today, None) };
    match (read_date(typed.trim()), first) {
        (None, _) => (today, Some(Problem::NoDate)),
        (Some(day), Some(first)) if day < first => (first, Some(Problem::TooEarly(first))),
        (Some(day), _) => (day, None),
    }
}

impl Chosen {
    /// An address with this day in it, where it is not today's.
    pub fn keep(&self, address: &str) -> String {
        match (self.other, address.contains('?')) {
            (false, _) => address.to_string(),
            (true, false) => format!("{address}?op={}", self.day),
            (true, true) => format!("{address}&op={}", self.day),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_before_the_oldest_division_becomes_its_first_day_and_says_so() {
        let day = |s: &str| -> Date { s.parse().unwrap() };
        let (today, first) = (day("2026-11-21"), day("2021-01-01"));
        let check = |typed: Option<&str>, shown: &str, problem: Option<Problem>| {
            assert_eq!(pick(typed, today, Some(first)), (day(shown), problem), "{typed:?}");
        };
        check(None, "2026-11-21", None);
        check(Some("2023-06-01"), "2023-06-01", None);
        check(Some("01-06-2023"), "2023-06-01", None);
        check(Some("1850-01-01"), "2021-01-01", Some(Problem::TooEarly(first)));
        check(Some("gisteren"), "2026-11-21", Some(Problem::NoDate));
    }
}
