//! Names of lines, values with their unit, periods in a sentence: the small words of figures.

use crate::monitor::reading::Reading;
use crate::shell::format;
use app::figures::{Level, Shown, Strand};
use domain::Lang;
use domain::monitor::Figure;
use domain::period::Period;
use domain::value::{Unit, Value, format_number};
use texts::T;

impl Reading<'_> {
    /// What sets a strand apart from the others: `havo, vrouwen`; empty for the only one.
    pub fn name(&self, strand: &Strand<'_>) -> String {
        if self.view.strands.len() < 2 {
            return String::new();
        }
        let name = self.codes(strand);
        if name.is_empty() { self.t.monitor_total().into() } else { name }
    }

    /// The codes of a strand in words, without what all figures share.
    pub fn codes(&self, strand: &Strand<'_>) -> String {
        self.codes_without(strand, None)
    }

    /// The same, without the dimension that the panel around it stands for.
    pub fn codes_without(&self, strand: &Strand<'_>, panel: Option<&str>) -> String {
        let labels = seed::labels();
        let is_said = |d: &str| !self.view.background.contains_key(d) && panel != Some(d);
        let mut dims: Vec<_> = strand.dims.iter().filter(|(d, _)| is_said(d)).collect();
        dims.sort_by_key(|(d, c)| labels.rank(d, c));
        // The dimension that lines stand for is named first.
        dims.sort_by_key(|(d, _)| self.view.per.as_deref() != Some(d.as_str()));
        let mut words: Vec<&str> = dims.into_iter().map(|(d, c)| labels.label(d, c, self.lang)).collect();
        let is_one_region = self.view.strands.iter().all(|s| s.region == strand.region);
        if !is_one_region && panel != Some("regio") && (strand.region != "NL" || self.view.per.as_deref() == Some("regio")) {
            words.push(self.area(&strand.region));
        }
        words.dedup();
        words.join(", ")
    }

    /// The name of a region: from the labels, or of a municipality, COROP area or province from the division.
    pub fn area<'a>(&'a self, code: &'a str) -> &'a str {
        let all = &self.world.crosswalk.municipalities;
        let own = match Level::of_region(code) {
            Some(Level::Municipality) => all.iter().rfind(|m| m.code == code).map(|m| &m.name),
            Some(Level::Corop) => all.iter().rfind(|m| m.corop == code).map(|m| &m.corop_name),
            Some(Level::Province) => all.iter().rfind(|m| m.province == code).map(|m| &m.province_name),
            _ => None,
        };
        own.map_or_else(|| seed::labels().label("region", code, self.lang), String::as_str)
    }

    /// Series and definition, without what stands between brackets in their names.
    pub fn thread_name(&self, series: &str, definition: &str) -> String {
        let labels = seed::labels();
        let short = |dim, code| labels.label(dim, code, self.lang).split(" (").next().unwrap_or("").to_string();
        let parts = [("series", series), ("definition", definition)];
        parts.iter().filter(|(_, c)| !c.is_empty()).map(|(d, c)| short(d, c)).collect::<Vec<_>>().join(", ")
    }

    /// Series and definition in full.
    pub fn thread_words(&self, series: &str, definition: &str) -> String {
        let parts = [("series", series), ("definition", definition)];
        let words = parts.iter().filter(|(_, c)| !c.is_empty()).map(|(d, c)| seed::labels().label(d, c, self.lang));
        words.collect::<Vec<_>>().join("; ")
    }

    /// What all figures shown share: codes of the background, and a region that is not the country.
    pub fn background(&self) -> Vec<String> {
        let labels = seed::labels();
        let mut words: Vec<String> = self.view.background.iter().map(|(d, c)| labels.label(d, c, self.lang).to_string()).collect();
        if let [strand] = &self.view.strands[..] {
            let own = strand.dims.iter().filter(|(d, _)| !self.view.background.contains_key(*d));
            words.extend(own.map(|(d, c)| labels.label(d, c, self.lang).to_string()));
        }
        if let Some(first) = self.view.strands.first()
            && first.region != "NL"
            && self.view.strands.iter().all(|s| s.region == first.region)
        {
            words.push(labels.label("region", &first.region, self.lang).to_string());
        }
        words
    }

    /// A figure as a reader says it: `28,4%`, `1.861.000 personen`, `€ 34,6 miljoen`.
    pub fn value(&self, shown: &Shown<'_>) -> String {
        let Value::Number { value } = shown.value else { return self.figure(shown) };
        let words = with_unit(value, &shown.unit, self.precision(shown), self.t, self.lang);
        if shown.qualifier.is_empty() {
            return words;
        }
        format!("{} {words}", seed::labels().label("qualifier", &shown.qualifier, self.lang))
    }

    /// A figure as it stands in a table, without its unit.
    pub fn figure(&self, figure: &Figure) -> String {
        format::figure(figure, self.precision(figure), self.t, self.lang)
    }

    pub fn decimals(&self) -> u8 {
        u8::try_from(self.card.decimals).unwrap_or(0)
    }

    pub fn period(&self, period: &Period) -> String {
        format::period(period, self.t)
    }

    /// A period as it follows a value in a sentence: `in 2023`, `op 13 mei 2013`, `(onderzoek 2020)`.
    pub fn when(&self, period: &Period) -> String {
        let words = self.period(period);
        match period {
            Period::Day(_) => self.t.monitor_on(words),
            Period::Words(..) => format!("({words})"),
            Period::Quarter(y, q) => self.t.monitor_in_quarter(q, y),
            _ => self.t.monitor_in(words),
        }
    }
}

