//! Text in a drawing: made safe, measured, broken into lines.
//!
//! No font is read here. Widths come from a table of DejaVu Sans, the widest of the three fonts a
//! drawing names, so text that fits by this table fits in all of them.

use crate::widths::advance;

/// The fonts of every drawing; DejaVu Sans is the one the rasteriser brings along.
pub const FONTS: &str = "Open Sans, Noto Sans, DejaVu Sans, sans-serif";

/// Text that may stand in XML, as content or in a double-quoted attribute. The only way to make
/// one is [`Escaped::new`], and the canvas takes nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Escaped(String);

impl Escaped {
    /// Escapes markup; turns white space into spaces; drops control characters and the marks that
    /// reverse the direction of what follows, because those can forge what a reader sees.
    pub fn new(raw: &str) -> Escaped {
        let mut out = String::with_capacity(raw.len());
        for c in clean(raw).chars() {
            match c {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '"' => out.push_str("&quot;"),
                '\'' => out.push_str("&#39;"),
                c => out.push(c),
            }
        }
        Escaped(out)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// `raw` without the characters that no label needs.
pub(crate) fn clean(raw: &str) -> String {
    cleaned(raw).collect()
}

fn cleaned(raw: &str) -> impl Iterator<Item = char> {
    raw.chars().map(|c| if matches!(c, '\t' | '\n' | '\r') { ' ' } else { c }).filter(|&c| !c.is_control() && !is_invisible(c))
}

fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}'
        | '\u{61C}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFF}')
        || (c as u32) & 0xFFFE == 0xFFFE
}

/// Keeps what may stand in an id, so a prefix cannot leave its attribute.
pub(crate) fn id(raw: &str) -> String {
    let kept: String = raw.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
    match kept.chars().next() {
        Some(c) if c.is_ascii_alphabetic() => kept,
        _ => format!("chart{kept}"),
    }
}

/// Width of `text` in px at font size `size` (px).
pub fn width(text: &str, size: f64, bold: bool) -> f64 {
    pixels(thousandths(text, bold), size)
}

/// Width in thousandths of the font size.
fn thousandths(text: &str, bold: bool) -> u32 {
    cleaned(text).map(|c| advance(c, bold)).sum()
}

fn pixels(thousandths: u32, size: f64) -> f64 {
    f64::from(thousandths) * size / 1000.0
}

/// Breaks `text` into lines of at most `max` px. A word longer than a line is broken as well:
/// an ugly break is better than text outside the picture.
pub fn wrap(text: &str, size: f64, bold: bool, max: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    // Widths add up, so a line is measured as it grows and never again.
    let mut long = 0;
    // The no-break space is not a place to break, so only the plain space is.
    for word in clean(text).split(' ').filter(|w| !w.is_empty()) {
        for piece in pieces(word, size, bold, max) {
            let own = thousandths(&piece, bold);
            let longer = long + advance(' ', bold) + own;
            match lines.last_mut() {
                Some(line) if pixels(longer, size) <= max => {
                    line.push(' ');
                    line.push_str(&piece);
                    long = longer;
                }
                _ => {
                    lines.push(piece);
                    long = own;
                }
            }
        }
    }
    lines
}

/// Like [`wrap`], with lines of about the same length: a heading with one word on its last line
/// looks like an accident.
pub fn wrap_even(text: &str, size: f64, bold: bool, max: f64) -> Vec<String> {
    let rows = wrap(text, size, bold, max).len();
    let narrower = (1..=12).map(|i| max * (1.0 - 0.05 * f64::from(i)));
    let narrowest = narrower.take_while(|w| wrap(text, size, bold, *w).len() <= rows).last();
    wrap(text, size, bold, narrowest.unwrap_or(max))
}

fn pieces(word: &str, size: f64, bold: bool, max: f64) -> Vec<String> {
    if width(word, size, bold) <= max {
        return vec![word.to_owned()];
    }
    let mut out = vec![String::new()];
    for c in word.chars() {
        let Some(last) = out.last_mut() else { break };
        last.push(c);
        // A hyphen may have to follow, so its room is kept.
        if width(last, size, bold) + 0.42 * size > max && last.chars().count() > 1 {
            last.pop();
            if c.is_alphabetic() && last.ends_with(char::is_alphabetic) {
                last.push('-');
            }
            out.push(c.to_string());
        }
    }
    out
}

/// `text` on one line of at most `max` px, with an ellipsis when it was longer.
pub(crate) fn shorten(text: &str, size: f64, bold: bool, max: f64) -> String {
    let mut kept = clean(text);
    if width(&kept, size, bold) <= max {
        return kept;
    }
    while !kept.is_empty() && width(&kept, size, bold) + 1.17 * size > max {
        kept.pop();
    }
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_text_is_harmless() {
        for (raw, safe) in [
            ("a < b & c", "a &lt; b &amp; c"),
            ("\"x\" 'y'", "&quot;x&quot; &#39;y&#39;"),
            ("</text><script>", "&lt;/text&gt;&lt;script&gt;"),
            ("a\u{202E}b\u{200B}c\u{FEFF}", "abc"),
            ("a\u{0}b\u{1B}\u{85}c", "abc"),
            ("a\nb\tc", "a b c"),
            ("é “zo” €", "é “zo” €"),
            ("x\u{1FFFF}y", "xy"),
        ] {
            assert_eq!(Escaped::new(raw).as_str(), safe);
        }
    }

    #[test]
    fn an_id_cannot_leave_its_attribute() {
        assert_eq!(id("instroom-2025_a"), "instroom-2025_a");
        assert_eq!(id("a\" onload=\"x"), "aonloadx");
        assert_eq!(id("1"), "chart1");
        assert_eq!(id(""), "chart");
    }

    #[test]
    fn widths_are_those_of_the_font() {
        assert_eq!(width("0", 10.0, false), 6.37);
        assert_eq!(width("M", 10.0, true), 9.96);
        assert_eq!(width("e\u{301}", 10.0, false), width("e", 10.0, false));
    }

    #[test]
    fn lines_fit_and_lose_no_word() {
        let text = "Ambacht, laboratorium en gezondheidstechniek";
        for max in [90.0, 120.0, 200.0, 400.0] {
            let lines = wrap(text, 13.0, false, max);
            assert!(lines.iter().all(|l| width(l, 13.0, false) <= max), "{lines:?}");
            let joined = lines.join(" ").replace("- ", "");
            assert_eq!(joined, text, "{max}");
        }
        assert_eq!(wrap("aa\u{a0}bb cc", 10.0, false, 35.0), ["aa\u{a0}bb", "cc"]);
        assert!(wrap("  ", 13.0, false, 90.0).is_empty());
    }

    #[test]
    fn a_heading_has_no_lone_last_word() {
        let text = "Techniek en procesindustrie is de grootste technische sector in het mbo";
        let even = wrap_even(text, 19.0, true, 728.0);
        assert_eq!(even.len(), wrap(text, 19.0, true, 728.0).len());
        assert!(even.last().is_some_and(|l| l.split(' ').count() > 3), "{even:?}");
    }

    #[test]
    fn what_is_too_long_ends_in_an_ellipsis() {
        assert_eq!(shorten("kort", 12.0, false, 90.0), "kort");
        let found = shorten("arbeidsmarktregio", 12.0, false, 60.0);
        assert!(found.ends_with('…') && width(&found, 12.0, false) <= 60.0, "{found}");
    }
}
