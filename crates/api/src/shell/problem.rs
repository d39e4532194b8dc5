//! What went wrong, by RFC 9457 and in the reader's language. The type is an address that explains it.

use crate::shell::{BASE, VERSION};
use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value as Json, json};
use texts::{Lang, T};

pub const PROBLEM_JSON: &str = "application/problem+json";

/// Why no answer was given.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    Parameters(Vec<Flaw>),
    NotFound,
    NoAddress,
    Method,
    /// The media types there are.
    NotAcceptable(Vec<&'static str>),
    TooLong,
    Busy,
    Broken,
}

/// One parameter that is not right.
#[derive(Clone, Debug, PartialEq)]
pub struct Flaw {
    pub name: String,
    pub wrong: Wrong,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Wrong {
    Unknown {
        allowed: Vec<String>,
    },
    Twice,
    Empty,
    Long {
        most: usize,
    },
    NotWhole {
        least: i64,
        most: i64,
    },
    NotADay,
    NotAChoice {
        allowed: Vec<String>,
    },
    /// Only together with this other parameter.
    Alone {
        with: &'static str,
    },
    /// Reading a filter stopped here.
    NotAFilter {
        at: String,
    },
    /// A filter asks about a column that is not there.
    NoColumn(String),
}

impl Flaw {
    pub fn new(name: impl Into<String>, wrong: Wrong) -> Flaw {
        Flaw { name: name.into(), wrong }
    }

    fn sentence(&self, t: T) -> String {
        let name = self.name.as_str();
        match &self.wrong {
            Wrong::Unknown { allowed } => t.api_flaw_unknown(allowed.join(", "), name),
            Wrong::Twice => t.api_flaw_twice(name),
            Wrong::Empty => t.api_flaw_empty(name),
            Wrong::Long { most } => t.api_flaw_long(*most, name),
            Wrong::NotWhole { least, most } => t.api_flaw_whole(least, most, name),
            Wrong::NotADay => t.api_flaw_day(name),
            Wrong::NotAChoice { allowed } => t.api_flaw_choice(allowed.join(", "), name),
            Wrong::Alone { with } => t.api_flaw_alone(name, with),
            Wrong::NotAFilter { at } => t.api_flaw_filter(at),
            Wrong::NoColumn(column) => t.api_flaw_column(column),
        }
    }
}

/// The codes that have a page of their own.
pub const CODES: &[(&str, u16)] = &[
    ("ongeldige-parameters", 400),
    ("niet-gevonden", 404),
    ("onbekend-adres", 404),
    ("methode-niet-toegestaan", 405),
    ("vorm-niet-beschikbaar", 406),
    ("adres-te-lang", 414),
    ("storing", 500),
    ("even-geduld", 503),
];

impl Problem {
    pub fn code(&self) -> &'static str {
        match self {
            Problem::Parameters(_) => "ongeldige-parameters",
            Problem::NotFound => "niet-gevonden",
            Problem::NoAddress => "onbekend-adres",
            Problem::Method => "methode-niet-toegestaan",
            Problem::NotAcceptable(_) => "vorm-niet-beschikbaar",
            Problem::TooLong => "adres-te-lang",
            Problem::Busy => "even-geduld",
            Problem::Broken => "storing",
        }
    }

    pub fn status(&self) -> StatusCode {
        let code = CODES.iter().find(|(code, _)| *code == self.code()).map_or(500, |(_, status)| *status);
        StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    fn body(&self, t: T, base_url: &str, instance: &str) -> Json {
        let code = self.code();
        let text = |part: &str| t.find(&format!("api-problem-{code}-{part}")).unwrap_or(code);
        let mut body = json!({
            "type": format!("{base_url}{BASE}/fouten/{code}"),
            "title": text("title"),
            "status": self.status().as_u16(),
            "detail": text("text"),
            "instance": instance,
        });
        match self {
            Problem::Parameters(flaws) => {
                let told =
                    |f: &Flaw| json!({ "pointer": format!("#/query/{}", pointer(&f.name)), "parameter": f.name, "detail": f.sentence(t) });
                body["errors"] = flaws.iter().map(told).collect();
            }
            Problem::NotAcceptable(media) => body["detail"] = t.api_not_acceptable(media.join(", ")).into(),
            _ => {}
        }
        body
    }

    /// The answer in this language; `instance` is the path that was asked.
    pub fn response(&self, t: T, base_url: &str, instance: &str) -> Response {
        let body = self.body(t, base_url, instance).to_string();
        let mut response = (self.status(), Body::from(body)).into_response();
        let headers = response.headers_mut();
        let lang = if t.0 == Lang::Nl { "nl" } else { "en" };
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(PROBLEM_JSON));
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(lang));
        headers.insert(header::VARY, HeaderValue::from_static("accept-language"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.insert("api-version", HeaderValue::from_static(VERSION));
        match self {
            Problem::Method => drop(headers.insert(header::ALLOW, HeaderValue::from_static("GET, HEAD, OPTIONS"))),
            Problem::Busy => drop(headers.insert(header::RETRY_AFTER, HeaderValue::from_static("5"))),
            _ => {}
        }
        response
    }
}

/// A name as one step of a JSON pointer in an address (RFC 6901).
fn pointer(name: &str) -> String {
    crate::shell::param::escaped(&name.replace('~', "~0").replace('/', "~1"))
}

/// A deed that could not be done, as its problem; the cause goes to the log.
pub fn refused(refusal: app::Refusal) -> Problem {
    match refusal {
        app::Refusal::NotFound => Problem::NotFound,
        app::Refusal::Unavailable(why) | app::Refusal::Unreachable(why) => {
            tracing::warn!(why, "the store could not be read");
            Problem::Busy
        }
        other => {
            tracing::error!(error = %other, "an answer of the API broke");
            Problem::Broken
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_says_the_same_in_both_languages_with_other_words() {
        let problem = Problem::Parameters(vec![Flaw::new("a/b", Wrong::Twice)]);
        let [nl, en] = [Lang::Nl, Lang::En].map(|lang| problem.body(T(lang), "https://pact.example", "/api/v1/doelen"));
        assert_eq!((&nl["status"], &nl["type"], &nl["instance"]), (&en["status"], &en["type"], &en["instance"]));
        assert_ne!(nl["title"], en["title"]);
        assert_eq!(nl["errors"][0]["pointer"], "#/query/a~1b");
    }

    #[test]
    fn every_code_is_explained_in_both_languages() {
        for (code, _) in CODES {
            for part in ["title", "text"] {
                let key = format!("api-problem-{code}-{part}");
                assert_ne!(T(Lang::Nl).find(&key).expect(&key), T(Lang::En).find(&key).expect(&key), "{key}");
            }
        }
    }
}
