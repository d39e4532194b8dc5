//! Parquet's codes: runs of one code, or codes packed bit by bit, after one another.
//!
//! Codes are looked up as they are unpacked: `out += map[code]`. So a row's place in the cube grows
//! column by column, and no text and no array of codes is ever made.

use bytes::Bytes;

/// Codes of one page, read from front to back.
pub(crate) struct Hybrid {
    bytes: Bytes,
    at: usize,
    width: usize,
    run: Run,
    left: usize,
}

enum Run {
    Same(u32),
    /// Values already taken of the packed run that starts at this byte.
    Packed {
        start: usize,
        taken: usize,
    },
}

/// The page ends before its rows do, or asks for codes wider than 24 bits.
#[derive(Debug)]
pub(crate) struct Short;

impl Hybrid {
    /// Codes of `width` bits from `at` on.
    pub fn new(bytes: Bytes, at: usize, width: u8) -> Result<Self, Short> {
        if width > 24 || at > bytes.len() {
            return Err(Short);
        }
        Ok(Self { bytes, at, width: width.into(), run: Run::Same(0), left: 0 })
    }

    /// Looks up the next codes and adds what the map says; gives the largest entry met, so that an
    /// unknown code (`u32::MAX`) is seen by one comparison.
    pub fn add(&mut self, mut out: &mut [u32], map: &[u32]) -> Result<u32, Short> {
        let mut worst = 0;
        while !out.is_empty() {
            if self.left == 0 {
                self.next_run()?;
            }
            let (now, later) = out.split_at_mut(self.left.min(out.len()));
            self.left -= now.len();
            match &mut self.run {
                Run::Same(code) => {
                    let by = map.get(*code as usize).copied().unwrap_or(u32::MAX);
                    worst = worst.max(by);
                    now.iter_mut().for_each(|o| *o = o.wrapping_add(by));
                }
                Run::Packed { start, taken } => {
                    let from = *taken;
                    *taken += now.len();
                    worst = worst.max(unpack(&self.bytes[*start..], self.width, from, now, map)?);
                }
            }
            out = later;
        }
        Ok(worst)
    }

    fn next_run(&mut self) -> Result<(), Short> {
        let header = self.varint()?;
        let bytes = self.width.div_ceil(8);
        if header & 1 == 1 {
            self.run = Run::Packed { start: self.at, taken: 0 };
            self.left = (header >> 1) as usize * 8;
            // The last run may be cut short.
            self.at = (self.at + self.left / 8 * self.width).min(self.bytes.len());
        } else {
            let mut code = [0; 4];
            code[..bytes].copy_from_slice(self.bytes.get(self.at..self.at + bytes).ok_or(Short)?);
            self.run = Run::Same(u32::from_le_bytes(code));
            self.left = (header >> 1) as usize;
            self.at += bytes;
        }
        if self.left == 0 { Err(Short) } else { Ok(()) }
    }

