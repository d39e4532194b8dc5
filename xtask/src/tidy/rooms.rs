//! SQL in one room, HTML in two, and writing through deeds only.

use super::Fault;
use super::tree::Tree;

const SQL: &[&str] = &["INSERT INTO ", "DELETE FROM ", "CREATE TABLE ", "DROP TABLE ", "ALTER TABLE ", "PRAGMA "];
/// Two words that only together are a statement.
const SQL_PAIRS: &[(&str, &str)] = &[("SELECT ", " FROM "), ("UPDATE ", " SET ")];

pub fn sql(tree: &Tree) -> Vec<Fault> {
    let is_sql =
        |text: &str| SQL.iter().any(|word| text.contains(word)) || SQL_PAIRS.iter().any(|(a, b)| text.contains(a) && text.contains(b));
    outside(tree, &["store"], is_sql, "SQL outside store; make it a function of crates/store and call that")
}

/// Elements that only HTML has; Atom and RDF share names such as `title`, `link` and `summary`.
const ELEMENTS: &[&str] = &[
    "html", "head", "body", "main", "nav", "section", "article", "header", "footer", "div", "span", "p", "a", "em", "strong", "br", "hr",
    "ul", "ol", "li", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "table", "thead", "tbody", "tr", "td", "th", "form", "input", "button",
    "label", "select", "option", "textarea", "img", "style", "script",
];

pub fn html(tree: &Tree) -> Vec<Fault> {
    let say = "HTML outside web and charts; return the values, and let a template of crates/web write them";
    // The page reader of testkit takes pages apart.
    outside(tree, &["web", "charts", "testkit"], is_html, say)
}

const FACES: &[&str] = &["web", "api", "jobs", "techniekpact"];

/// A face asks for a deed; it never opens a transaction of its own.
pub fn deeds(tree: &Tree) -> Vec<Fault> {
    let mut faults = vec![];
    for (path, source) in FACES.iter().flat_map(|name| tree.sources(name)) {
        let opens = |code: &str| code.contains("store().write") || code.contains("store.write") || code.contains("store::Tx");
        let say = "a face writes to the store; make it a deed of crates/app, which asks the policy and leaves an event";
        faults.extend(source.lines().filter(|(_, code)| opens(code)).map(|(line, _)| Fault::new(path, line, say)));
    }
    faults
}

fn is_html(text: &str) -> bool {
    text.split('<').skip(1).any(|rest| {
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let name: &str = &rest[..rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len())];
        let ends_as_tag = rest[name.len()..].starts_with(['>', ' ', '/', '\\']);
        ends_as_tag && ELEMENTS.contains(&name)
    })
}

fn outside(tree: &Tree, rooms: &[&str], found: impl Fn(&str) -> bool, say: &str) -> Vec<Fault> {
    let mut faults = vec![];
    for name in tree.crates().into_iter().filter(|name| !rooms.contains(name)) {
        for (path, source) in tree.sources(name) {
            faults.extend(source.literals().filter(|(_, text)| found(text)).map(|(line, _)| Fault::new(path, line, say)));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::super::{Rule, check};
    use super::*;

    fn in_crate(rule: Rule, name: &str, code: &str, expected: &[&str]) {
        check(rule, &[(&format!("crates/{name}/Cargo.toml"), ""), (&format!("crates/{name}/src/lib.rs"), code)], expected);
    }

    #[test]
    fn statements_belong_to_store() {
        let statement = "run(\"SELECT a\n FROM b\")";
        in_crate(sql, "app", statement, &["SQL outside store"]);
        in_crate(sql, "store", statement, &[]);
        in_crate(sql, "app", "run(\"UPDATE goal SET a = 1\"); run(r#\"DELETE FROM goal\"#)", &["lib.rs:1", "lib.rs:1"]);
        in_crate(sql, "app", "// SELECT a FROM b\nsay(\"SELECT one of these\")", &[]);
    }

    #[test]
    fn markup_belongs_to_web_and_charts() {
        in_crate(html, "app", "let a = \"<p>\"; let b = \"x</div>\"; let c = \"<br/>\"; let d = \"<a href=\\\"#\\\">\";", &["HTML"; 4]);
        in_crate(html, "web", "let a = \"<p>\";", &[]);
        in_crate(html, "api", "let feed = \"<entry><title>a</title></entry>\"; let less = \"a <b and c> d\"; let tag = \"<pact>\";", &[]);
    }

    #[test]
    fn faces_change_nothing_by_themselves() {
        let code = "app.store().write(|tx| x)\nlet tx: store::Tx;\nout.write(b)";
        in_crate(deeds, "web", code, &["lib.rs:1", "lib.rs:2"]);
        in_crate(deeds, "app", code, &[]);
    }
}
