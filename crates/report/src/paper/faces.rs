//! The faces text is set in, and how wide text is in them.
//!
//! Open Sans as on the site, DejaVu Sans for letters it lacks, and a box for what neither has: a
//! paper never fails on a letter.

use harfrust::{FontRef, ShapeOptions, ShaperData, UnicodeBuffer};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use resvg::usvg::fontdb::{Database, ID, Source};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// Name under which charts find the first two.
const FAMILY: &str = "Open Sans";
/// Set where no face has a letter.
const UNKNOWN: char = '\u{25A1}';

/// Regular and bold of the text face, regular and bold of the one that helps out.
static BYTES: [fn() -> &'static [u8]; 4] = [
    || include_bytes!("../../fonts/OpenSans-Regular.ttf"),
    || include_bytes!("../../fonts/OpenSans-Semibold.ttf"),
    dejavu::sans::regular,
    dejavu::sans::bold,
];

struct Face {
    font: FontRef<'static>,
    data: ShaperData,
}

static FACES: LazyLock<Vec<Face>> = LazyLock::new(|| {
    let face = |bytes: &fn() -> &'static [u8]| FontRef::new(bytes()).ok().map(|font| Face { data: ShaperData::new(&font), font });
    BYTES.iter().filter_map(face).collect()
});

/// Text of one face, ready to be drawn. Widths are in ems.
#[derive(Clone, Debug)]
pub(super) struct Shaped {
    pub face: usize,
    pub text: String,
    pub glyphs: Vec<KrillaGlyph>,
    pub width: f32,
}

/// `text` in as few pieces as there are changes of face.
pub(super) fn shape(text: &str, bold: bool) -> Vec<Shaped> {
    let mut pieces: Vec<(usize, String)> = Vec::new();
    for c in text.chars().map(plain).filter(|c| !is_invisible(*c)) {
        let (face, c) = face_of(c, bold);
        match pieces.last_mut().filter(|(last, _)| *last == face) {
            Some((_, piece)) => piece.push(c),
            None => pieces.push((face, c.to_string())),
        }
    }
    pieces.into_iter().filter_map(|(face, text)| one(face, text)).collect()
}

pub(super) fn width(text: &str, bold: bool) -> f32 {
    shape(text, bold).iter().map(|s| s.width).sum()
}

fn one(at: usize, text: String) -> Option<Shaped> {
    let face = FACES.get(at)?;
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(&text);
    buffer.guess_segment_properties();
    let shaper = face.data.shaper(&face.font).build();
    let em = shaper.units_per_em().max(1) as f32;
    let done = shaper.shape(buffer, ShapeOptions::new());
    let starts: Vec<usize> = done.glyph_infos().iter().map(|g| g.cluster as usize).collect();
    let glyph = |(i, (info, at)): (usize, (&harfrust::GlyphInfo, &harfrust::GlyphPosition))| {
        let start = starts[i];
        let end = starts[i..].iter().copied().find(|s| *s > start).unwrap_or(text.len());
        let scaled = |v: i32| v as f32 / em;
        let id = GlyphId::new(info.glyph_id);
        KrillaGlyph::new(id, scaled(at.x_advance), scaled(at.x_offset), scaled(at.y_offset), 0.0, start..end, None)
    };
    let glyphs: Vec<KrillaGlyph> = done.glyph_infos().iter().zip(done.glyph_positions()).enumerate().map(glyph).collect();
    let width = done.glyph_positions().iter().map(|p| p.x_advance as f32 / em).sum();
    Some(Shaped { face: at, text, glyphs, width })
}

/// The face that has a letter, and the letter that is set.
fn face_of(c: char, bold: bool) -> (usize, char) {
    let (own, help) = (usize::from(bold), 2 + usize::from(bold));
    if matches!(c, ' '..='~' | '\u{A0}'..='\u{17F}') {
        return (own, c);
    }
    type Known = HashMap<(char, bool), (usize, char)>;
    static KNOWN: LazyLock<Mutex<Known>> = LazyLock::new(Mutex::default);
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    *known.entry((c, bold)).or_insert_with(|| match [own, help].into_iter().find(|f| has(*f, c)) {
        Some(face) => (face, c),
        None => (help, UNKNOWN),
    })
}

fn has(face: usize, c: char) -> bool {
    one(face, c.to_string()).is_some_and(|s| s.glyphs.iter().all(|g| g.glyph_id.to_u32() != 0))
}

fn plain(c: char) -> char {
    if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }
}

/// Control characters, and marks that turn or hide what follows.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFF}')
}

/// The faces as a document embeds them.
pub(super) fn fonts() -> Vec<Font> {
    BYTES.iter().filter_map(|bytes| Font::new(bytes().into(), 0)).collect()
}

/// The same faces for drawings, and which of them each is.
pub(super) fn database() -> &'static (Arc<Database>, HashMap<ID, usize>) {
    static FONTS: LazyLock<(Arc<Database>, HashMap<ID, usize>)> = LazyLock::new(|| {
        let mut fonts = Database::new();
        let mut faces = HashMap::new();
        for (at, bytes) in BYTES.iter().enumerate() {
            for id in fonts.load_font_source(Source::Binary(Arc::new(bytes()))) {
                faces.insert(id, at);
            }
        }
        fonts.set_sans_serif_family(FAMILY);
        (Arc::new(fonts), faces)
    });
    &FONTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_that_is_taken_for_granted_is_there() {
        for c in (' '..='~').chain('\u{A0}'..='\u{17F}').filter(|c| !is_invisible(*c)) {
            assert!(has(0, c) && has(1, c), "{c:?}");
        }
    }

    #[test]
    fn letters_of_other_scripts_are_set_in_another_face_or_as_a_box() {
        let faces = |text: &str| shape(text, false).into_iter().map(|s| (s.face, s.text)).collect::<Vec<_>>();
        assert_eq!(faces("Súdwest–€"), [(0, "Súdwest–€".to_string())]);
        assert_eq!(faces("a Ω"), [(0, "a ".to_string()), (2, "Ω".to_string())]);
        assert_eq!(faces("x\u{202E}\u{7}"), [(0, "x".to_string())]);
        assert_eq!(faces("\u{1F980}"), [(2, UNKNOWN.to_string())]);
    }

    #[test]
    fn pairs_are_kerned() {
        assert!(width("AV", false) < width("A", false) + width("V", false));
    }
}
