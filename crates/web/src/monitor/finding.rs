//! The finding: what the figures say, as sentences made by rule from the very points that are
//! drawn. Nothing is compared across a break, and a difference of percentages is in percentage
//! points. Title of the picture, first line of the page and text alternative are the same words.

use crate::monitor::drawing::is_drawn;
use crate::monitor::reading::Reading;
use crate::monitor::words::{capital, size};
use app::figures::{Form, Shown, Strand};
use domain::period::Period;
use std::collections::BTreeMap;

/// One statement: about which line, and what.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Empty where the indicator itself is the subject.
    pub about: String,
    pub text: String,
}

/// All statements, the first being the finding proper.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    title: String,
    pub claims: Vec<Claim>,
}

impl Finding {
    /// With its subject, for a picture that stands alone: `Aandeel vrouwen: 16,9% in 2023, …`.
    pub fn title(&self) -> String {
        let Some(first) = self.claims.first() else { return self.title.clone() };
        let about = if first.about.is_empty() { String::new() } else { format!(", {}", first.about) };
        format!("{}{about}: {}", self.title, first.text)
    }

    /// Under a heading that names the indicator already.
    pub fn lead(&self) -> String {
        self.claims.first().map_or_else(String::new, sentence)
    }

    /// Every statement, for readers who do not see the picture.
    pub fn summary(&self) -> String {
        let rest = self.claims.iter().skip(1).map(sentence);
        std::iter::once(format!("{}.", self.title())).chain(rest).collect::<Vec<_>>().join(" ")
    }

    /// What follows the finding proper.
    pub fn rest(&self) -> String {
        self.claims.iter().skip(1).map(sentence).collect::<Vec<_>>().join(" ")
    }
}

fn sentence(claim: &Claim) -> String {
    let text = if claim.about.is_empty() { capital(&claim.text) } else { format!("{}: {}", capital(&claim.about), claim.text) };
    format!("{text}.")
}

/// Most statements of one finding.
const MOST: usize = 5;

