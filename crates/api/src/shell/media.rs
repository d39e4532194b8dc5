//! Shapes of an answer, chosen by `?formaat=` or by the Accept header; the link wins.

use crate::shell::Problem;

/// A shape: its name in a query, its media type, the ending of its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Media {
    pub name: &'static str,
    pub kind: &'static str,
    pub ending: &'static str,
}

pub const JSON: Media = Media { name: "json", kind: "application/json", ending: "json" };
pub const CSV: Media = Media { name: "csv", kind: "text/csv", ending: "csv" };
pub const CSVW: Media = Media { name: "csvw", kind: "application/csvm+json", ending: "csv-metadata.json" };
pub const JSONSTAT: Media = Media { name: "jsonstat", kind: "application/vnd.json-stat+json", ending: "jsonstat.json" };
pub const XLSX: Media = Media { name: "xlsx", kind: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ending: "xlsx" };

impl Media {
    /// The shape asked for. Without a wish it is the first.
    pub fn choose(all: &'static [Media], named: Option<&str>, accept: Option<&str>) -> Result<Media, Problem> {
        if let Some(media) = named.and_then(|name| all.iter().find(|m| m.name == name)) {
            return Ok(*media);
        }
        let Some(accept) = accept.filter(|a| !a.trim().is_empty()) else { return Ok(all[0]) };
        let mut wishes: Vec<(f32, &str)> = accept.split(',').filter_map(wish).collect();
        wishes.sort_by(|a, b| b.0.total_cmp(&a.0));
        let found = wishes.iter().find_map(|(_, range)| all.iter().find(|m| fits(m.kind, range)));
        found.copied().ok_or_else(|| Problem::NotAcceptable(all.iter().map(|m| m.kind).collect()))
    }
}

/// A range of the Accept header with its weight; none where it is refused.
fn wish(text: &str) -> Option<(f32, &str)> {
    let mut parts = text.split(';').map(str::trim);
    let range = parts.next().filter(|r| !r.is_empty())?;
    let weight = parts.find_map(|p| p.strip_prefix("q=")).map_or(1.0, |q| q.parse::<f32>().unwrap_or(0.0));
    (weight > 0.0).then_some((weight, range))
}

fn fits(kind: &str, range: &str) -> bool {
    let range = range.to_ascii_lowercase();
    range == "*/*" || range == kind || range.strip_suffix("/*").is_some_and(|group| kind.starts_with(&format!("{group}/")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_link_wins_over_the_header_and_the_weight_over_the_order() {
        const ALL: &[Media] = &[JSON, CSV, XLSX];
        let check =
            |named, accept: &str, expected: Option<Media>| assert_eq!(Media::choose(ALL, named, Some(accept)).ok(), expected, "{accept}");
        check(Some("xlsx"), "text/csv", Some(XLSX));
        check(None, "text/csv", Some(CSV));
        check(None, "text/html,application/xml;q=0.9,*/*;q=0.8", Some(JSON));
        check(None, "application/json;q=0.2, text/*", Some(CSV));
        check(None, "", Some(JSON));
        check(None, "text/html", None);
        check(None, "text/csv;q=0", None);
    }
}
