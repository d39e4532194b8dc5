//! The OpenAPI 3.1 document, made from the table of routes.

use crate::shell::{Answer, Ask, BASE, LICENCE, Problem, Reply, Resource, VERSION, texts};
use crate::v1::{resources, schema};
use domain::{Lang, World};
use serde_json::{Map, Value as Json, json};

pub fn document(ask: &Ask) -> Result<Reply, Problem> {
    Ok(Reply::json(&describe(&ask.world, ask.base_url(), &ask.app.settings().mail_from)))
}

/// The whole document.
pub fn describe(world: &World, base_url: &str, email: &str) -> Json {
    let t = texts(Lang::Nl);
    let email = mail_address(email);
    let paths: Map<String, Json> = resources().iter().map(|r| (r.path.clone(), json!({ "get": operation(r, world) }))).collect();
    let tags: Vec<Json> = ["register", "cijfers", "indelingen", "journaal", "api"]
        .iter()
        .map(|tag| json!({ "name": tag, "description": t.code("api-tag", tag) }))
        .collect();
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": t.api_title(),
            "version": VERSION,
            "summary": t.api_summary(),
            "description": t.api_description(),
            "contact": { "name": t.api_contact(), "email": email, "url": format!("{base_url}/contact") },
            "license": { "name": "CC BY 4.0", "url": LICENCE },
        },
        "servers": [{ "url": format!("{base_url}{BASE}") }],
        "tags": tags,
        "paths": paths,
        "components": {
            "schemas": schema::all(world),
            "headers": { "ApiVersion": {
                "description": t.api_header_version(),
                "schema": { "type": "string", "pattern": r"^\d+\.\d+\.\d+$" },
            } },
        },
    })
}

/// The bare address; one without a domain belongs to no one, and says so.
pub fn mail_address(from: &str) -> String {
    let bare = from.rsplit('<').next().unwrap_or(from).trim_end_matches('>').trim();
    if bare.split('@').nth(1).is_some_and(|domain| domain.contains('.')) { bare.into() } else { format!("{bare}.invalid") }
}

/// What people read about a resource: summary and explanation.
fn words(resource: &Resource) -> (String, String) {
    let t = texts(Lang::Nl);
    let key = |part: &str| format!("api-{}-{part}", resource.name);
    match (t.find(&key("title")), t.find(&key("text")), &resource.run) {
        (Some(title), Some(text), _) => (title.into(), text.into()),
        (_, _, crate::shell::Do::One(shelf)) => {
            let kind = t.code("kind", shelf.kind.code());
            (t.api_one_title(&kind), t.api_one_text(&kind))
        }
        (_, _, crate::shell::Do::List(shelf)) => {
            let kinds = t.code("kinds", shelf.kind.code());
            (t.api_list_title(&kinds), t.api_list_text(&kinds))
        }
        _ => (resource.name.clone(), resource.name.clone()),
    }
}

fn operation(resource: &Resource, world: &World) -> Json {
    let (summary, description) = words(resource);
    let mut params: Vec<Json> = placeholders(&resource.path).map(placeholder).collect();
    params.extend(resource.all_params(world).iter().map(|p| {
        let mut param = json!({ "name": p.name, "in": "query", "description": p.about, "schema": p.schema() });
        if p.many {
            param["style"] = "form".into();
            param["explode"] = true.into();
        }
        param
    }));
    json!({
        "operationId": resource.name,
        "tags": [resource.tag],
        "summary": summary,
        "description": description,
        "parameters": params,
        "responses": responses(resource),
    })
}

/// The names between braces in a path.
fn placeholders(path: &str) -> impl Iterator<Item = &str> {
    path.split('{').skip(1).filter_map(|part| part.split('}').next())
}

fn placeholder(name: &str) -> Json {
    let t = texts(Lang::Nl);
    let schema = match name {
        "soort" => json!({ "type": "string", "enum": crate::records::history_kinds() }),
        _ => json!({ "type": "string", "minLength": 1 }),
    };
    json!({ "name": name, "in": "path", "required": true, "description": t.code("api-place", name), "schema": schema })
}

fn responses(resource: &Resource) -> Json {
    let t = texts(Lang::Nl);
    let headers = json!({ "API-Version": { "$ref": "#/components/headers/ApiVersion" } });
    let content: Map<String, Json> =
        resource.media.iter().map(|m| (m.kind.to_string(), json!({ "schema": body(resource, m.name) }))).collect();
    let mut responses = Map::new();
    responses.insert("200".into(), json!({ "description": t.api_answer_ok(), "headers": headers, "content": content }));
    responses.insert("304".into(), json!({ "description": t.api_answer_same(), "headers": headers }));
    if matches!(resource.run, crate::shell::Do::One(_)) {
        responses.insert("308".into(), json!({ "description": t.api_answer_moved(), "headers": headers }));
    }
    for status in ["400", "404", "405", "406", "414", "500", "503"] {
        let problem = json!({ "application/problem+json": { "schema": { "$ref": "#/components/schemas/Probleem" } } });
        responses.insert(status.into(), json!({ "description": t.code("api-status", status), "content": problem }));
    }
    responses.into()
}

fn body(resource: &Resource, shape: &str) -> Json {
    match (shape, &resource.answer) {
        ("csv", _) => json!({ "type": "string" }),
        ("xlsx", _) => json!({ "type": "string", "contentMediaType": "application/octet-stream" }),
        ("csvw" | "jsonstat", _) | (_, Answer::Document) => json!({ "type": "object" }),
        (_, Answer::One(name)) => json!({ "$ref": format!("#/components/schemas/{name}") }),
        (_, Answer::Page(name)) => json!({ "allOf": [
            { "$ref": "#/components/schemas/Lijst" },
            { "type": "object", "properties": { "resultaten": { "type": "array", "items": { "$ref": format!("#/components/schemas/{name}") } } }, "required": ["resultaten"] },
        ] }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_document_names_just_the_routes_there_are() {
        let document = describe(&World::default(), "https://pact.example", "Pact <post@pact.example>");
        let described: BTreeSet<&str> = document["paths"].as_object().unwrap().keys().map(String::as_str).collect();
        let routed: BTreeSet<&str> = resources().iter().map(|r| r.path.as_str()).collect();
        assert_eq!(described, routed);
        let names: BTreeSet<&str> = resources().iter().map(|r| r.name.as_str()).collect();
        assert_eq!(names.len(), resources().len(), "operation ids are unique");
    }

    #[test]
    fn every_reference_leads_somewhere() {
        let document = describe(&World::default(), "https://pact.example", "Pact <post@pact.example>");
        let text = document.to_string();
        for name in text.split("#/components/").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(!document["components"].pointer(&format!("/{name}")).is_none_or(Json::is_null), "{name}");
        }
    }

    #[test]
    fn every_operation_is_described_in_words() {
        for resource in resources() {
            let (summary, text) = words(resource);
            assert!(summary != resource.name && text.len() > 20, "{} has no words", resource.name);
        }
    }
}
