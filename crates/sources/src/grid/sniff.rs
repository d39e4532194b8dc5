//! Which separator, which line end, whether quotes mean something: from a first stretch of bytes.

use super::Dialect;

const SEPARATORS: [u8; 4] = [b'\t', b';', b'|', b','];
const LINES: usize = 60;

/// Bytes that no text has.
pub fn is_binary(sample: &[u8]) -> bool {
    sample.iter().take(8 << 10).filter(|b| matches!(b, 0..=8 | 14..=26 | 28..=31)).count() > 0
}

/// How the text in `sample` is separated.
pub fn dialect(sample: &[u8]) -> Dialect {
    let old_mac = !sample.contains(&b'\n') && sample.contains(&b'\r');
    let newline = if old_mac { b'\r' } else { b'\n' };
    let separator = SEPARATORS
        .into_iter()
        .map(|s| (score(sample, s, newline), s))
        // Of equals the first one wins.
        .fold((0, b';'), |best, candidate| if candidate.0 > best.0 { candidate } else { best })
        .1;
    Dialect { separator, old_mac, quotes: opens_with_quotes(sample, separator, newline) }
}

/// Lines that have as many separators as most lines, times those separators; 0 when most have none.
fn score(sample: &[u8], separator: u8, newline: u8) -> usize {
    let mut counts: Vec<usize> = vec![];
    let (mut count, mut inside, mut cell_start) = (0, false, true);
    for byte in sample {
        match *byte {
            b'"' if inside => inside = false,
            b'"' if cell_start => inside = true,
            b if b == newline && !inside => {
                counts.push(count);
                count = 0;
            }
            b if b == separator && !inside => count += 1,
            _ => {}
        }
        cell_start = *byte == separator || *byte == newline;
        if counts.len() == LINES {
            break;
        }
    }
    if counts.len() < LINES && count > 0 {
        counts.push(count);
    }
    let mut sorted: Vec<usize> = counts.iter().copied().filter(|c| *c > 0).collect();
    sorted.sort_unstable();
    let mode = sorted.chunk_by(|a, b| a == b).max_by_key(|run| (run.len(), run[0]));
    // A separator that stands in every line beats one that stands often in some.
    mode.map_or(0, |run| run.len() * 1000 / counts.len().max(1) * 1000 + run[0].min(999))
}

/// In a file where no cell that opens with a quote also closes with one, quotes are letters.
fn opens_with_quotes(sample: &[u8], separator: u8, newline: u8) -> bool {
    let is_edge = |b: Option<&u8>| b.is_none_or(|b| *b == separator || *b == newline || *b == b'\r');
    let opens = (0..sample.len()).filter(|i| sample[*i] == b'"' && is_edge(i.checked_sub(1).and_then(|j| sample.get(j))));
    let mut opens = opens.peekable();
    if opens.peek().is_none() {
        return true;
    }
    (0..sample.len()).any(|i| sample[i] == b'"' && is_edge(sample.get(i + 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_is_the_one_every_line_has() {
        for (text, expected) in [
            ("a;b\n1;2\n", b';'),
            ("a,b\n1,2\n", b','),
            ("naam;n\nbouwen, wonen en onderhoud;1\nx, y;2\n", b';'),
            ("u,s,geo\\time\t2015 \t2014 \nNR,F,NL\t1 \t: \n", b'\t'),
            ("\"a;b\",\"c\"\n\"d;e\",\"f\"\n", b','),
            ("R;v\nx;1,5\ny;2,5\n", b';'),
        ] {
            assert_eq!(char::from(dialect(text.as_bytes()).separator), char::from(expected), "{text}");
        }
        assert!(dialect(b"a;b\r1;2\r").old_mac);
        assert!(is_binary(b"PK\x03\x04"));
    }
}
