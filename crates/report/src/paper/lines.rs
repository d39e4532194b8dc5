//! Runs of text broken into lines of a width.

use super::faces::{self, Shaped};
use super::model::Run;

/// A piece of a line in one style.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub shaped: Vec<Shaped>,
    /// In points.
    pub width: f32,
    pub quiet: bool,
    pub lang: Option<&'static str>,
    pub link: Option<String>,
}

pub(super) type Line = Vec<Piece>;

/// What may not be broken: a word with the style of its run.
struct Word<'a> {
    text: String,
    run: usize,
    of: &'a Run,
    /// Whether a space stands before it.
    apart: bool,
    width: f32,
}

/// Breaks `runs` at `size` into lines of at most `most` points.
pub(super) fn broken(runs: &[Run], size: f32, bold: bool, most: f32) -> Vec<Line> {
    let mut lines: Vec<Vec<Word<'_>>> = vec![Vec::new()];
    let mut used = 0.0;
    for word in words(runs, size, bold, most) {
        let space = if word.apart { faces::width(" ", word.of.bold || bold) * size } else { 0.0 };
        let is_first = lines.last().is_none_or(Vec::is_empty);
        if !is_first && used + space + word.width > most {
            lines.push(Vec::new());
            used = word.width;
        } else {
            used += if is_first { word.width } else { space + word.width };
        }
        if let Some(line) = lines.last_mut() {
            line.push(word);
        }
    }
    let next: Vec<bool> = lines.iter().skip(1).map(|l| l.first().is_some_and(|w| w.apart)).chain([false]).collect();
    lines.iter().zip(next).map(|(words, apart)| line(words, size, bold, apart)).filter(|l| !l.is_empty()).collect()
}

fn words<'a>(runs: &'a [Run], size: f32, bold: bool, most: f32) -> Vec<Word<'a>> {
    let mut found = Vec::new();
    // Whether white space was seen since the last word, also at the end of a run.
    let mut apart = false;
    for (at, run) in runs.iter().enumerate() {
        let text = run.text.replace(['\n', '\r', '\t'], " ");
        for part in text.split_inclusive(' ') {
            let word = part.trim_end_matches(' ');
            for piece in pieces(word, size, run.bold || bold, most) {
                let width = faces::width(&piece, run.bold || bold) * size;
                found.push(Word { text: piece, run: at, of: run, apart, width });
                apart = false;
            }
            apart |= part.ends_with(' ');
        }
    }
    found
}

/// A word longer than a line is broken, an address after its strokes.
fn pieces(word: &str, size: f32, bold: bool, most: f32) -> Vec<String> {
    if word.is_empty() {
        return Vec::new();
    }
    if !word.contains('/') && faces::width(word, bold) * size <= most {
        return vec![word.into()];
    }
    let mut pieces = vec![String::new()];
    let mut used = 0.0;
    for c in word.chars() {
        let width = faces::width(c.encode_utf8(&mut [0; 4]), bold) * size;
        if used + width > most {
            pieces.push(String::new());
            used = 0.0;
        }
        if let Some(last) = pieces.last_mut() {
            last.push(c);
        }
        used += width;
        if matches!(c, '/' | '?' | '&') && word.len() > 24 {
            pieces.push(String::new());
            used = 0.0;
        }
    }
    pieces.retain(|p| !p.is_empty());
    pieces
}

/// Words of one run become one piece. A space ends a line that another word follows, so that text
/// copied from the paper keeps its words apart.
fn line(words: &[Word<'_>], size: f32, bold: bool, goes_on: bool) -> Line {
    let mut texts: Vec<(usize, &Run, String)> = Vec::new();
    for (i, word) in words.iter().enumerate() {
        let space = if word.apart && i > 0 { " " } else { "" };
        match texts.last_mut() {
            Some((run, _, text)) if *run == word.run => text.push_str(&format!("{space}{}", word.text)),
            Some((_, _, before)) => {
                before.push_str(space);
                texts.push((word.run, word.of, word.text.clone()));
            }
            None => texts.push((word.run, word.of, word.text.clone())),
        }
    }
    if let Some((_, _, text)) = texts.last_mut().filter(|_| goes_on) {
        text.push(' ');
    }
    texts.into_iter().map(|(_, run, text)| piece(run, &text, size, bold)).collect()
}

fn piece(run: &Run, text: &str, size: f32, bold: bool) -> Piece {
    let shaped = faces::shape(text, run.bold || bold);
    let width = shaped.iter().map(|s| s.width).sum::<f32>() * size;
    Piece { shaped, width, quiet: run.quiet, lang: run.lang, link: run.link.clone() }
}

/// Width of a line without the space at its end.
pub(super) fn seen(line: &Line, size: f32) -> f32 {
    let all: f32 = line.iter().map(|p| p.width).sum();
    let ends_apart = line.last().and_then(|p| p.shaped.last()).is_some_and(|s| s.text.ends_with(' '));
    all - if ends_apart { faces::width(" ", false) * size } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(lines: &[Line]) -> Vec<String> {
        lines.iter().map(|l| l.iter().flat_map(|p| &p.shaped).map(|s| s.text.as_str()).collect()).collect()
    }

    #[test]
    fn lines_fit_and_lose_no_word() {
        let runs = [Run::new("Een afspraak van "), Run::bold("Noord"), Run::new(", met scholen en bedrijven samen.")];
        for most in [60.0, 90.0, 200.0] {
            let lines = broken(&runs, 10.0, false, most);
            assert!(lines.iter().all(|l| seen(l, 10.0) <= most + 0.1), "{:?}", texts(&lines));
            assert_eq!(texts(&lines).concat(), "Een afspraak van Noord, met scholen en bedrijven samen.");
        }
    }

    #[test]
    fn an_address_is_broken_after_its_strokes() {
        let runs = [Run::new("https://voorbeeld.nl/landsdelen/noordwest/cijfers")];
        let lines = texts(&broken(&runs, 10.0, false, 140.0));
        assert!(lines.len() > 1 && lines[..lines.len() - 1].iter().all(|l| l.trim_end().ends_with('/')), "{lines:?}");
        assert!(broken(&[Run::new("  ")], 10.0, false, 90.0).is_empty());
    }
}
