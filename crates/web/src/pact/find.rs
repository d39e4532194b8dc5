//! Finding words in texts, as filters of lists do: without accents and capitals, every word must
//! occur somewhere. The site's search ranks; a filter only keeps or drops.

use domain::record::fold;

/// Whether every word of `query` occurs in one of the texts. An empty query keeps everything.
pub fn holds(query: &str, texts: &[&str]) -> bool {
    holds_plain(query, &texts.iter().map(|t| plain(t)).collect::<Vec<_>>())
}

/// The same where the texts are [`plain`] already.
pub fn holds_plain(query: &str, texts: &[String]) -> bool {
    plain(query).split_whitespace().all(|word| texts.iter().any(|t| t.contains(word)))
}

/// Lower case letters without marks.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match fold(c) {
            Some(letters) if c != '&' => out.push_str(letters),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_must_occur_somewhere() {
        let texts = ["Súdwest-Fryslân", "Technische opleidingen"];
        for (query, kept) in [("", true), ("sudwest", true), ("OPLEIDING fryslan", true), ("oplading", false), ("sudwest zee", false)] {
            assert_eq!(holds(query, &texts), kept, "{query}");
        }
    }
}
