//! What a file says about itself: title, source, definition, codes, licence, address, citation.

use crate::observations::cut::{Cut, STATUSES};
use crate::observations::sheet;
use crate::shell::{Ask, Media, texts};
use crate::table::About;
use domain::{Lang, Text};
use seed::labels;
use std::collections::BTreeSet;

pub fn title(cut: &Cut) -> Text {
    cut.indicator.value.title.clone()
}

/// The moment of the newest edition in the file, not of the download.
pub fn created(cut: &Cut) -> jiff::Timestamp {
    let day = cut.editions.first().map(|e| e.value.published);
    day.and_then(|d| d.to_zoned(jiff::tz::TimeZone::UTC).ok()).map_or(cut.indicator.updated_at, |z| z.timestamp())
}

/// `techniekpact-women_share-geslacht-female-v2024-06-01`: a name people can keep.
pub fn file_name(ask: &Ask, cut: &Cut) -> String {
    let mut parts = vec!["techniekpact".to_string(), cut.indicator.id.clone()];
    let chosen = ask.query.0.iter().filter(|(name, _)| !["formaat", "stijl", "pagina", "aantal"].contains(&name.as_str()));
    parts.extend(chosen.map(|(name, value)| format!("{name}-{}", domain::record::slug(value))).take(4));
    parts.extend(cut.editions.first().map(|e| format!("v{}", e.value.published)));
    parts.join("-")
}

/// The same selection in another shape.
pub fn address(ask: &Ask, media: Media) -> String {
    ask.here(&[("formaat", Some(media.name.into())), ("stijl", None)])
}

pub fn described(ask: &Ask, cut: &Cut) -> About {
    let card = &cut.indicator.value;
    let mut key: Vec<String> = vec!["indicator".into()];
    key.extend(cut.dims.iter().map(|dim| super::column_of(dim)));
    // Edition, series and definition may be empty, which a key may not be.
    key.extend(["regio".into(), "periode".into()]);
    let is_key = cut.samples().iter().all(|f| f.key.series.is_empty() && f.key.definition.is_empty());
    About {
        url: address(ask, crate::shell::CSV),
        title: card.title.clone(),
        description: card.definition.clone(),
        source: card.supplier.clone(),
        licence: seed::licence(&card.supplier).map(|l| l.url.clone()),
        key: if is_key { key } else { Vec::new() },
    }
}

/// The lines of the sheet that explains, in Dutch.
pub fn lines(ask: &Ask, cut: &Cut) -> Vec<(String, String)> {
    let t = texts(Lang::Nl);
    let card = &cut.indicator.value;
    let words = |text: &Option<Text>| text.as_ref().map(|t| t.nl.clone());
    let unit = domain::Unit(card.unit.clone());
    let editions: Vec<String> = cut.editions.iter().map(|e| format!("{} ({})", e.value.title.nl, e.value.published)).collect();
    let samples = cut.samples();
    let sources: BTreeSet<&str> = samples.iter().map(|f| f.source_url.as_str()).filter(|s| !s.is_empty()).collect();
    let breaks: Vec<String> = card.breaks.iter().map(|b| format!("{}: {}", b.at, b.text.nl)).collect();
    let page = format!("{}/monitor/{}", ask.base_url(), cut.indicator.id);
    let licence = seed::licence(&card.supplier).map_or(t.monitor_licence_unknown().into(), |l| format!("{}, {}", l.licence, l.url));
    let line = |key: &str, value: Option<String>| value.filter(|v| !v.is_empty()).map(|v| (t.code("api-about", key).into_owned(), v));
    let mut lines: Vec<(String, String)> = [
        line("title", Some(card.title.nl.clone())),
        line("definition", Some(card.definition.nl.clone())),
        line("unit", Some(labels().unit_title(&unit, Lang::Nl).into())),
        line("population", words(&card.population)),
        line("numerator", words(&card.numerator)),
        line("denominator", words(&card.denominator)),
        line("supplier", Some(card.supplier.clone())),
        line("edition", Some(editions.join("; "))),
        line("breaks", Some(breaks.join("\n"))),
        line("quality", words(&card.quality)),
        line("page", Some(page.clone())),
        line("address", Some(ask.here(&[]))),
        line("licence", Some(licence)),
        line(
            "citation",
            Some(t.api_citation(cut.editions.first().map_or(String::new(), |e| e.value.title.nl.clone()), &page, &card.title.nl)),
        ),
    ]
    .into_iter()
    .flatten()
    .collect();
    lines.extend(sources.into_iter().map(|s| (t.code("api-about", "source").into_owned(), s.to_string())));
    lines.extend(STATUSES.iter().map(|s| (t.api_about_status(s), t.code("api-status-figure", s).into_owned())));
    lines.extend(sheet::table(cut).columns.into_iter().map(|c| (t.api_about_column(&c.name), c.title.nl)));
    lines
}
