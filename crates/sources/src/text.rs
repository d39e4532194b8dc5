//! From bytes to text: which encoding, and what does not decode.

use std::borrow::Cow;

/// How the text of a source is written. Decided on its first non-ASCII characters; a byte that does
/// not fit later is a finding with a row, not another encoding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    #[default]
    Utf8,
    Utf8Bom,
    Windows1252,
    Utf16,
}

impl Encoding {
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf8Bom => "utf-8 with BOM",
            Encoding::Windows1252 => "windows-1252",
            Encoding::Utf16 => "utf-16",
        }
    }

    /// From the first bytes of a source, with how many of them are the mark.
    pub fn of(sample: &[u8]) -> (Encoding, usize) {
        match sample {
            [0xEF, 0xBB, 0xBF, ..] => (Encoding::Utf8Bom, 3),
            [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => (Encoding::Utf16, 2),
            _ => (if reads_as_utf8(sample) { Encoding::Utf8 } else { Encoding::Windows1252 }, 0),
        }
    }

    /// The text of `bytes`, or nothing when they do not fit the encoding.
    pub fn decode(self, bytes: &[u8]) -> Option<Cow<'_, str>> {
        if bytes.is_ascii() || self != Encoding::Windows1252 {
            return std::str::from_utf8(bytes).ok().map(Cow::Borrowed);
        }
        bytes.iter().map(|b| windows_1252(*b)).collect::<Option<String>>().map(Cow::Owned)
    }
}

/// More good sequences than broken ones: then the broken ones are damage.
fn reads_as_utf8(sample: &[u8]) -> bool {
    let (mut good, mut broken) = (0_usize, 0_usize);
    let mut rest = sample;
    while !rest.is_empty() {
        match std::str::from_utf8(rest) {
            Ok(text) => {
                good += text.chars().filter(|c| !c.is_ascii()).count();
                break;
            }
            Err(error) => {
                let (valid, after) = rest.split_at(error.valid_up_to());
                good += std::str::from_utf8(valid).map_or(0, |t| t.chars().filter(|c| !c.is_ascii()).count());
                // A sequence cut off at the end of the sample is no damage.
                let Some(length) = error.error_len() else { break };
                broken += 1;
                rest = &after[length..];
            }
        }
    }
    broken == 0 || good > broken
}

/// 0x80 to 0x9F of Windows-1252; five of them mean nothing.
const HIGH: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“', '”', '•', '–', '—', '˜', '™',
    'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

fn windows_1252(byte: u8) -> Option<char> {
    match byte {
        0x80..=0x9F => Some(HIGH[usize::from(byte - 0x80)]).filter(|c| *c != '\0'),
        _ => Some(char::from(byte)),
    }
}

/// UTF-16 with its mark as UTF-8; nothing when it is no text.
pub fn from_utf16(bytes: &[u8]) -> Option<String> {
    let little = bytes.first() == Some(&0xFF);
    let units = bytes.get(2..)?.chunks(2).map(|pair| match pair {
        [a, b] if little => Some(u16::from_le_bytes([*a, *b])),
        [a, b] => Some(u16::from_be_bytes([*a, *b])),
        _ => None,
    });
    String::from_utf16(&units.collect::<Option<Vec<u16>>>()?).ok()
}

/// Without the blanks that pad it on either side, no-break ones included.
pub fn trim(bytes: &[u8]) -> &[u8] {
    let mut bytes = bytes.trim_ascii();
    while let Some(rest) = bytes.strip_prefix(b"\xC2\xA0") {
        bytes = rest.trim_ascii_start();
    }
    while let Some(rest) = bytes.strip_suffix(b"\xC2\xA0") {
        bytes = rest.trim_ascii_end();
    }
    bytes
}

/// Lower case without diacritics, words joined by `_`: `CROHO ONDERDEEL` and `Regio's` as
/// `croho_onderdeel` and `regio_s`.
pub fn snake(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut was_lower = false;
    for c in text.chars() {
        let plain = plain(c);
        if !plain.is_ascii_alphanumeric() {
            was_lower = false;
            if !out.is_empty() && !out.ends_with('_') {
                out.push('_');
            }
            continue;
        }
        if plain.is_ascii_uppercase() && was_lower && !out.ends_with('_') {
            out.push('_');
        }
        was_lower = plain.is_ascii_lowercase() || plain.is_ascii_digit();
        out.push(plain.to_ascii_lowercase());
    }
    out.trim_end_matches('_').to_string()
}

/// A letter without its diacritic, for the letters of Dutch and its neighbours.
pub fn plain(c: char) -> char {
    match c {
        'à'..='å' | 'ā' => 'a',
        'ç' => 'c',
        'è'..='ë' | 'ē' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' | 'ø' | 'ō' => 'o',
        'ù'..='ü' | 'ū' => 'u',
        'ý' | 'ÿ' => 'y',
        'À'..='Å' => 'A',
        'Ç' => 'C',
        'È'..='Ë' => 'E',
        'Ì'..='Ï' => 'I',
        'Ñ' => 'N',
        'Ò'..='Ö' | 'Ø' => 'O',
        'Ù'..='Ü' => 'U',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told_apart() {
        let check = |bytes: &[u8], expected| assert_eq!(Encoding::of(bytes).0, expected, "{bytes:?}");
        check(b"plain", Encoding::Utf8);
        check("Fryslân".as_bytes(), Encoding::Utf8);
        check(b"Frysl\xE2n", Encoding::Windows1252);
        check("\u{feff}a".as_bytes(), Encoding::Utf8Bom);
        check(b"\xFF\xFEa\0", Encoding::Utf16);
        // Cut off inside a character, and one broken byte among good ones.
        check(&"Fryslân".as_bytes()[..6], Encoding::Utf8);
        check(b"\xC3\xA2 \xC3\xA2 \xE2 ", Encoding::Utf8);
    }

    #[test]
    fn what_does_not_decode_is_nothing() {
        assert_eq!(Encoding::Windows1252.decode(b"\x80 \xE9").as_deref(), Some("€ é"));
        assert_eq!(Encoding::Windows1252.decode(b"\x81"), None);
        assert_eq!(Encoding::Utf8.decode(b"\xE9"), None);
        assert_eq!(from_utf16(b"\xFE\xFF\0a\0b").as_deref(), Some("ab"));
        assert_eq!(from_utf16(b"\xFF\xFEa"), None);
    }

    #[test]
    fn names_become_snake_case() {
        for (text, expected) in [
            ("CROHO ONDERDEEL", "croho_onderdeel"),
            ("Regio's", "regio_s"),
            ("KenmerkenVanHuishoudens", "kenmerken_van_huishoudens"),
            ("gepubliceerdeWaarde", "gepubliceerde_waarde"),
            ("SBI2008", "sbi2008"),
            ("Categorieën (%)", "categorieen"),
            (" ", ""),
        ] {
            assert_eq!(snake(text), expected, "{text}");
        }
        assert_eq!(trim(b" \xC2\xA0 00GT \xC2\xA0"), b"00GT");
    }
}
