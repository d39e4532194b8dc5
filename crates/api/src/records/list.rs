//! A page of records: filtered, counted, with links to the pages beside it; or the whole register as a file.

use crate::records::{Shelf, register};
use crate::shell::{Ask, Of, Param, Problem, Reply, texts};
use crate::table::{Style, csv, csvw};
use domain::world::Entry;
use domain::{FieldKind, FieldSpec, Lang, World};
use serde_json::{Map, Value as Json, json};

/// Items on a page where nobody chose, and at most.
pub const USUAL: i64 = 100;
pub const MOST: i64 = 1000;

/// Page number and size.
pub fn page_params() -> Vec<Param> {
    let t = texts(Lang::Nl);
    vec![
        Param::new("pagina", Of::Whole { least: 1, most: 1_000_000 }, t.api_param_pagina()),
        Param::new("aantal", Of::Whole { least: 1, most: MOST }, t.api_param_aantal()),
    ]
}

/// Where a page begins and how long it is.
pub struct Page {
    number: i64,
    size: i64,
}

impl Page {
    pub fn of(ask: &Ask) -> Page {
        Page { number: ask.query.whole("pagina").unwrap_or(1), size: ask.query.whole("aantal").unwrap_or(USUAL) }
    }

    pub fn cut<T>(&self, items: Vec<T>) -> Vec<T> {
        let (skip, take) = self.part();
        items.into_iter().skip(skip).take(take).collect()
    }

    /// How many items stand before this page, and how many on it at most.
    pub fn part(&self) -> (usize, usize) {
        let [skip, take] = [(self.number - 1).saturating_mul(self.size), self.size].map(|n| usize::try_from(n).unwrap_or(usize::MAX));
        (skip, take)
    }

    /// The links of a list of `total` items.
    pub fn links(&self, ask: &Ask, total: usize) -> Map<String, Json> {
        let total = i64::try_from(total).unwrap_or(i64::MAX).max(1);
        let last = (total - 1) / self.size + 1;
        let to = |page: i64| json!({ "href": ask.here(&[("pagina", Some(page.to_string()))]) });
        let mut links = Map::from_iter([("self".to_string(), json!({ "href": ask.here(&[]) }))]);
        links.insert("first".into(), to(1));
        if self.number > 1 {
            links.insert("prev".into(), to((self.number - 1).min(last)));
        }
        if self.number < last {
            links.insert("next".into(), to(self.number + 1));
        }
        links.insert("last".into(), to(last));
        links
    }

    /// The whole answer.
    pub fn answer(&self, ask: &Ask, total: usize, items: Vec<Json>) -> Json {
        json!({
            "_links": self.links(ask, total),
            "pagina": self.number,
            "totaal": total,
            "resultaten": items,
        })
    }
}

impl Shelf {
    /// What a list of this kind can be asked.
    pub fn params(&self, _world: &World) -> Vec<Param> {
        let t = texts(Lang::Nl);
        let mut params: Vec<Param> = self.filters.iter().map(|(name, path)| self.filter(name, path)).collect();
        params.push(Param::new("gewijzigdSinds", Of::Day, t.api_param_since()));
        params.extend(page_params());
        params
    }

    fn filter(&self, name: &str, path: &str) -> Param {
        let t = texts(Lang::Nl);
        let (spec, label) = field_at(self.fields(), path).map_or((None, name.into()), |s| (Some(s), t.code("field", s.name)));
        let of = match spec.map(|s| s.kind) {
            Some(FieldKind::Choice(codes) | FieldKind::Choices(codes)) => Of::Choice(codes.to_vec()),
            _ => Of::Text,
        };
        Param::new(name, of, t.api_param_filter(label)).many()
    }

    pub fn list(&self, ask: &Ask) -> Result<Reply, Problem> {
        let found: Vec<Entry> = self.live(&ask.world).into_iter().filter(|e| self.fits(ask, e)).collect();
        if ask.media != crate::shell::JSON {
            return self.file(ask, &found);
        }
        let page = Page::of(ask);
        let total = found.len();
        let items = page.cut(found).iter().map(|e| Json::Object(self.item(ask, e))).collect();
        Ok(Reply::json(&page.answer(ask, total, items)))
    }

    fn fits(&self, ask: &Ask, entry: &Entry) -> bool {
        let since = ask.query.day("gewijzigdSinds");
        let is_new = since.is_none_or(|day| entry.updated_at.to_zoned(jiff::tz::TimeZone::UTC).date() >= day);
        is_new && {
            let asked: Vec<_> =
                self.filters.iter().map(|(name, path)| (path, ask.query.all(name))).filter(|(_, wanted)| !wanted.is_empty()).collect();
            asked.is_empty() || {
                let body = (entry.body)();
                asked.iter().all(|(path, wanted)| values_at(&body, path).iter().any(|v| wanted.iter().any(|w| w == v)))
            }
        }
    }

    fn file(&self, ask: &Ask, found: &[Entry]) -> Result<Reply, Problem> {
        let table = register::table(self, found);
        let name = format!("techniekpact-{}-{}", self.name, ask.app.today());
        let about = register::about(self, ask);
        if ask.media == crate::shell::CSVW {
            return Ok(Reply::file(ask.media, &name, csvw(&table, &about).to_string()));
        }
        let described = format!(
            "<{}>; rel=\"describedby\"; type=\"application/csvm+json\"",
            ask.here(&[("formaat", Some("csvw".into())), ("stijl", None)])
        );
        let body = csv(&table, Style::named(ask.query.get("stijl")));
        Ok(Reply::file(ask.media, &name, body).header(axum::http::header::LINK, &described))
    }
}

/// The field a path names.
pub fn field_at<'f>(fields: &'f [FieldSpec], path: &str) -> Option<&'f FieldSpec> {
    match path.split_once('.') {
        None => fields.iter().find(|f| f.name == path),
        Some((rows, inner)) => fields.iter().find(|f| f.name == rows).and_then(|f| match f.kind {
            FieldKind::Rows(fields) => field_at(fields, inner),
            _ => None,
        }),
    }
}

/// Every text a path leads to.
fn values_at<'b>(body: &'b Json, path: &str) -> Vec<&'b str> {
    let (field, rest) = path.split_once('.').unwrap_or((path, ""));
    match body.get(field) {
        Some(Json::String(text)) => vec![text],
        Some(Json::Array(items)) if rest.is_empty() => items.iter().filter_map(Json::as_str).collect(),
        Some(Json::Array(rows)) => rows.iter().flat_map(|row| values_at(row, rest)).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_into_lists_and_rows() {
        let body = json!({"status": "behind", "themas": ["a", "b"], "roles": [{"party": "fme"}, {"party": "ocw"}]});
        assert_eq!(values_at(&body, "status"), ["behind"]);
        assert_eq!(values_at(&body, "themas"), ["a", "b"]);
        assert_eq!(values_at(&body, "roles.party"), ["fme", "ocw"]);
        assert!(values_at(&body, "none.here").is_empty());
    }
}
