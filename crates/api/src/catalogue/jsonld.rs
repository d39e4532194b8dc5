//! The same graph as JSON-LD.

use crate::catalogue::graph::{Node, PREFIXES, Value};
use serde_json::{Map, Value as Json, json};

pub fn jsonld(nodes: &[Node]) -> Json {
    let context: Map<String, Json> = PREFIXES.iter().map(|(prefix, iri)| ((*prefix).to_string(), Json::from(*iri))).collect();
    json!({ "@context": context, "@graph": nodes.iter().map(object).collect::<Vec<_>>() })
}

fn object(node: &Node) -> Json {
    let mut object = Map::from_iter([("@id".to_string(), Json::from(node.iri.as_str())), ("@type".to_string(), json!(node.types))]);
    for (name, value) in &node.said {
        let values = object.entry(*name).or_insert_with(|| Json::Array(Vec::new()));
        if let Json::Array(values) = values {
            values.push(written(value));
        }
    }
    Json::Object(object)
}

fn written(value: &Value) -> Json {
    match value {
        Value::Iri(iri) => json!({ "@id": iri }),
        Value::Plain(text) => json!({ "@value": text }),
        Value::Words(text, lang) => json!({ "@value": text, "@language": lang }),
        Value::Typed(text, datatype) => json!({ "@value": text, "@type": datatype }),
    }
}