impl Reading<'_> {
    /// What is found; worked out once.
    pub fn finding(&self) -> &Finding {
        self.found.get_or_init(|| self.find())
    }

    fn find(&self) -> Finding {
        let claims = match self.view.form {
            Form::Lines | Form::Panels => self.through_time(),
            Form::None => self.headline().and_then(Strand::last).map(|f| vec![self.plain(f)]).unwrap_or_default(),
            Form::Bars | Form::Grouped => self.beside_each_other(),
        };
        let claims =
            if claims.is_empty() { vec![Claim { about: String::new(), text: self.t.monitor_finding_none().into() }] } else { claims };
        Finding { title: self.title().into(), claims }
    }

    fn plain(&self, figure: &Shown<'_>) -> Claim {
        Claim { about: self.background().join(", "), text: format!("{} {}", self.value(figure), self.when(&figure.key.period)) }
    }

    fn through_time(&self) -> Vec<Claim> {
        let Some(headline) = self.headline() else { return Vec::new() };
        let others = self.view.strands.iter().filter(|s| !std::ptr::eq(*s, headline) && is_drawn(self, s));
        std::iter::once(headline).chain(others).filter_map(|s| self.course(s, std::ptr::eq(s, headline))).take(MOST).collect()
    }

    /// How one strand went.
    fn course(&self, strand: &Strand<'_>, headline: bool) -> Option<Claim> {
        let last = strand.last()?;
        let now = format!("{} {}", self.value(last), self.when(&last.key.period));
        let about = if self.view.strands.len() < 2 { self.background().join(", ") } else { self.subject(strand, headline) };
        let Some(change) = strand.change() else {
            let text = if strand.chain.len() > 1 { self.t.monitor_finding_break(now) } else { now };
            return Some(Claim { about, text });
        };
        let from = self.when(&change.first.key.period);
        let first = self.value(change.first);
        let first_number = change.first.value.number().unwrap_or(0.0);
        let size = size(change.difference, change.percent, first_number, &last.unit, self.t, self.lang);
        let text = match change.difference {
            d if d > 0.0 => self.t.monitor_finding_more(first, from, now, size),
            d if d < 0.0 => self.t.monitor_finding_less(first, from, now, size),
            _ => self.t.monitor_finding_same(from, now),
        };
        Some(Claim { about, text })
    }

    /// The name of a strand in a sentence; a total that comes first needs none.
    fn subject(&self, strand: &Strand<'_>, first: bool) -> String {
        match self.codes(strand) {
            codes if codes.is_empty() && !first => self.t.monitor_total().into(),
            codes => codes,
        }
    }

    /// Values of one moment beside each other: the newest, and of those the most.
    fn beside_each_other(&self) -> Vec<Claim> {
        let all = self.numbers();
        if all.len() <= 3 {
            return all.iter().enumerate().map(|(i, (s, f))| self.stated(s, f, i == 0)).collect();
        }
        let mut groups = BTreeMap::<String, Vec<(&Strand<'_>, &Shown<'_>)>>::new();
        for (strand, figure) in all {
            let key = &figure.key;
            groups.entry(format!("{};{};{}", key.period, key.series, key.definition)).or_default().push((strand, figure));
        }
        let best = groups.into_values().max_by_key(|group| (group.first().map_or((0, 0), |(_, f)| span(&f.key.period)), group.len()));
        let Some(group) = best else { return Vec::new() };
        if group.len() == 1 && self.view.unit.is_money() { self.highest_of_all() } else { self.claims_of(&group) }
    }

    /// Every number shown, with its strand.
    fn numbers(&self) -> Vec<(&Strand<'_>, &Shown<'_>)> {
        let all = self.view.strands.iter().flat_map(|s| s.chain.iter().map(move |p| (s, &p.figure)));
        all.filter(|(_, f)| f.value.number().is_some()).collect()
    }

    fn stated(&self, strand: &Strand<'_>, figure: &Shown<'_>, first: bool) -> Claim {
        let text = format!("{} {}", self.value(figure), self.when(&figure.key.period));
        let about = if self.view.strands.len() < 2 { self.background().join(", ") } else { self.subject(strand, first) };
        Claim { about, text }
    }

    fn claims_of(&self, group: &[(&Strand<'_>, &Shown<'_>)]) -> Vec<Claim> {
        let number = |pair: &(&Strand<'_>, &Shown<'_>)| pair.1.value.number().unwrap_or(f64::NAN);
        let (totals, parts): (Vec<_>, Vec<_>) = group.iter().partition(|(s, _)| self.is_total(s));
        if parts.len() <= 3 {
            let ordered = totals.iter().chain(&parts);
            return ordered.enumerate().map(|(i, (s, f))| self.stated(s, f, i == 0)).collect();
        }
        let high = parts.iter().copied().max_by(|a, b| number(a).total_cmp(&number(b)));
        let low = parts.iter().copied().min_by(|a, b| number(a).total_cmp(&number(b)));
        let mut claims = Vec::new();
        if let (Some((a, high)), Some((b, low))) = (high, low) {
            let when = self.when(&high.key.period);
            let when = when.trim_matches(['(', ')']);
            let text = self.t.monitor_finding_extremes(self.value(high), self.codes(a), self.value(low), self.codes(b), when);
            claims.push(Claim { about: String::new(), text });
        }
        claims.extend(totals.iter().map(|(s, f)| self.stated(s, f, false)));
        claims
    }

    fn highest_of_all(&self) -> Vec<Claim> {
        let all = self.numbers();
        let highest = all.iter().max_by(|(_, a), (_, b)| a.value.number().unwrap_or(0.0).total_cmp(&b.value.number().unwrap_or(0.0)));
        let Some((strand, figure)) = highest else { return Vec::new() };
        let name = if self.codes(strand).is_empty() { self.background().join(", ") } else { self.codes(strand) };
        let text = self.t.monitor_finding_highest(all.len(), name, self.period(&figure.key.period), self.value(figure));
        vec![Claim { about: String::new(), text }]
    }
}

/// When a period ends, and how long it is: of two that end together the longer says more.
fn span(period: &Period) -> (i64, i64) {
    match period {
        Period::Years(a, b) => (i64::from(*b) * 1000, i64::from(b - a)),
        other => (other.position().map_or(0, |p| (p * 1000.0) as i64), 0),
    }
}
