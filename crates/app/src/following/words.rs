//! What a letter says. Everything is looked up in the world as it stands when the letter is written, so what
//! stopped being public meanwhile is not in it.

use crate::App;
use domain::event::{Change, Event};
use domain::following::{OF_ACTION, Subject};
use domain::record::{Kind, State};
use domain::text::Lang;
use domain::value::{Unit, format_number};
use domain::world::{World, entry};
use jiff::tz::TimeZone;
use texts::T;

/// Lines per subject; who was away for long reads the rest on the site.
const MOST_LINES: usize = 20;
/// Letters of a report that a letter repeats.
const MOST_TEXT: usize = 400;

/// The name of what is followed, with what it is; none where it is not public (any more).
pub fn name_of(t: T, lang: Lang, world: &World, subject: &Subject) -> Option<String> {
    if subject.kind == Kind::Edition {
        return Some(t.follow_of_edition().into());
    }
    let title = subject.title(world)?.get(lang);
    Some(match subject.kind {
        Kind::Goal => t.goal_heading(&subject.id, title),
        Kind::Region if world.regions.get(&subject.id).is_some_and(|r| r.value.form == "landsdeel") => t.follow_of_landsdeel(title),
        Kind::Region => t.follow_of_region(title),
        Kind::Indicator => t.follow_of_indicator(title),
        _ => t.follow_of_action(title),
    })
}

/// Where a record is read, without host and language.
pub fn address_of(world: &World, kind: Kind, id: &str) -> String {
    match kind {
        Kind::Action => format!("/doe-agenda/{id}"),
        Kind::Goal => format!("/doelen/{id}"),
        Kind::Region => format!("/landsdelen/{id}"),
        Kind::Indicator => format!("/monitor/{id}"),
        Kind::Edition if id.is_empty() => "/monitor/edities".into(),
        Kind::Edition => format!("/monitor/edities/{id}"),
        Kind::Decision => format!("/regie/besluiten/{id}"),
        Kind::Signal => format!("/regie/signalen/{id}"),
        Kind::Agreement => format!("/afspraken/{id}"),
        Kind::ProgressReport => match world.progress.get(id) {
            Some(r) => format!("/doe-agenda/{}#bericht-{id}", r.value.action),
            None => "/doe-agenda".into(),
        },
        Kind::Correction => match world.corrections.get(id) {
            Some(c) => format!("/monitor/{}", c.value.indicator),
            None => "/monitor".into(),
        },
        other => format!("/geschiedenis/{other}/{id}"),
    }
}

/// At most `most` characters, on one line.
pub fn shortened(text: &str, most: usize) -> String {
    let plain = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if plain.chars().count() <= most {
        return plain;
    }
    let cut: String = plain.chars().take(most).collect();
    format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole))
}

/// Tells events in one language.
pub struct Teller<'a> {
    pub app: &'a App,
    pub world: &'a World,
    pub t: T,
    pub lang: Lang,
}

