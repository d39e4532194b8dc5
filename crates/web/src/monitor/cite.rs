//! How to refer to an indicator: APA, BibTeX, RIS, and the finding as a sentence for a memo. The
//! date is that of the edition shown, so that a citation keeps meaning what it meant.

use crate::monitor::reading::Reading;
use crate::shell::format;

pub struct Citation {
    pub apa: String,
    pub bibtex: String,
    pub ris: String,
    /// Finding, source, date and address.
    pub sentence: String,
}

/// Everything to copy. `address` is the public address of this very selection.
pub fn citation(reading: &Reading<'_>, address: &str) -> Citation {
    let edition = reading.edition();
    let year = edition.map_or_else(|| "n.d.".to_string(), |e| e.value.published.year().to_string());
    let from = reading.edition_words().unwrap_or_else(|| reading.t.monitor_no_edition().into());
    let (title, supplier) = (reading.title(), &reading.card.supplier);
    let publisher = reading.t.monitor_publisher();
    let number = edition.map_or("", |e| e.id.as_str());
    Citation {
        apa: format!("{supplier}. ({year}). {title} [{}]. {publisher}. {from}. {address}", reading.t.monitor_dataset()),
        bibtex: format!(
            "@misc{{techniekpact_{}{},\n  author = {{{{{supplier}}}}},\n  title = {{{{{title}}}}},\n  year = {{{year}}},\n  publisher = {{{publisher}}},\n  note = {{{from}}},\n  url = {{{address}}}\n}}",
            reading.id,
            number.replace('-', "")
        ),
        ris: ris(&[
            ("TY", "DATA"),
            ("AU", supplier),
            ("TI", title),
            ("PY", &year),
            ("DA", &edition.map_or_else(String::new, |e| e.value.published.strftime("%Y/%m/%d").to_string())),
            ("PB", publisher),
            ("ET", &from),
            ("UR", address),
            ("ER", ""),
        ]),
        sentence: reading.t.monitor_memo(address, reading.finding().title(), from_words(reading), supplier),
    }
}

fn from_words(reading: &Reading<'_>) -> String {
    match reading.edition() {
        Some(e) => format!("{}, {}", e.value.title.get(reading.lang), format::date(e.value.published, reading.t)),
        None => reading.t.monitor_no_edition().into(),
    }
}

/// A record of reference managers: tag, two spaces, dash, value.
fn ris(lines: &[(&str, &str)]) -> String {
    lines.iter().filter(|(tag, v)| !v.is_empty() || *tag == "ER").map(|(tag, v)| format!("{tag}  - {v}\r\n")).collect()
}