    fn varint(&mut self) -> Result<u64, Short> {
        let mut value = 0;
        for shift in (0..36).step_by(7) {
            let byte = *self.bytes.get(self.at).ok_or(Short)?;
            self.at += 1;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(Short)
    }
}

/// Values `from..` of a packed run.
fn unpack(bytes: &[u8], width: usize, from: usize, out: &mut [u32], map: &[u32]) -> Result<u32, Short> {
    if width > 8 {
        return slowly(bytes, width, from, out, map);
    }
    // Up to a group of eight values, whole groups, and what is left.
    let lead = (from.next_multiple_of(8) - from).min(out.len());
    let (head, rest) = out.split_at_mut(lead);
    let mut worst = slowly(bytes, width, from, head, map)?;
    let whole = rest.len() / 8 * 8;
    let (groups, tail) = rest.split_at_mut(whole);
    let packed = bytes.get((from + lead) / 8 * width..(from + lead + whole) / 8 * width).ok_or(Short)?;
    let mut table = [u32::MAX; 256];
    table.iter_mut().zip(map).for_each(|(t, m)| *t = *m);
    worst = worst.max(match width {
        0 => {
            groups.iter_mut().for_each(|o| *o = o.wrapping_add(table[0]));
            if whole > 0 { table[0] } else { 0 }
        }
        1 => eights::<1>(packed, groups, &table),
        2 => eights::<2>(packed, groups, &table),
        3 => eights::<3>(packed, groups, &table),
        4 => eights::<4>(packed, groups, &table),
        5 => eights::<5>(packed, groups, &table),
        6 => eights::<6>(packed, groups, &table),
        7 => eights::<7>(packed, groups, &table),
        _ => eights::<8>(packed, groups, &table),
    });
    Ok(worst.max(slowly(bytes, width, from + lead + whole, tail, map)?))
}

/// Eight values of `W` bits fit one word.
fn eights<const W: usize>(packed: &[u8], out: &mut [u32], table: &[u32; 256]) -> u32 {
    let mut worst = 0;
    for (group, out) in packed.chunks_exact(W).zip(out.chunks_exact_mut(8)) {
        let mut word = [0; 8];
        word[..W].copy_from_slice(group);
        let word = u64::from_le_bytes(word);
        for (i, out) in out.iter_mut().enumerate() {
            let by = table[(word >> (i * W)) as usize & ((1 << W) - 1)];
            worst = worst.max(by);
            *out = out.wrapping_add(by);
        }
    }
    worst
}

fn slowly(bytes: &[u8], width: usize, from: usize, out: &mut [u32], map: &[u32]) -> Result<u32, Short> {
    let mut worst = 0;
    for (i, out) in (from..).zip(out) {
        let bit = i * width;
        let mut word = [0; 4];
        let here = bytes.get(bit / 8..).ok_or(Short)?;
        let here = &here[..here.len().min(4)];
        if here.len() * 8 < bit % 8 + width {
            return Err(Short);
        }
        word[..here.len()].copy_from_slice(here);
        let code = (u32::from_le_bytes(word) >> (bit % 8)) & ((1u32 << width) - 1);
        let by = map.get(code as usize).copied().unwrap_or(u32::MAX);
        worst = worst.max(by);
        *out = out.wrapping_add(by);
    }
    Ok(worst)
}

/// Writes codes that come in long runs: (code, how often), for a page of `width` bits.
pub(crate) fn runs(codes: impl Iterator<Item = (u32, u64)>, width: u8, out: &mut Vec<u8>) {
    for (code, often) in codes {
        let mut header = often << 1;
        while header >= 0x80 {
            out.push(header as u8 | 0x80);
            header >>= 7;
        }
        out.push(header as u8);
        out.extend_from_slice(&code.to_le_bytes()[..usize::from(width).div_ceil(8)]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Packs as the format says: values from the lowest bit on.
    fn packed(values: &[u32], width: usize) -> Vec<u8> {
        let mut bits = vec![0u8; (values.len() * width).div_ceil(8)];
        for (i, v) in values.iter().enumerate() {
            (0..width).filter(|b| v >> b & 1 == 1).for_each(|b| bits[(i * width + b) / 8] |= 1 << ((i * width + b) % 8));
        }
        let mut page = vec![((values.len() / 8) << 1 | 1) as u8];
        page.extend(bits);
        page
    }

    #[test]
    fn packed_codes_come_back_whatever_the_steps() {
        for width in 1..=12usize {
            let values: Vec<u32> = (0..504u32).map(|i| i.wrapping_mul(2_654_435_761) >> (32 - width)).collect();
            let mut page = Vec::new();
            runs([(1, 300)].into_iter(), width as u8, &mut page);
            page.extend(packed(&values, width));
            for step in [1, 7, 64, 804] {
                let mut hybrid = Hybrid::new(page.clone().into(), 0, width as u8).unwrap();
                let map: Vec<u32> = (0..1 << width).map(|c: u32| c * 10).collect();
                let mut out = vec![5; 804];
                out.chunks_mut(step).for_each(|o| assert!(hybrid.add(o, &map).unwrap() <= map[map.len() - 1]));
                let expected: Vec<u32> = std::iter::repeat_n(1, 300).chain(values.iter().copied()).map(|c| 5 + c * 10).collect();
                assert_eq!(out, expected, "width {width}, step {step}");
                assert!(hybrid.add(&mut [0], &map).is_err());
            }
        }
    }

    #[test]
    fn an_unknown_code_is_seen() {
        let mut hybrid = Hybrid::new(packed(&[0, 1, 2, 3, 0, 0, 0, 0], 2).into(), 0, 2).unwrap();
        assert_eq!(hybrid.add(&mut [0; 8], &[7, 8, 9]).unwrap(), u32::MAX);
        assert!(Hybrid::new(Bytes::from_static(&[1, 0]), 0, 25).is_err());
    }
}
