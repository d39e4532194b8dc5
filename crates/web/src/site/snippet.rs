//! A piece of a text around what was found, cut into marked and plain pieces; the template escapes
//! each on its own.

/// A piece of text; `hit` where it answers the query.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    pub text: String,
    pub hit: bool,
}

/// Cuts `text` to about `most` characters around the first word that is a hit, and marks the hits.
pub fn marked(text: &str, most: usize, is_hit: impl Fn(&str) -> bool) -> Vec<Piece> {
    let words = words(text);
    let first = words.iter().find(|(start, end)| is_hit(&text[*start..*end])).map_or(0, |(start, _)| *start);
    let (from, to) = window(text, first, most);
    let mut pieces = Vec::new();
    let mut plain = String::from(if from > 0 { "… " } else { "" });
    let mut at = from;
    for (start, end) in words.into_iter().filter(|(start, end)| *start >= from && *end <= to) {
        if is_hit(&text[start..end]) {
            plain.push_str(&text[at..start]);
            push(&mut pieces, std::mem::take(&mut plain), false);
            push(&mut pieces, text[start..end].to_string(), true);
            at = end;
        }
    }
    plain.push_str(text[at..to].trim_end());
    if to < text.len() {
        plain.push_str(" …");
    }
    push(&mut pieces, plain, false);
    pieces
}

/// Whether any word of the text is a hit.
pub fn has_hit(text: &str, is_hit: impl Fn(&str) -> bool) -> bool {
    words(text).iter().any(|(start, end)| is_hit(&text[*start..*end]))
}

fn push(pieces: &mut Vec<Piece>, text: String, hit: bool) {
    if !text.is_empty() {
        pieces.push(Piece { text, hit });
    }
}

/// Begin and end of every word.
fn words(text: &str) -> Vec<(usize, usize)> {
    let mut words = Vec::new();
    let mut begun = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric(), begun) {
            (true, None) => begun = Some(at),
            (false, Some(start)) => {
                words.push((start, at));
                begun = None;
            }
            _ => {}
        }
    }
    words
}

/// A stretch of whole words with a third of it before `first`.
fn window(text: &str, first: usize, most: usize) -> (usize, usize) {
    let before = text[..first].char_indices().rev().nth(most / 3).map_or(0, |(at, _)| at);
    let from = if before == 0 { 0 } else { text[before..first].find(' ').map_or(first, |at| before + at + 1) };
    let end = text[from..].char_indices().nth(most).map_or(text.len(), |(at, _)| from + at);
    let to = if end == text.len() { end } else { text[from..end].rfind(' ').map_or(end, |at| from + at) };
    (from, to)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, most: usize, hit: &str) -> String {
        let pieces = marked(text, most, |w| w == hit);
        pieces.iter().map(|p| if p.hit { format!("[{}]", p.text) } else { p.text.clone() }).collect()
    }

    #[test]
    fn hits_are_marked_and_the_rest_is_kept() {
        assert_eq!(shown("meer techniek, en techniek", 100, "techniek"), "meer [techniek], en [techniek]");
        assert_eq!(shown("<b>x</b>", 100, "x"), "<b>[x]</b>");
        assert_eq!(shown("", 100, "x"), "");
    }

    #[test]
    fn long_texts_are_cut_at_words_around_the_hit() {
        let text = "een twee drie vier vijf zes zeven acht negen tien elf twaalf";
        assert_eq!(shown(text, 24, "zes"), "… vijf [zes] zeven acht …");
        assert_eq!(shown(text, 14, "geen"), "een twee drie …");
        for most in 1..70 {
            assert!(marked("é ü ß 漢字 techniek ü é", most, |w| w == "techniek").len() <= 3);
        }
    }
}
