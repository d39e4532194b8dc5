//! The graph as Turtle.

use crate::catalogue::graph::{Node, PREFIXES, Value};

pub fn turtle(nodes: &[Node]) -> String {
    let mut out: String = PREFIXES.iter().map(|(prefix, iri)| format!("@prefix {prefix}: <{iri}> .\n")).collect();
    for node in nodes {
        out.push_str(&format!("\n<{}> a {}", node.iri, node.types.join(", ")));
        for (name, value) in &node.said {
            out.push_str(&format!(" ;\n  {name} {}", written(value)));
        }
        out.push_str(" .\n");
    }
    out
}

fn written(value: &Value) -> String {
    match value {
        Value::Iri(iri) => format!("<{iri}>"),
        Value::Plain(text) => quoted(text),
        Value::Words(text, lang) => format!("{}@{lang}", quoted(text)),
        Value::Typed(text, datatype) => format!("{}^^{datatype}", quoted(text)),
    }
}

fn quoted(text: &str) -> String {
    let escaped = text.chars().map(|c| match c {
        '"' => "\\\"".to_string(),
        '\\' => "\\\\".to_string(),
        '\n' => "\\n".to_string(),
        '\r' => "\\r".to_string(),
        '\t' => "\\t".to_string(),
        other => other.to_string(),
    });
    format!("\"{}\"", escaped.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Text;

    #[test]
    fn texts_are_escaped_and_carry_their_language() {
        let node = Node::new("https://x.nl/a", &["dcat:Dataset"])
            .words("dct:title", &Text::both("zeg \"a\"\n", "say \\"))
            .iri("dct:publisher", "https://x.nl");
        let text = turtle(&[node]);
        assert!(text.ends_with(
            "\n<https://x.nl/a> a dcat:Dataset ;\n  dct:title \"zeg \\\"a\\\"\\n\"@nl ;\n  dct:title \"say \\\\\"@en ;\n  dct:publisher <https://x.nl> .\n"
        ), "{text}");
    }
}