impl Teller<'_> {
    /// Name and text of one subject; none where nothing is left to tell.
    pub fn part(&self, subject: &Subject, events: &[&Event]) -> Option<(String, String)> {
        let name = name_of(self.t, self.lang, self.world, subject)?;
        let told = joined(events);
        let lines: Vec<String> = told.iter().filter_map(|(event, fields)| self.line(subject, event, fields)).collect();
        if lines.is_empty() {
            return None;
        }
        let mut text = format!("{}\n{}\n", name.to_uppercase(), self.link(subject.kind, &subject.id));
        for line in lines.iter().take(MOST_LINES) {
            text.push_str(&format!("\n{line}\n"));
        }
        if let Some(rest) = lines.len().checked_sub(MOST_LINES).filter(|n| *n > 0) {
            text.push_str(&format!("\n{}\n", self.t.follow_line_rest(rest)));
        }
        Some((name, text.trim_end().to_string()))
    }

    fn link(&self, kind: Kind, id: &str) -> String {
        let spoken = if self.lang == Lang::En { "/en" } else { "" };
        format!("{}{spoken}{}", self.app.settings().base_url, address_of(self.world, kind, id))
    }

    /// `21 november 2026: …`, and where to read on unless that is the subject itself.
    fn line(&self, subject: &Subject, event: &Event, fields: &[String]) -> Option<String> {
        let (kind, id) = (event.about.kind?, event.about.id.as_str());
        let found = entry(self.world, kind, id).filter(|e| *e.state == State::Live)?;
        let said = match kind {
            Kind::ProgressReport => self.report(subject, id)?,
            Kind::Correction => self.correction(id)?,
            Kind::Edition if subject.kind == Kind::Indicator => self.t.follow_line_figures(found.title.get(self.lang)),
            Kind::Edition => self.t.follow_line_edition(found.title.get(self.lang)),
            _ => self.change(subject, event, fields, found.title.get(self.lang)),
        };
        let zone = TimeZone::get("Europe/Amsterdam").unwrap_or(TimeZone::UTC);
        let on = event.at.to_zoned(zone).date();
        let day = format!("{} {} {}", on.day(), self.t.code("month", &format!("{:02}", on.month())), on.year());
        let own = subject.kind == kind && subject.id == id;
        let link = if own { String::new() } else { format!("\n  {}", self.link(kind, id)) };
        Some(format!("- {day}: {said}{link}"))
    }

    fn report(&self, subject: &Subject, id: &str) -> Option<String> {
        let (t, report) = (self.t, &self.world.progress.get_live(id)?.value);
        if report.unchanged {
            return Some(t.follow_line_unchanged().into());
        }
        let title = report.title.get(self.lang);
        let said = if subject.kind == Kind::Action {
            t.follow_line_report(title)
        } else {
            t.follow_line_report_of(self.world.actions.get_live(&report.action)?.value.title.get(self.lang), title)
        };
        let text = report.text.as_ref().map(|text| shortened(text.get(self.lang), MOST_TEXT)).filter(|text| !text.is_empty());
        Some(text.map_or(said.clone(), |text| format!("{said}\n  {text}")))
    }

    fn correction(&self, id: &str) -> Option<String> {
        let c = &self.world.corrections.get_live(id)?.value;
        let card = self.world.indicators.get_live(&c.indicator)?;
        let unit = Unit(card.value.unit.clone());
        let decimals = u8::try_from(card.value.decimals).unwrap_or(0);
        let number = |v: f64| {
            let name = if unit.is_percent() { "%".to_string() } else { format!(" {}", seed::labels().unit_name(&unit, v, self.lang)) };
            format!("{}{name}", format_number(v, decimals, self.lang))
        };
        Some(self.t.follow_line_correction(number(c.after), number(c.before), c.grounds.get(self.lang), c.title.get(self.lang)))
    }

    fn change(&self, subject: &Subject, event: &Event, fields: &[String], title: &str) -> String {
        let (t, Some(kind)) = (self.t, event.about.kind) else { return String::new() };
        let word = t.code("kind", kind.code());
        let own = subject.kind == kind && subject.id == event.about.id;
        match &event.change {
            Change::Stepped { to } => t.follow_line_stepped(word, t.code("step", to), title),
            Change::Edited { .. } => {
                let names = fields.iter().filter(|f| kind != Kind::Action || OF_ACTION.contains(&f.as_str()));
                let names: Vec<String> = names.map(|f| t.code("field", f).to_lowercase()).collect();
                let said =
                    if own { t.follow_line_changed(names.join(", ")) } else { t.follow_line_changed_of(names.join(", "), word, title) };
                format!("{said}{}", self.stand(event, fields))
            }
            _ if own => t.follow_line_public().into(),
            _ => t.follow_line_new(word, title),
        }
    }

    /// How an action stands now, as far as that is what changed.
    fn stand(&self, event: &Event, fields: &[String]) -> String {
        let has = |field: &str| fields.iter().any(|f| f == field);
        let mut said = String::new();
        let Some(rec) = self.world.actions.get_live(&event.about.id).filter(|_| event.about.kind == Some(Kind::Action)) else {
            return said;
        };
        let moved = ["status", "phase", "percentage"].into_iter().any(has);
        if let Some(line) = self.app.agenda().line(&rec.id).filter(|_| moved) {
            said.push_str(&format!(" {}", self.t.follow_line_status(self.t.code("status", line.standing.status))));
        }
        if let Some(phase) = rec.value.phase.as_ref().filter(|_| has("phase")) {
            said.push_str(&format!(" {}", self.t.follow_line_phase(self.t.code("phase", phase))));
        }
        if let Some(percentage) = rec.value.percentage.filter(|_| has("percentage")) {
            said.push_str(&format!(" {}", self.t.follow_line_percentage(percentage)));
        }
        said
    }
}

/// Several edits of one record are one line, at its last moment, with all fields; of several steps the last one
/// is told.
fn joined<'e>(events: &[&'e Event]) -> Vec<(&'e Event, Vec<String>)> {
    let mut told: Vec<(&Event, Vec<String>)> = Vec::new();
    for event in events {
        let fields = if let Change::Edited { fields } = &event.change { fields.clone() } else { Vec::new() };
        let goes_on = matches!(event.change, Change::Edited { .. } | Change::Stepped { .. });
        let same = |e: &Event| e.change.code() == event.change.code() && (e.about.kind, &e.about.id) == (event.about.kind, &event.about.id);
        match told.iter_mut().find(|(e, _)| goes_on && same(e)) {
            Some((last, all)) => {
                *last = event;
                let fresh: Vec<String> = fields.into_iter().filter(|f| !all.contains(f)).collect();
                all.extend(fresh);
            }
            None => told.push((event, fields)),
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_ends_at_a_word() {
        assert_eq!(shortened("een  twee\ndrie", 20), "een twee drie");
        assert_eq!(shortened("een twee drie", 10), "een twee…");
        assert_eq!(shortened("ononderbroken", 5), "onond…");
    }
}
