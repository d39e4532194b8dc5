//! What a reader must know before trusting a figure: provisional, a break, a correction, another
//! state than today's, an address that names what is gone.

use crate::monitor::reading::Reading;
use crate::shell::{Links, format};
use domain::monitor::{Correction, Finality};
use domain::record::Rec;
use domain::value::format_number;

pub struct Notice {
    pub title: String,
    pub text: String,
    pub lang: &'static str,
    /// Struck out value and what it became.
    pub change: Option<(String, String)>,
    pub link: Option<(String, String)>,
    pub is_warning: bool,
}

/// In order of weight.
pub fn notices(reading: &Reading<'_>, to: Links) -> Vec<Notice> {
    let mut found: Vec<Notice> = unknown(reading, to).into_iter().collect();
    found.extend(other_state(reading, to));
    found.extend(superseded(reading, to));
    found.extend(corrected(reading, to));
    found.extend(provisional(reading));
    found.extend(breaks(reading));
    found
}

fn notice(reading: &Reading<'_>, title: &str, text: String) -> Notice {
    Notice { title: title.into(), text, lang: reading.lang.code(), change: None, link: None, is_warning: false }
}

fn unknown(reading: &Reading<'_>, to: Links) -> Option<Notice> {
    let named: Vec<String> = reading.asked.unknown.iter().map(|u| format!("{}={}", u.name, u.value)).collect();
    let text = reading.t.monitor_notice_unknown_text(named.join(", "));
    let link = Some((reading.t.monitor_notice_unknown_link().to_string(), to.indicator(reading.id)));
    (!named.is_empty()).then(|| Notice { link, is_warning: true, ..notice(reading, reading.t.monitor_notice_unknown_title(), text) })
}

fn other_state(reading: &Reading<'_>, to: Links) -> Option<Notice> {
    let t = reading.t;
    let selection = &reading.asked.selection;
    let text = match (&selection.edition, selection.as_of) {
        (Some(id), _) => {
            let edition = reading.world.editions.get_live(id);
            t.monitor_notice_edition(edition.map_or(id.as_str(), |e| e.value.title.get(reading.lang)))
        }
        (None, Some(day)) => t.monitor_notice_day(format::date(day, t)),
        (None, None) => return None,
    };
    let link = Some((t.monitor_notice_state_link().to_string(), to.indicator(reading.id)));
    Some(Notice { link, is_warning: true, ..notice(reading, t.monitor_notice_state_title(), text) })
}

fn superseded(reading: &Reading<'_>, to: Links) -> Option<Notice> {
    let next = reading.world.indicators.get_live(reading.card.superseded_by.as_deref()?)?;
    let link = Some((next.value.title.get(reading.lang).to_string(), to.indicator(&next.id)));
    Some(Notice { link, is_warning: true, ..notice(reading, reading.t.monitor_notice_superseded(), String::new()) })
}

fn corrected(reading: &Reading<'_>, to: Links) -> Vec<Notice> {
    let one = |c: &Rec<Correction>| {
        let value = |v: f64| {
            let percent = if reading.view.unit.is_percent() { "%" } else { "" };
            format!("{}{percent}", format_number(v, format::needed(v, reading.decimals()), reading.lang))
        };
        let figure = app::figures::by_key(reading.world, &c.value.figure);
        let which = figure.map_or_else(|| c.value.figure.clone(), |f| which(reading, &f));
        Notice {
            change: Some((value(c.value.before), value(c.value.after))),
            link: Some((reading.t.monitor_notice_correction_link().to_string(), to.record(domain::Kind::Correction, &c.id))),
            is_warning: true,
            lang: c.value.grounds.lang(reading.lang).code(),
            text: c.value.grounds.get(reading.lang).into(),
            title: reading.t.monitor_notice_correction(format::date(c.value.corrected, reading.t), which),
        }
    };
    app::figures::corrections(reading.world, reading.id).into_iter().map(one).collect()
}

/// Which figure, in words: its codes and period.
fn which(reading: &Reading<'_>, figure: &domain::monitor::Figure) -> String {
    let labels = seed::labels();
    let mut words: Vec<String> = figure.key.dims.iter().map(|(d, c)| labels.label(d, c, reading.lang).to_string()).collect();
    words.push(reading.period(&figure.key.period));
    words.join(", ")
}

fn provisional(reading: &Reading<'_>) -> Option<Notice> {
    let count = reading.shown().filter(|f| f.finality == Finality::Provisional).count();
    let all = reading.shown().count();
    let text =
        if count == all { reading.t.monitor_notice_provisional_all().to_string() } else { reading.t.monitor_notice_provisional(count) };
    (count > 0).then(|| notice(reading, reading.t.monitor_notice_provisional_title(), text))
}

/// Breaks that touch what is shown: a period on the axis, or a series or definition in it.
fn breaks(reading: &Reading<'_>) -> Option<Notice> {
    let threads: std::collections::BTreeSet<_> = reading.shown().map(|f| (&f.key.series, &f.key.definition)).collect();
    let touches = |at: &str| {
        let named = threads.iter().any(|(s, d)| *s == at || *d == at) && threads.len() > 1;
        named || reading.shown().any(|f| f.key.period.to_string() == at)
    };
    let texts: Vec<&domain::Text> = reading.card.breaks.iter().filter(|b| touches(&b.at)).map(|b| &b.text).collect();
    let first = texts.first()?;
    let text = texts.iter().map(|t| t.get(reading.lang)).collect::<Vec<_>>().join(" ");
    let lang = first.lang(reading.lang).code();
    Some(Notice { lang, ..notice(reading, reading.t.monitor_notice_break_title(), text) })
}
