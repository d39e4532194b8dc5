//! A QR code as one path of an SVG: no image to fetch, sharp at any size.

use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write;

/// Modules of white around the code; scanners need four.
const QUIET: i32 = 4;

pub struct Drawing {
    /// Modules along a side, the white included.
    pub size: i32,
    pub path: String,
}

/// None where the text does not fit a QR code.
pub fn draw(text: &str) -> Option<Drawing> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size()).take_while(|x| code.get_module(*x, y)).count();
            if run > 0 {
                write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET).ok()?;
            }
            x += i32::try_from(run.max(1)).ok()?;
        }
    }
    Some(Drawing { size: code.size() + 2 * QUIET, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_finder_pattern_stands_in_its_corner() {
        let drawing = draw("otpauth://totp/Techniekpact:a@b.nl?secret=ABCD").unwrap();
        assert!(drawing.path.starts_with("M4 4h7v1h-7z"), "{}", drawing.path);
        assert_eq!((drawing.size - 8 - 17) % 4, 0);
        assert!(draw(&"x".repeat(5000)).is_none());
    }
}
