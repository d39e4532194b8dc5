//! What a problem's type leads to: what it means and what to do, in both languages.

use crate::shell::{Ask, CODES, Problem, Reply, texts};
use domain::Lang;
use serde_json::{Value as Json, json};

pub fn list(ask: &Ask) -> Result<Reply, Problem> {
    let items: Vec<Json> = CODES.iter().map(|(code, status)| explained(ask, code, *status)).collect();
    Ok(Reply::json(&json!({ "_links": { "self": { "href": ask.here(&[]) } }, "totaal": items.len(), "resultaten": items })))
}

pub fn one(ask: &Ask) -> Result<Reply, Problem> {
    let (code, status) = CODES.iter().find(|(code, _)| *code == ask.id()).ok_or(Problem::NotFound)?;
    Ok(Reply::json(&explained(ask, code, *status)))
}

fn explained(ask: &Ask, code: &str, status: u16) -> Json {
    let said = |part: &str| {
        let [nl, en] = [Lang::Nl, Lang::En].map(|lang| texts(lang).find(&format!("api-problem-{code}-{part}")));
        json!({ "nl": nl, "en": en })
    };
    let own = ask.at(&format!("/fouten/{code}"));
    json!({ "id": code, "status": status, "titel": said("title"), "uitleg": said("text"), "_links": { "self": { "href": own } } })
}
