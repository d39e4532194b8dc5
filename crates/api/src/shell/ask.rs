//! What a handler knows about the question.

use crate::shell::{BASE, Media, Query};
use app::{App, WorldRef};
use axum::http::{HeaderMap, header};
use domain::Lang;
use std::collections::BTreeMap;
use texts::T;

pub struct Ask {
    pub app: App,
    pub world: WorldRef,
    /// Values of the placeholders of the route.
    pub place: BTreeMap<String, String>,
    /// The path as asked.
    pub path: String,
    pub query: Query,
    pub media: Media,
}

impl Ask {
    pub fn base_url(&self) -> &str {
        &self.app.settings().base_url
    }

    /// An absolute address inside the API.
    pub fn at(&self, path: &str) -> String {
        format!("{}{BASE}{path}", self.base_url())
    }

    /// This address with another query.
    pub fn here(&self, changes: &[(&str, Option<String>)]) -> String {
        format!("{}{}{}", self.base_url(), self.path, self.query.with(changes))
    }

    pub fn id(&self) -> &str {
        self.place.get("id").map_or("", String::as_str)
    }
}

/// The texts in a language of the domain.
pub fn texts(lang: Lang) -> T {
    T(match lang {
        Lang::Nl => texts::Lang::Nl,
        Lang::En => texts::Lang::En,
    })
}

/// Dutch, or English for who prefers it.
pub fn spoken(headers: &HeaderMap) -> T {
    let weight = |lang: &str| {
        let text = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
        let mut weights = text.split(',').filter_map(|part| {
            let (tag, rest) = part.trim().split_once(';').unwrap_or((part.trim(), ""));
            let weight = rest.trim().strip_prefix("q=").map_or(1.0, |q| q.parse::<f32>().unwrap_or(0.0));
            tag.split('-').next().is_some_and(|t| t.eq_ignore_ascii_case(lang)).then_some(weight)
        });
        weights.next()
    };
    let english = weight("en").is_some_and(|en| en > weight("nl").unwrap_or(0.0));
    texts(if english { Lang::En } else { Lang::Nl })
}

/// Names and values of a query, in order; what cannot be decoded reads as nothing and is refused.
pub fn query_pairs(uri: &axum::http::Uri) -> Vec<(String, String)> {
    axum::extract::Query::<Vec<(String, String)>>::try_from_uri(uri).map(|q| q.0).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_is_for_who_prefers_it() {
        let check = |text: &str, expected| {
            let headers = HeaderMap::from_iter([(header::ACCEPT_LANGUAGE, text.parse().unwrap())]);
            assert_eq!(spoken(&headers).0, expected, "{text}");
        };
        check("en", texts::Lang::En);
        check("en-GB,en;q=0.9,nl;q=0.8", texts::Lang::En);
        check("nl-NL,nl;q=0.9,en;q=0.8", texts::Lang::Nl);
        check("fr", texts::Lang::Nl);
    }
}