/// A number with its unit in words.
pub fn with_unit(value: f64, unit: &Unit, decimals: u8, t: T, lang: Lang) -> String {
    let number = |v: f64, d: u8| format_number(v, format::needed(v, d), lang);
    if unit.is_percent() {
        return format!("{}%", number(value, decimals));
    }
    if unit.is_money() {
        let amount = match value.abs() {
            1e9.. => t.monitor_billion(format_number(value / 1e9, format::needed(value / 1e9, 0).min(2), lang)),
            1e6.. => t.monitor_million(format_number(value / 1e6, format::needed(value / 1e6, 0).min(2), lang)),
            _ => number(value, decimals),
        };
        let per_year = if unit.0 == "EUR per year" { t.monitor_per_year() } else { "" };
        return format!("€\u{a0}{amount}{per_year}");
    }
    if unit.0 == "ratio" {
        return number(value, decimals);
    }
    if unit.0 == "thousand persons" {
        return with_unit(value * 1000.0, &Unit("persons".into()), 0, t, lang);
    }
    format!("{} {}", number(value, decimals), seed::labels().unit_name(unit, value, lang))
}

/// A size without sign, as it stands before "meer" or "minder": `4,3 procentpunt`, `25%`, `12`.
pub fn size(difference: f64, percent: Option<f64>, first: f64, unit: &Unit, t: T, lang: Lang) -> String {
    let plain = |v: f64| format_number(v.abs(), format::needed(v, 0), lang);
    if unit.is_percent() {
        return t.monitor_points(plain(difference));
    }
    match percent {
        Some(p) if first.abs() >= 100.0 && p.abs() >= 0.95 => format!("{}%", format_number(p.abs(), 0, lang)),
        Some(p) if first.abs() >= 100.0 && p.abs() >= 0.05 => format!("{}%", format_number(p.abs(), 1, lang)),
        _ => plain(difference),
    }
}

/// An area without the word for its kind, where a heading or the map says that already.
pub fn plain_area(name: &str) -> &str {
    ["Landsdeel ", "Arbeidsmarktregio ", "Labour-market region "].iter().find_map(|p| name.strip_prefix(p)).unwrap_or(name)
}

/// The first letter large, for the start of a line.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().collect::<String>() + chars.as_str())
}
