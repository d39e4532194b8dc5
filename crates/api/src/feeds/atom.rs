//! Atom (RFC 4287): a feed with stable ids, whose entries change only when their content does.

use jiff::Timestamp;

pub struct Feed {
    /// What stays when the host changes: after the authority in the tag.
    pub id: String,
    pub title: String,
    /// Path of the feed and of the page it belongs to.
    pub path: String,
    pub page: String,
    pub entries: Vec<Entry>,
}

pub struct Entry {
    pub id: String,
    pub title: String,
    pub summary: String,
    pub updated: Timestamp,
    pub published: Timestamp,
    pub page: String,
}

impl Feed {
    pub fn xml(&self, base: &str, author: &str, born: Timestamp) -> String {
        let host = base.split("://").nth(1).unwrap_or(base).split([':', '/']).next().unwrap_or(base);
        let tag = |id: &str| escaped(&format!("tag:{host},2026:{id}"));
        let updated = self.entries.iter().map(|e| e.updated).max().unwrap_or(born);
        let mut out = format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"nl\">\n\
             <id>{}</id>\n<title>{}</title>\n<updated>{}</updated>\n<author><name>{}</name></author>\n\
             <link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n",
            tag(&self.id),
            escaped(&self.title),
            moment(updated),
            escaped(author),
            escaped(&format!("{base}{}", self.path)),
            escaped(&format!("{base}{}", self.page)),
        );
        for entry in &self.entries {
            out.push_str(&format!(
                "<entry>\n<id>{}</id>\n<title>{}</title>\n<updated>{}</updated>\n<published>{}</published>\n\
                 <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n<summary>{}</summary>\n</entry>\n",
                tag(&entry.id),
                escaped(&entry.title),
                moment(entry.updated),
                moment(entry.published),
                escaped(&format!("{base}{}", entry.page)),
                escaped(&entry.summary),
            ));
        }
        out + "</feed>\n"
    }
}

fn moment(at: Timestamp) -> String {
    at.round(jiff::Unit::Second).unwrap_or(at).to_string()
}

/// A text inside XML; what XML cannot hold is left out.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_left_out() {
        assert_eq!(escaped("a<b> & \"c\"\u{1}\u{fffe}"), "a&lt;b&gt; &amp; &quot;c&quot;");
    }
}
