//! What a person may type. Everything is hostile until a template escapes it by type; here we only
//! refuse what no honest text contains, and say where.

/// Why a text is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unclean {
    /// Longer than allowed; in characters.
    TooLong { found: usize, most: usize },
    /// A control or direction-override character at this position (counted in characters from 1).
    Control { at: usize, code: u32 },
    /// More than four combining marks in a row from this position.
    Marks { at: usize },
}

/// Trims, makes line ends `\n` and checks; `lines` says whether line breaks are allowed.
pub fn clean(input: &str, most: usize, lines: bool) -> Result<String, Unclean> {
    let text = input.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim().to_string();
    let found = text.chars().count();
    if found > most {
        return Err(Unclean::TooLong { found, most });
    }
    let mut marks = 0;
    for (index, c) in text.chars().enumerate() {
        let allowed_break = lines && (c == '\n' || c == '\t');
        if (c.is_control() && !allowed_break) || overrides_direction(c) {
            return Err(Unclean::Control { at: index + 1, code: c as u32 });
        }
        marks = if is_combining(c) { marks + 1 } else { 0 };
        if marks > 4 {
            return Err(Unclean::Marks { at: index + 1 });
        }
    }
    Ok(text)
}

/// Characters that make text read differently from how it is stored (bidi overrides, isolates,
/// zero-width joins outside scripts that need them, the byte order mark).
fn overrides_direction(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{FEFF}')
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn honest_text_passes_trimmed() {
        assert_eq!(clean("  Súdwest-Fryslân\r\n", 40, false), Ok("Súdwest-Fryslân".into()));
        assert_eq!(clean("a\r\nb", 10, true), Ok("a\nb".into()));
    }

    #[test]
    fn dishonest_text_is_refused_with_its_place() {
        assert_eq!(clean("ab\u{202E}c", 40, false), Err(Unclean::Control { at: 3, code: 0x202E }));
        assert_eq!(clean("a\nb", 40, false), Err(Unclean::Control { at: 2, code: 10 }));
        assert_eq!(clean("abc", 2, false), Err(Unclean::TooLong { found: 3, most: 2 }));
        let zalgo = format!("z{}", "\u{0301}".repeat(5));
        assert_eq!(clean(&zalgo, 40, false), Err(Unclean::Marks { at: 6 }));
    }
}
